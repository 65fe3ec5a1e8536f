"""What the site shows, as plain data: documents with their text, things, and what is said of them.

Offsets are code points of the document's text; texts are cut in Python alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from kg.query.sentence import sentences_of
from kg.views.legend import planned

K = TypeVar("K")
V = TypeVar("V")

_OPENING = '“”‘’"《》 '


@dataclass(frozen=True, slots=True)
class Span:
    """A passage of a document that says something. `iri` names it in the graph."""

    iri: str
    document: str  # the document's IRI
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it; start..end is its whole extent."""

    iri: str
    document: str
    parent: str
    label: str
    number: str  # the path of numbers
    order: int
    start: int
    end: int
    is_task: bool
    title: tuple[int, int] | None  # where the title stands


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity or an indicator. `type` is the local name of its class."""

    iri: str
    type: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """`subject` has `predicate` (its local name) to `object`, as `span` says."""

    iri: str
    subject: str
    predicate: str
    object: str
    role: str
    rule: str
    confidence: str
    span: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A target: a number that an indicator had or should have."""

    iri: str
    indicator: str
    indicator_text: str
    number: str  # as printed
    value: str
    value2: str
    unit: str
    comparator: str
    change: str
    year: str
    goal_or_fact: str
    scope: str
    section: str
    span: Span


@dataclass(frozen=True, slots=True)
class Report:
    """How far a project is, as one document says."""

    iri: str
    project: str
    status: str
    year: str
    goal_or_fact: str
    span: Span


@dataclass(frozen=True, slots=True)
class Side:
    """What one of two documents says; `says` are the words (or the status) that differ."""

    says: str
    span: Span
    thing: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Two documents beside each other: a discrepancy (`kind`) or a development (`trend`)."""

    iri: str
    kind: str  # figure, name, place, status; development
    first: Side
    second: Side
    trend: str = ""
    reason: str = ""
    misprint: str = ""  # the words that are probably a misprint


@dataclass(frozen=True)
class Text:
    """A document of the corpus."""

    iri: str
    id: str
    title: str
    text: str = field(repr=False)
    date: str = ""
    kind: str = ""
    place: str = ""
    issuer: str = ""
    number: str = ""

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Return where each sentence starts and ends, in order."""
        return list(sentences_of(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence(self, offset: int) -> int:
        """Return the number of the sentence at `offset`, or of the one before it."""
        return max(bisect_right(self._starts, offset) - 1, 0)


@dataclass(frozen=True)
class Corpus:
    """Everything that the pages need, each list in a fixed order."""

    documents: Mapping[str, Text]  # by IRI, in the order of their dates
    sections: Mapping[str, Section]
    things: Mapping[str, Thing]
    mentions: Mapping[str, tuple[Span, ...]]  # by the thing's IRI
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    reports: tuple[Report, ...]
    findings: tuple[Finding, ...]
    reasons: Mapping[tuple[str, str], tuple[str, ...]]  # why names are one, by thing and document

    @cached_property
    def by_subject(self) -> Mapping[str, list[Claim]]:
        """Return the claims by their subject."""
        return _grouped((claim.subject, claim) for claim in self.claims)

    @cached_property
    def by_object(self) -> Mapping[str, list[Claim]]:
        """Return the claims by their object."""
        return _grouped((claim.object, claim) for claim in self.claims)

    @cached_property
    def figures_in(self) -> Mapping[str, list[Figure]]:
        """Return the figures by the section, or by each section above it, that holds them."""
        return _grouped(
            (section, figure) for figure in self.figures for section in self.path(figure.section)
        )

    @cached_property
    def figures_of(self) -> Mapping[str, list[Figure]]:
        """Return the figures by their indicator."""
        return _grouped((figure.indicator, figure) for figure in self.figures)

    @cached_property
    def reports_of(self) -> Mapping[str, list[Report]]:
        """Return the status reports by project, by the documents' dates."""
        return _grouped((report.project, report) for report in self.reports)

    @cached_property
    def findings_of(self) -> Mapping[str, list[Finding]]:
        """Return the findings by the things that they are about."""
        return _grouped(
            (thing, finding)
            for finding in self.findings
            for thing in sorted({finding.first.thing, finding.second.thing} - {""})
        )

    @cached_property
    def mentions_in(self) -> Mapping[str, list[tuple[Span, str]]]:
        """Return the mentions by document, with the thing that each names."""
        return _grouped(
            (span.document, (span, thing))
            for thing, spans in self.mentions.items()
            for span in spans
        )

    @cached_property
    def sections_of(self) -> Mapping[str, list[Section]]:
        """Return the sections by document, in reading order."""
        return _grouped((section.document, section) for section in self.sections.values())

    @cached_property
    def titled(self) -> Mapping[str, list[Section]]:
        """Return the sections by the initiative that their title opens with, a campaign's own.

        Of several initiatives that a title opens with it is the one with the longest name.
        """
        names = self._initiative_names
        found = []
        for section in self.sections.values():
            label = section.label.lstrip(_OPENING)
            sizes = sorted({len(name) for name in names} & set(range(len(label) + 1)))
            known = [names[label[:size]] for size in sizes if label[:size] in names]
            found += [(known[-1], section)] if known else []
        return _grouped(found)

    @cached_property
    def plans(self) -> Mapping[str, str]:
        """Return the initiative that a section plans as a whole (X实施方案 plans X), by section."""
        return {
            section.iri: iri
            for iri, sections in self.titled.items()
            for section in sections
            if planned(section.label) in (self.things[iri].label, *self.things[iri].aliases)
        }

    @cached_property
    def _initiative_names(self) -> dict[str, str]:
        """Return the initiatives by their names; a name of three characters says too little."""
        return {
            name.strip(_OPENING): thing.iri
            for thing in self.things.values()
            if thing.type == "Initiative"
            for name in (*thing.aliases, thing.label)
            if len(name.strip(_OPENING)) > 3
        }

    def path(self, section: str) -> list[str]:
        """Return a section and all above it, the innermost first; [] for a document."""
        path = []
        while section in self.sections:
            path.append(section)
            section = self.sections[section].parent
        return path

    def tasks_in(self, section: Section) -> list[Section]:
        """Return the tasks of a section, itself left out, in reading order."""
        return [
            task
            for task in self.sections_of.get(section.document, ())
            if task.is_task and task is not section and section.start <= task.start < section.end
            and section.order < task.order
        ]  # fmt: skip

    def name(self, iri: str) -> str:
        """Return what a thing, section or document is called; its IRI where nobody says."""
        if iri in self.things:
            return self.things[iri].label
        if iri in self.sections:
            return self.sections[iri].label
        return self.documents[iri].title if iri in self.documents else iri


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    found: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)
