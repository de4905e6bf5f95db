"""Measures the PDF export against drawing the same runs on a bare canvas; prints ratios.

Run from the project's folder: ``python -m tests.benchmarks.bench_export``.
"""

import gc
import io
import statistics
import time
from itertools import pairwise

from cchc_desktop.model.document import Document, Paragraph, Run
from cchc_desktop.render import pdf
from cchc_desktop.render.fonts import load_faces
from cchc_desktop.render.pages import lay_out
from tests.render.samples import layout, report, seeded, words

ROUNDS = 15
GOAL = 2.2


def cpu(action, *arguments):
    """Return the CPU seconds of one call."""
    gc.collect()
    begin = time.process_time()
    action(*arguments)
    return time.process_time() - begin


def build(document, regime):
    pdf.write(document, regime, io.BytesIO())


def floor(pages, regime):
    """Draw the runs alone, positions given: same canvas, same encoder, same settings."""
    faces = load_faces(regime.font_files())
    canvas = pdf._canvas(regime, faces, io.BytesIO())
    writer = pdf.PageWriter(canvas, faces)
    for page in pages:
        canvas.drawText(pdf._Content("\n".join(("BT", *writer._texts(page.runs), "ET"))))
        canvas.showPage()
    canvas.save()


def compare(document, regime):
    """Print the whole build as a ratio to the floor, rounds of both interleaved."""
    pages = lay_out(document, regime)
    count = sum(len(run.text.split()) for page in pages for run in page.runs)
    rounds = [
        (cpu(build, document, regime), cpu(floor, pages, regime), cpu(lay_out, document, regime))
        for _ in range(ROUNDS)
    ]
    whole, bare, layout_only = (statistics.median(times) for times in zip(*rounds, strict=True))
    ratio = statistics.median(times[0] / times[1] for times in rounds)
    print(f"{count} words, {len(pages)} pages, regime {regime.key}")
    print(f"  layout + draw {whole * 1e3:6.1f} ms, layout alone {layout_only * 1e3:6.1f} ms")
    print(f"  bare canvas   {bare * 1e3:6.1f} ms, ratio {ratio:.2f} (goal <= {GOAL})")
    return ratio


def doubling(label, make, sizes):
    """Print how the time grows when the input doubles."""
    regime = layout()
    times = []
    for size in sizes:
        document = make(size)
        times.append(min(cpu(build, document, regime) for _ in range(3)))
    steps = [later / earlier for earlier, later in pairwise(times)]
    shown = ", ".join(
        f"{size}: {seconds:.3f} s" for size, seconds in zip(sizes, times, strict=True)
    )
    print(f"{label}: {shown}; doubling x{', x'.join(f'{step:.2f}' for step in steps)}")


def one_paragraph(count):
    return Document("tt01-2011", "t", "a", (Paragraph((Run(words(seeded(1), count)),)),))


def main():
    for key in ("tt01-2011", "nd30-2020"):
        compare(report(key), layout(key))
    doubling("paragraphs", lambda n: report(paragraphs=n), (110, 220, 440, 880))
    doubling("words in one paragraph", one_paragraph, (5_000, 10_000, 20_000, 40_000))


if __name__ == "__main__":
    main()
