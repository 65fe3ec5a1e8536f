"""Firms told by what they do: 支持甲乙食品在丙镇建设…, 丁戊生物科技年产5万吨…项目."""

from __future__ import annotations

from functools import lru_cache

from kg.extraction.entities.tokens import Clause, Token, is_capacity
from kg.extraction.entities.words import FIRM, HEAD, PLACE
from kg.extraction.facts import Mention
from kg.extraction.lexicon import read_lexicon

_LONGEST = 14


def acting_firms(clause: Clause, text: str) -> list[Mention]:
    """Return the firms without a firm's head (公司) that act, or whose plant follows their name."""
    found: list[Mention] = []
    for i in range(1, len(clause)):
        if not clause[i].mask & FIRM or (i + 1 < len(clause) and _is_tail(clause[i + 1])):
            continue
        first = _first(clause, i)
        if first is None:
            continue
        start, end = clause[first].start, clause[i].end
        if end - start <= _LONGEST and _acts(clause, first, i, text):
            name = text[start:end]
            found.append(Mention("Enterprise", start, end, name, "enterprise:acts", 0.75))
    return found


def _is_tail(token: Token) -> bool:
    """Return whether the word may end a firm's name: 食品, 生物, 科技."""
    return bool(token.mask & FIRM)


def _first(clause: Clause, tail: int) -> int | None:
    """Return the first token of the firm's name, None where no word of its own is in it."""
    i = tail
    while i and _is_tail(clause[i - 1]):
        i -= 1
    own = i - 1
    if own < 0 or clause[own].mask or not 2 <= clause[own].end - clause[own].start <= 6:
        return None
    before = clause[own - 1] if own else None
    return own - 1 if before is not None and before.mask & PLACE else own


def _acts(clause: Clause, first: int, tail: int, text: str) -> bool:
    """Return whether the words around say that the name is a firm's."""
    after = clause[tail + 1] if tail + 1 < len(clause) else None
    if after is None:
        return False
    if is_capacity(after, text):
        return True
    lets, acts = _words("lets"), _words("acts")
    before = clause[first - 1] if first else None
    let = before is not None and text[before.start : before.end] in lets
    does = text[after.start : after.end] in acts and not after.mask & HEAD
    return let and does


@lru_cache(maxsize=4)
def _words(key: str) -> frozenset[str]:
    return frozenset(read_lexicon("works")[key].split())
