"""Files that are made to harm, or are not what their name says: refused with a sentence."""

import io
import os
import sqlite3
import struct
from contextlib import closing
from zipfile import ZIP_DEFLATED, ZipFile
from zlib import compress

import pytest

from cchc_desktop.errors import UserError
from cchc_desktop.model.agency import load_agency
from cchc_desktop.model.expressions import Expression, ExpressionError
from cchc_desktop.model.loader import TemplateError, load_template
from cchc_desktop.paths import resources
from cchc_desktop.render.docx_reading import read_docx
from cchc_desktop.services.importing_sources import MOST_BYTES, read_source
from cchc_desktop.services.page_check import check_here
from cchc_desktop.services.reports import Library
from cchc_desktop.store.failures import DamagedFileError
from cchc_desktop.store.store import Store
from cchc_desktop.ui.narrative_document import from_clipboard
from cchc_desktop.ui.pasted_html import read_html
from tests.hostile.edition import TEMPLATE, write
from tests.render.test_docx_reading import NUMBERING, numbered
from tests.render.word_files import NS, p, word_file
from tests.services.page_bombs import CATALOG, PAGE, PAGES, file_of, stream
from tests.services.small_report import small_report

DOCUMENT = f"<w:document {NS}><w:body>{p('chữ')}</w:body></w:document>"


def packed(folder, *parts):
    path = folder / "gói.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return path


def refusal(read, *given):
    with pytest.raises(UserError) as caught:
        read(*given)
    return caught.value.message


# --- Word files


def test_a_part_of_a_thousand_times_its_size_is_refused(tmp_path):
    """R-39: by what it unpacks to, while it is unpacked."""
    path = packed(tmp_path, ("word/document.xml", DOCUMENT.replace("chữ", " " * 30_000_000)))
    assert path.stat().st_size < 100_000
    assert "lớn bất thường" in refusal(read_docx, path)


def test_millions_of_empty_tags_are_refused_before_they_fill_the_memory(tmp_path):
    assert "lớn bất thường" in refusal(
        read_docx, word_file(tmp_path / "a.docx", "<w:p/>" * 600_000)
    )


def test_a_file_of_very_many_parts_is_refused(tmp_path):
    many = ((f"x/{number}", "") for number in range(10_001))
    path = packed(tmp_path, ("word/document.xml", DOCUMENT), *many)
    assert "lớn bất thường" in refusal(read_docx, path)


def test_a_size_that_lies_is_noticed(tmp_path):
    path = packed(tmp_path, ("word/document.xml", DOCUMENT))
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    path.write_bytes(data)
    assert "Báo cáo không thay đổi" in refusal(read_docx, path)


@pytest.mark.parametrize(("at", "value"), [(8, 1), (10, 99), (10, 12), (42, 5)])
def test_a_locked_lying_or_overlapping_archive_is_refused(tmp_path, at, value):
    """R-39: flags, methods and places of its directory that lead nowhere."""
    path = packed(tmp_path, ("word/document.xml", DOCUMENT), ("x", "y"))
    data = bytearray(path.read_bytes())
    entry = data.find(b"PK\x01\x02")
    data[entry + at] = value
    path.write_bytes(data)
    assert "gói.docx" in refusal(read_docx, path)


def test_an_archive_in_an_archive_is_no_word_file(tmp_path):
    inner = packed(tmp_path, ("word/document.xml", DOCUMENT)).read_bytes()
    assert "không phải tệp Word" in refusal(read_docx, packed(tmp_path, ("a.docx", inner)))


@pytest.mark.parametrize(
    "name", ["../ngoài.txt", "/ngoài.txt", "C:\\ngoài.txt", "con", "a/../../b"]
)
def test_names_that_lead_elsewhere_are_never_written(tmp_path, name):
    """R-40: a Word file is read part by part and never unpacked."""
    inside = tmp_path / "trong"
    inside.mkdir()
    path = packed(inside, ("word/document.xml", DOCUMENT), (name, "xấu"))
    assert read_docx(path).text == "chữ"
    assert [found.name for found in tmp_path.rglob("*")] == ["trong", "gói.docx"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_every_encoding(tmp_path, encoding):
    """R-41: also where they would be used in an attribute."""
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY e0 "x">{bomb}]>'
    text = head + DOCUMENT.replace("<w:body>", '<w:body w:x="&e8;">')
    path = packed(tmp_path, ("word/document.xml", text.encode(encoding)))
    assert "Báo cáo không thay đổi" in refusal(read_docx, path)


def test_a_list_that_begins_at_ten_milliard_fills_no_memory(tmp_path):
    huge = NUMBERING.replace('w:start w:val="1"', f'w:start w:val="{"9" * 6000}"')
    path = word_file(tmp_path / "a.docx", numbered("Một", 0), numbered("Hai", 3), numbering=huge)
    assert len(read_docx(path).text) < 100


def test_a_damaged_name_is_damage_of_the_file(tmp_path):
    path = packed(tmp_path, ("word/document.xml", DOCUMENT), ("word/tên.xml", ""))
    path.write_bytes(path.read_bytes().replace("tên".encode(), b"t\xe6\xe6n"))
    assert "gói.docx" in refusal(read_docx, path)


def test_runs_of_a_macro_file_are_only_text(tmp_path):
    """R-42: nothing else of it is opened."""
    field = '<w:r><w:instrText>DDEAUTO c:\\\\cmd.exe "/k calc"</w:instrText></w:r>'
    path = packed(
        tmp_path,
        ("word/document.xml", DOCUMENT.replace("</w:body>", p(field) + "</w:body>")),
        ("word/vbaProject.bin", b"\xd0\xcf\x11\xe0"),
    )
    assert read_docx(path).text == "chữ"


# --- files that are something else


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{\\rtf1\\ansi x}", "RTF"),
        (b"\xef\xbb\xbf \n<!DOCTYPE HTML><p>x", "HTML"),
        (b"<html><p>", "HTML"),
        (b"<?xml version='1.0'?><a/>", "XML"),
        (b"\x89PNG\r\n\x1a\n", "ảnh"),
        (b"\xff\xd8\xff\xe0", "ảnh"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "đời cũ"),
    ],
)
@pytest.mark.parametrize("ending", [".docx", ".txt", ".json", ".pdf", ".xls"])
def test_a_file_is_known_by_what_it_holds(tmp_path, data, said, ending):
    """R-43: the sentence says what it is, whatever its name says."""
    path = tmp_path / f"báo cáo{ending}"
    path.write_bytes(data + b" " * 600)
    assert said in refusal(read_source, path)


def test_a_spreadsheet_is_no_word_file(tmp_path):
    message = refusal(read_source, packed(tmp_path, ("xl/workbook.xml", "<workbook/>")))
    assert "không phải tệp Word" in message


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "ống.txt")
    assert "ống.txt" in refusal(read_source, tmp_path / "ống.txt")


def test_a_file_too_large_for_a_report_is_not_read(tmp_path):
    path = tmp_path / "lớn.txt"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert "20 MB" in refusal(read_source, path)


def test_more_letters_than_any_report_has_are_refused_with_their_number(tmp_path):
    path = tmp_path / "dài.txt"
    path.write_text("a" * 250_001, encoding="utf-8")
    assert "250001 ký tự" in refusal(read_source, path)


# --- templates, agencies, formulas


@pytest.mark.parametrize(
    "value", ["9" * 5000, "1e9999999999999999999", "nan", "inf", "[" * 5000, "1e-99999"]
)
@pytest.mark.parametrize("place", ["min = 0", 'label = "Số việc"'])
def test_absurd_values_of_a_template_name_its_file(tmp_path, value, place):
    """R-44: a table is refused as a whole, with the name of its file."""
    name = place.partition(" ")[0]
    folder = tmp_path / "mau" / "thu"
    folder.parent.mkdir()
    write(folder, TEMPLATE.replace(place, f"{name} = {value}", 1).encode())
    with pytest.raises(TemplateError, match=r"1-mot\.toml"):
        load_template(folder)


def test_a_table_of_many_megabytes_is_refused(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text("a = 1\n" + "#" * 2_000_000, encoding="utf-8")
    assert "a.toml" in refusal(load_agency, path)


@pytest.mark.parametrize(
    "text",
    [
        "a.b ** a.b ** a.b",
        "a.b.__class__()",
        "(lambda: 0)()",
        "[a.b for a in b]",
        "a[0]",
        "f'{a.b}'",
        "(" * 500 + "1" + ")" * 500,
        "-" * 900 + "1",
        "a." * 400 + "b + c()",
        "9" * 1001,
        "a.b if a.b else 1",
    ],
)
def test_a_formula_reckons_and_compares_only(text):
    """R-44: neither calls nor attributes of objects, and no depth that ends the program."""
    with pytest.raises(ExpressionError):
        Expression(text)


def test_a_formula_never_gives_an_endless_number():
    assert Expression("9" * 400 + ".0").evaluate(lambda _: None) is None


# --- pasted


@pytest.mark.parametrize("start", ["9" * 6000, "9999999999", "-1", "²", "١"])
@pytest.mark.parametrize("kind", ["i", "a", "1"])
def test_a_pasted_list_may_begin_anywhere(start, kind):
    html = f"<ol type={kind} start={start}><li>một<li value={start}>hai</ol>"
    blocks = read_html(html).blocks
    assert len(blocks) == 2
    assert sum(len(i.text) for block in blocks for i in block.inlines) < 100


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[[1]]",
        b"null",
        b'[["x", 0, "a"]]',
        b"[" * 90_000,
        b'[["dash", "x", "a"]]',
        b'[["dash", 1e999, "a"]]',
        b'[["dash", 0, 5]]',
    ],
)
def test_a_clipboard_under_our_name_may_hold_anything(data):
    assert from_clipboard(data) == []


# --- data files


@pytest.fixture
def data_file(tmp_path):
    with small_report(tmp_path) as session:
        session.take_all({"a.b": 4, "text.mot.ba": "chữ"})
    return tmp_path / "bao-cao.cchc"


CODE = (
    "CREATE TRIGGER x AFTER UPDATE ON answer BEGIN DELETE FROM answer; END",
    "CREATE VIEW v AS SELECT * FROM answer",
    "CREATE INDEX i ON answer (length(value))",
    "CREATE INDEX i ON answer (value) WHERE length(value) > 1",
    "ALTER TABLE answer ADD COLUMN g TEXT GENERATED ALWAYS AS (hex(value)) VIRTUAL",
    "CREATE TABLE t (a CHECK (length(hex(zeroblob(9))) > 0))",
    "ALTER TABLE answer RENAME COLUMN field TO other",
    "DROP TABLE setting",
)


@pytest.mark.parametrize("sql", CODE)
def test_a_data_file_that_brings_code_is_refused_untouched(data_file, sql):
    """R-45: refused before SQLite goes through it, and not written to."""
    with closing(sqlite3.connect(data_file)) as connection:
        connection.executescript(sql)
    before = data_file.read_bytes()
    with pytest.raises(DamagedFileError):
        Store.open(data_file)
    assert data_file.read_bytes() == before


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("UPDATE report SET created_at = 'hôm qua'", DamagedFileError),
        ("UPDATE answer SET value = '{'", DamagedFileError),
        ("UPDATE answer SET value = '[[[1e99999999]]]'", DamagedFileError),
        (f"UPDATE answer SET value = '{'[' * 5000}'", DamagedFileError),
        ("UPDATE answer SET value = CAST(x'22ff22' AS TEXT)", DamagedFileError),
    ],
)
def test_a_row_that_cannot_be_read_is_damage(data_file, sql, says):
    with closing(sqlite3.connect(data_file)) as connection:
        connection.executescript(sql)
    with Store.open(data_file) as store, pytest.raises(says):
        Library(store, data_file.parent / "resources", "lan").open("2018-6T")


@pytest.mark.parametrize(
    "value", ["[1]", "true", '{"a": 1}', "9" * 300, '{"value": 1, "qualifier": "x"}']
)
def test_an_answer_of_no_field_is_kept_and_shown(data_file, value):
    """Somebody wrote it from outside; the report opens all the same."""
    with closing(sqlite3.connect(data_file)) as connection:
        connection.execute("UPDATE answer SET value = ? WHERE field = 'a.b'", (value,))
        connection.commit()
    with Store.open(data_file) as store:
        session = Library(store, data_file.parent / "resources", "lan").open("2018-6T")
        assert session.edit_text("a.b")
        assert any("a.b" in problem.fields for problem in session.problems)


# --- pictures


def test_pictures_on_the_clipboard_are_no_text():
    """R-46: no picture is decoded anywhere; what is pasted is words."""
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(
        ">I4sIIBBBBB", 13, b"IHDR", 30_000, 30_000, 8, 6, 0, 0, 0
    )
    html = f"<p>trước<img src='data:image/png;base64,{io.BytesIO(bomb).read().hex()}'>sau</p>"
    assert [i.text for block in read_html(html).blocks for i in block.inlines] == ["trướcsau"]


def test_a_picture_in_a_printed_page_is_not_unpacked(tmp_path):
    """R-46: where it lies is measured; what is in it nobody looks at."""
    size = b"/Subtype/Image/Width 30000/Height 30000/ColorSpace/DeviceCMYK/BitsPerComponent 8"
    packed_picture = compress(bytes(20_000_000), 9)
    bodies = (CATALOG, PAGES, PAGE, stream(b"", b"q 595 0 0 842 0 0 cm /F Do Q"))
    picture = stream(b"/Type/XObject/Filter/FlateDecode" + size, packed_picture)
    path = tmp_path / "ảnh.pdf"
    path.write_bytes(file_of([*bodies, picture]))
    before = most_memory()
    assert check_here(path, None).pages == 1
    with pytest.raises(UserError):
        read_source(path)
    assert most_memory() - before < 100


def most_memory():
    """Return the most memory this process ever had, in MB."""
    resource = pytest.importorskip("resource")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def test_resources_are_read_as_they_are_shipped():
    """The limits above leave room for what comes with the program."""
    assert all(path.stat().st_size < 200_000 for path in resources().rglob("*.toml"))
