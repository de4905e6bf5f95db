"""A block copied from or for a spreadsheet as rows of cells; knows no table it is meant for."""

import re
from collections.abc import Iterable, Sequence

from cchc_desktop.model.text import clean_line

# A cell is quoted only where its closing quote ends it: words may begin with a quote themselves.
_CELL = re.compile(r'(?:"((?:[^"]|"")*)"(?=\t|\r?\n|\Z)|([^\t\r\n]*))(\t|\r\n|\r|\n|\Z)')


# What a spreadsheet reckons with instead of showing it; a number, or a dash alone, it only shows.
_FORMULA = re.compile(r"'*(?:[=@]|[+-](?!\s*\Z|[\d.,]+%?\Z))")
_TEXT = "'"


def copied_rows(rows: Iterable[Iterable[str]]) -> str:
    """Return cells as a spreadsheet takes them; of what would be a formula there it makes text."""
    lines = ("\t".join(_guarded(clean_line(cell)) for cell in cells) for cells in rows)
    return "\n".join(lines)


def _guarded(cell: str) -> str:
    cell = _TEXT + cell if _FORMULA.match(cell) else cell
    return '"' + cell.replace('"', '""') + '"' if cell.startswith('"') else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith(_TEXT) and _FORMULA.match(cell) else cell


def pasted_rows(text: str) -> list[list[str]]:
    """Return the cells of a block, tidied; a line break inside a quoted cell becomes a blank."""
    rows: list[list[str]] = [[]]
    place, length = 0, len(text)
    while place <= length:
        match = _CELL.match(text, place)
        if match is None:
            break
        quoted, plain, end = match.groups()
        cell = plain if quoted is None else quoted.replace('""', '"')
        rows[-1].append(_bare(clean_line(re.sub(r"\s+", " ", cell))))
        if end != "\t":
            rows.append([])
        place = match.end() if end else length + 1
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def without_heading(rows: list[list[str]], labels: Sequence[str]) -> list[list[str]]:
    """Leave out a first row that only names the columns, from the one that it is pasted into."""
    if not rows:
        return rows
    named = [_folded(cell) for cell in rows[0] if cell]
    known = {_folded(label) for label in labels}
    return rows[1:] if named and all(name in known for name in named) else rows


def _folded(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip().casefold()
