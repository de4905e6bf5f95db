"""Starts the frozen program."""

import sys

from cchc_desktop.__main__ import start

sys.exit(start(sys.argv[1:]))
