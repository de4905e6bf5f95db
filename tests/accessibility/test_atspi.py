"""Holds what a real screen reader gets on Linux: the running program, read through AT-SPI."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.walks.conftest import desk  # noqa: F401 - the fixture
from tests.walks.desk import until

SYSTEM_PYTHON = "/usr/bin/python3"
WALK = Path(__file__).with_name("atspi_walk.py")
TITLE = "06 tháng đầu năm 2018"
pytestmark = pytest.mark.walk


def why_not():
    """Return what is missing for the walk, "" when nothing is."""
    if not shutil.which("dbus-daemon") or not Path(SYSTEM_PYTHON).exists():
        return "dbus-daemon or the system's Python"
    asked = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    done = subprocess.run([SYSTEM_PYTHON, "-c", asked], capture_output=True, check=False)
    return "python3-gi, gir1.2-atspi-2.0" if done.returncode else ""


@pytest.fixture
def bus(desk):  # noqa: F811 - pytest knows fixtures by name
    """Give the desk a message bus of its own, on which programs tell what they show."""
    if missing := why_not():
        pytest.skip(f"not installed: {missing}")
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, env=desk.environment)
    desk.running.append(daemon)
    with daemon.stdout as told:
        address = told.readline().decode().strip()
    desk.environment |= {
        "DBUS_SESSION_BUS_ADDRESS": address,
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    return desk


def heard(desk, title):  # noqa: F811 - the value of that fixture
    done = subprocess.run(
        [SYSTEM_PYTHON, str(WALK), title, "30"],
        env=desk.environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=90,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_screen_reader_hears_fields_with_unit_value_and_state(bus):
    """F-47: label, unit, value and error of the fields of a page."""
    bus.start("gui")
    bus.window("Báo cáo CCHC")
    bus.keys("Return", "Return", "Return")
    bus.window(TITLE)
    bus.keys("ctrl+Next")
    found = heard(bus, TITLE)
    reachable = [one for one in found if one["focusable"] and one["showing"]]
    nameless = [one["role"] for one in reachable if not one["name"].strip()]
    boxes = [one for one in reachable if one["role"] in ("text", "entry", "editable text")]
    assert len(found) > 100
    assert boxes
    assert all(one["name"] for one in boxes)
    assert not nameless
    until(lambda: "Các mục của báo cáo" in {one["name"] for one in found}, "the outline")
