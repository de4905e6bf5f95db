"""Holds agencies to their dates: names, signatories and unit counts of the day asked for."""

import json
from datetime import date
from decimal import Decimal

import pytest

from cchc_desktop.errors import UserError
from cchc_desktop.model.agency import Agency, load_agency
from cchc_desktop.paths import resources

FOLDER = resources() / "agencies"
SOC_TRANG = load_agency(FOLDER / "soc-trang.toml")
CAN_THO = load_agency(FOLDER / "can-tho.toml")
SEED_DAY = date(2018, 6, 14)


def test_the_seed_agency_on_its_day():
    view = SOC_TRANG.on(SEED_DAY)
    assert view.issuer.holds(SEED_DAY)
    assert view.issuer_lines == ("ỦY BAN NHÂN DÂN", "TỈNH SÓC TRĂNG")
    assert (view.symbol, view.place) == ("BC-UBND", "Sóc Trăng")
    assert view.words["co_quan_tat"] == "UBND tỉnh"
    assert view.signatories[0].name == "Lê Thành Trí"
    assert [r.key for r in view.recipients] == ["bao-cao-dinh-ky"]
    assert view.style.zero_pad


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("units.cap_huyen", Decimal(11)),
        ("units.cap_xa", Decimal(109)),
        ("units.co_quan_chuyen_mon", Decimal(18)),
        ("national.provinces", Decimal(63)),
        ("index.previous_score", Decimal("69.95")),
        ("index.previous_rank", Decimal(49)),
        ("terms.online_levels", "3 và 4"),
        ("units.khong_co", None),
        ("index.khong_co", None),
        ("khong_co.khong_co", None),
        ("", None),
    ],
)
def test_profile_values_of_the_seed_period(path, value):
    """P-figures of the inventory: taken from the agency, never typed in a report."""
    assert SOC_TRANG.on(SEED_DAY).profile(path) == value


def test_counts_and_words_change_with_the_day():
    """1 March and 1 July 2025: departments merged, then provinces; 15 August 2022: new levels."""
    assert SOC_TRANG.on(date(2025, 3, 1)).profile("units.co_quan_chuyen_mon") == 13
    assert SOC_TRANG.on(date(2025, 7, 1)).profile("national.provinces") == 34
    assert SOC_TRANG.on(date(2022, 8, 15)).profile("terms.online_levels_short") != "3, 4"
    assert SOC_TRANG.on(date(2022, 8, 14)).profile("terms.online_levels_short") == "3, 4"


def test_two_tiers_have_no_districts():
    assert CAN_THO.on(date(2025, 12, 14)).profile("units.cap_huyen") is None
    assert CAN_THO.on(date(2025, 12, 14)).profile("units.cap_xa") == 103


def test_outside_its_time_an_agency_keeps_its_nearest_names():
    view = SOC_TRANG.on(date(2026, 6, 14))
    assert not view.issuer.holds(view.day)
    assert view.place == "Sóc Trăng"
    assert view.signatories == ()


@pytest.mark.parametrize("agency", [SOC_TRANG, CAN_THO], ids=lambda agency: agency.key)
def test_stored_data_gives_the_same_agency_back(agency):
    data = json.loads(json.dumps(agency.to_data(), ensure_ascii=False))
    assert Agency.from_data(data) == agency


def test_open_days_may_be_stored_as_none():
    data = CAN_THO.to_data()
    data["issuer"][0] |= {"from": None, "to": None}
    assert Agency.from_data(data).issuers[0].holds(date(2000, 1, 1))


@pytest.mark.parametrize(
    ("room", "change", "place"),
    [
        ("unit", {"value": "mười"}, "so_nganh > value"),
        ("unit", {"valeu": 1}, "so_nganh > valeu"),
        ("unit", {"from": "30/6/2025"}, "so_nganh > from"),
        ("unit", {"from": "2025-07-01", "to": "2025-06-30"}, "so_nganh"),
        ("issuer", {"words": {"tinh": "x"}}, "issuer 1 > words > ten_tinh"),
        ("issuer", {"symbol": 5}, "issuer 1 > symbol"),
        ("index", {"score": "cao"}, "index 1 > score"),
        ("index", {"score": "NaN"}, "index 1 > score"),
    ],
)
def test_mistakes_name_their_place(room, change, place):
    data = SOC_TRANG.to_data()
    data[room][0] |= change
    with pytest.raises(UserError) as caught:
        Agency.from_data(data)
    assert place in caught.value.message


def test_an_agency_without_a_name_to_print_is_refused():
    with pytest.raises(UserError, match="issuer"):
        Agency.from_data(SOC_TRANG.to_data() | {"issuer": []})


def test_contact_lines_are_kept_and_need_not_be_there():
    data = CAN_THO.to_data()
    assert CAN_THO.issuers[0].contact == ()
    lines = ["Địa chỉ: số 1, đường A", "Điện thoại: 0123", "Thư điện tử: a@b.vn"]
    data["issuer"][0]["contact"] = lines
    assert Agency.from_data(data).issuers[0].contact == tuple(lines)
    assert Agency.from_data(data).to_data() == data
    del data["issuer"][0]["contact"]
    assert Agency.from_data(data) == CAN_THO


def test_paths_list_what_fields_may_use():
    assert {"units.dnnn", "national.provinces", "index.previous_rank"} <= SOC_TRANG.profile_paths()
    assert "index.previous_rank" not in CAN_THO.profile_paths()
