"""Events whose names hold their own verbs: 甲市项目集中开工仪式, 乙县招商推介会.

Such a name is read from its end to the left, over the words that name what is done there, as far
as they go; a place, a year, an ordinal or the thing that is begun must open it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.units.organs import trie_pattern

_LONGEST = 44  # characters
_SHORTEST = 8
_ORDER = "[一二三四五六七八九十百]{1,4}|\\d{1,3}"
_DATED = re.compile(rf"20\d\d年|第(?:{_ORDER})[届次批]|首[届批次]")
_OWN = re.compile("全[省市县区州盟旗]")  # whose it is: 全市重点项目…推进会
_OPENERS = frozenset({"Place", "Park", "Project", "Platform", "Enterprise", "Institution"})


def ceremonies(found: list[Mention], text: str) -> list[Mention]:
    """Return the ceremonies and rallies; `found` are the names that may open them."""
    cores = list(_core().finditer(text))
    ends = _longest(found) if cores else {}
    result = [_ceremony(m, ends, text) for m in cores]
    return [m for m in result if m is not None]


def _longest(found: list[Mention]) -> dict[int, Mention]:
    """Return the names that may open a ceremony's, by their ends, the longest of those alike."""
    ends: dict[int, Mention] = {}
    for m in found:
        if m.type in _OPENERS:
            other = ends.get(m.end)
            if other is None or m.start <= other.start:
                ends[m.end] = m
    return ends


def _ceremony(m: re.Match[str], ends: dict[int, Mention], text: str) -> Mention | None:
    """Return the event whose end `m` is, with all that its name holds to the left."""
    before = _before().search(text, max(m.start() - _LONGEST, 0), m.start())
    start = before.start() if before else m.start()
    named = _DATED.search(text, start, m.end()) is not None
    opener = next((ends[at] for at in range(start, m.start() + 1) if at in ends), None)
    if opener is not None and (opener.start < start or opener.end > m.start() - 3):
        start, named = opener.start, True
    if (
        text[start - 1 : start] == "”"
        and (quote := text.rfind("“", max(start - 20, 0), start)) >= 0
    ):
        start, named = quote, True
    own = _OWN.match(text, start) is not None and m.end() - start > _SHORTEST + 2
    if not (named or own) or not _SHORTEST <= m.end() - start <= _LONGEST:
        return None
    name, sure = text[start : m.end()], 0.85 if named else 0.7
    return Mention("Event", start, m.end(), name, "event:ceremony", sure)


@lru_cache(maxsize=1)
def _core() -> re.Pattern[str]:
    """Return the pattern of what is done and the occasion: 开工仪式, 签约暨开工活动."""
    data = read_lexicon("ceremonies")
    acts = trie_pattern(data["acts"].split())  # a tree: it is tried all over the text
    heads = alternation(data["heads"].split())
    joint = alternation(data["joints"].split())
    # The acts come first once more, as literals that the search can jump to.
    act = f"(?:{acts})(?:{joint})?"
    return re.compile(rf"{act}(?:{act})*(?:{heads})(?!室|部|组|办|中心)")


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    """Return the pattern of the words of such a name before its last act, up to that act."""
    data = read_lexicon("ceremonies")
    words = [*data["acts"].split(), *data["joints"].split(), *data["inside"].split()]
    return re.compile(rf"(?:20\d\d年度?|第(?:{_ORDER})[届次批]|首[届批次]|{alternation(words)})+$")
