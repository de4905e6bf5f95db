"""Measures the sample's PDF export against drawing the same runs on a bare canvas; prints ratios.

Run from the project's folder: ``python -m tests.benchmarks.bench_export [--long]``. *Kept* means
that the same report was exported before; *forgotten* that no text and no page is known. With
``--long`` reports of 10 and 100 times the length are measured too, each in a process of its own,
beside typst where Python can import it. CPU seconds are compared, rounds of all parts in turn.
"""

import argparse
import gc
import io
import json
import resource
import statistics
import subprocess
import sys
import time
from contextlib import closing
from itertools import count, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from cchc_desktop import paths
from cchc_desktop.model.document import Document, Heading, Paragraph, Run
from cchc_desktop.render import paragraphs, pdf
from cchc_desktop.render.fonts import load_faces
from cchc_desktop.render.pages import lay_out
from cchc_desktop.render.pdf_content import content, text_operators
from cchc_desktop.render.pdf_fonts import COMMON, encode
from cchc_desktop.services import compose_text
from cchc_desktop.services.compose import compose
from cchc_desktop.services.export import layout_of
from cchc_desktop.services.reports import Library
from cchc_desktop.store.store import Store
from tests.render.samples import layout, report, seeded, words

ROUNDS = 15
LENGTHS = (1, 10, 100)
PARAGRAPHS = 110  # as many as a usual report has
GOAL_FLOOR, GOAL_CHANGE, GOAL_TYPST, GOAL_DOUBLING = 1.8, 0.3, 0.6, 2.2
GOAL_PEAK = 150
FONTS = paths.resources() / "fonts"


def cpu(action, *arguments):
    """Return the CPU seconds of one call."""
    gc.collect()
    begin = time.process_time()
    action(*arguments)
    return time.process_time() - begin


def forget(regime):
    """Forget what was kept of documents; fonts are the program's own and stay."""
    faces = load_faces(regime.font_files())
    compose_text._remembered.cache_clear()
    compose_text._bound_in.cache_clear()
    paragraphs._known.clear()
    content.cache_clear()
    for face in faces:
        face.clear()
        face._cuts.clear()


def build(document, regime):
    pdf.write(document, regime, io.BytesIO())


def whole_export(session, regime):
    build(compose(session, regime), regime)


def floor(pages, regime):
    """Draw the runs alone on the library's canvas, positions given, with our encoder and fonts."""
    faces = load_faces(regime.font_files())
    rl_config.useA85 = 0
    canvas = Canvas(io.BytesIO(), pageCompression=1, invariant=1, initialFontName=faces[0].name)
    for face in faces:
        face.font.getSubsetInternalName(COMMON, canvas._doc)
    for page in pages:
        code = encode("\n".join(("BT", *text_operators(tuple(page.runs)), "ET")))
        canvas.showPage()
        canvas._doc.Pages.pages[-1].stream = code
    canvas.save()


def compare(session, regime):
    """Print whole exports as ratios to the floor."""
    document = compose(session, regime)
    pages = lay_out(document, regime)
    total = sum(len(run.text.split()) for page in pages for run in page.runs)
    target = io.BytesIO()
    pdf.draw(pages, document, regime, target)
    print(f"{total} words, {len(pages)} pages, {len(target.getvalue()):,} bytes, {regime.key}")
    rounds = []
    for _ in range(ROUNDS):
        build(document, regime)
        parts = (
            cpu(floor, pages, regime),
            cpu(whole_export, session, regime),
            cpu(compose, session, regime),
            cpu(lay_out, document, regime),
            cpu(pdf.draw, pages, document, regime, io.BytesIO()),
        )
        content.cache_clear()
        drawn = cpu(pdf.draw, pages, document, regime, io.BytesIO())
        forget(regime)
        rounds.append((*parts, drawn, cpu(whole_export, session, regime)))
    floors = [times[0] for times in rounds]
    names = "floor", "export, kept", "  compose", "  layout", "  draw", "draw, forgotten"
    for name, times in zip((*names, "export, forgotten"), zip(*rounds, strict=True), strict=True):
        ratio = statistics.median(a / b for a, b in zip(times, floors, strict=True))
        goal = f" (goal <= {GOAL_FLOOR})" if name == "export, kept" else ""
        print(f"  {name:18} {statistics.median(times) * 1e3:6.2f} ms, ratio {ratio:.2f}{goal}")


def compare_change(session, regime):
    """Print what a preview costs after a word was added to the longest text of the report."""
    texts = {section.key: session.text(section.key) for section in session._text_sections}
    section, text = max(texts.items(), key=lambda entry: len(entry[1]))
    numbers = count()
    rounds = []
    for _ in range(ROUNDS):
        whole_export(session, regime)
        session.take_text(section, f"{text} thêm {next(numbers)}")
        changed = cpu(whole_export, session, regime)
        forget(regime)
        rounds.append((changed, cpu(whole_export, session, regime)))
    session.take_text(section, text)
    ratio = statistics.median(changed / whole for changed, whole in rounds)
    changed = statistics.median(changed for changed, _ in rounds)
    print(f"  after a change     {changed * 1e3:6.2f} ms, ratio to forgotten {ratio:.2f}", end="")
    print(f" (goal <= {GOAL_CHANGE})")


def doubling(label, make, sizes):
    """Print how the time grows when the input doubles."""
    regime = layout()
    times = []
    for size in sizes:
        document = make(size)
        rounds = []
        for _ in range(3):
            forget(regime)
            rounds.append(cpu(build, document, regime))
        times.append(min(rounds))
    steps = [later / earlier for earlier, later in pairwise(times)]
    shown = ", ".join(
        f"{size}: {seconds:.3f} s" for size, seconds in zip(sizes, times, strict=True)
    )
    grown = ", x".join(f"{step:.2f}" for step in steps)
    print(f"{label}: {shown}; doubling x{grown} (goal <= {GOAL_DOUBLING})")


def one_paragraph(size):
    return Document("tt01-2011", "t", "a", (Paragraph((Run(words(seeded(1), size)),)),))


def long_report(times):
    """Build a report of so many times the usual length, no text of which comes twice."""
    return report(paragraphs=PARAGRAPHS * times, seed=times)


def markup(document):
    """Write the same text for typst, with the sheet, the type and the footnotes of a report."""
    lines = [
        '#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))',
        '#set text(font: "Liberation Serif", size: 14pt, lang: "vi", hyphenate: false)',
        "#set par(justify: true, first-line-indent: (amount: 10mm, all: true))",
    ]
    for block in document.blocks:
        runs = getattr(block, "runs", ())
        text = "".join(
            f"#text(style: {json.dumps('italic' if run.italic else 'normal')},"
            f" {json.dumps(run.text, ensure_ascii=False)})" + noted(run)
            for run in runs
        )
        level = getattr(block, "level", 0) if isinstance(block, Heading) else 0
        if runs:
            lines.append(f"#heading(level: {level})[{text}]" if level else f"{text}\n")
    return "\n".join(lines).encode("utf-8")


def noted(run):
    if run.note is None:
        return ""
    texts = "".join(part.text for runs in run.note.paragraphs for part in runs)
    return f"#footnote({json.dumps(texts, ensure_ascii=False)})"


def run_typst(document):
    import typst

    return typst.compile(markup(document), font_paths=[FONTS], ignore_system_fonts=True)


def measure_alone(engine, times):
    """Build one long report after a short one, and print CPU seconds and the peak in MB."""
    first, long = report(paragraphs=6, seed=0), long_report(times)
    build_it = run_typst if engine == "typst" else (lambda document: build(document, layout()))
    build_it(first)
    seconds = cpu(build_it, long)
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def alone(engine, times):
    command = [sys.executable, "-m", "tests.benchmarks.bench_export", "--alone", engine, str(times)]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, cwd=root, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    seconds, peak = map(float, done.stdout.split())
    return seconds, peak


def has_typst():
    try:
        import typst  # noqa: F401 - only asked for
    except ImportError:
        print("typst cannot be imported: no comparison")
        return False
    return True


def compare_long():
    """Print time and memory of long reports, each in its own process."""
    beside = has_typst()
    for times in LENGTHS:
        rounds = 3 if times < max(LENGTHS) else 1
        ours = [alone("ours", times) for _ in range(rounds)]
        seconds, peak = min(ours)
        line = f"{times:4}x: {seconds:.3f} s, peak {peak:.0f} MB"
        if times == max(LENGTHS):
            line += f" (goal <= {GOAL_PEAK})"
        if beside:
            theirs, their_peak = min(alone("typst", times) for _ in range(rounds))
            line += f"; typst {theirs:.3f} s, {their_peak:.0f} MB, ratio {seconds / theirs:.2f}"
            line += f" (goal <= {GOAL_TYPST})"
        print(line)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--long", action="store_true", help="10 and 100 times the length too")
    parser.add_argument("--alone", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        measure_alone(options.alone[0], int(options.alone[1]))
        return
    with TemporaryDirectory() as folder, closing(Store.create(Path(folder) / "s.cchc")) as store:
        library = Library(store, paths.resources())
        session = library.open(library.create_sample())
        for key in ("tt01-2011", "nd30-2020"):
            compare(session, layout_of(key))
            compare_change(session, layout_of(key))
    doubling("paragraphs", lambda size: report(paragraphs=size), (110, 220, 440, 880))
    doubling("words in one paragraph", one_paragraph, (5_000, 10_000, 20_000, 40_000))
    if options.long:
        compare_long()


if __name__ == "__main__":
    main()
