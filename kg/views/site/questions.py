"""Named queries with their answers, as pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.graph.vocabulary import PK
from kg.query.named import NamedQuery, named_queries, parameter_values
from kg.query.result import Rows
from kg.views.site.content import Pair
from kg.views.site.corpus import Span
from kg.views.site.naming import Link
from kg.views.site.reasons import reason_pair
from kg.views.site.refs import Refs
from kg.views.site.words import relation_name, type_name, word

if TYPE_CHECKING:
    from kg.graph.graph import Graph

_MOST = 400  # rows on a page
_CODED = {  # columns whose values are codes, with the groups that name them
    "status": ("status",), "laterStatus": ("status",), "kind": ("as", "kind"),
    "change": ("change",), "trend": ("trend",),
}  # fmt: skip
_QUOTED = {"start": "quote", "laterStart": "laterQuote", "otherStart": "otherQuote"}
_DOCUMENTS = {"document", "otherDocument", "laterDocument", "factDocument", "goalDocument"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in an answer: text, words of the interface, or a link."""

    text: str | Pair
    link: Link | None = None
    is_number: bool = False


@dataclass(frozen=True)
class Question:
    """A question with its answer."""

    name: str
    title: Pair
    description: Pair
    group: str
    given: tuple[tuple[str, str], ...]  # parameters and their values
    columns: tuple[Pair, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: tuple[bool, ...]  # by column
    more: int  # rows left out
    sparql: str


def questions(graph: Graph, refs: Refs) -> tuple[Question, ...]:
    """Return the questions that this graph can answer, by group and name.

    A query whose default parameter the graph does not know is left out.
    """
    ids = {text.id: text.iri for text in refs.corpus.documents.values()}
    found = (_ask(graph, query, refs, ids) for query in named_queries() if query.answer == "rows")
    return tuple(question for question in found if question is not None and question.rows)


def _ask(graph: Graph, query: NamedQuery, refs: Refs, ids: Mapping[str, str]) -> Question | None:
    try:
        values = parameter_values(graph, query)
        answer = graph.query(query.sparql, values)
    except KgError:
        return None
    if not isinstance(answer, Rows):
        return None
    names = answer.variables
    rows = [tuple(row) for row in answer]
    table = _Table(refs, ids, names)
    shown = table.shown(rows[:_MOST])
    cells = tuple(table.cells(row, shown) for row in rows[:_MOST])
    defaults = {p.name: p.default or "" for p in query.parameters}
    return Question(
        name=query.name,
        title=Pair(query.title["zh"], query.title["en"]),
        description=Pair(query.description["zh"], query.description["en"]),
        group=query.group,
        given=tuple(sorted(defaults.items())),
        columns=tuple(word("column", names[at]) for at in shown),
        rows=cells,
        numeric=tuple(
            all(row[at].is_number or not row[at].text for row in cells) for at in range(len(shown))
        ),
        more=max(len(rows) - _MOST, 0),
        sparql=query.sparql,
    )


class _Table:
    """Turns rows into cells: an IRI becomes the link of the name beside it."""

    def __init__(self, refs: Refs, ids: Mapping[str, str], names: Sequence[str]) -> None:
        self._refs = refs
        self._ids = ids
        self._names = names

    def shown(self, rows: Sequence[Sequence[object]]) -> tuple[int, ...]:
        """Return the columns to show: offsets and the IRIs of what is named beside are not."""
        return tuple(
            at
            for at, name in enumerate(self._names)
            if name not in _QUOTED and any(not self._is_hidden(row, at) for row in rows)
        )

    def cells(self, row: Sequence[object], shown: Sequence[int]) -> tuple[Cell, ...]:
        """Return one row."""
        links = self._links(row)
        return tuple(self._cell(row, at, links.get(at)) for at in shown)

    def _is_hidden(self, row: Sequence[object], at: int) -> bool:
        value = str(row[at])
        if row[at] is None:
            return True
        if not value.startswith(("http://", "https://")) or value.startswith(PK):
            return False
        return self._name_of(row, value) is not None or self._refs(value).link is None

    def _name_of(self, row: Sequence[object], iri: str) -> int | None:
        """Return the column that holds the name of `iri`."""
        thing = self._refs.corpus.things.get(iri)
        names = {self._refs.corpus.name(iri), *(thing.aliases if thing else ())}
        return next((at for at, value in enumerate(row) if str(value) in names), None)

    def _links(self, row: Sequence[object]) -> dict[int, Link]:
        return {at: link for at, link in self._found_links(row) if link is not None}

    def _found_links(self, row: Sequence[object]) -> Iterator[tuple[int, Link | None]]:
        record = dict(zip(self._names, row, strict=True))
        for at, name in enumerate(self._names):
            value = str(row[at])
            if value.startswith("http") and (home := self._name_of(row, value)) is not None:
                yield home, self._refs(value).link
            document = name.removesuffix("Start").removesuffix("start")
            document = f"{document}Document" if document else "document"
            if name in _QUOTED and record.get(document) in self._ids:
                iri, start = self._ids[str(record[document])], int(value)
                column = self._names.index(_QUOTED[name]) if _QUOTED[name] in record else at
                yield column, self._refs.quoting.link(Span("", iri, start, start + 1))

    def _cell(self, row: Sequence[object], at: int, link: Link | None) -> Cell:
        name, value = self._names[at], row[at]
        text = "" if value is None else str(value)
        if name in _DOCUMENTS and text in self._ids:
            ref = self._refs(self._ids[text])
            return Cell(ref.label, ref.link)
        if name == "reason" and text:
            return Cell(reason_pair(text))
        for group in _CODED.get(name, ()):
            if (known := word(group, text)).zh != text:
                return Cell(known)
        if text.startswith(PK):
            key = text.removeprefix(PK)
            return Cell(relation_name(key, outward=True) if key[:1].islower() else type_name(key))
        if text.startswith("http") and (ref := self._refs(text)).link is not None:
            return Cell(ref.label, ref.link)
        is_number = not isinstance(value, str) and value is not None
        return Cell(text, link, is_number)
