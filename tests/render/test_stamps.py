"""Holds framed marks: their size, their text inside the frame, the rows of the stamp of arrival."""

from dataclasses import replace

import pytest

from cchc_desktop.model.document import Document, Marks, Received, Urgency
from cchc_desktop.model.layout_parts import MM
from cchc_desktop.render.breaking import Setter
from cchc_desktop.render.fonts import load_faces
from cchc_desktop.render.pages import lay_out
from cchc_desktop.render.stamps import Stamp, received_stamp, text_stamp
from tests.render.samples import HEAD, REGIMES, TITLE, layout

SETTER = Setter(layout(), load_faces(layout().font_files()))
RED = (0.89, 0.0, 0.05)
EMPTY = (("Số:", ""), ("Ngày:", ""), ("Chuyển:", ""), ("Lưu hồ sơ số:", ""))


def framed(text, width=0.0):
    style = layout().stamp.text
    return text_stamp(SETTER, text, style, Stamp(width, 8 * MM, 1.0, RED), 9.0)


def arrival(agency="BỘ NỘI VỤ", rows=EMPTY, regime="tt01-2011"):
    return received_stamp(SETTER, Received(agency, rows), layout(regime).received)


def text_of(stamp):
    return " ".join(segment.text.strip() for segment in stamp.segments)


def test_a_frame_without_a_width_follows_its_text():
    short, long = framed("MẬT"), framed("TUYỆT MẬT")
    for stamp in (short, long):
        (part,) = stamp.segments
        assert stamp.width == pytest.approx(part.width + 18.0)
    assert long.width > short.width


def test_text_stands_in_the_middle_of_its_frame():
    stamp = framed("HỎA TỐC", width=30 * MM)
    (part,) = stamp.segments
    assert stamp.width == 30 * MM
    assert part.x + part.width / 2 == pytest.approx(15 * MM)
    capitals = 0.66 * part.size
    assert -part.rise - capitals / 2 == pytest.approx(stamp.height / 2, abs=0.5)


def test_a_mark_is_written_on_one_line_in_its_ink():
    (part,) = framed("TRẢ LẠI SAU KHI HỌP (HỘI NGHỊ)").segments
    assert part.text.strip() == "TRẢ LẠI SAU KHI HỌP (HỘI NGHỊ)"
    assert part.ink == RED


@pytest.mark.parametrize("regime", REGIMES)
def test_stamp_of_arrival_is_35_by_50_mm(regime):
    """Decree 30/2020, annex IV, part V."""
    stamp = arrival(regime=regime)
    assert (stamp.width, stamp.height) == (pytest.approx(50 * MM), pytest.approx(35 * MM))


@pytest.mark.parametrize("agency", ["BỘ NỘI VỤ", "ỦY BAN NHÂN DÂN THÀNH PHỐ CẦN THƠ"])
def test_all_of_the_stamp_stays_inside_its_frame(agency):
    stamp = arrival(agency)
    for part in stamp.segments:
        assert part.x >= 0
        assert part.x + part.width <= stamp.width
        assert 0 < -part.rise < stamp.height
    for stroke in stamp.strokes:
        across, down = (0.0, stroke.length) if stroke.upright else (stroke.length, 0.0)
        assert stroke.x + across <= stamp.width + 0.01
        assert stroke.down + down <= stamp.height + 0.01


def test_rows_stand_one_below_the_other_the_first_two_beside_the_word():
    stamp = arrival()
    places = {part.text.strip(): (part.x, -part.rise) for part in stamp.segments}
    heights = [places[label][1] for label, _ in EMPTY]
    assert heights == sorted(heights)
    assert places["Số:"][0] == places["Ngày:"][0] > places["ĐẾN"][0]
    assert places["Chuyển:"][0] == places["Lưu hồ sơ số:"][0] < places["ĐẾN"][0]
    assert heights[0] < places["ĐẾN"][1] < heights[1] + 1


def test_the_cell_of_the_word_ends_where_the_third_row_begins():
    strokes = arrival().strokes
    (upright,) = (stroke for stroke in strokes if stroke.upright)
    tops = [stroke.down for stroke in strokes if not stroke.upright]
    assert upright.down + upright.length == pytest.approx(tops[2])


def test_a_value_too_long_for_its_row_is_cut_with_a_sign():
    rows = (("Số:", "12"), ("Ngày:", "05/6/2018"), ("Chuyển:", "Vụ " * 40), ("Lưu:", ""))
    stamp = arrival(rows=rows)
    cut = next(part for part in stamp.segments if part.text.startswith("Chuyển:"))
    assert cut.text.rstrip().endswith("…")
    assert cut.x + cut.width <= stamp.width
    assert "Số: 12" in text_of(stamp)


@pytest.mark.parametrize("clearance", [3.0, 20.0])
def test_several_stamps_keep_clear_of_each_other(clearance):
    chosen = layout()
    chosen = replace(chosen, stamp=replace(chosen.stamp, clearance=clearance))
    blocks = (HEAD, Marks(secrecy="MẬT", draft="DỰ THẢO"), Urgency("KHẨN"), TITLE)
    page = lay_out(Document("tt01-2011", "t", "a", blocks), chosen)[0]
    upper, middle, lower = sorted(page.boxes, key=lambda box: -box.y)
    assert upper.y - (middle.y + middle.height) == pytest.approx(clearance)
    assert middle.y - (lower.y + lower.height) == pytest.approx(clearance)
