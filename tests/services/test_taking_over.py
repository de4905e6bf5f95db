"""What an old report leaves in a new one, and that one step of undo brings all back."""

import json

import pytest

from cchc_desktop import paths
from cchc_desktop.services.taking_over import read_file

OLD = """I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC

1. Về kế hoạch CCHC

Tỉnh thực hiện được 22/28 phần việc.
"""


@pytest.fixture
def session(library):
    return library.open(library.create("2018-6T", "soc-trang"))


def taken(session, tmp_path, text):
    path = tmp_path / "cũ.txt"
    path.write_text(text, encoding="utf-8")
    offer = read_file(path, session, paths.resources())
    session.take_all(offer.changes)
    return offer


def test_old_report_leaves_no_skeleton_behind(session, tmp_path):
    """F-30: where the old report says nothing, the new one says nothing in its name."""
    assert session.text("ket_qua.tthc.giai_quyet")
    taken(session, tmp_path, OLD)
    filled = [s.key for s in session.template.sections if session.text(s.key)]
    assert filled == ["chi_dao.ke_hoach"]


def test_emptied_sections_are_named(session, tmp_path):
    emptied = taken(session, tmp_path, OLD).emptied
    assert "ket_qua.tthc.giai_quyet" in emptied
    assert "chi_dao.ke_hoach" not in emptied


def test_what_somebody_wrote_is_not_emptied(session, tmp_path):
    session.take_text("danh_gia.uu_diem", "Lời của người viết.")
    assert "danh_gia.uu_diem" not in taken(session, tmp_path, OLD).emptied
    assert session.text("danh_gia.uu_diem") == "Lời của người viết."


def test_undo_brings_replaced_texts_back(session, tmp_path):
    before = session.text("danh_gia.uu_diem")
    taken(session, tmp_path, OLD)
    session.undo()
    assert session.text("danh_gia.uu_diem") == before


def test_partial_json_empties_nothing(session, tmp_path):
    before = session.text("danh_gia.uu_diem")
    taken(session, tmp_path, json.dumps({"texts": {"chi_dao.ke_hoach": "Mới."}}))
    assert session.text("danh_gia.uu_diem") == before
