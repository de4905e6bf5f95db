"""Formulas and checks over named answers, read from text; knows neither fields nor values.

The text is parsed by Python's own parser and then held to a short list of nodes, so a template can
compute and compare but never call, index, loop or reach an attribute of an object.
"""

import ast
import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, DecimalException

Operand = Decimal | bool | str | tuple[object, ...] | None
Lookup = Callable[[str], Operand]

ITEMS = "items:"
# What a lookup is asked for how an answer stands; it returns one of the states below, or None.
STATE = "state:"
ANSWERED, NOUGHT = "answered", "nought"
# name → the states it is true for; the kinds of non-values are ``values.MissingKind``.
_STATES: dict[str, frozenset[str]] = {
    ANSWERED: frozenset({ANSWERED, NOUGHT}),
    "none_arisen": frozenset({"none_arisen", NOUGHT}),
    "no_data": frozenset({"no_data"}),
    "not_applicable": frozenset({"not_applicable"}),
}
_LONGEST = 1000
_DEEPEST = 60
_HUNDRED = Decimal(100)
_STEP = Decimal("0.01")
_SIGNS = re.compile(r"""[A-Za-z0-9_.,\s+\-*/()<>=!"']*""")
_NUMBER_RUNS_ON = re.compile(r"(?<![A-Za-z0-9_.])[\d.]*\d[A-Za-z_]")
_ARITHMETIC: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_EQUALITY: dict[type[ast.cmpop], Callable[[object, object], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_ORDER: dict[type[ast.cmpop], Callable[[Decimal, Decimal], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


class ExpressionError(ValueError):
    """Tell what in a formula is not allowed; the loader says where it stands."""


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return the share in percent with two decimals; only none shows 0 and only all shows 100."""
    if not whole:
        return None
    share = (part * _HUNDRED / whole).quantize(_STEP, ROUND_HALF_UP)
    if 0 < part < whole:
        return min(max(share, _STEP), _HUNDRED - _STEP)
    return share


def rest_percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return the share so that it and the rounded share of the rest make exactly 100."""
    rest = percent(whole - part, whole)
    return None if rest is None else _HUNDRED - rest


# name → (fewest, most arguments, what it does); ``count`` and ``items`` do not take numbers.
_NUMERIC: dict[str, tuple[int, int, Callable[..., Decimal | None]]] = {
    "percent": (2, 2, percent),
    "rest_percent": (2, 2, rest_percent),
    "min": (2, 20, min),
    "max": (2, 20, max),
    "abs": (1, 1, abs),
}


@dataclass(frozen=True)
class Expression:
    """A checked formula; equal texts are equal formulas.

    ``names`` are the dotted names it reads, suffixes ``.done`` and ``.total`` included;
    ``states`` are those of which it only asks whether and how they are answered;
    ``sections`` are the sections whose numbered items it counts.
    """

    text: str
    names: frozenset[str] = field(init=False, compare=False, repr=False)
    states: frozenset[str] = field(init=False, compare=False, repr=False)
    sections: frozenset[str] = field(init=False, compare=False, repr=False)
    _tree: ast.expr = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        tree = _parse(self.text)
        found = list(_read(tree, 1))
        sections = frozenset(n.removeprefix(ITEMS) for n in found if n.startswith(ITEMS))
        object.__setattr__(self, "_tree", tree)
        object.__setattr__(self, "sections", sections)
        states = frozenset(n.removeprefix(STATE) for n in found if n.startswith(STATE))
        numbers = frozenset(n for n in found if not n.startswith((ITEMS, STATE)))
        object.__setattr__(self, "names", numbers | states)
        object.__setattr__(self, "states", states - numbers)

    def evaluate(self, lookup: Lookup) -> Operand:
        """Return the result, or None when an operand is unknown or the sum cannot be done.

        ``lookup`` gives a number, text or tuple for a name, for ``items:<section>`` the tuple of
        that section's numbered items, and for ``state:<name>`` how the name is answered.
        """
        try:
            result = _evaluate(self._tree, lookup)
        except DecimalException:
            return None
        return None if isinstance(result, Decimal) and not result.is_finite() else result


def _parse(text: str) -> ast.expr:
    if len(text) > _LONGEST:
        raise ExpressionError(f"longer than {_LONGEST} signs")
    if not _SIGNS.fullmatch(text) or _NUMBER_RUNS_ON.search(text):
        raise ExpressionError("a sign or number that formulas do not use")
    try:
        return ast.parse(" ".join(text.split()), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ExpressionError("not a formula") from error


def _read(node: ast.expr, depth: int) -> Iterator[str]:
    """Yield the names a tree reads, ``items:`` in front of sections; refuse all else."""
    if depth > _DEEPEST:
        raise ExpressionError("nested too deeply")
    match node:
        case ast.Attribute():
            yield _dotted(node)
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
            yield from _read_call(name, args, depth)
        case _:
            for child in _operands(node):
                yield from _read(child, depth + 1)


def _operands(node: ast.expr) -> list[ast.expr]:
    match node:
        case ast.BinOp(op=op) if type(op) in _ARITHMETIC:
            return [node.left, node.right]
        case ast.UnaryOp(op=ast.USub() | ast.UAdd() | ast.Not()):
            return [node.operand]
        case ast.BoolOp():
            return node.values
        case ast.Compare(ops=ops) if all(type(op) in _EQUALITY or type(op) in _ORDER for op in ops):
            return [node.left, *node.comparators]
    raise ExpressionError(f"{type(node).__name__} is not allowed in a formula")


def _read_call(name: str, args: list[ast.expr], depth: int) -> Iterator[str]:
    match name, args:
        case "items", [ast.Constant(value=str() as section)]:
            yield ITEMS + section
        case _, [ast.Attribute() as asked] if name in _STATES:
            yield STATE + _dotted(asked)
        case "count", [ast.Attribute() as names]:
            yield _dotted(names)
        case _ if name in _NUMERIC and _NUMERIC[name][0] <= len(args) <= _NUMERIC[name][1]:
            for arg in args:
                yield from _read(arg, depth + 1)
        case _:
            raise ExpressionError(f"{name} with {len(args)} arguments is not allowed in a formula")


def _dotted(node: ast.Attribute) -> str:
    parts = [node.attr]
    inner = node.value
    while isinstance(inner, ast.Attribute):
        parts.append(inner.attr)
        inner = inner.value
    if not isinstance(inner, ast.Name):
        raise ExpressionError("only plain names may have dots")
    return ".".join([inner.id, *reversed(parts)])


def _evaluate(node: ast.expr, lookup: Lookup) -> Operand:
    match node:
        case ast.Attribute():
            return lookup(_dotted(node))
        case ast.Constant(value=value):
            return Decimal(str(value))
        case ast.BinOp():
            return _calculate(node, lookup)
        case ast.UnaryOp():
            return _unary(node.op, _evaluate(node.operand, lookup))
        case ast.Call(func=ast.Name(id=name), args=args):
            return _call(name, args, lookup)
        case _:
            return _decide(node, lookup)


def _decide(node: ast.expr, lookup: Lookup) -> bool | None:
    if isinstance(node, ast.Compare):
        return _compare(node, lookup)
    if isinstance(node, ast.BoolOp):
        return _logic(node.op, [_evaluate(value, lookup) for value in node.values])
    raise AssertionError(ast.dump(node))


def _is_number(value: Operand) -> bool:
    return isinstance(value, Decimal)


def _calculate(node: ast.BinOp, lookup: Lookup) -> Operand:
    left, right = _evaluate(node.left, lookup), _evaluate(node.right, lookup)
    if not isinstance(left, Decimal) or not isinstance(right, Decimal):
        return None
    if isinstance(node.op, ast.Div) and not right:
        return None
    return _ARITHMETIC[type(node.op)](left, right)


def _unary(op: ast.unaryop, value: Operand) -> Operand:
    if isinstance(op, ast.Not):
        return not value if isinstance(value, bool) else None
    if not isinstance(value, Decimal):
        return None
    return -value if isinstance(op, ast.USub) else value


def _logic(op: ast.boolop, values: list[Operand]) -> bool | None:
    """Decide and/or as far as known: a false part settles "and" whatever the others are."""
    settling = isinstance(op, ast.Or)
    if any(value is settling for value in values):
        return settling
    return not settling if all(isinstance(value, bool) for value in values) else None


def _compare(node: ast.Compare, lookup: Lookup) -> bool | None:
    values = [_evaluate(part, lookup) for part in (node.left, *node.comparators)]
    pairs = zip(node.ops, values, values[1:], strict=False)
    return _logic(ast.And(), [_compare_two(op, left, right) for op, left, right in pairs])


def _compare_two(op: ast.cmpop, left: Operand, right: Operand) -> bool | None:
    if isinstance(left, Decimal) and isinstance(right, Decimal) and type(op) in _ORDER:
        return _ORDER[type(op)](left, right)
    comparable = type(left) is type(right) and left is not None
    return _EQUALITY[type(op)](left, right) if comparable and type(op) in _EQUALITY else None


def _call(name: str, args: list[ast.expr], lookup: Lookup) -> Operand:
    if isinstance(args[0], ast.Constant) and isinstance(args[0].value, str):
        return _length(lookup(ITEMS + args[0].value))
    if name in _STATES and isinstance(args[0], ast.Attribute):
        return lookup(STATE + _dotted(args[0])) in _STATES[name]
    values = [_evaluate(arg, lookup) for arg in args]
    if name == "count":
        return _length(values[0])
    return _NUMERIC[name][2](*values) if all(map(_is_number, values)) else None


def _length(value: Operand) -> Decimal | None:
    return Decimal(len(value)) if isinstance(value, tuple) else None
