"""What the person at this computer chose: theme, size of text, the name in histories.

It is kept for the computer's user, not in the data file, which goes from desk to desk.
"""

from collections.abc import Mapping

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from cchc_desktop import paths
from cchc_desktop.ui import themes
from cchc_desktop.ui.style import LARGEST_TEXT, SMALLEST_TEXT, USUAL_TEXT, apply_style

_THEME, _TEXT = "look/theme", "look/text-percent"
_PERSON, _KNOWN, _ASKS = "person/name", "person/known", "person/ask-at-start"
_VERSION = "program/version"
# What a file of settings holds; the names of the last persons stay on their computer.
_CARRIED = (_THEME, _TEXT, _PERSON, _ASKS)
_MOST_KNOWN = 12
_MOVING = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)


class Preferences:
    """Read and keep the choices; without settings they last as long as the window."""

    def __init__(self, settings: QSettings | None = None, login: str = "") -> None:
        self._settings = settings
        self._kept: dict[str, object] = {}
        self._login = login

    @property
    def theme(self) -> str:
        kept = str(self._read(_THEME, themes.SYSTEM))
        return kept if kept in themes.CAPTIONS else themes.SYSTEM

    @property
    def text_percent(self) -> int:
        kept = str(self._read(_TEXT, USUAL_TEXT))
        percent = int(kept) if kept.isdecimal() else USUAL_TEXT
        return min(max(percent, SMALLEST_TEXT), LARGEST_TEXT)

    @property
    def person(self) -> str:
        """The name that changes are kept under; the computer's own until somebody gave one."""
        return str(self._read(_PERSON, "") or "") or self._login

    @property
    def is_named(self) -> bool:
        """Say whether somebody gave a name."""
        return bool(self._read(_PERSON, ""))

    @property
    def known_persons(self) -> list[str]:
        """The names given on this computer, the latest first."""
        kept = self._read(_KNOWN, "")
        # A list of one comes back from an INI file as its only text.
        names = [kept] if isinstance(kept, str) else list(kept) if isinstance(kept, list) else []
        return [name for name in map(str, names) if name]

    @property
    def asks_person(self) -> bool:
        """Say whether several people share the computer, so that each start asks who it is."""
        return str(self._read(_ASKS, "false")).lower() == "true"

    def set_look(self, theme: str, text_percent: int) -> None:
        """Keep theme and size of text."""
        self._write(_THEME, theme)
        self._write(_TEXT, text_percent)

    def set_person(self, name: str) -> None:
        """Keep the name of who works now; an empty one leaves the computer's own."""
        name = " ".join(name.split())
        self._write(_PERSON, name)
        if name:
            known = [name, *(other for other in self.known_persons if other != name)]
            self._write(_KNOWN, known[:_MOST_KNOWN])

    def set_asks_person(self, asks: bool) -> None:
        """Keep whether each start asks for the name."""
        self._write(_ASKS, "true" if asks else "false")

    def is_new_version(self, version: str) -> bool:
        """Say whether another version of the program ran here last, and keep this one."""
        last = str(self._read(_VERSION, "") or "")
        if last != version:
            self._write(_VERSION, version)
        return last not in {"", version}

    def as_texts(self) -> dict[str, str]:
        """Return the choices by name, for a file."""
        return {key: str(self._read(key, "")) for key in _CARRIED if self._read(key, "") != ""}

    def take_texts(self, texts: Mapping[str, str]) -> None:
        """Keep the choices of a file; names that are no choice are left."""
        for key in _CARRIED:
            if key == _PERSON and texts.get(key):
                self.set_person(texts[key])
            elif key in texts:
                self._write(key, texts[key])

    def _read(self, key: str, default: object) -> object:
        if self._settings is None:
            return self._kept.get(key, default)
        return self._settings.value(key, default)

    def _write(self, key: str, value: object) -> None:
        if self._settings is None:
            self._kept[key] = value
        else:
            self._settings.setValue(key, value)


def follow_look(application: QApplication, preferences: Preferences) -> None:
    """Show the kept look, and change with the computer while its own theme is followed."""
    for effect in _MOVING:
        QApplication.setEffectEnabled(effect, False)

    def show() -> None:
        apply_style(application, preferences.theme, preferences.text_percent)

    def scheme_changed() -> None:
        if preferences.theme == themes.SYSTEM and themes.chosen(themes.SYSTEM) != themes.shown():
            show()

    show()
    application.styleHints().colorSchemeChanged.connect(scheme_changed)


def kept_settings() -> QSettings:
    """Return the settings of this user, or those of the stick that the program is on."""
    file = paths.settings_file()
    if file is None:
        return QSettings("bao-cao-cchc", "bao-cao-cchc")
    # Qt's own dialogs remember folders where programs of this user keep their settings.
    beside = str(file.parent)
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, beside)
    return QSettings(str(file), QSettings.Format.IniFormat)
