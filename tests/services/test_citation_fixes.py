"""Findings on citations set right in the stored texts, as one step."""

from datetime import date

import pytest

from cchc_desktop.model.citation_record import Record
from cchc_desktop.services.citation_fixes import fixes
from tests.services.small_report import small_report

FULL = "Kế hoạch số 44/KH-UBND ngày 13/4/2018 của UBND tỉnh về đổi mới"


@pytest.fixture
def session(tmp_path):
    with small_report(tmp_path) as opened:
        yield opened


def mended(session, rule, choice=0, section="mo_dau"):
    """Apply a fix of the first finding of a rule and return the section's text."""
    problem = next(p for p in session.problems if p.rule == f"vien_dan.{rule}")
    session.take_all(fixes(problem, session)[choice].changes)
    return session.text(section)


@pytest.mark.parametrize(
    ("text", "rule", "right"),
    [
        ("Theo **Quyết định số 1/QĐ-TTG**.", "cach_viet", "Theo **Quyết định số 1/QĐ-TTg**."),
        ("Theo Quyết định 1/QĐ-TTg.", "thieu_so", "Theo Quyết định số 1/QĐ-TTg."),
        ("^[Kế hoạch số 1/KH-UBND, ngày 05/4/2018]", "dau_phay",
         "^[Kế hoạch số 1/KH-UBND ngày 05/4/2018]"),
        ("Quyết định số 1/KH-UBND", "loai", "Kế hoạch số 1/KH-UBND"),
        ("Theo Kế hoạch số 1/KH-UBNDTTHC.", "viet_lien", "Theo Kế hoạch số 1/KH-UBND TTHC."),
        (f"{FULL}. Theo {FULL}.", "nhac_lai", f"{FULL}. Theo Kế hoạch số 44/KH-UBND."),
        (f"{FULL}. Theo {FULL} đã làm.", "nhac_lai",
         f"{FULL}. Theo Kế hoạch số 44/KH-UBND về đổi mới đã làm."),
    ],
)  # fmt: skip
def test_words_are_set_right_where_they_stand(session, text, rule, right):
    session.take_text("mo_dau", text)
    assert mended(session, rule) == right


def test_the_code_can_be_set_right_instead_of_the_type(session):
    session.take_text("mo_dau", "Quyết định số 1/KH-UBND")
    assert mended(session, "loai", choice=1) == "Quyết định số 1/QĐ-UBND"


def test_all_repetitions_are_shortened_in_one_step(session):
    for section in ("mo_dau", "mot.hai", "mot.ba"):
        session.take_text(section, f"Theo {FULL}: tỉnh {{ky}}.")
    assert mended(session, "nhac_lai", choice=1) == f"Theo {FULL}: tỉnh {{ky}}."
    assert session.text("mot.hai") == "Theo Kế hoạch số 44/KH-UBND: tỉnh {ky}."
    assert session.text("mot.ba").endswith(" tỉnh {ky}.")
    assert "vien_dan.nhac_lai" not in [problem.rule for problem in session.problems]
    session.undo()
    assert session.text("mot.hai") == f"Theo {FULL}: tỉnh {{ky}}."


def test_a_first_citation_is_filled_from_the_register(session):
    session.take_text("mo_dau", "Theo Kế hoạch số 44/KH-UBND của UBND tỉnh, đã họp.")
    register = session.texts.register
    (entry,) = register.entries()
    problem = next(p for p in session.problems if p.rule == "vien_dan.chua_du")
    assert fixes(problem, session) == []
    known = Record("Kế hoạch", "44/KH-UBND", date(2018, 4, 13), subject="đổi mới")
    register.save(entry.key, known)
    assert mended(session, "chua_du") == f"Theo {FULL}, đã họp."


def test_one_of_two_days_is_chosen(session):
    first = "Kế hoạch số 9/KH-UBND ngày 23/01/2018"
    session.take_text("mo_dau", f"{first}; Kế hoạch số 9/KH-UBND ngày 24/01/2018")
    assert mended(session, "hai_ngay").count("23/01/2018") == 2
    session.undo()
    assert mended(session, "hai_ngay", choice=1).count("24/01/2018") == 2


def test_a_document_no_longer_in_force_is_replaced(session):
    session.take_text("mo_dau", f"Theo {FULL}.")
    register = session.texts.register
    (entry,) = register.entries()
    day = entry.record.date
    gone = Record("Kế hoạch", "44/KH-UBND", day, expires=day, replaced_by="Kế hoạch số 1/KH-UBND")
    register.save(entry.key, gone)
    assert mended(session, "het_hieu_luc") == "Theo Kế hoạch số 1/KH-UBND."


def test_what_the_register_says_can_be_taken_over(session):
    session.take_text("mo_dau", "Quyết định số 1/KH-UBND ngày 05/4/2018. Quyết định số 1/KH-UBND.")
    register = session.texts.register
    (entry,) = register.entries()
    register.save(entry.key, Record("Quyết định", "1/QĐ-UBND", date(2018, 4, 6)))
    right = "Quyết định số 1/QĐ-UBND ngày 05/4/2018. Quyết định số 1/QĐ-UBND."
    assert mended(session, "khac_danh_muc", choice=1) == right
    assert mended(session, "khac_danh_muc") == right.replace("05/4", "06/4")
    assert "vien_dan.khac_danh_muc" not in [problem.rule for problem in session.problems]


def test_words_partly_in_another_style_are_left_alone(session):
    session.take_text("mo_dau", "Theo Quyết định số 1/QĐ-*TTG*.")
    problem = next(p for p in session.problems if p.rule == "vien_dan.cach_viet")
    assert fixes(problem, session) == []


def test_other_findings_have_no_fix_here(session):
    assert fixes(session.problems[0], session) == []


def test_a_change_elsewhere_is_an_offer_of_its_own_that_names_the_places(session):
    wrong = "Quyết định số 168/KH-UBND"
    session.take_text("mot.hai", f"Theo {wrong} ngày 01/02/2018 đã họp.")
    session.take_text("mot.ba", f"Đã họp.^[{wrong}.]")
    problem = next(p for p in session.problems if p.rule == "vien_dan.loai")
    here, both, *_ = fixes(problem, session)
    assert set(here.changes) == {"text.mot.hai"}
    assert set(both.changes) == {"text.mot.hai", "text.mot.ba"}
    assert both.label == f"{here.label} – sửa 2 chỗ: I.1, I.2"


def test_of_two_days_each_is_written_where_the_other_stands(session):
    first = "Kế hoạch số 9/KH-UBND ngày"
    session.take_text("mot.hai", f"{first} 23/01/2018")
    session.take_text("mot.ba", f"{first} 24/01/2018")
    problem = next(p for p in session.problems if p.rule == "vien_dan.hai_ngay")
    here, there = fixes(problem, session)
    assert here.changes == {"text.mot.ba": f"{first} 23/01/2018"}
    assert there.changes == {"text.mot.hai": f"{first} 24/01/2018"}
    assert there.label.endswith("sửa 1 chỗ: I.1")


def test_letters_run_on_behind_a_symbol_make_no_other_document(session):
    session.take_text("mot.hai", f"Theo {FULL}.")
    session.take_text("mot.ba", "Theo Kế hoạch số 44/KH-UBNDTTHC, đã họp.")
    (entry,) = session.texts.register.entries()
    assert entry.count == 2
