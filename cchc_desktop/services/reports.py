"""The reports of one data file: list, begin, copy, open; knows no widgets and no pages."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.agency import Agency, AgencyView, load_agency
from cchc_desktop.model.period import Period, Periods, load_periods
from cchc_desktop.services.backups import Backups
from cchc_desktop.store.rows import NewReport, PeriodPreset, ReportRow

if TYPE_CHECKING:
    from cchc_desktop.model.template import Template
    from cchc_desktop.services.carry_forward import Carried
    from cchc_desktop.services.session import Session
    from cchc_desktop.store.store import Store

SAMPLE = "2018-6T"
OLD_REGIME = "tt01-2011"
NEW_REGIME = "nd30-2020"
# Decree 30/2020, article 37: in force from 5 March 2020.
_NEW_REGIME_FROM = date(2020, 3, 5)
Window = tuple[date, date, date]
# What the list of reports shows; the window does not know the store.
Report = ReportRow


def edition(resources: Path, key: str) -> "Template":
    """Read a shipped edition of the outline.

    Raises:
        UserError: no such edition is shipped.
    """
    from cchc_desktop.model.loader import load_template

    folder = resources / "templates" / key
    known = sorted(p.parent.name for p in folder.parent.glob("*/template.toml"))
    if key not in known:
        raise UserError(messages.EDITION_UNKNOWN.format(edition=key, known=", ".join(known)))
    return load_template(folder)


@dataclass
class Library:
    """Everything one data file holds, with the templates and presets shipped beside it."""

    store: "Store"
    resources: Path
    who: str = ""
    _templates: "dict[str, Template]" = field(default_factory=dict, repr=False)

    @cached_property
    def periods(self) -> Periods:
        return load_periods(self.resources / "periods.toml")

    @cached_property
    def backups(self) -> Backups:
        """The copies of the data file."""
        return Backups(self.store)

    def reports(self) -> list[ReportRow]:
        """Return every report, the latest period first."""
        return self.store.reports()

    def editions(self) -> list[tuple[str, str]]:
        """Return the key and name of each shipped edition of the outline."""
        folders = sorted((self.resources / "templates").glob("*/template.toml"))
        return [(f.parent.name, self.template(f.parent.name).name) for f in folders]

    def default_edition(self, period: Period) -> str:
        """Return the edition that was the newest in force when a period's window ended."""
        keys = [key for key, _ in self.editions()]
        started = {key: self.template(key).start or date.min for key in keys}
        day = period.window[1]
        return max(keys, key=lambda key: (started[key] <= day, started[key]))

    def template(self, key: str) -> "Template":
        """Return an edition, read once; see ``edition``."""
        if key not in self._templates:
            self._templates[key] = edition(self.resources, key)
        return self._templates[key]

    def agencies(self) -> list[tuple[str, str]]:
        """Return key and name of the agencies: the file's own first, then unused presets."""
        stored = self.store.agencies()
        presets = {p.stem: load_agency(p) for p in sorted(self._presets().glob("*.toml"))}
        names = {key: agency.name for key, agency in presets.items()}
        names.update({key: Agency.from_data(data).name for key, data in stored.items()})
        return sorted(names.items(), key=lambda item: (item[0] not in stored, item[1]))

    def agency_exists(self, key: str, period: Period) -> bool:
        """Say whether an agency exists when the window of a period ends."""
        day = period.window[1]
        return any(issuer.holds(day) for issuer in self.agency(key).issuers)

    def agency(self, key: str) -> Agency:
        """Return an agency as edited in this file, or its preset.

        Raises:
            UserError: neither the file nor the presets know the key.
        """
        data = self.store.agency(key)
        if data is not None:
            return Agency.from_data(data)
        presets = {path.stem: path for path in self._presets().glob("*.toml")}
        if key not in presets:
            known = sorted({*presets, *self.store.agencies()})
            raise UserError(messages.AGENCY_UNKNOWN.format(key=key, known=", ".join(known)))
        return load_agency(presets[key])

    def _presets(self) -> Path:
        return self.resources / "agencies"

    def period(self, code: str) -> Period:
        """Return a period with the window and deadline this file uses for it."""
        period = self.periods.period(code)
        for preset in self.store.period_presets(period.year):
            if preset.kind == period.kind.code:
                return period.with_window(preset.window_start, preset.window_end, preset.deadline)
        return period

    def presets(self, year: int) -> list[PeriodPreset]:
        """Return window and deadline of every kind of period in a year, edits included."""
        periods = [self.period(f"{year}-{kind}") for kind in self.periods.kinds]
        return [
            PeriodPreset(year, p.kind.code, p.window[0], p.window[1], p.deadline) for p in periods
        ]

    def trashed(self) -> list[ReportRow]:
        """Return the reports in the trash, the latest period first."""
        return self.store.reports(trashed=True)

    def archive(self, code: str, *, away: bool = True) -> None:
        """Put a finished report away, so that it is read but not changed, or take it out again."""
        self.store.archive(self.store.report(code).id, away=away)

    def throw_away(self, code: str) -> int:
        """Put a report into the trash, whole, and return the number ``restore`` asks for."""
        report = self.store.report(code)
        self.store.trash(report.id)
        return report.id

    def restore(self, number: int) -> str:
        """Take a report out of the trash and return its code.

        Raises:
            UserError: the period has another report by now.
        """
        return self.store.restore(number).code

    def create(
        self,
        code: str,
        agency: str,
        edition: str = "",
        *,
        copy_from: str | None = None,
        window: Window | None = None,
    ) -> str:
        """Begin a report with skeleton texts, or with the texts of an earlier one.

        Without an edition it follows the one of its period.

        Raises:
            UserError: unknown period, agency, edition or source, or the period has a report.
        """
        period = self.period(code)
        if window is not None:
            period = period.with_window(*window)
        edition = edition or self.default_edition(period)
        template = self.template(edition)
        answers = self._first_answers(template, self.agency(agency).on(period.window[1]), period)
        new = _new_report(period, agency, edition)
        if copy_from is not None:
            from cchc_desktop.services.carry_forward import carry_forward

            answers.update(carry_forward(self, copy_from, new).answers)
        self._add(new, answers)
        return period.code

    def carried(
        self, code: str, agency: str, edition: str, copy_from: str, window: Window
    ) -> "Carried":
        """Return what a report would take over from another one, for the user to see.

        Raises:
            UserError: unknown period, agency, edition or source.
        """
        from cchc_desktop.services.carry_forward import carry_forward

        period = self.period(code).with_window(*window)
        self.template(edition)
        return carry_forward(self, copy_from, _new_report(period, agency, edition))

    def create_sample(self) -> str:
        """Store the shipped worked example and return its code."""
        folder = self.resources / "samples" / SAMPLE
        meta = _toml(folder / "report.toml")
        period = self.period(meta["period"])
        template = self.template(meta["edition"])
        view = self.agency(meta["agency"]).on(period.window[1])
        answers = self._first_answers(template, view, period)
        answers.update({f"text.{k}": v.strip() for k, v in meta["texts"].items()})
        answers.update(_head_answers(meta["head"], view))
        answers["head.subject"] = _worded(meta["head"]["subject"], view, period)
        for path in sorted(folder.glob("[1-9]*.toml")):
            part = _toml(path)
            answers.update({key: _stored(v) for key, v in part.get("answers", {}).items()})
            answers.update({f"text.{k}": v.strip() for k, v in part.get("texts", {}).items()})
        self._add(_new_report(period, meta["agency"], meta["edition"], meta["regime"]), answers)
        return period.code

    def open(self, code: str) -> "Session":
        """Open a report under its own edition."""
        # A list of reports is shown before any of them is opened.
        from cchc_desktop.services.session import Session

        row = self.store.report(code)
        period = self.periods.period(code).with_window(
            row.window_start, row.window_end, row.deadline
        )
        return Session(
            store=self.store,
            report=row,
            template=self.template(row.edition),
            agency=self.agency(row.agency),
            period=period,
            resources=self.resources,
            who=self.who,
        )

    def _add(self, new: NewReport, answers: Mapping[str, Any]) -> None:
        self.store.add_report(
            new, {k: v for k, v in answers.items() if v not in ("", [])}, self.who
        )
        if self.store.agency(new.agency) is None:
            self.store.save_agency(new.agency, self.agency(new.agency).to_data(), self.who)

    def _first_answers(
        self, template: "Template", view: AgencyView, period: Period
    ) -> dict[str, Any]:
        answers: dict[str, Any] = {
            "head.symbol": view.symbol,
            "head.place": view.place,
            "head.subject": _worded(template.subject, view, period),
            "head.recipients": list(view.recipients[0].lines) if view.recipients else [],
            "head.addressees": list(view.addressees[0].names) if view.addressees else [],
            "head.contact": list(view.issuer.contact),
        }
        if view.signatories:
            answers.update(_signatory(view.signatories[0]))
        answers.update({a.switch: messages.ANNEX_CHOICES[0] for a in template.annexes if a.kept})
        answers.update({f.key: f.default for f in template.fields.values() if f.default})
        answers.update(
            {f"text.{s.key}": s.skeleton.strip() for s in template.sections if s.skeleton}
        )
        return answers


def _new_report(period: Period, agency: str, edition: str, regime: str = "") -> NewReport:
    start, end = period.window
    return NewReport(
        code=period.code,
        kind=period.kind.code,
        year=period.year,
        agency=agency,
        edition=edition,
        regime=regime or (OLD_REGIME if end < _NEW_REGIME_FROM else NEW_REGIME),
        window_start=start,
        window_end=end,
        deadline=period.deadline,
    )


def _worded(text: str, view: AgencyView, period: Period) -> str:
    """Return a line with its bound words filled in; the header form holds plain text."""
    from cchc_desktop.model.narrative import Bound, Span, parse_inline

    words = {**view.words, **period.words()}
    parts = []
    for inline in parse_inline(text):
        if isinstance(inline, Bound):
            parts.append(words[inline.name])
        elif isinstance(inline, Span):
            parts.append(inline.text)
    return "".join(parts)


def _signatory(signatory: Any) -> dict[str, Any]:
    return {
        "head.signatory": signatory.key,
        "head.authority": list(signatory.authority),
        "head.signer": signatory.name,
    }


def _head_answers(head: Mapping[str, Any], view: AgencyView) -> dict[str, Any]:
    answers = {f"head.{key}": _stored(value) for key, value in head.items()}
    for signatory in view.signatories:
        if signatory.key == head.get("signatory"):
            answers.update(_signatory(signatory))
    return answers


def _stored(value: Any) -> Any:
    """Return a TOML value in its stored form: days as objects, the rest as it is."""
    return {"day": value.isoformat()} if isinstance(value, date) else value


def _toml(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file, parse_float=Decimal)
