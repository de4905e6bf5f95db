"""Holds what is read from a PDF: places in millimetres, faces, strokes; and hostile files."""

import io

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from cchc_desktop.errors import UserError
from cchc_desktop.model.document import Document, Note, Paragraph, Run
from cchc_desktop.render import measure as measuring
from cchc_desktop.render import pdf
from cchc_desktop.render.measure import measure
from cchc_desktop.render.measure_lines import pieces_of
from tests.render.samples import layout

SIZE = (210 * mm, 297 * mm)


def drawn(draw, size=SIZE, **options):
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size, **options)
    draw(canvas)
    canvas.save()
    return target.getvalue()


def text_at(x, y, text, font="Times-Roman", size=14):
    def draw(canvas):
        canvas.setFont(font, size)
        canvas.drawString(x * mm, (297 - y) * mm, text)

    return draw


def first(data):
    return measure(data)[0]


def test_letters_have_their_place_in_millimetres_from_the_top_left():
    (piece,) = pieces_of(first(drawn(text_at(30, 50, "Report", "Times-BoldItalic", 13))))
    assert (piece.text, piece.size, piece.bold, piece.italic) == ("Report", 13, True, True)
    assert (piece.left, piece.y) == (pytest.approx(30, abs=0.01), pytest.approx(50, abs=0.01))


def test_faces_that_are_not_in_the_file_are_known():
    assert not first(drawn(text_at(30, 50, "Report"))).glyphs[0].font.embedded
    target = io.BytesIO()
    blocks = (Paragraph((Run("Báo cáo"),)),)
    pdf.write(Document("tt01-2011", "t", "a", blocks), layout(), target)
    font = first(target.getvalue()).glyphs[0].font
    assert font.embedded
    assert font.name == "LiberationSerif"


def test_a_turned_page_is_measured_as_it_is_shown():
    data = drawn(text_at(30, 50, "Report"))
    with pypdfium2.PdfDocument(data) as document:
        page = document[0]
        page.set_rotation(90)
        page.gen_content()
        target = io.BytesIO()
        document.save(target)
        page.close()
    sheet = first(target.getvalue())
    assert (round(sheet.width), round(sheet.height)) == (297, 210)
    assert sheet.glyphs == []


def test_scaled_text_has_the_size_that_is_seen():
    def draw(canvas):
        canvas.scale(2, 2)
        canvas.setFont("Times-Roman", 7)
        canvas.drawString(30, 300, "Report")

    (piece,) = pieces_of(first(drawn(draw)))
    assert piece.size == 14


def test_lines_bars_and_frames_are_told_apart():
    def draw(canvas):
        canvas.line(30 * mm, 200 * mm, 90 * mm, 200 * mm)
        canvas.rect(30 * mm, 180 * mm, 50 * mm, 0.3 * mm, stroke=0, fill=1)
        canvas.rect(30 * mm, 100 * mm, 40 * mm, 8 * mm)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(30 * mm, 60 * mm, 50 * mm, 0.3 * mm, stroke=0, fill=1)

    sheet = first(drawn(draw))
    assert [round(stroke.length) for stroke in sheet.strokes] == [60, 50]
    assert [(round(f.width), round(f.height)) for f in sheet.frames] == [(40, 8)]


def test_marks_inside_forms_are_where_they_are_seen():
    def draw(canvas):
        canvas.beginForm("inner")
        canvas.line(0, 0, 60 * mm, 0)
        canvas.endForm()
        canvas.translate(30 * mm, 200 * mm)
        canvas.doForm("inner")

    (stroke,) = first(drawn(draw)).strokes
    assert (round(stroke.left), round(stroke.top), round(stroke.length)) == (30, 97, 60)


def test_columns_are_parted_and_blanks_are_not():
    def draw(canvas):
        text_at(30, 50, "So:   /BC")(canvas)
        text_at(110, 50, "ngay   thang")(canvas)

    assert [p.text for p in pieces_of(first(drawn(draw)))] == ["So: /BC", "ngay thang"]


def test_a_raised_number_belongs_to_its_line():
    note = Note(12, ((Run("chú thích"),),))
    target = io.BytesIO()
    runs = (Run("đạt 78%"), Run("", note=note), Run(" so với năm trước"))
    pdf.write(Document("tt01-2011", "t", "a", (Paragraph(runs),)), layout(), target)
    text, below = pieces_of(first(target.getvalue()))
    assert [(mark.text, mark.after) for mark in text.marks] == [("12", "%")]
    assert text.text == "đạt 78% so với năm trước"
    assert [(mark.text, mark.after) for mark in below.marks] == [("12", "")]


def test_letters_nobody_sees_are_counted_apart():
    """A scan with recognised text behind its picture has nothing to measure."""

    def draw(canvas):
        text = canvas.beginText(30 * mm, 200 * mm)
        text.setTextRenderMode(3)
        text.textOut("Report")
        canvas.drawText(text)

    sheet = first(drawn(draw))
    assert (sheet.glyphs, sheet.hidden) == ([], 6)


def refused(source, **options):
    with pytest.raises(UserError) as caught:
        measure(source, **options)
    return caught.value.message


def test_files_that_are_no_pdf(tmp_path):
    (tmp_path / "rỗng.pdf").touch()
    (tmp_path / "chữ.pdf").write_text("không phải PDF", encoding="utf-8")
    (tmp_path / "cụt.pdf").write_bytes(drawn(text_at(1, 1, "a"))[:200])
    assert "0 byte" in refused(tmp_path / "rỗng.pdf")
    assert "không phải tệp PDF" in refused(tmp_path / "chữ.pdf")
    assert "không phải tệp PDF" in refused(tmp_path / "cụt.pdf")
    assert "Không tìm thấy" in refused(tmp_path / "thiếu.pdf")
    assert "Không tìm thấy" in refused(tmp_path)


def test_a_file_with_a_password():
    locked = drawn(text_at(1, 1, "a"), encrypt=StandardEncryption("mật", ownerPassword="khác"))
    assert "mật khẩu" in refused(locked)


def test_files_that_are_too_large(tmp_path, monkeypatch):
    data = drawn(lambda canvas: [text_at(30, 50, "Report")(canvas), canvas.showPage()] * 1)
    (tmp_path / "a.pdf").write_bytes(data)
    monkeypatch.setattr(measuring, "MOST_GLYPHS", 3)
    assert "quá nhiều chữ" in refused(data)
    monkeypatch.setattr(measuring, "MOST_PAGES", 0)
    assert "hơn 0 trang" in refused(data)
    monkeypatch.setattr(measuring, "MOST_BYTES", 10)
    assert "lớn hơn" in refused(tmp_path / "a.pdf")


def test_reading_can_be_stopped():
    def draw(canvas):
        for _ in range(3):
            text_at(30, 50, "Report")(canvas)
            canvas.showPage()

    asked = []

    def step(page, pages):
        asked.append((page, pages))
        return page < 2

    assert len(measure(drawn(draw), step)) == 1
    assert asked == [(1, 3), (2, 3)]


def outcome(data):
    """Return the number of pages, or the sentence that tells why there is none."""
    try:
        return len(measure(data))
    except UserError as error:
        return error.message


def test_every_damaged_byte_ends_in_pages_or_a_sentence():
    """Files come from anywhere: spoiled at sixty places, one after the other."""
    whole = drawn(text_at(30, 50, "Report"))
    places = range(0, len(whole), len(whole) // 60)
    ends = {outcome(whole[:at] + b"\xff\x00<<" + whole[at + 4 :]) for at in places}
    assert 1 in ends
    assert all(isinstance(end, int) or end.endswith(".") for end in ends)
