"""What the outlines' own sentences say of each figure that is none, for every kind of non-value."""

import re
from contextlib import contextmanager

import pytest

from cchc_desktop import messages, paths
from cchc_desktop.model.figures import base
from cchc_desktop.model.narrative import parse_narrative
from cchc_desktop.model.template import Kind
from cchc_desktop.model.values import Missing, MissingKind
from cchc_desktop.services.non_values import NO_FIGURE, non_value_problems, sources
from cchc_desktop.services.reports import Library
from cchc_desktop.services.sentences import spoken
from cchc_desktop.services.taking_over import stored_as_typed
from cchc_desktop.store.store import Store
from tests.services.filled_edition import THREE_TIERS, TWO_TIERS, filled

# Sentences of the outlines that are only warned about, as the section and the figure of which a
# non-value disturbs them. May become shorter, never longer.
ONLY_WARNED: frozenset[tuple[str, str]] = frozenset()
NO_UNIT = "|".join((messages.MISSING["no_data"], messages.MISSING["not_applicable"]))
DANGLING = re.compile(
    r"(?:là|gồm|có|đạt|chiếm|bằng|:) ?[;,.)]|\(\s*\)| {2}| [,;.)](?:\s|$)|;\s*\.|\.\.|^[;,.]|\s$"
)


@contextmanager
def outline_of_2012(folder):
    """Open the sample with the outline's own sentences in place of its texts."""
    with Store.create(folder / "bao-cao.cchc") as store:
        library = Library(store, paths.resources(), "lan")
        library.create_sample()
        yield library.open("2018-6T")


@pytest.fixture(params=["2012", "2021, two tiers", "2021, three tiers"])
def session(tmp_path, request):
    cases = {
        "2012": lambda: outline_of_2012(tmp_path),
        "2021, two tiers": lambda: filled(tmp_path, *TWO_TIERS),
        "2021, three tiers": lambda: filled(tmp_path, *THREE_TIERS),
    }
    with cases[request.param]() as opened:
        for section in opened.template.sections:
            if section.has_text:
                opened.take_text(section.key, section.skeleton or "")
        yield opened


def figures(fields):
    return [field for field in fields if field.is_figure and field.kind is Kind.TYPED]


def concerned(template):
    """Return for each section with a text the fields on which its sentences hang."""
    found = {}
    for section in template.sections:
        if section.has_text:
            bound = {bound.name for bound in parse_narrative(section.skeleton or "").bound()}
            said = bound.union(*(sentence.names for sentence in section.sentences))
            names = {base(template, name) for name in said}
            found[section.key] = names.union(*(sources(template, name) for name in names))
    return found


def printed(session, sections):
    """Yield every paragraph of the sections' texts as printed."""
    for section in sections:
        for block in parse_narrative(spoken(session, section)).blocks:
            yield session.figures.plain(block.inlines)


def without_units(template):
    """Return the pattern of a unit behind words that no unit can follow."""
    units = {field.unit for field in template.fields.values() if field.unit}
    return re.compile(rf"(?:{NO_UNIT}) (?:{'|'.join(map(re.escape, sorted(units)))})\b")


def faults(session, sections):
    """Return the paragraphs that read as if words were missing."""
    united, found = without_units(session.template), []
    for line in printed(session, sections):
        beginnings = (part[:1] for part in re.split(r"(?<=\.) ", line))
        broken = messages.UNANSWERED in line or DANGLING.search(line) or united.search(line)
        if broken or any(letter.islower() for letter in beginnings):
            found.append(line)
    return found


def warned(session, sections):
    texts = {key: parse_narrative(spoken(session, key)) for key in sections}
    return {key for key, text in texts.items() if any(non_value_problems(session, key, text))}


def test_each_figure_that_is_none_leaves_sentences_that_read_well(session):
    hanging, warnings = concerned(session.template), set()
    assert faults(session, hanging) == []
    for field in figures(session.template.fields.values()):
        sections = [key for key, names in hanging.items() if field.key in names]
        before = session.value(field.key)
        for kind in MissingKind:
            session.figures.set(field.key, Missing(kind))
            assert faults(session, sections) == [], (field.key, kind)
            warnings |= {(key, field.key) for key in warned(session, sections)}
        session.figures.set(field.key, before)
    assert warnings == ONLY_WARNED


def test_sections_without_any_figure_read_well_and_leave_the_others_readable(session):
    hanging = concerned(session.template)
    for section in session.template.sections:
        before = {field.key: session.value(field.key) for field in figures(section.fields)}
        sections = [key for key, names in hanging.items() if names.intersection(before)]
        for kind in MissingKind:
            for key in before:
                session.figures.set(key, Missing(kind))
            assert faults(session, sections) == [], (section.key, kind)
            assert not warned(session, sections), (section.key, kind)
        for key, value in before.items():
            session.figures.set(key, value)


def test_a_report_without_any_figure_reads_well(session):
    keys = [field.key for field in figures(session.template.fields.values())]
    for typed in messages.MISSING_KEYS:
        session.take_all({key: stored_as_typed(session.template, key, typed) for key in keys})
        assert faults(session, concerned(session.template)) == [], typed
        assert [problem for problem in session.problems if problem.rule == NO_FIGURE] == []


def test_a_figure_that_is_not_answered_still_leaves_its_blank(session):
    """Words for no figure are for those who say that there is none, not for the unanswered."""
    keys = [field.key for field in figures(session.template.fields.values())]
    session.take_all(dict.fromkeys(keys))
    lines = list(printed(session, concerned(session.template)))
    assert any(messages.UNANSWERED in line for line in lines)
    assert not any(messages.MISSING["no_data"] in line for line in lines)
