"""Start the program: ``python -m cchc_desktop [command]``."""

import io
import sys
from collections.abc import Sequence

from cchc_desktop import messages, windows
from cchc_desktop.cli import main


def start(argv: Sequence[str]) -> int:
    """Run the program; started without a console, what it would print there is shown in a box."""
    windows.introduce()
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
