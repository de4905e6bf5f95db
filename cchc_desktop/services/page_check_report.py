"""What a check of pages found, and the words it is told in; measures nothing itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cchc_desktop import messages
from cchc_desktop.render.measure_lines import Piece
from cchc_desktop.services.page_check_rules import Range, Rules

MOST_PAGES_NAMED = 8
Where = tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One deviation; ``where`` is millimetres from the left and the top edge of its page."""

    check: str
    page: int
    message: str
    article: str
    where: Where = None
    pages: tuple[int, ...] = ()

    @property
    def spot(self) -> str:
        """Name the page, and the others where the same is wrong."""
        if len(self.pages) <= 1:
            return messages.PAGE_CHECK_PAGE.format(page=self.page)
        others = self.pages[1:]
        named = ", ".join(map(str, others[:MOST_PAGES_NAMED]))
        named += ", …" if len(others) > MOST_PAGES_NAMED else ""
        return messages.PAGE_CHECK_PAGES.format(page=self.page, more=len(others), pages=named)

    @property
    def line(self) -> str:
        """Return the finding as one line of text."""
        pattern = messages.PAGE_CHECK_LINE if self.article else messages.PAGE_CHECK_LINE_BARE
        return pattern.format(spot=self.spot, message=self.message, article=self.article)


@dataclass(frozen=True, slots=True)
class Result:
    """All findings of one file, and what was looked at: ``passed`` and ``skipped`` are captions."""

    regime: str
    regime_name: str
    guessed: bool
    pages: int
    findings: tuple[Finding, ...]
    passed: tuple[str, ...]
    skipped: tuple[str, ...]

    @property
    def summary(self) -> str:
        """Say in one sentence how it went."""
        if not self.findings:
            return messages.PAGE_CHECK_NONE
        return messages.PAGE_CHECK_COUNT.format(count=len(self.findings))

    @property
    def head(self) -> str:
        """Name the regime, the pages and the outcome."""
        text = messages.PAGE_CHECK_HEAD.format(
            regime=self.regime_name, pages=self.pages, summary=self.summary
        )
        return f"{text} {messages.PAGE_CHECK_GUESSED}" if self.guessed else text

    @property
    def looked_at(self) -> str:
        """Name what was looked at and found right, and what there was nothing of."""
        lines = []
        if self.passed:
            lines.append(messages.PAGE_CHECK_PASSED.format(titles="; ".join(self.passed)))
        if self.skipped:
            lines.append(messages.PAGE_CHECK_SKIPPED.format(titles="; ".join(self.skipped)))
        return "\n".join(lines)

    @property
    def text(self) -> str:
        """Return everything as plain text to copy or print."""
        lines = [self.head, *(finding.line for finding in self.findings), self.looked_at]
        return "\n".join(line for line in lines if line)


@dataclass
class Findings:
    """Collects what is found under one regime; the same thing on many pages becomes one entry."""

    rules: Rules
    looked: set[str] = field(default_factory=set)
    _found: dict[tuple[str, str], tuple[set[int], Where]] = field(default_factory=dict)

    def look(self, *checks: str) -> None:
        """Note that something was there to be checked."""
        self.looked.update(checks)

    def add(
        self, check: str, finding: str, page: int, where: Piece | Where = None, **slots: object
    ) -> None:
        """Note a deviation by its key in the rules."""
        self.tell(check, self.rules.checks[check].findings[finding].format(**slots), page, where)

    def tell(self, check: str, message: str, page: int, where: Piece | Where = None) -> None:
        """Note a deviation whose sentence is finished."""
        self.look(check)
        place = (round(where.left, 1), round(where.y, 1)) if isinstance(where, Piece) else where
        pages, first = self._found.setdefault((check, message), (set(), place))
        if pages and page < min(pages):
            first = place
        self._found[check, message] = pages | {page}, first

    def style(self, look: str, pieces: Iterable[Piece]) -> None:
        """Compare size, weight, slant and case of pieces with what a component asks for."""
        wanted = self.rules.looks[look]
        self.look(wanted.check)
        for piece in pieces:
            for key, measured, expected in self._differences(look, piece):
                message = self.rules.style[key].format(
                    name=wanted.name, measured=measured, expected=expected
                )
                self.tell(wanted.check, message, piece.page, piece)

    def _differences(self, look: str, piece: Piece) -> Iterable[tuple[str, str, str]]:
        wanted, words = self.rules.looks[look], messages.PAGE_CHECK_STYLES
        if not within(piece.size, wanted.size, self.rules.pt):
            yield "size", number(piece.size), span(wanted.size)
        if wanted.bold is not None and piece.bold != wanted.bold:
            names = {True: words["bold"], False: words["light"]}
            yield "weight", names[piece.bold], names[wanted.bold]
        if wanted.italic is not None and piece.italic != wanted.italic:
            names = {True: words["italic"], False: words["upright"]}
            yield "slant", names[piece.italic], names[wanted.italic]
        if wanted.capitals and piece.text != piece.text.upper():
            yield "case", words["small"], words["capitals"]

    def listed(self) -> tuple[Finding, ...]:
        """Return all findings by page, then in the order of the rules."""
        order = list(self.rules.checks)
        found = [
            Finding(check, min(pages), message, self._article(check), where, tuple(sorted(pages)))
            for (check, message), (pages, where) in self._found.items()
        ]
        return tuple(sorted(found, key=lambda f: (f.page, order.index(f.check))))

    def _article(self, check: str) -> str:
        article = self.rules.checks[check].article
        return f"{self.rules.name}, {article}" if article else ""


def number(value: float) -> str:
    """Write a measure with at most one decimal and the Vietnamese comma."""
    return f"{round(value, 1):.1f}".removesuffix(".0").replace(".", ",")


def span(limits: Range) -> str:
    """Write what is allowed."""
    low, high = limits
    if low == high:
        return number(low)
    return messages.PAGE_CHECK_RANGE.format(low=number(low), high=number(high))


def within(value: float, limits: Range, tolerance: float) -> bool:
    """Tell whether a measure lies between its limits."""
    return limits[0] - tolerance <= value <= limits[1] + tolerance
