"""What the lint asks of rates: that they say of what they are a share, and that shares make 100.

A percentage without its whole tells nothing, and denominators differ from chapter to chapter.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from cchc_desktop.model.figures import base
from cchc_desktop.model.rates import Share, share_of
from cchc_desktop.model.template import Field, Template
from cchc_desktop.model.text import folded

_WORDS = re.compile(r"\w{2,}")


def rate_findings(template: Template) -> Iterator[str]:
    """Yield the rates that do not name their whole, and pairs that may not make 100."""
    shares = [(f, share) for f in template.fields.values() if (share := share_of(f)) is not None]
    for field, share in shares:
        if not all(_is_named(template, field, name) for name in share.whole_names):
            yield f"{field.key}: label and help do not say of what it is a share: {share.whole}"
    shares.sort(key=lambda entry: entry[1].whole)
    for whole, members in groupby(shares, key=lambda entry: entry[1].whole):
        yield from _pairs(template, whole, list(members))


def _is_named(template: Template, field: Field, name: str) -> bool:
    """Say whether half of the words of a part of the whole stand in label and help."""
    whole = template.fields.get(base(template, name))
    said = set(_WORDS.findall(folded(f"{field.label} {field.help}")))
    words = _WORDS.findall(folded(whole.label)) if whole else []
    return 2 * sum(word in said for word in words) >= len(words)


def _pairs(template: Template, whole: str, shares: list[tuple[Field, Share]]) -> Iterator[str]:
    """Yield the pairs that are all of a whole and are both rounded by themselves."""
    field = template.fields.get(whole)
    parts = set(field.compute.text.split(" + ")) if field and field.compute else set()
    own = [(one, share) for one, share in shares if share.part in parts]
    if own and len(parts) == len(own) and sum(share.rest for _, share in own) != 1:
        keys = ", ".join(one.key for one, _ in own)
        yield f"{keys}: shares of {whole}; let one of them be rest_percent"
