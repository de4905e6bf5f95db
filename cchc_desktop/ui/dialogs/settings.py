"""Settings of the window and the name of who works, both kept for this computer's user."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QSpinBox,
    QWidget,
)

from cchc_desktop.errors import UserError
from cchc_desktop.services.settings_file import read_settings, write_settings
from cchc_desktop.ui import themes
from cchc_desktop.ui.dialogs.base import FormDialog, show_error
from cchc_desktop.ui.style import GAP, LARGEST_TEXT, SMALLEST_TEXT, apply_style, muted

if TYPE_CHECKING:
    from cchc_desktop.ui.preferences import Preferences

_STEP = 10
_LETTERS = 32
# A look is shown when the keys rest; one step of many would keep the window from the next.
_PAUSE = 250
_WHY = "Tên được ghi cạnh mỗi thay đổi trong lịch sử của báo cáo."
_FILES = "Cài đặt của Báo cáo CCHC (*.json)"
_SHARED = "Nhiều người dùng chung máy thì để hỏi tên."


class PersonBox(QComboBox):
    """Take a name, or one of those given before; nothing is completed while it is typed."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self.setEditable(True)
        self.setCompleter(None)  # type: ignore[arg-type] # Qt takes it, the stubs do not
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(_LETTERS)
        self.addItems(preferences.known_persons)
        self.setEditText(preferences.person)


class SettingsDialog(FormDialog):
    """Show a choice at once, keep it with the button and take it back without."""

    def __init__(
        self, preferences: Preferences, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__("Cài đặt", "&Lưu", parent)
        self._preferences = preferences
        self._folder = folder
        self.person = PersonBox(preferences)
        self.asks = QCheckBox("&Hỏi tên mỗi khi mở chương trình")
        self.theme = QComboBox()
        self.letters = QSpinBox()
        self.add_row("Người &nhập liệu:", self.person)
        self.form.addRow("", self.asks)
        self.form.addRow("", muted(f"{_WHY} {_SHARED}"))
        self.add_row("&Giao diện:", self.theme)
        self.add_row("&Cỡ chữ:", self.letters)
        self._fill()
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.buttons.addButton("Ghi &ra tệp…", role).clicked.connect(self.write)
        self.buttons.addButton("N&ạp từ tệp…", role).clicked.connect(self.read)
        self.finish_layout()
        self._shown = self._chosen()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._show_look)
        self.theme.currentIndexChanged.connect(self._pause.start)
        self.letters.valueChanged.connect(self._pause.start)

    def accept(self) -> None:
        """Keep what is chosen."""
        self._show_look()
        self._keep()
        super().accept()

    def reject(self) -> None:
        """Go back to the look that was kept."""
        self._apply((self._preferences.theme, self._preferences.text_percent))
        super().reject()

    def write(self) -> None:
        """Keep what is chosen and write it to a file, for another computer."""
        near = str(self._folder / "cai-dat-bao-cao-cchc.json")
        name, _ = QFileDialog.getSaveFileName(self, "Ghi cài đặt ra tệp", near, _FILES)
        if not name:
            return
        target = Path(name)
        target = target if target.suffix else target.with_suffix(".json")
        self._keep()
        try:
            write_settings(self._preferences.as_texts(), target)
        except UserError as error:
            show_error(self, error)
        else:
            self.tell(f"Đã ghi cài đặt vào {target}.")

    def read(self) -> None:
        """Take the choices of a file; they are kept at once and shown here."""
        name, _ = QFileDialog.getOpenFileName(self, "Nạp cài đặt", str(self._folder), _FILES)
        if not name:
            return
        try:
            self._preferences.take_texts(read_settings(Path(name)))
        except UserError as error:
            show_error(self, error)
            return
        self.person.setEditText(self._preferences.person)
        self._show_kept()
        self.tell(f"Đã nạp cài đặt từ {name}.")

    def _keep(self) -> None:
        self._preferences.set_person(self.person.currentText())
        self._preferences.set_asks_person(self.asks.isChecked())
        self._preferences.set_look(self.theme.currentData(), self.letters.value())

    def _fill(self) -> None:
        for name, caption in themes.CAPTIONS.items():
            self.theme.addItem(caption, name)
        self.letters.setRange(SMALLEST_TEXT, LARGEST_TEXT)
        self.letters.setSingleStep(_STEP)
        self.letters.setSuffix(" %")
        self._show_kept()

    def _show_kept(self) -> None:
        self.asks.setChecked(self._preferences.asks_person)
        self.theme.setCurrentIndex(self.theme.findData(self._preferences.theme))
        self.letters.setValue(self._preferences.text_percent)

    def _chosen(self) -> tuple[str, int]:
        return self.theme.currentData(), self.letters.value()

    def _show_look(self) -> None:
        if self._apply(self._chosen()):
            self.adjustSize()

    def _apply(self, look: tuple[str, int]) -> bool:
        """Show a look unless it is shown already, which spares dressing every widget anew."""
        self._pause.stop()
        application = QApplication.instance()
        if look == self._shown or not isinstance(application, QApplication):
            return False
        self._shown = look
        apply_style(application, *look)
        return True


class PersonDialog(FormDialog):
    """Ask who works now, on a computer that several people share; Enter takes the last one."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__("Ai đang nhập liệu?", "&Tiếp tục", parent)
        self._preferences = preferences
        self.person = PersonBox(preferences)
        self.column.insertWidget(1, muted(_WHY))
        self.column.setSpacing(GAP)
        self.add_row("&Họ và tên:", self.person)
        self.finish_layout()

    def accept(self) -> None:
        """Keep the name."""
        self._preferences.set_person(self.person.currentText())
        super().accept()
