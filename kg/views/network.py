"""Networks out of a graph: who leads which task, one document, what is around one entity, how two
are connected, what a query answers, everything.

Everything is read from the graph through queries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.graph.iri import document_iri
from kg.views.claims import Claim, claims_of, claims_touching, names_of
from kg.views.model import Edge, Evidence, Network, Node, Source
from kg.views.outline import Outline
from kg.views.sources import Text, text_of

if TYPE_CHECKING:
    from kg.graph.store import Graph

_RESPONSIBILITIES = ("ledBy", "responsibleUnit", "taskForceOffice", "hasMember")
_MOST_HOPS = 4  # further away everything is connected with everything
_MOST_HELD = 1500  # nodes up to which a page holds one ring more than it shows
_PATHS = 10  # shortest paths shown between two things

_DOCUMENTS = """
SELECT ?doc ?date { ?doc a pk:PolicyDocument . OPTIONAL { ?doc dct:date ?date } } ORDER BY ?doc
"""
_WITH_LEADS = """
SELECT DISTINCT ?doc { ?claim rdf:predicate ?predicate ; prov:wasQuotedFrom ?doc .
  VALUES ?predicate { pk:ledBy pk:responsibleUnit } } ORDER BY ?doc
"""


def network_of(  # noqa: PLR0913 - each chooses what is shown
    graph: Graph,
    *,
    year: int | None = None,
    document: str | None = None,
    around: str | None = None,
    hops: int = 1,
    path: tuple[str, str] | None = None,
    construct: str | None = None,
    everything: bool = False,
) -> Network:
    """Return a network of the graph; by default campaigns, tasks and departments of one year.

    `year` chooses the documents of that year (default: the latest year whose documents say who
    leads what); `document` (an id) shows all that one document says; `around` (an IRI) shows what
    is within `hops` steps of one entity, in all documents, and holds one ring more to expand;
    `path` (two IRIs) shows the shortest connections of two things; `construct` (SPARQL) shows the
    triples that a CONSTRUCT query answers with, with the sentences that the graph has for them;
    `everything` shows all that all documents say. Raises KgError where there is nothing to show.
    """
    view = Builder(graph)
    if around is not None:
        return view.around(around, hops)
    if path is not None:
        return view.connection(*path)
    if construct is not None:
        from kg.views.triples import network_of_triples  # noqa: PLC0415 - only where asked for

        return network_of_triples(view, construct)
    if document is not None:
        return view.document(document)
    return view.everything() if everything else view.responsibilities(year)


class Builder:
    """Builds one network; documents are read once each."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._texts: dict[str, Text] = {}

    def responsibilities(self, year: int | None) -> Network:
        """Return campaigns, tasks, task forces and departments in the documents of a year."""
        years = self._years()
        wanted = max(years, default=None) if year is None else year
        if wanted is None or wanted not in years:
            of_year = "" if year is None else f" of {year}"
            instead = f"--year {max(years)}" if years else "--doc ID to see what one document says"
            raise KgError(f"no document{of_year} says who leads a task; use {instead}")
        claims = [
            claim
            for doc in years[wanted]
            for claim in claims_of(self.graph, doc)
            if claim.predicate in _RESPONSIBILITIES
        ]
        return self._whole(
            f"{wanted}年任务与责任部门", f"Tasks and responsible departments, {wanted}", claims
        )

    def document(self, id_: str) -> Network:
        """Return all that one document says."""
        text = self.text(document_iri(id_))
        return self._whole(text.source.title, text.source.title, claims_of(self.graph, text.iri))

    def everything(self) -> Network:
        """Return all that all documents say."""
        documents = [str(doc) for doc, _ in self.graph.rows(_DOCUMENTS)]
        claims = [claim for doc in documents for claim in claims_of(self.graph, doc)]
        return self._whole("全部关系", "The whole graph", claims)

    def around(self, centre: str, hops: int) -> Network:
        """Return what is within `hops` steps of an entity or task, one ring more held back."""
        if not 1 <= hops <= _MOST_HOPS:
            raise KgError(f"--hops {hops}: give 1 to {_MOST_HOPS}")
        label = self._label(centre)
        near = {centre}
        for _ in range(hops):
            near |= self._neighbours(near)
        return self._part(f"{label}：关系网络", f"{label}: network", near, centre=centre)

    def connection(self, start: str, goal: str) -> Network:
        """Return what lies on the shortest paths between two things, direction ignored."""
        from kg.analysis.projection import project, shortest_paths  # noqa: PLC0415 - networkx

        first, last = self._label(start), self._label(goal)
        paths = shortest_paths(project(self.graph), start, goal, _PATHS)
        if not paths:
            raise KgError(f"nothing connects {first} and {last}; choose two other things")
        on_path = {node for path in paths for node in path}
        return self._part(
            f"{first} 与 {last} 的联系", f"{first} and {last}: connections", on_path,
            path=(start, goal),
        )  # fmt: skip

    def text(self, iri: str) -> Text:
        """Return a document by its IRI; raises KgError where the graph has none."""
        if iri not in self._texts:
            text = text_of(self.graph, iri)
            if text is None:
                raise KgError(f"the graph has no document <{iri}>; `kg stats` lists those it has")
            self._texts[iri] = text
        return self._texts[iri]

    def evidence(self, claim: Claim) -> Evidence:
        """Return the sentence of a claim, with the name of its tail marked."""
        text = self.text(claim.document)
        return text.evidence(claim.start, claim.end, claim.tail, claim.confidence)

    def sources(self) -> tuple[Source, ...]:
        """Return the documents read so far, by date."""
        read = {text.source for text in self._texts.values()}
        return tuple(sorted(read, key=lambda source: (source.date, source.id)))

    def _years(self) -> dict[int, list[str]]:
        """Return the documents that say who leads what, by the year of their date."""
        leading = {str(doc) for (doc,) in self.graph.rows(_WITH_LEADS)}
        years: dict[int, list[str]] = defaultdict(list)
        for doc, date in self.graph.rows(_DOCUMENTS):
            if str(doc) in leading and date is not None:
                years[int(str(date)[:4])].append(str(doc))
        return dict(years)

    def _label(self, iri: str) -> str:
        naming = names_of(self.graph, [iri]).get(iri)
        if naming is None:
            raise KgError(f"the graph has no <{iri}>; `kg search TEXT` finds what it has")
        return naming.label

    def _neighbours(self, things: set[str]) -> set[str]:
        claims = claims_touching(self.graph, things)
        return {end for claim in claims for end in (claim.head, claim.tail)}

    def _whole(self, zh: str, en: str, claims: list[Claim]) -> Network:
        """Return the network of `claims`, with the outline above their tasks."""
        if not claims:
            raise KgError(f"nothing to show in {zh}: no relation was found there")
        ends = {end for claim in claims for end in (claim.head, claim.tail)}
        outline = Outline(self.graph, self._texts_of(claims), ends, whole=True)
        return self._joined(zh, en, claims, outline, list(_ends(claims)))

    def _part(
        self,
        zh: str,
        en: str,
        shown: set[str],
        centre: str | None = None,
        path: tuple[str, str] | None = None,
    ) -> Network:
        """Return the network of `shown`; what is next to it is held back, unless it is too much."""
        touching = claims_touching(self.graph, shown)
        ends = dict.fromkeys([*_ends(touching), *sorted(shown)])
        if len(ends) > _MOST_HELD:
            ends = {end: None for end in ends if end in shown}
        claims = [c for c in touching if c.head in ends and c.tail in ends]
        texts = {text.iri: text for text in self._texts_of(claims)}
        texts |= {text.iri: text for text in self._texts_with(shown)}
        outline = Outline(self.graph, texts.values(), set(ends), whole=False)
        network = self._joined(zh, en, claims, outline, list(ends))
        held = frozenset(set(ends) - shown)
        return Network(zh, en, network.nodes, network.edges, network.sources, centre, held, path)

    def _joined(
        self, zh: str, en: str, claims: list[Claim], outline: Outline, ends: list[str]
    ) -> Network:
        nodes = [*outline.nodes(), *self._entities([e for e in ends if e not in outline.tasks])]
        edges = [*outline.edges(), *self._edges(claims)]
        return Network(zh, en, tuple(nodes), tuple(edges), self.sources())

    def _edges(self, claims: list[Claim]) -> Iterator[Edge]:
        found: dict[tuple[str, str, str], dict[Evidence, None]] = defaultdict(dict)
        for claim in claims:
            found[claim.head, claim.tail, claim.predicate][self.evidence(claim)] = None
        for (head, tail, predicate), evidence in found.items():
            yield Edge(head, tail, predicate, tuple(evidence))

    def _entities(self, things: list[str]) -> Iterator[Node]:
        """Return what is not a section, in the order in which the documents relate it."""
        names = names_of(self.graph, things)
        for order, iri in enumerate(things):
            naming = names.get(iri)
            if naming is None:
                yield Node(iri, iri, "Other", order=order)
            else:
                yield Node(iri, naming.label, naming.type, naming.aliases, order=order)

    def _texts_of(self, claims: Iterable[Claim]) -> list[Text]:
        """Return the documents of the claims, in their order."""
        return [self.text(iri) for iri in dict.fromkeys(claim.document for claim in claims)]

    def _texts_with(self, things: set[str]) -> Iterator[Text]:
        """Yield the documents that have one of `things` as a heading."""
        for doc, _ in self.graph.rows(_DOCUMENTS):
            if any(thing.startswith(f"{doc}/") for thing in things):
                yield self.text(str(doc))


def _ends(claims: Iterable[Claim]) -> dict[str, None]:
    return dict.fromkeys(end for claim in claims for end in (claim.head, claim.tail))
