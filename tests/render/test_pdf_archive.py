"""Holds what makes an archive file: both descriptions alike, colours told, checked by Preflight."""

import io
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from cchc_desktop.model.document import (
    Annex,
    Cell,
    Chart,
    Column,
    Document,
    Heading,
    Item,
    Note,
    Paragraph,
    Run,
    Series,
    Table,
)
from cchc_desktop.render import pdf
from cchc_desktop.render.pages import lay_out
from cchc_desktop.render.pdf_archive import date_of
from cchc_desktop.render.placed import Element, Page, PlacedChart
from tests.render.pdf_objects import of_kind
from tests.render.samples import HEAD, REGIMES, TAIL, layout, report

CHECK = Path(__file__).resolve().parents[2] / "packaging" / "preflight" / "Check.java"
JARS = tuple(
    Path("/usr/share/java") / f"{name}.jar"
    for name in (
        "preflight",
        "pdfbox2",
        "xmpbox",
        "fontbox2",
        "commons-logging",
        "jaxb-api",
        "javax.activation",
    )
)
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
HOSTILE = "<b>đậm</b> &amp; ]]> %s {x} (\\) \u041f\u03b1"


def written(document, part=2):
    target = io.BytesIO()
    regime = layout(document.regime)
    pdf.draw(lay_out(document, regime), document, regime, target, part)
    return target.getvalue()


def packet(data):
    (body,) = of_kind(data, b"/Type/Metadata").values()
    return body.partition(b"\nstream\n")[2].removesuffix(b"\nendstream").decode("utf-8")


def facts(data):
    found = {}
    read = ET.fromstring(packet(data))  # noqa: S314 (our own file)
    for element in read.iter():
        if element.text and element.text.strip() and not element.tag.startswith(RDF):
            found[element.tag.partition("}")[2]] = element.text
    return found, [element.text for element in read.iter(f"{RDF}li")]


def ugly():
    """Everything at once that a usual report does not have."""
    note = Note(1, ((Run(HOSTILE),), (Run("hai đoạn", italic=True),)))
    table = Table(
        (Column(1), Column(2, "right")),
        ((Cell((Run("Đầu", bold=True),), rows=1), Cell((Run("bảng"),))),),
        ((Cell(), Cell((Run("1,5"),))), (Cell((Run("gộp"),), columns=2),)),
    )
    blocks = (
        HEAD,
        Heading(4, "a)", (Run(HOSTILE),)),
        Heading(1, "", (Run("x" * 300, note=note),)),
        Paragraph((Run("đậm nghiêng \u20ab", bold=True, italic=True), Run(" \u0416"))),
        Item("-", (Run("mục"),)),
        table,
        TAIL,
    )
    annex = Annex("Phụ lục I", "Bảng", "", (table, Paragraph((Run("hết"),))), landscape=True)
    return Document("nd30-2020", HOSTILE, "A & B <c>", blocks, (annex,))


def test_both_descriptions_say_the_same():
    data = written(replace(report(), title=HOSTILE, author="A & B"))
    with pypdfium2.PdfDocument(data) as opened:
        info = opened.get_metadata_dict()
    found, items = facts(data)
    assert items == ["vi-VN", info["Title"], info["Author"]] == ["vi-VN", HOSTILE, "A & B"]
    assert info["Producer"] == found["Producer"]
    assert info["Creator"] == found["CreatorTool"]
    assert info["CreationDate"] == "D:20180605000000+07'00'"
    assert found["CreateDate"] == found["ModifyDate"] == "2018-06-05T00:00:00+07:00"


def test_the_date_is_that_of_the_report_or_none():
    assert date_of(report()) == date(2018, 6, 5)
    blank = replace(HEAD, date="Sóc Trăng, ngày      tháng 6 năm 2018")
    assert date_of(Document("tt01-2011", "t", "a", (blank,))) is None
    assert date_of(Document("tt01-2011", "t", "a", ())) is None
    assert b"CreationDate" not in written(Document("tt01-2011", "t", "a", (blank,)))


def test_signs_that_xml_cannot_hold_are_left_out_of_both():
    data = written(Document("tt01-2011", "a\x00b\x0bc\ufffe", "", ()))
    with pypdfium2.PdfDocument(data) as opened:
        assert opened.get_metadata_dict()["Title"] == "abc"
    assert facts(data)[1] == ["vi-VN", "abc"]


def test_colours_are_told_by_a_small_profile():
    data = written(report())
    (profile,) = of_kind(data, b"/N 3").values()
    assert len(profile) < 4096
    assert b"/OutputIntents" in data
    assert b"/S/GTS_PDFA1" in data


def test_streams_end_on_a_line_of_their_own():
    data = written(report())
    assert len(re.findall(rb"\nendstream\nendobj", data)) == data.count(b"endstream") > 20


def test_the_first_part_differs_in_nothing_but_its_name():
    first, second = written(report(), 1), written(report(), 2)
    differing = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    assert [(chr(a), chr(b)) for a, b in differing] == [("4", "7"), ("1", "2")]


def missing_tools():
    tools = [tool for tool in ("java", "javac") if not shutil.which(tool)]
    return tools + [jar.name for jar in JARS if not jar.is_file()]


@pytest.mark.skipif(bool(missing_tools()), reason=f"not installed: {', '.join(missing_tools())}")
def test_preflight_finds_nothing_wrong(tmp_path):
    """The validator knows part 1 only, which is the stricter one."""
    documents = {regime: report(regime) for regime in REGIMES} | {"ugly": ugly()}
    for name, document in documents.items():
        (tmp_path / f"{name}.pdf").write_bytes(written(document, part=1))
    (tmp_path / "chart.pdf").write_bytes(with_chart())
    names = sorted(str(path) for path in tmp_path.glob("*.pdf"))
    path = ":".join(map(str, JARS))
    done = subprocess.run(
        ["java", "-cp", path, CHECK, *names], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert len(names) == 4


def with_chart():
    document = report()
    pages = lay_out(document, layout())
    rows = (Series("Cấp tỉnh", (98.5, None)), Series("Cấp xã \u0416", (70.0, 1.0)))
    chart = Chart("Tỷ lệ", "%", ("2017", "2018"), rows, "bằng lời")
    pages.elements.append(Element("Figure", -1, chart.text))
    figure = PlacedChart(80, 300, 440, 240, chart, len(pages.elements) - 1)
    pages.append(Page(1, 595, 842, charts=[figure], annex=1))
    target = io.BytesIO()
    pdf.draw(pages, document, layout(), target, 1)
    return target.getvalue()
