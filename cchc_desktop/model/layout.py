"""A layout regime read from its TOML file; knows no fonts, pages or PDF.

The one loader is strict: a key the dataclasses do not name is an error that names it.
"""

import tomllib
from dataclasses import MISSING, dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.layout_parts import (
    AddresseesLayout,
    AnnexLayout,
    ChartLayout,
    ContactLayout,
    CopyLayout,
    Fonts,
    Header,
    Justify,
    Landscape,
    MarksLayout,
    Notes,
    PageNumber,
    Paper,
    ReceivedLayout,
    SigningArea,
    Stamp,
    Style,
    TableLayout,
    TailLayout,
    TitleLayout,
    UrgencyBox,
    Words,
)

ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Numbering:
    """The pattern of a heading's number per level and the alphabet of lettered points."""

    levels: tuple[str, ...]
    alphabet: str

    def number(self, level: int, position: int, parent: str = "") -> str:
        """Return the printed number of the ``position``-th heading (from 1) below ``parent``."""
        pattern = self.levels[min(level, len(self.levels)) - 1]
        return pattern.format(
            roman=roman(position), arabic=position, letter=self.letter(position), parent=parent
        )

    def letter(self, position: int) -> str:
        """Return the letter of a point, doubled after the alphabet's end."""
        rounds, index = divmod(position - 1, len(self.alphabet))
        return self.alphabet[index] * (rounds + 1)


@dataclass(frozen=True, slots=True)
class Layout:
    """Every size, margin, position and wording of one regime, and the folder it came from."""

    key: str
    name: str
    fonts: Fonts
    paper: Paper
    body: Style
    headings: tuple[Style, ...]
    notes: Notes
    justify: Justify
    header: Header
    title: TitleLayout
    stamp: Stamp
    urgencies: tuple[UrgencyBox, ...]
    marks: MarksLayout
    addressees: AddresseesLayout
    tail: TailLayout
    contact: ContactLayout
    landscape: Landscape
    annex: AnnexLayout
    tables: TableLayout
    charts: ChartLayout
    copies: CopyLayout
    received: ReceivedLayout
    signing: tuple[SigningArea, ...]
    page_number: PageNumber
    words: Words
    numbering: Numbering
    folder: Path = Path()

    def heading(self, level: int) -> Style:
        """Return the style of a heading level, the deepest one for levels beyond."""
        return self.headings[min(max(level, 1), len(self.headings)) - 1]

    def sheet(self, *, landscape: bool) -> Paper:
        """Return paper and margins; a landscape sheet is a turned one with margins of its own."""
        if not landscape:
            return self.paper
        paper, edges = self.paper, self.landscape
        return Paper(paper.height, paper.width, edges.top, edges.bottom, edges.left, edges.right)

    def urgency_box(self, text: str) -> UrgencyBox | None:
        """Return the frame of an urgency stamp by its wording; None for one the regime lacks."""
        return next((box for box in self.urgencies if box.text == text), None)

    def font_files(self) -> tuple[Path, Path, Path, Path]:
        """Return the paths of the regular, bold, italic and bold italic faces."""
        names = self.fonts
        return (
            self.folder / names.regular,
            self.folder / names.bold,
            self.folder / names.italic,
            self.folder / names.bold_italic,
        )


def roman(value: int) -> str:
    """Write a positive number in Roman numerals."""
    digits = ""
    for worth, sign in ROMAN:
        count, value = divmod(value, worth)
        digits += sign * count
    return digits


def load_layout(path: Path) -> Layout:
    """Read a regime; name file, section and key of the first thing that is wrong."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UserError(messages.LAYOUT_UNREADABLE.format(file=path.name), str(error)) from error
    if "folder" in table:
        raise _wrong(path.name, "folder", messages.LAYOUT_UNKNOWN_KEY)
    layout: Layout = _build(Layout, table | {"folder": path.parent}, path.name)
    if layout.page_number.place not in {"bottom-right", "top-centre"}:
        raise _wrong(path.name, "page_number > place", messages.LAYOUT_WRONG_VALUE)
    return layout


def _build(kind: type[Any], table: dict[str, Any], where: str) -> Any:
    known = {field.name: field for field in fields(kind)}
    for key in table:
        if key not in known:
            raise _wrong(where, key, messages.LAYOUT_UNKNOWN_KEY)
    hints = get_type_hints(kind)
    values = {}
    for key, field in known.items():
        if key in table:
            values[key] = _value(hints[key], table[key], where, key)
        elif field.default is MISSING:
            raise _wrong(where, key, messages.LAYOUT_MISSING_KEY)
    return kind(**values)


def _value(hint: Any, value: Any, where: str, key: str) -> Any:
    if isinstance(hint, type) and is_dataclass(hint) and isinstance(value, dict):
        return _build(hint, value, f"{where} > {key}")
    if get_origin(hint) is tuple and isinstance(value, list):
        inner = get_args(hint)[0]
        return tuple(_value(inner, item, where, f"{key} {n}") for n, item in enumerate(value, 1))
    accepted = (int, float) if hint is float else hint
    if not isinstance(accepted, tuple | type) or not isinstance(value, accepted):
        raise _wrong(where, key, messages.LAYOUT_WRONG_VALUE)
    if isinstance(value, bool) and hint is not bool:
        raise _wrong(where, key, messages.LAYOUT_WRONG_VALUE)
    return value


def _wrong(where: str, key: str, message: str) -> UserError:
    return UserError(message.format(where=f"{where} > {key}"))
