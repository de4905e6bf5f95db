"""Holds reports, answers and history to their promises on a real file."""

import sqlite3
import stat
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from cchc_desktop.errors import UserError
from cchc_desktop.store import failures
from cchc_desktop.store.rows import PeriodPreset
from cchc_desktop.store.store import Store


def test_new_file_is_private_and_holds_no_report(store):
    """R-51: another user of the computer does not read the file."""
    assert stat.S_IMODE(store.path.stat().st_mode) & 0o077 == 0
    assert store.reports() == []
    assert not store.read_only


def test_create_makes_the_folders(tmp_path):
    with Store.create(tmp_path / "Tài liệu" / "Báo cáo" / "a.cchc") as store:
        assert store.path.is_file()


def test_create_leaves_an_existing_file_alone(path):
    path.write_bytes(b"someone's work")
    with pytest.raises(failures.TargetExistsError) as caught:
        Store.create(path)
    assert str(path) in caught.value.message
    assert path.read_bytes() == b"someone's work"


def test_create_leaves_no_temporary_file(store):
    assert [found.name for found in store.path.parent.iterdir()] == [store.path.name]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    "name", ["Báo cáo cải cách.cchc", "a b#c%20d&e'f?g.cchc", "%2e.cchc", "dài" * 30 + ".cchc"]
)
def test_any_path_works(tmp_path, form, name):
    """R-11: accents in either form, spaces and characters with a meaning in URIs."""
    path = tmp_path / unicodedata.normalize(form, "Sở Nội vụ") / unicodedata.normalize(form, name)
    Store.create(path).close()
    with Store.open(path) as store:
        store.set_setting("a", 1)
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_report_comes_back_as_it_was_added(path, new_report):
    moment = datetime(2018, 6, 18, 10, 42, tzinfo=UTC)
    with Store.create(path, clock=lambda: moment) as store:
        added = store.add_report(new_report(), {"ho_so.tong": 12}, "An")
    with Store.open(path) as store:
        assert store.reports() == [added] == [store.report("2018-6T")]
        assert store.answers(added.id) == {"ho_so.tong": 12}
    assert (added.window_end, added.created_at) == (date(2018, 6, 30), moment)


def test_taken_code_adds_nothing(store, report, new_report):
    with pytest.raises(failures.DuplicateReportError, match="2018-6T"):
        store.add_report(new_report(), {"a": 1})
    assert store.reports() == [report]
    assert store.answers(report.id) == {}


def test_unstorable_answer_adds_no_report(store, new_report):
    with pytest.raises(TypeError):
        store.add_report(new_report(), {"good": 1, "bad": 1.5})
    assert store.reports() == []


def test_unknown_code_names_the_known_ones(store, report):
    with pytest.raises(failures.UnknownReportError, match="2018-6T"):
        store.report("2019-6T")


def test_unknown_code_in_an_empty_file_says_so(store):
    with pytest.raises(failures.UnknownReportError, match="chưa có báo cáo nào"):
        store.report("{path}")


def test_answers_of_every_kind_come_back(store, report):
    answers = {
        "n": 198902,
        "d": Decimal("99.990"),
        "t": "Sở <b>%s {x}",
        "table": [{"a": 1, "b": None}],
        "state": {"value": None, "why": "chua_co"},
    }
    store.write(report.id, answers, "An")
    assert store.answers(report.id) == answers
    assert str(store.answers(report.id)["d"]) == "99.990"


def test_answer_is_nfc_whatever_was_typed(store, report):
    store.write(report.id, {"t": unicodedata.normalize("NFD", "Trần Đề")}, "An")
    assert store.answers(report.id)["t"] == "Trần Đề"


def test_none_empties_the_field_and_is_remembered(store, report):
    store.write(report.id, {"a": 1}, "An")
    store.write(report.id, {"a": None}, "Bình")
    assert store.answers(report.id) == {}
    changes = [(c.old, c.new, c.who) for c in store.history(report.id, "a")]
    assert changes == [(None, 1, "An"), (1, None, "Bình")]


def test_one_action_groups_its_changes(store, report):
    first = store.write(report.id, {"a": 1, "b": 2}, "An")
    second = store.write(report.id, {"a": 3}, "An")
    assert second > first
    changes = [(c.field, c.action) for c in store.history(report.id)]
    assert changes == [("a", first), ("b", first), ("a", second)]


def test_equal_value_writes_nothing(store, report):
    store.write(report.id, {"a": "x"}, "An")
    before = store.path.read_bytes()
    assert store.write(report.id, {"a": "x", "never": None}, "An") == 0
    assert store.path.read_bytes() == before


def test_failing_change_takes_the_others_with_it(store, report):
    """One user action is stored whole or not at all."""
    with pytest.raises(TypeError):
        store.write(report.id, {"a": 1, "b": 1.5}, "An")
    assert store.answers(report.id) == {}
    assert store.history(report.id) == []
    assert store.write(report.id, {"a": 1}, "An") == 1


def test_answer_of_no_report_is_a_mistake_of_ours(store):
    with pytest.raises(sqlite3.IntegrityError):
        store.write(99, {"a": 1}, "An")


def test_sql_in_names_and_values_is_text(store, report):
    """R-31: nothing typed becomes SQL."""
    text = "'); DROP TABLE answer; --"
    store.write(report.id, {text: text}, text)
    assert store.answers(report.id) == {text: text}
    assert store.history(report.id, text)[0].who == text


def test_history_follows_the_order_of_writing_not_the_clock(path, new_report):
    """R-21: a clock set back a year does not reorder history."""
    years = iter([2026, 2026, 2026, 2025])
    with Store.create(path, clock=lambda: datetime(next(years), 1, 1, tzinfo=UTC)) as store:
        report = store.add_report(new_report())
        store.write(report.id, {"a": 1}, "An")
        store.write(report.id, {"a": 2}, "An")
        assert [c.new for c in store.history(report.id, "a")] == [1, 2]


def test_agency_is_replaced_whole(store):
    store.save_agency("soc-trang", {"name": "UBND tỉnh", "units": [1]}, "An")
    store.save_agency("soc-trang", {"name": "UBND tỉnh Sóc Trăng"}, "An")
    assert store.agencies() == {"soc-trang": {"name": "UBND tỉnh Sóc Trăng"}}
    assert store.agency("can-tho") is None


def test_period_preset_is_kept_per_year_and_kind(store):
    days = (date(2017, 12, 16), date(2018, 6, 15), date(2018, 6, 20))
    store.save_period_preset(PeriodPreset(2018, "6T", date(2018, 1, 1), *days[1:]))
    preset = PeriodPreset(2018, "6T", *days)
    store.save_period_preset(preset)
    assert store.period_presets(2018) == [preset]
    assert store.period_presets(2019) == []


def test_setting_falls_back_to_the_default(store):
    store.set_setting("last", {"report": "2018-6T"})
    assert store.setting("last") == {"report": "2018-6T"}
    assert store.setting("never", 3) == 3


def test_two_connections_see_each_other(store, report):
    with Store.open(store.path) as other:
        store.write(report.id, {"a": 1}, "An")
        assert other.answers(report.id) == {"a": 1}
        other.write(report.id, {"a": 2}, "Bình")
    assert store.answers(report.id) == {"a": 2}


def test_every_failure_is_a_sentence_for_the_user():
    kinds = [kind for name, kind in vars(failures).items() if name.endswith("Error")]
    assert all(issubclass(kind, UserError) for kind in kinds)
