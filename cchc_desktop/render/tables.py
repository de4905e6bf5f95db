"""Tables as lines: a row is one box, a very tall row several; knows no pages.

The head stands above the first row and again wherever a page begins with a later one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cchc_desktop.model.document import Cell, Row, Table
from cchc_desktop.model.layout_parts import Style
from cchc_desktop.render.line import Line, NoteLines, Stroke

if TYPE_CHECKING:
    from cchc_desktop.render.lines import Typesetter

TALLEST = 12  # lines of a row that stay together


@dataclass
class _Set:
    """A cell set into lines, and the edges it stands between."""

    cell: Cell
    left: float
    width: float
    lines: list[Line]
    element: int

    def height(self, padding: float) -> float:
        return sum(line.h for line in self.lines) + 2 * padding


class Tables:
    """Sets the tables of one typesetter."""

    def __init__(self, typesetter: "Typesetter", parent: int) -> None:
        self.typesetter = typesetter
        self.sizes = typesetter.layout.tables
        self.structure = typesetter.structure
        self.parent = parent

    def set(self, table: Table) -> list[Line]:
        """Return the lines of a table: its head, then its rows."""
        edges = self._edges(table)
        element = self.structure.add("Table", self.parent)
        head = self._head(table, edges, element)
        lines: list[Line] = list(head)
        opens_group = False  # whether the row before names a group, whose rows follow
        for row in table.rows:
            cells = self._cells(table, row, edges, element, is_head=False)
            boxes = self._boxes(cells, ruled=table.ruled)
            for box in boxes:
                box.repeat = tuple(head)
            boxes[0].brk = not opens_group
            opens_group = len(cells) == 1 and len(table.columns) > 1
            lines.extend(boxes)
        for line in (*lines[: len(head) + 1], *lines[-1:]):
            line.brk = False
        if lines:
            lines[0].brk = True
            lines[0].gap = self.sizes.before
            lines.append(Line(self.sizes.after, brk=False))
        return lines

    def _edges(self, table: Table) -> list[float]:
        total = sum(column.share for column in table.columns)
        edges = [0.0]
        for column in table.columns:
            edges.append(edges[-1] + self.typesetter.measure * column.share / total)
        return edges

    def _cells(
        self, table: Table, row: Row, edges: list[float], parent: int, *, is_head: bool
    ) -> list[_Set]:
        """Set the cells of a row that has no cell from a row above reaching into it."""
        line = self.structure.add("TR", parent)
        cells, at = [], 0
        for cell in row:
            cells.append(self._cell(table, cell, at, edges, line, is_head=is_head))
            at += cell.columns
        return cells

    def _cell(
        self, table: Table, cell: Cell, at: int, edges: list[float], row: int, *, is_head: bool
    ) -> _Set:
        typesetter, sizes = self.typesetter, self.sizes
        style: Style = sizes.head if is_head else sizes.cell
        end = min(at + cell.columns, len(table.columns))
        left, right = edges[min(at, len(table.columns) - 1)], edges[end]
        align = cell.align or ("centre" if is_head else table.columns[min(at, end - 1)].align)
        element = self.structure.add("TH" if is_head else "TD", row)
        width = right - left - 2 * sizes.padding_x
        lines = typesetter.aligned(cell.runs, style, width, align, element)
        calls = typesetter.paragraphs.set(cell.runs, style, width, ragged=True).calls
        for place, note in calls:
            lines[place].notes += (typesetter.note(note, element),)
        return _Set(cell, left, right - left, lines, element)

    # --- head

    def _head(self, table: Table, edges: list[float], parent: int) -> list[Line]:
        """Set the head as one box, because its cells may reach over several rows."""
        if not table.head:
            return []
        rows, placed = self._head_cells(table, edges, parent)
        heights = [0.0] * rows
        for cell, row in placed:
            if cell.cell.rows == 1:
                heights[row] = max(heights[row], cell.height(self.sizes.padding_y))
        for cell, row in placed:
            last = min(row + cell.cell.rows, rows)
            missing = cell.height(self.sizes.padding_y) - sum(heights[row:last])
            heights[last - 1] += max(0.0, missing)
        box = Line(sum(heights))
        strokes: list[Stroke] = []
        for cell, row in placed:
            last = min(row + cell.cell.rows, rows)
            top, high = sum(heights[:row]), sum(heights[row:last])
            self._draw(box, cell, top, high, middle=True)
            if table.ruled:
                strokes += self._frame(cell, top, high)
        box.strokes = tuple(strokes)
        return [box]

    def _head_cells(
        self, table: Table, edges: list[float], parent: int
    ) -> tuple[int, list[tuple[_Set, int]]]:
        rows = len(table.head)
        taken: set[tuple[int, int]] = set()
        placed = []
        for n, row in enumerate(table.head):
            line = self.structure.add("TR", parent)
            at = 0
            for cell in row:
                while (n, at) in taken:
                    at += 1
                if at >= len(table.columns):
                    break
                placed.append((self._cell(table, cell, at, edges, line, is_head=True), n))
                over = range(n, min(n + cell.rows, rows))
                taken.update((r, at + c) for r in over for c in range(cell.columns))
                at += cell.columns
        return rows, placed

    # --- rows

    def _boxes(self, cells: list[_Set], *, ruled: bool) -> list[Line]:
        """Return a row as one box, or as several when it is taller than may stay together."""
        longest = max((len(cell.lines) for cell in cells), default=0)
        boxes = []
        for start in range(0, max(longest, 1), TALLEST):
            parts = [replace(c, lines=c.lines[start : start + TALLEST]) for c in cells]
            is_last = start + TALLEST >= longest
            above = self.sizes.padding_y if start == 0 else 0.0
            below = self.sizes.padding_y if is_last else 0.0
            text = max((sum(line.h for line in part.lines) for part in parts), default=0.0)
            box = Line(max(text, self.sizes.cell.leading if longest == 0 else 0.0) + above + below)
            for part in parts:
                self._draw(box, part, above - self.sizes.padding_y, box.h, middle=False)
            if ruled:
                frames = [self._frame(part, 0.0, box.h) for part in parts]
                sides = [side for _, _, *uprights in frames for side in uprights]
                tops = [top for top, *_ in frames] if start == 0 else []
                bottoms = [bottom for _, bottom, *_ in frames]
                box.strokes = (*tops, *(bottoms if is_last else ()), *sides)
                box.closing = tuple(bottoms)
            boxes.append(box)
        return boxes

    def _draw(self, box: Line, cell: _Set, top: float, height: float, *, middle: bool) -> None:
        """Put the lines of a cell into a box; ``top`` is where its frame begins."""
        free = height - cell.height(self.sizes.padding_y)
        down = top + self.sizes.padding_y + (max(free, 0.0) / 2 if middle else 0.0)
        segments = list(box.segments)
        if cell.lines:
            box.parts = (*box.parts, (len(segments), cell.element))
        left = cell.left + self.sizes.padding_x
        notes: list[NoteLines] = []
        for line in cell.lines:
            base = down + line.base
            segments += [s._replace(x=s.x + left, rise=s.rise - base) for s in line.segments]
            notes.extend(line.notes)
            down += line.h
        box.segments = segments
        box.notes += tuple(notes)

    def _frame(self, cell: _Set, top: float, height: float) -> Sequence[Stroke]:
        thick = self.sizes.thickness
        right = cell.left + cell.width
        return (
            Stroke(cell.left, top, cell.width, thick),
            Stroke(cell.left, top + height, cell.width, thick),
            Stroke(cell.left, top, height, thick, upright=True),
            Stroke(right, top, height, thick, upright=True),
        )
