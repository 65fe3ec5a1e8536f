"""One document as one named graph: all that it says, in N-Quads."""

from __future__ import annotations

from dataclasses import dataclass

from kg.graph.evidence import Passages
from kg.graph.inventory import Run
from kg.graph.iri import document_iri, graph_iri
from kg.graph.merging import Namings
from kg.graph.naming import write_entity
from kg.graph.outline import section_iris, write_document, write_sections
from kg.graph.quads import QuadLines, integer, node, text
from kg.graph.statements import Statements
from kg.graph.vocabulary import PK, PROV
from kg.linking.entity import Resolution
from kg.linking.sketch import sketch


@dataclass(frozen=True, slots=True)
class Description:
    """The quads of one document's graph, and how much of what is in them."""

    document: str  # the id
    nquads: bytes
    run: Run
    sketch: str  # see kg.linking.sketch
    namings: Namings  # what it says of things that other documents may name too


def describe(resolution: Resolution, fingerprint: str) -> Description:
    """Return all that a document says as N-Quads in its own graph.

    `fingerprint` is kept with the run that made it, so that an unchanged document is recognised.
    """
    extraction = resolution.extraction
    reading = extraction.reading
    lines = QuadLines(graph_iri(reading.document.id))
    passages = Passages(reading, lines)
    sections = section_iris(reading)
    write_document(reading.document, lines)
    write_sections(reading, sections, passages, lines)
    namings = Namings()
    for entity in resolution.entities:
        write_entity(entity, reading, namings, lines)
    statements = Statements(resolution, sections, passages, namings, lines)
    for relation in extraction.relations:
        statements.relation(relation)
    for target in extraction.targets:
        statements.target(target)
    for report in extraction.statuses:
        statements.status(report)
    counts = {
        "characterCount": len(reading.document.text),
        "mentionCount": sum(len(entity.mentions) for entity in resolution.entities),
        "claimCount": statements.claims,
        "targetCount": statements.targets,
    }
    names = (report.project.name for report in extraction.statuses)
    sketched = sketch(reading.text, reading.document.place, names)
    lines.add(document_iri(reading.document.id), [(PK + "sketch", text(sketched))])
    quads = _write_run(reading.document.id, fingerprint, counts, lines)
    return Description(
        document=reading.document.id,
        nquads=lines.encode(),
        run=Run(
            fingerprint=fingerprint,
            characters=counts["characterCount"],
            mentions=counts["mentionCount"],
            claims=counts["claimCount"],
            targets=counts["targetCount"],
            quads=quads,
        ),
        sketch=sketched,
        namings=namings,
    )


def _write_run(id_: str, fingerprint: str, counts: dict[str, int], lines: QuadLines) -> int:
    """Add the run that made the graph, without a time: a repeated build is the same build.

    Returns the number of quads of the whole graph, these included.
    """
    document, graph = document_iri(id_), graph_iri(id_)
    run = f"{document}/run"
    lines.type(run, PROV + "Activity")
    lines.add(graph, [(PROV + "wasGeneratedBy", node(run))])
    lines.add(
        run,
        [
            (PROV + "used", node(document)),
            (PK + "fingerprint", text(fingerprint)),
            *((PK + name, integer(count)) for name, count in counts.items()),
        ],
    )
    quads = len(lines) + 1
    lines.add(run, [(PK + "quadCount", integer(quads))])
    return quads
