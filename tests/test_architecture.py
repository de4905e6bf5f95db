"""Holds the house in shape: who imports whom, how long things get, where Vietnamese may stand."""

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "cchc_desktop"
LEAVES = {"errors", "faults", "messages", "paths", "windows", ""}
MAY_IMPORT = {
    "model": set(),
    "store": {"model"},
    "render": {"model"},
    "services": {"model", "store", "render"},
    "ui": {"model", "services", "render"},
}
FREE = {"app", "app_opening", "cli", "cli_data", "cli_parser", "selftest", "__main__"}
ONLY_IN = {
    "PySide6": {"ui", "app"},
    "shiboken6": {"ui", "app"},
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "reportlab": {"render"},
    "docx": {"render"},
    "lxml": {"render"},
    "pypdfium2": {"render"},
}
VIETNAMESE = re.compile("[À-ỹ]")
LONGEST_FILE = 400
LONGEST_FUNCTION = 60

PACKAGE_FILES = sorted(PACKAGE.rglob("*.py"))
ALL_FILES = [
    *PACKAGE_FILES,
    *sorted((ROOT / "tests").rglob("*.py")),
    *sorted((ROOT / "packaging").rglob("*.py")),
]


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def room_of(path):
    """Name the room a file of the package stands in; a lone file is its own room."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_modules(path):
    """List the dotted names a file imports, relative ones resolved, names of packages included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = resolve(path, node)
            yield from (f"{module}.{alias.name}" for alias in node.names)


def resolve(path, node):
    """Turn `from ..model import x` into the dotted name it means in this file."""
    if not node.level:
        return node.module
    parts = path.relative_to(ROOT).with_suffix("").parts[: -node.level]
    return ".".join([*parts, *filter(None, [node.module])])


def rooms_imported(path):
    for module in imported_modules(path):
        parts = module.split(".")
        if parts[0] == PACKAGE.name:
            room = parts[1]
            is_room = (PACKAGE / room).is_dir() or (PACKAGE / f"{room}.py").is_file()
            yield room if is_room else ""


@pytest.mark.parametrize("path", PACKAGE_FILES, ids=name_of)
def test_imports_run_one_way(path):
    """Rule 2 of the house: ui, services, store and render, model; never back."""
    room = room_of(path)
    if room in FREE:
        return
    allowed = LEAVES | {room} | MAY_IMPORT.get(room, set())
    assert set(rooms_imported(path)) <= allowed


@pytest.mark.parametrize("path", PACKAGE_FILES, ids=name_of)
def test_big_libraries_stay_in_their_room(path):
    """Rule 2 of the house: only ui knows Qt, only store SQLite, only render reportlab."""
    room = room_of(path)
    outside = {
        module
        for module in imported_modules(path)
        if room not in ONLY_IN.get(module.split(".")[0], {room})
    }
    assert not outside


@pytest.mark.parametrize("path", ALL_FILES, ids=name_of)
def test_files_and_functions_stay_short(path):
    """Rule 5 of the house style: a function stops at 60 lines, a file at 400."""
    source = path.read_text(encoding="utf-8")
    functions = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = [f.name for f in functions if f.end_lineno - f.lineno >= LONGEST_FUNCTION]
    assert not long
    # The catalogue of sentences is a list to look things up in, not code to follow.
    assert len(source.splitlines()) <= LONGEST_FILE or path.name == "messages.py"


@pytest.mark.parametrize("path", ALL_FILES, ids=name_of)
def test_no_error_is_swallowed(path):
    """Rule 28 of the house style: the narrowest exception, where something can be done."""
    broad = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and is_broad(node) and does_nothing(node)
    ]
    assert not broad


def is_broad(handler):
    return handler.type is None or ast.unparse(handler.type) in {"Exception", "BaseException"}


def does_nothing(handler):
    return all(isinstance(step, ast.Pass | ast.Continue | ast.Expr) for step in handler.body)


@pytest.mark.parametrize(
    "path",
    [p for p in PACKAGE_FILES if room_of(p) not in {"messages", "ui"}],
    ids=name_of,
)
def test_vietnamese_stands_only_in_messages_and_captions(path):
    """Rule 16 of the house style: code speaks English."""
    source = path.read_text(encoding="utf-8")
    skipped = docstring_lines(source)
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    found = [
        token.start[0]
        for token in tokens
        if token.type != tokenize.COMMENT
        and token.start[0] not in skipped
        and VIETNAMESE.search(token.string)
    ]
    assert not found


def docstring_lines(source):
    lines = set()
    for node in ast.walk(ast.parse(source)):
        first = getattr(node, "body", None)
        statement = first[0] if isinstance(first, list) and first else None
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            lines.update(range(statement.lineno, statement.end_lineno + 1))
    return lines


@pytest.mark.parametrize("path", ALL_FILES, ids=name_of)
def test_nothing_is_left_for_later(path):
    """What is merged is finished; what is not is an issue, not a comment."""
    marks = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")
    assert not marks.search(path.read_text(encoding="utf-8"))


def test_the_packaging_folder_is_no_package():
    """Our folder must not hide the library of the same name that pytest imports."""
    assert not (ROOT / "packaging" / "__init__.py").exists()
