"""The signs and units that are typed after a number; knows which belong to which type of field."""

import re

from cchc_desktop import messages

PERCENT = "%"
_POINTS = re.compile(r"\s*(?:điểm|đ)\s*(?:%|phần trăm)\Z", re.IGNORECASE)
_PERCENT = re.compile(r"\s*(?:%|phần trăm)\Z", re.IGNORECASE)


def parted(digits: str, unit: str = "") -> tuple[str, str]:
    """Return what is typed without its sign, and that sign; the field's own unit says nothing."""
    for sign, pattern in ((messages.PERCENT_POINT, _POINTS), (PERCENT, _PERCENT)):
        if match := pattern.search(digits):
            return digits[: match.start()], sign
    if unit and digits.casefold().endswith(unit.casefold()):
        return digits[: -len(unit)].rstrip(), ""
    return digits, ""


def wrong_sign(sign: str, wanted: str) -> str:
    """Return the sentence about a sign that a type of field does not have; empty when it fits.

    A type of field has one sign, or none; a number without a sign fits everywhere.
    """
    if sign in ("", wanted):
        return ""
    return messages.WRONG_SIGNS[sign, wanted]
