"""The pages of a site: which there are, and what stands on each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.views.site.boards import matrix, target_board
from kg.views.site.compared import compare
from kg.views.site.content import Pair
from kg.views.site.facts import Data, Facts, table_data
from kg.views.site.index import count_types
from kg.views.site.naming import page_name
from kg.views.site.questions import Question, questions
from kg.views.site.reader import read
from kg.views.site.reading import read_corpus
from kg.views.site.refs import TARGETS, Refs
from kg.views.site.render import Renderer
from kg.views.site.things import Things
from kg.views.site.words import start_questions, type_name

if TYPE_CHECKING:
    from kg.graph.graph import Graph

DUTIES = ("ledBy", "responsibleUnit")
_ANSWER = "question/"  # in the names of pages
_SHOWN = 5  # rows of an answer on the start page


@dataclass(frozen=True)
class Page:
    """A page before it is drawn: its template, and what the template shows."""

    name: str  # its path without .html
    template: str
    title: Pair
    content: dict[str, Any] = field(repr=False)
    data: Data = field(repr=False)


class Site:
    """All pages of a graph. It is read once; pages are made when they are asked for."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.corpus = read_corpus(graph)
        self.refs = Refs(self.corpus)
        self.things = Things(self.refs)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Return the named queries that have an answer."""
        return questions(self.graph, self.refs)

    @cached_property
    def subjects(self) -> dict[str, str]:
        """Return the IRI of what a page is about, by the page's name: documents, then things."""
        things = self.corpus.things.items()
        iris = [iri for iri, thing in things if thing.type != "Indicator"]
        return {page_name(iri): iri for iri in (*self.corpus.documents, *iris)}

    @cached_property
    def _boards(self) -> dict[str, Callable[[], Page]]:
        """Return what makes the pages about more than one thing, answers left out, by name."""
        return {
            "index": self._start,
            TARGETS: self._targets,
            "matrix": self._matrix,
            "compare": self._compare,
            "questions": self._questions,
            **{f"list/{key.lower()}": partial(self._list, key) for key in count_types(self.corpus)},
        }

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the names of all pages, in a fixed order."""
        answers = (f"{_ANSWER}{question.name}" for question in self.questions)
        return (*self._boards, *answers, *self.subjects)

    def pages(self) -> Iterator[Page]:
        """Return every page."""
        return map(self.page, self.names)

    def page(self, name: str) -> Page:
        """Return the page with this name; raises KgError where there is none."""
        if (make := self._boards.get(name)) is not None:
            return make()
        if (iri := self.subjects.get(name)) is not None:
            return self._document(iri) if iri in self.corpus.documents else self._thing(iri)
        if name.startswith(_ANSWER):  # asks the graph all questions, so it comes last
            for question in self.questions:
                if name == f"{_ANSWER}{question.name}":
                    return self._question(question)
        raise KgError(f"the site has no page {name!r}; index lists what there is")

    def page_of(self, iri: str) -> Page:
        """Return the page about a thing, document, section or indicator, by its IRI."""
        link = self.refs(iri).link
        if link is None:
            raise KgError(f"the graph has no <{iri}>; `kg search TEXT` finds what it has")
        return self.page(link.page)

    def _facts(self) -> Facts:
        return Facts(self.corpus)

    def _start(self) -> Page:
        by_name = {question.name: question for question in self.questions}
        answers = [by_name[name] for name in start_questions() if name in by_name]
        compared = compare(self.refs, self.things)
        content = {
            "documents": [self._about_document(iri) for iri in self.corpus.documents],
            "counts": [(type_name(key), key, n) for key, n in count_types(self.corpus).items()],
            "campaigns": self._campaigns(),
            "answers": answers,
            "shown": _SHOWN,
            "totals": {
                "tasks": sum(section.is_task for section in self.corpus.sections.values()),
                "claims": len({claim.iri for claim in self.corpus.claims}),
                "figures": len({figure.iri for figure in self.corpus.figures}),
                "discrepancies": sum(len(c.discrepancies) for c in compared),
                "developments": sum(len(c.developments) for c in compared),
            },
        }
        facts = self._facts().things([*self.corpus.documents, *self._campaign_iris()])
        return Page("index", "start", Pair("政策图谱", "Policy graph"), content, facts.data())

    def _about_document(self, iri: str) -> dict[str, Any]:
        text = self.corpus.documents[iri]
        tasks = sum(section.is_task for section in self.corpus.sections_of.get(iri, ()))
        return {"ref": self.refs(iri), "text": text, "tasks": tasks}

    def _campaign_iris(self) -> list[str]:
        """Return the initiatives that have tasks of their own, by the order of the documents."""
        order = {iri: at for at, iri in enumerate(self.corpus.sections)}
        found = [
            (order[section.iri], iri)
            for iri, sections in self.corpus.titled.items()
            if self.corpus.things[iri].type == "Initiative"
            for section in sections[:1]
            if len(self.corpus.tasks_in(section)) > 1
        ]
        return [iri for _, iri in sorted(found)]

    def _campaigns(self) -> list[dict[str, Any]]:
        return [
            {
                "ref": self.refs(iri),
                "tasks": sum(len(self.corpus.tasks_in(s)) for s in self.corpus.titled[iri]),
            }
            for iri in self._campaign_iris()
        ]

    def _targets(self) -> Page:
        content = {"board": target_board(self.refs, self.things)}
        data = self._facts().figures(self.corpus.figures).data()
        return Page(TARGETS, "targets", Pair("指标总表", "Targets"), content, data)

    def _matrix(self) -> Page:
        content = {"matrix": matrix(self.refs)}
        duties = (claim for claim in self.corpus.claims if claim.predicate in DUTIES)
        data = self._facts().claims(duties).data()
        title = Pair("任务分工矩阵", "Responsibility matrix")
        return Page("matrix", "matrix", title, content, data)

    def _compare(self) -> Page:
        content = {"pairs": compare(self.refs, self.things)}
        data = self._facts().findings(self.corpus.findings).data()
        return Page("compare", "compare", Pair("文件比对", "Documents compared"), content, data)

    def _questions(self) -> Page:
        groups: dict[str, list[Question]] = {}
        for question in self.questions:
            groups.setdefault(question.group, []).append(question)
        rows = [[q.title.zh, q.title.en, q.description.zh] for q in self.questions]
        data = {"table": {"columns": ["question", "question@en", "description"], "rows": rows}}
        title = Pair("常问的问题", "Questions")
        return Page("questions", "questions", title, {"groups": groups}, data)

    def _question(self, question: Question) -> Page:
        name, data = f"{_ANSWER}{question.name}", table_data(question)
        return Page(name, "question", question.title, {"question": question}, data)

    def _list(self, key: str) -> Page:
        things = [thing for thing in self.corpus.things.values() if thing.type == key]
        mentions = {
            t.iri: len(self.corpus.mentions.get(t.iri, self.corpus.figures_of.get(t.iri, ())))
            for t in things
        }
        things.sort(key=lambda thing: (-mentions[thing.iri], thing.iri))
        rows = [
            {"ref": self.refs(t.iri), "aliases": t.aliases, "mentions": mentions[t.iri],
             "documents": self._documents_of(t.iri)}
            for t in things
        ]  # fmt: skip
        data = self._facts().things(thing.iri for thing in things).data()
        name, title = f"list/{key.lower()}", type_name(key)
        return Page(name, "list", title, {"rows": rows, "key": key}, data)

    def _documents_of(self, iri: str) -> list[Any]:
        spans = self.corpus.mentions.get(iri, ())
        spans = spans or tuple(f.span for f in self.corpus.figures_of.get(iri, ()))
        return [self.refs(document) for document in dict.fromkeys(s.document for s in spans)]

    def _document(self, iri: str) -> Page:
        corpus, text = self.corpus, self.corpus.documents[iri]
        facts = self._facts().things([iri])
        facts.claims(c for c in corpus.claims if c.span.document == iri)
        facts.figures(f for f in corpus.figures if f.span.document == iri)
        facts.reports(r for r in corpus.reports if r.span.document == iri)
        title = Pair(text.title, text.title)
        return Page(page_name(iri), "reader", title, {"reader": read(self.refs, iri)}, facts.data())

    def _thing(self, iri: str) -> Page:
        shown = self.things.page(iri)
        title = Pair(shown.label, shown.label)
        content = {"thing": shown, "type": type_name(shown.type)}
        return Page(page_name(iri), "thing", title, content, self._facts().about(iri).data())


def page_for(graph: Graph, iri: str) -> str:
    """Return the page about `iri` as HTML; its links are those of the written site.

    A server that shows many pages keeps a Site, and asks it. Raises KgError where the graph does
    not know `iri`.
    """
    site = Site(graph)
    return Renderer(site.corpus.documents).page(site.page_of(iri))
