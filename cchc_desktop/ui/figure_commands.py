"""The commands of the figure that has the focus and of its section; they know no files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_desktop.model.template import Section
    from cchc_desktop.ui.field_row import FieldRow
    from cchc_desktop.ui.workspace import Workspace

_NO_FIELD = "Đặt con trỏ vào ô cần chép hoặc ghi chú trước."
_NO_SECTION = "Mục đang mở không có số liệu."
_NOTHING_LAST = "Kỳ trước không có giá trị của ô “{label}” để chép."
_NO_STATES = "Không có ô trống nào của mục này chép được từ kỳ trước."
_STATES = "Đã chép {count} số liệu kỳ trước vào ô trống, đều chưa xác nhận. Ctrl+Z để hoàn tác."
_NO_EMPTY = "Mục này không còn số liệu trống."
_MARKED = "Đã ghi “không phát sinh” cho {count} số liệu còn trống của mục này. Ctrl+Z để hoàn tác."


class FigureCommands:
    """Copy, mark and note figures of the open report."""

    def __init__(self, page: Callable[[], Workspace]) -> None:
        self._page = page

    def handlers(self) -> Mapping[str, Callable[[], object]]:
        """Return what to call for each command by its name."""
        return {
            "copy_last": self.copy_last,
            "copy_states": self.copy_states,
            "none_arisen": self.mark_none_arisen,
            "figure_note": self.note,
        }

    def copy_last(self) -> None:
        """Take last period's value for the field that has the focus."""
        from cchc_desktop.services.figure_entry import copy_last

        page = self._page()
        row = self._row(page)
        if row is None or row.is_locked:
            page.banner.inform(_NO_FIELD)
            return
        found = 0

        def copy() -> None:
            nonlocal found
            found = copy_last(page.session, [row.field.key])

        row.drop_pending()
        if page.carry_out(copy) and not found:
            page.banner.inform(_NOTHING_LAST.format(label=row.field.label))
        row.focus_first()

    def copy_states(self) -> None:
        """Take last period's values for all empty figures of the section that tell of a state."""
        from cchc_desktop.services.figure_entry import copy_last, empty_states

        self._fill(
            lambda page, section: copy_last(
                page.session, [field.key for field in empty_states(page.session, section)]
            ),
            _STATES,
            _NO_STATES,
        )

    def mark_none_arisen(self) -> None:
        """Mark the empty figures of the section as not arisen."""
        from cchc_desktop.services.figure_entry import mark_none_arisen

        self._fill(
            lambda page, section: mark_none_arisen(page.session, section), _MARKED, _NO_EMPTY
        )

    def note(self) -> None:
        """Ask where the figure that has the focus comes from."""
        from cchc_desktop.ui.dialogs.figure_note import FigureNoteDialog

        page = self._page()
        row = self._row(page)
        key = row.field.key if row is not None else ""
        if key not in page.session.template.fields:
            page.banner.inform(_NO_FIELD)
            return
        page.flush()
        dialog = FigureNoteDialog(page.session, key, page.window())
        if dialog.exec() and not page.session.read_only:
            page.carry_out(lambda: page.session.notes.take(key, dialog.written()))
        page.go_to_name(key)

    def _fill(self, fill: Callable[[Workspace, Section], int], done: str, nothing: str) -> None:
        """Fill empty figures of the open section, and say how many there were."""
        page = self._page()
        section = page.session.template.by_key.get(page.current)
        if section is None:
            page.banner.inform(_NO_SECTION)
            return
        page.flush()
        count = 0

        def run() -> None:
            nonlocal count
            count = fill(page, section)

        if page.carry_out(run):
            page.banner.inform(done.format(count=count) if count else nothing)

    def _row(self, page: Workspace) -> FieldRow | None:
        return page.focused_row()
