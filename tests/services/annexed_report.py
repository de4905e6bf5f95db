"""A small report with every kind of annex declared, for tests of what annexes hold."""

from contextlib import contextmanager

from cchc_desktop import messages
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import layout_of
from cchc_desktop.services.reports import Library
from tests.model import small_edition
from tests.services.small_report import small_report

KEPT, LEFT_OUT = messages.ANNEX_CHOICES
ANNEXES = """
[[annex]]
key = "so"
kind = "indicators"
label = "Bảng số"
title = "BẢNG SỐ {ky:upper}"
orientation = "landscape"
absent = "-"
columns = [
    { head = ["STT"], content = "number", share = 1 },
    { head = ["Chỉ tiêu"], content = "label", share = 3 },
    { head = ["Đơn vị"], content = "unit", share = 1 },
    { head = ["Số liệu"], content = "value", share = 1, align = "right" },
    { head = ["Kỳ trước"], content = "previous", share = 1, align = "right" },
    { head = ["Cùng kỳ"], content = "year_before", share = 1, align = "right" },
    { head = ["Ghi chú"], content = "remark", share = 2 },
]
[[annex]]
key = "bieu"
kind = "form"
label = "Biểu"
title = "BIỂU"
orientation = "landscape"
field = "a.bang"
group = "cap"
name = "ten"
total = "Cộng"
unit = "Đơn vị tính: việc"
numbered = true
centre = ["Kỳ: {ky}"]
right = ["Đơn vị: {co_quan}", "Nơi nhận: {cap_tren}"]
columns = [
    { head = ["STT"], content = "number", share = 1 },
    { head = ["Tên"], content = "ten", share = 3 },
    { head = ["Số việc", "Tổng"], content = "tong", share = 1 },
    { head = ["Số việc", "Trong đó", "Một"], content = "mot", share = 1 },
    { head = ["Số việc", "Trong đó", "Hai"], content = "hai", share = 1 },
]
[[annex.wording]]
lines = ["Mẫu cũ"]
[[annex.wording]]
from = 2018-06-10
lines = ["Mẫu mới"]
[[annex]]
key = "van_ban"
kind = "citations"
label = "Văn bản"
title = "VĂN BẢN"
order = ["Nghị định", "Kế hoạch"]
columns = [
    { head = ["STT"], content = "number", share = 1 },
    { head = ["Văn bản"], content = "document", share = 1 },
    { head = ["Ngày"], content = "date", share = 1 },
    { head = ["Cơ quan"], content = "issuer", share = 1 },
    { head = ["Trích yếu"], content = "subject", share = 1 },
    { head = ["Mục"], content = "place", share = 1 },
]
[[annex]]
key = "hinh"
kind = "charts"
label = "Hình"
title = "HÌNH"
periods = 3
[[annex.chart]]
title = "Số việc"
unit = "việc"
kind = "lines"
fields = ["a.b"]
[[annex.chart]]
title = "PAR INDEX"
unit = "điểm"
index = "score"
"""


@contextmanager
def annexed_report(folder):
    """Open the small report of six months of 2018 with annexes to choose from, none chosen yet."""
    with small_report(folder) as session:
        edition = session.resources / "templates" / "thu"
        small_edition.add_table(edition)
        (edition / "annexes.toml").write_text(ANNEXES, encoding="utf-8")
        yield library(session).open(session.report.code)


def library(session):
    return Library(session.store, session.resources, "lan")


def add_report(session, code, answers):
    """Add another report of the same agency and edition with a few answers."""
    library(session).create(code, session.report.agency, session.report.edition)
    opened = library(session).open(code)
    for key, typed in answers.items():
        opened.take(key, typed)


def again(session):
    """Open the same report anew, with the other reports as they are now."""
    return library(session).open(session.report.code)


def choose(session, *names):
    for name in names:
        session.take(f"head.annex_{name}", KEPT)


def annexes_of(session, regime="nd30-2020"):
    return compose(session, layout_of(regime)).annexes


def only_annex(session, name):
    choose(session, name)
    (annex,) = annexes_of(session)
    return annex


def texts(row):
    return tuple("".join(run.text for run in cell.runs) for cell in row)
