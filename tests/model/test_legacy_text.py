"""Texts of old encodings are found and turned into Unicode, and Unicode texts are left alone."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop import paths
from cchc_desktop.model.legacy_syllables import has_syllable_form
from cchc_desktop.model.legacy_tables import TO_UNICODE
from cchc_desktop.model.legacy_text import (
    ENCODINGS,
    MOJIBAKE,
    TCVN3,
    VIQR,
    VNI,
    FontEncoding,
    convert,
    convert_all,
    detect,
    font_encoding,
)

SEED = Path(__file__).resolve().parents[2].parent / "shared" / "seed"
SENTENCE = (
    "Ủy ban nhân dân tỉnh đã ban hành kế hoạch, giảm được 15% thủ tục; còn những việc phải làm "
    "nữa trong quý."
)
VOWELS = [
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
]
LETTERS = [*VOWELS, "đ"]
FOREIGN = (
    "Où est-il passé ? Là où tu l'as mis, à côté du blé, très tôt.",
    "Le maïs et le thé sont déjà arrivés à la fête de Noël.",
    "L'été dernier, nous avons dîné à l'hôtel « Continental » à Sài Gòn.",
    "Größere Städte können schönere Häuser für Bürger böser Märkte bauen.",
    "El niño comió más jamón en España; ¿qué pasó con él? ¡Adiós!",
    "São Paulo não é só coração: à noite há música e pão.",
    "Så är det på svenska: räksmörgås, köttbullar och blåbär.",
    "Çok güzel bir gün; öğretmenler şehirde çalışıyor.",
    "He said no. She asked: so? I'd go. Do it to me (a(b)c), e.g. at 5 p.m.; don't add it.",
    "def na(me): return a^2 + o~1 if me? else go(to) # the add. do it",
    "© 2018 Microsoft® Word § 5, ½ N·m, 37 °C ± 2 µm × 3 ÷ 4 ¹²³",
    "Привет, мир. Это отчёт.",
    "日本語の文章です。",
)
UNICODE = (
    "Hoà bình, toà án, xoá đói, khoẻ mạnh, tuỳ theo, thuỷ lợi; quý II, quá trình, loã xoã.",
    "Các xã Ea Súp, Krông Năng, Đắk Lắk, Ê-đê, Bồng Sơn, Phú Xuyên; QĐ-UBND, TT-BNV.",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "XÃ\u00a0HỘI, LÂM\u00a0NGHIỆP, \u00abNGÃ\u00bb, \u00abTÂ\u00bb",
    "có hai ba bốn cái, là gì, và cá, đã có là xã, thì đó là nó",
    "Ông Lê Văn Là có là bà, cô, chú, ôn hoà, an toà, và con ngoan.",
)


def legacy(text, encoding):
    """Write a text as an old program would."""
    if encoding == MOJIBAKE:
        return "".join(shown(byte) for byte in text.encode())
    signs = {letter: sign for sign, letter in reversed(TO_UNICODE[encoding].items())}
    return "".join(signs.get(letter, letter) for letter in text)


def shown(byte):
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_letter_goes_there_and_back(encoding):
    capitals = [letter.upper() for letter in LETTERS] if encoding != TCVN3 else list("ĂÂĐÊÔƠƯ")
    for letter in (*LETTERS, *capitals):
        assert convert_all(legacy(letter, encoding), encoding) == letter


def test_known_words_of_each_encoding():
    """By hand, not by our own tables: what people know from their screens."""
    assert convert_all("Céng hßa x· héi chñ nghÜa ViÖt Nam", TCVN3) == convert_all(
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", VNI
    )
    assert convert_all("§éc lËp - Tù do - H¹nh phóc", TCVN3) == "Độc lập - Tự do - Hạnh phúc"
    assert convert_all("Ñoäc laäp - Töï do - Haïnh phuùc", VNI) == "Độc lập - Tự do - Hạnh phúc"
    assert convert_all("DDo^.c la^.p - Tu+. do - Ha.nh phu'c", VIQR) == (
        "Độc lập - Tự do - Hạnh phúc"
    )
    assert convert_all(
        "Äá»™c láº­p - Tá»± do - Háº¡nh phÃºc".replace("Äá", "Ä\u0090á"), MOJIBAKE
    ) == ("Độc lập - Tự do - Hạnh phúc")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_legacy_sentence_is_found_and_converted(encoding):
    sentence = SENTENCE if encoding in (VNI, MOJIBAKE) else "ủ" + SENTENCE[1:]
    old = legacy(sentence, encoding)
    guess = detect(old)
    assert guess.encoding == encoding
    assert guess.share > 0.6
    assert convert(old, encoding) == sentence


def test_a_text_taken_apart_twice_is_put_together_again():
    old = legacy(legacy(SENTENCE, MOJIBAKE), MOJIBAKE)
    assert detect(old).encoding == MOJIBAKE
    assert convert(old, MOJIBAKE) == SENTENCE


def test_a_lost_no_break_space_is_still_a_part_of_its_letter():
    old = legacy("là một PHƯƠNG ÁN phải làm", MOJIBAKE).replace("\u00a0", " ")
    assert convert(old, MOJIBAKE) == "là một PHƯƠNG ÁN phải làm"


@pytest.mark.parametrize("encoding", [TCVN3, VNI, MOJIBAKE])
def test_a_mixed_paragraph_is_converted_in_its_legacy_words_only(encoding):
    plain = "Phần này đã được gõ đúng, có đủ dấu và số liệu."
    old = legacy("những việc có trong kế hoạch được làm là tốt", encoding)
    mixed = f"{plain} {old} {plain}"
    assert detect(mixed).encoding == encoding
    assert convert(mixed, encoding) == (
        f"{plain} những việc có trong kế hoạch được làm là tốt {plain}"
    )


@pytest.mark.parametrize("encoding", [TCVN3, VNI, MOJIBAKE])
@pytest.mark.parametrize("text", UNICODE)
def test_a_unicode_paragraph_beside_a_legacy_one_stays(text, encoding):
    """Headings in capitals and short words, which other encodings could hold as well."""
    old = legacy("những việc có trong kế hoạch được làm là tốt", encoding)
    plain = "những việc có trong kế hoạch được làm là tốt"
    assert convert(f"{text}\n{old}\n{text}", encoding) == f"{text}\n{plain}\n{text}"


@pytest.mark.parametrize("text", [*FOREIGN, *UNICODE])
def test_other_texts_are_no_legacy_texts(text):
    assert detect(text) is None


def ours():
    files = [*sorted(SEED.glob("*.txt"))] if SEED.is_dir() else []
    for pattern in ("*.toml", "*.md", "*.txt"):
        files += sorted(paths.resources().rglob(pattern))
    return files


@pytest.mark.parametrize("path", ours(), ids=lambda path: path.name)
def test_no_line_of_our_own_texts_is_a_legacy_text(path):
    text = path.read_text(encoding="utf-8")
    assert [line for line in (*text.split("\n"), text) if detect(line)] == []


def unicode_words():
    text = " ".join(path.read_text(encoding="utf-8") for path in ours() if path.suffix != ".md")
    return sorted({word for word in text.split() if any(map(has_syllable_form, word.split("-")))})


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(unicode_words()), min_size=1, max_size=12))
def test_no_mixture_of_unicode_words_is_a_legacy_text(words):
    assert detect(" ".join(words)) is None


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=[*LETTERS, *"bcghklmnpqrstvx ,.-"], max_size=60))
def test_a_run_of_a_known_font_comes_back_whole(text):
    for encoding in (TCVN3, MOJIBAKE):
        assert convert_all(legacy(text, encoding), encoding) == text


def test_the_font_tells_encoding_and_capitals():
    assert font_encoding(".VnTimeH") == FontEncoding(TCVN3, capitals=True)
    assert font_encoding(".VnArial") == FontEncoding(TCVN3)
    assert font_encoding("VNI-Times") == FontEncoding(VNI)
    assert font_encoding("Times New Roman") is None
    assert convert_all("b¸o c¸o", TCVN3, capitals=True) == "BÁO CÁO"


def test_a_unicode_run_left_in_an_old_font_stays():
    assert convert_all("được giữ", TCVN3) == "được giữ"


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("nghiêng", True),
        ("quyết", True),
        ("hoà", True),
        ("tat", False),
        ("hòá", False),
        ("x", False),
    ],
)
def test_form_of_a_syllable(word, is_one):
    assert has_syllable_form(word) is is_one
