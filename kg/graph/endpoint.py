"""Where a server is asked, and where it is written to: three addresses made of the one given.

Servers differ in where they take updates (SPARQL 1.1 Update) and whole graphs (SPARQL 1.1 Graph
Store Protocol). KG_GRAPH_UPDATE and KG_GRAPH_STORE say it where the usual places are not right.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.graph.connection import Connection

# By the end of the path of the query address: what stands there in the update address and in the
# graph store's. The first whose graph store answers is taken.
_SHAPES: tuple[tuple[str, str, str], ...] = (
    (r"/query$", "/update", "/store"),  # Oxigraph
    (r"/query$", "/update", "/data"),  # Fuseki
    (r"(?<=.)/sparql$", "/update", "/data"),  # Fuseki
    (r"/sparql$", "/sparql-auth", "/sparql-graph-crud-auth"),  # Virtuoso, with a password
    (r"/sparql$", "/sparql", "/sparql-graph-crud"),  # Virtuoso, open to all
    (r"/sparql$", "/sparql", "/sparql/gsp/"),  # Neptune
    (r"(?<=/repositories)(/[^/]+)$", r"\1/statements", r"\1/rdf-graphs/service"),  # RDF4J, GraphDB
    (r"$", "/update", "/data"),  # Fuseki, by the dataset's address
    (r"$", "", ""),  # one address for all
)
_ANY = tuple(range(200, 600))


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The addresses of a server: of queries, of updates, and of its graph store."""

    query: str
    update: str
    store: str


def query_address(given: str) -> str:
    """Return the address that answers queries; a server's root stands for Oxigraph's /query.

    Raises KgError where `given` is no address of a server.
    """
    parts = urlsplit(given)
    if parts.username is not None:
        raise KgError(
            f"the address of {parts.hostname} has a name in it, which others would see; "
            "set KG_USER and KG_PASSWORD instead"
        )
    if not parts.netloc or parts.query or parts.fragment:
        raise KgError(f"{given!r} is not an endpoint; give one such as http://localhost:7878/query")
    path = parts.path.rstrip("/") or "/query"
    return urlunsplit((parts.scheme.lower(), parts.netloc, path, "", ""))


def find_endpoint(connection: Connection, given: str) -> Endpoint:
    """Return where the server that answers at `given` is written to.

    Raises KgError where no graph store is found and KG_GRAPH_STORE does not say one.
    """
    query = query_address(given)
    update, store = os.environ.get("KG_GRAPH_UPDATE"), os.environ.get("KG_GRAPH_STORE")
    if store:
        return Endpoint(query, update or _guesses(query)[0].update, store)
    for guess in _guesses(query):
        if _is_graph_store(connection, guess.store):
            return Endpoint(query, update or guess.update, guess.store)
    raise KgError(
        f"no graph store is known for {given}; set KG_GRAPH_STORE (and KG_GRAPH_UPDATE) to its "
        "addresses, or build into a folder"
    )


def _guesses(query: str) -> list[Endpoint]:
    parts = urlsplit(query)

    def address(pattern: str, replacement: str) -> str:
        path = re.sub(pattern, replacement, parts.path, count=1)
        return urlunsplit((parts.scheme, parts.netloc, path, "", ""))

    return [
        Endpoint(query, address(pattern, update), address(pattern, store))
        for pattern, update, store in _SHAPES
        if re.search(pattern, parts.path)
    ]


def _is_graph_store(connection: Connection, address: str) -> bool:
    """Return whether a graph store answers here.

    Asked for a graph that it has not, it says so, and of a name that is no IRI something else; an
    address where nothing is, or something else, says the same to both.
    """
    good = _code(connection, address, "urn:policy-kg:none")
    if good in (401, 403):
        return True
    return good in (200, 204, 404) and _code(connection, address, "no IRI <") not in (200, 204, 404)


def _code(connection: Connection, address: str, graph: str) -> int:
    answer = connection.send("GET", address, params={"graph": graph}, expected=_ANY)
    return answer.status_code
