"""The checks of Vietnamese over an open report: each passage looked at again only when it changed.

What the agency lets pass is taken out at the end; see ``services/vietnamese_ignored.py``.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.model.agency import Agency
from cchc_desktop.model.checks import HEAD, Problem
from cchc_desktop.model.field_types import format_day
from cchc_desktop.model.template import Strength
from cchc_desktop.model.values import Day, Names
from cchc_desktop.model.vietnamese import WORD, Finding, Manner, Passage, Words, load_words, problem
from cchc_desktop.model.vietnamese_abbreviations import (
    SHORT,
    check_abbreviations,
    explained_in,
)
from cchc_desktop.model.vietnamese_capitals import check_capitals
from cchc_desktop.model.vietnamese_style import check_style
from cchc_desktop.model.vietnamese_words import check_words

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_HEAD_DATE, _RECEIVED, _SUBJECT = "head.date", "head.received_date", "head.subject"
_RECIPIENTS, _URGENCY, _END = "head.recipients", "head.urgency", "head.window_end"
_OLD_REGIME = "tt01-2011"
# An urgent report is there the next day.
_URGENT_DAYS = 1


@lru_cache(4)
def words_of(resources: Path) -> Words:
    """Return the words of the shipped resources, read once."""
    return load_words(resources / "vietnamese.toml")


@lru_cache(256)
def check_passage(passage: Passage, manner: Manner) -> tuple[Problem, ...]:
    """Return the findings in one passage; it is read again only when it changed."""
    return (*check_words(passage, manner), *check_capitals(passage, manner))


def check_passages(passages: Sequence[Passage], manner: Manner) -> list[Problem]:
    """Return all findings in passages that are read as one report."""
    found = [p for passage in passages for p in check_passage(passage, manner)]
    return [*found, *check_style(passages, manner), *check_abbreviations(passages, manner)]


class VietnameseProblems:
    """The findings in the Vietnamese of a session."""

    def __init__(self, session: "Session", types: tuple[str, ...]) -> None:
        self._session = session
        self._types = types

    @cached_property
    def manner(self) -> Manner:
        """What the report is held to."""
        session = self._session
        names = names_of(session.agency)
        words = words_of(session.resources)
        return Manner(words, session.agency.style, session.report.regime, self._types, names)

    def passage(self, section: str, text: str) -> Passage:
        """Return a flattened text of a section as the checks read it."""
        return Passage(section, self._session.template.by_key[section].label, text)

    def problems(self, texts: Mapping[str, str]) -> list[Problem]:
        """Return the findings in flattened texts by section, and in the header form."""
        passages = [
            Passage(section.key, section.label, texts.get(section.key, ""))
            for section in self._session.template.sections
        ]
        found = check_passages(passages, self.manner)
        found += [p for passage in passages for p in self._cause(passage)]
        return [*found, *self._head(passages)]

    def _cause(self, passage: Passage) -> list[Problem]:
        """A section on shortcomings that speaks of no cause."""
        words = self.manner.words
        if words.word["expected.heading"] not in passage.label.lower() or not passage.text:
            return []
        text = passage.text.lower()
        if any(word in text for word in words.lists["expected.words"]):
            return []
        message = messages.VI_CAUSE.format(place=passage.label)
        return [problem(passage, "tv.nguyen_nhan", Strength.HINT, message, "")]

    # --- the header form -----------------------------------------------------------------------

    def _head(self, passages: Sequence[Passage]) -> list[Problem]:
        return [
            *self._subject(passages),
            *self._recipients(),
            *self._addressees(),
            *self._urgent(),
            *self._cut_off(),
        ]

    @property
    def _law(self) -> str:
        regime = self._session.report.regime
        return messages.VI_LAWS.get(regime, messages.CAPITALS_LAW)

    def _subject(self, passages: Sequence[Passage]) -> list[Problem]:
        """The subject stands before any place that could explain an abbreviation."""
        shorts = self.manner.words.abbreviations
        subject = self._session.shown(_SUBJECT)
        used = [s for s in SHORT.findall(subject) if s in shorts and s not in explained_in(subject)]
        return [
            _headed(
                "tv.trich_yeu",
                (_SUBJECT,),
                messages.VI_SUBJECT.format(short=short, full=shorts[short]),
                short,
                shorts[short],
            )
            for short in dict.fromkeys(used)
        ]

    def _recipients(self) -> list[Problem]:
        """The original is filed with the clerks, and a mail address is no recipient."""
        words, found = self.manner.words.word, []
        value = self._session.value(_RECIPIENTS)
        for line in value.names if isinstance(value, Names) else ():
            if line.startswith(words["head.filing"]) and words["head.office"] not in line:
                text = messages.VI_FILING.format(line=line, law=self._law)
                found.append(_headed("the_thuc.luu", (_RECIPIENTS,), text, line))
            if line.lower().startswith(words["head.mail"]) or "@" in line:
                text = messages.VI_MAIL.format(line=line, law=self._law)
                found.append(_headed("the_thuc.email", (_RECIPIENTS,), text, line))
        return found

    def _addressees(self) -> list[Problem]:
        """Decree 30/2020 asks for addressees in a report to a superior."""
        session = self._session
        if session.report.regime == _OLD_REGIME or session.value("head.addressees"):
            return []
        text = messages.VI_ADDRESSEES.format(law=self._law)
        return [_headed("the_thuc.kinh_gui", ("head.addressees",), text, "")]

    def _urgent(self) -> list[Problem]:
        """An urgent report that came days after it was signed."""
        urgency = self._session.shown(_URGENCY)
        match self._session.value(_HEAD_DATE), self._session.value(_RECEIVED):
            case Day(issued), Day(received) if urgency and (received - issued).days > _URGENT_DAYS:
                text = messages.VI_URGENT.format(
                    urgency=urgency,
                    issued=format_day(issued),
                    received=format_day(received),
                    days=(received - issued).days,
                    law=self._law,
                )
                return [_headed("the_thuc.khan", (_URGENCY, _RECEIVED), text, urgency)]
        return []

    def _cut_off(self) -> list[Problem]:
        """A report signed before its period ends says to which day its figures go."""
        session, end = self._session, self._session.period.window[1]
        match session.value(_HEAD_DATE):
            case Day(issued) if issued < end and not session.value(_END):
                text = messages.VI_CUT_OFF.format(issued=format_day(issued), end=format_day(end))
                return [_headed("ky.chot_so_lieu", (_END, _HEAD_DATE), text, "")]
        return []


def _headed(
    rule: str, fields: tuple[str, ...], text: str, excerpt: str, wanted: str = ""
) -> Problem:
    return Finding(rule, Strength.HINT, HEAD, fields, text, excerpt=excerpt, wanted=wanted)


def names_of(agency: Agency) -> frozenset[str]:
    """Return the words of the agency's own names, in small letters."""
    texts = [agency.name]
    texts += [word for issuer in agency.issuers for word in issuer.words.values()]
    texts += [signatory.name for signatory in agency.signatories]
    texts += [name for units in agency.units for name in units.names]
    texts += [line for recipients in agency.recipients for line in recipients.lines]
    return frozenset(word.lower() for text in texts for word in WORD.findall(text))
