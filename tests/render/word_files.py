"""Word files as other people's programs write them, put together from their XML."""

from zipfile import ZIP_DEFLATED, ZipFile

NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def p(*runs, props=""):
    """A paragraph of runs; a plain text becomes one."""
    made = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{props}</w:pPr>{made}</w:p>"


def r(text, props=""):
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def font(name):
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def table(*rows):
    cells = ["".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def word_file(path, *blocks, footnotes="", styles="", numbering="", start=""):
    """Write a file of the given parts and return its path."""
    parts = {"document": f"<w:document {NS}><w:body>{''.join(blocks)}</w:body></w:document>"}
    for part, inner in (("footnotes", footnotes), ("styles", styles), ("numbering", numbering)):
        if inner:
            parts[part] = f"<w:{part} {NS}>{inner}</w:{part}>"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for part, xml in parts.items():
            head = '<?xml version="1.0" encoding="UTF-8"?>' + (start if part == "document" else "")
            archive.writestr(f"word/{part}.xml", head + xml)
    return path
