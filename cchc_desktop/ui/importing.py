"""The way from a chosen file to the open report: read, offer, take over what was accepted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QProgressDialog

from cchc_desktop import messages, paths
from cchc_desktop.errors import UserError
from cchc_desktop.model.field_types import FIELD_TYPES
from cchc_desktop.model.narrative import parse_narrative
from cchc_desktop.model.text_checks import NOTE, NOTE_END, flatten
from cchc_desktop.model.values import Rows, from_json, to_json
from cchc_desktop.ui.dialogs.base import show_error
from cchc_desktop.ui.dialogs.import_dialog import ImportDialog, Line, Reading, Ways
from cchc_desktop.ui.dialogs.import_headings import ImportHeadingsDialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from cchc_desktop.model.template import Template
    from cchc_desktop.services.importing_sources import Source
    from cchc_desktop.services.session import Session
    from cchc_desktop.services.taking_over import Offer

_TEXT = "text."
_ROWS_LEAVE = "Nhận thì các dòng của bảng không còn nằm trong lời văn."
_NOTE_SIGNS = re.compile(f"[{NOTE}{NOTE_END}]")


def import_into(
    session: Session, source: Path, parent: QWidget, copy_first: Callable[[], object]
) -> bool:
    """Show what a file holds and store what the user accepts of it, as one step to undo.

    Say whether something was taken over.
    """
    from cchc_desktop.services.taking_over import is_ours

    progress = _Progress(source.name, parent)
    try:
        read = progress.read(source)
        if is_ours(read):
            dialog = _our_data(session, source, read, parent)
        else:
            found = OldReport(session, read)
            if not found.ask_unknown_headings(parent):
                return False
            dialog = ImportDialog(
                source, session.template, found.reading(), parent, found.remarks, found.ways()
            )
        if dialog.exec():
            copy_first()
            session.take_all(changes_of(dialog.accepted_lines()))
            return True
    except UserError as error:
        if not progress.stopped:
            show_error(parent, error)
    finally:
        progress.close()
    return False


def changes_of(lines: Iterable[Line]) -> dict[str, Any]:
    """Return what storing the accepted lines changes."""
    from cchc_desktop.services.taking_over import table_change

    changes: dict[str, Any] = {}
    for line in lines:
        changes |= table_change(line.key, line.value) if line.table else {line.key: line.value}
    return changes


def _our_data(session: Session, path: Path, read: Source, parent: QWidget) -> ImportDialog:
    from cchc_desktop.services.interchange import read_json
    from cchc_desktop.services.taking_over import Offer

    offer = Offer(read_json(read.original, session.template))
    reading = Reading(lines_of(offer, session.template, session))
    return ImportDialog(path, session.template, reading, parent)


class _Progress:
    """Reads a file; where that takes long it says so and can be stopped."""

    def __init__(self, name: str, parent: QWidget) -> None:
        self._box = QProgressDialog("", "&Dừng", 0, 0, parent)
        label = QLabel(f"Đang đọc {name}…")
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._box.setLabel(label)
        self._box.setWindowTitle("Nhập báo cáo cũ")
        self._box.setWindowModality(Qt.WindowModality.WindowModal)
        self._box.setMinimumDuration(400)

    @property
    def stopped(self) -> bool:
        return self._box.wasCanceled()

    def read(self, path: Path) -> Source:
        from cchc_desktop.services.importing_sources import read_source

        read = read_source(path, self._step)
        self._box.reset()
        return read

    def _step(self, page: int, pages: int) -> bool:
        self._box.setMaximum(pages)
        self._box.setValue(min(page, max(pages - 1, 0)))
        QApplication.processEvents()
        return not self._box.wasCanceled()

    def close(self) -> None:
        self._box.close()
        self._box.deleteLater()


class OldReport:
    """A file that was read, and how the user wants it read: converted or not, headings led."""

    def __init__(self, session: Session, source: Source) -> None:
        from cchc_desktop.services.taking_over import remembered

        self._session = session
        self._source = source
        self._convert = bool(source.encodings)
        self.mapping = remembered(session)
        self.offer = self._read()
        self._taken: frozenset[str] | None = None

    def _read(self) -> Offer:
        from cchc_desktop.services.taking_over import offer_of

        return offer_of(
            self._source, self._session, paths.resources(), self.mapping, convert=self._convert
        )

    @property
    def remarks(self) -> Any:
        return self.offer.remarks

    def reading(self) -> Reading:
        """Return what is shown of the offer as it is now, at first with all sure tables taken."""
        tables = _table_lines(self.offer, self._session)
        if self._taken is None:
            sure = (line for line in tables if not line.doubtful and not line.replaces)
            self._taken = frozenset(line.key for line in sure)
        taken = self._taken & {line.key for line in tables}
        offer = self.offer.taking(taken)
        lines = [*lines_of(offer, self._session.template, self._session), *tables]
        return Reading(lines, offer.leftovers, offer.suspects, taken)

    def ways(self) -> Ways:
        """Return how else the file can be read."""
        samples = tuple(self._source.samples())
        headed = self._headed if self.offer.headings else None
        return Ways(self._source.encodings, samples, self._converted, headed, self._tabled)

    def ask_unknown_headings(self, parent: QWidget) -> bool:
        """Ask where headings lead that are new to us; say whether to go on."""
        unknown = [
            heading
            for heading in self.offer.headings
            if not heading.found and heading.key not in self.mapping
        ]
        return not unknown or self._ask(parent)

    def _converted(self, convert: bool) -> Reading:
        self._convert = convert
        self.offer = self._read()
        return self.reading()

    def _tabled(self, taken: frozenset[str]) -> Reading:
        self._taken = taken
        return self.reading()

    def _headed(self, parent: QWidget) -> Reading | None:
        return self.reading() if self._ask(parent) else None

    def _ask(self, parent: QWidget) -> bool:
        dialog = ImportHeadingsDialog(
            self.offer.headings, self._session.template, self.mapping, parent
        )
        if not dialog.exec():
            return False
        self.lead(dialog.mapping())
        return True

    def lead(self, mapping: dict[str, str]) -> None:
        """Lead headings as chosen, from now on."""
        from cchc_desktop.services.taking_over import remember

        self.mapping = {**self.mapping, **mapping}
        remember(self._session, mapping)
        self.offer = self._read()


def lines_of(offer: Offer, template: Template, session: Session | None = None) -> list[Line]:
    """Turn an offer into lines to tick, each with its value as one would type it."""
    lines = [
        _with_present(Line(key, value, _typed(template, key, value)), session)
        for key, value in offer.changes.items()
    ]
    for proposal in offer.proposals:
        value = offer.accepted((proposal,))[proposal.key]
        line = Line(
            proposal.key, value, proposal.typed, proposal.sentence, doubtful=proposal.doubtful
        )
        lines.append(_with_present(line, session))
    return lines


def _table_lines(offer: Offer, session: Session) -> list[Line]:
    """Return a line for each proposed table: how many rows, what is doubtful, where it stands."""
    lines = []
    for table in offer.tables:
        place = f"{table.place(session.template)}. {_ROWS_LEAVE}"
        value, stored = to_json(table.rows), session.value(table.key)
        replaces = isinstance(stored, Rows) and stored != table.rows
        count = len(stored.rows) if isinstance(stored, Rows) else 0
        now = messages.IMPORT_TABLE_ROWS.format(count=count) if count else ""
        lines.append(
            Line(table.key, value, table.shown, place, now, replaces, table.doubtful, table=True)
        )
    return lines


def _with_present(line: Line, session: Session | None) -> Line:
    """Show what the report holds now; a different figure is not replaced unasked."""
    if session is None:
        return line
    is_figure = line.key in session.template.fields
    if line.key.startswith(_TEXT):
        stored = session.text(line.key.removeprefix(_TEXT))
        now = _NOTE_SIGNS.sub(" ", flatten(parse_narrative(stored), session.shown_binding)).strip()
    else:
        now = session.edit_text(line.key)
    replaces = is_figure and bool(now) and session.stored(line.key) != line.value
    return replace(line, now=now, replaces=replaces)


def _typed(template: Template, key: str, value: Any) -> str:
    if key.startswith(_TEXT):
        return str(value) or "(để trống)"
    field = template.fields.get(key) or template.head_fields[key]
    return FIELD_TYPES[field.type].edit(from_json(value))
