"""Holds what the builds write themselves: the setup's script, the icon, the package's fields."""

import hashlib
import struct
import tarfile
import unicodedata
import zipfile
from importlib import import_module
from pathlib import Path

import pytest

from cchc_desktop import paths, windows

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = (ROOT / "packaging" / "windows" / "setup.nsi").read_text(encoding="utf-8")


def test_the_setup_is_told_of_this_build(tmp_path):
    build = import_module("build_windows")
    values = build.setup_values(tmp_path / "a", tmp_path / "b.exe", 5_000_000)
    assert values["RUNNING"] == windows.RUNNING
    assert values["KILOBYTES"] == "4882"
    assert values["VERSION4"].count(".") == 3
    script = build.setup_script(values | {"STAGE": "/a$b"})
    assert '!define STAGE "/a$$b"' in script
    assert all(f"${{{name}}}" in SCRIPT for name in values)


def test_the_setup_needs_no_administrator_and_asks_before_it_takes_data():
    assert "RequestExecutionLevel user" in SCRIPT
    assert "HKLM" not in SCRIPT
    [question] = [line for line in SCRIPT.splitlines() if "MB_YESNO" in line]
    assert "MB_DEFBUTTON2" in question
    assert "/SD IDNO" in question


def test_the_setup_has_its_letters_in_one_piece(tmp_path):
    build = import_module("build_windows")
    (tmp_path / "Vietnamese.nlf").write_text("\ufeffGơ\u0303 bỏ", encoding="utf-8")
    (tmp_path / "English.nlf").write_text("Remove", encoding="utf-8")
    folder = build.composed_language(tmp_path, tmp_path / "made")
    [made] = folder.iterdir()
    assert made.read_text(encoding="utf-8-sig") == "Gỡ bỏ"
    assert unicodedata.is_normalized("NFC", SCRIPT)
    assert '!insertmacro MUI_LANGUAGEEX "${LANGUAGE}" "Vietnamese"' in SCRIPT
    assert '"${SIDE}"' in SCRIPT


def test_a_compiler_without_translations_is_told_of(tmp_path):
    error = import_module("building").BuildError
    with pytest.raises(error, match="no translations"):
        import_module("build_windows").nsis_languages(str(tmp_path / "bin" / "makensis"))


def test_the_setup_knows_where_data_are():
    assert f"$DOCUMENTS\\{paths.DATA_FOLDER}\\{paths.DATA_FILE}" in SCRIPT


def test_a_stick_is_known_by_the_file_that_the_builds_write():
    assert import_module("building").MARKER == paths.PORTABLE_MARKER


def test_the_icon_holds_every_size():
    made = import_module("building").icon_file([(16, b"small"), (256, b"large")])
    assert struct.unpack("<3H", made[:6]) == (0, 1, 2)
    entries = [made[6:22], made[22:38]]
    sizes = [entry[0] for entry in entries]
    assert sizes == [16, 0]
    length, place = struct.unpack("<2I", entries[0][8:])
    assert made[place : place + length] == b"small"
    assert made.endswith(b"large")


def test_the_program_goes_in_whole_and_without_traces():
    places = {target.as_posix() for _, target in import_module("building").program_files()}
    assert {"cchc_desktop/__main__.py", "resources/dictionaries/vi_VN.dic", "LICENSE"} <= places
    assert {f"resources/{path.name}" for path in (ROOT / "resources").iterdir() if path.is_file()}
    assert not [place for place in places if "__pycache__" in place or place.endswith(".pyc")]


def test_another_python_must_be_the_one_that_was_meant(tmp_path):
    build = import_module("build")
    error = import_module("building").BuildError
    file = tmp_path / "python.zip"
    file.write_bytes(b"python")
    right = hashlib.sha256(b"python").hexdigest()
    assert build.checked_python(file, right.upper()) == file
    assert build.checked_python(None, None) is None
    with pytest.raises(error, match=right):
        build.checked_python(file, None)
    with pytest.raises(error, match="--python-sha256"):
        build.checked_python(file, "0" * 64)


def test_the_same_folder_packs_to_the_same_bytes(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    building = import_module("building")
    folder = tmp_path / "Báo cáo"
    folder.mkdir()
    (folder / "a.txt").write_text("a", encoding="utf-8")
    for name in ("1", "2"):
        building.write_zip(folder, tmp_path / f"{name}.zip")
        building.write_tar(folder, tmp_path / f"{name}.tar.xz")
        (folder / "a.txt").touch()
    for ending in ("zip", "tar.xz"):
        first, second = (tmp_path / f"{name}.{ending}" for name in ("1", "2"))
        assert first.read_bytes() == second.read_bytes()
    assert zipfile.ZipFile(tmp_path / "1.zip").namelist() == ["Báo cáo/a.txt"]
    with tarfile.open(tmp_path / "1.tar.xz") as packed:
        assert packed.getnames() == ["Báo cáo", "Báo cáo/a.txt"]


def test_the_package_says_what_it_needs():
    fields = import_module("build_linux").control_text(1234)
    assert "Installed-Size: 1234\n" in fields
    assert "libgl1, libegl1" in fields
    assert "Recommends: libcups2" in fields


def test_the_files_for_the_desktop_are_there():
    for source, target in import_module("build_linux").package_files():
        assert source.is_file(), target


def test_the_menu_entry_and_the_kind_of_file_belong_together():
    folder = ROOT / "packaging" / "linux"
    entry = (folder / "bao-cao-cchc.desktop").read_text(encoding="utf-8")
    kind = (folder / "bao-cao-cchc.xml").read_text(encoding="utf-8")
    assert "MimeType=application/vnd.bao-cao-cchc;" in entry
    assert 'type="application/vnd.bao-cao-cchc"' in kind
    assert f'pattern="*{Path(paths.DATA_FILE).suffix}"' in kind


@pytest.mark.parametrize("lock", ["build.lock", "windows/python.lock"])
def test_what_builds_is_pinned_too(lock):
    text = (ROOT / "packaging" / lock).read_text(encoding="utf-8")
    assert text.count("==") <= text.count("--hash=sha256:")
