"""Policies that their form names, without a quotation and without a last word of programmes.

Aims in one measure (坚持工业兴县、农业稳县、旅游富县), policies that count their measures
(出台优化营商环境30条), censuses (第三次全国土壤普查), inspections (中央环保督察“回头看”), two
regions' cooperation (鲁渝协作), regions that grow together (长三角一体化), what provinces are to
become (美丽新疆建设) and schemes for people (青年农场主培养项目).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from kg.extraction.facts import Mention
from kg.extraction.lexicon import (
    alternation,
    any_word,
    lines_with,
    lines_with_any,
    read_lexicon,
    word_list,
)

_words = partial(word_list, "slogans", "forms")
_any = partial(any_word, "slogans", "forms")

Span = tuple[int, int]

_PARTIES = "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇藏陕甘青宁新蒙"  # provinces in short
_LEVEL = "县市区镇乡省州旗城"
_LIST = 60  # characters in which a list that shares its last word stands
_ROOM = 40  # characters before a policy in which the verb that governs it stands
_NO_MARK = "[^，。；：、“”《》（）\\n\\d的]"
_AIM = f"[一-鿿]{{2}}[强兴立稳富活旺靓][{_LEVEL}]"
# A mark between two aims decides where to look closer, which is what makes this fast.
_AIMS = re.compile(
    f"、(?<=[强兴立稳富活旺靓][{_LEVEL}]、){_AIM}(?:、{_AIM})*+"
    "(?:发展)?(?P<noun>战略)?(?![两三四五六七八九十]大)"
)
_COUNTED = re.compile("条(?=[，。；、”等和及\\n]|政策|措施|举措|新政|$)")
_CENSUS = re.compile(f"第[一二三四五六七八九十]{{1,3}}次(?:全国|全省|全市)?{_NO_MARK}{{0,8}}普查")
_JOINED = re.compile(f"[{_PARTIES}][{_PARTIES}](?:扶贫)?协作|[{_PARTIES}][一-鿿]协作机制")
_TOGETHER = ("一体化", "同城化", "协同发展")
_COOPERATION, _AGAIN = re.compile("协作"), re.compile("“回头看”")
_DOUBLE = re.compile("大众创业、?万众创新")
_QUOTED_COUNT = re.compile("“(?P<name>[^“”，。；、\\d]{2,10}\\d{1,3}条)”")
_LOOKED_AGAIN = re.compile(f"(?:中央|国家|省|市){_NO_MARK}{{0,8}}(?:督察|巡视|巡察)“回头看”")
_PROJECT = re.compile("项目(?=[、，。；：和\\n（]|$)")
_AND = re.compile("以及|[和及与]")
_STRATEGIES = re.compile(
    "等(?:国家|重大|区域|发展|重点|省级){0,3}战略(?!性)|战略(?<=强[国省]战略)(?!性)"
)
_ITEM = re.compile("[^、]+")
_MODEL = re.compile(
    "(?:模式|做法|经验)(?=(?:先后|成功|已|相继)?(?:在|被|获|由|得到)?(?:央视|全[国省市州球]|省内外|国家)"
    "[^，。；]{0,8}(?:推广|推介|复制|肯定|表扬))"
)
_OPENS_MODEL = re.compile(
    "(?:^|[，。；\\n])(?P<name>[^，。；：、“”《》\\n的在是]{4,16}(?:模式|做法|经验))$"
)
_OPENS = re.compile(f"(?:^|[，。；：、\\n）.])(?P<name>{_NO_MARK}{{4,24}})$")


def policy_forms(text: str) -> list[Mention]:
    """Return the policies that their form names, as programmes."""
    found = [(s, "aims", 0.75) for s in _aims(text)]
    found += [(s, "counted-measures", 0.85) for s in _measures(text)]
    found += [(m.span("name"), "counted-measures", 0.85) for m in _QUOTED_COUNT.finditer(text)]
    found += [(m.span(), "census", 0.9) for m in _CENSUS.finditer(text)]
    found += [(m.span(), "double", 0.85) for m in _DOUBLE.finditer(text)]
    found += [(s, "cooperation", 0.85) for s in _near(_COOPERATION, _JOINED, text)]
    found += [(m.span("name"), "quoted-act", 0.85) for m in _quoted_act().finditer(text)]
    found += [(s, "together", 0.8) for s in _near_any(_TOGETHER, _together(), text)]
    found += [(s, "ideal", 0.8) for s in _near_any(_ideals(), _becoming(), text)]
    found += [(s, "inspection", 0.85) for s in _near(_AGAIN, _LOOKED_AGAIN, text)]
    found += [(s, "for-people", 0.8) for s in _for_people(text)]
    found += [(s, "strategies", 0.85) for s in _strategies(text)]
    found += [(m.span("name"), "model", 0.75) for m in _models(text)]
    named = [Mention("Initiative", a, b, text[a:b], f"initiative:{r}", c) for (a, b), r, c in found]
    return named + list(_sharing(text))


def _strategies(text: str) -> Iterator[Span]:
    """Yield the strategies of a list: 融入|甲协同发展、丙经济带|等战略, 科技强国、科技强省|战略."""
    lines = lines_with_any(("战略",), text)
    for end in (m for line in lines for m in _STRATEGIES.finditer(text, *line)):
        room = max(end.start() - _LIST, 0)
        opened = _several().search(text, room, end.start())
        at = opened.start("list") if opened else end.start()
        for item in _ITEM.finditer(text, at, end.start()):
            yield item.span()


def _models(text: str) -> Iterator[re.Match[str]]:
    """Yield ways of working that open a clause and are spread: 甲镇多层养殖模式|在全国推广."""
    lines = lines_with_any(("模式", "做法", "经验"), text)
    for m in (m for line in lines for m in _MODEL.finditer(text, *line)):
        opened = _OPENS_MODEL.search(text, max(m.start() - 20, 0), m.end())
        if opened is not None:
            yield opened


def _sharing(text: str) -> Iterator[Mention]:
    """Yield the members of a list that share their last word: 甲强区、|乡村振兴|等行动计划."""
    for m in _shared().finditer(text):
        opened = _listing().search(text, max(m.start() - _LIST, 0), m.start())
        at = opened.start("list") if opened else m.start()
        for item in opened["list"].split("、") if opened else ():
            span = at, at + len(item)
            at = span[1] + 1
            name = item if item.endswith(m["head"]) else item + m["head"]
            yield Mention("Initiative", *span, name, "initiative:shared", 0.86)


@lru_cache(maxsize=1)
def _quoted_act() -> re.Pattern[str]:
    """Return the pattern of an act behind its verb, whatever it does: 开展|“甲”拓市场抓订单活动."""
    return re.compile(
        f"(?:{_any('acting')})(?P<name>“[^“”，。；、]{{2,14}}”[^，。；、“”（）\\n的等和与及\\d]{{1,12}}?"
        f"(?:{_any('acts')}))(?=[，。；、和及\\n]|$)"
    )


@lru_cache(maxsize=1)
def _together() -> re.Pattern[str]:
    """Return the pattern of regions, often told by one character of each, that grow together."""
    regions, shorts = _any("regions"), "".join(_words("shorts"))
    then = "(?=发展|建设|国家战略|战略|[，。；、和与及\\n]|为牵引|走深|$)"
    return re.compile(
        f"(?:(?:{regions})(?:一体化|同城化|协同发展)|(?<![{shorts}])[{shorts}]{{2,4}}(?:一体化|同城化)){then}"
    )


@lru_cache(maxsize=1)
def _ideals() -> tuple[str, ...]:
    return tuple(read_lexicon("slogans")["ideals"].split())


@lru_cache(maxsize=1)
def _becoming() -> re.Pattern[str]:
    """Return the pattern of what a province is to become: 美丽新疆建设."""
    return re.compile(f"(?:{alternation(_ideals())})(?:{_any('provinces')})建设")


@lru_cache(maxsize=1)
def _shared() -> re.Pattern[str]:
    heads = alternation(read_lexicon("slogans")["forms"]["shared"].split())
    return re.compile(
        f"等(?:\\d+|[两三四五六七八九十])?[大项个]?(?P<head>{heads})(?=[，。；、\n]|$)"
    )


@lru_cache(maxsize=1)
def _several() -> re.Pattern[str]:
    """Return the pattern of two strategies or more that end a text, behind a verb or a stop."""
    verbs = alternation(read_lexicon("slogans")["forms"]["joining"].split())
    item = "[一-鿿]{4,12}"
    return re.compile(
        f"(?:(?:^|[，。；：\\n])(?:[^，。；：、\\n]{{0,14}}(?:{verbs}))?|{verbs}|[”》](?:倡议)?[和、及])"
        f"(?P<list>{item}(?:、{item})+)$"
    )


@lru_cache(maxsize=1)
def _listing() -> re.Pattern[str]:
    """Return the pattern of two items or more that end a text, behind a verb or a stop."""
    verbs = alternation(read_lexicon("slogans")["forms"]["sharing"].split())
    item = "[一-鿿]{3,10}"
    return re.compile(f"(?:(?:^|[，。；：\\n])(?:{verbs})|{verbs})(?P<list>{item}(?:、{item})+)$")


def _near(word: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """Yield what a costly pattern finds, which has the word in it and is in one line."""
    for line in lines_with(word, text):
        yield from (m.span() for m in pattern.finditer(text, *line))


def _near_any(words: tuple[str, ...], pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """Yield what a costly pattern finds, which has one of the words in it and is in one line."""
    for line in lines_with_any(words, text):
        yield from (m.span() for m in pattern.finditer(text, *line))


def _aims(text: str) -> Iterator[Span]:
    """Yield aims in one measure that are held to, or called a strategy."""
    for m in _AIMS.finditer(text):
        start = m.start() - 4  # the first aim stands before the mark
        several = m[0].count("、") > 1 or not m["noun"]  # two strategies are named each
        held = m["noun"] or text.endswith((*_words("held"), "“"), 0, max(start, 0))
        if start >= 0 and several and held:
            yield start, m.end()


def _measures(text: str) -> Iterator[Span]:
    """Yield policies that count their measures: 出台优化营商环境30条、招才引智12条."""
    last = 0
    for m in _COUNTED.finditer(text):
        room = text[max(m.start() - _ROOM, 0) : m.start()]
        opened = _governed().search(room)
        if opened is None or opened["name"].endswith(_words("things")):
            continue
        start = m.start() - len(opened["name"]) - len(opened["number"])
        goes_on = last > 0 and start == last + 1
        if opened["verb"] or goes_on or _called().match(text, m.end()):
            last = m.end()
            yield start, last


def _for_people(text: str) -> Iterator[Span]:
    """Yield schemes that train people or raise firms, which are called 项目 like works."""
    for m in _PROJECT.finditer(text):
        if not text.endswith(_words("raised"), 0, m.start()):
            continue
        room = text[max(m.end() - _ROOM, 0) : m.end()]
        opened = _OPENS.search(room)
        if opened is None:
            continue
        name = opened["name"]
        verb = _verb().match(name)
        name = name[verb.end() :] if verb else name
        name = _AND.split(name)[-1]
        if len(name) > 6 and _people().search(name, 0, len(name) - 2):
            yield m.end() - len(name), m.end()


@lru_cache(maxsize=1)
def _governed() -> re.Pattern[str]:
    """Return the pattern of a clause up to 条: a verb that issues, a name, a number."""
    return re.compile(
        f"(?:^|[，。；：、\\n])(?P<verb>{_NO_MARK}*(?:{_any('issued')})[了好]?)?"
        f"(?P<name>{_NO_MARK}{{3,12}})(?P<number>\\d{{1,3}} ?)$"
    )


@lru_cache(maxsize=1)
def _called() -> re.Pattern[str]:
    return re.compile(f"(?:、{_NO_MARK}{{3,12}}\\d+条)*等?(?:一系列)?[一-鿿]{{0,2}}(?:政策|新政)")


@lru_cache(maxsize=1)
def _verb() -> re.Pattern[str]:
    return re.compile(f"(?:{_any('started')})[了好]?")


@lru_cache(maxsize=1)
def _people() -> re.Pattern[str]:
    return re.compile(_any("people"))
