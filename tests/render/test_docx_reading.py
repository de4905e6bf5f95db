"""Word files read as texts: numbers, styles, notes, tables, changes, and files that harm."""

import pytest

from cchc_desktop.errors import UserError
from cchc_desktop.render import docx_parts
from cchc_desktop.render.docx_reading import read_docx
from tests.render.word_files import font, p, r, table, word_file

REFERENCE = '<w:r><w:footnoteReference w:id="7"/></w:r>'
LEVELS = "".join(
    f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    f'<w:lvlText w:val="{text}"/></w:lvl>'
    for n, (form, text) in enumerate(
        [("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("lowerLetter", "%4)")]
    )
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="4"/></w:lvlOverride></w:num>'
)


def numbered(text, level, num=1):
    props = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    return p(text, props=props)


def text_of(tmp_path, *blocks, by_font=True, **parts):
    return read_docx(word_file(tmp_path / "cũ.docx", *blocks, **parts), by_font=by_font).text


def test_numbers_that_word_counts_are_written_out(tmp_path):
    blocks = [
        numbered("Một", 0), numbered("Hai", 1), numbered("Ba", 2), numbered("Bốn", 3),
        numbered("Năm", 3), numbered("Sáu", 0), numbered("Bảy", 1), numbered("gạch", 0, 2),
        numbered("Tám", 0, 3),
    ]  # fmt: skip
    text = text_of(tmp_path, *blocks, numbering=NUMBERING)
    assert text.split("\n\n") == [
        "I. Một", "1. Hai", "1.1. Ba", "a) Bốn", "b) Năm", "II. Sáu", "1. Bảy", "- gạch", "IV. Tám",
    ]  # fmt: skip


def test_headings_are_told_by_their_style(tmp_path):
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="G"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="G"><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
        "<w:rPr><w:b/></w:rPr></w:style>"
    )
    block = p("I. Chỉ đạo", props='<w:pStyle w:val="H"/>')
    assert text_of(tmp_path, block, styles=styles) == "## I. Chỉ đạo"


def test_emphasis_stands_between_stars_and_signs_of_the_user_stay(tmp_path):
    block = p("a ", r("đậm ", "<w:b/>"), r("nữa", "<w:b/>"), r(" nghiêng", "<w:i/>"),
              " 2*3 &lt;b&gt;", r(" thường", '<w:b w:val="0"/>'))  # fmt: skip
    assert text_of(tmp_path, block) == r"a **đậm nữa** *nghiêng* 2\*3 \<b> thường"


def test_a_footnote_keeps_its_paragraphs(tmp_path):
    notes = (
        f'<w:footnote w:id="0">{p("vạch")}</w:footnote>'
        f'<w:footnote w:id="7">{p("Công văn số 1.")}{p("Công văn số 2.")}</w:footnote>'
    )
    block = p("đã ban hành", REFERENCE, ".")
    read = read_docx(word_file(tmp_path / "cũ.docx", block, footnotes=notes))
    assert read.text == "đã ban hành<sup>1</sup>."
    assert read.notes == {1: ("Công văn số 1.", "Công văn số 2.")}


def test_a_note_that_calls_itself_is_read_once(tmp_path):
    notes = f'<w:footnote w:id="7">{p("lời chú", REFERENCE)}</w:footnote>'
    read = read_docx(word_file(tmp_path / "cũ.docx", p("câu", REFERENCE), footnotes=notes))
    assert (read.text, read.notes) == ("câu<sup>1</sup>", {1: ("lời chú",)})


def test_a_box_beside_a_note_stays_with_its_paragraph(tmp_path):
    box = f"<w:r><wps:txbx><w:txbxContent>{p('trong khung')}</w:txbxContent></wps:txbx></w:r>"
    notes = f'<w:footnote w:id="7">{p("lời chú")}</w:footnote>'
    path = word_file(tmp_path / "cũ.docx", p("câu", REFERENCE, box), footnotes=notes)
    assert read_docx(path).text == "câu<sup>1</sup>\n\ntrong khung"
    assert read_docx(path).notes == {1: ("lời chú",)}


def test_tracked_changes_count_as_accepted(tmp_path):
    gone = "<w:del><w:r><w:delText>12</w:delText></w:r></w:del>"
    block = p("có ", gone, f"<w:ins>{r('15')}</w:ins>", " văn bản")
    moved = f"<w:moveFrom>{r('cũ')}</w:moveFrom><w:moveTo>{r('mới')}</w:moveTo>"
    assert text_of(tmp_path, block, p(moved)) == "có 15 văn bản\n\nmới"


def test_a_paragraph_whose_mark_is_deleted_goes_on(tmp_path):
    first = p("nửa đầu ", props="<w:rPr><w:del/></w:rPr>")
    assert text_of(tmp_path, first, p("nửa sau")) == "nửa đầu nửa sau"


def test_a_text_box_is_read_once(tmp_path):
    inner = f"<w:txbxContent>{p('trong khung')}</w:txbxContent>"
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{inner}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict>{inner}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text_of(tmp_path, p("ngoài", box)) == "ngoài\n\ntrong khung"


def test_a_table_of_data_stays_in_place_row_by_row(tmp_path):
    rows = [("STT", "Đơn vị", "Số hồ sơ"), ("1", "Sở Nội vụ", "12"), ("2", "Sở Tư pháp", "34")]
    assert text_of(tmp_path, p("trước"), table(*rows), p("sau")).split("\n\n") == [
        "trước", "STT; Đơn vị; Số hồ sơ", "1; Sở Nội vụ; 12", "2; Sở Tư pháp; 34", "sau",
    ]  # fmt: skip


def test_a_table_that_only_places_texts_is_read_cell_by_cell(tmp_path):
    text = text_of(tmp_path, table(("ỦY BAN NHÂN DÂN", "CỘNG HÒA"), ("Số: 1/BC-UBND", "ngày")))
    assert text.split("\n\n") == ["ỦY BAN NHÂN DÂN", "CỘNG HÒA", "Số: 1/BC-UBND", "ngày"]


def test_old_fonts_tell_the_encoding_and_capitals(tmp_path):
    block = p(r("b¸o c¸o", font(".VnTimeH")), r(" cña tØnh, Noël", font(".VnTime")),
              r(" và Tröôøng", font("VNI-Times")))  # fmt: skip
    path = word_file(tmp_path / "cũ.docx", block)
    assert read_docx(path).text == "BÁO CÁO của tỉnh, Noởl và Trường"
    assert read_docx(path).encodings == ("TCVN3", "VNI")
    assert read_docx(path, by_font=False).text.startswith("b¸o c¸o cña")


def test_a_font_left_over_from_before_is_not_believed(tmp_path):
    """The text was converted, its font was not; short runs of it could be either."""
    block = p(r("có ", font(".VnTime")), r("được", font(".VnTime")), r(" và", font(".VnTime")))
    assert text_of(tmp_path, block) == "có được và"


def test_a_part_that_grows_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(docx_parts, "MOST_BYTES", 100_000)
    path = word_file(tmp_path / "nén.docx", p("a" * 200_000))
    assert path.stat().st_size < 2_000
    with pytest.raises(UserError, match="bất thường"):
        read_docx(path)


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE d SYSTEM "file:///etc/passwd">',
    ],
)
def test_entities_are_refused(tmp_path, doctype):
    with pytest.raises(UserError, match="khai báo"):
        read_docx(word_file(tmp_path / "xấu.docx", p("chữ"), start=doctype))


def test_an_entity_leads_to_no_file(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    doctype = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    with pytest.raises(UserError) as caught:
        read_docx(word_file(tmp_path / "xấu.docx", p(r("&x;")), start=doctype))
    assert "SECRET" not in str(caught.value)


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", b"", b"no zip at all"])
def test_what_is_no_word_file_is_named(tmp_path, data):
    path = tmp_path / "hỏng.docx"
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"hỏng\.docx"):
        read_docx(path)


def test_broken_xml_is_named(tmp_path):
    with pytest.raises(UserError, match=r"cũ\.docx"):
        text_of(tmp_path, "<w:p>")
