"""Puts the pages of a finished PDF onto paper as they are: full size, nothing added.

It knows pages and printers; what is printed comes from the same place as an export.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QMessageBox, QProgressDialog, QWidget

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.render.raster import PdfPages
from cchc_desktop.services.blanks import blanks_left
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import layout_of
from cchc_desktop.services.preview import render
from cchc_desktop.ui.dialogs.base import is_wanted, show_error
from cchc_desktop.ui.dialogs.print_dialog import PrintDialog, PrinterChoice, Wish
from cchc_desktop.ui.preview_worker import image_of

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

POINTS = 72
# Finer than the eye sees on paper, and coarser than what would take minutes.
LEAST_DPI, MOST_DPI = 300, 600
# A page is drawn in bands, so that a fine printer takes no more memory than a coarse one.
_BAND_BYTES = 16_000_000

Step = Callable[[int], bool]


def print_report(session: Session, page: int, parent: QWidget | None) -> bool:
    """Ask how to print a report and print it; True when the user would rather export it."""
    printers = [
        PrinterChoice(info.printerName(), info.description(), tuple(info.supportedDuplexModes()))
        for info in sorted(QPrinterInfo.availablePrinters(), key=lambda i: not i.isDefault())
    ]
    if not printers:
        return _offer_export(parent)
    try:
        layout = layout_of(session.report.regime)
        document = compose(session, layout)
        content = render(document, layout).content
        with PdfPages(content) as pages:
            dialog = PrintDialog(printers, len(pages.sizes), page, parent, blanks_left(document))
            if dialog.exec():
                printer = QPrinter(
                    QPrinterInfo.printerInfo(dialog.printer_name),
                    QPrinter.PrinterMode.HighResolution,
                )
                printer.setDocName(f"bao-cao-cchc-{session.report.code}")
                print_with_progress(pages, printer, dialog.wish, parent)
    except UserError as error:
        show_error(parent, error)
    return False


def send(pages: PdfPages, printer: QPrinter, wish: Wish, step: Step) -> int:
    """Print and return how many sides come onto paper; ``step`` hears how many are done.

    When ``step`` returns False the print is called back, which not every system can do: then the
    sides done so far are printed all the same.

    Raises:
        UserError: the printer does not take the pages.
    """
    order = _prepare(printer, wish)
    painter = QPainter()
    for done, index in enumerate(order):
        if not step(done):
            called_back = printer.abort()
            painter.end()
            return 0 if called_back else done
        size = pages.sizes[index] if index is not None else pages.sizes[wish.pages[0]]
        lay_paper(printer, size)
        if not (printer.newPage() if done else painter.begin(printer)):
            printer.abort()
            raise UserError(messages.PRINTER_REFUSED.format(printer=printer.printerName()))
        if index is not None:
            _draw(painter, printer, pages, index, grey=wish.grey)
    painter.end()
    if printer.printerState() == QPrinter.PrinterState.Error:
        raise UserError(messages.PRINTER_REFUSED.format(printer=printer.printerName()))
    return len(order)


def picture_dpi(resolution: int) -> float:
    """Choose how finely a page is drawn, so that the printer scales by a whole number."""
    if resolution > MOST_DPI:
        return resolution / ceil(resolution / MOST_DPI)
    return resolution * ceil(LEAST_DPI / resolution)


def _prepare(printer: QPrinter, wish: Wish) -> list[int | None]:
    modes = QPrinter.ColorMode
    printer.setColorMode(modes.GrayScale if wish.grey else modes.Color)
    printer.setDuplex(wish.duplex)
    if printer.supportsMultipleCopies():
        printer.setCopyCount(wish.copies)
        printer.setCollateCopies(wish.collate)
        return list(wish.pages)
    return wish.order()


def lay_paper(printer: QPrinter, size: tuple[float, float]) -> None:
    """Give the next page its paper; a wide page is a turned tall one."""
    width, height = size
    kinds = QPageLayout.Orientation
    layout = QPageLayout(
        QPageSize(QSizeF(min(size), max(size)), QPageSize.Unit.Point),
        kinds.Landscape if width > height else kinds.Portrait,
        QMarginsF(0, 0, 0, 0),
        QPageLayout.Unit.Point,
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)


def _draw(painter: QPainter, printer: QPrinter, pages: PdfPages, index: int, *, grey: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    dpi = picture_dpi(printer.resolution())
    scale, grow = dpi / POINTS, printer.resolution() / dpi
    width, height = (ceil(side * scale) for side in pages.sizes[index])
    rows = max(_BAND_BYTES // (width * (1 if grey else 4)), 1)
    for top in range(0, height, rows):
        below = max(height - top - rows, 0)
        # A little less than whole pixels, because the band is rounded up to them.
        band = (max(top - 0.01, 0.0) / scale, max(below - 0.01, 0.0) / scale)
        image = image_of(pages.picture(index, scale, grey=grey, band=band))
        target = QRectF(0, top * grow, image.width() * grow, image.height() * grow)
        painter.drawImage(target, image)


def print_with_progress(
    pages: PdfPages, printer: QPrinter, wish: Wish, parent: QWidget | None
) -> None:
    """Print and say how far it is; the user can stop it."""
    total = len(wish.pages if printer.supportsMultipleCopies() else wish.order())
    progress = QProgressDialog("", "&Dừng in", 0, total, parent)
    progress.setWindowTitle("In báo cáo")
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumDuration(0)

    def step(done: int) -> bool:
        progress.setLabelText(f"Đang gửi trang {done + 1}/{total} tới máy in…")
        progress.setValue(done)
        return not progress.wasCanceled()

    try:
        came = send(pages, printer, wish, step)
    finally:
        progress.close()
    if 0 < came < total:
        QMessageBox.information(
            parent,
            "Đã dừng in",
            f"Đã dừng in. {came} trang đã gửi trước đó vẫn được in ra; muốn bỏ nốt thì xóa lệnh in "
            "trong hàng đợi của máy in.",
        )


def _offer_export(parent: QWidget | None) -> bool:
    return is_wanted(
        parent,
        "Chưa in được",
        "Máy tính này chưa có máy in nào. Cài hoặc kết nối máy in rồi in lại, hoặc xuất báo cáo ra "
        "tệp PDF và in tệp đó ở máy khác với tỷ lệ 100%.",
        verb="&Xuất PDF…",
        stay="Đóng",
    )
