"""What an export is for: the outgoing document, one for signing, a received or certified copy.

A variant only says what differs; it knows no page and no file.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop import messages
from cchc_desktop.errors import UserError
from cchc_desktop.model.values import Day

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Variant:
    """One purpose of an export.

    ``blank`` leaves number and day to the registry even when they are typed; ``reserved`` tells
    where signing software may put its marks; ``received`` and ``copied`` add the mark of arrival
    and the form of a certified copy, which only an issued document can bear.
    """

    key: str
    blank: bool = False
    reserved: bool = False
    received: bool = False
    copied: bool = False

    @property
    def issued(self) -> bool:
        """Say whether the document must have its number and date."""
        return self.received or self.copied

    @property
    def name(self) -> str:
        """Return what people call it."""
        return messages.VARIANTS[self.key]


OUTGOING = Variant("outgoing")
SIGNING = Variant("signing", blank=True, reserved=True)
SIGNING_FILLED = Variant("signing-filled", reserved=True)
RECEIVED = Variant("received", received=True)
COPY = Variant("copy", copied=True)
VARIANTS = {v.key: v for v in (OUTGOING, SIGNING, SIGNING_FILLED, RECEIVED, COPY)}


def variant_of(key: str) -> Variant:
    """Return a variant by its key.

    Raises:
        UserError: there is no such variant.
    """
    if key not in VARIANTS:
        known = ", ".join(VARIANTS)
        raise UserError(messages.VARIANT_UNKNOWN.format(name=key, known=known))
    return VARIANTS[key]


def missing(session: "Session", variant: Variant) -> tuple[str, ...]:
    """Return the header boxes a variant cannot do without and that are still empty."""
    wanted = ["head.number", "head.date"] if variant.issued else []
    if variant.received:
        wanted.append("head.received_agency")
    if variant.copied:
        wanted += ["head.copy_authority", "head.copy_signer"]
    # The code of another agency cannot be taken from the report's own symbol.
    if variant.copied and session.shown("head.copy_issuer"):
        wanted.append("head.copy_symbol")
    return tuple(key for key in wanted if not _is_known(session, key))


def demand(session: "Session", variant: Variant) -> None:
    """Refuse a variant of a report that is not far enough for it.

    Raises:
        UserError: a box is empty that the variant needs.
    """
    keys = missing(session, variant)
    if keys:
        labels = ", ".join(f"“{session.field(key).label}”" for key in keys)
        raise UserError(messages.VARIANT_NEEDS.format(variant=variant.name, labels=labels))


def _is_known(session: "Session", key: str) -> bool:
    if session.field(key).type == "date":
        return isinstance(session.value(key), Day)
    return bool(session.shown(key).strip())
