"""What a query answers with: rows, a yes or no, or triples."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING, Generic, TypeVar

from pyoxigraph import (
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    parse,
    serialize,
)

from kg.errors import KgError
from kg.graph.vocabulary import PREFIXES
from kg.query.value import Iri, Term, Text, Value, python_value

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import rdflib

T = TypeVar("T")
Row = tuple[Value, ...]
TripleRow = tuple[Value, Value, Value]

__all__ = ["Iri", "Result", "Row", "Rows", "Term", "Text", "Triples", "Value", "python_value"]

_PREFIX_LINES = re.compile(rb"(?:@prefix [^\n]*\n)+")
_ROW_FORMATS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
_TRIPLE_FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}


class _Source(Generic[T]):
    """What the engine gives, which can be read once, and how to get it anew."""

    def __init__(self, fresh: T, again: Callable[[], T] | None) -> None:
        self._fresh: T | None = fresh
        self._again = again

    def take(self) -> T:
        """Return what nobody has read from yet; raises KgError where it cannot be had again."""
        fresh, self._fresh = self._fresh, None
        if fresh is not None:
            return fresh
        if self._again is None:
            raise KgError("this result was read before; ask again")
        return self._again()


class Rows:
    """The rows of a SELECT query, in its order: iterate over them, or serialise them.

    Nothing is kept of them: what is read again is asked again.
    """

    def __init__(
        self, solutions: QuerySolutions, again: Callable[[], QuerySolutions] | None = None
    ) -> None:
        self.variables: tuple[str, ...] = tuple(v.value for v in solutions.variables)
        self._solutions = _Source(solutions, again)

    def __iter__(self) -> Iterator[Row]:
        """Return each row as plain Python values in the order of `variables`.

        >>> rows = graph.rows("SELECT ?n { ?d a pk:Task ; skos:prefLabel ?n }")
        >>> [(name, name.language) for (name,) in rows]
        [('加快科技创新', 'zh')]
        """
        for solution in self._solutions.take():
            yield tuple(map(python_value, solution))

    def terms(self) -> Iterator[tuple[Term | None, ...]]:
        """Return each row as RDF terms (pyoxigraph's) in the order of `variables`."""
        for solution in self._solutions.take():
            yield tuple(solution)

    def dicts(self) -> Iterator[dict[str, Value]]:
        """Return each row as a mapping from variable to plain Python value."""
        for row in self:
            yield dict(zip(self.variables, row, strict=True))

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a pandas data frame, one column for each variable.

        Whole numbers become Int64 (with gaps for what is unbound), other numbers float64; IRIs and
        texts stay what they are. Raises KgError where pandas is not installed.

        >>> graph.rows("SELECT ?year ?value { ?t pk:year ?year ; pk:value ?value }").to_pandas()
           year  value
        0  2025   12.0
        """
        from kg.query.frames import frame  # noqa: PLC0415 - pandas is slow to import

        return frame(self.variables, list(self))

    def _repr_html_(self) -> str:
        """Return the first rows as a table, for notebooks."""
        from kg.query.frames import html_table  # noqa: PLC0415

        return html_table(self.variables, self)

    def serialize(self, format: str = "json") -> bytes:  # noqa: A002 - the word users know
        """Return all rows in a SPARQL results format: json, xml, csv or tsv.

        Raises KgError for another format.
        """
        chosen = _choose(format, _ROW_FORMATS, "rows")
        return self._solutions.take().serialize(format=chosen) or b""

    def write(self, sink: IO[bytes], format: str = "json") -> None:  # noqa: A002
        """Write all rows to `sink` in pieces, as `serialize` would; what it raises is raised."""
        self._solutions.take().serialize(sink, format=_choose(format, _ROW_FORMATS, "rows"))


class Triples:
    """The graph that a CONSTRUCT or DESCRIBE query gives: iterate over it, or serialise it.

    Nothing is kept of it: what is read again is asked again.
    """

    def __init__(
        self, triples: QueryTriples, again: Callable[[], QueryTriples] | None = None
    ) -> None:
        self._triples = _Source(triples, again)

    def __iter__(self) -> Iterator[TripleRow]:
        """Return each triple as plain Python values, in the engine's order."""
        for subject, predicate, object_ in self.terms():
            yield python_value(subject), python_value(predicate), python_value(object_)

    def terms(self) -> Iterator[tuple[Term, Term, Term]]:
        """Return each triple as RDF terms (pyoxigraph's)."""
        for triple in self._triples.take():
            yield triple.subject, triple.predicate, triple.object

    def to_pandas(self) -> pd.DataFrame:
        """Return the triples as a data frame with the columns subject, predicate and object."""
        from kg.query.frames import frame  # noqa: PLC0415 - pandas is slow to import

        return frame(("subject", "predicate", "object"), list(self))

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Return the triples between things as edges, keyed by predicate; texts and numbers become
        attributes of their node, named as the predicate ends.

        >>> network = graph.triples("CONSTRUCT WHERE { ?task pk:ledBy ?department }").to_networkx()
        >>> network.number_of_nodes(), network.number_of_edges()
        (2, 1)
        """
        from kg.query.frames import network  # noqa: PLC0415 - networkx is slow to import

        return network(self)

    def to_rdflib(self) -> rdflib.Graph:
        """Return the triples as an rdflib graph with the common prefixes.

        >>> len(graph.triples("CONSTRUCT WHERE { ?task a pk:Task }").to_rdflib())
        1
        """
        from kg.query.frames import rdflib_graph  # noqa: PLC0415 - rdflib is slow to import

        return rdflib_graph(self.serialize("ntriples"))

    def serialize(self, format: str = "turtle") -> bytes:  # noqa: A002
        """Return all triples, sorted and without repetition, as turtle, ntriples, nquads, trig,
        rdfxml or jsonld.

        Raises KgError for another format.
        """
        chosen = _choose(format, _TRIPLE_FORMATS, "triples")
        raw = self._triples.take().serialize(format=RdfFormat.N_TRIPLES) or b""
        lines = b"".join(sorted(set(raw.splitlines(keepends=True))))
        if chosen in (RdfFormat.N_TRIPLES, RdfFormat.N_QUADS):
            return lines
        triples = parse(lines, format=RdfFormat.N_TRIPLES)
        if chosen not in (RdfFormat.TURTLE, RdfFormat.TRIG):
            return serialize(triples, format=chosen) or b""
        return _sort_prefixes(serialize(triples, format=chosen, prefixes=PREFIXES) or b"")

    def write(self, sink: IO[bytes], format: str = "turtle") -> None:  # noqa: A002
        """Write all triples to `sink`, in the engine's order; without repetition, as a graph is."""
        chosen = _choose(format, _TRIPLE_FORMATS, "triples")
        if chosen not in (RdfFormat.TURTLE, RdfFormat.TRIG):
            self._triples.take().serialize(sink, format=chosen)
        else:
            written = serialize(self._triples.take(), format=chosen, prefixes=PREFIXES)
            sink.write(_sort_prefixes(written or b""))


Result = Rows | bool | Triples


def _sort_prefixes(turtle: bytes) -> bytes:
    """Return Turtle with its prefix lines sorted: the engine writes them in any order."""
    head = _PREFIX_LINES.match(turtle)
    if head is None:
        return turtle
    body = turtle[head.end() :]
    lines = sorted(head[0].splitlines(keepends=True))
    return b"".join([*lines, b"\n" if body else b"", body])


def _choose(name: str, formats: dict[str, T], what: str) -> T:
    """Return the format called `name`, or raise KgError that lists those there are."""
    if name not in formats:
        raise KgError(f"format {name!r} cannot hold {what}; use one of {', '.join(formats)}")
    return formats[name]
