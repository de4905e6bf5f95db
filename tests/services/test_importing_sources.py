"""Files of every kind become the text an old report is taken apart from."""

import unicodedata

import pytest

from cchc_desktop.errors import UserError
from cchc_desktop.model.legacy_text import MOJIBAKE, TCVN3, VNI
from cchc_desktop.services.importing_sources import read_source
from tests.model.test_legacy_text import legacy
from tests.render.word_files import font, p, r, word_file

SENTENCE = (
    "những năm qua các sở, ngành đã thực hiện tốt việc giải quyết thủ tục hành chính, được nhân "
    "dân đánh giá cao."
)


def read(tmp_path, data):
    path = tmp_path / "cũ.txt"
    path.write_bytes(data)
    return read_source(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_in_any_form_is_read_as_it_is(tmp_path, encoding):
    source = read(tmp_path, SENTENCE.encode(encoding))
    assert (source.original, source.converted, source.encodings) == (SENTENCE, SENTENCE, ())


def test_the_vietnamese_code_page_of_windows_is_read(tmp_path):
    """Its bases keep their shape, tones follow as signs of their own."""
    apart = "".join(_in_1258(letter) for letter in SENTENCE)
    source = read(tmp_path, apart.encode("cp1258"))
    assert source.original == SENTENCE


def _in_1258(letter):
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        whole = unicodedata.normalize("NFD", letter)
        tone = next(sign for sign in whole if sign in "\u0300\u0309\u0303\u0301\u0323")
        return unicodedata.normalize("NFC", whole.replace(tone, "")) + tone
    return letter


@pytest.mark.parametrize("encoding", [TCVN3, VNI])
def test_bytes_of_old_encodings_are_read_and_converted(tmp_path, encoding):
    old = legacy(SENTENCE, encoding)
    source = read(tmp_path, old.encode("cp1252"))
    assert (source.original, source.converted) == (old, SENTENCE)
    assert source.encodings == (encoding,)
    assert list(source.samples()) == [(old, SENTENCE)]


def test_only_the_paragraphs_in_an_old_encoding_change(tmp_path):
    old = legacy(SENTENCE, MOJIBAKE)
    text = f"Phần đầu được gõ đúng.\n\n{old}\n\nPhần cuối cũng được gõ đúng."
    source = read(tmp_path, text.encode())
    assert source.converted == text.replace(old, SENTENCE)
    assert source.text(convert=False) == text


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x00\x01\x02\xff", b"caf\xe9 cr\xe8me"])
def test_bytes_that_say_nothing_certain_are_refused(tmp_path, data):
    with pytest.raises(UserError, match="Báo cáo không thay đổi"):
        read(tmp_path, data)


def test_an_old_word_file_is_named_as_such(tmp_path):
    with pytest.raises(UserError, match=r"\.docx"):
        read(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(UserError, match="không có"):
        read_source(tmp_path / "không có.docx")


def test_fonts_and_words_of_a_word_file_both_tell(tmp_path):
    """The first paragraph by its font alone, the second by its words."""
    blocks = [p(r("tØnh", font(".VnTime"))), p(legacy(SENTENCE, VNI))]
    source = read_source(word_file(tmp_path / "cũ.docx", *blocks))
    assert source.converted == f"tỉnh\n\n{SENTENCE}"
    assert set(source.encodings) == {TCVN3, VNI}
    assert source.original == f"tØnh\n\n{legacy(SENTENCE, VNI)}"


def test_notes_of_a_word_file_are_converted_too(tmp_path):
    note = f'<w:footnote w:id="1">{p(r("tØnh", font(".VnTime")))}</w:footnote>'
    called = p("văn bản", '<w:r><w:footnoteReference w:id="1"/></w:r>')
    source = read_source(word_file(tmp_path / "cũ.docx", called, footnotes=note))
    assert source.notes_of(convert=True) == {1: ("tỉnh",)}
    assert source.notes_of(convert=False) == {1: ("tØnh",)}
