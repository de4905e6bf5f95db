"""The finished document as blocks: figures filled in, notes numbered, nothing of the user lost."""

import pytest

from cchc_desktop.model.document import (
    Addressees,
    Closing,
    Head,
    Heading,
    Item,
    Note,
    Paragraph,
    Run,
    Signature,
    Tail,
    Title,
    Urgency,
)
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import layout_of
from tests.services.small_report import small_report

HOSTILE = ("<b>x</b> &amp; %s {0}", "{{7*7}} {x!r}", "</para><font color='red'>", "Điểm $1\\n")


@pytest.fixture
def session(tmp_path):
    with small_report(tmp_path) as opened:
        yield opened


def blocks(session, regime="tt01-2011"):
    return compose(session, layout_of(regime)).blocks


def only(session, kind, regime="tt01-2011"):
    return [block for block in blocks(session, regime) if isinstance(block, kind)]


def text_of(block):
    return "".join(run.text for run in block.runs)


def test_small_report_as_blocks(session):
    session.take("a.b", "4")
    session.take_text("mo_dau", "Mở đầu:")
    session.take_text("ket_thuc", "Trên đây là báo cáo {ky}.")
    found = blocks(session)
    assert found[0] == Head(
        (), ("ỦY BAN NHÂN DÂN", "TỈNH SÓC TRĂNG"),
        "Số:             /BC-UBND", "Sóc Trăng, ngày        tháng        năm 2018",
    )  # fmt: skip
    assert found[1:8] == (
        Title("BÁO CÁO", "Tình hình 06 tháng đầu năm 2018"),
        Paragraph((Run("Mở đầu:"),), "mo_dau"),
        Heading(1, "I.", (Run("PHẦN MỘT 06 THÁNG CUỐI NĂM 2018"),), "mot"),
        Heading(2, "1.", (Run("Về kế hoạch"),), "mot.hai"),
        Paragraph((Run("Đạt 04."),), "mot.hai"),
        Heading(2, "2.", (Run("Về kiểm tra"),), "mot.ba"),
        Closing((Run("Trên đây là báo cáo 06 tháng đầu năm 2018./."),), "ket_thuc"),
    )
    assert isinstance(found[8], Tail)
    assert len(found) == 9


def test_issued_report_carries_number_and_padded_date(session):
    """The day always has two digits, the month only for January and February."""
    session.take("head.number", "123")
    session.take("head.date", "5/2/2018")
    head = only(session, Head)[0]
    assert head.number == "Số: 123/BC-UBND"
    assert head.date == "Sóc Trăng, ngày 05 tháng 02 năm 2018"
    session.take("head.date", "5/6/2018")
    assert only(session, Head)[0].date == "Sóc Trăng, ngày 05 tháng 6 năm 2018"


def test_urgency_only_when_chosen(session):
    assert only(session, Urgency) == []
    session.take("head.urgency", "HỎA TỐC")
    assert only(session, Urgency) == [Urgency("HỎA TỐC")]


def test_addressees_follow_the_regime(session):
    session.take("head.addressees", "Bộ Nội vụ; Văn phòng Chính phủ")
    assert only(session, Addressees) == []
    expected = Addressees("Kính gửi:", ("Bộ Nội vụ", "Văn phòng Chính phủ"))
    assert only(session, Addressees, "nd30-2020") == [expected]


def test_tail_dashes_recipients_and_ends_them(session):
    session.take("head.recipients", "- Sở Nội vụ; Lưu: VT.")
    session.take("head.authority", "TM. ỦY BAN NHÂN DÂN; CHỦ TỊCH")
    session.take("head.signer", "Nguyễn Văn A")
    signature = Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Nguyễn Văn A")
    expected = Tail("Nơi nhận:", ("- Sở Nội vụ;", "- Lưu: VT."), signature)
    assert only(session, Tail) == [expected]


def test_notes_are_numbered_through_the_document(session):
    session.take("a.b", "3")
    session.take_text("mot.hai", "Một^[Chú thích *đầu*] hai.")
    session.take_text("mot.ba", "Ba^[Đạt {a.b}\nĐoạn sau]^[Nữa].")
    found = compose(session, layout_of("tt01-2011"))
    assert found.notes() == (
        Note(1, ((Run("Chú thích "), Run("đầu", italic=True)),)),
        Note(2, ((Run("Đạt 03"),), (Run("Đoạn sau"),))),
        Note(3, ((Run("Nữa"),),)),
    )
    text = next(b for b in found.blocks if isinstance(b, Paragraph) and b.section == "mot.ba")
    assert [(run.text, run.note and run.note.number) for run in text.runs] == [
        ("Ba", 2), ("", 3), ("./.", None),
    ]  # fmt: skip


def test_note_without_words_is_not_called(session):
    session.take_text("mot.ba", "Ba^[ ] bốn")
    assert compose(session, layout_of("tt01-2011")).notes() == ()


def test_items_keep_their_markers(session):
    session.take_text("mot.ba", "- Gạch\n\n1. Số một\n\n2. Số hai")
    found = [(item.marker, text_of(item)) for item in only(session, Item)]
    assert found == [("-", "Gạch"), ("1.", "Số một"), ("2.", "Số hai./.")]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Hết", "Hết./."),
        ("Hết.", "Hết./."),
        ("Hết./.", "Hết./."),
        ("Hết. ", "Hết./."),
        ("Hết**.**", "Hết./."),
        ("Hết.^[Ghi chú]", "Hết./."),
    ],
)
def test_closing_sign_is_never_doubled(session, text, printed):
    session.take_text("ket_thuc", text)
    assert text_of(only(session, Closing)[0]) == printed


def test_report_without_closing_words_ends_with_the_sign(session):
    session.take_text("mot.ba", "Một.")
    assert text_of(only(session, Paragraph)[-1]) == "Một./."
    assert only(session, Closing) == []


def test_missing_figure_and_unknown_name_stay_visible(session):
    session.take_text("mot.ba", "Đạt {a.b} của {khong.co}.")
    assert text_of(only(session, Paragraph)[-1]).startswith("Đạt …… của {khong.co}.")


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_is_never_markup_or_format(session, hostile):
    """R-28: what is typed is what is printed, in text, head and names."""
    session.take_text("mot.ba", hostile)
    session.take("head.number", hostile)
    session.take("head.signer", hostile)
    found = compose(session, layout_of("tt01-2011"))
    assert text_of([b for b in found.blocks if isinstance(b, Paragraph)][-1]) == hostile + "./."
    assert hostile in found.blocks[0].number
    assert found.blocks[-1].signature.name == hostile


def test_same_report_gives_the_same_document(session):
    session.take_text("mot.ba", "Một^[hai] {ky}.")
    assert compose(session, layout_of("tt01-2011")) == compose(session, layout_of("tt01-2011"))


def test_title_and_author_name_the_file(session):
    found = compose(session, layout_of("nd30-2020"))
    assert found.regime == "nd30-2020"
    assert found.title == "BÁO CÁO Tình hình 06 tháng đầu năm 2018"
    assert found.author == "Ủy ban nhân dân tỉnh Sóc Trăng"
