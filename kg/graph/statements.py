"""What a document says, as quads: claims (edges with evidence), targets and status reports."""

from __future__ import annotations

from kg.documents.reading import Section
from kg.extraction.facts import Mention, Relation, StatusReport, Target
from kg.graph.evidence import Passages
from kg.graph.iri import document_iri, entity_iri, hashed_iri, indicator_iri
from kg.graph.merging import Namings
from kg.graph.quads import QuadLines, date, decimal, node, text
from kg.graph.vocabulary import ORG, PK, PREDICATE_OF, PROV, RDF
from kg.linking.entity import Resolution
from kg.linking.indicators import indicator_key


class Statements:
    """Writes the statements of one document; each is named by the hash of what it says."""

    def __init__(
        self,
        resolution: Resolution,
        sections: list[str],
        passages: Passages,
        namings: Namings,
        lines: QuadLines,
    ) -> None:
        self._resolution = resolution
        self._sections = sections
        self._passages = passages
        self._namings = namings
        self._lines = lines
        self._document = document_iri(resolution.extraction.reading.document.id)
        self._written: set[str] = set()
        self.claims = 0  # how many different ones were added
        self.targets = 0

    def relation(self, relation: Relation) -> None:
        """Add the claim, and the plain edge where its subject is this document's own.

        Plain edges between entities are for all documents together: they go to the namings. A claim
        that the document makes twice in the same words is one claim with two passages.
        """
        subject, object_ = self._iri(relation.head), self._iri(relation.tail)
        predicate = PREDICATE_OF[relation.kind]
        evidence, quote = self._passages.cite(relation.start, relation.end)
        claim = hashed_iri("claim", subject, predicate, object_, quote, self._document)
        self._lines.add(claim, [(PK + "evidence", node(evidence))])
        if not self._is_new(claim):
            return
        self.claims += 1
        if isinstance(relation.head, Section):
            self._lines.add(subject, [(predicate, node(object_))])
        else:
            self._namings[subject].edges.add((predicate, object_))
        self._lines.type(claim, PK + "Claim")
        self._lines.add(
            claim,
            [
                (RDF + "subject", node(subject)),
                (RDF + "predicate", node(predicate)),
                (RDF + "object", node(object_)),
                (PK + "role", text(relation.role) if relation.role else None),
                *self._source(relation.rule, relation.confidence),
            ],
        )
        if relation.kind == "member":
            self._membership(claim, subject, object_)

    def target(self, target: Target) -> None:
        """Add the target with its figure, as a number and as printed."""
        evidence, quote = self._passages.cite(target.start, target.end)
        figures = (target.indicator, str(target.value), str(target.value2), target.unit)
        facts = (target.comparator, target.change, str(target.year), target.status)
        more = (str(target.scope), target.number_text, quote, self._document)
        iri = hashed_iri("target", *figures, *facts, *more)
        indicator = indicator_iri(indicator_key(target.indicator))
        self._namings[indicator].take_indicator(indicator)
        self._lines.add(iri, [(PK + "evidence", node(evidence))])
        if not self._is_new(iri):
            return
        self.targets += 1
        self._lines.type(iri, PK + "Target")
        self._lines.add(
            iri,
            [
                (PK + "indicator", node(indicator)),
                (PK + "indicatorText", text(target.indicator)),
                (PK + "value", decimal(target.value)),
                (PK + "value2", None if target.value2 is None else decimal(target.value2)),
                (PK + "unit", text(target.unit)),
                (PK + "comparator", text(target.comparator)),
                (PK + "change", text(target.change)),
                (PK + "year", _year(target.year)),
                (PK + "goalOrFact", text(target.status)),
                (PK + "scope", text(target.scope) if target.scope else None),
                (PK + "numberText", text(target.number_text)),
                (PK + "inSection", node(self._sections[target.section.index])),
                *self._source(target.rule, target.confidence),
            ],
        )

    def status(self, report: StatusReport) -> None:
        """Add the status report of a project."""
        evidence, quote = self._passages.cite(report.start, report.end)
        project = self._iri(report.project)
        iri = status_iri(self._resolution.extraction.reading.document.id, project, report, quote)
        self._lines.add(iri, [(PK + "evidence", node(evidence))])
        if not self._is_new(iri):
            return
        self._lines.type(iri, PK + "StatusReport")
        self._lines.add(
            iri,
            [
                (PK + "project", node(project)),
                (PK + "status", text(report.status)),
                (PK + "year", _year(report.year)),
                (PK + "goalOrFact", text(report.goal_or_fact)),
                *self._source(report.rule, report.confidence),
            ],
        )

    def _is_new(self, iri: str) -> bool:
        """Return whether the statement is written for the first time, and remember it."""
        known = iri in self._written
        self._written.add(iri)
        return not known

    def _membership(self, claim: str, organization: str, member: str) -> None:
        """Say the same in the words of the organization ontology."""
        self._lines.type(claim, ORG + "Membership")
        self._lines.add(
            claim, [(ORG + "organization", node(organization)), (ORG + "member", node(member))]
        )

    def _source(self, rule: str, confidence: float) -> list[tuple[str, str | None]]:
        return [
            (PK + "rule", text(rule)),
            (PK + "confidence", decimal(confidence)),
            (PROV + "wasQuotedFrom", node(self._document)),
        ]

    def _iri(self, thing: Mention | Section) -> str:
        if isinstance(thing, Section):
            return self._sections[thing.index]
        entity = self._resolution.by_mention[thing]
        return entity_iri(entity.type, entity.key)


def status_iri(document: str, project: str, report: StatusReport, quote: str) -> str:
    """Return the IRI of the report that the document with this id makes in these words."""
    facts = (project, report.status, str(report.year), report.goal_or_fact)
    return hashed_iri("status", *facts, quote, document_iri(document))


def _year(year: int | None) -> str | None:
    return None if year is None else date(f"{year:04d}")
