"""One thing of the graph at its own address: a page for people, triples for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.graph.vocabulary import PK
from kg.query.describe import Description, Statement, describe
from kg.query.result import Iri, Value
from kg.query.search import short
from kg.query.sentence import Passage
from kg.server.links import iri_at, link_to
from kg.server.message import HTML, Job, Refused
from kg.server.negotiation import PAGE, TRIPLES, choose
from kg.server.render import render
from kg.server.reply import Reply
from kg.server.words import Words

if TYPE_CHECKING:
    from kg.graph.store import Graph
    from kg.server.sink import Sink

_MOST = 200  # statements of a kind, sentences and properties that a page lists
# What is said of the thing, what leads to it, and what the things at the other end are called.
_ABOUT = """
CONSTRUCT { ?thing ?p ?o . ?s ?q ?thing . ?other skos:prefLabel ?label } {
  { ?thing ?p ?o } UNION { ?s ?q ?thing }
  UNION { ?thing ?any ?other . ?other skos:prefLabel ?label }
  UNION { ?other ?some ?thing ; skos:prefLabel ?label }
}
"""
_WHOLE_GRAPH = "CONSTRUCT { ?s ?p ?o } { GRAPH ?thing { ?s ?p ?o } }"
_PROPERTIES = """
SELECT DISTINCT ?property ?value { ?thing ?property ?value } ORDER BY ?property ?value LIMIT %d
"""
_LEADING_HERE = """
SELECT DISTINCT ?property ?other { ?other ?property ?thing } ORDER BY ?property ?other LIMIT %d
"""
_TITLES = "SELECT ?id ?title ?document { ?document dct:identifier ?id ; dct:title ?title }"
_LONG = 400  # characters of a value that a page shows


@dataclass(frozen=True, slots=True)
class _Group:
    """The statements of one relation; `more` are not listed."""

    name: str
    statements: Sequence[dict[str, object]]
    more: int


def thing(graph: Graph, job: Job, sink: Sink) -> Reply:
    """Write the thing at a path under /id/; raises Refused with 404 where there is none."""
    iri = iri_at(str(job.arguments["path"]))
    form = choose((*TRIPLES, PAGE), job.accept, job.format)
    is_graph = iri in graph.graph_names()
    if not is_graph and not graph.ask("ASK { { ?thing ?p ?o } UNION { ?s ?q ?thing } }", _of(iri)):
        raise Refused(404, f"the graph has no <{iri}>; /search finds what it has")
    if form is PAGE:
        sink.write(_page(graph, iri, is_graph=is_graph))
        return Reply(HTML)
    about = graph.triples(_WHOLE_GRAPH if is_graph else _ABOUT, _of(iri))
    about.write(sink, form.name)
    return Reply(form.content_type)


def _of(iri: str) -> dict[str, Iri]:
    return {"thing": Iri(iri)}


def _page(graph: Graph, iri: str, *, is_graph: bool) -> bytes:
    words, documents = Words(graph), _documents(graph)
    common = {"iri": iri, "link": link_to(iri), "is_graph": is_graph}
    try:
        found = describe(graph, iri)
    except KgError:
        # Not a thing with a name of its own: a mention, a claim, a passage.
        return render("node.html.j2", title=short(iri), **common, **_raw(graph, iri, words))
    return render(
        "thing.html.j2",
        title=found.thing.label,
        type=words.type(found.thing.type),
        appearances=[_appearance(found, at, documents) for at in range(len(found.appearances))],
        groups=list(_groups(found, words, documents)),
        sentences=[_passage(passage, documents) for passage in found.sentences[:_MOST]],
        more_sentences=max(0, len(found.sentences) - _MOST),
        **common,
        **_raw(graph, iri, words),
    )


def _documents(graph: Graph) -> dict[str, tuple[str, str]]:
    """Return the title and the address of each document, by its id."""
    return {str(id_): (str(title), link_to(str(iri))) for id_, title, iri in graph.rows(_TITLES)}


def _appearance(
    found: Description, at: int, documents: dict[str, tuple[str, str]]
) -> dict[str, object]:
    entry = found.appearances[at]
    return {
        "title": entry.title,
        "link": documents.get(entry.document, ("", ""))[1],
        "names": entry.names,
        "reasons": entry.reasons,
        "mentions": entry.mentions,
    }


def _groups(
    found: Description, words: Words, documents: dict[str, tuple[str, str]]
) -> Iterator[_Group]:
    """Return the statements by what they say, in the order in which these first come."""
    by_name: dict[str, list[Statement]] = {}
    for statement in found.statements:
        name = words.relation(statement.relation, outward=statement.outward)
        by_name.setdefault(name, []).append(statement)
    for name, statements in by_name.items():
        listed = [_statement(entry, words, documents) for entry in statements[:_MOST]]
        yield _Group(name, listed, len(statements) - len(listed))


def _statement(
    entry: Statement, words: Words, documents: dict[str, tuple[str, str]]
) -> dict[str, object]:
    is_status = entry.relation == PK + "StatusReport"
    return {
        "text": words.status(entry.text) if is_status else entry.text,
        "link": link_to(entry.other) if entry.other else "",
        "detail": words.detail(entry.detail),
        "confidence": f"{entry.confidence:.2f}",
        "rule": entry.rule,
        **_passage(entry.passage, documents),
    }


def _passage(passage: Passage, documents: dict[str, tuple[str, str]]) -> dict[str, object]:
    title, link = documents.get(passage.document, (passage.document, ""))
    return {
        "quote": passage.quote, "document": title, "document_link": link,
        "start": passage.start, "end": passage.end,
    }  # fmt: skip


def _raw(graph: Graph, iri: str, words: Words) -> dict[str, object]:
    """Return the triples around the node as lines for a table."""
    out = [
        (words.term(str(name)), *_value(value))
        for name, value in graph.rows(_PROPERTIES % _MOST, _of(iri))
    ]
    into = [
        (words.term(str(name)), *_value(other))
        for name, other in graph.rows(_LEADING_HERE % _MOST, _of(iri))
    ]
    return {"properties": out, "leading_here": into, "most": _MOST}


def _value(value: Value) -> tuple[str, str]:
    """Return how a value is shown, and where it leads if it is an IRI."""
    if isinstance(value, Iri):
        return short(value), link_to(value)
    text = str(value)
    return (text if len(text) <= _LONG else f"{text[:_LONG]}…"), ""
