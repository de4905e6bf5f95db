"""The phrase bank: shipped and own phrases, those of a section first, kept in the data file."""

import pytest

from cchc_desktop.services.phrases import Phrase, name_of, phrases, remove, save, search


@pytest.fixture
def session(library):
    return library.open(library.create("2018-6T", "soc-trang"))


def test_phrases_of_the_section_come_first(session):
    found = phrases(session, "phuong_huong")
    meant = [phrase.section == "phuong_huong" for phrase in found]
    assert any(meant)
    assert meant == sorted(meant, reverse=True)


def test_shipped_phrases_bind_only_what_the_edition_has(session):
    from cchc_desktop.model.narrative import parse_narrative

    known = session.template.by_key
    for phrase in phrases(session):
        assert not phrase.section or phrase.section in known
        names = {bound.name for bound in parse_narrative(phrase.text).bound()}
        assert all(session.figures.knows(name) for name in names)


def test_an_own_phrase_is_kept_for_every_report_of_the_agency(session, library):
    kept = save(session, Phrase("", "Trong năm 2018 đạt *tốt*.", "chi_dao"))
    assert kept.text == "Trong năm {nam} đạt *tốt*."
    assert kept.name == "Trong năm … đạt tốt."
    other = library.open(library.create("2019-Q1", "soc-trang"))
    assert phrases(other, "chi_dao.ke_hoach")[0] == kept
    third = library.open(library.create("2026-Q1", "can-tho"))
    assert kept not in phrases(third)


def test_a_changed_shipped_phrase_comes_back_when_the_own_one_is_removed(session):
    shipped = phrases(session)[0]
    save(session, Phrase(shipped.name, "Khác", shipped.section, shipped.key))
    (own,) = [phrase for phrase in phrases(session) if phrase.key == shipped.key]
    assert (own.text, own.shipped) == ("Khác", False)
    remove(session, shipped.key)
    assert shipped in phrases(session)


def test_search_leaves_marks_out(session):
    found = search(phrases(session), "phuong huong tuyen truyen")
    assert [phrase.key for phrase in found] == ["phuong_huong.tuyen_truyen"]


def test_a_long_phrase_is_named_by_its_first_words():
    assert name_of("từ " * 40).endswith("từ…")
    assert name_of("") == ""
