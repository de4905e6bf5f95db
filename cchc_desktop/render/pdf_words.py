"""The words of a PDF in reading order, seen or not; scanners lay them unseen over pictures."""

from pathlib import Path

import pypdfium2

from cchc_desktop.render.raster import LOCK


def hidden_words(path: Path) -> str:
    """Return the text of all pages, a form feed between them."""
    with LOCK, pypdfium2.PdfDocument(path.read_bytes()) as document:
        texts = []
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            texts.append(text.get_text_range().replace("\r\n", "\n").replace("\x02", "-\n"))
            text.close()
            page.close()
    return "\f".join(texts).strip("\f\n ")
