"""Documents beside each other: where they disagree, agree, and what became of projects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from kg.views.site.content import Opposed, Pair, Ref
from kg.views.site.corpus import Figure, Report, Span
from kg.views.site.quoting import Quote
from kg.views.site.refs import Refs
from kg.views.site.things import Things
from kg.views.site.words import word


@dataclass(frozen=True, slots=True)
class Agreement:
    """The same figure, or the same stage of a project, in both documents."""

    matter: Ref
    year: str
    kind: Pair
    says: str | Pair
    quotes: tuple[Quote, Quote]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents; the earlier one first."""

    anchor: str
    first: Ref
    second: Ref
    discrepancies: tuple[Opposed, ...]
    developments: tuple[Opposed, ...]
    agreements: tuple[Agreement, ...]
    shared: int  # things that both name

    @property
    def size(self) -> int:
        """Return how many findings there are."""
        return len(self.discrepancies) + len(self.developments) + len(self.agreements)


def compare(refs: Refs, things: Things) -> tuple[Comparison, ...]:
    """Return every two documents that have something to do with each other."""
    corpus = refs.corpus
    agreed = _agreements(refs)
    found = []
    for first, second in combinations(corpus.documents, 2):
        pair = {first, second}
        mine = [
            f for f in corpus.findings if {f.first.span.document, f.second.span.document} == pair
        ]
        compared = Comparison(
            anchor=f"{corpus.documents[first].id}--{corpus.documents[second].id}",
            first=refs(first),
            second=refs(second),
            discrepancies=tuple(things.opposed(f) for f in mine if f.kind != "development"),
            developments=tuple(things.opposed(f) for f in mine if f.kind == "development"),
            agreements=tuple(agreed.get((first, second), ())),
            shared=_shared(refs, first, second),
        )
        if compared.size:
            found.append(compared)
    return tuple(sorted(found, key=lambda c: (-len(c.discrepancies), -c.size, c.anchor)))


def _shared(refs: Refs, first: str, second: str) -> int:
    named = refs.corpus.mentions_in
    one, other = ({thing for _, thing in named.get(document, ())} for document in (first, second))
    return len(one & other)


def _agreements(refs: Refs) -> dict[tuple[str, str], list[Agreement]]:
    """Return what two documents say alike, by the two."""
    place = {iri: at for at, iri in enumerate(refs.corpus.documents)}
    found: defaultdict[tuple[str, str], list[Agreement]] = defaultdict(list)
    for spans, agreement in [*_figures(refs), *_stages(refs)]:
        ordered = sorted(spans, key=place.__getitem__)
        for first, second in combinations(ordered, 2):
            quotes = (refs.quote(spans[first]), refs.quote(spans[second]))
            matter, year, kind, says = agreement
            found[first, second].append(Agreement(matter, year, kind, says, quotes))
    return dict(found)


_Alike = tuple[dict[str, Span], tuple[Ref, str, Pair, str | Pair]]


def _figures(refs: Refs) -> Iterator[_Alike]:
    alike: defaultdict[tuple[str, ...], dict[str, Figure]] = defaultdict(dict)
    for f in refs.corpus.figures:
        key = (f.indicator, f.year, f.goal_or_fact, f.value, f.value2, f.unit, f.change, f.scope)
        alike[key].setdefault(f.span.document, f)
    for (indicator, year, kind, *_), figures in alike.items():
        if len(figures) > 1 and year:
            spans = {document: figure.span for document, figure in figures.items()}
            number = next(iter(figures.values())).number
            yield spans, (refs(indicator), year, word("as", kind), number)


def _stages(refs: Refs) -> Iterator[_Alike]:
    alike: defaultdict[tuple[str, ...], dict[str, Report]] = defaultdict(dict)
    for r in refs.corpus.reports:
        alike[r.project, r.year, r.goal_or_fact, r.status].setdefault(r.span.document, r)
    for (project, year, kind, status), reports in alike.items():
        if len(reports) > 1:
            spans = {document: report.span for document, report in reports.items()}
            yield spans, (refs(project), year, word("as", kind), word("status", status))
