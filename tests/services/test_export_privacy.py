"""Holds exported files to tell nothing of who made them, where and on which computer (R-50)."""

import platform
import re
import tempfile
import zipfile
import zlib
from datetime import date

import pytest

from cchc_desktop import paths
from cchc_desktop.services.export import export
from cchc_desktop.services.page_check import check_pages
from cchc_desktop.services.reports import SAMPLE, Library
from cchc_desktop.services.review_sheet import write_sheet
from cchc_desktop.store.store import Store

LOGIN, PERSON, FOLDER = "dangnhap.kin", "Người Gõ Kín", "thu-muc-kin"
COMPUTER = "may-tinh-kin"
FORMATS = ("pdf", "docx", "txt", "json")


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """A user with a name, a computer with a name, and a folder for temporary files to look into."""
    for name in ("USER", "LOGNAME", "USERNAME", "LNAME"):
        monkeypatch.setenv(name, LOGIN)
    for name in ("COMPUTERNAME", "HOSTNAME"):
        monkeypatch.setenv(name, COMPUTER)
    monkeypatch.setattr(platform, "node", lambda: COMPUTER)
    place = tmp_path / "tam"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return place


@pytest.fixture
def folder(tmp_path, temporary):
    made = tmp_path / FOLDER
    made.mkdir()
    with Store.create(made / "a.cchc") as store:
        library = Library(store, paths.resources(), PERSON)
        library.create_sample()
        session = library.open(SAMPLE)
        session.take("ho_so.moi", "120.000")
        for name in FORMATS:
            export(session, name, made / f"ra.{name}")
        write_sheet(session, made / "phieu.pdf", date(2018, 6, 14))
        check_pages(made / "ra.pdf", None)
    return made


def told(path):
    """Return everything a file holds, unpacked, in the encodings a name may stand in."""
    content = path.read_bytes()
    parts = [content]
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            parts += [*(package.read(name) for name in package.namelist())]
            parts += [package.comment, *(entry.extra for entry in package.infolist())]
    if path.suffix == ".pdf":
        streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
        parts += [zlib.decompressobj().decompress(s) for s in streams if s[:1] == b"\x78"]
    return b"\n".join(parts)


@pytest.mark.parametrize("name", [*(f"ra.{ending}" for ending in FORMATS), "phieu.pdf"])
def test_a_file_names_neither_user_nor_path_nor_computer(folder, name):
    content = told(folder / name)
    secrets = (LOGIN, PERSON, FOLDER, COMPUTER, str(folder), "/home/", "/root")
    found = [
        secret
        for secret in secrets
        for encoding in ("utf-8", "utf-16-be", "utf-16-le")
        if secret.encode(encoding) in content
    ]
    assert found == []
    # The reader sees what is packed: the report itself is found.
    assert "CỘNG HÒA".encode() in content or b"FontDescriptor" in content or b"ho_so.moi" in content


def test_nothing_stays_in_folders_for_temporary_files(folder, temporary):
    made = {f"ra.{ending}" for ending in FORMATS} | {"a.cchc", "phieu.pdf", "sao-luu"}
    assert {path.name for path in folder.iterdir()} <= made
    assert list(temporary.iterdir()) == []
