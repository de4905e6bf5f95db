"""Which figures an annex of indicators lists, and under which section; knows no values."""

from collections.abc import Iterator

from cchc_desktop.model.annexes import IndicatorAnnex
from cchc_desktop.model.template import Kind, Template


def listed(template: Template, part: IndicatorAnnex) -> dict[str, list[str]]:
    """Return the figures of each group of an annex in printing order, by the group's section.

    A section belongs to the group opened last at a level above its own; figures from outside the
    groups come under an empty key.
    """
    wanted = set(part.fields or _figures(template)) - set(part.exclude)
    groups = part.groups or tuple(chapter.key for chapter in template.chapters)
    found: dict[str, list[str]] = {}
    group, level = "", 0
    for section in template.sections:
        if section.key in groups:
            group, level = section.key, section.level
        elif section.level <= level:
            group, level = "", 0
        keys = [field.key for field in section.fields if field.key in wanted]
        if keys:
            found.setdefault(group, []).extend(keys)
    return found


def _figures(template: Template) -> Iterator[str]:
    for field in template.fields.values():
        if field.is_figure and field.kind is not Kind.PROFILE:
            yield field.key
