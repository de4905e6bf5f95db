"""Documents for the tests of rendering: one as a clerk would write it, and random ones."""

import random
from pathlib import Path

from cchc_desktop.model.document import (
    Addressees,
    Closing,
    Document,
    Head,
    Heading,
    Item,
    Note,
    Paragraph,
    Run,
    Signature,
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


def random_document(seed):
    """Build a document nobody would write: short, huge, crowded with notes or with headings."""
    rng = seeded(seed)
    notes_left = rng.choice([0, 0, 1, 5, 20, 60])
    longest_note = rng.choice([5, 40, 40, 150, 1800])
    blocks = [HEAD, TITLE] if rng.random() < 0.5 else []
    number = 0
    for _ in range(rng.choice([1, 2, 5, 20, 60, 400])):
        runs = []
        for _ in range(rng.choice([1, 1, 2, 3])):
            note = None
            if notes_left and rng.random() < 0.5:
                number, notes_left = number + 1, notes_left - 1
                note = random_note(rng, number, longest_note)
            runs.append(Run(random_text(rng), rng.random() < 0.2, rng.random() < 0.2, note))
        blocks.append(random_block(rng, tuple(runs)))
    if rng.random() < 0.7:
        blocks += [Closing((Run(random_text(rng) + "./."),)), TAIL]
    return Document("tt01-2011", "t", "a", tuple(blocks))


def random_block(rng, runs):
    kind = rng.random()
    if kind < 0.15:
        plain = tuple(Run(run.text[:90], note=run.note) for run in runs)
        return Heading(rng.randint(1, 4), rng.choice(["I.", "2.", "2.1.", "a)", ""]), plain)
    return Item("-", runs) if kind < 0.3 else Paragraph(runs)


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
    parts = []
    for block in document.blocks:
        match block:
            case Head():
                names = layout(document.regime).words
                parts += [*block.parent, *block.issuer, block.number]
                parts += [names.national_name, names.motto, block.date]
            case Urgency():
                parts.append(block.text)
            case Title():
                parts += [block.kind, block.subject]
            case Addressees():
                parts += [block.label, *block.names]
            case Tail():
                parts += [block.label, *block.recipients]
                parts += [*block.signature.authority, block.signature.name]
            case Heading():
                parts += [block.number, *(run.text for run in block.runs)]
            case Item():
                parts += [block.marker, *(run.text for run in block.runs)]
            case _:
                parts += [run.text for run in block.runs]
    return letters(" ".join(parts))


def note_letters(document):
    """Return all letters of the footnotes, each with its number before it."""
    return letters(
        " ".join(
            " ".join([str(note.number), *(run.text for runs in note.paragraphs for run in runs)])
            for note in document.notes()
        )
    )
