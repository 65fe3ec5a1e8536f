"""What one server allows its users: time, memory, size, and how many at once."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

from kg.errors import KgError

_CORES = os.cpu_count() or 1
_PAGES_MIB = 100  # of one answer of an endpoint, where the pages are made from a copy of its graph
_SLICE_OF_WAITING, _QUICK_WAITING = 2.0, 0.5  # seconds


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a server.

    A query begins in the light lane. One that takes more than `slice_seconds` of processor time
    moves to the heavy lane, with a lower priority and `heavy` places, so that it cannot hold up the
    others. Processor time, since on a busy machine a light query may have to wait for long. Two
    thirds of the light lane are kept for queries that did not take more than `quick_seconds` when
    they were last asked, from clients whose last query did not, either.
    """

    seconds: float = 30.0  # of a query, from its start
    memory_mib: int = 1024  # of address space that one query may take
    result_mib: int = 100  # of one answer
    keep_mib: int = 256  # of memory; a worker that has kept more than that is replaced
    request_kib: int = 1024  # of the body of a request
    slice_seconds: float = 0.25
    quick_seconds: float = 0.02
    light: int = max(6, 2 * _CORES)  # queries at once in the light lane
    heavy: int = max(2, _CORES // 2)  # and in the heavy one
    waiting: int = 200  # that wait for a place in the light lane
    patience_seconds: float = 60.0  # for such a place
    waiting_heavy: int = 16

    def __post_init__(self) -> None:
        if self.seconds <= 0:
            raise KgError(f"--timeout {self.seconds:g}: give more than 0 seconds")
        for option, value in (("--memory", self.memory_mib), ("--max-result", self.result_mib)):
            if value < 1:
                raise KgError(f"{option} {value}: give 1 MiB or more")

    def for_endpoint(self) -> Limits:
        """Return the limits where another machine does the work and the time is that of waiting."""
        return replace(self, slice_seconds=_SLICE_OF_WAITING, quick_seconds=_QUICK_WAITING)

    def for_pages(self) -> Limits:
        """Return the limits of the one worker that holds the pages of the whole graph."""
        return replace(
            self, light=1, heavy=1, keep_mib=max(self.memory_mib, self.keep_mib),
            result_mib=max(self.result_mib, _PAGES_MIB),
            slice_seconds=self.seconds, quick_seconds=self.seconds,
        )  # fmt: skip

    @property
    def result_bytes(self) -> int:
        """Return how many bytes an answer may have."""
        return self.result_mib << 20
