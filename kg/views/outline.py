"""The tasks of a network, and what they are part of up to their topmost heading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.views.legend import planned
from kg.views.model import Edge, Fact, Node
from kg.views.sources import Heading, Text

if TYPE_CHECKING:
    from kg.graph.store import Graph

_TARGETS = """
SELECT ?section ?indicator ?number ?year ?kind ?start ?end ?confidence {
  ?target a pk:Target ; prov:wasQuotedFrom ?doc ; pk:inSection ?section ; pk:numberText ?number ;
    pk:goalOrFact ?kind ; pk:indicator/skos:prefLabel ?indicator ;
    pk:evidence/oa:hasSelector ?selector . ?selector oa:start ?start ; oa:end ?end .
  OPTIONAL { ?target pk:year ?year } OPTIONAL { ?target pk:confidence ?confidence }
} ORDER BY ?start ?end ?indicator ?number
"""


class Outline:
    """The headings among `ends` (IRIs); with `whole` also all tasks of the same annex or chapter.

    With `whole` each is part of the task above it and of the topmost heading; without, of the
    nearest heading above it that is among `ends` too.
    """

    def __init__(self, graph: Graph, texts: Iterable[Text], ends: set[str], *, whole: bool) -> None:
        self._graph = graph
        self.tasks: dict[str, tuple[Text, Heading]] = {}
        self._above: dict[str, str] = {}
        for text in texts:
            used = {iri for iri in text.headings if iri in ends}
            tops = {_path(text, iri)[-1] for iri in used} if whole else set()
            for iri, heading in text.headings.items():
                if iri in used or (heading.is_task and _path(text, iri)[-1] in tops):
                    self._add(text, _kept(text, iri, used, whole=whole))

    def _add(self, text: Text, path: list[str]) -> None:
        for key in path:
            self.tasks[key] = (text, text.headings[key])
        self._above.update(pairwise(path))

    def nodes(self) -> Iterator[Node]:
        """Return tasks and campaigns in reading order, with the figures they state."""
        facts = self._facts()
        ordered = sorted(self.tasks.values(), key=lambda item: (item[0].source.id, item[1].order))
        for text, heading in ordered:
            label, type_ = _naming(text, heading, top=heading.iri not in self._above)
            yield Node(
                id=heading.iri,
                label=label,
                type=type_,
                aliases=(heading.label,) if heading.label != label else (),
                facts=tuple(facts.get(heading.iri, ())),
                number=heading.number,
                order=heading.start,
            )

    def edges(self) -> Iterator[Edge]:
        """Return what is part of what; the heading itself is the evidence."""
        for part, whole in self._above.items():
            text, heading = self.tasks[part]
            evidence = (text.evidence(*heading.title),) if heading.title else ()
            yield Edge(part, whole, "is_part_of", evidence)

    def _facts(self) -> dict[str, list[Fact]]:
        """Return the figures by the heading that shows them: their own, or the next one above."""
        shown: dict[str, list[Fact]] = defaultdict(list)
        for text in {text.iri: text for text, _ in self.tasks.values()}.values():
            for iri, facts in _targets_of(self._graph, text).items():
                above = _path(text, iri) if iri in text.headings else []
                for heading in above[:1] if iri in self.tasks else above:
                    if heading in self.tasks:
                        shown[heading] += facts
                        break
        return shown


def _kept(text: Text, iri: str, used: set[str], *, whole: bool) -> list[str]:
    """Return a heading and those above it that the network shows, the topmost last."""
    path = _path(text, iri)
    if not whole:
        return [path[0], *(key for key in path[1:] if key in used)][:2]
    kept = [path[0], *(key for key in path[1:-1] if text.headings[key].is_task)]
    return kept + (path[-1:] if len(path) > 1 else [])


def _path(text: Text, iri: str) -> list[str]:
    """Return a heading and all above it, the topmost last."""
    path = [iri]
    while (parent := text.headings[path[-1]].parent) in text.headings:
        path.append(parent)
    return path


def _naming(text: Text, heading: Heading, *, top: bool) -> tuple[str, str]:
    """Return a heading's name and type; a topmost heading that opens with one is a campaign."""
    if heading.is_task:
        return heading.label, "Task"
    named = [name for name in text.initiatives if heading.label.startswith(name)] if top else []
    if top and not named and heading.kind == "annex":
        named = [stem for stem in (planned(heading.label),) if stem and _has_task_force(text, stem)]
    if named:
        return max(named, key=len), "Campaign"
    return heading.label, "Section"


def _has_task_force(text: Text, stem: str) -> bool:
    """Tell whether a task force of the document is named after it: X工作专班 carries out X."""
    return any(stem in name for name in text.task_forces)


def _targets_of(graph: Graph, text: Text) -> dict[str, list[Fact]]:
    """Return the figures that each section states, by the section's IRI."""
    facts: dict[str, list[Fact]] = defaultdict(list)
    for row in graph.rows(_TARGETS, {"doc": text.iri}):
        section, indicator, number, year, kind, start, end, confidence = (
            "" if value is None else str(value) for value in row
        )
        zh, en = ("目标", "goal") if kind == "goal" else ("实绩", "fact")
        said = text.evidence(int(start), int(end), confidence=float(confidence or 1))
        facts[section].append(
            Fact(
                label_zh=f"{indicator}（{year}{'年' if year else ''}{zh}）",
                label_en=f"{indicator} ({en}{' ' + year if year else ''})",
                value=number,
                evidence=(said,),
            )
        )
    return facts
