"""Files of an open report: whole or not at all, in every format, with a sentence when refused."""

import json

import pytest

from cchc_desktop.errors import UserError
from cchc_desktop.services.export import export
from tests.services.small_report import small_report


@pytest.fixture
def session(tmp_path):
    with small_report(tmp_path) as opened:
        opened.take("a.b", "4")
        yield opened


def refused(session, target, format_="txt", regime=None):
    with pytest.raises(UserError) as caught:
        export(session, format_, target, regime)
    return caught.value.message


def test_pdf_is_the_same_each_time(session, tmp_path):
    first, second = tmp_path / "một.pdf", tmp_path / "hai.pdf"
    export(session, "pdf", first)
    export(session, "pdf", second)
    assert first.read_bytes().startswith(b"%PDF")
    assert first.read_bytes() == second.read_bytes()


def test_text_holds_the_figures(session, tmp_path):
    export(session, "txt", tmp_path / "bc.txt")
    assert "Đạt 04." in (tmp_path / "bc.txt").read_text(encoding="utf-8")


def test_json_is_readable(session, tmp_path):
    export(session, "json", tmp_path / "bc.json")
    data = json.loads((tmp_path / "bc.json").read_text(encoding="utf-8"))
    assert data["answers"] == {"a.b": 4}


def test_older_file_is_replaced_and_nothing_else_left(session, tmp_path):
    folder = tmp_path / "ra"
    folder.mkdir()
    (folder / "bc.txt").write_text("cũ", encoding="utf-8")
    export(session, "txt", folder / "bc.txt")
    assert "Đạt 04." in (folder / "bc.txt").read_text(encoding="utf-8")
    assert [path.name for path in folder.iterdir()] == ["bc.txt"]


def test_regime_of_the_report_unless_another_is_asked(session, tmp_path):
    session.take("head.addressees", "Bộ Nội vụ")
    export(session, "txt", tmp_path / "cũ.txt")
    export(session, "txt", tmp_path / "mới.txt", regime="nd30-2020")
    assert "Kính gửi" not in (tmp_path / "cũ.txt").read_text(encoding="utf-8")
    assert "Kính gửi: Bộ Nội vụ" in (tmp_path / "mới.txt").read_text(encoding="utf-8")


def test_missing_folder_and_folder_as_target(session, tmp_path):
    assert "không có thư mục" in refused(session, tmp_path / "không" / "bc.txt")
    assert "là thư mục" in refused(session, tmp_path)
    assert not (tmp_path / "không").exists()


def test_unknown_format_and_regime(session, tmp_path):
    assert "json, pdf, txt" in refused(session, tmp_path / "bc.doc", "doc")
    assert "../x" in refused(session, tmp_path / "bc.txt", regime="../x")
    assert not (tmp_path / "bc.txt").exists()


def test_full_disk_leaves_the_older_file(session, tmp_path, monkeypatch):
    """R-20: a failed export costs nothing but the export."""
    from cchc_desktop.render import txt

    def full(*_):
        raise OSError(28, "No space left on device")

    target = tmp_path / "ra" / "bc.txt"
    target.parent.mkdir()
    target.write_text("cũ", encoding="utf-8")
    monkeypatch.setattr(txt, "write", full)
    assert "đã đầy" in refused(session, target)
    assert target.read_text(encoding="utf-8") == "cũ"
    assert list(target.parent.iterdir()) == [target]
