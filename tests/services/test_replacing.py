"""Finding words in all texts and replacing them: what is found, what is left, one step."""

import pytest

from cchc_desktop.services.replacing import find, replace
from tests.services.small_report import small_report


@pytest.fixture
def session(tmp_path):
    with small_report(tmp_path) as opened:
        opened.take("a.b", "4")
        opened.take_text("mot.hai", "Kế *hoạch năm*^[Kế hoạch gốc {a.b}] đạt {a.b} việc; kế  hoạch")
        opened.take_text("mot.ba", "- ke hoach khác\n\n- KẾ HOẠCH")
        yield opened


def found(hits):
    return [(hit.section, hit.block, hit.note, hit.start, hit.found) for hit in hits]


def test_texts_and_footnotes_are_searched_in_printing_order(session):
    assert found(find(session, "kế hoạch")) == [
        ("mot.hai", 0, None, 0, "Kế hoạch"),
        ("mot.hai", 0, 0, 0, "Kế hoạch"),
        ("mot.ba", 1, None, 0, "KẾ HOẠCH"),
    ]


def test_case_words_and_marks_matter_as_asked(session):
    assert len(find(session, "Kế hoạch", match_case=True)) == 2
    assert len(find(session, "ke hoach", ignore_marks=True)) == 4
    assert len(find(session, "hoạc", whole_word=True)) == 0
    assert len(find(session, "hoạc", section="mot.hai")) == 3


def test_a_figure_is_found_where_it_is_printed_and_not_replaced(session):
    (note, body) = sorted(find(session, "4"), key=lambda hit: hit.note is None)
    assert (note.fixed, body.fixed) == (True, True)
    assert (body.before[-4:], body.found, body.after[:5]) == ("ạt 0", "4", " việc")
    before = session.text("mot.hai")
    assert replace(session, [note, body], "5").texts == frozenset()
    assert session.text("mot.hai") == before


def test_all_are_replaced_as_one_step_and_keep_their_style(session):
    before = session.text("mot.hai"), session.text("mot.ba")
    hits = find(session, "kế hoạch")
    assert replace(session, hits, "Đề án").texts == {"mot.hai", "mot.ba"}
    said = "Đề án *năm^[Đề án gốc {a.b}]* đạt {a.b} việc; kế  hoạch"
    assert session.text("mot.hai") == said
    assert session.text("mot.ba") == "- ke hoach khác\n\n- Đề án"
    session.undo()
    assert (session.text("mot.hai"), session.text("mot.ba")) == before


def test_words_around_a_footnote_mark_are_not_replaced(session):
    (hit,) = find(session, "năm đạt")
    assert hit.fixed


def test_what_changed_meanwhile_is_left_alone(session):
    hits = find(session, "khác")
    session.take_text("mot.ba", "- ngắn")
    assert replace(session, hits, "x").texts == frozenset()


def test_signs_of_the_stored_form_are_only_words(session):
    hits = find(session, "khác")
    replace(session, hits, "{a.b} *x* ^[y]")
    (hit,) = find(session, "{a.b} *x* ^[y]")
    assert not hit.fixed
    assert find(session, "a.b}", section="mot.hai") == []


def test_header_boxes_are_searched_when_asked(session):
    session.take("head.subject", "Tình hình kế hoạch")
    assert len(find(session, "tình hình")) == 0
    (hit,) = find(session, "tình hình", head=True)
    replace(session, [hit], "Kết quả")
    assert session.edit_text("head.subject") == "Kết quả kế hoạch"
