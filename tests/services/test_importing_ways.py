"""What the program exports it reads back, from Word and PDF; the real report too."""

import json
import re
from xml.sax.saxutils import escape

import pytest
from reportlab.pdfgen.canvas import Canvas

from cchc_desktop import paths
from cchc_desktop.errors import UserError
from cchc_desktop.model.template import Kind
from cchc_desktop.services.export import export
from cchc_desktop.services.importing_mapping import heading_key
from cchc_desktop.services.importing_pdf import read_pdf
from cchc_desktop.services.importing_sources import read_source
from cchc_desktop.services.interchange import write_json
from cchc_desktop.services.page_check_apart import read_apart
from cchc_desktop.services.reports import Library
from cchc_desktop.services.taking_over import offer_of, read_file, remember, remembered
from cchc_desktop.store.store import Store
from tests.render.word_files import p, r, word_file
from tests.services.importing_samples import seed_text
from tests.services.page_bombs import nested_forms

ENOUGH = 0.9


def figures(session):
    answers = json.loads(write_json(session))["answers"]
    fields = session.template.fields
    return {k: v for k, v in answers.items() if k in fields and fields[k].is_figure
            and fields[k].kind is Kind.TYPED}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("nhập")


@pytest.fixture(scope="module")
def sample(folder):
    """The worked example, exported both ways."""
    store = Store.create(folder / "mẫu.cchc")
    library = Library(store, paths.resources(), "")
    session = library.open(library.create_sample())
    for kind in ("docx", "pdf"):
        export(session, kind, folder / f"mẫu.{kind}")
    yield session
    store.close()


@pytest.fixture(scope="module")
def sources(sample, folder):
    return {kind: read_source(folder / f"mẫu.{kind}") for kind in ("docx", "pdf")}


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_what_was_exported_comes_back(sample, sources, blank, kind):
    """F-32: headings, notes, head and nearly all figures."""
    offer = offer_of(sources[kind], blank, paths.resources(), {})
    assert [heading.text for heading in offer.headings if not heading.found] == []
    assert len(offer.headings) == 47
    assert offer.leftovers == ()
    assert offer.suspects == ()
    blank.take_all(offer.all_changes)
    typed, found = figures(sample), figures(blank)
    right = [key for key in typed if found.get(key) == typed[key]]
    print(f"{kind}: {len(right)} of {len(typed)}", sorted(set(typed) - set(right)))
    assert len(right) >= ENOUGH * len(typed)
    for key in ("head.number", "head.symbol", "head.date", "head.urgency", "head.subject",
                "head.recipients", "head.signer"):  # fmt: skip
        assert blank.shown(key) == sample.shown(key)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize(
    "key",
    ["kiem_tra.danh_sach", "tthc.danh_sach_nhom", "tu_chu.khoa_hoc_ten", "dao_tao.kinh_phi",
     "cntt.trang_moi", "iso.chuyen_doi_thoi_diem", "cb_xa.can_bo_chuan", "tuyen_dung.con_lai"],
)  # fmt: skip
def test_names_words_and_parts_of_a_whole_come_back(sample, sources, blank, kind, key):
    offer = offer_of(sources[kind], blank, paths.resources(), {})
    blank.take_all(offer.all_changes)
    assert blank.value(key) == sample.value(key)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_texts_and_notes_come_back_word_by_word(sample, sources, folder, blank, kind):
    offer = offer_of(sources[kind], blank, paths.resources(), {})
    blank.take_all(offer.changes)
    for out, session in (("trước", sample), ("sau", blank)):
        export(session, "txt", folder / f"{kind} {out}.txt")
    before, after = (
        (folder / f"{kind} {out}.txt").read_text(encoding="utf-8").split()
        for out in ("trước", "sau")
    )
    assert [word for word in before if word not in after] == []
    assert abs(len(before) - len(after)) <= 2


def test_nothing_is_stored_by_reading(sample, folder, blank):
    before = write_json(blank)
    read_file(folder / "mẫu.docx", blank, paths.resources())
    assert write_json(blank) == before


def test_one_step_of_undo_takes_everything_back(sample, folder, blank):
    before = write_json(blank)
    blank.take_all(read_file(folder / "mẫu.docx", blank, paths.resources()).all_changes)
    assert write_json(blank) != before
    blank.undo()
    assert write_json(blank) == before


def as_word(path, text):
    """Make a Word file of the real report's text: emphasis as runs, notes as footnotes."""
    body = re.sub(r"^<sup>\d+</sup> .+$", "", text, flags=re.MULTILINE)
    lines = (
        line
        for block in re.split(r"\n\s*\n", body)
        for line in (block.split("\n") if block.startswith("-") else [" ".join(block.split("\n"))])
    )
    found = re.findall(r"^<sup>(\d+)</sup> (.+)$", text, re.MULTILINE)
    notes = "".join(f'<w:footnote w:id="{n}">{p(escape(note))}</w:footnote>' for n, note in found)
    return word_file(
        path, *(p(*runs(re.sub(r"^#+ ", "", line))) for line in lines), footnotes=notes
    )


def runs(line):
    bold = italic = False
    for part in re.split(r"(<sup>\d+</sup>|\*\*|\*)", line):
        if part.startswith("<sup>"):
            yield f'<w:r><w:footnoteReference w:id="{part[5:-6]}"/></w:r>'
        elif part == "**":
            bold = not bold
        elif part == "*":
            italic = not italic
        else:
            yield r(escape(part), "<w:b/>" * bold + "<w:i/>" * italic)


def test_the_real_report_as_a_word_file_gives_as_many_figures_as_its_text(sample, blank, tmp_path):
    path = tmp_path / "cũ.docx"
    as_word(path, seed_text())
    offer = read_file(path, blank, paths.resources())
    blank.take_all(offer.all_changes)
    typed, found = figures(sample), figures(blank)
    right = [key for key in typed if found.get(key) == typed[key]]
    print(f"seed docx: {len(right)} of {len(typed)}", sorted(set(typed) - set(right)))
    assert len(right) >= ENOUGH * len(typed)


def test_pictures_of_pages_are_named_as_such(tmp_path):
    path = tmp_path / "quét.pdf"
    canvas = Canvas(str(path))
    canvas.rect(50, 50, 400, 600, fill=1)
    canvas.save()
    with pytest.raises(UserError, match="ảnh quét"):
        read_pdf(path)
    with pytest.raises(UserError, match="ảnh quét"):
        read_source(path)


def test_a_pdf_made_to_harm_its_reader_is_left_in_time(tmp_path):
    """It is read by a process of its own, which is ended."""
    path = tmp_path / "bom.pdf"
    path.write_bytes(nested_forms(8))
    with pytest.raises(UserError, match=r"bom\.pdf"):
        read_apart(path, seconds=1.5)


def test_reading_a_pdf_can_be_stopped(tmp_path):
    path = tmp_path / "bom.pdf"
    path.write_bytes(nested_forms(8))
    with pytest.raises(UserError, match="dừng"):
        read_source(path, lambda page, pages: False)


def test_text_a_scanner_laid_over_its_picture_is_read(tmp_path):
    path = tmp_path / "quét.pdf"
    canvas = Canvas(str(path))
    canvas.rect(50, 50, 400, 600, fill=1)
    text = canvas.beginText(60, 700)
    text.setTextRenderMode(3)
    for number in range(1, 9):
        text.textLine(f"{number}. Recognised line of a scanned page")
    canvas.drawText(text)
    canvas.save()
    assert read_pdf(path).text.startswith("1. Recognised line of a scanned page")


def test_headings_of_another_outline_go_where_they_were_led(blank, tmp_path):
    path = tmp_path / "cũ.txt"
    path.write_text(
        "**I. TÌNH HÌNH CHUNG CỦA ĐỊA PHƯƠNG**\n\nPhần kể chung.\n\n"
        "**II. NHỮNG VIỆC LINH TINH KHÁC**\n\nPhần không nhận.\n",
        encoding="utf-8",
    )
    source = read_source(path)
    offer = offer_of(source, blank, paths.resources(), {})
    first, second = offer.headings
    assert not first.found
    mapping = {first.key: "danh_gia.uu_diem", second.key: "-"}
    remember(blank, mapping)
    led = offer_of(source, blank, paths.resources(), remembered(blank))
    assert led.changes["text.danh_gia.uu_diem"] == "Phần kể chung."
    assert "Phần không nhận." in led.leftovers
    assert all("không nhận" not in str(value) for value in led.changes.values())


def test_nothing_is_taken_while_no_heading_leads_anywhere(blank, tmp_path):
    path = tmp_path / "cũ.txt"
    path.write_text("**I. CHUYỆN KHÁC HẲN**\n\nPhần kể.\n", encoding="utf-8")
    with pytest.raises(UserError, match="đề mục"):
        read_file(path, blank, paths.resources())
    offer = offer_of(read_source(path), blank, paths.resources(), {"chuyện khác hẳn": "mo_dau"})
    assert offer.headings[0].text == "I. CHUYỆN KHÁC HẲN"


def test_annexes_are_no_part_of_recipients_and_signatures(blank, tmp_path):
    path = tmp_path / "cũ.txt"
    tail = "Nơi nhận:\n\n- Bộ Nội vụ;\n\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn A\n\n"
    annex = "**Phụ lục I**\n\nBẢNG SỐ LIỆU\n\n- Dòng một;\n"
    start = "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC\n\n1. Về kế hoạch CCHC\n\nCâu đầu.\n\n"
    path.write_text(start + tail + annex, encoding="utf-8")
    offer = read_file(path, blank, paths.resources())
    assert offer.changes["head.recipients"] == ["Bộ Nội vụ", "Lưu: VT"]
    assert offer.changes["head.authority"] == ["CHỦ TỊCH"]
    assert offer.leftovers == ("Phụ lục I", "BẢNG SỐ LIỆU", "Dòng một;")


def test_words_drawn_apart_by_justified_setting_stay_one_line(tmp_path):
    """Other programs write no blanks; the rulings of a table still part its cells."""
    path = tmp_path / "giãn.pdf"
    canvas = Canvas(str(path))
    sentence = "Words drawn far apart on a line of some length"
    for row in range(3):
        x = 90.0
        for word in sentence.split():
            canvas.drawString(x, 700 - row * 18, word)
            x += canvas.stringWidth(word) + 18
    for place, word in enumerate(("1", "Name", "Count")):
        canvas.drawString(92 + place * 48, 600, word)
        canvas.line(86 + place * 48, 615, 86 + place * 48, 590)
    canvas.save()
    assert read_pdf(path).text.split("\n\n")[0] == " ".join([sentence] * 3)
    assert "1; Name; Count" in read_pdf(path).text


def test_headings_are_known_again_in_the_next_report():
    """By their words alone: number and capitals may differ."""
    assert heading_key("**II. Tình hình CHUNG:**") == heading_key("## 3) tình hình chung")


def test_suspect_words_come_with_section_and_sentence(blank, tmp_path):
    path = tmp_path / "cũ.txt"
    path.write_text(
        "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CCHC\n\n1. Về kế hoạch CCHC\n\n"
        "Câu đầu đúng. Tỉnh đã thưc hiệnn tốt. Câu sau cũng đúng.\n",
        encoding="utf-8",
    )
    found = read_file(path, blank, paths.resources()).suspects
    assert [suspect.word for suspect in found] == ["thưc", "hiệnn"]
    assert {suspect.sentence for suspect in found} == {"Tỉnh đã thưc hiệnn tốt."}
    assert {suspect.section for suspect in found} == {"chi_dao.ke_hoach"}
