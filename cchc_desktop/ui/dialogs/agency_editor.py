"""The dialog that edits the agencies: names, signatories, recipients, units, house style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QTabWidget, QWidget

from cchc_desktop.errors import UserError
from cchc_desktop.model.agency import Agency
from cchc_desktop.ui.dialogs.base import FormDialog, show_error
from cchc_desktop.ui.dialogs.issuer_page import IssuerPage
from cchc_desktop.ui.dialogs.record_table import RecordColumn, RecordTable, UnreadableCellError
from cchc_desktop.ui.dialogs.style_page import StylePage

if TYPE_CHECKING:
    from cchc_desktop.services.reports import Library

_DAYS = (RecordColumn("from", "Từ ngày", "day"), RecordColumn("to", "Đến ngày", "day"))
_VALID = "Để trống Từ ngày, Đến ngày khi luôn dùng. Các dòng trong một ô cách nhau bằng dấu “;”."
_TABLES: tuple[tuple[str, str, tuple[RecordColumn, ...], str], ...] = (
    (
        "signatory",
        "&Người ký",
        (
            RecordColumn("name", "Họ và tên"),
            RecordColumn("authority", "Quyền hạn; chức vụ", "lines"),
            *_DAYS,
        ),
        _VALID,
    ),
    (
        "recipients",
        "Nơi n&hận",
        (
            RecordColumn("label", "Tên danh sách"),
            RecordColumn("lines", "Nơi nhận", "lines"),
            *_DAYS,
        ),
        _VALID,
    ),
    (
        "addressees",
        "Kính &gửi",
        (RecordColumn("label", "Tên"), RecordColumn("names", "Kính gửi", "lines"), *_DAYS),
        _VALID,
    ),
    (
        "unit",
        "Đơn &vị",
        (
            RecordColumn("label", "Loại đơn vị"),
            RecordColumn("value", "Số lượng", "whole"),
            *_DAYS,
            RecordColumn("names", "Tên các đơn vị", "lines"),
        ),
        f"{_VALID} Số lượng được dùng làm mẫu số trong các biểu số liệu.",
    ),
    (
        "index",
        "&Chỉ số CCHC",
        (
            RecordColumn("year", "Năm", "whole"),
            RecordColumn("score", "Điểm", "number"),
            RecordColumn("rank", "Xếp hạng", "whole"),
        ),
        "Chỉ số cải cách hành chính đã công bố, dùng để tính mức tăng, giảm so với năm trước.",
    ),
)
_PREFIX = "muc"


class AgencyEditor(FormDialog):
    """Edit one agency at a time; what is saved applies to reports opened afterwards."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__("Cơ quan", "&Lưu", parent)
        self._library = library
        self._data: dict[str, Any] = {}
        self._tables: dict[str, RecordTable] = {}
        self.agency = QComboBox()
        for key, name in library.agencies():
            self.agency.addItem(name, key)
        self.add_row("Cơ &quan:", self.agency)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Các trang")
        self.column.addWidget(self.tabs, 1)
        self.finish_layout()
        self.resize(920, 580)
        self.agency.currentIndexChanged.connect(self._show)
        self._show()

    def _show(self) -> None:
        """Show the chosen agency."""
        self._data = self._library.agency(self.agency.currentData()).to_data()
        self.tabs.clear()
        self.issuer = IssuerPage(self._data["name"], self._data["issuer"])
        self.tabs.addTab(self.issuer, "&Tên và ký hiệu")
        self._tables = {}
        for key, caption, columns, note in _TABLES:
            table = RecordTable(columns, self._data.get(key, []), note)
            self._tables[key] = table
            self.tabs.addTab(table, caption)
        self.style_page = StylePage(self._data.get("style", {}))
        self.tabs.addTab(self.style_page, "Cách vi&ết")

    def edited(self) -> dict[str, Any]:
        """Return the agency as it is on the screen, or raise about the first bad cell."""
        data = dict(self._data)
        data["name"] = self.issuer.name.text().strip()
        data["issuer"] = self.issuer.records()
        data["style"] = self.style_page.record()
        for key, table in self._tables.items():
            try:
                records = table.records()
            except UnreadableCellError:
                self.tabs.setCurrentWidget(table)
                raise
            data[key] = _keyed(records, key)
        return data

    def accept(self) -> None:
        """Store the agency, or say which cell cannot be read and stay."""
        try:
            data = self.edited()
            Agency.from_data(data)
            self._library.store.save_agency(data["key"], data, self._library.who)
        except UnreadableCellError as error:
            self.tell(str(error))
        except UserError as error:
            show_error(self, error)
        else:
            super().accept()


def _keyed(records: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    """Give new rows a key of their own; old rows keep theirs, whatever their name becomes."""
    if kind == "index":
        return records
    taken = {record.get("key") for record in records}
    for record in records:
        if not record.get("key"):
            number = next(n for n in range(1, len(taken) + 2) if f"{_PREFIX}_{n}" not in taken)
            record["key"] = f"{_PREFIX}_{number}"
            taken.add(record["key"])
    return records
