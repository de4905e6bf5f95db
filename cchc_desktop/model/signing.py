"""What may be wrong with the lines of authority above a signature; knows no report and no layout.

The forms: TM. for a collective body, Q. for an acting head, KT. for a deputy, TL. by order and
TUQ. by written authority (Decree 30/2020, article 13).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc_desktop import messages
from cchc_desktop.model.template import Strength

_CODE = re.compile(r"(TM|TUQ|KT|TL|Q)\.(?: |$)")
_LOOSE = re.compile(r"(T/?M|TUQ|K/?T|T/?L|Q)(?:\. ?|/|\s)\s*(?=[^\W\d_])", re.IGNORECASE)
# Codes that only say for whom somebody signs: the signer's own office follows in a line below.
_FOR_OTHERS = frozenset({"TM", "KT", "TL", "TUQ"})


@dataclass(frozen=True)
class SigningFault:
    """One fault: the rule's name, how grave it is and a sentence that lacks only the article."""

    rule: str
    strength: Strength
    message: str


def signing_faults(
    authority: Sequence[str], issuer: Sequence[str], article: str
) -> Iterator[SigningFault]:
    """Find combinations of lines that cannot be, or that do not suit the body that issues."""
    lines = [line.strip() for line in authority if line.strip()]
    if not lines:
        return
    yield from _written(lines, article)
    lines = [_proper(line) for line in lines]
    codes = [_code(line) for line in lines]
    yield from _positions(lines, codes, article)
    yield from _combinations(lines, codes, article)
    yield from _for_body(lines, codes, [line.strip().upper() for line in issuer], article)


def _proper(line: str) -> str:
    """Return a line with its code as it has to be written: ``K/T Giám đốc`` → ``KT. Giám đốc``."""
    found = _LOOSE.match(line)
    return f"{found[1].replace('/', '').upper()}. {line[found.end() :]}" if found else line


def _code(line: str) -> str:
    found = _CODE.match(line.upper())
    return found[1] if found else ""


def _written(lines: list[str], article: str) -> Iterator[SigningFault]:
    for line in lines:
        wanted = _proper(line)
        if wanted != line:
            message = messages.SIGNING_WRITTEN.format(line=line, wanted=wanted, article=article)
            yield SigningFault("ky.viet_tat", Strength.WARNING, message)


def _positions(lines: list[str], codes: list[str], article: str) -> Iterator[SigningFault]:
    for line, code in zip(lines, codes, strict=True):
        if code and not line[len(code) + 1 :].strip():
            message = messages.SIGNING_BARE_CODE.format(line=line, article=article)
            yield SigningFault("ky.thieu_chuc_vu", Strength.ERROR, message)
            return
    if codes[-1] in _FOR_OTHERS:
        message = messages.SIGNING_NO_POSITION.format(line=lines[-1], article=article)
        yield SigningFault("ky.thieu_chuc_vu", Strength.ERROR, message)
    elif lines[-1].upper().startswith(messages.SIGNING_DEPUTY) and not {"KT", "TUQ"} & {*codes}:
        wanted = f"KT. {lines[-1][len(messages.SIGNING_DEPUTY) :].strip()}"
        message = messages.SIGNING_NO_DEPUTY_CODE.format(
            line=lines[-1], wanted=wanted, article=article
        )
        yield SigningFault("ky.cap_pho", Strength.WARNING, message)


def _combinations(lines: list[str], codes: list[str], article: str) -> Iterator[SigningFault]:
    if "TM" in codes and (codes.index("TM") or codes.count("TM") > 1 or {"TL", "TUQ"} & {*codes}):
        line = lines[codes.index("TM")]
        message = messages.SIGNING_ORDER.format(line=line, article=article)
        yield SigningFault("ky.thu_tu", Strength.ERROR, message)
    if {"TUQ", "KT"} <= {*codes}:
        message = messages.SIGNING_NO_SUB.format(article=article)
        yield SigningFault("ky.uy_quyen_lai", Strength.ERROR, message)


def _for_body(
    lines: list[str], codes: list[str], issuer: list[str], article: str
) -> Iterator[SigningFault]:
    name = " ".join(issuer)
    if "TM" in codes and name.startswith(tuple(f"{body} " for body in messages.HEADED_BODIES)):
        line = lines[codes.index("TM")]
        message = messages.SIGNING_HEADED.format(line=line, issuer=name, article=article)
        yield SigningFault("ky.thu_truong", Strength.WARNING, message)
    by_itself = not {"TM", "TL", "TUQ"} & {*codes}
    if by_itself and name.startswith(messages.COLLECTIVE_BODY):
        body = messages.COLLECTIVE_BODY
        message = messages.SIGNING_COLLECTIVE.format(issuer=body, article=article)
        yield SigningFault("ky.thay_mat", Strength.WARNING, message)
