"""What makes a file an archive file (PDF/A): who wrote what and when, and the meaning of colours.

Knows nothing of what is drawn. The same facts stand twice in a file, as the standard demands.
"""

import re
from datetime import date
from functools import lru_cache
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFString

from cchc_desktop import __version__, paths
from cchc_desktop.model.document import Document, Head
from cchc_desktop.render.pdf_file import File
from cchc_desktop.render.pdf_fonts import Ready, stream

PROGRAM = f"cchc-desktop {__version__}"
LANGUAGE = "vi-VN"
# Part 1 is only written to be checked: the one free validator knows no other part.
VERSIONS = {1: (1, 4), 2: (1, 7)}
PROFILE = "colour/srgb.icc"
CONDITION = "sRGB IEC61966-2.1"
ZONE = "+07:00"  # Vietnam has had no other since
UNPRINTABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{facts}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{program}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{program}</xmp:CreatorTool>
{dates}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def describe(file: File, document: Document, part: int) -> None:
    """Add title, author, date and program, both for people's programs and for archives."""
    title, author = _clean(document.title), _clean(document.author)
    day = date_of(document)
    facts = {"Title": title, "Author": author, "Creator": PROGRAM, "Producer": PROGRAM}
    if day:
        facts["CreationDate"] = facts["ModDate"] = (
            f"D:{day:%Y%m%d}000000{ZONE.replace(':', chr(39))}'"
        )
    for name, fact in facts.items():
        if fact:
            file.info[name] = PDFString(fact)
    packet = _packet(title, author, day, part).encode("utf-8")
    entries = "/Type/Metadata/Subtype/XML"
    file.Catalog.Metadata = Ready(stream(packet, entries, compressed=False))


def date_of(document: Document) -> date | None:
    """Return the date of the document when its head has all of it: the day, the month, the year."""
    for block in document.blocks:
        if isinstance(block, Head):
            numbers = [int(digits) for digits in re.findall(r"[0-9]{1,4}", block.date)]
            try:
                day, month, year = numbers
                return date(year, month, day)
            except ValueError:  # still blank in part, to be filled in by hand
                return None
    return None


def set_colours(file: File) -> None:
    """Say what our red, green and blue mean."""
    profile = file.add(_profile())
    file.Catalog.OutputIntents = (
        f"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier({CONDITION})"
        f"/Info({CONDITION})/DestOutputProfile {profile} 0 R>>]"
    )


@lru_cache(maxsize=1)
def _profile() -> bytes:
    return stream((paths.resources() / PROFILE).read_bytes(), "/N 3")


def _clean(text: str) -> str:
    """Leave out what XML cannot hold, so that both descriptions say the same."""
    return UNPRINTABLE.sub("", text)


def _packet(title: str, author: str, day: date | None, part: int) -> str:
    facts, dates = [], []
    if title:
        facts.append(
            "<dc:title><rdf:Alt>"
            f'<rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        )
    if author:
        facts.append(
            f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>"
        )
    if day:
        dates = [
            f"<xmp:{name}>{day}T00:00:00{ZONE}</xmp:{name}>"
            for name in ("CreateDate", "ModifyDate")
        ]
    return PACKET.format(
        part=part,
        language=LANGUAGE,
        facts="\n".join(facts),
        program=PROGRAM,
        dates="\n".join(dates),
    )
