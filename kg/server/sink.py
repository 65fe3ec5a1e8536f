"""Where a worker writes an answer's body: in memory while it is small, in a file when it is not."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kg.server.message import Refused

if TYPE_CHECKING:
    from typing_extensions import Buffer

_IN_MEMORY = 1 << 20


class Sink(io.BytesIO):
    """A file to write to that refuses to grow beyond `limit` bytes: an answer is whole or not."""

    def __init__(self, limit: int, folder: Path) -> None:
        super().__init__()
        self._limit = limit
        self._folder = folder
        self._pieces: list[bytes] = []
        self._file: IO[bytes] | None = None
        self.length = 0
        self.path: str | None = None

    def write(self, piece: Buffer, /) -> int:
        """Take `piece`; raises Refused with 413 where the answer would be too large."""
        size = memoryview(piece).nbytes
        self.length += size
        if self.length > self._limit:
            raise Refused(
                413,
                f"the answer is larger than {self._limit >> 20} MiB, the most that this server "
                "sends; nothing of it was sent. Ask for less: LIMIT and OFFSET, fewer columns, "
                "or a filter (`kg query` on the machine itself has no such bound)",
                {"X-Result-Limit": str(self._limit)},
            )
        if self._file is not None:
            self._file.write(piece)
        else:
            self._pieces.append(bytes(piece))
            if self.length > _IN_MEMORY:
                self._spill()
        return size

    def _spill(self) -> None:
        self._file = tempfile.NamedTemporaryFile(dir=self._folder, delete=False)  # noqa: SIM115
        self.path = self._file.name
        self._file.writelines(self._pieces)
        self._pieces.clear()

    def finish(self) -> bytes:
        """Return what is in memory; what is in a file is complete there."""
        if self._file is not None:
            self._file.close()
        return b"".join(self._pieces)

    def abandon(self) -> None:
        """Throw away what was written."""
        if self._file is not None:
            self._file.close()
            Path(self._file.name).unlink(missing_ok=True)
