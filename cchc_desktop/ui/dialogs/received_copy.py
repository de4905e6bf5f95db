"""The view of a report as its receiver has it: the stamp of arrival, page one, and its own export.

What is typed goes to the report at once; the picture follows after a short pause.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.values import Unparsed
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import export, layout_of
from cchc_desktop.services.preview import render
from cchc_desktop.services.variants import RECEIVED, missing
from cchc_desktop.ui.dialogs.base import FormDialog, open_path
from cchc_desktop.ui.dialogs.export_dialog import open_problems
from cchc_desktop.ui.editors import DateEditor, LineEditor
from cchc_desktop.ui.preview_worker import image_of
from cchc_desktop.ui.style import muted

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_CAPTIONS = (
    ("head.received_agency", "&Cơ quan nhận:"),
    ("head.received_number", "&Số đến:"),
    ("head.received_date", "&Ngày đến:"),
    ("head.received_to", "C&huyển:"),
    ("head.received_file", "&Lưu hồ sơ:"),
)
_PAUSE = 400
# The upper part of the page, where the stamp is, at a size that can be read.
_WIDTH, _SHARE = 560, 0.62


class ReceivedCopyDialog(FormDialog):
    """Edit the stamp of arrival, show the first page with it and export that copy."""

    def __init__(self, session: Session, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__("Bản có dấu đến", "", parent)
        self.session = session
        self.folder = folder
        self.written: Path | None = None
        self.editors: dict[str, LineEditor] = {}
        self.picture = QLabel()
        self.save = self._button("&Xuất PDF…", self._ask)
        self.open_file = self._button("&Mở tệp", self._open_file)
        self.open_file.hide()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.show_page)
        self._lay_out()
        self.show_page()

    def _button(self, caption: str, action: Callable[[], None]) -> QPushButton:
        button = self.buttons.addButton(caption, QDialogButtonBox.ButtonRole.ActionRole)
        button.clicked.connect(action)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        self.column.removeItem(self.form)
        left = QVBoxLayout()
        left.addWidget(
            muted(
                "Dấu ĐẾN chỉ có ở bản này, không có ở bản phát hành. Ô trống được chừa để ghi tay."
            )
        )
        left.addLayout(self.form)
        left.addWidget(muted(open_problems(self.session)))
        left.addStretch(1)
        self._add_editors()
        self.picture.setFrameShape(QFrame.Shape.StyledPanel)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.picture.setFixedWidth(_WIDTH + 2 * self.picture.frameWidth())
        self.picture.setAccessibleName("Trang đầu của bản có dấu đến")
        self.picture.setWordWrap(True)
        row = QHBoxLayout()
        row.addLayout(left, 1)
        row.addWidget(self.picture)
        self.column.addLayout(row, 1)
        self.finish_layout()
        self.resize(960, 620)

    def _add_editors(self) -> None:
        keys = [key for key, _ in _CAPTIONS]
        for place, (key, caption) in enumerate(_CAPTIONS):
            field = self.session.field(key)
            editor = DateEditor(field) if field.type == "date" else LineEditor(field)
            editor.set_text(self.session.edit_text(key))
            editor.set_read_only(self.session.read_only)
            editor.setToolTip(field.help)
            editor.committed.connect(partial(self._take, key))
            editor.next_wanted.connect(partial(self._go, keys, place + 1))
            editor.previous_wanted.connect(partial(self._go, keys, place - 1))
            self.editors[key] = editor
            self.add_row(caption, editor)

    def _go(self, keys: list[str], place: int) -> None:
        if place == len(keys):
            self.save.setFocus()
        elif place >= 0:
            self.editors[keys[place]].focus_first()

    def _take(self, key: str, typed: str) -> None:
        try:
            self.session.take(key, typed)
        except UserError as error:
            self.tell(error.message)
            return
        found = [p.message for p in self.session.problems if key in p.fields]
        self.tell("\n".join(found))
        self._timer.start()

    # --- the page

    def show_page(self) -> None:
        """Show the first page as it would be exported, or what is missing for it."""
        try:
            layout = layout_of(self.session.report.regime)
            content = render(compose(self.session, layout, RECEIVED), layout).content
        except UserError as error:
            self.picture.setPixmap(QPixmap())
            self.picture.setText(self._wanted() or error.message)
            self.save.setEnabled(False)
            return
        self.save.setEnabled(
            not any(isinstance(self.session.value(key), Unparsed) for key in self.editors)
        )
        self.picture.setPixmap(self._pixmap(content))

    def _wanted(self) -> str:
        """Name what the copy lacks, what is asked for here apart from the rest."""
        keys = missing(self.session, RECEIVED)
        said = [
            (messages.VARIANT_NEEDS, [key for key in keys if key not in self.editors]),
            (messages.RECEIVED_NEEDS, [key for key in keys if key in self.editors]),
        ]
        return "\n\n".join(
            sentence.format(variant=RECEIVED.name, labels=self._labels(wanted))
            for sentence, wanted in said
            if wanted
        )

    def _labels(self, keys: list[str]) -> str:
        return ", ".join(f"“{self.session.field(key).label}”" for key in keys)

    def _pixmap(self, content: bytes) -> QPixmap:
        from cchc_desktop.render.raster import PdfPages

        ratio = self.devicePixelRatioF()
        with PdfPages(content) as pages:
            width, height = pages.sizes[0]
            band = (0.0, height * (1 - _SHARE))
            picture = pages.picture(0, _WIDTH * ratio / width, band=band)
        pixmap = QPixmap.fromImage(image_of(picture))
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    # --- the file

    def _ask(self) -> None:
        near = self.folder / f"bao-cao-cchc-{self.session.report.code}-ban-den.pdf"
        name, _ = QFileDialog.getSaveFileName(self, "Chọn nơi ghi", str(near), "PDF (*.pdf)")
        if name:
            path = Path(name)
            self.write(path if path.suffix else path.with_suffix(".pdf"))

    def write(self, target: Path) -> None:
        """Export the copy and say where it is."""
        try:
            export(self.session, "pdf", target, variant=RECEIVED)
        except UserError as error:
            self.tell(error.message)
            return
        self.written = target
        self.tell(f"Đã ghi {target}")
        self.open_file.show()
        self.open_file.setFocus()

    def _open_file(self) -> None:
        if self.written:
            open_path(self.written)
