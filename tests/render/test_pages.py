"""Holds where the regime's parts stand on the page, read from the layout result."""

from dataclasses import replace

import pytest

from cchc_desktop.model.document import (
    Addressees,
    Document,
    Head,
    Heading,
    Paragraph,
    Run,
    Title,
    Urgency,
)
from cchc_desktop.model.layout_parts import MM
from cchc_desktop.render.pages import lay_out
from tests.render.samples import HEAD, REGIMES, TAIL, TITLE, layout, report, seeded, words

HALF_MM = 0.5 * MM


def pages_of(*blocks, regime="tt01-2011"):
    return lay_out(Document(regime, "t", "a", blocks), layout(regime))


def found(page, text):
    return next(run for run in page.runs if text in run.text)


def middle(run):
    return run.x + run.width / 2


@pytest.mark.parametrize("regime", REGIMES)
def test_national_name_stands_on_one_line_in_the_right_column(regime):
    """Decree 30/2020, annex I, box 1: 12-13 pt bold capitals, centred over the motto."""
    chosen = layout(regime)
    page = pages_of(HEAD, regime=regime)[0]
    nation, motto = found(page, "CỘNG HÒA"), found(page, "Độc lập")
    right = (chosen.paper.width - chosen.paper.right) * MM
    centre = right - chosen.header.right_width * MM / 2
    assert nation.text.strip() == chosen.words.national_name
    assert (nation.face, nation.size, motto.face, motto.size) == (1, 13, 1, 14)
    assert middle(nation) == pytest.approx(centre, abs=HALF_MM)
    assert middle(motto) == pytest.approx(centre, abs=HALF_MM)
    assert nation.x + nation.width <= right


@pytest.mark.parametrize("regime", REGIMES)
def test_rules_of_the_head_have_the_lengths_of_the_regime(regime):
    """Box 1: as long as the motto. Box 2: a third to a half of the issuer's line."""
    page = pages_of(HEAD, regime=regime)[0]
    issuer_rule, motto_rule = page.rules
    motto, issuer = found(page, "Độc lập"), found(page, "ỦY BAN")
    assert motto_rule.length == pytest.approx(motto.width, abs=HALF_MM)
    assert motto_rule.x == pytest.approx(motto.x, abs=HALF_MM)
    assert 1 / 3 <= issuer_rule.length / issuer.width <= 1 / 2
    assert issuer_rule.x + issuer_rule.length / 2 == pytest.approx(middle(issuer), abs=HALF_MM)
    assert motto.y - motto_rule.y > 4


def test_number_and_date_share_a_baseline():
    page = pages_of(HEAD)[0]
    number, date = found(page, "Số:"), found(page, "Sóc Trăng, ngày")
    assert number.y == pytest.approx(date.y, abs=0.01)
    assert (number.face, number.size, date.face, date.size) == (0, 13, 2, 14)


def test_blanks_of_an_unissued_number_are_kept():
    page = pages_of(replace(HEAD, number="Số:        /BC-UBND"))[0]
    assert found(page, "BC-UBND").text.rstrip() == "Số:        /BC-UBND"


def test_long_names_wrap_inside_their_column():
    """Box 2: long names may stand on several lines."""
    name = "BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG CÁC CÔNG TRÌNH GIAO THÔNG"
    page = pages_of(Head(("ỦY BAN NHÂN DÂN TỈNH SÓC TRĂNG",), (name,), "Số: 1", "ngày"))[0]
    left = [run for run in page.runs if run.x < 200 and "Số" not in run.text]
    edge = (30 + layout().header.left_width) * MM
    assert len(left) >= 4
    assert all(run.x + run.width <= edge + 0.01 for run in left)


@pytest.mark.parametrize(
    ("text", "width"), [("KHẨN", 20), ("THƯỢNG KHẨN", 40), ("HỎA TỐC", 30), ("HỎA TỐC HẸN GIỜ", 52)]
)
def test_stamp_has_its_size_and_frames_its_text(text, width):
    """Box 10b: single red frame, text centred."""
    page = pages_of(HEAD, Urgency(text), TITLE)[0]
    (box,) = page.boxes
    run = found(page, text)
    assert box.width == pytest.approx(width * MM)
    assert box.height == pytest.approx(8 * MM)
    assert middle(run) == pytest.approx(box.x + box.width / 2, abs=HALF_MM)
    assert box.x < run.x
    assert run.x + run.width < box.x + box.width
    assert box.y < run.y < box.y + box.height - 9
    assert run.ink == box.ink


def test_stamp_keeps_clear_of_number_and_title():
    subject = Title("BÁO CÁO", " ".join(["Tình hình thực hiện công tác cải cách"] * 4))
    page = pages_of(HEAD, Urgency("HỎA TỐC"), subject)[0]
    (box,) = page.boxes
    assert found(page, "Số:").y - 3 > box.y + box.height
    first = found(page, "Tình hình")
    assert first.y + first.size * 0.9 < box.y


def test_stamp_without_a_title_is_still_printed():
    assert pages_of(Urgency("KHẨN"), Paragraph((Run("a"),)))[0].boxes
    assert pages_of(HEAD, Urgency("KHẨN"))[0].boxes


def test_rule_below_the_subject_is_a_third_to_a_half():
    page = pages_of(TITLE)[0]
    (rule,) = page.rules
    subject = found(page, "Tình hình")
    assert 1 / 3 <= rule.length / subject.width <= 1 / 2
    assert middle(subject) == pytest.approx(rule.x + rule.length / 2, abs=HALF_MM)


@pytest.mark.parametrize(("regime", "at_top"), [("tt01-2011", False), ("nd30-2020", True)])
def test_page_numbers_stand_where_the_regime_wants_them(regime, at_top):
    """Circular 01/2011: bottom right; Decree 30/2020: top centre; none on the first page."""
    paper = layout(regime).paper
    pages = lay_out(report(regime), layout(regime))
    numbers = [[run for run in page.runs if run.part == "number"] for page in pages]
    assert numbers[0] == []
    assert [run.text.strip() for runs in numbers[1:] for run in runs] == [
        str(n) for n in range(2, len(pages) + 1)
    ]
    run = numbers[1][0]
    if at_top:
        assert run.y > (paper.height - paper.top) * MM
        centre = (paper.left + paper.width - paper.right) / 2 * MM
        assert middle(run) == pytest.approx(centre, abs=HALF_MM)
    else:
        assert run.y + run.size < paper.bottom * MM
        assert run.x + run.width == pytest.approx((paper.width - paper.right) * MM, abs=HALF_MM)


def test_one_addressee_on_the_label_line_several_on_dashed_lines():
    """Box 9a: semicolons between, a full stop at the end."""
    one = pages_of(Addressees("Kính gửi:", ("Bộ Nội vụ",)))[0]
    assert found(one, "Kính gửi").y == found(one, "Bộ Nội vụ").y
    page = pages_of(Addressees("Kính gửi:", ("Bộ Nội vụ", "Bộ Tài chính")))[0]
    label, first, second = (found(page, text) for text in ("Kính", "Bộ Nội vụ", "Bộ Tài"))
    assert label.y > first.y > second.y
    assert first.text.strip() == "- Bộ Nội vụ;"
    assert second.text.strip() == "- Bộ Tài chính."
    assert first.x == pytest.approx(label.x + label.width, abs=6)


@pytest.mark.parametrize("paragraphs", range(20, 32))
def test_tail_keeps_two_lines_of_text_with_it(paragraphs):
    """Nobody can slip a text between the last lines and the signature."""
    body = [Paragraph((Run("Một dòng."),)) for _ in range(paragraphs)]
    last = pages_of(*body, TAIL)[-1]
    assert sum("Một dòng" in run.text for run in last.runs) >= 2
    assert found(last, "Lê Thành Trí")


def test_label_of_recipients_is_level_with_the_authority():
    """Box 9b stands level with box 7a."""
    page = pages_of(TAIL)[0]
    assert found(page, "Nơi nhận").y == pytest.approx(found(page, "TM. ỦY BAN").y, abs=0.01)


def test_hundred_recipients_run_on_over_the_page():
    many = replace(TAIL, recipients=tuple(f"- Đơn vị {n};" for n in range(100)))
    pages = pages_of(many)
    names = [run.text.strip() for page in pages for run in page.runs if "Đơn vị" in run.text]
    assert names == list(many.recipients)


def test_headings_leave_anchors_for_bookmarks_and_preview():
    blocks = [Heading(1, "I.", (Run("CHUNG"),), "chung"), Paragraph((Run("a"),), "chung")]
    page = pages_of(*blocks, Paragraph((Run("b"),), "riêng"))[0]
    assert [(a.level, a.title, a.section) for a in page.anchors] == [
        (1, "I. CHUNG", "chung"),
        (0, "", "riêng"),
    ]


def test_heading_is_not_left_at_the_foot_of_a_page():
    text = Run(words(seeded(3), 60))
    for count in range(6, 20):
        filler = [Paragraph((Run("Một dòng."),)) for _ in range(count)]
        pages = pages_of(*filler, Heading(2, "1.", (Run("Đầu đề"),)), Paragraph((text,)))
        heading = next(page for page in pages if any("Đầu đề" in r.text for r in page.runs))
        below = {r.y for r in heading.runs if r.y < found(heading, "Đầu đề").y - 1}
        assert len(below) >= 2


def test_empty_document_is_one_empty_page():
    assert len(pages_of()) == 1
