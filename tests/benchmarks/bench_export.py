"""Measures the sample's PDF export against drawing the same runs on a bare canvas; prints ratios.

Run from the project's folder: ``python -m tests.benchmarks.bench_export``.
"""

import gc
import io
import statistics
import time
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from cchc_desktop import paths
from cchc_desktop.model.document import Document, Paragraph, Run
from cchc_desktop.render import pdf
from cchc_desktop.render.fonts import load_faces
from cchc_desktop.render.pages import lay_out
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import layout_of
from cchc_desktop.services.reports import Library
from cchc_desktop.store.store import Store
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


def whole_export(session, regime):
    pdf.write(compose(session, regime), regime, io.BytesIO())


def floor(pages, regime):
    """Draw the runs alone, positions given: same canvas, same encoder, same settings."""
    faces = load_faces(regime.font_files())
    canvas = pdf._canvas(regime, faces, io.BytesIO())
    writer = pdf.PageWriter(canvas, faces)
    for page in pages:
        canvas.drawText(pdf._Content("\n".join(("BT", *writer._texts(page.runs), "ET"))))
        canvas.showPage()
    canvas.save()


def compare(session, regime):
    """Print the whole warm export as a ratio to the floor, rounds of all parts interleaved."""
    document = compose(session, regime)
    pages = lay_out(document, regime)
    count = sum(len(run.text.split()) for page in pages for run in page.runs)
    rounds = [
        (
            cpu(whole_export, session, regime),
            cpu(floor, pages, regime),
            cpu(compose, session, regime),
            cpu(lay_out, document, regime),
            cpu(pdf.draw, pages, document, regime, io.BytesIO()),
        )
        for _ in range(ROUNDS)
    ]
    whole, bare, *parts = (statistics.median(times) * 1e3 for times in zip(*rounds, strict=True))
    ratio = statistics.median(times[0] / times[1] for times in rounds)
    print(f"{count} words, {len(pages)} pages, regime {regime.key}")
    print(f"  whole warm export {whole:6.1f} ms")
    print("  compose {:.1f} ms, layout {:.1f} ms, draw {:.1f} ms".format(*parts))
    print(f"  bare canvas {bare:6.1f} ms, ratio {ratio:.2f} (goal <= {GOAL})")
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
    with TemporaryDirectory() as folder, closing(Store.create(Path(folder) / "s.cchc")) as store:
        library = Library(store, paths.resources())
        session = library.open(library.create_sample())
        for key in ("tt01-2011", "nd30-2020"):
            compare(session, layout_of(key))
    doubling("paragraphs", lambda n: report(paragraphs=n), (110, 220, 440, 880))
    doubling("words in one paragraph", one_paragraph, (5_000, 10_000, 20_000, 40_000))


if __name__ == "__main__":
    main()
