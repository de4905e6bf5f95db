"""Reads a running program through AT-SPI, as a screen reader does, and prints it as JSON.

Run by the system's Python, which has the bindings; knows nothing of the program.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402 - the version must be asked for first

_DEEPEST = 40


def main(title: str, patience: float) -> None:
    """Wait for a window whose title begins with the words and print all that is in it."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        window = find(title)
        if window is not None:
            print(json.dumps(list(walk(window, 0))))
            return
        time.sleep(0.2)
    sys.exit(f"no window “{title}”")


def find(title):
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(place)
        for number in range(program.get_child_count() if program else 0):
            window = program.get_child_at_index(number)
            if window is not None and (window.get_name() or "").startswith(title):
                return window
    return None


def walk(one, depth):
    states = one.get_state_set()
    yield {
        "role": one.get_role_name(),
        "name": one.get_name() or "",
        "about": one.get_description() or "",
        "value": value(one),
        "focusable": states.contains(Atspi.StateType.FOCUSABLE),
        "showing": states.contains(Atspi.StateType.SHOWING),
    }
    if depth < _DEEPEST:
        for place in range(one.get_child_count()):
            child = one.get_child_at_index(place)
            if child is not None:
                yield from walk(child, depth + 1)


def value(one):
    text = one.get_text_iface()
    if text is not None:
        return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))
    held = one.get_value_iface()
    return str(Atspi.Value.get_current_value(held)) if held is not None else ""


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
