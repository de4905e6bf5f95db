"""Holds the sheet of keys to the tables that the keys are obeyed by."""

from PySide6.QtWidgets import QTableWidget

from cchc_desktop import messages
from cchc_desktop.ui import narrative_keys
from cchc_desktop.ui.actions import commands, plain
from cchc_desktop.ui.dialogs.texts import ShortcutSheet
from cchc_desktop.ui.editors import FIGURE_MOVE, MOVES
from cchc_desktop.ui.shortcuts import TEXT_COMMANDS, groups
from cchc_desktop.ui.table_grid import KEYS


def listed():
    return {caption: keys for _, rows in groups() for caption, keys in rows}


def test_every_command_with_a_key_is_listed_with_all_its_keys():
    rows = listed()
    for command in commands():
        if command.keys:
            shown = rows[plain(command.caption).rstrip("…")]
            assert shown.count(" hoặc ") == len(command.keys) - 1


def test_every_key_of_the_editors_is_listed():
    captions = {caption for *_, caption in (*MOVES, FIGURE_MOVE, *KEYS)}
    assert captions <= set(listed())
    text = set(narrative_keys.COMMANDS.values())
    assert text <= set(TEXT_COMMANDS)
    assert {TEXT_COMMANDS[command] for command in text} <= set(listed())


def test_the_signs_of_figures_are_listed():
    """F-09, F-10."""
    signs = set(dict(groups())["Ký hiệu trong ô số liệu"])
    assert {(words, key) for key, name in messages.MISSING_KEYS.items()
            if (words := messages.MISSING[name])} <= signs  # fmt: skip
    assert {key for _, key in signs} >= set(messages.QUALIFIER_KEYS)


def test_the_sheet_shows_groups_and_keys(qtbot):
    sheet = ShortcutSheet()
    qtbot.addWidget(sheet)
    table = sheet.findChild(QTableWidget)
    cells = [table.item(row, 0).text() for row in range(table.rowCount())]
    assert {title for title, _ in groups()} <= set(cells)
    assert set(listed()) <= set(cells)
