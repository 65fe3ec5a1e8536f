"""The start page, the search, and the network around a thing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.graph.iri import document_iri
from kg.graph.vocabulary import CLASS_OF
from kg.query.search import resolve, search
from kg.query.stats import stats
from kg.server.links import link_to
from kg.server.message import HTML, Job, Refused
from kg.server.negotiation import PAGE, Format, choose
from kg.server.render import render
from kg.server.reply import Reply
from kg.server.words import Words
from kg.views.data import neighbours_json
from kg.views.network import network_of
from kg.views.page import page_of

if TYPE_CHECKING:
    from kg.graph.store import Graph
    from kg.server.sink import Sink

_HITS = 100
_JSON = Format("json", "application/json")
_EXAMPLES = 12  # things of a class that the start page offers


def start(graph: Graph, job: Job, sink: Sink) -> Reply:
    """Write the start page: a search box, the documents, and what kinds of things there are."""
    choose((PAGE,), job.accept, job.format)
    counts, words = stats(graph), Words(graph)
    documents = [
        {"title": d.title, "link": link_to(document_iri(d.id)), "id": d.id, "entry": d}
        for d in counts.documents
    ]
    known = {iri.rpartition("#")[2]: name for name, iri in CLASS_OF.items()}
    classes = [
        {"name": words.type(local), "type": known[local], "count": count}
        for local, count in counts.classes
        if local in known
    ]
    sink.write(render("start.html.j2", documents=documents, classes=classes, quads=counts.quads))
    return Reply(HTML)


def search_page(graph: Graph, job: Job, sink: Sink) -> Reply:
    """Write what is named like `q`: a page, or JSON for programs."""
    form = choose((PAGE, _JSON), job.accept, job.format)
    text, type_ = str(job.arguments["q"]).strip(), str(job.arguments["type"])
    found = search(graph, text, types=[type_] if type_ else (), limit=_HITS) if text else []
    if form is _JSON:
        records = [
            {"iri": hit.iri, "label": hit.label, "type": hit.type, "matched": hit.name}
            for hit in found
        ]
        sink.write(json.dumps(records, ensure_ascii=False).encode("utf-8", "replace"))
        return Reply(form.content_type)
    words = Words(graph)
    hits = [
        {
            "label": hit.label,
            "name": hit.name,
            "type": words.type(hit.type),
            "link": link_to(hit.iri),
        }
        for hit in found
    ]
    types = [(name, words.type(name)) for name in CLASS_OF]
    sink.write(render("search.html.j2", q=text, type=type_, types=types, hits=hits, most=_HITS))
    return Reply(HTML)


def view(graph: Graph, job: Job, sink: Sink) -> Reply:
    """Write the network page that `kg view` would write now, of what the address asks for.

    Raises Refused with 400 for a number that is none, 404 where there is nothing to show.
    """
    choose((PAGE,), job.accept, job.format)
    given = {name: str(value) for name, value in job.arguments.items()}
    hops, year = _number(given, "hops") or 1, _number(given, "year")
    try:
        centre = resolve(graph, given["around"]).iri if given["around"] else None
        network = network_of(
            graph, year=year, document=given["doc"] or None, around=centre, hops=hops
        )
    except KgError as error:
        raise Refused(404, str(error)) from None
    sink.write(page_of(network, home="/", source="/view/neighbours").encode("utf-8"))
    # The page names the hashes of its own scripts; the server's policy for pages would stop them.
    return Reply(HTML, headers={"Content-Security-Policy": "frame-ancestors 'none'"})


def neighbours(graph: Graph, job: Job, sink: Sink) -> Reply:
    """Write as JSON what is next to the thing with the IRI `of`; the network page asks for it.

    Raises Refused with 404 where the graph does not know it.
    """
    form = choose((_JSON,), job.accept, job.format)
    try:
        network = network_of(graph, around=str(job.arguments["of"]))
    except KgError as error:
        raise Refused(404, str(error)) from None
    sink.write(neighbours_json(network).encode("utf-8"))
    return Reply(form.content_type)


def _number(given: dict[str, str], name: str) -> int | None:
    text = given[name]
    if not text:
        return None
    if not text.isascii() or not text.isdigit():
        raise Refused(400, f"{name}={text[:40]}: give a number")
    return int(text)
