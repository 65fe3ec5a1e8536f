"""Keeping the search index of a graph on disk in step with it, after each build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote

from kg.graph.graph import Graph
from kg.graph.vocabulary import CLASS_OF, ENTITIES, PK, PKR, TYPE_OF
from kg.query.result import Row
from kg.query.searchindex import Name, Sentence, update_index
from kg.query.sentence import sentences_of

# The graph is put in, not bound: joined to a binding, the engine would scan all graphs.
_OF_DOCUMENT = """
SELECT ?iri ?type ?label ?alias { GRAPH <%s> {
  { ?iri a pk:Task ; skos:prefLabel ?label . BIND(pk:Task AS ?type) }
  UNION { ?iri a pk:PolicyDocument ; dct:title ?label ; dct:identifier ?alias .
    BIND(pk:PolicyDocument AS ?type) }
} } ORDER BY ?iri
"""
_OF_THINGS = f"""
SELECT ?iri ?type ?label ?alias {{
  %s
  GRAPH <{ENTITIES}> {{ ?iri a ?type ; skos:prefLabel ?label .
    OPTIONAL {{ ?iri skos:altLabel|skos:hiddenLabel ?alias }} }}
}} ORDER BY ?iri ?alias
"""
_TEXT = "SELECT ?text { GRAPH <%s> { ?document a pk:PolicyDocument ; pk:text ?text } }"
_AT_ONCE = 500


def update_search(graph: Graph, folder: Path, graphs: Sequence[str], things: Sequence[str]) -> None:
    """Bring the index in a generation's folder up to date with `graph`.

    `graphs` are the named graphs that were put or removed, `things` the IRIs whose description in
    the merged graph has changed.
    """
    whole = ENTITIES in graphs
    names = (*_names_in(graph, graphs), *_names_of(graph, None if whole else things))
    gone = [] if whole else [(ENTITIES, thing) for thing in things]
    update_index(folder, graphs, gone, names, _sentences(graph, graphs))


def _names_in(graph: Graph, graphs: Iterable[str]) -> Iterator[Name]:
    for name in graphs:
        if name != ENTITIES:
            yield from _distinct(name, graph.rows(_OF_DOCUMENT % name))


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


def _sentences(graph: Graph, graphs: Iterable[str]) -> Iterator[Sentence]:
    for name in graphs:
        for (text,) in graph.rows(_TEXT % name):
            for start, stop in sentences_of(str(text)):
                yield Sentence(name, start, stop, str(text)[start:stop])
