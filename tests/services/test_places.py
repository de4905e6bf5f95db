"""F-60: synced, remote and removable folders are known by path and by what the system says."""

import sys
from pathlib import Path

import pytest

from cchc_desktop import messages
from cchc_desktop.services import places
from cchc_desktop.services.places import Risk, risk_of

MOUNTS = """/dev/sda1 / ext4 rw 0 0
//may-chu/chung /srv/chung cifs rw 0 0
may-chu:/nha /srv/o\\040mang nfs4 rw 0 0
/dev/sdb1 /media/lan/USB\\040cua\\040Lan vfat rw 0 0
"""


@pytest.mark.skipif(sys.platform == "win32", reason="drives are asked for there")
@pytest.mark.parametrize(
    ("path", "risk"),
    [
        ("/nhà/lan/Tài liệu/Báo cáo CCHC/Đợt 1/a.cchc", None),
        ("/nhà/lan/OneDrive - Sở Nội vụ/Báo cáo/a.cchc", Risk.SYNCED),
        ("/nhà/lan/Dropbox/a.cchc", Risk.SYNCED),
        ("/nhà/lan/Đồng bộ onedrive/a.cchc", None),
        ("/srv/chung/a.cchc", Risk.REMOTE),
        ("/srv/chung hai/a.cchc", None),
        ("/srv/o mang/báo cáo/a.cchc", Risk.REMOTE),
        ("/media/lan/USB cua Lan/a.cchc", Risk.REMOVABLE),
    ],
)
def test_places_are_judged(path, risk):
    assert risk_of(Path(path), {}, MOUNTS) is risk


def test_the_folder_the_system_names_and_marks_of_programs_count(tmp_path):
    data = tmp_path / "Báo cáo" / "a.cchc"
    assert risk_of(data, {}, "") is None
    assert risk_of(data, {"OneDriveCommercial": str(tmp_path)}, "") is Risk.SYNCED
    (tmp_path / ".dropbox").touch()
    assert risk_of(data, {}, "") is Risk.SYNCED


def test_the_warning_says_what_to_do(tmp_path):
    (tmp_path / ".stfolder").touch()
    told = places.warning(tmp_path / "a.cchc")
    assert told == messages.PLACE_RISKS["synced"].format(path=tmp_path)
    assert "nơi sao lưu thứ hai" in told
