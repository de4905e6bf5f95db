"""Search over real reports in a real data file."""

import pytest

from cchc_desktop.services.figure_notes import FigureNote
from cchc_desktop.services.search import SearchIndex


@pytest.fixture
def library(library):
    library.create_sample()
    library.create("2018-9T", "soc-trang", "cchc-2012", copy_from="2018-6T")
    return library


@pytest.fixture
def index(library):
    index = SearchIndex(library)
    list(index.refresh())
    return index


def places(found, code="2018-6T"):
    return {hit.passage.place for hit in found if hit.code == code}


def test_words_are_found_without_marks_in_every_report(index):
    """F-25: "dieu hanh" finds *điều hành*."""
    found = index.find("dieu hanh")
    assert {hit.code for hit in found} == {"2018-6T", "2018-9T"}
    before, hit, after = found[0].excerpt()
    assert hit.lower() in ("điều", "điều hành")
    assert before.strip("…") + hit + after.strip("…") in found[0].passage.said


def test_a_phrase_in_quotation_marks_keeps_its_order(index):
    assert index.find('"hanh dieu"') == []
    assert index.find('"điều hành') != []


def test_a_printed_figure_is_found_in_its_field_and_in_the_sentences_that_show_it(index):
    assert {"ho_so.tiep_nhan", "text.ket_qua.tthc.giai_quyet"} <= places(index.find("200.953"))


def test_header_lines_and_notes_are_found(library, index):
    session = library.open("2018-6T")
    session.notes.take("ho_so.moi", FigureNote("đối chiếu sổ một cửa"))
    list(index.refresh())
    assert "ho_so.moi" in places(index.find("doi chieu so mot cua"))
    assert "head.subject" in places(index.find("thuc hien cong tac cai cach hanh chinh 06 thang"))


def test_only_what_was_written_since_is_read_again(library, index):
    assert list(index.refresh()) == []
    library.open("2018-6T").take_text("ket_thuc", "Một câu hoàn toàn mới.")
    assert len(list(index.refresh())) == 1
    assert places(index.find("hoan toan moi")) == {"text.ket_thuc"}
    library.throw_away("2018-6T")
    list(index.refresh())
    assert places(index.find("hoan toan moi")) == set()


@pytest.mark.parametrize(
    "asked", ["", '"', "  ", "\x00", "%", "*", "a OR b", "NEAR(", "\\", "ư" * 500]
)
def test_no_sign_is_an_operator(index, asked):
    """R-45: what is typed is looked for literally, and nothing is found for nothing."""
    assert all(asked.strip() for _ in index.find(asked))


def test_a_search_can_stay_within_one_report(index):
    assert {hit.code for hit in index.find("dieu hanh", within="2018-9T")} == {"2018-9T"}
