"""A small edition of one chapter, for tests of what may be wrong with an edition."""

import shutil

from cchc_desktop.paths import resources

TEMPLATE = """
edition = "thu"
name = "Thử"
source = "Thử"
kind = "BÁO CÁO"
subject = "Tình hình {ky}"
[opening]
key = "mo_dau"
label = "Lời mở đầu"
skeleton = ""
[closing]
key = "ket_thuc"
label = "Lời kết"
skeleton = ""
[[chapter]]
key = "mot"
files = ["1-mot.toml"]
"""
CHAPTER = """
[[section]]
key = "mot"
level = 1
title = "PHẦN MỘT {ky_sau:upper}"
[[section]]
key = "mot.hai"
level = 2
title = "Về kế hoạch"
skeleton = "Đạt {a.b}."
[[section.field]]
key = "a.b"
label = "Số việc"
type = "integer"
unit = "việc"
[[section.field]]
key = "a.c"
label = "Tỷ lệ"
type = "percent"
compute = "percent(a.b, 5)"
[[section.rule]]
key = "a.rule"
strength = "error"
check = "a.b <= 5"
message = "Số việc ({a.b}) lớn hơn 5, tỷ lệ {a.c}."
[[section]]
key = "mot.ba"
level = 2
title = "Về kiểm tra"
skeleton = ""
"""
TABLE = """
[[section.field]]
key = "a.bang"
label = "Bảng việc"
type = "table"
columns = [
    { key = "cap", label = "Cấp", type = "choice", choices = ["Tỉnh", "Xã"] },
    { key = "ten", label = "Tên", type = "text" },
    { key = "tong", label = "Tổng", type = "integer", compute = "row.mot + row.hai" },
    { key = "mot", label = "Một", type = "integer" },
    { key = "hai", label = "Hai", type = "integer" },
]
[[section.field.rule]]
key = "a.bang_du"
strength = "error"
check = "row.tong == row.mot + row.hai"
message = "Tổng {row.tong} khác {row.mot} và {row.hai}."
[[section.rule]]
key = "a.bang_khop"
strength = "warning"
check = "a.bang.tong == a.b"
message = "Bảng có {a.bang.tong}, báo cáo có {a.b}."
"""


def write(folder):
    """Write the edition into a new folder beside the shared header form."""
    write_files(folder, {"template.toml": TEMPLATE.encode(), "1-mot.toml": CHAPTER.encode()})
    return folder


def write_files(folder, files):
    """Write the files of some edition, by name and as bytes, into such a folder."""
    folder.mkdir()
    shutil.copy(resources() / "templates" / "head.toml", folder.parent)
    for name, data in files.items():
        (folder / name).write_bytes(data)


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def add_table(folder):
    """Add a field that is a table, with a sum and rules, to an edition that is written already."""
    change(folder, "1-mot.toml", "[[section.rule]]", TABLE + "[[section.rule]]")
