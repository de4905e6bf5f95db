"""The search for a figure, word or sentence to bind into a text; knows names and labels only."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.model.text import folded
from cchc_desktop.services import bindable
from cchc_desktop.services.bindable import Bindable
from cchc_desktop.services.session import Session
from cchc_desktop.ui.chips import EMPTY, ChipSource
from cchc_desktop.ui.fitting import Dialog
from cchc_desktop.ui.list_keys import moved

FORMS = (
    ("", "như trong báo cáo"),
    ("unit", "kèm đơn vị"),
    ("words", "bằng chữ"),
    ("percent", "tỷ lệ phần trăm"),
    ("plain", "không thêm số 0 ở trước"),
    ("done", "phần đã làm"),
    ("total", "tổng số"),
    ("phrase", "câu thay cho số"),
    ("change", "mức tăng, giảm"),
    ("since_previous", "tăng, giảm so với kỳ trước, có ghi kỳ"),
    ("change_previous", "tăng, giảm so với kỳ trước, không ghi kỳ"),
    ("since_year", "tăng, giảm so với cùng kỳ năm trước, có ghi kỳ"),
    ("change_year", "tăng, giảm so với cùng kỳ năm trước, không ghi kỳ"),
    ("upper", "chữ hoa"),
    ("sentence", "viết hoa chữ đầu"),
)
_GROUPS = {
    "recent": "Vừa dùng",
    bindable.OWN: "Số liệu của mục này",
    bindable.PERIOD: "Kỳ báo cáo",
    bindable.AGENCY: "Cơ quan",
    bindable.SENTENCE: "Câu tự đổi theo số liệu",
    bindable.FIGURE: "Số liệu của các mục khác",
}
_NOTHING = "không thấy số liệu nào"
_NAME = Qt.ItemDataRole.UserRole
_FOLDED = Qt.ItemDataRole.UserRole + 1
_FORM = Qt.ItemDataRole.UserRole + 2
_GROUP = Qt.ItemDataRole.UserRole + 3
_LETTERS, _LINES, _LONGEST = 84, 16, 60
_DASH = "  —  "


class BindingPicker(Dialog):
    """Find a figure by words of its label or name and say how it is to be written.

    What was bound last stands first, then the figures of ``section``.
    """

    chosen = Signal(str, str)

    def __init__(
        self, source: ChipSource, parent: QWidget | None = None, *, section: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chèn số liệu")
        self._source = source
        self._session = source if isinstance(source, Session) else None
        self.search = QLineEdit()
        self.search.setPlaceholderText("tìm theo nhãn, tên hoặc giá trị, không cần dấu")
        self.found = QListWidget()
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setSpacing(1)
        self.form = QComboBox()
        self._preview = QLabel()
        self._preview.setTextFormat(Qt.TextFormat.PlainText)
        self._preview.setWordWrap(True)
        self._fill(section)
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.found.currentItemChanged.connect(self._show_forms)
        self.found.itemDoubleClicked.connect(self.accept)
        self.form.currentIndexChanged.connect(self._show_preview)
        self._filter("")

    def accept(self) -> None:
        """Hand over the chosen figure and close."""
        name, form = self._choice()
        if name:
            if self._session is not None:
                bindable.remember(self._session, name, form)
            self.chosen.emit(name, form)
            super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self.search.hasFocus() and moved(self.found, event)):
            super().keyPressEvent(event)

    # --- the list

    def _fill(self, section: str) -> None:
        if self._session is None:
            for name, label, shown in self._source.binding_choices():
                self._add(Bindable(name, label, shown, ""))
            return
        every = bindable.bindables(self._session, section)
        by_name = {found.name: found for found in every}
        last = [(by_name[n], form) for n, form in bindable.recent(self._session) if n in by_name]
        for group, caption in _GROUPS.items():
            own = last if group == "recent" else [(f, "") for f in every if f.group == group]
            if own:
                self._add_heading(caption)
            for found, form in own:
                self._add(found, form)

    def _add_heading(self, caption: str) -> None:
        item = QListWidgetItem(caption)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setForeground(self.palette().text())
        item.setData(_GROUP, True)
        self.found.addItem(item)

    def _add(self, found: Bindable, form: str = "") -> None:
        shown = self._source.shown_binding(found.name, form) if form else found.shown
        shown = (shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…") or EMPTY
        item = QListWidgetItem(f"{found.label}{_DASH}{shown}")
        item.setData(_NAME, found.name)
        item.setData(_FORM, form)
        item.setData(_FOLDED, folded(f"{found.label} {found.name} {found.section} {found.shown}"))
        item.setToolTip("\n".join(filter(None, (found.section, found.name))))
        self.found.addItem(item)

    def _filter(self, typed: str) -> None:
        """Show what fits, each heading only above something; choose the first with that label."""
        words = folded(typed).split()
        first, heading, named = None, None, None
        for row in range(self.found.count()):
            item = self.found.item(row)
            if item.data(_GROUP):
                item.setHidden(True)
                heading = item
                continue
            fits = all(word in item.data(_FOLDED) for word in words)
            item.setHidden(not fits)
            if fits and heading is not None:
                heading.setHidden(False)
            first = first or (item if fits else None)
            label = folded(item.text().partition(_DASH)[0])
            named = named or (item if fits and all(word in label for word in words) else None)
        first = named or first
        if first is None:
            self.found.setCurrentRow(-1, QItemSelectionModel.SelectionFlag.Clear)
        else:
            self.found.setCurrentItem(first)
            self.found.scrollToTop()
        self._show_forms()

    # --- the form

    def _show_forms(self, *_change: object) -> None:
        """Offer the forms that fit what is chosen, the one it was bound in last chosen."""
        item = self.found.currentItem()
        name = item.data(_NAME) if item is not None else None
        offered = dict(FORMS)
        if name and self._session is not None:
            offered = {form: offered[form] for form in bindable.forms(self._session, name)}
        self.form.blockSignals(True)
        self.form.clear()
        for form, caption in offered.items():
            self.form.addItem(caption, form)
        self.form.setCurrentIndex(max(self.form.findData(item.data(_FORM) if item else ""), 0))
        self.form.blockSignals(False)
        self.form.setEnabled(len(offered) > 1)
        self._show_preview()

    def _choice(self) -> tuple[str, str]:
        item = self.found.currentItem()
        if item is None or item.isHidden() or not item.data(_NAME):
            return "", ""
        return item.data(_NAME), str(self.form.currentData() or "")

    def _show_preview(self, *_change: object) -> None:
        name, form = self._choice()
        shown = self._source.shown_binding(name, form) or EMPTY if name else _NOTHING
        self._preview.setText(shown)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        insert = buttons.addButton("&Chèn", QDialogButtonBox.ButtonRole.AcceptRole)
        insert.setDefault(True)
        buttons.addButton("&Bỏ", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow("Cách &ghi:", self.form)
        form.addRow("Sẽ in là:", self._preview)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.found, 1)
        column.addLayout(form)
        column.addWidget(buttons)
        self.search.setAccessibleName("Tìm số liệu")
        self.found.setAccessibleName("Các số liệu tìm thấy")
        self.form.setAccessibleName("Cách ghi")
        metrics = self.fontMetrics()
        self.found.setMinimumWidth(metrics.averageCharWidth() * _LETTERS)
        self.found.setMinimumHeight(metrics.lineSpacing() * _LINES)
