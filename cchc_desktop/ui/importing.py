"""The way from a chosen file to the open report: read, offer, take over what was accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_desktop import paths
from cchc_desktop.errors import UserError
from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.values import from_json
from cchc_desktop.ui.dialogs.base import show_error
from cchc_desktop.ui.dialogs.import_dialog import ImportDialog, Line

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from cchc_desktop.model.template import Template
    from cchc_desktop.services.session import Session
    from cchc_desktop.services.taking_over import Offer


def import_into(session: Session, source: Path, parent: QWidget) -> None:
    """Show what a file holds and store what the user accepts of it, as one step to undo."""
    from cchc_desktop.services.taking_over import read_file

    try:
        offer = read_file(source, session, paths.resources())
        lines = lines_of(offer, session.template)
        dialog = ImportDialog(
            source, session.template, lines, offer.leftovers, parent, offer.remarks
        )
        if dialog.exec():
            session.take_all({line.key: line.value for line in dialog.accepted_lines()})
    except UserError as error:
        show_error(parent, error)


def lines_of(offer: Offer, template: Template) -> list[Line]:
    """Turn an offer into lines to tick, each with its value as one would type it."""
    lines = [Line(key, value, _typed(template, key, value)) for key, value in offer.changes.items()]
    for proposal in offer.proposals:
        value = offer.accepted((proposal,))[proposal.key]
        lines.append(Line(proposal.key, value, proposal.typed, proposal.sentence))
    return lines


def _typed(template: Template, key: str, value: Any) -> str:
    if key.startswith("text."):
        return str(value) or "(để trống)"
    field = template.fields.get(key) or template.head_fields[key]
    return FIELD_TYPES[field.type].edit(from_json(value))
