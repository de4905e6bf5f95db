"""The parts of a layout regime, one class for each table of its TOML file.

Across the page lengths are millimetres; type sizes, leadings and gaps between lines are points.
"""

from dataclasses import dataclass

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Fonts:
    """The four font files, relative to the layout file."""

    regular: str
    bold: str
    italic: str
    bold_italic: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The sheet and its margins in millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float

    @property
    def text_width(self) -> float:
        """Return the width of the text area in points."""
        return (self.width - self.left - self.right) * MM

    @property
    def text_height(self) -> float:
        """Return the height of the text area in points."""
        return (self.height - self.top - self.bottom) * MM


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of text is set; ``indent`` is that of the first line."""

    size: float
    leading: float
    bold: bool = False
    italic: bool = False
    indent: float = 0
    before: float = 0


@dataclass(frozen=True, slots=True)
class Notes:
    """Footnotes: their type, the rule above them and their marks; all in points."""

    size: float
    leading: float
    before: float
    rule_length: float
    rule_thickness: float
    rule_above: float
    rule_below: float
    mark_scale: float
    mark_rise: float
    text_kept: int


@dataclass(frozen=True, slots=True)
class Justify:
    """How wide a space may grow before a line ends at a kept space, or inside a symbol.

    A paragraph with a space wider than ``even_beyond`` is broken anew as a whole: spaces may then
    shrink to ``tightest``, and a break at a kept space or inside a symbol costs as much as the
    cube of that many widths of a space too many. All but the costs are in natural spaces, but
    ``short_last``: the share of the measure below which a last line is a stub that costs extra.
    """

    loosest_kept: float
    loosest_space: float
    even_beyond: float
    tightest: float
    kept_cost: float
    symbol_cost: float
    short_last: float
    short_cost: float


@dataclass(frozen=True, slots=True)
class Header:
    """The two columns at the head of the first page."""

    left_width: float
    right_width: float
    rule_gap: float
    rule_thickness: float
    issuer_rule: float
    number_gap: float
    nation: Style
    motto: Style
    parent: Style
    issuer: Style
    number: Style
    date: Style


@dataclass(frozen=True, slots=True)
class TitleLayout:
    """Kind and subject of the document with the rule below."""

    before: float
    rule_ratio: float
    rule_gap: float
    after: float
    kind: Style
    subject: Style


@dataclass(frozen=True, slots=True)
class Stamp:
    """The framed urgency stamp; ``height`` and ``padding`` serve wordings without own size.

    ``clearance`` is left between two stamps, and between a stamp and the title; in points.
    """

    before: float
    height: float
    padding: float
    clearance: float
    thickness: float
    ink: tuple[float, ...]
    text: Style


@dataclass(frozen=True, slots=True)
class UrgencyBox:
    """One degree of urgency: its key, wording and frame in millimetres."""

    key: str
    text: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class MarksLayout:
    """Secrecy, circulation and draft marks; the circulation frame stands in the top margin.

    ``circulation_left`` is the share of the text width left of its frame, ``circulation_edge``
    the distance of its top from the paper's edge in millimetres.
    """

    secrecies: tuple[str, ...]
    circulations: tuple[str, ...]
    draft: bool
    circulation_left: float
    circulation_edge: float
    circulation_height: float
    padding: float
    style: Style


@dataclass(frozen=True, slots=True)
class AddresseesLayout:
    """Whether a report of this regime names its addressees, and how."""

    printed: bool
    before: float
    style: Style


@dataclass(frozen=True, slots=True)
class TailLayout:
    """Recipients at the left, signature at the right.

    ``recipients_beside`` is how many points of recipients stay in one piece with the signature.
    """

    before: float
    left_width: float
    recipients_beside: float
    signature_space: float
    label: Style
    recipients: Style
    authority: Style
    name: Style
    drafter: Style


@dataclass(frozen=True, slots=True)
class ContactLayout:
    """The address lines at the foot of page 1, under a rule as wide as the text."""

    rule_gap: float
    rule_thickness: float
    style: Style


@dataclass(frozen=True, slots=True)
class Landscape:
    """The margins of a landscape sheet in millimetres."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class AnnexLayout:
    """Annexes (article on annexes of the regime): their heads and the rule below."""

    number_line: str
    numerals: bool
    reference_line: str
    rule_ratio: float
    rule_gap: float
    after: float
    number: Style
    title: Style
    reference: Style


@dataclass(frozen=True, slots=True)
class TableLayout:
    """Tables: type, the padding inside a cell in points, and the lines between cells."""

    before: float
    after: float
    padding_x: float
    padding_y: float
    thickness: float
    head: Style
    cell: Style
    caption: Style


@dataclass(frozen=True, slots=True)
class ChartLayout:
    """Charts: height in millimetres, type in points, and the colours of the rows of values."""

    height: float
    title: Style
    label: Style
    inks: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class CopyLayout:
    """The form of a certified copy, under a rule as wide as the text; its wordings by key."""

    before: float
    rule_gap: float
    rule_thickness: float
    number_line: str
    forms: tuple[tuple[str, str], ...]
    form: Style


@dataclass(frozen=True, slots=True)
class ReceivedLayout:
    """The stamp of arrival: its size in millimetres, the labels of its rows.

    ``padding`` is between a line and the letters of its cell, in points.
    """

    width: float
    height: float
    padding: float
    thickness: float
    ink: tuple[float, ...]
    word: str
    word_width: float
    labels: tuple[str, ...]
    agency: Style
    mark: Style
    label: Style


@dataclass(frozen=True, slots=True)
class SigningArea:
    """A place kept free for what is added at signing; millimetres.

    ``box`` is what it is placed by: number, day, month or signature. ``x`` and ``y`` shift its
    middle from the middle of that box; nothing may be drawn inside it.
    """

    name: str
    box: str
    width: float
    height: float
    x: float = 0
    y: float = 0
    round: bool = False


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Where pages are numbered; ``edge`` is from the paper's edge to the digits' foot."""

    place: str
    edge: float
    style: Style


@dataclass(frozen=True, slots=True)
class Words:
    """The fixed wordings of the regime; ``*_line`` are patterns with {slots}."""

    national_name: str
    motto: str
    number_line: str
    number_blank: str
    date_line: str
    date_blank: str
    addressees_label: str
    recipients_label: str
    closing_sign: str
    kept_before_number: tuple[str, ...]
    kept_after_number: tuple[str, ...]
