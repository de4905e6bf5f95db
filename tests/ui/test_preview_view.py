"""Holds the pages on the screen: only what is seen is drawn, once, sharp, and every zoom works."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from cchc_desktop.services.preview import Place, Preview
from cchc_desktop.ui.preview_view import FIT_PAGE, FIT_WIDTH, PageView
from cchc_desktop.ui.preview_worker import PreviewWorker
from tests.ui.keys import press

A4 = (595.0, 842.0)


def pages(*looks, places=None):
    return Preview(b"", (A4,) * len(looks), places or {}, looks)


@pytest.fixture
def view(qtbot):
    widget = PageView()
    qtbot.addWidget(widget)
    widget.orders = []
    widget.wanted.connect(widget.orders.append)
    widget.resize(500, 600)
    widget.show()
    widget.show_preview(pages(*range(30)), "")
    return widget


def give(view):
    """Draw what the view asked for last."""
    asked = view.orders[-1]
    for wanted in asked:
        side = round(wanted.scale * A4[0])
        view.take(wanted, QImage(side, side, QImage.Format.Format_RGB32))
    return [wanted.page for wanted in asked]


def test_only_pages_in_view_and_their_neighbours_are_asked_for(view):
    assert give(view) == [0, 1]
    view.go_to_page(10)
    assert give(view) == [10, 11, 9]
    assert all(len(order) <= 4 for order in view.orders)


def test_a_page_that_looks_the_same_is_not_drawn_again(view):
    give(view)
    view.show_preview(pages(0, 99, *range(2, 30)), "")
    assert [wanted.look for wanted in view.orders[-1]] == [99]


def test_another_zoom_asks_for_other_pictures_and_keeps_the_place(view):
    view.show_place(Place(7, 100.0))
    before = view._place_at_top()
    view.set_zoom("200")
    assert view._place_at_top().page == before.page
    assert view._place_at_top().y == pytest.approx(before.y, abs=2)
    assert view.orders[-1][0].scale == pytest.approx(2 * view.logicalDpiX() / 72, abs=0.001)


def test_fitting_the_width_and_the_page(view):
    room = view.viewport().size()
    assert view.zoom == FIT_WIDTH
    assert 0 < room.width() - view._rect(0).width() <= 20
    view.go_to_page(3)
    view.set_zoom(FIT_PAGE)
    assert view.page == 3
    assert view._rect(0).height() <= room.height() - 20 + 1
    assert view.horizontalScrollBar().maximum() == 0


def test_plus_and_minus_go_from_step_to_step(view):
    view.set_zoom("100")
    press(view, Qt.Key.Key_Plus, text="+")
    assert view.zoom == "125"
    press(view, Qt.Key.Key_Minus, text="-")
    press(view, Qt.Key.Key_Minus, text="-")
    assert view.zoom == "75"
    for _ in range(20):
        press(view, Qt.Key.Key_Plus, text="+")
    assert view.zoom == "400"


def test_a_shorter_document_keeps_a_place_that_exists(view):
    view.go_to_page(29)
    view.show_preview(pages(1, 2), "")
    assert view.page == 1


def test_a_page_that_lies_does_not_shrink_the_others(view):
    """Annexes are often landscape; each page fits the width by itself."""
    before = view.orders[-1][0].scale
    view.show_preview(Preview(b"", (A4, A4[::-1]), {}, (90, 91)), "")
    scales = {wanted.page: wanted.scale for wanted in view.orders[-1]}
    assert scales[0] == before
    assert scales[1] == pytest.approx(before * A4[0] / A4[1], abs=0.001)
    assert view.horizontalScrollBar().maximum() == 0


def test_pictures_have_the_pixels_of_a_fine_screen(view, monkeypatch):
    """HiDPI: two device pixels for each of the window's."""
    view.set_zoom("100")
    plain = view._pixels(0)
    monkeypatch.setattr(PageView, "devicePixelRatioF", lambda self: 2.0)
    view._ask()
    assert view.orders[-1][0].scale == pytest.approx(2 * plain, abs=0.001)


@pytest.fixture
def worker():
    started = PreviewWorker()
    started.start()
    yield started
    started.finish()
    assert started.isFinished()


def test_an_unexpected_fault_of_the_worker_is_told(qtbot, worker):
    """A bug in the thread reaches the window instead of ending the pages silently."""
    with qtbot.waitSignal(worker.broken) as told:
        worker.make("no document", "no layout")
    assert isinstance(told.args[0], AttributeError)
    with qtbot.waitSignal(worker.found):
        worker.find("vẫn chạy")
