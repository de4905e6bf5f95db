"""A document with every kind of block, for the tests of Word files, and their parts as trees."""

import zipfile
from io import BytesIO

from lxml import etree

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
    Urgency,
)
from cchc_desktop.render import docx
from cchc_desktop.render.docx_xml import NAMESPACES, name
from tests.render.samples import HEAD, TAIL, TITLE, layout, seeded, words

RECIPIENTS = tuple(f"- Sở, ban, ngành cấp tỉnh số {n};" for n in range(1, 5))


def note(number, *texts):
    return Run("", note=Note(number, tuple((Run(text),) for text in texts)))


def table(first_note):
    head = (
        (
            Cell((Run("STT"),), rows=2),
            Cell((Run("Lĩnh vực"),), rows=2),
            Cell((Run("Số hồ sơ"),), columns=2),
        ),
        (Cell((Run("Tiếp nhận"),)), Cell((Run("Giải quyết"),))),
    )
    columns = (Column(1, "centre"), Column(4), Column(2, "right"), Column(2, "right"))
    rows = [
        (Cell((Run(str(n)),)), Cell((Run("Hộ tịch, chứng thực và tư pháp"),)),
         Cell((Run(str(n * 31)),)), Cell((Run(str(n * 29)),)))
        for n in range(1, 46)
    ]  # fmt: skip
    rows[2] = (*rows[2][:3], Cell((Run("90"), note(first_note, "Chú thích trong ô bảng."))))
    rows.append((Cell((Run("Tổng cộng", bold=True),), "centre", columns=2), *rows[0][2:]))
    return Table(columns, head, tuple(rows))


def body(rng):
    return (
        Heading(1, "I.", (Run("KẾT QUẢ THỰC HIỆN"), note(1, "Chú thích của đề mục.")), "a"),
        Paragraph((Run("Kế hoạch số 145/KH-UBND, đạt 06 tháng; "), Run(words(rng, 90)))),
        Heading(4, "đ)", (Run("Điểm đ"),), "b"),
        Item("-", (Run(words(rng, 40)), note(2, "Đoạn một.", words(rng, 30), "Đoạn ba."))),
        Item("1.", (Run("Mục một " + words(rng, 30)),)),
        Item("2.", (Run("Mục hai"),)),
        Item("1.", (Run("Lại từ một"),)),
        Item("+", (Run("Dấu khác"),)),
    )


def everything(regime):
    """Return a document that uses all that a layout can set, three annexes among it."""
    rng = seeded(3)
    chart = Chart(
        "Hồ sơ đúng hạn",
        "hồ sơ",
        ("2017", "2018"),
        (Series("Đúng hạn", (1200.0, 1350.5)), Series("Trễ hạn", (30.0, None))),
        "Số hồ sơ đúng hạn tăng.",
    )
    tail = Tail(TAIL.label, RECIPIENTS + TAIL.recipients, TAIL.signature, "PL.(300)")
    copied = CopyMark(
        "SAO Y",
        (),
        ("UBND TỈNH SÓC TRĂNG", "SỞ NỘI VỤ"),
        "Số: 05/SY-SNV",
        "Sóc Trăng, ngày 06 tháng 6 năm 2018",
        Tail(TAIL.label, RECIPIENTS[:2], Signature(("GIÁM ĐỐC",), "Trần Văn A")),
    )
    rows = tuple((label, "") for label in layout(regime).received.labels)
    front = (
        Marks("TỐI MẬT", "XEM XONG TRẢ LẠI", "DỰ THẢO (lần 2)"),
        HEAD,
        Received("SỞ NỘI VỤ TỈNH SÓC TRĂNG", rows),
        Urgency("HỎA TỐC"),
        TITLE,
        Addressees("Kính gửi:", ("Bộ Nội vụ", "Ủy ban nhân dân tỉnh")),
    )
    end = (
        Closing((Run("Trên đây là báo cáo./."),)),
        tail,
        copied,
        Contact(("Số 1, đường Châu Văn Tiếp, thành phố Sóc Trăng", "ĐT: 0299 000000")),
    )
    annexes = (
        Annex(
            "Phụ lục I",
            "BIỂU SỐ LIỆU HỒ SƠ",
            "(Kèm theo Báo cáo số 123/BC-UBND)",
            (Caption((Run("Đơn vị tính: hồ sơ"),), "right"), table(3)),
            landscape=True,
        ),
        Annex("Phụ lục II", "BIỂU ĐỒ", "(Kèm theo Báo cáo số 123/BC-UBND)", (chart,)),
        Annex("Phụ lục III", "DANH MỤC", "", (Paragraph((Run(words(rng, 900)),)),)),
    )
    return Document(regime, "Báo cáo", "UBND tỉnh Sóc Trăng", (*front, *body(rng), *end), annexes)


def written(document):
    """Return the bytes of the Word file of a document."""
    target = BytesIO()
    docx.write(document, layout(document.regime), target)
    return target.getvalue()


def parts(content):
    """Return the parts of a Word file by name, XML as trees."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return {
            entry: etree.fromstring(packed.read(entry))
            for entry in packed.namelist()
            if not entry.endswith(".png")
        }


def found(tree, path):
    """Return the nodes at a path whose steps are of the text namespace unless they say."""
    return tree.xpath(path, namespaces=NAMESPACES)


def texts(tree):
    """Return the text of every paragraph of a part."""
    return ["".join(found(p, ".//w:t/text()")) for p in tree.iter(name("w:p"))]
