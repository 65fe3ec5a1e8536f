"""Rare words without which some rules find nothing, looked for in one scan of the text.

The words of the lexicons (words.py) part a clause into tokens; these may lie across tokens, and
only tell which rules are worth trying on a clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extraction.entities.events.gatherings import HELD_WORDS
from kg.extraction.entities.firms.acting import firm_titles, leading_words, paying_words
from kg.extraction.entities.firms.lists import COUNTED_FIRMS, kinds_before
from kg.extraction.entities.grammar.tokens import Clause
from kg.extraction.entities.grammar.words import (
    ANNOUNCED,
    COUNTS_FIRMS,
    COUNTS_SET,
    ENDS_PLACE,
    ENDS_TOWN,
    FIRM_KIND,
    FIRM_TITLE,
    GROWS,
    HELD,
    LEADS,
    LISTS,
    PAYS,
    SAYS_INDUSTRY,
)
from kg.extraction.entities.industries.grown import ANNOUNCING, made_main_words
from kg.extraction.entities.lists.coordination import PAID
from kg.extraction.entities.places.named import ENDING_CHARACTERS, TOWN_CHARACTERS
from kg.extraction.entities.programmes.headed import SET_COUNTS

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_BEHIND = 2  # characters from the end of a clause in which a word of holding may begin
_AHEAD = 14  # characters before a clause in which what announces industries may begin


def with_rare_words(read: Sequence[tuple[Clause, int]], text: str) -> Iterator[tuple[Clause, int]]:
    """Yield the clauses, with the kinds of the rare words in them added to their kinds."""
    marks = _marks(text)
    at, start = 0, marks[0][0]
    for clause, kinds in read:
        end, more = clause[-1][1], kinds
        while start < end:
            more |= marks[at][1]
            at += 1
            start = marks[at][0]
        yield clause, more


def _marks(text: str) -> list[tuple[int, int]]:
    """Return where rare words begin, each with its kind, in text order, and a last one at no word.

    Words of holding are marked before their beginnings too, as they may stand behind a clause, and
    what announces industries is behind it.
    """
    automaton, kinds = _scan()
    found = automaton.find_matches_as_indexes(text, overlapping=True)
    marks = [(start, kinds[word]) for word, start, _ in found]
    held = [start for start, kind in marks if kind & HELD]
    marks += [(start - back, HELD) for start in held for back in range(1, _BEHIND + 1)]
    before = [start for start, kind in marks if kind & ANNOUNCED]
    marks += [(start + on, ANNOUNCED) for start in before for on in range(1, _AHEAD + 1)]
    marks.sort()
    marks.append((len(text) + _BEHIND, 0))
    return marks


@lru_cache(maxsize=1)
def _scan() -> tuple[AhoCorasick, tuple[int, ...]]:
    """Return the automaton of the rare words and the kind of each."""
    from ahocorasick_rs import (  # noqa: PLC0415  heavy, needed only here
        AhoCorasick,
        Implementation,
        MatchKind,
    )

    groups: dict[int, Iterable[str]] = {
        ENDS_PLACE: sorted(ENDING_CHARACTERS),
        ENDS_TOWN: TOWN_CHARACTERS,
        FIRM_KIND: kinds_before(),
        FIRM_TITLE: firm_titles(),
        PAYS: paying_words(),
        COUNTS_FIRMS: COUNTED_FIRMS,
        HELD: HELD_WORDS,
        COUNTS_SET: SET_COUNTS,
        SAYS_INDUSTRY: ("产业",),
        LISTS: (PAID,),
        GROWS: made_main_words(),
        ANNOUNCED: ANNOUNCING,
        LEADS: leading_words(),
    }
    kinds: dict[str, int] = {}
    for kind, words in groups.items():
        for word in words:
            kinds[word] = kinds.get(word, 0) | kind
    automaton = AhoCorasick(
        list(kinds), matchkind=MatchKind.Standard, implementation=Implementation.DFA
    )
    return automaton, tuple(kinds.values())
