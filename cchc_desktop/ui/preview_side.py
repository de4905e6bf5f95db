"""The column beside the form: the problems or the pages, each with the widths that suit it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QTabWidget, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session
    from cchc_desktop.ui.preview import PreviewPane
    from cchc_desktop.ui.problems_panel import ProblemsPanel

PROBLEMS, PREVIEW = "problems", "preview"
_NAMES = (PROBLEMS, PREVIEW)
# Outline, form and side; Qt gives what is left over to the form.
_WIDTHS = {PROBLEMS: [360, 706, 300], PREVIEW: [280, 546, 540]}


class Side(QTabWidget):
    """Let problems and pages share one place; the pages are built when first asked for."""

    switched = Signal()
    wanted = Signal()

    def __init__(self, session: Session, problems: ProblemsPanel, splitter: QSplitter) -> None:
        super().__init__()
        self.pane: PreviewPane | None = None
        self._session, self._splitter = session, splitter
        self._section = ""
        self._zoom = ""
        self._widths = {name: list(widths) for name, widths in _WIDTHS.items()}
        self._shown = PROBLEMS
        self._room = QWidget()
        QVBoxLayout(self._room).setContentsMargins(0, 0, 0, 0)
        self.setDocumentMode(True)
        self.setAccessibleName("Vấn đề và trang xem trước")
        # A click on a tab leaves the caret where it is; F9 is the way by keyboard.
        self.tabBar().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.addTab(problems, "Vấn đề")
        self.addTab(self._room, "Xem trước")
        self.setTabToolTip(1, "Trang in của báo cáo (F9)")
        self.currentChanged.connect(self._switch)

    @property
    def shown(self) -> str:
        """Say which of the two is shown."""
        return self._shown

    @property
    def page(self) -> int:
        """The page that is read in the pages, counted from 0; the first one without them."""
        return self.pane.view.page if self.pane is not None else 0

    def toggle(self) -> None:
        """Show the pages, or the problems again."""
        self.show_side(PROBLEMS if self._shown == PREVIEW else PREVIEW)

    def show_side(self, name: str) -> None:
        """Show problems or pages."""
        self.setCurrentIndex(_NAMES.index(name))
        self.wanted.emit()

    def holds_focus(self) -> bool:
        """Say whether the keys go to the pages."""
        widget = QApplication.focusWidget()
        return widget is not None and self._room.isAncestorOf(widget)

    def show_section(self, key: str) -> None:
        """Follow the form to a section."""
        self._section = key
        if self.pane is not None:
            self.pane.show_section(key)

    def changed(self) -> None:
        """Hear that the report changed."""
        if self.pane is not None:
            self.pane.changed()

    def state(self) -> dict[str, object]:
        """Return what is to be remembered."""
        self._keep_widths()
        return {"shown": self._shown, "zoom": self._zoom, "widths": self._widths}

    def restore(self, state: object) -> None:
        """Take over what was remembered, as far as it makes sense."""
        known = state if isinstance(state, dict) else {}
        widths = known.get("widths")
        for name in _NAMES:
            found = widths.get(name) if isinstance(widths, dict) else None
            if isinstance(found, list) and [type(width) for width in found] == [int] * 3:
                self._widths[name] = found
        self._zoom = str(known.get("zoom") or "")
        self._splitter.setSizes(self._widths[PROBLEMS])
        if known.get("shown") == PREVIEW:
            self.setCurrentIndex(_NAMES.index(PREVIEW))

    def close_work(self) -> None:
        """End what the pages do beside the window."""
        if self.pane is not None:
            self.pane.close_work()

    def _switch(self, index: int) -> None:
        self._keep_widths()
        self._shown = _NAMES[index]
        if self._shown == PREVIEW and self.pane is None:
            self._build()
        # A wider window gives its room to form and pages; sentences of problems need no more.
        self._splitter.setStretchFactor(2, int(self._shown == PREVIEW))
        self._splitter.setSizes(self._widths[self._shown])
        self.switched.emit()

    def _keep_widths(self) -> None:
        sizes = self._splitter.sizes()
        if self.isVisible() and all(sizes):
            self._widths[self._shown] = sizes

    def _build(self) -> None:
        from cchc_desktop.ui.preview import PreviewPane

        self.pane = PreviewPane(self._session)
        self.pane.set_zoom(self._zoom)
        self.pane.zoom_changed.connect(self._keep_zoom)
        self.pane.show_section(self._section)
        layout = self._room.layout()
        if layout is not None:
            layout.addWidget(self.pane)

    def _keep_zoom(self, zoom: str) -> None:
        self._zoom = zoom
        self.switched.emit()
