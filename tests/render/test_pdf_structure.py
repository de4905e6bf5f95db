"""Holds the tree of structure: reading order, tables, notes, links, figures."""

import io
import re
import shutil
import subprocess
from dataclasses import replace

import pytest

from cchc_desktop.model.document import Chart, Document, Heading, Item, Note, Paragraph, Run, Series
from cchc_desktop.render import pdf
from cchc_desktop.render.pages import lay_out
from cchc_desktop.render.placed import (
    Element,
    Marked,
    Page,
    Pages,
    PlacedChart,
    PlacedNote,
    PlacedRun,
)
from tests.render.pdf_objects import dangling, objects, of_kind
from tests.render.samples import layout, report

needs_pdfinfo = pytest.mark.skipif(
    not shutil.which("pdfinfo"), reason="not installed: poppler-utils"
)


def run(text, mark=0, part="text"):
    return PlacedRun(72, 700, text, 0, 14, 0.0, 30, part, mark)


def page(*runs, marked=(), number=1, **more):
    return Page(number, 595, 842, list(runs), marked=list(marked), **more)


def drawn(pages):
    target = io.BytesIO()
    pdf.draw(pages, Document("tt01-2011", "t", "a", ()), layout(), target)
    return target.getvalue()


def tree(data, folder):
    """Return the structure as poppler reads it: indents, kinds and texts."""
    path = folder / "a.pdf"
    path.write_bytes(data)
    asked = subprocess.run(
        ["pdfinfo", "-struct-text", path], capture_output=True, encoding="utf-8", check=True
    )
    assert not asked.stderr
    return [re.sub(r" (<\w+> )?\((block|inline)\)", "", line) for line in asked.stdout.splitlines()]


def said(data, folder):
    return [line.strip().strip('"') for line in tree(data, folder) if '"' in line]


@needs_pdfinfo
def test_empty_cells_keep_their_place_in_a_row(tmp_path):
    elements = [Element(kind, parent) for kind, parent in
                (("Table", -1), ("TR", 0), ("TH", 1), ("TD", 1), ("TD", 1))]  # fmt: skip
    pages = Pages([page(run("đầu "), run("cuối "), marked=[Marked(0, 1, 2), Marked(1, 2, 4)])],
                  elements)  # fmt: skip
    lines = [line.strip() for line in tree(drawn(pages), tmp_path)]
    assert lines[:4] == ["Document", "Table", "TR", "TH:"]
    assert lines[-4:] == ['"đầu "', "TD", "TD", '"cuối "']


@needs_pdfinfo
def test_an_element_goes_on_over_pages_and_page_numbers_are_left_out(tmp_path):
    elements = [Element("P", -1), Element("P", -1)]
    first = page(run("một "), run("1", part="number"), marked=[Marked(0, 1, 0), Marked(1, 2, -1)])
    last = page(run("hai "), run("ba "), marked=[Marked(0, 1, 0), Marked(1, 2, 1)], number=2)
    lines = [line.strip() for line in tree(drawn(Pages([first, last], elements)), tmp_path)]
    assert lines == ["Document", "P", '"một "', '"hai "', "P", '"ba "']


@needs_pdfinfo
def test_marks_and_notes_are_linked_inside_their_elements(tmp_path):
    elements = [Element("P", -1), Element("Reference", 0), Element("Note", -1), Element("Lbl", 2)]
    runs = run("chữ"), run("1", 1), run(" sau "), run("1", 1, "note"), run(" chú thích ")
    marked = [Marked(n, n + 1, element) for n, element in enumerate((0, 1, 0, 3, 2))]
    pages = Pages([page(*runs, marked=marked, notes=[PlacedNote(1, 100, 80)])], elements)
    data = drawn(pages)
    lines = [line.strip() for line in tree(data, tmp_path) if "Object" not in line]
    assert lines == [
        "Document", "P", '"chữ"', "Reference", "Link", '"1"', '" sau "',
        "Note", "Lbl", "Link", '"1"', '" chú thích "',
    ]  # fmt: skip
    links = of_kind(data, b"/Subtype/Link").values()
    assert len(links) == 2
    assert all(b"/F 4" in link and b"/Contents<FEFF" in link for link in links)


@needs_pdfinfo
def test_marks_inside_a_paragraph_get_elements_of_their_own(tmp_path):
    elements = [Element("P", -1), Element("Note", 0)]
    runs = run("chữ"), run("1", 1), run(" sau "), run("1", 1, "note"), run(" chú thích ")
    marked = [Marked(0, 3, 0), Marked(3, 5, 1)]
    pages = Pages([page(*runs, marked=marked, notes=[PlacedNote(1, 100, 80)])], elements)
    lines = [line.strip() for line in tree(drawn(pages), tmp_path) if "Object" not in line]
    assert lines == [
        "Document", "P", '"chữ"', "Reference", "Link", '"1"', '" sau "',
        "Note", "Lbl", "Link", '"1"', '" chú thích "',
    ]  # fmt: skip


def test_every_piece_of_content_has_its_owner_in_the_tree():
    data = drawn(lay_out(report(), layout()))
    (parents,) = of_kind(data, b"<</Nums[0[").values()
    (root,) = of_kind(data, b"/StructTreeRoot/").values()
    keys = int(re.search(rb"/ParentTreeNextKey (\d+)", root).group(1))
    found = [int(key) for key in re.findall(rb"(?:\[|\]|R |R)(\d+)(?=\[| \d+ 0 R)", parents)]
    assert keys == len(of_kind(data, b"/Type/Page/")) + len(of_kind(data, b"/Subtype/Link"))
    assert found.count(0) == 1
    assert not dangling(data)


@needs_pdfinfo
def test_structure_reads_as_the_report_is_written(tmp_path):
    blocks = (
        Heading(1, "I.", (Run("Đề mục"),)),
        Paragraph((Run("Một đoạn dài hơn một dòng để xem dấu cách ở cuối dòng " * 9),)),
        Item("-", (Run("mục"),)),
    )
    data = drawn(lay_out(Document("tt01-2011", "t", "a", blocks), layout()))
    words = " ".join(said(data, tmp_path)).split()
    assert words == f"I. Đề mục {blocks[1].runs[0].text} - mục".split()


@needs_pdfinfo
def test_pages_without_structure_are_one_paragraph(tmp_path):
    lines = tree(drawn(Pages([page(run("a "), run("b "))])), tmp_path)
    assert [line.strip() for line in lines] == ["Document", "P", '"a b "']


def test_a_figure_says_in_words_what_it_shows():
    chart = Chart("Tỷ lệ", "%", ("2017",), (Series("a", (1.5,)),), "bằng lời")
    pages = Pages(
        [page(charts=[PlacedChart(50, 60, 200, 100, chart, 0)])],
        [Element("Figure", -1, "bằng lời")],
    )
    (figure,) = of_kind(drawn(pages), b"/S/Figure").values()
    assert b"/Alt<FEFF" + "bằng lời".encode("utf-16-be").hex().upper().encode() + b">" in figure
    assert b"/BBox[50.00 60.00 250.00 160.00]" in figure


def test_notes_can_be_found_by_their_names():
    note = Note(1, ((Run("chú thích"),),))
    document = Document("tt01-2011", "t", "a", (Paragraph((Run("a", note=note),)),))
    data = drawn(lay_out(document, layout()))
    (name,) = (re.search(rb"/ID(\(\w+\))", body) for body in of_kind(data, b"/S/Note").values())
    (root,) = of_kind(data, b"/StructTreeRoot/").values()
    assert b"/IDTree<</Names[" + name.group(1) in root


def test_a_link_leads_to_the_top_of_its_note():
    elements = [Element("P", -1)]
    first = page(run("1", 1), marked=[Marked(0, 1, 0)])
    second = page(run("1", 1, "note"), marked=[Marked(0, 1, 0)], notes=[PlacedNote(1, 88, 70)])
    data = drawn(Pages([first, replace(second, number=2)], elements))
    numbers = [number for number, body in objects(data).items() if b"/Type/Page/" in body]
    there, back = of_kind(data, b"/Subtype/Link").values()
    assert b"/Dest[%d 0 R/XYZ 0 88.00 null]" % numbers[1] in there
    assert b"/Dest[%d 0 R/XYZ 0 714.00 null]" % numbers[0] in back
