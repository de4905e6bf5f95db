"""Every key of the program in groups, taken from the tables that the keys are obeyed by."""

from collections.abc import Iterable

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from cchc_desktop import messages
from cchc_desktop.ui import narrative_keys
from cchc_desktop.ui.actions import CHAPTER_KEYS, MENUS, plain
from cchc_desktop.ui.answer_bar import ANSWER_KEYS, REASON_KEY
from cchc_desktop.ui.editors import FIGURE_MOVE, MOVES
from cchc_desktop.ui.number_question import LETTERS
from cchc_desktop.ui.table_grid import KEYS

Rows = list[tuple[str, str]]
OR = " hoặc "
# What the commands of a text do; the keys are in ``narrative_keys``.
TEXT_COMMANDS = {
    "bold": "Chữ đậm",
    "italic": "Chữ nghiêng",
    "dash": "Gạch đầu dòng",
    "number": "Đánh số",
    "note": "Chú thích chân trang",
    "bind": "Chèn số liệu tự điền",
    "cite": "Chèn văn bản viện dẫn",
    "phrase": "Chèn câu mẫu",
    "edit": "Sửa số liệu tự điền hoặc chú thích tại con trỏ; gắn số tại con trỏ với số liệu",
    "goto": "Đến ô của số liệu tự điền",
    "unfold": "Tách câu tự điền thành chữ",
    "paste_plain": "Dán chữ không định dạng",
    "reviewed": "Đánh dấu đoạn đã rà soát",
    "fix": "Sửa theo gợi ý tại con trỏ",
    "next_mark": "Đến chỗ cần xem tiếp theo",
    "previous_mark": "Về chỗ cần xem liền trước",
}
_NAMES = {"PgDown": "PgDn", "Down": "↓", "Up": "↑", "Return": "Enter", "Del": "Delete"}


def groups() -> list[tuple[str, Rows]]:
    """Return the groups of the sheet: a title, and what each key does."""
    return [
        *_menus(),
        ("Ô nhập", _moves()),
        ("Ký hiệu trong ô số liệu", _signs()),
        ("Câu hỏi về số chưa rõ", _question()),
        ("Vấn đề đang chọn", _answers()),
        ("Bảng", [(caption, shown_keys([keys])) for keys, _, caption in KEYS]),
        ("Nội dung của mục", _text()),
    ]


def shown_keys(combinations: Iterable[str]) -> str:
    """Return combinations as they stand on the keyboard."""
    shown = []
    for combination in combinations:
        parts = combination.split("+")
        shown.append("+".join(_NAMES.get(part, part) for part in parts))
    return OR.join(dict.fromkeys(shown))


def _menus() -> list[tuple[str, Rows]]:
    found = []
    for menu, entries in MENUS:
        commands = [command for command in entries if command is not None and command.keys]
        rows = [(plain(c.caption).rstrip("…"), shown_keys(c.keys)) for c in commands]
        if any(command.name == "next" for command in commands):
            first, last = CHAPTER_KEYS[0], CHAPTER_KEYS[-1]
            rows.append((f"Phần thứ {first} … {last} của báo cáo", f"Ctrl+{first} … Ctrl+{last}"))
        if rows:
            found.append((f"Trình đơn {plain(menu)}", rows))
    return found


def _moves() -> Rows:
    moves = [*MOVES[:1], FIGURE_MOVE, *MOVES[1:]]
    rows = [(caption, shown_keys([_combination(key, held)])) for key, held, _, caption in moves]
    return [*rows, ("Ô bất kỳ kế bên, cả ô khóa", "Tab, Shift+Tab"), ("Chọn trong danh sách", "↓")]


def _signs() -> Rows:
    before = [
        (f"{messages.QUALIFIERS[name]}, ví dụ {sign}600", sign)
        for sign, name in messages.QUALIFIER_KEYS.items()
    ]
    alone = [(messages.MISSING[name], sign) for sign, name in messages.MISSING_KEYS.items()]
    return [*before, *alone, ("Tất cả của tất cả, ví dụ 12/ là 12/12", "/")]


def _question() -> Rows:
    return [
        ("Nhận cách đọc ghi trên nút", ", ".join(LETTERS)),
        ("Nhập lại số", shown_keys(["Esc"])),
    ]


def _answers() -> Rows:
    return [
        ("Làm việc ghi trên nút: đến ô, sửa, bỏ qua", f"{ANSWER_KEYS[0]} … {ANSWER_KEYS[-1]}"),
        ("Ghi lý do", REASON_KEY),
    ]


def _text() -> Rows:
    keys: dict[str, list[str]] = {}
    for (key, held), command in narrative_keys.COMMANDS.items():
        keys.setdefault(command, []).append(_combination(key, held))
    return [(TEXT_COMMANDS[command], shown_keys(_typed(found))) for command, found in keys.items()]


def _typed(combinations: list[str]) -> list[str]:
    """Leave out what is the same key with Shift held, or on the keypad."""
    kept = [c for c in combinations if c.rpartition("+")[2] not in ("*", "&", "Enter")]
    return kept or combinations


def _combination(key: Qt.Key, held: Qt.KeyboardModifier) -> str:
    return QKeySequence(QKeyCombination(held, key)).toString()
