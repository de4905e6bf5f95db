"""Single steps that change files, each with a look at what is on the disk."""

import hashlib
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from cchc_desktop import paths
from cchc_desktop.services import backups
from cchc_desktop.services.export import export
from cchc_desktop.services.reports import SAMPLE, Library
from cchc_desktop.services.taking_over import read_file
from cchc_desktop.store import keeping, opening
from cchc_desktop.store.store import Store
from tests.durability.after import half_exports
from tests.durability.deeds import DATA, FORMATS, SCHEMA_1


@dataclass
class Step:
    """Something the user does, and what of it can be seen on the disk."""

    act: Callable
    state: Callable


def session_in(folder):
    return Library(Store.open(folder / DATA), paths.resources(), "lan").open(SAMPLE)


def content(path):
    """Return all rows of a data file; a damaged one is an error."""
    with closing(opening.open_sound(path).connection) as connection:
        tables = ("report", "answer", "cited_document")
        rows = [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]
        # When a row was written differs from one try to the next.
        moments = {"updated_at", "created_at"}
        named = [connection.execute(f"PRAGMA table_info({table})").fetchall() for table in tables]
    kept = [[column[0] for column in found if column[1] not in moments] for found in named]
    seen = [[[row[n] for n in kept[t]] for row in rows[t]] for t in range(len(tables))]
    return hashlib.sha256(repr(seen).encode("utf-8")).hexdigest()


def typing(folder):
    session = session_in(folder)
    return Step(lambda: session.take("ho_so.moi", "4711"), lambda: content(folder / DATA))


def paste(folder):
    session = session_in(folder)
    texts = [s.key for s in session.template.sections if s.has_text][:8]
    changes = {f"text.{key}": "Đã làm. " * 2000 for key in texts}
    return Step(lambda: session.take_all(changes), lambda: content(folder / DATA))


def undo(folder):
    session = session_in(folder)
    session.take_all({"ho_so.moi": 1, "tthc.moi": 2})
    return Step(session.undo, lambda: content(folder / DATA))


def importing(folder):
    session = session_in(folder)
    library = Library(session.store, paths.resources(), "lan")
    offer = read_file(folder / "cũ.json", session, library.resources)
    session.take_all(dict.fromkeys(offer.changes, None))
    return Step(lambda: session.take_all(offer.changes), lambda: content(folder / DATA))


def creating(folder):
    library = Library(Store.open(folder / DATA), paths.resources(), "lan")

    def act():
        if "2019-6T" not in {report.code for report in library.reports()}:
            library.create("2019-6T", "soc-trang", copy_from=SAMPLE)

    return Step(act, lambda: content(folder / DATA))


def beginning(folder):
    """A data file made where none was."""
    path = folder / "mới" / "a.cchc"

    def act():
        if not path.exists():
            Store.create(path).close()

    return Step(act, lambda: path.exists() and content(path))


def exporting(folder, format_):
    session = session_in(folder)
    session.take("ho_so.moi", "4711")
    target = folder / f"bản in.{format_}"
    before = target.read_bytes()

    def state():
        broken = list(half_exports(folder, []))
        return broken or ("old" if target.read_bytes() == before else "new")

    return Step(lambda: export(session, format_, target), state)


def backing_up(folder):
    session = session_in(folder)
    kept = backups.Backups(session.store)
    kept.set_second(folder / "USB")

    def act():
        kept.make(backups.WORK)

    def state():
        copies = [*keeping.copies(folder / DATA), *keeping.copies(folder / DATA, folder / "USB")]
        return [copy.path.name for copy in copies if keeping.examine(copy) is None]

    return Step(act, state)


def restoring(folder):
    with Store.open(folder / DATA) as store:
        store.write(store.report(SAMPLE).id, {"ho_so.moi": 4711}, "lan")
    [copy] = keeping.copies(folder / DATA)

    def act():
        for old in folder.glob("*-khoi-phuc-*"):
            old.unlink()
        backups.put_in_place(backups.bring_back(copy.path, folder / DATA), folder / DATA)

    return Step(act, lambda: content(folder / DATA))


def migrating(folder):
    path = folder / "cũ.cchc"
    shutil.copyfile(SCHEMA_1, path)

    def state():
        with closing(opening.open_sound(path).connection) as connection:
            answers = connection.execute("SELECT count(*) FROM answer").fetchone()[0]
            return opening.schema_version(connection), answers

    return Step(lambda: Store.open(path).close(), state)


STEPS = {
    step.__name__: step
    for step in (
        typing, paste, undo, importing, creating, beginning, backing_up, restoring, migrating,
    )
}  # fmt: skip
STEPS |= {f"export {f}": lambda folder, f=f: exporting(folder, f) for f in FORMATS}
