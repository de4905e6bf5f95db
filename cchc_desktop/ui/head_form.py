"""The form of the header and signature block; filling it needs no section of the outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.form import FieldForm
from cchc_desktop.ui.style import heading, muted

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_GROUPS = (
    ("Đầu văn bản", ("number", "symbol", "date", "place", "urgency", "subject", "addressees")),
    ("Ký và gửi", ("signatory", "authority", "signer", "recipients")),
    ("Kỳ số liệu", ("window_start", "window_end", "deadline")),
    ("Nơi nhận ghi", ("received_number", "received_date")),
)


class HeadForm(FieldForm):
    """Ask for what stands above and below the text of the report."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.column.addWidget(heading("Thể thức và người ký"))
        self.column.addWidget(
            muted("Những gì in ở đầu và cuối báo cáo. Ô để trống được chừa chỗ để ghi tay.")
        )
        fields = session.template.head_fields
        placed = set()
        for caption, names in _GROUPS:
            keys = [f"head.{name}" for name in names if f"head.{name}" in fields]
            placed.update(keys)
            self.add_group(caption, [fields[key] for key in keys])
        others = [field for key, field in fields.items() if key not in placed]
        if others:
            self.add_group("Khác", others)
        self.column.addStretch(1)

    def focus_start(self) -> None:
        """Go to the first line of the header."""
        self.focus_text()

    def refresh_chips(self) -> None:
        """No bound figures are shown in the header."""
