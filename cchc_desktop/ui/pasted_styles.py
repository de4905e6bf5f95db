"""What a pasted page's tags and style sheets say about emphasis, lists and hidden words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

_SHEET = re.compile(r"<style[^>]*>(.*?)</style", re.IGNORECASE | re.DOTALL)
_RULE = re.compile(r"([^{}]{1,400})\{([^{}]{0,4000})\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:\.([\w-]+))?$", re.IGNORECASE)
_WANTED = (
    "font-weight", "font-style", "display", "mso-hide", "mso-list", "mso-element",
    "list-style-type", "white-space", "font-family", "vertical-align",
)  # fmt: skip
_BOLD_TAGS = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
_ITALIC_TAGS = frozenset(("i", "em", "cite", "dfn", "var"))
_BOLDEST = 600
_LONGEST_SHEET = 400_000
_HIDDEN_PARTS = frozenset(("comment-list", "comment", "header", "footer"))


@dataclass(frozen=True)
class Style:
    """What holds for the words inside an element."""

    is_bold: bool = False
    is_italic: bool = False
    is_hidden: bool = False
    is_preformatted: bool = False
    is_raised: bool = False
    is_list_item: bool = False
    is_list_mark: bool = False
    list_kind: str = ""
    font: str = ""


class Styles:
    """The style sheets of one page, as far as they matter here."""

    def __init__(self, html: str) -> None:
        self._rules: dict[tuple[str, str], dict[str, str]] = {}
        for sheet in _SHEET.findall(html[:_LONGEST_SHEET]):
            text = _COMMENT.sub("", sheet).replace("<!--", "").replace("-->", "")
            for selectors, body in _RULE.findall(text):
                self._take_rule(selectors, _declared(body))

    def _take_rule(self, selectors: str, declared: dict[str, str]) -> None:
        if not declared:
            return
        for selector in selectors.split(","):
            found = _SELECTOR.match(selector.strip())
            if found and (found[1] or found[2]):
                place = ((found[1] or "").lower(), found[2] or "")
                self._rules.setdefault(place, {}).update(declared)

    def of(self, tag: str, values: Mapping[str, str], around: Style) -> Style:
        """Return the style inside a tag that stands in a style."""
        declared: dict[str, str] = {}
        for place in self._places(tag, values.get("class", "")):
            declared |= self._rules.get(place, {})
        declared |= _declared(values.get("style", ""))
        style = replace(around, is_list_item=False, is_list_mark=False, is_hidden=False)
        style = _tagged(style, tag)
        return _styled(style, declared, is_block=tag in ("p", "div", "h1", "h2", "h3", "h4"))

    def _places(self, tag: str, classes: str) -> Iterator[tuple[str, str]]:
        yield tag, ""
        for name in classes.split():
            yield "", name
            yield tag, name


def _declared(text: str) -> dict[str, str]:
    found = {}
    for declaration in text.split(";"):
        name, _, value = declaration.partition(":")
        name = name.strip().lower()
        if name in _WANTED:
            found[name] = value.strip().lower().removesuffix("!important").strip()
    return found


def _tagged(style: Style, tag: str) -> Style:
    if tag in _BOLD_TAGS:
        style = replace(style, is_bold=True)
    elif tag in _ITALIC_TAGS:
        style = replace(style, is_italic=True)
    elif tag == "pre":
        style = replace(style, is_preformatted=True)
    elif tag == "sup":
        style = replace(style, is_raised=True)
    return style


def _styled(style: Style, declared: Mapping[str, str], *, is_block: bool) -> Style:
    if weight := declared.get("font-weight"):
        style = replace(style, is_bold=_is_bold(weight, style.is_bold))
    if slant := declared.get("font-style"):
        style = replace(style, is_italic=slant.startswith(("italic", "oblique")))
    if space := declared.get("white-space"):
        # Browsers say “pre-wrap” of ordinary copied words, whose line breaks are tags.
        style = replace(style, is_preformatted=space == "pre")
    if align := declared.get("vertical-align"):
        style = replace(style, is_raised=align == "super")
    if font := declared.get("font-family"):
        style = replace(style, font=font.split(",")[0].strip("'\" "))
    marks = declared.get("mso-list", "")
    return replace(
        style,
        is_hidden=declared.get("display") == "none"
        or declared.get("mso-hide") == "all"
        or declared.get("mso-element") in _HIDDEN_PARTS,
        is_list_mark=marks == "ignore",
        is_list_item=is_block and bool(marks) and marks not in ("ignore", "none"),
        list_kind=declared.get("list-style-type", ""),
    )


def _is_bold(weight: str, around: bool) -> bool:
    if weight.isdecimal():
        return int(weight) >= _BOLDEST
    return weight.startswith("bold") or (around and weight == "inherit")
