"""Annexes in the window: the switches an edition declares, and a table as wide as its form."""

from PySide6.QtWidgets import QGroupBox

from cchc_desktop.messages import ANNEX_CHOICES
from cchc_desktop.ui.head_form import HeadForm
from cchc_desktop.ui.section_form import SectionForm
from cchc_desktop.ui.table_editor import TableEditor


def test_the_header_form_lists_the_annexes_of_the_edition(qtbot, sample):
    form = HeadForm(sample)
    qtbot.addWidget(form)
    group = next(g for g in form.findChildren(QGroupBox) if g.title() == "Phụ lục")
    wanted = [part.switch for part in sample.template.annexes]
    assert [key for key in form.rows if group.isAncestorOf(form.rows[key])] == wanted
    assert all(form.rows[key].field.choices == ANNEX_CHOICES for key in wanted)


def test_an_annex_that_was_not_asked_for_says_so(qtbot, sample):
    form = HeadForm(sample)
    qtbot.addWidget(form)
    rows = [form.rows[part.switch] for part in sample.template.annexes]
    assert {row.text() for row in rows} == {ANNEX_CHOICES[1]}
    assert not any(row.is_pending for row in rows)


def test_a_wide_table_takes_the_whole_form_and_counts_its_columns(qtbot, sample):
    """Its checks speak of columns (3) and (7), as the printed form does."""
    form = SectionForm(sample, sample.template.by_key["ket_qua.tthc.giai_quyet"])
    qtbot.addWidget(form)
    form.resize(800, 600)
    form.show()
    row = form.rows["ho_so.bieu"]
    assert row.editor.width() == row.width()
    assert row.editor.grid.horizontalHeaderItem(6).text().endswith("(7)")


def test_a_table_of_thirteen_columns_keeps_them_readable(qtbot, sample):
    form = SectionForm(sample, sample.template.by_key["ket_qua.tthc.giai_quyet"])
    qtbot.addWidget(form)
    form.resize(800, 600)
    form.show()
    editor = form.rows["ho_so.bieu"].editor
    assert isinstance(editor, TableEditor)
    letters = editor.grid.fontMetrics().horizontalAdvance("1.234.567")
    widths = [editor.grid.columnWidth(column) for column in range(13)]
    assert min(widths) > letters
    assert sum(widths) > editor.grid.viewport().width()
