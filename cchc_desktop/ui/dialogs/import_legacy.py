"""The bar that says in which old encoding a text seems to be, with what converting would change."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.model.legacy_text import MOJIBAKE, TCVN3, VIQR, VNI

NAMES = {
    TCVN3: "TCVN3 (ABC)",
    VNI: "VNI-Windows",
    VIQR: "VIQR",
    MOJIBAKE: "UTF-8 bị mở sai",
}
_HEIGHT = 120
_LONGEST = 200
_LONGEST_TIP = 2000


class LegacyBar(QWidget):
    """Offer to convert or to keep; emits ``chosen`` with True to convert."""

    chosen = Signal(bool)

    def __init__(
        self, encodings: Sequence[str], samples: Iterable[tuple[str, str]], convert: bool = True
    ) -> None:
        super().__init__()
        self._convert = convert
        names = ", ".join(NAMES[name] for name in encodings)
        row = QHBoxLayout()
        said = QLabel(f"Có vẻ là mã {names} —")
        font = said.font()
        font.setBold(True)
        said.setFont(font)
        row.addWidget(said)
        self.convert_button = QRadioButton("&Chuyển sang Unicode")
        self.keep_button = QRadioButton("&Giữ nguyên")
        self.convert_button.setChecked(convert)
        self.keep_button.setChecked(not convert)
        group = QButtonGroup(self)
        for button in (self.convert_button, self.keep_button):
            button.setAccessibleDescription(said.text())
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        group.buttonToggled.connect(self._toggled)
        self.preview = self._make_preview(samples)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.preview)

    def _toggled(self) -> None:
        convert = self.convert_button.isChecked()
        if convert is not self._convert:
            self._convert = convert
            self.chosen.emit(convert)

    def _make_preview(self, samples: Iterable[tuple[str, str]]) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName("Xem trước khi chuyển mã")
        tree.setHeaderLabels(["Trong tệp", "Sau khi chuyển"])
        tree.setRootIsDecorated(False)
        tree.setFixedHeight(_HEIGHT)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for before, after in samples:
            item = QTreeWidgetItem([_short(before), _short(after)])
            item.setToolTip(0, tip(before))
            item.setToolTip(1, tip(after))
            tree.addTopLevelItem(item)
        return tree


def tip(text: str) -> str:
    """Return what is shown beside the pointer for a text that is no markup."""
    return f"<p>{escape(text[:_LONGEST_TIP])}</p>" if text else ""


def _short(text: str) -> str:
    line = " ".join(text.replace("*", "").split())
    return line[:_LONGEST]
