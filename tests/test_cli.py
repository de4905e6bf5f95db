"""The command line over real files; no screen, and of Qt only its lock file."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from cchc_desktop.cli import FAULT, FOUND, OK, USAGE, USER_ERROR, main
from cchc_desktop.faults import LOG_FILE
from cchc_desktop.services.backups import Backups
from cchc_desktop.services.reports import Library
from cchc_desktop.store.store import Store
from cchc_desktop.ui.holding import Holding


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("Báo cáo CCHC") / "mẫu.cchc"
    assert main(["new", "--data", str(path), "--sample"]) == OK
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_file, tmp_path / "dữ liệu.cchc"))


def pdf_text(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        pages = []
        for page in document:
            text = page.get_textpage()
            pages.append(text.get_text_range())
            text.close()
            page.close()
        return " ".join(" ".join(pages).split())


def test_fields_are_listed_with_all_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fields", "--json"]) == OK
    rows = json.loads(capsys.readouterr().out)
    assert {frozenset(row) for row in rows} == {
        frozenset(("key", "label", "chapter", "section", "type", "unit", "kind"))
    }
    assert {row["kind"] for row in rows} == {"typed", "computed", "profile"}


def test_lists_for_people_are_lines_with_tabs(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fields"]) == OK
    assert "ho_so.moi\ttyped\tinteger\thồ sơ\t" in capsys.readouterr().out
    assert main(["list", "--data", str(sample)]) == OK
    assert capsys.readouterr().out.startswith("2018-6T\t06 tháng đầu năm 2018\tsoc-trang\t")


def test_figures_of_an_old_text_are_proposed_and_not_stored(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """F-32: nothing is stored without acceptance."""
    arguments = ["--data", str(sample), "--report", "2018-6T"]
    old = tmp_path / "cũ.txt"
    assert main(["export", *arguments, "--format", "txt", "--out", str(old)]) == OK
    empty = tmp_path / "trống.cchc"
    new = ["--period", "2018-6T", "--agency", "soc-trang"]
    assert main(["new", "--data", str(empty), *new]) == OK
    capsys.readouterr()
    arguments[1] = str(empty)
    assert main(["import", *arguments, str(old)]) == OK
    assert "\nho_so.qua_han\t10\t" in capsys.readouterr().out
    out = tmp_path / "all.json"
    assert main(["export", *arguments, "--format", "json", "--out", str(out)]) == OK
    assert "ho_so.qua_han" not in json.loads(out.read_text(encoding="utf-8"))["answers"]


def test_list_names_the_report(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--data", str(sample), "--json"]) == OK
    assert [row["code"] for row in json.loads(capsys.readouterr().out)] == ["2018-6T"]


@pytest.mark.parametrize("regime", ["tt01-2011", "nd30-2020"])
def test_sample_prints_its_figures(sample: Path, tmp_path: Path, regime: str) -> None:
    """R-55: typed and computed figures of the worked example stand in the PDF."""
    out = tmp_path / "bc.pdf"
    arguments = ["--data", str(sample), "--report", "2018-6T", "--format", "pdf"]
    assert main(["export", *arguments, "--regime", regime, "--out", str(out)]) == OK
    text = pdf_text(out)
    for figure in ("200.953", "198.912", "98,98%", "99,99%", "0,01%", "78,57%", "1.808", "85,37%"):
        assert figure in text


def test_partial_json_changes_only_what_it_names(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    part = tmp_path / "part.json"
    part.write_text('{"answers": {"ke_hoach.hoan_thanh": 21}}', encoding="utf-8")
    arguments = ["--data", str(sample), "--report", "2018-6T"]
    assert main(["import", *arguments, str(part)]) == OK
    out = tmp_path / "all.json"
    assert main(["export", *arguments, "--format", "json", "--out", str(out)]) == OK
    data = json.loads(out.read_text(encoding="utf-8"))
    assert data["answers"]["ke_hoach.hoan_thanh"] == 21
    assert data["answers"]["ke_hoach.tong"] == 28


def test_unknown_field_stores_nothing(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    part = tmp_path / "part.json"
    text = '{"answers": {"ke_hoach.hoan_thanh": 21, "khong.co": 1}}'
    part.write_text(text, encoding="utf-8")
    before = sample.read_bytes()
    assert main(["import", "--data", str(sample), "--report", "2018-6T", str(part)]) == USER_ERROR
    assert "khong.co" in capsys.readouterr().err
    assert sample.read_bytes() == before


def test_check_finds_the_grave_contradictions(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """E01, E02, E05, E18, E19, E20 of the real report."""
    assert main(["check", "--data", str(sample), "--report", "2018-6T", "--json"]) == FOUND
    rows = json.loads(capsys.readouterr().out)
    rules = {row["rule"] for row in rows}
    assert {
        "tu_chu.mot_mau_so_mot_nhom",
        "tu_chu.khop_vi_tri_viec_lam",
        "tu_chu.tong_hai_cap",
    } <= rules
    assert any("168/KH-UBND" in row["message"] for row in rows)
    assert any("141/UBND-TH" in row["message"] for row in rows)


def test_unreadable_number_is_kept_and_named(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    part = tmp_path / "part.json"
    part.write_text('{"answers": {"ke_hoach.hoan_thanh": "2x"}}', encoding="utf-8")
    arguments = ["--data", str(sample), "--report", "2018-6T"]
    assert main(["import", *arguments, str(part)]) == OK
    assert "“2x”" in capsys.readouterr().err
    assert main(["check", *arguments]) == FOUND


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t(a)")
    connection.close()


def _newer(path: Path) -> None:
    assert main(["new", "--data", str(path), "--period", "2026-N", "--agency", "can-tho"]) == OK
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: None, "Không có tệp dữ liệu"),
        (lambda path: path.write_bytes(b""), "0 byte"),
        (lambda path: path.write_bytes(b"xin chao" * 200), "không phải tệp dữ liệu"),
        (_foreign, "chương trình khác"),
        (_newer, "999"),
        (lambda path: path.mkdir(), "thư mục"),
    ],
)
def test_bad_data_files_get_their_own_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Callable[[Path], object], words: str
) -> None:
    """R-14, R-15: each case is named and nothing is overwritten."""
    path = tmp_path / "tệp.cchc"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    capsys.readouterr()
    assert main(["list", "--data", str(path)]) == USER_ERROR
    assert words in capsys.readouterr().err
    assert (path.read_bytes() if path.is_file() else None) == before


def test_backup_opens_again(sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / "bản sao.cchc"
    assert main(["backup", "--data", str(sample), "--out", str(copy)]) == OK
    assert main(["list", "--data", str(copy)]) == OK


def test_a_file_is_checked_and_a_damaged_one_points_to_its_copy(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """F-62 on the command line: nothing found is code 0, anything found code 3."""
    result = tmp_path / "kết quả.txt"
    main(["check-data", "--data", str(sample), "--json", "--out", str(result)])
    checks = {row["key"]: row for row in json.loads(capsys.readouterr().out)}
    assert checks["history"]["findings"] == []
    assert "Lịch sử thay đổi đầy đủ: tốt" in result.read_text(encoding="utf-8")
    assert main(["restore", "--data", str(sample)]) == USER_ERROR
    with Store.open(sample) as store:
        Backups(store).make("khi-thoat")
    sample.write_bytes(b"")
    assert main(["check-data", "--data", str(sample)]) == FOUND
    assert "Bản sao lưu tốt gần nhất" in capsys.readouterr().out
    assert main(["check-data", "--data", str(tmp_path / "không có.cchc")]) == USER_ERROR


def test_a_backup_is_compared_before_it_is_used(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """R-22: without --apply nothing changes; with it the file of before stays beside."""
    with Store.open(sample) as store:
        Backups(store).make("khi-thoat")
        store.write(1, {"ho_so.moi": 5}, "lan")
    before = sample.read_bytes()
    assert main(["restore", "--data", str(sample)]) == OK
    assert "2018-6T\tkhác 1 số liệu" in capsys.readouterr().out
    assert sample.read_bytes() == before
    assert main(["restore", "--data", str(sample), "--apply"]) == OK
    [aside] = sample.parent.glob("*-truoc-khoi-phuc-*")
    assert aside.read_bytes() == before
    with Store.open(sample) as store:
        assert store.answers(1)["ho_so.moi"] == 199634
        assert Backups(store).copies()[0].reason == "truoc-khi-khoi-phuc"


def test_a_file_that_a_window_holds_is_not_replaced(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(sample) as store:
        Backups(store).make("khi-thoat")
    holding = Holding(sample)
    # Another process would fail to take the lock; this one is told so by its own error.
    code = main(["restore", "--data", str(sample), "--apply"])
    holding.release()
    assert code == USER_ERROR
    assert "cửa sổ khác" in capsys.readouterr().err


def test_an_import_makes_a_copy_first(sample: Path, tmp_path: Path) -> None:
    data = tmp_path / "cũ.json"
    code = ["--data", str(sample), "--report", "2018-6T"]
    assert main(["export", *code, "--format", "json", "--out", str(data)]) == OK
    assert main(["import", *code, str(data)]) == OK
    with Store.open(sample) as store:
        assert [copy.reason for copy in Backups(store).copies()] == ["truoc-khi-nhap"]


def test_wrong_usage_speaks_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["export"])
    assert left.value.code == USAGE
    assert capsys.readouterr().err.startswith("Cách dùng: cchc_desktop export ")


def test_a_fault_of_the_program_is_logged_without_words_of_the_report(
    sample: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    def broken(_library: Library) -> None:
        raise ValueError("bí mật")

    monkeypatch.setattr(Library, "reports", broken)
    assert main(["list", "--data", str(sample)]) == FAULT
    log = tmp_path / "cchc-desktop" / LOG_FILE
    assert str(log) in capsys.readouterr().err
    assert "ValueError" in log.read_text(encoding="utf-8")
    assert "bí mật" not in log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    ["<b>x</b> &amp; {x} {{7*7}} %s %d", "</para><font color='red'>", "a\u0000b", "Sơ\u0301"],
)
def test_hostile_text_prints_literally(sample: Path, tmp_path: Path, text: str) -> None:
    """R-28: user text is never markup, format or expression."""
    part = tmp_path / "part.json"
    data = {"texts": {"danh_gia.uu_diem": f"Đầu {text} cuối"}}
    part.write_text(json.dumps(data), encoding="utf-8")
    arguments = ["--data", str(sample), "--report", "2018-6T"]
    assert main(["import", *arguments, str(part)]) == OK
    out = tmp_path / "bc.pdf"
    assert main(["export", *arguments, "--format", "pdf", "--out", str(out)]) == OK
    shown = text.replace("\u0000", "").replace("ơ\u0301", "ớ")
    assert f"Đầu {shown} cuối" in pdf_text(out)


def test_a_copy_for_signing_says_where_its_free_places_are(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """F-34: number and day blank, and the places to stamp as data."""
    out = tmp_path / "trình ký.pdf"
    given = ["--data", str(sample), "--report", "2018-6T", "--format", "pdf", "--out", str(out)]
    assert main(["export", *given, "--variant", "signing", "--json"]) == OK
    told = json.loads(capsys.readouterr().out)
    assert (told["variant"], told["path"]) == ("signing", str(out))
    areas = {area["name"]: area for area in told["areas"]}
    assert set(areas) == {"number", "day", "month", "signature", "seal"}
    assert (areas["seal"]["width"], areas["seal"]["height"]) == (36, 36)
    assert 30 <= areas["number"]["x"] <= 91
    assert 20 <= areas["number"]["y"] <= 60
    assert "Số: 123/BC-UBND" not in pdf_text(out)
    assert main(["export", *given, "--variant", "signing-filled"]) == OK
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines[2:]] == ["chữ ký", "dấu cơ quan"]
    assert "Số: 123/BC-UBND" in pdf_text(out)


def test_only_an_issued_report_has_copies(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """F-39: the stamp of arrival stands on the received copy and nowhere else."""
    out = tmp_path / "bc.txt"
    command = ["export", "--data", str(sample), "--format", "txt", "--out", str(out), "--report"]
    assert main([*command, "2018-6T", "--variant", "received"]) == OK
    assert "SỞ NỘI VỤ TỈNH SÓC TRĂNG\nĐẾN\nSố: 6150" in out.read_text(encoding="utf-8")
    assert main([*command, "2018-6T"]) == OK
    assert "6150" not in out.read_text(encoding="utf-8")
    new = ["new", "--data", str(sample), "--period", "2018-Q3", "--agency", "soc-trang"]
    assert main(new) == OK
    capsys.readouterr()
    assert main([*command, "2018-Q3", "--variant", "copy"]) == USER_ERROR
    assert "“Số”, “Ngày ký”" in capsys.readouterr().err


def test_a_finished_pdf_is_measured(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sample's one deviation is the archive entry without the registry."""
    target = tmp_path / "bc.pdf"
    report = ["--data", str(sample), "--report", "2018-6T"]
    assert main(["export", *report, "--format", "pdf", "--out", str(target)]) == OK
    capsys.readouterr()
    assert main(["check-page", str(target), "--json"]) == FOUND
    result = json.loads(capsys.readouterr().out)
    assert result["regime"] == "tt01-2011"
    assert [finding["check"] for finding in result["findings"]] == ["recipients"]
    assert main(["check-page", str(target), "--regime", "nd30-2020"]) == FOUND
    assert "Số trang nằm ở" in capsys.readouterr().out


def test_what_is_no_pdf_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    assert main(["check-page", str(tmp_path / "a.pdf")]) == USER_ERROR
    assert "0 byte" in capsys.readouterr().err


@pytest.mark.parametrize(
    "argv", [["gui", "--data", "a.cchc"], ["gui", "a.cchc"], ["gui", "--data=a.cchc"]]
)
def test_the_window_opens_the_file_it_is_given(
    argv: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path | None] = []
    monkeypatch.setattr("cchc_desktop.app.run", lambda data: opened.append(data) or OK)
    assert main(argv) == OK
    assert opened == [Path("a.cchc")]
