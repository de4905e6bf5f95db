"""Holds that a file from elsewhere is measured beside the program and cannot take it along."""

import subprocess
import sys
from dataclasses import replace

import pytest

from cchc_desktop import paths
from cchc_desktop.errors import UserError
from cchc_desktop.services import page_check_apart
from cchc_desktop.services.page_check import check_here, check_pages
from cchc_desktop.services.page_check_apart import check_apart
from tests.render.samples import layout
from tests.services.page_bombs import nested_forms
from tests.services.page_samples import printed


@pytest.fixture
def started(monkeypatch):
    """Collect the processes that are started."""
    made = []

    class Noted(subprocess.Popen):
        def __init__(self, *args, **options):
            super().__init__(*args, **options)
            made.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    return made


@pytest.fixture
def bomb(tmp_path):
    path = tmp_path / "bom lồng.pdf"
    path.write_bytes(nested_forms(8))
    return path


def refused(*arguments, **options):
    with pytest.raises(UserError) as caught:
        check_apart(*arguments, **options)
    return caught.value.message


def test_a_file_measured_apart_has_the_same_result(tmp_path, started):
    data = printed(body=replace(layout("nd30-2020").body, size=12, leading=16))
    path = tmp_path / "-báo cáo {x} %s.pdf"
    path.write_bytes(data)
    heard = []
    result = check_pages(path, None, lambda *at: heard.append(at) or True)
    assert result == check_here(data)
    assert result.findings
    assert heard[-1] == (result.pages, result.pages)
    assert len(started) == 1


def test_our_own_pages_need_no_second_process(started):
    assert check_pages(printed(), "nd30-2020").findings == ()
    assert started == []


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of memory there")
def test_a_file_that_takes_too_much_memory_ends_only_its_reader(bomb, started):
    message = refused(bomb, None)
    assert message.startswith("Không kiểm được tệp bom lồng.pdf vì tệp cần quá nhiều bộ nhớ")
    assert started[0].returncode not in {None, 0}


def test_a_file_that_takes_too_long_is_given_up(bomb, started):
    message = refused(bomb, None, seconds=0.6)
    assert message.startswith("Dừng kiểm tệp bom lồng.pdf vì sau 1 giây")
    assert started[0].returncode is not None


def test_stopping_does_not_wait_for_the_page(bomb, started):
    heard = []

    def step(page, pages):
        heard.append((page, pages))
        return heard.count((1, 1)) < 2

    assert refused(bomb, None, step).startswith("Đã dừng")
    assert heard[0] == (0, 0)
    assert started[0].returncode is not None


def test_the_reader_ends_itself_when_nobody_else_does(bomb):
    """The program may have been killed meanwhile."""
    command = page_check_apart.command_for(bomb, None, 0.2)
    done = subprocess.run(command, cwd=paths.resources().parent, capture_output=True, check=False)
    assert done.returncode == 1
    assert b"result" not in done.stdout


def test_what_the_reader_refuses_is_told_as_it_is(tmp_path):
    (tmp_path / "a.pdf").write_text("x", encoding="utf-8")
    assert refused(tmp_path / "a.pdf", None).startswith("Tệp a.pdf không phải tệp PDF")
    assert str(tmp_path / "b.pdf") in refused(tmp_path / "b.pdf", None)


def test_a_machine_that_starts_nothing_more_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "missing"))
    assert "không mở thêm được tiến trình" in refused(tmp_path / "a.pdf", None)


def test_one_executable_calls_itself_without_a_module(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    command = page_check_apart.command_for(tmp_path / "a.pdf", "nd30-2020", 5)
    assert command[:2] == [sys.executable, "check-page"]
    assert command[-4:] == ["--regime", "nd30-2020", "--", str(tmp_path / "a.pdf")]


def test_a_fault_of_the_reader_names_its_log(tmp_path, monkeypatch):
    """No watch can be set for a time without end, which is a fault in the second process."""
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    message = refused(tmp_path / "a.pdf", None, seconds=float("inf"))
    log = tmp_path / "cchc-desktop" / "nhat-ky.log"
    assert message.startswith("Chương trình gặp lỗi")
    assert str(log) in message
    assert "page_check_inside.py" in log.read_text(encoding="utf-8")
