"""The dialog shown when a data file cannot be opened; it never changes that file."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from cchc_desktop.errors import UserError

_ROLE = QMessageBox.ButtonRole
FILTER = "Tệp dữ liệu báo cáo (*.cchc);;Tất cả các tệp (*)"


def ask_after_failure(
    path: Path, error: UserError, *, missing: bool, parent: QWidget | None = None
) -> tuple[str, Path | None]:
    """Ask what to do instead: ("open", file), ("create", path), ("retry", path) or ("close", None).

    A new file is offered only where there is none.
    """
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Chưa mở được dữ liệu")
    box.setText(error.message)
    if error.details:
        box.setDetailedText(error.details)
    choose = box.addButton("&Chọn tệp khác…", _ROLE.AcceptRole)
    create = box.addButton("&Tạo tệp mới tại đây", _ROLE.ActionRole) if missing else None
    retry = box.addButton("Thử &lại", _ROLE.ActionRole)
    close = box.addButton("Đón&g", _ROLE.RejectRole)
    box.setDefaultButton(choose)
    box.setEscapeButton(close)
    box.exec()
    clicked = box.clickedButton()
    if clicked is choose:
        chosen = choose_data_file(path, parent)
        return ("open", chosen) if chosen else ("retry", path)
    if create is not None and clicked is create:
        return "create", path
    return ("retry", path) if clicked is retry else ("close", None)


def choose_data_file(near: Path, parent: QWidget | None = None) -> Path | None:
    """Let the user pick an existing data file."""
    name, _ = QFileDialog.getOpenFileName(parent, "Chọn tệp dữ liệu", str(near.parent), FILTER)
    return Path(name) if name else None
