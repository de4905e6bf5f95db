"""The start of the window: builds store, library and window and hands them to each other."""

import gc
import getpass
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication

from cchc_desktop import __version__, messages, paths
from cchc_desktop.errors import UserError
from cchc_desktop.ui.data_file_tools import DataFileTools, Restoring
from cchc_desktop.ui.faults import FaultHandler
from cchc_desktop.ui.holding import Holding, may_be_held
from cchc_desktop.ui.icons import icon
from cchc_desktop.ui.main_window import PROGRAM, MainWindow
from cchc_desktop.ui.preferences import Preferences, follow_look, kept_settings
from cchc_desktop.ui.vietnamese import VietnameseTranslator

if TYPE_CHECKING:
    from cchc_desktop.store.store import Store
    from cchc_desktop.ui.doorbell import Doorbell
    from cchc_desktop.ui.ending import Ending
    from cchc_desktop.ui.work_copies import WorkCopies

_PATH = "data/path"
# Kept outside the data file as well, for the day it is lost.
_SECOND = "data/second"
_RISK_TOLD = "data/risk-told"
_TROUBLE = "data/trouble"


def run(data: Path | None = None) -> int:
    """Open the window on a data file and return the exit code when it is closed.

    Raises:
        UserError: there is no screen; Qt would end the process without a word to the user.
    """
    if not has_screen(sys.platform, os.environ):
        raise UserError(messages.NO_SCREEN)
    settings = kept_settings()
    application = make_application(Preferences(settings))
    program = Program(settings)
    FaultHandler(program.save).install()
    try:
        started = program.start(data)
        gc.enable()
        # Not loaded before the window is shown.
        from cchc_desktop.ui import memory

        memory.keep_flat(application)
        return application.exec() if started else 0
    finally:
        sys.excepthook = sys.__excepthook__
        program.close()


def has_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Say whether a window can open; only Unix desktops name their screen in the environment."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return platform in {"win32", "darwin"} or any(environment.get(name) for name in named)


def make_application(preferences: Preferences | None = None) -> QApplication:
    """Make the one application object, with its look and its Vietnamese words."""
    preferences = preferences or Preferences()
    # PySide6 brings no fcitx plugin; fcitx5 answers to ibus.
    if os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        os.environ["QT_IM_MODULE"] = "ibus"
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("bao-cao-cchc")
    application.setApplicationDisplayName(PROGRAM)
    application.setDesktopFileName("bao-cao-cchc")
    application.setWindowIcon(icon("app"))
    translator = VietnameseTranslator(application)
    application.installTranslator(translator)
    follow_look(application, preferences)
    return application


class Program:
    """Own the open data file and the window that shows it."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self.window: MainWindow | None = None
        self._store: Store | None = None
        self._copies: WorkCopies | None = None
        self._viewed: list[tuple[MainWindow, Store]] = []
        self._told: list[str] = []
        self._holding: Holding | None = None
        self._ending: Ending | None = None
        self._doorbell: Doorbell | None = None
        self._settings = settings or kept_settings()
        self._preferences = Preferences(self._settings, getpass.getuser())

    def start(self, data: Path | None) -> bool:
        """Open the given, the last or a new data file.

        False when the user gave up, or when a window that has the file came to the front.
        """
        path = data or self._last_path()
        if path is None:
            ending = self._listen()
            return self._first_start() and not ending.is_over
        if may_be_held(path):
            from cchc_desktop.ui.doorbell import ring

            if ring(path):
                return False
        window = self._make_window()
        ending = self._listen()
        store = self._open(path, window)
        if store is None:
            window.close()
            return False
        if not gc.isenabled():
            # Modules and classes stay to the end: no collection need walk them.
            gc.freeze()
        self._take_over(store, window, remember=data is None)
        if self._preferences.asks_person:
            window.commands.look.who()
        return not ending.is_over

    def _listen(self) -> "Ending":
        """Hear of the end of the session from here on; it may come while a dialog is open."""
        from cchc_desktop.ui.ending import listen

        self._ending = listen(self.end)
        return self._ending

    def save(self) -> None:
        """Hand over what is typed and not stored yet."""
        if self.window is not None and self.window.workspace is not None:
            self.window.workspace.flush()

    def end(self) -> None:
        """Hand over what is typed because the system ends the program; ask nothing any more."""
        if self.window is not None:
            self.window.ends = True
        self.save()

    def close(self) -> None:
        """Let go of the data file, with a copy of what was done in it."""
        if self._ending is not None:
            self._ending.stop()
            self._ending = None
        self._finish_work()
        if self._store is not None:
            self._store.close()
            self._store = None
        self._let_go()

    def switch(self, path: Path) -> None:
        """Go on with another data file; the old one stays open when that fails."""
        store = self._open(path, self.window)
        if store is None:
            return
        window, old_window, old_store = self._make_window(), self.window, self._store
        if old_window is not None and not old_window.close():
            # What could not be written yet would be lost with the old window.
            window.close()
            store.close()
            return
        self._finish_work()
        self._take_over(store, window, remember=True)
        if old_window is not None and old_store is not None:
            old_window.deleteLater()
            old_store.close()

    def use(self, restored: Path, moment: str) -> None:
        """Go on with a restored copy in the place of the data file, which is set aside."""
        from cchc_desktop.services.backups import put_in_place

        old_window, old_store = self.window, self._store
        if old_window is None or old_store is None:
            raise RuntimeError("a copy was to be used before a file was open")
        window, path = self._make_window(), old_store.path
        second = old_window.library.backups.second
        if not old_window.close():
            window.close()
            return
        self._finish_work()
        old_store.close()
        self._let_go()
        old_window.deleteLater()
        told = ""
        try:
            told = messages.RESTORED_NOW.format(moment=moment, aside=put_in_place(restored, path))
        except UserError as error:
            told = error.message
        store = self._open(path, window)
        if store is None:
            self._store = None
            window.close()
            return
        self._take_over(store, window, remember=False)
        window.library.backups.keep_second(second)
        window.notice.tell(told)

    def view(self, restored: Path, moment: str) -> None:
        """Show a restored copy in a window of its own, in which nothing can be changed."""
        from cchc_desktop.services.reports import Library
        from cchc_desktop.store.backup import backup
        from cchc_desktop.store.store import Store
        from cchc_desktop.ui.dialogs.base import show_error

        try:
            store = Store.open(restored)
        except UserError as error:
            show_error(self.window, error)
            return
        store.view_only(messages.VIEWING_COPY)
        tools = DataFileTools(lambda target: backup(store, target), self.switch, self._preferences)
        window = MainWindow(tools)
        # A window of the main one: it closes with it.
        window.setParent(self.window, Qt.WindowType.Window)
        window.show()
        window.begin(Library(store, paths.resources(), self._preferences.person))
        window.notice.tell(messages.VIEWING_TOLD.format(moment=moment, path=restored))
        self._viewed.append((window, store))

    def backup(self, target: Path) -> object:
        """Copy the open data file."""
        from cchc_desktop.store.backup import backup

        if self._store is None:
            raise RuntimeError("a backup was asked for before a file was open")
        return backup(self._store, target)

    def _last_path(self) -> Path | None:
        kept = str(self._settings.value(_PATH, "") or "")
        if kept:
            return paths.from_kept(kept)
        default = _default_path()
        return default if default.exists() else None

    def _open(self, path: Path, window: MainWindow | None) -> "Store | None":
        """Open a data file, asking what to do as long as that fails."""
        from cchc_desktop.app_opening import Opening

        second = str(self._settings.value(_SECOND, "") or "")
        opening = Opening(window, Path(second) if second else None)
        store = opening.open(path)
        self._told = opening.told
        return store

    def _first_start(self) -> bool:
        from cchc_desktop.ui.dialogs.first_start import FirstStart

        dialog = FirstStart(_default_path(), _agencies(), self._preferences.person)
        if not dialog.exec():
            return False
        choice = dialog.choice()
        store = self._create_or_open(choice.path)
        if store is None:
            return False
        self._preferences.set_person(choice.person)
        window = self._make_window()
        self._take_over(store, window, remember=True)
        if not store.read_only:
            store.set_setting("new.agency", choice.agency)
        (window.commands.sample if choice.sample else window.commands.new)()
        if choice.sample and window.workspace is not None and not store.read_only:
            window.begin_tour()
        return True

    def _create_or_open(self, path: Path) -> "Store | None":
        from cchc_desktop.store.store import Store

        if path.exists():
            return self._open(path, None)
        try:
            return Store.create(path)
        except UserError as error:
            from cchc_desktop.ui.dialogs.base import show_error

            show_error(None, error)
            return self._open(path, None)

    def _make_window(self) -> MainWindow:
        """Show the empty window at once; what needs the data file is loaded behind it."""
        restoring = Restoring(self.use, self.view)
        tools = DataFileTools(self.backup, self.switch, self._preferences, restoring)
        window = MainWindow(tools)
        window.show()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        return window

    def _take_over(self, store: "Store", window: MainWindow, *, remember: bool) -> None:
        from cchc_desktop.faults import log_beside
        from cchc_desktop.services.reports import Library
        from cchc_desktop.ui.work_copies import WorkCopies

        log_beside(store.path)
        self._hold(store, window)
        if remember:
            self._settings.setValue(_PATH, paths.to_keep(store.path))
        self.window, self._store = window, store
        library = Library(store, paths.resources(), self._preferences.person)
        window.begin(library)
        self._tell(store, window)
        self._copies = WorkCopies(library.backups)
        self._copies.told.connect(window.show_backup_trouble)

    def _tell(self, store: "Store", window: MainWindow) -> None:
        """Say what the user should know of the data file: nothing happens to it in silence."""
        from cchc_desktop.services import places

        for sentence in (
            *self._told,
            *store.notices,
            str(self._settings.value(_TROUBLE, "") or ""),
        ):
            window.notice.tell(sentence)
        self._told = []
        if self._preferences.is_new_version(__version__):
            window.notice.tell(messages.PROGRAM_UPDATED.format(version=__version__))
        risk = places.warning(store.path)
        if self._settings.value(_RISK_TOLD) != risk:
            self._settings.setValue(_RISK_TOLD, risk)
            window.notice.tell(risk)

    def _finish_work(self) -> None:
        """Make the copy of the end of work; what failed is told now or at the next start."""
        if self._copies is None or self.window is None:
            return
        self._copies.stop()
        self._copies = None
        for window, store in self._viewed:
            window.close()
            store.close()
        self._viewed.clear()
        self._copy_at_exit(self.window)

    def _copy_at_exit(self, window: MainWindow) -> None:
        from cchc_desktop.services.backups import EXIT

        backups = window.library.backups
        try:
            backups.make_if_changed(EXIT)
            second = backups.second
        except UserError as error:
            self._settings.setValue(_TROUBLE, error.message)
            if not window.ends:
                from cchc_desktop.ui.dialogs.base import show_error

                show_error(None, error)
            return
        self._settings.setValue(_TROUBLE, backups.trouble)
        self._settings.setValue(_SECOND, str(second) if second else "")

    def _hold(self, store: "Store", window: MainWindow) -> None:
        """Let one window write to a file; a second one shows it and says why it does no more."""
        self._let_go()
        if store.read_only:
            return
        self._holding = Holding(store.path)
        if self._holding.is_elsewhere:
            from cchc_desktop.ui.dialogs.base import show_error

            store.view_only(messages.REASON_OPEN_ELSEWHERE)
            show_error(window, UserError(messages.FILE_OPEN_ELSEWHERE.format(path=store.path)))
        else:
            from cchc_desktop.ui.doorbell import Doorbell, come_forward

            self._doorbell = Doorbell(store.path, lambda: come_forward(window))

    def _let_go(self) -> None:
        if self._doorbell is not None:
            self._doorbell.silence()
            self._doorbell = None
        if self._holding is not None:
            self._holding.release()
            self._holding = None


def _default_path() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return paths.default_data_file(Path(place or Path.home()))


def _agencies() -> list[tuple[str, str]]:
    """Return key and name of the agencies shipped as presets, the first one as the default."""
    from cchc_desktop.model.agency import load_agency

    files = sorted((paths.resources() / "agencies").glob("*.toml"), reverse=True)
    return [(file.stem, load_agency(file).name) for file in files]
