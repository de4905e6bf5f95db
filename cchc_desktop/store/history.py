"""The chain that binds each change of a report to the one before it, so that a hand in it shows.

The chain has no secret: it finds rows edited, removed or put in by hand, not somebody who computes
it anew. It knows nothing of what an answer means.
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

# What a row's seal covers; a released order never changes. As bytes, because a row edited by hand
# may hold what is no text.
_COVERED = ("report_id", "field", "old", "new", "at", "who", "action")
_AS_STORED = ", ".join(f"CAST({name} AS BLOB)" for name in _COVERED)


class Tampering(StrEnum):
    """What was done to a history by other means than the program."""

    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class HistoryFault:
    """One place where a history is not as it was written.

    ``field`` and ``at`` are those of the row that was changed or added, or of the first one after
    those removed; they are empty when the last rows are gone. ``count`` says how many are missing.
    """

    kind: Tampering
    report: str
    field: str = ""
    at: str = ""
    count: int = 1


def link(previous: str, *covered: int | str | bytes | None) -> str:
    """Return the seal of the row after the one whose seal is ``previous``: number and digest."""
    number = _number(previous) + 1
    digest = hashlib.sha256(_measured(previous) + _measured(number))
    for value in covered:
        digest.update(_measured(value))
    return f"{number}:{digest.hexdigest()}"


def seal(connection: sqlite3.Connection) -> None:
    """Link every change that has no seal yet to the one before it in its report."""
    heads: dict[int, str] = {}
    numbers = [row[0] for row in connection.execute("SELECT id FROM answer_change ORDER BY id")]
    for number in numbers:
        report, sealed, *covered = connection.execute(
            f"SELECT report_id, chain, {_AS_STORED} FROM answer_change"  # noqa: S608 - ours
            " WHERE id = ?",
            (number,),
        ).fetchone()
        heads[report] = sealed or link(heads.get(report, ""), *covered)
        if sealed is None:
            connection.execute(
                "UPDATE answer_change SET chain = ? WHERE id = ?", (heads[report], number)
            )
    for report, head in heads.items():
        connection.execute("UPDATE report SET chain = ? WHERE id = ?", (head, report))


def faults(connection: sqlite3.Connection) -> list[HistoryFault]:
    """Follow the chain of every report; return where it does not hold, in the order of writing."""
    reports = {
        number: _Walk(str(code), head)
        for number, code, head in connection.execute("SELECT id, code, chain FROM report")
    }
    found: list[HistoryFault] = []
    rows = connection.execute(
        f"SELECT report_id, CAST(chain AS BLOB), {_AS_STORED} FROM answer_change"  # noqa: S608 - ours
        " ORDER BY id"
    )
    for report, sealed, *covered in rows:
        if report in reports:
            found += reports[report].step(_text(sealed), covered)
    for walk in reports.values():
        found += walk.end()
    return found


class _Walk:
    """Follows the chain of one report."""

    def __init__(self, code: str, head: str | None) -> None:
        self._code = code
        self._head = head or ""
        self._last = ""

    def step(self, sealed: str, covered: list[bytes | None]) -> Iterator[HistoryFault]:
        field, at = _text(covered[1]), _text(covered[4])
        number, expected = _number(sealed), _number(self._last) + 1
        if number < expected:
            yield HistoryFault(Tampering.ADDED, self._code, field, at)
            return
        if number > expected:
            missing = number - expected
            yield HistoryFault(Tampering.REMOVED, self._code, field, at, missing)
        elif sealed != link(self._last, *covered):
            yield HistoryFault(Tampering.CHANGED, self._code, field, at)
        self._last = sealed

    def end(self) -> Iterator[HistoryFault]:
        missing = _number(self._head) - _number(self._last)
        if missing > 0:
            yield HistoryFault(Tampering.REMOVED, self._code, count=missing)
        elif self._head != self._last:
            yield HistoryFault(Tampering.ADDED, self._code)


def _number(sealed: str) -> int:
    """Return the place in the chain; 0 for what is no seal of ours."""
    number, colon, _ = sealed.partition(":")
    return int(number) if colon and number.isascii() and number.isdigit() else 0


def _text(value: bytes | None) -> str:
    return "" if value is None else value.decode("utf-8", errors="replace")


def _measured(value: int | str | bytes | None) -> bytes:
    """Return a value with its length before it, so that no two rows read alike."""
    if value is None:
        return b"-"
    content = value if isinstance(value, bytes) else str(value).encode()
    return b"%d:%b" % (len(content), content)
