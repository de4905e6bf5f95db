"""Long texts that make careless patterns go over them again and again, and what reads such texts.

``python -m tests.hostile.adverse [LENGTH]`` prints which readers need longest, for which text.
"""

import sys
import time
from collections.abc import Callable, Iterator
from datetime import date

from cchc_desktop.errors import UserError
from cchc_desktop.model.citation import find_citations, load_citation_types
from cchc_desktop.model.citation_mentions import cited_documents
from cchc_desktop.model.legacy_text import ENCODINGS, convert, convert_all, detect
from cchc_desktop.model.loose import NumberFinder, load_loose_words
from cchc_desktop.model.narrative import parse_narrative, write_narrative
from cchc_desktop.model.pasted_rows import pasted_rows
from cchc_desktop.model.period import load_periods
from cchc_desktop.model.period_words import find_period_words
from cchc_desktop.model.text_checks import Report, TextChecks
from cchc_desktop.model.values import Style
from cchc_desktop.model.vietnamese import Manner, Passage
from cchc_desktop.paths import resources
from cchc_desktop.services.importing import load_vocabulary, read_report
from cchc_desktop.services.importing_suspects import suspects
from cchc_desktop.services.vietnamese import check_passages, words_of
from cchc_desktop.services.vietnamese_source import source_remarks
from cchc_desktop.ui.pasted_html import read_html

LENGTH = 200_000
UNITS = (
    "a",
    "A",
    "1",
    " ",
    "-",
    ".",
    "/",
    "(",
    "[",
    "{",
    "*",
    "_",
    "<",
    '"',
    "“",
    "”",
    "^[",
    "\\",
    "\t",
    "\u00a0",
    "\x02",
    "¹",
    "@",
    ":",
    ";",
    ",",
    "ệ",
    "Ã¡",
    "¸",
    "a\u0301",
    "a ",
    "A ",
    "1 ",
    "a.",
    "a. ",
    "A. ",
    "1.",
    "1. ",
    "1,",
    "1/",
    "1-",
    "a-",
    "a/",
    "a/a-",
    "-a",
    "a,",
    "a, ",
    "a;",
    "(a",
    "( ",
    "(a ",
    "“a",
    '"a',
    "[a",
    "<a",
    "<a ",
    "</a",
    "<!",
    "<!a",
    "<?",
    "<![",
    "<b>",
    "<p>",
    "<li>",
    "<td>",
    "<sup>",
    "<sup>1</sup>",
    "<!--",
    "&",
    "&#",
    "&#1;",
    "*a",
    "**a",
    "* a",
    "- a ",
    "# ",
    "## a ",
    "[1] ",
    "[^1]",
    "{a",
    "{a.",
    "{a.b",
    "\\x",
    "a@",
    "@a",
    "a.vn",
    "www.a ",
    "http://",
    "a\u00a0",
    ". . ",
    "...",
    "…",
    "… ",
    "a…",
    "I. ",
    "IV. a ",
    "a) ",
    "a) a ",
    "1) ",
    "1.1. ",
    "ngày ",
    "ngày 1 tháng ",
    "ngày 1/1/2018 ",
    "số ",
    "số:",
    "số 1/QĐ-",
    "số 1/QĐ-UBND ",
    "1/QĐ-UBND",
    "1/2018/QĐ-",
    "Quyết định ",
    "Quyết định số ",
    "Luật A ",
    "Luật ",
    "năm ",
    "năm 2018 ",
    "quý ",
    "quý III ",
    "quý I, ",
    "tháng ",
    "6 tháng ",
    "tỷ lệ ",
    "Ủy ban nhân dân ",
    "ủy ban nhân dân tỉnh ",
    "Sở Nội vụ ",
    "UBND ",
    "(UBND) ",
    "U&",
    "U-",
    "UB",
    "(UB ",
    "đồng chí ",
    "Điều 1 ",
    "điểm a ",
    "khoản 1 ",
    "xã, ",
    "trong đó ",
    "đạt 99,5% ",
    "1.234 ",
    "12/12 ",
    "12/12",
    "hơn 6 ",
    "5% ",
    "1,2,3",
    "0123 ",
    "(01) ",
    "01-",
    "19-",
    "2018-",
    "2018 ",
    "2018, ",
    "một hai ",
    "hai hai ",
    "hai,, ",
    "hai , ",
    "a )",
    " )",
    "của ",
    "về việc ",
    "của Bộ ",
    "; ",
    ", ",
    ": ",
    "a: ",
    "KT. ",
    "./.",
    "Kính gửi: ",
    "- Như trên; ",
    "Nơi nhận: ",
    "CHỦ TỊCH ",
    "Đơn vị tính ",
    "mục 1, ",
    "kỳ ",
    "cùng kỳ ",
    "so với ",
    "năm trước ",
    "thứ hai ",
    "thứ 2 ",
    "a1",
    "1a",
    "_1",
    "a_",
    "ab-cd ",
    "vnd ",
    "đ/c ",
    "tp. ",
    "st1 ",
)
# Which readers once needed minutes for which text.
HARMED = (
    ("check_passages", "ệ"),
    ("check_passages", '"a'),
    ("check_passages", "a@"),
    ("check_passages", "a-"),
    ("check_passages", "hai hai "),
    ("check_passages", "/"),
    ("find_period_words", "“"),
    ("find_period_words", "1"),
    ("find_period_words", "năm 2018 "),
    ("loose numbers", "¹"),
    ("loose numbers", "“a"),
    ("read_html", "<a "),
    ("read_html", "<!"),
    ("read_report", "1. "),
    ("source_remarks", "a"),
    ("convert", "á"),
    ("narrative", "^["),
    ("pasted_rows", '"'),
)
ENDS = ("", "!", "\n", ")", "x", "\x03", "”", "1")


def texts(length: int) -> Iterator[tuple[str, str]]:
    """Yield the name and letters of every text: one unit repeated, between others, on lines."""
    for unit in UNITS:
        yield repr(unit), _long(unit, length) + ENDS[len(unit) % len(ENDS)]
        if unit.startswith("<"):
            yield f"{unit!r} and >", _long(unit, length) + ">"
            yield f"{unit!r} in a quote", _long(f"{unit} b='", length) + ">"
    for unit in UNITS[:: max(1, len(UNITS) // 40)]:
        yield f"lines of {unit!r}", _long(f"{unit}a\n", length)
        yield f"paragraphs of {unit!r}", _long(f"{unit}a\n\n", length)
    for first, last in (
        ("số ", " "),
        ("a", " "),
        ("Quyết định", " "),
        ("1/QĐ-UBND", " "),
        ("Luật A", " "),
        (",", " "),
        ("<style>", "a"),
        ("<style>", "{"),
        ("<style>", "/*"),
        ("<a b=", "'"),
        ("“", "a"),
        ("a ", "“"),
        ("<pre>", " "),
        ("<pre>", "\u00a0 "),
        ("<ol type=i start=", "9"),
        ("<ol start=", "9"),
        ("(", "a"),
        ("1/a", "("),
        ("1/a", "(a"),
        (".", " "),
        ("quý", " "),
        ("12/", "1"),
    ):
        yield f"{first!r} and many {last!r}", first + _long(last, length - len(first))


def _long(unit: str, length: int) -> str:
    return unit * (length // len(unit))


def readers() -> dict[str, Callable[[str], object]]:
    """Return what reads texts from outside, by name."""
    folder = resources()
    types = load_citation_types(folder / "citations.toml")
    finder = NumberFinder(load_loose_words(folder / "figure-words.toml"), types)
    words = words_of(folder)
    manner = Manner(words, Style(), "nd30-2020")
    periods = load_periods(folder / "periods.toml")
    period = periods.period("2018-6T")
    said = period.words()
    vocabulary = load_vocabulary(folder, "cchc-2012")
    from tests.services.importing_samples import template

    report = Report(template(), period, date(2018, 6, 5), types)
    return {
        "find_citations": lambda text: find_citations(text, types),
        "cited_documents": lambda text: cited_documents({"a": text}, types),
        "find_period_words": lambda text: find_period_words(text, said),
        "loose numbers": finder.find,
        "check_texts": lambda text: TextChecks(report).problems({"a": text}),
        "check_passages": lambda text: check_passages([Passage("a", "A", text)], manner),
        "detect": detect,
        "convert": lambda text: [(convert(text, e), convert_all(text, e)) for e in ENCODINGS],
        "narrative": lambda text: write_narrative(parse_narrative(text)),
        "pasted_rows": pasted_rows,
        "read_html": read_html,
        "source_remarks": lambda text: source_remarks(text, words, vocabulary),
        "suspects": lambda text: list(suspects({"a": text}, manner)),
        "read_report": lambda text: _refusing(
            lambda: read_report(f"I. CÔNG TÁC CHỈ ĐẠO\n\n{text}", template(), vocabulary)
        ),
    }


def _refusing(read: Callable[[], object]) -> object:
    try:
        return read()
    except UserError as error:
        return error


def read_harmful(length: int) -> None:
    """Have each reader read the texts that once kept it busy."""
    known = readers()
    for name, unit in HARMED:
        known[name](_long(unit, length) + "!")
    known["find_citations"]("số" + _long(" ", length))
    known["read_html"]("<pre>" + _long(" ", length))
    known["check_passages"](f"({_long('P', 200)} T2")


def main() -> None:
    if sys.argv[1:2] == ["harmful"]:
        read_harmful(int(sys.argv[2]))
        return
    length = int(sys.argv[1]) if len(sys.argv) > 1 else LENGTH
    wanted = sys.argv[2:]
    for name, read in readers().items():
        if wanted and name not in wanted:
            continue
        found = []
        for label, text in texts(length):
            begun = time.process_time()
            read(text)
            found.append((time.process_time() - begun, label))
        found.sort(reverse=True)
        shown = ", ".join(f"{seconds:.2f} s {label}" for seconds, label in found[:8])
        print(f"{name}: {shown}", flush=True)


if __name__ == "__main__":
    main()
