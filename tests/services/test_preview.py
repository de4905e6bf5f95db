"""Holds the preview to the export: the same bytes, and where sections and changes stand in them."""

import pytest

from cchc_desktop.render.raster import PdfPages
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import export, layout_of
from cchc_desktop.services.preview import render

TTHC = "ket_qua.tthc.giai_quyet"
LONG = " ".join(["Đoạn văn dài để mục này sang trang sau."] * 150)


@pytest.fixture
def session(library):
    return library.open(library.create_sample())


def shown(session):
    layout = layout_of(session.report.regime)
    return render(compose(session, layout), layout)


def test_the_preview_is_the_export_byte_by_byte(session, tmp_path):
    """R-59: preview = print = export."""
    export(session, "pdf", tmp_path / "a.pdf")
    assert shown(session).content == (tmp_path / "a.pdf").read_bytes()


def test_a_section_is_placed_where_its_heading_is_drawn(session):
    preview = shown(session)
    place = preview.places["danh_gia.uu_diem"]
    with PdfPages(preview.content) as pages:
        assert pages.sizes == [pytest.approx(size) for size in preview.sizes]
        hits = pages.find(place.page, "ưu điểm")
    assert any(0 < place.y - hit.boxes[0].bottom < 40 for hit in hits)


def test_the_first_changed_line_of_a_section_is_found(session):
    older = shown(session)
    session.take_text(TTHC, f"{session.text(TTHC)}\n\n{LONG}\n\nCâu cuối.")
    newer = shown(session)
    added = newer.change_since(older, TTHC)
    assert (added.page, -added.y) > (older.places[TTHC].page, -older.places[TTHC].y)
    session.take_text(TTHC, session.text(TTHC).replace("Câu cuối.", "Câu chót."))
    newest = shown(session)
    last = newest.change_since(newer, TTHC)
    with PdfPages(newest.content) as pages:
        (hit,) = pages.find(last.page, "câu chót")
    assert hit.boxes[0].bottom <= last.y <= hit.boxes[0].top


def test_without_a_change_or_without_the_section_there_is_no_place(session):
    preview = shown(session)
    assert preview.change_since(preview, TTHC) is None
    assert preview.change_since(preview, "head") is None


def test_pages_that_stay_the_same_keep_their_look(session):
    before = shown(session)
    session.take_text("danh_gia.uu_diem", "Khác hẳn.")
    after = shown(session)
    page = after.places["danh_gia.uu_diem"].page
    assert after.looks[: page - 1] == before.looks[: page - 1]
    assert after.looks[page:] != before.looks[page:]
