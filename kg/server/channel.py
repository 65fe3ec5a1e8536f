"""The pipes to and from a worker: whole messages, for an event loop that is not to wait for them.

The file descriptors are used as they are. A transport of asyncio between would take longer than a
short query does.
"""

from __future__ import annotations

import asyncio
import json
import os
import select
import threading
from contextlib import suppress
from typing import Any

from kg.server.message import LENGTH

_AT_ONCE = 1 << 18  # bytes
_MOMENT = 1  # millisecond
Message = tuple[dict[str, Any], bytes]  # a header and a body


class Channel:
    """Sends bytes to a worker and puts what it answers together to messages, one at a time."""

    def __init__(self, to_worker: int, from_worker: int, *, in_thread: bool = os.name == "nt"):
        self._loop = asyncio.get_running_loop()
        self._to, self._from = to_worker, from_worker
        self._message: asyncio.Future[Message] = self._loop.create_future()
        self._bytes = bytearray()
        self._header: dict[str, Any] | None = None
        self._wanted = 0
        self._poll: select.poll | None = None
        if in_thread:  # where an event loop cannot watch a pipe
            threading.Thread(target=self._pump, daemon=True).start()
        else:
            os.set_blocking(from_worker, False)
            self._poll = select.poll()
            self._poll.register(from_worker, select.POLLIN)
            self._loop.add_reader(from_worker, self._read)

    def first(self) -> asyncio.Future[Message]:
        """Return the message that a worker sends unasked; ConnectionError where it ends before."""
        return self._message

    def ask(self, message: bytes) -> asyncio.Future[Message]:
        """Send a message and return what will be the answer; ConnectionError where none comes."""
        self._message = self._loop.create_future()
        try:
            while message:  # who is asked waits for it, so the pipe is emptied as it fills
                message = message[os.write(self._to, message) :]
        except OSError:
            self._end()
        return self._message

    def linger(self) -> None:
        """Wait a moment for the answer, here: to go round the loop takes longer than it often does.

        For when nobody else waits for the loop.
        """
        if self._poll is not None and self._poll.poll(_MOMENT):
            self._read()

    def close(self) -> None:
        """Expect nothing any more."""
        if self._poll is not None:
            self._loop.remove_reader(self._from)
        self._poll = None
        self._end()

    def _pump(self) -> None:
        piece = b"-"
        with suppress(OSError, RuntimeError):  # the pipe, or the loop, is closed
            while piece:
                piece = os.read(self._from, _AT_ONCE)
                self._loop.call_soon_threadsafe(self._take, piece)

    def _read(self) -> None:
        try:
            piece = os.read(self._from, _AT_ONCE)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        if not piece:
            self._loop.remove_reader(self._from)
        self._take(piece)

    def _take(self, piece: bytes) -> None:
        """Take bytes of the worker, none at its end; when they make a message, it is there."""
        if not piece:
            self._end()
            return
        self._bytes += piece
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
            if not self._message.done():
                self._message.set_result((header, body))

    def _end(self) -> None:
        if not self._message.done():
            self._message.set_exception(ConnectionError())
            self._message.exception()  # where nobody waits, nobody needs to hear of it
