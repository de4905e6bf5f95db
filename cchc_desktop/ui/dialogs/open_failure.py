"""The dialogs around a data file that cannot be opened; they ask, and never change that file."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from cchc_desktop.errors import UserError
from cchc_desktop.services.backups import GoodCopy, Rescue, copy_told

_ROLE = QMessageBox.ButtonRole
FILTER = "Tệp dữ liệu báo cáo (*.cchc);;Tất cả các tệp (*)"


class Answer(StrEnum):
    """What the user wants instead."""

    OPEN = "open"
    CREATE = "create"
    RETRY = "retry"
    COPY = "copy"
    RESCUE = "rescue"
    FOLDER = "folder"
    CLOSE = "close"


@dataclass(frozen=True)
class Offer:
    """What can be offered: the newest good copy, reading what is left, a new file in the place."""

    good: GoodCopy | None = None
    rescue: bool = False
    create: bool = False


def ask_after_failure(
    path: Path, error: UserError, offer: Offer, parent: QWidget | None = None
) -> tuple[Answer, Path | None]:
    """Ask what to do instead; the path goes with a file to open, None with nothing to open."""
    box = _box(parent, error.message, offer.good)
    if error.details:
        box.setDetailedText(error.details)
    captions = {
        Answer.COPY: "Mở &bản sao lưu" if offer.good else "",
        Answer.RESCUE: "Thử &cứu dữ liệu" if offer.rescue else "",
        Answer.OPEN: "Chọn tệp &khác…",
        Answer.FOLDER: "Mở &thư mục",
        Answer.CREATE: "Tạo tệp &mới tại đây" if offer.create else "",
        Answer.RETRY: "Thử &lại",
    }
    buttons = {
        box.addButton(caption, _ROLE.ActionRole): answer
        for answer, caption in captions.items()
        if caption
    }
    close = box.addButton("Đón&g", _ROLE.RejectRole)
    box.setDefaultButton(next(iter(buttons)))
    box.setEscapeButton(close)
    box.exec()
    clicked = box.clickedButton()
    answer = next((buttons[button] for button in buttons if button is clicked), Answer.CLOSE)
    if answer is Answer.OPEN:
        chosen = choose_data_file(path, parent)
        return (Answer.OPEN, chosen) if chosen else (Answer.RETRY, path)
    return answer, None if answer is Answer.CLOSE else path


def ask_after_rescue(found: Rescue, good: GoodCopy | None, parent: QWidget | None = None) -> bool:
    """Tell what was saved of a file; say whether to go on with that."""
    box = _box(parent, "\n".join(found.sentences), good)
    box.setWindowTitle("Cứu dữ liệu")
    box.setIcon(QMessageBox.Icon.Information)
    use = box.addButton("&Dùng dữ liệu cứu được", _ROLE.AcceptRole)
    back = box.addButton("&Quay lại", _ROLE.RejectRole)
    box.setDefaultButton(use)
    box.setEscapeButton(back)
    box.exec()
    return box.clickedButton() is use


def choose_data_file(near: Path, parent: QWidget | None = None) -> Path | None:
    """Let the user pick an existing data file."""
    name, _ = QFileDialog.getOpenFileName(parent, "Chọn tệp dữ liệu", str(near.parent), FILTER)
    return Path(name) if name else None


def _box(parent: QWidget | None, text: str, good: GoodCopy | None) -> QMessageBox:
    copy = [copy_told(good)] if good is not None else []
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Chưa mở được dữ liệu")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText("\n\n".join((text, *copy)))
    return box
