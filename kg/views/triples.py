"""The triples that a query answers with, as a network."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.errors import KgError
from kg.graph.vocabulary import PK, RDF, RDFS, SKOS
from kg.views.claims import Claim, Naming, claims_touching, names_of
from kg.views.model import Edge, Evidence, Fact, Network, Node

if TYPE_CHECKING:
    from kg.views.network import Builder

_LABELS = (SKOS + "prefLabel", RDFS + "label")
_ALIASES = (SKOS + "altLabel", SKOS + "hiddenLabel")


def network_of_triples(view: Builder, sparql: str) -> Network:
    """Return the triples of a CONSTRUCT or DESCRIBE query as a network.

    Things are what the triples join; labels and types come from the triples, or else from the
    graph; other literals become facts of their subject. A triple that documents claim carries
    their sentences. Raises KgError where the query joins nothing, and as a query does.
    """
    answer = _Answer()
    for subject, predicate, target in view.graph.triples(sparql).terms():
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode):
            answer.take(subject.value, predicate.value, target)
    if not answer.joins:
        raise KgError("the query's triples join no two things; construct triples between IRIs")
    return answer.network(view)


class _Answer:
    """What the triples say, sorted into joins, names, types and facts."""

    def __init__(self) -> None:
        self.joins: dict[tuple[str, str, str], None] = {}
        self._labels: dict[str, str] = {}
        self._types: dict[str, str] = {}
        self._aliases: dict[str, list[str]] = defaultdict(list)
        self._facts: dict[str, list[Fact]] = defaultdict(list)

    def take(self, subject: str, predicate: str, target: object) -> None:
        """Take one triple in."""
        if isinstance(target, NamedNode):
            if predicate == RDF + "type":
                self._take_type(subject, target.value)
            else:
                self.joins[subject, predicate, target.value] = None
        elif isinstance(target, Literal):
            self._take_text(subject, predicate, target.value)

    def _take_type(self, subject: str, class_: str) -> None:
        name = _local(class_)
        self._types[subject] = min(name, self._types.get(subject, name))

    def _take_text(self, subject: str, predicate: str, text: str) -> None:
        if predicate in _LABELS:
            self._labels[subject] = min(text, self._labels.get(subject, text))
        elif predicate in _ALIASES:
            self._aliases[subject].append(text)
        else:
            name = _local(predicate)
            self._facts[subject].append(Fact(name, name, text))

    def network(self, view: Builder) -> Network:
        """Return the network, its nodes and edges sorted: an answer has no order of its own."""
        things = sorted({end for head, _, tail in self.joins for end in (head, tail)})
        known = names_of(view.graph, things)
        nodes = [self._node(thing, known.get(thing), at) for at, thing in enumerate(things)]
        said = _said(view, set(things))
        edges = [
            Edge(head, tail, _local(predicate), said.get((head, _local(predicate), tail), ()))
            for head, predicate, tail in sorted(self.joins)
        ]
        title_zh, title_en = "查询结果", "The result of a query"
        return Network(title_zh, title_en, tuple(nodes), tuple(edges), view.sources())

    def _node(self, thing: str, known: Naming | None, order: int) -> Node:
        label = self._labels.get(thing) or (known.label if known else _local(thing) or thing)
        type_ = self._types.get(thing) or (known.type if known else "Other")
        names = [*sorted(self._aliases.get(thing, ())), *(known.aliases if known else ())]
        aliases = tuple(name for name in dict.fromkeys(names) if name != label)
        facts = sorted(self._facts.get(thing, ()), key=lambda fact: (fact.label_en, fact.value))
        return Node(thing, label, type_, aliases, tuple(facts), order=order)


def _said(view: Builder, things: set[str]) -> dict[tuple[str, str, str], tuple[Evidence, ...]]:
    """Return the sentences of all claims between `things`, by head, predicate and tail."""
    found: dict[tuple[str, str, str], dict[Evidence, None]] = defaultdict(dict)
    for claim in claims_touching(view.graph, things):
        if claim.head in things and claim.tail in things:
            found[_key(claim)][view.evidence(claim)] = None
    return {key: tuple(evidence) for key, evidence in found.items()}


def _key(claim: Claim) -> tuple[str, str, str]:
    return claim.head, claim.predicate, claim.tail


def _local(iri: str) -> str:
    """Return the last part of an IRI: the name of a class or property."""
    return iri.removeprefix(PK).rpartition("#")[2].rpartition("/")[2]
