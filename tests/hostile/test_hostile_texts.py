"""Texts that look like markup, code, formulas and addresses: printed as they are, and only that."""

import json
import os
import socket
import subprocess
import sys
from unicodedata import normalize

import pytest
from docx import Document as WordFile
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.model.narrative import escape
from cchc_desktop.model.pasted_rows import copied_rows, pasted_rows
from cchc_desktop.model.text import clean, clean_line
from cchc_desktop.services.export import export
from cchc_desktop.services.interchange import read_json, write_json
from cchc_desktop.services.replacing import find
from cchc_desktop.services.search import SearchIndex
from tests.hostile.fuzz import ROOT
from tests.hostile.words import CODE, FETCH, FORMULAS, MARKUP, NUMBERS, SEARCHES, SIGNS
from tests.pdf_reading import read_pdf
from tests.services.small_report import small_report

LOCALES = ("C", "vi_VN.UTF-8", "en_US.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8")
HEAD_LINES = ("head.subject", "head.place", "head.signer", "head.symbol")


@pytest.fixture(scope="module")
def listener():
    """A door on this machine that nobody may knock at."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server
        with pytest.raises(BlockingIOError):
            server.accept()


def hostile(listener):
    port = listener.getsockname()[1]
    return [*MARKUP, *CODE, *FORMULAS, *(text.replace("{port}", str(port)) for text in FETCH)]


def letters(text):
    """Only what is no blank: lines are broken anew on every page."""
    return "".join(normalize("NFC", text).split())


@pytest.fixture(scope="module")
def exported(tmp_path_factory, listener):
    """A report with hostile words in every text, footnote, header line and note, in each format."""
    folder = tmp_path_factory.mktemp("xuất")
    words = hostile(listener)
    with small_report(folder) as session:
        text = "\n\n".join(f"“{escape(clean_line(word))}”" for word in words)
        notes = " ".join(f"x^[{escape(clean_line(word))}]" for word in words[:20])
        session.take_all({"text.mot.ba": text, "text.mot.hai": notes, "text.mo_dau": text})
        for key, word in zip(HEAD_LINES, words[1:], strict=False):
            session.take(key, word)
        session.take("head.recipients", "\n".join(words))
        files = {name: folder / f"báo cáo.{name}" for name in ("pdf", "docx", "txt")}
        for name, path in files.items():
            export(session, name, path)
        head = [session.shown(key) for key in HEAD_LINES]
        yield words, files, head, write_json(session)


def test_plain_text_holds_hostile_words_letter_by_letter(exported):
    words, files, head, _ = exported
    text = letters(files["txt"].read_text(encoding="utf-8"))
    assert [word for word in (*words, *head) if letters(clean_line(word)) not in text] == []


def test_word_holds_hostile_words_letter_by_letter(exported):
    words, files, _, _ = exported
    text = letters("\n".join(p.text for p in WordFile(str(files["docx"])).paragraphs))
    assert [word for word in words if letters(clean_line(word)) not in text] == []


def test_the_printed_page_holds_hostile_words_letter_by_letter(exported):
    """R-28, R-29: nothing is evaluated, no file is opened, no address is asked."""
    words, files, _, _ = exported
    text = letters("".join(page.text for page in read_pdf(files["pdf"])).replace("\x02", "-"))
    assert [word for word in words if letters(clean_line(word)) not in text] == []
    assert b"/URI" not in files["pdf"].read_bytes()


def test_json_gives_hostile_words_back(exported, tmp_path):
    """R-36: what was typed comes back equal."""
    *_, written = exported
    with small_report(tmp_path) as session:
        session.take_all(read_json(written, session.template))
        again = json.loads(write_json(session))
    assert again == json.loads(written)


@settings(max_examples=40)
@given(st.lists(st.text(max_size=60), min_size=5, max_size=5))
def test_any_letters_survive_saving_and_our_json(small_session, typed):
    """R-33, R-36: cleaned once, they stay as they are."""
    text, *head = typed
    small_session.take_text("mot.ba", text)
    assert small_session.text("mot.ba") == clean(text)
    for key, word in zip(HEAD_LINES, head, strict=True):
        small_session.take(key, word)
    written = write_json(small_session)
    before = json.loads(written)
    small_session.take_all(read_json(written, small_session.template))
    assert json.loads(write_json(small_session)) == before


@pytest.fixture(scope="module")
def small_session(tmp_path_factory):
    with small_report(tmp_path_factory.mktemp("nhỏ")) as session:
        yield session


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_are_cleaned_by_one_policy_and_stay_so(sign):
    """R-33: control, direction and half signs go; a cleaned text is clean."""
    cleaned = clean(f"a{sign}b")
    assert clean(cleaned) == cleaned
    assert not any(
        "\ud800" <= letter <= "\udfff" or letter in "\x00\u202e\ufeff" for letter in cleaned
    )


# --- fonts of the system

PRINT = """
import hashlib, io
from cchc_desktop.render import pdf
from tests.render.samples import layout, report
target = io.BytesIO()
pdf.write(report(), layout(), target)
print(hashlib.sha256(target.getvalue()).hexdigest())
"""


def test_the_page_is_the_same_without_fonts_and_with_broken_ones(tmp_path):
    """R-37: only the faces that come with the program are drawn with."""
    broken = tmp_path / ".fonts" / "TimesNewRoman.ttf"
    broken.parent.mkdir()
    broken.write_bytes(b"\x00\x01\x00\x00" + b"\xff" * 100)
    without = {"HOME": str(tmp_path), "FONTCONFIG_FILE": str(tmp_path / "absent.conf")}
    printed = {
        subprocess.run(
            [sys.executable, "-c", PRINT],
            cwd=ROOT,
            env=os.environ | change,
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for change in ({}, without)
    }
    assert len(printed) == 1


# --- tables for spreadsheets


@pytest.mark.parametrize("cell", [*FORMULAS, "- Sở Nội vụ", "+84 12", "@a", "'=1", "''=1", '"x" y'])
def test_copied_cells_are_no_formulas_and_come_back(cell):
    """R-30: a spreadsheet shows what would be a formula, and we take it back as it was."""
    copied = copied_rows([[cell, "x"]])
    assert copied[0] not in "=+@\t\r"
    assert not copied.startswith("-")
    assert pasted_rows(copied) == [[clean_line(cell), "x"]]


@pytest.mark.parametrize("cell", ["-5", "+5", "-1.234,5", "-", "12", "Sở A", "'quote"])
def test_numbers_and_words_are_copied_as_they_are(cell):
    assert copied_rows([[cell]]) == cell


# --- search


@pytest.mark.parametrize("asked", [*SEARCHES, *CODE])
def test_search_takes_every_sign_literally(small_session, asked):
    """R-31: neither SQL, nor patterns, nor the syntax of a search."""
    small_session.take_text("mot.ba", escape(f"trước {clean_line(asked)} sau"))
    wanted = clean_line(asked)
    found = find(small_session, wanted, section="mot.ba")
    assert bool(found) is bool(wanted)
    assert all(hit.found == wanted for hit in found)
    index = SearchIndex(library_of(small_session))
    assert list(index.refresh()) is not None
    index.find(asked)
    assert small_session.store.reports()


def library_of(session):
    from cchc_desktop.services.reports import Library

    return Library(session.store, session.resources, "lan")


# --- numbers under other systems' settings

READ = """
import json, sys
from decimal import Decimal
from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.template import Field
from cchc_desktop.model.values import Style
rows = []
for typed in json.load(sys.stdin):
    for kind in ("integer", "decimal", "percent", "fraction"):
        value = FIELD_TYPES[kind].parse(typed, Field("a.b", "A", kind))
        shown = FIELD_TYPES[kind].show(value, Style()) if value else ""
        rows.append([typed, kind, repr(value), shown])
json.dump(rows, sys.stdout)
"""


def read_under(locale):
    settings_ = dict.fromkeys(("LC_ALL", "LANG", "LC_NUMERIC", "LANGUAGE"), locale)
    typed = json.dumps([text for text in NUMBERS if len(text) < 50])
    done = subprocess.run(
        [sys.executable, "-c", READ],
        input=typed,
        env={**os.environ, **settings_},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(done.stdout)


def test_numbers_are_read_alike_whatever_the_system_is_set_to():
    """R-27: one table of what is taken, asked about and refused."""
    tables = [read_under(locale) for locale in LOCALES]
    assert all(table == tables[0] for table in tables)
    taken = {
        typed: shown
        for typed, kind, value, shown in tables[0]
        if kind == "decimal" and value.startswith("Number")
    }
    assert taken == {
        "1.234": "1.234",
        "1,234": "1,234",
        "1 234": "1.234",
        "1\u00a0234": "1.234",
        "+5": "5",
        "-0": "0",
        ">600": "hơn 600",
    }
