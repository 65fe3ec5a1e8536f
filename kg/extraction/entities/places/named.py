"""Administrative divisions and other places, short forms where the document is at home."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from kg.extraction.entities.grammar.names import is_edge
from kg.extraction.entities.grammar.tokens import Clause, Token
from kg.extraction.entities.grammar.words import (
    AND,
    BOUNDARY,
    COMMON,
    DECOR,
    LEVEL,
    LISTING,
    PLACE,
    VERB,
    WEAK,
    Word,
)
from kg.extraction.entities.places.divisions import divisions, provinces_of
from kg.extraction.entities.places.waters import named_waters
from kg.extraction.facts import Mention
from kg.extraction.lexicon import read_lexicon

_OURS = frozenset({"我县", "我市", "我区", "我旗", "我州", "我省"})  # before a town's name
_FULL = "省市县区旗州盟"
_ENDINGS = frozenset("镇乡村江河湖岛山街路")
_LISTED_ENDINGS = frozenset("溪片洲里湾坪岭寨塔峰寺庙阁亭洞峡")
_SHARED = ("街道", "镇")
# A town, of a minority or not, and a village in it: 甲乙镇丙村, 丁戊满族乡.
_TOWN = re.compile("([一-鿿]{2,3}(?:[一-鿿]{1,4}族)?[镇乡])([一-鿿]{1,3}村)?")
_NO_NAME = "全各本该我某"  # 全镇, 各乡 name no town
# 衡阳至株洲: a place may follow these though they are no words of the lexicon.
_JOINERS = "至往经到"


def strange_places(clauses: Iterable[Clause], place: str | None) -> frozenset[str]:
    """Return the short forms of counties that this document cannot mean.

    A county's short form, and a full one that everyday words end and begin alike (消费|县), counts
    only where the document is of its prefecture (most of the division names in it lie there, or
    `place` says so) or, short, its province, or where the text gives the county's full name.
    """
    every = [t[3] for c in clauses for t in c if t[2] & PLACE and t[3] is not None]
    home = _home(every, place)
    known = {w.text: w for w in every}
    words = known.values()
    full = {w.text for w in words if w.level == 3 and w.text[-1] in _FULL}
    everyday = read_lexicon("places")["everyday_counties"].split()
    provinces = {w.full: w.parent for w in words if w.level == 2}
    own = place if place in provinces_of().values() else ""
    far = {
        w.text
        for w in words
        if w.level == 2
        and w.text != w.full
        and not (w.text[-1] == "州" and len(w.text) > 2)
        and w.full.endswith(("盟", "州", "地区"))
        and w.parent != provinces.get(home)
        and w.full not in known
    }
    return frozenset(far) | frozenset(
        w.text
        for w in words
        if w.level == 3
        and (
            w.text[-1] not in _FULL or w.text in everyday or (len(w.text) == 2 and w.text != w.full)
        )
        and w.parent != home
        and not (own and w.text not in everyday and provinces_of().get(w.parent) == own)
        and not any(f.startswith(w.text) and len(f) > len(w.text) for f in full)
    )


def _home(words: list[Word], place: str | None) -> str:
    votes: Counter[str] = Counter()
    if place and (own := _prefecture_of(place)):
        votes[own] = 3
    for word in words:
        if word.level == 2:
            votes[word.full] += 3 if place and word.text in place else 1
        elif word.level == 3 and word.text[-1] in _FULL and len(word.text) > 2:
            votes[word.parent] += 1
    return min(votes, key=lambda p: (-votes[p], p)) if votes else ""


@lru_cache(maxsize=256)
def _prefecture_of(place: str) -> str:
    """Return the full name of the prefecture that `place` names or lies in; "" for none."""
    inside = [d for d in divisions() if d.level > 1 and d.name in place]
    last = max(inside, key=lambda d: (d.level, place.find(d.name), d.name), default=None)
    return "" if last is None else last.name if last.level == 2 else last.parent


def divisions_in(clause: Clause, text: str) -> list[Mention]:
    """Return the divisions, regions and rivers of the public tables."""
    found = []
    for i, token in enumerate(clause):
        word = token.word
        if word is None or not token.mask & PLACE or _is_of_name(clause, i, text):
            continue
        if word.level > 3:
            if word.level == _REGION or not _NATION.match(text, token.end):
                found.append(_beyond(token, word))
            continue
        if word.text[-1] not in _FULL and 1 < word.level < 4 and _is_waters(clause, i, text):
            found += named_waters(clause, i, text)
            continue
        airport = word.level == 3 and text.startswith("机场", token.end)  # called after sights
        if word.text[-1] not in _FULL and (airport or _ROAD.match(text, token.end)):
            continue
        if word.text[-1] == "市" and _CIVIC.match(text, token.end):
            continue
        if word.text[-1] not in _FULL and _IS_TOWN.match(text, token.end):
            name = text[token.start : token.end + 1]
            found.append(Mention("Place", token.start, token.end + 1, name, "place:town", 0.8))
            continue
        if word.text[-1] not in _FULL and word.level == 3 and _RENAMED.match(text, token.end):
            name = text[token.start : token.end + 1]
            found.append(Mention("Place", token.start, token.end + 1, name, "place:renamed", 0.85))
            continue
        sure = 0.95 if word.text[-1] in _FULL or word.level < 3 else 0.9
        found.append(Mention("Place", token.start, token.end, word.text, "place:table", sure))
    return found


def _beyond(token: Token, word: Word) -> Mention:
    return Mention("Place", token.start, token.end, word.text, _BEYOND[word.level], 0.85)


def _is_of_name(clause: Clause, i: int, text: str) -> bool:
    """Return whether the short word at `i` is a part of another name."""
    return _clings(clause, i, text) or _opens_name(clause, i)


_COMPASS = frozenset({"东北", "西北", "华北", "华东", "华南", "华中", "西南", "东南"})


def _opens_name(clause: Clause, i: int) -> bool:
    """Return whether the region at `i` opens the name of a thing: 西北|农技中心, 东北|电网."""
    own = clause[i].word
    if own is None or own.text not in _COMPASS or i + 1 == len(clause):
        return False
    if not is_edge(clause, i - 1):
        return False
    word = clause[i + 1].word
    named = word is not None and bool({"Place", "Park"} & set(word.heads))
    return not named and (not clause[i + 1].mask or bool(clause[i + 1].mask & COMMON))


def _clings(clause: Clause, i: int, text: str) -> bool:
    """Return whether a lone unknown character shows that a short word is part of another."""
    word = clause[i].word
    if i == 0 or clause[i - 1].mask or word is None or word.level < 3 or len(word.text) > 3:
        return False
    before = clause[i - 1]
    return before.end - before.start == 1 and text[before.start] not in _JOINERS


def _is_waters(clause: Clause, i: int, text: str) -> bool:
    """Return whether the short word opens the name of waters or heights: 安阳|渠."""
    after = clause[i + 1] if i + 1 < len(clause) else None
    return after is not None and not after.mask and text[after.start] in _WATERS


_REGION = 4
# Rules of what is no division: regions and rivers, countries, and cities of these.
_BEYOND = {_REGION: "place:region", 5: "place:country", 6: "place:abroad"}
_NATION = re.compile("[际族]|级|语|菜|料理|大使|领事")  # 中泰|国际
_IS_TOWN = re.compile("[镇乡](?!村)")  # behind a short name: 安阳|镇, not 渭河|乡村振兴
# Behind a short name: a county or city that has become a district since, 甲|市|乙镇.
_RENAMED = re.compile("[市县](?=(?![各全乡城])[一-鿿]{2,3}[镇乡](?!村)|[，。、；）和及与])")
_ROAD = re.compile("[东西南北中]?(?:路|街|大道)")  # 山东|路 is a road wherever it is
_CIVIC = re.compile("场|政(?![府协务法])")  # 东方|市政集团 is not of 东方市
_WATERS = "渠河江湖岭沟峡溪湾塘坝山寺庙"
# Without one of these a clause holds no place but those of the table.
ENDING_CHARACTERS = _ENDINGS | _LISTED_ENDINGS
TOWN_CHARACTERS = "镇乡街"  # … and without one of these no worded town and no shared ending


def endings(clause: Clause, text: str) -> list[Mention]:
    """Return short unknown stretches that end like a place (西渡镇), bounded on both sides."""
    found = []
    for i, token in enumerate(clause):
        if token[2] or not _place_like(clause, i, text):
            continue
        before = _open_before(clause, i)
        after = i + 1 == len(clause) or clause[i + 1].mask & _after_ending(
            text[token.start : token.end]
        )
        start = token.start
        if i and clause[i - 1].mask & PLACE and text[start] == "城" and token.end - start > 3:
            start += 1  # 甲县|城乙丙镇 is the town that the county is governed from
        if i and clause[i - 1].mask & LEVEL and token.end - start < 4 and is_edge(clause, i - 2):
            before, start = True, clause[i - 1].start if start - clause[i - 1].start == 1 else start
        ours = text[max(start - 2, 0) : start] in _OURS
        if ours or (i > 1 and clause[i - 1].mask & LEVEL and clause[i - 2].mask & PLACE):
            before = True  # 甲|市|乙镇, where the table knows 甲 as another kind of division
        if before and after:
            name = text[start : token.end]
            found.append(Mention("Place", start, token.end, name, "place:ending", 0.85))
    return found


def _along(token: Token, text: str) -> list[Mention]:
    """Return the towns between which something runs: 至大寨镇至阳坡乡."""
    return [
        Mention("Place", *m.span(1), m[1], "place:town", 0.8)
        for m in _RUNS.finditer(text, token.start, token.end)
    ]


_RUNS = re.compile("[至到经]([一-鿿]{2,3}[镇乡])(?![一-鿿]*?[镇乡]村)")
_VILLAGE = re.compile("([一-鿿]{2,3}村)(?=[一-鿿])()")
# A river that no table holds, before its banks or bridges: 甲江|东岸, 甲河|大桥.
_BANKED = re.compile(
    "((?![跨过沿临滨穿])[一-鿿]{1,2}[江河溪](?=[东西南北两]岸|[一二三四五六]桥|特?大桥|滨水|沿岸))()"
)


def worded_towns(clause: Clause, text: str) -> list[Mention]:
    """Return towns whose names are words or hold one.

    发展|乡 beside another town, 朱日|和|镇, 西北|湾镇.
    """
    found = []
    for i in range(1, len(clause)):
        token, word = clause[i], clause[i - 1]
        if text[token[1] - 1] not in "镇乡":
            continue
        lone = not word.mask and word.end - word.start == 1 and is_edge(clause, i - 2)
        lone = lone and text[word.start] not in "小中大老新古"
        if text[token.start : token.end] in _OF_COUNTIES and (
            is_edge(clause, i - 1) or word.mask & PLACE
        ):
            found.append(_worded(token.start, token.end, text))
        if lone and text[token.start : token.end] == "城镇":
            found.append(_worded(word.start, token.end, text))
        if token.mask or token.end - token.start > _REST:
            continue
        start = -1
        if token.end - token.start == _REST:
            side = is_edge(clause, i - 2) and text[word.start : word.end] in _QUARTERS
            start = word.start if side else -1
        elif word.mask & (AND | VERB) and word.end - word.start == 1 and i > 1:
            start = clause[i - 2].start if not clause[i - 2].mask else -1
        elif word.end - word.start == 2 and (
            _beside_town(clause, i, text) or _in_county(clause, i, text)
        ):
            start = word.start
        if start >= 0:
            found.append(_worded(start, token.end, text))
    return found


def _worded(start: int, end: int, text: str) -> Mention:
    return Mention("Place", start, end, text[start:end], "place:worded", 0.85)


_OF_COUNTIES = ("城关镇", "城厢镇", "城郊乡")  # from which counties are governed
_QUARTERS = ("东北", "西北", "东南", "西南")  # 西北|湾镇
_REST = 2  # characters of a town's name behind such a word


def _in_county(clause: Clause, i: int, text: str) -> bool:
    """Return whether a county in full stands before the word that token `i` makes a town's name."""
    if i < 2 or not clause[i - 2].mask & PLACE or clause[i - 1].mask & _KINDS:
        return False
    word = text[clause[i - 1].start : clause[i - 1].end]
    return (
        text[clause[i - 2].end - 1] in "县市区旗"
        and word not in read_lexicon("places")["kinds_of_town"].split()
    )


_KINDS = VERB | WEAK | LEVEL | PLACE | DECOR


def _beside_town(clause: Clause, i: int, text: str) -> bool:
    """Return whether the item that ends with token `i` stands in a list beside another town."""
    if i > 2 and clause[i - 2].mask & LISTING:
        return text[clause[i - 3].end - 1] in "镇乡"
    if is_edge(clause, i - 2) and i + 2 < len(clause) and clause[i + 1].mask & LISTING:
        return any(text[t.end - 1] in "镇乡" for t in clause[i + 2 : i + 4])
    return False


def towns(clause: Clause, text: str) -> list[Mention]:
    """Return the town and the village that a longer unknown stretch begins with: 岳屏镇山林村."""
    found = []
    for i, token in enumerate(clause):
        if token[2] or token[1] - token[0] < 4:
            continue
        if not _open_before(clause, i):
            found += _along(token, text)
            continue
        m = _TOWN.match(text, token.start, token.end)
        m = m or _sounded_town().match(text, token.start, token.end)
        m = m or _VILLAGE.match(text, token.start, token.end)
        m = m or _BANKED.match(text, token.start, token.end)
        found += _along(token, text)
        for group in (1, 2) if m else ():
            if m and m[group]:
                start, end = m.span(group)
                found.append(Mention("Place", start, end, m[group], "place:town", 0.85))
    return found


def _open_before(clause: Clause, i: int) -> bool:
    """Return whether a place may begin with token `i`: after an edge, a place or a verb-noun."""
    if is_edge(clause, i - 1) or clause[i - 1].mask & PLACE:
        return True
    return bool(clause[i - 1].mask & WEAK) and is_edge(clause, i - 2)


def _after_ending(name: str) -> int:
    """Return the kinds of words that may follow the name; a town's is known by its ending."""
    sure = (name[-1] in "镇乡" and len(name) > 2) or (name[-1] == "村" and len(name) == 3)
    return ~0 if sure else BOUNDARY | VERB | AND | WEAK | PLACE


def _place_like(clause: Clause, i: int, text: str) -> bool:
    start, end = clause[i].start, clause[i].end
    last = text[end - 1]
    if last not in ENDING_CHARACTERS or not 2 <= end - start <= 8 or text[start] in _NO_NAME:
        return False
    if end - start > 5 and not (last in "镇乡" and _transliterated(text[start : end - 1])):
        return False
    if text.endswith(_kinds(), start, end):
        return False
    if last in _ENDINGS:
        return True
    if _TOWN.match(text, start, end - 1):
        return False
    listed = (i and clause[i - 1].mask & LISTING) or (
        i + 1 < len(clause) and clause[i + 1].mask & LISTING
    )
    tract = last != "片" or text[end - 2 : end] not in read_lexicon("places")["no_tracts"]
    return tract and last in _LISTED_ENDINGS and bool(listed) and end - start > 2


def _transliterated(name: str) -> bool:
    """Return whether most characters are those that write Mongolian, Tibetan or Uyghur names."""
    return sum(c in _foreign() for c in name) * 3 >= len(name) * 2


@lru_cache(maxsize=1)
def _kinds() -> tuple[str, ...]:
    """Return the kinds and figures of speech that end as a landscape's name does: 非煤|矿山."""
    return tuple(read_lexicon("places")["kinds"].split())


@lru_cache(maxsize=1)
def _foreign() -> frozenset[str]:
    return frozenset(read_lexicon("places")["transliterating"])


@lru_cache(maxsize=1)
def _sounded_town() -> re.Pattern[str]:
    """Return the pattern of a town, and a village in it, of transliterated names of any length."""
    sounds = "".join(sorted(_foreign()))
    return re.compile(f"([{sounds}]{{4,8}}[镇乡])((?:[{sounds}]{{2,8}}|[一-鿿]{{1,3}})村)?")


def shared_endings(clause: Clause, text: str) -> list[Mention]:
    """Return the items of 先锋、天马山、雁峰街道 that leave their ending to the last one."""
    found = []
    for i, token in enumerate(clause):
        if token.mask & LISTING and i + 1 < len(clause) and i:
            ending = _ending_of_list(clause, i + 1, text)
            if ending and _short_name(clause[i - 1], text, ending):
                start, end = clause[i - 1].start, clause[i - 1].end
                name = text[start:end] + ending
                found.append(Mention("Place", start, end, name, "place:shared", 0.9))
    return found


def _ending_of_list(clause: Clause, i: int, text: str) -> str:
    """Return the ending that the list from token `i` on shares, such as 街道; else nothing."""
    while i < len(clause) and (not clause[i].mask or clause[i].mask & (LISTING | PLACE)):
        for ending in _SHARED:
            stop = clause[i].end
            if text.endswith(ending, clause[i].start, stop) and not clause[i].mask & PLACE:
                return ending
            if ending == "街道" and text.startswith(ending, stop):
                return ending
        i += 1
    return ""


def _short_name(token: Token, text: str, ending: str) -> bool:
    bare = not token.mask or bool(token.mask & PLACE and token.word and token.word.level == 3)
    if not bare or not 2 <= token.end - token.start <= 4 or text[token.end - 1] in "县市区镇乡":
        return False
    return ending == "街道" or text[token.end - 1] not in _ENDINGS
