"""The question before all sure figures and periods in the texts are bound at one stroke."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from cchc_desktop.errors import UserError
from cchc_desktop.services.unbound import sure_changes
from cchc_desktop.ui.dialogs.base import is_wanted, show_error

if TYPE_CHECKING:
    from cchc_desktop.ui.workspace import Workspace

_TITLE = "Gắn số trong lời văn"


def bind_all(workspace: "Workspace") -> None:
    """Bind what can be nothing else, after a question that says how much that is."""
    workspace.flush()
    session = workspace.session
    changes, count = sure_changes(session)
    left = len(session.texts.unbound.problems()) - count
    if not count or not _is_wanted(workspace, count, len(changes), left):
        if not count:
            _tell(workspace, left)
        return
    try:
        session.take_all(changes)
    except UserError as error:
        show_error(workspace, error)


def _is_wanted(workspace: "Workspace", count: int, sections: int, left: int) -> bool:
    rest = f" Còn {left} chỗ khác cần xem riêng (F8)." if left else ""
    text = (
        f"Lời văn của {sections} mục có {count} chỗ ghi sẵn số hoặc kỳ báo cáo đúng bằng số liệu "
        "của báo cáo. Gắn vào thì các chỗ này tự đổi theo số liệu và theo kỳ; chữ in ra không đổi."
        f"{rest} Lấy lại bằng Ctrl+Z."
    )
    return is_wanted(workspace, _TITLE, text, verb=f"&Gắn {count} chỗ", stay="&Bỏ")


def _tell(workspace: "Workspace", left: int) -> None:
    rest = f" Còn {left} chỗ cần xem riêng từng chỗ (F8)." if left else ""
    box = QMessageBox(workspace)
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle(_TITLE)
    box.setText(f"Không có số nào chắc chắn để gắn cùng một lúc.{rest}")
    box.addButton("Đóng", QMessageBox.ButtonRole.AcceptRole)
    box.exec()
