"""The data that a page offers: what it shows, as plain lists from which the page makes files.

Every quote stands once; statements refer to it by number. The page's script turns the lists into
CSV, JSON-LD and Turtle, so that one small block serves all three, also from file://.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.views.site.content import Pair
from kg.views.site.corpus import Claim, Corpus, Figure, Finding, Report, Side, Span
from kg.views.site.questions import Question

Data = dict[str, Any]


class Facts:
    """Gathers the statements of one page."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._quotes: dict[Span, int] = {}
        self._things: dict[str, None] = {}
        self._rows: dict[str, dict[Any, list[Any]]] = {
            key: {} for key in ("claims", "figures", "reports", "findings")
        }

    def about(self, iri: str) -> Facts:
        """Add a thing, and all that is said of it."""
        self.things([iri])
        corpus = self._corpus
        self.claims([*corpus.by_subject.get(iri, ()), *corpus.by_object.get(iri, ())])
        self.reports(corpus.reports_of.get(iri, ()))
        self.findings(corpus.findings_of.get(iri, ()))
        return self.figures(corpus.figures_of.get(iri, ()))

    def things(self, iris: Iterable[str]) -> Facts:
        """Add names and types."""
        self._things.update(dict.fromkeys(iris))
        return self

    def claims(self, claims: Iterable[Claim]) -> Facts:
        """Add claims and the names of their ends."""
        for c in claims:
            self.things((c.subject, c.object))
            row = [c.iri, c.subject, c.predicate, c.object, c.role, c.rule, c.confidence]
            self._rows["claims"][c.iri, c.span] = [*row, self._quote(c.span)]
        return self

    def figures(self, figures: Iterable[Figure]) -> Facts:
        """Add figures and their indicators."""
        for f in figures:
            self.things((f.indicator,))
            self._rows["figures"][f.iri, f.span] = [
                f.iri, f.indicator, f.indicator_text, f.number, f.value, f.value2, f.unit,
                f.comparator, f.change, f.year, f.goal_or_fact, f.scope, f.section,
                self._quote(f.span),
            ]  # fmt: skip
        return self

    def reports(self, reports: Iterable[Report]) -> Facts:
        """Add status reports and their projects."""
        for r in reports:
            self.things((r.project,))
            row = [r.iri, r.project, r.status, r.year, r.goal_or_fact]
            self._rows["reports"][r.iri, r.span] = [*row, self._quote(r.span)]
        return self

    def findings(self, findings: Iterable[Finding]) -> Facts:
        """Add what two documents say of one matter."""
        for f in findings:
            sides = [self._side(f.first), self._side(f.second)]
            self._rows["findings"][f.iri] = [f.iri, f.kind, f.trend, f.reason, *sides]
        return self

    def data(self) -> Data:
        """Return what was added, ready for JSON; what is empty is left out."""
        documents = {span.document for span in self._quotes}
        texts = [text for iri, text in self._corpus.documents.items() if iri in documents]
        found: Data = {
            "things": [self._thing(iri) for iri in self._things],
            "documents": [[t.iri, t.id, t.title] for t in texts],
            "quotes": [
                [s.iri, s.document, s.start, s.end, self._text(s)] for s in self._quotes
            ],
        } | {key: list(rows.values()) for key, rows in self._rows.items()}  # fmt: skip
        return {key: value for key, value in found.items() if value}

    def _thing(self, iri: str) -> list[Any]:
        corpus = self._corpus
        if (section := corpus.sections.get(iri)) is not None:
            type_ = "Task" if section.is_task else "Section"
            return [iri, type_, section.label, [], section.number]
        if (thing := corpus.things.get(iri)) is not None:
            return [iri, thing.type, thing.label, list(thing.aliases)]
        return [iri, "PolicyDocument" if iri in corpus.documents else "", corpus.name(iri), []]

    def _side(self, side: Side) -> list[Any]:
        if side.thing:
            self.things((side.thing,))
        return [side.says, side.thing, self._quote(side.span)]

    def _quote(self, span: Span) -> int:
        return self._quotes.setdefault(span, len(self._quotes))

    def _text(self, span: Span) -> str:
        return self._corpus.documents[span.document].text[span.start : span.end]


def table_data(question: Question) -> Data:
    """Return the rows of an answer."""
    rows = [[_plain(cell.text) for cell in row] for row in question.rows]
    return {"table": {"columns": [column.en for column in question.columns], "rows": rows}}


def _plain(value: str | Pair) -> str:
    return value.zh if isinstance(value, Pair) else value
