"""Memory goes back to the system when it is free; only the C library of Linux needs telling.

Knows nothing of what takes or frees it.
"""

import sys
from typing import Any

from PySide6.QtCore import QObject, QTimer

# From malloc.h of glibc. By itself it raises the limit above which a block is one of the system's
# to the size of whatever was freed, so that from then on pictures of pages and PDFs cut its heap
# into pieces, which it does not return unasked.
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
_LARGE = 256 * 1024
_FREE_AT_END = 1024 * 1024
# Milliseconds between two times that what is free is given back.
_TIDY = 60_000


def keep_flat(owner: QObject) -> None:
    """Let free memory go back to the system from now on, as long as its owner lives."""
    keep_returnable()
    timer = QTimer(owner, interval=_TIDY)
    timer.timeout.connect(give_back)
    timer.start()


def keep_returnable() -> None:
    """Give everything large memory of its own, from now on to the end of the process."""
    set_option = _call("mallopt")
    if set_option is not None:
        set_option(_MMAP_THRESHOLD, _LARGE)
        set_option(_TRIM_THRESHOLD, _FREE_AT_END)


def give_back() -> None:
    """Return what is free now, wherever it lies; takes less than a millisecond."""
    trim = _call("malloc_trim")
    if trim is not None:
        trim(0)


def _call(name: str) -> Any:
    """Find a call of the C library, None where there is none of that name."""
    if sys.platform != "linux":
        return None
    import ctypes

    return getattr(ctypes.CDLL(None), name, None)
