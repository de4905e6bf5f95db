"""The regimes' own sizes, ranges, wordings and articles, read from one file; measures nothing."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from cchc_desktop import messages, paths
from cchc_desktop.errors import UserError

FILE = "page-checks.toml"
Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked at: its caption, its article and the wordings of its findings."""

    key: str
    title: str
    article: str
    findings: dict[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """How one component is printed; ``None`` where either way will do."""

    name: str
    check: str
    size: Range
    bold: bool | None
    italic: bool | None
    capitals: bool | None


@dataclass(frozen=True, slots=True)
class Rules:
    """All that one regime asks for; ``limits`` and ``words`` are the tables of the file."""

    regime: str
    name: str
    checks: dict[str, Check]
    looks: dict[str, Look]
    style: dict[str, str]
    limits: dict[str, Any]
    words: dict[str, Any]

    @property
    def mm(self) -> float:
        """Return how many millimetres a measure may be off."""
        return float(self.limits["tolerance_mm"])

    @property
    def pt(self) -> float:
        """Return how many points a size may be off."""
        return float(self.limits["tolerance_pt"])

    def limit(self, key: str) -> Range:
        """Return the lowest and the highest value of a limit."""
        low, high = self.limits[key]
        return float(low), float(high)


def load_rules(regime: str) -> Rules:
    """Return what a regime asks for.

    Raises:
        UserError: no such regime is known, or the shipped file is damaged.
    """
    return _rules(paths.resources() / FILE, regime)


def known_regimes() -> list[tuple[str, str]]:
    """Return key and name of each regime a page can be measured against."""
    table = _table(paths.resources() / FILE)
    return [(key, entry["name"]) for key, entry in table["regimes"].items()]


def regime_on(day: date) -> str | None:
    """Return the key of the regime in force on a day, or nothing before the first."""
    regimes = _table(paths.resources() / FILE)["regimes"]
    known = sorted((entry["from"], key) for key, entry in regimes.items())
    return next((key for begins, key in reversed(known) if begins <= day), None)


@lru_cache(maxsize=4)
def _rules(path: Path, regime: str) -> Rules:
    table = _table(path)
    regimes = table["regimes"]
    if regime not in regimes:
        known = ", ".join(regimes)
        raise UserError(messages.REGIME_UNKNOWN.format(regime=regime, known=known))
    try:
        checks = {entry["key"]: _check(entry, regime) for entry in table["check"]}
        looks = {key: _look(entry, regime) for key, entry in table["look"].items()}
        return Rules(
            regime,
            regimes[regime]["name"],
            checks,
            looks,
            table["style"],
            table["limits"] | regimes[regime]["limits"],
            table["words"] | regimes[regime]["words"],
        )
    except KeyError as error:
        where = str(error.args[0])
        raise UserError(messages.PAGE_CHECK_RULES_WRONG.format(file=FILE, where=where)) from error


@lru_cache(maxsize=2)
def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        text = messages.PAGE_CHECK_RULES_WRONG.format(file=path.name, where=path.parent)
        raise UserError(text, str(error)) from error


def _check(entry: dict[str, Any], regime: str) -> Check:
    return Check(
        entry["key"], entry["title"], entry["articles"].get(regime, ""), entry.get("findings", {})
    )


def _look(entry: dict[str, Any], regime: str) -> Look:
    size = entry.get(f"size-{regime}", entry["size"])
    return Look(
        entry["name"],
        entry["check"],
        (float(size[0]), float(size[1])),
        entry.get("bold"),
        entry.get("italic"),
        entry.get("capitals"),
    )
