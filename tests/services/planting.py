"""Plants errors of a clerk into the sample report, seeded, and tells whether the checks see them.

The report stands in a file with the reports before it, as it does in an office: a year earlier, the
whole year before, and the first quarter. Fields are drawn at random among all typed figures.
"""

import random
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import pairwise

from cchc_desktop import paths
from cchc_desktop.model.narrative import parse_narrative
from cchc_desktop.model.template import Kind
from cchc_desktop.model.values import Fraction, Number, to_json
from cchc_desktop.services.reports import SAMPLE, Library

AGENCY = "soc-trang"
# code → how much of the sample's counts had happened, and how far states were from today's.
EARLIER = {
    "2017-6T": (Decimal("0.9"), Decimal("0.97")),
    "2017-N": (Decimal("1.8"), Decimal("0.99")),
    "2018-Q1": (Decimal("0.5"), Decimal("1")),
}
KINDS = ("transposed", "slipped", "sum", "stale", "swapped")
EACH = 8
COLUMNS = ("tiep_nhan", "truc_tuyen", "truc_tiep", "ky_truoc", "giai_quyet", "truoc_han")
COLUMNS += ("dung_han", "qua_han", "con_lai", "trong_han", "con_qua_han")
# The table of the sample's sums by level: together they are its figures.
ROWS = (
    ("Cấp tỉnh", "Đất đai", 50_307, 6_019, 43_760, 528, 49_600, 12_004, 37_590, 6, 707, 700, 7),
    ("Cấp huyện", "Hộ tịch", 60_451, 2_125, 57_930, 396, 59_835, 9_120, 50_711, 4, 616, 616, 0),
    ("Cấp xã", "Chứng thực", 90_195, 0, 89_800, 395, 89_477, 0, 89_477, 0, 718, 718, 0),
)


@dataclass(frozen=True)
class Plant:
    """One error: what was done, where, and the stored values that do it."""

    kind: str
    section: str
    fields: tuple[str, ...]
    told: str
    changes: dict


def office(store):
    """Fill a data file with the sample and the reports before it, and open the sample."""
    library = Library(store, paths.resources(), "")
    library.create_sample()
    sample = library.open(SAMPLE)
    sample.take_all({"ho_so.bieu": _rows(ROWS), "ho_so.doi_chieu": 2041})
    for code, (counts, states) in EARLIER.items():
        library.create(code, AGENCY)
        library.open(code).take_all(_earlier(sample, code, counts, states))
    return library.open(SAMPLE)


def _rows(rows):
    names = ("cap", "linh_vuc", *COLUMNS)
    return [dict(zip(names, map(str, row), strict=True)) for row in rows]


def _earlier(sample, code, counts, states):
    """The sample's figures as they were; what was left over then is carried in now."""
    found = {}
    rng = random.Random(code)
    for field in typed(sample):
        # No two counts grow alike.
        factor = counts * rng.randrange(80, 121) / 100 if field.flow else states
        value = sample.value(field.key)
        if isinstance(value, Fraction):
            part = Fraction(*(int(n * factor) for n in (value.done, value.total)))
            found[field.key] = to_json(part)
        elif isinstance(value, Number):
            whole = field.type == "integer"
            amount = int(value.amount * factor) if whole else round(value.amount * factor, 2)
            found[field.key] = to_json(Number(Decimal(amount)))
    moved = found["ho_so.moi"] - found["ho_so.qua_han"]
    opened = found["ho_so.ky_truoc"] = 1319 if code == "2018-Q1" else 1200
    left = 1319 if code == "2017-N" else 1500
    return found | {"ho_so.dung_han": moved + opened - left}


def typed(session):
    """Every typed figure of the sample that has a value."""
    fields = session.template.fields.values()
    return [
        field
        for field in fields
        if field.kind is Kind.TYPED and isinstance(session.value(field.key), Number | Fraction)
    ]


def plants(session, seed):
    """Draw as many errors of each kind as are asked for."""
    rng = random.Random(seed)
    makers = (_transposed, _slipped, _sum, _stale, _swapped)
    return [make(session, rng) for make in makers for _ in range(EACH)]


def _transposed(session, rng):
    """Two neighbouring digits change places."""
    while True:
        field, digits, write = _drawn(session, rng)
        places = [n for n in range(len(digits) - 1) if digits[n] != digits[n + 1]]
        if len(digits) > 1 and places:
            n = rng.choice(places)
            wrong = digits[:n] + digits[n + 1] + digits[n] + digits[n + 2 :]
            return _figure("transposed", session, field, digits, write(wrong))


def _slipped(session, rng):
    """A digit is typed twice or not at all, or the figure gets a nought too many."""
    field, digits, write = _drawn(session, rng)
    n = rng.randrange(len(digits))
    ways = [digits[:n] + digits[n] + digits[n:], digits + "0"]
    if len(digits) > 1:
        ways.append(digits[:n] + digits[n + 1 :])
    return _figure("slipped", session, field, digits, write(rng.choice(ways)))


def _drawn(session, rng):
    """Return a field, the digits of one of its numbers and how other digits are stored there."""
    while True:
        field = rng.choice(typed(session))
        value = session.value(field.key)
        if isinstance(value, Fraction):
            name = rng.choice(("done", "total"))
            return field, str(getattr(value, name)), partial(_as_fraction, value, name)
        if value.amount:
            scale = 10 ** max(0, -value.amount.as_tuple().exponent)
            return field, str(int(value.amount * scale)), partial(_as_number, value, scale)


def _as_fraction(value, name, digits):
    return to_json(replace(value, **{name: int(digits)}))


def _as_number(value, scale, digits):
    return to_json(replace(value, amount=Decimal(digits) / scale))


def _figure(kind, session, field, before, wrong):
    section = session.template.section_of[field.key].key
    return Plant(
        kind, section, (field.key,), f"{field.key}: {before} → {wrong}", {field.key: wrong}
    )


def _sum(session, rng):
    """A total typed by hand is off: in the table, or in a sentence where it was no longer bound."""
    if rng.random() < 0.5:
        rows = [list(row) for row in ROWS]
        row, column = rng.choice(rows), rng.choice((2, 6, 10))
        before, row[column] = row[column], row[column] + rng.choice((-100, -10, -1, 1, 10, 100))
        told = f"{row[1]}, {COLUMNS[column - 2]}: {before} → {row[column]}"
        section = session.template.section_of["ho_so.bieu"].key
        return Plant("sum", section, ("ho_so.bieu",), told, {"ho_so.bieu": _rows(rows)})
    totals = {f.key for f in session.template.fields.values() if _is_total(f)}
    return _unbound("sum", session, rng, totals)


def _stale(session, rng):
    """A percentage in a sentence is of an earlier draft."""
    shares = {f.key for f in session.template.fields.values() if f.type == "percent"}
    return _unbound("stale", session, rng, shares)


def _is_total(field):
    return field.kind is Kind.COMPUTED and field.type == "integer" and "+" in field.compute.text


def _unbound(kind, session, rng, keys):
    """Put digits, a little off, in place of a figure that a sentence shows."""
    places = [
        (section.key, bound)
        for section in session.template.sections
        for bound in parse_narrative(session.text(section.key)).bound()
        if bound.name in keys and not bound.form
    ]
    section, bound = rng.choice(places)
    shown = session.shown(bound.name)
    digits = [n for n, sign in enumerate(shown) if sign.isdigit()]
    n = rng.choice(digits[1:] or digits)
    wrong = shown[:n] + str((int(shown[n]) + rng.randrange(1, 10)) % 10) + shown[n + 1 :]
    text = session.text(section).replace(f"{{{bound.name}}}", wrong, 1)
    assert text != session.text(section)
    told = f"{section}: {bound.name} {shown} → {wrong}"
    return Plant(kind, section, (bound.name,), told, {f"text.{section}": text})


def _swapped(session, rng):
    """Two columns of a table, or two fields that stand below each other, change places."""
    if rng.random() < 0.5:
        rows = [list(row) for row in ROWS]
        left = rng.randrange(2, 12)
        row = rng.choice([row for row in rows if row[left] != row[left + 1]])
        row[left], row[left + 1] = row[left + 1], row[left]
        told = f"{row[1]}: {COLUMNS[left - 2]} ↔ {COLUMNS[left - 1]}"
        section = session.template.section_of["ho_so.bieu"].key
        return Plant("swapped", section, ("ho_so.bieu",), told, {"ho_so.bieu": _rows(rows)})
    pairs = list(_neighbours(session))
    first, second = rng.choice(pairs)
    section = session.template.section_of[first].key
    values = session.value(first), session.value(second)
    told = f"{first} ↔ {second}: {session.shown(first)} ↔ {session.shown(second)}"
    changes = {first: to_json(values[1]), second: to_json(values[0])}
    return Plant("swapped", section, (first, second), told, changes)


def _neighbours(session):
    """Pairs of fields of one kind that follow each other in the form, with different values."""
    fields = typed(session)
    for one, two in pairwise(fields):
        section_of = session.template.section_of
        alike = one.type == two.type and section_of[one.key] is section_of[two.key]
        if alike and session.value(one.key) != session.value(two.key):
            yield one.key, two.key


def seen(session, clean, plant):
    """Plant an error, return the new findings that name its place, and take it back."""
    session.take_all(plant.changes)
    found = [
        problem
        for problem in session.problems
        if signature(problem) not in clean
        and (set(plant.fields) & set(problem.fields) or problem.section == plant.section)
    ]
    session.undo()
    return found


def signature(problem):
    """What tells a finding from another one of the same rule."""
    return (problem.rule, problem.strength, problem.section, problem.fields, problem.excerpt)
