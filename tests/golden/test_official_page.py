"""Measures finished PDFs with the program's own ruler against the ranges of the decree.

The numbers are those of Decree 30/2020, annex I, parts II, IV and V, and of Circular 01/2011.
"""

import io
from dataclasses import replace

import pytest

from cchc_desktop.model.document import Contact, Head, Marks, Title
from cchc_desktop.model.layout_parts import MM
from cchc_desktop.render import pdf
from cchc_desktop.render.measure import measure
from cchc_desktop.render.measure_lines import pieces_of
from cchc_desktop.render.pages import lay_out
from tests.golden.small_report import ADDRESS, HEAD, outgoing, report
from tests.render.samples import REGIMES, layout

HALF_MM = 0.5
BLACK = (0.0, 0.0, 0.0)
RED = 0.8
WIDTHS = {"tt01-2011": 160, "nd30-2020": 165}  # of the text, with margins of 30 and 20 or 15 mm


def plain(regime):
    """Return an outgoing report with a circulation mark, address lines and an annex."""
    head = Head(("UBND TỈNH",), ("SỞ NỘI VỤ",), HEAD.number, HEAD.date)
    title = Title("BÁO CÁO", "Tình hình cải cách hành chính 06 tháng đầu năm 2018")
    document = outgoing(regime, head=head, title=title)
    first, *rest = document.blocks
    blocks = (first, Marks(circulation="LƯU HÀNH NỘI BỘ"), *rest, Contact(ADDRESS))
    return replace(document, blocks=blocks, annexes=report(regime).annexes[:1])


def sheets_of(document, chosen):
    target = io.BytesIO()
    pdf.write(document, chosen, target)
    return measure(target.getvalue())


def pieces(sheet):
    return sorted(pieces_of(sheet), key=lambda piece: (piece.y, piece.left))


@pytest.fixture(scope="module", params=REGIMES)
def page(request):
    """Return the first, second and last sheet of an outgoing report, and its regime."""
    document = plain(request.param)
    sheets = sheets_of(document, layout(request.param))
    return request.param, sheets


def found(sheet, text):
    return next(piece for piece in pieces(sheet) if piece.text.startswith(text))


LOOKS = (  # words, sizes allowed, bold, italic: the decree's table of types
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 13), True, False),
    ("Độc lập - Tự do - Hạnh phúc", (13, 14), True, False),
    ("UBND TỈNH", (12, 13), False, False),
    ("SỞ NỘI VỤ", (12, 13), True, False),
    ("Số:", (13, 13), False, False),
    ("Sóc Trăng, ngày", (13, 14), False, True),
    ("BÁO CÁO", (14, 14), True, False),
    ("Tình hình cải cách hành chính", (14, 14), True, False),
    ("Kính gửi:", (13, 14), False, False),
    ("I. CHỈ ĐẠO, ĐIỀU HÀNH", (13, 14), True, False),
    ("1. Về kế hoạch", (13, 14), True, False),
    ("Sáu tháng đầu năm", (13, 14), False, False),
    ("LƯU HÀNH NỘI BỘ", (13, 14), True, False),
    ("Địa chỉ:", (11, 12), False, False),
)
ENDING = (
    ("Nơi nhận:", (12, 12), True, True),
    ("- Như trên;", (11, 11), False, False),
    ("PL.(300)", (11, 11), False, False),
    ("KT. TRƯỞNG BAN", (13, 14), True, False),
    ("Lê Thành Trí", (13, 14), True, False),
)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look[0])
def test_type_of_each_part_on_the_first_page(page, look):
    words, (least, most), bold, italic = look
    piece = found(page[1][0], words)
    assert least <= piece.size <= most
    assert (piece.bold, piece.italic) == (bold, italic)
    assert piece.letters[0].ink == BLACK


@pytest.mark.parametrize("look", ENDING, ids=lambda look: look[0])
def test_type_of_each_part_at_the_end(page, look):
    words, (least, most), bold, italic = look
    sheet = next(s for s in page[1] if any(p.text == "Nơi nhận:" for p in pieces(s)))
    piece = found(sheet, words)
    assert least <= piece.size <= most
    assert (piece.bold, piece.italic) == (bold, italic)


def test_paper_and_margins(page):
    """A4; top and bottom 20-25, left 30-35, right 15-20 mm."""
    sheet = page[1][1]
    body = [piece for piece in pieces(sheet) if piece.size == 14 and len(piece.text) > 60]
    assert (sheet.width, sheet.height) == (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1))
    assert 30 <= min(piece.left for piece in body) <= 35
    assert 15 <= sheet.width - max(piece.right for piece in body) <= 20 + HALF_MM
    assert pieces(page[1][0])[1].y - 13 * 0.891 / 72 * 25.4 >= 20


def test_national_name_is_whole_and_right_of_the_issuer(page):
    """Box 1 in the right 60 %, motto and date centred below it; number below the issuer."""
    sheet = page[1][0]
    nation, motto = found(sheet, "CỘNG HÒA"), found(sheet, "Độc lập")
    issuer, parent = found(sheet, "SỞ NỘI VỤ"), found(sheet, "UBND TỈNH")
    assert nation.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert nation.left > 30 + 0.38 * WIDTHS[page[0]]
    assert nation.right <= 30 + WIDTHS[page[0]]
    assert nation.y == pytest.approx(parent.y, abs=HALF_MM)
    assert motto.centre == pytest.approx(nation.centre, abs=HALF_MM)
    assert issuer.centre == pytest.approx(parent.centre, abs=HALF_MM)
    number, code = found(sheet, "Số:"), found(sheet, "/BC-BCĐ")
    assert (number.left + code.right) / 2 == pytest.approx(issuer.centre, abs=HALF_MM)
    date, year = found(sheet, "Sóc Trăng, ngày"), found(sheet, "năm 2018")
    assert (date.left + year.right) / 2 == pytest.approx(nation.centre, abs=HALF_MM)
    assert date.y == pytest.approx(number.y, abs=HALF_MM)


def rule_below(sheet, piece):
    below = [s for s in sheet.strokes if s.level and 0 < s.top - piece.y < 5
             and s.left < piece.centre < s.right]  # fmt: skip
    return min(below, key=lambda stroke: stroke.top)


def test_rules_of_the_head_and_the_title(page):
    """As long as the motto; a third to a half of the issuer's and of the subject's line."""
    sheet = page[1][0]
    motto, issuer = found(sheet, "Độc lập"), found(sheet, "SỞ NỘI VỤ")
    subject = found(sheet, "Tình hình")
    under_motto = rule_below(sheet, motto)
    assert under_motto.left == pytest.approx(motto.left, abs=HALF_MM)
    assert under_motto.right == pytest.approx(motto.right, abs=HALF_MM)
    for piece in (issuer, subject):
        rule = rule_below(sheet, piece)
        assert piece.width / 3 <= rule.length <= piece.width / 2
        assert (rule.left + rule.right) / 2 == pytest.approx(piece.centre, abs=HALF_MM)
    assert subject.centre == pytest.approx(30 + WIDTHS[page[0]] / 2, abs=HALF_MM)
    assert found(sheet, "BÁO CÁO").centre == pytest.approx(30 + WIDTHS[page[0]] / 2, abs=HALF_MM)


def test_first_lines_pitch_and_paragraphs(page):
    """Indent 10 or 12.7 mm, single to one and a half lines, at least 6 pt between paragraphs."""
    sheet = page[1][0]
    first = found(sheet, "Sáu tháng đầu năm")
    after = [p for p in pieces(sheet) if p.y > first.y and p.size == 14]
    assert first.left - 30 in (pytest.approx(10, abs=HALF_MM), pytest.approx(12.7, abs=HALF_MM))
    pitch = (after[0].y - first.y) * 72 / 25.4
    heading = found(sheet, "1. Về kế hoạch")
    assert 14 * 1.15 <= pitch + 0.5 <= 14 * 1.15 * 1.5
    assert (first.y - heading.y) * 72 / 25.4 - pitch >= 6 - 0.1


def test_page_numbers(page):
    """Circular 01/2011: at the foot, right; Decree 30/2020: in the top margin, centred."""
    regime, sheets = page
    outside = [p for p in pieces(sheets[0]) if p.text == "1"]
    number = next(p for p in pieces(sheets[1]) if p.text == "2")
    assert not outside
    assert 13 <= number.size <= 14
    assert not number.bold
    if regime == "tt01-2011":
        assert number.right == pytest.approx(30 + WIDTHS[regime], abs=HALF_MM)
        assert number.y > 297 - 20
    else:
        assert number.centre == pytest.approx(30 + WIDTHS[page[0]] / 2, abs=HALF_MM)
        assert number.y < 20


def test_circulation_frame_is_inside_the_top_margin(page):
    (frame,) = page[1][0].frames
    mark = found(page[1][0], "LƯU HÀNH NỘI BỘ")
    assert 0 < frame.top < frame.bottom <= 20
    assert mark.centre == pytest.approx((frame.left + frame.right) / 2, abs=HALF_MM)
    assert 30 + 0.5 * WIDTHS[page[0]] < frame.left < frame.right <= 30 + WIDTHS[page[0]]


def test_recipients_are_level_with_the_signature(page):
    sheet = next(s for s in page[1] if any(p.text == "Nơi nhận:" for p in pieces(s)))
    label, authority = found(sheet, "Nơi nhận:"), found(sheet, "TM. BAN CHỈ ĐẠO")
    name = found(sheet, "Lê Thành Trí")
    assert label.left == pytest.approx(30, abs=HALF_MM)
    assert label.y == pytest.approx(authority.y, abs=HALF_MM)
    assert authority.left > 30 + WIDTHS[page[0]] / 2 - 10
    assert name.centre == pytest.approx(authority.centre, abs=HALF_MM)


def test_notes_stand_under_their_rule_in_small_type(page):
    sheet = page[1][0]
    notes = [p for p in pieces(sheet) if p.size == 10]
    rule = next(s for s in sheet.strokes if s.level and s.length == pytest.approx(50.8, abs=0.1))
    assert notes
    assert all(piece.y > rule.top for piece in notes)


@pytest.mark.parametrize("regime", REGIMES)
def test_urgency_frames(regime):
    """Decree 30/2020, annex I, part II: 20x8, 40x8 and 30x8 mm, and 50x35 for arrival, red."""
    frames = sheets_of(report(regime), layout(regime))[0].frames
    sizes = [(f.width, f.height) for f in frames if f.ink[0] > RED and f.ink[1] < 1 - RED]
    for width, height in ((20, 8), (40, 8), (30, 8), (50, 35)):
        assert (pytest.approx(width, abs=HALF_MM), pytest.approx(height, abs=HALF_MM)) in sizes


@pytest.mark.parametrize("regime", REGIMES)
def test_free_areas_hold_no_ink(regime):
    """What is added at signing covers nothing; the seal overlaps a third of the signature."""
    document, chosen = plain(regime), layout(regime)
    places = {}
    for page, sheet in zip(lay_out(document, chosen), sheets_of(document, chosen), strict=True):
        for area in page.areas:
            left, right = area.x / MM, (area.x + area.width) / MM
            top, bottom = (page.height - area.y - area.height) / MM, (page.height - area.y) / MM
            places[area.name] = (left, right, bottom - top)
            for piece in pieces(sheet):
                low, high = piece.y + piece.size * 0.05 / MM, piece.y - piece.size * 0.7 / MM
                beside = piece.right < left or piece.left > right
                assert beside or low < top or high > bottom, (area.name, piece.text)
    assert set(places) == {"number", "day", "month", "signature", "seal"}
    signature, seal = places["signature"], places["seal"]
    assert seal[1] - seal[0] == pytest.approx(seal[2]) == pytest.approx(36)
    overlap = (seal[1] - signature[0]) / (signature[1] - signature[0])
    assert overlap == pytest.approx(1 / 3, abs=0.05)
