"""A process that answers one job at a time and may be killed at any moment.

It reads jobs from stdin and writes answers to stdout (see kg.server.message). It ends when stdin
does, and the operating system ends it where a job goes on for much longer than it may, so that
nothing is left behind when the server dies.

    python -m kg.server.worker GRAPH FOLDER MEMORY_MIB RESULT_BYTES SECONDS
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import EndpointError, KgError
from kg.graph.store import Graph, is_remote, open_generation
from kg.server.message import LENGTH, Answer, Job, Refused
from kg.server.sink import Sink
from kg.server.tasks import BEHIND, perform

_GRACE = 10.0  # seconds after which a job is ended by the system if the server has not done so
_SHORT = 0.02  # seconds
_AS_JSON = 4  # times the size that an answer may have
_STATUS = Path("/proc/self/statm")  # sizes in pages; Linux alone has it


class _Worker:
    def __init__(self, graph: str, folder: Path, memory: int, result: int, seconds: float) -> None:
        self._where = graph
        self._folder = folder
        self._memory = memory
        self._result = result
        self._seconds = seconds
        self._generation = ""
        self._graph: Graph | None = None
        self._state: object = None  # of a graph behind an endpoint: what would change with it

    def answer(self, message: bytes) -> tuple[Answer, dict[str, Any]]:
        """Return the answer to a job, and what is known of the work: the processor time that it
        took and that has been used in all and, after a long job, the memory that it left."""
        fields = json.loads(message)
        generation = fields.pop("generation")
        _alarm(self._seconds + _GRACE)
        started = time.process_time()
        answer = self._perform(generation, Job(**fields))
        used = time.process_time()
        _alarm(0)
        seconds = used - started
        # A short job has not gathered much memory, and to ask for it takes as long as a query.
        memory = _sizes()[1] if seconds > _SHORT else 0
        return answer, {"seconds": seconds, "used": used, "memory": memory}

    def _perform(self, generation: str, job: Job) -> Answer:
        try:
            graph = self._open(generation)
        except EndpointError as error:
            return Refused(error.status, f"{BEHIND} {error.reason}").answer()
        except (KgError, OSError) as error:
            return Refused(503, f"the graph cannot be read: {error}").answer()
        return perform(graph, job, Sink(self._result, self._folder))

    def _open(self, generation: str) -> Graph:
        """Return the graph of this generation; another one that is open is closed."""
        if self._graph is None or generation != self._generation:
            before, self._graph = self._graph, None
            _limit_memory(None)
            if is_remote(self._where):
                self._graph = self._open_endpoint(before)
            else:
                del before
                self._graph = open_generation(Path(self._where), generation)
            self._generation = generation
            _limit_memory(self._memory)
        return self._graph

    def _open_endpoint(self, before: Graph | None) -> Graph:
        """Return the graph behind the endpoint, which is `before` where nothing has changed."""
        from kg.graph.inventory import fingerprints  # noqa: PLC0415 - for endpoints alone
        from kg.graph.remote import open_remote  # noqa: PLC0415 - with an HTTP library

        # What a row takes as JSON, it need not take in the format that is asked for.
        graph = open_remote(self._where, _AS_JSON * self._result)
        state = graph.graph_names(), fingerprints(graph)
        if before is not None and state == self._state:
            return before
        self._state = state
        return graph


def _alarm(seconds: float) -> None:
    """Have the system end this process after so many seconds; 0 for never."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _sizes() -> tuple[int, int]:
    """Return the address space and the memory in use, in bytes; 0 where the system does not say."""
    try:
        size, resident, *_ = _STATUS.read_text(encoding="ascii").split()
    except OSError:
        return 0, 0
    page = os.sysconf("SC_PAGE_SIZE")
    return int(size) * page, int(resident) * page


def _limit_memory(allowed: int | None) -> None:
    """Let this process take `allowed` bytes more than it has; None lifts the limit."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # to write one down would take a while
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = resource.RLIM_INFINITY if allowed is None else _sizes()[0] + allowed
    if hard != resource.RLIM_INFINITY:
        limit = hard if allowed is None else min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def _send(stream: BinaryIO, answer: Answer, work: dict[str, Any]) -> None:
    header = {
        "status": answer.status, "type": answer.type, "headers": dict(answer.headers),
        "file": answer.file, "length": answer.length, **work,
    }  # fmt: skip
    content = json.dumps(header).encode()
    stream.write(LENGTH.pack(len(content)) + content + answer.body)
    stream.flush()


def main(arguments: list[str]) -> None:
    """Answer jobs from stdin until it ends."""
    graph, folder, memory, result, seconds = arguments
    worker = _Worker(graph, Path(folder), int(memory) << 20, int(result), float(seconds))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server
    jobs, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints shall not come between the answers
    answers.write(LENGTH.pack(0))  # ready
    answers.flush()
    while head := jobs.read(LENGTH.size):
        (length,) = LENGTH.unpack(head)
        _send(answers, *worker.answer(jobs.read(length)))


if __name__ == "__main__":
    main(sys.argv[1:])
