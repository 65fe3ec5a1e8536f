"""Which graphs a query sees: by default the union of all named graphs, else those it is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from pyoxigraph import BlankNode, DefaultGraph, NamedNode

from kg.errors import KgError
from kg.query.tokens import keywords, resolve_escapes


@dataclass(frozen=True, slots=True)
class Dataset:
    """Graphs chosen beside the query (SPARQL 1.1 Protocol, 2.1.4); they replace its FROM clauses.

    A graph that is not in the store is empty; nothing is ever fetched.
    """

    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    base: str = ""  # what relative IRIs of a query without BASE stand below

    def __bool__(self) -> bool:
        """Return whether any graph was chosen."""
        return bool(self.default_graphs or self.named_graphs)


class EngineOptions(TypedDict, total=False):
    """The arguments of the engine's query method that say which graphs it reads."""

    base_iri: str
    use_default_graph_as_union: bool
    default_graph: list[NamedNode | BlankNode | DefaultGraph]
    named_graphs: list[NamedNode | BlankNode]


def engine_options(sparql: str, dataset: Dataset | None) -> EngineOptions:
    """Return the engine's arguments for a query over `dataset`, or over what its FROM says.

    The engine would let the union of graphs override FROM, so a query with FROM does without it.
    Raises KgError where a graph's name is not an IRI.
    """
    options: EngineOptions = (
        {"base_iri": dataset.base} if dataset is not None and dataset.base else {}
    )
    if dataset:
        options["default_graph"] = [_graph(iri) for iri in dataset.default_graphs]
        options["named_graphs"] = [_graph(iri) for iri in dataset.named_graphs]
    else:
        options["use_default_graph_as_union"] = not _has_from(sparql)
    return options


def _has_from(sparql: str) -> bool:
    resolved = resolve_escapes(sparql)
    return "from" in resolved.lower() and "from" in keywords(resolved)


def _graph(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError:
        raise KgError(f"{iri!r} is not an absolute IRI; give the IRI of a named graph") from None
