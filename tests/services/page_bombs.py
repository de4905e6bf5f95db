"""PDFs that are made to harm their reader; knows nothing of what reads them."""

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    b"/Resources<</XObject<</F 5 0 R>>>>>>"
)


def nested_forms(levels, wide=10):
    """Return a small file whose one page draws ``wide ** (levels - 1)`` lines, form in form."""
    forms = [
        stream(
            b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</F %d 0 R>>>>" % n,
            b"/F Do " * wide,
        )
        for n in range(6, 5 + levels)
    ]
    last = stream(b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]", b"0 0 m 9 9 l S")
    return file_of([CATALOG, PAGES, PAGE, stream(b"", b"/F Do"), *forms, last])


def stream(entries, content):
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(content), content)


def file_of(bodies):
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    count = len(bodies) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, b"".join(places))
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, len(out))
    return out + table + end
