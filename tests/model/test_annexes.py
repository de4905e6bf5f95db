"""The annexes of an edition: read strictly, switched in the header form, held up by the lint."""

from datetime import date

import pytest

from cchc_desktop import messages
from cchc_desktop.model.agency import load_agency
from cchc_desktop.model.annexes import ChartAnnex, FormAnnex, IndicatorAnnex
from cchc_desktop.model.lint import lint
from cchc_desktop.model.loader import TemplateError, load_template
from cchc_desktop.paths import resources
from tests.model.small_edition import add_table, change

AGENCY = load_agency(resources() / "agencies" / "soc-trang.toml")
ANNEXES = """
[[annex]]
key = "so"
kind = "indicators"
label = "Bảng số"
title = "BẢNG SỐ {ky:upper}"
orientation = "landscape"
absent = "-"
columns = [{ head = ["Tên"], content = "label", share = 3 }]
[[annex]]
key = "hinh"
kind = "charts"
label = "Hình"
title = "HÌNH"
periods = 4
[[annex.chart]]
title = "Số việc"
unit = "việc"
fields = ["a.b"]
"""


@pytest.fixture
def offered(edition):
    (edition / "annexes.toml").write_text(ANNEXES, encoding="utf-8")
    return edition


def findings(folder):
    return lint(load_template(folder), [AGENCY])


def test_an_edition_without_the_file_offers_none(edition):
    template = load_template(edition)
    assert template.annexes == ()
    assert not [key for key in template.head_fields if "annex" in key]


def test_annexes_are_read_in_order_and_switched_in_the_header(offered):
    template = load_template(offered)
    assert [type(part) for part in template.annexes] == [IndicatorAnnex, ChartAnnex]
    assert [part.landscape for part in template.annexes] == [True, False]
    switch = template.head_fields["head.annex_so"]
    assert (switch.label, switch.choices) == ("Bảng số", messages.ANNEX_CHOICES)
    assert findings(offered) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('absent = "-"', 'absen = "-"', "annexes.toml > so > absent"),
        ('absent = "-"', 'absent = "-"\ncolor = "red"', "annexes.toml > so > color"),
        ('kind = "indicators"', 'kind = "numbers"', "annexes.toml > so > kind"),
        ('"landscape"', '"sideways"', "annexes.toml > so > orientation"),
        ('content = "label"', 'content = "labels"', "annexes.toml > so > columns 1 > content"),
        ("share = 3", "share = 0", "annexes.toml > so > columns 1 > share"),
        ('head = ["Tên"]', "head = []", "annexes.toml > so > columns 1 > head"),
        ('key = "hinh"', 'key = "so"', "annexes.toml > so"),
        ('key = "so"', 'key = "So 1"', "annexes.toml > So 1 > key"),
        ("periods = 4", "periods = 0", "annexes.toml > hinh > periods"),
        ('fields = ["a.b"]', "", "annexes.toml > hinh > chart 1"),
        ('fields = ["a.b"]', 'fields = ["a.b"]\nindex = "score"', "annexes.toml > hinh > chart 1"),
        ("[[annex.chart]]", "[[annex.charts]]", "annexes.toml > hinh > chart"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_key(offered, old, new, place):
    change(offered, "annexes.toml", old, new)
    with pytest.raises(TemplateError) as caught:
        load_template(offered)
    assert place in caught.value.message
    assert "{" not in caught.value.message


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("{ky:upper}", "{ki}", "annexes.toml: so: unknown name in text: ki"),
        ('["a.b"]', '["a.khac"]', "annexes.toml: hinh: no figure: a.khac"),
        ('absent = "-"', 'absent = "-"\nexclude = ["a.x"]', "so: no figure: a.x"),
        ('absent = "-"', 'absent = "-"\ngroups = ["hai"]', "so: unknown section: hai"),
        ('absent = "-"', 'absent = "-"\ngroups = ["mot.ba"]', "so: a.b belongs to no group"),
    ],
)
def test_names_that_lead_nowhere_are_found(offered, old, new, finding):
    change(offered, "annexes.toml", old, new)
    assert any(finding in found for found in findings(offered)), findings(offered)


FORM = """
[[annex]]
key = "bieu"
kind = "form"
label = "Biểu"
title = "BIỂU"
field = "a.bang"
name = "ten"
total = "Cộng"
columns = [
    { head = ["STT"], content = "number", share = 1 },
    { head = ["Tên"], content = "ten", share = 3 },
    { head = ["Tổng"], content = "tong", share = 1 },
]
"""


@pytest.fixture
def form(edition):
    add_table(edition)
    (edition / "annexes.toml").write_text(FORM, encoding="utf-8")
    return edition


def test_a_table_with_sums_and_rules_is_sound(form):
    assert findings(form) == []
    assert isinstance(load_template(form).annexes[0], FormAnnex)


@pytest.mark.parametrize(
    ("name", "old", "new", "finding"),
    [
        ("annexes.toml", 'field = "a.bang"', 'field = "a.b"', "bieu: no table: a.b"),
        ("annexes.toml", 'content = "tong"', 'content = "sau"', "a.bang has no column sau"),
        ("annexes.toml", 'name = "ten"', 'name = "mot"', "the column mot that names groups"),
        ("1-mot.toml", "row.mot + row.hai\" }", "row.mot + row.ten\" }", "no column of numbers"),
        ("1-mot.toml", "{row.mot}", "{row.ba}", "a.bang_du: no column of numbers: row.ba"),
        ("1-mot.toml", "a.bang.tong ==", "a.bang.ten ==", "unknown name in a formula: a.bang.ten"),
    ],
)  # fmt: skip
def test_columns_that_are_not_there_are_found(form, name, old, new, finding):
    change(form, name, old, new)
    assert any(finding in found for found in findings(form)), findings(form)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('type = "text" }', 'type = "choice" }', "a.bang > ten > choices"),
        ('type = "text" }', 'type = "text", compute = "row.mot" }', "a.bang > ten > compute"),
        ("[[section.field.rule]]", "[[section.field.rules]]", "a.bang > rules"),
    ],
)
def test_wrong_columns_of_a_table_are_named(form, old, new, place):
    change(form, "1-mot.toml", old, new)
    with pytest.raises(TemplateError, match=place):
        load_template(form)


def test_a_form_is_called_by_the_circular_of_its_day():
    template = load_template(resources() / "templates" / "cchc-2012")
    part = next(part for part in template.annexes if isinstance(part, FormAnnex))
    old, new = part.wording(date(2018, 6, 5)), part.wording(date(2020, 10, 21))
    assert "02/2017/TT-VPCP" in old[1][0].text
    assert "01/2020/TT-VPCP" in new[1][0].text
