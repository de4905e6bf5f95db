"""Tables that are read row by row, all with the same manners; knows nothing of what they show."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget


def reading_table(
    captions: Sequence[str],
    name: str,
    *,
    stretched: int = 0,
    others: QHeaderView.ResizeMode = QHeaderView.ResizeMode.ResizeToContents,
) -> QTableWidget:
    """Make a table nobody writes in: whole rows, Tab leaves it, one column takes what is left.

    ``name`` is what a screen reader calls it, ``others`` how the other columns get their width.
    """
    table = QTableWidget(0, len(captions))
    table.setHorizontalHeaderLabels(list(captions))
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setSectionResizeMode(others)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    return table
