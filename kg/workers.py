"""Other processes that do a part of the work, where that pays."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import starmap
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType
from typing import TypeVar, TypeVarTuple

Given = TypeVarTuple("Given")
Result = TypeVar("Result")

# Objects made before Python looks for cycles among them: reading texts makes many and no cycles,
# and by its default Python would spend a seventh of the time on looking.
_OBJECTS_PER_COLLECTION = 200_000
_AHEAD = 4  # results for each process that may wait: they are large


class Workers:
    """As many processes as there are cores, or none: then the work is done in this one."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._cores = os.cpu_count() or 1

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def start(self, copied: bool) -> None:
        """Start the processes, unless they run: as copies of this one (see `can_fork`), or anew.

        Where there is no core for a second process, none is started.
        """
        if self._cores > 1 and self._pool is None:
            context = get_context("fork" if copied else "spawn")
            self._pool = ProcessPoolExecutor(
                self._cores, mp_context=context, initializer=_collect_rarely
            )
            self._pool.submit(_collect_rarely)  # a fork is safe now, and may not be so later

    def map(
        self, function: Callable[[*Given], Result], jobs: Iterable[tuple[*Given]]
    ) -> Iterator[Result]:
        """Yield what `function` makes of each job, in order."""
        if self._pool is None:
            yield from starmap(function, jobs)
            return
        pending: deque[Future[Result]] = deque()
        for job in jobs:
            pending.append(self._pool.submit(function, *job))
            if len(pending) >= _AHEAD * self._cores:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()


def can_fork() -> bool:
    """Return whether this process may be copied, which is ten times faster than starting one.

    What another thread holds, Python's or an engine's, would be held forever in the copy.
    """
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir()) == 1
    except OSError:  # not Linux
        return False


@contextmanager
def rare_collections() -> Iterator[None]:
    """Have Python look for cycles of objects less often while the block runs."""
    usual = gc.get_threshold()
    _collect_rarely()
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _collect_rarely() -> None:
    gc.set_threshold(_OBJECTS_PER_COLLECTION, *gc.get_threshold()[1:])
