"""Works whose name tells them in any sentence: 甲乙生物基新材料项目, 丙丁游客中心二期."""

from __future__ import annotations

from functools import lru_cache

from kg.extraction.entities.grammar.tokens import Clause, Token
from kg.extraction.entities.grammar.words import (
    CHANGE,
    DECOR,
    INDUSTRY,
    LEVEL,
    NUMBER,
    PLACE,
    QUOTED,
    THEME,
    VERB,
    WITHIN,
    WORKS,
)
from kg.extraction.lexicon import read_lexicon

_COUNTS = "分共有"  # 共分|三期 counts parts
_SPEAKING = 6  # characters of a name that needs no frame


def speaks_for_itself(tokens: Clause, text: str) -> bool:
    """Return whether the name is one of works in any sentence: 甲乙新材料项目, 丙丁大坝二期."""
    modifiers, start, end = tokens[:-1], tokens[0].start, tokens[-1].end
    if not modifiers or not text.endswith(_named_ends(), start, end) or end - start < _SPEAKING:
        return False
    if text.startswith(unnamed(), start) or text[tokens[-1].start - 1] in _COUNTS:
        return False
    if any(_is_told(t) for t in modifiers):
        return False
    if modifiers[-1].mask & DECOR:
        return False
    opens = not tokens[0].mask or tokens[0].mask & (PLACE | QUOTED | NUMBER)
    own = [t.end - t.start for t in modifiers if not t.mask and text[t.start] >= "一"]
    if opens and max(own, default=0) > 1:
        made = any(t.mask & (INDUSTRY | WORKS | CHANGE | NUMBER) for t in modifiers)
        return max(own) > 3 or (len(modifiers) > 1 and (made or sum(own) > 3))
    specific = [t for t in modifiers if not t.mask & (THEME | LEVEL | PLACE)]
    return bool(tokens[0].mask & PLACE) and len(specific) > 1


def _is_told(token: Token) -> bool:
    """Return whether the word tells what is done to a project, as no name does (规划布局…项目)."""
    if token.word is not None and token.word.text in words_told():
        return True
    return bool(token.mask & VERB) and not token.mask & WITHIN


@lru_cache(maxsize=1)
def _named_ends() -> tuple[str, ...]:
    return tuple(read_lexicon("works")["named"].split())


@lru_cache(maxsize=1)
def words_told() -> frozenset[str]:
    """Return the words that tell what is done with projects, and stand in no name of one."""
    return frozenset(read_lexicon("works")["told"].split())


@lru_cache(maxsize=1)
def unnamed() -> tuple[str, ...]:
    """Return the words that begin what kinds of projects are called by, and no names."""
    return tuple(read_lexicon("works")["unnamed"].split())
