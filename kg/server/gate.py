"""A number of places, a bounded queue before them, and a memory of what was there."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from types import TracebackType

from kg.server.message import Refused


class Gate:
    """Places that are entered with `async with`; who waits too long is refused with 503."""

    def __init__(self, places: int, waiting: int, seconds: float, message: str) -> None:
        self._places = asyncio.Semaphore(places)
        self._most = waiting
        self._seconds = seconds
        self._message = message
        self._waiting = 0

    @property
    def full(self) -> bool:
        """Return whether one who comes now has to wait."""
        return self._places.locked()

    async def __aenter__(self) -> None:
        """Take a place; raises Refused where too many wait, or after the seconds."""
        if self._waiting >= self._most:
            raise self._refused()
        self._waiting += 1
        try:
            async with asyncio.timeout(self._seconds):
                await self._places.acquire()
        except TimeoutError:
            raise self._refused() from None
        finally:
            self._waiting -= 1

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the place."""
        self._places.release()

    def _refused(self) -> Refused:
        return Refused(503, self._message, {"Retry-After": f"{max(1, int(self._seconds))}"})


class Memory:
    """A number for each of the queries that were seen last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._numbers: OrderedDict[int, float] = OrderedDict()

    def get(self, key: int) -> float:
        """Return what was put for the query, or 0."""
        return self._numbers.get(key, 0.0)

    def put(self, key: int, number: float) -> None:
        """Keep a number for the query; the query that was put longest ago is forgotten."""
        self._numbers[key] = number
        self._numbers.move_to_end(key)
        if len(self._numbers) > self._most:
            self._numbers.popitem(last=False)
