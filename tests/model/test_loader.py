"""Holds the strict loading of templates: order, numbers, labels, and errors that name the place."""

import pytest

from cchc_desktop.errors import UserError
from cchc_desktop.model.loader import TemplateError, load_template
from cchc_desktop.model.template import Column, Kind
from cchc_desktop.paths import resources
from tests.model.small_edition import change

EDITION = resources() / "templates" / "cchc-2012"


def test_a_small_edition_reads_in_order(edition):
    template = load_template(edition)
    assert [s.key for s in template.sections] == ["mo_dau", "mot", "mot.hai", "mot.ba", "ket_thuc"]
    assert [s.level for s in template.sections] == [0, 1, 2, 2, 0]
    assert template.by_key["mot"].label == "I. PHẦN MỘT"
    assert template.by_key["mot.ba"].label == "I.2 Về kiểm tra"
    assert not template.by_key["mot"].has_text
    assert template.by_key["mot.ba"].has_text


def test_typed_figures_are_required_and_not_negative_by_default(edition):
    fields = load_template(edition).fields
    assert (fields["a.b"].required, fields["a.b"].minimum) == (True, 0)
    assert (fields["a.c"].required, fields["a.c"].minimum) == (False, None)
    assert fields["a.c"].kind is Kind.COMPUTED


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('unit = "việc"', 'untt = "việc"', "1-mot.toml > mot.hai > a.b > untt"),
        ('label = "Số việc"', "label = 5", "1-mot.toml > mot.hai > a.b > label"),
        ('label = "Số việc"', "", "1-mot.toml > mot.hai > a.b > label"),
        ('label = "Số việc"', 'label = ""', "1-mot.toml > mot.hai > a.b > label"),
        ("level = 2", "level = true", "1-mot.toml > mot.hai > level"),
        ("level = 2", "level = 3", "1-mot.toml > mot.hai > level"),
        ("level = 2", "level = 1", "1-mot.toml > mot.hai > level"),
        ("level = 1", "level = 2", "1-mot.toml > mot > level"),
        ('key = "a.b"', 'key = "A.b"', "1-mot.toml > mot.hai > A.b > key"),
        ('key = "a.b"', 'key = "ab"', "1-mot.toml > mot.hai > ab > key"),
        ('key = "a.b"', 'key = "head.b"', "1-mot.toml > mot.hai > head.b > key"),
        ('key = "a.b"', 'key = "reason.b"', "1-mot.toml > mot.hai > reason.b > key"),
        ('key = "a.b"', 'key = "b.total"', "1-mot.toml > mot.hai > b.total > key"),
        ('key = "a.c"', 'key = "a.b"', "1-mot.toml > mot.hai > a.b"),
        ('key = "mot.ba"', 'key = "mot.hai"', "1-mot.toml > mot.hai"),
        ('type = "integer"', 'type = "money"', "1-mot.toml > mot.hai > a.b > type"),
        ('type = "integer"', 'type = "table"', "1-mot.toml > mot.hai > a.b > columns"),
        ('type = "integer"', 'type = "integer"\ndefault = "x"', "mot.hai > a.b > default"),
        ('type = "integer"', 'type = "integer"\nmin = 0.5', "mot.hai > a.b > min"),
        ("percent(a.b, 5)", "a.b ** 5", "1-mot.toml > mot.hai > a.c > compute"),
        ('"percent(a.b, 5)"', '"1"\nprofile = "units.x"', "1-mot.toml > mot.hai > a.c"),
        ('strength = "error"', 'strength = "fatal"', "1-mot.toml > mot.hai > a.rule > strength"),
        ('key = "mot"', 'key = "khac"', "1-mot.toml > khac"),
        ("[[section.rule]]", "[[section.rules]]", "1-mot.toml > mot.hai > rules"),
        ("[[section]]", "[[section]", "1-mot.toml"),
        ('key = "mot"', 'key = "mot"\nkey = "mot"', "1-mot.toml"),
    ],
)
def test_errors_name_file_section_and_field(edition, old, new, place):
    change(edition, "1-mot.toml", old, new)
    with pytest.raises(TemplateError) as caught:
        load_template(edition)
    assert place in caught.value.message
    assert "{" not in caught.value.message


@pytest.mark.parametrize("name", ["2-hai.toml", "../thu/1-mot.toml", "/etc/passwd", "1-mot"])
def test_unknown_files_are_refused(edition, name):
    change(edition, "template.toml", "1-mot.toml", name)
    with pytest.raises(UserError, match=r"template\.toml > mot"):
        load_template(edition)


def test_a_file_no_chapter_names_is_an_error(edition):
    (edition / "9-quen.toml").write_text("", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"9-quen\.toml"):
        load_template(edition)


def test_a_missing_edition_is_a_clear_error(tmp_path):
    with pytest.raises(TemplateError, match=r"template\.toml"):
        load_template(tmp_path / "khong-co")


def test_the_shipped_edition_has_the_official_outline():
    """T01-T47: all headings of the outline with opening and closing, five chapters."""
    template = load_template(EDITION)
    assert len(template.sections) == 49
    assert [c.key for c in template.chapters] == [
        "chi_dao", "ket_qua", "danh_gia", "phuong_huong", "kien_nghi",
    ]  # fmt: skip
    assert template.by_key["ket_qua.tthc.giai_quyet"].label.startswith("II.2.2.đ ")
    assert "head.signatory" in template.head_fields


def test_a_table_field_has_columns_of_known_types(edition):
    columns = 'columns = [{key = "so", label = "Số", type = "integer", unit = "việc"}]'
    change(edition, "1-mot.toml", 'type = "integer"', f'type = "table"\n{columns}')
    assert load_template(edition).fields["a.b"].columns == (Column("so", "Số", "integer", "việc"),)
    change(edition, "1-mot.toml", 'type = "integer", unit', 'type = "table", unit')
    with pytest.raises(TemplateError, match=r"a\.b > so > type"):
        load_template(edition)
