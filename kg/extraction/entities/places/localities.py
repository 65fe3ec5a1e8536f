"""Places named by their last word: quarters, scenic places, waters."""

from __future__ import annotations

import re

from kg.extraction.entities.grammar.made import Found, make
from kg.extraction.entities.grammar.names import (
    GENERIC,
    PROPER,
    SHORT_LEVEL,
    Name,
    complete,
    drop_leading,
    is_edge,
    read_name,
)
from kg.extraction.entities.grammar.tokens import Clause, Token
from kg.extraction.entities.grammar.words import DASH, HARD, LEVEL, NUMBER, PLACE, QUOTED
from kg.extraction.entities.works.sites import is_park, site_words
from kg.extraction.facts import Mention

_LOCAL = ("苏木", "嘎查", "街道", "社区")  # what governs these is no part of their names
_QUARTERS = (*_LOCAL, "新城", "新区")  # 甲新城|乙片区
_SIDES = ("东部", "西部", "南部", "北部", "中部")
_TRACT = re.compile("片(?=[、，。；（）为等])")
_PART_OF_ROAD = re.compile("[东西南北中]段|[东西南北]延(?:伸|长)?")


def place(clause: Clause, head: int, strength: str, text: str) -> Found:
    """Return the place named by the head: 来雁新城, 湘江干流; a part of a road is a project."""
    if strength != "strong":
        return None
    name = _without_county(_behind_park(read_name(clause, head, text, never=HARD)), text)
    if any(t.mask & (QUOTED | NUMBER) for t in name.tokens):
        return None
    if name.announced or name.end - name.start > _LONGEST or _is_built(name, text):
        return None
    if name.grade == PROPER:
        name = _with_other_end(name, text)
        named = _road_part(name, text) or make("Place", name, text, "place:head", 0.85)
        named = _behind_town(named, text)
        return _with_tract(named, text)
    spatial = name.grade > GENERIC and text.endswith(site_words("spatial"), name.start, name.end)
    return (
        make("Place", name, text, "place:theme", 0.6)
        if spatial and complete(clause, head)
        else None
    )


_LONGEST = 14  # characters of a place's name


def _is_built(name: Name, text: str) -> bool:
    """Return whether the landscape is one that is made to clean water: 甲厂尾水|人工|湿地."""
    return text.endswith(site_words("made"), name.start, name.end)


def _with_other_end(name: Name, text: str) -> Name:
    """Return the quarter's name with the place that a dash joins to it: 甲乙|—|丙丁片区."""
    clause, first = name.clause, name.first
    if first < 2 or not clause[first - 1].mask & DASH or not is_edge(clause, first - 3):
        return name
    other = clause[first - 2]
    bare = not other.mask or bool(other.mask & PLACE)
    if not bare or other.end - other.start > _LONGEST_END or not _ends_quarter(name, text):
        return name
    return Name(clause, first - 2, name.last, name.grade, name.announced)


def _ends_quarter(name: Name, text: str) -> bool:
    """Return whether the name is of a quarter that may reach from one place to another."""
    return text.endswith(site_words("between"), name.start, name.end)


_LONGEST_END = 4  # characters of the place at its other end


def _behind_town(mention: Found, text: str) -> Found:
    """Return the scenic place or community without the town before it: 甲乙镇|西溪大峡谷景区."""
    if mention is None:
        return None
    scenic = mention.name.endswith(site_words("scenic") + site_words("memorial"))
    before = _TOWN_BEFORE if scenic else _COMMUNITY
    m = before.match(text, mention.start, mention.end)
    if m is None:
        return mention
    rest = text[m.end() : mention.end]
    return Mention("Place", m.end(), mention.end, rest, mention.rule, mention.confidence)


_COMMUNITY = re.compile("[一-鿿]{2,3}[镇乡](?=[一-鿿]{2,4}社区$)")
_TOWN_BEFORE = re.compile("[1-5]?A{1,5}级|[一-鿿]{2,3}(?<!古)[镇乡](?=[一-鿿]{5})(?!村)")


def _with_tract(mention: Found, text: str) -> Found:
    """Return the place with the 片 that makes it a tract of town: 甲乙新城片."""
    if mention is None or _TRACT.match(text, mention.end) is None:
        return mention
    name = text[mention.start : mention.end + 1]
    return Mention(
        mention.type, mention.start, mention.end + 1, name, mention.rule, mention.confidence
    )


def _behind_park(name: Name) -> Name:
    """Return the name without the park or quarter that it is a part of: 甲工业园区|乙片区."""
    for i in range(name.last - 2, name.first, -1):
        if is_park(name.clause[i]) or _is_quarter(name.clause[i]):
            return Name(name.clause, i + 1, name.last, name.grade, name.announced)
    return name


def _is_quarter(token: Token) -> bool:
    """Return whether the word ends the name of a quarter in which others lie: 甲社区|乙片区."""
    return token.word is not None and token.word.text in _QUARTERS and bool(token.word.heads)


def _without_county(name: Name, text: str) -> Name:
    """Return the name without the level or the county before it: 石鼓区|演武坪社区."""
    name = drop_leading(name, LEVEL, text, keep=SHORT_LEVEL)
    word, head = name.clause[name.first].word, name.clause[name.last].word
    scenic = head is not None and head.text.endswith(site_words("scenic"))
    while name.last - name.first > 1 and name.tokens[0].mask & PLACE:
        local = head is not None and head.text in _LOCAL
        second = text[name.tokens[1].start : name.tokens[1].end]
        if second in _SIDES or not (local or name.tokens[1].mask & PLACE):
            break  # 甲市|东部|新区 is called so
        name = Name(name.clause, name.first + 1, name.last, name.grade, name.announced)
        word = name.tokens[0].word
    short = word is not None and word.text[-1] not in "市县区旗"
    if word is not None and word.level == 3 and name.last - name.first > 1:
        return name if scenic and short else drop_leading(name, PLACE, text)
    return name


def _road_part(name: Name, text: str) -> Found:
    part = _PART_OF_ROAD.match(text, name.end)
    if part is None or text[name.end - 1] not in "道路街":
        return None
    whole = text[name.start : part.end()]
    return Mention("Project", name.start, part.end(), whole, "project:road", 0.75)
