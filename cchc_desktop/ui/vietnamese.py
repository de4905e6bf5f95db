"""Vietnamese words for what Qt itself writes: standard buttons, edit menus and file dialogs."""

from PySide6.QtCore import QTranslator

_WORDS = {
    "OK": "Đồng ý",
    "&OK": "Đồng ý",
    "Cancel": "Hủy",
    "&Cancel": "&Hủy",
    "Close": "Đóng",
    "&Close": "Đón&g",
    "&Yes": "&Có",
    "&No": "&Không",
    "Save": "Lưu",
    "&Save": "&Lưu",
    "Open": "Mở",
    "&Open": "&Mở",
    "Apply": "Áp dụng",
    "Reset": "Đặt lại",
    "Retry": "Thử lại",
    "Ignore": "Bỏ qua",
    "Discard": "Bỏ",
    "Help": "Trợ giúp",
    "Show Details...": "Chi tiết kỹ thuật…",
    "Hide Details...": "Ẩn chi tiết",
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "Cắ&t",
    "&Copy": "&Chép",
    "Copy": "Chép",
    "Copy &Link Location": "Chép đị&a chỉ liên kết",
    "&Paste": "&Dán",
    "Paste": "Dán",
    "Delete": "Xóa",
    "&Delete": "&Xóa",
    "Select All": "Chọn tất cả",
    "Look in:": "Tìm trong:",
    "&Look in:": "Tìm t&rong:",
    "Files of &type:": "L&oại tệp:",
    "All Files (*)": "Tất cả các tệp (*)",
    "Folder": "Thư mục",
    "Drive": "Ổ đĩa",
    "Show ": "Xem ",
    "Directory:": "Thư mục:",
    "&Directory:": "Thư &mục:",
    "File &name:": "&Tên tệp:",
    "Files of type:": "Loại tệp:",
    "&Choose": "C&họn",
    "&Rename": "Đổi tê&n",
    "&New Folder": "Thư mục mớ&i",
    "New Folder": "Thư mục mới",
    "Show &hidden files": "Hiện tệp ẩ&n",
    "Back": "Trước",
    "Go back": "Quay lại",
    "Forward": "Sau",
    "Go forward": "Đi tiếp",
    "Parent Directory": "Thư mục cha",
    "Go to the parent directory": "Lên thư mục cha",
    "Create New Folder": "Tạo thư mục mới",
    "Create a New Folder": "Tạo thư mục mới",
    "List View": "Xem danh sách",
    "Change to list view mode": "Chuyển sang xem danh sách",
    "Detail View": "Xem chi tiết",
    "Change to detail view mode": "Chuyển sang xem chi tiết",
    "Sidebar": "Chỗ hay dùng",
    "List of places and bookmarks": "Danh sách chỗ hay dùng",
    "Files": "Tệp",
    "Computer": "Máy tính",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Date Modified": "Ngày sửa",
    "%1 already exists.\nDo you want to replace it?": "Đã có tệp %1.\nThay tệp đó?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "Không có tệp %1.\nKiểm tra lại tên tệp."
    ),
}


class VietnameseTranslator(QTranslator):
    """Give Qt's own widgets Vietnamese words; what it does not know stays as it is."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return the words for a source text of Qt."""
        return _WORDS.get(source)

    def isEmpty(self) -> bool:
        return False
