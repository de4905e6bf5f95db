"""Dialogs that only tell something: shortcuts, about, and the report of a fault of ours."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QBrush, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTableWidgetItem,
    QWidget,
)

from cchc_desktop import __version__, paths
from cchc_desktop.services.releases import load_releases
from cchc_desktop.ui.dialogs.base import FormDialog
from cchc_desktop.ui.shortcuts import groups
from cchc_desktop.ui.style import muted
from cchc_desktop.ui.tables import reading_table

_UPDATING = (
    "Cập nhật không cần mạng: đóng chương trình, chạy bộ cài mới, cài đè lên. Dữ liệu và cài đặt "
    "giữ nguyên; bản cũ hơn không mở tệp dữ liệu đã dùng với bản mới hơn mà báo rõ."
)


class ShortcutSheet(FormDialog):
    """List every key of the program, in groups."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Phím tắt", "", parent)
        lines: list[tuple[str, ...]] = []
        for title, rows in groups():
            lines += [(title,), *rows]
        table = reading_table(("Việc", "Phím"), "Bảng phím tắt")
        table.setRowCount(len(lines))
        table.setShowGrid(False)
        table.setWordWrap(True)
        for row, cells in enumerate(lines):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                table.setItem(row, column, item)
                if len(cells) == 1:
                    table.setSpan(row, 0, 1, 2)
                    _make_title(item, table.palette().alternateBase())
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.setCurrentCell(0, 0)
        self.column.addWidget(table, 1)
        self.finish_layout()
        self.resize(680, 600)


def _make_title(item: QTableWidgetItem, ground: QBrush) -> None:
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    item.setBackground(ground)


class AboutDialog(FormDialog):
    """Say what the program is and what it is made of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Báo cáo CCHC", "", parent)
        self.column.addWidget(muted(f"Phiên bản {__version__}"))
        self.column.addWidget(
            muted(
                "Nhập số liệu, viết nội dung và xuất báo cáo cải cách hành chính của tỉnh, "
                "thành phố đúng thể thức văn bản. Mã nguồn mở theo giấy phép MIT."
            )
        )
        self.column.addWidget(muted(f"Python {platform.python_version()} · Qt {qVersion()}"))
        self.news = QPlainTextEdit(_news())
        self.news.setReadOnly(True)
        self.news.setTabChangesFocus(True)
        caption = QLabel("Có gì &mới")
        caption.setBuddy(self.news)
        self.news.setAccessibleName("Có gì mới")
        self.column.addWidget(caption)
        self.column.addWidget(self.news, 1)
        self.column.addWidget(muted(_UPDATING))
        self.finish_layout()
        self.resize(640, 520)


def _news() -> str:
    """Return what each release brought, the newest first."""
    parts = [
        "\n".join([f"Phiên bản {release.version}", *(f"• {line}" for line in release.lines)])
        for release in load_releases(paths.resources())
    ]
    return "\n\n".join(parts)


class FaultDialog(FormDialog):
    """Show the technical report of a fault of the program, ready to be copied."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__("Chương trình gặp lỗi", "", parent)
        self.setWindowTitle("Báo lỗi chương trình")
        self.column.addWidget(
            muted(
                "Thao tác vừa rồi dừng giữa chừng vì một lỗi của chương trình. Nội dung đã nhập "
                "trước đó đã được lưu. Chép báo cáo dưới đây gửi người phụ trách; trong đó không "
                "có số liệu hay nội dung của báo cáo."
            )
        )
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName("Báo cáo lỗi")
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.column.addWidget(self.report, 1)
        copy = self.buttons.addButton("&Chép báo cáo lỗi", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self.copy)
        self.finish_layout()
        self.resize(700, 440)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.tell("Đã chép.")
