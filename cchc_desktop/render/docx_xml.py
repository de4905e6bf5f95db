"""Elements of WordprocessingML in the order its schema asks for; knows no blocks and no files.

Every text passes through ``clean``: it becomes the content of an element, never markup.
"""

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from cchc_desktop.model.layout_parts import MM, Style

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
TWIPS = 20  # a point
EMU = 12700  # a point
TINY = 2.0  # points: the height of a paragraph that only carries a rule or an anchor
SMALLEST_TYPE = 1.0
SINGLE = 240  # one line, in Word's measure of lines
FORBIDDEN = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
BLANKS = re.compile(r"[\t\n\r]")

# lxml carries no annotations; an element of it is a Node here.
Node = Any


def name(tag: str) -> str:
    """Return the full name of ``prefix:local``; a name without prefix stands as it is."""
    prefix, _, local = tag.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def node(tag: str, attributes: dict[str, object] | None = None, *children: Node | None) -> Node:
    """Make an element; children that are None are left out."""
    made = etree.Element(name(tag), nsmap={"w": NAMESPACES["w"]})
    for key, value in (attributes or {}).items():
        made.set(name(key), clean(str(value)))
    made.extend(child for child in children if child is not None)
    return made


def w(tag: str, *children: Node | None, **attributes: object) -> Node:
    """Make an element of the text namespace, its attributes in the same namespace."""
    return node(f"w:{tag}", {f"w:{key}": value for key, value in attributes.items()}, *children)


def root(tag: str, *children: Node | None) -> Node:
    """Make the root of a part, which declares every namespace once."""
    made = etree.Element(name(tag), nsmap=NAMESPACES)
    made.set(name("mc:Ignorable"), "wps")
    made.extend(child for child in children if child is not None)
    etree.cleanup_namespaces(made, keep_ns_prefixes=list(NAMESPACES))
    return made


def serialized(tree: Node) -> bytes:
    """Write a part's tree as its file."""
    data: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def clean(text: str) -> str:
    """Return the text without what XML cannot hold, every blank an ordinary space."""
    return BLANKS.sub(" ", FORBIDDEN.sub("", text))


def twips(points: float) -> int:
    """Return points in twentieths."""
    return round(points * TWIPS)


def twips_mm(millimetres: float) -> int:
    """Return millimetres in twentieths of a point."""
    return twips(millimetres * MM)


def emu(points: float) -> int:
    """Return points in the units of drawings."""
    return round(points * EMU)


def colour(ink: tuple[float, ...]) -> str:
    """Return an ink as six hexadecimal digits."""
    return "".join(f"{round(part * 255):02X}" for part in ink)


@dataclass(frozen=True, slots=True)
class Para:
    """What a paragraph sets for itself beside its style; lengths are points, None is inherited.

    ``rule`` is the thickness of a rule above it; ``single`` lets a line grow with a picture.
    """

    style: str = ""
    align: str = ""
    before: float | None = None
    after: float | None = None
    exact: float | None = None
    left: float | None = None
    right: float | None = None
    first: float | None = None
    numbering: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    rule: float = 0.0
    single: bool = False
    outline: int | None = None
    section: Node | None = None


ALIGNMENTS = {"left": "left", "centre": "center", "right": "right", "both": "both"}


def paragraph_properties(para: Para) -> Node:
    """Return the properties of a paragraph, or of a style, in their fixed order."""
    return w(
        "pPr",
        w("pStyle", val=para.style) if para.style else None,
        w("keepNext") if para.keep_next else None,
        w("keepLines") if para.keep_lines else None,
        _numbering(para.numbering) if para.numbering else None,
        w("pBdr", border("top", para.rule)) if para.rule else None,
        _spacing(para),
        _indents(para),
        w("jc", val=ALIGNMENTS[para.align]) if para.align else None,
        w("outlineLvl", val=para.outline) if para.outline is not None else None,
        para.section,
    )


def _numbering(number: int) -> Node:
    return w("numPr", w("ilvl", val=0), w("numId", val=number))


def border(side: str, thickness: float, ink: str = "000000") -> Node:
    """Return a single line at one side; Word counts thickness in eighths of a point."""
    return w(side, val="single", sz=max(2, round(thickness * 8)), space=0, color=ink)


def _spacing(para: Para) -> Node | None:
    values: dict[str, object] = {}
    if para.before is not None:
        values["before"] = twips(para.before)
    if para.after is not None:
        values["after"] = twips(para.after)
    if para.exact is not None:
        values |= {"line": twips(para.exact), "lineRule": "exact"}
    if para.single:
        values |= {"line": SINGLE, "lineRule": "auto"}
    return w("spacing", **values) if values else None


def _indents(para: Para) -> Node | None:
    values: dict[str, object] = {}
    if para.left is not None:
        values["left"] = twips(para.left)
    if para.right is not None:
        values["right"] = twips(para.right)
    if para.first is not None and para.first < 0:
        values["hanging"] = twips(-para.first)
    elif para.first is not None:
        values["firstLine"] = twips(para.first)
    return w("ind", **values) if values else None


def run_properties(style: Style, ink: str = "") -> Node:
    """Return the properties of a run that is set wholly as a layout's style says."""
    return w(
        "rPr",
        *emphasis(bold=style.bold, italic=style.italic),
        w("color", val=ink) if ink else None,
        w("sz", val=round(style.size * 2)),
        w("szCs", val=round(style.size * 2)),
    )


def emphasis(*, bold: bool, italic: bool) -> list[Node]:
    """Return the marks of bold and italic."""
    found = [w("b"), w("bCs")] if bold else []
    return found + ([w("i"), w("iCs")] if italic else [])


def text(content: str) -> Node:
    """Return the text of a run with every blank kept."""
    made = w("t")
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.text = clean(content)
    return made


def run(content: str, *properties: Node) -> Node:
    """Return a run of text."""
    return w("r", w("rPr", *properties) if properties else None, text(content))


def paragraph(para: Para, *runs: Node) -> Node:
    """Return a paragraph."""
    return w("p", paragraph_properties(para), *runs)


def plain(content: str, para: Para) -> Node:
    """Return a paragraph of one run in the style of its paragraph."""
    return paragraph(para, *([run(content)] if content else []))


def keep_with_next(made: Node) -> None:
    """Keep a finished paragraph on the page of the one that follows."""
    properties = made.find(name("w:pPr"))
    if properties.find(name("w:keepNext")) is None:
        properties.insert(int(properties.find(name("w:pStyle")) is not None), w("keepNext"))


def spacer(height: float, *, keep_next: bool = True, section: Node | None = None) -> Node:
    """Return an empty paragraph of an exact height."""
    return paragraph(
        Para("Spacer", exact=max(height, SMALLEST_TYPE), keep_next=keep_next, section=section)
    )


def rule(thickness: float, gap: float, left: float, right: float, after: float = 0.0) -> Node:
    """Return a rule as the upper border of an empty paragraph at least ``TINY`` points high.

    ``left`` and ``right`` are its distances from the edges of the text. What is ``after`` it is
    the paragraph's own height, because Word does not add the space after to that before.
    """
    return paragraph(
        Para(
            "Spacer",
            before=gap,
            exact=max(after, TINY),
            left=left,
            right=right,
            keep_next=True,
            rule=thickness,
        )
    )


def field(instruction: str, shown: str) -> list[Node]:
    """Return the runs of a field that Word works out itself."""
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", _instruction(instruction)),
        w("r", w("fldChar", fldCharType="separate")),
        w("r", text(shown)),
        w("r", w("fldChar", fldCharType="end")),
    ]


def _instruction(words: str) -> Node:
    made = w("instrText")
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.text = f" {words} "
    return made
