"""Writes an open report to a file, whole or not at all; knows nothing of what a format holds."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop import messages, paths
from cchc_desktop.errors import UserError
from cchc_desktop.model.document import Document
from cchc_desktop.model.layout import Layout, load_layout
from cchc_desktop.render import FORMATS, load_format
from cchc_desktop.services.compose import compose
from cchc_desktop.services.interchange import write_json
from cchc_desktop.services.variants import OUTGOING, Variant
from cchc_desktop.store.failures import told_of_target
from cchc_desktop.store.publish import published

if TYPE_CHECKING:
    from cchc_desktop.services.reserved import ReservedArea
    from cchc_desktop.services.session import Session

JSON, PDF = "json", "pdf"
# An exported report is meant to be read by others, unlike the private file it is written to.
_READABLE = 0o644


def layout_of(regime: str) -> Layout:
    """Return a shipped layout regime, read once.

    Raises:
        UserError: no such regime is shipped.
    """
    return _layout(paths.resources() / "layouts", regime)


def regimes() -> list[tuple[str, str]]:
    """Return key and name of each shipped layout regime."""
    keys = sorted(path.stem for path in (paths.resources() / "layouts").glob("*.toml"))
    return [(key, layout_of(key).name) for key in keys]


@lru_cache(maxsize=8)
def _layout(folder: Path, regime: str) -> Layout:
    known = {path.stem: path for path in sorted(folder.glob("*.toml"))}
    if regime not in known:
        raise UserError(messages.REGIME_UNKNOWN.format(regime=regime, known=", ".join(known)))
    return load_layout(known[regime])


def export(
    session: "Session",
    format_: str,
    target: Path,
    regime: str | None = None,
    variant: Variant = OUTGOING,
) -> tuple["ReservedArea", ...]:
    """Write the report as a printed format or ``json``, in place of a file already there.

    Until everything is written the file at ``target`` stays as it was. Returns the places kept
    free for signing, of a PDF made for it; JSON is data and knows no variants.

    Raises:
        UserError: unknown format or regime, the file cannot be written there, or the report is
            not far enough for the variant.
    """
    if format_ not in (*FORMATS, JSON):
        known = ", ".join(sorted((*FORMATS, JSON)))
        raise UserError(messages.FORMAT_UNKNOWN.format(name=format_, known=known))
    _refuse_folders(target)
    if format_ == JSON:
        _write(target, lambda place: place.write_text(write_json(session), "utf-8", newline="\n"))
        return ()
    layout = layout_of(regime or session.report.regime)
    document = compose(session, layout, variant)
    writer = load_format(format_)
    _write(target, lambda place: writer.write(document, layout, place))
    if not variant.reserved or format_ != PDF:
        return ()
    from cchc_desktop.services.reserved import reserved_areas

    return reserved_areas(document, layout)


def export_document(document: Document, format_: str, target: Path) -> None:
    """Write blocks that stand for themselves in the layout of their regime, whole or not at all.

    Raises:
        UserError: the file cannot be written there.
    """
    _refuse_folders(target)
    writer, layout = load_format(format_), layout_of(document.regime)
    _write(target, lambda place: writer.write(document, layout, place))


def _refuse_folders(target: Path) -> None:
    if target.is_dir():
        raise UserError(messages.EXPORT_TARGET_IS_FOLDER.format(path=target))
    if not target.parent.is_dir():
        raise UserError(messages.EXPORT_NO_FOLDER.format(folder=target.parent))


def _write(target: Path, write: Callable[[Path], object]) -> None:
    with published(target, replace=True) as place:
        with told_of_target(target):
            write(place)
        place.chmod(_READABLE)
