"""Tests what `packaging/dev.py run` does on a machine without a screen, in a folder of its own."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SPEC = importlib.util.spec_from_file_location("dev", ROOT / "packaging" / "dev.py")
dev = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(dev)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Stand in an empty folder with a Vietnamese name, without a screen, in this environment."""
    folder = tmp_path / "Báo cáo thử"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(dev, "venv_python", lambda: Path(sys.executable))
    monkeypatch.setattr(dev, "ensure_environment", lambda **_: None)
    return folder


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
@pytest.mark.skipif(
    not (ROOT / "cchc_desktop" / "__main__.py").exists(), reason="no command line yet"
)
def test_run_without_a_screen_writes_the_sample_report(folder, capfd):
    """The first command of the README ends with a PDF wherever it is typed."""
    assert dev.main(["run"]) == 0
    answer = capfd.readouterr()
    assert "no screen" in answer.err
    assert answer.out.strip() == str(folder / "bao-cao-mau.pdf")
    assert (folder / "bao-cao-mau.pdf").read_bytes().startswith(b"%PDF-")
    assert [found.name for found in folder.iterdir()] == ["bao-cao-mau.pdf"]
