"""Charts in Word: the drawing of the PDF as a picture, its text beside it; knows no answers."""

import struct
import zlib
from dataclasses import replace

from cchc_desktop.model.document import Chart
from cchc_desktop.model.layout_parts import MM
from cchc_desktop.render.docx_drawing import picture
from cchc_desktop.render.docx_work import Work
from cchc_desktop.render.docx_xml import Node, Para, plain
from cchc_desktop.render.pdf_charts import chart_pdf
from cchc_desktop.render.raster import PdfPages, Raster

RESOLUTION = 200  # dots an inch, as for digitised documents
POINTS_AN_INCH = 72
RGB = 2  # the kind of colours a PNG file is told to hold
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chart(block: Chart, work: Work) -> list[Node]:
    """Return the title of a chart and its picture."""
    sizes = work.layout.charts
    size = (work.width, sizes.height * MM)
    # The title stands above as text, where it can be edited and found.
    drawn = chart_pdf(replace(block, title=""), work.layout, *size)
    with PdfPages(drawn) as pages:
        image = png(pages.picture(0, RESOLUTION / POINTS_AN_INCH))
    relation = work.package.add_picture(image)
    gap = work.layout.tables.before + work.layout.body.before
    title = plain(block.title, Para("ChartTitle", before=gap, keep_next=True))
    return [title, picture(relation, size, work.drawing(), block.text)]


def png(raster: Raster) -> bytes:
    """Return a coloured picture as a PNG file, always the same bytes for the same picture."""
    rows = bytearray()
    for start in range(0, raster.height * raster.stride, raster.stride):
        line = raster.data[start : start + raster.width * 4]
        colours = bytearray(raster.width * 3)
        colours[0::3], colours[1::3], colours[2::3] = line[2::4], line[1::4], line[0::4]
        rows += b"\0" + colours
    head = struct.pack(">IIBBBBB", raster.width, raster.height, 8, RGB, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return SIGNATURE + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)
