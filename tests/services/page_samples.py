"""A report that keeps every rule of both regimes, and its PDF with this or that gone wrong."""

import io
from dataclasses import replace

from cchc_desktop.model.document import (
    Closing,
    Document,
    Head,
    Heading,
    Item,
    Note,
    Paragraph,
    Run,
    Signature,
    Tail,
    Title,
    Urgency,
)
from cchc_desktop.render import pdf
from cchc_desktop.render.pages import lay_out
from cchc_desktop.services.page_check import check_pages
from tests.render.samples import PROSE, layout

HEAD = Head(
    ("UBND TỈNH SÓC TRĂNG",), ("SỞ NỘI VỤ",), "Số: 15/BC-SNV", "Sóc Trăng, ngày 05 tháng 6 năm 2020"
)
TITLE = Title("BÁO CÁO", "Kết quả công tác cải cách hành chính 06 tháng đầu năm 2020")
RECIPIENTS = ("- Bộ Nội vụ;", "- UBND tỉnh;", "- Lưu: VT, CCHC.")
TAIL = Tail("Nơi nhận:", RECIPIENTS, Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Lê Thị Hạnh"))


def prose(times=1):
    return Run(" ".join([PROSE[0].upper() + PROSE[1:]] * times) + ".")


def body(letters="abcdđe", mark=1):
    """Return two chapters with points, footnotes and items."""
    blocks = []
    for n, numeral in enumerate(("I.", "II.")):
        blocks.append(Heading(1, numeral, (Run("KẾT QUẢ THỰC HIỆN"),), f"{n}"))
        for count in (1, 2):
            blocks.append(Heading(2, f"{count}.", (Run("Về chỉ đạo, điều hành"),), f"{n}-{count}"))
            note = Note(mark, ((Run("Theo Kế hoạch số 145/KH-UBND ngày 29/12/2019."),),))
            blocks.append(Paragraph((prose(2), Run("", note=note), Run(" Diện tích 12 ha."))))
            mark += 1
            blocks += [Item("-", (prose(),)), Paragraph((prose(),))]
        blocks += [Heading(4, f"{letter})", (Run("Về thể chế"),), "") for letter in letters]
    return blocks


def report(head=HEAD, title=TITLE, tail=TAIL, blocks=None, closing="Trên đây là báo cáo./."):
    middle = body() if blocks is None else blocks
    end = Closing((Run(closing),))
    return Document("", "t", "a", (head, Urgency("HỎA TỐC"), title, *middle, end, tail))


def printed(document=None, regime="nd30-2020", **changes):
    """Return the PDF of a report set in a layout with some of its parts changed."""
    target = io.BytesIO()
    pdf.write(document or report(), replace(layout(regime), **changes), target)
    return target.getvalue()


def shifted(change, document=None, regime="nd30-2020"):
    """Return the PDF of pages whose runs, rules and boxes were moved by ``change``."""
    document, target = document or report(), io.BytesIO()
    pages = lay_out(document, layout(regime))
    for page in pages:
        change(page)
    pdf.draw(pages, document, layout(regime), target)
    return target.getvalue()


def move(text, **places):
    """Return a change that moves the runs that begin with a text, or gives them another look."""

    def change(page):
        page.runs = [
            run._replace(**{name: value(run) for name, value in places.items()})
            if run.text.startswith(text)
            else run
            for run in page.runs
        ]

    return change


def found(data, regime="nd30-2020"):
    """Return check and pages of every deviation."""
    return [(f.check, f.pages) for f in check_pages(data, regime).findings]
