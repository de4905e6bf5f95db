"""The report of a problem for whoever helps: read first, then copied or saved."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from cchc_desktop.errors import UserError
from cchc_desktop.services.problem_report import problem_report, save
from cchc_desktop.services.reports import Library
from cchc_desktop.ui import themes
from cchc_desktop.ui.dialogs.base import FormDialog, show_error
from cchc_desktop.ui.pasting import PlainText
from cchc_desktop.ui.style import muted

_TOLD_LINES = 4


class ProblemReportDialog(FormDialog):
    """Show all that would be saved, with room for what happened in the user's words."""

    def __init__(self, library: Library, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__("Báo cáo sự cố", "", parent)
        self._folder = folder
        self.column.addWidget(
            muted(
                "Gửi báo cáo này cho người hỗ trợ. Trong đó chỉ có phiên bản, cấu hình máy, kết "
                "quả kiểm tra tệp và nơi xảy ra lỗi trong chương trình; không có số liệu, nội "
                "dung, tên người hay đường dẫn nào. Hãy đọc lại trước khi lưu."
            )
        )
        self.told = PlainText()
        self.told.setTabChangesFocus(True)
        self.told.setPlaceholderText("Anh/chị đang làm gì thì gặp sự cố? (không bắt buộc)")
        self.told.setFixedHeight(self.told.fontMetrics().lineSpacing() * (_TOLD_LINES + 1))
        self._add("&Sự việc:", self.told)
        self.report = QPlainTextEdit(problem_report(library, surroundings(), datetime.now(UTC)))
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._add("&Nội dung sẽ lưu:", self.report, 1)
        self.save_button = self._button("&Lưu thành tệp…", self.save)
        self.copy_button = self._button("&Chép", self.copy)
        self.finish_layout()
        self.resize(720, 600)

    def _add(self, caption: str, widget: QWidget, stretch: int = 0) -> None:
        label = QLabel(caption)
        label.setBuddy(widget)
        widget.setAccessibleName(caption.replace("&", "").rstrip(":"))
        self.column.addWidget(label)
        self.column.addWidget(widget, stretch)

    def _button(self, caption: str, act: object) -> QPushButton:
        button = self.buttons.addButton(caption, QDialogButtonBox.ButtonRole.ActionRole)
        button.clicked.connect(act)
        return button

    def text(self) -> str:
        """Return what is saved: the user's words before the report."""
        told = self.told.toPlainText().strip()
        return f"{told}\n\n{self.report.toPlainText()}" if told else self.report.toPlainText()

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.text())
        self.tell("Đã chép.")

    def save(self) -> None:
        """Write the report to a place of the user's choice."""
        near = self._folder / f"bao-cao-su-co-{datetime.now():%Y%m%d-%H%M}.txt"
        name, _ = QFileDialog.getSaveFileName(
            self, "Lưu báo cáo sự cố", str(near), "Văn bản (*.txt)"
        )
        if not name:
            return
        target = Path(name)
        target = target if target.suffix else target.with_suffix(".txt")
        try:
            save(self.text(), target)
        except UserError as error:
            show_error(self, error)
        else:
            self.tell(f"Đã lưu vào {target}.")


def surroundings() -> dict[str, str]:
    """Return what only the window knows: the toolkit, the screens, the look."""
    screens = [
        f"{screen.size().width()} × {screen.size().height()} ({screen.devicePixelRatio():.2f})"
        for screen in QGuiApplication.screens()
    ]
    return {
        "Qt": f"{qVersion()} ({QGuiApplication.platformName()})",
        "Màn hình": "; ".join(screens),
        "Giao diện": themes.shown(),
    }
