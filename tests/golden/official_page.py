"""A report with every part of the official page, and what can be measured on its finished PDF.

Run as a script it writes the golden records anew: ``python -m tests.golden.official_page``.
"""

import io
from pathlib import Path

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
from cchc_desktop.model.layout_parts import MM
from cchc_desktop.render import pdf
from cchc_desktop.render.measure import measure
from cchc_desktop.render.measure_lines import pieces_of
from cchc_desktop.render.pages import lay_out
from tests.render.samples import REGIMES, layout

HALF_MM = 0.5
THICKNESS = 10  # so that a tenth of a point counts
FOLDER = Path(__file__).resolve().parent
SENTENCE = (
    "Thực hiện Kế hoạch số 145/KH-UBND ngày 29/12/2017 của Ủy ban nhân dân tỉnh, trong 06 tháng "
    "đầu năm 2018 các cơ quan, đơn vị đã hoàn thành 22/28 nhiệm vụ, đạt 78,57% kế hoạch năm. "
)
NUMBER = "Số:            /BC-BCĐ"
DATE = "Sóc Trăng, ngày       tháng       năm 2018"
TAIL = Tail(
    "Nơi nhận:",
    ("- Như trên;", "- Vụ CCHC (Bộ Nội vụ);", "- Lưu: VT, TH."),
    Signature(("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"), "Lê Thành Trí"),
    "PL.(300)",
)


def note(number, times=1):
    return Note(number, ((Run(SENTENCE * times),),))


def body():
    return (
        Heading(1, "I.", (Run("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"),), "a"),
        Heading(2, "1.", (Run("Về kế hoạch"),), "b"),
        Paragraph((Run(SENTENCE * 2, note=note(1)), Run("Còn lại sáu nhiệm vụ."))),
        Heading(3, "1.1.", (Run("Ban hành kế hoạch", note=note(2)),), "c"),
        Item("-", (Run(SENTENCE, note=note(3, 2)),)),
        Heading(4, "a)", (Run("Rà soát"),), "d"),
        *(Paragraph((Run(SENTENCE * 3),)) for _ in range(4)),
        Closing((Run("Trên đây là báo cáo của Ban Chỉ đạo./."),)),
    )


def table(columns):
    shares = (Column(1, "centre"), *(Column(2, "right") for _ in range(columns - 1)))
    head = tuple(Cell((Run(f"Cột {n}"),)) for n in range(1, columns + 1))
    group = (Cell((Run("Nhóm chỉ tiêu", bold=True),), "left", columns),)
    row = tuple(Cell((Run("12.345"),)) for _ in range(columns))
    return Table(shares, (head,), (group, row, row))


def annexes():
    reference = "(Kèm theo Báo cáo của Ban Chỉ đạo)"
    values = (97.5, 98.25)
    chart = Chart(
        "Hồ sơ đúng hạn", "%", ("2017", "2018"), (Series("Tỉnh", values), Series("Xã", values)), "t"
    )
    unit = Caption((Run("Đơn vị tính: hồ sơ"),), "right")
    return (
        Annex("Phụ lục I", "THỐNG KÊ CHỈ TIÊU", reference, (unit, table(7)), landscape=True),
        Annex("Phụ lục II", "BIỂU ĐỒ", reference, (chart, table(3), body()[2])),
    )


def everything(regime):
    """Return a document with every block there is."""
    head = Head(
        ("ỦY BAN NHÂN DÂN TỈNH",),
        ("BAN CHỈ ĐẠO CẢI CÁCH", "HÀNH CHÍNH TỈNH"),
        NUMBER,
        DATE,
    )
    copy = CopyMark(
        "SAO Y", ("UBND TỈNH",), ("SỞ NỘI VỤ",), "Số: 05/SY-SNV", "Sóc Trăng, ngày 08", TAIL
    )
    rows = (("Số:", "6150"), ("Ngày:", "08/6"), ("Chuyển:", ""), ("Hồ sơ:", ""))
    blocks = (
        head,
        Marks("MẬT", "LƯU HÀNH NỘI BỘ", "DỰ THẢO"),
        Urgency("KHẨN"),
        Urgency("GẤP"),
        Received("VĂN PHÒNG", rows),
        Title("BÁO CÁO", "Tình hình cải cách hành chính 06 tháng đầu năm 2018"),
        Addressees("Kính gửi:", ("Bộ Nội vụ", "Ủy ban nhân dân tỉnh")),
        *body(),
        TAIL,
        Contact(("Địa chỉ: số 1, đường Châu Văn Tiếp",)),
        copy,
    )
    return Document(regime, "Báo cáo", "Ban Chỉ đạo", blocks, annexes())


def plain(regime):
    """Return an outgoing report without stamps beside its title."""
    head = Head(("UBND TỈNH",), ("SỞ NỘI VỤ",), NUMBER, DATE)
    title = Title("BÁO CÁO", "Tình hình cải cách hành chính 06 tháng đầu năm 2018")
    marks = Marks(circulation="LƯU HÀNH NỘI BỘ")
    addressees = Addressees("Kính gửi:", ("Bộ Nội vụ",))
    contact = Contact(("Địa chỉ: số 1, đường Châu Văn Tiếp",))
    blocks = (head, marks, title, addressees, *body(), TAIL, contact)
    return Document(regime, "Báo cáo", "Sở Nội vụ", blocks, annexes()[:1])


def sheets_of(document, chosen):
    target = io.BytesIO()
    pdf.write(document, chosen, target)
    return measure(target.getvalue())


def record(document, chosen):
    """Return all that is measured: kind and words, then millimetres and points."""
    rows = []
    for sheet in sheets_of(document, chosen):
        page = sheet.number
        rows.append((f"{page} sheet", sheet.width, sheet.height))
        for piece in sorted(pieces_of(sheet), key=lambda piece: (piece.y, piece.left)):
            look = ("b" if piece.bold else "-") + ("i" if piece.italic else "-")
            ink = inked(piece.letters[0].ink)
            words = piece.text.replace(" ", "_")
            row = (piece.left, piece.right, piece.y, piece.size)
            rows.append((f"{page} text {look} {ink} {words}", *row))
        rows += [(f"{page} rule", *stroke[:4]) for stroke in sorted(sheet.strokes)]
        rows += [(f"{page} frame {inked(f.ink)}", *f[:4]) for f in sorted(sheet.frames)]
    for number, page in enumerate(lay_out(document, chosen), 1):
        for area in page.areas:
            places = (area.x, area.y, area.width, area.height)
            rows.append((f"{number} area {area.name}", *(place / MM for place in places)))
    return rows


def inked(ink):
    return "".join(f"{round(part * 9)}" for part in ink)


def placed(document, chosen):
    """Return the same from the layout result, much faster: names and places in millimetres."""
    for page in lay_out(document, chosen):
        yield "sheet", page.width / MM, page.height / MM
        for run in page.runs:
            name = f"{run.text} {run.face} {run.ink}"
            yield name, run.x / MM, run.y / MM, run.size, run.width / MM
        for rule in page.rules:
            name = f"rule {rule.upright} {rule.ink}"
            yield name, rule.x / MM, rule.y / MM, rule.length / MM, rule.thickness * THICKNESS
        for box in page.boxes:
            places = (box.x / MM, box.y / MM, box.width / MM, box.height / MM)
            yield f"box {box.ink}", *places, box.thickness * THICKNESS
        for area in page.areas:
            name = f"area {area.name} {area.round}"
            yield name, area.x / MM, area.y / MM, area.width / MM, area.height / MM
        for chart in page.charts:
            yield "chart", chart.x / MM, chart.y / MM, chart.width / MM, chart.height / MM


def differs(rows, others):
    """Tell whether two records differ by a name or by more than half a millimetre."""
    rows, others = list(rows), list(others)
    if [row[0] for row in rows] != [row[0] for row in others]:
        return True
    pairs = zip(rows, others, strict=True)
    return any(
        abs(a - b) > HALF_MM for row, other in pairs
        for a, b in zip(row[1:], other[1:], strict=True)
    )  # fmt: skip


def golden(regime):
    lines = (FOLDER / f"{regime}.txt").read_text(encoding="utf-8").splitlines()
    parts = (line.split("\t") for line in lines)
    return [(name, *map(float, places)) for name, *places in parts]


def main():
    for regime in REGIMES:
        rows = record(everything(regime), layout(regime))
        lines = ("\t".join((name, *(f"{place:.2f}" for place in places))) for name, *places in rows)
        (FOLDER / f"{regime}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
