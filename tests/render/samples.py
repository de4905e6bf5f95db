"""Documents for the tests of rendering: one as a clerk would write it, and random ones."""

import random
from pathlib import Path

from cchc_desktop.model.document import (
    Addressees,
    Annex,
    Caption,
    Cell,
    Closing,
    Column,
    Contact,
    Document,
    Head,
    Heading,
    Item,
    Note,
    Paragraph,
    Run,
    Signature,
    Table,
    Tail,
    Title,
    Urgency,
)
from cchc_desktop.model.layout import load_layout

LAYOUTS = Path(__file__).resolve().parents[2] / "resources" / "layouts"
REGIMES = ("tt01-2011", "nd30-2020")
PROSE = (
    "tỉnh đã ban hành kế hoạch cải cách hành chính năm 2018 và chỉ đạo các cơ quan, đơn vị "
    "thường xuyên rà soát, thực hiện có hiệu quả những nhiệm vụ được giao; đạt 78,57% so với "
    "chỉ tiêu của Ủy ban nhân dân về kiểm soát thủ tục, công khai kết quả giải quyết hồ sơ "
    "theo Quyết định số 22/2016/QĐ-UBND ngày 07/9/2016 trên địa bàn huyện, thị xã, thành phố"
)
WORDS = PROSE.split()
HEAD = Head(
    (),
    ("ỦY BAN NHÂN DÂN", "TỈNH SÓC TRĂNG"),
    "Số: 123/BC-UBND",
    "Sóc Trăng, ngày 05 tháng 6 năm 2018",
)
TITLE = Title("BÁO CÁO", "Tình hình thực hiện công tác cải cách hành chính 06 tháng đầu năm 2018")
TAIL = Tail(
    "Nơi nhận:",
    ("- Vụ CCHC (Bộ Nội vụ);", "- Sở Nội vụ;", "- Lưu: VT, TH."),
    Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Lê Thành Trí"),
)


def layout(regime="tt01-2011"):
    return load_layout(LAYOUTS / f"{regime}.toml")


def seeded(seed):
    """Return chance that repeats itself."""
    return random.Random(seed)


def words(rng, count):
    return " ".join(rng.choices(WORDS, k=count))


def report(regime="tt01-2011", paragraphs=110, seed=1):
    """Build a report of about the usual length: 8,600 words, 47 headings, 10 footnotes."""
    rng = seeded(seed)
    blocks = [HEAD, Urgency("HỎA TỐC"), TITLE]
    if regime != "tt01-2011":
        blocks.append(Addressees("Kính gửi:", ("Bộ Nội vụ",)))
    number = 0
    for n in range(paragraphs):
        if n % 5 in {0, 2}:
            level = 1 if n % 25 == 0 else 2 + n % 3
            title = words(rng, 8).upper() if level == 1 else words(rng, 8)
            blocks.append(Heading(level, f"{n + 1}.", (Run(title),), f"section-{n}"))
        runs = [Run(words(rng, rng.randint(20, 130)) + ", "), Run(words(rng, 9), italic=True)]
        if n % 11 == 3 and number < 10:
            number += 1
            runs.append(Run("", note=Note(number, ((Run(words(rng, 40)),),))))
        blocks.append(Paragraph((*runs, Run(" " + words(rng, 5) + "."))))
    blocks.append(Closing((Run("Trên đây là báo cáo của tỉnh./."),)))
    return Document(regime, TITLE.subject, "UBND tỉnh Sóc Trăng", (*blocks, TAIL))


def random_document(seed, regime="tt01-2011"):
    """Build a document nobody would write: short, huge, crowded with notes, headings, tables."""
    rng = seeded(seed)
    notes = Notes(rng)
    blocks = [HEAD, TITLE] if rng.random() < 0.5 else []
    blocks += [random_block(rng, notes) for _ in range(rng.choice([1, 2, 5, 20, 60, 400]))]
    if rng.random() < 0.7:
        blocks += [Closing((Run(random_text(rng) + "./."),)), TAIL]
    if rng.random() < 0.2:
        blocks.append(Contact(("Địa chỉ: số 1, đường Châu Văn Tiếp", "Điện thoại: 0299")))
    annexes = tuple(random_annex(rng, notes, n) for n in range(rng.choice([0, 0, 0, 1, 3])))
    return Document(regime, "t", "a", tuple(blocks), annexes)


class Notes:
    """Hands out a limited number of footnotes, in order."""

    def __init__(self, rng):
        self.rng = rng
        self.left = rng.choice([0, 0, 1, 5, 20, 60])
        self.longest = rng.choice([5, 40, 40, 150, 1800])
        self.number = 0

    def maybe(self):
        if not self.left or self.rng.random() < 0.5:
            return None
        self.number, self.left = self.number + 1, self.left - 1
        return random_note(self.rng, self.number, self.longest)


def random_runs(rng, notes, text):
    return tuple(
        Run(text(rng), rng.random() < 0.2, rng.random() < 0.2, notes.maybe())
        for _ in range(rng.choice([1, 1, 2, 3]))
    )


def random_block(rng, notes):
    kind = rng.random()
    if kind < 0.15:
        number = rng.choice(["I.", "2.", "2.1.", "a)", ""])
        return Heading(
            rng.randint(1, 4), number, random_runs(rng, notes, lambda r: random_text(r)[:90])
        )
    if kind > 0.99:
        return random_table(rng, notes)
    runs = random_runs(rng, notes, random_text)
    return Item("-", runs) if kind < 0.3 else Paragraph(runs)


def random_table(rng, notes):
    """Build a table of up to 200 rows, now and then with a very tall one, or one of group names."""
    columns = (Column(1, "centre"), Column(rng.randint(2, 6)), Column(2, "right"))
    head = (
        (Cell((Run("STT"),), rows=2), Cell((Run("Chỉ tiêu"),), columns=2)),
        (Cell((Run("Tên"),)), Cell((Run("Số liệu"),))),
    )
    rows = []
    for n in range(rng.choice([0, 1, 5, 40, 200])):
        count = rng.choice([1, 3, 8, 8, 8, 20]) if rng.random() < 0.97 else rng.choice([90, 900])
        if n % 9 == 4:
            rows.append((Cell((Run(words(rng, 4), bold=True),), "left", 3),))
        else:
            name = Run(words(rng, count), note=notes.maybe() if rng.random() < 0.05 else None)
            rows.append((Cell((Run(str(n)),)), Cell((name,)), Cell((Run("12.345"),))))
    return Table(columns, head, tuple(rows), ruled=rng.random() < 0.8)


def random_annex(rng, notes, n):
    blocks = [
        Caption((Run("Đơn vị tính: hồ sơ"),), "right"),
        random_table(rng, notes),
        *(random_block(rng, notes) for _ in range(rng.choice([0, 2, 9]))),
    ]
    title = words(rng, rng.choice([3, 12])).upper()
    return Annex(f"Phụ lục {n}", title, "(Kèm theo)", tuple(blocks), rng.random() < 0.5)


def random_note(rng, number, longest):
    return Note(
        number,
        tuple(
            (Run(words(rng, rng.randint(1, longest)), italic=rng.random() < 0.2),)
            for _ in range(rng.choice([1, 1, 2]))
        ),
    )


def random_text(rng):
    count = rng.choice([1, 3, 12, 12, 30, 30, 80, 80, 150])
    if rng.random() < 0.01:
        count = 3000
    text = words(rng, count)
    if rng.random() < 0.05:
        text += " " + "a" * rng.choice([70, 300])
    if rng.random() < 0.05:
        text += " " + "/".join(["KH-UBND"] * 20)
    return text + rng.choice(["", " ", "."])


def letters(text):
    """Return a text without any blanks, to compare what is left however lines were broken."""
    return "".join(text.split())


def source_letters(document):
    """Return all letters of the body in the order in which they are printed."""
    blocks = list(document.blocks)
    for annex in document.annexes:
        blocks.append(Title(f"{annex.number} {annex.title}", annex.reference))
        blocks += annex.blocks
    return letters(" ".join(part for block in blocks for part in parts_of(block, document)))


def parts_of(block, document):
    match block:
        case Head():
            names = layout(document.regime).words
            issuer = (*block.parent, *block.issuer, block.number)
            parts = [*issuer, names.national_name, names.motto, block.date]
        case Urgency():
            parts = [block.text]
        case Title():
            parts = [block.kind, block.subject]
        case Addressees():
            parts = [block.label, *block.names]
        case Tail():
            authority = (*block.signature.authority, block.signature.name)
            parts = [block.label, *block.recipients, *authority]
        case Contact():
            parts = []  # stands at the foot of page 1, after its text
        case _:
            parts = text_of(block)
    return parts


def text_of(block):
    if isinstance(block, Table):
        cells = [cell for row in (*block.head, *block.rows) for cell in row]
        return [run.text for cell in cells for run in cell.runs]
    marker = getattr(block, "marker", "") or getattr(block, "number", "")
    return [marker, *(run.text for run in block.runs)]


def note_letters(document):
    """Return all letters of the footnotes, each with its number before it."""
    return letters(
        " ".join(
            " ".join([str(note.number), *(run.text for runs in note.paragraphs for run in runs)])
            for note in document.notes()
        )
    )
