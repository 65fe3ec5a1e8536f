"""Designations told by the verb that wins or seeks them: 入选省…协同区, 创成省级未来乡村4个.

Their last words are of no list (乡村, 园区, 之都): the verb of winning and the level of government
in front say what they are.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.entities.tokens import Clause
from kg.extraction.entities.words import (
    AND,
    BOUNDARY,
    HONOUR,
    LEVEL,
    LISTING,
    PLACE,
    PLURAL,
    QUANTITY,
    QUOTED,
    VERB,
)
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon

_OTHER = frozenset({"Project", "Platform", "Institution", "Initiative", "Event", "Document"})
_HONOURS = ("称号", "荣誉", "荣誉称号", "殊荣", "美誉", "招牌", "奖牌", "牌匾")
_LENGTH = range(5, 25)  # characters
_ROOM = 120  # characters in which titles follow one another
_HIGH = ("国家", "全国", "省级", "省", "自治区", "市级")
_SOUGHT = (
    *("县", "市", "区", "镇", "乡", "村", "城市", "园区", "景区", "基地", "社区", "校园"),
    *("单位", "家庭", "中心", "集群", "工厂", "企业", "州", "旗"),
)
_WEAK_LEVELS = ("市", "区", "县", "州")


def designations(clause: Clause, text: str) -> list[Mention]:
    """Return what a verb of winning governs in the clause, alone or in a list."""
    found: list[Mention] = []
    for i, token in enumerate(clause):
        if token.mask & HONOUR:
            word = text[token.start : token.end]
            if word in _winning():
                found += _objects(clause, i + 1, text, word in _given())
            found += _titled(token.end, clause[-1].end, text, _is_won(word))
            if word == "创建" and i > 1 and not token.mask & VERB:
                found += _sought_before(clause, i, text)
    return found


def borne_titles(text: str) -> list[Mention]:
    """Return the titles that a place is told to bear, one after another: 甲县是全国…县、国家…区."""
    found: list[Mention] = []
    for m in _bears().finditer(text):
        found += _titled(m.end(), min(m.end() + _ROOM, len(text)), text, won=False)
    return found


@lru_cache(maxsize=1)
def _bears() -> re.Pattern[str]:
    return re.compile(f"[一-鿿][县市区镇乡村旗州]是(?={_LEVELS})")


def _is_won(verb: str) -> bool:
    """Return whether the verb says that a title is won, not only sought (创建)."""
    return verb in _winning() and "创" not in verb


def _titled(start: int, end: int, text: str, won: bool) -> list[Mention]:
    """Return the titles of a level of government from `start` on, each perhaps with its count:
    新增|省级绿色工厂两家、国家级…. Adverbs and verbs inside them do not end them (…高效…示范县).

    Where the verb says that they are `won`, no level need open them (入选|甲市…供应基地).
    """
    found: list[Mention] = []
    m = _title().match(text, start, end)
    if m is None:
        m = _first_title().match(text, start, end)
    if m is None and won:
        m = _won_title().match(text, start, end)
    while m is not None:
        span = m.span("title")
        if _quality().search(m["title"]) or (won and m["title"].startswith(("国家", "全国"))):
            name = text[span[0] : span[1]]
            sure = 0.88 if won else 0.8
            found.append(Mention("Honour", *span, name, "honour:titled", sure))
        m = (_next_won() if won else _next_title()).match(text, m.end(), end)
    return found


@lru_cache(maxsize=1)
def _quality() -> re.Pattern[str]:
    return re.compile(alternation(read_lexicon("verbs")["qualities"].split()))


_LEVELS = "国家级|国家|全国|省级|省|自治区级|自治区|全省|中国|市级"


def _pattern(before: str, level: str = _LEVELS, ends: str = "") -> re.Pattern[str]:
    """Return the pattern of a title with `before` in front of it and its count behind it.

    `ends` are more of its last words than the lexicon has.
    """
    endings = alternation(read_lexicon("verbs")["titled"].split())
    number = "(?:\\d+|[一两二三四五六七八九十]+)[个家处所座条名户项]"
    then = (
        f"$|[，。；：、（）\\s]|等|{number}|称号|荣誉|创建|认定|命名|验收|复核|名单|和|及|与|以及"
    )
    return re.compile(
        rf"{before}(?P<title>(?:{level})[^，。；：、（）《》“”\s]{{1,24}}?(?:{endings}{ends}))"
        rf"(?={then})(?:{number})?"
    )


@lru_cache(maxsize=1)
def _title() -> re.Pattern[str]:
    """Return the pattern of a title behind its verb: 获批|全省首个|…, 培育|了|12家|…."""
    return _pattern(_HOW)


@lru_cache(maxsize=1)
def _first_title() -> re.Pattern[str]:
    """Return the pattern of a title that is the first of its kind: 成功创建|全省首批|…服务区."""
    return _pattern("全[省市县国区](?:首[个批家]|唯一)", "[一-鿿]{2}")


@lru_cache(maxsize=1)
def _won_title() -> re.Pattern[str]:
    return _pattern(_HOW, _ANY, _ranked())


_COUNTLESS = "以上|以下|左右|余|多|一批|一系列|各|若干|更多|新一批|[^，。；]{0,6}首[个批家]"
_ANY = f"(?!{_COUNTLESS})[A-Z一-鿿][一-鿿]"


@lru_cache(maxsize=1)
def _next_won() -> re.Pattern[str]:
    return _pattern("[、和及与](?:首批|第[一二三四五]批)?", _ANY, _ranked())


def _ranked() -> str:
    """Return the pattern of ends that only what is won has: 500强镇, 铜奖, …扩展目录."""
    ranks = "|\\d+强(?:县|镇|区|市|村|乡镇|企业|园区)?"
    bodies = "孵化器|众创空间|创新平台|服务平台|技术中心|星创天地"
    return f"{ranks}|[金银铜]奖|[一二三特]等奖|{bodies}|遗产[^，。；]{{0,4}}目录"


_HOW = (
    "(?:了|为|成|成为)?(?:\\d{4}(?:[—-]\\d{4})?年?度?(?:周期)?)?(?:全[省市县国区](?:首[个批家]|唯一)|首[个批家]|第[一二三四五]批"
    "|\\d+[个家处所座条名户](?:以上|左右)?)*"
)


@lru_cache(maxsize=1)
def _next_title() -> re.Pattern[str]:
    return _pattern("[、和及与](?:首批|第[一二三四五]批)?")


def _sought_before(clause: Clause, verb: int, text: str) -> list[Mention]:
    """Return the title in front of its verb: 启动|省级乡村振兴成效显著县|创建."""
    first = verb - 1
    while first and not clause[first].mask & (BOUNDARY | AND) and not _opens(clause, first, text):
        first -= 1
    whole = clause[first].start, clause[verb - 1].end
    if not _opens(clause, first, text) or not text.endswith(_SOUGHT, *whole):
        return []
    mention = _designation(clause, first, verb, text, False)
    return [mention] if mention else []


def _opens(clause: Clause, first: int, text: str) -> bool:
    """Return whether a title of the nation or of a province begins at token `first`."""
    return bool(clause[first].mask & LEVEL) and text.startswith(_HIGH, clause[first].start)


def _objects(clause: Clause, first: int, text: str, given: bool) -> list[Mention]:
    found = []
    while first < len(clause):
        while first < len(clause) and (
            clause[first].mask & (QUANTITY | PLURAL) or text[clause[first].start] in "度了"
        ):
            first += 1
        stop = first
        while stop < len(clause) and not clause[stop].mask & (BOUNDARY | VERB | AND):
            stop += 1
        mention = _designation(clause, first, stop, text, given)
        if mention:
            found.append(mention)
        while stop < len(clause) and clause[stop].mask & QUANTITY:
            stop += 1
        if stop >= len(clause) or not clause[stop].mask & (LISTING | AND):
            break
        first = stop + 1
    return found


def _designation(clause: Clause, first: int, stop: int, text: str, given: bool) -> Mention | None:
    if stop - first < 2 or not _given_by_level(clause, first, text, given):
        return None
    if stop - first > 2 and text[clause[stop - 1].start : clause[stop - 1].end] in _HONOURS:
        stop -= 1  # 获全国文明城市|荣誉
    start, end = clause[first].start, clause[stop - 1].end
    last = clause[stop - 1].word
    other = last is not None and bool(_OTHER & set(last.heads))
    other = other or (stop < len(clause) and bool(clause[stop].mask & VERB))
    if other or end - start not in _LENGTH or text.endswith(_not_titles(), start, end):
        return None
    return Mention("Honour", start, end, text[start:end], "honour:won", 0.75)


def _given_by_level(clause: Clause, first: int, text: str, given: bool) -> bool:
    """Return whether a level of government opens the title, or a province does.

    After a province comes a quotation, or the verb is one that only titles follow (`given`).
    """
    token = clause[first]
    if token.mask & LEVEL:
        return text[token.start : token.end] not in _WEAK_LEVELS
    province = bool(token.mask & PLACE) and token.word is not None and token.word.level == 1
    return province and (given or any(t.mask & QUOTED for t in clause[first + 1 : first + 6]))


@lru_cache(maxsize=1)
def _given() -> frozenset[str]:
    return frozenset(read_lexicon("verbs")["given"].split())


@lru_cache(maxsize=1)
def _winning() -> frozenset[str]:
    return frozenset(read_lexicon("verbs")["winning"].split())


@lru_cache(maxsize=1)
def _not_titles() -> tuple[str, ...]:
    return tuple(read_lexicon("verbs")["no_title"].split())
