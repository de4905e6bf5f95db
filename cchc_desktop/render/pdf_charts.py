"""Charts drawn with the library's own charts in our faces and inks; knows no pages.

A chart is drawn once: the same figures in the same size give the same operators.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from babel.numbers import format_decimal
from reportlab import rl_config
from reportlab.graphics import renderPDF
from reportlab.graphics.charts.axes import XCategoryAxis, YValueAxis
from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.charts.linecharts import HorizontalLineChart
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.graphics.widgets.markers import makeMarker
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from cchc_desktop.model.document import Chart, Series
from cchc_desktop.model.layout import Layout
from cchc_desktop.model.layout_parts import ChartLayout, Style
from cchc_desktop.render.fonts import BOLD, REGULAR, Face, Faces, load_faces
from cchc_desktop.render.line import baseline

CHARTS_REMEMBERED = 64
NUMBERS = "#,##0.###"
LINES = "lines"
GRID = Color(0.85, 0.85, 0.85)
THIN, THICK = 0.5, 1.5  # points
FULL = 0.7  # how much of a category's width its bars take
HEADROOM = 1.12  # the axis goes on above the highest value, where its label stands
UPRIGHT = 90
SWATCH = 0.7  # the side of a square in the legend, as a part of the type size
GAP = 3.0  # points between letters and what they belong to
MARKER = 5.0  # points
FONT = re.compile(r"/(F\d(?:x[0-9A-F]+)?) ")


FontFiles = tuple[Path, Path, Path, Path]


class _Text(NamedTuple):
    """A style of the layout with its face."""

    style: Style
    face: Face

    def lines(self, text: str, width: float) -> list[str]:
        """Cut a text into lines no wider than ``width``, unless a word is."""
        lines: list[str] = []
        for word in self.face.printable(text).split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def width(self, text: str) -> float:
        return self.face[text] * self.style.size

    def font(self) -> dict[str, Any]:
        return {"fontName": self.face.name, "fontSize": self.style.size}


@lru_cache(maxsize=CHARTS_REMEMBERED)
def chart_figure(
    chart: Chart, sizes: ChartLayout, files: FontFiles, width: float, height: float
) -> tuple[str, frozenset[str]]:
    """Return the operators that draw a chart at the origin, and the fonts they call."""
    canvas = _draw(chart, sizes, files, (width, height), BytesIO())
    code = "\n".join(canvas._code)  # noqa: SLF001 (there is no other way to what was drawn)
    return code, frozenset(FONT.findall(code))


def chart_pdf(chart: Chart, layout: Layout, width: float, height: float) -> bytes:
    """Return a file of one page that shows a chart and nothing else."""
    target = BytesIO()
    canvas = _draw(chart, layout.charts, layout.font_files(), (width, height), target)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _draw(
    chart: Chart,
    sizes: ChartLayout,
    files: FontFiles,
    size: tuple[float, float],
    target: BytesIO,
) -> Any:
    faces = load_faces(files)
    rl_config.useA85 = 0  # the setting exists only globally
    canvas = Canvas(
        target, pagesize=size, pageCompression=1, invariant=1, initialFontName=faces[0].name
    )
    renderPDF.draw(_Drawer(chart, sizes, faces, *size).draw(), canvas, 0, 0)
    return canvas


def number(value: float) -> str:
    """Write a value as it is printed in Vietnamese: a comma begins the decimals."""
    return format_decimal(value, format=NUMBERS, locale="vi")


class _Drawer:
    """Places title, unit, legend and axes of one chart, from the edges to the middle."""

    def __init__(
        self, chart: Chart, sizes: ChartLayout, faces: Faces, width: float, height: float
    ) -> None:
        self.chart = chart
        self.inks = [Color(*ink) for ink in sizes.inks]
        self.title = _Text(sizes.title, faces[BOLD if sizes.title.bold else REGULAR])
        self.label = _Text(sizes.label, faces[REGULAR])
        # Without a font of its own the drawing calls one that is not embedded.
        self.drawing = Drawing(width, height, initialFontName=self.label.face.name)
        self.width = width
        self.top = height
        self.bottom = 0.0
        # A name per category even where there is none: the library counts them.
        self.names = [self._printable(name) for name in chart.categories]

    def draw(self) -> Drawing:
        """Return the finished drawing."""
        self._add_title()
        if len(self.chart.series) > 1:
            self._add_legend()
        if any(self.values()):
            self.drawing.add(self._plot())
        return self.drawing

    def values(self) -> list[list[float]]:
        return [[value for value in row.values if value is not None] for row in self.chart.series]

    def ink(self, row: int) -> Color:
        return self.inks[row % len(self.inks)]

    def _printable(self, text: str) -> str:
        return self.label.face.printable(text)

    def _add_title(self) -> None:
        for text, lines in (
            (self.title, self.title.lines(self.chart.title, self.width)),
            (self.label, self.label.lines(self.chart.unit, self.width)),
        ):
            for line in lines:
                base = self.top - baseline(text.style)
                self.top -= text.style.leading
                middle = self.width / 2
                self.drawing.add(String(middle, base, line, textAnchor="middle", **text.font()))
        self.top -= self.label.style.leading

    def _add_legend(self) -> None:
        """Put swatches with the names of the rows side by side, in as many lines as it takes."""
        size, lines = self.label.style.size, list(self._legend_lines())
        for line in reversed(lines):
            base = self.bottom + self.label.style.leading - baseline(self.label.style)
            for x, row, name in line:
                box = Rect(x, base, size * SWATCH, size * SWATCH)
                box.fillColor, box.strokeColor = self.ink(row), None
                self.drawing.add(box)
                self.drawing.add(String(x + size, base, name, **self.label.font()))
            self.bottom += self.label.style.leading
        self.bottom += self.label.style.leading / 2

    def _legend_lines(self) -> Iterator[list[tuple[float, int, str]]]:
        size, x = self.label.style.size, 0.0
        line: list[tuple[float, int, str]] = []
        for row, series in enumerate(self.chart.series):
            name = self._printable(series.name)
            width = self.label.width(name) + 2 * size
            if line and x + width > self.width:
                yield line
                line, x = [], 0.0
            line.append((x, row, name))
            x += width
        yield line

    def _plot(self) -> Any:
        lowest = min(0.0, *(min(row) for row in self.values() if row), 0.0)
        highest = max(0.0, *(max(row) for row in self.values() if row), 0.0)
        plot = self._lines() if self.chart.kind == LINES else self._bars()
        axis = plot.valueAxis
        axis.valueMin, axis.valueMax = lowest * HEADROOM, (highest or 1.0) * HEADROOM
        self._set_values(axis)
        margin = self.label.width(number(axis.valueMax)) + self.label.style.size
        plot.x, plot.width = margin, self.width - margin
        names = self._set_categories(plot)
        plot.y = self.bottom + names
        plot.height = max(self.top - plot.y, self.label.style.leading)
        return plot

    def _set_values(self, axis: YValueAxis) -> None:
        axis.labelTextFormat = number
        axis.strokeWidth = axis.gridStrokeWidth = THIN
        axis.visibleGrid, axis.gridStrokeColor = True, GRID
        self._set_font(axis.labels)

    def _set_categories(self, plot: Any) -> float:
        """Write the names of the categories in lines below the axis; return their height."""
        axis: XCategoryAxis = plot.categoryAxis
        room = plot.width / max(len(self.names), 1) - self.label.style.size / 2
        wrapped = [self.label.lines(name, room) for name in self.names]
        axis.categoryNames = ["\n".join(lines) for lines in wrapped]
        axis.strokeWidth = THIN
        axis.labels.boxAnchor = "n"
        axis.labels.textAnchor = "middle"
        axis.labels.dy = -self.label.style.size / 2
        axis.labelAxisMode = "low"  # below all bars, even those of negative values
        axis.visibleTicks = False
        self._set_font(axis.labels)
        return (max(map(len, wrapped), default=0) + 0.5) * self.label.style.leading

    def _set_font(self, labels: Any) -> None:
        labels.fontName, labels.fontSize = self.label.face.name, self.label.style.size
        labels.leading = self.label.style.leading

    def _bars(self) -> VerticalBarChart:
        plot = VerticalBarChart()
        plot.data = [list(series.values) for series in self.chart.series]
        plot.barWidth = FULL / max(len(plot.data), 1)
        plot.groupSpacing = 1 - FULL
        for row in range(len(plot.data)):
            plot.bars[row].fillColor = self.ink(row)
            plot.bars[row].strokeColor = None
        plot.barLabelFormat = number
        self._set_font(plot.barLabels)
        room = self.width / max(len(self.names), 1) * FULL / max(len(plot.data), 1)
        upright = self._widest() > room
        plot.barLabels.angle = UPRIGHT if upright else 0
        plot.barLabels.nudge = (self._widest() if upright else self.label.style.size) / 2 + GAP
        return plot

    def _widest(self) -> float:
        return max(self.label.width(number(value)) for row in self.values() for value in row)

    def _lines(self) -> "_Lines":
        plot = _Lines()
        parts = [part for row in enumerate(self.chart.series) for part in _unbroken(*row)]
        plot.data = [part.row for part in parts]
        for position, part in enumerate(parts):
            line = plot.lines[position]
            line.strokeColor, line.strokeWidth = self.ink(part.series), THICK
            line.symbol = makeMarker("FilledCircle", fillColor=self.ink(part.series), size=MARKER)
            line.symbol.strokeColor = None
            if part.series % 2:  # two rows of values often run close to each other
                plot.lineLabels[position].boxAnchor = "n"
                plot.lineLabels[position].dy = -2 * GAP
        plot.lineLabelFormat = number
        plot.lineLabelNudge = GAP
        plot.lineLabels.boxAnchor = "s"
        self._set_font(plot.lineLabels)
        return plot


class _Part(NamedTuple):
    """Neighbouring values of a series, with None for every category before and after them."""

    series: int
    row: list[float | None]


def _unbroken(series: int, row: Series) -> Iterator[_Part]:
    """Part a series at its gaps: the library would draw a line across."""
    count, start = len(row.values), 0
    for missing, values in groupby(row.values, lambda value: value is None):
        known = list(values)
        end = start + len(known)
        if not missing:
            yield _Part(series, [None] * start + known + [None] * (count - end))
        start = end


class _Lines(HorizontalLineChart):  # type: ignore[misc] # the library has no types
    """Lines whose labels show the right values although others are missing before them."""

    def _innerDrawLabel(  # noqa: N802 (the library asks by this name)
        self, row: int, position: int, x: float, y: float
    ) -> Any:
        shown = [column for column, value in enumerate(self.data[row]) if value is not None]
        return super()._innerDrawLabel(row, shown[position], x, y)
