"""A graph that can be asked, wherever it lies: on this disk, or behind a SPARQL endpoint.

All that comes after the build (queries, views, exports, validation) knows a graph by this class
alone, so that both kinds are the same to it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import Quad

from kg.errors import KgError
from kg.query.dataset import Dataset
from kg.query.result import Result, Rows, Term, Triples, Value

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.query.searchindex import SearchIndex

T = TypeVar("T")
Bindings = Mapping[str, Term | Value] | None


class Graph(ABC):
    """A graph that can be asked; nothing is written through it."""

    search_index: SearchIndex | None = None  # where None, a search reads the names by a query

    @abstractmethod
    def query(
        self, sparql: str, bindings: Bindings = None, dataset: Dataset | None = None
    ) -> Result:
        """Return the answer to a SPARQL query over the union of all named graphs, or `dataset`.

        The prefixes of kg.graph.vocabulary are declared. `bindings` gives variables a value; the
        values are terms, never text of the query, so any string is safe:

        >>> rows = graph.query("SELECT ?task { ?task pk:ledBy/skos:prefLabel ?who }",
        ...                    {"who": kg.Text("市科学技术局", "zh")})
        >>> [str(task).rpartition("/")[2] for (task,) in rows]
        ['一']

        Raises KgError for what is no query (with line and column), for an update, for SERVICE, and
        where a remote endpoint does not answer or sends less than it found.
        """

    @abstractmethod
    def __len__(self) -> int:
        """Return the number of quads."""

    @abstractmethod
    def graph_names(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""

    @abstractmethod
    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Return the quads of one named graph, or of all, in no particular order."""

    @abstractmethod
    def nquads(self, graph: str | None = None) -> bytes:
        """Return one named graph, or all, as canonical N-Quads (of one graph: N-Triples).

        Sorted, so that equal graphs give equal bytes on every machine.
        """

    def rows(self, sparql: str, bindings: Bindings = None) -> Rows:
        """Return the rows of a SELECT query; raises KgError for another kind of query."""
        return _expect(self.query(sparql, bindings), Rows, "SELECT")

    def triples(self, sparql: str, bindings: Bindings = None) -> Triples:
        """Return the triples of a CONSTRUCT or DESCRIBE query; raises KgError for another kind."""
        return _expect(self.query(sparql, bindings), Triples, "CONSTRUCT or DESCRIBE")

    def ask(self, sparql: str, bindings: Bindings = None) -> bool:
        """Return the answer to an ASK query; raises KgError for another kind of query."""
        return _expect(self.query(sparql, bindings), bool, "ASK")

    def to_rdflib(self) -> rdflib.Dataset:
        """Return the whole graph as an rdflib dataset with its named graphs.

        >>> len(graph.to_rdflib()) == len(graph)
        True
        """
        import rdflib  # noqa: PLC0415 - slow to import, and only this needs it

        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=self.nquads(), format="nquads")
        return dataset

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Return the relations of entities and tasks as a network; nodes and edge keys are IRIs.

        Nodes have `label` and `type`, edges have `relation`, such as lead.

        >>> network = graph.to_networkx()
        >>> sorted({data["relation"] for _, _, data in network.edges(data=True)})
        ['lead', 'responsible']
        """
        from kg.analysis.projection import labelled  # noqa: PLC0415 - networkx is slow to import

        return labelled(self)


def _expect(result: Result, kind: type[T], verb: str) -> T:
    """Return `result` where it is of the wanted kind, or raise KgError."""
    if not isinstance(result, kind):
        raise KgError(f"this needs a {verb} query")
    return result
