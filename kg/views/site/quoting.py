"""Quotes: the sentence that says something, with the words that say it marked, and its address."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from kg.views.site.corpus import Corpus, Span, Text
from kg.views.site.naming import Link, page_name

_REACH = 160  # characters shown at most on either side of the words


@dataclass(frozen=True, slots=True)
class Context:
    """The paragraph around a quote: sentences first..last of a document, of which the quote takes
    from..to. Where the quote does not show all of these, `rest` is what it leaves out on each side.
    """

    document: str
    paragraph: tuple[int, int]
    quoted: tuple[int, int]
    rest: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence in three parts, the words that say it in the middle, and where it stands."""

    before: str
    hit: str
    after: str
    title: str
    date: str
    number: str  # the section's path of numbers
    link: Link
    within: Context | None = None  # None where it is a whole paragraph


class Quoting:
    """Cuts quotes out of the documents of a corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._headings = {
            document: ([section.start for section in sections], sections)
            for document, sections in corpus.sections_of.items()
        }

    def quote(self, span: Span, marked: str = "") -> Quote:
        """Return the sentences around `span`; within it the first mention of thing `marked`.

        Where the thing is not named there, or none is given, the whole of `span` is marked.
        """
        text = self._corpus.documents[span.document]
        a, b = self._mark(span, marked)
        whole = _extent(text, span.start, span.end)
        first, last = max(whole[0], a - _REACH), min(whole[1], b + _REACH)
        more = "…" if last < text.sentences[text.sentence(b - 1)][1] else ""
        return Quote(
            before=("…" if first > text.sentences[text.sentence(first)][0] else "")
            + text.text[first:a],
            hit=text.text[a:b],
            after=text.text[b:last] + more,
            title=text.title,
            date=text.date,
            number=self.number(span.document, span.start),
            link=self.link(span),
            within=_context(text, whole, (first, last)),
        )

    def link(self, span: Span) -> Link:
        """Return where the reader of the document shows `span`."""
        text = self._corpus.documents[span.document]
        start = text.sentences[text.sentence(span.start)][0] if text.sentences else 0
        return Link(page_name(span.document), f"c{start}")

    def section(self, section: str) -> Link:
        """Return where the reader shows a section, or the document itself."""
        known = self._corpus.sections.get(section)
        if known is None:
            return Link(page_name(section))
        return Link(page_name(known.document), f"s{known.order}")

    def number(self, document: str, offset: int) -> str:
        """Return the number path of the innermost section at `offset`, '' before the first."""
        starts, sections = self._headings.get(document, ([], []))
        at = bisect_left(starts, offset + 1) - 1
        section = sections[at] if at >= 0 else None
        while section is not None and section.end <= offset:
            section = self._corpus.sections.get(section.parent)
        return section.number if section is not None else ""

    def _mark(self, span: Span, marked: str) -> tuple[int, int]:
        for mention in self._corpus.mentions.get(marked, ()):
            inside = span.start <= mention.start and mention.end <= span.end
            if mention.document == span.document and inside:
                return mention.start, mention.end
        return span.start, span.end


def _extent(text: Text, start: int, end: int) -> tuple[int, int]:
    """Return where the sentences that hold start..end begin and end."""
    if not text.sentences:
        return start, end
    first = min(text.sentences[text.sentence(start)][0], start)
    return first, max(text.sentences[text.sentence(max(end - 1, start))][1], end)


def _context(text: Text, whole: tuple[int, int], shown: tuple[int, int]) -> Context | None:
    """Return the paragraph around the sentences `whole`, of which the quote shows `shown`."""
    if not text.sentences:
        return None
    begin = text.text.rfind("\n", 0, whole[0]) + 1
    end = text.text.find("\n", whole[1])
    last = text.sentence(max((len(text.text) if end < 0 else end) - 1, whole[0]))
    first = text.sentence(begin)
    if text.sentences[first][0] < begin:  # the last of the paragraph before
        first += 1
    quoted = text.sentence(whole[0]), text.sentence(whole[1] - 1)
    rest = text.text[whole[0] : shown[0]], text.text[shown[1] : whole[1]]
    if (first, last) == quoted and not any(rest):
        return None
    return Context(text.iri, (min(first, quoted[0]), max(last, quoted[1])), quoted, rest)
