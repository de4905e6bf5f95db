"""The real window, typed into by key events on a hidden screen until somebody ends it."""

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from cchc_desktop.services.reports import SAMPLE
from cchc_desktop.ui.chapter_list import is_form
from tests.durability.deeds import words
from tests.ui.keys import press, type_text


def window(work):
    """Figures and texts typed letter by letter, undone, in sections that change."""
    page = open_page(work)
    work.tell("ready")
    while True:
        section = work.chance.choice(sections(page.session))
        work.step(page.session, [], lambda s=section: page.open_section(s.key))
        if section.fields and work.chance.random() < 0.6:
            type_figure(work, page, section)
        elif section.has_text:
            type_sentence(work, page, section)
        elif page.session._undo:
            work.step(page.session, page.session._undo[-1].before, page.undo)
        QTest.qWait(1)


def open_page(work):
    """Start the program on the data file and return the page of its report."""
    from cchc_desktop.app import Program, make_application

    work.application = make_application()
    settings = QSettings(str(work.folder / "cài đặt.ini"), QSettings.Format.IniFormat)
    work.program = Program(settings)
    work.program.start(work.path)
    work.program.window.open_report(SAMPLE)
    work.program.window.activateWindow()
    QTest.qWait(20)
    return work.program.window.workspace


def sections(session):
    return [section for section in session.template.sections if is_form(section)]


def type_figure(work, page, section):
    """Replace a figure as a clerk does: select what is there, type, Enter."""
    form = page._form()
    keys = [key for key in form.rows if page.session.field(key).type == "integer"]
    keys = [key for key in keys if page.session.field(key).kind == "typed"]
    if not keys:
        return
    key = work.chance.choice(keys)
    form.focus_field(key)
    editor = page.focused_row().editor
    target = editor.focusWidget() or editor
    typed = str(work.chance.randint(0, 10**6))

    def type_it():
        target.selectAll()
        type_text(target, f"{typed}\n")

    work.step(page.session, [key], type_it)


def type_sentence(work, page, section):
    """Add a sentence to the text, with the pauses in which it is handed over."""
    page.focus_narrative()
    editor = page._form().narrative.pad if hasattr(page._form().narrative, "pad") else None
    target = editor or page.focusWidget()
    sentence = words(work.chance, 12)

    def type_it():
        press(target, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        for word in sentence.split():
            type_text(target, f" {word}")
            QTest.qWait(work.chance.randint(0, 5))
        page.flush()

    work.step(page.session, [f"text.{section.key}"], type_it)
