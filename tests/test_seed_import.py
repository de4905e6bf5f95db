"""The real report's text on its whole way: read by ``import``, printed by ``export``.

Skipped where the real report is not at hand: it is no part of the project.
"""

import json
import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from cchc_desktop import paths
from cchc_desktop.cli import OK, main
from cchc_desktop.model.loader import load_template
from cchc_desktop.model.template import Kind
from tests.pdf_reading import read_pdf, squeeze, words
from tests.services.test_importing_seed import ANCHORS

SEED = Path(__file__).resolve().parents[1].parent / "shared" / "seed"
REPORT = "2018-6T"
ENOUGH = 0.995
NEXT = "06 THÁNG CUỐI NĂM 2018"  # the coming period, bound in a heading
NUMBER = r"(?:[IVX]+\.|\d\.\d\.|\d{1,2}\.|[a-eđ]\)) "
OPENING, CLOSING = "Ủy ban nhân dân tỉnh Sóc Trăng báo cáo", "báo cáo Bộ Nội vụ"


def old_text():
    files = sorted(SEED.glob("*.txt")) if SEED.is_dir() else []
    if not files:
        pytest.skip("the real report is not at hand")
    return files[0].read_text(encoding="utf-8")


def unmarked(text):
    """One block without what the reading machine wrote into it."""
    text = re.sub(r"<sup>\d+</sup>|\]\(http[^)]*\)|^#+ |[*\[]|Lưu hồ sơ số:|^Chuyên:", "", text)
    return squeeze(text)


class OldReport:
    """The real report mended by other means than the program's: paragraphs, headings, notes."""

    def __init__(self):
        text = old_text()
        text = text[text.index("Chuyên: Ủy ban") : text.index("**Nơi nhận")]
        blocks = re.split(r"\n\s*\n|\n(?=- |\d+\. )|\n---", text)
        self.notes, self.headings, self.paragraphs = [], [], []
        titles = {tuple(words(title.casefold())) for title in template_titles()}
        torn = False
        for block in filter(None, map(str.strip, blocks)):
            if block.startswith("<sup>"):
                self.notes.append(unmarked(block))
            elif block.startswith("Công văn số 569"):
                self.notes[-1] += f" {unmarked(block)}"
            else:
                torn = self._add(unmarked(block), titles, torn)

    def _add(self, text, titles, torn):
        bare = re.sub(f"^{NUMBER}", "", text)
        if tuple(words(bare.casefold())) in titles:
            self.headings.append(bare.rstrip(":."))
            self.paragraphs.append(text)
            return False
        if torn:
            self.paragraphs[-1] += f" {text}"
        else:
            self.paragraphs.append(text)
        return not text.endswith((".", ":", ";"))

    @property
    def words(self):
        return words(" ".join(self.paragraphs))


def template():
    return load_template(paths.resources() / "templates" / "cchc-2012")


def template_titles():
    titles = [section.label.split(" ", 1)[1] for section in template().sections if section.level]
    return [f"{t} {NEXT}" if t.startswith("PHƯƠNG") else t for t in titles]


def run(data, *arguments):
    command, *rest = arguments
    assert main([command, "--data", str(data), *map(str, rest)]) == OK


@pytest.fixture(scope="module")
def old():
    return OldReport()


@pytest.fixture(scope="module")
def folder(tmp_path_factory, old):
    """Both ways out of a new report that took over the old text with all its figures."""
    folder = tmp_path_factory.mktemp("nhập")
    source = next(iter(sorted(SEED.glob("*.txt"))))
    data, sample = folder / "cũ.cchc", folder / "mẫu.cchc"
    run(data, "new", "--period", REPORT, "--agency", "soc-trang")
    run(data, "import", "--report", REPORT, "--accept", "all", source)
    run(sample, "new", "--sample")
    for kind in ("pdf", "txt", "json"):
        out = folder / f"cũ.{kind}"
        run(data, "export", "--report", REPORT, "--format", kind, "--out", out)
    run(sample, "export", "--report", REPORT, "--format", "json", "--out", folder / "mẫu.json")
    return folder


@pytest.fixture(scope="module")
def pages(folder):
    return read_pdf(folder / "cũ.pdf")


def same(old, new):
    """Return which part of the old words stands among the new ones in the same order."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(old)


def between(text):
    return text[text.index(OPENING) : text.rindex(CLOSING) + len(CLOSING)]


def test_the_old_report_is_mended_as_its_inventory_says(old):
    """What the others are measured by: 47 headings, ten notes, no torn paragraph."""
    assert (len(old.headings), len(old.notes)) == (47, 10)
    joined = (
        "giấy tờ công dân",
        "nhiệm vụ CCHC. Tuy",
        "bãi bỏ 381 thủ tục.",
        "thuộc phạm vi quản lý",
    )
    assert all(any(piece in text for text in old.paragraphs) for piece in joined)


def test_pdf_holds_all_words_in_order(old, pages):
    body = between(" ".join(page.text for page in pages))
    share = same(old.words, words(body))
    print(f"words in order: {share:.4%} of {len(old.words)}")
    assert share >= ENOUGH


def test_pdf_adds_nothing_of_its_own(old, pages):
    """No skeleton sentence is left in a section the old text fills or leaves empty."""
    new = words(between(" ".join(page.text for page in pages)))
    assert same(new, old.words) >= ENOUGH


def test_every_paragraph_is_whole(old, folder):
    """F-30: paragraph by paragraph, page ends and notes mended."""
    text = re.sub(r"\[\d+\]", "", (folder / "cũ.txt").read_text(encoding="utf-8"))
    new = {tuple(words(part)) for part in re.split(r"\n\s*\n|\n(?=- |\d+\. )", text)}
    torn = [text for text in old.paragraphs if tuple(words(text)) not in new]
    lost = sum(len(words(text)) for text in torn)
    print(f"whole paragraphs: {len(old.paragraphs) - len(torn)} of {len(old.paragraphs)}", torn)
    assert lost <= (1 - ENOUGH) * len(old.words)


def test_headings_are_printed_in_order(old, pages):
    """T01-T47."""
    body, start = " ".join(page.text for page in pages), 0
    for title in old.headings:
        start = body.index(title, start) + len(title)


def test_ten_notes_stand_below_their_anchors(old, pages):
    for number, note in enumerate(old.notes, 1):
        starts = rf"(?<!\d){number} {re.escape(' '.join(note.split()[:6]))}"
        (page,) = [page for page in pages if re.search(starts, page.small)]
        assert ANCHORS[number] in page.text
    printed = words(" ".join(page.small for page in pages))
    assert same(words(" ".join(old.notes)), printed) >= ENOUGH


def test_head_and_tail_are_printed(pages):
    first, last = pages[0].text, " ".join(page.text for page in pages[-2:])
    for line in (
        "Số: 123/BC-UBND",
        "Sóc Trăng, ngày 05 tháng 6 năm 2018",
        "HỎA TỐC",
        "Tình hình thực hiện công tác CCHC 06 tháng đầu năm 2018",
    ):
        assert line in first
    assert "ĐẾN" not in first
    for line in ("- Vụ CCHC (Bộ Nội vụ);", "- Lưu: TH, HC.", "KT. CHỦ TỊCH", "Lê Thành Trí"):
        assert line in last


def test_most_typed_figures_are_those_of_the_sample(folder):
    """F-32: what was found in the sentences, accepted unseen, against what a person typed."""
    found, typed = (
        json.loads((folder / name).read_text(encoding="utf-8"))["answers"]
        for name in ("cũ.json", "mẫu.json")
    )
    fields = [f for f in template().fields.values() if f.kind is Kind.TYPED and f.is_figure]
    asked = [field.key for field in fields if field.key in typed]
    right = [key for key in asked if found.get(key) == typed[key]]
    print(f"figures: {len(right)} of {len(asked)}", sorted(set(asked) - set(right)))
    assert len(right) >= 0.9 * len(asked)
