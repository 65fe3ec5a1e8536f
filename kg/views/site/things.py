"""The page of a thing: a department, campaign, industry, park, project, enterprise, place …"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kg.views.site.content import (
    Duty,
    Opposed,
    Partner,
    Presence,
    Ref,
    Relation,
    Stage,
    ThingPage,
    Tied,
    Value,
)
from kg.views.site.corpus import Claim, Figure, Finding, Report, Section, Span, Thing
from kg.views.site.drawing import draw
from kg.views.site.reasons import reason_pair
from kg.views.site.refs import Refs
from kg.views.site.words import rank, relation_name, word

_OBVIOUS = ("", "the same name")  # reasons that need not be told
_DUTIES = ("ledBy", "responsibleUnit")


class Things:
    """Builds the pages of things."""

    def __init__(self, refs: Refs) -> None:
        self._refs = refs
        self._corpus = refs.corpus
        # The tasks that somebody leads or is responsible for.
        self._staffed = {c.subject for c in refs.corpus.claims if c.predicate in _DUTIES}

    def page(self, iri: str) -> ThingPage:
        """Return the page of the thing with this IRI."""
        thing = self._corpus.things[iri]
        duties = self._duty_claims(iri)
        sections = self._corpus.titled.get(iri, [])
        tasks = [task for section in sections for task in self._corpus.tasks_in(section)]
        partners = tuple(self._partners(iri, duties))
        relations = tuple(self._relations(iri))
        advanced = self._tasks_that(iri, "advances")
        return ThingPage(
            iri=iri,
            label=thing.label,
            type=thing.type,
            aliases=thing.aliases,
            duties=tuple(self._duties(iri, duties)),
            tasks=tuple(self._duty(task) for task in tasks if task.iri in self._staffed),
            sections=tuple(self._refs.section(section.iri) for section in sections),
            advanced=tuple(self._duty(task, claim) for task, claim in advanced),
            partners=partners,
            values=tuple(self._values(self._figures(duties, sections))),
            stages=tuple(self._stages(iri)),
            relations=relations,
            opposed=tuple(map(self.opposed, self._corpus.findings_of.get(iri, ()))),
            presences=tuple(self._presences(thing, duties)),
            drawing=draw(partners, relations, self._units(advanced, tasks)),
        )

    def opposed(self, finding: Finding) -> Opposed:
        """Return a finding as pages show it."""
        sides = (finding.first, finding.second)
        is_status = finding.kind in ("development", "status")
        says = [word("status", side.says) if is_status else side.says for side in sides]
        quotes = [self._refs.quote(side.span, side.thing) for side in sides]
        things = dict.fromkeys(side.thing for side in sides if side.thing in self._corpus.things)
        return Opposed(
            kind=word("kind", finding.kind),
            key=finding.kind,
            first=says[0],
            second=says[1],
            quotes=(quotes[0], quotes[1]),
            things=tuple(map(self._refs, things)),
            trend=word("trend", finding.trend) if finding.trend else None,
            reason=reason_pair(finding.reason) if finding.reason not in _OBVIOUS else None,
            misprint=finding.misprint,
        )

    def values(self, figures: Iterable[Figure]) -> tuple[Value, ...]:
        """Return figures as pages list them."""
        return tuple(self._values(figures))

    # Tasks

    def _duty_claims(self, iri: str) -> list[Claim]:
        """Return the claims that give the thing a task, one for each task and role."""
        claims = [c for c in self._corpus.by_object.get(iri, ()) if c.predicate in _DUTIES]
        claims = [claim for claim in claims if claim.subject in self._corpus.sections]
        claims.sort(key=lambda claim: _DUTIES.index(claim.predicate))
        return list({(c.subject, c.predicate): c for c in reversed(claims)}.values())[::-1]

    def _duties(self, iri: str, claims: list[Claim]) -> Iterator[Duty]:
        for claim in claims:
            yield self._duty(self._corpus.sections[claim.subject], claim, iri)

    def _duty(self, task: Section, claim: Claim | None = None, iri: str = "") -> Duty:
        said = self._corpus.by_subject.get(task.iri, ())
        units = {
            key: dict.fromkeys(c.object for c in said if c.predicate == key and c.object != iri)
            for key in _DUTIES
        }
        shown = claim or next((c for c in said if c.predicate in _DUTIES), None)
        span = shown.span if shown else Span(task.iri, task.document, task.start, task.start + 1)
        return Duty(
            role=relation_name(claim.predicate, outward=False) if claim and iri else None,
            is_lead=claim is not None and claim.predicate == "ledBy",
            number=task.number,
            task=self._refs(task.iri),
            campaign=self._refs.campaign(task.iri),
            leads=tuple(map(self._refs, units["ledBy"])),
            others=tuple(map(self._refs, units["responsibleUnit"])),
            quote=self._refs.quote(span, claim.object if claim else ""),
        )

    def _tasks_that(self, iri: str, predicate: str) -> list[tuple[Section, Claim]]:
        """Return the sections that have this relation to the thing, each once."""
        found: dict[str, tuple[Section, Claim]] = {}
        for claim in self._corpus.by_object.get(iri, ()):
            section = self._corpus.sections.get(claim.subject)
            if claim.predicate == predicate and section is not None:
                found.setdefault(section.iri, (section, claim))
        return list(found.values())

    def _units(
        self, advanced: list[tuple[Section, Claim]], tasks: list[Section]
    ) -> list[tuple[Ref, int]]:
        """Return the departments of the tasks that advance the thing, the busiest first."""
        counts: Counter[str] = Counter()
        for task in {task.iri: task for task in [*(task for task, _ in advanced), *tasks]}:
            said = self._corpus.by_subject.get(task, ())
            counts.update({c.object for c in said if c.predicate in _DUTIES})
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return [(self._refs(iri), count) for iri, count in ordered]

    def _partners(self, iri: str, claims: list[Claim]) -> Iterator[Partner]:
        """Return the departments with which tasks are shared, the most tasks first."""
        mine: dict[str, bool] = {}
        for claim in claims:
            mine[claim.subject] = mine.get(claim.subject, False) or claim.predicate == "ledBy"
        shared: defaultdict[str, dict[str, bool]] = defaultdict(dict)
        for task in mine:
            for claim in self._corpus.by_subject.get(task, ()):
                if claim.predicate in _DUTIES and claim.object != iri:
                    leads = shared[claim.object].get(task, False) or claim.predicate == "ledBy"
                    shared[claim.object][task] = leads
        ordered = sorted(shared.items(), key=lambda item: (-len(item[1]), item[0]))
        for other, tasks in ordered:
            led = sum(mine[task] for task in tasks)
            yield Partner(self._refs(other), len(tasks), sum(tasks.values()), led)

    # Figures and stages

    def _figures(self, claims: list[Claim], sections: list[Section]) -> list[Figure]:
        """Return the figures in the thing's tasks, or in the sections that carry its name."""
        within = [claim.subject for claim in claims] + [section.iri for section in sections]
        found = [figure for iri in within for figure in self._corpus.figures_in.get(iri, ())]
        return list({(figure.iri, figure.span): figure for figure in found}.values())

    def _values(self, figures: Iterable[Figure]) -> Iterator[Value]:
        for figure in figures:
            yield Value(
                indicator=self._refs(figure.indicator),
                name=figure.indicator_text,
                scope=figure.scope,
                year=figure.year,
                kind=word("as", figure.goal_or_fact),
                is_goal=figure.goal_or_fact == "goal",
                number=figure.number,
                task=self._refs(figure.section),
                quote=self._refs.quote(figure.span),
            )

    def _stages(self, iri: str) -> Iterator[Stage]:
        reports = self._corpus.reports_of.get(iri, ())
        dates = {key: text.date for key, text in self._corpus.documents.items()}

        def when(report: Report) -> tuple[str, str]:
            return dates[report.span.document] or "9", report.year or "9"

        for report in sorted(reports, key=when):
            yield Stage(
                document=self._refs(report.span.document),
                date=dates[report.span.document],
                year=report.year,
                status=word("status", report.status),
                step=rank("status", report.status),
                kind=word("as", report.goal_or_fact),
                is_goal=report.goal_or_fact == "goal",
                quote=self._refs.quote(report.span, iri),
            )

    # Relations and mentions

    def _relations(self, iri: str) -> Iterator[Relation]:
        """Return what the thing is related to, tasks left out, in the order of the legend."""
        found: defaultdict[tuple[str, bool], defaultdict[str, list[Claim]]]
        found = defaultdict(lambda: defaultdict(list))
        for claim in self._corpus.by_subject.get(iri, ()):
            found[claim.predicate, True][claim.object].append(claim)
        for claim in self._corpus.by_object.get(iri, ()):
            if claim.subject not in self._corpus.sections:
                found[claim.predicate, False][claim.subject].append(claim)
        for (key, outward), others in sorted(found.items(), key=lambda item: item[0]):
            tied = (self._tied(other, claims) for other, claims in others.items())
            yield Relation(relation_name(key, outward=outward), key, tuple(tied))

    def _tied(self, other: str, claims: list[Claim]) -> Tied:
        roles = dict.fromkeys(claim.role for claim in claims if claim.role)
        quotes = {claim.span: self._refs.quote(claim.span, other) for claim in claims}
        return Tied(self._refs(other), "、".join(roles), tuple(quotes.values()))

    def _presences(self, thing: Thing, duties: list[Claim]) -> Iterator[Presence]:
        by_document: defaultdict[str, list[Span]] = defaultdict(list)
        for span in self._corpus.mentions.get(thing.iri, ()):
            by_document[span.document].append(span)
        for document, spans in by_document.items():
            text = self._corpus.documents[document]
            mine = [claim for claim in duties if claim.span.document == document]
            names = Counter(text.text[span.start : span.end] for span in spans)
            sentences = {text.sentence(span.start): span for span in reversed(spans)}
            yield Presence(
                document=self._refs(document),
                date=text.date,
                mentions=len(spans),
                leads=sum(claim.predicate == "ledBy" for claim in mine),
                shares=sum(claim.predicate != "ledBy" for claim in mine),
                names=tuple(name for name, _ in names.most_common()),
                reasons=tuple(
                    map(reason_pair, self._corpus.reasons.get((thing.iri, document), ()))
                ),
                quotes=tuple(self._refs.quote(sentences[at]) for at in sorted(sentences)),
            )
