"""Holds what stands below the text: recipients beside the signature, copies, contact lines."""

from dataclasses import replace

import pytest

from cchc_desktop.model.document import Contact, CopyMark, Signature, Tail
from cchc_desktop.model.layout_parts import MM
from cchc_desktop.render.breaking import Setter
from cchc_desktop.render.fonts import load_faces
from cchc_desktop.render.line import Structure
from cchc_desktop.render.tail import Ending, contact_box
from tests.render.samples import TAIL, layout

LAYOUT = layout("nd30-2020")
SIZES = LAYOUT.tail
WIDTH = LAYOUT.paper.text_width
SETTER = Setter(LAYOUT, load_faces(LAYOUT.font_files()))
MIDDLE = SIZES.left_width * MM + (WIDTH - SIZES.left_width * MM) / 2
COPY = CopyMark(
    "SAO Y", (), ("SỞ NỘI VỤ",), "Số: 05/SY-SNV", "Sóc Trăng, ngày 07 tháng 6 năm 2018", TAIL
)


def ending():
    return Ending(LAYOUT, SETTER, Structure(), WIDTH)


def found(line, text):
    return next(part for part in line.segments if part.text.strip() == text)


def letters(*lines):
    return " ".join(part.text.strip() for line in lines for part in line.segments)


def test_signature_is_centred_in_the_right_column_with_room_to_sign():
    (box,) = ending().tail(TAIL)
    last, name = found(box, "PHÓ CHỦ TỊCH"), found(box, "Lê Thành Trí")
    for part in (last, name):
        assert part.x + part.width / 2 == pytest.approx(MIDDLE)
    assert last.rise - name.rise == pytest.approx(SIZES.signature_space * MM + SIZES.name.leading)


def test_tail_is_kept_with_the_text_above_it():
    (box,) = ending().tail(TAIL)
    assert not box.brk
    assert box.gap == SIZES.before


def test_label_is_left_out_where_there_are_no_recipients():
    (box,) = ending().tail(replace(TAIL, recipients=()))
    assert "Nơi nhận" not in letters(box)
    assert "Lê Thành Trí" in letters(box)


def test_a_long_list_runs_on_in_lines_that_pages_may_part():
    names = tuple(f"- Cơ quan {n};" for n in range(60))
    box, *more = ending().tail(replace(TAIL, recipients=names))
    assert len(more) > 20
    assert all(line.brk for line in more)
    assert letters(box, *more).count("Cơ quan") == 60
    assert "Cơ quan 59" in letters(more[-1])


def test_recipients_stay_beside_the_signature_up_to_the_height_of_the_layout():
    names = tuple(f"- Cơ quan {n};" for n in range(60))
    counts = []
    for height in (100.0, 220.0, 400.0):
        tail_sizes = replace(SIZES, recipients_beside=height)
        made = Ending(replace(LAYOUT, tail=tail_sizes), SETTER, Structure(), WIDTH)
        box, *_ = made.tail(replace(TAIL, recipients=names))
        counts.append(letters(box).count("Cơ quan"))
        assert box.h <= max(height, -found(box, "Lê Thành Trí").rise) + SIZES.recipients.leading
    assert counts == sorted(set(counts))


@pytest.mark.parametrize("count", [3, 60])
def test_the_drafter_stands_below_the_last_recipient(count):
    names = tuple(f"- Cơ quan {n};" for n in range(count))
    lines = ending().tail(Tail(TAIL.label, names, TAIL.signature, "LVA.05"))
    left = [p.text.strip() for line in lines for p in line.segments if p.x < SIZES.left_width * MM]
    assert left.index("LVA.05") == left.index(names[-1]) + 1


def test_free_places_lie_between_the_last_office_and_the_name():
    (box,) = ending().tail(TAIL)
    signature, seal = box.areas
    assert (signature.name, seal.name) == ("signature", "seal")
    assert signature.x + signature.width / 2 == pytest.approx(MIDDLE)
    office, name = found(box, "PHÓ CHỦ TỊCH"), found(box, "Lê Thành Trí")
    for area in box.areas:
        assert -office.rise < area.down
        assert area.down + area.height < -name.rise


def test_the_seal_covers_about_a_third_of_the_signature_at_its_left():
    """Decree 30/2020, annex I: the seal covers about one third of the signature."""
    (box,) = ending().tail(replace(TAIL, signature=Signature(("CHỦ TỊCH",), "Lê Thành Trí")))
    signature, seal = box.areas
    covered = seal.x + seal.width - signature.x
    assert seal.x < signature.x
    assert 0.25 <= covered / signature.width <= 0.4


def test_copy_stands_in_one_piece_below_a_rule_as_wide_as_the_text():
    rule, box = ending().copy(COPY)
    (stroke,) = rule.strokes
    assert (stroke.x, stroke.length) == (0.0, WIDTH)
    assert rule.brk
    assert not box.brk
    assert all(word in letters(box) for word in ("SAO Y", "Số: 05/SY-SNV", "SỞ NỘI VỤ"))


def test_copy_puts_issuer_and_number_left_form_and_date_right():
    _, box = ending().copy(COPY)
    left, right = LAYOUT.header.left_width * MM, WIDTH - LAYOUT.header.right_width * MM
    for text in ("SỞ NỘI VỤ", "Số: 05/SY-SNV"):
        assert found(box, text).x + found(box, text).width <= left
    for text in ("SAO Y", COPY.date):
        assert found(box, text).x >= right


def test_contact_lines_are_centred_below_a_rule_as_wide_as_the_text():
    line = contact_box(LAYOUT, SETTER, Structure(), Contact(("Địa chỉ: số 1", "Điện thoại: 0299")))
    (stroke,) = line.strokes
    assert (stroke.x, stroke.length) == (0.0, WIDTH)
    for part in line.segments:
        assert part.x + part.width / 2 == pytest.approx(WIDTH / 2)
        assert stroke.down < -part.rise < line.h
