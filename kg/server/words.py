"""What pages call types and relations: the legend of the views, then the ontology's own labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.graph.vocabulary import PK
from kg.query.result import Iri
from kg.query.search import short
from kg.views.legend import legend

if TYPE_CHECKING:
    from kg.graph.store import Graph

_LABEL = """
SELECT ?label { GRAPH ?g { ?term rdfs:label ?label } FILTER(LANG(?label) = "zh") }
ORDER BY ?label LIMIT 1
"""
_OWN = {PK + "Target": "指标值", PK + "StatusReport": "项目进展"}
_STATUSES = {
    "planned": "规划", "preliminary": "前期", "not_started": "未开工", "started": "开工",
    "under_construction": "在建", "partly_operational": "部分投用", "completed": "建成",
    "operational": "投用",
}  # fmt: skip
_DETAILS = {
    "goal": "目标", "fact": "实绩", "growth": "增长", "increase": "增加", "decrease": "减少",
    "level": "",
}  # fmt: skip


class Words:
    """The Chinese names of classes and properties in one graph, each looked up once."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._labels: dict[str, str] = {}

    def type(self, name: str) -> str:
        """Return what things of this type (the local name) are called."""
        known = legend().types.get(name)
        return known.zh if known else self.term(PK + name)

    def relation(self, iri: str, *, outward: bool) -> str:
        """Return what a list of the other ends of this relation is called."""
        local = iri.rpartition("#")[2]
        known = legend().relations.get(local)
        if known is not None and iri not in _OWN:
            return known.zh if outward else known.from_zh
        return self.term(iri)

    def term(self, iri: str) -> str:
        """Return the Chinese label of a term, or its short name where it has none."""
        if iri not in self._labels:
            rows = self._graph.rows(_LABEL, {"term": Iri(iri)})
            own = _OWN.get(iri)
            self._labels[iri] = own or next((str(label) for (label,) in rows), short(iri))
        return self._labels[iri]

    @staticmethod
    def detail(text: str) -> str:
        """Return a statement's detail with the words of the ontology in Chinese."""
        return " ".join(word for part in text.split() if (word := _DETAILS.get(part, part)))

    @staticmethod
    def status(text: str) -> str:
        """Return the Chinese word for a project's status."""
        return _STATUSES.get(text, text)
