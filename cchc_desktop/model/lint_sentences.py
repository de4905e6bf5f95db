"""What the loader cannot see in the sentences of an edition that change with the answers."""

from collections.abc import Callable, Iterator

from cchc_desktop.model.expressions import Expression
from cchc_desktop.model.narrative import parse_narrative
from cchc_desktop.model.sentences import Sentence
from cchc_desktop.model.template import Section, Template

Findings = Iterator[str]


def sentence_findings(
    template: Template,
    section: Section,
    text: Callable[[str], Findings],
    names: Callable[[Expression], Findings],
) -> Findings:
    """Yield everything wrong with the sentences of a section.

    ``text`` finds what is wrong with a stored text, ``names`` with the names of a formula.
    """
    shown = {bound.name for bound in parse_narrative(section.skeleton or "").bound()}
    for sentence in section.sentences:
        found = [*_shape(sentence), *_wordings(template, sentence, text, names)]
        if sentence.key not in shown:
            found.append("its section's text does not show it")
        yield from (f"{sentence.key}: {finding}" for finding in found)


def _shape(sentence: Sentence) -> Findings:
    *first, last = sentence.wordings
    if last.when is not None:
        yield "its last wording has a condition"
    if not first or any(wording.when is None for wording in first):
        yield "only its last wording is without a condition"
    conditions = [wording.when for wording in first]
    if len(set(conditions)) < len(conditions):
        yield "two wordings hold under one condition"
    if not last.text:
        yield "its last wording says nothing"


def _wordings(
    template: Template,
    sentence: Sentence,
    text: Callable[[str], Findings],
    names: Callable[[Expression], Findings],
) -> Findings:
    for wording in sentence.wordings:
        yield from text(wording.text)
        if wording.when is not None:
            yield from names(wording.when)
        if len(parse_narrative(wording.text).blocks) > 1:
            yield "a wording of more than one paragraph"
    if any(name in template.sentences for name in sentence.bound):
        yield "a sentence within a sentence"
