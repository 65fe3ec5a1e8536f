"""A graph behind a SPARQL 1.1 endpoint, asked as one on this disk is.

Our graphs are told from others that the endpoint may hold by their names, and a query sees ours
alone, as their union. How to say that depends on the server: many unite all graphs by themselves,
Oxigraph and Fuseki when asked to, and to all others (and where strange graphs are) each of our
graphs is named with the query.

An answer is used once it has arrived whole: what breaks off, or is cut short by a server's limit,
is an error, never a shorter answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from urllib.parse import urlencode

from pyoxigraph import (
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse_query_results,
    serialize,
)

from kg.errors import EndpointError, KgError
from kg.graph.connection import Connection, Download
from kg.graph.endpoint import query_address
from kg.graph.graph import Bindings, Graph
from kg.graph.vocabulary import GRAPHS, ONTOLOGY, PK
from kg.query.dataset import Dataset
from kg.query.execute import checked, parsed
from kg.query.result import Result, Rows, Triples
from kg.query.rewriting import counting, own_limit, template, with_prefixes, without_dataset
from kg.query.value import Term

_ROWS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_FORM = "application/x-www-form-urlencoded"
_BUILT = f"ASK {{ <{ONTOLOGY}> <{PK}fingerprint> ?f }}"
# In each of our graphs something has a type; by types, servers find the graphs quickly.
_NAMES = "SELECT DISTINCT ?g { GRAPH ?g { ?s a ?class } }"
_NO_GRAPH = "urn:policy-kg:none"
_COUNT = "SELECT (COUNT(*) AS ?n) { %s }"
# Parameters that make the default graph the union of all, by server; the second is Oxigraph's, the
# third Fuseki's.
_UNIONS: tuple[dict[str, str], ...] = (
    {},
    {"union-default-graph": ""},
    {"default-graph-uri": "urn:x-arq:UnionGraph"},
)
# A limit of a server is a round number; a result of exactly so many rows is counted.
_ROUND = 100
_CUT_HEADERS = ("x-sparql-maxrows", "x-sparql-max-rows")
_ENDLESS = 1 << 62
_CUT_STATES = ("S1TAT",)  # Virtuoso ran out of its time and sends what it has


class RemoteGraph(Graph):
    """A graph behind an endpoint; which of its graphs are ours is looked up once."""

    def __init__(self, connection: Connection, address: str) -> None:
        self._connection = connection
        self.address = address

    def query(
        self, sparql: str, bindings: Bindings = None, dataset: Dataset | None = None
    ) -> Result:
        """Return the answer to a SPARQL query; see Graph.query."""
        like = parsed(sparql, bindings, dataset)  # refuses what the embedded graph would refuse
        base = dataset.base if dataset is not None else ""
        text, chosen = without_dataset(checked(sparql, bindings), base)
        parameters = self._scope(dataset or chosen)
        text = with_prefixes(text)
        if base:
            text = f"BASE {NamedNode(base)} {text}"
        if isinstance(like, Rows):
            solutions = self._select(text, parameters)
            return Rows(solutions(), solutions)
        if isinstance(like, Triples):
            triples = self._construct(text, parameters)
            return Triples(triples(), triples)
        return self._ask(text, parameters)

    def __len__(self) -> int:
        """Return the number of quads."""
        return self._count("GRAPH ?g { ?s ?p ?o }", self._union)

    def graph_names(self) -> list[str]:
        """Return the IRIs of our named graphs, sorted; of all where none is ours."""
        return sorted(self._names)

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Return the quads of one named graph, or of all, in no particular order."""
        for name in [graph] if graph else self._names:
            for triple in self.triples_of(name):
                yield Quad(triple.subject, triple.predicate, triple.object, NamedNode(name))

    def nquads(self, graph: str | None = None) -> bytes:
        """Return one named graph, or all, as canonical N-Quads (of one graph: N-Triples)."""
        if graph is not None:
            lines = serialize(self.triples_of(graph), format=RdfFormat.N_TRIPLES) or b""
        else:
            lines = serialize(self.quads(), format=RdfFormat.N_QUADS) or b""
        return b"".join(sorted(set(lines.splitlines(keepends=True))))

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return self._all_names[0]

    @cached_property
    def _all_names(self) -> tuple[tuple[str, ...], bool]:
        """Return the names of our graphs, and whether there are others. Where none is ours, all
        are: the endpoint holds somebody else's data, which may be asked, too."""
        found = self._select(_NAMES, {})()
        names = sorted(row[0].value for row in found if isinstance(row[0], NamedNode))
        ours = tuple(name for name in names if name.startswith(GRAPHS))
        return (ours, len(ours) < len(names)) if ours else (tuple(names), False)

    @cached_property
    def _union(self) -> Mapping[str, str | list[str]]:
        """Return the parameters with which a query sees our graphs, and no others, as one."""
        names, others = self._all_names
        if not others and (not names or ONTOLOGY not in names):
            return {}
        if not others:
            for parameters in _UNIONS:
                if self._understands(parameters):
                    return parameters
        return {"default-graph-uri": list(names), "named-graph-uri": list(names)}

    def _understands(self, parameters: Mapping[str, str]) -> bool:
        """Return whether the default graph, so asked for, holds what is in a named graph, and the
        named graphs are still there."""
        try:
            return self._ask(_BUILT, parameters) and (
                "default-graph-uri" not in parameters
                or self._ask(f"ASK {{ GRAPH <{ONTOLOGY}> {{ ?s ?p ?o }} }}", parameters)
            )
        except KgError:
            return False

    def _scope(self, dataset: Dataset) -> Mapping[str, str | list[str]]:
        """Return the parameters for the union of our graphs, or for those of them that are named.

        What a query names is never fetched, and a graph of somebody else's is as one that is not
        there.
        """
        if not dataset:
            return self._union
        default = [name for name in dataset.default_graphs if name in self._names]
        named = [name for name in dataset.named_graphs if name in self._names]
        if not default and not named:
            default = [_NO_GRAPH]
        return {"default-graph-uri": default, "named-graph-uri": named}

    def _select(
        self, text: str, parameters: Mapping[str, str | list[str]]
    ) -> Callable[[], QuerySolutions]:
        """Return what gives the solutions, each time from the start, once they are all here."""
        answer = self._download(text, parameters, _ROWS)

        def solutions() -> QuerySolutions:
            return self._solutions(answer)

        rows = self._number(solutions)
        if rows and rows % _ROUND == 0 and rows != own_limit(text):
            self._check_number(text, parameters, rows)
        return solutions

    def _solutions(self, answer: Download) -> QuerySolutions:
        answer.body.seek(0)
        read = parse_query_results(answer.body, format=QueryResultsFormat.JSON)
        if not isinstance(read, QuerySolutions):
            raise EndpointError(self.address, "answers a SELECT query without rows")
        return read

    def _number(self, solutions: Callable[[], QuerySolutions]) -> int:
        """Return how many rows have arrived; raises KgError where the answer is not whole."""
        try:
            return sum(1 for _ in solutions())
        except (SyntaxError, ValueError, OSError) as error:
            raise self._broken(error) from None

    def _check_number(
        self, text: str, parameters: Mapping[str, str | list[str]], rows: int
    ) -> None:
        """Raise KgError where the server, asked to count, finds more rows than it has sent."""
        counted = int(_value(self._select(counting(text), parameters)()))
        if counted > rows:
            raise EndpointError(
                self.address,
                f"has sent {rows:,} of {counted:,} rows, its own limit; ask for less (LIMIT and "
                "OFFSET with ORDER BY), or raise the server's limit",
                413,
            )

    def _construct(
        self, text: str, parameters: Mapping[str, str | list[str]]
    ) -> Callable[[], QueryTriples]:
        """Return what gives the triples, each time from the start.

        A CONSTRUCT query is asked for its solutions, since these tell where a server has cut them;
        its triples do not.
        """
        held = Store()
        parts = template(text)
        if parts is not None:
            solutions = self._select(parts.select, parameters)()
            held.bulk_extend(Quad(*triple) for triple in parts.fill(map(tuple, solutions)))
        else:
            answer = self._download(text, parameters, _TRIPLES)
            try:
                held.bulk_load(answer.body, format=_rdf_format(answer))
            except (SyntaxError, ValueError, OSError) as error:
                raise self._broken(error) from None
        return lambda: _query_triples(held)

    def _ask(self, text: str, parameters: Mapping[str, str | list[str]]) -> bool:
        answer = self._download(text, parameters, _ROWS)
        try:
            read = parse_query_results(answer.body, format=QueryResultsFormat.JSON)
        except (SyntaxError, ValueError, OSError) as error:
            raise self._broken(error) from None
        if isinstance(read, QuerySolutions):  # Virtuoso: one cell with 1, or no row
            return any(_value([row]) in ("1", "true") for row in read)
        return bool(read)

    def _count(self, pattern: str, parameters: Mapping[str, str | list[str]] | None = None) -> int:
        found = self._select(_COUNT % pattern, parameters or {})
        return int(_value(found()))

    def triples_of(self, graph: str, predicates: Iterable[str] = ()) -> set[Triple]:
        """Return a named graph's triples (or those with these predicates), in pages where the
        server gives no more at once.

        Pages of an unordered answer might overlap, so the triples are counted in the end. Raises
        KgError where some are missing.
        """
        chosen = " ".join(str(NamedNode(predicate)) for predicate in predicates)
        values = f"VALUES ?p {{ {chosen} }} " if chosen else ""
        pattern = f"{values}GRAPH {NamedNode(graph)} {{ ?s ?p ?o }}"
        wanted = self._count(pattern)
        found = _triples(self._rows(f"SELECT ?s ?p ?o {{ {pattern} }}", {}))
        size = len(found)
        while len(found) < wanted:
            page = f"LIMIT {size} OFFSET {len(found)}"
            more = _triples(self._rows(f"SELECT ?s ?p ?o {{ {pattern} }} {page}", {}))
            if more <= found:
                raise EndpointError(
                    self.address,
                    f"has sent {len(found):,} of the {wanted:,} triples of <{graph}>; raise the "
                    "server's limit on results",
                    413,
                )
            found |= more
        return found

    def _rows(
        self, text: str, parameters: Mapping[str, str | list[str]]
    ) -> Iterator[tuple[Term | None, ...]]:
        """Return the rows that the server sends, be they cut or not."""
        answer = self._answer(text, parameters, _ROWS)
        try:
            yield from map(tuple, self._solutions(answer))
        except (SyntaxError, ValueError, OSError) as error:
            raise self._broken(error) from None

    def _download(
        self, text: str, parameters: Mapping[str, str | list[str]], accept: str
    ) -> Download:
        """Return the answer to a query, whole; raises KgError where the server says it cut it."""
        answer = self._answer(text, parameters, accept)
        most = next((answer.headers[name] for name in _CUT_HEADERS if name in answer.headers), None)
        if most is not None and not (own_limit(text) or _ENDLESS) <= int(most):
            told = f"sends no more than {most} rows; ask for less (LIMIT)"
            raise EndpointError(self.address, told, 413)
        if answer.headers.get("x-sql-state") in _CUT_STATES:
            raise EndpointError(self.address, "ran out of its own time; ask for less", 504)
        return answer

    def _answer(
        self, text: str, parameters: Mapping[str, str | list[str]], accept: str
    ) -> Download:
        body = urlencode({"query": text, **parameters}, doseq=True)
        headers = {"Accept": accept, "Content-Type": _FORM}
        return self._connection.download(
            "POST", self.address, content=body.encode(), headers=headers
        )

    def _broken(self, error: Exception) -> EndpointError:
        reason = " ".join(str(error).split())[:200]
        return EndpointError(
            self.address, f"sent an answer that is not whole ({reason}); try again"
        )


def open_remote(address: str, most_bytes: int | None = None) -> RemoteGraph:
    """Return the graph behind the endpoint at `address`; one answer may have `most_bytes`.

    Raises KgError where there is none: the server does not answer, or holds nothing.
    """
    graph = RemoteGraph(Connection(most_bytes), query_address(address))
    if not graph.graph_names() and not graph.ask("ASK { ?s ?p ?o }"):
        raise KgError(f"no graph at {address}: run `kg build --graph {address}` first")
    return graph


def _rdf_format(answer: Download) -> RdfFormat:
    """Return the format that the server has chosen, N-Triples where it does not say."""
    media_type = answer.headers.get("content-type", "").partition(";")[0].strip()
    return RdfFormat.from_media_type(media_type) or RdfFormat.N_TRIPLES


def _query_triples(store: Store) -> QueryTriples:
    found = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(found, QueryTriples)
    return found


def _triples(rows: Iterator[tuple[Term | None, ...]]) -> set[Triple]:
    return {Triple(*row) for row in rows}  # type: ignore[arg-type]


def _value(solutions: Iterable[QuerySolution]) -> str:
    """Return the only cell of the only row."""
    cell = next(iter(solutions))[0]
    return str(getattr(cell, "value", cell))
