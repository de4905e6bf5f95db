"""The shipped sample report on its whole way: command line, checks, pages, finished PDF."""

import json
import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from cchc_desktop import messages, paths
from cchc_desktop.cli import FOUND, OK, main
from cchc_desktop.model.document import Heading
from cchc_desktop.model.narrative import Bound, parse_narrative
from cchc_desktop.model.template import Kind
from cchc_desktop.render.pages import lay_out
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import layout_of
from cchc_desktop.services.reports import SAMPLE, Library
from cchc_desktop.store.store import Store
from tests.pdf_reading import read_pdf, squeeze
from tests.services.annexed_report import texts

REGIMES = ("tt01-2011", "nd30-2020")

# Every figure of the real report, N001-N166, as the PDF must print it.
FIGURES = """
N001 22/28 | N002 22/28 | N003 78,57% | N004 trên 70% | N005 02 | N006 74,51/100
N007 74,51/100 | N008 74,51% | N009 46/63 | N010 46/63 | N011 03 bậc | N012 4,56 | N013 20
N014 11 | N015 12 | N016 02 | N017 12/12 | N018 100% | N019 03 | N020 06 | N021 96 | N022 hai
N023 12 | N024 03 | N025 3 và 4 | N026 hơn 600 | N027 03 | N028 hơn 2.000 | N029 13 | N030 27
N031 74 | N032 26 | N033 48 | N034 02 | N035 2014 - 2018 | N036 13/13 | N037 05 | N038 100%
N039 02/05 | N040 06/15 | N041 50 | N042 764 | N043 377 | N044 06 | N045 381 | N046 1.808
N047 1.403 | N048 269 | N049 136 | N050 chưa phát sinh | N051 24 | N052 12 | N053 quý III
N054 100% | N055 1.808/1.808 | N056 chưa nhận được | N057 200.953 | N058 199.634 | N059 1.319
N060 198.912/200.953 | N061 98,98% | N062 2.041 | N063 198.902 | N064 99,99% | N065 10
N066 0,01% | N067 18 | N068 18/18 | N069 01 | N070 12 đến 13 | N071 03 | N072 100% | N073 2,5%
N074 4,5% | N075 1.998 | N076 23.254 | N077 2.118 | N078 09 | N079 08 | N080 07/17 | N081 18/18
N082 11/11 | N083 109/109 | N084 1.794/1.808 | N085 188 | N086 109 | N087 6 tuổi | N088 1.401
N089 2.711 | N090 55 | N091 31 | N092 20 | N093 11 | N094 674/674 | N095 30/30 | N096 2.256
N097 1.148 | N098 1.108 | N099 980/1.148 | N100 85,37% | N101 1.091/1.108 | N102 98,47%
N103 07 | N104 05 | N105 01 | N106 02 | N107 06 | N108 01 | N109 581 | N110 22 | N111 217
N112 08 | N113 28 | N114 09 | N115 806 | N116 65 | N117 chưa có số liệu | N118 đợt 1
N119 103/103 | N120 105 | N121 khoảng 12.000 | N122 khoảng 10 tỷ đồng | N123 95 | N124 09
N125 20 | N126 06 | N127 01 | N128 02 | N129 01 | N130 01 | N131 39/39 | N132 109/109 | N133 28
N134 118/118 | N135 603/603 | N136 34/118 | N137 603/603 | N138 08 | N139 01 | N140 02/04
N141 1.0 | N142 29/29 | N143 80/109 | N144 100% | N145 32% | N146 100% | N147 169 | N148 102
N149 16% | N150 một | N151 152 | N152 32/32 | N153 11/11 | N154 109 | N155 54 | N156 32
N157 11 | N158 11 | N159 cuối năm 2018 | N160 79 | N161 3, 4 | N162 06 THÁNG | N163 đợt 2
N164 3 và 4 | N165 15. | N166 2.
"""

# What follows from other figures; nobody may have to type it.
COMPUTED = """
N003 78,57% | N008 74,51% | N011 03 | N012 4,56 điểm % | N018 100% | N031 74 | N035 2014
N038 100% | N042 764 | N046 1.808 | N054 100% | N057 200.953 | N060 198.912 | N061 98,98%
N062 2.041 | N064 99,99% | N066 0,01% | N072 100% | N080 17 | N091 31 | N096 2.256 | N100 85,37%
N102 98,47% | N128 02 | N131 39 | N142 29 | N151 152 | N155 54 | N162 06 | N165 15 | N166 02
"""

NUMBERS = """
I. 1. 2. 3. 4. II. 1. 1.1. 1.2. 1.3. a) b) c) d) 2. 2.1. 2.2. a) b) c) d) đ) 3. 3.1. 3.2. 3.3. 3.4.
4. 4.1. 4.2. 4.3. 4.4. 4.5. 5. 5.1. 5.2. 5.3. 5.4. 6. 6.1. 6.2. III. 1. 2. 3. IV. V.
"""

# E01, E02, E21, E05, E18, E19, E20 of the real report, in printing order.
FINDINGS = [
    ("ky.quy", "warning", "chi_dao.to_chuc"),
    ("ky.vien_dan", "warning", "chi_dao.to_chuc"),
    ("mot_cua.khong_chong_lan", "warning", "ket_qua.bo_may.mot_cua"),
    ("vien_dan.loai", "error", "ket_qua.can_bo.quan_ly"),
    ("tu_chu.mot_mau_so_mot_nhom", "warning", "ket_qua.tai_chinh.su_nghiep"),
    ("tu_chu.khop_vi_tri_viec_lam", "warning", "ket_qua.tai_chinh.su_nghiep"),
    ("tu_chu.tong_hai_cap", "warning", "ket_qua.tai_chinh.su_nghiep"),
]

# Text before each footnote's mark, and how the note begins.
NOTES = [
    ("đẩy mạnh công tác này", "Công văn số 141/UBND-TH ngày 26/01/2018"),
    ("quản lý dân cư năm 2018", "Kế hoạch số 50/KH-STP ngày 22/5/2018"),
    ("năm được xác định là 12", "Sở Lao động - Thương binh và Xã hội"),
    ("này tổ chức tại 03", "Trường Cao đẳng Sư phạm Sóc Trăng"),
    ("sở, ban, ngành tỉnh Sóc Trăng trong năm 2018", "Quyết định số 1150/QĐ-UBND ngày 16/5/2018"),
    ("từ cán sự lên chuyên viên", "Kế hoạch số 42/KH-UBND ngày 13/4/2018"),
    ("Sở Nông nghiệp và Phát triển nông thôn", "Quyết định số 346/QĐ-UBND ngày 05/02/2018"),
    ("Đầu tư xây dựng huyện Mỹ Tú", "Quyết định số 168/KH-UBND ngày 19/01/2018"),
    ("Kế hoạch đào tạo, bồi dưỡng CBCCVC năm 2018", "Quyết định số 964/QĐ-UBND ngày 20/4/2018"),
    ("đến nay 02/04", "Công ty TNHH MTV Xổ số Kiến thiết"),
]


def table(text):
    cells = [cell.split(maxsplit=1) for cell in text.replace("\n", "|").split("|")]
    return {cell[0]: cell[1].strip() for cell in cells if cell}


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("mẫu") / "báo cáo mẫu.cchc"
    assert main(["new", "--data", str(path), "--sample"]) == OK
    return path


@pytest.fixture
def sample(sample_file, tmp_path):
    return Path(shutil.copy(sample_file, tmp_path / "mẫu.cchc"))


@pytest.fixture(scope="module")
def session(sample_file):
    store = Store.open(sample_file)
    yield Library(store, paths.resources(), "").open(SAMPLE)
    store.close()


@pytest.fixture(scope="module", params=REGIMES)
def printed(request, sample_file):
    """The regime's key and the pages of the PDF written by the command line."""
    out = sample_file.parent / f"{request.param}.pdf"
    export_pdf(sample_file, out, "--regime", request.param)
    return request.param, read_pdf(out)


def export_pdf(data, out, *more):
    arguments = ["--data", str(data), "--report", SAMPLE, "--format", "pdf", *more]
    assert main(["export", *arguments, "--out", str(out)]) == OK


@cache
def document(session, regime):
    return compose(session, layout_of(regime))


def headings(session, regime):
    found = [b for b in document(session, regime).blocks if isinstance(b, Heading)]
    return [(h.section, f"{h.number} {''.join(run.text for run in h.runs)}") for h in found]


def by_section(session, regime, pages):
    """The printed body, heading by heading; fails where a heading is missing or out of order."""
    body = " ".join(page.text for page in pages)
    parts, start, before = {}, 0, session.template.opening.key
    for section, heading in headings(session, regime):
        there = body.find(squeeze(heading), start)
        assert there >= 0, heading
        parts[before], start, before = body[start:there], there, section
    return {**parts, before: body[start:]}


def bound_in(session):
    """Each field's sections: where a text or a heading binds it, else its own."""
    found = {}
    for section in session.template.sections:
        lines = [section.title, *_lines(session.text(section.key))]
        for inline in (inline for line in lines for inline in line):
            if isinstance(inline, Bound):
                found.setdefault(inline.name.removesuffix(".total"), set()).add(section.key)
    return found


def _lines(text):
    return [block.inlines for block in parse_narrative(text).blocks]


def traced(session):
    found = {}
    for field in session.template.fields.values():
        for code in field.trace:
            found.setdefault(code, []).append(field)
    return found


def has_figure(text, figure):
    """Find a figure as a whole: 12 is neither in 112 nor in 12.000, 12,5 or 12/5."""
    return re.search(rf"(?<![\d/])(?<!\d[.,]){re.escape(figure)}(?![\d/]|[.,]\d)", text)


def test_every_figure_stands_in_its_section_of_the_pdf(session, printed):
    """R-55: N001-N166 in Vietnamese form, in the text of a section that binds the field."""
    regime, pages = printed
    parts, places, fields = by_section(session, regime, pages), bound_in(session), traced(session)
    figures = table(FIGURES)
    assert list(figures) == [f"N{number:03}" for number in range(1, 167)]
    missing = []
    for code, figure in figures.items():
        own = {session.template.section_of[field.key].key for field in fields[code]}
        where = own.union(*(places.get(field.key, ()) for field in fields[code]))
        if not any(has_figure(parts[key], figure) for key in where):
            missing.append((code, figure, where))
    assert missing == []


def test_no_figure_is_left_in_prose(session):
    """Every field that stands for a figure of the real report is bound in the sample's texts."""
    places = bound_in(session)
    counted = [f for code, fields in traced(session).items() if code[0] == "N" for f in fields]
    assert [field.key for field in counted if field.key not in places] == []


def test_what_follows_from_other_figures_is_computed(session, capsys):
    """No total or percentage of the real report is typed; each equals what the report says."""
    assert main(["fields", "--json"]) == OK
    kinds = {row["key"]: row["kind"] for row in json.loads(capsys.readouterr().out)}
    expected = table(COMPUTED)
    assert len(expected) == 31
    for code, shown in expected.items():
        computed = [f.key for f in traced(session)[code] if f.kind is Kind.COMPUTED]
        assert [session.shown(key) for key in computed] == [shown], code
        assert {kinds[key] for key in computed} == {"computed"}


def test_nothing_computed_is_stored(session):
    stored = session.store.answers(session.report.id)
    keys = [key for key, field in session.template.fields.items() if field.kind is not Kind.TYPED]
    assert not set(keys) & set(stored)


def test_headings_stand_in_order_with_their_numbers(session, printed):
    """T01-T47; after d) comes đ)."""
    regime, pages = printed
    found = headings(session, regime)
    assert [heading.split(" ")[0] for _, heading in found] == NUMBERS.split()
    assert len(found) == 47
    assert len(by_section(session, regime, pages)) == 48


def test_sample_is_as_long_as_the_real_report(printed):
    _, pages = printed
    assert 16 <= len(pages) <= 20


def test_ten_notes_begin_on_the_page_of_their_mark(session, printed):
    """F-44, once in the layout result and once in the finished PDF."""
    regime, pages = printed
    placed = lay_out(document(session, regime), layout_of(regime))
    assert len(placed) == len(pages)
    marks = {
        run.mark: page for page in placed for run in page.runs if run.mark and run.part == "text"
    }
    begins = {}
    for page in placed:
        for note in page.notes:
            begins.setdefault(note.number, page.number)
    assert list(marks) == list(range(1, 11))
    assert {number: page.number for number, page in marks.items()} == begins
    for number, (before, note) in enumerate(NOTES, 1):
        page = pages[begins[number] - 1]
        assert before in page.text
        assert re.search(rf"(?<!\d){number} {re.escape(note)}", page.small), number
    assert not any(
        page.small for index, page in enumerate(pages, 1) if index not in begins.values()
    )


def test_check_finds_what_the_real_report_gets_wrong_and_nothing_else(sample, capsys):
    arguments = ["check", "--data", str(sample), "--report", SAMPLE, "--json"]
    assert main(arguments) == FOUND
    rows = json.loads(capsys.readouterr().out)
    wrong = [row for row in rows if row["strength"] != "hint"]
    assert [(row["rule"], row["strength"], row["section"]) for row in wrong] == FINDINGS
    said = " ".join(row["message"] for row in rows)
    for words in ("quý II/2018", "141/UBND-TH", "168/KH-UBND", "118", "721", "704", "603", "1.794"):
        assert words in said


def take(sample, tmp_path, text):
    """Put a text into a section the way an import of our JSON does."""
    part = tmp_path / "part.json"
    part.write_text(json.dumps({"texts": {"danh_gia.uu_diem": text}}), encoding="utf-8")
    assert main(["import", "--data", str(sample), "--report", SAMPLE, str(part)]) == OK


def test_a_megabyte_in_one_section_is_printed_to_the_last_word(sample, tmp_path):
    """R-28: a huge paste costs pages, not words."""
    count = 115_000
    text = " ".join(f"từ{number}" for number in range(count))
    assert len(text.encode()) > 1_000_000
    take(sample, tmp_path, text)
    out = tmp_path / "dài.pdf"
    export_pdf(sample, out)
    found = re.findall(r"từ\d+", " ".join(page.text for page in read_pdf(out)))
    assert found == text.split(" ")


def test_control_characters_and_loose_marks_do_no_harm(sample, tmp_path):
    """R-28: controls vanish, letters and marks typed apart are printed as one letter."""
    controls = "".join(map(chr, (*range(1, 9), 11, 12, *range(14, 32), 127, 0x85, 0x9F)))
    take(sample, tmp_path, f"Đ{controls}ầu: Tie\u0302\u0301ng Vie\u0323\u0302t <b> {{x}} %s cuối")
    out = tmp_path / "lạ.pdf"
    export_pdf(sample, out)
    body = " ".join(page.text for page in read_pdf(out))
    assert "Đầu: Tiếng Việt <b> {x} %s cuối" in body
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", body)


@pytest.mark.parametrize("regime", REGIMES)
def test_dates_of_cited_documents_stand_on_one_line(sample, tmp_path, regime):
    with Store.open(sample) as store:
        session = Library(store, paths.resources(), "").open(SAMPLE)
        session.take("head.annex_van_ban", messages.ANNEX_CHOICES[0])
        (annex,) = compose(session, layout_of(regime)).annexes
    dates = {text for row in annex.blocks[0].rows if (text := texts(row)[2])}
    export_pdf(sample, tmp_path / "ra.pdf", "--regime", regime)
    pages = [page.text for page in read_pdf(tmp_path / "ra.pdf")]
    start = next(n for n, text in enumerate(pages) if "DANH MỤC VĂN BẢN" in text)
    assert "25/10/2017" in dates
    assert dates <= set(" ".join(pages[start:]).split())
