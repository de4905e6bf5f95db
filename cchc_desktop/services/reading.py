"""A stored report read without opening it: its figures worked out, its texts as printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cchc_desktop.model.figures import Figures
from cchc_desktop.model.narrative import Line, NoteMark, count_items, parse_narrative
from cchc_desktop.model.period import Period
from cchc_desktop.model.template import Template
from cchc_desktop.model.values import Value, from_stored
from cchc_desktop.services.session import ASIDE, HEAD, TEXT

if TYPE_CHECKING:
    from cchc_desktop.services.reports import Library
    from cchc_desktop.store.rows import ReportRow


@dataclass(frozen=True)
class ReadReport:
    """A report as it is stored now; ``answers`` are its stored values by key."""

    row: "ReportRow"
    template: Template
    period: Period
    figures: Figures
    answers: dict[str, Any]

    def text(self, section: str) -> str:
        """Return the stored text of a section."""
        return str(self.answers.get(TEXT + section, ""))

    def paragraphs(self, section: str) -> Iterator[str]:
        """Yield the paragraphs of a section as printed, each followed by its footnotes."""
        for block in parse_narrative(self.text(section)).blocks:
            yield self._printed(block.inlines)
            for inline in block.inlines:
                if isinstance(inline, NoteMark):
                    yield "\n".join(self._printed(line) for line in inline.paragraphs)

    def value(self, key: str) -> Value | None:
        """Return the value of a field or header box."""
        if key.startswith(HEAD):
            return from_stored(self.answers.get(key))
        return self.figures.value(key)

    def _printed(self, line: Line) -> str:
        return self.figures.plain(line)


def read_stored(
    library: "Library", row: "ReportRow", answers: dict[str, Any] | None = None
) -> ReadReport:
    """Read a report of a data file, or what its answers were at another time."""
    stored = library.store.answers(row.id) if answers is None else answers
    template = library.template(row.edition)
    period = library.periods.period(f"{row.year}-{row.kind}").with_window(
        row.window_start, row.window_end, row.deadline
    )
    figures = Figures(template, library.agency(row.agency).on(row.window_end), period)
    values = {
        key: value
        for key, data in stored.items()
        if not key.startswith((*ASIDE, HEAD))
        and key in template.fields
        and (value := from_stored(data)) is not None
    }
    items = {s.key: count_items(str(stored.get(TEXT + s.key, ""))) for s in template.sections}
    figures.load(values, items)
    return ReadReport(row, template, period, figures, stored)
