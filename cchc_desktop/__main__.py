"""Start the program: ``python -m cchc_desktop [command]``."""

import io
import os
import sys
from collections.abc import Sequence

from cchc_desktop import messages, windows
from cchc_desktop.cli import main

# What others may not do with new files; Windows goes by the rights of the profile's folder.
_PRIVATE = 0o077


def start(argv: Sequence[str]) -> int:
    """Run the program; started without a console, what it would print there is shown in a box."""
    windows.introduce()
    # Data, copies, logs and settings are for nobody but who runs the program. To the end of the
    # process: Qt writes settings when everything else is over.
    os.umask(_PRIVATE)
    if sys.stderr is not None:
        return main(argv)
    said = io.StringIO()
    sys.stdout = sys.stderr = said
    try:
        return main(argv)
    finally:
        if said.getvalue().strip():
            windows.show(messages.PROGRAM_NAME, said.getvalue())


if __name__ == "__main__":
    sys.exit(start(sys.argv[1:]))
