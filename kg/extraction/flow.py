"""Flow: where a text without telling headings turns to reporting or to planning."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from kg.extraction.facts import GoalOrFact
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.period import YEAR, read_year

_FLOW = 16  # characters of a paragraph within which it says whether it reports or plans


@lru_cache(maxsize=1)
def _flow_pattern() -> re.Pattern[str]:
    """Return the pattern of the words with which a paragraph turns to reporting or planning."""
    words = read_lexicon("tense")["flow"]
    goal, fact = alternation(words["goal"]), alternation(words["fact"])
    first = "".join(sorted({word[0] for word in (*words["goal"], *words["fact"])}))
    # The class of first characters spares most places the long list of words.
    return re.compile(rf"\n[^\n]{{0,{_FLOW}}}?(?=[{first}])(?:(?P<goal>{goal})|{fact})")


def find_turns(text: str, now: int | None) -> list[tuple[int, GoalOrFact | None]]:
    """Return where the text turns to reporting or planning, in the order of the text.

    What a paper proposes ends with its paragraph, behind which what held before holds again. `now`
    is the year in which the text was written: a paragraph that says by when after it something is
    to be (到2025年，), or what we will do before it says what was done, plans.
    """
    turns: list[tuple[int, GoalOrFact | None]] = [
        # With a line break before it, each paragraph starts where the break stands.
        (m.start(), "goal" if m["goal"] else "fact")
        for m in _flow_pattern().finditer(f"\n{text}")
    ]
    turns += [(start, "goal") for start in _planning(text, now)]
    turns.sort(key=lambda turn: turn[0])
    starts = [start for start, _ in turns]
    for match in _proposed().finditer(text):
        before = bisect_right(starts, match.start())
        end = text.find("\n", match.end())
        turns.append((match.start(), "goal"))
        if end >= 0:
            turns.append((end, turns[before - 1][1] if before else None))
    return sorted(turns, key=lambda turn: turn[0])


def _planning(text: str, now: int | None) -> Iterator[int]:
    """Yield where the paragraphs start that look ahead and do not report before they do."""
    for match in _ahead().finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        over = match["year"] and now is not None and read_year(match["year"]) <= now
        if not over and _told().search(text, start, match.start()) is None:
            yield start


@lru_cache(maxsize=1)
def _ahead() -> re.Pattern[str]:
    """Return the pattern of what looks ahead: 。到2025年， and 我们将.

    Each alternative begins with a character, so that the search can skip all others.
    """
    words = alternation(read_lexicon("tense")["flow"]["ahead"])
    return re.compile(rf"到(?<![^。；\n]到)(?P<year>{YEAR})年[底末]?，|{words}")


@lru_cache(maxsize=1)
def _told() -> re.Pattern[str]:
    return re.compile(alternation(read_lexicon("tense")["flow"]["told"]))


@lru_cache(maxsize=1)
def _proposed() -> re.Pattern[str]:
    return re.compile(alternation(read_lexicon("tense")["flow"]["proposed"]))
