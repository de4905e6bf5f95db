"""What the official page must measure, in literals; reads no file and no layout.

After Decree 30/2020, annex I (parts I, II, IV, V), annex III (copies) and annex IV (stamp of
arrival), and after Circular 01/2011. Where they leave a range, the literal is the value chosen in
it. Edges are millimetres, type, drops between baselines and thickness points. A pair is a value of
either regime, Decree 30/2020 first.
"""

REGIMES = ("nd30-2020", "tt01-2011")
BLACK, RED = (0.0, 0.0, 0.0), (0.89, 0.0, 0.05)
FACES = {
    "": "LiberationSerif",
    "bold": "LiberationSerif-Bold",
    "italic": "LiberationSerif-Italic",
    "bold italic": "LiberationSerif-BoldItalic",
}

# Page 1 to 5: the report, its end and the copy, an annex on two landscape pages, another annex.
SHEETS = ((210, 297), (210, 297), (297, 210), (297, 210), (210, 297))
NUMBERS = (  # page by page; none on a first page, every annex is counted anew
    None,
    ("2", ("centre", "right"), (112.5, 190.0), (13.0, 286.0)),  # in the top margin, at the foot
    None,
    ("2", ("centre", "right"), (156.0, 282.0), (13.0, 199.0)),
    None,
)

TYPES = (  # page, words, size, face
    (1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "bold"),  # 12-13
    (1, "Độc lập - Tự do - Hạnh phúc", 14, "bold"),  # 13-14
    (1, "ỦY BAN NHÂN DÂN TỈNH", 13, ""),  # 12-13
    (1, "BAN CHỈ ĐẠO CẢI CÁCH", 13, "bold"),  # 12-13
    (1, "HÀNH CHÍNH TỈNH", 13, "bold"),
    (1, "Số:", 13, ""),  # 13
    (1, "/BC-BCĐ", 13, ""),
    (1, "Sóc Trăng, ngày", 14, "italic"),  # 13-14
    (1, "năm 2018", 14, "italic"),
    (1, "BÁO CÁO", 14, "bold"),  # 13-14
    (1, "Tình hình thực hiện>0", 14, "bold"),  # 13-14
    (1, "Kính gửi:", 14, ""),  # 13-14
    (1, "- Thanh tra tỉnh.", 14, ""),
    (1, "I. CHỈ ĐẠO, ĐIỀU HÀNH", 14, "bold"),  # 13-14
    (1, "1. Về kế hoạch", 14, "bold"),
    (1, "1. Về kế hoạch>1", 14, ""),  # 13-14
    (2, "1.1. Ban hành văn bản", 14, "italic"),
    (2, "a) Rà soát", 14, "italic"),
    (1, "Theo thống kê>0", 10, ""),
    (1, "Địa chỉ: số 1, đường Châu Văn Tiếp", 11, ""),  # 11-12
    (1, "LƯU HÀNH NỘI BỘ", 13, "bold"),  # 13-14
    (1, "DỰ THẢO", 13, "bold"),
    (2, "Nơi nhận:", 12, "bold italic"),  # 12
    (2, "- Như trên;", 11, ""),  # 11
    (2, "PL.(300)", 11, ""),  # 11
    (2, "TM. BAN CHỈ ĐẠO", 14, "bold"),  # 13-14
    (2, "PHÓ TRƯỞNG BAN", 14, "bold"),
    (2, "Lê Thành Trí", 14, "bold"),  # 13-14
    (2, "SAO Y", 14, "bold"),  # 13-14
    (2, "UBND TỈNH S", 13, ""),
    (2, "SỞ NỘI VỤ", 13, "bold"),
    (2, "Số: 05/SY-SNV", 13, ""),
    (2, "Ngày 08 tháng 6", 14, "italic"),
    (3, "Phụ lục I", 14, "bold"),  # 14
    (3, "THỐNG KÊ", 14, "bold"),  # 13-14
    (3, "(Kèm theo Báo cáo của Ban Chỉ đạo)", 14, "italic"),  # 13-14
    (3, "Đơn vị tính: hồ sơ", 12, "italic"),
    (3, "STT", 12, "bold"),
    (3, "Tổng số", 12, ""),
    (5, "Phụ lục II", 14, "bold"),
    (5, "Hồ sơ đúng hạn", 13, "bold"),
    (5, "Tỉnh", 11, ""),
)
RED_TYPES = (  # words on page 1 in bright red
    ("MẬT", 13, "bold"),
    ("KHẨN", 13, "bold"),  # 13-14
    ("HỎA TỐC HẸN GIỜ", 13, "bold"),
    ("VĂN PHÒNG", 10, "bold"),
    ("ĐẾN", 14, "bold"),
    ("Chuyển:", 10, ""),
)
PAGE_NUMBER = (14, "")  # 13-14, upright
MARKS = (  # page, line that calls a note or is one, size of its sign, how far it is raised
    (1, "1. Về kế hoạch>3", 8.68, 5.04),
    (1, "Theo thống kê>0", 6.2, 3.6),
)

EDGES = (  # page, words, edge, millimetres: margins of 30 and 15 (20), first lines 12.7 further
    (1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "centre", (144.5, 140.5)),
    (1, "Độc lập - Tự do - Hạnh phúc", "centre", (144.5, 140.5)),
    (1, "ỦY BAN NHÂN DÂN TỈNH", "centre", (62.0, 60.5)),
    (1, "BAN CHỈ ĐẠO CẢI CÁCH", "centre", (62.0, 60.5)),
    (1, "HÀNH CHÍNH TỈNH", "centre", (62.0, 60.5)),
    (1, "BÁO CÁO", "centre", (112.5, 110.0)),
    (1, "Tình hình thực hiện>0", "centre", (112.5, 110.0)),
    (1, "Tình hình thực hiện>1", "centre", (112.5, 110.0)),
    (1, "I. CHỈ ĐẠO, ĐIỀU HÀNH", "left", 42.7),
    (1, "1. Về kế hoạch", "left", 42.7),
    (1, "1. Về kế hoạch>1", "left", 42.7),
    (1, "1. Về kế hoạch>1", "right", (195.0, 190.0)),
    (1, "1. Về kế hoạch>2", "left", 30.0),
    (1, "1. Về kế hoạch>2", "right", (195.0, 190.0)),
    (2, "1.1. Ban hành văn bản", "left", 42.7),
    (2, "a) Rà soát", "left", 42.7),
    (1, "Theo thống kê>0", "right", (195.0, 190.0)),
    (1, "Theo thống kê>1", "left", 30.0),
    (1, "Địa chỉ: số 1, đường Châu Văn Tiếp", "centre", (112.5, 110.0)),
    (1, "MẬT", "left", 33.0),
    (2, "Nơi nhận:", "left", 30.0),
    (2, "- Như trên;", "left", 30.0),
    (2, "PL.(300)", "right", (108.0, 104.0)),
    (2, "TM. BAN CHỈ ĐẠO", "centre", (151.5, 147.0)),
    (2, "Lê Thành Trí", "centre", (151.5, 147.0)),
    (2, "UBND TỈNH S", "centre", (62.0, 60.5)),
    (2, "Số: 05/SY-SNV", "centre", (62.0, 60.5)),
    (2, "SAO Y", "centre", (144.5, 140.5)),
    (2, "Ngày 08 tháng 6", "centre", (144.5, 140.5)),
    (3, "Phụ lục I", "centre", 156.0),  # landscape: binding margin 30 at the left, 15 at the right
    (3, "THỐNG KÊ", "centre", 156.0),
    (3, "(Kèm theo Báo cáo của Ban Chỉ đạo)", "centre", 156.0),
    (3, "Đơn vị tính: hồ sơ", "right", 282.0),
    (3, "Tổng số", "right", 279.6),
    (1, "Số: 6150", "left", 47.1),
    (1, "Chuyển:", "left", 31.1),
    (3, "1", "left", 31.1),
    (4, "Dòng 15.", "left", 42.7),
    (5, "Phụ lục II", "centre", (112.5, 110.0)),
)
BASELINES = (  # page, words, millimetres from the top edge; margins of 20 mm, of 15 in landscape
    (1, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 24.2),
    (1, "Điện thoại: 0299.382", 276.0),
    (2, "Cụ thể,", 24.8),
    (2, "Báo cáo số 6.", 276.1),
    (3, "Phụ lục I", 24.8),
    (3, "Cả tỉnh.", 194.1),
    (4, "Dòng 15.", 24.8),
    (5, "Phụ lục II", 24.8),
    (1, "LƯU HÀNH NỘI BỘ", 13.55),
    (1, "VĂN PHÒNG", 57.2),
    (1, "Số: 6150", 63.55),
)
DROPS = (  # page, words, words below, points between their baselines
    (1, "ỦY BAN NHÂN DÂN TỈNH", "CỘNG HÒA", 0.0),
    (1, "ỦY BAN NHÂN DÂN TỈNH", "BAN CHỈ ĐẠO CẢI CÁCH", 15.0),  # single spacing
    (1, "BAN CHỈ ĐẠO CẢI CÁCH", "HÀNH CHÍNH TỈNH", 15.0),
    (1, "CỘNG HÒA", "Độc lập", 15.9),
    (1, "HÀNH CHÍNH TỈNH", "Số:", 29.0),
    (1, "Số:", "Sóc Trăng, ngày", 0.0),
    (1, "BÁO CÁO", "Tình hình thực hiện", 18.0),
    (1, "Tình hình thực hiện", "Tình hình thực hiện>1", 18.0),
    (1, "Tình hình thực hiện>1", "Kính gửi:", 36.0),
    (1, "Kính gửi:", "- Bộ Nội vụ;", 18.0),
    (1, "- Bộ Nội vụ;", "- Thanh tra tỉnh.", 18.0),
    (1, "- Thanh tra tỉnh.", "I. CHỈ ĐẠO", 24.0),  # 6 more than a line: at least 6
    (1, "I. CHỈ ĐẠO", "1. Về kế hoạch", 24.0),
    (1, "1. Về kế hoạch", "1. Về kế hoạch>1", 24.0),
    (1, "1. Về kế hoạch>1", "1. Về kế hoạch>2", 18.0),
    (1, "1. Về kế hoạch>3", "Ngoài ra,", 24.0),
    (1, "Theo thống kê", "Theo thống kê>1", 12.0),
    (1, "Theo thống kê>1", "Địa chỉ:", 22.8),
    (1, "Địa chỉ:", "Điện thoại:", 13.0),
    (2, "Cụ thể,>2", "1.1. Ban hành văn bản", 24.0),
    (2, "1.1. Ban hành văn bản", "- Sáu tháng", 24.0),
    (2, "- Sáu tháng>2", "a) Rà soát", 24.0),
    (2, "a) Rà soát", "Đến nay,", 24.0),
    (2, "Trên đây là báo cáo./.", "TM. BAN CHỈ ĐẠO", 31.5),
    (2, "TM. BAN CHỈ ĐẠO", "Nơi nhận:", 0.0),  # level with the authority
    (2, "Nơi nhận:", "- Như trên;", 13.9),
    (2, "- Như trên;", "- Lưu: VT, TH.", 13.5),
    (2, "- Lưu: VT, TH.", "PL.(300)", 13.5),
    (2, "TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", 17.0),
    (2, "PHÓ TRƯỞNG BAN", "Lê Thành Trí", 121.9),
    (2, "Lê Thành Trí", "SAO Y", 39.5),
    (2, "UBND TỈNH S", "SỞ NỘI VỤ", 15.0),
    (2, "Số: 05/SY-SNV", "Ngày 08 tháng 6", 0.3),
    (2, "Số: 05/SY-SNV", "GIÁM ĐỐC", 30.9),
    (2, "Báo cáo số 5.", "Báo cáo số 6.", 14.0),
    (3, "Phụ lục I", "THỐNG KÊ", 18.0),
    (3, "THỐNG KÊ", "(Kèm theo", 18.0),
    (3, "(Kèm theo", "Đơn vị tính: hồ sơ", 27.8),
    (3, "Đơn vị tính: hồ sơ", "STT", 20.8),
    (3, "STT", "Tổng số", 18.5),
    (3, "Tổng số", "Dòng 1.", 30.9),
    (5, "Phụ lục II", "BIỂU ĐỒ", 18.0),
    (5, "(Kèm theo", "Hồ sơ đúng hạn", 38.7),
    (5, "Hồ sơ đúng hạn", "Bảng", 265.9),
    (5, "Bảng", "Sau biểu đồ", 30.9),
    (5, "2017", "Tỉnh", 19.9),
)
CENTRED_PAIRS = (  # page, first and last words of a line with blanks, the millimetre of its middle
    (1, "Số:", "/BC-BCĐ", (62.0, 60.5)),
    (1, "Sóc Trăng, ngày", "năm 2018", (144.5, 140.5)),
)

SHARES = (  # page, words above a rule, words it is measured by, part of their width, drop
    (1, "Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc", 1.0, 7.1),
    (1, "HÀNH CHÍNH TỈNH", "BAN CHỈ ĐẠO CẢI CÁCH", 0.4, 6.9),  # a third to a half
    (1, "Tình hình thực hiện>1", "Tình hình thực hiện>0", 0.38, 8.6),  # a third to a half
    (2, "SỞ NỘI VỤ", "SỞ NỘI VỤ", 0.4, 6.9),
    (3, "(Kèm theo Báo cáo của Ban Chỉ đạo)", "THỐNG KÊ", 0.38, 8.6),
    (5, "(Kèm theo Báo cáo của Ban Chỉ đạo)", "BIỂU ĐỒ", 0.38, 8.6),
)
RULES = (  # page, words below a rule, millimetres from and to, drop from the rule, thickness
    (1, "Theo thống kê", 30.0, 80.8, 15.6, 0.5),
    (1, "Địa chỉ:", 30.0, (195.0, 190.0), 12.9, 0.6),
    (2, "SAO Y", 30.0, (195.0, 190.0), 21.4, 0.6),
    (3, "STT", 30.0, 114.0, 13.1, 0.5),
    (1, "Số: 6150", 30.0, 80.0, 13.5, 0.8),
    (1, "Ngày: 08/6", 46.0, 80.0, 13.5, 0.8),
    (1, "Chuyển:", 30.0, 80.0, 13.5, 0.8),
)
SHORT_RULE = 0.6  # points thick
FRAMES = (  # millimetres: left, top, width, height; red; thickness
    ((125.7, 122.8), 8.0, 48.5, 8.0, False, 1.0),  # circulation, inside the top margin
    (30.0, 53.4, 50.0, 35.0, True, 0.8),  # arrival, 35 x 50
    (30.0, 89.4, 16.7, 8.0, True, 1.0),  # secrecy
    (30.0, 98.5, 27.6, 8.0, False, 1.0),  # draft
    (30.0, 107.5, 20.0, 8.0, True, 1.0),  # khẩn, 20 x 8
    (30.0, 116.6, 40.0, 8.0, True, 1.0),  # thượng khẩn, 40 x 8
    (30.0, 125.6, 30.0, 8.0, True, 1.0),  # hỏa tốc, 30 x 8
    (30.0, 134.7, (48.7, 52.0), 8.0, True, 1.0),  # hỏa tốc hẹn giờ
)
AREAS = (  # page, name, millimetres: centre and middle, width, height; round
    (1, "number", (55.9, 54.4), 43.5, 12.0, 5.0, False),
    (1, "day", (141.0, 137.0), 43.4, 6.0, 5.0, False),
    (1, "month", (160.9, 156.9), 43.4, 6.0, 5.0, False),
    (2, "signature", (151.5, 147.0), 148.2, 40.0, 26.0, False),
    (2, "seal", (127.5, 123.0), 148.2, 36.0, 36.0, True),  # its right third under the signature
)
CHART_INKS = ((0.16, 0.36, 0.62), (0.78, 0.42, 0.10), (0.30, 0.55, 0.30), (0.55, 0.25, 0.50))
