"""Comparing rows and graphs, up to the names of blank nodes and the forms of numbers."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

Term = NamedNode | BlankNode | Literal | Triple
Row = dict[str, Term]

_RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = {_XSD + name for name in ("integer", "decimal", "double", "float")}
_RESULT_FORMATS = {
    ".srx": QueryResultsFormat.XML,
    ".srj": QueryResultsFormat.JSON,
    ".tsv": QueryResultsFormat.TSV,
}
_RDF_FORMATS = {".ttl": RdfFormat.TURTLE, ".rdf": RdfFormat.RDF_XML, ".nt": RdfFormat.N_TRIPLES}


def expected_of(path: Path, base: str) -> bool | list[Row] | Dataset:
    """Return what a result file of the suite holds."""
    content = path.read_bytes()
    if path.suffix in _RESULT_FORMATS:
        return results_of(content, _RESULT_FORMATS[path.suffix])
    quads = list(parse(content, format=_RDF_FORMATS[path.suffix], base_iri=base))
    rows = list(_result_set(quads))
    if rows or any(quad.object == NamedNode(_RS + "ResultSet") for quad in quads):
        return rows
    return Dataset(quads)


def results_of(content: bytes, form: QueryResultsFormat) -> bool | list[Row]:
    """Return the rows, or the truth value, in a results format."""
    found = parse_query_results(content, format=form)
    if isinstance(found, QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    return [
        {name: term for name in names if (term := solution[name]) is not None} for solution in found
    ]


def _result_set(quads: list[Quad]) -> Iterator[Row]:
    """Return the rows of a result set that is written as RDF."""
    of: dict[tuple[Term, str], Term] = {
        (quad.subject, quad.predicate.value.removeprefix(_RS)): quad.object
        for quad in quads
        if quad.predicate.value.startswith(_RS)
    }
    for quad in quads:
        if quad.predicate.value == _RS + "solution":
            bindings = [
                q.object
                for q in quads
                if q.subject == quad.object and q.predicate.value == _RS + "binding"
            ]
            yield {str(of[b, "variable"])[1:-1]: of[b, "value"] for b in bindings}


def same_rows(left: list[Row], right: list[Row], *, ordered: bool) -> bool:
    """Return whether two results have the same rows, in the same order where that is asked."""
    return _as_graph(left, ordered=ordered) == _as_graph(right, ordered=ordered)


def same_graph(left: Dataset, right: Dataset) -> bool:
    """Return whether two graphs are the same up to the names of their blank nodes."""
    return _canonical(left) == _canonical(right)


def _as_graph(rows: list[Row], *, ordered: bool) -> Dataset:
    """Return rows as a graph, so that blank nodes shared between rows are compared, too."""
    data = Dataset()
    for at, row in enumerate(rows):
        node = BlankNode()
        data.add(Quad(node, NamedNode(_RS + "row"), Literal(at if ordered else 0)))
        for name, term in row.items():
            data.add(Quad(node, NamedNode(_RS + name), _plain(term)))
    return _canonical(data)


def _canonical(data: Dataset) -> Dataset:
    copy = Dataset(data)
    copy.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return copy


def _plain(term: Term) -> Term:
    """Return a number or truth value in one form: 2, 2.0 and 2e0 of one datatype are one value."""
    if isinstance(term, Literal) and term.datatype.value == _XSD + "boolean":
        return Literal(term.value in ("true", "1"))
    if isinstance(term, Literal) and term.datatype.value in _NUMBERS:
        try:
            number = Decimal(term.value).normalize()
        except InvalidOperation:
            return term
        return Literal(format(number, "f"), datatype=term.datatype)
    return term


def same_csv(left: bytes, right: bytes) -> bool:
    """Return whether two CSV results hold the same lines; blank nodes have any names."""
    return _lines(left) == _lines(right)


def _lines(content: bytes) -> Counter[tuple[tuple[str, str], ...]]:
    """Return the lines, each as its cells with their columns; SELECT * says no order of columns."""
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    return Counter(tuple(sorted(zip(header, _cells(row), strict=True))) for row in rows)


def _cells(row: Iterable[str]) -> Iterator[str]:
    for cell in row:
        if cell.startswith("_:"):
            yield "_:"
            continue
        try:
            yield format(Decimal(cell).normalize(), "f")
        except InvalidOperation:
            yield cell
