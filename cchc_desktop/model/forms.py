"""In which forms a text may show a figure, a word or a sentence; knows no values."""

from cchc_desktop.model.differences import COMPARING
from cchc_desktop.model.template import Field, Template

_CASES = ("", "sentence", "upper")
_NUMBER = ("", "unit", "plain", "change", "phrase", *COMPARING)
_FORMS: dict[str, tuple[str, ...]] = {
    "integer": ("", "unit", "words", "plain", "change", "phrase", *COMPARING),
    "decimal": _NUMBER,
    "percent": _NUMBER,
    "percentage_point": _NUMBER,
    "fraction": ("", "unit", "plain", "percent", "done", "total", "phrase"),
}
# Forms that a figure may have by its type, yet that say nothing for most figures.
_SIGNED = "change"


def forms_of_type(kind: str) -> frozenset[str]:
    """Return every form a figure of a type may be shown in."""
    numbers = {*_FORMS[kind], *_CASES, "words"} if kind in _FORMS else set(_CASES)
    return frozenset(numbers if kind != "fraction" else numbers - {"words"})


def forms_of(template: Template, name: str) -> tuple[str, ...]:
    """Return the forms worth offering for a name, the usual one first."""
    if name in template.sentences:
        return ("",)
    field = template.fields.get(name)
    if field is None:
        return ("",) if template.column(name) else _CASES
    return tuple(form for form in _FORMS.get(field.type, _CASES) if _fits(field, form))


def _fits(field: Field, form: str) -> bool:
    if form == "phrase":
        return bool(field.some)
    if form == "unit":
        return bool(field.unit) and field.type not in {"percent", "percentage_point"}
    if form == _SIGNED:
        return field.minimum is None or field.minimum < 0
    return True
