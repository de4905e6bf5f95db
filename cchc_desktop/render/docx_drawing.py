"""Framed texts and pictures that stand on a page of Word; knows no blocks and no files.

A frame lies in front of the text and moves no line, as a stamp does.
"""

from dataclasses import dataclass

from cchc_desktop.render.docx_xml import Node, Para, colour, emu, node, paragraph, plain, w

PICTURES = "http://schemas.openxmlformats.org/drawingml/2006/picture"
SHAPES = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a frame's upper left corner stands, in points from the text or from the sheet.

    ``across`` and ``down`` name what each is measured from, in Word's own words.
    """

    x: float
    y: float
    across: str = "column"
    down: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Frame:
    """A text in a rectangle of an exact size; lengths are points."""

    words: str
    style: str
    width: float
    height: float
    thickness: float
    ink: tuple[float, ...]
    inset: float = 0.0


def framed(frame: Frame, place: Place, number: int) -> Node:
    """Return the run that anchors a framed text at a place."""
    graphic = node("a:graphic", {}, node("a:graphicData", {"uri": SHAPES}, _shape(frame)))
    anchor = node(
        "wp:anchor",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0, "simplePos": 0,
         "relativeHeight": number, "behindDoc": 0, "locked": 0, "layoutInCell": 0,
         "allowOverlap": 1},
        node("wp:simplePos", {"x": 0, "y": 0}),
        _position("wp:positionH", place.across, place.x),
        _position("wp:positionV", place.down, place.y),
        *_size_and_name((frame.width, frame.height), number, frame.words, node("wp:wrapNone")),
        node("wp:cNvGraphicFramePr"),
        graphic,
    )  # fmt: skip
    choice = node("mc:Choice", {"Requires": "wps"}, w("drawing", anchor))
    return w("r", node("mc:AlternateContent", {}, choice))


def _position(tag: str, origin: str, offset: float) -> Node:
    moved = node("wp:posOffset")
    moved.text = str(emu(offset))
    return node(tag, {"relativeFrom": origin}, moved)


def _size_and_name(size: Size, number: int, described: str, wrap: Node | None = None) -> list[Node]:
    parts = [
        node("wp:extent", {"cx": emu(size[0]), "cy": emu(size[1])}),
        node("wp:effectExtent", {"l": 0, "t": 0, "r": 0, "b": 0}),
        node("wp:docPr", {"id": number, "name": f"Figure {number}", "descr": described}),
    ]
    return parts[:2] + ([] if wrap is None else [wrap]) + parts[2:]


def _outline(size: Size) -> list[Node]:
    extent = node("a:ext", {"cx": emu(size[0]), "cy": emu(size[1])})
    return [
        node("a:xfrm", {}, node("a:off", {"x": 0, "y": 0}), extent),
        node("a:prstGeom", {"prst": "rect"}, node("a:avLst")),
    ]


def _shape(frame: Frame) -> Node:
    ink = colour(frame.ink)
    fill = node("a:solidFill", {}, node("a:srgbClr", {"val": ink}))
    line = node("a:ln", {"w": emu(frame.thickness)}, fill)
    inside = plain(frame.words, Para(frame.style))
    for letters in inside.iter(w("r").tag):
        letters.insert(0, w("rPr", w("color", val=ink)))
    return node(
        "wps:wsp",
        {},
        node("wps:cNvSpPr", {"txBox": 1}),
        node("wps:spPr", {}, *_outline((frame.width, frame.height)), node("a:noFill"), line),
        node("wps:txbx", {}, w("txbxContent", inside)),
        node("wps:bodyPr", {"wrap": "square", "lIns": emu(frame.inset), "tIns": 0,
                            "rIns": emu(frame.inset), "bIns": 0,
                            "anchor": "ctr"}, node("a:noAutofit")),
    )  # fmt: skip


def picture(relation: str, size: Size, number: int, described: str) -> Node:
    """Return a centred paragraph with a picture; ``described`` is read out instead of it."""
    blip = node("pic:blipFill", {}, node("a:blip", {"r:embed": relation}),
                node("a:stretch", {}, node("a:fillRect")))  # fmt: skip
    named = node("pic:cNvPr", {"id": number, "name": f"Figure {number}", "descr": described})
    drawn = node(
        "pic:pic",
        {},
        node("pic:nvPicPr", {}, named, node("pic:cNvPicPr")),
        blip,
        node("pic:spPr", {}, *_outline(size)),
    )
    inline = node(
        "wp:inline",
        {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        *_size_and_name(size, number, described),
        node("wp:cNvGraphicFramePr"),
        node("a:graphic", {}, node("a:graphicData", {"uri": PICTURES}, drawn)),
    )
    return paragraph(Para(align="centre", single=True), w("r", w("drawing", inline)))
