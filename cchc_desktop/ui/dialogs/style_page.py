"""The page of an agency's house style: its choice where the language leaves one open."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from cchc_desktop.model.values import STYLE_CHOICES
from cchc_desktop.ui.style import GAP, muted

_UNCHOSEN = "Theo cách báo cáo dùng nhiều hơn"
# Caption, then the words for the choices in the order of STYLE_CHOICES.
_CAPTIONS = {
    "ty": ("Tỷ h&ay tỉ:", ("tỷ lệ, tỷ đồng", "tỉ lệ, tỉ đồng")),
    "tone": ("Đặt &dấu thanh:", ("hòa, khỏe, thủy", "hoà, khoẻ, thuỷ")),
    "month": ("&Số tháng của kỳ:", ("06 tháng", "6 tháng")),
}


class StylePage(QWidget):
    """Choose how the agency writes."""

    def __init__(self, style: dict[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zero_pad = QCheckBox("Thêm số &0 trước số đếm dưới 10 (09 đơn vị)")
        self.zero_pad.setChecked(bool(style.get("zero_pad", True)))
        self.choices: dict[str, QComboBox] = {}
        form = QFormLayout()
        form.setHorizontalSpacing(GAP)
        form.addRow("", self.zero_pad)
        for key, (caption, words) in _CAPTIONS.items():
            box = QComboBox()
            box.addItem(_UNCHOSEN, "")
            for choice, word in zip(STYLE_CHOICES[key], words, strict=True):
                box.addItem(word, choice)
            box.setCurrentIndex(max(box.findData(style.get(key, "")), 0))
            box.setAccessibleName(caption.replace("&", "").rstrip(":"))
            label = QLabel(caption)
            label.setBuddy(box)
            form.addRow(label, box)
            self.choices[key] = box
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(
            muted(
                "Số liệu in theo số 0 ở trên; lời văn viết khác các cách này được nêu trong Vấn đề "
                "để sửa, không tự đổi. Số tháng trong tên kỳ báo cáo luôn in có số 0."
            )
        )
        column.addStretch(1)

    def record(self) -> dict[str, Any]:
        """Return the style as it is stored."""
        made = {key: box.currentData() for key, box in self.choices.items()}
        return {"zero_pad": self.zero_pad.isChecked(), **made}
