"""The page of an agency's names: how it is printed and worded, by period of validity."""

from typing import Any

from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.ui.dialogs.base import read_day
from cchc_desktop.ui.dialogs.record_table import (
    RecordColumn,
    UnreadableCellError,
    shown,
    stored,
)
from cchc_desktop.ui.style import GAP

_LINES = (
    RecordColumn("parent", "Cơ quan chủ quản (các dòng):", "lines"),
    RecordColumn("lines", "Tên ở đầu văn bản (các dòng):", "lines"),
    RecordColumn("symbol", "Ký hiệu:"),
    RecordColumn("place", "Địa danh:"),
    RecordColumn("contact", "Địa chỉ ở chân trang đầu (các dòng):", "lines"),
    RecordColumn("from", "Dùng từ ngày:", "day"),
    RecordColumn("to", "đến hết ngày:", "day"),
)
_WORDS = (
    RecordColumn("tinh", "Tên tỉnh, thành phố trong câu:"),
    RecordColumn("ten_tinh", "Tên riêng:"),
    RecordColumn("cap", "Cấp:"),
    RecordColumn("co_quan", "Tên cơ quan trong câu:"),
    RecordColumn("co_quan_tat", "Tên viết tắt:"),
    RecordColumn("cap_tren", "Cơ quan cấp trên:"),
)


class IssuerPage(QWidget):
    """Edit the names that apply in one period, and add a period when they change."""

    def __init__(
        self, name: str, issuers: list[dict[str, Any]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._issuers = [dict(issuer) for issuer in issuers]
        self._shown = 0
        self.name = QLineEdit(name)
        self.period = QComboBox()
        self.inputs = {column.key: QLineEdit() for column in (*_LINES, *_WORDS)}
        self._lay_out()
        self._list()
        self._fill(0)
        self.period.currentIndexChanged.connect(self._changed)

    def records(self) -> list[dict[str, Any]]:
        """Return every period's names, or raise about a day that cannot be read."""
        self._keep()
        return self._issuers

    def add(self) -> None:
        """Begin another period with the names shown now."""
        if not self._could_keep():
            return
        self._issuers.append(dict(self._issuers[self._shown]) | {"from": None, "to": None})
        self._list()
        self.period.setCurrentIndex(len(self._issuers) - 1)

    def _lay_out(self) -> None:
        add = QPushButton("Thêm &giai đoạn")
        add.setAutoDefault(False)
        add.clicked.connect(self.add)
        row = QHBoxLayout()
        row.addWidget(self.period, 1)
        row.addWidget(add)
        form = QFormLayout()
        form.setHorizontalSpacing(GAP)
        form.setVerticalSpacing(GAP // 2)
        form.addRow("Tên trong danh sách:", self.name)
        form.addRow("Giai đoạn:", row)
        for column in (*_LINES, *_WORDS):
            label = QLabel(column.caption)
            label.setBuddy(self.inputs[column.key])
            self.inputs[column.key].setAccessibleName(column.caption.rstrip(":"))
            if column.kind == "lines":
                self.inputs[column.key].setPlaceholderText("các dòng cách nhau bằng dấu “;”")
            form.addRow(label, self.inputs[column.key])
        page = QVBoxLayout(self)
        page.addLayout(form)
        page.addStretch(1)

    def _list(self) -> None:
        self.period.blockSignals(True)
        self.period.clear()
        self.period.addItems([_span(issuer) for issuer in self._issuers])
        self.period.setCurrentIndex(self._shown)
        self.period.blockSignals(False)

    def _changed(self, place: int) -> None:
        if self._could_keep():
            self._fill(place)
            return
        self.period.blockSignals(True)
        self.period.setCurrentIndex(self._shown)
        self.period.blockSignals(False)

    def _could_keep(self) -> bool:
        """Keep what is typed, or go to the day that cannot be read."""
        try:
            self._keep()
        except UnreadableCellError:
            bad = next(key for key in ("from", "to") if not _is_day(self.inputs[key].text()))
            self.inputs[bad].setFocus()
            self.inputs[bad].selectAll()
            return False
        return True

    def _fill(self, place: int) -> None:
        self._shown = place
        issuer = self._issuers[place]
        for column in _LINES:
            self.inputs[column.key].setText(shown(issuer.get(column.key), column.kind))
        for column in _WORDS:
            self.inputs[column.key].setText(issuer.get("words", {}).get(column.key, ""))

    def _keep(self) -> None:
        issuer = self._issuers[self._shown]
        for column in _LINES:
            value = stored(self.inputs[column.key].text(), column.kind)
            if value is None:
                issuer.pop(column.key, None)
            else:
                issuer[column.key] = value
        words = {column.key: self.inputs[column.key].text().strip() for column in _WORDS}
        issuer["words"] = {**issuer.get("words", {}), **words}


def _span(issuer: dict[str, Any]) -> str:
    start, end = (shown(issuer.get(key), "day") for key in ("from", "to"))
    if start and end:
        return f"từ {start} đến {end}"
    if start or end:
        return f"từ {start}" if start else f"đến {end}"
    return "mọi thời gian"


def _is_day(typed: str) -> bool:
    return not typed.strip() or read_day(typed) is not None
