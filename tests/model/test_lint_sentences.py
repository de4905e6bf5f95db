"""Findings in sentences that change with the answers; each test breaks one line of a good one."""

import pytest

from cchc_desktop.model.lint import lint_folder
from cchc_desktop.model.loader import TemplateError, load_template
from cchc_desktop.paths import resources
from tests.model import small_edition

SENTENCE = """
[[section.sentence]]
key = "cau.mot"
label = "Câu"
variants = [
    { when = "none_arisen(a.b)", text = "Chưa phát sinh." },
    { text = "Có {a.b} việc, {a.c}." },
]
"""


@pytest.fixture
def edition(tmp_path):
    import shutil

    shutil.copytree(resources() / "agencies", tmp_path / "agencies")
    (tmp_path / "templates").mkdir()
    folder = small_edition.write(tmp_path / "templates" / "thu")
    small_edition.change(folder, "1-mot.toml", '"Đạt {a.b}."', '"Đạt. {cau.mot}"')
    small_edition.change(
        folder,
        "1-mot.toml",
        '[[section.field]]\nkey = "a.b"',
        f'{SENTENCE}[[section.field]]\nkey = "a.b"',
    )
    return folder


def test_a_good_sentence_has_no_findings(edition):
    assert lint_folder(edition) == []


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("{a.b} việc", "{a.x} việc", "cau.mot: unknown name in text: a.x"),
        ("none_arisen(a.b)", "none_arisen(a.x)", "cau.mot: unknown name in a formula: a.x"),
        ("Chưa phát sinh.", "Chưa có 5 việc.", "cau.mot: the text holds the number 5"),
        ("Đạt. {cau.mot}", "Đạt. {a.b}", "cau.mot: its section's text does not show it"),
        (', text = "Chưa phát', ', text = "{cau.mot} phát', "cau.mot: a sentence within"),
        ('{ when = "none_arisen(a.b)", ', "{ ", "cau.mot: only its last wording"),
        ('text = "Có {a.b} việc, {a.c}."', 'text = ""', "cau.mot: its last wording says nothing"),
        ('{ text = "Có', '{ when = "no_data(a.b)", text = "Có', "cau.mot: its last wording has"),
    ],
)
def test_what_is_wrong_is_found(edition, old, new, finding):
    small_edition.change(edition, "1-mot.toml", old, new)
    found = lint_folder(edition)
    assert any(one.startswith(finding) for one in found), found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('key = "cau.mot"', 'key = "mot.cau"'),
        ('"none_arisen(a.b)"', '"none_arisen(1)"'),
        ('"none_arisen(a.b)"', '"a.b >"'),
    ],
)
def test_what_cannot_be_read_is_refused(edition, old, new):
    small_edition.change(edition, "1-mot.toml", old, new)
    with pytest.raises(TemplateError):
        load_template(edition)
