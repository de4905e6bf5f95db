"""Installs, starts, types into, upgrades and removes the Windows program under wine.

Wine stands in for Windows only so far: it has neither SmartScreen nor drivers of printers, and
wants the one system library that it lacks (``wine/icuuc.c``, never installed with the program).
"""

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Self

import building
import screen
from screen import Screen, expect, until

USER = "C:\\users\\{name}"
FOLDER = "Bao cao CCHC"
# A folder as people here name it.
ELSEWHERE = "Người dùng Ấp Đông\\Chương trình báo cáo"
MOST_MEGABYTES = 150
TOO_OLD_CODE, RUNNING_CODE = 3, 4


class Wine:
    """A Windows of its own in a folder, with its own home."""

    def __init__(self, work: Path) -> None:
        for tool, package in {"wine": "wine64", "x86_64-w64-mingw32-gcc": "gcc-mingw-w64"}.items():
            building.need(tool, package)
        self.home = building.fresh(work / "home")
        self.documents = self.home / "Documents"
        self.documents.mkdir()
        self.prefix = building.fresh(work / "prefix")
        self.drive = self.prefix / "drive_c"
        self._opened: list[subprocess.Popen[bytes]] = []
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "QT_", "WAYLAND"))}
        self.environment = {
            **kept,
            "HOME": str(self.home),
            "WINEPREFIX": str(self.prefix),
            "WINEDEBUG": "-all",
            "LC_ALL": "C.UTF-8",
        }

    def prepare(self, on: Screen) -> None:
        """Make the Windows, and give it what it lacks."""
        self.environment["DISPLAY"] = on.environment["DISPLAY"]
        building.run(["wineboot", "-i"], self.environment)
        system = self.drive / "windows" / "system32"
        source = building.PACKAGING / "wine" / "icuuc.c"
        compiler = "x86_64-w64-mingw32-gcc"
        building.run([compiler, "-shared", "-O1", "-s", "-o", system / "icuuc.dll", source])
        [self.user] = [
            folder for folder in (self.drive / "users").iterdir() if folder.name != "Public"
        ]

    @property
    def programs(self) -> Path:
        """The folder that a setup for one user installs into."""
        return self.user / "AppData" / "Local" / "Programs" / FOLDER

    def call(self, *words: str | Path, patience: float = 600.0) -> tuple[int, str]:
        """Run a Windows program to its end; its output goes through pipes, which wine needs."""
        done = subprocess.run(
            ["wine", *map(str, words)],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=patience,
            check=False,
        )
        return done.returncode, done.stdout.decode("utf-8", "replace")

    def open(self, *words: str | Path) -> None:
        """Start what a double click starts, and let it run; it takes over the pipe."""
        command = ["wine", "start", *map(str, words)]
        process = subprocess.Popen(
            command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self._opened.append(process)

    def wait(self) -> None:
        """Wait until every program has ended."""
        subprocess.run(["wineserver", "-w"], env=self.environment, check=False, timeout=120)

    def windows_path(self, path: Path) -> str:
        """Return a path as Windows programs write it."""
        return "Z:" + str(path).replace("/", "\\")

    def registry(self, key: str) -> str:
        """Return what the registry holds for the user below a key; nothing when it is absent."""
        code, said = self.call("reg", "query", f"HKCU\\{key}", "/s")
        return "" if code else said

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End what is left running."""
        subprocess.run(["wineserver", "-k"], env=self.environment, check=False)


def verify(setup: Path, portable: Path | None, out: Path) -> None:
    """Go through the life of an installed program, and of one on a stick."""
    work = out / "work" / "verify-wine"
    work.mkdir(parents=True, exist_ok=True)
    wine = Wine(work)
    # The screen goes first, so that a picture of what went wrong still shows it.
    with wine, Screen(out / "screenshots" / "wine", wine.environment) as on:
        wine.prepare(on)
        _refuse_old(wine, setup)
        _install(wine, setup)
        _uninstall(wine, wine.programs)
        _install_by_hand(wine, on, setup)
        _first_days(wine, on)
        _while_running(wine, on, setup)
        _reinstall(wine, on, setup)
        _elsewhere(wine, on, setup)
        if portable is not None:
            _stick(wine, on, portable, work)


def _refuse_old(wine: Wine, setup: Path) -> None:
    """Wine can pretend to be a Windows that is too old."""
    wine.call("winecfg", "-v", "win7")
    code, _ = wine.call(setup, "/S")
    expect(code == TOO_OLD_CODE, f"the setup refuses Windows 7, code {code}")
    wine.call("winecfg", "-v", "win10")


def _install(wine: Wine, setup: Path) -> None:
    started = time.monotonic()
    code, said = wine.call(setup, "/S")
    expect(code == 0, f"the setup installs silently, code {code} {said}")
    print(f"  {time.monotonic() - started:.0f} seconds", flush=True)
    expect(_python(wine).is_file(), f"the program is in {wine.programs}")
    size = building.size_of(wine.programs) / building.MEGABYTE
    expect(size <= MOST_MEGABYTES, f"it takes {size:.1f} MB, compiled code included")
    expect(_shortcut(wine).is_file(), "the start menu has it")
    expect("BaoCaoCCHC.DuLieu" in wine.registry("Software\\Classes\\.cchc"), "files open with it")
    code, said = wine.call(_python(wine), "-m", "cchc_desktop", "selftest")
    print(said, flush=True)
    expect(code == 0, "every part of it works")


def _install_by_hand(wine: Wine, on: Screen, setup: Path) -> None:
    """Go through the pages of the setup; the last one opens the program."""
    wine.open("/unix", setup)
    on.window(f"Cài đặt {screen.TITLE}")
    for page in ("welcome", "folder"):
        on.look(f"setup-{page}")
        on.keys("Return")
    until(_shortcut(wine).is_file, "the end of the setup")
    until(lambda: "compileall" not in _running(), "the compiled code")
    on.look("setup-done")
    on.keys("Return")
    expect(_python(wine).is_file(), "the setup installs by hand, in three pages")


def _running() -> str:
    return building.run(["ps", "-eo", "args"])


def _python(wine: Wine) -> Path:
    return wine.programs / "runtime" / "python.exe"


def _shortcut(wine: Wine) -> Path:
    menu = wine.user / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu" / "Programs"
    return menu / f"{screen.TITLE}.lnk"


def _data(wine: Wine) -> Path:
    return wine.documents / FOLDER / "bao-cao-cchc.cchc"


def _first_days(wine: Wine, on: Screen) -> None:
    """Write and print in the program that the setup opened; then open the file itself."""
    screen.walk(on, _data(wine), wine.documents / "bao-cao-cchc-2018-6T.pdf")
    print("ok: started by the setup, typed into, exported", flush=True)
    code, said = wine.call(*_opener(wine), wine.windows_path(_data(wine)))
    expect(code == 0 and not said, f"the same file opened again ends at once {said}")
    windows = [title for title in on.titles() if title and "IME" not in title]
    expect(len(windows) == 1, f"and only the window that has it is there {windows}")
    on.look("opened-again")


def _opener(wine: Wine) -> list[str]:
    """Return the command that the setup noted for data files, without the file.

    Wine looks for the programs of all users only, so that a double click itself is not tried.
    """
    noted = wine.registry("Software\\Classes\\BaoCaoCCHC.DuLieu\\shell\\open\\command")
    command = noted.split("REG_SZ", 1)[1].strip()
    expect(command.endswith(' gui "%1"'), f"data files open with {command}")
    program, rest = command[1:].split('"', 1)
    return [program, *rest.split()[:-1]]


def _while_running(wine: Wine, on: Screen, setup: Path) -> None:
    code, _ = wine.call(setup, "/S")
    expect(code == RUNNING_CODE, f"the setup stops while the program runs, code {code}")
    before = building.files_of(wine.programs)
    wine.call(wine.programs / "go-cai-dat.exe", "/S")
    time.sleep(15)
    expect(building.files_of(wine.programs) == before, "so does the removal, touching nothing")
    screen.leave(on)
    wine.wait()


def _uninstall(wine: Wine, folder: Path, *words: str) -> None:
    """Run the removal, which goes on in a copy of itself, to its end."""
    wine.call(folder / "go-cai-dat.exe", "/S", *words)
    until(lambda: not folder.exists(), f"the end of {folder}")
    wine.wait()


def _remove_by_hand(wine: Wine, on: Screen) -> None:
    """Go through the removal as the list of programs starts it, with the answers it offers."""
    wine.open("/unix", wine.programs / "go-cai-dat.exe")
    on.window(f"Gỡ bỏ {screen.TITLE}")
    on.look("removal")
    on.keys("Return")
    until(lambda: len(on.titles()) > 1 or not wine.programs.exists(), "the question")
    on.look("removal-asks-about-data")
    on.keys("Return")
    until(lambda: not wine.programs.exists(), f"the end of {wine.programs}")
    on.look("removal-done")
    on.keys("Return")
    on.closed()
    wine.wait()


def _reinstall(wine: Wine, on: Screen, setup: Path) -> None:
    """Install over it, remove it, install again: the data stay all the time."""
    wine.open("/unix", _shortcut(wine))
    screen.opened(on, "started-from-the-menu")
    screen.leave(on)
    wine.wait()
    before = _data(wine).read_bytes()
    stale = wine.programs / "app" / "cchc_desktop" / "stale.py"
    stale.touch()
    code, _ = wine.call(setup, "/S")
    expect(code == 0 and not stale.exists(), "installing over it leaves nothing of the old version")
    _remove_by_hand(wine, on)
    expect(not wine.programs.exists(), "removed by hand, nothing of it is left")
    expect(not _shortcut(wine).exists(), "nor in the start menu")
    expect("BaoCaoCCHC" not in wine.registry("Software\\Classes"), "nor in the registry")
    expect(_data(wine).read_bytes() == before, "the data are as they were")


def _elsewhere(wine: Wine, on: Screen, setup: Path) -> None:
    """Install into a folder with Vietnamese letters; the data are found; then remove all."""
    # The folder must stand without quotes, which only a command line of Windows' own leaves out.
    shutil.copyfile(setup, wine.drive / "setup.exe")
    code, _ = wine.call("cmd", "/c", f"C:\\setup.exe /S /D=C:\\{ELSEWHERE}")
    folder = wine.drive.joinpath(*ELSEWHERE.split("\\"))
    python = folder / "runtime" / "python.exe"
    expect(code == 0 and python.is_file(), f"it installs into C:\\{ELSEWHERE}")
    code, said = wine.call(python, "-m", "cchc_desktop", "selftest")
    expect(code == 0, f"every part of it works there {said if code else ''}")
    gui = ("/unix", python.with_name("pythonw.exe"), "-m", "cchc_desktop", "gui")
    wine.open(*gui)
    screen.opened(on, "data-found-after-reinstall")
    screen.leave(on)
    wine.wait()
    newer = screen.newer_file(_data(wine))
    wine.open(*gui, wine.windows_path(newer))
    screen.refused(on, newer, newer.read_bytes())
    wine.wait()
    newer.unlink()
    before = _data(wine).read_bytes()
    _uninstall(wine, folder)
    expect(_data(wine).read_bytes() == before, "removed silently, the data are as they were")
    wine.call("cmd", "/c", f"C:\\setup.exe /S /D=C:\\{ELSEWHERE}")
    _uninstall(wine, folder, "/XOADULIEU")
    expect(not _data(wine).exists(), "asked to, the removal takes the data too")
    expect((wine.documents / "bao-cao-cchc-2018-6T.pdf").is_file(), "but not the PDF that was made")


def _stick(wine: Wine, on: Screen, portable: Path, work: Path) -> None:
    """Run the portable program from a folder, then from another one, as from another drive."""
    stick = building.fresh(work / "prefix" / "drive_c" / "Thẻ nhớ")
    shutil.unpack_archive(portable, stick)
    before = _places(wine)
    folder = stick / FOLDER
    wine.open("/unix", folder / "runtime" / "pythonw.exe", "-m", "cchc_desktop")
    data = folder / "Du lieu" / "bao-cao-cchc.cchc"
    screen.walk(on, data, data.with_name("bao-cao-cchc-2018-6T.pdf"))
    screen.leave(on)
    wine.wait()
    new = sorted(_places(wine) - before)
    expect(not new, f"the stick leaves no file in the user's profile {new}")
    moved = folder.rename(stick / "Ổ khác")
    wine.open("/unix", moved / "runtime" / "pythonw.exe", "-m", "cchc_desktop")
    screen.opened(on, "stick-on-another-drive")
    screen.leave(on)
    wine.wait()
    print("ok: the stick finds its data under another drive letter", flush=True)


def _places(wine: Wine) -> set[str]:
    """List the files of the user, but for those of the moment."""
    found = [path for folder in (wine.user, wine.home) for path in building.files_of(folder)]
    return {str(path) for path in found if "Temp" not in path.parts}
