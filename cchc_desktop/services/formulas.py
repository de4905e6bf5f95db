"""The formula of a computed field in the user's words: labels and values instead of names."""

import re

from cchc_desktop import messages
from cchc_desktop.model.figures import PREVIOUS, Figures, base
from cchc_desktop.model.template import Field

_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+")
_ITEMS = re.compile(r'items\("[^"]*"\)')


def formula(field: Field, figures: Figures) -> str:
    """Return ``Hồ sơ mới (199.634) + Kỳ trước chuyển qua (1.319)``; empty when not computed."""
    if field.compute is None:
        return ""
    text = _ITEMS.sub(messages.FORMULA_ITEMS, field.compute.text)
    for name, words in messages.FORMULA_FUNCTIONS.items():
        text = re.sub(rf"\b{name}\(", f"{words}(", text)
    text = _NAME.sub(lambda match: _named(match[0], figures), text)
    return text.replace("*", "×").replace("//", "÷")


def _named(name: str, figures: Figures) -> str:
    if name in messages.FORMULA_FACTS:
        return messages.FORMULA_FACTS[name]
    if name.startswith(PREVIOUS):
        return messages.FORMULA_PREVIOUS.format(name=_named(name.removeprefix(PREVIOUS), figures))
    key = base(figures.template, name)
    found = figures.template.fields.get(key)
    if found is None:
        return name
    form = name.rpartition(".")[2] if key != name else ""
    part = messages.FORMULA_PARTS.get(form, "")
    shown = figures.shown(key, form)
    return f"{part}{found.label} ({shown})"
