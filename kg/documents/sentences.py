"""Sentences of a clean text."""

from __future__ import annotations

import re

from kg.documents.reading import Section, Sentence

# A bracket is not broken; closing quotes and brackets belong to the sentence they close. The white
# space between sentences is of none; where one goes on is never in doubt, so nothing is taken back.
_SENTENCE = re.compile(
    r"(?=\S)[^。！？；\n\t（]*+(?:（(?:[^（）\n\t]{0,400}）)?+[^。！？；\n\t（]*+)*+"
    r"(?:[。！？；]+[”’」』）】]*)?"
)


def split_sentences(text: str, sections: tuple[Section, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of `text`, sorted and disjoint, each with its innermost section.

    A sentence ends with 。！？； or with its line or its cell of a table; it also ends where a
    section starts, so that a heading is a sentence of its own. Together they hold all
    characters but white space.
    """
    borders = [section.start for section in sections[1:]] + [len(text) + 1]
    sentences: list[Sentence] = []
    current = 0
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        while start < end:
            while borders[current] <= start:
                current += 1
            stop = end if end <= borders[current] else borders[current]
            left, right = start, stop
            if text[start].isspace() or text[stop - 1].isspace():  # as around few sentences
                left, right = _stripped(text, start, stop)
            if left < right:
                within = sections[current].end > left  # as nearly all are
                section = current if within else _innermost(sections, current, left)
                sentences.append(Sentence(left, right, section))
            start = stop
    return tuple(sentences)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _innermost(sections: tuple[Section, ...], index: int, offset: int) -> int:
    """Return the innermost of the section `index` and those around it that holds `offset`."""
    while sections[index].end <= offset:
        index = sections[index].parent or 0
        if index == 0:
            break
    return index
