"""Makes the pictures of HUONG-DAN.md: the real program on a screen of its own, led by keys.

    python -m tests.walks.guide

Run it after a change of the window, look at the pictures, then commit them.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.walks.desk import HERE, DataFile, Desk, until
from tests.walks.steps import REPORT, go_to

TARGET = HERE / "resources" / "guide"
RESULTS = "ket_qua.tthc.giai_quyet"
# Few colours keep the pictures small; letters stay as they are.
_COLOURS = 24
_FRAME = (1, 22)
MOST_BYTES, MOST_PICTURES = 60_000, 12


class Painter:
    """Take the screen as the pictures of the guide."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def take(self, name: str, area: str = "", pause: float = 1.0) -> None:
        """Keep the screen, or an area of it, under a name once it stands still."""
        time.sleep(pause)
        self._desk.look(name)
        picture = sorted(self._desk.folder.glob(f"*-{name}.png"))[-1]
        small = ["-crop", area, "+repage"] if area else []
        small += ["-dither", "None", "-colors", str(_COLOURS)]
        clean = ["-strip", "-define", "png:compression-level=9", f"PNG8:{TARGET / name}.png"]
        subprocess.run(["convert", str(picture), *small, *clean], check=True)


def desk_window(desk: Desk) -> str:
    """Return the area of the active window."""
    command = ["xdotool", "getactivewindow", "getwindowgeometry", "--shell"]
    asked = {"env": desk.environment, "capture_output": True, "encoding": "utf-8"}
    told = subprocess.run(command, check=True, **asked).stdout
    words = {key: int(value) for key, value in (line.split("=") for line in told.split())}
    # The place is told with the frame counted twice.
    left, top = words["X"] - _FRAME[0], words["Y"] - _FRAME[1]
    return f"{words['WIDTH']}x{words['HEIGHT']}+{left}+{top}"


def main() -> int:
    """Make every picture anew; the exit code says whether all are small enough."""
    TARGET.mkdir(exist_ok=True)
    for old in TARGET.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        try:
            walk(desk, Painter(desk))
        finally:
            desk.close()
    sizes = {path.name: path.stat().st_size for path in sorted(TARGET.glob("*.png"))}
    for name, size in sizes.items():
        print(f"{size:>7}  {name}")
    return int(len(sizes) > MOST_PICTURES or max(sizes.values()) > MOST_BYTES)


def walk(desk: Desk, painter: Painter) -> None:
    """Go the way of a first day: from the first start to the export."""
    (desk.home / "Documents").mkdir()
    desk.start("gui")
    desk.window("Báo cáo CCHC")
    desk.keys("Return", "Tab")
    desk.keys("ctrl+a")
    desk.type("Lan")
    painter.take("lan-dau-mo", desk_window(desk))
    desk.keys("Return", "Return")
    desk.window(REPORT)
    file = DataFile(next(desk.home.rglob("*.cchc")))
    type_figures(desk, file, painter)
    look_around(desk, painter)
    begin_next(desk, painter)


def type_figures(desk: Desk, file: DataFile, painter: Painter) -> None:
    """Show figures, help, a question and the text below them."""
    go_to(desk, file, RESULTS)
    painter.take("nhap-so-lieu", "1060x600+0+20")
    desk.keys("F1")
    painter.take("giai-thich", "1000x420+356+60")
    desk.keys("Escape")
    desk.type("78.57\n")
    painter.take("so-chua-ro", "700x320+360+60")
    desk.keys("Escape", "ctrl+a")
    desk.type("199634\n")
    until(lambda: file.value("ho_so.moi") == 199634, "the figure as it was")
    desk.keys("F7")
    painter.take("loi-van", "700x430+360+320")


def look_around(desk: Desk, painter: Painter) -> None:
    """Show problems, the pages, the header and the export."""
    desk.keys("F8")
    painter.take("van-de", "1010x520+356+200")
    desk.keys("ctrl+0")
    painter.take("the-thuc", "1060x600+0+20")
    desk.keys("F9")
    painter.take("xem-truoc", "1086x640+280+60", pause=6)
    desk.keys("F9", "ctrl+shift+e")
    desk.window("Xuất báo cáo")
    painter.take("xuat", desk_window(desk))
    desk.keys("Escape")


def begin_next(desk: Desk, painter: Painter) -> None:
    """Show how the report of the next period takes over the last one, and the settings."""
    desk.window(REPORT)
    desk.keys("ctrl+n")
    desk.window("Tạo báo cáo")
    painter.take("tao-bao-cao", desk_window(desk))
    desk.keys("Escape")
    desk.window(REPORT)
    desk.keys("ctrl+comma")
    desk.window("Cài đặt")
    painter.take("cai-dat", desk_window(desk))


if __name__ == "__main__":
    sys.exit(main())
