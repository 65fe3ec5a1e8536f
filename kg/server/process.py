"""A worker as the server sees it: a process that is asked, waited for, and killed."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from kg.graph.store import is_remote
from kg.server.limits import Limits
from kg.server.message import LENGTH, Answer, Job, Refused
from kg.server.tasks import OUT_OF_MEMORY

_LOWER = 10  # how much less the processor cares for the heavy lane
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 1
_TO_WORKER, _FROM_WORKER = 0, 1  # its stdin and stdout


@dataclass(frozen=True, slots=True)
class Workplace:
    """What every worker of a server is started with."""

    graph: str  # the folder of the graph, or the address of an endpoint
    folder: Path  # for answers too large for a pipe
    limits: Limits


class _Pipe(asyncio.SubprocessProtocol):
    """Puts the bytes that a worker sends together to messages; one is awaited at a time."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.message: asyncio.Future[tuple[dict[str, Any], bytes]] = loop.create_future()
        self.ended: asyncio.Future[None] = loop.create_future()
        self._bytes = bytearray()
        self._header: dict[str, Any] | None = None
        self._wanted = LENGTH.size

    def expect(self) -> asyncio.Future[tuple[dict[str, Any], bytes]]:
        """Return what will be the next message: a header and an answer's body."""
        self.message = asyncio.get_running_loop().create_future()
        return self.message

    def pipe_data_received(self, fd: int, data: bytes) -> None:  # noqa: ARG002 - its output
        """Take bytes of the worker; when they make a message, it is there."""
        self._bytes += data
        if self._header is None and len(self._bytes) >= LENGTH.size:
            (length,) = LENGTH.unpack_from(self._bytes)
            end = LENGTH.size + length
            if len(self._bytes) < end:
                return
            self._header = json.loads(self._bytes[LENGTH.size : end] or b"{}")
            self._wanted = 0 if self._header.get("file") else self._header.get("length", 0)
            del self._bytes[:end]
        if self._header is not None and len(self._bytes) >= self._wanted:
            header, self._header = self._header, None
            body = bytes(self._bytes)
            self._bytes.clear()
            if not self.message.done():
                self.message.set_result((header, body))

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:  # noqa: ARG002
        """Note that the worker says nothing any more."""
        if fd == _FROM_WORKER and not self.message.done():
            self.message.set_exception(ConnectionError())
            self.message.exception()  # where nobody waits, nobody needs to hear of it

    def process_exited(self) -> None:
        """Note that the worker has ended."""
        if not self.ended.done():
            self.ended.set_result(None)


class Process:
    """One worker. Only one job at a time may be given to it."""

    def __init__(
        self,
        transport: asyncio.SubprocessTransport,
        pipe: _Pipe,
        folder: Path,
        *,
        elsewhere: bool,
    ) -> None:
        self._elsewhere = elsewhere  # whether another machine does the work
        self._transport = transport
        self._pipe = pipe
        self._folder = folder
        self._input = cast(asyncio.WriteTransport, transport.get_pipe_transport(_TO_WORKER))
        self.killed = False
        self.memory = 0
        self._began = self._clock()

    @classmethod
    async def start(cls, place: Workplace) -> Process:
        """Return a worker that is ready; raises Refused where it does not start."""
        limits = place.limits
        folder = Path(tempfile.mkdtemp(dir=place.folder))
        arguments = (
            place.graph, folder, limits.memory_mib, limits.result_bytes, limits.seconds
        )  # fmt: skip
        transport, pipe = await asyncio.get_running_loop().subprocess_exec(
            _Pipe, sys.executable, "-P", "-m", "kg.server.worker", *map(str, arguments),
            stderr=asyncio.subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            await pipe.message
        except ConnectionError:
            raise Refused(503, "a worker process did not start; try again") from None
        return cls(transport, pipe, folder, elsewhere=is_remote(place.graph))

    @property
    def alive(self) -> bool:
        """Return whether the process runs and may be given a job."""
        return self._transport.get_returncode() is None and not self.killed

    async def ask(self, job: Job, generation: str) -> Answer:
        """Return the answer; raises Refused where the process ends before it has answered."""
        coming = self._pipe.expect()
        self._began = self._clock()
        self._input.write(job.encode(generation))
        try:
            header, body = await coming
        except ConnectionError:
            raise await self._fallen() from None
        self.memory = header["memory"] or self.memory
        return Answer(body=body, content=_take_over(header["file"]), **header)

    def spent(self) -> float:
        """Return the seconds of processor time that the job has taken so far.

        Where this system does not tell them, the seconds that have passed, which are more.
        """
        return self._clock() - self._began

    def _clock(self) -> float:
        if self._elsewhere:
            return time.monotonic()
        try:
            fields = Path(f"/proc/{self._transport.get_pid()}/stat").read_bytes()
        except OSError:
            return time.monotonic()
        user, system = fields.rpartition(b")")[2].split()[11:13]
        return (int(user) + int(system)) / _TICKS

    async def _fallen(self) -> Refused:
        """Return why the process has ended without an answer."""
        await self._pipe.ended
        self.killed = True
        if self._transport.get_returncode() in (-signal.SIGSEGV, -signal.SIGBUS):
            return Refused(400, "the query is nested too deeply; write it with fewer brackets")
        return Refused(507, OUT_OF_MEMORY)

    def lower_priority(self) -> None:
        """Let the processor prefer the other workers; there is no way back."""
        if hasattr(os, "setpriority"):
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self._transport.get_pid(), _LOWER)

    def kill(self) -> None:
        """End the process, whatever it does."""
        self.killed = True
        with suppress(ProcessLookupError):
            self._transport.kill()

    async def wait(self) -> None:
        """Wait until the process has ended, and remove what it has left behind."""
        await self._pipe.ended
        self._transport.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def _take_over(file: str | None) -> BinaryIO | None:
    """Open a worker's file and remove its name: it is gone once it has been sent or dropped."""
    if file is None:
        return None
    path = Path(file)
    content = path.open("rb")
    with suppress(OSError):  # Windows keeps an open file; it goes with the worker's folder
        path.unlink()
    return content
