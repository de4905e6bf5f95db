"""Holds the strict loading of layout regimes and the numbering of headings."""

import pytest

from cchc_desktop.errors import UserError
from cchc_desktop.model.layout import load_layout, roman
from tests.render.samples import LAYOUTS, REGIMES, layout


def altered(tmp_path, old, new):
    text = (LAYOUTS / "tt01-2011.toml").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "khac.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize("regime", REGIMES)
def test_margins_keep_within_the_decree(regime):
    """Decree 30/2020, annex I: top and bottom 20-25, left 30-35, right 15-20 mm."""
    paper = layout(regime).paper
    assert (paper.width, paper.height) == (210, 297)
    assert 20 <= paper.top <= 25
    assert 20 <= paper.bottom <= 25
    assert 30 <= paper.left <= 35
    assert 15 <= paper.right <= 20


@pytest.mark.parametrize("regime", REGIMES)
def test_a_landscape_sheet_is_the_turned_one_with_its_own_margins(regime):
    chosen = layout(regime)
    turned = chosen.sheet(landscape=True)
    assert chosen.sheet(landscape=False) == chosen.paper
    assert (turned.width, turned.height) == (297, 210)
    assert (turned.left, turned.top) == (chosen.landscape.left, chosen.landscape.top)


def test_urgency_has_the_frame_of_its_wording_or_none():
    assert layout().urgency_box("HỎA TỐC").width == 30
    assert layout().urgency_box("KHÔNG CÓ") is None


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("rule_ratio = 0.38", "rule_ration = 0.38", "khac.toml > title > rule_ration"),
        ("mark_rise = 0.36", "", "khac.toml > notes > mark_rise"),
        ("top = 20", 'top = "20"', "khac.toml > paper > top"),
        ("bold = true", "bold = 1", "khac.toml > headings 1 > bold"),
        ('place = "bottom-right"', 'place = "left"', "khac.toml > page_number > place"),
    ],
)
def test_error_names_file_section_and_key(tmp_path, old, new, place):
    with pytest.raises(UserError) as caught:
        load_layout(altered(tmp_path, old, new))
    assert place in caught.value.message


def test_broken_file_is_a_clear_error(tmp_path):
    with pytest.raises(UserError) as caught:
        load_layout(altered(tmp_path, "[paper]", "[paper"))
    assert "khac.toml" in caught.value.message
    assert caught.value.details


@pytest.mark.parametrize(
    ("level", "position", "printed"),
    [(1, 4, "IV."), (2, 12, "12."), (3, 3, "2.3."), (4, 4, "d)"), (4, 5, "đ)"), (4, 6, "e)")],
)
def test_headings_are_numbered_by_level(level, position, printed):
    assert layout().numbering.number(level, position, parent="2.") == printed


def test_letters_go_on_after_the_alphabet():
    numbering = layout().numbering
    assert numbering.number(4, len(numbering.alphabet)) == "y)"
    assert numbering.number(4, len(numbering.alphabet) + 1) == "aa)"


def test_roman_numerals():
    assert [roman(n) for n in (1, 4, 9, 14, 40, 1990)] == ["I", "IV", "IX", "XIV", "XL", "MCMXC"]
