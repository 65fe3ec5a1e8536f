"""A reading: a document with its clean text, its outline and its sentences.

All offsets in an outline and in sentences are clean offsets; `CleanText.span` leads back.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kg.documents.clean import CleanText
from kg.documents.document import Document, Span


@dataclass(frozen=True, slots=True)
class Section:
    """One heading and what stands under it. Offsets are clean offsets."""

    index: int
    parent: int | None  # index of the enclosing section
    kind: str  # annex, chapter, section, campaign, group, task, measure, keyword, part, box …
    label: str  # the number as printed, such as （一） or 第三章
    number: str  # the path of headings, such as 附件1/二/(一)/1
    title: str  # as printed in the original, without the number
    is_task: bool  # a numbered heading that asks for something to be done
    start: int  # where the heading's line starts
    title_start: int
    title_end: int
    end: int  # where the section ends, its subsections included


class Sentence(NamedTuple):
    """A sentence (up to 。！？； or a paragraph's end) and the innermost section it stands in."""

    start: int
    end: int
    section: int  # index into Reading.sections


@dataclass(frozen=True)
class Reading:
    """What every extraction rule is given. `sections[0]` is the document as a whole."""

    document: Document
    clean: CleanText
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]

    @cached_property
    def text(self) -> str:
        """Return the clean text that rules match on."""
        return self.clean.text

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Return where each sentence starts."""
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that the clean `offset` lies in."""
        after = bisect_right(self.sentence_starts, offset)
        return self.sentences[after - 1 if after else 0]

    def section_at(self, offset: int) -> Section:
        """Return the innermost section that the clean `offset` lies in."""
        return self.sections[self.sentence_at(offset).section]

    def ancestors(self, section: Section) -> tuple[Section, ...]:
        """Return the section and those around it, innermost first."""
        chain = self._chains.get(section.index)
        if chain is None:
            around = () if section.parent is None else self.ancestors(self.sections[section.parent])
            chain = self._chains[section.index] = (section, *around)
        return chain

    @cached_property
    def _chains(self) -> dict[int, tuple[Section, ...]]:
        """Hold what `ancestors` found, by section, as many rules ask for the same ones."""
        return {}

    def quote(self, start: int, end: int) -> tuple[Span, str]:
        """Return the original span of a clean range, and the original characters there."""
        span = self.clean.span(start, end)
        return span, self.document.quote(span)
