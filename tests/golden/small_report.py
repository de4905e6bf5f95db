"""A report as short as one with every part of the official page can be: five pages."""

from dataclasses import replace

from cchc_desktop.model.document import (
    Addressees,
    Annex,
    Caption,
    Cell,
    Chart,
    Closing,
    Column,
    Contact,
    CopyMark,
    Document,
    Head,
    Heading,
    Item,
    Marks,
    Note,
    Paragraph,
    Received,
    Run,
    Series,
    Signature,
    Table,
    Tail,
    Title,
    Urgency,
)

REFERENCE = "(Kèm theo Báo cáo của Ban Chỉ đạo)"
SENTENCE = (
    "Sáu tháng đầu năm 2018, các cơ quan, đơn vị trên địa bàn tỉnh đã hoàn thành hai mươi hai "
    "trong hai mươi tám nhiệm vụ đã đề ra, đạt 78,57% kế hoạch của cả năm. "
)
HEAD = Head(
    ("ỦY BAN NHÂN DÂN TỈNH",),
    ("BAN CHỈ ĐẠO CẢI CÁCH", "HÀNH CHÍNH TỈNH"),
    "Số:            /BC-BCĐ",
    "Sóc Trăng, ngày       tháng       năm 2018",
)
TITLE = Title(
    "BÁO CÁO",
    "Tình hình thực hiện công tác cải cách hành chính sáu tháng đầu năm 2018 "
    "của các cơ quan, đơn vị trên địa bàn tỉnh",
)
TAIL = Tail(
    "Nơi nhận:",
    ("- Như trên;", "- Lưu: VT, TH."),
    Signature(("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), "Lê Thành Trí"),
    "PL.(300)",
)
COPY_TAIL = replace(
    TAIL,
    recipients=("- Lưu bản sao.",),
    signature=Signature(("GIÁM ĐỐC",), "Trần Thị Bình"),
    drafter="",
)
ROWS = (("Số:", "6150"), ("Ngày:", "08/6"), ("Chuyển:", ""), ("Hồ sơ:", ""))
DEGREES = ("KHẨN", "THƯỢNG KHẨN", "HỎA TỐC", "HỎA TỐC HẸN GIỜ")
ADDRESS = ("Địa chỉ: số 1, đường Châu Văn Tiếp", "Điện thoại: 0299.382")


def report(regime):
    """Return the received copy of a certified copy: everything that may ever be printed."""
    copy = CopyMark(
        "SAO Y", ("UBND TỈNH S",), ("SỞ NỘI VỤ",), "Số: 05/SY-SNV", "Ngày 08 tháng 6", COPY_TAIL
    )
    blocks = (
        HEAD,
        Marks("MẬT", "LƯU HÀNH NỘI BỘ", "DỰ THẢO"),
        *map(Urgency, DEGREES),
        Received("VĂN PHÒNG", ROWS),
        TITLE,
        Addressees("Kính gửi:", ("Bộ Nội vụ", "Thanh tra tỉnh")),
        *_text(),
        TAIL,
        Contact(ADDRESS),
        copy,
    )
    return Document(regime, "Báo cáo", "Ban Chỉ đạo", blocks, (_wide(), _upright()))


def outgoing(regime, **changes):
    """Return a report of two pages that leaves the house: no stamp of arrival, no copy.

    ``changes`` replace its head, title, addressees or tail.
    """
    parts = {
        "head": HEAD,
        "title": TITLE,
        "addressees": Addressees("Kính gửi:", ("Bộ Nội vụ",)),
        "tail": TAIL,
    } | changes
    blocks = (parts["head"], parts["title"], parts["addressees"], *_text(), parts["tail"])
    return Document(regime, "Báo cáo", "Ban Chỉ đạo", blocks)


def _note(number, text):
    return Note(number, ((Run(text),),))


def _text():
    return (
        Heading(1, "I.", (Run("CHỈ ĐẠO, ĐIỀU HÀNH"),), "a"),
        Heading(2, "1.", (Run("Về kế hoạch"),), "b"),
        Paragraph((Run(SENTENCE, note=_note(1, f"Theo thống kê: {SENTENCE}")),)),
        Paragraph((Run(f"Ngoài ra, {SENTENCE}"),)),
        Paragraph((Run(f"Cụ thể, {SENTENCE}"),)),  # begins the second page
        Heading(3, "1.1.", (Run("Ban hành văn bản", note=_note(2, "Báo cáo số 5.")),), "c"),
        Item("-", (Run(SENTENCE, note=_note(3, "Báo cáo số 6.")),)),
        Heading(4, "a)", (Run("Rà soát"),), "d"),
        Paragraph((Run(f"Đến nay, {SENTENCE}"),)),
        Closing((Run("Trên đây là báo cáo./."),)),
    )


def _wide():
    first = (Cell((Run("1"),)), Cell((Run("Tổng số", note=_note(4, "Cả tỉnh.")),)))
    table = Table((Column(1), Column(2, "right")), (_row("STT", "Số liệu"),), (first,))
    filling = (Paragraph((Run(f"Dòng {n}."),)) for n in range(1, 19))  # to the second page
    unit = Caption((Run("Đơn vị tính: hồ sơ"),), "right")
    return Annex("Phụ lục I", "THỐNG KÊ", REFERENCE, (unit, table, *filling), landscape=True)


def _upright():
    chart = Chart(
        "Hồ sơ đúng hạn", "%", ("2017", "2018"),
        tuple(Series(name, (97.5, 98.25)) for name in ("Tỉnh", "Xã", "Sở", "Ban")), "t",
    )  # fmt: skip
    table = Table((Column(1),), (), (_row("Bảng"),))
    blocks = (chart, table, Paragraph((Run("Sau biểu đồ là bảng."),)))
    return Annex("Phụ lục II", "BIỂU ĐỒ", REFERENCE, blocks)


def _row(*texts):
    return tuple(Cell((Run(text),)) for text in texts)
