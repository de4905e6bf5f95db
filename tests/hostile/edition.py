"""An edition with one of everything a template may declare, as one text; knows no report."""

import re
from pathlib import Path

from tests.model import small_edition

_OPENED = small_edition.TEMPLATE.replace('skeleton = ""', 'skeleton = "Thực hiện {ky}."', 1)
_CHAPTER = """[[section]]
key = "mot"
level = 1
title = "PHẦN MỘT {ky_sau:upper}"
[[section]]
key = "mot.hai"
level = 2
title = "Về kế hoạch"
formerly = ["cu.hai"]
skeleton = "Đạt {a.b}, tức {a.c}; {cau.viec}. {a.ten}^[{a.ngay}]"
[[section.sentence]]
key = "cau.viec"
label = "Việc"
[[section.sentence.variants]]
when = "not_applicable(a.b)"
text = ""
[[section.sentence.variants]]
text = "có {a.b} việc"
[[section.field]]
key = "a.b"
label = "Số việc"
type = "integer"
unit = "việc"
min = 0
max = 900
zero = "không có việc nào"
some = "có {} việc"
trace = ["N001"]
[[section.field]]
key = "a.c"
label = "Tỷ lệ"
type = "percent"
compute = "percent(a.b, a.t.total + 5)"
[[section.field]]
key = "a.t"
label = "Phần"
type = "fraction"
needs = "units.cap_xa"
[[section.field]]
key = "a.ten"
label = "Tên"
type = "text"
default = "Sở Nội vụ"
required = true
[[section.field]]
key = "a.ngay"
label = "Ngày"
type = "date"
[[section.field]]
key = "a.xa"
label = "Số xã"
type = "integer"
profile = "units.cap_xa"
[[section.field]]
key = "a.chon"
label = "Chọn"
type = "choice"
choices = ["có", "không"]
[[section.field]]
key = "a.bang"
label = "Bảng"
type = "table"
[[section.field.columns]]
key = "ten"
label = "Tên"
type = "text"
[[section.field.columns]]
key = "so"
label = "Số"
type = "integer"
[[section.field.columns]]
key = "doi"
label = "Gấp đôi"
type = "integer"
compute = "row.so * 2"
[[section.field.rule]]
key = "a.bang_du"
strength = "warning"
check = "row.so <= 9"
message = "Hàng quá {so}."
[[section.rule]]
key = "a.rule"
strength = "error"
check = "a.b <= 5 or answered(a.t) and abs(a.b - previous.a.b) < 100"
message = "Số việc ({a.b}) lớn hơn 5, tỷ lệ {a.c}."
[[section]]
key = "mot.ba"
level = 2
title = "Về kiểm tra"
skeleton = "1. Một\\n\\n2. Hai"
[[section.field]]
key = "ba.so"
label = "Nhiệm vụ"
type = "integer"
compute = "items(\\"mot.ba\\")"
#--- annexes.toml
[[annex]]
key = "thong_ke"
kind = "indicators"
kept = true
label = "Thống kê"
help = "Phụ lục"
title = "THỐNG KÊ {ky:upper}"
absent = "-"
groups = ["mot"]
exclude = ["a.xa"]
columns = [
    { head = ["STT"], content = "number", share = 13, align = "centre" },
    { head = ["Chỉ tiêu"], content = "label", share = 80 },
    { head = ["Số liệu"], content = "value", share = 26, align = "right" },
]
"""
TEMPLATE = f"#--- template.toml\nfrom = 2012-01-01{_OPENED}#--- 1-mot.toml\n{_CHAPTER}"
_PARTS = re.compile(rb"^#--- ([a-z0-9-]+\.toml)\n", re.MULTILINE)


def write(folder: Path, data: bytes) -> None:
    """Write the files of an edition into a new folder beside the shared header form."""
    _, *parts = _PARTS.split(data)
    names = (name.decode("ascii") for name in parts[::2])
    small_edition.write_files(folder, dict(zip(names, parts[1::2], strict=True)))
