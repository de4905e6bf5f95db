"""Seeded damage to good inputs; knows no format but bytes, texts and packed parts."""

import io
import random
import re
import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from tests.hostile import words

_MAGIC = (
    b"\x00",
    b"\xff",
    b"\x7f\xff\xff\xff",
    b"\x80\x00\x00\x00",
    b"\xff\xff\xff\xff",
    b"%PDF",
    b"PK\x03\x04",
    b"PK\x01\x02",
    b"PK\x05\x06",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\r",
    b"\n" * 50,
    b"99999999999",
    b"-1",
    b"\xed\xa0\x80",
    b"\xc0\x80",
    b"\xd0\xcf\x11\xe0",
)
_REPEATS = (2, 3, 10, 100, 1000)
_MOST = 200_000
_TAG = re.compile(r"<[^<>]*>")
_VALUE = re.compile(r'="([^"]*)"')


def damaged_bytes(data: bytes, rng: random.Random) -> bytes:
    """Return the bytes with one to eight places flipped, cut, doubled or overwritten."""
    made = bytearray(data)
    for _ in range(rng.choice((1, 1, 1, 2, 4, 8))):
        at = rng.randrange(len(made) + 1)
        until = min(len(made), at + rng.choice((1, 1, 2, 4, 16, 200, 5000)))
        match rng.randrange(7):
            case 0 if at < len(made):
                made[at] ^= 1 << rng.randrange(8)
            case 1:
                made[at:until] = b""
            case 2:
                made[at:at] = bytes(made[at:until]) * rng.choice(_REPEATS)
            case 3:
                made[at:until] = rng.choice(_MAGIC)
            case 4:
                made[at:at] = rng.choice(_MAGIC)
            case 5:
                made[at:until] = rng.randbytes(until - at)
            case _:
                del made[rng.randrange(len(made) + 1) if rng.random() < 1 / 8 else len(made) :]
        del made[_MOST:]
    return bytes(made)


def damaged_text(text: str, rng: random.Random) -> str:
    """Return the text with hostile words put in, and pieces cut, moved and repeated."""
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        at = rng.randrange(len(text) + 1)
        until = min(len(text), at + rng.choice((0, 1, 3, 20, 200)))
        match rng.randrange(5):
            case 0:
                text = text[:at] + text[until:]
            case 1:
                text = text[:at] + text[at:until] * rng.choice(_REPEATS) + text[until:]
            case 2:
                text = text[:at] + chr(rng.randrange(0x110000)) + text[until:]
            case 3:
                text = text[:at] + word(rng) * rng.choice(_REPEATS) + text[until:]
            case _:
                text = text[:at] + word(rng) + text[until:]
        text = text[:_MOST]
    return text


def word(rng: random.Random) -> str:
    return rng.choice(words.EVERY)


def invented(rng: random.Random, most: int = 30) -> str:
    """Return a text of hostile and ordinary words that was not made from a good one."""
    joints = ("", " ", "\n", "\n\n", "\t", "  ", ", ")
    return "".join(word(rng) + rng.choice(joints) for _ in range(rng.randrange(most)))


def utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def damaged_lines(text: str, rng: random.Random) -> str:
    """Return the text with whole lines taken out, doubled and changed in their places."""
    lines = text.split("\n")
    for _ in range(rng.choice((1, 1, 2, 4))):
        at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        match rng.randrange(4):
            case 0 if len(lines) > 1:
                del lines[at]
            case 1:
                lines.insert(at, lines[other])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case _:
                lines[at] = damaged_text(lines[at], rng)
    return "\n".join(lines)


def damaged_xml(text: str, rng: random.Random) -> str:
    """Return XML or HTML with tags and values taken out, moved, nested and changed."""
    for _ in range(rng.choice((1, 1, 2, 4))):
        tags, values = list(_TAG.finditer(text)), list(_VALUE.finditer(text))
        match rng.randrange(6):
            case 0 if tags:
                tag = rng.choice(tags)
                text = text[: tag.start()] + text[tag.end() :]
            case 1 if tags:
                tag, at = rng.choice(tags), rng.choice(tags).start()
                text = text[:at] + tag[0] * rng.choice(_REPEATS) + text[at:]
            case 2 if values:
                value = rng.choice(values)
                put = rng.choice((word(rng), str(rng.choice((-1, 0, 10, 99, 10**9, 10**30)))))
                text = text[: value.start(1)] + put.replace('"', "") + text[value.end(1) :]
            case 3 if tags:
                first, last = sorted((rng.choice(tags).start(), rng.choice(tags).end()))
                text = text[:last] + text[first:last] * rng.choice(_REPEATS[:3]) + text[last:]
            case 4 if tags:
                at = rng.choice(tags).end()
                text = text[:at] + _escaped(word(rng)) + text[at:]
            case _:
                text = damaged_text(text, rng)
        text = text[:_MOST]
    return text


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def damaged_archive(data: bytes, rng: random.Random) -> bytes:
    """Return a packed file: mostly with one part damaged, sometimes with the packing itself."""
    if rng.random() < 1 / 5:
        return damaged_bytes(data, rng)
    with ZipFile(io.BytesIO(data)) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    texts = [n for n, (name, _) in enumerate(parts) if name.startswith("word/") and ".xml" in name]
    at = rng.choice(texts)
    name, part = parts[at]
    match rng.randrange(12):
        case 0:
            parts[at] = name, damaged_bytes(part, rng)
        case 1:
            parts[at] = rng.choice(("word/../x", "/etc/x", "C:\\x", name.upper(), "con", "")), part
        case 2:
            parts.insert(at, (name, damaged_bytes(part, rng)))
        case 3:
            del parts[at]
        case 4:
            parts[at] = name, part.replace(b"?>", b'?><!DOCTYPE a [<!ENTITY b "cc">]>', 1)
        case 5:
            parts[at] = name, part.decode().replace("UTF-8", "UTF-16").encode("utf-16")
        case _:
            parts[at] = name, utf8(damaged_xml(part.decode(), rng))
    return packed(parts, rng)


def packed(parts: list[tuple[str, bytes]], rng: random.Random) -> bytes:
    target = io.BytesIO()
    with ZipFile(target, "w", rng.choice((ZIP_DEFLATED, ZIP_STORED))) as archive:
        taken = set()
        for name, part in parts:
            # zipfile warns of a name that is given twice; hostile files need no such warning.
            if (name or "a") not in taken:
                taken.add(name or "a")
                archive.writestr(name or "a", part)
    return target.getvalue()


_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def unpacked_pdf(data: bytes) -> bytes:
    """Return a PDF whose packed streams are plain, so that damage reaches what they say."""
    return _STREAM.sub(_plain, data).replace(b"/FlateDecode", b"").replace(b"/ASCII85Decode", b"")


def _plain(match: re.Match[bytes]) -> bytes:
    try:
        return b"stream\n" + zlib.decompress(match[1]) + b"\nendstream"
    except zlib.error:
        return match[0]
