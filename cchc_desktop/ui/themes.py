"""The colours of the window in each theme, the only place that has any; knows no widgets.

What is drawn outside of widgets asks ``colour`` while it draws, so that it follows a change.
"""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup

_BRIGHT = 0.6
SYSTEM, LIGHT, DARK, CONTRAST = "system", "light", "dark", "contrast"
CAPTIONS = {
    SYSTEM: "Theo máy tính",
    LIGHT: "Sáng",
    DARK: "Tối",
    CONTRAST: "Tương phản cao",
}


class Theme(NamedTuple):
    """One set of colours.

    ``roles`` are those of the palette, ``own`` what the program draws itself, ``icons`` what takes
    the place of a colour in the icon files, which are drawn for the light theme; ``tick`` is the
    icon that marks a box, where a box needs a line around it to be seen; ``lined`` gives every
    control a line, because its face has the colour of the ground.
    """

    roles: Mapping[_Role, str]
    disabled: str
    own: Mapping[str, str]
    icons: Mapping[str, str]
    tick: str = ""
    lined: bool = False

    @property
    def has_bright_selection(self) -> bool:
        """Say whether what is selected is drawn as in the light theme, dark on bright."""
        return QColor(self.roles[_Role.Highlight]).lightnessF() > _BRIGHT

    def palette(self) -> QPalette:
        """Return the palette that every widget inherits."""
        palette = QPalette()
        for role, value in self.roles.items():
            palette.setColor(role, QColor(value))
        for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText):
            palette.setColor(_Group.Disabled, role, QColor(self.disabled))
        return palette


def _roles(window: str, base: str, button: str, text: str, **more: str) -> dict[_Role, str]:
    roles = {
        _Role.Window: window,
        _Role.WindowText: text,
        _Role.Base: base,
        _Role.Text: text,
        _Role.Button: button,
        _Role.ButtonText: text,
        _Role.BrightText: text,
    }
    return roles | {getattr(_Role, role): value for role, value in more.items()}


THEMES = {
    LIGHT: Theme(
        _roles(
            "#f1f2f4",
            "#ffffff",
            "#eceef1",
            "#1b1f24",
            AlternateBase="#f6f7f9",
            Highlight="#1f5fa8",
            HighlightedText="#ffffff",
            Accent="#1f5fa8",
            PlaceholderText="#59626e",
            ToolTipBase="#fffbe8",
            ToolTipText="#1b1f24",
            Link="#1a5aa3",
            LinkVisited="#6b3fa0",
            Light="#ffffff",
            Midlight="#f7f8fa",
            Mid="#838d99",
            Dark="#9aa3ae",
            Shadow="#6b7480",
        ),
        "#6f7884",
        {
            "unconfirmed": "#8a5200",
            "dot": "#1f5fa8",
            "mark-figure": "#1f6fd0",
            "mark-unknown": "#8a5a00",
            "mark-finding": "#b3261e",
            "old": "#a4262c",
            "new": "#0b6a0b",
        },
        {},
    ),
    DARK: Theme(
        _roles(
            "#23272d",
            "#171a1e",
            "#353b43",
            "#e8eaed",
            AlternateBase="#1e2227",
            Highlight="#3575bf",
            HighlightedText="#ffffff",
            Accent="#3575bf",
            PlaceholderText="#adb6c0",
            ToolTipBase="#33383f",
            ToolTipText="#f2f3f5",
            Link="#86b9f7",
            LinkVisited="#c6a6ee",
            Light="#4a525c",
            Midlight="#3f464f",
            Mid="#7d8894",
            Dark="#12151a",
            Shadow="#000000",
        ),
        "#8d97a3",
        {
            "unconfirmed": "#e6ab63",
            "dot": "#86b9f7",
            "mark-figure": "#6fb0ff",
            "mark-unknown": "#e6ab63",
            "mark-finding": "#ff8078",
            "old": "#ff8f88",
            "new": "#62cc8a",
        },
        {
            "#3d4a5c": "#cbd3dc",
            "#5f6b7a": "#adb6c0",
            "#7a8490": "#adb6c0",
            "#1f5fa8": "#86b9f7",
            "#3b5b86": "#86b9f7",
            "#8a5200": "#e6ab63",
            "#b26a00": "#eba83f",
            "#1d7a3e": "#4fc27c",
            "#b3261e": "#f5776e",
            "#fff": "#101317",
        },
        tick="tick-light",
    ),
    CONTRAST: Theme(
        _roles(
            "#000000",
            "#000000",
            "#000000",
            "#ffffff",
            AlternateBase="#141414",
            Highlight="#ffe45c",
            HighlightedText="#000000",
            Accent="#ffe45c",
            PlaceholderText="#e4e4e4",
            ToolTipBase="#000000",
            ToolTipText="#ffffff",
            Link="#8fd3ff",
            LinkVisited="#e0b3ff",
            Light="#ffffff",
            Midlight="#c8c8c8",
            Mid="#ffffff",
            Dark="#c8c8c8",
            Shadow="#ffffff",
        ),
        "#a8a8a8",
        {
            "unconfirmed": "#ffc46b",
            "dot": "#ffe45c",
            "mark-figure": "#8fd3ff",
            "mark-unknown": "#ffc46b",
            "mark-finding": "#ff9a94",
            "old": "#ffa19b",
            "new": "#7dffa8",
        },
        {
            "#3d4a5c": "#ffffff",
            "#5f6b7a": "#ffffff",
            "#7a8490": "#ffffff",
            "#1f5fa8": "#8fd3ff",
            "#3b5b86": "#8fd3ff",
            "#8a5200": "#ffc46b",
            "#b26a00": "#ffc46b",
            "#1d7a3e": "#7dffa8",
            "#b3261e": "#ff9a94",
            "#fff": "#000000",
        },
        tick="tick-dark",
        lined=True,
    ),
}

_shown = LIGHT


def chosen(name: str) -> str:
    """Return the theme that a choice means now: the computer's own unless one is named."""
    if name in THEMES:
        return name
    hints = QGuiApplication.styleHints()
    # Qt 6.9 does not know yet what the computer asks for.
    asks = getattr(hints, "accessibility", None)
    if asks is not None and asks().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def show(name: str) -> Theme:
    """Let a theme be the one that is drawn from now on."""
    global _shown  # noqa: PLW0603 - there is one screen, and paint code asks from everywhere
    _shown = name
    return THEMES[name]


def shown() -> str:
    """Return the name of the theme that is drawn."""
    return _shown


def colour(name: str) -> QColor:
    """Return a colour of the shown theme by what it stands for."""
    return QColor(THEMES[_shown].own[name])
