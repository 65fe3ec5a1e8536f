"""The server's addresses, and how a request becomes a job and an answer a response."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, MutableMapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs, unquote

from starlette.applications import Starlette
from starlette.routing import Route

from kg.errors import KgError
from kg.server.files import asset, editor_page
from kg.server.kept import Kept
from kg.server.message import HTML, Answer, Job, Refused
from kg.server.negotiation import PAGE, TRIPLES, choose
from kg.server.pool import Pool
from kg.server.protocol import METHODS, Request, read_request

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Read = Callable[[Request, str], Job | Answer]

_CHUNK = 1 << 18
_BODY_SECONDS = 30.0
_PATIENCE = 0.2  # seconds after which it is worth looking whether the client is still there
# What nobody tells us has changed behind an endpoint: asked anew each time.
_FRESH = frozenset({"sparql", "thing", "search", "view", "neighbours"})
_PLAIN_METHODS = ("GET", "HEAD", "OPTIONS")
# Pages load what this server gives and nothing else. The editor's libraries set styles on elements.
_POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    b"img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self'; "
    b"base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = (
    (b"vary", b"Accept"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)


class Gone(Exception):  # noqa: N818 - nobody's fault
    """The client has left before its answer was there."""


class Endpoint:
    """One address: reads a request by `read`, has the job done, and sends the whole answer."""

    def __init__(self, server: Server, read: Read, *, methods: tuple[str, ...]) -> None:
        self._server = server
        self._read = read
        self._methods = methods

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        try:
            answer = await self._answer(scope, receive)
        except Refused as refused:
            answer = refused.answer()
        except KgError as error:
            answer = Refused(503, str(error)).answer()
        except Gone:
            return
        await _send(answer, scope, send, self._server.origin)

    async def _answer(self, scope: Scope, receive: Receive) -> Answer:
        method = scope["method"]
        if method == "OPTIONS":
            return Answer(204, "", headers=_preflight(self._methods))
        if "POST" in self._methods or method in self._methods:
            body = await self._body(receive) if method == "POST" else b""
            headers = {k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]}
            request = Request(method, scope["query_string"].decode("latin-1"), headers, body)
            done = self._read(request, _base(scope, headers))
            if isinstance(done, Answer):
                return done
            return await self._do(done, "{}:{}".format(*scope["client"] or ("", 0)), receive)
        allowed = ", ".join(self._methods)
        raise Refused(405, f"{method} is not possible here; use {allowed}", {"Allow": allowed})

    async def _body(self, receive: Receive) -> bytes:
        most = self._server.pool.limits.request_kib << 10
        pieces: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(_BODY_SECONDS):
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise Gone
                    pieces.append(message.get("body", b""))
                    size += len(pieces[-1])
                    if size > most:
                        raise Refused(
                            413, f"the request is larger than {most >> 10} KiB; shorten it"
                        )
                    if not message.get("more_body"):
                        return b"".join(pieces)
        except TimeoutError:
            raise Refused(408, "the request did not arrive in time; send it again") from None

    async def _do(self, job: Job, client: str, receive: Receive) -> Answer:
        """Return the job's answer; the job is stopped when the client leaves."""
        here = asyncio.current_task()
        assert here is not None
        watch = _Watch(receive, here)
        try:
            return await self._server.run(job, client)
        except asyncio.CancelledError:
            if not watch.client_left:
                raise
            here.uncancel()
            raise Gone from None
        finally:
            watch.stop()


class _Watch:
    """Cancels a task when the client leaves; looks only where the answer takes its time."""

    def __init__(self, receive: Receive, task: asyncio.Task[Any]) -> None:
        self._receive = receive
        self._task = task
        self._looking: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(_PATIENCE, self._start)
        self.client_left = False

    def _start(self) -> None:
        self._looking = asyncio.ensure_future(self._look())

    async def _look(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self.client_left = True
        self._task.cancel()

    def stop(self) -> None:
        """Look no more."""
        self._timer.cancel()
        if self._looking is not None:
            self._looking.cancel()


class Server:
    """A pool of workers behind addresses."""

    def __init__(self, pool: Pool, origin: str, pages: Pool | None = None) -> None:
        self.pool = pool
        self.pages = pages or pool  # does the jobs that need the whole graph in memory
        self.origin = origin
        self._kept = Kept()

    async def run(self, job: Job, client: str) -> Answer:
        """Return the answer to a job, which is the one given before where that still holds."""
        pool = self.pages if job.task in ("page", "about") else self.pool
        if self.pool.is_remote and job.task in _FRESH:
            return await pool.run(job, client)
        generation = pool.generation()
        key = (job.task, repr(job.arguments), job.accept, job.format, job.base)
        answer = self._kept.get(generation, key)
        if answer is None:
            answer = await pool.run(job, client)
            self._kept.put(generation, key, answer)
        return answer

    def application(self) -> Application:
        """Return the application (ASGI)."""

        @asynccontextmanager
        async def lifespan(_: Starlette) -> AsyncIterator[None]:
            pools = {self.pool, self.pages}
            await asyncio.gather(*(pool.start() for pool in pools))
            try:
                yield
            finally:
                await asyncio.gather(*(pool.close() for pool in pools))

        pages = Starlette(routes=list(self._routes()), lifespan=lifespan)
        protocol = Endpoint(self, _query, methods=tuple(METHODS.split(", ")))

        async def application(scope: Scope, receive: Receive, send: Send) -> None:
            # Queries do not wait for the routing of pages.
            sparql = scope["type"] == "http" and scope["path"].rstrip("/") == "/sparql"
            await (protocol if sparql else pages)(scope, receive, send)

        return application

    def _routes(self) -> Iterator[Route]:
        pages: dict[str, Read] = {
            "/": _page("index"),
            "/search": _with("search", "q", "type"),
            "/view": _with("view", "around", "hops", "doc", "year"),
            "/view/neighbours": _with("neighbours", "of"),
            "/editor": lambda _request, _base: Answer(200, HTML, editor_page()),
            "/terms.json": _simple("terms"),
            "/ontology": _simple("ontology"),
            "/.well-known/void": _simple("dataset"),
        }
        for path, read in pages.items():
            yield Route(path, Endpoint(self, read, methods=_PLAIN_METHODS))
        yield Route("/id/{rest:path}", _Below(self, "/id/", _thing))
        yield Route("/pages/{rest:path}", _Below(self, "/pages/", _page))
        yield Route("/assets/{rest:path}", _Below(self, "/assets/", _asset))
        yield Route("/{rest:path}", _Below(self, "/", _nothing))


class _Below(Endpoint):
    """All addresses under one; `read` is given the rest of the path, decoded."""

    def __init__(self, server: Server, prefix: str, read: Callable[[str], Read]) -> None:
        super().__init__(server, _query, methods=_PLAIN_METHODS)
        self._prefix = prefix
        self._read_below = read

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        raw = scope.get("raw_path", b"").decode("latin-1").partition("?")[0]
        rest = unquote(raw.removeprefix(self._prefix), errors="surrogateescape")
        inner = Endpoint(self._server, self._read_below(rest), methods=self._methods)
        await inner(scope, receive, send)


def _query(request: Request, base: str) -> Job | Answer:
    job = read_request(request, base)
    if job.task == "service" and not job.format and "text/html" in job.accept:
        return Answer(303, HTML, headers={"Location": "/editor"})
    return job


def _simple(task: Any) -> Read:
    return lambda request, base: Job(task, {}, _accept(request), _field(request, "format"), base)


def _with(task: Any, *names: str) -> Read:
    def read(request: Request, base: str) -> Job:
        arguments = {name: _field(request, name) for name in names}
        return Job(task, arguments, _accept(request), _field(request, "format"), base)

    return read


def _thing(rest: str) -> Read:
    """Return what reads a request for a thing: triples for programs, the page for people."""

    def read(request: Request, base: str) -> Job:
        accept, form = _accept(request), _field(request, "format")
        is_page = choose((*TRIPLES, PAGE), accept, form) is PAGE
        return Job("about" if is_page else "thing", {"path": rest}, accept, form, base)

    return read


def _page(name: str) -> Read:
    return lambda request, base: Job(
        "page", {"name": name}, _accept(request), _field(request, "format"), base
    )


def _asset(rest: str) -> Read:
    return lambda _request, _base: asset(rest)


def _nothing(rest: str) -> Read:
    def read(_request: Request, _base: str) -> Answer:
        raise Refused(404, f"there is nothing at /{rest[:200]}; start at /")

    return read


def _accept(request: Request) -> str:
    return request.headers.get("accept", "")


def _field(request: Request, name: str) -> str:
    values = parse_qs(request.parameters, keep_blank_values=True).get(name, [])
    return values[-1] if values else ""


def _base(scope: Scope, headers: dict[str, str]) -> str:
    """Return how the client reaches the server; what is no host name is not repeated."""
    host = headers.get("host", "")
    if not host or any(char not in _HOST for char in host):
        name, port = scope["server"][:2]
        host = f"{name}:{port}"
    return f"{scope['scheme']}://{host}"


_HOST = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]")


def _preflight(methods: tuple[str, ...]) -> dict[str, str]:
    allowed = ", ".join(methods)
    return {
        "Allow": allowed,
        "Access-Control-Allow-Methods": allowed,
        "Access-Control-Allow-Headers": "Accept, Content-Type",
        "Access-Control-Max-Age": "86400",
    }


async def _send(answer: Answer, scope: Scope, send: Send, origin: str) -> None:
    headers = [*_ALWAYS]
    if answer.type:
        headers.append((b"content-type", answer.type.encode("latin-1")))
        headers.append((b"content-length", b"%d" % (answer.length or len(answer.body))))
    if answer.type == HTML and "Content-Security-Policy" not in answer.headers:
        headers.append((b"content-security-policy", _POLICY))
    if origin:
        headers.append((b"access-control-allow-origin", origin.encode("latin-1")))
        headers.append((b"access-control-expose-headers", b"x-result-limit, retry-after"))
    more = {"Cache-Control": "no-cache", **answer.headers}
    headers += [(k.lower().encode("latin-1"), v.encode("latin-1")) for k, v in more.items()]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    if answer.content is None or scope["method"] == "HEAD":
        body = b"" if scope["method"] == "HEAD" else answer.body
        await send({"type": "http.response.body", "body": body})
        return
    with answer.content as file:
        while chunk := file.read(_CHUNK):
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
    await send({"type": "http.response.body", "body": b""})
