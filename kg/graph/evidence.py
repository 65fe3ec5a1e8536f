"""Evidence: the passages of a document that say something, one node for each passage."""

from __future__ import annotations

from kg.documents.reading import Reading
from kg.graph.iri import document_iri
from kg.graph.quads import QuadLines, integer, node, text
from kg.graph.vocabulary import OA


class Passages:
    """Writes passages of one document; a passage that is asked for again is not written again."""

    def __init__(self, reading: Reading, lines: QuadLines) -> None:
        self._reading = reading
        self._lines = lines
        self._document = document_iri(reading.document.id)
        self._written: dict[tuple[int, int], tuple[str, str]] = {}

    def cite(self, start: int, end: int) -> tuple[str, str]:
        """Return the IRI of the evidence for the clean range start..end, and its quote."""
        known = self._written.get((start, end))
        if known is None:
            known = self._written[start, end] = self._write(start, end)
        return known

    def _write(self, start: int, end: int) -> tuple[str, str]:
        span, quote = self._reading.quote(start, end)
        evidence = f"{self._document}/text/{span.start}-{span.end}"
        selector = f"{evidence}/selector"
        self._lines.type(evidence, OA + "SpecificResource")
        self._lines.add(
            evidence,
            [(OA + "hasSource", node(self._document)), (OA + "hasSelector", node(selector))],
        )
        self._lines.type(selector, OA + "TextPositionSelector", OA + "TextQuoteSelector")
        self._lines.add(selector, position(span.start, span.end, quote))
        return evidence, quote


def position(start: int, end: int, quote: str) -> list[tuple[str, str | None]]:
    """Return the properties of a selector: original offsets in code points, and the quote."""
    return [
        (OA + "start", integer(start)),
        (OA + "end", integer(end)),
        (OA + "exact", text(quote)),
    ]
