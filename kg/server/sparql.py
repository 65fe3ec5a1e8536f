"""Answering a query in a format of the SPARQL protocol, and describing the service itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query.dataset import Dataset
from kg.query.result import Result, Rows
from kg.server.message import Job, Refused
from kg.server.negotiation import ROWS, TRIPLES, Format, choose
from kg.server.reply import Reply, write_triples

if TYPE_CHECKING:
    from kg.graph.store import Graph
    from kg.server.sink import Sink

_XML_NAMESPACE = "http://www.w3.org/2005/sparql-results#"
_FORMATS = "http://www.w3.org/ns/formats/"
_FORMAT_NAMES = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip
_SERVICE = """
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix dct: <http://purl.org/dc/terms/> .
[] a sd:Service ;
  sd:endpoint <{base}/sparql> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:feature sd:UnionDefaultGraph ;
  sd:resultFormat {formats} ;
  sd:defaultDataset [ a sd:Dataset ;
    dct:description "The default graph is the union of all named graphs."@en ;
    sd:defaultGraph [ a sd:Graph ; void:triples {size} ]{named} ] .
"""


def answer(graph: Graph, job: Job, sink: Sink) -> Reply:
    """Write the answer to a query into `sink` and return its type.

    Raises KgError for what is not a query, and Refused: 406 for a format that there is not, 500
    where the query fails while it runs.
    """
    chosen = Dataset(
        tuple(job.arguments.get("default_graphs", ())),
        tuple(job.arguments.get("named_graphs", ())),
        base=f"{job.base}/sparql",
    )
    result = graph.query(str(job.arguments["query"]), dataset=chosen)
    form = choose(ROWS if isinstance(result, Rows | bool) else TRIPLES, job.accept, job.format)
    try:
        _write(result, form, sink)
    except (OSError, RuntimeError, ValueError, SyntaxError) as error:
        raise Refused(500, f"SPARQL: the query failed while it ran: {error}") from None
    return Reply(form.content_type)


def _write(result: Result, form: Format, sink: Sink) -> None:
    if isinstance(result, bool):
        sink.write(_boolean(result, form.name))
    else:
        result.write(sink, form.name)


def _boolean(value: bool, form: str) -> bytes:
    word = "true" if value else "false"
    if form == "json":
        return f'{{"head":{{}},"boolean":{word}}}'.encode()
    if form == "xml":
        return (
            f'<?xml version="1.0"?><sparql xmlns="{_XML_NAMESPACE}"><head></head>'
            f"<boolean>{word}</boolean></sparql>"
        ).encode()
    return word.encode()


def service(graph: Graph, job: Job, sink: Sink) -> Reply:
    """Write the service description (https://www.w3.org/TR/sparql11-service-description/)."""
    form = choose(TRIPLES, job.accept, job.format)
    named = "".join(
        f" ;\n    sd:namedGraph [ a sd:NamedGraph ; sd:name <{iri}> ]"
        for iri in graph.graph_names()
    )
    formats = " , ".join(f"<{_FORMATS}{name}>" for name in _FORMAT_NAMES)
    text = _SERVICE.format(base=job.base, formats=formats, size=len(graph), named=named)
    write_triples(text, form, sink)
    return Reply(form.content_type)
