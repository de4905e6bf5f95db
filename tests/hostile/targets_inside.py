"""What takes what is typed, pasted, asked for or stored: more targets of the fuzz."""

import json
import random
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from cchc_desktop.errors import UserError
from cchc_desktop.model.citation import find_citations, load_citation_types
from cchc_desktop.model.expressions import ITEMS, STATE, Expression, ExpressionError
from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.legacy_text import ENCODINGS, convert, detect
from cchc_desktop.model.narrative import escape, parse_narrative, write_narrative
from cchc_desktop.model.number_question import number_question
from cchc_desktop.model.pasted_rows import pasted_rows
from cchc_desktop.model.period_words import bind_period_words
from cchc_desktop.model.template import Column, Field
from cchc_desktop.model.text import clean
from cchc_desktop.model.text_checks import flatten
from cchc_desktop.model.values import Style, Unparsed, from_json, to_json
from cchc_desktop.model.vietnamese import Manner, Passage
from cchc_desktop.paths import resources
from cchc_desktop.render import raster
from cchc_desktop.services.replacing import find
from cchc_desktop.services.search import SearchIndex
from cchc_desktop.services.vietnamese import check_passages, words_of
from cchc_desktop.store import codec
from cchc_desktop.ui.narrative_document import from_clipboard
from cchc_desktop.ui.pasted_html import read_html
from cchc_desktop.ui.pasted_legacy import in_unicode
from tests.hostile import mutations as m
from tests.hostile.data_file import DataFile
from tests.hostile.targets import Target, Workshop, damaged_json
from tests.hostile.words import NUMBERS, SEARCHES

PASTED = Path(__file__).resolve().parents[1] / "files" / "pasted"


def text_of(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


# --- formulas


def expression() -> Target:
    def feed(data: bytes) -> None:
        try:
            made = Expression(text_of(data))
        except ExpressionError as error:
            raise UserError(str(error)) from error
        values = random.Random(len(data))
        result = made.evaluate(lambda name: _value(name, values))
        assert result is None or isinstance(result, bool | str | tuple | Decimal)
        assert not isinstance(result, Decimal) or result.is_finite(), "no finite number"

    return Target("expression", lambda rng: m.utf8(_formula(rng)), feed)


def _value(name: str, rng: random.Random) -> Decimal | str | tuple[str, ...] | None:
    if name.startswith(STATE):
        return rng.choice(("answered", "no_data", None))
    if name.startswith(ITEMS):
        return ("x",) * rng.randrange(4)
    return rng.choice(
        (None, Decimal(0), Decimal(7), Decimal("-1.5"), Decimal("9" * 15), "x", ("a",))
    )


_ATOMS = (
    "a.b",
    "previous.a.b",
    "a.b.total",
    "5",
    "0",
    "0.5",
    "9" * 300,
    "9" * 400 + ".0",
    'items("a")',
    '"x"',
    "True",
    "None",
    "a",
    "a.__class__",
    "lambda: 0",
    "[1]",
    "(1,)",
    "a.b[0]",
    "f'{a}'",
    "1j",
    "...",
    "a if b else c",
    "x := 1",
    "**a",
    "await a.b",
)
_JOINTS = (
    " + ",
    " - ",
    " * ",
    " / ",
    " ** ",
    " // ",
    " % ",
    " and ",
    " or ",
    " == ",
    " < ",
    " >= ",
    " in ",
    " is ",
    ", ",
    " << ",
    " @ ",
    ".",
    " ",
)
_CALLS = (
    "percent({}, {})",
    "rest_percent({}, {})",
    "min({}, {})",
    "max({}, {})",
    "abs({})",
    "count({})",
    "answered({})",
    "no_data({})",
    "not {}",
    "-{}",
    "({})",
    "pow({}, {})",
    "eval({})",
    "{}({})",
    "{}.format({})",
    "~{}",
    "+{}",
    "not not not {}",
)


def _formula(rng: random.Random) -> str:
    text = rng.choice(_ATOMS)
    for _ in range(rng.choice((1, 2, 5, 10, 40))):
        match rng.randrange(3):
            case 0:
                text += rng.choice(_JOINTS) + rng.choice(_ATOMS)
            case 1:
                text = rng.choice(_CALLS).replace("{}", text, 1).replace("{}", rng.choice(_ATOMS))
            case _ if rng.random() < 1 / 4:
                text = m.damaged_text(text, rng)
    return "(" * 900 + text if rng.random() < 1 / 200 else text[:1200]


# --- texts


def narrative(shop: Workshop) -> Target:
    types = load_citation_types(resources() / "citations.toml")
    words = words_of(resources())
    manner = Manner(words, Style(), "nd30-2020")
    texts = [t for k, t in shop.answers.items() if k.startswith("text.")]

    def feed(data: bytes) -> None:
        text = clean(text_of(data))
        parsed = parse_narrative(text)
        written = write_narrative(parsed)
        assert parse_narrative(written) == parse_narrative(
            write_narrative(parse_narrative(written))
        )
        literal = parse_narrative("x" + escape(text.replace("\n", " ")) + "x").blocks[0].inlines
        assert "".join(i.text for i in literal) == f"x{text}x".replace("\n", " ")
        flat = flatten(parsed, lambda name, form: "7")
        find_citations(flat, types)
        bind_period_words(text, shop.session.words)
        check_passages([Passage("a", "A", flat[:4000])], manner)
        for encoding in ENCODINGS:
            detect(flat, (encoding,), least=1)
            convert(flat, encoding)

    def make(rng: random.Random) -> bytes:
        base = rng.choice(texts)[:2000] if rng.random() < 3 / 4 else m.invented(rng)
        return m.utf8(m.damaged_text(base, rng))

    return Target("narrative", make, feed)


def html_paste() -> Target:
    goods = [path.read_text(encoding="utf-8") for path in sorted(PASTED.glob("*.html"))]
    rows = 'Sở Nội vụ\t12\t"a ""b""\nc"\r\nSở Tư pháp\t34\t\r\n'
    own = json.dumps(
        [["dash", 0, "Đạt {a.b}^[chú]"], ["number", 3, "**x**"], ["paragraph", 0, " y"]]
    )

    def feed(data: bytes) -> None:
        kind = data[:1]
        text = data[1:].decode("utf-8", "surrogatepass" if kind != b"o" else "replace")
        if kind == b"r":
            assert all(isinstance(cell, str) for row in pasted_rows(text) for cell in row)
        elif kind == b"o":
            from_clipboard(data[1:])
        else:
            in_unicode(read_html(text), text)

    def make(rng: random.Random) -> bytes:
        match rng.randrange(8):
            case 0:
                return b"r" + m.utf8(m.damaged_text(rows, rng))
            case 1:
                return b"o" + m.damaged_bytes(own.encode(), rng)
            case 2:
                return b"o" + m.utf8(json.dumps(damaged_json(json.loads(own), rng)))
        good = rng.choice(goods)
        at = rng.randrange(max(1, len(good) - 4000))
        piece = good[:300] + good[at : at + 4000]
        return b"h" + m.utf8(m.damaged_xml(piece, rng))

    return Target("html-paste", make, feed, ".html")


# --- numbers and other typed values


def numbers() -> Target:
    columns = (Column("a", "A", "text"), Column("b", "B", "integer"))
    fields = [Field("a.b", "A", kind, unit="việc", columns=columns) for kind in FIELD_TYPES]

    def feed(data: bytes) -> None:
        text = clean(text_of(data))
        for field in fields:
            kind = FIELD_TYPES[field.type]
            value = kind.parse(text, field)
            stored = codec.load(codec.dump(to_json(value)))
            assert from_json(stored) == value
            number_question(field, text)
            if value is not None:
                for form in ("", "plain", "words", "change", "percent", "done"):
                    kind.show(value, Style(), form)
            again = kind.parse(kind.edit(value), field)
            assert again == value or isinstance(value, Unparsed), (field.type, value, again)

    def make(rng: random.Random) -> bytes:
        text = "".join(
            rng.choice("0123456789.,+-/%<>~ \u00a0x?;\t\n") for _ in range(rng.randrange(12))
        )
        text = rng.choice((text, text, rng.choice(NUMBERS), m.word(rng)))
        return m.utf8(m.damaged_text(text, rng) if rng.random() < 1 / 2 else text)

    return Target("numbers", make, feed)


# --- the search


def search(shop: Workshop) -> Target:
    index = SearchIndex(shop.library)
    for _ in index.refresh():
        pass
    from tests.services.page_samples import printed

    pages = raster.PdfPages(printed())

    def feed(data: bytes) -> None:
        asked = text_of(data)
        index.find(asked)
        find(shop.session, asked, match_case=len(asked) % 2 == 0, whole_word=True, head=True)
        pages.find(0, asked)
        shop.store.setting(asked)
        assert shop.library.reports()
        shop.library.open(asked)

    def make(rng: random.Random) -> bytes:
        asked = rng.choice(SEARCHES) if rng.random() < 1 / 2 else m.invented(rng, 4)
        return m.utf8(m.damaged_text(asked, rng) if rng.random() < 1 / 2 else asked)

    return Target("search", make, feed)


def database(shop: Workshop) -> Target:
    file = DataFile(shop.folder)
    return Target("database", file.make, file.feed, ".cchc")


TARGETS: dict[str, Callable[[Workshop], Target]] = {
    "json": Workshop.json,
    "txt": Workshop.txt,
    "docx": Workshop.docx,
    "pdf": Workshop.pdf,
    "template": Workshop.template,
    "agency": Workshop.agency,
    "expression": lambda _: expression(),
    "narrative": narrative,
    "html-paste": lambda _: html_paste(),
    "numbers": lambda _: numbers(),
    "database": database,
    "search": search,
}
