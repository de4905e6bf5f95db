"""Holds the program to work without a network and without the risky parts of its libraries."""

import ast
import json
import os
import subprocess
import sys

import pytest

from tests.test_architecture import PACKAGE_FILES, ROOT, imported_modules, name_of

NETWORK = {
    *("asyncio", "ftplib", "http", "imaplib", "nntplib", "poplib", "requests", "smtplib"),
    *("socket", "socketserver", "ssl", "telnetlib", "urllib", "webbrowser", "xmlrpc"),
}
# Quoting of paths; a bell between windows of one user; a pipe to oneself, for signals.
HARMLESS = {"urllib.parse", "urllib.parse.quote", "socket.socketpair"}
HARMLESS |= {"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"}
# One runs what it finds in a cache, the other evaluates what it formats.
RISKY = ("reportlab.lib.fontfinder", "reportlab.lib.extformat")

# Does what an office does, and stops at the first touch of a network.
WORK = """
import json, sys

def stop(event, arguments):
    if event.split(".")[0] in ("socket", "urllib", "http", "ftplib", "smtplib", "webbrowser"):
        raise SystemExit(f"touched the network: {event} {arguments}")

sys.addaudithook(stop)
from cchc_desktop.cli import main

def do(*arguments):
    code = main(arguments)
    if code not in (0, 3):
        raise SystemExit(f"{arguments[0]}: {code}")

do("new", "--data", "a.cchc", "--sample")
for format in ("pdf", "docx", "txt", "json"):
    do("export", "--data", "a.cchc", "--report", "2018-6T", "--format", format, "--out",
       f"bao-cao.{format}")
do("new", "--data", "a.cchc", "--period", "2018-Q1", "--agency", "soc-trang")
for format in ("docx", "pdf", "json"):
    do("import", "--data", "a.cchc", "--report", "2018-Q1", "--accept", "all",
       f"bao-cao.{format}")
do("check", "--data", "a.cchc", "--report", "2018-6T")
do("check-page", "bao-cao.pdf")
do("backup", "--data", "a.cchc", "--out", "sao.cchc")
print("\\n" + json.dumps(sorted(sys.modules)))
"""


@pytest.mark.parametrize("path", PACKAGE_FILES, ids=name_of)
def test_no_file_of_ours_imports_what_talks_to_a_network(path):
    """R-53: whatever libraries could do, nobody of us asks them."""
    found = {
        module
        for module in imported_modules(path)
        if module.split(".")[0] in NETWORK or module.startswith("PySide6.QtNetwork")
    }
    if "socket" in found:
        source = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        used = {ast.unparse(node) for node in source if isinstance(node, ast.Attribute)}
        found = found - {"socket"} | {name for name in used if name.startswith("socket.")}
    assert found <= HARMLESS


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """Do the office's work in a process of its own; return the modules it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", WORK],
        cwd=tmp_path_factory.mktemp("văn phòng"),
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_a_day_in_the_office_touches_no_network(loaded):
    """R-53: no name is looked up, no socket made, no address opened."""
    assert "cchc_desktop.render.pdf" in loaded


def test_risky_parts_of_libraries_are_never_loaded(loaded):
    """R-52: not by us, and not by the libraries on the way from figures to files."""
    assert not loaded.intersection(RISKY)
    assert not {m for path in PACKAGE_FILES for m in imported_modules(path) if m.startswith(RISKY)}


def test_nobody_of_us_runs_what_he_reads():
    """R-52: no pickle, no eval, no exec of ours, in any file of the program."""
    for path in PACKAGE_FILES:
        names = {
            node.func.id
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not names & {"eval", "exec", "compile", "__import__"}, path
        roots = {module.split(".")[0] for module in imported_modules(path)}
        assert not roots & {"pickle", "marshal", "shelve"}, path
