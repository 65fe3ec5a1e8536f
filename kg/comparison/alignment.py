"""Alignment: the sentences of two texts that say the same, and where their words differ.

All offsets here are clean offsets.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain

_SENTENCE = re.compile(r"[^。；！？\n]+")
_CLAUSE_END = re.compile(r"[，。；！？：\n]")
_GRAM = 5  # characters; shorter ones are shared by chance
_FEWEST = 6  # shared grams: ten characters in a row
_SHARE = 0.3  # of the shorter sentence's grams
_COMMON = 20  # a gram in more sentences than this is a formula, which says nothing
_LONGEST = 1500  # of a sentence; the time for the words of two grows with the square of it


@dataclass(frozen=True, slots=True)
class Change:
    """Where two aligned sentences differ: first[start:end] against second[start:end].

    `before` and `after` say how many characters in a row are the same on either side.
    """

    first: tuple[int, int]
    second: tuple[int, int]
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """Two sentences that say the same in much the same words, and their changes in order."""

    first: tuple[int, int]
    second: tuple[int, int]
    changes: tuple[Change, ...]


def align(first: str, second: str) -> Iterator[AlignedPair]:
    """Yield the pairs of sentences that share much text and differ somewhere, in text order.

    Every sentence of the shorter text is looked for in the longer one.
    """
    if len(first) > len(second):
        found = [_turned(pair) for pair in align(second, first)]
        yield from sorted(found, key=lambda pair: (pair.first, pair.second))
        return
    index = _index(second)
    same = {second[start:end] for start, end in index.sentences}
    for start, end in _sentences(first):
        if first[start:end] in same:
            continue
        for other in index.alike(first[start:end]):
            span = index.sentences[other]
            changes = tuple(_changes(first, (start, end), second, span))
            yield AlignedPair((start, end), span, changes)


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the clause that holds start..end: up to a comma, colon or full stop on either side."""
    first = max(
        (m.end() for m in _CLAUSE_END.finditer(text, max(0, start - 400), start)), default=0
    )
    if not first:
        first = max(0, start - 400)
    after = _CLAUSE_END.search(text, end)
    return first, after.start() if after else len(text)


def _sentences(text: str) -> list[tuple[int, int]]:
    spans = [m.span() for m in _SENTENCE.finditer(text)]
    return [(s, e) for s, e in spans if _GRAM + _FEWEST <= e - s <= _LONGEST]


def _grams(sentence: str) -> set[str]:
    return {sentence[i : i + _GRAM] for i in range(len(sentence) - _GRAM + 1)}


class _Index:
    """The sentences of a text by the character sequences in them."""

    def __init__(self, text: str) -> None:
        self.sentences = _sentences(text)
        self._sizes: list[int] = []
        self._by_gram: defaultdict[str, list[int]] = defaultdict(list)
        for number, (start, end) in enumerate(self.sentences):
            grams = _grams(text[start:end])
            self._sizes.append(len(grams))
            for gram in grams:
                self._by_gram[gram].append(number)
        for gram in [gram for gram, numbers in self._by_gram.items() if len(numbers) > _COMMON]:
            del self._by_gram[gram]

    def alike(self, sentence: str) -> list[int]:
        """Return the numbers of the sentences that share enough with `sentence`, in text order."""
        grams = _grams(sentence)
        known = self._by_gram.keys() & grams
        votes = Counter(chain.from_iterable(map(self._by_gram.__getitem__, known)))
        return sorted(
            number
            for number, count in votes.items()
            if count >= max(_FEWEST, _SHARE * min(len(grams), self._sizes[number]))
        )


@lru_cache(maxsize=16)
def _index(text: str) -> _Index:
    """Return the index of a text; one document is compared with several."""
    return _Index(text)


def _changes(
    first: str, left: tuple[int, int], second: str, right: tuple[int, int]
) -> Iterator[Change]:
    """Yield where the two sentences differ; single equal characters between are taken in."""
    matcher = SequenceMatcher(None, first[slice(*left)], second[slice(*right)], autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size > 1]
    ends = [(0, 0), *((b.a + b.size, b.b + b.size) for b in blocks)]
    starts = [*((b.a, b.b) for b in blocks), (left[1] - left[0], right[1] - right[0])]
    sizes = [0, *(b.size for b in blocks), 0]
    for number, (end, start) in enumerate(zip(ends, starts, strict=True)):
        if end != start:
            yield Change(
                (left[0] + end[0], left[0] + start[0]),
                (right[0] + end[1], right[0] + start[1]),
                sizes[number],
                sizes[number + 1],
            )


def _turned(pair: AlignedPair) -> AlignedPair:
    changes = tuple(Change(c.second, c.first, c.before, c.after) for c in pair.changes)
    return AlignedPair(pair.second, pair.first, changes)
