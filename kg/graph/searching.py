"""Keeping the search index of a graph on disk in step with it, after each build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Store

from kg.graph.graph import Graph
from kg.graph.vocabulary import CLASS_OF, DCT, ENTITIES, PK, PKR, RDF, SKOS, TYPE_OF
from kg.query.result import Row
from kg.query.searchindex import Name, Sentence, update_index
from kg.query.sentence import sentences_of

_OF_THINGS = f"""
SELECT ?iri ?type ?label ?alias {{
  %s
  GRAPH <{ENTITIES}> {{ ?iri a ?type ; skos:prefLabel ?label .
    OPTIONAL {{ ?iri skos:altLabel|skos:hiddenLabel ?alias }} }}
}} ORDER BY ?iri ?alias
"""
_AT_ONCE = 500
_TYPE, _LABEL = NamedNode(RDF + "type"), NamedNode(SKOS + "prefLabel")
_TITLE, _ID = NamedNode(DCT + "title"), NamedNode(DCT + "identifier")
_TEXT = NamedNode(PK + "text")
_TASK, _DOCUMENT = PK + "Task", PK + "PolicyDocument"


def index_documents(store: Store, folder: Path, graphs: Sequence[str]) -> None:
    """Bring the index in a generation's folder up to date with documents.

    `graphs` are their named graphs, which `store` holds, or no longer holds.
    """
    names = (name for graph in graphs for name in _names_in(store, graph))
    sentences = (sentence for graph in graphs for sentence in _sentences(store, graph))
    update_index(folder, graphs, [], names, sentences)


def index_things(graph: Graph, folder: Path, things: Sequence[str] | None) -> None:
    """Bring the index up to date with what the merged graph says of `things`; None: of all."""
    whole = [ENTITIES] if things is None else []
    gone = [(ENTITIES, thing) for thing in things or ()]
    update_index(folder, whole, gone, _names_of(graph, things), ())


def _names_in(store: Store, graph: str) -> Iterator[Name]:
    """Yield the names of the tasks of a document, and of itself."""
    rows: list[Row] = []
    for task in _subjects(store, _TASK, graph):
        rows += [(task.value, _TASK, label, None) for label in _texts(store, task, _LABEL, graph)]
    for document in _subjects(store, _DOCUMENT, graph):
        titles, ids = (_texts(store, document, name, graph) for name in (_TITLE, _ID))
        rows += [(document.value, _DOCUMENT, title, id_) for title in titles for id_ in ids]
    yield from _distinct(graph, sorted(rows, key=lambda row: str(row[0])))


def _subjects(store: Store, type_: str, graph: str) -> Iterator[NamedNode]:
    for quad in store.quads_for_pattern(None, _TYPE, NamedNode(type_), NamedNode(graph)):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


def _texts(store: Store, subject: NamedNode | None, predicate: NamedNode, graph: str) -> list[str]:
    """Return the literals that a document's graph gives."""
    found = store.quads_for_pattern(subject, predicate, None, NamedNode(graph))
    return [quad.object.value for quad in found if isinstance(quad.object, Literal)]


def _names_of(graph: Graph, things: Sequence[str] | None) -> Iterator[Name]:
    """Yield the names of `things`, or of all that the merged graph describes."""
    if things is None:
        yield from _distinct(ENTITIES, graph.rows(_OF_THINGS % ""))
        return
    for first in range(0, len(things), _AT_ONCE):
        some = things[first : first + _AT_ONCE]
        values = "VALUES ?iri { " + " ".join(f"<{iri}>" for iri in some) + " }"
        yield from _distinct(ENTITIES, graph.rows(_OF_THINGS % values))


def _distinct(graph: str, rows: Iterable[Row]) -> Iterator[Name]:
    """Yield each name of each thing once, its label first.

    The normal form counts as a name: 衡阳市科学技术局 where the texts print 市科技局 alone.
    """
    seen: set[tuple[str, str]] = set()
    for iri, type_, label, alias in rows:
        local = TYPE_OF.get(str(type_)) or str(type_).removeprefix(PK)
        given = [str(label), *([str(alias)] if alias is not None else [])]
        if local in CLASS_OF:
            given.insert(1, unquote(str(iri).removeprefix(PKR).partition("/")[2]))
        for name in given:
            if (str(iri), name) not in seen:
                seen.add((str(iri), name))
                yield Name(graph, str(iri), local, str(label), name)


def _sentences(store: Store, graph: str) -> Iterator[Sentence]:
    for text in _texts(store, None, _TEXT, graph):
        for start, stop in sentences_of(text):
            yield Sentence(graph, start, stop, text[start:stop])
