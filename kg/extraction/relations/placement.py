"""Where things lie by the words between two names of a clause: 甲落户乙, 在甲举办乙."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extraction.facts import Mention, Relation
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.relations.locationwords import place_ends, place_pattern, place_words
from kg.extraction.relations.phrases import Phrase

# How often each rule was right on the development gold with its own mentions; a little less
# where it was seen seldom.
_CONFIDENCE = {
    "location.support": 0.9,
    "location.verb": 0.8,
    "location.in": 0.8,
    "location.areas": 0.8,
    "location.centre": 0.85,
    "location.held": 0.85,
    "location.relied": 0.75,
    "location.bracket": 0.8,
}
_LONGEST_VERB = 10  # characters between the place and what it builds
_MOST_SITES = 3  # 在甲镇、乙镇和丙乡建设丁: in each of them
_MOST_STAGES = 6  # 丁在甲、乙等景区上演
_FURTHER = re.compile("[^，。；：、]{1,16}的")  # the rest of an address
_LEVELS = ("省", "市", "县", "区", "州", "旗")
_WITHIN = re.compile("在[^，。；的]{2,10}[区市县镇乡）]$")  # … of a larger one that no rule found


def _relation(head: Mention, tail: Mention, start: int, end: int, rule: str) -> Relation:
    return Relation("located_in", head, tail, start, end, rule, _CONFIDENCE[rule])


def find_between(first: Phrase, second: Phrase) -> Iterator[Relation]:
    """Yield what the words between two phrases of a clause say."""
    if second.lead == "（" and second.tail.startswith("）"):
        yield from _bracketed(first, second)
    if rule := _lies_in(first, second):
        yield from _product(rule, first, second, first.start, second.end)
    elif rule := _holds_what(first, second):
        yield from _product(rule, second, first, first.start, second.end)


def _lies_in(first: Phrase, second: Phrase) -> str:
    """Return the rule by which the first phrase's things lie in the second's place, or ""."""
    words = second.lead
    if words in place_words("whose_site"):
        return "location.verb"
    before = second.modifiers[0]
    if before and second.members[0].start > before[-1].end and second.members[0].type != "Place":
        return ""  # 甲公司位于乙市的|丙基地: where 丙 lies, not 甲
    lies = place_ends("verbs")
    if words.endswith(lies) and (words in lies or first.members[-1].type != "Place"):
        return "location.verb"  # 甲市|南站位于: the station, not the city
    where = words[:-1] if words[-1:] in _LEVELS else words  # 在县|高新区揭牌
    within = where.endswith(place_ends("in_place")) or (
        "在" in where and _WITHIN.search(where) is not None
    )
    made = first.lead in place_words("is")  # 甲是|乙|在丙设立的: where 甲 lies, not 乙
    firm = first.members[-1].type == "Enterprise" and _of_it().search(words)
    if within and not made and not firm and _held().fullmatch(second.tail):
        return "location.held"
    centred = words.endswith("（") and _centre_of().match(second.tail)
    return "location.centre" if centred and not first.lead.endswith("以") else ""


def _holds_what(first: Phrase, second: Phrase) -> str:
    """Return the rule by which the second phrase's things lie in the first's place, or ""."""
    words = second.lead
    if first.lead.endswith("以") and _centre_of().search(words):
        return "location.centre"
    if _area().match(words):
        return "location.areas"
    if words.endswith("的") and (rule := _said_before(first, second)):
        return rule
    return _makes_there(first, words)


def _makes_there(first: Phrase, words: str) -> str:
    """Return the rule by which what is made lies where the words before the place say, or ""."""
    makes = _makes().search(words)
    if makes and first.lead.endswith(place_ends("in_place")):
        return "location.in"
    if makes and len(words) <= _LONGEST_VERB:
        if _supports().search(first.lead):
            return "location.support"
        if makes.start() == 0 and _relied().search(first.lead):
            return "location.relied"
    return ""


def _said_before(first: Phrase, second: Phrase) -> str:
    """Return the rule by which what stands before a thing says where it is, or ""."""
    if first.lead.endswith(place_ends("verbs")) and _FURTHER.fullmatch(second.lead):
        return "location.verb"  # 位于甲镇|乙村的|丙项目
    held = first.lead.endswith(place_ends("in_place")) and second.members[-1].type == "Event"
    if held and _held().fullmatch(second.lead):
        return "location.held"  # 在甲市|召开的|乙大会
    return ""


def find_set_up(first: Phrase, second: Phrase, third: Phrase) -> Iterator[Relation]:
    """Yield where a thing lies that somebody set up there: 甲公司是乙集团在丙市投资建设的…."""
    told = second.lead in place_words("is") and third.lead in place_words("in_place")
    if told and _set_up().match(third.tail):
        yield from _product("location.held", first, third, first.start, third.end)


def _bracketed(first: Phrase, second: Phrase) -> Iterator[Relation]:
    """Yield where a thing lies by the place in brackets behind it: 乙园（甲县）, 甲县（乙园）."""
    head, tail = first.members[-1], second.members[0]
    if head.type == "Place" and tail.type == "Place":
        return  # 甲市（乙县）tells which part of 甲市 is meant
    if head.type == "Place" and tail.type == "Park":
        head, tail = tail, head
    wholes = ("Place", "Park") if head.type in ("Project", "Platform") else ("Place",)
    if len(second.members) == 1 and head.type in place_words("heads") and tail.type in wholes:
        yield _relation(
            head, tail, first.members[-1].start, second.members[0].end, "location.bracket"
        )


def _product(rule: str, heads: Phrase, tails: Phrase, start: int, end: int) -> Iterator[Relation]:
    """Yield each head in each tail; it lies in several only where areas are listed."""
    many = _MOST.get(rule, 1)
    if len(tails.members) > many:
        return
    allowed = place_words("heads") | place_words("held")
    settles = rule in ("location.verb", "location.held")
    in_parks = settles or rule in ("location.in", "location.relied")
    wholes = ("Place", "Park") if in_parks else ("Place",)
    if settles:
        allowed = allowed | place_words("settling")
    if rule == "location.areas":
        allowed = allowed | {"Initiative"}
    if not (rule in ("location.centre", "location.verb") and heads.start < tails.start):
        allowed = allowed - {"Place"}
    sites = _sites(tails) if in_parks else tails.members
    for head in heads.members:
        staged = rule == "location.held" and head.name.endswith(place_ends("staged"))
        for tail in sites:
            lies = head.type in allowed or staged
            if lies and tail.type in wholes and head.name != tail.name:
                yield _relation(head, tail, start, end, rule)


def _sites(phrase: Phrase) -> list[Mention]:
    """Return the places and parks of a phrase with those before them; no road beside others."""
    pairs = zip(phrase.modifiers, phrase.members, strict=True)
    sites = [site for modifiers, member in pairs for site in (*modifiers, member)]
    return [s for s in sites if not s.name.endswith(place_ends("streets"))] or sites


_MOST = {"location.areas": 99, "location.in": _MOST_SITES, "location.held": _MOST_STAGES}


@lru_cache(maxsize=1)
def _held() -> re.Pattern[str]:
    """Return the pattern of all that may follow the place in X在甲县举行, X在甲、乙等景区上演."""
    how, verbs = (alternation(place_words(key)) for key in ("held_how", "held_verbs"))
    kinds = f"地|个?(?:{alternation(place_words('stages'))})"
    several = f"(?:[东西南北]?侧|旁|附近|等?[两三四五六七八九十\\d]*(?:{kinds})|等)?"
    alone = alternation(place_words("held_alone"))
    return re.compile(f"{several}(?:{how})*(?:(?:{verbs})+(?:了|的)?|{alone})")


@lru_cache(maxsize=1)
def _of_it() -> re.Pattern[str]:
    """Return the pattern of what makes a firm's works the subject: 甲公司投资的…4个项目在."""
    return re.compile("的|项目|工程")


@lru_cache(maxsize=1)
def _centre_of() -> re.Pattern[str]:
    return place_pattern("centre", before="为")


@lru_cache(maxsize=1)
def _area() -> re.Pattern[str]:
    return place_pattern("areas", before="等")


@lru_cache(maxsize=1)
def _makes() -> re.Pattern[str]:
    return place_pattern("make")


@lru_cache(maxsize=1)
def _relied() -> re.Pattern[str]:
    """Return the pattern of verbs that name the site on which something is built: 依托甲景区."""
    return place_pattern("relied", after="[^，。；]{0,6}$")


@lru_cache(maxsize=1)
def _supports() -> re.Pattern[str]:
    words = read_lexicon("relations")["support"]["others"]
    return re.compile(f"(?:{alternation(list(words))})$")


@lru_cache(maxsize=1)
def _set_up() -> re.Pattern[str]:
    """Return the pattern of what somebody did to have a thing in a place: 全资设立的."""
    verbs = alternation(place_words("make") | place_words("held_verbs"))
    return re.compile(f"(?:地区|境内)?[^，。；的]{{0,4}}(?:{verbs})[^，。；的]{{0,4}}的")
