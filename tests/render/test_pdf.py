"""Holds the finished file: its text, bookmarks, links and bytes, read back with PDFium."""

import io
import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from cchc_desktop.model.document import Document, Heading, Note, Paragraph, Run
from cchc_desktop.render import load_format, pdf
from cchc_desktop.render.pages import lay_out
from cchc_desktop.render.placed import Page
from tests.render.samples import (
    REGIMES,
    WORDS,
    layout,
    letters,
    note_letters,
    report,
    seeded,
    source_letters,
)

HOSTILE = (
    "<b>đậm</b> &amp; & < > %s %(x)s {x} {0} <img src='/etc/hostname'> <para> ) Tj ET Q ( \\ "
    '<!-- --> &lt; $(x) `x` ;-- \'" </font><onDraw name=x/> <font color="[[[1]]]"> <seq/> {{7*7}} '
    "</para> %d <img src=\"http://127.0.0.1:9/x\"/> <a href='file:///etc/hostname'>"
)


def written(document, regime="tt01-2011"):
    target = io.BytesIO()
    pdf.write(document, layout(regime), target)
    return target.getvalue()


def document_of(*blocks, title="t"):
    return Document("tt01-2011", title, "a", blocks)


def paragraph(text):
    return Paragraph((Run(text),))


def texts(data):
    with pypdfium2.PdfDocument(data) as opened:
        # PDFium reports a hyphen at a line's end as U+0002.
        pages = [page.get_textpage().get_text_bounded() for page in opened]
    return [text.replace("\x02", "-") for text in pages]


@pytest.mark.parametrize("regime", REGIMES)
def test_text_of_the_file_is_the_text_of_the_report(regime):
    document = report(regime)
    found = sorted(letters("".join(texts(written(document, regime)))))
    marks = "".join(str(note.number) for note in document.notes())
    pages = len(texts(written(document, regime)))
    numbers = "".join(str(n) for n in range(2, pages + 1))
    assert found == sorted(source_letters(document) + note_letters(document) + marks + numbers)


def test_words_do_not_run_together_over_line_ends():
    text = " ".join(["cải", "cách", "hành", "chính"] * 60)
    assert " ".join(texts(written(document_of(paragraph(text))))[0].split()) == text


def test_hostile_text_is_printed_literally():
    data = written(document_of(Heading(1, "I.", (Run(HOSTILE),)), paragraph(HOSTILE)))
    assert letters(texts(data)[0]).count(letters(HOSTILE)) == 2
    assert b"/Image" not in data


def test_same_document_gives_the_same_bytes():
    assert written(report()) == written(report())


def test_more_letters_than_one_subset_are_all_there():
    known = [chr(code) for code in (*range(0x410, 0x450), *range(0x1EA0, 0x1EFA))]
    known += [chr(code) for code in (*range(0x3B1, 0x3CA), *range(0xC0, 0x180), *range(0x41, 0x5B))]
    text = " ".join(known)
    assert (
        texts(written(document_of(paragraph(text), paragraph("sau đó"))))[0].split()[: len(known)]
        == text.split()
    )


def test_bookmarks_survive_levels_that_jump():
    blocks = [Heading(level, f"{n}.", (Run("Đề mục"),)) for n, level in enumerate((4, 1, 3, 2, 4))]
    with pypdfium2.PdfDocument(written(document_of(*blocks))) as opened:
        levels = [item.level for item in opened.get_toc()]
    assert len(levels) == len(blocks)
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))


def test_marks_are_linked_with_their_notes():
    note = Note(1, ((Run("chú thích"),),))
    data = written(document_of(Paragraph((Run("a", note=note), Run(" b")))))
    assert data.count(b"/Subtype/Link") == 2


def test_title_and_language_are_in_the_file():
    data = written(document_of(paragraph("a"), title="Báo cáo năm 2018"))
    with pypdfium2.PdfDocument(data) as opened:
        assert opened.get_metadata_dict()["Title"] == "Báo cáo năm 2018"
        assert opened.get_version() == 17
    assert b"vi-VN" in data


def test_only_embedded_fonts_are_used():
    assert b"Helvetica" not in written(report())


def test_file_and_stream_targets_get_the_same_bytes(tmp_path):
    path = tmp_path / "Báo cáo.pdf"
    load_format("pdf").write(report(), layout(), path)
    assert path.read_bytes() == written(report())


def test_paste_of_a_megabyte_is_written():
    """A paste of 1 MB into one text neither crashes nor hangs."""
    text = "".join(seeded(1).choices("abcđê ủỵ/-<", k=1_000_000))
    assert len(texts(written(document_of(paragraph(text))))) > 100


def test_outline_titles_keep_every_sign():
    """Letters whose codes hold a bracket, a backslash or a line end included."""
    title = "Độc (lập) \\ – \u5c28\u285c\u0a0d"
    document = Document("tt01-2011", "t", "a", (Heading(1, "I.", (Run(title),), "x"),))
    target = io.BytesIO()
    pdf.write(document, layout(), target)
    with pypdfium2.PdfDocument(target.getvalue()) as written:
        (entry,) = written.get_toc()
        assert entry.get_title() == f"I. {title}"


def test_pages_of_annexes_have_labels_of_their_own():
    pages = lay_out(report(), layout())
    pages += [Page(1, 595, 842, annex=1), Page(2, 595, 842, annex=1), Page(1, 842, 595, annex=2)]
    target = io.BytesIO()
    pdf.draw(pages, report(), layout(), target)
    with pypdfium2.PdfDocument(target.getvalue()) as opened:
        labels = [opened.get_page_label(index) for index in range(len(opened))]
        assert opened[len(opened) - 1].get_size() == (842, 595)
    assert labels[:2] == ["1", "2"]
    assert labels[-3:] == ["I-1", "I-2", "II-1"]


@pytest.mark.parametrize("regime", REGIMES)
def test_a_report_of_usual_length_is_a_small_file(regime):
    assert len(written(report(regime), regime)) < 250_000


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="not installed: poppler-utils")
def test_text_is_extracted_in_reading_order(tmp_path):
    blocks = [
        paragraph(f"Đoạn {start} " + "công tác cải cách hành chính " * 20)
        for start in WORDS
        if start.isalpha()
    ]
    (tmp_path / "a.pdf").write_bytes(written(document_of(*blocks)))
    asked = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", tmp_path / "a.pdf", "-"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    words = [word for word in asked.stdout.split() if not word.isdigit()]  # no page numbers
    assert words == " ".join(block.runs[0].text for block in blocks).split()


WATCHED = """
import hashlib, io, sys
from cchc_desktop.render import pdf
from tests.render.samples import layout, report
from tests.render.test_pdf import HOSTILE, document_of, paragraph
for document in (report(), document_of(paragraph(HOSTILE), title=HOSTILE)):
    pdf.write(document, layout(), io.BytesIO())
touched = []
def watch(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "tempfile.", "os.remove")):
        touched.append(event)
    if event == "open" and (arguments[1] or "r") not in {"r", "rb"}:
        touched.append(arguments)
    if event == "open" and "hostname" in str(arguments[0]):
        touched.append(arguments)
sys.addaudithook(watch)
for document in (report(), document_of(paragraph(HOSTILE), title=HOSTILE)):
    target = io.BytesIO()
    pdf.write(document, layout(), target)
    print(hashlib.sha256(target.getvalue()).hexdigest())
print(touched)
"""


def test_processes_write_the_same_bytes_and_touch_no_file_or_network():
    seen = [
        subprocess.run(
            [sys.executable, "-c", WATCHED],
            cwd=Path(__file__).resolve().parents[2],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert seen[0] == seen[1]
    assert seen[0].splitlines()[-1] == "[]"
