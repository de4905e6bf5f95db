"""Findings that are kept from change to change must be those of a report opened anew."""

from datetime import date
from random import Random

import pytest

from cchc_desktop.model.citation_record import Record
from cchc_desktop.model.template import Kind

CHANGES = 200
# Opening a report anew is slow: findings that go wrong mostly stay wrong until they are compared.
COMPARED = 5
NUMBERS = ("0", "1", "12", "95,5", "199000", "200.953", "không phát sinh", "", "12/15", "abc")
SENTENCES = (
    " Trong quý I/2018 đã ban hành Kế hoạch số 12/KH-UBND ngày 05/01/2018.",
    " Đã cấp 199.000 hồ sơ, trong đó {ho_so.moi} hồ sơ mới, đạt 12/15 đơn vị.",
    " Theo Quyết định 22/2016/QĐ-UBND, ngày 01/02/2015 tỷ lệ là 95,5%, hòa giải 3 vụ, hoà giải.",
    " So với kỳ trước {ho_so.moi:change} và {khong.co.ten}.",
    " CCHC là \u201cviệc lớn\u201d, \"việc\" chung của 6 tháng đầu năm 2018 (DVC).",
    " UBND tỉnh Sóc Trăng giải quyết 7 việc trong quý 2^[Nghị quyết số 30c/NQ-CP năm 2011].",
)  # fmt: skip
HEADS = {
    "head.subject": ("Báo cáo CCHC quý II", ""),
    "head.date": ("15/06/2018", "20/06/2018", "01/07/2018"),
    "head.received_date": ("10/06/2018", ""),
    "head.number": ("123", ""),
}


@pytest.fixture
def library(library):
    library.create_sample()
    library.create("2018-Q1", "soc-trang", "cchc-2012")
    return library


class Clerk:
    """Changes a report at random, always in the same way."""

    def __init__(self, session, seed):
        self._session = session
        self._random = Random(seed)
        template = session.template
        self._typed = [key for key, f in template.fields.items() if f.kind is Kind.TYPED]
        self._texts = [section.key for section in template.sections if section.has_text]

    def act(self):
        ways = (
            *(self.type_figure,) * 8,
            *(self.write,) * 5,
            *(self._session.undo,) * 4,
            *(self._session.redo,) * 2,
            self.move,
            self.fill_head,
            self.answer,
            self.register,
        )
        self._random.choice(ways)()

    def type_figure(self):
        key = self._random.choice((*self._typed, *("ho_so.moi", "ho_so.ky_truoc") * 20))
        if key in self._typed and self._session.field(key).type != "table":
            self._session.take(key, self._random.choice(NUMBERS))

    def write(self):
        section = self._random.choice(self._texts)
        text = self._session.text(section)
        if self._random.random() < 0.3:
            text = text[: self._random.randrange(len(text) + 1)]
        self._session.take_text(section, text + self._random.choice(SENTENCES))

    def move(self):
        one, other = self._random.sample(self._texts, 2)
        texts = {f"text.{one}": self._session.text(other), f"text.{other}": self._session.text(one)}
        self._session.take_all(texts)

    def fill_head(self):
        key = self._random.choice(list(HEADS))
        self._session.take(key, self._random.choice(HEADS[key]))

    def answer(self):
        warnings = [p for p in self._session.problems if p.strength == "warning"]
        if warnings:
            self._session.take_reason(self._random.choice(warnings).key, "Đã đối chiếu.")

    def register(self):
        register = self._session.texts.register
        entry = self._random.choice([e for e in register.entries() if e.cited and e.record.type])
        symbol, kind = entry.record.symbol, entry.record.type
        expires = self._random.choice((None, date(2018, 1, 1)))
        register.save(entry.key, Record(type=kind, symbol=symbol, expires=expires))


def test_findings_after_any_changes_are_those_of_the_report_opened_anew(library):
    session = library.open("2018-6T")
    clerk = Clerk(session, seed=2)
    for turn in range(CHANGES):
        clerk.act()
        found = session.problems
        if turn % COMPARED == 0:
            assert found == library.open("2018-6T").problems
