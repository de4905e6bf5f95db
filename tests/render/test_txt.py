"""Holds the plain text export."""

import io

import pytest

from cchc_desktop.errors import UserError
from cchc_desktop.model.document import Document, Heading, Item, Note, Paragraph, Run
from cchc_desktop.render import load_format, txt
from tests.render.samples import HEAD, TAIL, TITLE, layout, letters, report


def test_footnotes_follow_the_text_with_their_numbers():
    note = Note(1, ((Run("Công văn số 1"),), (Run("Công văn số 2"),)))
    blocks = (
        Heading(1, "I.", (Run("CHUNG"),)),
        Paragraph((Run("Có văn bản"), Run("", note=note), Run(" mới."))),
        Item("-", (Run("một việc"),)),
    )
    text = txt.text(Document("tt01-2011", "t", "a", blocks), layout())
    assert text == (
        "I. CHUNG\n\nCó văn bản[1] mới.\n\n- một việc\n\n[1] Công văn số 1\nCông văn số 2\n"
    )


def test_head_and_tail_are_written():
    text = txt.text(Document("tt01-2011", "t", "a", (HEAD, TITLE, TAIL)), layout())
    for part in (*HEAD.issuer, HEAD.number, TITLE.subject, *TAIL.recipients, "Lê Thành Trí"):
        assert part in text


def test_file_is_utf8_and_the_same_as_the_stream(tmp_path):
    path, stream = tmp_path / "báo cáo.txt", io.BytesIO()
    load_format("txt").write(report(), layout(), path)
    txt.write(report(), layout(), stream)
    assert path.read_bytes() == stream.getvalue()
    assert letters(path.read_text(encoding="utf-8"))


def test_unknown_format_names_the_known_ones():
    with pytest.raises(UserError, match="docx, pdf, txt"):
        load_format("odt")
