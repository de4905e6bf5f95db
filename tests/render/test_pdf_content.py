"""Holds what the operators of a page say, and that they are kept."""

import zlib

from cchc_desktop.render.pdf_content import Drawing, Tag, content, literal
from cchc_desktop.render.placed import PlacedBox, PlacedRule, PlacedRun


def run(text, face=0, ink=None):
    return PlacedRun(10, 20, text, face, 14, 0.0, 30, "text", 0, ink)


def code(drawing):
    stream = content(drawing).body.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    return zlib.decompress(stream)


def test_each_mark_has_its_own_number_and_the_rest_is_an_artifact():
    drawn = code(Drawing((run("a"), run("b"), run("c")), tags=(Tag(0, 1, "P"), Tag(1, 2, "H1"))))
    assert drawn.index(b"/P<</MCID 0>>BDC") < drawn.index(b"(a) Tj")
    assert drawn.index(b"/H1<</MCID 1>>BDC") < drawn.index(b"(b) Tj")
    assert drawn.index(b"/Artifact BMC") < drawn.index(b"(c) Tj")
    assert drawn.count(b"EMC") == 3


def test_runs_of_no_element_are_artifacts():
    assert b"BDC" not in code(Drawing((run("2"),), tags=(Tag(0, 1, ""),)))


def test_an_upright_rule_goes_up():
    drawn = code(Drawing((), (PlacedRule(10, 20, 5, 0.5), PlacedRule(10, 20, 5, 0.5, True))))
    assert b"10.00 20.00 m 15.00 20.00 l S" in drawn
    assert b"10.00 20.00 m 10.00 25.00 l S" in drawn


def test_colours_are_red_green_and_blue_and_end_with_their_mark():
    box = PlacedBox(1, 2, 3, 4, 0.5, (1.0, 0.0, 0.05))
    drawn = code(Drawing((run("a", ink=(0.9, 0.0, 0.0)),), boxes=(box,)))
    assert b"q 1 0 0.05 RG" in drawn
    assert b"0.9 0 0 rg" in drawn
    assert drawn.index(b"0.9 0 0 rg") < drawn.index(b"0 g")


def test_signs_of_the_file_format_are_escaped():
    assert literal("(a\\b)\u00a0c") == r"\(a\\b\) c"


def test_an_equal_page_is_taken_from_the_one_before():
    first = content(Drawing((run("không đổi"),)))
    assert content(Drawing((run("không đổi"),))) is first


def test_fonts_of_a_page_are_those_it_calls():
    assert content(Drawing((run("a", 1), run("Д", 2)))).fonts == {"F1", "F2", "F2x10"}
