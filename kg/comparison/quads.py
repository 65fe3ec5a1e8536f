"""Findings as quads, in one named graph for all documents together."""

from __future__ import annotations

from kg.comparison.finding import Comparison, Development, Discrepancy, Misprint, Quotation
from kg.graph.evidence import position
from kg.graph.iri import document_iri, hashed_iri, path_safe
from kg.graph.quads import QuadLines, node, text
from kg.graph.vocabulary import OA, PK, PKR, PROV, SKOS

COMPARISONS = PKR + "comparison/"


def comparison_iri(first: str, second: str) -> str:
    """Return the IRI of the comparison of two documents; what it found has IRIs below it."""
    return f"{COMPARISONS}{path_safe(first)}/{path_safe(second)}"


def write_comparison(comparison: Comparison, fingerprint: str, lines: QuadLines) -> None:
    """Add the comparison, its discrepancies and its developments; misprints are written apart."""
    iri = comparison_iri(comparison.first, comparison.second)
    lines.type(iri, PK + "Comparison")
    documents = (comparison.first, comparison.second)
    lines.add(iri, [(PROV + "used", node(document_iri(id_))) for id_ in documents])
    lines.add(iri, [(PK + "fingerprint", text(fingerprint))])
    for discrepancy in comparison.discrepancies:
        _write_discrepancy(iri, discrepancy, lines)
    for development in comparison.developments:
        _write_development(iri, development, lines)


def finding_iri(comparison: str, finding: Discrepancy | Development) -> str:
    """Return the IRI of a finding: the comparison's, and a hash of what is quoted."""
    if isinstance(finding, Discrepancy):
        return _finding_iri(comparison, finding.kind, finding.first, finding.second)
    return _finding_iri(comparison, "development", finding.earlier, finding.later)


def _finding_iri(comparison: str, kind: str, *sides: Quotation) -> str:
    parts = [f"{side.text_start} {side.text} {side.quote} {side.thing}" for side in sides]
    return f"{comparison}/{hashed_iri('finding', kind, *parts).rsplit('/', 1)[1]}"


def _write_discrepancy(comparison: str, finding: Discrepancy, lines: QuadLines) -> None:
    iri = finding_iri(comparison, finding)
    lines.type(iri, PK + "Discrepancy")
    lines.add(iri, [(PK + "kind", text(finding.kind)), (PROV + "wasGeneratedBy", node(comparison))])
    _write_side(iri, "first", finding.first, lines)
    _write_side(iri, "second", finding.second, lines)


def _write_development(comparison: str, finding: Development, lines: QuadLines) -> None:
    iri = finding_iri(comparison, finding)
    lines.type(iri, PK + "Development")
    lines.add(
        iri,
        [
            (PK + "trend", text(finding.trend)),
            (PK + "reason", text(finding.same)),
            (PROV + "wasGeneratedBy", node(comparison)),
        ],
    )
    _write_side(iri, "first", finding.earlier, lines)
    _write_side(iri, "second", finding.later, lines)


def _write_side(finding: str, name: str, side: Quotation, lines: QuadLines) -> None:
    """Add what one document says: its clause as evidence, and the words that differ."""
    evidence = f"{finding}/{name}"
    selector = f"{evidence}/selector"
    lines.add(finding, [(PK + "evidence", node(evidence)), (PK + name, node(evidence))])
    lines.type(evidence, OA + "SpecificResource")
    lines.add(
        evidence,
        [
            (OA + "hasSource", node(document_iri(side.document))),
            (OA + "hasSelector", node(selector)),
            (PK + "says", text(side.text)),
            (PK + "names", node(side.thing) if side.thing else None),
        ],
    )
    lines.type(selector, OA + "TextPositionSelector", OA + "TextQuoteSelector")
    lines.add(selector, position(side.start, side.end, side.quote))


def misprint_iri(finding: str) -> str:
    """Return the IRI of the misprint in a finding."""
    return f"{finding}/misprint"


def is_misprint(iri: str) -> bool:
    """Return whether this is the IRI of a misprint in a finding."""
    return iri.startswith(COMPARISONS) and iri.endswith("/misprint")


def write_misprint(finding: str, found: Misprint, side: str, lines: QuadLines) -> None:
    """Add that the name on `side` (first or second) of the finding is probably a misprint."""
    iri = misprint_iri(finding)
    lines.type(iri, PK + "Misprint")
    lines.add(
        iri,
        [
            (PK + "inFinding", node(finding)),
            (PK + "misprinted", node(f"{finding}/{side}")),
            (PK + "reason", text(found.reason)),
            (PK + "names", node(found.right.thing) if found.right.thing else None),
        ],
    )


def write_labels(right: str, name: str, wrong: str | None, lines: QuadLines) -> None:
    """Add a misprinted name as hidden label of the right thing, and what it misnames if known.

    No text and no other label is changed.
    """
    lines.add(right, [(SKOS + "hiddenLabel", text(name, "zh"))])
    if wrong:
        lines.add(wrong, [(PK + "misprintOf", node(right))])
