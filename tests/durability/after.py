"""What must hold on the disk after a process that told of its work was killed."""

import json
import zipfile
from pathlib import Path

import pypdfium2

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.services.reports import SAMPLE
from cchc_desktop.store import codec, keeping, migrations
from cchc_desktop.store.publish import sweep
from cchc_desktop.store.store import Store
from tests.durability.deeds import DATA, FORMATS, SCHEMA_1

# What goes with a value in the same step.
MARKS = ("", "review.", "reason.", "note.")


def look_after(deed, folder, told):
    """Return what is wrong in a folder, as sentences for the one who runs this."""
    path = folder / DATA
    if not path.exists():
        return ["the data file is missing"]
    wrong = []
    # The next copy to the stick does this: it may not be there at the next start.
    sweep(folder / "USB")
    try:
        with Store.open(path) as store:
            known = messages.FILE_FINISHED.format(path=path)
            wrong += [f"notice: {notice}" for notice in store.notices if notice != known]
            wrong += differences(store, folder, told)
            wrong += lost_reports(store, told)
    except UserError as error:
        wrong.append(f"not opened: {error.message} {error.details}")
    wrong += [f"left: {found.name}" for found in leftovers(folder)]
    checks = {"exporting": half_exports, "backing_up": lost_copies, "restoring": lost_copies}
    if deed in checks:
        wrong += checks[deed](folder, told)
    if deed == "migrating":
        wrong += half_migration(folder)
    return wrong


def leftovers(folder):
    """Return temporary files and journals beside the data that survived the next start."""
    for found in folder.rglob("*"):
        # A journal that begins with zeros was not needed yet: the next write uses its place.
        if ".cchc-tmp" in found.name or (
            found.name == f"{DATA}-journal" and found.read_bytes()[:1] not in (b"", b"\0")
        ):
            yield found


def differences(store, folder, told):
    """Return the keys whose stored value is neither the acknowledged one nor in hand."""
    found = {k: codec.dump(v) for k, v in store.answers(store.report(SAMPLE).id).items()}
    expected, in_hand = acknowledged(folder, told)
    wrong = {k for k in {*found, *expected} if found.get(k) != expected.get(k)}
    return sorted(f"lost or changed: {key}" for key in wrong - in_hand if in_hand != {"all"})


def acknowledged(folder, told):
    """Return what the deed was told to be stored, and the keys of the step it was in."""
    states = {}
    states["before"] = state = beginning(folder)
    in_hand = set()
    for line in told:
        if line[0] == "try":
            in_hand = {"all"} if line[1] == "all" else {m + k for k in line[1] for m in MARKS}
        elif line[0] == "ok":
            in_hand = set()
            state = {**state, **line[1]}
        elif line[0] == "restored":
            # Every copy of this deed was made before it began.
            in_hand, state = set(), states["before"]
    return {key: value for key, value in state.items() if value is not None}, in_hand


def beginning(folder):
    [first] = (folder / "sao-luu").glob("số liệu-000001-*")
    with Store.open(first) as store:
        answers = store.answers(store.report(SAMPLE).id)
    return {key: codec.dump(value) for key, value in answers.items()}


def lost_reports(store, told):
    """Return reports that were made and are not there, or only in part."""
    sizes = {line[1]: line[2] for line in told if line[0] == "has"}
    there = {report.code: report for report in store.reports()}
    trashed = {report.code.partition("#")[0] for report in store.reports(trashed=True)}
    last = next((line[1] for line in reversed(told) if line[0] == "shelf"), None)
    for code, size in sizes.items():
        if code in there and len(store.answers(there[code].id)) != size:
            yield f"report {code} has not its {size} answers"
        elif code not in there and not (code == last and code in trashed):
            yield f"report {code} is gone"


def half_exports(folder, told):
    """Return exported files that are neither the older nor a newer one, whole."""
    for format_ in FORMATS:
        path = folder / f"bản in.{format_}"
        try:
            if format_ == "json":
                json.loads(path.read_text(encoding="utf-8"))
            elif format_ == "txt":
                assert path.read_text(encoding="utf-8").endswith("\n")
            elif format_ == "docx":
                with zipfile.ZipFile(path) as archive:
                    assert archive.testzip() is None
            else:
                assert path.read_bytes().rstrip().endswith(b"%%EOF")
                assert len(pypdfium2.PdfDocument(path)) > 10
        except (OSError, ValueError, AssertionError, zipfile.BadZipFile) as error:
            yield f"half written: {path.name} {error!r}"


def lost_copies(folder, told):
    """Return copies that are damaged, or that were made and are gone before their time."""
    for place in (keeping.folder_of(folder / DATA), folder / "USB"):
        for copy in keeping.copies(folder / DATA, place):
            if keeping.examine(copy) is None:
                yield f"damaged copy: {copy.path.name}"
    names = [line[1] for line in told if line[0] == "copied"][-keeping.KEPT_NEWEST + 1 :]
    for name in names:
        if not (keeping.folder_of(folder / DATA) / name).exists():
            yield f"lost copy: {name}"
    for found in folder.glob("*-khoi-phuc-*.cchc"):
        if keeping.examine(keeping.Copy(found, 0, None, "")) is None:
            yield f"damaged: {found.name}"


def half_migration(folder):
    """Return what is wrong with a file of an old schema that was being opened."""
    path = folder / "cũ.cchc"
    if not path.exists() or path.stat().st_size < SCHEMA_1.stat().st_size:
        return  # the killed process was still putting the old file there
    with Store.open(path) as store:
        reports = store.reports()
        answers = sum(len(store.answers(report.id)) for report in reports)
        version = store.connection.execute("PRAGMA user_version").fetchone()[0]
    if version != migrations.SCHEMA_VERSION or not answers:
        yield f"migrated to {version} with {answers} answers"
    copies = keeping.copies(path)
    if not copies or keeping.newest_good(path) is None:
        yield "no sound copy from before the migration"


def picture(folder: Path):
    """Return the content of every file of a folder."""
    return {found: found.read_bytes() for found in folder.rglob("*") if found.is_file()}
