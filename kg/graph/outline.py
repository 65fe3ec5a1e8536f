"""The document and its sections as quads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from kg.documents.document import Document
from kg.documents.reading import Reading, Section
from kg.graph.evidence import Passages
from kg.graph.iri import document_iri, path_safe
from kg.graph.quads import QuadLines, date, integer, node, text
from kg.graph.vocabulary import DCT, ELI, PK, SKOS


def section_iris(reading: Reading) -> list[str]:
    """Return the IRI of each section by its index; section 0 is the document itself.

    Where a path of numbers is printed twice, the later ones get ~2, ~3 …
    """
    document = document_iri(reading.document.id)
    seen: Counter[str] = Counter()
    iris = [document]
    for section in reading.sections[1:]:
        number = path_safe(section.number or section.title)
        seen[number] += 1
        again = f"~{seen[number]}" if seen[number] > 1 else ""
        iris.append(f"{document}/section/{number}{again}")
    return iris


def write_document(document: Document, lines: QuadLines) -> None:
    """Add the document: what is known about it, and its whole text."""
    iri = document_iri(document.id)
    lines.type(iri, PK + "PolicyDocument", ELI + "LegalResource")
    lines.add(
        iri,
        [
            (DCT + "identifier", text(document.id)),
            (DCT + "title", text(document.title, "zh")),
            (SKOS + "prefLabel", text(document.title, "zh")),
            (DCT + "date", _known(document.date, date)),
            (ELI + "date_document", _day(document.date)),
            (PK + "issuer", _known(document.issuer, text)),
            (PK + "kind", _known(document.kind, text)),
            (PK + "place", _known(document.place, text)),
            (ELI + "id_local", _known(document.number, text)),
            (DCT + "source", _known(document.source, text)),
            (PK + "text", text(document.text)),
        ],
    )


def write_sections(reading: Reading, iris: list[str], passages: Passages, lines: QuadLines) -> None:
    """Add every section: its title, number, extent and the section that it is part of."""
    for section in reading.sections[1:]:
        _write_section(section, reading, iris, passages, lines)


def _write_section(
    section: Section, reading: Reading, iris: list[str], passages: Passages, lines: QuadLines
) -> None:
    iri = iris[section.index]
    extent, _ = reading.quote(section.start, max(section.end, section.start + 1))
    lines.type(iri, PK + "Section")  # and so, says the ontology, an eli:LegalResourceSubdivision
    if section.is_task:
        lines.type(iri, PK + "Task")
    cited = None
    if section.title_start < section.title_end:
        cited = node(passages.cite(section.title_start, section.title_end)[0])
    lines.add(
        iri,
        [
            (ELI + "is_part_of", node(iris[section.parent or 0])),
            (SKOS + "prefLabel", text(section.title or section.label, "zh")),
            (PK + "number", text(section.number)),
            (PK + "label", text(section.label)),
            (PK + "kind", text(section.kind)),
            (PK + "order", integer(section.index)),
            (PK + "start", integer(extent.start)),
            (PK + "end", integer(extent.end)),
            (PK + "evidence", cited),
        ],
    )


def _known(value: str | None, form: Callable[[str], str]) -> str | None:
    return form(value) if value else None


def _day(value: str | None) -> str | None:
    return date(value) if value and len(value) == len("2025-02-28") else None
