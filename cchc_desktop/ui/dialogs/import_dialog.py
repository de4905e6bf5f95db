"""The dialog that shows what an old report holds and takes over only what is ticked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from cchc_desktop.model.template import Template
from cchc_desktop.services.importing_suspects import Suspect
from cchc_desktop.services.vietnamese_source import Remark
from cchc_desktop.ui.dialogs.base import FormDialog
from cchc_desktop.ui.dialogs.import_legacy import LegacyBar, tip
from cchc_desktop.ui.dialogs.import_suspects import ImportSuspectsDialog
from cchc_desktop.ui.dialogs.remarks import RemarksDialog
from cchc_desktop.ui.style import muted

_LONGEST = 160
_MOST_LEFT = 8
_TEXT = "text."


@dataclass(frozen=True)
class Line:
    """One thing the user may take over: its stored key and value, and the sentence it is from.

    ``now`` is what the report holds there; a line that would replace a figure starts unticked,
    as does a ``doubtful`` one. The rows of a ``table`` are no text any more when it is ticked.
    """

    key: str
    value: Any
    shown: str
    why: str = ""
    now: str = ""
    replaces: bool = False
    doubtful: bool = False
    table: bool = False


@dataclass(frozen=True)
class Reading:
    """What a file gave when it was read one way, the rows of ``taken`` tables left out of it."""

    lines: Sequence[Line]
    leftovers: tuple[str, ...] = ()
    suspects: tuple[Suspect, ...] = ()
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Ways:
    """In which other ways the file can be read, and how to have it read so.

    ``converted`` reads it with its encodings converted or kept; ``headed`` asks where headings
    lead and is None where there is nothing to ask, its answer None when nothing was chosen.
    ``tabled`` reads it without the rows of the tables that are taken.
    """

    encodings: tuple[str, ...]
    samples: tuple[tuple[str, str], ...]
    converted: Callable[[bool], Reading]
    headed: Callable[[QWidget], Reading | None] | None = None
    tabled: Callable[[frozenset[str]], Reading] | None = None


class ImportDialog(FormDialog):
    """List head lines, texts and figures that were read; stores nothing itself."""

    def __init__(
        self,
        source: Path,
        template: Template,
        reading: Reading,
        parent: QWidget | None = None,
        remarks: tuple[Remark, ...] = (),
        ways: Ways | None = None,
    ) -> None:
        super().__init__("Nhập báo cáo cũ", "&Nhận các dòng đã chọn", parent)
        self.remarks = remarks
        self.ways = ways
        self.reading = reading
        self._template = template
        self._items: list[tuple[QTreeWidgetItem, Line]] = []
        self.column.addWidget(
            _plain(
                f"Đã đọc {source.name}. Chưa có gì được ghi: bỏ chọn (phím cách) những dòng không "
                "đúng rồi nhận. Dòng được nhận sẽ thay nội dung đang có của ô hoặc mục đó; số liệu "
                "khác với số đang có thì chưa được chọn sẵn."
            )
        )
        self.legacy = self._add_legacy_bar()
        self.tree = self._make_tree()
        # The tree is made anew only when it is done with the tick itself.
        self._ticking = QTimer(self, singleShot=True, interval=0)
        self._ticking.timeout.connect(self._follow_tables)
        self.tree.itemChanged.connect(lambda *_: self._ticking.start())
        self.column.addWidget(self.tree, 1)
        self.rest = _plain("")
        self.column.addWidget(self.rest)
        self._add_buttons()
        self.finish_layout()
        self.show_reading(reading)
        self.resize(1100, 640)
        self.tree.setFocus()

    def show_reading(self, reading: Reading) -> None:
        """Show what was read, keeping unticked what the user unticked before."""
        ticks = {line.key: item.checkState(0) for item, line in self._items}
        self.reading = reading
        self._items.clear()
        self.tree.clear()
        self._add_groups(list(reading.lines))
        for item, line in self._items:
            item.setCheckState(0, ticks.get(line.key, item.checkState(0)))
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)
        text = " · ".join(_short(text) for text in reading.leftovers[:_MOST_LEFT])
        count = len(reading.leftovers)
        more = " …" if count > _MOST_LEFT else ""
        self.rest.setText(f"Chưa có chỗ riêng ({count} đoạn): {text}{more}")
        self.rest.setToolTip(tip("\n".join(reading.leftovers)))
        self.rest.setVisible(bool(reading.leftovers))
        self.suspects_button.setText(f"Chữ nghi &quét sai ({len(reading.suspects)})…")
        self.suspects_button.setVisible(bool(reading.suspects))

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName("Những gì đọc được")
        tree.setHeaderLabels(["Ô hoặc mục", "Đang có", "Giá trị đọc được", "Câu trong báo cáo cũ"])
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = tree.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate((330, 130, 220)):
            tree.setColumnWidth(column, width)
        return tree

    def _add_legacy_bar(self) -> LegacyBar | None:
        ways = self.ways
        if ways is None or not ways.encodings:
            return None
        bar = LegacyBar(ways.encodings, ways.samples)
        bar.chosen.connect(lambda convert: self.show_reading(ways.converted(convert)))
        self.column.addWidget(bar)
        return bar

    def ask_headings(self) -> None:
        """Ask where the headings lead, and show what is read then."""
        headed = self.ways.headed if self.ways else None
        reading = headed(self) if headed else None
        if reading is not None:
            self.show_reading(reading)

    def accepted_lines(self) -> list[Line]:
        """Return what is ticked."""
        self._follow_tables()
        return self._ticked()

    def _ticked(self) -> list[Line]:
        return [line for item, line in self._items if item.checkState(0) is Qt.CheckState.Checked]

    def _follow_tables(self) -> None:
        """Show the texts with the rows of those tables that are not taken, and only with them."""
        taken = frozenset(line.key for line in self._ticked() if line.table)
        tabled = self.ways.tabled if self.ways else None
        if tabled is None or taken == self.reading.taken:
            return
        current = self.tree.currentItem()
        key = next((line.key for item, line in self._items if item is current), "")
        self.show_reading(tabled(taken))
        for item, line in self._items:
            if line.key == key:
                self.tree.setCurrentItem(item)

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
        tables = [line for line in lines if line.table]
        known = (*texts, *head, *tables)
        figures = [line for line in lines if line not in known]
        captions = (("Thể thức", head), ("Nội dung các mục", texts), ("Bảng", tables),
                    ("Số liệu", figures))  # fmt: skip
        for caption, part in captions:
            if part:
                self._add_group(f"{caption} ({len(part)})", part)
        empty = "" if lines else "Trong tệp không có gì khớp với các mục của báo cáo này."
        self.tell(empty)
        if self.accept_button:
            self.accept_button.setEnabled(bool(lines))

    def _add_group(self, caption: str, lines: list[Line]) -> None:
        group = QTreeWidgetItem([caption])
        group.setFlags(group.flags() | Qt.ItemFlag.ItemIsAutoTristate)
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        for line in lines:
            texts = (self._label(line), line.now, line.shown, line.why)
            item = QTreeWidgetItem([_short(text) for text in texts])
            for column, text in enumerate(texts):
                item.setToolTip(column, tip(text))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = (
                Qt.CheckState.Unchecked if line.replaces or line.doubtful else Qt.CheckState.Checked
            )
            item.setCheckState(0, ticked)
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

    def _add_buttons(self) -> None:
        for caption, slot in (("Chọn &tất cả", self.tick_all), ("&Bỏ chọn", self.tick_none)):
            button = self.buttons.addButton(caption, QDialogButtonBox.ButtonRole.ActionRole)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
        if self.ways is not None and self.ways.headed is not None:
            self._add_more("Đề &mục…", self.ask_headings)
        self.suspects_button = self._add_more("", self._show_suspects)
        if self.remarks:
            caption = f"Nhận &xét về tệp cũ ({len(self.remarks)})…"
            self._add_more(caption, lambda: RemarksDialog(self.remarks, self).exec())

    def _add_more(self, caption: str, slot: Callable[[], Any]) -> QPushButton:
        button = self.buttons.addButton(caption, QDialogButtonBox.ButtonRole.HelpRole)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _: slot())
        return button

    def _show_suspects(self) -> None:
        ImportSuspectsDialog(self.reading.suspects, self._template, self).exec()


def _plain(text: str) -> QLabel:
    label = muted(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
