"""`kg serve` as a process of its own on a free port, for tests and benchmarks."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

QUERY = "application/sparql-query"
_SECONDS = 60.0


@dataclass(frozen=True)
class Response:
    """A whole response; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def type(self) -> str:
        """Return the media type without parameters."""
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def text(self) -> str:
        """Return the body as text."""
        return self.body.decode("utf-8")


@dataclass
class Client:
    """One connection that is kept open."""

    port: int
    seconds: float = _SECONDS
    _connection: http.client.HTTPConnection | None = field(default=None, repr=False)

    def send(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response:
        """Return the response to one request; a connection that was closed is opened again."""
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self.port, self.seconds)
        try:
            self._connection.request(method, path, body, dict(headers or {}))
            answer = self._connection.getresponse()
            content = answer.read()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self.close()
            raise
        if answer.will_close:
            self.close()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Response(answer.status, found, content)

    def get(self, path: str, accept: str = "", **fields: str) -> Response:
        """Return what is at an address."""
        query = f"?{urlencode(fields)}" if fields else ""
        return self.send("GET", path + query, headers={"Accept": accept} if accept else {})

    def ask(self, sparql: str, accept: str = "application/sparql-results+json") -> Response:
        """Return the answer to a query that is posted as it is."""
        headers = {"Content-Type": QUERY, "Accept": accept}
        return self.send("POST", "/sparql", sparql.encode(), headers)

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


@dataclass(frozen=True)
class Running:
    """A server that runs."""

    process: subprocess.Popen[str]
    url: str

    @property
    def port(self) -> int:
        """Return the port that it listens on."""
        return urlsplit(self.url).port or 0

    def client(self, seconds: float = _SECONDS) -> Client:
        """Return a new client."""
        return Client(self.port, seconds)


@contextmanager
def serving(graph: Path | str, *options: str) -> Iterator[Running]:
    """Run `kg serve` while the block does, and end it as a user would."""
    command = [sys.executable, "-c", "from kg.cli.main import main; main()", "serve"]
    environment = {key: value for key, value in os.environ.items() if key != "KG_GRAPH"}
    process = subprocess.Popen(
        [*command, "--graph", str(graph), "--port", "0", *options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    assert process.stdout is not None and process.stderr is not None
    try:
        url = process.stdout.readline().strip()
        if not url:
            raise RuntimeError(f"kg serve did not start: {process.stderr.read()}")
        yield Running(process, url)
    finally:
        process.terminate()
        try:
            process.wait(20)
        finally:
            process.kill()
            process.stdout.close()
            process.stderr.close()
