"""Works of renewal, named after the places where they are done: 甲巷、乙片区等棚户区改造."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extraction.facts import EntityType, Mention
from kg.extraction.lexicon import alternation, read_lexicon

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_LONGEST = 110  # characters of a list of places with what is done there
_BETWEEN = 30  # characters between a list and what is done, and of a member of it
_AND = ("、", "和", "与", "及")
_UNKNOWN = re.compile("、([一-鿿]{2,7})$")
# Between the list and its works: what the places are called, and how many are renewed.
_CALLED = re.compile(
    r"等?(?:[两三四五六七八九十\d]*个?(?:重点)?(?:区域|片区|小区|社区|街道|地块|地|村))?"
    r"(?P<count>(?:\d+(?:万平方米|[个户栋套处])(?:项目)?)*)(?:城镇|城市|城区)?$"
)


def renewals(found: list[Mention], text: str) -> list[Mention]:
    """Return the works of renewal behind lists of the places among `found`.

    The name is that of the list with its works; of counted works (甲、乙等地20个老旧小区改造), what
    is done. With the works come the members of their lists that no other rule knows for places.
    """
    told = _told(text)
    if not told:
        return []
    places = {m.end: m.start for m in found if m.type == "Place"}
    known = {m.end: m.start for m in reversed(found) if m.type == "Project"}
    named: list[Mention] = []
    for works in told:
        end, counted = _list_end(works.start(), places, text)
        listed = _list_before(end, places, text)
        if not listed or known.get(works.end(), len(text)) <= listed[-1][0]:
            continue
        start = works.start() if counted else listed[-1][0]
        if (len(listed) > 1 or end == works.start()) and works.end() - start <= _LONGEST:
            named.append(_mention("Project", (start, works.end()), text))
            named += [_mention("Place", span, text) for span in listed if span[1] not in places]
    return named


def _mention(kind: EntityType, span: tuple[int, int], text: str) -> Mention:
    rule, sure = ("project:renewal", 0.85) if kind == "Project" else ("place:renewed", 0.75)
    return Mention(kind, *span, text[slice(*span)], rule, sure)


def _list_end(start: int, places: dict[int, int], text: str) -> tuple[int, bool]:
    """Return where the list before the works at `start` ends, and whether works are counted."""
    if start in places:
        return start, False
    for at in range(max(start - _BETWEEN, 0), start):
        called = _CALLED.match(text, at, start)
        if called is not None and (at in places or text[at] == "等"):
            return at, bool(called["count"])
    return -1, False


def _list_before(end: int, places: dict[int, int], text: str) -> list[tuple[int, int]]:
    """Return the members of the list that ends at `end`, last to first; the first is a place."""
    members: list[tuple[int, int]] = []
    whole = 0  # members up to the last one known for a place
    while end > 0:
        unknown = None if end in places else _UNKNOWN.search(text, max(end - _BETWEEN, 0), end)
        if end not in places and unknown is None:
            break
        start = places[end] if unknown is None else unknown.start(1)
        members.append((start, end))
        whole = len(members) if unknown is None else whole
        end = start - 1 if text[start - 1 : start] in _AND else -1
    return members[:whole]


def _told(text: str) -> list[re.Match[str]]:
    """Return where works of renewal are told of: 棚户区改造, 老旧小区综合整治项目, 安置房."""
    automaton, endings = _works()
    found = (endings[i].match(text, at) for i, at, _ in automaton.find_matches_as_indexes(text))
    return [works for works in found if works]


@lru_cache(maxsize=1)
def _works() -> tuple[AhoCorasick, tuple[re.Pattern[str], ...]]:
    """Return what is renewed, or the homes that are built for it, each with its whole pattern."""
    from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415  heavy, needed only here

    lexicon = read_lexicon("surroundings")["renewal"]
    how, ends = alternation(lexicon["how"]), "(?:(?:（[^（）]{2,12}）)?(?:项目|工程))?"
    patterns = {word: f"{word}(?:{how}){ends}" for word in lexicon["what"]}
    patterns |= {word: f"{word}(?:建设)?{ends}" for word in lexicon["homes"]}
    automaton = AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple(re.compile(pattern) for pattern in patterns.values())
