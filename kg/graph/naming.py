"""How a document names entities, as quads: every mention, and the forms of each name."""

from __future__ import annotations

from kg.documents.reading import Reading
from kg.extraction.facts import Mention
from kg.graph.evidence import position
from kg.graph.iri import class_segment, document_iri, entity_iri, path_safe
from kg.graph.merging import Namings
from kg.graph.quads import QuadLines, decimal, node, text
from kg.graph.vocabulary import OA, PK, SKOS
from kg.linking.entity import Entity


def write_entity(entity: Entity, reading: Reading, namings: Namings, lines: QuadLines) -> None:
    """Add where and how the document names `entity`.

    The entity's own type and labels are for all documents together: its names go to `namings`.
    """
    document = document_iri(reading.document.id)
    iri = entity_iri(entity.type, entity.key)
    appearance = f"{document}/entity/{class_segment(entity.type)}/{path_safe(entity.key)}"
    # Not typed: its class follows from pk:appearanceOf, and whoever looks for all typed things with
    # a label should find the entity once, not again for each document.
    lines.add(
        appearance,
        [
            (PK + "appearanceOf", node(iri)),
            (OA + "hasSource", node(document)),
            (SKOS + "prefLabel", text(entity.name, "zh")),
            *((SKOS + "altLabel", text(alias, "zh")) for alias in entity.aliases),
            *((PK + "negativeLabel", text(other, "zh")) for other in entity.negatives),
            *((PK + "reason", text(reason)) for reason in entity.reasons),
            (PK + "scope", text(entity.scope) if entity.scope else None),
        ],
    )
    namings[iri].full.add(entity.name)
    namings[iri].other.update(entity.aliases)
    written = {_write_mention(mention, iri, reading, lines) for mention in entity.mentions}
    namings.mentioned[iri] += len(written)


def _write_mention(mention: Mention, entity: str, reading: Reading, lines: QuadLines) -> str:
    """Add a mention and return its IRI."""
    span, quote = reading.quote(mention.start, mention.end)
    document = document_iri(reading.document.id)
    iri = f"{document}/mention/{class_segment(mention.type)}/{span.start}-{span.end}"
    lines.add(entity, [(PK + "mention", node(iri))])
    lines.type(iri, PK + "Mention")
    lines.add(
        iri,
        [
            (OA + "hasSource", node(document)),
            *position(span.start, span.end, quote),
            (PK + "rule", text(mention.rule)),
            (PK + "confidence", decimal(mention.confidence)),
        ],
    )
    return iri
