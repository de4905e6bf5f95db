"""What stands above the text: stamps, title, addressees, heads of annexes; knows no sections."""

from dataclasses import replace

from cchc_desktop.model.document import (
    Addressees,
    Annex,
    Marks,
    Received,
    Title,
    Urgency,
    dashed,
)
from cchc_desktop.model.layout_parts import MM, Style
from cchc_desktop.render.docx_drawing import Frame, Place, framed
from cchc_desktop.render.docx_work import Work
from cchc_desktop.render.docx_xml import Node, Para, paragraph, plain, rule, spacer
from cchc_desktop.render.stamps import UNBROKEN
from cchc_desktop.render.tokens import NBSP

BLACK = (0.0, 0.0, 0.0)
Rectangle = tuple[float, float, float, float]
Group = list[tuple[Frame, float, float]]  # frames with their places in a stamp of several


class Front:
    """Makes these parts; stamps wait for the title, to stand at its left."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.clearance = work.layout.stamp.clearance
        self._stamps: list[Group] = []
        self._circulation = ""

    # --- stamps

    def hold_marks(self, marks: Marks) -> None:
        """Keep secrecy and draft for beside the title, circulation for the top margin."""
        stamp, marked = self.work.layout.stamp, self.work.layout.marks
        self._circulation = marks.circulation
        for words, ink in ((marks.secrecy, stamp.ink), (marks.draft, BLACK)):
            if words:
                width = self._framed_width(words, marked.style, marked.padding)
                size = (width, stamp.height * MM)
                self._stamps.append([(self._frame(words, "Marking", size, ink), 0.0, 0.0)])

    def hold_urgency(self, urgency: Urgency) -> None:
        """Keep the urgency stamp, in the size of its wording."""
        stamp, box = self.work.layout.stamp, self.work.layout.urgency_box(urgency.text)
        width = self._framed_width(urgency.text, stamp.text, stamp.padding)
        size = (box.width * MM, box.height * MM) if box else (width, stamp.height * MM)
        frame = self._frame(urgency.text, "Stamp", size, stamp.ink)
        self._stamps.append([(frame, 0.0, 0.0)])

    def hold_received(self, received: Received) -> None:
        """Keep the stamp of arrival, which stands above all others."""
        self._stamps.insert(0, self._arrival(received))

    def _framed_width(self, words: str, style: Style, padding: float) -> float:
        """Return the width of a frame around a text in points; ``padding`` is in millimetres."""
        natural = self.work.texts.widths(words, style, UNBROKEN)
        return max(natural, default=0.0) + 2 * padding * MM

    def _frame(
        self, words: str, style: str, size: tuple[float, float], ink: tuple[float, ...]
    ) -> Frame:
        solid = words.replace(" ", NBSP)
        return Frame(solid, style, *size, self.work.layout.stamp.thickness, ink)

    def _arrival(self, received: Received) -> Group:
        """Make the stamp of cells: the agency on top, the word at the left, rows to fill in."""
        sizes = self.work.layout.received
        width, height, word = sizes.width * MM, sizes.height * MM, sizes.word_width * MM
        room = width - 2 * sizes.padding
        names = self.work.texts.widths(received.agency, sizes.agency, room)
        top = len(names) * sizes.agency.leading + sizes.padding
        step, beside = (height - top) / max(len(received.rows), 1), 2
        cells = [
            self._cell(received.agency, "ReceivedAgency", (0.0, 0.0, width, top)),
            self._cell(sizes.word, "ReceivedWord", (0.0, top, word, beside * step)),
        ]
        for n, (label, value) in enumerate(received.rows):
            left = word if n < beside else 0.0
            place = (left, top + n * step, width - left, step)
            words = f"{label} {value}".strip().replace(" ", NBSP)
            cells.append(self._cell(words, "ReceivedRow", place))
        return cells

    def _cell(self, words: str, style: str, place: Rectangle) -> tuple[Frame, float, float]:
        sizes, (x, y, width, height) = self.work.layout.received, place
        frame = Frame(words, style, width, height, sizes.thickness, sizes.ink, sizes.padding)
        return frame, x, y

    def _stamp_size(self) -> tuple[float, float]:
        tall = [max(y + frame.height for frame, _, y in group) for group in self._stamps]
        wide = max(x + frame.width for group in self._stamps for frame, x, _ in group)
        return wide, sum(tall) + self.clearance * (len(tall) - 1)

    def _anchored(self, down: float) -> list[Node]:
        """Return the runs that anchor the waiting stamps, one below the other."""
        runs = []
        for group in self._stamps:
            for frame, x, y in group:
                runs.append(framed(frame, Place(x, down + y), self.work.drawing()))
            down += max(y + frame.height for frame, _, y in group) + self.clearance
        self._stamps = []
        return runs

    def waiting(self) -> list[Node]:
        """Return the stamps on a line of their own when no title has taken them."""
        if not self._stamps:
            return []
        height = self._stamp_size()[1]
        gap = self.work.layout.stamp.before
        para = Para("Spacer", before=0, exact=height + self.clearance, keep_next=True)
        return [spacer(gap), paragraph(para, *self._anchored(0.0))]

    def circulation(self) -> list[Node]:
        """Return the run that frames the circulation mark inside the top margin (box 11)."""
        if not self._circulation:
            return []
        marks, paper = self.work.layout.marks, self.work.layout.paper
        width = self._framed_width(self._circulation, marks.style, marks.padding)
        x = min(self.work.width * marks.circulation_left, self.work.width - width)
        size = (width, marks.circulation_height * MM)
        frame = self._frame(self._circulation, "Marking", size, BLACK)
        place = Place(paper.left * MM + x, marks.circulation_edge * MM, "page", "page")
        self._circulation = ""
        return [framed(frame, place, self.work.drawing())]

    # --- title

    def title(self, title: Title) -> list[Node]:
        """Return kind and subject with the stamps beside them and a rule below."""
        sizes = self.work.layout.title
        if not title.kind and not title.subject:
            return []
        gap = paragraph(Para("Spacer", exact=sizes.before, keep_next=True), *self.circulation())
        above, stamps, lower = self._beside(title)
        found = [*above, gap]
        if title.kind:
            found.append(paragraph(Para("Title"), *stamps, *self.work.texts.plain(title.kind)))
        if title.subject:
            words = self.work.texts.plain(title.subject)
            found.append(paragraph(Para("Subtitle", before=lower), *words))
        last = (title.subject, sizes.subject) if title.subject else (title.kind, sizes.kind)
        length = max(self._widths(*last), default=0.0) * sizes.rule_ratio
        return [*found, self._short_rule(length, sizes.rule_gap, sizes.after)]

    def _short_rule(self, length: float, gap: float, after: float) -> Node:
        space = (self.work.width - length) / 2
        thickness = self.work.layout.header.rule_thickness
        return rule(thickness, gap, space, space, after=after - thickness)

    def _widths(self, words: str, style: Style) -> list[float]:
        return self.work.texts.widths(words, style, self.work.width)

    def _beside(self, title: Title) -> tuple[list[Node], list[Node], float | None]:
        """Return stamps above the title, stamps beside it, and the gap of the subject."""
        if not self._stamps or not title.kind:
            return self.waiting(), [], None
        sizes = self.work.layout.title
        wide, high = self._stamp_size()
        wide += self.clearance
        if self._free_left(title.kind, sizes.kind) < wide:
            return self.waiting(), [], None
        leading = sizes.kind.leading
        lone = len(self._stamps) == 1 and high < 2 * leading
        down = (leading - high) / 2 if lone else 0.0
        lower = None
        if title.subject and self._free_left(title.subject, sizes.subject) < wide:
            lower = max(0.0, down + high - leading + self.clearance)
        return [], self._anchored(down), lower

    def _free_left(self, words: str, style: Style) -> float:
        widths = self._widths(words, style)
        return (self.work.width - widths[0]) / 2 if widths else self.work.width

    # --- addressees and annexes

    def addressees(self, block: Addressees) -> list[Node]:
        """Return one addressee after the label, several on dashed lines below it."""
        sizes = self.work.layout.addressees
        label = max(self._widths(block.label, sizes.style), default=0.0)
        space = self.work.texts.space * sizes.style.size
        several = len(block.names) > 1
        indent = label - space if several else label + space
        names = dashed(block.names) if several else block.names
        widths = [self.work.texts.widths(line, sizes.style, UNBROKEN) for line in names]
        widest = max((width for line in widths for width in line), default=0.0)
        left = max(0.0, (self.work.width - indent - widest) / 2)
        if not several:
            para = Para("Addressees", before=sizes.before, left=left + indent, first=-indent)
            return [plain(" ".join((block.label, *names)), para)]
        first = Para("Addressees", before=sizes.before, left=left, keep_next=True)
        rest = Para("Addressees", left=left + indent, keep_next=True)
        lines = [plain(line, rest) for line in names[:-1]]
        last = plain(names[-1], replace(rest, keep_next=False))
        return [plain(block.label, first), *lines, last]

    def annex_head(self, annex: Annex) -> list[Node]:
        """Return number, title and reference of an annex, with a short rule below."""
        sizes = self.work.layout.annex
        found, widths = [], [0.0]
        for words, key, style in (
            (annex.number, "AnnexNumber", sizes.number),
            (annex.title, "AnnexTitle", sizes.title),
            (annex.reference, "AnnexReference", sizes.reference),
        ):
            if words:
                made = self.work.texts.plain(words)
                found.append(paragraph(Para(key, keep_next=True), *made))
            if words and key != "AnnexReference":
                widths += self._widths(words, style)
        length = max(widths) * sizes.rule_ratio
        return [*found, self._short_rule(length, sizes.rule_gap, sizes.after)]
