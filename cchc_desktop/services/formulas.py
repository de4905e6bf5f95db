"""The formula of a computed field in the user's words: labels and values instead of names."""

import re

from cchc_desktop import messages
from cchc_desktop.model.figures import Figures, base, parted
from cchc_desktop.model.template import Field

_WORD = re.compile(r"items\([\"'](?P<section>[^\"']*)[\"']\)|[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+")
_CONSTANT = re.compile(r"\d+")
_SHARE = re.compile(r"(?P<rest>rest_)?percent\((?P<part>[a-z0-9_.]+), (?P<whole>[a-z0-9_.]+)\)")


def formula(field: Field, figures: Figures) -> str:
    """Return ``Hồ sơ mới (199.634) + Kỳ trước chuyển qua (1.319)``; empty for a typed one."""
    if field.profile:
        return messages.FORMULA_PROFILE
    if field.compute is None:
        return ""
    share = _SHARE.fullmatch(field.compute.text)
    if share:
        words = messages.FORMULA_REST if share["rest"] else messages.FORMULA_SHARE
        part, whole = _named(share["part"], figures), _named(share["whole"], figures)
        return words.format(part=part, whole=whole)
    if _CONSTANT.fullmatch(field.compute.text):
        return messages.FORMULA_CONSTANT
    if years := _only_facts(field.compute.text):
        return messages.FORMULA_OF_PERIOD.format(facts=years)
    # A comma begins decimals in the values, so arguments are parted by semicolons.
    text = field.compute.text.replace(",", ";")
    for name, words in messages.FORMULA_FUNCTIONS.items():
        text = re.sub(rf"\b{name}\(", f"{words}(", text)
    text = text.replace("*", "\u00d7").replace("-", "\u2212")
    return _WORD.sub(lambda match: _worded(match, figures), text)


def _only_facts(text: str) -> str:
    """Name what a chain of functions of the period asks; as a formula nobody could read it."""
    names = list(dict.fromkeys(match[0] for match in _WORD.finditer(text)))
    if "(" not in text or not names or not all(name in messages.FORMULA_FACTS for name in names):
        return ""
    return ", ".join(messages.FORMULA_FACTS[name] for name in names)


def _worded(match: re.Match[str], figures: Figures) -> str:
    if match["section"] is None:
        return _named(match[0], figures)
    section = figures.template.by_key.get(match["section"])
    label = section.label if section else match["section"]
    return messages.FORMULA_ITEMS.format(label=label)


def _named(name: str, figures: Figures) -> str:
    if name in messages.FORMULA_FACTS:
        return messages.FORMULA_FACTS[name]
    which, rest = parted(name)
    if which:
        return messages.FORMULA_EARLIER[which].format(name=_named(rest, figures))
    key = base(figures.template, name)
    found = figures.template.fields.get(key)
    if found is None:
        return name
    form = name.rpartition(".")[2] if key != name else ""
    part = messages.FORMULA_PARTS.get(form, "")
    shown = figures.shown(key, form)
    return f"{part}{found.label} ({shown})"
