"""The grid of a table field: its keys, the editors of its cells, and columns that stay in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTableWidget,
    QWidget,
)

from cchc_desktop.model.pasted_rows import copied_rows
from cchc_desktop.model.template import Column
from cchc_desktop.ui import alt_keys

# Keys of a table: combination, command, what it does.
KEYS = (
    ("Return", "next", "Sang ô bên, hết bảng thì sang ô nhập tiếp theo"),
    ("Shift+Return", "back", "Về ô trước"),
    ("Ctrl+Return", "add", "Thêm hàng dưới hàng đang đứng"),
    ("Ctrl+Del", "remove", "Bỏ hàng đang đứng"),
    ("Alt+Up", "up", "Chuyển hàng lên"),
    ("Alt+Down", "down", "Chuyển hàng xuống"),
    ("Ctrl+V", "paste", "Dán một khối chép từ Excel"),
    ("Ctrl+C", "copy", "Chép các ô đang chọn"),
    ("Del", "clear", "Xóa các ô đang chọn"),
)
_HINT = QAbstractItemDelegate.EndEditHint
_COMMANDS = {QKeySequence(keys): command for keys, command, _ in KEYS}


class CellDelegate(QStyledItemDelegate):
    """Give a column with choices a list to choose from; anything else may be typed there too."""

    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns
        self._gate = alt_keys.AltGate(self)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        column = self._columns[index.column()]
        if not column.choices:
            editor = super().createEditor(parent, option, index)
        else:
            editor = QComboBox(parent)
            editor.setLineEdit(QLineEdit())
            # Inline completion would write between UniKey's Backspace and what it types again.
            editor.setCompleter(None)  # type: ignore[arg-type] # Qt takes it, the stubs do not
            editor.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            editor.addItems(list(column.choices))
        line = editor.lineEdit() if isinstance(editor, QComboBox) else editor
        if line is not None:
            line.installEventFilter(self._gate)
        editor.setAccessibleName(f"{column.label}, hàng {index.row() + 1}")
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, QComboBox):
            text = str(index.data() or "")
            editor.setCurrentIndex(editor.findText(text, Qt.MatchFlag.MatchExactly))
            editor.setEditText(text)
            if (line := editor.lineEdit()) is not None:
                line.selectAll()
        else:
            super().setEditorData(editor, index)


class Grid(QTableWidget):
    """A table whose keys are commands: ``command`` names those its editor carries out.

    An empty table offers a first row when it takes the focus.
    """

    command = Signal(str)
    ended = Signal(int)
    left = Signal()

    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(0, len(columns), parent)
        self.setItemDelegate(CellDelegate(columns, self))
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._frozen: FrozenColumns | None = None

    def freeze(self, columns: int) -> None:
        """Keep the first columns in sight when the others are scrolled sideways."""
        self._frozen = FrozenColumns(self, columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = _command(event)
        if command in ("next", "back"):
            # The cell being typed in lets the same key through and moves on when it is done.
            if self.state() != QAbstractItemView.State.EditingState:
                self.step(1 if command == "next" else -1)
        elif command == "copy":
            QGuiApplication.clipboard().setText(self._selected())
        elif command:
            self.command.emit(command)
        elif alt_keys.is_command(event):
            event.ignore()
        else:
            if self.rowCount() == 0 and event.text().strip():
                self.command.emit("add")
            super().keyPressEvent(event)

    def step(self, step: int) -> None:
        """Go to the next or the last cell, over the ends of rows; beyond them the table ends."""
        place = self._place(step)
        if place is None:
            self.ended.emit(step)
        else:
            self.setCurrentCell(*place)

    def _place(self, step: int) -> tuple[int, int] | None:
        columns = self.columnCount()
        place = self.currentRow() * columns + self.currentColumn() + step
        there = self.currentRow() >= 0 and 0 <= place < self.rowCount() * columns
        there = there and not self._is_blank()
        return divmod(place, columns) if there else None

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go through the cells, and out of the table at its ends."""
        place = self._place(1 if forward else -1)
        if place is None:
            return super().focusNextPrevChild(forward)
        self.setCurrentCell(*place)
        return True

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Let Tab in a cell go on as it does between cells, not round and round the table."""
        if hint in (_HINT.EditNextItem, _HINT.EditPreviousItem):
            super().closeEditor(editor, _HINT.NoHint)
            self.setFocus(Qt.FocusReason.TabFocusReason)
            self.focusNextPrevChild(hint == _HINT.EditNextItem)
        else:
            super().closeEditor(editor, hint)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.rowCount() == 0:
            # Input methods need a cell to compose their first word in.
            self.command.emit("add")
        elif self.currentRow() < 0:
            self.setCurrentCell(0, 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._frozen is not None:
            self._frozen.follow()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        bar = self.horizontalScrollBar()
        if self._frozen is None:
            return
        if index.column() < self._frozen.count:
            bar.setValue(0)
        elif (hidden := self._frozen.width() - self.visualRect(index).left()) > 0:
            bar.setValue(bar.value() - hidden)

    def _is_blank(self) -> bool:
        """Say whether nothing is typed, so that who passes by need not walk through the cells."""
        cells = (
            self.item(row, column)
            for row in range(self.rowCount())
            for column in range(self.columnCount())
        )
        return not any(cell is not None and cell.text() for cell in cells)

    def _selected(self) -> str:
        """Return the selected cells as a spreadsheet takes them."""
        cells = {(i.row(), i.column()): str(i.data() or "") for i in self.selectedIndexes()}
        if not cells:
            return ""
        rows, columns = sorted({r for r, _ in cells}), sorted({c for _, c in cells})
        return copied_rows([cells.get((r, c), "") for c in columns] for r in rows)


class FrozenColumns(QTableView):
    """A picture of the first columns above the grid, there only while it is scrolled sideways."""

    def __init__(self, grid: Grid, count: int) -> None:
        super().__init__(grid)
        self._grid = grid
        self.count = count
        self.setModel(grid.model())
        self.setSelectionModel(grid.selectionModel())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(grid.wordWrap())
        self.verticalHeader().hide()
        self.setFrameShape(QTableView.Shape.NoFrame)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(grid.verticalScrollMode())
        header, own = grid.horizontalHeader(), self.horizontalHeader()
        own.setDefaultAlignment(header.defaultAlignment())
        own.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column in range(count, grid.columnCount()):
            self.setColumnHidden(column, True)
        grid.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        grid.horizontalScrollBar().valueChanged.connect(self.follow)
        header.sectionResized.connect(self.follow)
        grid.verticalHeader().sectionResized.connect(self.follow)
        # The keys stay with the grid; the frozen cells only show.
        self.clicked.connect(self._clicked)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize()

    def follow(self, *_change: object) -> None:
        """Stand over the first columns, as wide and high as they are."""
        grid = self._grid
        self.setVisible(grid.horizontalScrollBar().value() > 0)
        if not self.isVisibleTo(grid):
            return
        for column in range(self.count):
            self.setColumnWidth(column, grid.columnWidth(column))
        for row in range(grid.rowCount()):
            self.setRowHeight(row, grid.rowHeight(row))
        head = grid.horizontalHeader().height()
        self.horizontalHeader().setFixedHeight(head)
        width = sum(grid.columnWidth(column) for column in range(self.count))
        left = grid.verticalHeader().width() + grid.frameWidth()
        height = grid.viewport().height() + head
        self.setGeometry(QRect(left, grid.frameWidth(), width, height))
        self.verticalScrollBar().setValue(grid.verticalScrollBar().value())
        self.raise_()

    def _clicked(self) -> None:
        self._grid.setFocus(Qt.FocusReason.MouseFocusReason)


def _command(event: QKeyEvent) -> str:
    """Return the command of a key; the one on the keypad counts as the other."""
    key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _COMMANDS.get(QKeySequence(modifiers.value | key.value), "")
