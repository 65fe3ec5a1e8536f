"""A worker as the server sees it: a process that is asked, waited for, and killed."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from kg.graph.store import is_remote
from kg.server.channel import Channel, Message
from kg.server.limits import Limits
from kg.server.message import Answer, Job, Refused
from kg.server.tasks import OUT_OF_MEMORY

_LOWER = 10  # how much less the processor cares for the heavy lane
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 1
_SOON = 0.005  # seconds


@dataclass(frozen=True, slots=True)
class Workplace:
    """What every worker of a server is started with."""

    graph: str  # the folder of the graph, or the address of an endpoint
    folder: Path  # for answers too large for a pipe
    limits: Limits


class Process:
    """One worker. Only one job at a time may be given to it."""

    def __init__(
        self, process: subprocess.Popen[bytes], channel: Channel, folder: Path, *, elsewhere: bool
    ) -> None:
        self._elsewhere = elsewhere  # whether another machine does the work
        self._process = process
        self._channel = channel
        self._folder = folder
        self._chore: asyncio.Task[None] | None = None
        self.killed = False
        self.memory = 0
        self._asked = 0.0  # when, of the steady clock
        self._used_before = 0.0  # by the jobs that it has done, and by its start

    @classmethod
    async def start(cls, place: Workplace) -> Process:
        """Return a worker that is ready; raises Refused where it does not start."""
        limits = place.limits
        folder = Path(tempfile.mkdtemp(dir=place.folder))
        arguments = (
            place.graph, folder, limits.memory_mib, limits.result_bytes, limits.seconds
        )  # fmt: skip
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "kg.server.worker", *map(str, arguments)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            bufsize=0, start_new_session=True,
        )  # fmt: skip
        assert process.stdin is not None and process.stdout is not None
        channel = Channel(process.stdin.fileno(), process.stdout.fileno())
        worker = cls(process, channel, folder, elsewhere=is_remote(place.graph))
        try:
            await channel.first()
        except BaseException as error:
            worker.kill()
            await worker.wait()
            if not isinstance(error, ConnectionError):
                raise
            raise Refused(503, "a worker process did not start; try again") from None
        worker._used_before = worker._used() or 0.0
        return worker

    @property
    def alive(self) -> bool:
        """Return whether the process runs and may be given a job."""
        return not self.killed and self._process.poll() is None

    def ask(self, job: Job, generation: str, *, linger: bool = False) -> asyncio.Future[Answer]:
        """Return what will be the answer; Refused where the process ends before it has answered.

        With `linger` it is often there at once; see Channel.linger.
        """
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._asked = time.monotonic()
        coming = self._channel.ask(job.encode(generation))
        if linger:
            self._channel.linger()
        if coming.done():
            self._settle(answer, coming)
        else:
            coming.add_done_callback(partial(self._settle, answer))
        return answer

    def _settle(self, answer: asyncio.Future[Answer], coming: asyncio.Future[Message]) -> None:
        if answer.done():
            return
        if coming.cancelled() or coming.exception() is not None:
            self._chore = asyncio.get_running_loop().create_task(self._fall(answer))
            return
        header, body = coming.result()
        self._used_before = header.pop("used")
        self.memory = header["memory"] or self.memory
        answer.set_result(Answer(body=body, content=_take_over(header["file"]), **header))

    async def _fall(self, answer: asyncio.Future[Answer]) -> None:
        """Say why the process has ended without an answer."""
        self.killed = True
        await self._ended()
        if answer.done():
            return
        if self._process.returncode in (-signal.SIGSEGV, -signal.SIGBUS):
            told = "the query is nested too deeply; write it with fewer brackets"
            answer.set_exception(Refused(400, told))
        else:
            answer.set_exception(Refused(507, OUT_OF_MEMORY))

    def spent(self) -> float:
        """Return the seconds of processor time that the job has taken so far.

        Where this system does not tell them, or another machine does the work, the seconds that
        have passed, which are more.
        """
        used = None if self._elsewhere else self._used()
        return time.monotonic() - self._asked if used is None else used - self._used_before

    def _used(self) -> float | None:
        """Return the processor time of the process, in seconds, or None where it is not told."""
        try:
            fields = Path(f"/proc/{self._process.pid}/stat").read_bytes()
        except OSError:
            return None
        user, system = fields.rpartition(b")")[2].split()[11:13]
        return (int(user) + int(system)) / _TICKS

    def lower_priority(self) -> None:
        """Let the processor prefer the other workers; there is no way back."""
        if hasattr(os, "setpriority"):
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self._process.pid, _LOWER)

    def kill(self) -> None:
        """End the process, whatever it does."""
        self.killed = True
        with suppress(OSError):
            self._process.kill()

    async def wait(self) -> None:
        """Wait until the process has ended, and remove what it has left behind."""
        await self._ended()
        self._channel.close()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    async def _ended(self) -> None:
        while self._process.poll() is None:
            await asyncio.sleep(_SOON)


def _take_over(file: str | None) -> BinaryIO | None:
    """Open a worker's file and remove its name: it is gone once it has been sent or dropped."""
    if file is None:
        return None
    path = Path(file)
    content = path.open("rb")
    with suppress(OSError):  # Windows keeps an open file; it goes with the worker's folder
        path.unlink()
    return content
