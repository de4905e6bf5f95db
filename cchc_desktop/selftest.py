"""Tries the installed program out in a temporary folder: is every part there, does it run here?

Knows of every room a little, and of the user's data nothing.
"""

import importlib
import os
import pkgutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import cchc_desktop
from cchc_desktop import messages, paths
from cchc_desktop.errors import UserError

if TYPE_CHECKING:
    from cchc_desktop.services.reports import Library
    from cchc_desktop.services.session import Session
    from cchc_desktop.ui.workspace import Workspace

Tell = Callable[[str], None]
_PREVIEW_SECONDS = 60.0
# Where the number of the data's format stands: https://www.sqlite.org/fileformat.html
_VERSION_AT, _LATER = 60, (999).to_bytes(4, "big")


def try_out(tell: Tell) -> None:
    """Go through the parts of the program, telling each that works.

    Raises:
        UserError: a part does not do what it should.
        Exception: a part is missing or broken.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        # A name as people here give it, which not every system call takes.
        folder = Path(name) / messages.SELFTEST_FOLDER
        folder.mkdir()
        tell(messages.SELFTEST_MODULES.format(count=_import_everything()))
        data = folder / f"{messages.SELFTEST_DATA}.cchc"
        _try_reports(data, folder, tell)
        _try_window(data, tell)


def _import_everything() -> int:
    """Import every module of the program, so that none first fails when it is needed."""
    names = [
        module.name
        for module in pkgutil.walk_packages(cchc_desktop.__path__, "cchc_desktop.")
        if not module.name.endswith("__main__")
    ]
    for name in names:
        importlib.import_module(name)
    return len(names)


def _try_reports(data: Path, folder: Path, tell: Tell) -> None:
    with _library(data, create=True) as library:
        session = library.open(library.create_sample())
        tell(messages.SELFTEST_SAMPLE.format(count=len(session.template.sections)))
        try_spelling()
        tell(messages.SELFTEST_SPELLING)
        _try_exports(session, folder, tell)
        _try_reading(session, folder, tell)
    try_newer(folder, tell)


@contextmanager
def _library(data: Path, *, create: bool = False) -> "Iterator[Library]":
    from cchc_desktop.services.reports import Library
    from cchc_desktop.store.store import Store

    store = Store.create(data) if create else Store.open(data)
    with closing(store):
        yield Library(store, paths.resources())


def try_spelling() -> None:
    """Ask the list of syllables what it must know.

    Raises:
        UserError: it is missing or knows too much.
    """
    from cchc_desktop.model.vietnamese_syllables import is_syllable

    if not all(map(is_syllable, messages.SELFTEST_SYLLABLES)) or is_syllable("abcd"):
        raise UserError(messages.SELFTEST_NO_SPELLING)


def _try_exports(session: "Session", folder: Path, tell: Tell) -> None:
    from cchc_desktop.services.export import export

    for regime in sorted(path.stem for path in (paths.resources() / "layouts").glob("*.toml")):
        for format_ in ("pdf", "docx", "txt"):
            export(session, format_, folder / f"{regime}.{format_}", regime)
        tell(messages.SELFTEST_EXPORTED.format(regime=regime))
    export(session, "json", folder / "json.json")


def _try_reading(session: "Session", folder: Path, tell: Tell) -> None:
    """Read back what was written; PDFs are read by a second process of the program."""
    from cchc_desktop.services.page_check_apart import check_apart
    from cchc_desktop.services.taking_over import read_file

    for pdf in sorted(folder.glob("*.pdf")):
        # What deviates is the sample's own wording; a part that is missing raises.
        check_apart(pdf, pdf.stem)
        tell(messages.SELFTEST_MEASURED.format(regime=pdf.stem))
    for path in sorted(folder.iterdir()):
        if path.suffix in {".pdf", ".docx", ".txt", ".json"}:
            read_file(path, session, paths.resources())
    tell(messages.SELFTEST_READ)


def try_newer(folder: Path, tell: Tell) -> None:
    """Refuse a data file of a later release, and leave it as it is.

    Raises:
        UserError: it was opened, or changed.
    """
    from cchc_desktop.store.store import Store

    data = folder / "newer.cchc"
    Store.create(data).close()
    made = data.read_bytes()
    before = made[:_VERSION_AT] + _LATER + made[_VERSION_AT + len(_LATER) :]
    data.write_bytes(before)
    try:
        Store.open(data).close()
    except UserError:
        if data.read_bytes() == before:
            tell(messages.SELFTEST_NEWER)
            return
    raise UserError(messages.SELFTEST_NEWER_OPENED)


def _try_window(data: Path, tell: Tell) -> None:
    """Open the window without a screen and go through every section, then its pages."""
    # Set here, because not every system hands such a variable on to a program.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from cchc_desktop import app
    from cchc_desktop.ui.icons import icon

    application = app.make_application()
    if icon("app").pixmap(64).isNull():
        raise UserError(messages.SELFTEST_NO_ICONS)
    program = app.Program()
    try:
        program.start(data)
        window = program.window
        if window is None or not window.open_report("2018-6T") or window.workspace is None:
            raise UserError(messages.SELFTEST_NO_WINDOW)
        workspace = window.workspace
        for section in workspace.session.template.sections:
            workspace.show_section(section.key)
            application.processEvents()
        tell(messages.SELFTEST_WINDOW)
        workspace.toggle_preview()
        _wait_for_pages(workspace, application.processEvents)
        tell(messages.SELFTEST_PREVIEW)
        window.close()
    finally:
        program.close()


def _wait_for_pages(workspace: "Workspace", give_way: Callable[[], None]) -> None:
    deadline = time.monotonic() + _PREVIEW_SECONDS
    while workspace.side.pane is None or workspace.side.pane.view.preview is None:
        if time.monotonic() > deadline:
            raise UserError(messages.SELFTEST_NO_PREVIEW)
        give_way()
        time.sleep(0.02)
