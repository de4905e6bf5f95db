"""What the loader cannot see in an edition: names that lead nowhere, rules that never speak.

Findings are English sentences for whoever writes templates; users never see them. Run
``python -m cchc_desktop.model.lint FOLDER``.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.agency import WORDS, Agency, load_agency
from cchc_desktop.model.expressions import Expression
from cchc_desktop.model.figures import parted
from cchc_desktop.model.forms import forms_of_type
from cchc_desktop.model.lint_annexes import annex_findings, annex_names
from cchc_desktop.model.lint_rates import rate_findings
from cchc_desktop.model.lint_sentences import sentence_findings
from cchc_desktop.model.loader import SUFFIXES, load_template
from cchc_desktop.model.narrative import Bound, Narrative, NoteMark, Span, parse_narrative
from cchc_desktop.model.rule_search import verdicts
from cchc_desktop.model.tables import ROW
from cchc_desktop.model.template import Field, Kind, Section, Template

PERIOD_WORDS = frozenset(
    {"ky", "trong_ky", "ky_ngan", "ky_sau", "quy", "tu_ngay", "ngay_chot"}
    | {"nam", "nam_truoc", "nam_sau"}
)
FACTS = frozenset({"period.year", "period.months", "period.next_months", "period.quarter"})
_TRACE = re.compile(r"N\d{3}|[RE]\d{2}")
# Document numbers, dates, standards and levels are names, not figures.
_NAMES = "|".join(messages.NUMBERED_NAMES)
_CITED = re.compile(rf"\d+[a-z]?(?:/\d{{4}})?/[^\W\d_]\S*|(?:{_NAMES}) [\d/:]+")
_DIGITS = re.compile(r"\d+")


def lint(template: Template, agencies: Iterable[Agency]) -> list[str]:
    """Return everything wrong with an edition, one sentence each, in printing order."""
    paths = frozenset().union(*(agency.profile_paths() for agency in agencies))
    findings: list[str] = []
    for section in template.sections:
        findings += [f"{section.key}: {text}" for text in _section(template, section)]
        for field in section.fields:
            findings += [f"{field.key}: {text}" for text in _field(template, field, paths)]
        for rule in section.rules:
            findings += [f"{rule.key}: {text}" for text in _names(template, rule.check)]
            findings += [f"{rule.key}: {text}" for text in _text(template, rule.message)]
        findings += sentence_findings(
            template, section, lambda text: _said(template, text), lambda e: _names(template, e)
        )
    findings += _formerly("sections", template.sections)
    findings += _formerly("fields", template.fields.values())
    findings += _subject(template)
    findings += rate_findings(template)
    findings += annex_findings(template, lambda line: _bound(template, line))
    cycles = list(_cycles(template))
    findings += _unused(template)
    findings += _traces(template)
    return findings + (cycles or _verdicts(template))


def _section(template: Template, section: Section) -> Iterator[str]:
    yield from _bound(template, (i for i in section.title if isinstance(i, Bound)))
    for label, times in Counter(field.label for field in section.fields).items():
        if times > 1:
            yield f"label used {times} times: {label}"
    if section.skeleton is None:
        if not _has_children(template, section):
            yield "neither a text nor sections below"
        return
    yield from _said(template, section.skeleton)


def _said(template: Template, text: str) -> Iterator[str]:
    """Find what is wrong with words that are printed."""
    yield from _text(template, text)
    for number in sorted(_loose_numbers(parse_narrative(text))):
        yield f"the text holds the number {number}; bind a field instead"


def _has_children(template: Template, section: Section) -> bool:
    following = template.sections[template.sections.index(section) + 1]
    return following.level > section.level


def _loose_numbers(text: Narrative) -> set[str]:
    return {n for span in _spans(text) for n in _DIGITS.findall(_CITED.sub(" ", span))}


def _spans(text: Narrative) -> Iterator[str]:
    """Yield the literal text of a narrative, footnotes included."""
    for block in text.blocks:
        for inline in block.inlines:
            lines = inline.paragraphs if isinstance(inline, NoteMark) else ((inline,),)
            yield from (part.text for line in lines for part in line if isinstance(part, Span))


def _text(template: Template, text: str) -> Iterator[str]:
    narrative = parse_narrative(text)
    yield from _bound(template, narrative.bound())
    if any("{" in span or "}" in span for span in _spans(narrative)):
        yield "a brace that begins or ends no bound name"


def _bound(template: Template, bound: Iterable[Bound]) -> Iterator[str]:
    for item in bound:
        field = _resolve(template, item.name)
        known = item.name in FACTS or item.name in PERIOD_WORDS or item.name in WORDS
        known = known or item.name in template.sentences
        if field is None and not known:
            yield f"unknown name in text: {item.name}"
            continue
        forms = forms_of_type(field.type if field else "")
        if item.form not in forms:
            yield f"form {item.form} does not fit {item.name}"
        elif item.form == "phrase" and field and not field.some:
            yield f"{item.name} has no wording for the form phrase"


def _resolve(template: Template, name: str) -> Field | None:
    """Return the field of a name, its suffix and the earlier report's name taken off."""
    name = parted(name)[1]
    if name in template.fields:
        return template.fields[name]
    if name.endswith(SUFFIXES):
        field = template.fields.get(name.rpartition(".")[0])
        return field if field and field.type == "fraction" else None
    column = template.column(name)
    return column[0] if column else None


def _field(template: Template, field: Field, paths: frozenset[str]) -> Iterator[str]:
    if field.compute is not None:
        yield from _names(template, field.compute)
        if any(parted(name)[0] for name in field.compute.names):
            yield "a computed figure may not read an earlier report"
    for path in filter(None, (field.profile, field.needs)):
        if path not in paths:
            yield f"no agency knows the profile path {path}"
    for wording in (field.zero, field.some):
        yield from _text(template, wording.replace("{}", ""))
    if field.some and field.some.count("{}") > 1:
        yield "the wording some shows the value more than once"
    if field.opening and (field.opening not in template.fields or field.kind is not Kind.TYPED):
        yield f"no typed figure that opens with {field.opening}"
    if field.type == "choice" and not field.choices:
        yield "a choice without choices"
    yield from _rows(field)


def _rows(field: Field) -> Iterator[str]:
    """Find what the sums and rules of a table's rows read that is no column of numbers."""
    known = {ROW + column.key for column in field.columns if column.is_figure}
    read = [(c.key, c.compute.names) for c in field.columns if c.compute is not None]
    for rule in field.rules:
        read.append((rule.key, rule.check.names))
        read.append((rule.key, frozenset(b.name for b in parse_narrative(rule.message).bound())))
    for key, names in read:
        yield from (f"{key}: no column of numbers: {name}" for name in sorted(names - known))


def _names(template: Template, expression: Expression) -> Iterator[str]:
    for name in sorted(expression.states):
        if _resolve(template, name) is None:
            yield f"unknown name in a formula: {name}"
    for name in sorted(expression.names - FACTS - expression.states):
        field = _resolve(template, name)
        if field is None:
            yield f"unknown name in a formula: {name}"
        elif field.type == "fraction" and not name.endswith(SUFFIXES):
            yield f"{name} is a fraction; say .done or .total"
        elif (field.type == "names") != (f"count({name})" in expression.text):
            yield f"{name} is counted but no list, or a list that is not counted"
        elif not (field.is_figure or field.type == "names" or template.column(parted(name)[1])):
            yield f"{name} is no number"
    for key in sorted(expression.sections):
        section = template.by_key.get(key)
        if section is None or not section.has_text:
            yield f"items of a section without text: {key}"


def _subject(template: Template) -> Iterator[str]:
    yield from (f"template.toml: {text}" for text in _text(template, template.subject))


def _formerly(kind: str, entries: Iterable[Field | Section]) -> Iterator[str]:
    """Find former keys that name two things at once, so that nobody knows what goes where."""
    entries = tuple(entries)
    keys = {entry.key for entry in entries}
    times = Counter(name for entry in entries for name in entry.formerly)
    for entry in entries:
        for name in entry.formerly:
            if name in keys:
                yield f"{entry.key}: formerly {name}, which is the key of one of the {kind}"
            if times[name] > 1:
                yield f"{entry.key}: formerly {name}, named {times[name]} times among the {kind}"


def _cycles(template: Template) -> Iterator[str]:
    """Find computed fields that need themselves."""
    done: set[str] = set()

    def visit(field: Field, path: tuple[str, ...]) -> Iterator[str]:
        if field.key in path:
            yield f"{field.key}: computed from itself through {' > '.join(path)}"
            return
        if field.key in done or field.compute is None:
            return
        for name in sorted(field.compute.names):
            source = _resolve(template, name)
            if source is not None:
                yield from visit(source, (*path, field.key))
        done.add(field.key)

    for field in template.fields.values():
        yield from visit(field, ())


def _unused(template: Template) -> Iterator[str]:
    used = annex_names(template)
    for section in template.sections:
        used |= {inline.name for inline in section.title if isinstance(inline, Bound)}
        texts = [section.skeleton or "", *(rule.message for rule in section.rules)]
        texts += [wording for f in section.fields for wording in (f.zero, f.some)]
        used |= {bound.name for text in texts for bound in parse_narrative(text).bound()}
        used = used.union(*(sentence.names for sentence in section.sentences))
        for rule in section.rules:
            used |= rule.check.names
        for field in section.fields:
            used |= field.compute.names if field.compute else frozenset()
    keys = {found.key for name in used if (found := _resolve(template, name))}
    yield from (
        f"{key}: no text, formula or rule uses it" for key in template.fields if key not in keys
    )


def _traces(template: Template) -> Iterator[str]:
    """Find unreadable codes and gaps in the numbering of figures and rules."""
    seen: dict[str, set[int]] = {"N": set(), "R": set()}
    for section in template.sections:
        traced = [(entry.key, entry.trace) for entry in section.fields]
        traced += [(entry.key, entry.trace) for entry in section.rules]
        for key, code in ((key, code) for key, codes in traced for code in codes):
            if not _TRACE.fullmatch(code):
                yield f"{key}: no code of the inventory: {code}"
            elif code[0] in seen:
                seen[code[0]].add(int(code[1:]))
    for kind, width in (("N", 3), ("R", 2)):
        for number in range(1, max(seen[kind], default=0)):
            if number not in seen[kind]:
                yield f"nothing traces {kind}{number:0{width}}"


def _verdicts(template: Template) -> list[str]:
    findings = []
    for section in template.sections:
        for rule in section.rules:
            found = verdicts(template, rule)
            if False not in found:
                findings.append(f"{rule.key}: no answers break this rule")
            if True not in found:
                findings.append(f"{rule.key}: no answers satisfy this rule")
    return findings


def lint_folder(folder: Path) -> list[str]:
    """Read an edition and the agencies shipped beside it, and lint them."""
    try:
        agencies = [load_agency(p) for p in sorted((folder / "../../agencies").glob("*.toml"))]
        return lint(load_template(folder), agencies)
    except UserError as error:
        return [f"{error.message} {error.details}".strip()]


def main() -> int:
    """Print the findings for the folders named on the command line; 1 when there are any."""
    findings = [finding for name in sys.argv[1:] for finding in lint_folder(Path(name))]
    sys.stdout.write("".join(f"{finding}\n" for finding in findings))
    return 1 if findings or len(sys.argv) == 1 else 0


if __name__ == "__main__":
    sys.exit(main())
