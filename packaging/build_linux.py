"""Builds the Linux program: one folder that brings its own Python, as a package and to carry.

PyInstaller gathers what the program imports; ``pruning.py`` says what of that goes in.
"""

import os
import shutil
import stat
import sys
import sysconfig
from pathlib import Path

import building
import dev
from building import NAME, BuildError, say

HERE = building.PACKAGING / "linux"
# What the libraries in the folder ask of the system; verify.py deb looks for any that is missed.
DEPENDS = (
    "libc6 (>= 2.34)", "libstdc++6", "libgcc-s1", "libglib2.0-0t64 | libglib2.0-0", "libgl1",
    "libegl1", "libfontconfig1", "libfreetype6", "libdbus-1-3", "libgssapi-krb5-2", "libzstd1",
    "libx11-6", "libx11-xcb1", "libxcb1", "libxcb-randr0", "libxcb-render0", "libxcb-shm0",
    "libxcb-sync1", "libxcb-xfixes0", "shared-mime-info", "desktop-file-utils",
)  # fmt: skip
# Printing, opening folders and the file dialogs of the desktop; all else works without.
RECOMMENDS = ("libcups2t64 | libcups2", "xdg-utils", "xdg-desktop-portal")
FOLDER_RIGHTS, FILE_RIGHTS, PROGRAM_RIGHTS = 0o755, 0o644, 0o755


def freeze(work: Path) -> Path:
    """Put the program's folder together."""
    dev.ensure_environment(for_tests=False)
    building.need("objdump", "binutils")
    _need_shared_python()
    tools = building.tools(work)
    out = building.fresh(work / "frozen")
    say("gathering the program (about a minute).")
    environment = {**dev.child_environment(os.environ), "PYTHONPATH": f"{tools}:{building.ROOT}"}
    environment |= {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(building.moment())}
    building.run(
        [
            dev.venv_python(), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
            "--distpath", out, "--workpath", building.fresh(work / "pyinstaller"),
            HERE / f"{NAME}.spec",
        ],
        environment,
    )  # fmt: skip
    _strip(out / NAME)
    return out / NAME


def _strip(folder: Path) -> None:
    """Take out of Python what only a debugger reads; other libraries come without it."""
    inside = folder / "_internal"
    files = [*inside.glob("libpython3*"), *inside.glob("python3*/lib-dynload/*.so")]
    building.run([building.need("strip", "binutils"), "--strip-unneeded", *files])


def _need_shared_python() -> None:
    """PyInstaller takes Python as a library, which Debian has in a package of its own."""
    number = f"{sys.version_info.major}.{sys.version_info.minor}"
    folder = Path(str(sysconfig.get_config_var("LIBDIR")))
    many = str(sysconfig.get_config_var("MULTIARCH"))
    if not any(list(place.glob(f"libpython{number}.so.*")) for place in (folder, folder / many)):
        raise BuildError(
            f"Python's library is missing. On Debian: sudo apt-get install -y libpython{number}"
        )


def build_folder(work: Path, out: Path) -> Path:
    """Make the folder that runs from anywhere and keeps everything beside itself."""
    frozen = freeze(work)
    folder = work / f"{NAME}-{building.version()}"
    if folder.exists():
        shutil.rmtree(folder)
    frozen.rename(folder)
    shutil.copyfile(building.PACKAGING / "portable.txt", folder / building.MARKER)
    made = out / f"{NAME}-{building.version()}-linux-portable.tar.xz"
    say("packing the folder.")
    building.write_tar(folder, made)
    building.report(folder, made)
    return made


def build_deb(work: Path, out: Path) -> Path:
    """Make the package for Debian 12 and later."""
    dpkg = building.need("dpkg-deb", "dpkg")
    frozen = freeze(work)
    root = building.fresh(work / "root")
    shutil.move(frozen, root / "usr" / "lib" / NAME)
    _add_desktop(work, root)
    for source, target in package_files():
        building.place(source, root / target)
    link = root / "usr" / "bin" / NAME
    link.parent.mkdir(parents=True)
    link.symlink_to(f"../lib/{NAME}/{NAME}")
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(control_text(building.size_of(root) // 1024), encoding="utf-8")
    set_rights(root)
    made = out / f"{NAME}_{building.version()}_amd64.deb"
    say("packing the package (about a minute).")
    building.run(
        [dpkg, "--build", "--root-owner-group", "-Zxz", "-z6", root, made],
        {"SOURCE_DATE_EPOCH": str(building.moment())},
    )
    building.report(root, made)
    return made


def package_files() -> list[tuple[Path, str]]:
    """Return the files that tell a desktop of the program, each with its place."""
    share = "usr/share"
    icon = building.ROOT / "resources" / "icons" / "app.svg"
    icons = f"{share}/icons/hicolor/scalable"
    return [
        (HERE / f"{NAME}.desktop", f"{share}/applications/{NAME}.desktop"),
        (HERE / f"{NAME}.xml", f"{share}/mime/packages/{NAME}.xml"),
        (HERE / f"{NAME}.1", f"{share}/man/man1/{NAME}.1"),
        (icon, f"{icons}/apps/{NAME}.svg"),
        (icon, f"{icons}/mimetypes/application-vnd.{NAME}.svg"),
        (HERE / "copyright", f"{share}/doc/{NAME}/copyright"),
        (building.ROOT / "HUONG-DAN.md", f"{share}/doc/{NAME}/HUONG-DAN.md"),
        (building.ROOT / "CHANGELOG.md", f"{share}/doc/{NAME}/CHANGELOG.md"),
    ]


def _add_desktop(work: Path, root: Path) -> None:
    """Add the icon as pictures too: not every desktop draws SVG."""
    for picture in building.pictures(work / "icons"):
        size = picture.stem
        folder = root / "usr/share/icons/hicolor" / f"{size}x{size}" / "apps"
        building.place(picture, folder / f"{NAME}.png")


def control_text(kilobytes: int) -> str:
    """Return what dpkg reads about the package."""
    fields = {
        "Package": NAME,
        "Version": building.version(),
        "Section": "text",
        "Priority": "optional",
        "Architecture": "amd64",
        "Installed-Size": str(kilobytes),
        "Depends": ", ".join(DEPENDS),
        "Recommends": ", ".join(RECOMMENDS),
        "Maintainer": "CCHC Desktop maintainers <maintainers@localhost>",
        "Description": (
            "write administrative reform reports and print them\n"
            " Forms for the periodic report on administrative reform of a Vietnamese\n"
            " province, with figures that sentences follow, checks, and the official\n"
            " PDF and Word file. Data files stay where they are when it is removed."
        ),
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def set_rights(root: Path) -> None:
    """Give files the rights a package needs, whatever the builder's umask is."""
    for path in [root, *root.rglob("*")]:
        if path.is_symlink():
            continue
        if path.is_dir():
            path.chmod(FOLDER_RIGHTS)
        else:
            runs = path.stat().st_mode & stat.S_IXUSR
            path.chmod(PROGRAM_RIGHTS if runs else FILE_RIGHTS)
