"""The blocks around the text of a report: marks, stamps, copies, and what a variant leaves out."""

import pytest

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.document import Contact, CopyMark, Head, Marks, Received, Signature, Tail
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import layout_of
from cchc_desktop.services.variants import (
    COPY,
    OUTGOING,
    RECEIVED,
    SIGNING,
    SIGNING_FILLED,
    VARIANTS,
)
from cchc_desktop.ui.dialogs.export_dialog import VARIANTS as OFFERED
from tests.services.small_report import small_report

OLD, NEW = "tt01-2011", "nd30-2020"
ISSUED = {"number": "5", "date": "5/6/2018"}
COPIER = {"authority": "GIÁM ĐỐC", "signer": "Trần B"}
STAMP = {"agency": "Sở Nội vụ", "number": "6150", "date": "8/6/2018"}


@pytest.fixture
def session(tmp_path):
    with small_report(tmp_path) as opened:
        yield opened


def fill(session, prefix="head.", **values):
    for name, typed in values.items():
        session.take(prefix + name, typed)


def only(session, kind, variant=OUTGOING, regime=OLD):
    blocks = compose(session, layout_of(regime), variant).blocks
    return [block for block in blocks if isinstance(block, kind)]


def test_a_number_below_ten_gets_its_zero(session):
    """Decree 30/2020, annex I: a number below 10 takes a leading zero."""
    for typed, printed in (("5", "05"), ("05", "05"), ("12", "12"), ("5a", "5a")):
        fill(session, number=typed)
        assert only(session, Head)[0].number == f"Số: {printed}/BC-UBND"


def test_marks_follow_the_form_and_the_regime(session):
    assert only(session, Marks) == []
    fill(session, secrecy="MẬT", circulation="LƯU HÀNH NỘI BỘ", draft="DỰ THẢO (lần 2)")
    assert only(session, Marks) == [Marks("MẬT", "LƯU HÀNH NỘI BỘ", "DỰ THẢO (lần 2)")]
    assert only(session, Marks, regime=NEW) == [Marks("MẬT", "LƯU HÀNH NỘI BỘ")]
    assert only(session, Marks, SIGNING) == [Marks("MẬT", "LƯU HÀNH NỘI BỘ")]


def test_drafter_and_contact_lines(session):
    assert only(session, Contact) == []
    fill(session, drafter="PL.(300)", contact="Số 1 Đường A\nĐT: 0299")
    assert only(session, Tail)[0].drafter == "PL.(300)"
    assert only(session, Contact) == [Contact(("Số 1 Đường A", "ĐT: 0299"))]


def test_for_signing_number_and_day_stay_blank_even_when_typed(session):
    """F-34: the registry adds number and day after the signature."""
    fill(session, **ISSUED)
    blank = only(session, Head, SIGNING)[0]
    assert blank.number == "Số:             /BC-UBND"
    assert blank.date == "Sóc Trăng, ngày        tháng        năm 2018"
    assert only(session, Head, SIGNING_FILLED) == only(session, Head)


def test_the_stamp_of_arrival_is_on_the_received_copy_alone(session):
    """F-39: dấu ĐẾN never stands on the outgoing document."""
    fill(session, **ISSUED)
    fill(session, "head.received_", **STAMP, to="Phòng CCHC")
    fill(session, "head.copy_", **COPIER)
    rows = (("Số:", "6150"), ("Ngày:", "08/6/2018"), ("Chuyển:", "Phòng CCHC"))
    expected = Received("SỞ NỘI VỤ", (*rows, ("Lưu hồ sơ số:", "")))
    assert only(session, Received, RECEIVED) == [expected]
    last = only(session, Received, RECEIVED, NEW)[0].rows[-1]
    assert last == ("Số và ký hiệu HS:", "")
    for variant in (OUTGOING, SIGNING, SIGNING_FILLED, COPY):
        assert only(session, Received, variant) == []


def test_a_certified_copy_of_the_agency_itself(session):
    fill(session, **ISSUED)
    fill(session, "head.copy_", number="7", date="9/6/2018", authority="TL. CHỦ TỊCH\nCHÁNH VP")
    fill(session, "head.copy_", signer="Trần B", recipients="Sở Tư pháp; Lưu: VT")
    (mark,) = only(session, CopyMark, COPY)
    assert (mark.form, mark.number) == ("SAO Y BẢN CHÍNH", "Số: 07/SY-UBND")
    assert mark.issuer == ("ỦY BAN NHÂN DÂN", "TỈNH SÓC TRĂNG")
    assert mark.date == "Sóc Trăng, ngày 09 tháng 6 năm 2018"
    assert mark.tail.recipients == ("- Sở Tư pháp;", "- Lưu: VT.")
    assert mark.tail.signature == Signature(("TL. CHỦ TỊCH", "CHÁNH VP"), "Trần B")
    assert only(session, CopyMark) == only(session, CopyMark, SIGNING_FILLED) == []


def test_a_certified_copy_of_another_agency(session):
    fill(session, **ISSUED)
    fill(session, "head.copy_", form="TRÍCH SAO", place="Mỹ Tú", parent="UBND HUYỆN MỸ TÚ")
    fill(session, "head.copy_", issuer="PHÒNG NỘI VỤ", **COPIER)
    with pytest.raises(UserError, match="Viết tắt tên cơ quan sao"):
        compose(session, layout_of(NEW), COPY)
    fill(session, "head.copy_", symbol="PNV")
    (mark,) = only(session, CopyMark, COPY, NEW)
    assert (mark.parent, mark.issuer) == (("UBND HUYỆN MỸ TÚ",), ("PHÒNG NỘI VỤ",))
    assert mark.number == "Số:             /TrS-PNV"
    assert mark.date.startswith("Mỹ Tú, ngày        tháng")


@pytest.mark.parametrize("variant", [RECEIVED, COPY], ids=lambda variant: variant.key)
def test_copies_need_an_issued_report(session, variant):
    fill(session, "head.received_", agency="Sở Nội vụ")
    fill(session, "head.copy_", **COPIER)
    fill(session, date="31/2/2018")
    with pytest.raises(UserError) as caught:
        compose(session, layout_of(OLD), variant)
    assert "“Số”, “Ngày ký”" in caught.value.message
    fill(session, **ISSUED)
    assert compose(session, layout_of(OLD), variant).blocks


def test_a_copy_names_who_certifies_it(session):
    """Decree 30/2020, article 25: whoever certifies a copy signs it."""
    fill(session, **ISSUED)
    with pytest.raises(UserError, match="Họ tên người ký sao"):
        compose(session, layout_of(OLD), COPY)


def test_every_variant_has_its_name_and_is_offered():
    assert set(VARIANTS) == set(messages.VARIANTS) == {variant.key for variant, *_ in OFFERED}
