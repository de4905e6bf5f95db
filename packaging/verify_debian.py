"""Tries the Debian package and the README's two commands in a clean Debian, and the Linux folder.

A clean Debian is made by debootstrap, as root, in a folder; nothing of the computer gets in but
the names of its packages' source and its screen's socket.
"""

import os
import shutil
import subprocess
import tarfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import building
import screen
from building import NAME, BuildError, say
from screen import Screen, expect

SUITES = {"debian12": "bookworm", "debian13": "trixie"}
LOCALE = {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "HOME": "/root"}
DATA = Path("Bao cao CCHC", "bao-cao-cchc.cchc")
# Beside the clean system's own, which its packages write anew.
CERTIFICATES = "/etc/ssl/outside.crt"
# Its own folder for what is only tried.
THERE = "/tmp"  # noqa: S108 (inside the clean system)
PATH = "/usr/sbin:/usr/bin:/sbin:/bin"


class Root:
    """A clean Debian in a folder."""

    def __init__(self, folder: Path, suite: str, packages: Sequence[str] = ()) -> None:
        if os.geteuid() != 0:
            raise BuildError("a clean Debian can only be made by root: sudo python3 packaging/…")
        self.folder = folder
        base = folder.with_name(f"base-{suite}.tar")
        if not base.is_file():
            say(f"making a clean {suite} (a few minutes, once).")
            building.run([
                building.need("debootstrap", "debootstrap"), "--variant=minbase",
                suite, building.fresh(folder),
            ])  # fmt: skip
            building.run(["tar", "-C", folder, "-cf", base, "."])
        building.fresh(folder)
        building.run(["tar", "-C", folder, "-xf", base])
        self._settings()
        self.call("apt-get", "update", "-q")
        if packages:
            self.call("apt-get", "install", "-y", "-q", "--no-install-recommends", *packages)

    def _settings(self) -> None:
        """Let the clean system reach the packages as this one does."""
        for name in ("etc/resolv.conf", "etc/pip.conf"):
            if Path("/", name).is_file():
                building.place(Path("/", name), self.folder / name)
        asked = building.run(["apt-config", "dump", "Acquire"])
        (self.folder / "etc/apt/apt.conf.d/99as-outside").write_text(asked, encoding="utf-8")
        certificates = Path("/etc/ssl/certs/ca-certificates.crt")
        if certificates.is_file():
            building.place(certificates, self.folder / CERTIFICATES[1:])

    def call(self, *words: str, environment: Mapping[str, str] | None = None) -> str:
        """Run a command inside and return what it printed."""
        code, said = self.ask(*words, environment=environment)
        if code:
            raise BuildError(f"{' '.join(words)} ended with code {code}:\n{said[-4000:]}")
        return said

    def ask(self, *words: str, environment: Mapping[str, str] | None = None) -> tuple[int, str]:
        """Run a command inside and return its code and what it printed."""
        done = subprocess.run(
            self.command(*words),
            env=self.environment(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        return done.returncode, done.stdout

    def command(self, *words: str) -> list[str]:
        """Return the command that runs another one inside, with its own processes to see."""
        inside = f'mount -t proc proc "{self.folder}/proc" && exec chroot "{self.folder}" "$@"'
        return ["unshare", "--mount", "--pid", "--fork", "sh", "-c", inside, "sh", *words]

    def environment(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return the variables of a program inside."""
        network = {k: v for k, v in os.environ.items() if k.lower().endswith("_proxy")}
        trusted = {"PIP_CERT": CERTIFICATES} if (self.folder / CERTIFICATES[1:]).is_file() else {}
        own = {"PATH": PATH, "DEBIAN_FRONTEND": "noninteractive", **LOCALE}
        return {**own, **network, **trusted, **(more or {})}


def _work(out: Path, name: str) -> Path:
    folder = out / "work" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def verify_package(package: Path, out: Path, suite: str) -> None:
    """Install the package in a clean Debian, use it, remove it."""
    root = Root(_work(out, "verify-debian") / "package", SUITES[suite])
    shutil.copyfile(package, root.folder / package.name)
    install = ("apt-get", "install", "-y", "-q", "--no-install-recommends")
    root.call(*install, f"/{package.name}")
    expect(True, f"it installs in a clean {suite}")
    print(root.call("dpkg-query", "-W", "-f=  ${Package} ${Version} ${Installed-Size} kB\n", NAME))
    _complete(root)
    print(root.call(NAME, "selftest"))
    expect(True, "every part of it works without a screen")
    _desktop(root, install)
    with Screen(out / "screenshots" / suite, dict(os.environ)) as on, ExitStack() as stack:
        socket = Path("/tmp/.X11-unix")  # noqa: S108 (where every X server has its socket)
        building.run(["mkdir", "-p", str(root.folder) + str(socket)])
        building.run(["mount", "--bind", socket, str(root.folder) + str(socket)])
        stack.callback(building.run, ["umount", str(root.folder) + str(socket)])
        _walk(root, on, stack)
        _double_click(root, on, stack)
    kept = _documents(root) / DATA
    before = kept.read_bytes()
    root.call(*install, "--reinstall", f"/{package.name}")
    expect(kept.read_bytes() == before, "installing it again keeps the data")
    root.call(*install, _later_release(root, package))
    number = root.call("dpkg-query", "-W", "-f=${Version}", NAME)
    expect(kept.read_bytes() == before, f"so does an upgrade, to {number}")
    root.call("apt-get", "purge", "-y", "-q", NAME)
    expect(not (root.folder / "usr/lib" / NAME).exists(), "removed, nothing of it is left")
    expect(kept.read_bytes() == before, "but the data are")


def _documents(root: Root) -> Path:
    return root.folder / "root" / "Documents"


def _complete(root: Root) -> None:
    """Ask of every library in the program whether what it needs is there."""
    find = f"find /usr/lib/{NAME} -name '*.so*' -type f -exec ldd {{}} + 2>/dev/null"
    said = root.call("sh", "-c", f"export LD_LIBRARY_PATH=/usr/lib/{NAME}/_internal; {find}")
    missing = {line.split()[0] for line in said.splitlines() if "not found" in line}
    # Printing asks for the print system, which is only recommended.
    expect(missing <= {"libcups.so.2"}, f"its libraries lack nothing but {sorted(missing)}")


def _desktop(root: Root, install: Sequence[str]) -> None:
    """Ask the tools of the desktop what they make of its files."""
    root.call(*install, "desktop-file-utils", "xdg-utils", "libfile-mimeinfo-perl")
    root.call("desktop-file-validate", f"/usr/share/applications/{NAME}.desktop")
    expect(True, "its menu entry is valid")
    data = f"{THERE}/a.cchc"
    root.call("touch", data)
    kind = root.call("xdg-mime", "query", "filetype", data).strip()
    expect(kind == f"application/vnd.{NAME}", f"a data file is known as {kind}")
    opener = root.call("xdg-mime", "query", "default", kind).strip()
    expect(opener == f"{NAME}.desktop", f"it opens with {opener}")


def _walk(root: Root, on: Screen, stack: ExitStack) -> None:
    _documents(root).mkdir()
    display = {"DISPLAY": on.environment["DISPLAY"]}
    program = subprocess.Popen(root.command(NAME), env=root.environment(display))
    stack.callback(program.kill)
    documents = _documents(root)
    screen.walk(on, documents / DATA, documents / "bao-cao-cchc-2018-6T.pdf")
    screen.leave(on)
    expect(program.wait(60) == 0, "started, typed into, exported, left")


def _double_click(root: Root, on: Screen, stack: ExitStack) -> None:
    """Open files as a file manager does; a later release's is refused."""
    display = {"DISPLAY": on.environment["DISPLAY"]}

    def click(file: Path) -> subprocess.Popen[bytes]:
        inside = f"/{file.relative_to(root.folder)}"
        opener = subprocess.Popen(root.command("xdg-open", inside), env=root.environment(display))
        stack.callback(opener.kill)
        return opener

    data = _documents(root) / DATA
    program = click(data)
    screen.opened(on, "opened-by-double-click")
    screen.leave(on)
    expect(program.wait(60) == 0, "a double click on the data file opens the report")
    newer = screen.newer_file(data)
    program = click(newer)
    screen.refused(on, newer, newer.read_bytes())
    program.wait(60)
    newer.unlink()


def _later_release(root: Root, package: Path) -> str:
    """Pack the package again under a higher number; return its place in the clean system."""
    number = "999.0"
    unpacked = f"{THERE}/later"
    root.call("dpkg-deb", "-R", f"/{package.name}", unpacked)
    control = Path(f"{root.folder}{unpacked}", "DEBIAN", "control")
    fields = control.read_text(encoding="utf-8")
    control.write_text(
        fields.replace(f"Version: {building.version()}\n", f"Version: {number}\n"),
        encoding="utf-8",
    )
    root.call("dpkg-deb", "-b", "-Zgzip", "-z1", unpacked, f"{unpacked}.deb")
    return f"{unpacked}.deb"


def verify_folder(archive: Path, out: Path) -> None:
    """Run the portable folder with a home of its own, which must stay as it was."""
    work = building.fresh(_work(out, "verify-linux") / "Thẻ nhớ Ấp Đông")
    with tarfile.open(archive) as packed:
        packed.extractall(work, filter="data")
    [folder] = work.iterdir()
    home = building.fresh(work.with_name("home"))
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "QT_", "PYTHON"))}
    environment = {**kept, **LOCALE, "HOME": str(home)}
    print(building.run([folder / NAME, "selftest"], environment))
    expect(True, "every part of it works from a path with Vietnamese letters")
    data = folder / "Du lieu" / "bao-cao-cchc.cchc"
    with Screen(out / "screenshots" / "linux-folder", environment) as on:
        program = subprocess.Popen([folder / NAME], env=on.environment)
        screen.walk(on, data, data.with_name("bao-cao-cchc-2018-6T.pdf"))
        screen.leave(on)
        expect(program.wait(60) == 0, "started, typed into, exported, left")
        newer = screen.newer_file(data)
        program = subprocess.Popen([folder / NAME, "gui", newer], env=on.environment)
        screen.refused(on, newer, newer.read_bytes())
        program.wait(60)
    # The window manager logs, and a desktop's message bus is started where none runs.
    others = (".cache/openbox/", ".cache/fontconfig/", ".dbus/")
    left = [str(path.relative_to(home)) for path in building.files_of(home)]
    own = [name for name in left if not name.startswith(others)]
    expect(not own, f"it leaves nothing in the home {own}")


def verify_readme(out: Path, suite: str) -> None:
    """Do what the README says in a clean Debian that has python3 and git, and nothing else."""
    root = Root(_work(out, "verify-debian") / "readme", SUITES[suite], ["python3", "git"])
    bundle = root.folder / "tmp" / "source.bundle"
    building.run(["git", "-C", building.ROOT, "bundle", "create", bundle, "HEAD"])
    source = f"{THERE}/source"
    root.call("git", "clone", "-q", f"{source}.bundle", source)
    script = f"{source}/packaging/dev.py"
    said = root.call("sh", "-c", f"cd {THERE} && python3 {script} run")
    pdf = root.folder / "tmp" / "bao-cao-mau.pdf"
    expect(pdf.is_file(), f"run makes the sample's PDF: {said.splitlines()[-1]}")
    shutil.copyfile(pdf, out / f"bao-cao-mau-{suite}.pdf")
    code, said = root.ask("sh", "-c", f"cd {source} && python3 {script} test -q")
    print("\n".join(said.splitlines()[-15:]))
    expect(code == 0, "test passes")
