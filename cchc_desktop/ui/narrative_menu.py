"""The menu of a sheet: clipboard, what can be inserted, and what can be done at the cursor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from cchc_desktop.model.narrative import Bound, NoteMark
from cchc_desktop.ui.narrative_signs import sign_near

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from cchc_desktop.ui.narrative_text import NarrativeText

_INSERT = (
    ("bind", "Chèn &số liệu…", "Ctrl+J"),
    ("cite", "Chèn &văn bản viện dẫn…", "Ctrl+Shift+J"),
    ("phrase", "Chèn &mẫu câu…", "Ctrl+Shift+B"),
    ("note", "Chèn chú thí&ch…", "Ctrl+Alt+F"),
)
_STYLE = (
    ("bold", "Chữ đậ&m", "Ctrl+B"),
    ("italic", "Chữ n&ghiêng", "Ctrl+I"),
    ("dash", "&Gạch đầu dòng", "Ctrl+Shift+8"),
    ("number", "Đánh &số", "Ctrl+Shift+7"),
)
_NOT_IN_NOTES = frozenset(("note", "dash", "number"))
_IN_REPORT = frozenset(("cite", "phrase"))


def make_menu(sheet: NarrativeText, *, in_report: bool) -> QMenu:
    """Build the menu as it is for the place of the cursor; commands go through the sheet."""
    menu = QMenu(sheet)
    _add_sign(menu, sheet)
    _add_clipboard(menu, sheet)
    writable = not sheet.isReadOnly()
    for entries in (_INSERT, _STYLE):
        menu.addSeparator()
        for name, caption, keys in entries:
            if (sheet.is_plain and name in _NOT_IN_NOTES) or (name in _IN_REPORT and not in_report):
                continue
            _add(menu, caption, keys, partial(sheet.command.emit, name), enabled=writable)
    menu.addSeparator()
    _add(menu, "Chọn &tất cả", "Ctrl+A", sheet.selectAll)
    return menu


def _add_sign(menu: QMenu, sheet: NarrativeText) -> None:
    """Add what can be done with the chip, footnote or mark at the cursor."""
    writable = not sheet.isReadOnly()
    sign = sign_near(sheet)
    if isinstance(sign, Bound):
        _add(menu, "Đến ô &nhập của số liệu", "F4", sheet.go_to_field)
        if sheet.can_unfold(sign):
            unfold = partial(sheet.command.emit, "unfold")
            _add(menu, "Tách câu thành c&hữ", "Ctrl+Shift+G", unfold, enabled=writable)
    elif isinstance(sign, NoteMark):
        _add(menu, "Sửa chú thíc&h…", "F2", sheet.edit_note, enabled=writable)
    found = sheet.marks.at(sheet.textCursor().selectionStart())
    if found is not None and found[0].loose is not None:
        _add(menu, "&Gắn số này với số liệu", "F2", partial(sheet.command.emit, "fix"))
    if not menu.isEmpty():
        menu.addSeparator()


def _add_clipboard(menu: QMenu, sheet: NarrativeText) -> None:
    writable, selected = not sheet.isReadOnly(), sheet.textCursor().hasSelection()
    if writable:
        _add(menu, "&Hoàn tác", "Ctrl+Z", sheet.undo_wanted.emit)
        _add(menu, "&Làm lại", "Ctrl+Y", sheet.redo_wanted.emit)
        menu.addSeparator()
    _add(menu, "&Cắt", "Ctrl+X", sheet.cut_out, enabled=writable and selected)
    _add(menu, "Sao ché&p", "Ctrl+C", sheet.copy, enabled=selected)
    can_paste = writable and sheet.canPaste()
    _add(menu, "&Dán", "Ctrl+V", sheet.paste, enabled=can_paste)
    _add(menu, "Dán chữ &không định dạng", "Ctrl+Shift+V", sheet.paste_plain, enabled=can_paste)


def _add(
    menu: QMenu, caption: str, keys: str, act: Callable[[], object], *, enabled: bool = True
) -> QAction:
    action = menu.addAction(f"{caption}\t{keys}")
    action.triggered.connect(lambda _checked=False: act())
    action.setEnabled(enabled)
    return action
