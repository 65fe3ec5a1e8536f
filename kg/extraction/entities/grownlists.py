"""Industries of a list that a verb of growth governs and that ends without 等…产业.

重点发展甲材料、乙系统和丙: the verb says what the items are, though no common head follows them.
"""

from __future__ import annotations

from functools import lru_cache

from kg.extraction.entities.industrylists import industry_items
from kg.extraction.entities.programmes import COUNT
from kg.extraction.entities.tokens import Clause, Token
from kg.extraction.entities.words import AND, BOUNDARY, INDUSTRY, LISTING, VERB, WEAK
from kg.extraction.facts import Mention
from kg.extraction.lexicon import read_lexicon

_MAIN = ("主导", "特色", "支柱", "主攻", "重点", "首位", "先导", "优势")


def grown_industries(clause: Clause, text: str) -> list[Mention]:
    """Return the industries of the bare lists in the clause that a verb makes to grow.

    A verb that only industries follow (重点发展, 主攻) needs no more; after a plain 发展 half of
    the items must be industries of the public catalogues.
    """
    found: list[Mention] = []
    for i, token in enumerate(clause[:-3]):
        if token.mask & (VERB | WEAK):
            word = text[token.start : token.end]
            if word == "以":
                found += _of_list(clause, i + 1, text, 0)
            elif word.endswith(_growing()):
                found += _of_list(clause, i + 1, text, 1 + (word in _telling()))
    return found


def _of_list(clause: Clause, first: int, text: str, clear: int) -> list[Mention]:
    items: list[Clause] = []
    i = start = first
    while i < len(clause) and (clause[i].mask & (LISTING | AND) or not _ends(clause, i)):
        if clause[i].mask & (LISTING | AND):
            items.append(clause[start:i])
            start = i + 1
        i += 1
    items.append(clause[start:i])
    if len(items) < 2 or not all(items):
        return []
    if clear == 0 and not _made_main(clause, i, text):
        return []
    if clear and (i < len(clause) or _counted(items[-1], text)):
        return []
    known = sum(any(t.mask & INDUSTRY for t in item) for item in items)
    if clear == 1 and known * 2 < len(items):
        return []
    if clear < 2:
        items = [item for item in items if not _is_doing(item[-1])]
    named = industry_items(items, "产业", text, meant=True)
    return [] if clear == 1 and len(named) < len(items) else named


def _counted(item: Clause, text: str) -> bool:
    """Return whether the last item holds the count of the list: …、地理信息四大产业."""
    return any(COUNT.match(text, token.start) for token in item)


def _is_doing(token: Token) -> bool:
    """Return whether an item ends in a verbal noun, which tells work to be done: 科技研发."""
    return bool(token.mask & WEAK) and not token.mask & INDUSTRY


def _ends(clause: Clause, i: int) -> bool:
    return bool(clause[i].mask & (BOUNDARY | VERB))


def _made_main(clause: Clause, i: int, text: str) -> bool:
    """Return whether 为主导 or the like stands at token `i`: 以甲、乙为主导的产业体系."""
    if i >= len(clause):
        return False
    at = clause[i].start
    return text.startswith("为", at) and text.startswith(_MAIN, at + 1)


@lru_cache(maxsize=1)
def _growing() -> tuple[str, ...]:
    words = read_lexicon("industries")
    return (*words["growing"].split(), *words["telling"].split())


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    return frozenset(read_lexicon("industries")["telling"].split())
