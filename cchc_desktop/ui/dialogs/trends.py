"""The trend of one figure over the periods: chart and table, copied as picture or put in print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.errors import UserError
from cchc_desktop.model.document import Chart
from cchc_desktop.model.text import folded
from cchc_desktop.render.pdf_charts import chart_pdf
from cchc_desktop.render.raster import PdfPages
from cchc_desktop.services.export import layout_of
from cchc_desktop.services.trends import (
    Point,
    charts_annex,
    choose,
    is_chosen,
    trend,
    trend_chart,
    trend_fields,
)
from cchc_desktop.ui.dialogs.base import FormDialog
from cchc_desktop.ui.preview_worker import image_of
from cchc_desktop.ui.style import GAP
from cchc_desktop.ui.tables import reading_table

if TYPE_CHECKING:
    from cchc_desktop.services.session import Session

_COLUMNS = ("Kỳ", "Giá trị", "Cùng kỳ năm trước", "Chênh lệch")
_CHART = QSize(440, 260)  # points
_SCALE = 2.0  # pixels a point, so that a copied picture prints sharply
_KEY = Qt.ItemDataRole.UserRole


class TrendsDialog(FormDialog):
    """Choose a figure at the left, see its chart and the same numbers as a table."""

    def __init__(self, session: Session, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__("Biểu đồ theo kỳ", "", parent)
        self._session = session
        self._picture = QImage()
        self.search = QLineEdit()
        self.list = QListWidget()
        self.periods = QComboBox()
        self.chart = QLabel()
        self.table = reading_table(
            _COLUMNS, "Số liệu của biểu đồ", others=QHeaderView.ResizeMode.Stretch
        )
        self.copy = QPushButton("&Chép hình")
        self.in_annex = QCheckBox("Đưa vào &phụ lục biểu đồ của báo cáo")
        self._set_up()
        self._fill(key)
        self.search.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(self.show_trend)
        self.periods.currentIndexChanged.connect(self.show_trend)
        self.copy.clicked.connect(self._copy)
        self.in_annex.clicked.connect(self._choose)
        self.show_trend()

    def current_key(self) -> str:
        """Return the key of the chosen figure."""
        item = self.list.currentItem()
        return str(item.data(_KEY)) if item is not None else ""

    def show_trend(self) -> None:
        """Draw the chosen figure anew."""
        key = self.current_key()
        if not key:
            return
        field = self._session.template.fields[key]
        points = trend(self._session, key, same_kind=self.periods.currentIndex() == 0)
        self._draw(trend_chart(field, points))
        self._show_table(points)
        self.in_annex.setChecked(is_chosen(self._session, key))
        few = "Mới có một kỳ; biểu đồ rõ hơn khi có thêm báo cáo cũ (Nhập báo cáo cũ…)."
        self.tell(few if len(points) == 1 else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _draw(self, chart: Chart) -> None:
        layout = layout_of(self._session.report.regime)
        content = chart_pdf(chart, layout, _CHART.width(), _CHART.height())
        with PdfPages(content) as pages:
            self._picture = image_of(pages.picture(0, _SCALE))
        self.chart.setAccessibleName(chart.text)
        self._fit()

    def _fit(self) -> None:
        """Show the picture as large as there is room for it."""
        if not self._picture.isNull():
            room = self.chart.size().boundedTo(self._picture.size())
            mode = Qt.TransformationMode.SmoothTransformation
            fitted = self._picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, mode)
            self.chart.setPixmap(QPixmap.fromImage(fitted))

    def _show_table(self, points: list[Point]) -> None:
        self.table.setRowCount(len(points))
        for row, point in enumerate(points):
            cells = (point.label, point.shown, point.shown_before, point.difference)
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text or "–")
                if column:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.table.setItem(row, column, item)
        if points:
            self.table.setCurrentCell(len(points) - 1, 0)

    def _copy(self) -> None:
        QApplication.clipboard().setImage(self._picture)
        self.tell("Đã chép hình biểu đồ; dán được vào Word, PowerPoint, thư điện tử.")

    def _choose(self) -> None:
        key = self.current_key()
        try:
            choose(self._session, key, wanted=self.in_annex.isChecked())
        except UserError as error:
            self.tell(error.message)
            self.in_annex.setChecked(is_chosen(self._session, key))

    def _fill(self, key: str) -> None:
        for field in trend_fields(self._session.template):
            section = self._session.template.section_of[field.key]
            item = QListWidgetItem(f"{field.label} ({section.label.partition(' ')[0]})")
            item.setData(_KEY, field.key)
            item.setToolTip(f"{section.label}\n{field.help}")
            self.list.addItem(item)
            if field.key == key:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(0)

    def _filter(self, typed: str) -> None:
        words = folded(typed).split()
        first = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            fits = all(word in folded(item.text()) for word in words)
            item.setHidden(not fits)
            first = first or (item if fits else None)
        if first is not None:
            self.list.setCurrentItem(first)

    def _set_up(self) -> None:
        self.search.setPlaceholderText("tìm số liệu, không cần dấu")
        self.search.setAccessibleName("Tìm số liệu")
        self.list.setAccessibleName("Các số liệu")
        self.periods.addItems(["Cùng kỳ các năm", "Mọi kỳ báo cáo"])
        self.periods.setAccessibleName("Các kỳ đưa vào biểu đồ")
        self.chart.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.chart.setMinimumSize(_CHART)
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        left = QVBoxLayout()
        for widget in (self.search, self.list):
            left.addWidget(widget)
        right = QVBoxLayout()
        right.addWidget(self.periods)
        right.addWidget(self.chart, 3)
        right.addWidget(self.table, 2)
        right.addWidget(self.in_annex)
        row = QHBoxLayout()
        row.setSpacing(2 * GAP)
        row.addLayout(left, 2)
        row.addLayout(right, 3)
        self.column.addLayout(row, 1)
        self.buttons.addButton(self.copy, self.buttons.ButtonRole.ActionRole)
        writable = not self._session.read_only
        self.in_annex.setEnabled(writable and charts_annex(self._session) is not None)
        self.finish_layout()
        self.resize(1080, 680)
