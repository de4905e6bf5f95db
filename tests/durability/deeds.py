"""What a user does with a data file, as endless seeded scripts that say what they were told.

Each deed announces the keys of a step before it and acknowledges what is stored after it, so that
whoever kills the process can tell what must be there. Runs in processes that end in mid-step.
"""

import json
import os
import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from cchc_desktop import paths
from cchc_desktop.model.template import Kind
from cchc_desktop.services import backups
from cchc_desktop.services.export import export
from cchc_desktop.services.reports import SAMPLE, Library
from cchc_desktop.services.taking_over import read_file
from cchc_desktop.store import codec
from cchc_desktop.store.store import Store

DATA = "số liệu.cchc"
FIRST_COPY = "số liệu-000001-20180601-0800-khi-thoat.cchc"
WORDS = "Báo cáo cải cách hành chính quý của tỉnh Sóc Trăng đã thực hiện tốt".split()
FORMATS = ("pdf", "docx", "txt", "json")
SCHEMA_1 = Path(__file__).resolve().parent.parent / "files" / "schema-1.cchc"


@dataclass
class Work:
    """A folder with a data file, chance, and the pipe to who watches."""

    folder: Path
    chance: random.Random
    pipe: int

    @property
    def path(self):
        return self.folder / DATA

    def tell(self, word, *what):
        os.write(self.pipe, (json.dumps([word, *what]) + "\n").encode())

    def step(self, session, keys, act):
        """Announce the keys, act, and acknowledge what is stored by now."""
        before = dict(session._stored)
        self.tell("try", sorted(keys))
        act()
        now = session._stored
        changed = [key for key in {*before, *now} if before.get(key) != now.get(key)]
        told = {key: None if key not in now else codec.dump(now[key]) for key in changed}
        self.tell("ok", told)


def new_folder(folder):
    """Make the data file that every run begins with."""
    with Store.create(folder / DATA) as store:
        library = Library(store, paths.resources(), "lan")
        session = library.open(library.create_sample())
        export(session, "json", folder / "cũ.json")
        for format_ in FORMATS:
            export(session, format_, folder / f"bản in.{format_}")
    backups.backup(folder / DATA, folder / "sao-luu" / FIRST_COPY)


def session_of(work):
    return Library(Store.open(work.path), paths.resources(), "lan").open(SAMPLE)


def typed_fields(session):
    wanted = ("integer", "decimal", "text")
    fields = session.template.fields.values()
    return [f.key for f in fields if f.kind is Kind.TYPED and f.type in wanted]


def words(chance, most=40):
    return " ".join(chance.choices(WORDS, k=chance.randint(1, most)))


def typing(work):
    """Figures field by field, and a text that is handed over in the pauses."""
    session, chance = session_of(work), work.chance
    fields = typed_fields(session)
    sections = [section.key for section in session.template.sections if section.has_text]
    work.tell("ready")
    while True:
        if chance.random() < 0.7:
            key, typed = chance.choice(fields), str(chance.randint(0, 10**6))
            work.step(session, [key], lambda k=key, t=typed: session.take(k, t))
        else:
            section = chance.choice(sections)
            key = f"text.{section}"
            changes = {key: f"{session.text(section)} {words(chance)}"[-4000:]}
            work.step(session, [key], lambda c=changes: session.take_all(c))


def paste(work):
    """Many figures and long texts in one step."""
    session, chance = session_of(work), work.chance
    fields = typed_fields(session)
    sections = [section.key for section in session.template.sections if section.has_text]
    work.tell("ready")
    while True:
        chosen = chance.sample(fields, min(len(fields), 40))
        changes = {key: chance.randint(0, 10**9) for key in chosen}
        changes |= {f"text.{key}": words(chance, 3000) for key in chance.sample(sections, 5)}
        work.step(session, changes, lambda c=changes: session.take_all(c))


def undo(work):
    """Steps back and forth between others."""
    session, chance = session_of(work), work.chance
    fields = typed_fields(session)
    work.tell("ready")
    while True:
        way = chance.random()
        if way < 0.4:
            chosen = chance.sample(fields, chance.randint(1, 20))
            changes = {key: chance.randint(0, 10**6) for key in chosen}
            work.step(session, changes, lambda c=changes: session.take_all(c))
        elif way < 0.7 and session._undo:
            work.step(session, session._undo[-1].before, session.undo)
        elif session._redo:
            work.step(session, session._redo[-1].after, session.redo)


def importing(work):
    """A whole report of our own format read in again and again over changed figures."""
    session, chance = session_of(work), work.chance
    library = Library(session.store, paths.resources(), "lan")
    fields = typed_fields(session)
    work.tell("ready")
    while True:
        changes = {key: chance.randint(0, 10**6) for key in chance.sample(fields, 30)}
        work.step(session, changes, lambda c=changes: session.take_all(c))
        offer = read_file(work.folder / "cũ.json", session, library.resources)
        work.step(session, offer.changes, lambda o=offer: session.take_all(o.changes))


def carrying(work):
    """New reports that take over from the one before, archived, thrown away and brought back."""
    library = Library(Store.open(work.path), paths.resources(), "lan")
    store, year, source = library.store, 2019, SAMPLE
    work.tell("ready")
    while True:
        for kind in library.periods.kinds:
            code = f"{year}-{kind}"
            work.tell("shelf", code)
            library.create(code, "soc-trang", copy_from=source)
            report = store.report(code)
            work.tell("has", code, len(store.answers(report.id)))
            library.archive(code)
            library.archive(code, away=False)
            library.restore(library.throw_away(code))
            source = code
        year += 1


def exporting(work):
    """The report in all formats over the files of before, with figures that change."""
    session, chance = session_of(work), work.chance
    fields = typed_fields(session)
    work.tell("ready")
    while True:
        key, typed = chance.choice(fields), str(chance.randint(0, 10**6))
        work.step(session, [key], lambda k=key, t=typed: session.take(k, t))
        for format_ in chance.sample(FORMATS, len(FORMATS)):
            target = work.folder / f"bản in.{format_}"
            export(session, format_, target)
            work.tell("written", target.name)


def backing_up(work):
    """A copy after each change, here and in a second folder."""
    session, chance = session_of(work), work.chance
    kept = backups.Backups(session.store)
    kept.set_second(work.folder / "USB")
    fields = typed_fields(session)
    work.tell("ready")
    while True:
        key, typed = chance.choice(fields), str(chance.randint(0, 10**6))
        work.step(session, [key], lambda k=key, t=typed: session.take(k, t))
        made = kept.make(backups.WORK)
        work.tell("copied", made.path.name)


def restoring(work):
    """A copy brought back beside the file and put in its place, with work in between."""
    chance = work.chance
    work.tell("ready")
    while True:
        session = session_of(work)
        key, typed = chance.choice(typed_fields(session)), str(chance.randint(0, 10**6))
        work.step(session, [key], lambda s=session, k=key, t=typed: s.take(k, t))
        session.store.close()
        good = backups.newest_good(work.path)
        restored = backups.bring_back(good.copy.path, work.path)
        work.tell("try", "all")
        backups.put_in_place(restored, work.path)
        work.tell("restored", good.copy.path.name)
        for old in work.folder.glob("*-khoi-phuc-*"):
            old.unlink()


def migrating(work):
    """A file of the first schema opened, over and over."""
    old = work.folder / "cũ.cchc"
    work.tell("ready")
    while True:
        shutil.copyfile(SCHEMA_1, old)
        work.tell("old")
        Store.open(old).close()
        work.tell("migrated")


def window(work):
    """The real window; Qt is loaded by those who ask for it."""
    from tests.durability import window as real

    real.window(work)


DEEDS = {
    deed.__name__: deed
    for deed in (
        typing, paste, undo, importing, carrying, exporting, backing_up, restoring, migrating,
        window,
    )
}  # fmt: skip
