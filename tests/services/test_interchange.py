"""Our JSON out and in: round trips, partial files, and every way a file may be wrong."""

import json

import pytest

from cchc_desktop.errors import UserError
from cchc_desktop.model.loader import load_template
from cchc_desktop.paths import resources
from cchc_desktop.services.interchange import read_json, write_json
from tests.model import small_edition
from tests.services.small_report import small_report


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return load_template(small_edition.write(tmp_path_factory.mktemp("mau") / "thu"))


@pytest.fixture(scope="module")
def shipped():
    return load_template(resources() / "templates" / "cchc-2012")


def test_small_report_as_json(tmp_path):
    with small_report(tmp_path) as session:
        session.take("a.b", ">4")
        session.take_text("mot.ba", "Dòng “một”.\n\nHai")
        lines = write_json(session).splitlines()
    assert '    "code": "2018-6T",' in lines
    assert '    "a.b": {"value": 4, "qualifier": "more"}' in lines
    assert '    "mot.ba": "Dòng “một”.\\n\\nHai"' in lines
    assert '    "symbol": "BC-UBND",' in lines


def test_computed_figures_are_not_written(tmp_path):
    with small_report(tmp_path) as session:
        session.take("a.b", "4")
        assert json.loads(write_json(session))["answers"] == {"a.b": 4}


def test_sample_comes_back_equal(store, library, shipped):
    """F-33: export then import into a new report loses nothing."""
    session = library.open(library.create_sample())
    text = write_json(session)
    other = library.create("2019-6T", "soc-trang")
    library.open(other).take_all(read_json(text, shipped))
    first = store.answers(store.report("2018-6T").id)
    second = store.answers(store.report(other).id)
    assert {key: second.get(key) for key in first} == first
    again = write_json(library.open(other))
    assert json.loads(again)["answers"] == json.loads(text)["answers"]
    assert json.loads(again)["texts"] == json.loads(text)["texts"]


def test_unreadable_figure_travels_as_typed(tmp_path):
    with small_report(tmp_path) as session:
        session.take("a.b", "1.99634")
        text = write_json(session)
        assert '"a.b": "1.99634"' in text
        change = read_json(text, session.template)["a.b"]
        assert change["raw"] == "1.99634"
        assert "1.99634" in change["reason"]


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("21", 21),
        ('"199.634"', 199634),
        ('">600"', {"value": 600, "qualifier": "more"}),
        ('{"value": 70, "qualifier": "over"}', {"value": 70, "qualifier": "over"}),
        ('{"missing": "no_data"}', {"missing": "no_data"}),
        ('"?"', {"missing": "no_data"}),
        ('""', None),
        ("null", None),
        ("7.0", 7),
    ],
)
def test_values_as_numbers_or_as_typed(template, written, stored):
    assert read_json(f'{{"answers": {{"a.b": {written}}}}}', template) == {"a.b": stored}


def test_decimals_keep_their_digits(shipped):
    key = next(k for k, f in shipped.fields.items() if f.type == "decimal" and not f.compute)
    data = f'{{"answers": {{"{key}": 78.57}}}}'
    assert str(read_json(data, shipped)[key]) == "78.57"


def test_half_a_count_is_kept_and_named(template):
    change = read_json('{"answers": {"a.b": 3.5}}', template)["a.b"]
    assert change["raw"] == "3,5"
    assert change["reason"]


def test_head_and_texts_by_their_names(template):
    data = {
        "head": {"number": 12, "head.signer": "A", "date": "05/6/2018", "recipients": ["B", ""]},
        "texts": {"mot.ba": "x", "mo_dau": ""},
        "reasons": {"a.rule": "vì vậy"},
    }
    assert read_json(json.dumps(data), template) == {
        "head.number": "12",
        "head.signer": "A",
        "head.date": {"day": "2018-06-05"},
        "head.recipients": ["B"],
        "text.mot.ba": "x",
        "text.mo_dau": None,
        "reason.a.rule": "vì vậy",
    }


def test_control_signs_are_cleaned(template):
    data = {"texts": {"mot.ba": "a\u0000b\ud800c\r\nSơ\u0301"}, "head": {"signer": "A\u202eB"}}
    changes = read_json(json.dumps(data), template)
    assert changes == {"text.mot.ba": "abc\nSớ", "head.signer": "AB"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "dòng 1"),
        ('{"answers":\n {"a.b": }}', "dòng 2"),
        ("[1]", "sai dạng"),
        ('{"answers": [1]}', "answers"),
        ('{"answers": {"khong.co": 1, "a.d": 2}}', "khong.co, a.d"),
        ('{"texts": {"mot": "x"}}', "text.mot"),
        ('{"texts": {"mot.ba": 5}}', "text.mot.ba"),
        ('{"them": {}}', "them"),
        ('{"head": {"khong": "x"}}', "head.khong"),
        ('{"answers": {"a.c": 5}}', "a.c"),
        ('{"answers": {"a.b": NaN}}', "NaN"),
        ('{"answers": {"a.b": -Infinity}}', "Infinity"),
        ('{"answers": {"a.b": 1e999999}}', "1e999999"),
        ('{"answers": {"a.b": 1e99999999999999999999}}', "1e9999"),
        ('{"answers": {"a.b": ' + "9" * 5000 + "}}", "999"),
        ('{"answers": {"a.b": 1, "a.b": 2}}', "a.b"),
        ('{"answers": {"a.b": true}}', "a.b"),
        ('{"answers": {"a.b": ["x"]}}', "a.b"),
        ('{"answers": {"a.b": {"done": 1, "total": 2}}}', "a.b"),
        ('{"answers": {"a.b": {"value": 1, "qualifier": "x"}}}', "a.b"),
        ('{"answers": {"a.b": {"missing": "x"}}}', "a.b"),
        ('{"head": {"date": {"day": "2018-02-31"}}}', "head.date"),
        ('{"answers": ' + "[" * 100_000, "lồng nhau"),
    ],
)
def test_wrong_file_is_named(template, text, said):
    """R-25: the sentence says what is wrong and that nothing has changed."""
    with pytest.raises(UserError) as caught:
        read_json(text, template)
    assert said in caught.value.message
    assert "không thay đổi" in caught.value.message


def test_long_list_of_unknown_names_is_cut(template):
    data = json.dumps({"answers": {f"x.y{n}": 1 for n in range(500)}})
    with pytest.raises(UserError) as caught:
        read_json(data, template)
    assert len(caught.value.message) < 400


def test_a_megabyte_of_text_is_taken(template):
    text = "Đoạn văn. " * 100_000
    assert read_json(json.dumps({"texts": {"mot.ba": text}}), template)["text.mot.ba"] == text
