"""Holds the colours to their contrast, and the window to the look that was chosen."""

from itertools import product
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTreeWidget, QTreeWidgetItem

from cchc_desktop.ui import themes
from cchc_desktop.ui.icons import icon, row_icon
from cchc_desktop.ui.style import apply_style, heading, mute

ROLE = QPalette.ColorRole
# What is written in which colour on which ground.
TEXT = (
    (ROLE.WindowText, ROLE.Window),
    (ROLE.Text, ROLE.Base),
    (ROLE.Text, ROLE.AlternateBase),
    (ROLE.ButtonText, ROLE.Button),
    (ROLE.PlaceholderText, ROLE.Window),
    (ROLE.PlaceholderText, ROLE.Base),
    (ROLE.HighlightedText, ROLE.Highlight),
    (ROLE.ToolTipText, ROLE.ToolTipBase),
    (ROLE.Link, ROLE.Window),
    (ROLE.Link, ROLE.Base),
)
# Lines around boxes and of the focus, which only have to be seen.
LINES = ((ROLE.Mid, ROLE.Base), (ROLE.Highlight, ROLE.Window), (ROLE.Highlight, ROLE.Base))
ALL = pytest.mark.parametrize("name", themes.THEMES)


def luminance(colour):
    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def blended(over, ground, share):
    """Return a colour laid over another as the ground of a chip is."""
    parts = zip(over.getRgb()[:3], ground.getRgb()[:3], strict=True)
    return QColor(*(round(o * share + g * (1 - share)) for o, g in parts))


@pytest.fixture
def look(qapp):
    yield lambda name, percent=100: apply_style(qapp, name, percent)
    apply_style(qapp, themes.LIGHT)
    qapp.setStyleSheet("")


@ALL
def test_text_stands_out_from_its_ground(name):
    """F-47: contrast of at least 4.5 to 1, for explanations and messages as for figures."""
    palette = themes.THEMES[name].palette()
    for text, ground in TEXT:
        assert contrast(palette.color(text), palette.color(ground)) >= 4.5, (text, ground)
    for own, value in themes.THEMES[name].own.items():
        assert contrast(QColor(value), palette.color(ROLE.Base)) >= 4.5, own


@ALL
def test_a_chip_can_be_read_on_its_own_ground(name):
    palette = themes.THEMES[name].palette()
    ground = blended(palette.color(ROLE.Highlight), palette.color(ROLE.Base), 0.14)
    assert contrast(palette.color(ROLE.Text), ground) >= 4.5
    assert contrast(palette.color(ROLE.PlaceholderText), ground) >= 4.5


@ALL
def test_lines_and_icons_can_be_seen(name):
    palette = themes.THEMES[name].palette()
    for line, ground in LINES:
        assert contrast(palette.color(line), palette.color(ground)) >= 3, (line, ground)
    drawn = themes.THEMES[themes.DARK].icons
    for colour in drawn:
        shown = QColor(themes.THEMES[name].icons.get(colour, colour))
        if colour != "#fff":  # it stands on the colour of its sign
            assert contrast(shown, palette.color(ROLE.Window)) >= 3, colour


def test_icons_follow_the_theme_wherever_they_are(look, qtbot):
    """A button and a row of a tree are drawn anew, without anybody telling them."""
    look(themes.LIGHT)
    button, tree, row = QPushButton(), QTreeWidget(), QTreeWidgetItem(["Mục"])
    qtbot.addWidget(button)
    qtbot.addWidget(tree)
    button.setIcon(icon("export"))
    row.setIcon(0, row_icon("export"))
    tree.addTopLevelItem(row)
    look(themes.DARK)
    for shown in (button.icon(), row.icon(0)):
        picture = shown.pixmap(16, 16).toImage()
        strokes = [picture.pixelColor(x, y) for x in range(16) for y in range(16)]
        assert max(luminance(colour) for colour in strokes if colour.alpha() > 200) > 0.5


def test_every_size_of_text_is_of_the_size_it_had_first(look, qapp):
    look(themes.LIGHT)
    first = qapp.font().pointSizeF()
    for percent in (200, 90, 150, 100):
        look(themes.LIGHT, percent)
        assert qapp.font().pointSizeF() == pytest.approx(first * percent / 100)


def test_a_heading_follows_the_size_of_text(look, qtbot, qapp):
    label = heading("Cài đặt", 1.5)
    qtbot.addWidget(label)
    look(themes.LIGHT, 200)
    assert label.font().pointSizeF() == pytest.approx(1.5 * qapp.font().pointSizeF())
    look(themes.LIGHT, 100)
    assert label.font().pointSizeF() == pytest.approx(1.5 * qapp.font().pointSizeF())


def test_a_muted_label_follows_the_theme(look, qtbot):
    label = QLabel("giải thích")
    qtbot.addWidget(label)
    mute(label)
    label.show()
    look(themes.CONTRAST)
    assert label.foregroundRole() is ROLE.PlaceholderText
    assert label.palette().color(ROLE.PlaceholderText) == QColor("#e4e4e4")


def test_the_computers_own_theme_is_followed_unless_one_is_chosen(monkeypatch):
    schemes = [Qt.ColorScheme.Unknown, Qt.ColorScheme.Dark]
    hints = SimpleNamespace(colorScheme=schemes.pop)
    monkeypatch.setattr(themes.QGuiApplication, "styleHints", lambda: hints)
    assert themes.chosen(themes.CONTRAST) == themes.CONTRAST
    assert themes.chosen(themes.SYSTEM) == themes.DARK
    assert themes.chosen(themes.SYSTEM) == themes.LIGHT


def test_icons_of_selected_rows_stand_on_a_plate(look):
    """A blue icon on a blue selection cannot be seen, in unfolded rows of a tree neither."""
    for name, state in product((themes.LIGHT, themes.DARK), QIcon.State):
        look(name)
        found = row_icon("state-hint").pixmap(QSize(32, 32), QIcon.Mode.Selected, state)
        assert found.toImage().pixelColor(5, 3) == themes.THEMES[name].palette().base().color()


@ALL
def test_a_list_to_choose_from_has_an_arrow_that_is_seen_and_no_broken_edge(look, qtbot, name):
    look(name)
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItem("PDF")
    box.setEnabled(False)
    box.resize(200, 30)
    seen = box.grab().toImage()
    base = QColor(themes.THEMES[name].roles[ROLE.Base])
    edge = {seen.pixelColor(x, y).name() for x in range(182, 198) for y in (3, 26)}
    assert edge == {base.name()}
    column = [seen.pixelColor(189, y) for y in range(5, 25)]
    assert max(contrast(colour, base) for colour in column) >= 3
