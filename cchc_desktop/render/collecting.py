"""Keeps the collector of reference cycles out of work that makes many objects and no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_work: list[bool] = []  # for each piece of work under way: whether it found the collector on


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the collector; the last piece of work to end lets it go on, in whatever thread.

    It would walk all lines of a long report again and again: a quarter of the time of a layout.
    """
    with _lock:
        _work.append(gc.isenabled() or any(_work))
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            was_enabled = _work.pop()
            if not _work and was_enabled:
                gc.enable()
