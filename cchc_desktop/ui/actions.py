"""All commands of the window as one table: caption, keys, menu; what they do is given by others."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from cchc_desktop.ui.icons import icon


class Command(NamedTuple):
    """One command; ``needs`` says what must be there: a report, a writable report or nothing."""

    name: str
    caption: str
    keys: tuple[str, ...] = ()
    needs: str = ""
    icon: str = ""


MENUS: tuple[tuple[str, tuple[Command | None, ...]], ...] = (
    (
        "&Báo cáo",
        (
            Command("new", "&Tạo báo cáo…", ("Ctrl+N",), icon="new"),
            Command("list", "&Danh sách báo cáo", ("Ctrl+O",), icon="list"),
            Command("sample", "Mở báo cáo &mẫu"),
            None,
            Command("import", "&Nhập báo cáo cũ…", ("Ctrl+Shift+I",), "write"),
            Command("export", "&Xuất báo cáo…", ("Ctrl+Shift+E",), "report", "export"),
            Command("received", "Bản có dấ&u đến…", needs="report"),
            Command("preview", "Xem t&rước", ("F9", "Ctrl+Shift+P"), "report", "preview"),
            Command("print", "&In…", ("Ctrl+P",), "report", "print"),
            Command("check_page", "Kiểm tr&a thể thức…"),
            None,
            Command("copies", "&Sao lưu và khôi phục…"),
            Command("backup", "Ghi &bản sao dữ liệu…"),
            Command("check_data", "Kiểm tra dữ &liệu…"),
            Command("folder", "Mở t&hư mục dữ liệu"),
            Command("other", "Mở tệp dữ liệu &khác…"),
            None,
            Command("who", "Đổi n&gười nhập liệu…"),
            Command("settings", "&Cài đặt…", ("Ctrl+,",)),
            Command("quit", "Th&oát", ("Ctrl+Q",)),
        ),
    ),
    (
        "&Sửa",
        (
            Command("undo", "&Hoàn tác", ("Ctrl+Z",), "write", "undo"),
            Command("redo", "&Làm lại", ("Ctrl+Y", "Ctrl+Shift+Z"), "write", "redo"),
            None,
            Command("find", "&Tìm trong báo cáo…", ("Ctrl+F",), "report"),
            Command("replace", "Tìm và th&ay…", ("Ctrl+H",), "write"),
            Command("find_next", "Chỗ tìm thấy &sau", ("F3",), "report"),
            Command("find_back", "Chỗ tìm thấy t&rước", ("Shift+F3",), "report"),
            Command("bind_all", "&Gắn số trong lời văn…", needs="write"),
            None,
            Command("search", "Tìm trong các báo &cáo…", ("Ctrl+Shift+F",)),
            Command("trends", "&Biểu đồ theo kỳ…", ("Ctrl+Shift+T",), "report"),
            Command("compare", "So sánh, &phiên bản…", ("Ctrl+F9",), "report"),
        ),
    ),
    (
        "Số &liệu",
        (
            Command("copy_last", "&Chép giá trị kỳ trước", ("Ctrl+D",), "write"),
            Command("copy_states", "Chép kỳ trước vào các ô &trống", ("Ctrl+Shift+D",), "write"),
            Command("none_arisen", "Ô trống của mục: &không phát sinh", ("Ctrl+Shift+K",), "write"),
            None,
            Command("figure_note", "&Ghi chú và căn cứ…", ("Ctrl+Alt+N",), "report"),
            Command("review_sheet", "&Phiếu rà soát…", ("Ctrl+F8",), "report"),
        ),
    ),
    (
        "Đ&i tới",
        (
            Command("next", "Mục &sau", ("Ctrl+PgDown", "Ctrl+Down"), "report"),
            Command("previous", "Mục t&rước", ("Ctrl+PgUp", "Ctrl+Up"), "report"),
            Command("head", "&Thể thức và người ký", ("Ctrl+0",), "report", "head"),
            None,
            Command("board", "Toàn cảnh &báo cáo", ("Ctrl+F6",), "report"),
            Command("outline", "&Cây mục lục", ("F6",), "report"),
            Command("form", "Ô &nhập đầu tiên", ("Shift+F6",), "report"),
            Command("text", "Nội &dung của mục", ("F7",), "report"),
            None,
            Command("problem", "&Vấn đề tiếp theo", ("F8",), "report"),
            Command("problem_back", "Vấn đề &liền trước", ("Shift+F8",), "report"),
        ),
    ),
    (
        "&Danh mục",
        (
            Command("agency", "&Cơ quan…"),
            Command("periods", "&Kỳ báo cáo và hạn gửi…"),
            Command("documents", "&Văn bản viện dẫn…", ("Ctrl+Shift+L",), "report"),
            Command("ignored", "Danh sách &bỏ qua…", needs="report"),
        ),
    ),
    (
        "&Trợ giúp",
        (
            Command("tour", "&Năm bước làm quen", needs="write"),
            Command("help", "Giả&i thích ô đang nhập; lần hai: phím tắt", ("F1",)),
            Command("shortcuts", "&Phím tắt", ("Ctrl+/",)),
            Command("problem_report", "Báo cáo &sự cố…"),
            Command("about", "&Giới thiệu, có gì mới"),
        ),
    ),
)

TOOLBAR = ("list", "new", None, "undo", "redo", None, "head", "export", "preview", "print")
CHAPTER_KEYS = range(1, 10)


def commands() -> list[Command]:
    """List the commands of all menus."""
    return [command for _, entries in MENUS for command in entries if command is not None]


def plain(caption: str) -> str:
    """Return a caption without the mark of its access key."""
    return caption.replace("&", "")


class Actions(QObject):
    """Make the menus, the tool bar and the shortcuts of a window."""

    def __init__(self, window: QMainWindow, carry_out: Callable[[str], object]) -> None:
        super().__init__(window)
        self._do = carry_out
        self._needs: dict[str, str] = {}
        self.by_name: dict[str, QAction] = {}
        for caption, entries in MENUS:
            menu = window.menuBar().addMenu(caption)
            for command in entries:
                if command is None:
                    menu.addSeparator()
                else:
                    menu.addAction(self._make(window, command))

    def set_state(self, *, report: bool, write: bool) -> None:
        """Enable what can be done now."""
        there = {"": True, "report": report, "write": report and write}
        for name, needs in self._needs.items():
            self.by_name[name].setEnabled(there[needs])

    def _make(self, window: QMainWindow, command: Command) -> QAction:
        action = QAction(command.caption, window)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        if command.icon:
            action.setIcon(icon(command.icon))
        action.triggered.connect(self._carry_out)
        self.by_name[command.name] = action
        self._needs[command.name] = command.needs
        return action

    def _carry_out(self) -> None:
        self._do(self.sender().objectName())
