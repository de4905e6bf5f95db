"""The styles, lists, fonts and settings of a Word file, made from a layout; knows no blocks.

Headings, lists and footnotes carry Word's built-in names, so that its navigation pane and its
menus know them; the parts of the official form have names of their own.
"""

from collections.abc import Iterator

from cchc_desktop import messages
from cchc_desktop.model.layout import Layout
from cchc_desktop.model.layout_parts import MM, Style
from cchc_desktop.render.docx_xml import (
    SINGLE,
    SMALLEST_TYPE,
    TINY,
    Node,
    Para,
    name,
    paragraph_properties,
    root,
    run_properties,
    twips_mm,
    w,
)

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
BULLET = 1  # the list of dashes; numbered lists follow
PANOSE = "02020603050405020304"
TAB = 12.7  # millimetres, Word's own
WORD_2013 = 15


def styles(layout: Layout) -> Node:
    """Return the part of styles."""
    return root(
        "w:styles",
        _defaults(layout),
        *_built_in(layout),
        *(_style(key, messages.DOCX_STYLES[key], para, style)
          for key, para, style in _official(layout)),
        _character("FootnoteReference", "footnote reference", w("vertAlign", val="superscript")),
        _table_style(),
        w("style", w("name", val="No List"), w("semiHidden"), type="numbering", default=1,
          styleId="NoList"),
    )  # fmt: skip


def _defaults(layout: Layout) -> Node:
    fonts = w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    size = round(layout.body.size * 2)
    language = w("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi=LANGUAGE)
    letters = w("rPr", fonts, w("sz", val=size), w("szCs", val=size), language)
    lines = w("pPr", w("spacing", before=0, after=0, line=SINGLE, lineRule="auto"))
    return w("docDefaults", w("rPrDefault", letters), w("pPrDefault", lines))


def _built_in(layout: Layout) -> Iterator[Node]:
    body, notes = layout.body, layout.notes
    normal = _para(Style(body.size, body.leading))
    yield _style("Normal", "Normal", normal, body, based_on="")
    yield _style("BodyText", "Body Text", _para(body, "both"), body)
    yield _style("List", "List", _para(body, "both"), body)
    for level in range(1, 5):
        style = layout.heading(level)
        para = _para(style, "both", keep_next=True, keep_lines=True, outline=level - 1)
        yield _style(f"Heading{level}", f"heading {level}", para, style, following="BodyText")
    title = layout.title
    yield _style("Title", "Title", _para(title.kind, "centre", keep_next=True), title.kind,
                 following="Subtitle")  # fmt: skip
    yield _style("Subtitle", "Subtitle", _para(title.subject, "centre", keep_next=True),
                 title.subject, following="BodyText")  # fmt: skip
    note = Style(notes.size, notes.leading, before=notes.before)
    yield _style("FootnoteText", "footnote text", _para(note, "both"), note)
    number = layout.page_number.style
    align = "centre" if layout.page_number.place == "top-centre" else "right"
    for key in ("header", "footer"):
        yield _style(key.capitalize(), key, _para(number, align), number)
    caption = layout.tables.caption
    yield _style("Caption", "caption", _para(caption, "centre", keep_next=True), caption)


def _official(layout: Layout) -> Iterator[tuple[str, Para, Style]]:
    header, tail, annex = layout.header, layout.tail, layout.annex
    tables, copies, received = layout.tables, layout.copies, layout.received
    for key, style in (
        ("Nation", header.nation),
        ("Motto", header.motto),
        ("ParentBody", header.parent),
        ("Issuer", header.issuer),
        ("DocumentNumber", header.number),
        ("PlaceAndDate", header.date),
        ("Stamp", layout.stamp.text),
        ("Marking", layout.marks.style),
        ("Authority", tail.authority),
        ("Signer", tail.name),
        ("AnnexTitle", annex.title),
        ("AnnexReference", annex.reference),
        ("TableHead", tables.head),
        ("CopyForm", copies.form),
        ("ChartTitle", layout.charts.title),
        ("ReceivedAgency", received.agency),
        ("ReceivedWord", received.mark),
        ("Contact", layout.contact.style),
    ):
        yield key, _para(style, "centre"), style
    yield "AnnexNumber", _para(annex.number, "centre", keep_next=True, outline=0), annex.number
    for key, style in (
        ("Addressees", layout.addressees.style),
        ("RecipientsLabel", tail.label),
        ("Recipients", tail.recipients),
        ("Drafter", tail.drafter),
        ("TableCell", tables.cell),
        ("ReceivedRow", received.label),
    ):
        yield key, _para(style, "right" if key == "Drafter" else "left"), style
    blank = Style(SMALLEST_TYPE, TINY)
    yield "Spacer", _para(blank), blank


def _para(
    style: Style,
    align: str = "",
    *,
    keep_next: bool = False,
    keep_lines: bool = False,
    outline: int | None = None,
) -> Para:
    return Para(
        align=align,
        before=style.before,
        after=0.0,
        exact=style.leading,
        first=style.indent * MM,
        keep_next=keep_next,
        keep_lines=keep_lines,
        outline=outline,
    )


def _style(
    key: str, shown: str, para: Para, style: Style, *, based_on: str = "Normal", following: str = ""
) -> Node:
    made = w(
        "style",
        w("name", val=shown),
        w("basedOn", val=based_on) if based_on else None,
        w("next", val=following) if following else None,
        w("qFormat"),
        _with_widows(paragraph_properties(para)),
        run_properties(style),
        type="paragraph",
        styleId=key,
    )
    if key == "Normal":
        made.set(name("w:default"), "1")
    elif key in messages.DOCX_STYLES:
        made.set(name("w:customStyle"), "1")
    return made


def _with_widows(properties: Node) -> Node:
    """Ask for widow control, which stands after the marks that keep lines together."""
    kept = sum(child.tag in {name("w:keepNext"), name("w:keepLines")} for child in properties)
    properties.insert(kept, w("widowControl"))
    return properties


def _character(key: str, shown: str, *properties: Node) -> Node:
    return w(
        "style",
        w("name", val=shown),
        w("rPr", *properties),
        type="character",
        styleId=key,
    )


def _table_style() -> Node:
    sides = (w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right"))
    return w(
        "style",
        w("name", val="Normal Table"),
        w("semiHidden"),
        w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *sides)),
        type="table",
        default=1,
        styleId="TableNormal",
    )


def lists(layout: Layout, starts: list[int]) -> Node:
    """Return the part of lists: the dashes, and one numbered list for each of the ``starts``."""
    indent = twips_mm(layout.body.indent)
    abstract = [_abstract(0, "bullet", "-", indent), _abstract(1, "decimal", "%1.", indent)]
    numbers = [w("num", w("abstractNumId", val=0), numId=BULLET)]
    for number, start in enumerate(starts, BULLET + 1):
        begin = w("lvlOverride", w("startOverride", val=start), ilvl=0)
        numbers.append(w("num", w("abstractNumId", val=1), begin, numId=number))
    return root("w:numbering", *abstract, *numbers)


def _abstract(number: int, form: str, pattern: str, indent: int) -> Node:
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        w("suff", val="space"),
        w("lvlText", val=pattern),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=0, firstLine=indent)),
        ilvl=0,
    )
    return w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId=number)


def font_table() -> Node:
    """Return the part that describes the one font, should a computer not have it."""
    font = w(
        "font",
        w("panose1", val=PANOSE),
        w("charset", val="00"),
        w("family", val="roman"),
        w("pitch", val="variable"),
        name=FONT,
    )
    return root("w:fonts", font)


def settings() -> Node:
    """Return the part of settings: where footnotes go, how new a Word is expected."""
    setting = w(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=WORD_2013,
    )
    return root(
        "w:settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=twips_mm(TAB)),
        w("characterSpacingControl", val="doNotCompress"),
        w("footnotePr", w("pos", val="pageBottom"), w("numFmt", val="decimal"),
          w("numRestart", val="continuous"), w("footnote", id=-1), w("footnote", id=0)),
        w("compat", setting),
        w("themeFontLang", val=LANGUAGE),
        w("decimalSymbol", val=","),
        w("listSeparator", val=";"),
    )  # fmt: skip
