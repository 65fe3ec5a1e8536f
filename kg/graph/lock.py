"""One build at a time: a lock that the operating system drops when its process ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import KgError

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        # Far behind the file's content, which other processes read for the number in it.
        os.lseek(descriptor, 1 << 20, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def building_lock(path: Path) -> Iterator[None]:
    """Hold the lock file at `path` while the block runs.

    A file left behind by a process that died holds no lock, so it is simply taken over.
    Raises KgError where another process holds it, with that process's number.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _take(descriptor)
        except OSError:
            holder = path.read_text(encoding="ascii", errors="replace").strip() or "unknown"
            raise KgError(
                f"another build (process {holder}) is writing to {path.parent}; wait for it"
            ) from None
        os.truncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, str(os.getpid()).encode())
        yield
    finally:
        os.close(descriptor)
