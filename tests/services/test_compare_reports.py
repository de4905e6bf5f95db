"""Two versions and two reports side by side, on a real data file."""

import pytest

from cchc_desktop.services.compare_reports import Side, compare
from cchc_desktop.services.reading import read_stored
from cchc_desktop.services.versions import name_version, read_version, versions


@pytest.fixture
def library(library):
    library.create_sample()
    return library


@pytest.fixture
def changed(library):
    """Name the sample's state, change three figures and one sentence, and compare."""
    row = library.store.report("2018-6T")
    name_version(library.store, row, "Dự thảo 1")
    session = library.open("2018-6T")
    for key, typed in (
        ("ho_so.moi", "199.000"),
        ("ke_hoach.hoan_thanh", "23"),
        ("kiem_tra.noi_dung", "3"),
    ):
        session.take(key, typed)
    text = session.text("chi_dao.ke_hoach")
    session.take_text("chi_dao.ke_hoach", text.replace("kịp thời", "nhanh chóng", 1))
    version = next(v for v in versions(library.store, row) if v.label == "Dự thảo 1")
    return compare(read_version(library, row, version), read_stored(library, row))


def test_three_figures_and_a_sentence_are_four_changes(changed):
    """F-20: what follows from the figures is told apart, sentences that show them are no change."""
    assert [c.key for c in changed.typed] == [
        "ke_hoach.hoan_thanh",
        "kiem_tra.noi_dung",
        "ho_so.moi",
    ]
    assert {"ke_hoach.ty_le", "ho_so.tiep_nhan"} <= {c.key for c in changed.following}
    assert len(changed.texts) == 1
    assert changed.count == 4


def test_a_figure_is_shown_before_and_after_with_its_difference(changed):
    figure = changed.typed[-1]
    assert (figure.old, figure.new) == ("199.634", "199.000")
    assert figure.difference == "giảm 634 hồ sơ"


def test_a_sentence_is_shown_word_by_word(changed):
    pieces = changed.texts[0].pieces
    assert [p.text for p in pieces if p.side is Side.OLD] == ["kịp thời "]
    assert [p.text for p in pieces if p.side is Side.NEW] == ["nhanh chóng "]


def test_a_version_is_the_report_as_it_was(library, changed):
    row = library.store.report("2018-6T")
    version = next(v for v in versions(library.store, row) if v.label == "Dự thảo 1")
    before = read_version(library, row, version)
    assert before.figures.shown("ho_so.moi") == "199.634"
    assert "kịp thời" in before.text("chi_dao.ke_hoach")


def test_paragraphs_that_come_and_go_are_changes_of_their_own(library):
    session = library.open("2018-6T")
    row = library.store.report("2018-6T")
    before = read_stored(library, row)
    blocks = session.text("chi_dao.ke_hoach").split("\n\n")
    session.take_text("chi_dao.ke_hoach", "\n\n".join(["Một đoạn hoàn toàn mới.", *blocks[1:]]))
    found = compare(before, read_stored(library, row))
    sides = [{piece.side for piece in change.pieces} for change in found.texts]
    assert sides in ([{Side.NEW}, {Side.OLD}], [{Side.OLD}, {Side.NEW}])
    assert found.typed == ()


def test_a_report_is_compared_with_the_one_it_came_from(library):
    library.create("2018-9T", "soc-trang", "cchc-2012", copy_from="2018-6T")
    old, new = (read_stored(library, library.store.report(c)) for c in ("2018-6T", "2018-9T"))
    found = compare(old, new)
    assert {"ho_so.moi", "head.subject"} <= {c.key for c in found.typed}
    assert next(c for c in found.typed if c.key == "ho_so.moi").new == ""
    assert compare(old, old).count == 0
