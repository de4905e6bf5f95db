"""Of what a computed percentage is a share, read from its formula; knows no values."""

import re
from typing import NamedTuple

from cchc_desktop.model.template import Field

_SUM = r"[a-z0-9_. +-]+"
_SHARE = re.compile(rf"(?P<rest>rest_)?percent\((?P<part>{_SUM}), (?P<whole>{_SUM})\)")
_NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+")


class Share(NamedTuple):
    """A part and its whole as formulas; ``rest`` is a share rounded from the rest of it."""

    part: str
    whole: str
    rest: bool

    @property
    def whole_names(self) -> list[str]:
        """Return the names the whole is made of."""
        return _NAME.findall(self.whole)


def share_of(field: Field) -> Share | None:
    """Return what a field is a share of, None when it is none."""
    found = _SHARE.fullmatch(field.compute.text) if field.compute else None
    return Share(found["part"], found["whole"], bool(found["rest"])) if found else None
