"""Findings of the checks of Vietnamese in short texts, with the shipped words."""

from functools import cache

from cchc_desktop.model.values import Style
from cchc_desktop.model.vietnamese import Manner, Passage, load_words
from cchc_desktop.paths import resources
from cchc_desktop.services.vietnamese import check_passages

TYPES = ("kế hoạch", "kết luận", "quyết định")


@cache
def words():
    return load_words(resources() / "vietnamese.toml")


def manner(regime="nd30-2020", **style):
    return Manner(words(), Style(**style), regime, TYPES, frozenset({"mỹ", "xuyên"}))


def found(*texts, label="I. MỤC", **held):
    """Return rule and words of every finding in texts that stand in one report."""
    passages = [Passage(f"muc_{n}", label, text) for n, text in enumerate(texts)]
    return [(p.rule, p.excerpt) for p in check_passages(passages, manner(**held))]


def said(text, **held):
    """Return the message of the only finding."""
    (problem,) = check_passages([Passage("muc", "I.1 Về kế hoạch", text)], manner(**held))
    return problem.message
