"""The dialog that writes a report to a file for people: what for, format, regime and place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.services.blanks import blanks_left
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import layout_of, regimes
from cchc_desktop.services.review_sheet import left_over
from cchc_desktop.services.session import Session
from cchc_desktop.services.variants import COPY, OUTGOING, RECEIVED, SIGNING, SIGNING_FILLED
from cchc_desktop.ui.dialogs.base import FormDialog, open_path
from cchc_desktop.ui.states import STRENGTHS
from cchc_desktop.ui.style import muted

if TYPE_CHECKING:
    from cchc_desktop.services.reserved import ReservedArea
    from cchc_desktop.services.variants import Variant

FORMATS = (
    ("pdf", "PDF – bản in chính thức"),
    ("docx", "Word (DOCX) – để lãnh đạo sửa"),
    ("txt", "Văn bản thuần (TXT)"),
    ("json", "Dữ liệu (JSON) – để nhập vào máy khác"),
)
# Each with what it is for and how its file is called.
VARIANTS = (
    (OUTGOING, "Bản phát hành", "Văn bản chính thức; số và ngày in như đã nhập.", ""),
    (
        SIGNING,
        "Trình ký, để trống số và ngày",
        "Văn thư thêm số và ngày khi phát hành; chừa chỗ cho chữ ký và dấu.",
        "-trinh-ky",
    ),
    (
        SIGNING_FILLED,
        "Trình ký, điền số và ngày",
        "Số và ngày in như đã nhập; chừa chỗ cho chữ ký và dấu.",
        "-trinh-ky",
    ),
    (
        RECEIVED,
        "Bản có dấu đến",
        "Thêm dấu ĐẾN của nơi nhận, nhập ở Báo cáo ▸ Bản có dấu đến…; báo cáo phải có số và "
        "ngày ký.",
        "-ban-den",
    ),
    (
        COPY,
        "Bản sao",
        "Thêm phần sao y, trích sao hoặc sao lục, nhập ở Thể thức và người ký, nhóm Bản sao; "
        "báo cáo phải có số và ngày ký.",
        "-ban-sao",
    ),
)
Export = Callable[..., "tuple[ReservedArea, ...]"]


class ExportDialog(FormDialog):
    """Export on acceptance, then offer to open what was written."""

    def __init__(
        self, session: Session, folder: Path, export: Export, parent: QWidget | None = None
    ) -> None:
        super().__init__("Xuất báo cáo", "&Xuất", parent)
        self.session = session
        self.folder = folder
        self.written: Path | None = None
        self._export = export
        self._chosen = False
        self.variant = QComboBox()
        self.purpose = muted("")
        self.format = QComboBox()
        self.regime = QComboBox()
        self.target = QLineEdit()
        self.browse = QPushButton("C&họn…")
        self.browse.setAutoDefault(False)
        self.state = QLabel()
        self.blanks = QLabel()
        self.open_file = self._after("&Mở tệp", self._open_file)
        self.open_folder = self._after("Mở &thư mục", self._open_folder)
        self._fill()
        self._lay_out()
        self.format.currentIndexChanged.connect(self._format_changed)
        self.variant.currentIndexChanged.connect(self._format_changed)
        self.target.textEdited.connect(self._target_edited)
        self.browse.clicked.connect(self._browse)
        self._format_changed()

    def _after(self, caption: str, action: Callable[[], None]) -> QPushButton:
        button = self.buttons.addButton(caption, QDialogButtonBox.ButtonRole.ActionRole)
        button.clicked.connect(action)
        button.hide()
        return button

    def _fill(self) -> None:
        for _, caption, _, _ in VARIANTS:
            self.variant.addItem(caption)
        for key, caption in FORMATS:
            self.format.addItem(caption, key)
        for key, caption in regimes():
            self.regime.addItem(caption, key)
        self.regime.setCurrentIndex(self.regime.findData(self.session.report.regime))

    def _lay_out(self) -> None:
        self.add_row("&Bản xuất:", self.variant)
        self.form.addRow("", self.purpose)
        self.add_row("Định &dạng:", self.format)
        self.add_row("Thể thứ&c theo:", self.regime)
        place = QHBoxLayout()
        place.addWidget(self.target, 1)
        place.addWidget(self.browse)
        label = QLabel("Ghi &vào:")
        label.setBuddy(self.target)
        self.target.setAccessibleName("Tệp sẽ ghi")
        self.form.addRow(label, place)
        self.state.setWordWrap(True)
        self.state.setText(open_problems(self.session))
        self.state.setVisible(bool(self.state.text()))
        self.column.addWidget(self.state)
        self.column.addWidget(self.blanks)
        self.finish_layout()
        self.setMinimumWidth(640)
        if self.accept_button:
            self.accept_button.setFocus()

    def _blanks(self) -> str:
        """Say how many blanks for missing figures an official copy would print."""
        regime = self.regime.currentData()
        return blanks_left(compose(self.session, layout_of(regime)))

    def _format_changed(self) -> None:
        printed = self.format.currentData() != "json"
        self.regime.setEnabled(printed)
        self.variant.setEnabled(printed)
        _, _, purpose, ending = VARIANTS[self.variant.currentIndex()]
        self.purpose.setText(purpose)
        self.blanks.setText(self._blanks() if printed else "")
        self.blanks.setVisible(bool(self.blanks.text()))
        suffix = f".{self.format.currentData()}"
        if self._chosen:
            self.target.setText(str(Path(self.target.text()).with_suffix(suffix)))
        else:
            ending = ending if printed else ""
            name = f"bao-cao-cchc-{self.session.report.code}{ending}{suffix}"
            self.target.setText(str(self.folder / name))
        self._tell_of_existing()

    def _target_edited(self) -> None:
        self._chosen = True
        self._tell_of_existing()

    def _tell_of_existing(self) -> None:
        there = Path(self.target.text()).is_file()
        self.tell("Tệp này đã có và sẽ được thay bằng bản mới." if there else "")

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            "Chọn nơi ghi",
            self.target.text(),
            f"{self.format.currentText()} (*.{self.format.currentData()})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.target.setText(name)
            self._target_edited()

    def accept(self) -> None:
        """Write the file and stay to say where it is."""
        target = Path(self.target.text().strip())
        if not self.target.text().strip() or target.is_dir():
            self.tell("Chưa có tên tệp. Gõ tên tệp sẽ ghi, ví dụ bao-cao.pdf.")
            self.target.setFocus()
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            areas = self._export(
                self.session,
                self.format.currentData(),
                target,
                self.regime.currentData(),
                self._variant(),
            )
        except UserError as error:
            self.tell(error.message)
            return
        finally:
            QApplication.restoreOverrideCursor()
        self._show_written(target, areas)

    def _variant(self) -> Variant:
        return VARIANTS[self.variant.currentIndex()][0]

    def _show_written(self, target: Path, areas: tuple[ReservedArea, ...]) -> None:
        self.written = target
        lines = [f"Đã ghi {target}"]
        if areas:
            lines += [messages.AREAS_RESERVED, *(f"– {area.worded()}" for area in areas)]
        self.tell("\n".join(lines))
        self.open_file.show()
        self.open_folder.show()
        self.close_button.setText("Đóng")
        self.open_file.setDefault(True)
        self.open_file.setFocus()

    def _open_file(self) -> None:
        if self.written:
            open_path(self.written)

    def _open_folder(self) -> None:
        if self.written:
            open_path(self.written.parent)


def open_problems(session: Session) -> str:
    """Say how much of a report is open before a copy of it leaves the house."""
    counts = dict.fromkeys(STRENGTHS, 0)
    for problem in session.problems:
        counts[problem.strength] += not problem.reason
    words = [f"{n} {STRENGTHS[s][1].lower()}" for s, n in counts.items() if n]
    if not words:
        return ""
    left = left_over(session).worded
    carried = f" ({left})" if left else ""
    return (
        f"Báo cáo còn {', '.join(words)} chưa xử lý{carried}. Vẫn xuất được "
        "để xem hoặc trình dự thảo; nhấn F8 sau khi đóng hộp này để xem từng vấn đề."
    )
