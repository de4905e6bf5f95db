"""The signs and units that are typed after a number; knows which belong to which type of field."""

from cchc_desktop import messages

PERCENT = "%"


def parted(digits: str, unit: str = "") -> tuple[str, str]:
    """Return what is typed without its sign, and that sign; the field's own unit says nothing."""
    typed = digits.casefold()
    for spelling, sign in messages.NUMBER_SIGNS.items():
        if typed.endswith(spelling):
            return digits[: -len(spelling)].rstrip(), sign
    if unit and typed.endswith(unit.casefold()):
        return digits[: -len(unit)].rstrip(), ""
    return digits, ""


def wrong_sign(sign: str, wanted: str) -> str:
    """Return the sentence about a sign that a type of field does not have; empty when it fits.

    A type of field has one sign, or none; a number without a sign fits everywhere.
    """
    if sign in ("", wanted):
        return ""
    return messages.WRONG_SIGNS[sign, wanted]
