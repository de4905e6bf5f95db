"""Tries what was built as its users will, telling what was done and keeping pictures.

``python3 packaging/verify.py wine|deb|linux-folder|clean-root [--dist dist]``: the Windows setup
and zip under wine, the Debian package in a clean Debian, the Linux folder here, and the README's
two commands in a clean Debian. What is to be tried must have been built into the same folder.
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import building
import dev
import verify_debian
import verify_wine


def built(dist: Path, pattern: str) -> Path:
    """Return the newest file of a kind.

    Raises:
        BuildError: there is none.
    """
    found = sorted(dist.glob(pattern), key=lambda path: path.stat().st_mtime)
    if not found:
        raise building.BuildError(f"no {pattern} in {dist}; build it first (packaging/build.py).")
    return found[-1]


def main(argv: Sequence[str]) -> int:
    """Do one verification and return the exit code."""
    parser = argparse.ArgumentParser(prog="packaging/verify.py", description=__doc__)
    parser.add_argument("kind", choices=["wine", "deb", "linux-folder", "clean-root"])
    parser.add_argument("--dist", type=Path, default=building.ROOT / "dist", metavar="FOLDER")
    parser.add_argument("--suite", choices=["debian12", "debian13"], default="debian12")
    asked = parser.parse_args(argv)
    dist = asked.dist.resolve()
    try:
        if asked.kind == "wine":
            setup = built(dist, f"{building.NAME}-*-windows-setup.exe")
            zips = sorted(dist.glob(f"{building.NAME}-*-windows-portable.zip"))
            verify_wine.verify(setup, zips[-1] if zips else None, dist)
        elif asked.kind == "deb":
            package = built(dist, f"{building.NAME}_*_amd64.deb")
            verify_debian.verify_package(package, dist, asked.suite)
        elif asked.kind == "linux-folder":
            archive = built(dist, f"{building.NAME}-*-linux-portable.tar.xz")
            verify_debian.verify_folder(archive, dist)
        else:
            verify_debian.verify_readme(dist, asked.suite)
    except (building.BuildError, dev.SetupError, subprocess.TimeoutExpired) as problem:
        print(f"verify.py: {problem}", file=sys.stderr)
        return 1
    print("verify.py: all of it is so.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
