"""Lines of authority above a signature: what suits which body, and what cannot be."""

import pytest

from cchc_desktop.model.agency import load_agency
from cchc_desktop.model.signing import signing_faults
from cchc_desktop.model.template import Strength
from cchc_desktop.paths import resources

COMMITTEE = ("ỦY BAN NHÂN DÂN", "TỈNH SÓC TRĂNG")
DEPARTMENT = ("SỞ NỘI VỤ",)
AGENCIES = [load_agency(path) for path in sorted((resources() / "agencies").glob("*.toml"))]


def rules(lines, issuer=COMMITTEE):
    return [fault.rule for fault in signing_faults(lines.split("; "), issuer, "Điều 13")]


@pytest.mark.parametrize("agency", AGENCIES, ids=lambda agency: agency.key)
def test_every_shipped_form_is_sound(agency):
    """F-43: signatories with TM., KT., Q., TL. and TUQ. for the committee and for a department."""
    codes = set()
    for entry in agency.signatories:
        assert list(signing_faults(entry.authority, agency.issuers[0].lines, "")) == []
        codes |= {line.partition(". ")[0] for line in entry.authority if ". " in line}
    department = agency.issuers[0].lines == DEPARTMENT
    assert codes == {"KT", "Q", "TL", "TUQ"} | (set() if department else {"TM"})


@pytest.mark.parametrize(
    ("lines", "issuer", "found"),
    [
        ("TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH; PHÓ CHỦ TỊCH", COMMITTEE, []),
        ("TL. CHỦ TỊCH; KT. CHÁNH VĂN PHÒNG; PHÓ CHÁNH VĂN PHÒNG", COMMITTEE, []),
        ("TM. SỞ NỘI VỤ; GIÁM ĐỐC", DEPARTMENT, ["ky.thu_truong"]),
        ("CHỦ TỊCH", COMMITTEE, ["ky.thay_mat"]),
        ("KT. CHỦ TỊCH; PHÓ CHỦ TỊCH", COMMITTEE, ["ky.thay_mat"]),
        ("TM. ỦY BAN NHÂN DÂN", COMMITTEE, ["ky.thieu_chuc_vu"]),
        ("KT. GIÁM ĐỐC", DEPARTMENT, ["ky.thieu_chuc_vu"]),
        ("KT.; PHÓ GIÁM ĐỐC", DEPARTMENT, ["ky.thieu_chuc_vu"]),
        ("PHÓ GIÁM ĐỐC", DEPARTMENT, ["ky.cap_pho"]),
        ("KT. CHỦ TỊCH; TM. ỦY BAN NHÂN DÂN; PHÓ CHỦ TỊCH", COMMITTEE, ["ky.thu_tu"]),
        ("TM. ỦY BAN NHÂN DÂN; TL. CHỦ TỊCH; CHÁNH VĂN PHÒNG", COMMITTEE, ["ky.thu_tu"]),
        ("TUQ. GIÁM ĐỐC; KT. TRƯỞNG PHÒNG; PHÓ PHÒNG", DEPARTMENT, ["ky.uy_quyen_lai"]),
        ("K/T GIÁM ĐỐC; PHÓ GIÁM ĐỐC", DEPARTMENT, ["ky.viet_tat"]),
        ("Q. GIÁM ĐỐC", DEPARTMENT, []),
        ("QUYỀN GIÁM ĐỐC", DEPARTMENT, []),
        ("", DEPARTMENT, []),
    ],
)
def test_combinations(lines, issuer, found):
    assert rules(lines, issuer) == found


def test_a_fault_says_what_to_write_and_why():
    lines = ["TM. SỞ NỘI VỤ", "GIÁM ĐỐC"]
    (fault,) = signing_faults(lines, DEPARTMENT, "Điều 13 Nghị định 30/2020/NĐ-CP")
    assert fault.strength is Strength.WARNING
    assert "chế độ thủ trưởng" in fault.message
    assert "Điều 13 Nghị định 30/2020/NĐ-CP" in fault.message
    (fault,) = signing_faults(["KT GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], DEPARTMENT, "")
    assert "“KT. GIÁM ĐỐC”" in fault.message
    (fault,) = signing_faults(["GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], DEPARTMENT, "")
    assert "“KT. GIÁM ĐỐC”" in fault.message
