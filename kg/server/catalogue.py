"""The dataset's own description (VoID and DCAT), and the ontology at its own address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal

from kg.graph.iri import document_iri, graph_iri
from kg.graph.vocabulary import ONTOLOGY, PK, PKR
from kg.query.result import Iri
from kg.query.stats import stats
from kg.server.negotiation import TRIPLES, choose
from kg.server.reply import Reply, write_triples

if TYPE_CHECKING:
    from kg.graph.store import Graph
    from kg.server.message import Job
    from kg.server.sink import Sink

_DATASET = """
@prefix void: <http://rdfs.org/ns/void#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<{base}/.well-known/void> a void:DatasetDescription ;
  <http://xmlns.com/foaf/0.1/primaryTopic> <{base}/.well-known/void#dataset> .
<{base}/.well-known/void#dataset> a void:Dataset , dcat:Dataset ;
  dct:title "政策知识图谱"@zh , "Policy knowledge graph"@en ;
  void:sparqlEndpoint <{base}/sparql> ;
  void:uriSpace "{space}" ;
  void:vocabulary <{vocabulary}> ;
  void:triples {triples} ;
  void:documents {documents} ;
  dcat:distribution <{base}/.well-known/void#endpoint> .
<{base}/.well-known/void#endpoint> a dcat:Distribution ;
  dcat:accessURL <{base}/sparql> ;
  dcat:accessService <{base}/.well-known/void#service> .
<{base}/.well-known/void#service> a dcat:DataService ;
  dcat:endpointURL <{base}/sparql> ;
  dcat:servesDataset <{base}/.well-known/void#dataset> .
{parts}
"""
_CLASS = """<{base}/.well-known/void#dataset> void:classPartition [
  void:class <{iri}> ; void:entities {count} ] .
"""
_DOCUMENT = """<{base}/.well-known/void#dataset> void:subset <{graph}> .
<{graph}> a void:Dataset ; dct:title {title} ; void:triples {count} ; dct:source <{document}> .
"""


def dataset(graph: Graph, job: Job, sink: Sink) -> Reply:
    """Write the description of the dataset: size, documents, classes, and where to ask."""
    form = choose(TRIPLES, job.accept, job.format)
    counts = stats(graph)
    parts = [
        _CLASS.format(base=job.base, iri=PK + name, count=count) for name, count in counts.classes
    ]
    parts += [
        _DOCUMENT.format(
            base=job.base, graph=graph_iri(entry.id), title=Literal(entry.title),
            count=entry.quads, document=document_iri(entry.id),
        )
        for entry in counts.documents
    ]  # fmt: skip
    text = _DATASET.format(
        base=job.base, space=PKR, vocabulary=PK, triples=counts.quads,
        documents=len(counts.documents), parts="".join(parts),
    )  # fmt: skip
    write_triples(text, form, sink)
    return Reply(form.content_type)


def ontology(graph: Graph, job: Job, sink: Sink) -> Reply:
    """Write the classes and properties as this graph has them."""
    form = choose(TRIPLES, job.accept, job.format)
    found = graph.triples(
        "CONSTRUCT { ?s ?p ?o } { GRAPH ?ontology { ?s ?p ?o } }", {"ontology": Iri(ONTOLOGY)}
    )
    found.write(sink, form.name)
    return Reply(form.content_type)
