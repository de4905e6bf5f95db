"""Word files: valid parts, real styles, lists, notes and sections, nothing but what was typed."""

import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest

from cchc_desktop.model.document import (
    Cell,
    Closing,
    Column,
    Document,
    Heading,
    Item,
    Note,
    Paragraph,
    Run,
    Table,
)
from cchc_desktop.render import load_format
from cchc_desktop.render.docx_xml import name
from tests.render.docx_samples import everything, found, parts, texts, written
from tests.render.samples import REGIMES, layout

UGLY = (
    "<b>x</b> </w:t> &amp; <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]> &e; ]]>",
    '<img src="file:///etc/passwd"/> http://127.0.0.1:9/ {x} {{7*7}} %d %s [[[ \\n',
    "<w:instrText>INCLUDETEXT C:/x</w:instrText> { HYPERLINK x } =1+1",
)
BAD = "a\x00b\x08c\x1bd\ufffee\uffff"


@pytest.fixture(scope="module", params=REGIMES)
def content(request):
    return written(everything(request.param))


@pytest.fixture(scope="module")
def pieces(content):
    return parts(content)


def one(*blocks, title="t"):
    return Document("nd30-2020", title, "a", blocks)


def paragraphs(*blocks):
    return texts(parts(written(one(*blocks)))["word/document.xml"])


def test_the_library_reads_it_back(content):
    opened = docx.Document(BytesIO(content))
    names = [paragraph.style.name for paragraph in opened.paragraphs]
    assert {"Title", "Subtitle", "Heading 1", "Heading 4", "Body Text", "List"} <= set(names)
    assert [section.orientation for section in opened.sections] == [0, 1, 0, 0]


def test_every_style_that_is_used_is_there(pieces):
    known = set(found(pieces["word/styles.xml"], ".//w:style/@w:styleId"))
    used = {
        style
        for tree in pieces.values()
        for style in found(tree, ".//w:pStyle/@w:val | .//w:rStyle/@w:val | .//w:basedOn/@w:val")
    }
    assert used <= known


def test_styles_speak_vietnamese_and_times(pieces):
    defaults = found(pieces["word/styles.xml"], ".//w:rPrDefault/w:rPr")[0]
    assert set(found(defaults, "w:rFonts/@*")) == {"Times New Roman"}
    assert set(found(defaults, "w:lang/@*")) == {"vi-VN"}


def test_properties_stand_in_the_order_of_the_schema(pieces):
    order = ["pStyle", "keepNext", "keepLines", "widowControl", "numPr", "pBdr", "spacing", "ind",
             "jc", "outlineLvl", "sectPr"]  # fmt: skip
    for tree in pieces.values():
        for properties in tree.iter(name("w:pPr")):
            places = [order.index(child.tag.split("}")[1]) for child in properties]
            assert places == sorted(set(places))


def test_cells_of_a_row_fill_the_columns_of_their_table(pieces):
    for table in found(pieces["word/document.xml"], ".//w:tbl"):
        columns = len(found(table, "w:tblGrid/w:gridCol"))
        for row in found(table, "w:tr"):
            spans = [int((found(c, "w:tcPr/w:gridSpan/@w:val") or [1])[0])
                     for c in found(row, "w:tc")]  # fmt: skip
            assert sum(spans) == columns
            assert all(found(cell, "w:p") for cell in found(row, "w:tc"))


def test_head_rows_repeat_and_reach_over_two_rows(pieces):
    table = max(found(pieces["word/document.xml"], ".//w:tbl"), key=len)
    rows = found(table, "w:tr")
    assert [bool(found(row, "w:trPr/w:tblHeader")) for row in rows[:3]] == [True, True, False]
    assert found(rows[0], ".//w:vMerge/@w:val") == ["restart", "restart"]
    assert found(rows[1], ".//w:vMerge/@w:val") == ["continue", "continue"]
    assert all(found(row, "w:trPr/w:cantSplit") for row in rows)


def test_notes_are_real_and_in_order(pieces):
    marks = found(pieces["word/document.xml"], ".//w:footnoteReference/@w:id")
    notes = found(pieces["word/footnotes.xml"], "/w:footnotes/w:footnote")
    assert marks == ["1", "2", "3"]
    assert [note.get(name("w:id")) for note in notes] == ["-1", "0", *marks]
    assert len(found(notes[3], "w:p")) == 3
    assert [len(found(note, ".//w:footnoteRef")) for note in notes[2:]] == [1, 1, 1]


def test_lists_count_as_printed(pieces):
    numbers = found(pieces["word/numbering.xml"], ".//w:num")
    starts = [found(number, ".//w:startOverride/@w:val") for number in numbers]
    items = found(pieces["word/document.xml"], ".//w:p[w:pPr/w:pStyle/@w:val='List']")
    assert starts == [[], ["1"], ["1"]]
    used = [found(item, "w:pPr/w:numPr/w:numId/@w:val") for item in items]
    assert used == [["1"], ["2"], ["2"], ["3"], []]


def test_an_item_that_goes_on_after_a_paragraph_keeps_counting():
    blocks = [Item("1.", (Run("a"),)), Paragraph((Run("b"),)), Item("2.", (Run("c"),)),
              Item("7.", (Run("d"),)), Item("08.", (Run("e"),))]  # fmt: skip
    made = parts(written(one(*blocks)))
    assert found(made["word/numbering.xml"], ".//w:startOverride/@w:val") == ["1", "7"]
    assert texts(made["word/document.xml"])[-1].replace("\xa0", " ") == "08. e"


def test_sections_hide_the_first_number_and_start_anew(pieces):
    sections = found(pieces["word/document.xml"], ".//w:sectPr")
    assert len(sections) == 4
    for section in sections:
        assert found(section, "w:pgNumType/@w:start") == ["1"]
        assert len(found(section, "w:titlePg")) == 1
        assert len(found(section, "w:headerReference | w:footerReference")) == 4
    turned = found(sections[1], "w:pgSz/@w:w | w:pgSz/@w:h | w:pgSz/@w:orient")
    assert turned == ["16838", "11906", "landscape"]


@pytest.mark.parametrize(
    ("regime", "part", "align"),
    [("tt01-2011", "footer", "right"), ("nd30-2020", "header", "center")],
)
def test_pages_are_numbered_where_the_regime_says(regime, part, align):
    made = parts(written(everything(regime)))
    numbered = [n for n, tree in made.items() if found(tree, ".//w:instrText")]
    assert numbered == [f"word/{part}1.xml"]
    style = f".//w:style[@w:styleId='{part.capitalize()}']//w:jc/@w:val"
    assert found(made["word/styles.xml"], style) == [align]


def test_the_tail_stays_in_one_piece_with_the_last_words(pieces):
    body = pieces["word/document.xml"][0]
    closing = next(p for p in body if "".join(found(p, ".//w:t/text()")).endswith("./."))
    tail = closing.getnext()
    assert found(closing, "w:pPr/w:keepNext")
    assert tail.tag == name("w:tbl")
    assert found(tail, "w:tr/w:trPr/w:cantSplit")


def test_frames_have_the_size_of_the_regime_and_red_ink(pieces):
    frames = found(pieces["word/document.xml"], ".//wp:anchor[wp:docPr/@descr='HỎA\xa0TỐC']")
    size = found(frames[0], "wp:extent/@cx | wp:extent/@cy")
    assert [round(int(part) / 36000, 1) for part in size] == [30, 8]
    assert found(frames[0], ".//a:ln//a:srgbClr/@val") == ["E3000D"]


def test_a_chart_is_a_picture_with_words(content, pieces):
    described = found(pieces["word/document.xml"], ".//wp:inline/wp:docPr/@descr")
    assert described == ["Số hồ sơ đúng hạn tăng."]
    with zipfile.ZipFile(BytesIO(content)) as packed:
        assert packed.read("word/media/image1.png").startswith(b"\x89PNG")


def test_words_that_belong_together_are_joined():
    runs = (Run("số 145 và 06 tháng, đạt số "), Run("5", bold=True), Run(" đồng; thường 7"))
    assert paragraphs(Paragraph(runs))[-1] == (
        "số\xa0145 và 06 tháng, đạt số\xa05\xa0đồng; thường 7"
    )


@pytest.mark.parametrize("ugly", UGLY)
def test_text_is_never_markup(ugly):
    """R-28, R-29: what was typed is what is read."""
    note = Note(1, ((Run(ugly),),))
    made = parts(written(one(Heading(1, "I.", (Run(ugly, note=note),)), title=ugly)))
    assert texts(made["word/document.xml"])[-1] == f"I.\xa0{ugly}"
    assert texts(made["word/footnotes.xml"])[-1] == f" {ugly}"
    assert made["docProps/core.xml"].xpath("//*[local-name()='title']/text()") == [ugly]
    assert not found(made["word/document.xml"], ".//w:instrText | .//w:fldChar")


def test_letters_xml_cannot_hold_are_left_out():
    assert paragraphs(Paragraph((Run(BAD),)))[-1] == "abcde"


def test_nothing_leads_out_of_the_file_and_nothing_runs(pieces):
    relations = [tree for part, tree in pieces.items() if part.endswith(".rels")]
    assert not [tree for tree in relations if tree.xpath("//@TargetMode")]
    kinds = " ".join(pieces["[Content_Types].xml"].xpath("//@ContentType"))
    assert "macro" not in kinds
    assert "vba" not in kinds


def test_properties_tell_what_the_report_is_and_not_who_sat_there(content):
    told = docx.Document(BytesIO(content)).core_properties
    assert (told.title, told.author, told.language) == ("Báo cáo", "UBND tỉnh Sóc Trăng", "vi-VN")
    assert told.last_modified_by == told.author
    assert told.created == told.modified == datetime(2000, 1, 1, tzinfo=UTC)


def test_a_title_longer_than_a_property_may_be_is_cut():
    told = docx.Document(BytesIO(written(one(title="x" * 900)))).core_properties
    assert told.title == "x" * 255


def test_same_document_same_bytes_in_another_process(content):
    regime = "nd30-2020"
    code = (
        "import sys; from tests.render.docx_samples import everything, written;"
        f"sys.stdout.buffer.write(written(everything({regime!r})))"
    )
    other = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
    )
    assert other.stdout == written(everything(regime))


def test_the_format_is_known_by_its_name(content):
    target = BytesIO()
    document = everything("nd30-2020")
    load_format("docx").write(document, layout(document.regime), target)
    assert target.getvalue() == written(document)


def test_an_empty_document_opens():
    opened = docx.Document(BytesIO(written(one())))
    assert [paragraph.text for paragraph in opened.paragraphs] == [""]


@pytest.mark.parametrize("is_closed", [True, False])
def test_the_closing_sign_stays_with_the_table_it_closes(is_closed):
    row = (Cell((Run("1"),)), Cell((Run("2"),)))
    table = Table((Column(1), Column(1)), (), (row,) * 5)
    end = Closing((Run("./."),)) if is_closed else Paragraph((Run("Hết"),))
    made = parts(written(Document("nd30-2020", "t", "a", (table, end))))
    last = found(made["word/document.xml"], ".//w:tbl/w:tr[last()]//w:p")
    assert last
    assert all(bool(found(p, "w:pPr/w:keepNext")) == is_closed for p in last)
