"""What the lint asks of rates, on small outlines made by hand and on the shipped ones."""

import pytest

from cchc_desktop import paths
from cchc_desktop.model.expressions import Expression
from cchc_desktop.model.lint_rates import rate_findings
from cchc_desktop.model.loader import load_template
from cchc_desktop.model.rates import share_of
from cchc_desktop.model.template import Chapter, Field, Section, Template

PART = Field("a.xong", "Hồ sơ xong", "integer")
REST = Field("a.con", "Hồ sơ còn lại", "integer")
WHOLE = Field("a.tong", "Tổng số hồ sơ", "integer", compute=Expression("a.xong + a.con"))


def rate(key, formula, text="Hồ sơ xong chia cho tổng số hồ sơ."):
    return Field(key, "Tỷ lệ", "percent", help=text, compute=Expression(formula))


def findings(*rates):
    fields = (PART, REST, WHOLE, *rates)
    section = Section("a.chu", 1, 1, (), "I. A", skeleton="", fields=fields)
    ends = (Section(key, 0, 0, (), key, skeleton="") for key in ("mo_dau", "ket_thuc"))
    chapter = Chapter("a.chu", (section,))
    return list(rate_findings(Template("e", "n", "s", "K", "S", *ends, (chapter,))))


def test_a_rate_that_names_its_whole_is_fine():
    assert findings(rate("a.ty_le", "percent(a.xong, a.tong)")) == []


def test_a_rate_without_its_whole_is_named():
    (said,) = findings(rate("a.ty_le", "percent(a.xong, a.tong)", "Chương trình tự tính."))
    assert said.startswith("a.ty_le: ")
    assert said.endswith("a.tong")


def test_two_rates_that_are_all_of_a_whole_are_not_both_rounded():
    """R-56: 99,995 % and 0,005 % would show 100 and 0,01."""
    one, two = rate("a.ty_le", "percent(a.xong, a.tong)"), rate("a.mot", "percent(a.con, a.tong)")
    (said,) = findings(one, two)
    assert said.startswith("a.ty_le, a.mot: ")
    assert findings(one, rate("a.mot", "rest_percent(a.con, a.tong)")) == []


def test_a_share_of_a_sum_has_each_part_of_it_as_whole():
    share = share_of(rate("a.ty_le", "percent(a.xong - a.con, a.xong + a.con)"))
    assert share.whole_names == ["a.xong", "a.con"]
    assert share_of(WHOLE) is None


@pytest.mark.parametrize("edition", ["cchc-2012", "cchc-2021"])
def test_every_rate_of_an_edition_names_its_whole(edition):
    assert list(rate_findings(load_template(paths.resources() / "templates" / edition))) == []
