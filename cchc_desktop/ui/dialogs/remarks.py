"""What is wrong in the file that an old report was read from; knows no report."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from cchc_desktop.services.vietnamese_source import Remark
from cchc_desktop.ui.dialogs.base import FormDialog
from cchc_desktop.ui.style import muted


class RemarksDialog(FormDialog):
    """List the remarks in whole sentences."""

    def __init__(self, remarks: tuple[Remark, ...], parent: QWidget | None = None) -> None:
        super().__init__("Nhận xét về tệp cũ", "", parent)
        self.column.addWidget(
            muted("Những chỗ trong tệp gốc nên biết. Phần lớn được chương trình sửa khi nhập.")
        )
        self.list = QListWidget()
        self.list.setAccessibleName("Nhận xét về tệp cũ")
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.addItems([remark.message for remark in remarks])
        self.list.setCurrentRow(0)
        self.column.addWidget(self.list, 1)
        self.finish_layout()
        self.resize(720, 420)
        self.list.setFocus()
