"""What the words around a name say of it: that it is none, of another kind, longer or shorter.

The rules that find names look at the name's own words. These look at its sentence, once for each
mention, and first for a word without which they change nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache, partial

from kg.extraction.entities.grammar.made import with_bracket
from kg.extraction.entities.grammar.tokens import Token, clauses
from kg.extraction.entities.grammar.words import LEVEL, NUMBER, PLACE, QUOTED
from kg.extraction.entities.industries.use import settled_industry
from kg.extraction.entities.places.lines import ends_of_line
from kg.extraction.entities.places.misread import (
    before_bound,
    before_place,
    is_of_bearers,
    is_unnamed,
    mended,
    without_office,
)
from kg.extraction.entities.works.renewal import renewals
from kg.extraction.facts import EntityType, Mention
from kg.extraction.lexicon import alternation, read_lexicon, word_list, word_set

_words = partial(word_set, "surroundings")
_starts = partial(word_list, "surroundings")

_REACH = 40  # characters around a name that are looked at
_FRAMEWORK = 6  # characters from which a numbered expression is of more than kinds of things
_OWN = PLACE | LEVEL | NUMBER | QUOTED  # kinds of words that make a name one of its own
_JOINTS = "暨及"
_WITH = "同与和"


def in_their_surroundings(found: list[Mention], text: str) -> list[Mention]:
    """Return the mentions as the words around them have them, those that are none left out."""
    settled: list[Mention] = []
    for m in found:
        rule = _RULES.get(m.type)
        if rule is None:
            settled.append(m)
        else:
            settled += rule(m, text)
    whole = renewals(settled, text)
    ends = {m.end for m in whole}  # of 甲、乙片区安置房, 乙片区安置房 is no work of its own
    return [m for m in settled if m.type != "Project" or m.end not in ends] + whole


def _place(m: Mention, text: str) -> list[Mention]:
    m = without_office(m)
    last = m.name[-1]
    if before := before_place(m):
        return [replace(m, start=m.start + before, name=m.name[before:])]
    if _is_no_place(m, text):
        return []
    if last in "江河湖山岛" and m.rule != "place:table":
        return _longer(m, text)
    if last in "路道街" and _opened_behind(m, text):
        return [with_bracket(replace(m, type="Project", rule="project:opened"), text)]
    return [m]


def _is_no_place(m: Mention, text: str) -> bool:
    """Return whether the name tells a side, a change or a kind, or is the rest of a longer one."""
    name = m.name
    if is_unnamed(m, text) or name[-2:-1] == "之":  # 甲之乡 is a title
        return True
    if name.endswith("家乡") and name[0] in _words("place", "homing"):
        return True
    if "变" in name[1:-1] and m.rule != "place:table":
        return True
    if text.startswith(_starts("place", "qualities"), m.end - 2):
        return True
    cut = name[0] in "路街" and m.rule == "place:ending"
    return cut and "一" <= text[m.start - 1 : m.start] < "龥"


def _longer(m: Mention, text: str) -> list[Mention]:
    """Return the village that waters or heights begin the name of; nothing before a school."""
    if text[m.end : m.end + 1] == "村":
        return [replace(m, end=m.end + 1, name=f"{m.name}村", rule="place:ending")]
    return [] if text.startswith(_starts("place", "longer"), m.end) else [m]


def _opened_behind(m: Mention, text: str) -> bool:
    """Return whether a list of roads, this one among them, is told to have been opened."""
    return text.find("通", m.end, m.end + 60) > 0 and _opened().match(text, m.end) is not None


@lru_cache(maxsize=1)
def _opened() -> re.Pattern[str]:
    """Return the pattern of the rest of a list of roads and 建成通车 behind it."""
    opened = alternation(read_lexicon("surroundings")["place"]["opened"])
    section = "(?:（[^（）]{1,8}）)?"
    road = f"[^，。；、（）]{{1,12}}(?:路|大道|街|大桥|线|高速){section}"
    return re.compile(f"{section}(?:[、和及与]{road})*(?:等[^，。；、]{{0,6}})?(?:{opened})")


def _project(m: Mention, text: str) -> list[Mention]:
    if "至" in m.name:
        return [*_works(m, text), *ends_of_line(m)]
    return _works(m, text)


def _works(m: Mention, text: str) -> list[Mention]:
    if side := before_bound(m.name):
        return [replace(m, start=m.start + side, name=m.name[side:])]
    if is_of_bearers(m, text):
        return []
    after = text[m.end : m.end + 2]
    if after[:1] == "以" and after[1:] in "东南西北" and _is_street(m.name):
        return [replace(m, type="Place", rule="place:boundary")]
    if m.name.endswith(_starts("works", "changes")) and re.search("[与和及]", m.name):
        return [] if _is_generic(m.name) else _unless_generic(m, text)
    return _unless_generic(m, text)


def _is_street(name: str) -> bool:
    """Return whether the name is a street's; a railway is a work of its own wherever it bounds."""
    return name[-1] in "路道街环" and not name.endswith(("铁路", "轨道"))


def _park(m: Mention, text: str) -> list[Mention]:
    if "到" in m.name and (visit := _VISIT.match(m.name)):
        return [replace(m, start=m.start + visit.end(), name=m.name[visit.end() :])]
    small = m.name.endswith("小镇") and _among_towns(m, text) and _is_generic(m.name)
    if small or _is_no_park(m, text):
        return []
    return _unless_generic(m, text)


# Who goes to see a county's park: 县长某某到|县经济开发区.
_VISIT = re.compile(".{2,12}到(?=[县市区](?:经济|高新|工业|产业|开发))")


def _is_no_park(m: Mention, text: str) -> bool:
    """Return whether a list is of products (甲件等汽车基地), or the words before say the kind."""
    if m.rule == "list:park":
        return len(m.name) > _TOWN and m.name[-1] not in _PARKS
    kind = text.endswith(_starts("park", "kinds_after"), 0, m.start)
    return m.rule == "park:theme" and (kind or text.startswith("：", m.end))


_TOWN = 2  # characters of a town's name without 镇, that a list of parks may give
_PARKS = "园区港城谷镇地岛湾廊带心库场群山河江湖桥口坪岭塘滩坝洲"


def _among_towns(m: Mention, text: str) -> bool:
    """Return whether the name stands in a list of nothing but kinds of small towns."""
    near = text[max(m.start - 5, 0) : m.start], text[m.end : m.end + 5]
    return near[0].endswith("小镇、") or re.match("[、和][^，。；、]{2}小镇", near[1]) is not None


def _unless_generic(m: Mention, text: str) -> list[Mention]:
    """Return the name joined and freed of a preposition, nothing where it only says the kind."""
    before = text[max(m.start - _REACH, 0) : m.start]
    several = _several().search(before)
    if several is not None and _is_generic(m.name):
        return []
    return _named(m, text)


@lru_cache(maxsize=1)
def _several() -> re.Pattern[str]:
    """Return the pattern of 一批 and the first items of its list, up to where a name begins."""
    words = alternation(read_lexicon("surroundings")["works"]["several"])
    return re.compile(f"(?:{words})(?:[^，。；：、“”]{{2,12}}[、和及与])*$")


@lru_cache(maxsize=1024)
def _is_generic(name: str) -> bool:
    """Return whether a name is of common words alone: no place, level or number among them."""
    tokens: list[Token] = [t for clause in clauses(name) for t in clause]
    if any(t.mask & _OWN for t in tokens):
        return False
    return all(t.mask or _common().fullmatch(name, t.start, t.end) for t in tokens)


@lru_cache(maxsize=1)
def _common() -> re.Pattern[str]:
    words = alternation(read_lexicon("surroundings")["works"]["common"])
    return re.compile(f"(?:{words})+")


def _named(m: Mention, text: str) -> list[Mention]:
    """Return the name with what 暨 joins to it, or without the preposition it begins with."""
    m = mended(m, text)
    joint = text[m.start - 1 : m.start]
    if joint == "暨":
        return [_joined(m, text)]
    if m.name[0] in _WITH and _linked(m, text):
        return [replace(m, start=m.start + 1, name=m.name[1:])]
    return [m]


def _linked(m: Mention, text: str) -> bool:
    led = text.endswith(_starts("joined", "linking"), 0, m.start)
    led = led and text.count(m.name) == 1  # 同德产业园 is called so elsewhere, too
    return led and _cooperation().match(text, m.end) is not None


@lru_cache(maxsize=1)
def _cooperation() -> re.Pattern[str]:
    words = alternation(read_lexicon("surroundings")["joined"]["linked"])
    return re.compile(f"[^，。；]{{0,14}}?(?:{words})")


def _joined(m: Mention, text: str) -> Mention:
    """Return the mention from where the name joined to it begins: 甲乙暨|丙产业园."""
    found = _joining().search(text[max(m.start - 20, 0) : m.start])
    if found is None or found[1][:-1].endswith(_starts("joined", "apart")):
        return m
    start = m.start - len(found[1])
    return replace(m, start=start, name=text[start : m.end])


@lru_cache(maxsize=1)
def _joining() -> re.Pattern[str]:
    verbs = alternation(read_lexicon("surroundings")["joined"]["verbs"])
    first = f"(?:(?!{verbs})[^，。；：、“”（）《》的\n])"
    return re.compile(f"(?:^|[，。；：、\n]|{verbs})({first}{{2,14}}[{_JOINTS}])$")


def _document(m: Mention, text: str) -> list[Mention]:
    if text[m.start - 1 : m.start] == "及" and m.rule == "document:head":
        return [_joined(m, text)]
    return [m]


def _initiative(m: Mention, text: str) -> list[Mention]:
    if text.startswith(_starts("honour", "doing")[:2], m.end):
        return []  # 重大改革|优先在甲市试点
    if (
        m.rule == "initiative:numbered"
        and len(m.name) < _FRAMEWORK
        and _kinds_behind().match(text, m.end)
    ):
        return []
    if text[m.end : m.end + 1] == "化" and m.name.endswith("”品牌"):
        start, end = m.start + 1, m.end - 3
        return [replace(m, start=start, end=end, name=text[start:end])]
    return [m]


@lru_cache(maxsize=1)
def _kinds_behind() -> re.Pattern[str]:
    kinds = alternation(read_lexicon("surroundings")["initiative"]["kinds"])
    return re.compile(f"”?(?:等)?(?:{kinds})|”[和与及][^，。；]{{0,6}}产业")


def _honour(m: Mention, _text: str) -> list[Mention]:
    name = m.name.rstrip("”")
    if name.endswith(_starts("honour", "praise")):
        return []
    if any(word in name for word in _starts("honour", "doing")):
        return []
    if fused := _fused().match(name):
        return [replace(m, end=m.start + fused.end(1), name=fused[1])]
    return [m]


@lru_cache(maxsize=1)
def _fused() -> re.Pattern[str]:
    """Return the pattern of a title and, right behind it, what bears it, of the same kind."""
    kinds = alternation(read_lexicon("surroundings")["honour"]["kinds"])
    return re.compile(
        f"((?:国家级?|省级|市级|全国|全省)[^，。；]{{0,8}}?(?P<kind>{kinds}))[^”]{{3,}}(?P=kind)$"
    )


def _event(m: Mention, text: str) -> list[Mention]:
    if m.name.endswith("中全会") and len(m.name) == 4:
        return _plenaries(m, text)
    for word in _starts("event", "going"):
        if m.name.startswith(f"{word}第"):
            return [replace(m, start=m.start + len(word), name=m.name[len(word) :])]
    found = _ordinal().search(text[max(m.start - 24, 0) : m.start])
    if found is None or m.name[0] == "第":
        return [m]
    start = m.start - len(found[0])
    return [replace(m, start=start, name=text[start : m.end])]


def _plenaries(m: Mention, text: str) -> list[Mention]:
    """Return each meeting of 十九届二中、三中、四中全会 with the ordinal that they share."""
    begin = max(m.start - 30, 0)
    found = _shared_ordinal().search(text[begin : m.start])
    if found is None:
        return [m]
    ordinal = found[1]
    meetings = [replace(m, name=ordinal + m.name)]
    for each in re.finditer("[一二三四五六七八九]中", found[0]):
        start, end = begin + found.start() + each.start(), begin + found.start() + each.end()
        start -= len(ordinal) if text.endswith(ordinal, 0, start) else 0
        meetings.append(replace(m, start=start, end=end, name=f"{ordinal}{each[0]}全会"))
    return meetings


@lru_cache(maxsize=1)
def _shared_ordinal() -> re.Pattern[str]:
    return re.compile(
        "((?:党的)?[一二三四五六七八九十]{1,3}届)(?:[一二三四五六七八九]中[、和及])+$"
    )


@lru_cache(maxsize=1)
def _ordinal() -> re.Pattern[str]:
    """Return the pattern of 第四届 and the words of the name from there on; no other event's."""
    return re.compile(
        r"第[一二三四五六七八九十\d]{1,3}届(?:(?![会节展赛坛][和与及暨])[^，。；：、“”（）\n]){1,18}$"
    )


_RULES: dict[EntityType, Callable[[Mention, str], list[Mention]]] = {
    "Industry": settled_industry,
    "Place": _place,
    "Project": _project,
    "Park": _park,
    "Platform": _named,
    "Document": _document,
    "Initiative": _initiative,
    "Honour": _honour,
    "Event": _event,
}
