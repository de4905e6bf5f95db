"""Holds finished PDFs to the literals of the decree, and shows that a changed layout is caught."""

from dataclasses import fields, is_dataclass, replace
from fnmatch import fnmatch
from itertools import pairwise

import pytest

from cchc_desktop.model.document import Addressees, Signature, Urgency
from tests.golden.deviations import covered, deviations
from tests.golden.finished import Span, finish
from tests.golden.small_report import HEAD, TAIL, outgoing, report
from tests.render.samples import REGIMES, layout

HALF_MM = 0.5
# What these pages cannot show, each with its reason.
UNSEEN = {
    "justify.*": "costs and limits of line breaks, which the tests of the breaker hold",
    "notes.text_kept": "lines of text beside notes that fill a page",
    "stamp.before": "above stamps that no title stands beside",
    "addressees.printed": "asked when the report is composed",
    "marks.draft": "asked when the report is composed",
    "annex.numerals": "asked when the report is composed",
    "tail.recipients_beside": "for recipients as long as most of a page",
    "tt01-2011 stamp.padding": "every degree of urgency has a width of its own",
    "stamp.text.leading": "one line in the middle of its frame",
    "marks.style.leading": "one line in the middle of its frame",
    "received.mark.leading": "one line in the middle of its cell",
    "received.label.leading": "one line in the middle of its cell",
    "page_number.style.leading": "one line placed by its baseline",
    "charts.label.bold": "labels of a chart are upright and light",
    "charts.label.italic": "labels of a chart are upright and light",
}
INDENTED = ("body.", "headings.")  # other texts have no first line and stand at gaps of their own
RATIOS = ("_rule", "_ratio", "_scale", "_rise", "circulation_left")


def leaves(value, path=""):
    """Yield the path and the value of every number and every choice of a layout."""
    if is_dataclass(value):
        for field in fields(value):
            yield from leaves(getattr(value, field.name), f"{path}.{field.name}".lstrip("."))
    elif isinstance(value, tuple):
        for n, part in enumerate(value):
            yield from leaves(part, f"{path}.{n}")
    elif isinstance(value, bool | int | float):
        yield path, value


def is_seen(regime, path):
    if path.endswith((".indent", ".before")) and path.count(".") > 1:
        return path.startswith(INDENTED)
    return not any(fnmatch(name, each) for each in UNSEEN for name in (path, f"{regime} {path}"))


def other(path, value):
    """Return a wrong value: a point more of type, 2 mm or points more of a length."""
    if isinstance(value, bool):
        return not value
    name = path.rpartition(".")[2]
    if ".ink" in path:
        return (value + 0.4) % 1
    if path.endswith(RATIOS):
        return value + 0.1
    return value + {"size": 1, "leading": 3}.get(name, 2)  # half of a leading stands above a line


def changed(part, path, whole=""):
    """Return a layout, or a part of one, with one wrong value; ``whole`` is the path from above."""
    whole = whole or path
    name, _, rest = path.partition(".")
    if not name:
        return other(whole, part)
    if isinstance(part, tuple):
        parts = list(part)
        parts[int(name)] = changed(parts[int(name)], rest, whole)
        return tuple(parts)
    return replace(part, **{name: changed(getattr(part, name), rest, whole)})


VALUES = {regime: dict(leaves(layout(regime))) for regime in REGIMES}


def measured():
    """Yield the values to change: what the regimes share in turn in one of them, else in both."""
    one, two = REGIMES
    for n, path in enumerate(VALUES[one] | VALUES[two]):
        shared = VALUES[one].get(path) == VALUES[two].get(path) and is_seen(REGIMES[n % 2], path)
        for regime in (REGIMES[n % 2],) if shared else REGIMES:
            if path in VALUES[regime] and is_seen(regime, path):
                yield regime, path


@pytest.mark.parametrize("regime", REGIMES)
def test_every_part_of_the_page_measures_what_the_decree_says(regime):
    assert deviations(finish(report(regime), layout(regime)), regime) == []


@pytest.mark.parametrize(("regime", "path"), list(measured()))
def test_another_value_in_the_layout_is_noticed(regime, path):
    wrong = changed(layout(regime), path)
    assert deviations(finish(report(regime), wrong), regime)


def test_every_reason_not_to_measure_has_its_value():
    paths = [(path, f"{regime} {path}") for regime in REGIMES for path in VALUES[regime]]
    for each in UNSEEN:
        assert any(fnmatch(name, each) for names in paths for name in names), each


def first_page(document):
    return finish(document, layout(document.regime))[0]


def last_page(document):
    return finish(document, layout(document.regime))[-1]


def near(value):
    return pytest.approx(value, abs=HALF_MM)


THREE_LINES = (
    (("ỦY BAN NHÂN DÂN", "THÀNH PHỐ CẦN THƠ"), ("SỞ NỘI VỤ",)),
    (("TỈNH ỦY",), ("BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH",)),
    ((), ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ", "CẦN THƠ")),
)


@pytest.mark.parametrize(("parent", "issuer"), THREE_LINES)
@pytest.mark.parametrize(("regime", "middle"), [("nd30-2020", 62), ("tt01-2011", 60.5)])
def test_agency_of_three_lines(regime, middle, parent, issuer):
    """All centred 15 pt apart, only the issuer bold, one rule below, number and date on a line."""
    page = first_page(outgoing(regime, head=replace(HEAD, parent=parent, issuer=issuer)))
    lines = [Span(line) for line in page.lines if 24 < line[0].y < 36 and line[0].x < 90]
    lines = [Span([x for x in line.letters if x.x < 92]) for line in lines]
    assert [line.y - lines[0].y for line in lines] == [near(0), near(5.29), near(10.58)]
    assert [line.centre for line in lines] == [near(middle)] * 3
    faces = ["bold" in line.letters[0].font.name.lower() for line in lines]
    assert faces == [False] * len(parent) + [True] * (3 - len(parent))
    longest = max(line.width for line, bold in zip(lines, faces, strict=True) if bold)
    (rule,) = (drawn for drawn in page.drawn if drawn.right < 90 and drawn.top < 60)
    assert rule.width == near(0.4 * longest)
    assert rule.top - lines[-1].y == near(2.43)
    assert page.find("Số:").y - rule.top == near(7.79)
    assert page.find("Sóc Trăng, ngày").y == near(page.find("Số:").y)


@pytest.mark.parametrize("regime", REGIMES)
def test_one_addressee_stands_on_the_line_of_its_label(regime):
    page = first_page(outgoing(regime))
    label, name = page.find("Kính gửi:"), page.find("Bộ Nội vụ")
    assert name.y == near(label.y)
    assert name.left - label.right == near(1.23)  # a space of 14 pt
    assert {letter.size for letter in (*label.letters, *name.letters)} == {14}


@pytest.mark.parametrize("regime", REGIMES)
def test_several_addressees_have_their_dashes_below_the_colon(regime):
    names = ("Bộ Nội vụ", "Thanh tra tỉnh", "Tỉnh ủy")
    page = first_page(outgoing(regime, addressees=Addressees("Kính gửi:", names)))
    label = page.find("Kính gửi:")
    found = [page.find(text) for text in ("- Bộ Nội vụ;", "- Thanh tra tỉnh;", "- Tỉnh ủy.")]
    assert [line.left for line in found] == [near(label.letters[-1].x)] * 3
    assert [line.y - label.y for line in found] == [near(6.35), near(12.7), near(19.05)]


FORMS = (
    ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    ("Q. GIÁM ĐỐC",),
    ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
    ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG CÔNG CHỨC"),
    ("GIÁM ĐỐC",),
)


@pytest.mark.parametrize("authority", FORMS, ids=" / ".join)
@pytest.mark.parametrize(("regime", "middle"), [("nd30-2020", 151.5), ("tt01-2011", 147)])
def test_signature_of_each_form(regime, middle, authority):
    """Bold 14 pt in capitals, centred at the right, with free room for a signature and a seal."""
    tail = replace(TAIL, signature=Signature(authority, "Lê Thành Trí"))
    page = last_page(outgoing(regime, tail=tail))
    lines = [page.find(text) for text in (*authority, "Lê Thành Trí")]
    assert [line.centre for line in lines] == [near(middle)] * len(lines)
    steps = [below.y - above.y for above, below in pairwise(lines)]
    assert steps == [near(6.0)] * (len(authority) - 1) + [near(43.0)]
    letters = [letter for line in lines for letter in line.letters]
    assert {(letter.size, letter.font.name) for letter in letters} == {(14, "LiberationSerif-Bold")}
    assert page.find("Nơi nhận:").y == near(lines[0].y)
    assert {area.name for area in page.areas} == {"signature", "seal"}
    assert covered(page) == []


@pytest.mark.parametrize("regime", REGIMES)
def test_letters_in_a_free_area_are_noticed(regime):
    chosen = layout(regime)
    narrow = replace(chosen, tail=replace(chosen.tail, signature_space=20))
    found = covered(finish(outgoing(regime), narrow)[-1])
    assert {text.partition(":")[0] for text in found} == {"signature", "seal"}


@pytest.mark.parametrize("regime", REGIMES)
def test_seal_covers_the_left_third_of_the_signature(regime):
    signature, seal = last_page(outgoing(regime)).areas
    covers = seal.left + seal.width - signature.left
    assert covers / signature.width == pytest.approx(1 / 3, abs=0.05)
    assert (signature.width, seal.width, seal.height) == (near(40), near(36), near(36))


@pytest.mark.parametrize("regime", REGIMES)
def test_report_that_leaves_the_house_has_no_stamp_of_arrival(regime):
    pages = finish(outgoing(regime), layout(regime))
    assert not any(page.find("ĐẾN") for page in pages)
    inks = {
        tuple(map(round, shown.ink)) for page in pages for shown in (*page.letters, *page.drawn)
    }
    assert inks == {(0, 0, 0)}


@pytest.mark.parametrize(("degree", "width"), [("KHẨN", 20), ("THƯỢNG KHẨN", 40), ("HỎA TỐC", 30)])
@pytest.mark.parametrize("regime", REGIMES)
def test_urgency_stamp_by_itself(regime, degree, width):
    document = outgoing(regime)
    head, *rest = document.blocks
    page = first_page(replace(document, blocks=(head, Urgency(degree), *rest)))
    (frame,) = (drawn for drawn in page.drawn if drawn.height > 1)
    text = page.find(degree)
    assert (frame.width, frame.height) == (near(width), near(8))
    assert text.centre == near((frame.left + frame.right) / 2)
    assert frame.right < page.find("BÁO CÁO").left
