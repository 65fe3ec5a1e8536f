"""Designations told by the verb that wins or seeks them: 入选省…协同区, 创成省级未来乡村4个.

Their last words are of no list (乡村, 园区, 之都): the verb of winning and the level of government
in front say what they are.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

from kg.extraction.entities.grammar.tokens import Clause
from kg.extraction.entities.grammar.words import (
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
from kg.extraction.lexicon import alternation, word_list

_words = partial(word_list, "verbs")

_OTHER = frozenset({"Project", "Platform", "Institution", "Initiative", "Event", "Document"})
_REPEATED = re.compile("“[一-鿿]{1,3}连[冠贯]”")
_LENGTH = range(5, 25)  # characters
_ROOM = 120  # characters in which titles follow one another
_SEEKING = frozenset("创申争")  # in verbs by which a title is not won yet: 争创, 申报
_HIGH = ("国家", "全国", "省级", "省", "自治区", "市级")
_WEAK_LEVELS = ("市", "区", "县", "州")


def designations(clause: Clause, text: str) -> list[Mention]:
    """Return what a verb of winning governs in the clause, alone or in a list."""
    found: list[Mention] = []
    stop = clause[-1][1]
    for i, token in enumerate(clause):
        if token[2] & HONOUR:
            start, end, mask, _ = token
            word = text[start:end]
            if word in _winning():
                found += _objects(clause, i + 1, text, word in _given())
            found += _titled(end, stop, text, word in _won_by())
            if word in _showing():
                found += _shown(end, stop, text)
            if word == "创建" and i > 1 and not mask & VERB:
                found += _sought_before(clause, i, text)
    return found


def borne_titles(text: str) -> list[Mention]:
    """Return the titles that a place is told to bear or hold, one after another.

    甲县是全国…县、国家…区 · 获某省…先进区、全市…先进区.
    """
    found: list[Mention] = []
    for m in _bears().finditer(text):
        found += _titled(m.end(), min(m.end() + _ROOM, len(text)), text, won=False)
    for m in _holds().finditer(text):
        titles = _titled(m.end(), min(m.end() + _ROOM, len(text)), text, won=True)
        found += [t for t in titles if not _granted().search(t.name)]
    return found


@lru_cache(maxsize=1)
def _bears() -> re.Pattern[str]:
    return re.compile(f"是(?<=[一-鿿][县市区镇乡村旗州]是)(?={_LEVELS})")


@lru_cache(maxsize=1)
def _holds() -> re.Pattern[str]:
    """Return the pattern of 获(得) before a level or a province, 成为 before a model of all."""
    level = "国家|全国|全[省市县区]|(?![评批授全])[一-鿿]{2,3}[省市]|[省市](?![委政直级财属人长])"
    model = "全[市县区][一-鿿]{0,14}(?:先进|模范|文明|标杆)(?!典型)"
    return re.compile(f"获(?<![收捕查缴]获)得?(?=(?:{level})[一-鿿]{{3}})|成为(?={model})")


@lru_cache(maxsize=1)
def _granted() -> re.Pattern[str]:
    """Return the pattern of what is said where something is granted that is no title."""
    return re.compile(f"{alternation(_words('no_title_with'))}|首[个批家]|的")


@lru_cache(maxsize=1)
def _won_by() -> frozenset[str]:
    """Return the verbs that say that a title is won (获评, 获批), not only sought (创建)."""
    return frozenset(v for v in _winning() if not _SEEKING & set(v)) | frozenset(_words("granted"))


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
        if _quality().search(m["title"]) or (won and _GIVEN_BY.search(m["title"])):
            name = text[span[0] : span[1]]
            sure = 0.88 if won else 0.8
            found.append(Mention("Honour", *span, name, "honour:titled", sure))
        m = (_next_won() if won else _next_title()).match(text, m.end(), end)
    return found


def _shown(start: int, end: int, text: str) -> list[Mention]:
    """Return the titles of a list that show the way, each counted: 创建|和美乡村示范村33个."""
    found: list[Mention] = []
    m = _example().match(text, start, end)
    while m is not None:
        if len(m["title"]) >= _LENGTH[0]:
            found.append(Mention("Honour", *m.span("title"), m["title"], "honour:shown", 0.75))
        start = m.end() + 1 if text.startswith(("、", "和", "及"), m.end()) else end
        m = _example().match(text, start, end)
    return found


@lru_cache(maxsize=1)
def _showing() -> frozenset[str]:
    """Return the verbs whose counted objects are titles: 创建, 获评, but not 新建."""
    return _winning() | {"评选", "积极创建", "成功创建", "新创建"}


@lru_cache(maxsize=1)
def _example() -> re.Pattern[str]:
    """Return the pattern of a title with 示范 or a star in it and its count behind it."""
    endings = alternation(_words("titled"))
    return re.compile(
        f"(?P<title>(?![一-鿿]级以上)(?:“[^“”，。；]{{2,8}}”)?[一-鿿]{{0,10}}?(?:示范|星级|先进)[一-鿿]{{0,4}}?(?:{endings}|户|庭院))"
        "(?:\\d+|[一两二三四五六七八九十]+)[个家户所条处]"
    )


@lru_cache(maxsize=1)
def _quality() -> re.Pattern[str]:
    return re.compile(alternation(_words("qualities")))


_LEVELS = "国家级|国家|全国|省级|省|自治区级|自治区|全省|中国|市级"
_GIVEN_BY = re.compile("^(?:国家|全国|“)|[国省]家?级|\\d强$")


def _pattern(before: str, level: str = _LEVELS, ends: str = "") -> re.Pattern[str]:
    """Return the pattern of a title with `before` in front of it and its count behind it.

    `ends` are more of its last words than the lexicon has.
    """
    endings = alternation(_words("titled"))
    number = "(?:\\d+|[一两二三四五六七八九十]+)[个家处所座条名户项]"
    then = (
        f"$|[，。；：、（）\\s]|等|{number}|称号|荣誉|创建|认定|命名|名单|和|及|与|以及|榜首|榜单|全覆盖"
        f"|{_REPEATED.pattern}"
        "|(?:[终中]期|期满|年度)?(?:验收|评估|复审|复核|评审)"
    )
    inside = "(?:[^，。；：、（）《》“”\\s]|“[^“”，。；\\s]{2,12}”){1,24}?"
    return re.compile(
        rf"{before}(?P<title>(?:{level})(?!以上|唯一){inside}(?:{endings}{ends}))"
        rf"(?={then})(?:{number})?"
    )


@lru_cache(maxsize=1)
def _title() -> re.Pattern[str]:
    """Return the pattern of a title behind its verb: 获批|全省首个|…, 培育|了|12家|…."""
    return _pattern(_HOW)


@lru_cache(maxsize=1)
def _first_title() -> re.Pattern[str]:
    """Return the pattern of a title that is the first of its kind: 成功创建|全省首批|…服务区."""
    return _pattern("全[省市县国区](?:首[个批家]|唯一)的?", "[一-鿿]{2}")


@lru_cache(maxsize=1)
def _won_title() -> re.Pattern[str]:
    return _pattern(_HOW, _ANY, _ranked())


_COUNTLESS = "以上|以下|左右|余|多|一批|一系列|各|若干|更多|新一批|[^，。；]{0,6}首[个批家]"
_ANY = f"(?!{_COUNTLESS})[A-Z一-鿿][一-鿿]|“[^“”，。；]{{2,8}}”(?=[一-鿿])"


@lru_cache(maxsize=1)
def _next_won() -> re.Pattern[str]:
    return _pattern("[、和及与](?:首批|第[一二三四五]批)?", _ANY, _ranked())


def _ranked() -> str:
    """Return the pattern of ends that only what is won has: 500强镇, 铜奖, …扩展目录."""
    ranks = "|\\d+强(?:县|镇|区|市|村|乡镇|企业|园区)?"
    bodies = alternation(_words("won_bodies"))
    return f"{ranks}|[金银铜]奖|[一二三特]等奖|{bodies}|遗产[^，。；]{{0,4}}目录"


_HOW = (
    "(?:了|为|成|成为|建设|创建)?+(?:\\d{4}(?:[—-]\\d{4})?年?度?(?:周期)?)?(?:[一-鿿]{2,4}?(?:首[个批家]|唯一)的?|首[个批家]|第[一二三四五]批"
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
    if not _opens(clause, first, text) or not text.endswith(_words("sought"), *whole):
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
    last_word = text[slice(*clause[stop - 1][:2])]
    if stop - first > 2 and last_word in _words("honours"):
        stop -= 1  # 获全国文明城市|荣誉
    if stop - first > 2 and _REPEATED.match(text, clause[stop - 1].start):
        stop -= 1  # 蝉联全国双拥模范城|“四连冠”
    start, end = clause[first].start, clause[stop - 1].end
    last = clause[stop - 1].word
    other = last is not None and bool(_OTHER & set(last.heads))
    other = other or (stop < len(clause) and bool(clause[stop].mask & VERB))
    if other or end - start not in _LENGTH or text.endswith(_words("no_title"), start, end):
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
    return frozenset(_words("given"))


@lru_cache(maxsize=1)
def _winning() -> frozenset[str]:
    return frozenset(_words("winning"))
