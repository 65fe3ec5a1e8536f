"""Running the application on a socket until the process is asked to end."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from kg.server.app import Application

_GRACE_SECONDS = 5  # for what is being answered when the end is asked for
_CONNECTIONS = 1000  # beyond which a request is turned away with 503


def run_application(
    application: Application, listening: socket.socket, ready: Callable[[], None]
) -> None:
    """Serve until SIGINT or SIGTERM, then let running requests end; `ready` is called at first."""
    config = uvicorn.Config(
        application, log_level="warning", access_log=False, server_header=False,
        proxy_headers=False, timeout_graceful_shutdown=_GRACE_SECONDS,
        limit_concurrency=_CONNECTIONS, lifespan="on", ws="none",
    )  # fmt: skip
    _Server(config, ready).run([listening])


class _Server(uvicorn.Server):
    """A server that says when it is ready and ends by returning, not by the signal again."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, then say so."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End at SIGINT and SIGTERM; the temporary files are removed after that."""
        before = {sig: signal.signal(sig, self.handle_exit) for sig in _SIGNALS}
        try:
            yield
        finally:
            for sig, handler in before.items():
                signal.signal(sig, handler)


_SIGNALS = (signal.SIGINT, signal.SIGTERM)
