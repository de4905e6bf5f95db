"""The real report of 2018 imported: headings, notes, words, figures, head and tail."""

import re
import tomllib
from decimal import Decimal
from difflib import SequenceMatcher

import pytest

from cchc_desktop.model.narrative import NoteMark, Span, parse_narrative
from cchc_desktop.model.template import Kind
from tests.services.importing_samples import RESOURCES, seed_report, seed_text, template

QUALIFIERS = {"over": "trên", "more": "hơn", "nearly": "gần", "about": "khoảng"}
ANCHORS = {
    1: "trên địa bàn tỉnh",
    2: "quản lý dân cư năm 2018",
    3: "kiểm tra đối với 12",
    4: "sinh viên tại 03",
    5: "tỉnh Sóc Trăng năm 2018",
    6: "từ cán sự lên chuyên viên",
    7: "Sở Nông nghiệp và Phát triển nông thôn",
    8: "Đầu tư xây dựng huyện Mỹ Tú",
    9: "cán bộ, công chức, viên chức năm 2018",
    10: "cổ phần hóa 02/04",
}


def words(text):
    return re.findall(r"\w+", text)


def spans(line):
    return "".join(inline.text for inline in line if isinstance(inline, Span))


def body_of(report):
    """The whole imported text with old headings, notes left out."""
    parts = []
    for section in template().sections:
        parts.append(report.headings.get(section.key, ""))
        for block in parse_narrative(report.texts.get(section.key, "")).blocks:
            parts.append(f"{block.number}. " if block.number else "")
            parts.append(spans(block.inlines))
    return "\n".join(parts)


def notes_of(report):
    found = []
    for section in template().sections:
        for block in parse_narrative(report.texts.get(section.key, "")).blocks:
            for index, inline in enumerate(block.inlines):
                if isinstance(inline, NoteMark):
                    found.append((spans(block.inlines[:index]), inline))
    return found


def test_every_heading_opens_its_section():
    """T01–T47 of the real report, the jump from d) to e) included."""
    wanted = [section.key for section in template().sections if section.level]
    assert list(seed_report().headings) == wanted
    assert len(wanted) == 47


def test_ten_notes_stand_at_their_anchors():
    notes = notes_of(seed_report())
    assert seed_report().notes == len(notes) == 10
    for number, (before, _) in enumerate(notes, 1):
        assert before.endswith(ANCHORS[number])
    assert len(notes[0][1].paragraphs) == 2


def test_all_words_arrive_in_order():
    """What the stamp and the numbers of headings say is not text; everything else is."""
    text = seed_text()
    text = text[text.index("Ủy ban nhân dân tỉnh Sóc Trăng báo cáo") : text.index("**Nơi nhận")]
    text = re.sub(r"^<sup>\d+</sup> .*$|Lưu hồ sơ số:|^Công văn số 569.*$", "", text, flags=re.M)
    text = re.sub(r"<sup>\d+</sup>|\]\(http[^)]*\)", "", text)
    number = r"^[#* ]*(?:[IVX]+\.|\d\.\d\.|\d{1,2}\.|[a-eđ]\)) "
    old = words(re.sub(number, "", text, flags=re.M))
    new = words(re.sub(r"^\d+\. ", "", body_of(seed_report()), flags=re.M))
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    assert sum(block.size for block in blocks) / len(old) >= 0.999


@pytest.mark.parametrize(
    ("section", "joined"),
    [
        ("mo_dau", "kết quả thực hiện công tác cải cách hành chính (CCHC) 06 tháng"),
        ("mo_dau", "với những nội dung chủ yếu như sau:"),
        ("chi_dao.to_chuc", "giấy tờ công dân liên quan"),
        ("chi_dao.kiem_tra", "khá tốt nhiệm vụ CCHC. Tuy nhiên"),
        ("chi_dao.tuyen_truyen", "Trường Cao đẳng trên địa bản tính. Đồng thời"),
        ("ket_qua.the_che.ra_soat", "đã ban hành để điều chính, bổ sung"),
        ("ket_qua.tthc.thuc_hien", "bãi bỏ 381 thủ tục. Như vậy"),
        ("ket_qua.tthc.cong_khai", "(1.808/1.808 thủ tục) thẩm quyền giải quyết"),
        ("ket_qua.bo_may.ra_soat", "Trung ương Đảng khóa XII về tiếp tục"),
        ("ket_qua.bo_may.phan_cap", "thuộc phạm vi quản lý của địa phương"),
        ("phuong_huong", "trên địa bàn tính theo Kế hoạch số 44"),
        ("kien_nghi", "quy định chức năng quản lý nhà nước và hoạt động sự nghiệp"),
    ],
)
def test_torn_paragraphs_are_whole_again(section, joined):
    """J1–J11 of the real report; misread letters stay as they are."""
    blocks = parse_narrative(seed_report().texts[section]).blocks
    assert any(joined in spans(block.inlines) for block in blocks)


def test_notes_between_heading_and_text_do_not_stay_there():
    """J12–J14: notes 6–8, 9 and 10 stood before, between and after paragraphs."""
    texts = seed_report().texts
    assert texts["ket_qua.can_bo.dao_tao"].startswith("Tỉnh đã phê duyệt Kế hoạch")
    assert texts["ket_qua.tai_chinh.su_nghiep"].startswith("Hiện nay, trên địa bàn tỉnh")
    assert "\n\nTrong năm tỉnh đã xây dựng thêm" in texts["ket_qua.hien_dai.cntt"]


def test_head_tail_and_stamp_are_told_apart():
    head = seed_report().head
    assert head == {
        "head.number": "123",
        "head.symbol": "BC-UBND",
        "head.place": "Sóc Trăng",
        "head.date": "05/6/2018",
        "head.urgency": "HỎA TỐC",
        "head.subject": "Tình hình thực hiện công tác CCHC 06 tháng đầu năm 2018",
        "head.received_number": "6150",
        "head.received_date": "08/6/2018",
        "head.recipients": "Vụ CCHC (Bộ Nội vụ)\nSở Nội vụ\nEmail: VuCCHC@moha.gov.vn\nLưu: TH, HC",
        "head.authority": "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        "head.signer": "Lê Thành Trí",
    }
    assert set(head) <= set(template().head_fields)
    assert seed_report().texts["ket_thuc"].endswith("báo cáo Bộ Nội vụ.")
    assert seed_report().leftovers == ("SỞ NỘI VỤ TỈNH SÓC TRĂNG",)


def expected_answers():
    answers = {}
    for path in (RESOURCES / "samples" / "2018-6T").glob("*.toml"):
        answers.update(tomllib.loads(path.read_text(encoding="utf-8")).get("answers", {}))
    return answers


def number(text):
    return Decimal(text.replace(".", "").replace(",", "."))


def is_right(typed, answer):
    if not isinstance(answer, dict):
        return typed[:1].isdigit() and number(typed) == Decimal(str(answer))
    if "done" in answer:
        return [number(part) for part in typed.split("/")] == [answer["done"], answer["total"]]
    if "missing" in answer:
        return answer["missing"] == "none_arisen" and typed == "không phát sinh"
    qualifier, _, figure = typed.rpartition(" ")
    return qualifier == QUALIFIERS[answer["qualifier"]] and number(figure) == answer["value"]


def test_most_typed_figures_are_proposed_rightly():
    """F-32: at least nine in ten, each with a sentence of its section."""
    answers = expected_answers()
    proposed = {proposal.key: proposal for proposal in seed_report().proposals}
    figures = [f for f in template().fields.values() if f.kind is Kind.TYPED and f.is_figure]
    asked = [field.key for field in figures if field.key in answers]
    right = [k for k in asked if k in proposed and is_right(proposed[k].typed, answers[k])]
    assert len(right) >= 0.95 * len(asked)
    assert not [k for k in asked if k in proposed and k not in right]
    assert all(proposal.sentence for proposal in proposed.values())
