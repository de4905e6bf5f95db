"""Builds what people install: one command each, on Linux, with everything pinned by hash.

``python3 packaging/build.py windows-setup|windows-zip|deb|linux-folder --out dist``
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import build_linux
import build_windows
import building
import dev


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    made = argparse.ArgumentParser(prog="packaging/build.py", description=__doc__)
    made.add_argument("kind", choices=["windows-setup", "windows-zip", "deb", "linux-folder"])
    made.add_argument("--out", type=Path, default=building.ROOT / "dist", metavar="FOLDER")
    made.add_argument(
        "--python-zip",
        type=Path,
        metavar="FILE",
        help="the official embeddable Python for Windows instead of the locked one",
    )
    made.add_argument("--python-sha256", metavar="HEX", help="the checksum that file must have")
    return made


def checked_python(file: Path | None, expected: str | None) -> Path | None:
    """Return the given Python for Windows once it is the one that was meant.

    Raises:
        BuildError: no checksum was given, or the file has another one.
    """
    if file is None:
        return None
    found = building.sha256(file)
    if expected is None or expected.lower() != found:
        raise building.BuildError(
            f"{file} has the sha256 {found}. Compare it with the one its publisher states"
            " and give that as --python-sha256."
        )
    return file


def main(argv: Sequence[str]) -> int:
    """Do one build and return the exit code."""
    asked = parser().parse_args(argv)
    out = asked.out.resolve()
    work = out / "work" / asked.kind
    try:
        python = checked_python(asked.python_zip, asked.python_sha256)
        work.mkdir(parents=True, exist_ok=True)
        builds: dict[str, Callable[[], Path]] = {
            "windows-setup": lambda: build_windows.build_setup(work, out, python),
            "windows-zip": lambda: build_windows.build_zip(work, out, python),
            "deb": lambda: build_linux.build_deb(work, out),
            "linux-folder": lambda: build_linux.build_folder(work, out),
        }
        builds[asked.kind]()
    except (building.BuildError, dev.SetupError) as problem:
        building.say(str(problem))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
