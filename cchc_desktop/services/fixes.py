"""What can be done about a finding at once; each kind of finding brings its own offers.

A new kind joins by one line in ``_OFFERS``.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.model.checks import Problem
from cchc_desktop.model.field_types import format_amount
from cchc_desktop.model.figures import parted
from cchc_desktop.model.template import Field, Kind
from cchc_desktop.model.values import Number, to_json
from cchc_desktop.services import citation_fixes, non_values, vietnamese_fixes
from cchc_desktop.services.citation_fixes import Fix
from cchc_desktop.services.review import REVIEW, UNREVIEWED
from cchc_desktop.services.unbound import LOOSE_NUMBER, LOOSE_PERIOD, bind, loose_excerpt

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_TEXT = "text."
_NAME = r"[a-z][a-z0-9_.]*"
# A typed figure that must equal a list, another figure or one of an earlier report.
_EQUAL = re.compile(rf"(?P<left>count\({_NAME}\)|{_NAME}) == (?P<right>{_NAME})")
_MOST = 5


def fixes(problem: Problem, session: "Session") -> list[Fix]:
    """Return what can be done about a finding; ``changes`` go to ``take_all`` as one step."""
    if session.read_only:
        return []
    offers = (fix for offer in _OFFERS for fix in offer(problem, session))
    return [fix for fix, _ in zip(offers, range(_MOST), strict=False)]


def _binding(problem: Problem, session: "Session") -> Iterator[Fix]:
    """Offer to let a number or period in a text follow what it may mean."""
    if problem.rule not in (LOOSE_NUMBER, LOOSE_PERIOD):
        return
    text = session.text(problem.section)
    for loose in session.texts.unbound.in_text(text, problem.section):
        if loose_excerpt(text, loose) == problem.excerpt:
            for candidate in loose.candidates:
                label = messages.FIX_BIND.format(said=loose.digits, label=candidate.label)
                yield Fix(label, {_TEXT + problem.section: bind(text, loose, candidate)})
            return


def _confirming(problem: Problem, session: "Session") -> Iterator[Fix]:
    """Offer to confirm carried figures at one stroke; texts are to be read one by one."""
    if problem.rule == UNREVIEWED and problem.fields:
        label = messages.FIX_CONFIRM.format(count=len(problem.fields))
        yield Fix(label, {REVIEW + key: None for key in problem.fields})


def _equalling(problem: Problem, session: "Session") -> Iterator[Fix]:
    """Offer to type what a figure must equal: the length of a list, or an earlier figure."""
    rules = (rule for section in session.template.sections for rule in section.rules)
    rule = next((rule for rule in rules if rule.key == problem.rule), None)
    found = _EQUAL.fullmatch(rule.check.text) if rule else None
    if rule is None or found is None:
        return
    for mine, other in ((found["left"], found["right"]), (found["right"], found["left"])):
        field = session.template.fields.get(mine)
        amount = _amount(other, session)
        if field is not None and amount is not None and _takes(field, amount):
            label = messages.FIX_EQUAL.format(label=field.label, amount=format_amount(amount))
            yield Fix(label, {field.key: to_json(Number(amount))})


def _amount(name: str, session: "Session") -> Decimal | None:
    if name.startswith("count("):
        names = session.figures.lookup(name.removeprefix("count(").removesuffix(")"))
        return Decimal(len(names)) if isinstance(names, tuple) else None
    # A figure of this report may be the wrong one itself; only what is settled is offered.
    field = session.template.fields.get(name)
    settled = bool(parted(name)[0]) or (field is not None and field.kind is not Kind.TYPED)
    amount = session.figures.lookup(name) if settled else None
    return amount if isinstance(amount, Decimal) else None


def _takes(field: Field, amount: Decimal) -> bool:
    return field.kind is Kind.TYPED and field.type == "integer" and amount == int(amount)


_OFFERS: tuple[Callable[[Problem, "Session"], "Iterator[Fix] | list[Fix]"], ...] = (
    citation_fixes.fixes,
    vietnamese_fixes.fixes,
    non_values.fixes,
    _binding,
    _confirming,
    _equalling,
)
