"""Finds where finished pages depart from the literals of the decree; knows no layout."""

from cchc_desktop.model.layout_parts import MM
from tests.golden import decree
from tests.golden.decree import BLACK, RED
from tests.golden.finished import Span

HALF_MM = 0.5
HALF_PT = 0.5
EXACT = 0.06  # points: sizes and thicknesses as the file rounds them
FAINT = 0.01  # of full colour
LETTER_TOP, LETTER_FOOT = 0.7, 0.22  # of the type size, from the baseline
TOP_MARGIN, FOOT_MARGIN = 20, 15  # millimetres at least


def deviations(shown, regime):
    """Return in words where the finished pages of the small report are not the official ones."""
    check = _Check(shown, decree.REGIMES.index(regime))
    check.run()
    return check.found


def covered(page):
    """Return what reaches into a place that is kept free for signing."""
    letters = [
        (letter.text, letter.x, letter.y - letter.size * LETTER_TOP / MM, letter.right,
         letter.y + letter.size * LETTER_FOOT / MM)
        for letter in page.letters
    ]  # fmt: skip
    lines = [("line", d.left, d.top, d.right, d.bottom) for d in page.drawn if d.height < 1]
    return [
        f"{area.name}: {name} at {left:.1f} {top:.1f}"
        for area in page.areas
        for name, left, top, right, bottom in (*letters, *lines)
        if area.holds(left, top, right, bottom)
    ]


class _Check:
    """Compares one value after another and keeps those that are too far apart."""

    def __init__(self, shown, place):
        self.shown = shown
        self.place = place
        self.found = []

    def run(self):
        if len(self.shown) != len(decree.SHEETS):
            self.found.append(f"{len(self.shown)} pages")
            return
        for check in (
            self.sheets,
            self.numbers,
            self.types,
            self.marks,
            self.places,
            self.pairs,
            self.shares,
            self.rules,
            self.frames,
            self.areas,
            self.inks,
        ):
            check()

    def own(self, value):
        """Return the value of this regime."""
        return value[self.place] if isinstance(value, tuple) else value

    def near(self, what, is_now, must_be, tolerance=HALF_MM):
        wanted = self.own(must_be)
        if abs(is_now - wanted) > tolerance:
            self.found.append(f"{what}: {is_now:.2f}, not {wanted:.2f}")

    def piece(self, page, words):
        found = self.shown[page - 1].find(words)
        if found is None:
            self.found.append(f"{words}: not on page {page}")
        return found

    def pieces(self, page, *words):
        found = [self.piece(page, each) for each in words]
        return found if all(found) else None

    def sheets(self):
        for n, (page, size) in enumerate(zip(self.shown, decree.SHEETS, strict=True), 1):
            self.near(f"page {n} width", page.width, size[0])
            self.near(f"page {n} height", page.height, size[1])

    def numbers(self):
        for n, (page, wanted) in enumerate(zip(self.shown, decree.NUMBERS, strict=True), 1):
            letters = [
                letter for letter in page.letters if letter.text.isdigit()
                and not TOP_MARGIN < letter.y < page.height - FOOT_MARGIN
            ]  # fmt: skip
            written = "".join(letter.text for letter in letters)
            if written != (wanted[0] if wanted else ""):
                self.found.append(f"page {n} is numbered {written!r}")
            elif wanted:
                _, edge, place, baseline = wanted
                number = Span(letters)
                self.near(f"number {edge}", getattr(number, self.own(edge)), place)
                self.near("number baseline", number.y, baseline)
                self.looks("number", number, *decree.PAGE_NUMBER, BLACK)

    def types(self):
        for page, words, size, face in decree.TYPES:
            if found := self.piece(page, words):
                self.looks(words, found, size, face, BLACK)
        for words, size, face in decree.RED_TYPES:
            if found := self.piece(1, words):
                self.looks(words, found, size, face, RED)

    def looks(self, what, found, size, face, ink):
        for letter in found.letters:
            self.near(f"{what} size", letter.size, size, EXACT)
            if letter.font.name != decree.FACES[face]:
                self.found.append(f"{what}: {letter.font.name}")
            if not alike(letter.ink, ink):
                self.found.append(f"{what}: ink {letter.ink}")

    def marks(self):
        for page, words, size, rise in decree.MARKS:
            line = self.piece(page, words)
            sign = line and self.sign(page, line, rise)
            if sign is None:
                self.found.append(f"{words}: no raised sign")
                continue
            self.near(f"{words} sign", sign.size, size, EXACT)
            self.near(f"{words} sign rise", (line.y - sign.y) * MM, rise, HALF_PT)

    def sign(self, page, line, rise):
        """Return the number of the first note where it stands above a line."""
        for letter in self.shown[page - 1].letters:
            if letter.text == "1" and 0 < (line.y - letter.y) * MM < 2 * rise:
                return letter
        return None

    def places(self):
        for page, words, edge, place in decree.EDGES:
            if found := self.piece(page, words):
                self.near(f"{words} {edge}", getattr(found, edge), place)
        for page, words, place in decree.BASELINES:
            if found := self.piece(page, words):
                self.near(f"{words} baseline", found.y, place)
        for page, above, below, drop in decree.DROPS:
            if found := self.pieces(page, above, below):
                apart = (found[1].y - found[0].y) * MM
                self.near(f"{above} to {below}", apart, drop, HALF_MM * MM)

    def pairs(self):
        for page, first, last, middle in decree.CENTRED_PAIRS:
            if found := self.pieces(page, first, last):
                self.near(f"{first} middle", (found[0].left + found[1].right) / 2, middle)

    def shares(self):
        for page, above, measured, share, drop in decree.SHARES:
            found = self.pieces(page, above, measured)
            rule = found and self.rule(page, found[0].centre, found[0].y, found[0].y + 5)
            if not rule:
                self.found.append(f"{above}: no rule below")
                continue
            self.near(f"{above} rule", rule.width, share * found[1].width)
            self.near(f"{above} rule middle", (rule.left + rule.right) / 2, found[1].centre)
            self.near(f"{above} rule drop", (rule.top - found[0].y) * MM, drop, HALF_MM * MM)
            self.near(f"{above} rule thickness", rule.thickness, decree.SHORT_RULE, EXACT)

    def rules(self):
        for page, words, left, right, drop, thickness in decree.RULES:
            found = self.piece(page, words)
            rule = found and self.rule(page, found.centre, found.y - 10, found.y)
            if not rule:
                self.found.append(f"{words}: no rule above")
                continue
            self.near(f"{words} rule from", rule.left, left)
            self.near(f"{words} rule to", rule.right, right)
            self.near(f"{words} rule drop", (found.y - rule.top) * MM, drop, HALF_MM * MM)
            self.near(f"{words} rule thickness", rule.thickness, thickness, EXACT)

    def rule(self, page, x, top, foot):
        """Return the level rule that crosses ``x``, the one nearest to the words."""
        level = [
            drawn for drawn in self.shown[page - 1].drawn
            if drawn.height < 0.1 and top < drawn.top < foot and drawn.left < x < drawn.right
        ]  # fmt: skip
        return max(level, key=lambda drawn: drawn.top) if level else None

    def frames(self):
        frames = [d for d in self.shown[0].drawn if d.height > 1 and d.width > 1]
        if len(frames) != len(decree.FRAMES):
            self.found.append(f"{len(frames)} frames")
            return
        frames.sort(key=lambda frame: frame.top)
        for frame, (left, top, width, height, red, thickness) in zip(
            frames, decree.FRAMES, strict=True
        ):
            what = f"frame at {top}"
            self.near(f"{what} left", frame.left, left)
            self.near(f"{what} top", frame.top, top)
            self.near(f"{what} width", frame.width, width)
            self.near(f"{what} height", frame.height, height)
            self.near(f"{what} thickness", frame.thickness, thickness, EXACT)
            if not alike(frame.ink, RED if red else BLACK):
                self.found.append(f"{what}: ink {frame.ink}")

    def areas(self):
        for page, name, centre, middle, width, height, is_round in decree.AREAS:
            area = next((a for a in self.shown[page - 1].areas if a.name == name), None)
            if area is None or area.round is not is_round:
                self.found.append(f"{name}: {area}")
                continue
            self.near(f"{name} centre", area.centre, centre)
            self.near(f"{name} middle", area.middle, middle)
            self.near(f"{name} width", area.width, width)
            self.near(f"{name} height", area.height, height)
        for page in self.shown:
            self.found += covered(page)

    def inks(self):
        """The bars of the chart, in the order of its rows of values."""
        filled = [drawn.ink for drawn in self.shown[-1].drawn if not drawn.thickness]
        inks = list(dict.fromkeys(filled))
        wanted = decree.CHART_INKS
        if len(inks) != len(wanted) or not all(map(alike, inks, wanted)):
            self.found.append(f"chart: inks {inks}")


def alike(ink, other):
    return all(abs(a - b) < FAINT for a, b in zip(ink, other, strict=True))
