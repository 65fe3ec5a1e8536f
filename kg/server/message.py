"""What the server asks its workers, what they answer, and how both go through a pipe.

A message is four bytes of length and so much JSON; an answer's body follows it. A large body lies
in a file that the answer names and that its reader removes.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Literal

LENGTH = struct.Struct(">I")
TEXT = "text/plain; charset=utf-8"
HTML = "text/html; charset=utf-8"

TaskName = Literal[
    "sparql", "service", "thing", "view", "neighbours", "search", "start", "dataset", "ontology",
    "terms", "page", "about"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Job:
    """Something to be done with the graph; `task` names a function of kg.server.tasks."""

    task: TaskName
    arguments: Mapping[str, Any] = field(default_factory=dict)
    accept: str = ""  # the request's Accept header
    format: str = ""  # a format by name, which goes before Accept
    base: str = ""  # where the server is reached, such as http://127.0.0.1:7474

    def encode(self, generation: str) -> bytes:
        """Return the message that asks for this job over a generation of the graph."""
        fields = {
            "task": self.task, "arguments": self.arguments, "accept": self.accept,
            "format": self.format, "base": self.base, "generation": generation,
        }  # fmt: skip
        content = json.dumps(fields).encode()
        return LENGTH.pack(len(content)) + content


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer, ready to be sent: nothing of it is sent before it is complete."""

    status: int
    type: str  # the media type
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    file: str | None = None  # holds the body where it is large (between worker and server)
    content: BinaryIO | None = None  # the same file, opened by the server and already unlinked
    length: int = 0  # of the body in bytes
    seconds: float = 0.0  # of processor time that it took
    memory: int = 0  # of the worker afterwards, in bytes; 0 where it was not looked at


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """A request that is not answered; the message says why and what to do."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers or {}

    def answer(self) -> Answer:
        """Return the refusal as an answer in plain text."""
        body = f"{self}\n".encode()
        return Answer(self.status, TEXT, body, self.headers, length=len(body))
