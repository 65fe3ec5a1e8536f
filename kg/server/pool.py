"""Workers and the two lanes that queries wait in.

Every job begins in the light lane. A job that outlives its slice there moves, with its worker, to
the heavy lane: its worker gets a lower priority and a fresh one takes its place. Where the heavy
lane is full, the job is stopped and starts again when its turn comes; a query that was heavy goes
there at once for the next minute. So heavy queries hold a light place for one slice at most. The
slice is one of processor time: a light query on a busy machine takes long, but stays light.

There are more light places than processors. Two thirds of them are for queries that are not known
to be slow, from clients whose last query was not, so that a quick query does not wait for slow ones
to end, nor for a worker to be started in the place of one that was killed.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Coroutine, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any

from kg.graph.store import current_generation, is_remote
from kg.server.gate import Gate, Memory
from kg.server.limits import Limits
from kg.server.message import Answer, Job, Refused
from kg.server.process import Process, Workplace

_REMEMBERED = 4096  # queries of which something is known
_REMEMBERED_SECONDS = 60.0  # for which a query counts as heavy
_LOOKED_UP_SECONDS = 60.0  # after which a remote graph's names may be others
_BUSY = "the server is busy; try again in a few seconds"
_BUSY_HEAVY = "too many long queries are waiting; try again in half a minute, or ask for less"


class Pool:
    """The workers of one server over one graph."""

    def __init__(self, graph: Path | str, folder: Path, limits: Limits) -> None:
        self._path = None if is_remote(graph) else Path(graph).absolute()
        self._pointer = None if self._path is None else str(self._path / "CURRENT")
        self.limits = limits
        self._place = Workplace(str(self._path or graph), folder, limits)
        self._current: tuple[tuple[int, int], str] = ((0, 0), "")  # of CURRENT: its state, its word
        # The one that was last at work is asked first: all that it needs is still near.
        self._light: asyncio.LifoQueue[Process] = asyncio.LifoQueue()
        self._heavy = Gate(limits.heavy, limits.waiting_heavy, limits.seconds, _BUSY_HEAVY)
        self._lowered: list[Process] = []  # idle workers of the heavy lane
        self._all: set[Process] = set()
        self._waiting = 0
        # Of the light lane, for queries that are known not to be quick.
        self._slower = Gate(
            max(1, limits.light // 3), limits.waiting, limits.patience_seconds, _BUSY
        )
        self._heavy_before = Memory(_REMEMBERED)  # until when a query counts as heavy
        self._taken = Memory(_REMEMBERED)  # the seconds that a query or client took last time
        self._chores: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Start the workers of the light lane; raises Refused where they cannot be started."""
        starts = [Process.start(self._place) for _ in range(self.limits.light)]
        for worker in await asyncio.gather(*starts):
            self._enlist(worker)

    async def close(self) -> None:
        """End all workers."""
        for chore in self._chores:
            chore.cancel()
        workers = list(self._all)
        for worker in workers:
            worker.kill()
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(asyncio.gather(*(w.wait() for w in workers)), 5)

    @property
    def is_remote(self) -> bool:
        """Return whether the graph lies behind an endpoint."""
        return self._path is None

    def generation(self) -> str:
        """Return the generation of the graph that a job asked now would see; a graph behind an
        endpoint has one for each minute, after which its named graphs are looked up again.

        Raises KgError where CURRENT is damaged, Refused with 503 where there is no graph.
        """
        if self._path is None or self._pointer is None:
            return f"remote {time.monotonic() // _LOOKED_UP_SECONDS:.0f}"
        try:
            seen = os.stat(self._pointer)  # noqa: PTH116 - for every request: a Path takes longer
        except OSError:
            raise Refused(503, f"there is no graph at {self._path} any more") from None
        mark = (seen.st_ino, seen.st_mtime_ns)
        if mark != self._current[0]:
            self._current = (mark, current_generation(self._path) or "")
        return self._current[1]

    async def run(self, job: Job, client: str = "") -> Answer:
        """Return the answer to a job of a client (its address and port).

        Raises Refused: 503 where too many wait, 504 past the deadline, 507 where memory ends.
        """
        key = hash((job.task, repr(sorted(job.arguments.items()))))
        if self._heavy_before.get(key) > time.monotonic():
            return await self._run_heavy(job, key)
        keys = (key, hash(("client", client)))
        known = max(map(self._taken.get, keys))
        async with nullcontext() if known <= self.limits.quick_seconds else self._slower:
            worker, asked = await self._begin(job, keys)
        if asked.done():
            self._give_back(worker)
            return asked.result()
        self._heavy_before.put(key, time.monotonic() + _REMEMBERED_SECONDS)
        if not self._heavy.full:
            async with self._heavy:
                self._promote(worker)
                return await self._finish(worker, asked, key)
        self._replace(worker, asked)
        return await self._run_heavy(job, key)

    async def _begin(self, job: Job, keys: Sequence[int]) -> tuple[Process, asyncio.Future[Answer]]:
        """Run a job in the light lane until it is done or has to leave; `keys` remember how long.

        These are the query and the client: who has sent a slow one may send another.
        """
        worker = await self._take_light()
        started = time.monotonic()
        asked: asyncio.Future[Answer] | None = None
        try:
            alone = self._light.qsize() >= self.limits.light - 1
            asked = worker.ask(job, self.generation(), linger=alone)
            await self._within_slice(worker, asked)
            self._note(keys, self._taken_by(asked, started))
            return worker, asked
        except BaseException:
            # Stopped from outside, or fallen: the worker is in no state to go on.
            self._replace(worker, asked)
            self._note(keys, time.monotonic() - started)
            raise

    def _taken_by(self, asked: asyncio.Future[Answer], started: float) -> float:
        if not asked.done():
            return self.limits.slice_seconds
        seconds = asked.result().seconds
        return time.monotonic() - started if self.is_remote else seconds

    def _note(self, keys: Sequence[int], seconds: float) -> None:
        for key in keys:
            self._taken.put(key, seconds)

    async def _take_light(self) -> Process:
        if not self._light.empty() and not self._waiting:
            worker = self._light.get_nowait()
            if worker.alive:
                return worker
            self._replace(worker, None)
        if self._waiting >= self.limits.waiting:
            raise Refused(503, _BUSY, {"Retry-After": "5"})
        self._waiting += 1
        try:
            async with asyncio.timeout(self.limits.patience_seconds):
                while not (worker := await self._light.get()).alive:
                    self._replace(worker, None)
                return worker
        except TimeoutError:
            raise Refused(503, _BUSY, {"Retry-After": "10"}) from None
        finally:
            self._waiting -= 1

    async def _within_slice(self, worker: Process, asked: asyncio.Future[Answer]) -> None:
        """Return when the answer is there, or the job has to leave the light lane.

        While nobody waits and the heavy lane is full, the job may stay.
        """
        deadline = time.monotonic() + self.limits.seconds
        while not asked.done():
            await asyncio.wait({asked}, timeout=self.limits.slice_seconds)
            if asked.done():
                return
            if time.monotonic() >= deadline:
                raise self._too_long()
            used_up = worker.spent() >= self.limits.slice_seconds
            if used_up and (self._waiting or not self._heavy.full):
                return

    async def _run_heavy(self, job: Job, key: int) -> Answer:
        """Run a job from its beginning in the heavy lane, when there is a place."""
        async with self._heavy:
            generation = self.generation()
            worker = await self._take_heavy()
            asked = worker.ask(job, generation)
            return await self._finish(worker, asked, key)

    async def _finish(self, worker: Process, asked: asyncio.Future[Answer], key: int) -> Answer:
        """Return the answer of a worker in the heavy lane, or stop it at the deadline."""
        try:
            async with asyncio.timeout(self.limits.seconds):
                answer = await asked
        except TimeoutError:
            self._drop(worker, asked)
            raise self._too_long() from None
        except BaseException:
            self._drop(worker, asked)
            raise
        if worker.spent() < self.limits.slice_seconds:
            self._heavy_before.put(key, 0.0)  # the graph has changed, or it was a mistake
        if worker.memory > self.limits.keep_mib << 20 or len(self._lowered) >= self.limits.heavy:
            self._drop(worker, None)
        else:
            self._lowered.append(worker)
        return answer

    async def _take_heavy(self) -> Process:
        while self._lowered:
            worker = self._lowered.pop()
            if worker.alive:
                return worker
            self._drop(worker, None)
        worker = await Process.start(self._place)
        self._all.add(worker)
        worker.lower_priority()
        return worker

    def _promote(self, worker: Process) -> None:
        worker.lower_priority()
        if self._lowered:  # as many workers as before
            self._drop(self._lowered.pop(), None)
        self._chore(self._add_light())

    def _give_back(self, worker: Process) -> None:
        if worker.memory > self.limits.keep_mib << 20:
            self._replace(worker, None)
        else:
            self._light.put_nowait(worker)

    def _replace(self, worker: Process, asked: asyncio.Future[Answer] | None) -> None:
        self._drop(worker, asked)
        self._chore(self._add_light())

    def _drop(self, worker: Process, asked: asyncio.Future[Answer] | None) -> None:
        if asked is not None:
            asked.cancel()
        worker.kill()
        self._all.discard(worker)
        self._chore(worker.wait())

    def _enlist(self, worker: Process) -> None:
        self._all.add(worker)
        self._light.put_nowait(worker)

    async def _add_light(self) -> None:
        """Start a worker; where the system has no room for one at the moment, try again."""
        while True:
            try:
                self._enlist(await Process.start(self._place))
                return
            except (Refused, OSError):
                await asyncio.sleep(1)

    def _chore(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._chores.add(task)
        task.add_done_callback(self._chores.discard)

    def _too_long(self) -> Refused:
        return Refused(
            504,
            f"the query took longer than {self.limits.seconds:g} s and was stopped; nothing of "
            "its answer was sent. Ask for less, or start the server with a larger --timeout",
        )
