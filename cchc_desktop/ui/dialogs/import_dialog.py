"""The dialog that shows what an old report holds and takes over only what is ticked."""

from dataclasses import dataclass
from pathlib import Path

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
from cchc_desktop.ui.dialogs.base import FormDialog
from cchc_desktop.ui.style import muted

_ROLE = Qt.ItemDataRole.UserRole
_LONGEST = 160


@dataclass(frozen=True)
class Offer:
    """One thing the user may take over: ``kind`` is answer or text, ``why`` is its source."""

    kind: str
    key: str
    value: object
    shown: str
    why: str = ""


class ImportDialog(FormDialog):
    """List head lines, texts and figures that were read; stores nothing itself."""

    def __init__(
        self,
        source: Path,
        template: Template,
        offers: list[Offer],
        leftovers: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Nhập báo cáo cũ", "&Nhận các dòng đã chọn", parent)
        self._template = template
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
        self._add_groups(offers)
        self._set_widths()
        self.column.addWidget(self.tree, 1)
        if leftovers:
            text = " · ".join(_short(line) for line in leftovers)
            self.column.addWidget(muted(f"Chưa có chỗ riêng ({len(leftovers)} đoạn): {text}"))
        self._add_buttons()
        self.finish_layout()
        self.resize(980, 620)
        self.tree.setFocus()

    def accepted_offers(self) -> list[Offer]:
        """Return what is ticked."""
        found = []
        for group in self._groups():
            for place in range(group.childCount()):
                item = group.child(place)
                if item.checkState(0) is Qt.CheckState.Checked:
                    found.append(item.data(0, _ROLE))
        return found

    def tick_all(self) -> None:
        """Take everything."""
        self._tick(Qt.CheckState.Checked)

    def tick_none(self) -> None:
        """Take nothing, to pick a few by hand."""
        self._tick(Qt.CheckState.Unchecked)

    def _tick(self, state: Qt.CheckState) -> None:
        for group in self._groups():
            group.setCheckState(0, state)

    def _groups(self) -> list[QTreeWidgetItem]:
        return [self.tree.topLevelItem(i) for i in range(self.tree.topLevelItemCount())]

    def _add_groups(self, offers: list[Offer]) -> None:
        head = [o for o in offers if o.kind == "answer" and o.key in self._template.head_fields]
        figures = [o for o in offers if o.kind == "answer" and o not in head]
        texts = [o for o in offers if o.kind == "text"]
        captions = (("Thể thức", head), ("Nội dung các mục", texts), ("Số liệu", figures))
        for caption, part in captions:
            if part:
                self._add_group(f"{caption} ({len(part)})", part)
        if not offers:
            self.tell("Trong tệp không có gì khớp với các mục của báo cáo này.")
            if self.accept_button:
                self.accept_button.setEnabled(False)

    def _add_group(self, caption: str, offers: list[Offer]) -> None:
        group = QTreeWidgetItem([caption])
        group.setFlags(group.flags() | Qt.ItemFlag.ItemIsAutoTristate)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        for offer in offers:
            item = QTreeWidgetItem([self._label(offer), _short(offer.shown), _short(offer.why)])
            item.setToolTip(0, self._label(offer))
            item.setToolTip(1, offer.shown[:1000])
            item.setToolTip(2, offer.why[:1000])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Checked)
            item.setData(0, _ROLE, offer)
            group.addChild(item)
        self.tree.addTopLevelItem(group)
        group.setExpanded(True)

    def _label(self, offer: Offer) -> str:
        if offer.kind == "text":
            return self._template.by_key[offer.key].label
        if offer.key in self._template.head_fields:
            return self._template.head_fields[offer.key].label
        section = self._template.section_of[offer.key]
        number = section.label.split(" ", 1)[0]
        return f"{number} · {self._template.fields[offer.key].label}"

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


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
