"""What all builds share: running tools, fetching what a lock names, icons, archives and sizes.

It knows neither Windows nor Debian.
"""

import hashlib
import os
import shutil
import struct
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import dev

ROOT = dev.ROOT
PACKAGING = ROOT / "packaging"
NAME = "bao-cao-cchc"
TITLE = "Bao cao CCHC"
MARKER = "portable.txt"
ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
MEGABYTE = 1_000_000


class BuildError(Exception):
    """Stop with a message that tells the developer what to do next."""


def say(message: str) -> None:
    """Tell what is going on."""
    print(f"build.py: {message}", file=sys.stderr, flush=True)


def version() -> str:
    """Return the version of the program."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def run(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> str:
    """Run a tool and return what it printed; show all of that when it fails."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, **(environment or {})},
        check=False,
    )
    if done.returncode != 0:
        print(done.stdout, file=sys.stderr)
        raise BuildError(f"{Path(words[0]).name} ended with code {done.returncode} (see above).")
    return done.stdout


def need(tool: str, package: str) -> str:
    """Return the path of a tool, or name the package of Debian that has it."""
    found = shutil.which(tool)
    if found is None:
        raise BuildError(f"{tool} is missing. On Debian: sudo apt-get install -y {package}")
    return found


def pip(*arguments: str | Path, tools: Path | None = None) -> str:
    """Run the pip of the program's own environment with nothing but hashed packages."""
    dev.ensure_environment(for_tests=False)
    environment = dev.pip_environment() | ({"PYTHONPATH": str(tools)} if tools else {})
    return run([dev.venv_python(), "-m", "pip", *arguments, "--require-hashes"], environment)


def tools(work: Path) -> Path:
    """Install the tools of the builds beside the program's environment, not into it."""
    folder = work.parent / "tools"
    lock = PACKAGING / "build.lock"
    stamp = folder / "done"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != sha256(lock):
        say("fetching the tools of the build.")
        fresh(folder)
        pip("install", "--quiet", "--only-binary", ":all:", "--target", folder, "-r", lock)
        stamp.write_text(sha256(lock), encoding="utf-8")
    return folder


def fresh(folder: Path) -> Path:
    """Return an empty folder."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    return folder


def files_of(folder: Path) -> list[Path]:
    """List the files below a folder, in an order that is the same everywhere."""
    return sorted(path for path in folder.rglob("*") if path.is_file() or path.is_symlink())


def size_of(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum(path.lstat().st_size for path in files_of(folder))


def sha256(path: Path) -> str:
    """Return the checksum of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def program_files() -> Iterator[tuple[Path, Path]]:
    """Yield the program's own files, each with its place below the folder of code."""
    for top in ("cchc_desktop", "resources"):
        for path in files_of(ROOT / top):
            if "__pycache__" not in path.parts and path.suffix != ".pyc":
                yield path, path.relative_to(ROOT)
    yield ROOT / "LICENSE", Path("LICENSE")
    yield ROOT / "HUONG-DAN.md", Path("HUONG-DAN.md")


def place(source: Path, target: Path) -> None:
    """Copy one file, making its folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def pictures(folder: Path) -> list[Path]:
    """Draw the program's icon in all sizes, by the library that draws it in the program."""
    code = (
        "for size in map(int, sys.argv[3:]):\n"
        "    if not icon.pixmap(size, size).save(f'{sys.argv[2]}/{size}.png'):\n"
        "        sys.exit(f'no picture of {size}')\n"
    )
    draw(code, fresh(folder), *ICON_SIZES)
    return [folder / f"{size}.png" for size in ICON_SIZES]


def draw(code: str, target: Path, *numbers: int) -> None:
    """Run code that draws the program's icon, by the program's own Qt, from the third argument."""
    start = (
        "import sys\n"
        "from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter\n"
        "application = QGuiApplication([])\n"
        "icon = QIcon(sys.argv[1])\n"
    )
    dev.ensure_environment(for_tests=False)
    svg = ROOT / "resources" / "icons" / "app.svg"
    run(
        [dev.venv_python(), "-c", start + code, svg, target, *map(str, numbers)],
        {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1"},
    )


def icon_file(images: Sequence[tuple[int, bytes]]) -> bytes:
    """Put PNG images of square icons into one Windows icon, 256 standing as 0."""
    head = struct.pack("<3H", 0, 1, len(images))
    place_of_next = len(head) + 16 * len(images)
    for size, content in images:
        side = size % 256
        head += struct.pack("<4B2H2I", side, side, 0, 0, 1, 32, len(content), place_of_next)
        place_of_next += len(content)
    return head + b"".join(content for _, content in images)


def moment() -> int:
    """Return the time that built files carry: that of the commit, so that builds are alike."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    asked = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, check=False
    )
    return int(asked.stdout) if asked.returncode == 0 and asked.stdout.strip() else 1_600_000_000


def write_zip(folder: Path, target: Path) -> None:
    """Pack a folder, names in UTF-8 and times all alike."""
    import time

    when = time.gmtime(moment())[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files_of(folder):
            entry = zipfile.ZipInfo(path.relative_to(folder.parent).as_posix(), when)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())


def write_tar(folder: Path, target: Path) -> None:
    """Pack a folder with the rights of its files, times and owners all alike."""

    def alike(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.mtime, entry.uid, entry.gid, entry.uname, entry.gname = moment(), 0, 0, "", ""
        return entry

    with tarfile.open(target, "w:xz", preset=6) as archive:
        archive.add(folder, folder.name, filter=alike)


def report(folder: Path, made: Path) -> None:
    """Say what was made, how large it is and how large once installed."""
    installed, packed = size_of(folder), made.stat().st_size
    print(f"{made}")
    print(f"  packed {packed / MEGABYTE:.1f} MB, installed {installed / MEGABYTE:.1f} MB", end="")
    print(f" in {len(files_of(folder))} files, sha256 {sha256(made)}")
