"""Holds paper to the PDF: number and size of pages, ink at the same millimetre, order of copies."""

from io import BytesIO

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMessageBox
from reportlab.pdfgen.canvas import Canvas

from cchc_desktop.errors import UserError
from cchc_desktop.render.raster import PdfPages
from cchc_desktop.services.export import export
from cchc_desktop.ui import printing
from cchc_desktop.ui.dialogs.print_dialog import PrintDialog, PrinterChoice, Wish, read_pages
from cchc_desktop.ui.printing import picture_dpi, print_report, send
from tests.ui.keys import press, type_text

Duplex = QPrinter.DuplexMode
A4 = (210 / 25.4 * 72, 297 / 25.4 * 72)
DPI = 100


def wish(*pages, copies=1, collate=True, duplex=Duplex.DuplexNone, grey=False):
    return Wish(pages, copies, collate, duplex, grey)


def onto_file(path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    return printer


def printed(tmp_path, content, chosen, printer=None):
    """Print onto a PDF and open it."""
    target = tmp_path / "in.pdf"
    with PdfPages(content) as pages:
        sides = send(pages, printer or onto_file(target), chosen, lambda done: True)
    assert sides == len(chosen.order())
    return PdfPages(target.read_bytes())


def ink(pages, index):
    """Return the rectangle of all ink on a page, in millimetres from the upper left corner."""
    drawn = pages.picture(index, DPI / 72, grey=True)
    rows = [drawn.data[n * drawn.stride :][: drawn.width] for n in range(drawn.height)]
    down = [n for n, row in enumerate(rows) if min(row) < 128]
    across = [n for n in range(drawn.width) if any(row[n] < 128 for row in rows)]
    return [n / DPI * 25.4 for n in (across[0], down[0], across[-1], down[-1])]


def is_red(pages):
    """Say whether any pixel of the first page is much redder than it is green."""
    drawn = pages.picture(0, 1.0)
    return any(
        red > green + 100 for green, red in zip(drawn.data[1::4], drawn.data[2::4], strict=True)
    )


def drawn_sheets(*sizes):
    """Make a PDF with a frame at 10 mm on every page."""
    target = BytesIO()
    canvas = Canvas(target)
    for width, height in sizes:
        canvas.setPageSize((width, height))
        canvas.rect(28.35, 28.35, width - 56.7, height - 56.7)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_the_report_lies_on_paper_where_it_lies_in_the_pdf(sample, tmp_path, qapp):
    """F-38b: full size, no margins added; the urgency stamp red unless grey is wanted."""
    export(sample, "pdf", tmp_path / "a.pdf")
    content = (tmp_path / "a.pdf").read_bytes()
    with PdfPages(content) as own, printed(tmp_path, content, wish(0, 1)) as paper:
        assert len(paper.sizes) == 2
        assert paper.sizes[0] == pytest.approx(A4, abs=1)
        for index in (0, 1):
            assert ink(paper, index) == pytest.approx(ink(own, index), abs=0.5)
        assert is_red(paper)
    with printed(tmp_path, content, wish(0, grey=True)) as paper:
        assert not is_red(paper)


def test_a_wide_page_turns_its_paper_and_keeps_its_places(tmp_path, qapp):
    content = drawn_sheets(A4, A4[::-1], A4)
    with printed(tmp_path, content, wish(0, 1, 2)) as paper:
        assert [size[0] > size[1] for size in paper.sizes] == [False, True, False]
        assert ink(paper, 1) == pytest.approx([10, 10, 287, 200], abs=0.5)
        assert ink(paper, 2) == pytest.approx([10, 10, 200, 287], abs=0.5)


def test_chosen_pages_are_printed_in_their_order_as_often_as_wanted(tmp_path, qapp):
    sizes = [A4, A4[::-1], A4]
    with printed(tmp_path, drawn_sheets(*sizes), wish(1, 0, copies=2)) as paper:
        assert [size[0] > size[1] for size in paper.sizes] == [True, False, True, False]


def test_a_coarse_or_fine_printer_gets_the_same_places(tmp_path, qapp):
    for resolution in (96, 720):
        printer = onto_file(tmp_path / "in.pdf")
        printer.setResolution(resolution)
        with printed(tmp_path, drawn_sheets(A4), wish(0, grey=True), printer) as paper:
            assert ink(paper, 0) == pytest.approx([10, 10, 200, 287], abs=0.5)


def test_pictures_are_at_least_as_fine_as_300_dots_an_inch():
    assert [picture_dpi(dpi) for dpi in (72, 96, 300, 600, 1200, 1440)] == [
        360, 384, 300, 600, 600, 480,
    ]  # fmt: skip


def test_sides_come_in_the_order_of_a_pile():
    """Copies printed on both sides begin on a leaf of their own."""
    long = Duplex.DuplexLongSide
    assert wish(0, 1, 2, copies=2).order() == [0, 1, 2, 0, 1, 2]
    assert wish(0, 1, 2, copies=2, collate=False).order() == [0, 0, 1, 1, 2, 2]
    assert wish(0, 1, 2, copies=2, duplex=long).order() == [0, 1, 2, None, 0, 1, 2]
    assert wish(0, 1, 2, copies=2, collate=False, duplex=long).order() == [
        0, 1, 0, 1, 2, None, 2,
    ]  # fmt: skip


def test_a_stopped_print_ends_after_the_page_under_way(tmp_path, qapp):
    """What the system cannot call back is counted, so that the user can be told."""
    asked = []
    with PdfPages(drawn_sheets(A4, A4, A4)) as pages:
        printer = onto_file(tmp_path / "in.pdf")
        came = send(pages, printer, wish(0, 1, 2), lambda n: asked.append(n) or n < 1)
    assert (came, asked) == (1, [0, 1])
    with PdfPages((tmp_path / "in.pdf").read_bytes()) as paper:
        assert len(paper.sizes) == 1


def test_who_stops_a_print_is_told_what_still_comes(tmp_path, qapp, monkeypatch):
    told = []
    monkeypatch.setattr(printing.QProgressDialog, "wasCanceled", lambda box: box.value() == 1)
    monkeypatch.setattr(QMessageBox, "information", lambda *words: told.append(words[2]))
    with PdfPages(drawn_sheets(A4, A4)) as pages:
        printing.print_with_progress(pages, onto_file(tmp_path / "in.pdf"), wish(0, 1), None)
    assert "1 trang đã gửi" in told[0]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_refuses_is_named(tmp_path, qapp):
    printer = onto_file(tmp_path / "không có" / "in.pdf")
    with PdfPages(drawn_sheets(A4)) as pages, pytest.raises(UserError, match="không nhận trang"):
        send(pages, printer, wish(0), lambda done: True)


def test_pages_are_read_as_they_are_typed():
    assert read_pages("1-3, 7", 9) == (0, 1, 2, 6)
    assert read_pages("8-", 9) == (7, 8)
    assert read_pages("3;1–2,3", 9) == (2, 0, 1)


@pytest.mark.parametrize("typed", ["0", "10", "3-1", "1-10", "a", "1--3", "", " , ", "²"])
def test_pages_that_are_not_there_are_refused_with_a_sentence(typed):
    with pytest.raises(UserError) as refused:
        read_pages(typed, 9)
    assert refused.value.message.endswith(".")


@pytest.fixture
def dialog(qtbot):
    plain = PrinterChoice("Văn thư", "HP 1102", (Duplex.DuplexNone,))
    turning = PrinterChoice("Phòng CCHC", "", (Duplex.DuplexNone, Duplex.DuplexLongSide))
    made = PrintDialog([plain, turning], 19, 4)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_dialog_asks_again_for_pages_that_are_not_there(dialog):
    dialog.which.setCurrentIndex(2)
    type_text(dialog.pages, "1-30")
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "19 trang" in dialog.note.text()
    dialog.pages.setText("2-3")
    dialog.accept()
    assert dialog.wish.pages == (1, 2)


def test_the_dialog_offers_what_the_printer_can_do(dialog):
    assert not dialog.sides.isEnabled()
    dialog.printer.setCurrentIndex(1)
    assert dialog.sides.count() == 2
    dialog.sides.setCurrentIndex(1)
    dialog.which.setCurrentIndex(1)
    dialog.copies.setValue(3)
    dialog.accept()
    assert dialog.wish == wish(4, copies=3, duplex=Duplex.DuplexLongSide)
    assert dialog.printer_name == "Phòng CCHC"


def test_without_a_printer_an_export_is_offered(sample, monkeypatch, qapp):
    asked = []
    monkeypatch.setattr(printing.QPrinterInfo, "availablePrinters", list)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    monkeypatch.setattr(QMessageBox, "clickedButton", QMessageBox.defaultButton)
    assert print_report(sample, 0, None)
    assert "chưa có máy in" in asked[0]
    monkeypatch.setattr(QMessageBox, "clickedButton", QMessageBox.escapeButton)
    assert not print_report(sample, 0, None)


def test_a_print_shows_how_far_it_is_and_can_be_stopped(tmp_path, qapp, monkeypatch):
    told = []
    monkeypatch.setattr(
        printing.QProgressDialog, "wasCanceled", lambda box: told.append(box.labelText()) or False
    )
    with PdfPages(drawn_sheets(A4, A4)) as pages:
        printing.print_with_progress(pages, onto_file(tmp_path / "in.pdf"), wish(0, 1), None)
    assert told[1].startswith("Đang gửi trang 2/2")
    with PdfPages((tmp_path / "in.pdf").read_bytes()) as paper:
        assert len(paper.sizes) == 2


def test_the_paper_of_a_printer_has_no_margins(qapp, tmp_path):
    printer = onto_file(tmp_path / "in.pdf")
    printing.lay_paper(printer, A4)
    assert printer.pageLayout().mode() == QPageLayout.Mode.FullPageMode
    assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
