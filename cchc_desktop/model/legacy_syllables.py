"""Which words have the form of a Vietnamese syllable, by letters alone; knows no dictionary.

Kept apart from ``vietnamese_syllables.py`` because a guess at an encoding asks about every word
of a text, and needs the form rather than the list.
"""

import re
import unicodedata
from functools import lru_cache

TONES = "\u0300\u0309\u0303\u0301\u0323"
_TONE = re.compile(f"[{TONES}]")
_STOPPED = ("c", "ch", "p", "t")
_ACUTE, _DOT = "\u0301", "\u0323"
_ONSETS = """
b c ch d \u0111 g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x
"""
# Rhymes without tones; the signs after a letter are its hat (^), its breve (() and its horn (+).
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay
a(c a(m a(n a(ng a(p a(t a^c a^m a^n a^ng a^p a^t a^u a^y
e ec em en eng eo ep et e^ e^ch e^m e^n e^nh e^p e^t e^u
i ia ich ie^c ie^m ie^n ie^ng ie^p ie^t ie^u im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oa(c oa(m oa(n oa(ng oa(t
oc oe oen oeo oet oi om on ong ooc oong op ot o^ o^c o^i o^m o^n o^ng o^p o^t
o+ o+i o+m o+n o+p o+t
u ua ua^n ua^ng ua^t ua^y uc ue ue^ ue^ch ue^nh ui um un ung uo^c uo^i uo^m uo^n uo^ng uo^t uo+
up ut uy uya uych uye^n uye^t uynh uyt uyu
u+ u+a u+c u+i u+ng u+o+c u+o+i u+o+m u+o+n u+o+ng u+o+p u+o+t u+o+u u+t u+u
y ye^m ye^n ye^ng ye^t ye^u yt ych ynh
"""
_SIGNS = {"^": "\u0302", "(": "\u0306", "+": "\u031b"}


def _composed(rhyme: str) -> str:
    apart = "".join(_SIGNS.get(sign, sign) for sign in rhyme)
    return unicodedata.normalize("NFC", apart)


_KNOWN = frozenset(
    onset + rhyme for onset in ("", *_ONSETS.split()) for rhyme in map(_composed, _RHYMES.split())
) | frozenset({"gi", _composed("gie^ng"), "quy", "qu"})


@lru_cache(50_000)
def has_syllable_form(word: str) -> bool:
    """Say whether a word could be a Vietnamese syllable: its letters, at most one tone that fits.

    The tone may stand on any vowel, since both ways of writing it are in use.
    """
    apart = unicodedata.normalize("NFD", word.lower())
    tones = _TONE.findall(apart)
    base = unicodedata.normalize("NFC", _TONE.sub("", apart))
    if base not in _KNOWN or len(tones) > 1:
        return False
    return not base.endswith(_STOPPED) or (bool(tones) and tones[0] in (_ACUTE, _DOT))
