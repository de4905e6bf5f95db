"""What stands around the text of a report: head, marks, stamps, signature; knows no sections."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from cchc_desktop.model.document import (
    Addressees,
    Contact,
    CopyMark,
    Head,
    Marks,
    Received,
    Signature,
    Tail,
    Urgency,
    dashed,
)
from cchc_desktop.model.field_types import pad_month
from cchc_desktop.model.layout import Layout
from cchc_desktop.model.values import Day, Names
from cchc_desktop.services.variants import OUTGOING, Variant

if TYPE_CHECKING:
    from cchc_desktop.model.agency import AgencyView
    from cchc_desktop.services.session import Session

_SHORTEST_NUMBER = 2
_FIXED = "\u00a0"


@dataclass
class Surroundings:
    """Makes each block around the text in the regime of a layout, for one variant."""

    session: "Session"
    layout: Layout
    variant: Variant = OUTGOING

    @cached_property
    def view(self) -> "AgencyView":
        """The agency as it is named on the day of the report."""
        day = self._day("head.date")
        return self.session.view if day is None else self.session.agency.on(day)

    # --- the top of the first page

    def head(self) -> Head:
        """Return who issues the report, its number, place and date."""
        words, view = self.layout.words, self.view
        number = self._number() or words.number_blank
        line = words.number_line.format(number=number, code=self._symbol())
        return Head(view.parent_lines, view.issuer_lines, line, self._date())

    def _number(self) -> str:
        """Return the number as printed, empty where it is left to the registry."""
        return "" if self.variant.blank else _padded(self.line("head.number"))

    def _symbol(self) -> str:
        return self.line("head.symbol") or self.view.symbol

    def _date(self) -> str:
        signed = self._day("head.date")
        year = signed.year if signed else self._deadline_year()
        place = self.line("head.place") or self.view.place
        return self._date_line(place, None if self.variant.blank else signed, year)

    def _date_line(self, place: str, signed: date | None, year: int) -> str:
        words = self.layout.words
        day, month = _day_and_month(signed, words.date_blank)
        return words.date_line.format(place=place, day=day, month=month, year=year)

    def _deadline_year(self) -> int:
        day = self._day("head.deadline")
        return (day or self.session.report.deadline).year

    def marks(self) -> tuple[Marks, ...]:
        """Return the marks beside the head; only a draft itself is marked as one."""
        drafts = self.layout.marks.draft and self.variant is OUTGOING
        marks = Marks(
            secrecy=self.line("head.secrecy"),
            circulation=self.line("head.circulation"),
            draft=self.line("head.draft") if drafts else "",
        )
        return (marks,) if marks != Marks() else ()

    def urgency(self) -> tuple[Urgency, ...]:
        """Return the urgency stamp, if any."""
        text = self.line("head.urgency")
        known = (box.text for box in self.layout.urgencies if box.key == text)
        return (Urgency(next(known, text)),) if text else ()

    def addressees(self) -> tuple[Addressees, ...]:
        """Return whom the report is addressed to, where the regime prints it."""
        names = self.names("head.addressees")
        if not names or not self.layout.addressees.printed:
            return ()
        return (Addressees(self.layout.words.addressees_label, names),)

    def received(self) -> tuple[Received, ...]:
        """Return the stamp of arrival of the received copy, its rows in the order of the regime."""
        if not self.variant.received:
            return ()
        keys = ("number", "date", "to", "file")
        values = (self.line(f"head.received_{key}") for key in keys)
        rows = tuple(zip(self.layout.received.labels, values, strict=True))
        return (Received(self.line("head.received_agency").upper(), rows),)

    # --- the end

    def tail(self) -> Tail:
        """Return recipients and signature."""
        return self._tail("head.", self.names("head.authority"), self.line("head.drafter"))

    def _tail(self, prefix: str, authority: tuple[str, ...], drafter: str = "") -> Tail:
        signature = Signature(authority, self.line(prefix + "signer"))
        recipients = dashed(self.names(prefix + "recipients"))
        return Tail(self.layout.words.recipients_label, recipients, signature, drafter)

    def contact(self) -> tuple[Contact, ...]:
        """Return the address lines at the foot of the first page, if any."""
        lines = self.names("head.contact")
        return (Contact(lines),) if lines else ()

    def copy_mark(self) -> tuple[CopyMark, ...]:
        """Return the form of a certified copy, made by the agency itself unless another is named.

        A form of another regime is printed as it was chosen.
        """
        if not self.variant.copied:
            return ()
        form = self.line("head.copy_form") or self.layout.copies.forms[0][0]
        issuer, parent = self.names("head.copy_issuer"), self.names("head.copy_parent")
        if not issuer:
            issuer, parent = self.view.issuer_lines, self.view.parent_lines
        tail = self._tail("head.copy_", self.names("head.copy_authority"))
        date_line = self._copy_date()
        return (CopyMark(form, parent, issuer, self._copy_number(form), date_line, tail),)

    def _copy_number(self, form: str) -> str:
        codes = dict(self.layout.copies.forms)
        own = self._symbol().partition("-")[2]
        return self.layout.copies.number_line.format(
            number=_padded(self.line("head.copy_number")) or self.layout.words.number_blank,
            code=codes.get(form, next(iter(codes.values()))),
            issuer=self.line("head.copy_symbol") or own,
        )

    def _copy_date(self) -> str:
        made = self._day("head.copy_date")
        signed = self._day("head.date")
        year = made or signed or self.session.report.deadline
        place = self.line("head.copy_place") or self.line("head.place") or self.view.place
        return self._date_line(place, made, year.year)

    # --- annexes

    def reference(self) -> str:
        """Return the line of an annex that names the report it belongs to, blanks where unknown."""
        annex, words, signed = self.layout.annex, self.layout.words, self._day("head.date")
        year = signed.year if signed else self._deadline_year()
        shown = None if self.variant.blank else signed
        # Other than in the head these words may break into lines, which drop plain spaces.
        number, blank = (b.replace(" ", _FIXED) for b in (words.number_blank, words.date_blank))
        day, month = _day_and_month(shown, blank)
        return annex.reference_line.format(
            number=self._number() or number,
            code=self._symbol(),
            day=day,
            month=month,
            year=year,
            issuer=self.view.words.get("co_quan") or " ".join(self.view.issuer_lines),
        )

    # --- the boxes of the form

    def line(self, key: str) -> str:
        """Return a box of the form as one line."""
        return self.session.shown(key).strip()

    def names(self, key: str) -> tuple[str, ...]:
        """Return a box of the form as its lines."""
        match self.session.value(key):
            case Names(names):
                return names
        line = self.line(key)
        return (line,) if line else ()

    def _day(self, key: str) -> date | None:
        match self.session.value(key):
            case Day(day):
                return day
        return None


def _day_and_month(day: date | None, blank: str) -> tuple[str, str]:
    """Return day and month with their zeros, blanks while there is no day."""
    return (blank, blank) if day is None else (f"{day.day:02}", pad_month(day.month))


def _padded(number: str) -> str:
    """Return a number below 10 with its leading zero (Decree 30/2020, annex I)."""
    is_plain = number.isascii() and number.isdigit() and number != "0"
    return number.zfill(_SHORTEST_NUMBER) if is_plain else number
