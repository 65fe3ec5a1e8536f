"""SPARQL servers that the tests start on loopback, each with a place of its own, and stop again."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

VIRTUOSO = shutil.which("virtuoso-t")
MOST_ROWS = 10_000  # that Virtuoso sends, as it comes
_INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = {rows}
"""


@dataclass(frozen=True)
class Server:
    """A running server: the address to give to --graph, and the environment that goes with it."""

    name: str
    address: str
    environment: dict[str, str] = field(default_factory=dict)
    stop: Callable[[], None] = lambda: None


@contextmanager
def oxigraph_over(store: Path, folder: Path) -> Iterator[Server]:
    """Give a running `oxigraph serve` over a copy of a store, in `folder`."""
    shutil.copytree(store, folder / "data")
    with oxigraph(folder) as server:
        yield server


@contextmanager
def oxigraph(folder: Path) -> Iterator[Server]:
    """Give a running `oxigraph serve` (from PyPI)."""
    port = free_port()
    command = Path(sys.executable).parent / "oxigraph"
    place = f"127.0.0.1:{port}"
    started = [command, "serve", "--location", folder / "data", "--bind", place]
    with _running(started, port, folder) as stop:
        yield Server("oxigraph", f"http://{place}", stop=stop)


@contextmanager
def virtuoso(folder: Path) -> Iterator[Server]:
    """Give a running Virtuoso (Debian's virtuoso-opensource-7-bin)."""
    assert VIRTUOSO
    sql, http = free_port(), free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(_INI.format(folder=folder, sql=sql, http=http, rows=MOST_ROWS), encoding="utf-8")
    with _running([VIRTUOSO, "+configfile", ini, "+foreground"], http, folder):
        credentials = {"KG_USER": "dba", "KG_PASSWORD": "dba"}  # as it comes
        yield Server("virtuoso", f"http://127.0.0.1:{http}/sparql", credentials)


def free_port() -> int:
    """Return a port of loopback that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _running(command: Sequence[object], port: int, folder: Path) -> Iterator[Callable[[], None]]:
    """Run a server while the block runs, from when it listens at its port; give what stops it."""
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen([str(c) for c in command], stdout=output, stderr=output)

    def stop() -> None:
        process.kill()
        process.wait()

    try:
        deadline = time.monotonic() + 60
        while not _listens(port):
            assert process.poll() is None, (folder / "output").read_text(errors="replace")
            assert time.monotonic() < deadline, "the server does not start"
            time.sleep(0.05)
        yield stop
    finally:
        stop()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
