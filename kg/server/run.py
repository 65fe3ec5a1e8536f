"""Starting the server: its address, and its end."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError
from kg.server.limits import Limits

_BACKLOG = 512


@dataclass(frozen=True, slots=True)
class Address:
    """Where the server listens. Raises KgError for another machine's reach without `public`."""

    host: str = "127.0.0.1"
    port: int = 7474  # 0 for any that is free
    public: bool = False  # whether other machines may reach it

    def __post_init__(self) -> None:
        if not 0 <= self.port <= 65535:
            raise KgError(f"--port {self.port}: give 0 to 65535")
        if not self.public and not _is_loopback(self.host):
            raise KgError(
                f"--host {self.host} can be reached from other machines, where anyone could read "
                "the whole graph and keep this machine busy; add --public if that is meant"
            )

    def url(self, port: int) -> str:
        """Return how a browser on this machine reaches it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        shown = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]"}.get(host, host)
        return f"http://{shown}:{port}/"


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def serve(
    graph: Path | str,
    address: Address,
    limits: Limits,
    *,
    origin: str = "*",
    ready: Callable[[str], None],
) -> None:
    """Serve the graph until SIGINT or SIGTERM; `ready` is told the URL once it answers.

    `origin` is whose pages may read the answers (CORS): `*` for all, an origin, or empty for none.
    Raises KgError where there is no graph or the port is taken.
    """
    # Slow to import, and wanted only where a server starts.
    from kg.graph.store import is_remote, open_graph  # noqa: PLC0415
    from kg.server.app import Server  # noqa: PLC0415
    from kg.server.loop import run_application  # noqa: PLC0415
    from kg.server.pool import Pool  # noqa: PLC0415

    open_graph(graph)  # says now what is wrong with it
    if is_remote(graph):
        limits = limits.for_endpoint()
    listening = _listen(address)
    with tempfile.TemporaryDirectory(prefix="kg-serve-") as folder, listening:
        pools = [Pool(graph, Path(folder), each) for each in (limits, limits.for_pages())]
        application = Server(pools[0], origin, pages=pools[1]).application()
        url = address.url(listening.getsockname()[1])
        run_application(application, listening, lambda: ready(url))


def _listen(address: Address) -> socket.socket:
    """Return a socket that listens at the address."""
    try:
        family, *_, place = socket.getaddrinfo(
            address.host, address.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except socket.gaierror as error:
        raise KgError(
            f"--host {address.host}: {error.strerror}; give an address of this machine"
        ) from None
    # With its protocol said, asyncio turns off Nagle's delay for the connections.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name != "nt":  # there it would let two servers share a port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(place)
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise KgError(
                f"port {address.port} on {address.host} is taken; choose another with --port "
                "(0 takes one that is free)"
            ) from None
        raise KgError(
            f"cannot listen on {address.host} port {address.port}: {error.strerror}; choose another"
        ) from None
    return listening
