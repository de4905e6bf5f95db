"""Abbreviations are explained once, before they are used, and spelled alike."""

from tests.model.vietnamese_checks import found, said

FULL = "Ủy ban nhân dân (UBND)"


def test_an_abbreviation_stands_after_its_explanation():
    """E35."""
    assert found("UBND tỉnh.", f"{FULL} tỉnh.") == [("tv.viet_tat.truoc", "UBND")]
    assert found(f"{FULL} tỉnh. UBND tỉnh.", "UBND tỉnh.") == []


def test_an_abbreviation_is_explained_somewhere_and_once():
    assert found("UBND tỉnh.") == [("tv.viet_tat.chua", "UBND")]
    assert "Ủy ban nhân dân (UBND)" in said("UBND tỉnh.")
    assert found(f"{FULL} tỉnh.", f"{FULL} huyện.") == [("tv.viet_tat.lai", FULL)]


def test_one_wrong_letter_is_a_typing_mistake():
    """E36."""
    text = "Cán bộ, công chức, viên chức (CBCCVC). Lượt CBCCVV."
    assert found(text) == [("tv.viet_tat.nham", "CBCCVV")]
    assert "CBCCVC" in said(text)


def test_headings_explain_but_need_no_explanation():
    heading = "1. Thủ tục hành chính (TTHC) và CNTT"
    assert found("TTHC của tỉnh.", label=heading) == []
    assert found("", label=heading) == []


def test_symbols_numerals_and_what_everybody_knows_need_no_explanation():
    text = "Kế hoạch số 44/KH-UBND, khóa XII, TCVN ISO 9001:2008, Đề án ST150, Công ty TNHH MTV."
    assert found(text) == []


def test_a_note_is_read_where_it_is_called():
    text = "Theo quy định\x02Của Hội đồng nhân dân (HĐND).\x03, HĐND tỉnh."
    assert found(text) == []
