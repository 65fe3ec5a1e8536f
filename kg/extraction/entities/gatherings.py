"""Events told by their verb: what is held or taken part in, and ends as fairs and feasts do.

举办“诗画甲江”文化旅游节, 参加甲（乙）预制菜展: the last word alone (节, 展, 赛) says too little.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extraction.entities.names import PROPER, SPECIFIC, grade
from kg.extraction.entities.tokens import Clause
from kg.extraction.entities.words import (
    AND,
    BOUNDARY,
    BRACKET,
    DASH,
    DECOR,
    HOLD,
    LISTING,
    MASKED,
    PLURAL,
    QUANTITY,
    VERB,
)
from kg.extraction.facts import Mention
from kg.extraction.lexicon import read_lexicon

_LONGEST = 30  # characters
_WIDEST = 4  # tokens from one bracket to the other: 中国（吉林）国际…


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    heads = read_lexicon("heads")["Event"]
    return tuple(sorted({*heads["strong"].split(), *heads["weak"].split()}))


def gatherings(clause: Clause, text: str) -> list[Mention]:
    """Return the events that a verb of holding or taking part governs, alone or in a list."""
    found: list[Mention] = []
    for i, token in enumerate(clause):
        if token.mask & HOLD:
            found += _objects(clause, i + 1, text)
    return found


def _objects(clause: Clause, first: int, text: str) -> list[Mention]:
    """Return the events among the items from token `first` on, up to the next verb."""
    found = []
    while first < len(clause):
        stop = _item_end(clause, first, text)
        mention = _event(clause, first, stop, text)
        if mention:
            found.append(mention)
        if stop >= len(clause) or not clause[stop].mask & (LISTING | AND):
            break
        first = stop + 1
    return found


def _item_end(clause: Clause, first: int, text: str) -> int:
    """Return the index of the token that ends the item; a bracket inside it does not."""
    i = first
    while i < len(clause):
        mask = clause[i].mask
        if mask & BRACKET and i > first:
            close = _closing(clause, i)
            if not close:
                return i
            i = close
        elif _ends_item(clause, first, i, text):
            return i
        i += 1
    return i


def _ends_item(clause: Clause, first: int, i: int, text: str) -> bool:
    """Return whether token `i` stands behind the item that began at `first`.

    A conjunction does only where what is before it is an event already; a dash never does.
    """
    mask = clause[i].mask
    if mask & DASH or (mask & QUANTITY and i == first):
        return False
    if mask & AND:
        numbered = i + 1 < len(clause) and text.startswith("第", clause[i + 1].start)
        return numbered or text.endswith(_endings(), clause[first].start, clause[i].start)
    return bool(mask & (BOUNDARY | VERB))


def _closing(clause: Clause, i: int) -> int:
    """Return the index of the bracket that closes the one at `i` inside a name, or 0."""
    for j in range(i + 2, min(i + _WIDEST, len(clause) - 1)):
        if clause[j].mask & BRACKET:
            return 0 if clause[j + 1].mask & (BOUNDARY | VERB) else j
    return 0


def _event(clause: Clause, first: int, stop: int, text: str) -> Mention | None:
    if first < stop and clause[first].mask & (PLURAL | QUANTITY):
        return None
    while first < stop and clause[first].mask & DECOR:
        first += 1
    if first >= stop or any(t.mask & MASKED for t in clause[first:stop]):
        return None
    start, end = clause[first].start, clause[stop - 1].end
    if not 4 <= end - start <= _LONGEST or not text.endswith(_endings(), start, end):
        return None
    last = clause[stop - 1]
    own = not last.mask and last.end - last.start > 1  # 冰雪节 is no word of the lexicon
    company = (
        first > 2 and text.endswith(_endings(), 0, clause[first - 1].start) and end - start > 5
    )
    if not own and grade(clause[first : stop - 1], text) < (SPECIFIC if company else PROPER):
        return None
    return Mention("Event", start, end, text[start:end], "event:held", 0.8)
