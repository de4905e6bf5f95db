"""The way from a chosen file to the open report: read, offer, take over what was accepted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cchc_desktop import paths
from cchc_desktop.errors import UserError
from cchc_desktop.ui.dialogs.base import show_error
from cchc_desktop.ui.dialogs.import_dialog import ImportDialog, Offer

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session


def import_into(session: Session, source: Path, parent: QWidget) -> None:
    """Show what a file holds and store what the user accepts of it."""
    try:
        offers, leftovers = read_offers(session, source)
    except UserError as error:
        show_error(parent, error)
        return
    dialog = ImportDialog(source, session.template, offers, leftovers, parent)
    if dialog.exec():
        try:
            take_offers(session, dialog.accepted_offers())
        except UserError as error:
            show_error(parent, error)


def read_offers(session: Session, source: Path) -> tuple[list[Offer], tuple[str, ...]]:
    """Read a file of ours or an old report's text into things to accept."""
    if source.suffix.lower() == ".json":
        raise NotImplementedError
    from cchc_desktop.services.importing import load_vocabulary, read_report

    vocabulary = load_vocabulary(paths.resources(), session.report.edition)
    found = read_report(source.read_text(encoding="utf-8-sig"), session.template, vocabulary)
    offers = [Offer("answer", key, typed, typed) for key, typed in found.head.items()]
    offers += [Offer("text", key, text, text) for key, text in found.texts.items()]
    offers += [Offer("answer", p.key, p.typed, p.typed, p.sentence) for p in found.proposals]
    return offers, found.leftovers


def take_offers(session: Session, offers: list[Offer]) -> None:
    """Store accepted offers one by one, so that each can be undone."""
    for offer in offers:
        if offer.kind == "text":
            session.take_text(offer.key, str(offer.value))
        else:
            session.take(offer.key, str(offer.value))
