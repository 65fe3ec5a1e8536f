"""Writing to a graph behind an endpoint: one named graph after the other, over HTTP.

A document's graph is replaced by one PUT, and what is said of things once is taken out and put in
again for those things alone. There is no step in which all becomes visible at once: a reader may
see some documents before others. A build that dies leaves a mark, and the next one then puts all
anew. One build at a time: endpoints have no locks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from pyoxigraph import NamedNode, Quad, Store

from kg.graph.connection import Connection
from kg.graph.draft import Draft
from kg.graph.endpoint import Endpoint, find_endpoint
from kg.graph.graph import Graph
from kg.graph.merging import Namings
from kg.graph.quads import QuadLines
from kg.graph.remote import RemoteGraph
from kg.graph.vocabulary import ENTITIES, GRAPHS, PK, PROV, RDF, SKOS

_MARK = GRAPHS + "unfinished"
# What a document says of things with; see kg.graph.merging.
_SAYING = (
    PK + "appearanceOf", PK + "indicator", SKOS + "prefLabel", SKOS + "altLabel",
    RDF + "subject", RDF + "predicate", RDF + "object",
)  # fmt: skip
_AT_ONCE = 200  # things in one query or update
_BYTES_AT_ONCE = 8_000_000  # of N-Triples in one request that adds to a graph
_APPEARANCES = """
SELECT ?s ?p ?o ?g {
  VALUES ?thing { %s }
  VALUES ?p { pk:appearanceOf skos:prefLabel skos:altLabel }
  GRAPH ?g { ?s pk:appearanceOf ?thing ; ?p ?o }
}
"""
_CLAIMS = """
SELECT ?s ?p ?o ?g {
  VALUES ?thing { %s }
  VALUES ?p { rdf:subject rdf:predicate rdf:object }
  GRAPH ?g { ?s rdf:subject ?thing ; ?p ?o }
}
"""
_INDICATED = """
SELECT DISTINCT ?s ?p ?o ?g { VALUES ?o { %s } VALUES ?p { pk:indicator } GRAPH ?g { ?s ?p ?o } }
"""
_MERGED = (
    "SELECT ?s ?p ?o ?g { VALUES ?s { %s } VALUES ?g { <" + ENTITIES + "> } GRAPH ?g { ?s ?p ?o } }"
)
_FORGET = f"DELETE WHERE {{ GRAPH <{ENTITIES}> {{ %s ?p ?o }} }}"


class RemoteDraft(Draft):
    """The changes of one build, sent to the server as they are made."""

    def __init__(self, connection: Connection, endpoint: Endpoint) -> None:
        self._connection = connection
        self._endpoint = endpoint
        self._writing = False
        self.unfinished = _MARK in self._open().graph_names()

    @property
    def graph(self) -> Graph:
        """Return the graph as it is with all that was done so far, to be asked."""
        return self._open()

    def said_by(self, graph: str) -> Namings:
        """Return what the document with this named graph says of things."""
        said = Namings()
        triples = self._open().triples_of(graph, _SAYING)
        said.read_document(
            _store(Quad(t.subject, t.predicate, t.object, NamedNode(graph)) for t in triples), graph
        )
        return said

    def remove_graph(self, graph: str) -> None:
        """Remove a named graph; it need not be there."""
        self._mark()
        self._send("DELETE", graph, expected=(404,))

    def put(self, graph: str, nquads: bytes) -> None:
        """Replace a named graph by these quads."""
        self._mark()
        pieces = _pieces(nquads)
        self._send("PUT", graph, next(pieces, b""))
        for piece in pieces:
            self._send("POST", graph, piece)

    def extend(self, graph: str, nquads: bytes) -> None:
        """Add quads to a named graph."""
        self._mark()
        for piece in _pieces(nquads):
            self._send("POST", graph, piece)

    def remove(self, graph: str, quads: Iterable[Quad]) -> None:
        """Remove quads of a named graph; they need not be there."""
        triples = [f"{q.subject} {q.predicate} {q.object} ." for q in quads]
        for first in range(0, len(triples), _AT_ONCE):
            self._mark()
            some = "\n".join(triples[first : first + _AT_ONCE])
            self._update(f"DELETE DATA {{ GRAPH <{graph}> {{\n{some}\n}} }}")

    def merge(self, namings: Namings, before: Namings | None) -> None:
        """Say once what several documents say of one thing; see Draft.merge."""
        if before is None:
            self.put(ENTITIES, namings.encode())
            return
        changed = namings.changed_from(before)
        things = sorted(changed)
        changed.settle(_store(self._said_of(things)), before)
        self._forget(things)
        self.extend(ENTITIES, changed.encode())

    def finish(self) -> None:
        """Take the mark away: all is written."""
        if self._writing or self.unfinished:
            self._send("DELETE", _MARK, expected=(404,))

    def _open(self) -> RemoteGraph:
        """Return the graph anew: what was known of its named graphs may have changed."""
        return RemoteGraph(self._connection, self._endpoint.query)

    def _said_of(self, things: list[str]) -> Iterator[Quad]:
        """Return what the documents, and the merged graph, say of these things."""
        graph = self._open()
        for some in _listed(things):
            for query in (_APPEARANCES, _CLAIMS, _INDICATED, _MERGED):
                for subject, predicate, object_, name in graph.rows(query % some).terms():
                    yield Quad(subject, predicate, object_, name)  # type: ignore[arg-type]

    def _forget(self, things: list[str]) -> None:
        for first in range(0, len(things), _AT_ONCE):
            some = things[first : first + _AT_ONCE]
            self._update(" ;\n".join(_FORGET % NamedNode(thing) for thing in some))

    def _update(self, update: str) -> None:
        self._connection.send(
            "POST",
            self._endpoint.update,
            content=update.encode(),
            headers={"Content-Type": "application/sparql-update"},
        )

    def _mark(self) -> None:
        """Before anything is changed, say that a build has begun."""
        if not self._writing:
            self._writing = True
            lines = QuadLines(_MARK)
            lines.type(_MARK, PROV + "Activity")
            self._send("PUT", _MARK, next(_pieces(lines.encode())))

    def _send(
        self, method: str, graph: str, ntriples: bytes = b"", expected: tuple[int, ...] = ()
    ) -> None:
        # A POST adds triples without blank nodes to a set of them: repeated, it adds nothing.
        self._connection.send(
            method,
            self._endpoint.store,
            params={"graph": graph},
            content=ntriples or None,
            headers={"Content-Type": "application/n-triples"} if ntriples else {},
            expected=expected,
        )


@contextmanager
def remote_draft(address: str) -> Iterator[RemoteDraft]:
    """Give the graph behind an endpoint as a draft to change.

    Raises KgError where the server cannot be reached, refuses, or breaks off; what was written
    until then stays, marked as unfinished.
    """
    connection = Connection()
    draft = RemoteDraft(connection, find_endpoint(connection, address))
    yield draft
    draft.finish()


def _listed(things: list[str]) -> Iterator[str]:
    """Yield the things as lists for VALUES, some at a time."""
    for first in range(0, len(things), _AT_ONCE):
        yield " ".join(str(NamedNode(thing)) for thing in things[first : first + _AT_ONCE])


def _pieces(nquads: bytes) -> Iterator[bytes]:
    """Yield the triples of N-Quads as N-Triples, in pieces of whole lines that a server takes."""
    end = b" .\n"
    piece = bytearray()
    for line in nquads.splitlines(keepends=True):
        piece += line[: line.rindex(b" <", 0, -len(end))] + end
        if len(piece) >= _BYTES_AT_ONCE:
            yield bytes(piece)
            piece.clear()
    if piece:
        yield bytes(piece)


def _store(quads: Iterable[Quad]) -> Store:
    """Return quads in a store of their own."""
    made = Store()
    made.bulk_extend(quads)
    return made
