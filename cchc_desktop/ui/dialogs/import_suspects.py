"""The list of words that a scanner may have misread, each with its section and its sentence."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from cchc_desktop.model.template import Template
from cchc_desktop.services.importing_suspects import Suspect
from cchc_desktop.ui.dialogs.base import FormDialog
from cchc_desktop.ui.dialogs.import_legacy import tip
from cchc_desktop.ui.style import muted


class ImportSuspectsDialog(FormDialog):
    """Show suspect words; they are mended in the text after it was taken over."""

    def __init__(
        self, suspects: Sequence[Suspect], template: Template, parent: QWidget | None = None
    ) -> None:
        super().__init__("Chữ nghi do máy quét đọc sai", "", parent)
        self.column.addWidget(
            muted(
                "Những chữ không phải âm tiết tiếng Việt. Chương trình không tự sửa: nhận báo cáo "
                "xong, mở mục tương ứng và sửa lại theo bản gốc."
            )
        )
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Chữ nghi sai")
        self.tree.setHeaderLabels(["Chữ", "Mục", "Câu"])
        self.tree.setRootIsDecorated(False)
        self.tree.setWordWrap(True)
        for suspect in suspects:
            label = template.by_key[suspect.section].label
            item = QTreeWidgetItem([suspect.word, label, suspect.sentence])
            item.setToolTip(1, label)
            item.setToolTip(2, tip(suspect.sentence))
            self.tree.addTopLevelItem(item)
        header = self.tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self.tree.setColumnWidth(0, 120)
        self.tree.setColumnWidth(1, 240)
        self.column.addWidget(self.tree, 1)
        self.finish_layout()
        self.resize(900, 460)
        self.tree.setFocus()
