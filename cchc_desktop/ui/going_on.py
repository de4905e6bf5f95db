"""Where Enter goes at the end of a section; knows no widgets."""

from collections.abc import Sequence

from cchc_desktop.model.template import Kind, Template


def section_beyond(
    template: Template, keys: Sequence[str], current: str, step: int, *, figures: bool = False
) -> str:
    """Return the next section, in the order of the forms, that has something to type.

    With ``figures`` only numbers count. Empty when there is no such section that way.
    """
    place = keys.index(current)
    way = keys[place + 1 :] if step > 0 else keys[:place][::-1]
    for key in way:
        section = template.by_key.get(key)
        typed = [f for f in section.fields if f.kind is Kind.TYPED] if section else []
        if any(field.is_figure or not figures for field in typed):
            return key
    return ""
