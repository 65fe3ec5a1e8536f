"""Reading a request of the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs

from kg.server.message import Job, Refused

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
METHODS = "GET, HEAD, POST, OPTIONS"

_READ_ONLY = "this endpoint is read-only: updates are refused; send a query as `query`"


@dataclass(frozen=True, slots=True)
class Request:
    """What of an HTTP request the protocol looks at; header names are in lower case."""

    method: str
    parameters: str  # after the question mark, as sent
    headers: Mapping[str, str]
    body: bytes = b""


def read_request(request: Request, base: str = "") -> Job:
    """Return the job that a request asks for: a query, or the service description.

    Raises Refused with 400, 403, 405 or 415.
    """
    fields = _fields(request.parameters.encode("latin-1"))
    if request.method == "POST":
        fields = _posted(request, fields)
    elif request.method not in ("GET", "HEAD"):
        raise Refused(
            405, f"{request.method} is not possible here; use {METHODS}", {"Allow": METHODS}
        )
    if "update" in fields:
        raise Refused(403, _READ_ONLY)
    accept, format_ = request.headers.get("accept", ""), _one(fields, "format")
    if "query" not in fields:
        if request.method == "POST":
            raise Refused(400, "the request has no query; send it as the field `query`")
        return Job("service", {}, accept, format_, base)
    arguments = {
        "query": _one(fields, "query"),
        "default_graphs": fields.get("default-graph-uri", []),
        "named_graphs": fields.get("named-graph-uri", []),
    }
    return Job("sparql", arguments, accept, format_, base)


def _posted(request: Request, fields: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the fields of the address with those of the body."""
    type_ = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if type_ == FORM:
        posted = _fields(request.body)
        return {name: fields.get(name, []) + posted.get(name, []) for name in fields | posted}
    if type_ == QUERY:
        return fields | {"query": [*fields.get("query", []), _utf8(request.body)]}
    if type_ == UPDATE:
        raise Refused(403, _READ_ONLY)
    given = f"Content-Type {type_}" if type_ else "a POST without Content-Type"
    raise Refused(415, f"{given} is not understood; use {FORM} or {QUERY}")


def _fields(encoded: bytes) -> dict[str, list[str]]:
    try:
        return parse_qs(
            encoded.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=1000
        )
    except UnicodeDecodeError:
        raise Refused(400, "the request is not UTF-8; encode it as UTF-8") from None
    except ValueError:
        raise Refused(400, "the request has more than 1,000 fields; send fewer") from None


def _utf8(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(
            400, f"the query is not UTF-8 at byte {error.start}; encode it as UTF-8"
        ) from None


def _one(fields: Mapping[str, Sequence[str]], name: str) -> str:
    values = fields.get(name, [])
    if len(values) > 1:
        raise Refused(400, f"the request has {len(values)} fields `{name}`; send one")
    return values[0] if values else ""
