"""Shows every page and dialog in one theme, scale and size of text, and tells what is cut off.

    python -m tests.accessibility.look --scale 2 --text 100 --theme dark --out FOLDER

The screen is that of a small office laptop, 1366 × 768; pictures are made where a folder is given.
"""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

SCREEN = (1366, 768)


def main() -> int:
    """Print one line for each text that is cut off; 1 when there is one."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--scale", type=float, default=1.0)
    asked.add_argument("--text", type=int, nargs="+", default=[100])
    asked.add_argument("--theme", default="light")
    asked.add_argument("--out", type=Path)
    asked.add_argument("--only", default="")
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        prepare_screen(Path(folder), chosen.scale)
        found = [line for text in chosen.text for line in look(chosen, text, Path(folder))]
    print("\n".join(found) or "nothing is cut off")
    return 1 if found else 0


def prepare_screen(folder: Path, scale: float) -> None:
    """Make a hidden screen of the laptop's size; it must be done before Qt starts."""
    width, height = SCREEN
    screen = {"name": "laptop", "x": 0, "y": 0, "width": width, "height": height}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    os.environ["QT_SCALE_FACTOR_ROUNDING_POLICY"] = "PassThrough"


def look(chosen: argparse.Namespace, text: int, folder: Path) -> list[str]:
    """Walk through everything with one size of text."""
    from cchc_desktop import app
    from cchc_desktop.ui.preferences import Preferences
    from tests.accessibility.catalogue import Catalogue, put_away, settle, shown
    from tests.accessibility.clipping import cut_off

    place = Path(tempfile.mkdtemp(dir=folder))
    preferences = Preferences(None, "lan")
    preferences.set_look(chosen.theme, text)
    app.make_application(preferences)
    made = Catalogue(place, preferences)
    found = []

    def examine(name, widget):
        settle()
        found.extend(f"{text} % × {chosen.scale:g}  {name}: {line}" for line in cut_off(widget))
        if chosen.out:
            chosen.out.mkdir(parents=True, exist_ok=True)
            picture = chosen.out / f"{name}-{chosen.theme}-{text}-{chosen.scale:g}.png"
            widget.grab().save(str(picture))

    made.window.show()
    made.window.showMaximized()
    for name, widget in made.pages():
        if chosen.only in name:
            examine(name, widget)
    for name, make in made.dialogs():
        # The one of the system is used wherever there is one; Qt's own asks for more room.
        if chosen.only in name and name != "file_dialog":
            dialog = shown(make())
            examine(name, dialog)
            put_away(dialog)
    made.close()
    return found


if __name__ == "__main__":
    sys.exit(main())
