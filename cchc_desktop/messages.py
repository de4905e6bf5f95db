"""Every sentence and word the program shows outside the window's captions, by name, with {slots}.

Slots are filled with ``str.format`` by our own code; user text only ever arrives as a slot's
value, never as the format itself. One section per room of the house, in alphabetical order.
"""

# --- app and command line -------------------------------------------------------------------

CLI_USAGE_PREFIX = "Cách dùng: "
CLI_OPTIONS = "Tùy chọn"
CLI_COMMANDS = "Lệnh"
CLI_HELP = "hiện hướng dẫn này rồi thoát"
CLI_VERSION = "hiện số phiên bản rồi thoát"
CLI_DESCRIPTION = (
    "Lập báo cáo cải cách hành chính định kỳ và xuất văn bản PDF đúng thể thức. "
    "Không có lệnh thì mở cửa sổ chương trình."
)
CLI_WRONG_USAGE = "Lệnh gõ chưa đúng ({details}). Xem cách dùng: {program} --help\n"
PROGRAM_NAME = "Báo cáo CCHC"
CLI_GUI = "mở cửa sổ chương trình"
CLI_GUI_FILE = "tệp dữ liệu cần mở, như khi nhấp đúp vào tệp"
CLI_SELFTEST = "chạy thử mọi phần của chương trình đã cài, trong một thư mục tạm"
CLI_FIELDS = "liệt kê các số liệu của đề cương"
CLI_NEW = "tạo một báo cáo, tạo cả tệp dữ liệu nếu chưa có"
CLI_LIST = "liệt kê các báo cáo trong tệp dữ liệu"
CLI_IMPORT = "nhập tệp JSON của chương trình hoặc một báo cáo cũ (Word, PDF, văn bản)"
CLI_CHECK = "kiểm tra báo cáo: số liệu mâu thuẫn, viện dẫn sai, chỗ còn thiếu"
CLI_EXPORT = "xuất báo cáo ra tệp PDF, Word, văn bản thường hoặc JSON"
CLI_BACKUP = "ghi một bản sao lưu đã kiểm tra của tệp dữ liệu"
CLI_DATA = "tệp dữ liệu"
CLI_EDITION = "mã đề cương (mặc định cchc-2012)"
CLI_NEW_EDITION = "mã đề cương (mặc định theo kỳ báo cáo)"
CLI_JSON = "in ra JSON"
CLI_SAMPLE = "báo cáo mẫu: tỉnh Sóc Trăng, 06 tháng đầu năm 2018"
CLI_PERIOD = "mã kỳ, ví dụ 2018-6T (Q1, 6T, Q3, 9T, N)"
CLI_AGENCY = "mã cơ quan, ví dụ soc-trang"
CLI_FROM = "mã báo cáo lấy làm bản gốc để chép"
CLI_REPORT = "mã báo cáo, ví dụ 2018-6T"
CLI_ACCEPT = "all: nhận mọi số liệu đề xuất từ văn bản"
CLI_PATH = "tệp cần nhập"
CLI_FORMAT = "định dạng: pdf, docx, txt hoặc json"
CLI_REGIME = "quy định thể thức; không ghi thì theo báo cáo"
CLI_VARIANT = (
    "bản xuất: outgoing bản phát hành (mặc định), signing trình ký để trống số và ngày, "
    "signing-filled trình ký điền số và ngày, received bản có dấu đến, copy bản sao"
)
CLI_OUT = "tệp ghi ra"
CLI_NEW_NEEDS = (
    "Chưa tạo được báo cáo vì thiếu thông tin. Gõ --sample để lấy báo cáo mẫu, "
    "hoặc gõ cả --period và --agency để tạo báo cáo mới."
)
CLI_NO_REPORTS = "Chưa có báo cáo nào."
CLI_NO_PROBLEMS = "Không có vấn đề nào."
CLI_IMPORTED = "Đã nhận {count} mục vào báo cáo {code}."
CLI_PROPOSALS = (
    "{count} số liệu đề xuất, chưa ghi vào báo cáo. Gõ thêm --accept all để nhận tất cả:"
)
CLI_EMPTIED = "Báo cáo cũ không có lời văn cho {count} mục, các mục này nay để trống: {sections}."
CLI_LEFTOVER = "Chưa có chỗ cho đoạn: {text}"
CLI_REMARK = "Trong tệp cũ: {text}"
CLI_BACKED_UP = "Đã ghi bản sao lưu {path}: {reports} báo cáo, {answers} mục."
NO_SCREEN = (
    "Không mở được cửa sổ vì máy này không có màn hình. Dùng các lệnh khác (gõ --help để xem), "
    "hoặc mở chương trình trên máy có màn hình."
)
CLI_FAULT = (
    "Chương trình gặp lỗi nên chưa làm xong lệnh; dữ liệu đã ghi được giữ nguyên. "
    "Nhật ký lỗi: {path}. Gửi tệp này cho người hỗ trợ."
)
IMPORT_TOO_LARGE = (
    "Chưa nhập tệp {path} vì tệp lớn hơn 20 MB, lớn hơn mọi báo cáo. Báo cáo không thay đổi. "
    "Kiểm tra lại tệp đã chọn."
)
IMPORT_UNREADABLE = (
    "Không đọc được tệp {path}: tệp không có, không mở được hoặc không rõ dùng mã chữ nào. "
    "Báo cáo không thay đổi. Kiểm tra đường dẫn, hoặc lưu lại tệp dạng văn bản Unicode (UTF-8)."
)

# --- measuring a finished PDF ---------------------------------------------------------------

PAGE_CHECK_OPEN_REPORT = "báo cáo đang mở"
PAGE_CHECK_NO_FILE = (
    "Không tìm thấy tệp {path}, hoặc đó là thư mục. Kiểm tra lại tên tệp rồi chọn tệp PDF."
)
PAGE_CHECK_UNREADABLE = (
    "Không đọc được tệp {path}. "
    "Kiểm tra quyền đọc tệp, hoặc chép tệp sang thư mục khác rồi chọn lại."
)
PAGE_CHECK_EMPTY = "Tệp {file} không có nội dung nào (0 byte). Xuất lại hoặc chép lại tệp này."
PAGE_CHECK_TOO_LARGE = (
    "Chưa kiểm tệp {file} vì tệp lớn hơn {most} MB. Chọn tệp PDF nhỏ hơn, ví dụ bản không có ảnh."
)
PAGE_CHECK_MANY_PAGES = (
    "Chưa kiểm tệp {file} vì tệp có hơn {most} trang. Tách tệp thành các phần nhỏ hơn rồi kiểm."
)
PAGE_CHECK_MANY_GLYPHS = (
    "Dừng kiểm tệp {file} ở trang {page} vì tệp có quá nhiều chữ. "
    "Tách tệp thành các phần nhỏ hơn rồi kiểm."
)
PAGE_CHECK_LOCKED = (
    "Tệp {file} được khóa bằng mật khẩu nên không đọc được. "
    "Lưu một bản không đặt mật khẩu rồi kiểm."
)
PAGE_CHECK_NO_PDF = (
    "Tệp {file} không phải tệp PDF, hoặc đã hỏng. Xuất lại tệp từ chương trình đã tạo ra nó."
)
PAGE_CHECK_BROKEN_PAGE = (
    "Trang {page} của tệp {file} bị hỏng nên không đo được. "
    "Xuất lại tệp từ chương trình đã tạo ra nó."
)
PAGE_CHECK_TOO_LONG = (
    "Dừng kiểm tệp {file} vì sau {seconds} giây vẫn chưa xong. Tách tệp thành các phần nhỏ hơn, "
    "hoặc in tệp ra một bản PDF mới rồi kiểm bản đó."
)
PAGE_CHECK_DIED = (
    "Không kiểm được tệp {file} vì tệp cần quá nhiều bộ nhớ hoặc làm hỏng bộ đọc PDF; "
    "báo cáo không bị ảnh hưởng. In tệp ra một bản PDF mới rồi kiểm bản đó."
)
PAGE_CHECK_NO_PROCESS = (
    "Chưa kiểm được tệp {file} vì máy không mở thêm được tiến trình nào. "
    "Đóng bớt chương trình khác rồi kiểm lại."
)
PAGE_CHECK_STOPPED = "Đã dừng kiểm trước khi xong, nên chưa có kết quả."
PAGE_CHECK_RULES_WRONG = "Tệp quy tắc {file} ghi sai ở {where}. Cài lại chương trình."
PAGE_CHECK_RANGE = "{low} – {high}"
PAGE_CHECK_OR = " hoặc "
PAGE_CHECK_STYLES = {
    "bold": "đậm", "light": "không đậm", "italic": "nghiêng", "upright": "đứng",
    "capitals": "chữ in hoa", "small": "có chữ in thường",
}  # fmt: skip
PAGE_CHECK_PAGE = "Trang {page}"
PAGE_CHECK_PAGES = "Trang {page} (và {more} trang khác: {pages})"
PAGE_CHECK_LINE = "{spot}: {message} [{article}]"
PAGE_CHECK_LINE_BARE = "{spot}: {message}"
PAGE_CHECK_NONE = "Không thấy sai lệch."
PAGE_CHECK_COUNT = "{count} sai lệch."
PAGE_CHECK_HEAD = "Thể thức theo {regime}, {pages} trang. {summary}"
PAGE_CHECK_GUESSED = "Quy định được chọn theo ngày ghi trên văn bản."
PAGE_CHECK_PASSED = "Đã kiểm, không thấy sai lệch: {titles}."
PAGE_CHECK_SKIPPED = "Không có trong văn bản nên không kiểm: {titles}."
CLI_CHECK_PAGE = "đo một tệp PDF, của chương trình hay của nơi khác, theo quy định thể thức"
CLI_CHECK_PAGE_FILE = "tệp PDF cần đo"
CLI_CHECK_PAGE_REGIME = "quy định thể thức; không ghi thì theo ngày của văn bản"

# --- checks ---------------------------------------------------------------------------------

CHOICE_UNKNOWN = (
    "“{label}” đang ghi “{text}”, không có trong danh sách. Chọn một trong các mục: {known}."
)
CELL_UNREADABLE = "“{label}”, dòng {row}, cột {column}: {reason}"
CELL_TOO_LOW = (
    "“{label}”, dòng {row}, cột {column}: {shown} là số âm, trong khi bảng chỉ đếm số không âm. "
    "Sửa lại số."
)
CELL_CHOICE = (
    "“{label}”, dòng {row}, cột {column}: “{text}” không có trong danh sách ({known}). "
    "Gõ lại đúng một giá trị trong danh sách."
)
ROW_RULE = "“{label}”, dòng {row}: {message}"
ANNEX_WORD = "phụ lục"
ANNEX_NOT_MENTIONED = (
    "Báo cáo có phụ lục nhưng lời văn chưa nhắc tới. "
    "Thêm câu dẫn chiếu vào mục có nội dung ấy, ví dụ: (có Phụ lục kèm theo)."
)
ANNEX_NO_ROWS = (
    "Phụ lục “{annex}” chưa in được vì bảng “{field}” ở mục {section} còn trống. "
    "Nhập bảng đó, hoặc chọn không kèm theo."
)
ANNEX_NO_CITATIONS = (
    "Phụ lục “{annex}” chưa in được vì lời văn không dẫn chiếu văn bản nào. Chọn không kèm theo."
)
ANNEX_NO_CHART = (
    "Phụ lục “{annex}”: bỏ qua biểu đồ “{chart}” vì chưa có số liệu. "
    "Nhập số liệu, hoặc để nguyên nếu không cần biểu đồ này."
)
WINDOW_REVERSED = (
    "Ngày đầu của kỳ số liệu đứng sau ngày chốt số liệu, nên hai ngày này chưa được dùng. "
    "Sửa lại một trong hai ngày."
)
FORMULA_PROFILE = "Lấy từ thông tin cơ quan"
WORD_LABELS = {
    "ky": "Kỳ báo cáo",
    "trong_ky": "Kỳ báo cáo, không kèm năm",
    "ky_ngan": "Độ dài kỳ báo cáo",
    "ky_sau": "Kỳ tiếp theo",
    "nam": "Năm báo cáo",
    "nam_truoc": "Năm trước",
    "nam_sau": "Năm sau",
    "quy": "Quý cuối kỳ",
    "tu_ngay": "Ngày đầu kỳ số liệu",
    "ngay_chot": "Ngày chốt số liệu",
    "tinh": "Tỉnh, thành phố",
    "ten_tinh": "Tên tỉnh, thành phố",
    "cap": "Cấp hành chính",
    "co_quan": "Cơ quan báo cáo",
    "co_quan_tat": "Cơ quan báo cáo, viết tắt",
    "cap_tren": "Cơ quan cấp trên",
}

# --- the review sheet (services/review_sheet.py)

CLI_SHEET = "ghi thêm phiếu rà soát (PDF) vào tệp này"
SHEET_TITLE = "PHIẾU RÀ SOÁT SỐ LIỆU VÀ NỘI DUNG"
SHEET_ABOUT = "Báo cáo cải cách hành chính {period}, lập ngày {day}"
SHEET_COUNTS = (
    "Còn {errors} lỗi, {warnings} cảnh báo, {hints} gợi ý chưa trả lời; {answered} vấn đề đã trả "
    "lời; {paragraphs} đoạn chưa rà soát; {figures} số liệu chưa xác nhận."
)
SHEET_LEFT = "còn {paragraphs} đoạn chưa rà soát, {figures} số liệu chưa xác nhận"
SHEET_OPEN = "Chưa trả lời"
SHEET_ANSWERED = "Đã trả lời"
SHEET_UNCONFIRMED = "Chưa xác nhận, chưa rà soát"
SHEET_NOTES = "Ghi chú và căn cứ của số liệu"
SHEET_HINTS = "Gợi ý"
SHEET_COLUMNS = ("STT", "Mục", "Nội dung", "Trả lời, căn cứ")
SHEET_HEAD = "Thể thức và người ký"
SHEET_STRENGTHS = {"error": "Lỗi", "warning": "Cảnh báo", "hint": "Gợi ý"}
SHEET_OLD_REASON = "Lý do ghi cho nội dung cũ: {reason}"
SHEET_FIGURE = "{label}: {shown}"
SHEET_PARAGRAPHS = "{count} đoạn chuyển từ kỳ trước chưa rà soát"
SHEET_SOURCE = "Nguồn: {source}"
SHEET_DOCUMENT = "Căn cứ: {document}"
SHEET_NOTHING = "Không có."

# --- what can be done about a finding (services/fixes.py)

FIX_BIND = "Gắn “{said}” với {label}"
FIX_CONFIRM = "Xác nhận {count} số liệu chuyển từ kỳ trước"
FIX_EQUAL = "Ghi {amount} vào “{label}”"

# --- figures against those of earlier reports (model/period_checks.py)

PERIOD_FALLS = (
    "“{label}” ở mục {section} tính từ ngày {start}: {period} là {shown}, nhỏ hơn {before} của "
    "{earlier}, dù số lũy kế không thể giảm. Kiểm tra lại hai số, hoặc ghi lý do nếu báo cáo "
    "trước đã tính thừa."
)
PERIOD_OPENS = (
    "“{label}” ở mục {section}: {period} là {shown}, {earlier} là {before}, dù hai kỳ bắt đầu từ "
    "cùng ngày {start}. Kiểm tra lại hai số, hoặc ghi lý do nếu báo cáo trước đã ghi sai."
)
PERIOD_OUTLIER = (
    "“{label}” ở mục {section}: {period} là {shown}, {earlier} là {before}, chênh nhau từ 10 lần "
    "trở lên. Xem lại có nhập thừa hay thiếu chữ số không."
)
RULE_RATE = " “{label}” tính trên {wholes}."
RULE_WHOLE = "{label} ({shown})"
RULE_EARLIER = " “{label}” của {earlier}: {shown}."
PERIOD_JUMP = (
    "“{label}” ở mục {section}: {period} là {shown}, {earlier} là {before}, chênh trên 20%. Xem "
    "lại số đã nhập."
)

FIELD_REQUIRED = "Chưa nhập “{label}” ở mục {section}. Nhập số, hoặc gõ ? nếu chưa có số liệu."
FIELD_UNREADABLE = "Ô “{label}”: {reason}"
FIELD_TOO_LOW = (
    "“{label}” ({shown}) ở mục {section} nhỏ hơn mức thấp nhất có thể có ({limit}). "
    "Kiểm tra lại số đã nhập."
)
FIELD_TOO_HIGH = (
    "“{label}” ({shown}) ở mục {section} lớn hơn mức cao nhất có thể có ({limit}). "
    "Kiểm tra lại số đã nhập."
)
FRACTION_OVER = (
    "“{label}” ({shown}) ở mục {section} có số đã đạt lớn hơn tổng số. Kiểm tra lại hai số."
)
# A figure compared in a text with an earlier report that does not allow it.
COMPARED_NO_REPORT = {
    "previous": (
        "{section}: “{label}” chưa so sánh được với kỳ trước vì chưa có báo cáo kỳ trước. "
        "Nhập báo cáo cũ, hoặc bỏ phần so sánh."
    ),
    "year_before": (
        "{section}: “{label}” chưa so sánh được với cùng kỳ năm trước vì chưa có báo cáo kỳ đó. "
        "Nhập báo cáo cũ, hoặc bỏ phần so sánh."
    ),
}
COMPARED_NOT_ALIKE = (
    "{section}: “{label}” chưa so sánh được với {period} vì hai kỳ dài ngắn khác nhau hoặc kỳ đó "
    "không có số liệu. Bỏ phần so sánh, hoặc so với kỳ khác."
)
# A sentence that says a figure where there is none.
NO_FIGURE = (
    "{section}: câu có chỗ “{words}” không đọc được vì chưa có con số cho {labels}. "
    "Viết lại câu, hoặc nhập số."
)
FIX_SENTENCE = "Thay bằng câu tự đổi “{label}”: {said}"
# Numbers and periods in a text that follow no figure.
LOOSE_UNBOUND = (
    "{section}: số “{said}” trong lời văn bằng “{label}” nhưng chưa gắn với số liệu, nên sẽ không "
    "đổi theo khi số liệu đổi. Gắn số, hoặc để nguyên nếu là số khác."
)
LOOSE_UNKNOWN = (
    "{section}: số “{said}” trong lời văn không bằng số liệu nào của báo cáo. Kiểm tra có phải số "
    "cũ hoặc gõ nhầm; để nguyên nếu đúng là số ngoài đề cương."
)
LOOSE_PERIOD = (
    "{section}: “{said}” ghi sẵn kỳ báo cáo bằng chữ nên còn nguyên khi chép sang kỳ khác. "
    "Thay bằng “{label}” tự điền."
)
UNKNOWN_NAME = (
    "Đoạn văn ở mục {section} nhắc số liệu “{name}” mà đề cương này không có nên được in "
    "nguyên như vậy. Chọn lại số liệu, hoặc xóa chỗ đó."
)
AGENCY_NOT_VALID = (
    "Thông tin cơ quan “{agency}” không có hiệu lực vào ngày {day}, nên tên cơ quan, người ký và "
    "danh mục đơn vị có thể sai. Tạo báo cáo cho cơ quan khác, sửa ngày hiệu lực trong "
    "Danh mục > Cơ quan, hoặc ghi lý do."
)
RECEIVED_BEFORE_ISSUE = (
    "Ngày đến ({received}) trước ngày ký báo cáo ({issued}) ở phần thể thức. "
    "Kiểm tra lại một trong hai ngày."
)
FORMULA_FUNCTIONS = {
    "percent": "tỷ lệ % của ",
    "rest_percent": "tỷ lệ % còn lại của ",
    "count": "số tên trong ",
    "min": "số nhỏ nhất của ",
    "max": "số lớn nhất của ",
    "abs": "độ lớn của ",
}
FORMULA_SHARE = "{part} : {whole} × 100%"
FORMULA_REST = "{part} : {whole} × 100%, làm tròn để cùng phần còn lại đủ 100%"
FORMULA_ITEMS = "số khoản đánh số của mục {label}"
FORMULA_FACTS = {
    "period.year": "năm báo cáo",
    "period.months": "số tháng của kỳ",
    "period.next_months": "số tháng của kỳ sau",
    "period.quarter": "quý cuối của kỳ",
}
FORMULA_OF_PERIOD = "tự tính từ {facts}"
FORMULA_CONSTANT = "không đổi, ghi sẵn trong đề cương"
FORMULA_PARTS = {"done": "số đạt của ", "total": "tổng số của "}
AND = " và "
# The word before a year.
BACKUP_SAME_PLACE = (
    "Chưa đặt được nơi sao lưu thứ hai vì {path} chính là nơi sao lưu thứ nhất. Chọn một thư mục "
    "khác, tốt nhất ở ổ đĩa khác hoặc USB."
)
BACKUP_SECOND_FAILED = (
    "Đã sao lưu cạnh tệp dữ liệu, nhưng chưa ghi được bản sao thứ hai vào {path}. {reason}"
)
RESTORE_REFUSED = (
    "Chưa đưa được bản khôi phục vào chỗ {path} vì hệ thống không cho đổi tên tệp. Dữ liệu hiện có "
    "còn nguyên. Đóng chương trình khác đang mở tệp rồi làm lại."
)
YEAR_WORD = "năm"
TREND_NOW = "Kỳ này"
TREND_BEFORE = "Cùng kỳ năm trước"
VERSION_DAY = "Cuối ngày {day}"
SEARCH_HEAD = "Thể thức và người ký"
SEARCH_NOTE = "Ghi chú của số liệu"
REPORT_ARCHIVED = (
    "Chưa sửa được “{report}” vì báo cáo đã đưa vào lưu trữ. Muốn sửa, về danh sách báo cáo, chọn "
    "báo cáo này rồi bấm “Lấy ra khỏi lưu trữ”."
)
REVIEW_LEFT = (
    "{section}: còn {parts}, lấy từ kỳ trước hoặc tệp cũ. Đối chiếu rồi xác nhận hoặc sửa."
)
REVIEW_FIGURES = "{count} số liệu chưa xác nhận"
REVIEW_TEXTS = "{count} đoạn chưa rà soát"
FORMULA_EARLIER = {
    "previous": "kỳ trước: {name}",
    "year_before": "cùng kỳ năm trước: {name}",
    "just_before": "kỳ liền trước: {name}",
    "same_start": "kỳ trước trong năm: {name}",
}

# How a cited document is called where its type is not said.
CITATION_DOCUMENT = "Văn bản"
CITATION_TYPE = (
    "{type} số {symbol} ở mục {place}: tên loại là “{type}” nhưng ký hiệu bắt đầu bằng “{code}”, "
    "hai phần không khớp nhau ({codes}). Xem lại văn bản gốc rồi sửa tên loại hoặc ký hiệu."
)
# What says how documents are cited and how their types are abbreviated, by regime.
CITATION_CODES = {
    "nd30-2020": "Phụ lục III Nghị định số 30/2020/NĐ-CP",
    "tt01-2011": "Phụ lục I Thông tư số 01/2011/TT-BNV",
}
CITATION_ARTICLES = {
    "nd30-2020": "Phụ lục I Nghị định số 30/2020/NĐ-CP",
    "tt01-2011": "Điều 11 Thông tư số 01/2011/TT-BNV",
}
CITATION_RUN_ON = (
    "{type} số {symbol} ở mục {place}: “{run_on}” viết liền ngay sau ký hiệu. "
    "Thêm dấu cách, hoặc xóa chữ thừa."
)
CITATION_CASE = (
    "{type} số {symbol} ở mục {place}: ký hiệu phải viết là “{wanted}”, theo bảng chữ viết tắt "
    "tên loại văn bản ({codes}). Sửa lại ký hiệu."
)
CITATION_NO_NUMBER = (
    "“{said}” ở mục {place} thiếu chữ “số” trước số, ký hiệu của văn bản ({article}). "
    "Viết là “{wanted}”."
)
CITATION_COMMA = (
    "“{said}” ở mục {place} thừa dấu phẩy trước chữ “ngày”: thời gian ban hành ghi liền sau số, "
    "ký hiệu ({article}). Bỏ dấu phẩy."
)
CITATION_PARTS = {
    "type": "tên loại",
    "date": "ngày ban hành",
    "issuer": "cơ quan ban hành",
    "subject": "trích yếu",
}
CITATION_NOT_FULL = (
    "{type} số {symbol} viện dẫn lần đầu ở mục {place} còn thiếu {missing}: lần đầu phải ghi đủ "
    "tên loại, số, ký hiệu, thời gian, cơ quan ban hành và trích yếu ({article}). Ghi bổ sung."
)
CITATION_REPEATED = (
    "{type} số {symbol} ngày {date} ở mục {place} đã viện dẫn đầy đủ ở mục {first}; nhắc lại chỉ "
    "cần “{wanted}” ({article})."
)
CITATION_EXPIRED = (
    "{type} số {symbol} ở mục {place}: danh mục văn bản ghi là hết hiệu lực từ ngày {day}. Thay "
    "bằng văn bản đang có hiệu lực, hoặc ghi lý do nếu nhắc lại việc cũ."
)
CITATION_REPLACED = (
    "{type} số {symbol} ở mục {place}: danh mục văn bản ghi là hết hiệu lực từ ngày {day}, được "
    "thay bằng {replaced}. Thay văn bản, hoặc ghi lý do nếu nhắc lại việc cũ."
)
CITATION_FIX = "Viết “{wanted}”"
CITATION_FIX_EVERY = "Viết gọn cả {count} chỗ nhắc lại"
CITATION_FIX_DAY = "Ghi ngày {day}"
CITATION_FIX_PLACES = "{label} – sửa {count} chỗ: {places}"
CITATION_RECOGNISED = "Nhận ra {found} văn bản viện dẫn, {new} văn bản mới."
CITATION_RECOGNISED_ALL_KNOWN = "Nhận ra {found} văn bản viện dẫn, đều đã có trong danh mục."
DOCUMENT_NO_SYMBOL = (
    "Chưa ghi được văn bản vì “{typed}” chưa phải số, ký hiệu. Gõ theo mẫu 145/KH-UBND, 29-CTr/TU "
    "hoặc 22/2016/QĐ-UBND; luật và pháp lệnh ghi tên và năm, như Đất đai năm 2013."
)
DOCUMENT_EXISTS = (
    "Chưa ghi được vì danh mục đã có {document}. Sửa văn bản đã có, hoặc ghi đúng ngày nếu là hai "
    "văn bản của hai năm khác nhau."
)
DOCUMENT_CITED = (
    "Chưa bỏ được {document} vì báo cáo đang nhắc đến ở mục {place}. Bỏ chỗ nhắc trước."
)
CITATION_REGISTERED_NAME = (
    "{type} số {symbol} ở mục {place}: danh mục văn bản ghi là “{wanted}”. Xem lại văn bản gốc "
    "rồi sửa lời văn hoặc danh mục."
)
CITATION_REGISTERED_DAY = (
    "{type} số {symbol} ở mục {place} ghi ngày {date}, danh mục văn bản ghi ngày {day}. Xem lại "
    "văn bản gốc rồi sửa ngày trong lời văn hoặc trong danh mục."
)
CITATION_LATER = (
    "{type} số {symbol} ngày {date} ở mục {place} có ngày sau ngày ký báo cáo ({day}), báo cáo "
    "không thể viện dẫn văn bản chưa ban hành. Kiểm tra ngày của văn bản hoặc ngày ký báo cáo."
)
CITATION_YEAR = (
    "{type} số {symbol} ngày {date} ở mục {place}: năm trong số hiệu là {year}, khác năm trong "
    "ngày ban hành. Xem lại văn bản gốc rồi sửa số hiệu hoặc ngày."
)
CITATION_ORDER = (
    "{type} số {symbol} ngày {date} ở mục {place} có số lớn hơn nhưng ngày sớm hơn văn bản số "
    "{other} ngày {other_date} của cùng cơ quan trong năm. Kiểm tra số và ngày của hai văn bản."
)
CITATION_TWO_DAYS = (
    "{type} số {symbol} ở mục {place} ghi ngày {date}, chỗ khác trong báo cáo ghi ngày "
    "{other_date}. Xem lại văn bản gốc rồi ghi thống nhất một ngày."
)
PERIOD_QUARTER = (
    "Câu ở mục {place} nói kết quả “trong {quarter}” trong khi kỳ báo cáo là {period}, dài hơn một "
    "quý. Sửa thành kỳ báo cáo, hoặc ghi lý do nếu chỉ nói riêng quý đó."
)
PERIOD_OUTSIDE = (
    "Câu ở mục {place} nói kết quả trong {quarter} nhưng viện dẫn văn bản ban hành ngoài quý đó: "
    "{documents}. Sửa kỳ trong câu, hoặc kiểm tra ngày của các văn bản."
)
PERIOD_OTHER = (
    "{place} còn ghi kỳ “{other}” trong khi kỳ báo cáo là {period}, có thể chép từ báo cáo cũ. "
    "Sửa lại tên kỳ."
)

# How the forms of a signature are written, and what is wrong with one.
SIGNING_ARTICLES = {
    "nd30-2020": "Điều 13 Nghị định 30/2020/NĐ-CP",
    "tt01-2011": "Điều 12 Thông tư 01/2011/TT-BNV",
}
SIGNING_DEPUTY = "PHÓ "
# Bodies led by one person, by the first word of their name; these never sign for a collective.
HEADED_BODIES = (
    "SỞ", "VĂN PHÒNG", "PHÒNG", "THANH TRA", "CHI CỤC", "CỤC", "TỔNG CỤC", "VỤ", "BỘ", "TRUNG TÂM",
)  # fmt: skip
COLLECTIVE_BODY = "ỦY BAN NHÂN DÂN"
SIGNING_HEADED = (
    "Quyền hạn ký có dòng “{line}”, nhưng {issuer} làm việc theo chế độ thủ trưởng nên không "
    "ký thay mặt tập thể ({article}). Ghi chức vụ người đứng đầu, hoặc KT. khi cấp phó ký."
)
SIGNING_COLLECTIVE = (
    "Báo cáo do {issuer} ban hành nhưng quyền hạn ký thiếu dòng TM. ở trên cùng ({article}). "
    "Thêm dòng “TM. {issuer}”."
)
SIGNING_NO_POSITION = (
    "Dòng cuối của quyền hạn ký là “{line}”, thiếu dòng chức vụ của người ký ({article}). "
    "Thêm chức vụ vào dòng dưới, ví dụ PHÓ CHỦ TỊCH."
)
SIGNING_BARE_CODE = (
    "Dòng “{line}” của quyền hạn ký chỉ có chữ viết tắt ({article}). "
    "Ghi tiếp chức vụ hoặc tên cơ quan."
)
SIGNING_WRITTEN = (
    "Dòng “{line}” của quyền hạn ký viết chưa đúng mẫu, phải viết là “{wanted}” ({article})."
)
SIGNING_NO_DEPUTY_CODE = (
    "Cấp phó ký nhưng phía trên dòng “{line}” không có dòng KT. ghi chức vụ người đứng đầu "
    "({article}). Thêm dòng “{wanted}” ở trên."
)
SIGNING_ORDER = (
    "Dòng “{line}” của quyền hạn ký đứng sai chỗ: TM. chỉ đứng ở dòng đầu và không đi cùng TL., "
    "TUQ. ({article}). Sửa lại các dòng."
)
SIGNING_NO_SUB = (
    "Quyền hạn ký có cả TUQ. và KT., nhưng người được ủy quyền không được ủy quyền lại "
    "({article}). Ghi người được ủy quyền tự ký, hoặc chọn TL."
)
CHOICE_NOT_IN_REGIME = (
    "“{label}” đang ghi “{text}”, không có trong {regime}. Chọn một trong các mục: {known}."
)
DRAFT_NOT_IN_REGIME = (
    "“Dự thảo” đang ghi “{text}” nhưng {regime} không có chỉ dẫn về dự thảo nên phần này không in. "
    "Xóa ô đó nếu không cần."
)
DRAFT_WITH_NUMBER = (
    "Báo cáo đã có số nhưng ô “Dự thảo” còn ghi “{text}”. Xóa ô đó trước khi phát hành."
)
COPY_BEFORE_ISSUE = (
    "Ngày sao ({made}) trước ngày ký báo cáo ({issued}). Kiểm tra lại một trong hai ngày."
)

# --- Vietnamese -----------------------------------------------------------------------------

# The rule a finding goes by stands at its end; the agency's own convention where no decree speaks.
VI_DOUBLED = (
    "“{found}” ở mục {place} bị lặp. Bỏ phần lặp, chỉ viết “{wanted}”. "
    "Theo quy ước soát chính tả: không viết một từ hai lần liền nhau."
)
VI_SYLLABLE = (
    "“{found}” ở mục {place} không phải âm tiết tiếng Việt.{near} Sửa lại, hoặc bỏ qua nếu là tên "
    "riêng hay từ nước ngoài. Theo danh mục âm tiết tiếng Việt của Hunspell."
)
VI_LIKE = " Gần giống: {words}."
VI_CONFUSED = (
    "“{found}” ở mục {place} có lẽ phải là “{wanted}”. Sửa lại dấu, hoặc bỏ qua nếu đúng ý. "
    "Theo danh mục từ dễ nhầm dấu."
)
VI_NEEDED = (
    "“{found}” ở mục {place} có lẽ thiếu từ, thường viết “{wanted}”. Thêm từ còn thiếu, hoặc bỏ "
    "qua. "
    "Theo danh mục cụm từ hành chính."
)
VI_COMMA = (
    "“{found}” ở mục {place} thiếu dấu phẩy giữa các đơn vị được liệt kê. Viết “{wanted}”. "
    "Theo quy tắc dấu phẩy trong phép liệt kê."
)
VI_LETTER = (
    "Điểm {found} ở mục {place} đứng ngay sau điểm {before}. Đánh lại thành {wanted}: các điểm xếp "
    "theo bảng chữ cái tiếng Việt a, b, c, d, đ, e (Phụ lục I Nghị định 30/2020/NĐ-CP)."
)
VI_SPACE_BEFORE = (
    "“{found}” ở mục {place} có khoảng trắng trước dấu câu. Xóa khoảng trắng. "
    "Theo quy ước soạn thảo: dấu câu viết liền từ đứng trước."
)
VI_SPACE_AFTER = (
    "“{found}” ở mục {place} thiếu khoảng trắng sau dấu câu. Thêm khoảng trắng. "
    "Theo quy ước soạn thảo: sau dấu câu có một khoảng trắng."
)
VI_SIGN_TWICE = (
    "“{found}” ở mục {place} có hai dấu câu liền nhau. Chỉ giữ một dấu. "
    "Theo quy ước soạn thảo về dấu câu."
)
VI_BRACKET = (
    "“{found}” ở mục {place} có khoảng trắng bên trong ngoặc đơn. Xóa khoảng trắng. "
    "Theo quy ước soạn thảo: chữ viết liền dấu ngoặc."
)
VI_BLANKS = (
    "“{found}” ở mục {place} có nhiều khoảng trắng liền nhau. Chỉ giữ một. "
    "Theo quy ước soạn thảo: giữa hai từ có một khoảng trắng."
)
VI_LEVELS = (
    "“{found}” ở mục {place} dễ đọc thành số thập phân. Viết “{wanted}”. "
    "Theo cách viết số: dấu phẩy viết liền là dấu thập phân."
)
VI_STYLE = "“{found}” ở mục {place} nên viết “{wanted}”. {why}"
VI_BY_AGENCY = "Theo quy ước của cơ quan, đặt trong Cơ quan, phần Cách viết."
VI_BY_REPORT = (
    "Cơ quan chưa chọn cách viết; trong báo cáo này cách kia dùng {kept} lần, cách này {other} "
    "lần, "
    "một văn bản chỉ nên theo một cách."
)
VI_QUARTER = (
    "“{found}” ở mục {place} viết quý bằng chữ số thường. Viết “{wanted}”. "
    "Theo quy ước của cơ quan: quý viết bằng chữ số La Mã."
)
VI_QUOTES = (
    "{found} ở mục {place} dùng ngoặc kép thẳng trong khi chỗ khác của báo cáo dùng “ ”. Đổi thành "
    "ngoặc kép cong. Theo quy ước soạn thảo: một văn bản dùng một loại ngoặc kép."
)
VI_FRACTION = (
    "“{found}” ở mục {place} không kèm tỷ lệ %, trong khi các số dạng này ở chỗ khác của báo cáo "
    "có "
    "kèm. Thêm tỷ lệ, hoặc bỏ qua. Theo quy ước của cơ quan: số đạt trên tổng số kèm tỷ lệ."
)
VI_CAPITAL = "“{found}” ở mục {place} phải viết “{wanted}”. Theo {law}, phần viết hoa {topic}."
# The annex on capitals by regime.
CAPITALS_LAWS = {
    "nd30-2020": "Phụ lục II Nghị định 30/2020/NĐ-CP",
    "tt01-2011": "phụ lục về viết hoa của Thông tư 01/2011/TT-BNV (nay là Phụ lục II Nghị định "
    "30/2020/NĐ-CP)",
}
CAPITALS_LAW = "Phụ lục II Nghị định 30/2020/NĐ-CP"
VI_FULL = "{full} ({short})"
VI_SHORT_EARLY = (
    "Chữ viết tắt “{short}” ở mục {place} dùng trước khi được giải nghĩa ở mục {later}. Viết "
    "“{full}” ở chỗ dùng đầu tiên. Theo quy ước của cơ quan: viết đủ ở lần đầu, viết tắt từ lần "
    "sau."
)
VI_SHORT_AGAIN = (
    "Chữ viết tắt “{short}” ở mục {place} đã được giải nghĩa ở mục {first}. Chỉ viết “{short}”. "
    "Theo quy ước của cơ quan: giải nghĩa một lần."
)
VI_SHORT_UNKNOWN = (
    "Chữ viết tắt “{short}” ở mục {place} chưa được giải nghĩa ở chỗ nào trong báo cáo. Viết đủ, "
    "kèm "
    "“({short})” ở lần đầu, hoặc bỏ qua. Theo quy ước của cơ quan: viết đủ ở lần đầu."
)
VI_SHORT_FULL = (
    "Chữ viết tắt “{short}” ở mục {place} chưa được giải nghĩa. Viết “{full}” ở lần đầu, "
    "hoặc bỏ qua. Theo quy ước của cơ quan: viết đủ ở lần đầu."
)
VI_SHORT_TYPO = (
    "Chữ viết tắt “{short}” ở mục {place} có lẽ gõ nhầm từ “{meant}”. Sửa lại, hoặc giải nghĩa nếu "
    "là "
    "chữ viết tắt khác. Theo danh mục chữ viết tắt của cơ quan."
)
VI_CAUSE = (
    "Mục {place} nêu hạn chế nhưng không nói nguyên nhân. Bổ sung nguyên nhân chủ quan, khách "
    "quan. "
    "Theo đề cương báo cáo CCHC: hạn chế đi cùng nguyên nhân."
)
VI_SUBJECT = (
    "Trích yếu dùng chữ viết tắt “{short}” khi chưa có chỗ nào giải nghĩa. Viết “{full}”. Theo quy "
    "ước của cơ quan: trích yếu viết đủ."
)
VI_FILING = (
    "Nơi nhận “{line}” không có “VT”. Viết “Lưu: VT, …”: bản gốc lưu ở Văn thư. Theo {law}, phần "
    "Nơi "
    "nhận."
)
VI_MAIL = (
    "Nơi nhận “{line}” là địa chỉ thư điện tử. Ghi tên cơ quan nhận, còn địa chỉ dùng khi gửi. "
    "Theo {law}, phần Nơi nhận."
)
VI_ADDRESSEES = (
    "Báo cáo gửi cấp trên chưa có Kính gửi. Điền cơ quan nhận vào ô Kính gửi, dòng đầu của Nơi "
    "nhận "
    "ghi “Như trên”. Theo {law}, phần Nơi nhận."
)
VI_URGENT = (
    "Báo cáo đóng dấu “{urgency}” nhưng ngày đến {received} là {days} ngày sau ngày ký {issued}. "
    "Kiểm "
    "tra ngày, hoặc bỏ dấu khẩn. Theo {law}, phần dấu chỉ mức độ khẩn."
)
VI_CUT_OFF = (
    "Báo cáo ký ngày {issued}, trước khi hết kỳ số liệu ({end}), mà ô “Số liệu đến ngày” còn "
    "trống. "
    "Ghi ngày chốt số liệu. Theo quy ước báo cáo định kỳ: số liệu phải có ngày chốt."
)
VI_LAWS = {
    "nd30-2020": "Phụ lục I Nghị định 30/2020/NĐ-CP",
    "tt01-2011": "Thông tư 01/2011/TT-BNV",
}

VI_FIX = "Sửa “{found}” thành “{wanted}”"
VI_FIX_ALL = "Sửa “{found}” thành “{wanted}” – {count} chỗ trong mục này"
# The kinds of findings that can be let pass, as the list of those names them.
VI_RULES = {
    "tv.am_tiet": "Âm tiết không có trong tiếng Việt",
    "tv.dat_dau": "Vị trí dấu thanh",
    "tv.dau_cau": "Dấu câu, khoảng trắng",
    "tv.i_y": "Tỷ hay tỉ",
    "tv.lap_tu": "Lặp từ",
    "tv.liet_ke": "Dấu phẩy khi liệt kê",
    "tv.ngoac_kep": "Ngoặc kép",
    "tv.nham_dau": "Nhầm dấu",
    "tv.quy": "Cách viết quý",
    "tv.so_khong": "Số 0 trước số đếm",
    "tv.so_le": "Mức độ dễ đọc thành số thập phân",
    "tv.thieu_tu": "Thiếu từ",
    "tv.thieu_ty_le": "Số không kèm tỷ lệ",
    "tv.thong_nhat": "Một tên viết nhiều cách",
    "tv.thu_tu_diem": "Thứ tự điểm a, b, c, d, đ",
    "tv.trich_yeu": "Viết tắt trong trích yếu",
    "tv.viet_hoa": "Viết hoa",
    "tv.viet_tat.chua": "Viết tắt chưa giải nghĩa",
    "tv.viet_tat.lai": "Viết tắt giải nghĩa hai lần",
    "tv.viet_tat.nham": "Viết tắt gõ nhầm",
    "tv.viet_tat.truoc": "Viết tắt dùng trước khi giải nghĩa",
}

# What is said of the file that an old report was read from.
SOURCE_STAMP = (
    "Tệp là bản có dấu “{arrived}” (dòng {line}): bản đến của nơi nhận, không phải bản phát hành; "
    "chữ "
    "trong dấu lẫn vào trích yếu và câu mở đầu. Chương trình đã tách dấu; xem lại trích yếu, Lời "
    "mở "
    "đầu và các ô của dấu đến."
)
SOURCE_LABEL = (
    "Nhãn “{found}” của dấu đến (dòng {line}) do máy đọc sai, đúng là “{wanted}”. Đã bỏ khi nhập."
)
SOURCE_LETTER = (
    "Dòng {line} đánh {found} ngay sau {before}, thiếu {wanted}. Bảng chữ cái tiếng Việt: a, b, c, "
    "d, "
    "đ, e (Phụ lục I Nghị định 30/2020/NĐ-CP). Chương trình tự đánh lại chữ của các mục."
)
SOURCE_HEADINGS = (
    "{count} trong {total} tiêu đề có dấu ở cuối, các tiêu đề khác không có: {shown}. Chương trình "
    "in "
    "tiêu đề không có dấu cuối."
)
SOURCE_TONES = "“{found}” đặt dấu khác với phần lớn văn bản. Một văn bản chỉ nên theo một cách."
SOURCE_SUSPECT = (
    "“{found}” (dòng {line}) không phải âm tiết tiếng Việt, có thể do máy đọc sai. Đối chiếu bản "
    "gốc."
)
SOURCE_ARTEFACTS = "{count} ký hiệu do máy đọc sinh ra ({shown}). Chương trình bỏ khi nhập."

# --- export and rendering -------------------------------------------------------------------

PDF_NOTE = "Chú thích {number}"
PDF_MARK_OF_NOTE = "Về chỗ gọi chú thích {number}"
LAYOUT_UNREADABLE = (
    "Không đọc được tệp trình bày {file}: tệp thiếu, không phải UTF-8 hoặc sai cú pháp TOML. "
    "Cài lại chương trình, hoặc sửa tệp theo chi tiết kèm theo."
)
LAYOUT_UNKNOWN_KEY = (
    "Mục {where} không có trong quy định của tệp trình bày, có thể gõ sai tên. "
    "Sửa tên mục hoặc bỏ mục đó."
)
LAYOUT_MISSING_KEY = (
    "Tệp trình bày thiếu mục {where}. Thêm mục đó, có thể chép từ tệp trình bày khác."
)
LAYOUT_WRONG_VALUE = (
    "Giá trị của mục {where} trong tệp trình bày không dùng được: sai kiểu hoặc ngoài các giá trị "
    "cho phép. Xem mục cùng tên trong tệp trình bày khác rồi sửa lại."
)
FONT_UNREADABLE = (
    "Không đọc được tệp phông chữ {file} nên không trình bày được văn bản: tệp thiếu hoặc đã hỏng. "
    "Cài lại chương trình."
)
REGIME_UNKNOWN = (
    "Không có quy định thể thức “{regime}”. Các quy định dùng được: {known}. Chọn một trong số đó."
)
EXPORT_TARGET_IS_FOLDER = (
    "Không xuất được báo cáo vì {path} là thư mục. Gõ thêm tên tệp, ví dụ bao-cao.pdf."
)
EXPORT_NO_FOLDER = (
    "Không xuất được báo cáo vì không có thư mục {folder}. Tạo thư mục đó, hoặc chọn nơi khác."
)
VARIANTS = {
    "outgoing": "bản phát hành",
    "signing": "bản trình ký, để trống số và ngày",
    "signing-filled": "bản trình ký, điền số và ngày",
    "received": "bản có dấu đến",
    "copy": "bản sao",
}
VARIANT_UNKNOWN = "Không có bản xuất “{name}”. Các bản dùng được: {known}. Chọn một trong số đó."
VARIANT_NEEDS = (
    "Chưa làm được {variant} vì báo cáo chưa có {labels}. "
    "Nhập ở mục Thể thức và người ký rồi thử lại."
)
RECEIVED_NEEDS = "Nhập {labels} ở bên trái để xem và xuất được bản có dấu đến."
AREA_NAMES = {
    "number": "số", "day": "ngày", "month": "tháng", "signature": "chữ ký", "seal": "dấu cơ quan",
}  # fmt: skip
AREAS_RESERVED = (
    "Chỗ chừa để ký số (mm, tính từ mép trái và mép trên của trang, rồi đến rộng và cao):"
)
AREA_LINE = "{name}: trang {page}, x {x}, y {y}, rộng {width}, cao {height}"
FORMAT_UNKNOWN = "Không có định dạng xuất “{name}”. Các định dạng dùng được: {known}."

PAGES_MISSING = "Chưa ghi trang cần in. Ghi số trang, ví dụ 1-3,7."
PAGES_UNREADABLE = (
    "“{typed}” không đọc được thành trang cần in. Ghi số trang hoặc khoảng trang, cách nhau bằng "
    "dấu phẩy, ví dụ 1-3,7."
)
PAGES_OUTSIDE = (
    "“{typed}” không có trong báo cáo này: báo cáo có {count} trang. Ghi lại các trang cần in, "
    "số nhỏ trước."
)
PRINTER_REFUSED = (
    "Máy in {printer} không nhận trang in nên chưa in được. Kiểm tra máy in đã bật và kết nối rồi "
    "in lại, hoặc xuất báo cáo ra tệp PDF."
)

# Names of styles as Word lists them.
DOCX_STYLES = {
    "Nation": "Quốc hiệu",
    "Motto": "Tiêu ngữ",
    "ParentBody": "Cơ quan chủ quản",
    "Issuer": "Cơ quan ban hành",
    "DocumentNumber": "Số, ký hiệu",
    "PlaceAndDate": "Địa danh, ngày tháng",
    "Stamp": "Dấu độ khẩn",
    "Marking": "Dấu chỉ mức độ",
    "Authority": "Chức vụ người ký",
    "Signer": "Họ tên người ký",
    "Addressees": "Kính gửi",
    "RecipientsLabel": "Nơi nhận",
    "Recipients": "Danh sách nơi nhận",
    "Drafter": "Ký hiệu người soạn",
    "Contact": "Địa chỉ cơ quan",
    "AnnexNumber": "Số phụ lục",
    "AnnexTitle": "Tiêu đề phụ lục",
    "AnnexReference": "Chỉ dẫn phụ lục",
    "TableHead": "Đầu bảng",
    "TableCell": "Ô bảng",
    "ChartTitle": "Tiêu đề biểu đồ",
    "CopyForm": "Hình thức sao",
    "ReceivedAgency": "Cơ quan nhận",
    "ReceivedWord": "Chữ trên dấu đến",
    "ReceivedRow": "Dòng trên dấu đến",
    "Spacer": "Khoảng cách",
}

# --- settings as a file, releases ------------------------------------------------------------

SETTINGS_UNREADABLE = (
    "Không nạp được cài đặt từ {path} vì không đọc được tệp hoặc tệp không phải do nút Ghi ra tệp "
    "của hộp Cài đặt tạo ra. Cài đặt giữ nguyên. Chọn lại tệp cài đặt (.json)."
)
PROGRAM_UPDATED = (
    "Chương trình đã được cập nhật lên phiên bản {version}; dữ liệu và cài đặt giữ nguyên. "
    "Có gì mới: Trợ giúp ▸ Giới thiệu, có gì mới."
)

# --- importing ------------------------------------------------------------------------------

JSON_SYNTAX = (
    "Không đọc được tệp JSON: sai cú pháp ở dòng {line}, cột {column}. Báo cáo không thay đổi. "
    "Sửa lại chỗ đó rồi nhập lại."
)
JSON_TOO_DEEP = (
    "Không đọc được tệp JSON vì các phần lồng nhau quá nhiều lớp, khác với tệp do chương trình "
    "xuất. Báo cáo không thay đổi. Kiểm tra lại tệp đã chọn."
)
JSON_DUPLICATE = (
    "Không nhập tệp JSON vì tên “{name}” có hai lần trong cùng một phần nên không biết lấy giá trị "
    "nào. Báo cáo không thay đổi. Bỏ bớt một chỗ rồi nhập lại."
)
JSON_NUMBER = (
    "Không nhập tệp JSON vì “{number}” không phải số dùng được: chỉ nhận số có tối đa 15 chữ số. "
    "Báo cáo không thay đổi. Sửa lại số rồi nhập lại."
)
JSON_SHAPE = (
    "Không nhập tệp JSON vì phần {where} sai dạng. Tệp gồm các phần answers, texts, head, reasons; "
    'mỗi phần có dạng {{"tên": giá trị}}. Báo cáo không thay đổi. Sửa lại phần đó rồi nhập lại.'
)
JSON_UNKNOWN = (
    "Không nhập tệp JSON vì đề cương không có: {names}. Báo cáo không thay đổi. "
    "Sửa lại tên theo danh sách số liệu của đề cương, hoặc bỏ các dòng đó."
)
JSON_NOT_TYPED = (
    "Không nhập tệp JSON vì các số liệu này do chương trình tính hoặc lấy từ hồ sơ cơ quan: "
    "{names}. Báo cáo không thay đổi. Bỏ các dòng đó rồi nhập lại."
)
JSON_VALUE = (
    "Không nhập tệp JSON vì giá trị của {names} không đúng loại. Báo cáo không thay đổi. "
    'Sửa lại, ví dụ 123, "78,57" hoặc {{"missing": "no_data"}}, rồi nhập lại.'
)
# Reading old reports from Word, PDF and old encodings.
IMPORT_NO_DOCX = (
    "Không đọc được tệp {file} vì không phải tệp Word (.docx), tệp bị hỏng hoặc bị khóa bằng mật "
    "khẩu. Báo cáo không thay đổi. Mở tệp bằng Word, lưu lại dạng .docx rồi nhập lại."
)
IMPORT_BOMB = (
    "Không đọc tệp {file} vì nội dung bên trong lớn bất thường hoặc có khai báo mà tệp Word không "
    "bao giờ có; tệp như vậy có thể làm treo máy. Báo cáo không thay đổi. Hỏi lại nơi gửi tệp."
)
IMPORT_OLD_DOC = (
    "Không đọc được tệp {file} vì đây là tệp Word đời cũ (.doc) hoặc tệp có mật khẩu. Báo cáo "
    "không thay đổi. Mở tệp bằng Word, lưu lại dạng .docx không mật khẩu rồi nhập lại."
)
STORED_UNREADABLE = (
    "Giá trị trong tệp dữ liệu không đọc được, có thể do chương trình khác ghi vào. "
    "Nhập lại giá trị."
)
TEXT_UNPRINTED = (
    "“{place}” có ký tự mà phông chữ in không có: {letters}. Bản in có ô trống ở chỗ đó. "
    "Xóa hoặc thay các ký tự ấy."
)
# Kinds of files that no importer reads, by how they begin.
IMPORT_KINDS: dict[str, tuple[bytes, ...]] = {
    "tệp RTF": (b"{\\rtf",),
    "trang web (HTML)": (b"<!doctype html", b"<html"),
    "tệp XML": (b"<?xml",),
    "tệp ảnh": (b"\x89png", b"\xff\xd8\xff", b"gif8", b"ii*\x00", b"mm\x00*"),
}
IMPORT_OTHER_KIND = (
    "Không đọc tệp {file} vì bên trong là {kind}, dù tên tệp có thể khác. Báo cáo không thay đổi. "
    "Mở tệp bằng Word, lưu lại dạng .docx rồi nhập tệp đó."
)
IMPORT_TOO_LONG = (
    "Chưa nhập tệp vì phần chữ dài {count} ký tự, nhiều nhất {most} ký tự, dài hơn mọi báo cáo. "
    "Báo cáo không thay đổi. Kiểm tra lại tệp đã chọn."
)
IMPORT_SCANNED = (
    "Không đọc được tệp {file} vì các trang chỉ là ảnh quét, không có chữ. Báo cáo không thay đổi. "
    "Tìm bản Word của báo cáo, hoặc dùng phần mềm nhận dạng chữ tiếng Việt rồi nhập tệp kết quả."
)
IMPORT_CONVERTED = "Đã chuyển sang Unicode phần văn bản có vẻ là mã {names}."
# Tables of old reports that are proposed to a table of the report.
IMPORT_TABLE_ROWS = "{count} dòng"
IMPORT_TABLE_SECTION = "Bảng ở mục {section}"
IMPORT_TABLE_ANNEX = "Bảng ở phụ lục hoặc ngoài các mục"
IMPORT_TABLE_CELL = "dòng {row} ({name}), cột {column}: “{text}” đọc không chắc, để trống"
IMPORT_TABLE_SUM = "dòng {name}, cột {column}: ghi {told}, các dòng cộng được {counted}"
IMPORT_TABLE_STRANGE = "cột không có chỗ, không nhận: {columns}"
IMPORT_TABLE_ABSENT = "tệp không có cột: {columns}"
CLI_TABLES = "{count} bảng đề xuất, chưa ghi vào báo cáo. Gõ thêm --accept all để nhận:"
IMPORT_SUSPECTS = "Có {count} chữ có thể do máy quét đọc sai:"
IMPORT_SUSPECT = "{word}\t{place}\t{sentence}"
IMPORT_HEADINGS = "Có {count} đề mục không khớp đề cương, chữ của chúng nằm ở mục đứng trước:"
IMPORT_NO_HEADING = (
    "Không đọc được báo cáo cũ vì trong văn bản không có đề mục nào của đề cương "
    "(I., 1., 1.1., a). "
    "Chưa có gì được ghi. Kiểm tra lại tệp có phải báo cáo cải cách hành chính hay không, "
    "hoặc thêm số thứ tự vào đầu các đề mục rồi nhập lại."
)

# --- store and backup -----------------------------------------------------------------------

FILE_MISSING = (
    "Không có tệp dữ liệu tại {path}: tệp đã bị xóa, đổi tên hoặc chuyển chỗ. "
    "Tìm lại tệp, mở một bản sao lưu, hoặc tạo tệp dữ liệu mới."
)
FILE_EMPTY = (
    "Tệp dữ liệu {path} không còn nội dung nào (0 byte), nghĩa là dữ liệu đã mất chứ không phải "
    "tệp mới. Tệp được giữ nguyên. Mở một bản sao lưu, hoặc chọn tệp dữ liệu khác."
)
FILE_IS_FOLDER = (
    "{path} là thư mục, không phải tệp dữ liệu. "
    "Chọn tệp .cchc nằm trong thư mục đó hoặc ở nơi khác."
)
FILE_NOT_REGULAR = "{path} không phải tệp thông thường nên không mở được. Chọn một tệp .cchc."
FILE_NOT_DATABASE = (
    "{path} không phải tệp dữ liệu của chương trình, hoặc phần đầu tệp đã hỏng. "
    "Tệp được giữ nguyên. Chọn tệp .cchc khác, hoặc mở một bản sao lưu."
)
FILE_FOREIGN = (
    "{path} là tệp dữ liệu của một chương trình khác nên không mở được. "
    "Tệp được giữ nguyên. Chọn một tệp .cchc do chương trình này tạo."
)
FILE_NEWER = (
    "Tệp {path} có định dạng dữ liệu số {found}; chương trình đang dùng (phiên bản {program}) "
    "chỉ hiểu đến số {known}. Dữ liệu không bị thay đổi. Cài phiên bản mới hơn của chương trình, "
    "hoặc chọn tệp khác."
)
FILE_DAMAGED = (
    "Tệp dữ liệu {path} bị hỏng nên chưa mở được. Tệp gốc được giữ nguyên. "
    "Mở bản sao lưu gần nhất, hoặc thử cứu phần dữ liệu còn đọc được."
)
FILE_LOCKED = (
    "Tệp dữ liệu {path} đang bị một chương trình khác giữ (cửa sổ khác, phần mềm đồng bộ hoặc "
    "diệt vi-rút), nên chưa đọc ghi được. Dữ liệu không bị thay đổi. "
    "Đóng chương trình đó rồi thử lại."
)
FILE_UNFINISHED = (
    "Tệp dữ liệu {path} còn một lần ghi dở chưa hoàn tất và đang ở chỗ chỉ đọc, nên chưa mở được. "
    "Chép tệp cùng tệp có đuôi -journal bên cạnh sang thư mục ghi được rồi mở lại."
)
FILE_FINISHED = (
    "Lần trước chương trình hoặc máy tính dừng giữa lúc đang ghi vào {path}. Lần ghi dở đã được "
    "bỏ; mọi nội dung đã báo là đã lưu vẫn còn. Xem lại ô vừa nhập sau cùng, nếu thiếu thì nhập "
    "lại."
)
FILE_LEFTOVER_STRANGE = (
    "Chưa mở tệp dữ liệu {path} vì tệp {leftover} bên cạnh không khớp với nó (bị cắt bớt hoặc của "
    "tệp khác); mở ra sẽ làm hỏng dữ liệu. Cả hai tệp được giữ nguyên. Chuyển tệp {leftover} sang "
    "thư mục khác rồi mở lại, hoặc mở một bản sao lưu."
)
FILE_INDEX_REBUILT = (
    "Chỉ mục trong tệp dữ liệu {path} không còn khớp nên đã được dựng lại từ dữ liệu; số liệu và "
    "văn bản không thay đổi. Nên sao lưu sang ổ đĩa khác và kiểm tra ổ đĩa."
)
FILE_HISTORY_GAP = (
    "Trong tệp {path} có {count} chỗ số liệu hoặc văn bản không khớp với lịch sử thay đổi: tệp có "
    "thể đã bị chương trình khác sửa hoặc hỏng một phần. Chưa có gì bị thay đổi. Dùng Kiểm tra dữ "
    "liệu để xem từng chỗ, hoặc mở một bản sao lưu để đối chiếu."
)
FILE_HAS_TAIL = (
    "Cuối tệp dữ liệu {path} có {count} byte không thuộc dữ liệu, có thể do lỗi ổ đĩa hoặc chép "
    "tệp. Dữ liệu vẫn đọc được đầy đủ. Nên sao lưu sang ổ đĩa khác và kiểm tra ổ đĩa."
)
FILE_CHANGED_OUTSIDE = (
    "Chưa ghi: một chương trình khác vừa sửa báo cáo này trong tệp {path}. Nội dung vừa nhập vẫn "
    "còn trên màn hình. Bấm “Nạp lại” để xem bản mới; nội dung vừa nhập được ghi tiếp vào bản đó."
)
FILE_UNREACHABLE = (
    "Không mở được tệp {path}: hệ thống không cho phép hoặc đường dẫn không dùng được. "
    "Kiểm tra ổ đĩa, đường dẫn và quyền của tài khoản đang dùng, rồi thử lại."
)
FILE_MOVED = (
    "Chưa ghi được: tệp dữ liệu {path} đã bị xóa, đổi tên hoặc thay bằng tệp khác trong lúc đang "
    "mở. Nội dung vừa nhập vẫn còn trên màn hình. Đưa tệp về chỗ cũ rồi ghi lại, "
    "hoặc ghi bản sao sang nơi khác."
)
FILE_BECAME_READ_ONLY = (
    "Chưa ghi được vào tệp dữ liệu {path} vì tệp hoặc ổ đĩa chỉ cho đọc. "
    "Nội dung vừa nhập vẫn còn trên màn hình. Bỏ thuộc tính chỉ đọc rồi ghi lại, "
    "hoặc ghi bản sao sang nơi khác."
)
FILE_OPENED_READ_ONLY = (
    "Tệp dữ liệu {path} đang mở chỉ để xem nên không ghi được. {reason} "
    "Chép tệp sang thư mục ghi được rồi mở bản chép đó để sửa."
)
FILE_OLD_AND_READ_ONLY = (
    "Tệp dữ liệu {path} do phiên bản cũ tạo, phải nâng cấp trước khi mở nhưng không ghi được. "
    "{reason} Chép tệp sang thư mục ghi được rồi mở bản chép đó."
)
FILE_OPEN_ELSEWHERE = (
    "Tệp dữ liệu {path} đang được mở trong một cửa sổ khác của chương trình. Có thể xem nhưng "
    "không sửa trong cửa sổ này. Sửa ở cửa sổ kia, hoặc đóng cửa sổ kia rồi mở lại."
)
REASON_OPEN_ELSEWHERE = "Lý do: tệp đang được mở trong một cửa sổ khác của chương trình."
REASON_FILE_READ_ONLY = "Lý do: tệp có thuộc tính chỉ đọc hoặc tài khoản không có quyền ghi."
REASON_FOLDER_READ_ONLY = "Lý do: thư mục hoặc ổ đĩa chứa tệp chỉ cho đọc."
DISK_FULL = (
    "Chưa ghi được dữ liệu vào {path} vì ổ đĩa đã đầy. Nội dung vừa nhập vẫn còn trên màn hình. "
    "Giải phóng chỗ trống rồi ghi lại, hoặc ghi bản sao sang nơi khác."
)
DISK_ERROR = (
    "Chưa đọc ghi được tệp {path} vì ổ đĩa báo lỗi hoặc đã đầy. Nội dung vừa nhập vẫn còn trên màn "
    "hình. Kiểm tra ổ đĩa, dây nối hoặc mạng rồi ghi lại, hoặc ghi bản sao sang nơi khác."
)
TARGET_EXISTS = (
    "Chưa tạo tệp vì tại {path} đã có sẵn tệp hoặc thư mục. Mục có sẵn được giữ nguyên. "
    "Chọn tên khác."
)
TARGET_IS_SOURCE = (
    "Không ghi bản sao lưu vào chính tệp dữ liệu đang dùng ({path}). Chọn tên hoặc thư mục khác."
)
TARGET_UNREACHABLE = (
    "Không ghi được tệp {path}: thư mục không cho ghi hoặc đường dẫn không dùng được. "
    "Chọn thư mục khác, hoặc kiểm tra ổ đĩa và quyền của tài khoản đang dùng."
)
TARGET_DISK_FULL = (
    "Không ghi được tệp {path} vì ổ đĩa đã đầy. Giải phóng chỗ trống hoặc chọn ổ đĩa khác."
)
BACKUP_NOT_SOUND = (
    "Bản sao lưu vừa ghi tại {path} không khớp với dữ liệu gốc nên đã bị bỏ; dữ liệu gốc được giữ "
    "nguyên. Kiểm tra ổ đĩa rồi sao lưu lại, hoặc chọn ổ đĩa khác."
)
REPORT_UNKNOWN = (
    "Không có báo cáo mã “{code}” trong tệp {path}. Các mã đang có: {codes}. "
    "Chọn một mã trong số đó."
)
REPORT_UNKNOWN_NONE = (
    "Không có báo cáo mã “{code}”: tệp {path} chưa có báo cáo nào. Tạo báo cáo trước."
)
REPORT_EXISTS = (
    "Chưa tạo được báo cáo vì mã “{code}” đã có trong tệp {path}. Báo cáo có sẵn được giữ nguyên. "
    "Mở báo cáo đó, hoặc chọn kỳ khác."
)

# --- templates and agencies -----------------------------------------------------------------

EDITION_UNKNOWN = (
    "Không có đề cương “{edition}”. Các đề cương đang có: {known}. Chọn một trong số đó."
)
AGENCY_UNKNOWN = (
    "Không có hồ sơ cơ quan “{key}”. Các cơ quan đang có: {known}. Chọn một trong số đó."
)

TOML_UNREADABLE = (
    "Không đọc được tệp {file}: tệp thiếu, không phải UTF-8 hoặc sai cú pháp TOML. "
    "Cài lại chương trình, hoặc sửa tệp theo chi tiết kèm theo."
)
TOML_MISSING_KEY = "Thiếu mục {where}. Thêm mục đó, có thể chép theo một mục cùng loại trong tệp."
TOML_UNKNOWN_KEY = (
    "Chương trình không biết mục {where}, có thể gõ sai tên. Sửa tên mục hoặc bỏ mục đó."
)
TOML_WRONG_TYPE = (
    "Giá trị của mục {where} sai kiểu (chữ, số nguyên, ngày, danh sách). "
    "Xem mục cùng tên ở chỗ khác rồi sửa lại."
)
TOML_WRONG_VALUE = (
    "Mục {where} không dùng được với loại chỉ tiêu này, hoặc thiếu mục đi kèm. Sửa hoặc bỏ mục đó."
)
TOML_BAD_IDENTIFIER = (
    "Tên ở mục {where} không đúng mẫu: chỉ gồm chữ thường không dấu, chữ số, gạch dưới, "
    "các phần cách nhau bằng dấu chấm. Sửa lại tên."
)
TEMPLATE_DUPLICATE = (
    "Tên ở {where} đã được dùng trước đó trong bộ mẫu. Đổi một trong hai thành tên khác."
)
TEMPLATE_RESERVED = (
    "Tên ở {where} bắt đầu hoặc kết thúc bằng phần dành riêng cho chương trình (head., text., "
    "reason., review., note., period., previous., year_before., just_before., same_start., items., "
    "cau., .done, .total). Chọn tên khác."
)
TEMPLATE_UNKNOWN_FILE = (
    "Phần {where} nhắc tới tệp “{file}” nhưng trong thư mục của bộ mẫu không có tệp đó. "
    "Sửa tên hoặc thêm tệp."
)
TEMPLATE_STRAY_FILE = (
    "Tệp “{file}” nằm trong thư mục của bộ mẫu nhưng {where} không nhắc tới. "
    "Thêm tệp vào một phần, hoặc chuyển tệp đi nơi khác."
)
TEMPLATE_CHAPTER_KEY = (
    "Mục đầu tiên của phần “{chapter}” là {where}, không cùng tên với phần. "
    "Đổi cho hai tên giống nhau."
)
TEMPLATE_LEVEL_JUMP = (
    "Cấp của mục {where} không nối tiếp mục đứng trước: mục đầu phần phải là cấp 1, các mục sau từ "
    "cấp 2 đến cấp 4 và mỗi lần chỉ xuống thêm một cấp. Sửa lại cấp."
)
TEMPLATE_TWO_SOURCES = (
    "Chỉ tiêu {where} vừa có công thức (compute) vừa lấy từ thông tin cơ quan (profile). "
    "Bỏ một trong hai."
)
TEMPLATE_NOT_KNOWN = "Giá trị của mục {where} không dùng được. Các giá trị dùng được: {known}."
TEMPLATE_BAD_EXPRESSION = (
    "Công thức ở mục {where} không đọc được. Công thức chỉ gồm tên chỉ tiêu, số, + - * / ( ), "
    "so sánh, and, or, not và các hàm percent, rest_percent, count, items, min, max, abs, "
    "answered, "
    "none_arisen, no_data, not_applicable. "
    "Sửa theo chi tiết kèm theo."
)
PERIOD_UNKNOWN = (
    "Không có kỳ báo cáo “{code}”. Mã kỳ gồm năm, gạch nối và loại kỳ, ví dụ 2018-6T; "
    "các loại kỳ dùng được: {known}."
)
PERIOD_TOO_EARLY = (
    "Chưa có thời gian chốt số liệu cho kỳ {code}: chương trình chỉ biết từ năm {first}. "
    "Chọn năm khác."
)
DATES_REVERSED = (
    "Thời gian hiệu lực ở {where} có ngày bắt đầu sau ngày kết thúc. Sửa lại một trong hai ngày."
)
# Letters of the fourth level of headings, as in the section list of the window.
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
# What a number names, rather than counts, when it follows; templates may hold such numbers.
NUMBERED_NAMES = ("ngày", "mức độ", "ISO", "TCVN")

ANNEX_CHOICES = ("Kèm theo báo cáo", "Không kèm theo")
ANNEX_CHART_SOURCE = (
    "Biểu đồ {where} phải lấy số liệu từ một nơi: các chỉ tiêu (fields) hoặc chỉ số của cơ quan "
    "(index). Giữ lại một trong hai."
)

# --- values ---------------------------------------------------------------------------------

QUALIFIERS = {"over": "trên", "more": "hơn", "nearly": "gần", "about": "khoảng"}
QUALIFIER_KEYS = {"^": "over", ">": "more", "<": "nearly", "~": "about"}
MISSING = {
    "no_data": "chưa có số liệu",
    "none_arisen": "không phát sinh",
    "not_applicable": "không áp dụng",
}
# What stands where a sentence would word a figure that is none.
PHRASE_MISSING = {
    "no_data": "chưa tổng hợp được số liệu về {label}",
    "not_applicable": "không áp dụng đối với {label}",
}
MISSING_KEYS = {"?": "no_data", "-": "none_arisen", "x": "not_applicable"}
SMALL_NUMBERS = (
    "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười",
)  # fmt: skip
PERCENT_POINT = "điểm %"
RISE = "tăng {amount}"
FALL = "giảm {amount}"
# A rank moves by places, whatever its unit is called.
RANK_STEPS = "bậc"
UNCHANGED = "không đổi"
SINCE = "{difference} so với {period}"
UNANSWERED = "……"
BLANKS_LEFT = "Còn {count} chỗ trống “……” trong bản in."
NUMBER_AMBIGUOUS = (
    "“{typed}” có dấu chấm ở vị trí không phải hàng nghìn. Số được giữ nguyên như đã gõ và chưa "
    "dùng để tính. Gõ dấu phẩy cho phần thập phân, dấu chấm cho hàng nghìn."
)
NUMBER_UNREADABLE = (
    "“{typed}” không đọc được thành số nên được giữ nguyên như đã gõ và chưa dùng để tính. "
    "Gõ lại số, ví dụ 199.634 hoặc 78,57."
)
NUMBER_TOO_LONG = (
    "“{typed}” dài quá 15 chữ số nên được giữ nguyên như đã gõ và chưa dùng để tính. "
    "Kiểm tra lại số chữ số."
)
NUMBER_NOT_WHOLE = (
    "“{typed}” có phần thập phân, trong khi ô này đếm số nguyên. Số được giữ nguyên như đã gõ và "
    "chưa dùng để tính. Gõ lại số nguyên."
)
FRACTION_UNREADABLE = (
    "“{typed}” không đọc được thành hai số dạng đã đạt/tổng số nên được giữ nguyên như đã gõ. "
    "Gõ lại, ví dụ 12/12."
)
DATE_UNREADABLE = (
    "“{typed}” không phải ngày có thật nên được giữ nguyên như đã gõ. "
    "Gõ lại theo ngày/tháng/năm, ví dụ 05/6/2018."
)
TABLE_UNREADABLE = "Bảng không đọc được nên được giữ nguyên như đã gõ. Nhập lại các dòng của bảng."
# What is asked about a number that can be read in two ways.
NUMBER_WHICH = "Giá trị cần nhập là số nào?"
NUMBER_KEPT = "Số được giữ nguyên như đã gõ và chưa dùng để tính. Gõ lại số đúng như ô này hỏi."
DOUBT_DOT = "“{typed}” có dấu chấm ở vị trí không phải hàng nghìn."
DOUBT_COMMA = (
    "“{typed}” có dấu phẩy ở vị trí của hàng nghìn, trong khi dấu phẩy ở đây bắt đầu phần "
    "thập phân."
)
# How the signs of numbers are typed, the longer before the shorter that ends alike.
NUMBER_SIGNS = {
    "điểm phần trăm": "điểm %",
    "điểm %": "điểm %",
    "điểm%": "điểm %",
    "đ%": "điểm %",
    "phần trăm": "%",
    "%": "%",
}
# By the sign typed and the sign of the field's type.
WRONG_SIGNS = {
    ("%", "điểm %"): (
        "“{typed}” là tỷ lệ phần trăm, còn ô này hỏi chênh lệch giữa hai tỷ lệ, tính bằng điểm %."
    ),
    ("điểm %", "%"): (
        "“{typed}” là chênh lệch giữa hai tỷ lệ, còn ô này hỏi một tỷ lệ, tính bằng %."
    ),
    ("%", ""): "“{typed}” là tỷ lệ phần trăm, còn ô này hỏi số đếm hoặc số đo, không phải tỷ lệ.",
    ("điểm %", ""): ("“{typed}” là chênh lệch giữa hai tỷ lệ, còn ô này hỏi số đếm hoặc số đo."),
}

# --- trying the installed program out (selftest.py)

SELFTEST_FOLDER = "Báo cáo Ấp Đông"
SELFTEST_DATA = "Dữ liệu thử"
SELFTEST_SYLLABLES = ("nghĩa", "Đường", "khuya")
SELFTEST_MODULES = "Đạt: nạp được {count} phần của chương trình."
SELFTEST_SAMPLE = "Đạt: tạo tệp dữ liệu và báo cáo mẫu có {count} mục."
SELFTEST_SPELLING = "Đạt: tra được danh sách âm tiết tiếng Việt."
SELFTEST_EXPORTED = "Đạt: xuất PDF, Word và văn bản theo thể thức {regime}."
SELFTEST_MEASURED = "Đạt: đo được thể thức của tệp PDF theo {regime}."
SELFTEST_READ = "Đạt: đọc lại được các tệp đã xuất."
SELFTEST_NEWER = "Đạt: không mở tệp dữ liệu của bản mới hơn, và giữ nguyên tệp đó."
SELFTEST_WINDOW = "Đạt: mở cửa sổ và đi qua mọi mục."
SELFTEST_PREVIEW = "Đạt: dựng được trang xem trước."
SELFTEST_DONE = "Chương trình chạy tốt trên máy này."
_REINSTALL = " Hãy cài lại chương trình; dữ liệu của bạn không bị đụng tới."
SELFTEST_NO_SPELLING = "Danh sách âm tiết tiếng Việt bị thiếu hoặc hỏng." + _REINSTALL
SELFTEST_NEWER_OPENED = (
    "Tệp dữ liệu của bản mới hơn lẽ ra phải bị từ chối nhưng lại mở được." + _REINSTALL
)
SELFTEST_NO_ICONS = "Không đọc được biểu tượng của chương trình." + _REINSTALL
SELFTEST_NO_WINDOW = "Không mở được báo cáo mẫu trong cửa sổ." + _REINSTALL
SELFTEST_NO_PREVIEW = "Trang xem trước không hiện ra sau một phút." + _REINSTALL

# Saving what a damaged data file still holds, store/salvage.py.
SALVAGE_NOTHING = (
    "Không đọc được báo cáo nào trong tệp {path}. Tệp được giữ nguyên. Mở một bản sao lưu, hoặc "
    "tìm bản chép khác của tệp trên USB hay máy khác."
)
# Stands for a person in the history of what was saved that way.
SALVAGED_BY = "cứu dữ liệu"
SALVAGED = "Đã cứu được {reports} báo cáo với {answers} số liệu và văn bản vào tệp mới {path}."
SALVAGED_FROM_HISTORY = (
    "{count} số liệu hoặc văn bản không đọc được ở chỗ của nó nên lấy theo lịch sử thay đổi."
)
SALVAGED_STRAYS = "Bỏ {count} dòng của báo cáo mà thông tin về kỳ và cơ quan không còn đọc được."
SALVAGED_WITH_LOSSES = (
    "Có phần không đọc được trong: {tables}. So với bản sao lưu gần nhất trước khi dùng."
)
SALVAGED_WHOLE = "Mọi dòng đều đọc được."
TABLES = {
    "agency": "cơ quan",
    "report": "báo cáo",
    "answer": "số liệu và văn bản",
    "answer_change": "lịch sử thay đổi",
    "period_preset": "kỳ báo cáo",
    "setting": "lựa chọn của cửa sổ",
    "cited_document": "văn bản viện dẫn",
}
MOMENT = "{hour} ngày {day}"
GOOD_COPY = "Bản sao lưu tốt gần nhất: {moment}, {reports} báo cáo, {answers} số liệu và văn bản."

# Places that are no good for a data file, services/places.py.
PLACE_RISKS = {
    "synced": (
        "Thư mục {path} được đồng bộ lên mạng. Phần mềm đồng bộ có thể chép tệp dữ liệu giữa lúc "
        "đang ghi, làm hỏng hoặc sinh bản trùng. Nên để dữ liệu ở thư mục chỉ có trên máy này, và "
        "đặt thư mục đồng bộ làm nơi sao lưu thứ hai."
    ),
    "remote": (
        "Thư mục {path} nằm trên ổ mạng. Mạng chập chờn hoặc hai máy cùng mở có thể làm hỏng tệp "
        "dữ liệu. Nên để dữ liệu trên máy này, và đặt ổ mạng làm nơi sao lưu thứ hai."
    ),
    "removable": (
        "Thư mục {path} nằm trên USB hoặc ổ rời. Rút ổ khi đang ghi có thể làm mất phần đang ghi. "
        "Nên để dữ liệu trên máy này, và đặt USB làm nơi sao lưu thứ hai."
    ),
}

# The check of the data: title of each part, and what to do when it found something.
VIETNAMESE_VOWELS, VIETNAMESE_D = "aăâeêioôơuưy", "đ"
_RESTORE = (
    "Mở “Sao lưu và khôi phục”, so bản sao lưu gần nhất với dữ liệu hiện có rồi chọn bản dùng."
)
_LOOK = "Mở báo cáo, xem lại chỗ này và nhập lại nếu sai; lịch sử cho biết giá trị trước đó."
DATA_CHECKS = {
    "open": (
        "Mở tệp dữ liệu",
        "Mở tệp bằng cửa sổ của chương trình: ở đó khôi phục được từ bản sao lưu hoặc cứu phần còn "
        "đọc được; hoặc dùng lệnh restore.",
    ),
    "pages": ("Các trang của tệp", _RESTORE + " Kiểm tra cả ổ đĩa."),
    "references": ("Liên kết giữa báo cáo và số liệu", _RESTORE),
    "identity": ("Dấu hiệu và cấu trúc tệp", _RESTORE),
    "unreadable": ("Giá trị đọc được", _RESTORE),
    "history": ("Lịch sử thay đổi đầy đủ", _LOOK),
    "chain": (
        "Lịch sử thay đổi chưa bị sửa ngoài chương trình",
        "Vẫn làm việc bình thường được. Nếu không ai chủ ý sửa tệp, mở “Sao lưu và khôi phục”, so "
        "bản sao lưu gần nhất với dữ liệu hiện có và báo người phụ trách.",
    ),
    "unknown": (
        "Số liệu thuộc đề cương",
        "Giá trị này không in ra. Nếu nhập từ phiên bản khác, cài phiên bản mới nhất; nếu không "
        "cần nữa thì có thể để nguyên.",
    ),
    "ownerless": (
        "Ghi chú, lý do và dấu rà soát",
        "Không ảnh hưởng đến bản in; có thể để nguyên.",
    ),
    "texts": ("Văn bản của các mục", _LOOK),
    "formulas": (
        "Số liệu tự tính",
        "Đóng báo cáo rồi mở lại để tính lại từ đầu. Nếu vẫn khác, lưu kết quả kiểm tra và gửi cho "
        "người hỗ trợ trước khi in.",
    ),
    "fonts": (
        "Phông chữ đủ 146 chữ cái tiếng Việt",
        "Cài lại chương trình; dữ liệu không bị ảnh hưởng.",
    ),
    "room": (
        "Chỗ trống trên ổ đĩa",
        "Dọn bớt tệp không cần hoặc chuyển dữ liệu sang ổ khác; ghi và sao lưu đều cần chỗ trống.",
    ),
    "copies": (
        "Các bản sao lưu",
        "Mở “Sao lưu và khôi phục” rồi bấm “Sao lưu ngay”; chọn nơi sao lưu thứ hai nếu nơi cũ "
        "không còn.",
    ),
    "place": ("Chỗ để tệp dữ liệu", "Đóng chương trình, chép tệp sang thư mục khác rồi mở tệp đó."),
}
CHECK_PAGES = "{count} chỗ trong tệp không đọc đúng (chi tiết kỹ thuật của chỗ đầu: {first})."
CHECK_REFERENCES = "{count} dòng thuộc về báo cáo không có trong tệp."
CHECK_NOT_OURS = "Tệp không mang dấu của chương trình này."
CHECK_SCHEMA = "Tệp có định dạng số {found}, chương trình đang dùng số {known}."
CHECK_TABLE_MISSING = "Thiếu phần {name}."
CHECK_STRANGE = "Có phần {name} do chương trình khác thêm vào."
CHECK_TAIL = "Cuối tệp có {count} byte không thuộc dữ liệu."
CHECK_UNREADABLE = "Giá trị không đọc được: {place}."
CHECK_HISTORY = "Giá trị không khớp với lần thay đổi sau cùng trong lịch sử: {place}."
# By what was done to the history, and whether it is known at which answer.
CHECK_CHAIN = {
    ("changed", True): "Một lần thay đổi đã ghi bị sửa: {place}; lần ghi {moment}.",
    ("removed", True): "Thiếu {count} lần thay đổi ngay trước lần ghi {moment} của {place}.",
    ("added", True): "Một lần thay đổi không do chương trình ghi: {place}; đề {moment}.",
    ("changed", False): "Một lần thay đổi đã ghi bị sửa{place}.",
    ("removed", False): "Thiếu {count} lần thay đổi sau cùng{place}.",
    ("added", False): "Các lần thay đổi sau cùng không do chương trình ghi{place}.",
}
CHECK_NO_MOMENT = "lúc không rõ"
CHECK_UNKNOWN = "Đề cương của báo cáo không có: {place}."
CHECK_NO_VALUE = "Nội dung lưu không phải một giá trị hợp lệ: {place}."
CHECK_OWNERLESS = "Không còn số liệu, mục hoặc vấn đề tương ứng: {place}."
CHECK_TEXT = "Văn bản không đọc lại được như đã ghi: {place}."
CHECK_FORMULA = "{place}: đang hiện {shown}, tính lại được {found}."
CHECK_LETTERS = "Phông {font} thiếu các chữ: {letters}"
CHECK_ROOM = "Ổ đĩa chứa {path} chỉ còn {free} MB trống."
CHECK_SECOND = (
    "Không thấy thư mục {path}: USB hoặc ổ mạng chưa cắm. Cắm lại rồi bấm “Sao lưu ngay”, hoặc "
    "chọn nơi thứ hai khác."
)
CHECK_NO_COPY = "Chưa có bản sao lưu nào dùng được."
CHECK_OLD_COPY = "Bản sao lưu tốt gần nhất đã cũ ({moment}) và dữ liệu đã thay đổi từ đó."
CHECK_COPY_DAMAGED = "Bản sao lưu bị hỏng: {path}."
CHECK_MORE = "… và {count} chỗ khác."
CHECK_PLACE = "{label}, báo cáo {period}{thrown}"
CHECK_IN_TRASH = " (trong thùng rác)"
DATA_CHECK_HEAD = "Kiểm tra dữ liệu {path} lúc {moment}, chương trình phiên bản {program}"
DATA_CHECK_GOOD = "tốt"
DATA_CHECK_FOUND = "cần xem"

# Backups: why a copy was made, by the last part of its name; a backup beside the data of now.
BACKUP_REASONS = {
    "truoc-nang-cap": "trước khi nâng cấp dữ liệu",
    "khi-thoat": "khi thoát chương trình",
    "trong-khi-lam": "trong khi làm việc",
    "theo-yeu-cau": "khi bấm Sao lưu ngay",
    "truoc-khi-nhap": "trước khi nhập báo cáo cũ",
    "truoc-khi-khoi-phuc": "trước khi khôi phục",
    "truoc-khi-xoa-han": "trước khi xóa hẳn",
}
RESTORE_KINDS = {
    "only_now": "chỉ có trong dữ liệu hiện nay",
    "only_then": "chỉ có trong bản sao lưu",
    "changed": "khác {count} số liệu hoặc văn bản",
    "same": "như nhau",
}
RESTORE_FIGURE = "{label}: bản sao lưu {then}, hiện nay {now}"
RESTORE_TEXT = "Văn bản {label}: {count} đoạn khác nhau"
RESTORED_NOW = (
    "Đang dùng dữ liệu của bản sao lưu {moment}. Dữ liệu trước khi khôi phục được giữ tại {aside}."
)
RESTORED_MISSING = "Đang dùng dữ liệu của bản sao lưu {moment} tại {path}."
SALVAGED_NOW = "Đang dùng dữ liệu cứu được từ tệp hỏng. Tệp hỏng được giữ nguyên tại {aside}."
VIEWING_COPY = "Lý do: đây là bản sao lưu, mở để xem và so với dữ liệu hiện có."
VIEWING_TOLD = (
    "Đang xem bản sao lưu {moment}, mở từ {path}. Không sửa được gì ở đây; đóng cửa sổ này để trở "
    "lại dữ liệu hiện có."
)
CLI_CHECK_DATA = "kiểm tra tệp dữ liệu: trang, lịch sử, công thức, phông chữ, bản sao lưu"
CLI_RESTORE = "xem bản sao lưu khác gì dữ liệu hiện có, hoặc đưa bản sao lưu vào dùng"
CLI_COPY = "bản sao lưu; không ghi thì lấy bản tốt gần nhất"
CLI_APPLY = "dùng bản sao lưu; dữ liệu hiện có được giữ dưới tên khác"
CLI_NO_COPY = (
    "Không có bản sao lưu nào của {path} dùng được. Chỉ ra một bản ở chỗ khác bằng --from, hoặc mở "
    "tệp trong cửa sổ chương trình để cứu phần còn đọc được."
)
CLI_RESTORE_SHOWN = "Chưa thay đổi gì. Gõ thêm --apply để dùng bản sao lưu này."
CLI_NOW_UNREADABLE = "Dữ liệu hiện có không đọc được: {reason}"
CLI_CHECK_DATA_GOOD = "Dữ liệu tốt: {count} phần đã kiểm tra."

# The report of a problem for whoever helps.
PROBLEM_PROGRAM = "CHƯƠNG TRÌNH"
PROBLEM_COMPUTER = "MÁY TÍNH"
PROBLEM_DATA = "TỆP DỮ LIỆU"
PROBLEM_CHECK = "KIỂM TRA TỆP"
PROBLEM_LOG = "LỖI ĐÃ GHI (chỗ trong chương trình)"
PROBLEM_VERSION = "Phiên bản"
PROBLEM_MOMENT = "Lập lúc"
PROBLEM_UNKNOWN = "không rõ"
PROBLEM_SYSTEM = "Hệ điều hành"
PROBLEM_LOCALE = "Ngôn ngữ"
PROBLEM_ENCODING = "Mã tên tệp"
PROBLEM_SCHEMA = "Định dạng số"
PROBLEM_SIZE = "Cỡ tệp"
PROBLEM_FREE = "Chỗ trống"
PROBLEM_REPORTS = "Số kỳ đang lưu"
PROBLEM_ANSWERS = "Số giá trị đang lưu"
PROBLEM_READ_ONLY = "Chỉ đọc"
PROBLEM_YES, PROBLEM_NO = "có", "không"
PROBLEM_FOUND = "cần xem ({count})"
PROBLEM_NO_LOG = "Chưa ghi lỗi nào."
