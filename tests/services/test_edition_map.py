"""Holds where figures and texts of one edition go in another, and that the rest is named."""

import pytest

from cchc_desktop.model.loader import load_template
from cchc_desktop.paths import resources
from cchc_desktop.services.edition_map import field_map
from tests.model import small_edition


@pytest.fixture(name="editions")
def make_editions(tmp_path):
    """Two small editions, the newer one still the same as the older."""
    for name in ("cu", "moi"):
        (tmp_path / name / "templates").mkdir(parents=True)
        small_edition.write(tmp_path / name / "templates" / "thu")
    return tmp_path / "cu" / "templates" / "thu", tmp_path / "moi" / "templates" / "thu"


def mapped(editions):
    return field_map(*map(load_template, editions))


def rename(edition):
    for old, new in (("a.b", "a.viec"), ('"mot.hai"', '"mot.ke_hoach"')):
        path = edition / "1-mot.toml"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_the_same_keys_are_the_same_places(editions):
    found = mapped(editions)
    assert found.fields == {"a.b": "a.b", "a.c": "a.c"}
    assert found.sections["mot.hai"] == "mot.hai"
    assert found.without_place == {}


def test_a_renamed_figure_without_its_former_key_has_no_place(editions):
    rename(editions[1])
    found = mapped(editions)
    assert found.without_place == {"mot.hai": "I.1 Về kế hoạch", "a.b": "Số việc"}
    assert found.labels_without_place(["a.b", "a.c"]) == ["Số việc"]


@pytest.mark.parametrize("backwards", [False, True])
def test_former_keys_lead_there_and_back(editions, backwards):
    rename(editions[1])
    for old, new in (('"a.viec"', '["a.b"]'), ('"mot.ke_hoach"', '["mot.hai"]')):
        small_edition.change(
            editions[1], "1-mot.toml", f"key = {old}", f"key = {old}\nformerly = {new}"
        )
    found = mapped(reversed(editions) if backwards else editions)
    pairs = [("a.b", "a.viec"), ("mot.hai", "mot.ke_hoach")]
    for old, new in [pair[::-1] for pair in pairs] if backwards else pairs:
        assert {**found.fields, **found.sections}[old] == new
    assert found.without_place == {}


def test_a_figure_that_became_words_has_no_place(editions):
    small_edition.change(
        editions[1], "1-mot.toml", 'key = "a.c"', 'key = "a.x"\nformerly = ["a.b"]'
    )
    small_edition.change(editions[1], "1-mot.toml", 'type = "integer"', 'type = "date"')
    found = mapped(editions)
    assert "a.b" not in found.fields
    assert found.without_place["a.b"] == "Số việc"


def test_every_figure_of_the_first_edition_is_placed_or_named():
    """Nothing typed under the outline of 2012 is dropped unseen under that of 2021."""
    folder = resources() / "templates"
    old, new = (load_template(folder / name) for name in ("cchc-2012", "cchc-2021"))
    found = field_map(old, new)
    typed = {key for key, field in old.fields.items() if field.kind == "typed"}
    assert typed == (typed & set(found.fields)) | (typed & set(found.without_place))
    assert found.fields["dvctt.muc_4"] == "dvctt.toan_trinh"
    assert found.sections["ket_qua.hien_dai"] == "ket_qua.dien_tu"
    assert set(found.fields.values()) <= set(new.fields)
