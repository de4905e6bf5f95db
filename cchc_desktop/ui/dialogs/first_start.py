"""The three questions of the first start, each answered by Enter; it creates nothing itself."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.services.places import warning
from cchc_desktop.ui.fitting import Dialog
from cchc_desktop.ui.icons import icon
from cchc_desktop.ui.style import GAP, heading, muted


@dataclass(frozen=True)
class FirstChoice:
    """What the user wants: where the data lies, whose reports, and what to open first."""

    path: Path
    agency: str
    sample: bool
    person: str = ""


class FirstStart(Dialog):
    """Ask for place, agency and first report on one screen each."""

    def __init__(
        self,
        path: Path,
        agencies: list[tuple[str, str]],
        person: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Báo cáo CCHC")
        self.setWindowIcon(icon("app"))
        self.pages = QStackedWidget()
        self.place = QLineEdit(str(path))
        self.place.setAccessibleName("Tệp dữ liệu")
        self.agencies = _Choices(agencies)
        self.person = QLineEdit(person)
        self.person.setAccessibleName("Người nhập liệu")
        self.first = _Choices(
            [
                ("sample", "Mở báo cáo mẫu (06 tháng đầu năm 2018) để xem cách làm"),
                ("new", "Tạo báo cáo đầu tiên"),
            ]
        )
        self.note = muted("")
        self._warned = ""
        self.back = QPushButton("&Trước")
        self.onward = QPushButton("Tiế&p")
        self.onward.setDefault(True)
        self.back.setAutoDefault(False)
        self._add_pages()
        self._lay_out()
        self._show_page(0)

    def choice(self) -> FirstChoice:
        """Return what was chosen."""
        path = Path(self.place.text().strip())
        sample, person = self.first.chosen() == "sample", self.person.text()
        return FirstChoice(path, self.agencies.chosen(), sample, person)

    def _add_pages(self) -> None:
        browse = QPushButton("&Chọn chỗ khác…")
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(browse)
        self._add_page(
            "Dữ liệu được lưu ở đâu?",
            "Mọi báo cáo nằm trong một tệp. Có thể chép tệp này sang máy khác hoặc sao lưu.",
            row,
        )
        self._add_page(
            "Báo cáo của cơ quan nào, ai nhập?",
            "Tên, người ký, nơi nhận và danh sách đơn vị sửa được sau ở Danh mục – Cơ quan.",
            self._agency_and_person(),
        )
        self._add_page(
            "Bắt đầu từ đâu?",
            "Báo cáo khác có thể tạo thêm bất cứ lúc nào (Ctrl+N).",
            self.first.column,
        )

    def _agency_and_person(self) -> QVBoxLayout:
        caption = QLabel("Người &nhập liệu (ghi trong lịch sử thay đổi):")
        caption.setBuddy(self.person)
        column = self.agencies.column
        column.addSpacing(GAP)
        column.addWidget(caption)
        column.addWidget(self.person)
        return column

    def _add_page(self, title: str, help_text: str, content: QVBoxLayout | QHBoxLayout) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(heading(title, 1.4))
        column.addWidget(muted(help_text))
        column.addSpacing(GAP)
        column.addLayout(content)
        column.addStretch(1)
        self.pages.addWidget(page)

    def _lay_out(self) -> None:
        close = QPushButton("Thoát")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.onward.clicked.connect(self._next)
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (self.back, self.onward, close):
            buttons.addWidget(button)
        self.back.clicked.connect(self._previous)
        self.step = muted("")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.step)
        column.addWidget(self.pages, 1)
        column.addWidget(self.note)
        column.addLayout(buttons)
        self.note.hide()
        self.resize(620, 340)

    def _show_page(self, place: int) -> None:
        self.pages.setCurrentIndex(place)
        self.step.setText(f"Bước {place + 1}/{self.pages.count()}")
        self.back.setEnabled(place > 0)
        self.onward.setText("Tiế&p" if place + 1 < self.pages.count() else "&Bắt đầu")
        self.note.hide()
        if place == 0:
            self.onward.setFocus()
        else:
            (self.agencies if place == 1 else self.first).focus()

    def _next(self) -> None:
        if not self.place.text().strip() or Path(self.place.text().strip()).is_dir():
            self.note.setText("Chưa có tên tệp. Gõ đường dẫn của tệp dữ liệu, đuôi .cchc.")
            self.note.show()
            self.place.setFocus()
        elif self.pages.currentIndex() == 0 and self._warns_of_place():
            self.onward.setFocus()
        elif self.pages.currentIndex() + 1 < self.pages.count():
            self._show_page(self.pages.currentIndex() + 1)
        else:
            self.accept()

    def _warns_of_place(self) -> bool:
        """Warn once of a folder that is no good for data; pressing again goes on with it."""
        risk = warning(Path(self.place.text().strip()))
        if risk == self._warned:
            return False
        self._warned = risk
        self.note.setText(f"{risk} Bấm “Tiếp” lần nữa để vẫn dùng chỗ này." if risk else "")
        self.note.setVisible(bool(risk))
        return bool(risk)

    def _previous(self) -> None:
        self._show_page(self.pages.currentIndex() - 1)

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            "Chọn nơi lưu dữ liệu",
            self.place.text(),
            "Tệp dữ liệu báo cáo (*.cchc)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            path = Path(name)
            self.place.setText(str(path if path.suffix else path.with_suffix(".cchc")))


class _Choices:
    """A column of radio buttons, the first one chosen."""

    def __init__(self, entries: list[tuple[str, str]]) -> None:
        self.column = QVBoxLayout()
        self._group = QButtonGroup()
        self._keys = [key for key, _ in entries]
        for place, (_, caption) in enumerate(entries):
            button = QRadioButton(caption.replace("&", "&&"))
            button.setChecked(place == 0)
            self._group.addButton(button, place)
            self.column.addWidget(button)

    def chosen(self) -> str:
        return self._keys[self._group.checkedId()]

    def focus(self) -> None:
        self._group.button(self._group.checkedId()).setFocus(Qt.FocusReason.TabFocusReason)
