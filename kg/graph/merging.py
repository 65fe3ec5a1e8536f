"""What several documents say of one thing, said once: types, labels, edges between entities.

All of it follows from the documents' graphs, so it is made again for the things that a changed
document names or named, and for no others. What a change costs does not depend on how many other
documents there are, but where a name or an edge is gone: then it is asked whether another document
has it, too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from kg.graph.quads import QuadLines, node, text
from kg.graph.vocabulary import CLASS_OF, ENTITIES, PK, PKR, RDF, SKOS
from kg.linking.indicators import indicator_aliases

_APPEARANCE_OF = NamedNode(PK + "appearanceOf")
_INDICATOR = NamedNode(PK + "indicator")
_PREF_LABEL = NamedNode(SKOS + "prefLabel")
_ALT_LABEL = NamedNode(SKOS + "altLabel")
_SUBJECT = NamedNode(RDF + "subject")
_PREDICATE = NamedNode(RDF + "predicate")
_OBJECT = NamedNode(RDF + "object")
_TYPE = NamedNode(RDF + "type")
_MENTION = NamedNode(PK + "mention")

Subject = NamedNode | BlankNode | Triple
Term = Subject | Literal

_CLASS_OF_SEGMENT = {iri.removeprefix(PK).lower(): iri for iri in CLASS_OF.values()}
_INDICATORS = PKR + "indicator/"


@dataclass
class Naming:
    """What is said of one thing: its full names, its other names, and its plain edges."""

    full: set[str] = field(default_factory=set)
    other: set[str] = field(default_factory=set)
    edges: set[tuple[str, str]] = field(default_factory=set)  # predicate and object, both IRIs

    def add(self, more: Naming) -> None:
        """Take in what another document says."""
        self.full |= more.full
        self.other |= more.other
        self.edges |= more.edges

    def without(self, other: Naming) -> Naming:
        """Return what this one says and `other` does not."""
        return Naming(self.full - other.full, self.other - other.other, self.edges - other.edges)

    def __bool__(self) -> bool:
        """Return whether it says anything."""
        return bool(self.full or self.other or self.edges)

    def take_indicator(self, iri: str) -> None:
        """Take in the names of the indicator with this IRI: its own, and those in the data."""
        name = indicator_name(iri)
        self.full.add(name)
        self.other.update(indicator_aliases(name))

    def read_names(self, store: Store, appearance: Subject) -> None:
        """Take in the names that an appearance gives."""
        for predicate, names in ((_PREF_LABEL, self.full), (_ALT_LABEL, self.other)):
            for quad in store.quads_for_pattern(appearance, predicate, None, None):
                names.add(_literal(quad.object))

    def read_edge(self, store: Store, claim: Subject) -> None:
        """Take in the edge that a claim states."""
        predicates = store.quads_for_pattern(claim, _PREDICATE, None, None)
        objects = store.quads_for_pattern(claim, _OBJECT, None, None)
        for predicate, object_ in zip(predicates, objects, strict=True):
            self.edges.add((_iri(predicate.object), _iri(object_.object)))


class Namings(defaultdict[str, Naming]):
    """What is said of things, by their IRIs, and how often each is named (`mentioned`)."""

    def __init__(self) -> None:
        super().__init__(Naming)
        self.mentioned: Counter[str] = Counter()

    def __reduce__(self) -> tuple[type[Namings], tuple[()], object, None, object]:
        """Return how to carry this from one process to another."""
        return Namings, (), {"mentioned": self.mentioned}, None, iter(list(self.items()))

    def take(self, more: Namings) -> None:
        """Take in what another document says."""
        self.mentioned.update(more.mentioned)
        for thing, naming in more.items():
            self[thing].add(naming)

    def changed_from(self, before: Namings) -> Namings:
        """Return what is said now of the things of which something else was said before."""
        changed = Namings()
        for thing in sorted({*self, *before}):
            now = self.get(thing, Naming())
            if now != before.get(thing):
                changed[thing].add(now)
        return changed

    def settle(self, store: Store, before: Namings) -> None:
        """Take in what the unchanged documents say of the same things.

        `self` is what the changed documents say now of things of which they said something else
        `before`, they and the removed ones. `store` holds the documents' graphs as they are now;
        the merged graph is as it was.
        """
        for thing in sorted(self):
            gone = before.get(thing, Naming()).without(self[thing])
            self[thing].add(_merged(store, thing))
            if gone:
                self[thing] = _still_said(store, thing, self[thing])

    def read_document(self, store: Store, graph: str) -> None:
        """Take in what the document with this named graph says."""
        name = NamedNode(graph)
        for quad in store.quads_for_pattern(None, _APPEARANCE_OF, None, name):
            self[_iri(quad.object)].read_names(store, quad.subject)
        for quad in store.quads_for_pattern(None, _INDICATOR, None, name):
            self[_iri(quad.object)].take_indicator(_iri(quad.object))
        for quad in store.quads_for_pattern(None, _SUBJECT, None, name):
            if _iri(quad.object) in self:  # an entity, not a section
                self[_iri(quad.object)].read_edge(store, quad.subject)
        for quad in store.quads_for_pattern(None, _MENTION, None, name):
            self.mentioned[_iri(quad.subject)] += 1

    def encode(self) -> bytes:
        """Return all as N-Quads in the merged graph. What nobody names any more is not in it."""
        lines = QuadLines(ENTITIES)
        for thing, naming in sorted(self.items()):
            if naming.full:
                _write(thing, naming, lines)
        return lines.encode()


def _merged(store: Store, thing: str) -> Naming:
    """Return what the merged graph says of `thing`; its label is among the full names."""
    naming = Naming()
    for quad in store.quads_for_pattern(NamedNode(thing), None, None, NamedNode(ENTITIES)):
        if quad.predicate == _PREF_LABEL:
            naming.full.add(_literal(quad.object))
        elif quad.predicate == _ALT_LABEL:
            naming.other.add(_literal(quad.object))
        elif quad.predicate != _TYPE:
            naming.edges.add((quad.predicate.value, _iri(quad.object)))
    return naming


def _still_said(store: Store, thing: str, naming: Naming) -> Naming:
    """Return what some document in `store` says, of all that `naming` says of `thing`.

    The search for each name and edge ends at the first document that has it.
    """
    node = NamedNode(thing)
    if thing.startswith(_INDICATORS):
        named = store.quads_for_pattern(None, _INDICATOR, node, None)
        return naming if any(True for _ in named) else Naming()
    names = naming.full | naming.other
    return Naming(
        full={name for name in names if _is_name(store, node, _PREF_LABEL, name)},
        other={name for name in names if _is_name(store, node, _ALT_LABEL, name)},
        edges={edge for edge in naming.edges if _is_edge(store, node, *edge)},
    )


def _is_name(store: Store, thing: NamedNode, predicate: NamedNode, name: str) -> bool:
    """Return whether a document has this name for the thing."""
    label = Literal(name, language="zh")
    return any(
        Quad(quad.subject, _APPEARANCE_OF, thing, quad.graph_name) in store
        for quad in store.quads_for_pattern(None, predicate, label, None)
    )


def _is_edge(store: Store, thing: NamedNode, predicate: str, object_: str) -> bool:
    """Return whether a document has a claim of this edge."""
    name, end = NamedNode(predicate), NamedNode(object_)
    return any(
        Quad(quad.subject, _PREDICATE, name, quad.graph_name) in store
        and Quad(quad.subject, _OBJECT, end, quad.graph_name) in store
        for quad in store.quads_for_pattern(None, _SUBJECT, thing, None)
    )


def indicator_name(iri: str) -> str:
    """Return the name that an indicator's IRI was made of."""
    return unquote(iri.removeprefix(_INDICATORS))


def forget(store: Store, things: Iterable[str]) -> list[Quad]:
    """Remove what the merged graph says of `things`; return that."""
    gone = []
    for thing in sorted(things):
        said = store.quads_for_pattern(NamedNode(thing), None, None, NamedNode(ENTITIES))
        gone += list(said)
    for quad in gone:
        store.remove(quad)
    return gone


def _iri(term: Term) -> str:
    """Return the IRI that `term` is; raises TypeError where the graph holds something else."""
    if not isinstance(term, NamedNode):
        raise TypeError(f"{term} stands where the graph holds an IRI")
    return term.value


def _literal(term: Term) -> str:
    """Return the text that `term` is; raises TypeError where the graph holds something else."""
    if not isinstance(term, Literal):
        raise TypeError(f"{term} stands where the graph holds a text")
    return term.value


def _write(thing: str, naming: Naming, lines: QuadLines) -> None:
    """Add the type, the fullest name as label, the other names, and the edges."""
    is_indicator = thing.startswith(_INDICATORS)
    segment = thing.removeprefix(PKR).split("/", 1)[0]
    label = min(naming.full, key=lambda name: (-len(name), name))
    lines.type(thing, PK + "Indicator" if is_indicator else _CLASS_OF_SEGMENT[segment])
    aliases = sorted((naming.full | naming.other) - {label})
    lines.add(
        thing,
        [
            (SKOS + "prefLabel", text(label, "zh")),
            *((SKOS + "altLabel", text(alias, "zh")) for alias in aliases),
            *((predicate, node(object_)) for predicate, object_ in sorted(naming.edges)),
        ],
    )
