"""Rivers and mountains: those called like a county, and riversides called by their numbers."""

from __future__ import annotations

import re

from kg.extraction.entities.grammar.tokens import Clause
from kg.extraction.entities.grammar.words import AND, BOUNDARY, VERB, WEAK
from kg.extraction.facts import Mention
from kg.extraction.lexicon import lines_with_any


def named_waters(clause: Clause, i: int, text: str) -> list[Mention]:
    """Return the river or mountain called like the county at token `i`: 甲阳|溪|、, 甲阳|溪滨水."""
    after = clause[i + 1]
    alone = after.end - after.start == 1 and (
        i + 2 == len(clause) or bool(clause[i + 2].mask & (BOUNDARY | VERB | AND | WEAK))
    )
    name = text[clause[i].start : after.start + 1]
    if name[-1] not in _NATURE or not (alone or _ALONG.match(text, after.start + 1)):
        return []
    return [Mention("Place", clause[i].start, after.start + 1, name, "place:waters", 0.8)]


_NATURE = "河江湖溪山岭峡"
_ALONG = re.compile("滨水|沿线|沿岸|[两东西南北]岸|流域|上游|下游|干流|风光带")
_BANKS = re.compile("[一两二三四五六七八九十][江河湖][一两二三四五六七八九十][岸水堤]")


def banks(text: str) -> list[Mention]:
    """Return the riversides that are called by their numbers: 一江两岸, 三江六岸."""
    lines = lines_with_any("岸水堤", text)
    found = (m for line in lines for m in _BANKS.finditer(text, *line))
    return [Mention("Place", *m.span(), m[0], "place:banks", 0.8) for m in found]
