"""Talking to a SPARQL endpoint over HTTP: credentials, time limits, retries, whole answers.

From the environment:

    KG_USER, KG_PASSWORD   answers a server's challenge, Basic or Digest; not sent unasked
    KG_TOKEN               sent as a bearer token with every request
    KG_TIMEOUT             seconds that the server may be silent, 120 by default
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import IO

import httpx

from kg.errors import EndpointError, KgError

_SILENCE = 120.0  # seconds
_CONNECTING = 10.0
_TRIES = 3
_PAUSE = 0.25  # seconds before the second try; then twice as long each time
_LONGEST_PAUSE = 10.0
_BUSY = frozenset({429, 502, 503, 504})
_IN_MEMORY = 32 << 20  # bytes of an answer; a larger one goes to a temporary file
_SHOWN = 200  # characters of what a server says is wrong


@dataclass(frozen=True)
class Download:
    """A whole answer: its body in a file at its start, and its headers (names in lower case)."""

    body: IO[bytes]
    headers: Mapping[str, str] = field(default_factory=dict)


class Connection:
    """A client of one server. What may be repeated without harm is tried again, nothing else."""

    def __init__(self, most_bytes: int | None = None) -> None:
        self._most = most_bytes  # of one answer
        headers = {"User-Agent": "policy-kg"}
        if token := os.environ.get("KG_TOKEN"):
            headers["Authorization"] = f"Bearer {token}"
        self._client = httpx.Client(
            auth=None if token else _credentials(),
            headers=headers,
            timeout=httpx.Timeout(_seconds_of_silence(), connect=_CONNECTING),
        )

    def send(
        self,
        method: str,
        url: str,
        *,
        repeatable: bool = True,
        expected: tuple[int, ...] = (),
        **content: object,
    ) -> httpx.Response:
        """Return the answer to a request, read whole; `content` is httpx's params, content, ….

        Raises EndpointError where the server cannot be reached or refuses, but for the codes
        `expected`.
        """
        request = self._client.build_request(method, url, **content)  # type: ignore[arg-type]
        for last in _tries(repeatable):
            try:
                answer = self._client.send(request)
            except httpx.TransportError as error:
                _give_up(error, url, last or not _may_repeat(error, repeatable))
                continue
            if last or answer.status_code not in _BUSY:
                break
            time.sleep(_wanted_pause(answer))
        if answer.status_code not in expected:
            _check(answer)
        return answer

    def download(self, method: str, url: str, **content: object) -> Download:
        """Return the answer to a request that changes nothing, once it has arrived whole.

        Raises EndpointError as `send` does, where the answer breaks off, and where it is larger
        than this connection takes.
        """
        request = self._client.build_request(method, url, **content)  # type: ignore[arg-type]
        for last in _tries(True):
            try:
                answer = self._client.send(request, stream=True)
                try:
                    if last or answer.status_code not in _BUSY:
                        return _spool(answer, self._most)
                finally:
                    answer.close()
            except httpx.TransportError as error:
                _give_up(error, url, last)
                continue
            time.sleep(_wanted_pause(answer))
        raise EndpointError(url, "does not answer; try again later", 503)


class _Challenged(httpx.Auth):
    """Name and password, sent only to a server that asks, in the way that it asks for."""

    def __init__(self, user: str, password: str) -> None:
        self._ways = {
            "basic": httpx.BasicAuth(user, password),
            "digest": httpx.DigestAuth(user, password),
        }
        self._way: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send the request, and where the server asks who it is, once more with the answer."""
        if self._way is None:
            answer = yield request
            if answer.status_code != 401:
                return
            asked = answer.headers.get("www-authenticate", "basic").lower()
            self._way = self._ways["digest" if "digest" in asked else "basic"]
        yield from self._way.auth_flow(request)


def _credentials() -> httpx.Auth | None:
    user = os.environ.get("KG_USER")
    return _Challenged(user, os.environ.get("KG_PASSWORD", "")) if user else None


def _seconds_of_silence() -> float:
    given = os.environ.get("KG_TIMEOUT", str(_SILENCE))
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0
    if not 0 < seconds < float("inf"):
        raise KgError(f"KG_TIMEOUT is {given!r}; give a number of seconds above 0")
    return seconds


def _tries(repeatable: bool) -> Generator[bool, None, None]:
    """Yield for each try whether it is the last, with a longer pause before each."""
    for number in range(_TRIES):
        if number:
            time.sleep(_PAUSE * 2 ** (number - 1))
        yield number == _TRIES - 1 or not repeatable


def _may_repeat(error: httpx.TransportError, repeatable: bool) -> bool:
    return repeatable or isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)


def _give_up(error: httpx.TransportError, url: str, last: bool) -> None:
    """Raise EndpointError where this was the last try, or where another will not help."""
    if isinstance(error, httpx.ReadTimeout | httpx.WriteTimeout):
        silence = f"was silent for {_seconds_of_silence():g} s; ask for less, or set KG_TIMEOUT"
        raise EndpointError(url, silence, 504) from None
    if isinstance(error, httpx.UnsupportedProtocol | httpx.ProxyError):
        raise EndpointError(url, f"cannot be reached: {error}") from None
    if last:
        what = "broke off" if isinstance(error, httpx.ReadError | httpx.RemoteProtocolError) else ""
        raise EndpointError(
            url,
            f"{what or 'cannot be reached'}: {str(error) or type(error).__name__}; "
            "check the address and the server",
        ) from None


def _wanted_pause(answer: httpx.Response) -> float:
    """Return how long a busy server asks to be left alone, within reason."""
    wanted = answer.headers.get("retry-after", "")
    return min(float(wanted), _LONGEST_PAUSE) if wanted.isdecimal() else 0.0


def _spool(answer: httpx.Response, most: int | None) -> Download:
    """Return the answer's body whole; raises EndpointError where the server refuses."""
    if answer.status_code != 200:
        answer.read()
        _check(answer)
    body = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the caller reads it
    size = 0
    for piece in answer.iter_bytes():
        size += body.write(piece)
        if most is not None and size > most:
            raise EndpointError(
                _address(answer),
                f"answers with more than {most >> 20} MiB; ask for less: LIMIT and OFFSET, fewer "
                "columns, or a filter",
                413,
            )
    body.seek(0)
    return Download(body, {name.lower(): value for name, value in answer.headers.items()})


def _check(answer: httpx.Response) -> None:
    """Raise EndpointError where the answer is none, with the way out that its code points to."""
    code = answer.status_code
    if 200 <= code < 300:
        return
    said = _without_secrets(" ".join(answer.text.split()))[:_SHOWN]
    if 300 <= code < 400:
        said = f"it has moved to {answer.headers.get('location', 'nowhere')}; give that address"
    if code in (401, 403):
        said = "it wants to know who you are; set KG_USER and KG_PASSWORD, or KG_TOKEN"
    passed_on = {400: 400, 413: 413, 429: 503, 503: 503, 504: 504}
    raise EndpointError(_address(answer), f"answers {code}: {said}", passed_on.get(code, 502))


def _address(answer: httpx.Response) -> str:
    return str(answer.request.url.copy_with(query=None))


def _without_secrets(text: str) -> str:
    """Return what a server says without what we have told it in confidence."""
    for name in ("KG_TOKEN", "KG_PASSWORD"):
        if secret := os.environ.get(name):
            text = text.replace(secret, "…")
    return text
