"""The dialog that shows what an old report holds and takes over only what is ticked."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from cchc_desktop.model.template import Template
from cchc_desktop.services.vietnamese_source import Remark
from cchc_desktop.ui.dialogs.base import FormDialog
from cchc_desktop.ui.dialogs.remarks import RemarksDialog
from cchc_desktop.ui.style import muted

_LONGEST = 160
_TEXT = "text."


@dataclass(frozen=True)
class Line:
    """One thing the user may take over: its stored key and value, and the sentence it is from."""

    key: str
    value: Any
    shown: str
    why: str = ""


class ImportDialog(FormDialog):
    """List head lines, texts and figures that were read; stores nothing itself."""

    def __init__(
        self,
        source: Path,
        template: Template,
        lines: list[Line],
        leftovers: tuple[str, ...] = (),
        parent: QWidget | None = None,
        remarks: tuple[Remark, ...] = (),
    ) -> None:
        super().__init__("Nhập báo cáo cũ", "&Nhận các dòng đã chọn", parent)
        self.remarks = remarks
        self._template = template
        self._items: list[tuple[QTreeWidgetItem, Line]] = []
        self.column.addWidget(
            muted(
                f"Đã đọc {source.name}. Chưa có gì được ghi: bỏ chọn (phím cách) những dòng không "
                "đúng rồi nhận. Dòng được nhận sẽ thay nội dung đang có của ô hoặc mục đó."
            )
        )
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Những gì đọc được")
        self.tree.setHeaderLabels(["Ô hoặc mục", "Giá trị đọc được", "Câu trong báo cáo cũ"])
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._add_groups(lines)
        self._set_widths()
        self.column.addWidget(self.tree, 1)
        if leftovers:
            text = " · ".join(_short(text) for text in leftovers)
            self.column.addWidget(muted(f"Chưa có chỗ riêng ({len(leftovers)} đoạn): {text}"))
        self._add_buttons()
        self.finish_layout()
        self.resize(980, 620)
        self.tree.setFocus()

    def accepted_lines(self) -> list[Line]:
        """Return what is ticked."""
        return [line for item, line in self._items if item.checkState(0) is Qt.CheckState.Checked]

    def tick_all(self) -> None:
        """Take everything."""
        self._tick(Qt.CheckState.Checked)

    def tick_none(self) -> None:
        """Take nothing, to pick a few by hand."""
        self._tick(Qt.CheckState.Unchecked)

    def _tick(self, state: Qt.CheckState) -> None:
        for item, _ in self._items:
            item.setCheckState(0, state)

    def _add_groups(self, lines: list[Line]) -> None:
        texts = [line for line in lines if line.key.startswith(_TEXT)]
        head = [line for line in lines if line.key in self._template.head_fields]
        figures = [line for line in lines if line not in texts and line not in head]
        captions = (("Thể thức", head), ("Nội dung các mục", texts), ("Số liệu", figures))
        for caption, part in captions:
            if part:
                self._add_group(f"{caption} ({len(part)})", part)
        if not lines:
            self.tell("Trong tệp không có gì khớp với các mục của báo cáo này.")
            if self.accept_button:
                self.accept_button.setEnabled(False)

    def _add_group(self, caption: str, lines: list[Line]) -> None:
        group = QTreeWidgetItem([caption])
        group.setFlags(group.flags() | Qt.ItemFlag.ItemIsAutoTristate)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        for line in lines:
            item = QTreeWidgetItem([self._label(line), _short(line.shown), _short(line.why)])
            item.setToolTip(0, self._label(line))
            item.setToolTip(1, line.shown[:1000])
            item.setToolTip(2, line.why[:1000])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Checked)
            self._items.append((item, line))
            group.addChild(item)
        self.tree.addTopLevelItem(group)
        group.setExpanded(True)

    def _label(self, line: Line) -> str:
        if line.key.startswith(_TEXT):
            return self._template.by_key[line.key.removeprefix(_TEXT)].label
        if line.key in self._template.head_fields:
            return self._template.head_fields[line.key].label
        section = self._template.section_of[line.key]
        number = section.label.split(" ", 1)[0]
        return f"{number} · {self._template.fields[line.key].label}"

    def _set_widths(self) -> None:
        header = self.tree.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.tree.setColumnWidth(0, 340)
        self.tree.setColumnWidth(1, 240)

    def _add_buttons(self) -> None:
        for caption, slot in (("Chọn &tất cả", self.tick_all), ("&Bỏ chọn", self.tick_none)):
            button = self.buttons.addButton(caption, QDialogButtonBox.ButtonRole.ActionRole)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
        if self.remarks:
            caption = f"Nhận &xét về tệp cũ ({len(self.remarks)})…"
            button = self.buttons.addButton(caption, QDialogButtonBox.ButtonRole.HelpRole)
            button.setAutoDefault(False)
            button.clicked.connect(lambda: RemarksDialog(self.remarks, self).exec())


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
