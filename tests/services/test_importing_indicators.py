"""The figures of a printed table of indicators come back, whatever the text says of them."""

from cchc_desktop import paths
from cchc_desktop.model.template import Kind
from cchc_desktop.model.values import to_json
from cchc_desktop.services.export import export
from cchc_desktop.services.importing_sources import read_source
from cchc_desktop.services.taking_over import offer_of

TYPED = {"integer": "{n}", "decimal": "{n},5", "percent": "{n},5", "fraction": "{n}/500"}


def test_the_statistics_that_were_exported_come_back(library, tmp_path):
    """F-32: all of them, though no text speaks of any; estimates and words for none as well."""
    for code in ("2022-6T", "2022-Q3"):
        library.create(code, "soc-trang", "cchc-2021")
    session, other = map(library.open, ("2022-6T", "2022-Q3"))
    fields = [f for f in session.template.fields.values()
              if f.kind is Kind.TYPED and f.is_figure and f.type in TYPED]  # fmt: skip
    for n, field in enumerate(fields, 11):
        typed = ("~" * (n == 11) + TYPED[field.type].format(n=n)) if n != 12 else "?"
        session.take(field.key, typed)
    for section in session.template.sections:
        if section.has_text and section.key != session.template.opening.key:
            session.take_all({f"text.{section.key}": ""})
    export(session, "docx", tmp_path / "ra.docx")
    found = offer_of(read_source(tmp_path / "ra.docx"), other, paths.resources(), {})
    other.take_all(found.all_changes)
    told = {f.key: (to_json(session.value(f.key)), to_json(other.value(f.key))) for f in fields}
    exclude = next(a.exclude for a in session.template.annexes if a.key == "thong_ke")
    lost = {key: before for key, (before, after) in told.items() if after is None}
    wrong = {key: pair for key, pair in told.items() if key not in lost and pair[0] != pair[1]}
    assert wrong == {}
    assert lost.keys() <= set(exclude), "only what the edition leaves out is not printed"
