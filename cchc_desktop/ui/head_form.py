"""The form of the header and signature block; filling it needs no section of the outline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGroupBox, QWidget

from cchc_desktop.messages import ANNEX_CHOICES
from cchc_desktop.model.annexes import SWITCH
from cchc_desktop.services.export import layout_of
from cchc_desktop.services.head_problems import regime_choices
from cchc_desktop.ui.form import FieldForm
from cchc_desktop.ui.reports_page import DAY
from cchc_desktop.ui.style import heading, muted

if TYPE_CHECKING:
    from cchc_desktop.model.agency import Signatory
    from cchc_desktop.model.template import Field
    from cchc_desktop.services.session import Session
    from cchc_desktop.ui.field_row import FieldRow

_GROUPS = (
    ("Đầu văn bản", ("number", "symbol", "date", "place", "subject", "addressees")),
    ("Dấu và chỉ dẫn", ("urgency", "secrecy", "circulation", "draft")),
    ("Ký và gửi", ("signatory", "authority", "signer", "recipients", "drafter", "contact")),
    ("Kỳ số liệu", ("window_start", "window_end", "deadline")),
    (
        "Nơi nhận ghi (chỉ in ở bản có dấu đến)",
        ("received_agency", "received_number", "received_date", "received_to", "received_file"),
    ),
    (
        "Bản sao (chỉ in ở bản sao)",
        (
            "copy_form",
            "copy_number",
            "copy_date",
            "copy_place",
            "copy_parent",
            "copy_issuer",
            "copy_symbol",
            "copy_authority",
            "copy_signer",
            "copy_recipients",
        ),
    ),
)
_PERIOD = ("head.window_start", "head.window_end", "head.deadline")
_SIGNATORY, _AUTHORITY, _SIGNER = "head.signatory", "head.authority", "head.signer"


class HeadForm(FieldForm):
    """Ask for what stands above and below the text of the report."""

    signatory_chosen = Signal(dict)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._signatories = _labelled(session.view.signatories)
        self._choices = regime_choices(layout_of(session.report.regime))
        self.column.addWidget(heading("Thể thức và người ký"))
        self.column.addWidget(
            muted("Những gì in ở đầu và cuối báo cáo. Ô để trống được chừa chỗ để ghi tay.")
        )
        fields = session.template.head_fields
        for caption, names in _GROUPS:
            keys = [f"head.{name}" for name in names if f"head.{name}" in fields]
            self.add_group(caption, [fields[key] for key in keys])
        switches = [field for key, field in fields.items() if key.startswith(SWITCH)]
        if switches:
            self.add_group("Phụ lục", switches)
        self.column.addStretch(1)

    def fill(self, key: str) -> None:
        """Show the signatory by name and office, all other lines as they are stored."""
        if key in _PERIOD and not self.session.edit_text(key):
            self.rows[key].set_text(self._given_day(key).strftime(DAY))
            return
        if key.startswith(SWITCH) and not self.session.edit_text(key):
            self.rows[key].set_text(ANNEX_CHOICES[1])
            return
        if key != _SIGNATORY:
            super().fill(key)
            return
        stored = self.session.edit_text(key)
        labels = {entry.key: label for label, entry in self._signatories.items()}
        self.rows[key].set_text(labels.get(stored, stored))

    def _given_day(self, key: str) -> date:
        """Return a date the report was made with, as long as none is typed here."""
        period = self.session.period
        return (*period.window, period.deadline)[_PERIOD.index(key)]

    def focus_start(self) -> None:
        """Go to the first line of the header."""
        self.focus_text()

    def refresh_chips(self) -> None:
        """No bound figures are shown in the header."""

    def make_row(self, field: Field, group: QGroupBox) -> FieldRow:
        """Offer the agency's signatories and the marks of the regime where they are asked for."""
        if field.key != _SIGNATORY:
            choices = self._choices.get(field.key, field.choices)
            return super().make_row(replace(field, choices=choices), group)
        row = super().make_row(replace(field, choices=tuple(self._signatories)), group)
        row.committed.disconnect(self.committed)
        row.committed.connect(self._choose)
        return row

    def _choose(self, key: str, label: str) -> None:
        """Fill in authority and name of the chosen person; a name typed freely stays a name."""
        entry = self._signatories.get(label)
        if entry is None:
            self.committed.emit(key, label)
        else:
            changes = {
                key: entry.key,
                _AUTHORITY: list(entry.authority) or None,
                _SIGNER: entry.name or None,
            }
            self.signatory_chosen.emit(changes)


def _labelled(entries: Sequence[Signatory]) -> dict[str, Signatory]:
    """Name each by name and office; by all lines of authority where that is the same for two."""
    short = [_label(entry) for entry in entries]
    return {
        label if short.count(label) == 1 else _label(entry, whole=True): entry
        for label, entry in zip(short, entries, strict=True)
    }


def _label(entry: Signatory, *, whole: bool = False) -> str:
    office = ", ".join(entry.authority[0 if whole else -1 :])
    return f"{entry.name} – {office}" if entry.name and office else entry.name or office
