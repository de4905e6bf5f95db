"""Holds that every deviation from a regime is named, once, on the pages where it is."""

import io
import shutil
import subprocess
from dataclasses import replace

import pytest
from reportlab.pdfgen.canvas import Canvas

from cchc_desktop.errors import UserError
from cchc_desktop.model.document import (
    Heading,
    Paragraph,
    Run,
    Signature,
    Urgency,
)
from cchc_desktop.services.page_check import check_pages
from cchc_desktop.services.page_check_rules import known_regimes, load_rules
from tests.render.samples import REGIMES, layout
from tests.services.page_samples import (
    HEAD,
    TAIL,
    body,
    found,
    move,
    printed,
    prose,
    report,
    shifted,
)

BASE = layout("nd30-2020")
HEADER, PAPER = BASE.header, BASE.paper


def styled(style, **changes):
    return replace(style, **changes)


@pytest.mark.parametrize("regime", REGIMES)
def test_a_report_that_keeps_the_rules_has_no_deviation(regime):
    result = check_pages(printed(regime=regime), regime)
    assert result.findings == ()
    assert len(result.passed) >= 24


def test_what_was_looked_at_is_told():
    result = check_pages(printed(), "nd30-2020")
    assert "lề trang" in result.passed
    assert result.skipped == ("Kính gửi",)
    assert "Không thấy sai lệch" in result.text
    assert "lề trang" in result.text


def all_pages(data):
    return tuple(range(1, check_pages(data, "nd30-2020").pages + 1))


MARGINS = [("left", 10), ("left", 40), ("right", 8), ("right", 28), ("top", 10), ("bottom", 12)]


@pytest.mark.parametrize(("side", "width"), MARGINS)
def test_margins_out_of_range(side, width):
    data = printed(paper=replace(PAPER, **{side: width}))
    result = check_pages(data, "nd30-2020")
    (finding,) = [f for f in result.findings if f.check == "margins"]
    caption = {"left": "Lề trái", "right": "Lề phải", "top": "Lề trên", "bottom": "Lề dưới"}[side]
    assert finding.message.startswith(caption)
    assert set(finding.pages) <= set(range(1, result.pages + 1))
    assert finding.article.startswith("Nghị định 30/2020/NĐ-CP, Phụ lục I")
    measured = float(finding.message.split(" mm;")[0].split()[-1].replace(",", "."))
    assert abs(measured - width) < 1


def test_paper_that_is_not_a4():
    data = printed(paper=replace(PAPER, width=216, height=279))
    assert ("paper", all_pages(data)) in found(data)


def test_small_body_text_is_named_with_its_size():
    small = replace(BASE.body, size=12, leading=16)
    data = printed(body=small)
    (finding,) = check_pages(data, "nd30-2020").findings
    assert (finding.check, finding.pages) == ("body", all_pages(data))
    assert "cỡ 12 pt" in finding.message
    assert "13 – 14" in finding.message


def test_page_number_of_the_other_regime():
    pages = all_pages(printed())[1:]
    assert found(printed(), "tt01-2011") == [("page-number", pages)]
    assert found(printed(regime="tt01-2011"), "nd30-2020") == [("page-number", pages)]


SIZES = [
    ("nation", {"nation": styled(HEADER.nation, size=11)}),
    ("motto", {"motto": styled(HEADER.motto, bold=False)}),
    ("issuer", {"parent": styled(HEADER.parent, bold=True, size=15)}),
    ("issuer", {"issuer": styled(HEADER.issuer, bold=False)}),
    ("number", {"number": styled(HEADER.number, size=14)}),
    ("date", {"date": styled(HEADER.date, italic=False)}),
    ("issuer", {"issuer_rule": 0.9}),
]


@pytest.mark.parametrize(("check", "changes"), SIZES)
def test_components_of_the_head(check, changes):
    names = found(printed(header=replace(HEADER, **changes)))
    assert (check, (1,)) in names
    assert {name for name, _ in names} <= {check, "nation"}


def test_national_name_that_wraps():
    data = printed(header=replace(HEADER, right_width=70))
    messages = [f.message for f in check_pages(data, "nd30-2020").findings]
    assert [m for m in messages if "ngắt thành nhiều dòng" in m] == messages[:1]


def test_rules_that_are_missing_or_too_long():
    long = replace(BASE.title, rule_ratio=0.8)
    (finding,) = check_pages(printed(title=long), "nd30-2020").findings
    assert finding.message.startswith("Đường kẻ dưới trích yếu dài")
    thin = replace(BASE.title, rule_ratio=0.01)
    (finding,) = check_pages(printed(title=thin), "nd30-2020").findings
    assert finding.message.startswith("Không có đường kẻ dưới trích yếu")


PARAGRAPHS = [
    ("indent", {"indent": 20}),
    ("indent", {"indent": 0}),
    ("spacing", {"before": 2}),
    ("leading", {"leading": 14.5}),
    ("leading", {"leading": 27}),
]


@pytest.mark.parametrize(("check", "change"), PARAGRAPHS)
def test_paragraphs(check, change):
    headings = tuple(replace(style, **change) for style in BASE.headings)
    data = printed(body=replace(BASE.body, **change), headings=headings)
    (finding,) = [f for f in check_pages(data, "nd30-2020").findings if f.check == check]
    assert finding.pages == all_pages(data)


def test_points_run_in_the_vietnamese_alphabet():
    messages = [
        f.message for f in check_pages(printed(report(blocks=body("abcde"))), "nd30-2020").findings
    ]
    assert messages == ["“e)” đứng sau “d)”; theo thứ tự phải là “đ)”."]


def test_a_chapter_that_is_left_out():
    blocks = [block for block in body() if not getattr(block, "number", "").startswith("I.")]
    blocks.insert(0, Heading(1, "I.", (Run("MỞ ĐẦU"),), "x"))
    blocks.append(Heading(1, "IV.", (Run("KẾT LUẬN"),), "y"))
    blocks.append(Paragraph((prose(),)))
    (finding,) = check_pages(printed(report(blocks=blocks)), "nd30-2020").findings
    assert "“IV.” đứng sau “II.”" in finding.message


def test_footnotes_run_on():
    (finding,) = check_pages(printed(report(blocks=body(mark=2))), "nd30-2020").findings
    assert finding.message == "Dấu chú thích 2 đứng sau dấu 0; theo thứ tự phải là 1."


WORDINGS = [
    ("number", replace(HEAD, number="Số 15/BC-SNV")),
    ("number", replace(HEAD, number="Số: 15 / BC-SNV")),
    ("number", replace(HEAD, number="Số: 5/BC-SNV")),
    ("date", replace(HEAD, date="Sóc Trăng, ngày 5 tháng 6 năm 2020")),
    ("date", replace(HEAD, date="Sóc Trăng, ngày 15 tháng 06 năm 2020")),
    ("date", replace(HEAD, date="Sóc Trăng, ngày 15 tháng 2 năm 2020")),
    ("date", replace(HEAD, date="Sóc Trăng ngày 15 tháng 6 năm 2020")),
]


@pytest.mark.parametrize(("check", "head"), WORDINGS)
def test_wording_of_number_and_date(check, head):
    assert found(printed(report(head=head))) == [(check, (1,))]


def test_blank_number_and_day_are_allowed():
    head = replace(HEAD, number="Số:         /BC-SNV", date="Sóc Trăng, ngày      tháng 6 năm 2020")
    assert found(printed(report(head=head))) == []


def test_either_place_of_a_tone_mark_will_do():
    words = replace(BASE.words, national_name="CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert found(printed(words=words)) == []


def test_motto_with_dashes():
    words = replace(BASE.words, motto="Độc lập – Tự do – Hạnh phúc")
    assert found(printed(words=words)) == [("motto", (1,))]


RECIPIENTS = [
    ("- Bộ Nội vụ", "không kết thúc bằng dấu chấm phẩy"),
    ("Bộ Nội vụ;", "không bắt đầu bằng gạch"),
]


@pytest.mark.parametrize(("entry", "told"), RECIPIENTS)
def test_form_of_recipients(entry, told):
    tail = replace(TAIL, recipients=("- UBND tỉnh;", entry, "- Sở Nội vụ;", "- Lưu: VT, CCHC."))
    messages = [f.message for f in check_pages(printed(report(tail=tail)), "nd30-2020").findings]
    assert any(told in message for message in messages)


def test_archive_entry_without_the_registry():
    tail = replace(TAIL, recipients=("- UBND tỉnh;", "- Lưu: TH, HC."))
    (finding,) = check_pages(printed(report(tail=tail)), "nd30-2020").findings
    assert "không có VT" in finding.message
    assert finding.page == check_pages(printed(), "nd30-2020").pages


def test_closing_sign_and_degree_before_the_name():
    assert [check for check, _ in found(printed(report(closing="Trên đây là báo cáo.")))] == [
        "closing"
    ]
    doctor = replace(TAIL, signature=Signature(("GIÁM ĐỐC",), "TS. Lê Thị Hạnh"))
    assert [check for check, _ in found(printed(report(tail=doctor)))] == ["signature"]


def test_frame_of_the_urgency_stamp():
    boxes = tuple(replace(box, width=box.width + 4) for box in BASE.urgencies)
    (finding,) = check_pages(printed(urgencies=boxes), "nd30-2020").findings
    assert "34 x 8" in finding.message
    assert "30 x 8" in finding.message


def test_stamp_that_is_not_red():
    stamp = replace(BASE.stamp, ink=(0.0, 0.0, 0.6))
    assert found(printed(stamp=stamp)) == [("urgency", (1,))]


def test_an_urgency_the_regime_does_not_know_is_left_to_others():
    document = report()
    blocks = tuple(
        Urgency("HỎA TỐC HẸN GIỜ") if isinstance(block, Urgency) else block
        for block in document.blocks
    )
    timed = replace(document, blocks=blocks)
    assert found(printed(timed, "tt01-2011"), "tt01-2011") == []


def test_the_regime_follows_the_day_of_the_document():
    result = check_pages(printed())
    assert (result.regime, result.guessed) == ("nd30-2020", True)
    older = replace(HEAD, date="Sóc Trăng, ngày 05 tháng 6 năm 2018")
    result = check_pages(printed(report(head=older), "tt01-2011"))
    assert (result.regime, result.findings) == ("tt01-2011", ())


def test_a_stopped_check_has_no_result():
    with pytest.raises(UserError, match="Đã dừng"):
        check_pages(printed(), "nd30-2020", lambda page, _pages: page < 2)


def test_the_rules_are_not_read_from_the_layouts():
    """What judges our output may not be what makes it."""
    assert {key for key, _ in known_regimes()} == set(REGIMES)
    assert load_rules("nd30-2020").limit("left") == (30, 35)
    with pytest.raises(UserError, match="abc"):
        load_rules("abc")


HTML = """<html><head><meta charset="utf-8"><style>
@page {{ size: A4; margin: 20mm 20mm 20mm 30mm }}
p {{ font-family: '{font}'; font-size: 14pt; text-align: justify; text-indent: 1cm;
margin: 0 0 6pt 0; color: {color} }}</style></head><body>{text}</body></html>"""


@pytest.mark.skipif(not shutil.which("soffice"), reason="not installed: soffice")
def test_a_document_made_elsewhere(tmp_path):
    """A file of another program has no head and the wrong face; its paragraphs can be measured."""
    text = "".join(f"<p>{prose(2).text}</p>" for _ in range(12))
    page = HTML.format(font="DejaVu Sans", color="#0000ff", text=text)
    (tmp_path / "khác.html").write_text(page, encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless"]
    command += ["--convert-to", "pdf:writer_web_pdf_Export", "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, str(tmp_path / "khác.html")], check=True, capture_output=True, timeout=120
    )
    result = check_pages(tmp_path / "khác.pdf", "nd30-2020")
    checks = {finding.check for finding in result.findings}
    assert {"font", "ink", "nation", "recipients", "page-number"} <= checks


MOVED = [
    ("title", move("BÁO CÁO", x=lambda run: run.x - 40)),
    ("number", move("Số: 15", x=lambda run: run.x - 20)),
    ("date", move("Sóc Trăng, ngày", y=lambda run: run.y - 12)),
    ("date", move("Sóc Trăng, ngày", x=lambda run: run.x - 20)),
    ("recipients", move("Nơi nhận", x=lambda run: run.x + 15)),
    ("signature", move("Lê Thị Hạnh", x=lambda run: run.x + 30)),
    ("ink", move("Diện tích", ink=lambda _: (0.0, 0.0, 0.9))),
    ("motto", move("Độc lập", x=lambda run: run.x + 25)),
]


@pytest.mark.parametrize(("check", "change"), MOVED)
def test_what_stands_elsewhere(check, change):
    """One deviation, told once; what hangs on the moved line may not be blamed as well."""
    data = shifted(change)
    assert {name for name, _ in found(data)} == {check}


def test_page_numbers_that_are_missing_or_wrong():
    def drop(page):
        page.runs = [run for run in page.runs if run.part != "number"]

    def count_on(page):
        page.runs = [
            run._replace(text=str(page.number + 5)) if run.part == "number" else run
            for run in page.runs
        ]

    pages = all_pages(printed())[1:]
    assert found(shifted(drop)) == [("page-number", pages)]
    (finding,) = check_pages(shifted(count_on), "nd30-2020").findings
    assert finding.message == "Số trang là 7; theo thứ tự phải là 2."


def test_a_stamp_of_arrival():
    def stamp(page):
        if page.number == 1:
            run = page.runs[0]
            page.runs.append(run._replace(text="ĐẾN", x=95.0, y=640.0, size=14.0))
            page.runs.append(run._replace(text="Chuyển:", x=95.0, y=620.0, size=10.0))

    (finding,) = [f for f in check_pages(shifted(stamp), "nd30-2020").findings
                  if f.check == "received"]  # fmt: skip
    assert finding.page == 1


def test_a_footnote_that_slipped_to_the_next_page():
    """The note is called on one page and begins on another."""

    def drop(page):
        page.runs = [run for run in page.runs if run.part != "note"]
        page.marked = []

    findings = check_pages(shifted(drop), "nd30-2020").findings
    messages = [f.message for f in findings if f.check == "notes"]
    assert messages == [f"Chú thích {n} không bắt đầu ở trang có dấu của nó." for n in (1, 2, 3, 4)]


def page_of(draw):
    target = io.BytesIO()
    canvas = Canvas(target)
    draw(canvas)
    canvas.save()
    return target.getvalue()


def test_a_scan_is_told_apart_from_an_empty_page():
    """Nothing is measured, so nothing else may be said, not even that it was found right."""

    def recognised(canvas):
        text = canvas.beginText(90, 600)
        text.setTextRenderMode(3)
        text.textOut("Report")
        canvas.drawText(text)

    result = check_pages(page_of(recognised))
    assert [f.message for f in result.findings if "bản quét" in f.message]
    assert (len(result.findings), result.passed) == (1, ())
    (finding,) = check_pages(page_of(lambda canvas: canvas.line(1, 1, 9, 9))).findings
    assert finding.message == "Trang không có chữ nào để đo."
