"""The pane that shows the report as it will be printed, beside the form that is being filled in.

It composes the report in the window's thread, where the answers are, and leaves the rest to its
worker. It follows the form and never takes the focus from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QThread, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.errors import UserError
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import layout_of
from cchc_desktop.services.preview import Place, Preview
from cchc_desktop.ui.focus import application
from cchc_desktop.ui.preview_search import SearchBar
from cchc_desktop.ui.preview_view import FIT_PAGE, FIT_WIDTH, ZOOMS, PageView
from cchc_desktop.ui.preview_worker import PreviewWorker
from cchc_desktop.ui.style import GAP, muted

if TYPE_CHECKING:
    from cchc_desktop.render.raster import Hit
    from cchc_desktop.services.session import Session

PAUSE = 400
_FIRST = 50
# Below this the bar leaves out what keys do as well; the pane may get as narrow as the problems.
_NARROW, _NARROWEST = 420, 280
_CAPTIONS = {FIT_WIDTH: "Vừa bề ngang", FIT_PAGE: "Vừa trang"}


class PreviewPane(QWidget):
    """Show the PDF of a report while it is being written."""

    zoom_changed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._section = ""
        self._is_stale = True
        self._is_due = True
        self._follows = True
        self.view = PageView()
        self.search = SearchBar()
        self.message = muted("Đang dựng trang…")
        self.mark = QLabel("đang cập nhật…", self.view)
        self.page = QSpinBox()
        self.count = QLabel()
        self.zoom = QComboBox()
        self._word = QLabel("Trang")
        self._spared: tuple[QWidget, ...] = ()
        self.stack = QStackedWidget()
        self._worker = PreviewWorker(self)
        # A signal ends the program without closing the window.
        application().aboutToQuit.connect(self._worker.finish)
        self._pause = QTimer(self, singleShot=True)
        self._lay_out()
        self._connect()

    # --- from outside

    def changed(self) -> None:
        """Hear that the report changed; the pages follow in the next pause."""
        self._is_stale = True
        if self.isVisible():
            self._tell_stale()
            self._pause.start(PAUSE)

    def show_section(self, key: str) -> None:
        """Follow the form to a section."""
        self._section, self._follows, self._is_due = key, True, True
        if self.isVisible() and not self._is_stale:
            self._go_to_section()

    def set_zoom(self, zoom: str) -> None:
        """Take over a remembered zoom; one that does not exist is left out."""
        if self.zoom.findData(zoom) >= 0:
            self.view.set_zoom(zoom)

    def close_work(self) -> None:
        """End the thread."""
        self._pause.stop()
        self._worker.finish()

    # --- set-up

    def _lay_out(self) -> None:
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setMargin(2 * GAP)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.mark.setAutoFillBackground(True)
        self.mark.setMargin(4)
        self.mark.hide()
        self.search.hide()
        for widget in (self.message, self.view):
            self.stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        self.setMinimumWidth(_NARROWEST)
        column.addLayout(self._bar())
        column.addWidget(self.search)
        column.addWidget(self.stack, 1)

    def _bar(self) -> QHBoxLayout:
        self.page.setRange(1, 1)
        self.page.setKeyboardTracking(False)
        self.page.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.page.setAccessibleName("Trang đang xem")
        self.zoom.setAccessibleName("Cỡ hiển thị")
        self.zoom.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for key, caption in _CAPTIONS.items():
            self.zoom.addItem(caption, key)
        for per_cent in ZOOMS:
            self.zoom.addItem(f"{per_cent}%", str(per_cent))
        bar = QHBoxLayout()
        bar.setSpacing(4)
        bar.addWidget(self._button("", "Trang trước (PgUp)", self._previous, Qt.ArrowType.UpArrow))
        bar.addWidget(self._button("", "Trang sau (PgDn)", self._next, Qt.ArrowType.DownArrow))
        bar.addWidget(self._word)
        bar.addWidget(self.page)
        bar.addWidget(self.count)
        bar.addStretch(1)
        minus = self._button("−", "Thu nhỏ (-)", self._smaller)
        plus = self._button("+", "Phóng to (+)", self._larger)
        for widget in (minus, self.zoom, plus):
            bar.addWidget(widget)
        self._spared = (self._word, minus, plus)
        bar.addWidget(self._button("Tìm", "Tìm trong các trang (Ctrl+F)", self.open_search))
        return bar

    def _button(
        self, text: str, tip: str, action: object, arrow: Qt.ArrowType = Qt.ArrowType.NoArrow
    ) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setArrowType(arrow)
        button.setToolTip(tip)
        button.setAccessibleName(tip.partition(" (")[0])
        # The caret stays in the form when a page is turned with the mouse.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action)
        return button

    def _connect(self) -> None:
        self._pause.timeout.connect(self._refresh)
        self.page.valueChanged.connect(self._page_typed)
        self.zoom.activated.connect(self._zoom_chosen)
        self.view.page_changed.connect(self._show_page)
        self.view.zoom_changed.connect(self._show_zoom)
        self.view.zoom_changed.connect(self.zoom_changed)
        self.view.search_wanted.connect(self.open_search)
        self.view.moved_by_hand.connect(self._stay)
        self.view.wanted.connect(self._worker.draw)
        self.view.installEventFilter(self)
        self.search.words_changed.connect(self._find)
        self.search.hit_chosen.connect(self._show_hit)
        self.search.closed.connect(self._close_search)
        self._worker.made.connect(self._made)
        self._worker.refused.connect(self._refuse)
        self._worker.drawn.connect(self.view.take)
        self._worker.found.connect(self._found)
        self._worker.broken.connect(self._fail)

    # --- making pages

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._tell_stale()
            self._pause.start(_FIRST)
        elif self._is_due:
            self._go_to_section()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for widget in self._spared:
            widget.setVisible(self.width() >= _NARROW)

    def _refresh(self) -> None:
        try:
            layout = layout_of(self._session.report.regime)
            document = compose(self._session, layout)
        except UserError as error:
            self._refuse(error.message)
            return
        if not self._worker.isRunning():
            self._worker.start(QThread.Priority.LowPriority)
        self._is_stale = False
        self._worker.make(document, layout)

    def _made(self, preview: Preview) -> None:
        older = self.view.preview
        self.view.show_preview(preview, self._section)
        self.stack.setCurrentWidget(self.view)
        self.mark.setVisible(self._is_stale)
        self.count.setText(f"/ {len(preview.sizes)}")
        with QSignalBlocker(self.page):
            self.page.setRange(1, len(preview.sizes))
        self._show_page(self.view.page)
        if self._is_due:
            self._go_to_section()
        elif self._follows and older is not None:
            place = preview.change_since(older, self._section)
            if place is not None:
                self.view.show_place_if_hidden(place)
        if self.search.isVisible():
            self._worker.find(self.search.words)

    def _refuse(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.stack.setCurrentWidget(self.message)
        self.mark.hide()

    def _fail(self, error: Exception) -> None:
        raise error

    def _tell_stale(self) -> None:
        self.mark.setVisible(self.view.preview is not None)
        self._place_mark()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place_mark()
        return super().eventFilter(watched, event)

    def _place_mark(self) -> None:
        self.mark.adjustSize()
        inside = self.view.viewport().geometry()
        self.mark.move(inside.right() - self.mark.width() - GAP, inside.top() + GAP)
        self.mark.raise_()

    # --- where the reader is

    def _go_to_section(self) -> None:
        place = self._place_of(self._section)
        if place is not None:
            self._is_due = False
            self.view.show_place(place)

    def _place_of(self, section: str) -> Place | None:
        """Return where a section begins, or the one before it when it left nothing on paper."""
        preview = self.view.preview
        if preview is None:
            return None
        found = Place(0, preview.sizes[0][1])
        for other in self._session.template.sections:
            found = preview.places.get(other.key, found)
            if other.key == section:
                return found
        return Place(0, preview.sizes[0][1])

    def _stay(self) -> None:
        self._follows = False

    def _show_page(self, index: int) -> None:
        with QSignalBlocker(self.page):
            self.page.setValue(index + 1)

    def _page_typed(self, number: int) -> None:
        self._stay()
        self.view.go_to_page(number - 1)

    def _previous(self) -> None:
        self._page_typed(self.view.page)

    def _next(self) -> None:
        self._page_typed(self.view.page + 2)

    def _zoom_chosen(self) -> None:
        self.view.set_zoom(self.zoom.currentData())

    def _larger(self) -> None:
        self.view.zoom_by(1)

    def _smaller(self) -> None:
        self.view.zoom_by(-1)

    def _show_zoom(self, zoom: str) -> None:
        self.zoom.setCurrentIndex(self.zoom.findData(zoom))

    # --- search

    def open_search(self) -> None:
        """Ask for words to find in the pages."""
        self.search.open()

    def _close_search(self) -> None:
        self.search.hide()
        self.view.show_hits([], -1)
        self.view.setFocus()

    def _find(self, words: str) -> None:
        self._worker.find(words)

    def _found(self, words: str, hits: list[Hit]) -> None:
        if self.search.isVisible() and words == self.search.words:
            self.search.show_found(hits, self.view.page)

    def _show_hit(self, hits: list[Hit], current: int) -> None:
        self._stay()
        self.view.show_hits(hits, current)
