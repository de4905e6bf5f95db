"""What takes things from outside: each target makes a seeded hostile input and feeds it.

``feed`` returns whether the input was taken or refused with a sentence; whatever else it raises is
a fault of the program.
"""

import json
import random
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from cchc_desktop.errors import UserError
from cchc_desktop.model.agency import Agency, load_agency
from cchc_desktop.model.checks import Checks
from cchc_desktop.model.figures import Figures
from cchc_desktop.model.lint import lint
from cchc_desktop.model.loader import load_template
from cchc_desktop.model.values import Number, Text
from cchc_desktop.paths import resources
from cchc_desktop.render import docx, txt
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import layout_of
from cchc_desktop.services.importing import read_report
from cchc_desktop.services.importing_pdf import read_pdf
from cchc_desktop.services.interchange import write_json
from cchc_desktop.services.page_check import check_here
from cchc_desktop.services.reports import Library
from cchc_desktop.services.taking_over import read_file
from cchc_desktop.store import codec
from cchc_desktop.store.store import Store
from tests.hostile import mutations as m
from tests.render import word_files as w

TAKEN, REFUSED = "taken", "refused"
SAMPLE_PARTS = 4
SKIPPED = shutil.ignore_patterns("fonts", "samples")


@dataclass
class Target:
    """One way in: how an input is made and how it is given to the program."""

    name: str
    make: Callable[[random.Random], bytes]
    feed: Callable[[bytes], object]
    ending: str = ".txt"

    def try_out(self, data: bytes) -> str:
        """Say what became of an input; raise what a user would meet as a fault."""
        try:
            self.feed(data)
        except UserError as error:
            if not error.message.strip():
                raise
            return REFUSED
        return TAKEN


class Workshop:
    """A folder with a data file, its sample report and what the good inputs are made of."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open = ExitStack()
        self.store = self._open.enter_context(Store.create(folder / "bao-cao.cchc"))
        self.library = Library(self.store, resources(), "lan")
        self.session = self.library.open(self.library.create_sample())
        self.row = self.session.report
        self.answers = self.store.answers(self.row.id)
        self.layout = layout_of(self.row.regime)
        self.document = compose(self.session, self.layout)
        self.agencies = [load_agency(p) for p in sorted((resources() / "agencies").glob("*.toml"))]
        self._fed = 0

    def close(self) -> None:
        self._open.close()

    # --- files of old reports

    def import_file(self, data: bytes, ending: str) -> None:
        """Read a file as the import does; now and then take all of it over and back again."""
        path = self.folder / f"cũ{ending}"
        path.write_bytes(data)
        before = self._written()
        try:
            offer = read_file(path, self.session, resources())
        finally:
            assert self._written() == before, "reading wrote to the data file"
        self._fed += 1
        if self._fed % 20 == 0:
            self._take_and_undo(offer.all_changes)

    def _take_and_undo(self, changes: dict[str, object]) -> None:
        self.session.take_all(changes)
        if self._fed % 200 == 0:
            compose(self.session, self.layout)
            assert self.session.problems is not None
        if self.session.undo() is not None:
            assert self.store.answers(self.row.id) == self.answers

    def _written(self) -> int:
        changes = self.store.connection.execute("SELECT max(id) FROM answer_change")
        return int(changes.fetchone()[0])

    def json(self) -> Target:
        good = write_json(self.session)
        parsed = json.loads(good)
        rooms = [room for room in parsed if parsed[room]]
        rows = {room: dict(list(parsed[room].items())[::9]) for room in rooms}
        short = json.dumps(rows, ensure_ascii=False, indent=1)

        def make(rng: random.Random) -> bytes:
            match rng.randrange(4):
                case 0:
                    return m.damaged_bytes(short.encode(), rng)
                case 1:
                    return m.utf8(m.damaged_lines(short, rng))
            made: dict[str, object] = {}
            for room in rng.choices(rooms, k=3):
                rows = dict(rng.choices(list(parsed[room].items()), k=4))
                for key in list(rows):
                    rows[key] = damaged_json(rows[key], rng)
                made[room] = rows
            return m.utf8(json.dumps(made, ensure_ascii=rng.random() < 1 / 2))

        return Target("json", make, lambda data: self.import_file(data, ".json"), ".json")

    def txt(self) -> Target:
        folder = self.folder / "mẫu.txt"
        txt.write(self.document, self.layout, folder)
        parts = folder.read_text(encoding="utf-8").split("\n\n")
        encodings = ("utf-8", "utf-8", "utf-8", "utf-16", "utf-16-le", "cp1258", "cp1252")

        def make(rng: random.Random) -> bytes:
            head, tail = parts[:6], parts[-6:]
            at = rng.randrange(len(parts))
            text = "\n\n".join((*head, *parts[at : at + SAMPLE_PARTS], *tail))
            text = rng.choice((m.damaged_text, m.damaged_text, m.damaged_lines))(text, rng)
            if rng.random() < 1 / 20:
                text = m.invented(rng, 200)
            data = text.encode(rng.choice(encodings), "replace")
            return m.damaged_bytes(data, rng) if rng.random() < 1 / 4 else data

        return Target("txt", make, lambda data: self.import_file(data, ".txt"))

    def docx(self) -> Target:
        goods = [small_word(self.folder), self._own_word()]

        def make(rng: random.Random) -> bytes:
            return m.damaged_archive(rng.choice((*goods[:1] * 3, goods[1])), rng)

        return Target("docx", make, lambda data: self.import_file(data, ".docx"), ".docx")

    def _own_word(self) -> bytes:
        from tests.render.samples import layout
        from tests.services.page_samples import report

        path = self.folder / "mẫu.docx"
        docx.write(report(), layout("nd30-2020"), path)
        return path.read_bytes()

    def pdf(self) -> Target:
        """Read where the program has a second process read; that process is this one."""
        from tests.services.importing_samples import template, vocabulary
        from tests.services.page_samples import printed

        packed = printed()
        plain = m.unpacked_pdf(packed)
        path = self.folder / "cũ.pdf"

        def feed(data: bytes) -> None:
            path.write_bytes(data)
            self._fed += 1
            if self._fed % 4 == 0:
                assert check_here(path, None).pages
                return
            read = read_pdf(path)
            read_report(read.text, template(), vocabulary(), read.notes)

        def make(rng: random.Random) -> bytes:
            return m.damaged_bytes(rng.choice((packed, plain, plain)), rng)

        return Target("pdf", make, feed, ".pdf")

    # --- files that come with the program, edited by hand

    def template(self) -> Target:
        from tests.hostile.edition import TEMPLATE, write

        def feed(data: bytes) -> None:
            folder = self.folder / "mau" / "thu"
            shutil.rmtree(folder.parent, ignore_errors=True)
            folder.parent.mkdir()
            write(folder, data)
            template = load_template(folder)
            assert lint(template, self.agencies) is not None
            figures = Figures(template, self.session.view, self.session.period)
            figures.load({"a.b": Number(Decimal(7)), "a.ten": Text("x")}, {"mot.ba": 2})
            for name in (*template.fields, "ky", "cau.viec", "a.t.total", "a.bang.so"):
                figures.shown(name, "")
            assert Checks(figures).problems() is not None

        def make(rng: random.Random) -> bytes:
            return damaged_toml(TEMPLATE, rng)

        return Target("template", make, feed, ".toml")

    def agency(self) -> Target:
        good = (resources() / "agencies" / "soc-trang.toml").read_text(encoding="utf-8")
        path = self.folder / "co-quan.toml"

        def feed(data: bytes) -> None:
            path.write_bytes(data)
            agency = load_agency(path)
            assert agency.profile_paths() is not None
            stored = agency.to_data()
            self.store.save_agency("thu", stored, "lan")
            known = self.store.agency("thu")
            assert known is not None
            # The store keeps letters in NFC; nothing else may change.
            assert known == codec.load(codec.dump(stored))
            assert Agency.from_data(known).to_data() == known
            view = agency.on(self.session.day)
            for name in agency.profile_paths():
                view.profile(name)

        return Target("agency", lambda rng: damaged_toml(good, rng), feed, ".toml")


def damaged_json(value: object, rng: random.Random) -> object:  # noqa: PLR0911 (a choice a line)
    """Return a stored value with something else in its place or within it."""
    match rng.randrange(6):
        case 0:
            return m.word(rng)
        case 1:
            return rng.choice(
                (None, True, 0, -1, 10**20, 1.5, 1e300, [], {}, "", [None], [[1]], {"a": {}})
            )
        case 2:
            return [value] * rng.randrange(4)
        case 3:
            return {rng.choice(("value", "raw", "missing", "day", "done", m.word(rng))): value}
        case 4 if isinstance(value, str):
            return m.damaged_text(value, rng)
        case 5 if isinstance(value, dict) and value:
            key = rng.choice(list(value))
            return {**value, key: damaged_json(value[key], rng)}
    return value


def damaged_toml(text: str, rng: random.Random) -> bytes:
    """Return TOML with lines changed; often only a value, so that it is still TOML."""
    if rng.random() < 1 / 10:
        return m.damaged_bytes(text.encode(), rng)
    lines = text.split("\n")
    for _ in range(rng.choice((1, 1, 2))):
        at = rng.randrange(len(lines))
        name, equals, value = lines[at].partition("=")
        if equals and rng.random() < 3 / 4:
            lines[at] = f"{name}= {_toml_value(value, rng)}"
        else:
            lines = m.damaged_lines("\n".join(lines), rng).split("\n")
    return m.utf8("\n".join(lines))


def _toml_value(value: str, rng: random.Random) -> str:
    plain = (
        "true",
        "0",
        "-1",
        "9" * 5000,
        "1e9999999999999999999",
        "nan",
        "inf",
        "-0.0",
        "[]",
        "{}",
        '""',
        "2018-02-31",
        "0001-01-01",
        "12:00:00",
        "[" * 2000,
        "1" + "0" * 300,
        "{" + "a.b=" * 9,
        "2018-01-01T00:00:00Z",
        "'''x'''",
        "[[[]]]",
    )
    if rng.random() < 1 / 2:
        return rng.choice(plain)
    if rng.random() < 1 / 2:
        return json.dumps(m.word(rng))
    inner = value.strip().strip('"')
    return json.dumps(m.damaged_text(inner, rng), ensure_ascii=False)


def small_word(folder: Path) -> bytes:
    """Return a Word file with everything the reader looks at."""
    from tests.render.test_docx_reading import NUMBERING, REFERENCE, numbered

    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:rFonts w:ascii="Arial"/>'
        '</w:rPr></w:style><w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="N"/>'
        '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    )
    box = f"<w:r><wps:txbx><w:txbxContent>{w.p('trong khung')}</w:txbxContent></wps:txbx></w:r>"
    blocks = (
        w.p("ỦY BAN NHÂN DÂN"),
        w.p("Số: 15/BC-UBND"),
        w.p("BÁO CÁO"),
        w.p("Kết quả cải cách"),
        numbered("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", 0),
        numbered("Về kế hoạch", 1),
        w.p("đã có", REFERENCE),
        w.p("II. KẾT QUẢ", props='<w:pStyle w:val="H"/>'),
        numbered("gạch", 0, 2),
        w.p("x", box),
        w.p(w.r("b¸o c¸o tØnh", w.font(".VnTime")), w.r("đậm", "<w:b/>")),
        w.table(("STT", "Đơn vị", "Số"), ("1", "Sở Nội vụ", "12"), ("2", "Sở Tư pháp", "34")),
        w.p("<w:del><w:r><w:delText>12</w:delText></w:r></w:del>", props="<w:rPr><w:del/></w:rPr>"),
        w.p("Nơi nhận:"),
        w.p("- Như trên;"),
        w.p("KT. CHỦ TỊCH"),
    )
    notes = f'<w:footnote w:id="7">{w.p("Công văn số 1.", REFERENCE)}</w:footnote>'
    path = w.word_file(
        folder / "nhỏ.docx", *blocks, footnotes=notes, styles=styles, numbering=NUMBERING
    )
    return path.read_bytes()
