"""One open report: take an answer, save it, recompute, re-check, undo, tell who listens.

Everything the user changes goes through here, in one transaction a step. Knows no widgets.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.agency import Agency
from cchc_desktop.model.checks import Checks, Problem, SectionState, section_state
from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.figures import Figures
from cchc_desktop.model.narrative import count_items
from cchc_desktop.model.period import Period
from cchc_desktop.model.template import Field, Kind, Section, Template
from cchc_desktop.model.values import Day, Value, from_stored, to_json
from cchc_desktop.services.annex_problems import annex_problems
from cchc_desktop.services.bindable import bindables
from cchc_desktop.services.cleaning import cleaned
from cchc_desktop.services.comparison import Comparison
from cchc_desktop.services.earlier import EarlierReports
from cchc_desktop.services.figure_notes import NOTE, FigureNotes
from cchc_desktop.services.formulas import formula
from cchc_desktop.services.head_problems import head_problems
from cchc_desktop.services.reasons import REASON, answered, reason_change
from cchc_desktop.services.review import REVIEW, UNREVIEWED, Review, review_problems
from cchc_desktop.services.sentences import notes_before
from cchc_desktop.services.text_problems import TextProblems
from cchc_desktop.services.trends import TREND
from cchc_desktop.store.rows import ReportRow

if TYPE_CHECKING:
    from cchc_desktop.store.store import Store

HEAD, TEXT = "head.", "text."
# Answers that are no values of fields.
ASIDE = (TEXT, REASON, REVIEW, NOTE, TREND)
# Number and date are often added by hand after printing: a head is complete without them.
_HEAD_WANTED = tuple(
    HEAD + name for name in ("symbol", "place", "subject", "recipients", "authority", "signer")
)


@dataclass(frozen=True)
class Change:
    """What one step changed.

    ``keys`` are field and header keys whose value changed, computed ones included; ``texts`` are
    sections whose stored text changed; ``shown`` are names printed otherwise than before;
    ``aside`` are store keys of reasons, notes and review marks; ``focus`` is the store key to show
    after undo or redo.
    """

    keys: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    problems: bool = False
    aside: frozenset[str] = frozenset()
    focus: str = ""


@dataclass
class _Step:
    """One undoable step: store key → stored value before and after."""

    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(eq=False)
class Session:
    """An open report with its values, texts, problems and history of this sitting."""

    store: "Store"
    report: ReportRow
    template: Template
    agency: Agency
    period: Period
    resources: Path
    who: str = ""
    saved_at: datetime | None = None
    _stored: dict[str, Any] = field(default_factory=dict, repr=False)
    _undo: list[_Step] = field(default_factory=list, repr=False)
    _redo: list[_Step] = field(default_factory=list, repr=False)
    _listeners: list[Callable[[Change], None]] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        self._stored = self.store.answers(self.report.id)
        self.saved_at = (self.store.last_change(self.report.id) or datetime.now(UTC)).astimezone()
        self._build()

    def _build(self) -> None:
        """Work out everything from the stored answers, as on opening."""
        self._parsed: dict[str, Value] = {
            key: value
            for key, data in self._stored.items()
            if not key.startswith(ASIDE) and (value := from_stored(data)) is not None
        }
        self._problems: list[Problem] | None = None
        self._by_section: dict[str, list[Problem]] = {}
        start = self._head_day("window_start", self.report.window_start)
        end = self._head_day("window_end", self.report.window_end)
        if start > end:
            start, end = self.report.window_start, self.report.window_end
        deadline = self._head_day("deadline", self.report.deadline)
        self.period = self.period.with_window(start, end, deadline)
        self.view = self.agency.on(self.day)
        typed = {k: v for k, v in self._parsed.items() if k in self.template.fields}
        # Figures are those of the period, whatever happened to the agency before it signed.
        then = self.agency.on(self.period.window[1])
        self.figures = Figures(self.template, then, self.period, self.earlier.named())
        texts = {s.key: self.text(s.key) for s in self._text_sections}
        self.figures.load(typed, {key: count_items(text) for key, text in texts.items()})
        self.checks = Checks(self.figures)
        self.texts = TextProblems(self)

    # --- what is there ------------------------------------------------------------------------

    @property
    def read_only(self) -> bool:
        return self.store.read_only or self.report.archived_at is not None

    @property
    def day(self) -> date:
        """The day whose issuer and signatories hold: the report's, else the end of its window."""
        return self._head_day("date", self.period.window[1])

    @property
    def words(self) -> dict[str, str]:
        return self.figures.words

    def value(self, key: str) -> Value | None:
        """Return the value of a field or header box, None when empty."""
        return self._parsed.get(key) if key.startswith(HEAD) else self.figures.value(key)

    def field(self, key: str) -> Field:
        """Return the definition of a field or header box."""
        return self.template.head_fields.get(key) or self.template.fields[key]

    def shown(self, key: str, form: str = "") -> str:
        """Return a value as printed, empty when there is none."""
        value = self.value(key)
        if value is None:
            return ""
        found = self.field(key)
        form = form or ("" if found.grouped else "plain")
        return FIELD_TYPES[found.type].show(value, self.view.style, form)

    def edit_text(self, key: str) -> str:
        """Return what an editor of the field holds."""
        return FIELD_TYPES[self.field(key).type].edit(self.value(key))

    def text(self, section: str) -> str:
        """Return the stored text of a section."""
        return str(self._stored.get(TEXT + section, ""))

    def stored(self, key: str) -> Any:
        """Return what is stored under a key of the data file, None when nothing is."""
        return self._stored.get(key)

    @cached_property
    def review(self) -> Review:
        """What was carried over and is still to be looked at."""
        return Review(self)

    @cached_property
    def notes(self) -> FigureNotes:
        """Where figures come from."""
        return FigureNotes(self)

    def notes_before(self, section: str) -> int:
        """Return how many footnotes the sections before one have, for numbering its own."""
        return notes_before(self, section)

    def shown_binding(self, name: str, form: str = "") -> str:
        """Return a bound figure or word as printed; never fails."""
        return self.figures.shown(name, form)

    def binding_choices(self) -> list[tuple[str, str, str]]:
        """Return name, label and printed form of all that a text may bind."""
        return [(found.name, found.label, found.shown) for found in bindables(self)]

    def formula(self, key: str) -> str:
        """Return the formula of a computed field in labels and values."""
        return formula(self.template.fields[key], self.figures)

    # --- the previous report -------------------------------------------------------------------

    @cached_property
    def earlier(self) -> EarlierReports:
        """The reports of this agency before this one, as they were when first asked for."""
        return EarlierReports(self.store, self.report, self.template, self.agency, self.resources)

    @cached_property
    def comparison(self) -> Comparison:
        """Each figure beside those of earlier reports."""
        return Comparison(self)

    # --- problems and progress -----------------------------------------------------------------

    @property
    def problems(self) -> list[Problem]:
        """All findings in printing order, with the reasons given to warnings."""
        if self._problems is None:
            order = {section.key: n for n, section in enumerate(self.template.sections)}
            found = head_problems(self)
            found += [*annex_problems(self), *self.checks.problems(), *self.texts.problems()]
            found += review_problems(self)
            found.sort(key=lambda problem: order.get(problem.section, -1))
            if any(key.startswith(REASON) for key in self._stored):
                found = [answered(problem, self._stored) for problem in found]
            self._problems, self._by_section = found, {}
            for problem in found:
                self._by_section.setdefault(problem.section, []).append(problem)
        return list(self._problems)

    def progress(self, section: str) -> tuple[int, int]:
        """Return how many of the wanted answers of a section, or of the form ``head``, are there.

        A text counts where no figures are wanted, and elsewhere only as missing: a new report
        begins with sentences that say nothing before their figures are filled in.
        """
        if section == "head":
            wanted = [key for key in _HEAD_WANTED if key in self.template.head_fields]
            return sum(key in self._parsed for key in wanted), len(wanted)
        found = self.template.by_key[section]
        required = (f for f in found.fields if f.required and f.kind is Kind.TYPED)
        wanted = [field.key for field in required if not self.figures.is_idle(field.key)]
        done = sum(self.value(key) is not None for key in wanted)
        if not found.has_text:
            return done, len(wanted)
        has_words = bool(self.text(section).strip())
        return (done, len(wanted) + (not has_words)) if wanted else (int(has_words), 1)

    def section_state(self, section: str) -> SectionState:
        """Return the state of one section, or of the header form under the key ``head``."""
        own = self._by_section.get(section, ()) if self.problems else ()
        state = section_state(own, *self.progress(section))
        is_carried = any(problem.rule == UNREVIEWED for problem in own)
        return SectionState.CARRIED if state is SectionState.DONE and is_carried else state

    # --- changes -------------------------------------------------------------------------------

    def listen(self, callback: Callable[[Change], None]) -> None:
        """Call back after every change."""
        self._listeners.append(callback)

    def unlisten(self, callback: Callable[[Change], None]) -> None:
        """Stop calling back."""
        self._listeners.remove(callback)

    def take(self, key: str, typed: str) -> Change:
        """Take what was typed into a field or header box.

        Raises:
            UserError: it could not be written; the value is as before.
        """
        found = self.field(key)
        return self.take_value(key, FIELD_TYPES[found.type].parse(typed, found))

    def take_value(self, key: str, value: Value | None) -> Change:
        """Take a value of a field or header box.

        Raises:
            ValueError: the field is not typed but worked out.
        """
        if self.field(key).kind is not Kind.TYPED:
            raise ValueError(key)
        return self.take_all({key: to_json(value)})

    def take_text(self, section: str, text: str) -> Change:
        """Take the stored text of a section."""
        return self.take_all({TEXT + section: text})

    def take_reason(self, key: str, reason: str) -> Change:
        """Take the reason given to the findings of a key; nothing takes it away again."""
        return self.take_all(reason_change(key, reason, self.problems))

    def take_all(self, changes: Mapping[str, Any]) -> Change:
        """Take several stored values at once: one transaction, one step of undo.

        Raises:
            UserError: nothing could be written; everything is as before.
        """
        if self.report.archived_at is not None:
            raise UserError(messages.REPORT_ARCHIVED.format(report=self.period.label))
        taken = {key: cleaned(value) for key, value in changes.items()}
        # A figure that is typed is no longer just carried over.
        typed = {REVIEW + key: None for key in taken if not key.startswith(TEXT)}
        taken = {key: None for key in typed if key in self._stored} | taken
        before = {key: self._stored.get(key) for key in taken}
        after = {key: value for key, value in taken.items() if value != before[key]}
        if not after:
            return Change()
        change = self._write(after)
        self._undo.append(_Step({key: before[key] for key in after}, after))
        self._redo.clear()
        self._tell(change)
        return change

    def undo(self) -> Change | None:
        """Take the last step back; None when there is none."""
        if not self._undo:
            return None
        change = self._replay(self._undo[-1].before)
        self._redo.append(self._undo.pop())
        self._tell(change)
        return change

    def redo(self) -> Change | None:
        """Do the last undone step again; None when there is none."""
        if not self._redo:
            return None
        change = self._replay(self._redo[-1].after)
        self._undo.append(self._redo.pop())
        self._tell(change)
        return change

    def recheck(self) -> None:
        """Look at the texts again after the register of cited documents changed."""
        self._tell(self._follow({}))

    def _replay(self, values: Mapping[str, Any]) -> Change:
        change = self._write(values)
        return replace(change, focus=_focus(values))

    def _tell(self, change: Change) -> None:
        for callback in list(self._listeners):
            callback(change)

    def _write(self, values: Mapping[str, Any]) -> Change:
        self.store.write(self.report.id, values, self.who, self._stored)
        self.saved_at = datetime.now().astimezone()
        for key, value in values.items():
            if value is None:
                self._stored.pop(key, None)
            else:
                self._stored[key] = value
        return self._follow(values)

    def _follow(self, values: Mapping[str, Any]) -> Change:
        """Bring figures and findings up to date with stored values that changed."""
        keys: set[str] = set()
        texts = frozenset(k.removeprefix(TEXT) for k in values if k.startswith(TEXT))
        aside = frozenset(k for k in values if k.startswith((REASON, REVIEW, NOTE, TREND)))
        for key, data in values.items():
            if key.startswith(TEXT):
                section = key.removeprefix(TEXT)
                keys |= self.figures.set_items(section, count_items(self.text(section)))
            elif not key.startswith(ASIDE):
                keys |= self._take_parsed(key, from_stored(data))
        if any(key in _FRAME for key in values):
            self._build()
            every = frozenset(self.template.fields) | frozenset(self.words)
            fields = frozenset(keys) | frozenset(self.template.fields)
            return Change(fields, texts, every, problems=True, aside=aside)
        changed = frozenset(keys)
        self._problems = None
        self.checks.refresh(changed, texts)
        self.texts.refresh(changed, texts)
        return Change(changed, texts, changed, problems=True, aside=aside)

    def _take_parsed(self, key: str, value: Value | None) -> frozenset[str]:
        if value is None:
            self._parsed.pop(key, None)
        else:
            self._parsed[key] = value
        return frozenset({key}) if key.startswith(HEAD) else self.figures.set(key, value)

    # --- small helpers -------------------------------------------------------------------------

    @cached_property
    def _text_sections(self) -> tuple[Section, ...]:
        return tuple(section for section in self.template.sections if section.has_text)

    def _head_day(self, name: str, default: date) -> date:
        value = self._parsed.get(HEAD + name)
        return value.day if isinstance(value, Day) else default


# Header boxes that change the agency's view or the period's words, hence everything shown.
_FRAME = frozenset({"head.date", "head.window_start", "head.window_end", "head.deadline"})


def _focus(values: Mapping[str, Any]) -> str:
    """Return what to show of a step: a value or text before the marks that went with it."""
    return next((key for key in values if not key.startswith(REVIEW)), next(iter(values)))
