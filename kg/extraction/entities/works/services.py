"""Platforms whose names hold verbs or marks: “甲办”平台, 国家…结算平台, 12345热线, 甲、乙实验室."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, lines_with_any, read_lexicon, word_list
from kg.extraction.units.organs import trie_pattern

_words = partial(word_list, "organisations", "services")

_HAN = "一-鿿"
_INSIDE = "[^的等在和与及将由以为把，。；：、！？（）()“”《》—\\s\\dA-Za-z]"
_LEVELS = "[国省市县]家?级|自治区级"
_HOTLINE = re.compile(f"“?1[2-9]\\d{{3}}”?[{_HAN}]{{0,8}}?热线")
_BRANCHES = ("中心", "分中心", "基地", "分院", "分库")
_NATION = 20  # characters of the name of a national centre before its branch's place
_LEVEL = 2  # characters of 国家
_ITEMS = 40  # characters in which a list of such names stands


def services(found: list[Mention], text: str) -> list[Mention]:
    """Return the platforms that quotations, the nation, a number or a list name.

    `found` are the mentions so far: places of branches, and laboratories that end lists.
    """
    result = [_platform(text, m.start(), m.end(), "platform:quoted", 0.8) for m in _apps(text)]
    result += [
        _platform(text, *m.span("name"), "platform:national", 0.8)
        for line in lines_with_any(("国家", "全国"), text)
        for m in _national().finditer(text, *line)
        if not _governing().search(text, m.start() + _LEVEL, m.end())
    ]
    for line in lines_with_any(("热线",), text):
        spans = (m.span() for m in _HOTLINE.finditer(text, *line))
        result += [_platform(text, *span, "platform:hotline", 0.85) for span in spans]
    result += _branches(found, text) + _narrowed(found, text)
    if "”" in text:
        spans = (m.span("name") for m in _quoted_whole().finditer(text))
        result += [_platform(text, *span, "platform:quotation", 0.85) for span in spans]
    if "首" in text:
        spans = (m.span("name") for m in _first_of_all().finditer(text))
        result += [_platform(text, *span, "platform:first", 0.75) for span in spans]
    for last in (m for m in found if m.type in ("Platform", "Institution")):
        if text[last.start - 1 : last.start] in ("、", "和", "与", "及"):
            result += _sharing_head(last, text)
    return result


def _platform(text: str, start: int, end: int, rule: str, sure: float) -> Mention:
    return Mention("Platform", start, end, text[start:end], rule, sure)


def _apps(text: str) -> Iterator[re.Match[str]]:
    """Yield the platforms called by a quotation, those less that only say of what kind they are."""
    for m in _quoted().finditer(text):
        if not m["called"].endswith(_words("kinds")) and not _governing().search(m["field"]):
            yield m


@lru_cache(maxsize=1)
def _quoted() -> re.Pattern[str]:
    """Return the pattern of a quotation with a platform's head behind it: “甲通”|掌上服务|平台."""
    heads = alternation(_words("quoted_heads"))
    return re.compile(
        f"“(?P<called>[^“”，。；\\n]{{2,14}})”(?P<field>{_INSIDE}{{0,9}}?)"
        f"(?:{heads})(?!{alternation(_words('no_platform_before'))})"
    )


@lru_cache(maxsize=1)
def _quoted_whole() -> re.Pattern[str]:
    """Return the pattern of a quotation that is a platform's whole name: “甲国际联合实验室”."""
    some = f"(?!\\d|{_LEVELS})"  # those are titles that many hold
    heads = alternation(_words("whole_heads"))
    return re.compile(f"“(?P<name>{some}[^“”，。；、\\n]{{3,18}}(?:{heads}))”")


@lru_cache(maxsize=1)
def _first_of_all() -> re.Pattern[str]:
    """Return the pattern of the first platform of a field, told to be opened: 首家|…工作站|落户."""
    heads, opened = alternation(_words("whole_heads")), alternation(_words("opened"))
    name = f"(?!{_LEVELS}){_INSIDE}{{2,14}}?(?:{heads})"
    return re.compile(f"首[个家座](?P<name>{name})(?={opened})")


def _narrowed(found: list[Mention], text: str) -> list[Mention]:
    """Return the platforms of a place that brackets narrow: 甲地（乙湖）|综合性科学中心."""
    result = []
    for place in (m for m in found if m.type == "Place" and text[m.end : m.end + 1] == "（"):
        if m := _narrow().match(text, place.end):
            result.append(_platform(text, place.start, m.end(), "platform:narrowed", 0.85))
    return result


@lru_cache(maxsize=1)
def _narrow() -> re.Pattern[str]:
    heads = alternation(_words("narrowed_heads"))
    return re.compile(f"（[{_HAN}]{{2,6}}）[{_HAN}]{{0,8}}?(?:{heads})")


@lru_cache(maxsize=1)
def _national() -> re.Pattern[str]:
    """Return the pattern of a service of the whole nation, verbs in its name or not."""
    heads = trie_pattern(_words("national_heads"))  # a tree: it is tried at every character
    return re.compile(
        f"(?P<name>(?:国家|全国)(?![级性范各有首多第已])(?:在线|（[{_HAN}]{{2,4}}）|{_INSIDE}){{3,16}}?"
        f"(?:{heads})|{alternation(_words('national_nodes'))})(?!{alternation(_words('no_platform_before'))}|\\d|[一二两三四五六七八九十][个家])"
    )


@lru_cache(maxsize=1)
def _governing() -> re.Pattern[str]:
    """Return the pattern of words that show that a clause, no name, stands before the head."""
    return re.compile(alternation(_words("no_name_with")))


@lru_cache(maxsize=1)
def _builds() -> re.Pattern[str]:
    return re.compile(alternation(_words("before_lists")))


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(read_lexicon("verbs")["carry_out"].split())


def _branches(found: list[Mention], text: str) -> list[Mention]:
    """Return the branches that a national centre has in a place: 国家超级计算|甲市|中心."""
    result = []
    for place in (m for m in found if m.type == "Place"):
        end = next((place.end + len(b) for b in _BRANCHES if text.startswith(b, place.end)), 0)
        nation = text.rfind("国家", max(place.start - _NATION, 0), place.start) if end else -1
        if nation < 0 or not _CENTRE.fullmatch(text, nation, place.start):
            continue
        if not _builds().search(text, nation + _LEVEL, place.start):
            result.append(_platform(text, nation, end, "platform:branch", 0.95))
    return result


_CENTRE = re.compile(f"国家(?!级)[{_HAN}]{{2,18}}")


def _sharing_head(last: Mention, text: str) -> list[Mention]:
    """Return the laboratories of a list whose last item alone says what they are: 甲、|乙实验室."""
    kind = _shared_head().fullmatch(last.name)
    if kind is None:
        return []
    at, result = last.start, []
    while text[at - 1] in "、和与及":
        item = _item().search(text, max(at - _ITEMS, 0), at - 1)
        if item is None or item["name"] in _verbs():
            break
        at = item.start("name")
        name = item["name"] + kind["head"]
        result.append(Mention(last.type, *item.span("name"), name, "platform:shared", 0.95))
    return result


@lru_cache(maxsize=1)
def _shared_head() -> re.Pattern[str]:
    return re.compile(f"[{_HAN}]{{2,5}}?(?P<head>{alternation(_words('shared_heads'))})")


@lru_cache(maxsize=1)
def _item() -> re.Pattern[str]:
    """Return the pattern of a bare name of a list, behind a verb or a mark."""
    verbs = alternation(_words("before_lists"))
    return re.compile(
        f"(?:^|[，。；：、和与及\\n]|{verbs})(?P<name>(?!{verbs})(?:(?![和与及])[{_HAN}]){{2,4}})$"
    )
