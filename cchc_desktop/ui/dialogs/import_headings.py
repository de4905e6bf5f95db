"""The screen that leads the headings of an old report to sections; what is chosen is remembered."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cchc_desktop.model.template import Template
from cchc_desktop.services.importing_mapping import KEEP, LEAVE, OldHeading
from cchc_desktop.ui.dialogs.base import FormDialog
from cchc_desktop.ui.dialogs.import_legacy import tip
from cchc_desktop.ui.style import muted


class ImportHeadingsDialog(FormDialog):
    """Ask for each heading to which section its text belongs; stores nothing itself."""

    def __init__(
        self,
        headings: Sequence[OldHeading],
        template: Template,
        mapping: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Đề mục của báo cáo cũ", "&Dùng các mục đã chọn", parent)
        self._headings = headings
        self._mapping = mapping
        self._template = template
        self._boxes: list[QComboBox] = []
        unknown = sum(self._is_unknown(heading) for heading in headings)
        self.column.addWidget(
            muted(
                f"{unknown} đề mục (in đậm) không có trong đề cương này. Chọn mục nhận nội dung "
                "của từng đề mục; lần nhập sau chương trình tự làm như vậy."
            )
        )
        self.table = self._make_table()
        self.column.addWidget(self.table, 1)
        self.finish_layout()
        self.resize(980, 600)
        first = next((i for i, h in enumerate(headings) if self._is_unknown(h)), 0)
        if self._boxes:
            self.table.scrollTo(self.table.model().index(first, 0))
            self._boxes[first].setFocus()

    def mapping(self) -> dict[str, str]:
        """Return the section, or what else was chosen, of each heading that needs saying."""
        chosen = {
            heading.key: str(box.currentData())
            for heading, box in zip(self._headings, self._boxes, strict=True)
        }
        known = {heading.key: heading.found for heading in self._headings}
        return {
            key: choice
            for key, choice in chosen.items()
            if choice != known[key] or not known[key] or key in self._mapping
        }

    def choose(self, key: str, choice: str) -> None:
        """Choose a section for a heading, as the keyboard does."""
        for heading, box in zip(self._headings, self._boxes, strict=True):
            if heading.key == key:
                box.setCurrentIndex(box.findData(choice))

    def _is_unknown(self, heading: OldHeading) -> bool:
        return not heading.found and heading.key not in self._mapping

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(len(self._headings), 2)
        table.setAccessibleName("Đề mục của báo cáo cũ")
        table.setHorizontalHeaderLabels(["Đề mục trong báo cáo cũ", "Nhận vào mục"])
        table.verticalHeader().hide()
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # Tab goes from box to box instead of through cells nobody can edit.
        table.setTabKeyNavigation(False)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setWordWrap(True)
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        table.setColumnWidth(1, 420)
        for row, heading in enumerate(self._headings):
            item = QTableWidgetItem(heading.text)
            item.setToolTip(tip(heading.text))
            font = item.font()
            font.setBold(self._is_unknown(heading))
            item.setFont(font)
            table.setItem(row, 0, item)
            table.setCellWidget(row, 1, self._make_box(heading))
        return table

    def _make_box(self, heading: OldHeading) -> QComboBox:
        box = _Box()
        box.setAccessibleName(f"Nhận vào mục, đề mục {heading.text}")
        box.addItem("Giữ trong mục đứng trước", KEEP)
        box.addItem("Bỏ qua, liệt kê ở phần còn lại", LEAVE)
        for section in self._template.sections:
            if section.level:
                box.addItem("    " * (section.level - 1) + section.label, section.key)
        default = heading.found or heading.proposed or KEEP
        box.setCurrentIndex(max(0, box.findData(self._mapping.get(heading.key, default))))
        self._boxes.append(box)
        return box


class _Box(QComboBox):
    """A box in a long list: the wheel scrolls the list and does not change the choice."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(20)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
