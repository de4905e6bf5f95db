"""Tables of old reports become rows of the table field whose columns they have, and no others."""

import pytest

from cchc_desktop import messages, paths
from cchc_desktop.cli import OK, main
from cchc_desktop.model.tables import read_rows
from cchc_desktop.services.export import export
from cchc_desktop.services.importing_sources import read_source
from cchc_desktop.services.reports import SAMPLE, Library
from cchc_desktop.services.taking_over import offer_of
from cchc_desktop.store.store import Store
from tests.render.word_files import p, table, word_file
from tests.services.annexed_report import annexed_report, choose

KEY = "ho_so.bieu"
HEADING = "II. KẾT QUẢ THỰC HIỆN CÔNG TÁC CẢI CÁCH HÀNH CHÍNH"
SECTION = "2. Cải cách thủ tục hành chính"
FIGURES = ("tiep_nhan", "truc_tuyen", "truc_tiep", "ky_truoc", "giai_quyet", "truoc_han",
           "dung_han", "qua_han", "con_lai", "trong_han", "con_qua_han")  # fmt: skip
LABELS = ("Lĩnh vực", "TIẾP NHẬN: TỔNG SỐ", "Trong kỳ trực tuyến (hồ sơ)",
          "Trong ky, truc tiep, buu chinh", "Từ kỳ trước", "Đã giải quyết: tổng số", "Trước hạn",
          "Đúng hạn", "Quá hạn", "Đang giải quyết: tổng số", "Đang giải quyết, trong hạn",
          "Đang giải quyết, quá hạn")  # fmt: skip
LAND = ("Đất đai", "1.020", "1.000", "15", "5", "1.000", "900", "80", "20", "20", "18", "2")
CIVIL = ("Hộ tịch", "30", "10", "20", "0", "30", "30", "-", "", "0", "0", "0")
TOTAL = ("Tổng cộng", "1.050", "1.010", "35", "5", "1.030", "930", "80", "20", "20", "18", "2")


def row(group, name, *figures):
    cells = {"cap": group, "linh_vuc": name, **dict(zip(FIGURES, figures, strict=True))}
    return {key: text for key, text in cells.items() if text}


ROWS = [
    row("Cấp tỉnh", "Đất đai", "", "1.000", "15", "5", "1.000", "900", "80", "20", "", "18", "2"),
    row("Cấp xã", "Hộ tịch", "30", "10", "20", "", "30", "30", "", "", "", "", ""),
    row("Cấp tỉnh", "Tư pháp; *gấp*", "", "7", "", "", "7", "", "7", "", "", "", ""),
]


def offer(session, path):
    return offer_of(read_source(path), session, paths.resources(), {})


def word(folder, *rows, before=("Bảng sau đây.",), after=("Phần sau bảng.",)):
    return word_file(
        folder / "cũ.docx",
        p(HEADING),
        p(SECTION),
        *map(p, before),
        table(*rows),
        *map(p, after),
    )


def numbers(session, key=KEY):
    field = session.template.fields[key]
    return [(dict(r.cells).get("cap"), dict(r.cells).get("linh_vuc"), r.numbers)
            for r in read_rows(field, session.value(key))]  # fmt: skip


@pytest.mark.parametrize("edition", ["cchc-2012", "cchc-2021"])
def test_the_form_that_was_exported_comes_back_row_by_row(library, tmp_path, edition):
    """F-32: groups, rows and figures; sums are left to the program, as they were."""
    codes = ("2018-6T", "2018-Q3") if edition == "cchc-2012" else ("2022-6T", "2022-Q3")
    for code in codes:
        library.create(code, "soc-trang", edition)
    session, other = map(library.open, codes)
    session.take_all({KEY: ROWS, "head.annex_bieu_ho_so": messages.ANNEX_CHOICES[0]})
    export(session, "docx", tmp_path / "ra.docx")
    found = offer(other, tmp_path / "ra.docx")
    (proposed,) = found.tables
    assert (proposed.remarks, proposed.doubtful, proposed.section) == ((), False, "")
    other.take_all(found.all_changes)
    assert numbers(other) == [numbers(session)[place] for place in (0, 2, 1)]


def test_a_form_of_another_edition_comes_back_too(tmp_path):
    with annexed_report(tmp_path) as session:
        choose(session, "so", "bieu", "van_ban", "hinh")
        session.take(
            "a.bang", "Tỉnh\tĐất đai\t\t1.000\t20\nXã\tHộ tịch\t7\t3\t4\nTỉnh\tTư pháp\t\t\t5"
        )
        export(session, "docx", tmp_path / "ra.docx")
        (found,) = offer(session, tmp_path / "ra.docx").tables
    assert [dict(cells) for cells in found.rows.rows] == [
        {"cap": "Tỉnh", "ten": "Đất đai", "mot": "1.000", "hai": "20"},
        {"cap": "Tỉnh", "ten": "Tư pháp", "hai": "5"},
        {"cap": "Xã", "ten": "Hộ tịch", "mot": "3", "hai": "4"},
    ]
    assert not found.remarks


@pytest.mark.parametrize(
    "order", [range(12), (3, 0, 1, 2, 4, 5, 11, 7, 8, 9, 10, 6)], ids=["same", "other"]
)
def test_columns_are_known_by_their_words_in_any_order(blank, tmp_path, order):
    rows = [[cells[n] for n in order] for cells in (LABELS, LAND, CIVIL, TOTAL)]
    numbered = [(first, *cells) for first, cells in zip(("STT", "1", "2", ""), rows, strict=True)]
    found = offer(blank, word(tmp_path, *numbered))
    (proposed,) = found.tables
    assert (proposed.remarks, proposed.doubtful) == ((), False)
    blank.take_all(found.all_changes)
    assert [cells[1] for cells in numbers(blank)] == ["Đất đai", "Hộ tịch"]
    assert numbers(blank)[0][2]["tiep_nhan"] == 1020
    assert blank.review.is_unconfirmed(KEY)


def test_rows_that_are_taken_are_no_text_any_more(blank, tmp_path):
    found = offer(blank, word(tmp_path, LABELS, LAND, CIVIL))
    (proposed,) = found.tables
    key = "text." + proposed.section
    assert "Đất đai" in found.changes[key]
    assert "Đất đai" not in found.all_changes[key]
    assert "Bảng sau đây." in found.all_changes[key]
    assert "Phần sau bảng." in found.all_changes[key]


def test_everything_is_taken_back_by_one_undo(blank, tmp_path):
    blank.take_all(offer(blank, word(tmp_path, LABELS, LAND)).all_changes)
    blank.undo()
    assert blank.value(KEY) is None
    assert not blank.review.is_unconfirmed(KEY)


def test_a_doubtful_cell_is_named_and_left_empty(blank, tmp_path):
    doubtful = (*LAND[:4], "5?", *LAND[5:])
    (found,) = offer(blank, word(tmp_path, LABELS, doubtful)).tables
    assert found.remarks == ("dòng 1 (Đất đai), cột Từ kỳ trước: “5?” đọc không chắc, để trống",)
    cells = dict(found.rows.rows[0])
    assert "ky_truoc" not in cells
    assert cells["tiep_nhan"] == "1.020"


def test_a_row_of_sums_is_checked_and_waits_when_it_differs(blank, tmp_path):
    wrong = (TOTAL[0], "1.051", *TOTAL[2:])
    found = offer(blank, word(tmp_path, LABELS, LAND, CIVIL, wrong))
    (proposed,) = found.tables
    assert proposed.remarks == (
        "dòng Tổng cộng, cột Tiếp nhận: tổng số: ghi 1.051, các dòng cộng được 1.050",
    )
    assert KEY not in found.all_changes
    assert "Đất đai" in found.all_changes["text." + proposed.section]


def test_a_column_without_a_place_is_named_and_waits(blank, tmp_path):
    rows = [(*LABELS, "Người lập"), (*LAND, "Nguyễn Văn A")]
    (found,) = offer(blank, word(tmp_path, *rows)).tables
    assert found.doubtful
    assert found.remarks == ("cột không có chỗ, không nhận: Người lập",)


def merged(text, *, span=1, down=""):
    """A cell that spans columns, begins a cell down the rows, or goes on with one."""
    reach = f'<w:gridSpan w:val="{span}"/>' + (f'<w:vMerge w:val="{down}"/>' if down else "")
    return f"<w:tc><w:tcPr>{reach}</w:tcPr>{p(text)}</w:tc>"


def test_heads_over_two_rows_name_their_columns_together(blank, tmp_path):
    """As the form stands in Word elsewhere: a title as wide as the table, groups, a wide sum."""
    groups = ("Tiếp nhận", 4), ("Đã giải quyết", 4), ("Đang giải quyết", 3)
    title = merged("Biểu tổng hợp", span=13)
    first = [merged(text, down="restart") for text in ("TT", "Lĩnh vực")]
    first += [merged(text, span=span) for text, span in groups]
    second = [merged("", down="continue")] * 2
    second += map(merged, ("Tổng số", "Trực tuyến", "Trực tiếp, bưu chính", "Kỳ trước",
                           "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn",
                           "Tổng số", "Trong hạn", "Quá hạn"))  # fmt: skip
    data = [[*map(merged, ("1", *LAND))], [merged(TOTAL[0], span=2), *map(merged, LAND[1:])]]
    rows = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in ([title], first, second, *data))
    path = word_file(tmp_path / "cũ.docx", p(HEADING), p(SECTION), f"<w:tbl>{rows}</w:tbl>")
    (found,) = offer(blank, path).tables
    assert found.remarks == ()
    assert len(found.rows.rows) == 1
    assert dict(found.rows.rows[0]) == {
        key: text for key, text in zip(("linh_vuc", *FIGURES), LAND, strict=True)
        if key not in ("tiep_nhan", "giai_quyet", "con_lai")
    }  # fmt: skip


def test_groups_become_a_cell_of_their_rows(blank, tmp_path):
    gap = ("",) * 11
    rows = [("STT", *LABELS), ("I", "CẤP TỈNH", *gap), ("1", *LAND), ("II", "Cấp xã", *gap),
            ("1", *CIVIL), ("", *TOTAL)]  # fmt: skip
    (found,) = offer(blank, word(tmp_path, *rows)).tables
    assert [dict(cells)["cap"] for cells in found.rows.rows] == ["Cấp tỉnh", "Cấp xã"]
    assert found.remarks == ()


@pytest.mark.parametrize(
    "rows",
    [
        [("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Số: 1/BC", "Độc lập")],
        [("Nơi nhận:", "KT. CHỦ TỊCH"), ("- Như trên;", "PHÓ CHỦ TỊCH")],
        [("STT", "Lĩnh vực", "Ghi chú"), ("1", "Đất đai", "tốt"), ("2", "Hộ tịch", "khá")],
        [
            ("STT", "Đơn vị", "Tổng số", "Quá hạn"),
            ("1", "Sở A", "12", "1"),
            ("", "Cộng", "12", "1"),
        ],
        [LABELS],
    ],
)
def test_other_tables_are_proposed_to_nothing(blank, tmp_path, rows):
    found = offer(blank, word(tmp_path, *rows))
    assert found.tables == ()


def test_the_letterhead_and_tail_of_our_own_file_are_no_tables(library, tmp_path):
    library.create_sample()
    export(library.open(SAMPLE), "docx", tmp_path / "ra.docx")
    source = read_source(tmp_path / "ra.docx")
    assert source.tables
    assert offer(library.open(SAMPLE), tmp_path / "ra.docx").tables == ()


def test_the_command_line_takes_tables_with_all_and_names_them_without(tmp_path, capsys):
    path = word(tmp_path, LABELS, (*LAND[:4], "5?", *LAND[5:]), CIVIL)
    data = tmp_path / "dữ liệu.cchc"
    assert main(["new", "--data", str(data), "--sample"]) == OK
    command = ["import", "--data", str(data), "--report", SAMPLE, str(path)]
    told = []
    for accept in ([], ["--accept", "all"]):
        capsys.readouterr()
        assert main([*command, *accept]) == OK
        told.append(capsys.readouterr().out)
    assert all(f"{KEY}\t2 dòng; dòng 1 (Đất đai), cột Từ kỳ trước: “5?”" in out for out in told)
    assert ["1 bảng đề xuất" in out for out in told] == [True, False]
    with Store.open(data) as store:
        value = Library(store, paths.resources(), "").open(SAMPLE).value(KEY)
    assert len(value.rows) == 2
