"""The phrase bank by keys: choose, keep the selection, change and remove."""

import pytest
from PySide6.QtCore import Qt

from cchc_desktop.services.phrases import Phrase, phrases, save
from cchc_desktop.ui.dialogs.phrase_bank import PhraseBank, PhraseForm
from tests.ui.keys import CONTROL, press, type_text


@pytest.fixture
def bank_of(qtbot, sample):
    def make(**more):
        bank = PhraseBank(sample, "phuong_huong", **more)
        qtbot.addWidget(bank)
        bank.show()
        bank.activateWindow()
        qtbot.waitUntil(bank.search.hasFocus)
        return bank

    return make


@pytest.fixture
def form_of(monkeypatch):
    """Type into the form as soon as it asks."""

    def make(act):
        def run(form):
            form.show()
            act(form)
            return form.result()

        monkeypatch.setattr(PhraseForm, "exec", run)

    return make


def test_a_phrase_is_found_without_marks_and_inserted_with_its_chips(bank_of, qtbot):
    bank = bank_of()
    type_text(bank.search, "dao tao boi duong")
    assert "2018" in bank.preview.text()
    with qtbot.waitSignal(bank.chosen) as caught:
        press(bank.search, Qt.Key.Key_Return)
    assert "{nam}" in caught.args[0]


def test_phrases_of_the_section_are_first_and_arrows_walk_from_the_search(bank_of):
    bank = bank_of()
    first = bank.phrase()
    assert first.section == "phuong_huong"
    press(bank.search, Qt.Key.Key_Down)
    assert bank.phrase() != first


def test_what_is_selected_in_the_text_is_kept(bank_of, form_of, sample):
    def act(form):
        assert form.pad.sheet.toPlainText() == "Đạt tốt trong năm 2018."
        type_text(form.name, "Đạt tốt")
        press(form.name, Qt.Key.Key_Return)

    form_of(act)
    bank = bank_of(selected="Đạt *tốt* trong năm 2018.")
    bank.add()
    assert bank.phrase().name == "Đạt tốt"
    (kept,) = [phrase for phrase in phrases(sample) if not phrase.shipped]
    assert (kept.text, kept.section) == ("Đạt *tốt* trong năm {nam}.", "phuong_huong")


def test_an_empty_phrase_is_not_kept(bank_of, form_of, sample):
    told = []

    def act(form):
        press(form.pad.sheet, Qt.Key.Key_Return, CONTROL)
        told.append(form.note.text())
        form.reject()

    form_of(act)
    bank_of().add()
    assert "Chưa có lời văn" in told[0]
    assert all(phrase.shipped for phrase in phrases(sample))


def test_a_changed_shipped_phrase_can_be_removed_and_comes_back(bank_of, form_of, sample):
    def act(form):
        form.pad.sheet.setFocus()
        press(form.pad.sheet, Qt.Key.Key_End, CONTROL)
        type_text(form.pad.sheet, " Thêm.")
        form.accept()

    form_of(act)
    bank = bank_of()
    shipped = bank.phrase()
    assert not bank._buttons["remove"].isEnabled()
    bank.change()
    assert bank.phrase().text.endswith("Thêm.")
    assert bank.phrase().key == shipped.key
    bank._is_sure = lambda _phrase: True
    bank.remove()
    assert shipped in phrases(sample)


def test_nothing_is_removed_without_a_yes(bank_of, sample):
    kept = save(sample, Phrase("", "Của mình.", "phuong_huong"))
    bank = bank_of()
    assert bank.phrase() == kept
    bank._is_sure = lambda _phrase: False
    bank.remove()
    assert kept in phrases(sample)
