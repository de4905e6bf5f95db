"""The dialog that begins a report: period, agency, edition, dates and what to copy from."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.errors import UserError
from cchc_desktop.model.period import Period
from cchc_desktop.services.carry_forward import Carried
from cchc_desktop.services.reports import Library
from cchc_desktop.ui.dialogs.base import DAY, FormDialog, read_day
from cchc_desktop.ui.style import GAP, muted

_YEARS = (2012, 2099)

_MOST_NAMED = 3
_LINES_KEPT = 6
_DIGITS = frozenset("123456789")
_ABSENT = "(không có trong kỳ này)"
_GONE_NOTE = (
    "{name} không còn trong kỳ này, nên đề nghị {proposed}. Chọn cơ quan khác nếu không phải."
)
_ABSENT_NOTE = (
    "Cơ quan đã chọn không có trong kỳ này (đến ngày {day} chưa thành lập hoặc đã kết thúc). "
    "Kiểm tra lại kỳ báo cáo hoặc chọn cơ quan khác; vẫn tạo được nếu cần."
)


def whole_list(carried: Carried) -> str:
    """List all that has no place, one a line; empty when it is named in the sentences already."""
    named = carried.without_place
    return "\n".join(f"– {name}" for name in named) if len(named) > _MOST_NAMED else ""


def worded(carried: Carried) -> str:
    """Say in a few sentences what is carried over, left empty and without a place."""
    said = (
        f"Lấy {carried.paragraphs} đoạn văn (đánh dấu chưa rà soát) và {carried.kept} số liệu, "
        f"dòng chữ còn dùng được (chờ xác nhận). Để trống {carried.emptied} số liệu phát sinh "
        "trong kỳ."
    )
    if carried.without_place:
        named = "; ".join(carried.without_place[:_MOST_NAMED])
        more = len(carried.without_place) - _MOST_NAMED
        rest = f" và {more} mục khác" if more > 0 else ""
        said += f" Không có chỗ trong đề cương này: {named}{rest}."
    return said


class _PeriodBox(QComboBox):
    """Kinds of periods; a digit picks the one whose number begins with it: 9 is *09 tháng*."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        labels = [self.itemText(place).lstrip("0") for place in range(self.count())]
        found = [place for place, label in enumerate(labels) if label.startswith(typed)]
        if typed in _DIGITS and found:
            self.setCurrentIndex(found[0])
            return
        super().keyPressEvent(event)


class NewReportDialog(FormDialog):
    """Create a report on acceptance; every input begins with the likeliest value."""

    def __init__(
        self, library: Library, last_agency: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("Tạo báo cáo", "&Tạo báo cáo", parent)
        self.library = library
        self.code = ""
        self.kind = _PeriodBox()
        self.year = QSpinBox()
        self.agency = QComboBox()
        self.edition = QComboBox()
        self.copy_from = QComboBox()
        self.start, self.end, self.deadline = QLineEdit(), QLineEdit(), QLineEdit()
        self.preview = QLabel()
        self.carried = muted("")
        self.rest = QPushButton()
        self.placeless = QPlainTextEdit()
        self._last_agency, self._agency_chosen = last_agency, False
        self._fill()
        self._lay_out()
        for changed in (self.kind.currentIndexChanged, self.year.valueChanged):
            changed.connect(self._show_presets)
        self.agency.currentIndexChanged.connect(self._propose_source)
        self.agency.currentIndexChanged.connect(self._tell_of_absent)
        for box in (self.agency, self.edition, self.copy_from):
            box.currentIndexChanged.connect(self._show_carried)
        self._edition_chosen = False
        self.agency.currentIndexChanged.connect(self._keep_agency)
        self.edition.activated.connect(self._keep_edition)
        self._propose_source()
        self._show_presets()

    def _keep_edition(self) -> None:
        """An outline the user chose stays, whatever period is chosen after it."""
        self._edition_chosen = True

    def _keep_agency(self) -> None:
        """An agency the user chose stays, whatever period is chosen after it."""
        self._agency_chosen = True

    def _fill(self) -> None:
        today = date.today()
        for code, kind in self.library.periods.kinds.items():
            self.kind.addItem(kind.label, code)
        year, due = self._due(today)
        self.kind.setCurrentIndex(max(0, self.kind.findData(due)))
        self.year.setRange(*_YEARS)
        self.year.setValue(year)
        self._fill_agencies()
        for key, name in self.library.editions():
            self.edition.addItem(name, key)
        self.copy_from.addItem("Không lấy, bắt đầu từ câu mẫu", None)
        for report in self.library.reports():
            self.copy_from.addItem(self._label(report.code), report.code)

    def _fill_agencies(self) -> None:
        """List the agencies that exist in the period first; the others say that they do not."""
        period = self.library.period(self._period_code())
        exists = self.library.agency_exists
        listed = [(not exists(key, period), key, name) for key, name in self.library.agencies()]
        wanted = self.agency.currentData() if self._agency_chosen else self._likeliest(period)
        self.agency.blockSignals(True)
        self.agency.clear()
        for absent, key, name in sorted(listed, key=lambda entry: entry[0]):
            self.agency.addItem(f"{name} {_ABSENT}" if absent else name, key)
        self.agency.setCurrentIndex(max(0, self.agency.findData(wanted)))
        self.agency.blockSignals(False)
        self._tell_of_absent()

    def _likeliest(self, period: Period) -> str | None:
        """Return the agency used last, or that of the latest report, if there was one then."""
        known = self._known()
        listed = {key for key, _ in self.library.agencies()}
        for key in known:
            if key in listed and self.library.agency_exists(key, period):
                return key
        return self._alike(next((key for key in known if key in listed), None), period)

    def _alike(self, gone: str | None, period: Period) -> str | None:
        """Return the first listed agency of the kind of one that is gone, by its symbol."""
        if gone is None:
            return None
        symbols = {issuer.symbol for issuer in self.library.agency(gone).issuers}
        day = period.window[1]
        for key, _ in self.library.agencies():
            issuers = self.library.agency(key).issuers
            if any(issuer.holds(day) and issuer.symbol in symbols for issuer in issuers):
                return key
        return None

    def _tell_of_absent(self) -> None:
        period = self.library.period(self._period_code())
        key = self.agency.currentData()
        absent = key is not None and not self.library.agency_exists(key, period)
        day = period.window[1].strftime(DAY)
        self.tell(_ABSENT_NOTE.format(day=day) if absent else self._gone(period))

    def _gone(self, period: Period) -> str:
        """Say why another agency is proposed than the one that was used last."""
        names = dict(self.library.agencies())
        last = next((key for key in self._known() if key in names), None)
        if last is None or self._agency_chosen or self.library.agency_exists(last, period):
            return ""
        return _GONE_NOTE.format(name=names[last], proposed=self.agency.currentText())

    def _known(self) -> list[str]:
        """List the agency used last, then those of the reports, the latest first."""
        return [self._last_agency, *(report.agency for report in self.library.reports())]

    def _propose_source(self) -> None:
        """Begin from the agency's latest report, as everybody does, or from nothing."""
        mine = [r.code for r in self.library.reports() if r.agency == self.agency.currentData()]
        self.copy_from.setCurrentIndex(self.copy_from.findData(mine[0]) if mine else 0)

    def _due(self, today: date) -> tuple[int, str]:
        """Find year and kind of the report that is due next and not begun yet."""
        periods = self.library.periods
        begun = {report.code for report in self.library.reports()}
        coming = [
            (period.deadline, year, kind)
            for year in (today.year, today.year + 1)
            for kind in periods.kinds
            if (period := periods.period(f"{year}-{kind}")).deadline >= today
            if period.code not in begun
        ]
        return min(coming)[1:] if coming else (today.year, next(iter(periods.kinds)))

    def _label(self, code: str) -> str:
        return f"{self.library.periods.period(code).label} ({code})"

    def _lay_out(self) -> None:
        window = QHBoxLayout()
        window.setSpacing(GAP // 2)
        for widget in (self.start, QLabel("đến"), self.end):
            window.addWidget(widget)
        self.end.setAccessibleName("Số liệu đến ngày")
        for line in (self.start, self.end, self.deadline):
            line.setPlaceholderText("ngày/tháng/năm")
        self.add_row("&Kỳ báo cáo:", self.kind)
        self.add_row("&Năm:", self.year)
        self.add_row("&Cơ quan:", self.agency)
        self.add_row("Đề cươn&g:", self.edition)
        self.add_row("&Lấy từ:", self.copy_from)
        self.form.addRow("", self._carried_place())
        label = QLabel("&Số liệu từ:")
        label.setBuddy(self.start)
        self.start.setAccessibleName("Số liệu từ ngày")
        self.form.addRow(label, window)
        self.add_row("&Hạn gửi:", self.deadline)
        self.add_row("Mã báo cáo:", self.preview)
        self.finish_layout()
        self.setMinimumWidth(560)

    def _carried_place(self) -> QWidget:
        """Keep room for what is carried over, so that nothing moves when it is said or not."""
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        self.carried.setWordWrap(True)
        line = self.carried.fontMetrics().lineSpacing()
        self.carried.setMinimumHeight(_LINES_KEPT * line + GAP)
        self.carried.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.rest.setText("&Xem tất cả mục không có chỗ")
        self.rest.setAutoDefault(False)
        self.rest.setCheckable(True)
        self.rest.toggled.connect(self._show_placeless)
        self.placeless.setReadOnly(True)
        self.placeless.setTabChangesFocus(True)
        self.placeless.setAccessibleName("Các mục không có chỗ trong đề cương này")
        self.placeless.setMaximumHeight(8 * self.carried.fontMetrics().lineSpacing())
        for widget in (self.carried, self.rest, self.placeless):
            column.addWidget(widget)
        kept = self.rest.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.rest.setSizePolicy(kept)
        self.rest.hide()
        self.placeless.hide()
        return place

    def _show_placeless(self, shown: bool) -> None:
        self.placeless.setVisible(shown)
        if self.isVisible():
            self.fit()

    def _say_carried(self, words: str, placeless: str = "") -> None:
        self.carried.setText(words)
        self.carried.setToolTip(placeless)
        self.placeless.setPlainText(placeless)
        self.rest.setVisible(bool(placeless))
        if not placeless:
            self.rest.setChecked(False)

    def _period_code(self) -> str:
        return f"{self.year.value()}-{self.kind.currentData()}"

    def _show_presets(self) -> None:
        period = self.library.period(self._period_code())
        start, end = period.window
        for line, day in ((self.start, start), (self.end, end), (self.deadline, period.deadline)):
            line.setText(day.strftime(DAY))
        self.preview.setText(f"<b>{period.code}</b>")
        if not self._edition_chosen:
            usual = self.library.default_edition(period)
            self.edition.setCurrentIndex(self.edition.findData(usual))
        before = self.agency.currentData()
        self._fill_agencies()
        if self.agency.currentData() != before:
            self._propose_source()
        self._show_carried()

    def _show_carried(self) -> None:
        """Say what the new report would take over and what would be counted anew."""
        source = self.copy_from.currentData()
        period = self.library.period(self._period_code())
        if source is None:
            self._say_carried("")
            return
        try:
            carried = self.library.carried(
                period.code,
                self.agency.currentData(),
                self.edition.currentData(),
                source,
                (*period.window, period.deadline),
            )
        except UserError as error:
            self._say_carried(error.message)
        else:
            self._say_carried(worded(carried), whole_list(carried))

    def accept(self) -> None:
        """Create the report, or say what is not right yet and stay."""
        lines = (self.start, self.end, self.deadline)
        found = [read_day(line.text()) for line in lines]
        days = [day for day in found if day is not None]
        if len(days) < len(found):
            wrong = lines[found.index(None)]
            self.tell("Ngày chưa đọc được. Gõ theo mẫu ngày/tháng/năm, ví dụ 14/6/2018.")
            wrong.setFocus()
            wrong.selectAll()
            return
        try:
            self.code = self.library.create(
                self._period_code(),
                self.agency.currentData(),
                self.edition.currentData(),
                copy_from=self.copy_from.currentData(),
                window=(days[0], days[1], days[2]),
            )
        except UserError as error:
            self.tell(error.message)
            return
        super().accept()
