"""Progress on stderr: one line that is rewritten on a terminal, nothing in a script."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_CLEAR = "\r\x1b[K"


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Give a function that shows one line of progress; the line is gone when the block ends."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return

    def show(line: str) -> None:
        sys.stderr.write(f"{_CLEAR}{line}")
        sys.stderr.flush()

    try:
        yield show
    finally:
        show("")
