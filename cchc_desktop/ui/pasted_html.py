"""Reads what Word, LibreOffice, Google Docs and browsers put on the clipboard; knows no widgets.

Paragraphs, lists, bold, italic and footnotes are kept; fonts, colours, pictures, comments and
deleted words are not. It only reads the text it is given: nothing is loaded, nothing can fail.
"""

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from cchc_desktop.model.legacy_text import convert_all, font_encoding
from cchc_desktop.model.narrative import BlockKind, NoteMark, Span, TextBlock
from cchc_desktop.ui.pasted_blocks import Bodies, Call, Paragraph, block_of, spans, tidied
from cchc_desktop.ui.pasted_styles import Style, Styles

_BLOCKS = frozenset(
    ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd",
     "blockquote", "pre", "section", "article", "header", "footer", "main", "table", "thead",
     "tbody", "tfoot", "tr", "td", "th", "caption", "hr", "body", "form", "figure", "figcaption",
     "address", "center")
)  # fmt: skip
_VOID = frozenset(
    ("br", "hr", "img", "input", "meta", "link", "col", "base", "wbr", "area", "embed", "source",
     "track", "param")
)  # fmt: skip
_UNSAID = frozenset(
    ("head", "style", "script", "title", "xml", "template", "select", "textarea", "object", "svg",
     "del")
)  # fmt: skip
_CELLS = frozenset(("td", "th"))
# Where a note is called, and where its words lead back to, in Word, LibreOffice and Google Docs.
_CALL = re.compile(r"#_?((?:ftn|edn|sdfootnote|sdendnote|ftnt)\d+)(?:sym)?$", re.ASCII)
_BACK = re.compile(r"#_?(ftn|edn|sdfootnote|sdendnote|ftnt)_?(?:ref)?(\d+)(?:anc)?$", re.ASCII)
_BODY = re.compile(r"(?:ftn|edn|sdfootnote|sdendnote)\d+$", re.ASCII)
# Nobody nests so deep but who wants to see a program stop.
_DEEPEST = 200
_MOST_DIGITS = 3
_SPACES = re.compile("[ \t\r\n\f\v]+")
_SQUARES = {"2": "²", "3": "³"}
_CELL = "; "


@dataclass
class Pasted:
    """What was read, and how much of it had to be made into something else.

    ``old_font`` is the encoding that the names of fonts tell of.
    """

    blocks: list[TextBlock] = field(default_factory=list)
    notes: int = 0
    rows: int = 0
    old_font: str = ""


@dataclass
class _List:
    """A list that is open: its kind of marks and the number that comes next."""

    tag: str
    letters: str
    next: int = 1


@dataclass
class _Element:
    tag: str
    style: Style
    is_silent: bool
    is_mark: bool = False
    call: Call | None = None
    note: str = ""


def read_html(html: str, *, convert_fonts: bool = False) -> Pasted:
    """Read a copied page; words in a font of an old encoding become Unicode when asked."""
    reader = _Reader(Styles(html), convert_fonts=convert_fonts)
    reader.feed(_closed(html))
    reader.close()
    return reader.finish()


def _closed(html: str) -> str:
    """Leave out a comment that never ends, with all that stands behind it.

    Behind the last tag a sign that opens one is a letter; the parser would look for its end again
    and again.
    """
    opened = html.find("<!--", html.rfind("-->") + 1)
    html = html[:opened] if opened >= 0 else html
    last = html.rfind(">") + 1
    return html[:last] + html[last:].replace("<", "&lt;")


class _Reader(HTMLParser):
    """Walk through the tags and collect paragraphs."""

    def __init__(self, styles: Styles, *, convert_fonts: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._styles = styles
        self._convert_fonts = convert_fonts
        self._old_font = ""
        self._open: list[_Element] = []
        self._silent = self._marks = 0
        self._call: Call | None = None
        self._lists: list[_List] = []
        self._rows: list[list[list[Paragraph]]] = []
        self._found: list[Paragraph] = []
        self._now: Paragraph | None = None
        self._item: Paragraph | None = None
        self._note = ""
        self._flattened = 0

    # --- tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._end_paragraph()
            return
        if tag in _VOID or len(self._open) >= _DEEPEST:
            return
        self._close_implied(tag)
        style = self._styles.of(tag, values, self._style())
        element = _Element(tag, style, tag in _UNSAID or style.is_hidden, style.is_list_mark)
        self._silent += element.is_silent
        self._marks += element.is_mark
        if tag in _BLOCKS:
            self._end_paragraph()
        if tag == "a":
            self._begin_anchor(element, values)
        elif tag == "div" and _BODY.match(values.get("id", "")):
            element.note, self._note = self._note or " ", values["id"]
        self._begin_structure(tag, values, style)
        if style.is_list_item:
            self._item = Paragraph(kind=BlockKind.DASH, is_item=True)
        self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # “<o:p/>” says nothing; “<br/>” does.
        if tag in _VOID:
            self.handle_starttag(tag, attrs)

    def parse_marked_section(self, i: int, _report: bool = True) -> int:
        # Word puts its conditions around what it shows; they themselves say nothing.
        end = self.rawdata.find("]>", i)
        return end + 2 if end >= 0 else len(self.rawdata)

    def _close_implied(self, tag: str) -> None:
        """End what HTML lets its writer leave open: “<li>”, “<p>”, cells and rows."""
        ends = {"li": ("li", ("ul", "ol")), "tr": ("tr", ("table",))}
        ends |= dict.fromkeys(_CELLS, ("td", ("tr", "table")))
        if tag in _BLOCKS and self._open and self._open[-1].tag == "p":
            self.handle_endtag("p")
        if tag in ends:
            wanted, stop = ends[tag]
            for element in reversed(self._open):
                if element.tag in stop:
                    return
                if element.tag == wanted or (wanted == "td" and element.tag == "th"):
                    self.handle_endtag(element.tag)
                    return

    def _begin_anchor(self, element: _Element, values: dict[str, str]) -> None:
        target = values.get("href", "")
        target = target[target.find("#") :] if "#" in target else ""
        name = values.get("name") or values.get("id", "")
        back = _BACK.match(target)
        is_back = back is not None and ("ref" in target or target.endswith("anc"))
        if is_back and back is not None:
            self._begin_note(f"{back[1]}{back[2]}")
            element.is_silent = True
            self._silent += 1
        elif (call := _CALL.match(target)) and not name.endswith("sym"):
            element.call = self._call = Call(call[1])
            if not self._silent:
                self._paragraph().parts.append(self._call)
        elif "msocom" in target:
            element.is_silent = True
            self._silent += 1

    def _begin_note(self, key: str) -> None:
        paragraph = self._paragraph()
        paragraph.note = key

    def _begin_structure(self, tag: str, values: dict[str, str], style: Style) -> None:
        if tag in ("ul", "ol"):
            start = values.get("start", "")
            letters = _letters(tag, values.get("type", ""), style.list_kind)
            self._lists.append(_List(tag, letters, _place(start, 1)))
        elif tag == "li":
            self._item = self._list_item(values.get("value", ""))
        elif tag == "tr":
            self._rows.append([])
        elif tag in _CELLS and self._rows:
            self._rows[-1].append([])

    def _list_item(self, value: str) -> Paragraph:
        if not self._lists:
            return Paragraph(kind=BlockKind.DASH, is_item=True)
        now = self._lists[-1]
        number = _place(value, now.next)
        now.next = number + 1
        if now.tag == "ul":
            return Paragraph(kind=BlockKind.DASH, is_item=True)
        if now.letters:
            return Paragraph(prefix=f"{_lettered(number, now.letters)}) ")
        return Paragraph(kind=BlockKind.NUMBER, number=number, is_item=True)

    def handle_endtag(self, tag: str) -> None:
        if not any(element.tag == tag for element in self._open):
            return
        while self._open:
            element = self._open.pop()
            self._leave(element)
            if element.tag == tag:
                return

    def _leave(self, element: _Element) -> None:
        self._silent -= element.is_silent
        self._marks -= element.is_mark
        if element.call is not None:
            self._call = None
        if element.tag in _BLOCKS:
            self._end_paragraph()
        if element.note:
            self._note = element.note.strip()
        if element.tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif element.tag == "li" or element.style.is_list_item:
            self._item = None
        elif element.tag == "tr" and self._rows:
            self._end_row(self._rows.pop())

    def _end_row(self, cells: list[list[Paragraph]]) -> None:
        said = [cell for cell in cells if cell]
        target = self._rows[-1][-1] if self._rows and self._rows[-1] else self._found
        if len(cells) <= 1:
            target.extend(paragraph for cell in said for paragraph in cell)
            return
        row = Paragraph(note=self._note)
        for place, cell in enumerate(said):
            for paragraph in cell:
                if row.parts:
                    row.parts.append(Span(_CELL if paragraph is cell[0] and place else " "))
                row.parts.extend([*([Span(paragraph.prefix)] if paragraph.prefix else [])])
                row.parts.extend(paragraph.parts)
        if row.parts:
            self._flattened += 1
            target.append(row)

    # --- words

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        style = self._style()
        if style.is_preformatted:
            for place, line in enumerate(data.replace("\r\n", "\n").split("\n")):
                if place:
                    self._end_paragraph()
                self._say(line, style)
            return
        self._say(_SPACES.sub(" ", data), style)

    def _say(self, text: str, style: Style) -> None:
        if not text or (text == " " and self._now is None):
            return
        if style.font and (told := font_encoding(style.font)):
            self._old_font = self._old_font or told.encoding
            if self._convert_fonts:
                text = convert_all(text, told.encoding, capitals=told.capitals)
        if self._marks:
            self._paragraph().mark += text
        elif self._call is not None:
            self._call.shown += text
        else:
            if style.is_raised and self._follows_metre():
                text = _SQUARES.get(text.strip(), text)
            self._paragraph().parts.append(Span(text, style.is_bold, style.is_italic))

    def _follows_metre(self) -> bool:
        last = self._now.parts[-1] if self._now and self._now.parts else None
        return isinstance(last, Span) and last.text.endswith("m")

    def _style(self) -> Style:
        return self._open[-1].style if self._open else Style()

    def _paragraph(self) -> Paragraph:
        if self._now is None:
            self._now = self._item or Paragraph()
            self._now.note = self._note
            self._item = None
        return self._now

    def _end_paragraph(self) -> None:
        paragraph, self._now = self._now, None
        if paragraph is None:
            return
        is_said = any(isinstance(p, Call) or p.text.strip(" \u00a0") for p in paragraph.parts)
        if not is_said:
            # An item may begin with an empty line; its mark waits for the words.
            if paragraph.is_item or paragraph.prefix or paragraph.mark:
                self._item = self._item or replace(paragraph, parts=[])
            return
        in_cell = self._rows and self._rows[-1]
        (self._rows[-1][-1] if in_cell else self._found).append(paragraph)

    # --- what comes out

    def finish(self) -> Pasted:
        """Return the paragraphs, each note where it is called."""
        self._end_paragraph()
        while self._rows:
            self._end_row(self._rows.pop())
        bodies: Bodies = {}
        for paragraph in self._found:
            if paragraph.note:
                line = tidied(spans(paragraph.parts))
                plain = tuple(inline for inline in line if isinstance(inline, Span))
                bodies.setdefault(paragraph.note, []).append(plain)
        text = [paragraph for paragraph in self._found if not paragraph.note]
        if not text:
            text, bodies = [replace(p, note="") for p in self._found], {}
        blocks = [block for block in (block_of(p, bodies) for p in text) if block.inlines]
        notes = sum(isinstance(i, NoteMark) for block in blocks for i in block.inlines)
        return Pasted(blocks, notes, self._flattened, self._old_font)


def _place(number: str, default: int) -> int:
    """Return the number of an item; one that no list reaches was not counted by a program."""
    return int(number) if number.isdecimal() and len(number) <= _MOST_DIGITS else default


def _letters(tag: str, kind: str, css: str) -> str:
    """Return which letters number a list, nothing when figures or dashes do."""
    named = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A"}
    named |= {"lower-roman": "i", "upper-roman": "I"}
    letters = named.get(css, kind if kind in {"a", "A", "i", "I"} else "")
    return letters if tag == "ol" else ""


def _lettered(number: int, letters: str) -> str:
    """Return the mark of a numbered place in letters: a, b, c or i, ii, iii."""
    if letters in "iI":
        roman = ""
        for value, sign in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
            count, number = divmod(number, value)
            roman += sign * count
        return roman.upper() if letters == "I" else roman
    text = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        text = chr(ord(letters) + place) + text
    return text
