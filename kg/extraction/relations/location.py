"""Where things lie: by the place in their name, by what stands before them, by verbs of place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from kg.extraction.entities.places.divisions import are_peers
from kg.extraction.facts import Mention, Relation
from kg.extraction.lexicon import any_word, read_lexicon
from kg.extraction.relations.eventsites import sites_of_event
from kg.extraction.relations.locationwords import TOWNS, place_ends, place_pattern, place_words
from kg.extraction.relations.names import (
    WATERS,
    Names,
    Part,
    cities,
    is_division,
    is_province,
)
from kg.extraction.relations.phrases import Phrase, Scene
from kg.extraction.relations.placement import find_between, find_set_up
from kg.extraction.relations.solethings import is_sole

# How often each rule was right on the development gold with its own mentions; a little less
# where it was seen seldom.
_CONFIDENCE = {
    "location.name": 0.75,
    "location.namesake": 0.6,
    "location.before": 0.8,
    "location.passage": 0.85,
    "location.event": 0.7,
}


def find_locations(scene: Scene, names: Names) -> Iterator[Relation]:
    """Yield located_in relations; their evidence is the name, or the clause that says it."""
    yield from _in_names(scene, names)
    for clause, topic in zip(scene.clauses, scene.topics, strict=True):
        for phrase in clause.phrases:
            if len(phrase.members) > 1 or phrase.modifiers[0]:
                yield from _before(phrase)
            if topic is not None and topic.type == "Park":
                yield from _in_passage(phrase, topic, names)
        for first, second in pairwise(clause.phrases):
            yield from find_between(first, second)
        for i in range(len(clause.phrases) - 2):
            yield from find_set_up(*clause.phrases[i : i + 3])


def _relation(head: Mention, tail: Mention, start: int, end: int, rule: str) -> Relation:
    return Relation("located_in", head, tail, start, end, rule, _CONFIDENCE[rule])


def _in_names(scene: Scene, names: Names) -> Iterator[Relation]:
    """Yield what names say: 甲县|乙镇产业基地, and 甲县|乙镇 within it."""
    heads = place_words("heads")
    for mention in (*scene.mentions, *(inner for _, inner in scene.inner)):
        for held in sites_of_event(mention, names) if mention.type == "Event" else ():
            yield _relation(mention, held, mention.start, mention.end, "location.event")
        inside = names.places.inside(mention.name)
        if not inside and not names.parks.inside(mention.name):
            continue  # as in most names
        found = list(inside)
        if site := _of_branch(mention, found):
            yield _relation(mention, site, mention.start, mention.end, "location.name")
            continue
        if mention.type not in heads and not _names_district(mention, names):
            yield from _in_brackets(mention, found)
            if mention.type == "Event":  # 甲市乙区人民代表大会
                found = [p for p in found if p.division]
                for head, tail in _nested(found):
                    yield _relation(head, tail, mention.start, mention.end, "location.name")
            continue
        for head, tail in (*_nested(found), *_blocks(mention, names)):
            yield _relation(head, tail, mention.start, mention.end, "location.name")
        for tail in _sites(mention, names, found):
            rule = "location.namesake" if _like_nature(tail) else "location.name"
            yield _relation(mention, tail, mention.start, mention.end, rule)


def _sites(mention: Mention, names: Names, found: list[Part]) -> list[Mention]:
    """Return the places and parks in the name in which the thing lies."""
    name = mention.name
    if is_sole(mention, found):
        return [found[0].known]
    if _unplaced().search(name) and not _within_district(name, found):
        return []
    sites = _places_in(mention, names, found)
    if name.endswith(place_ends("brands")):
        return [site for site in sites if not _like_nature(site)]
    return sites


def _of_branch(mention: Mention, found: list[Part]) -> Mention | None:
    """Return the place in which a school has an institute named after it: 甲大学乙市研究院.

    So with a branch of a centre of the nation: 国家超级计算甲市中心.
    """
    if mention.type not in ("Institution", "Platform"):
        return None
    name = mention.name
    nation = mention.type == "Platform" and name.startswith("国家")
    sites = [
        p
        for p in found
        if p.division and (nation or name[: p.start].endswith(place_ends("parents")))
    ]
    return sites[-1].known if sites else None


def _in_brackets(mention: Mention, found: list[Part]) -> Iterator[Relation]:
    """Yield where a house lies by the division that its name adds: 甲省（乙县）…院, 丙市分公司."""
    name = mention.name
    for part in found if mention.type in ("Institution", "Enterprise") else ():
        bracketed = name[: part.start].endswith("（") and name[part.end] == "）"
        branch = part.start > 0 and name[part.end :] in place_words("offices")
        if (branch or (bracketed and mention.type == "Institution")) and part.division:
            yield _relation(mention, part.known, mention.start, mention.end, "location.name")


def _within_district(name: str, found: list[Part]) -> bool:
    """Return whether a street or road begins with the one district it is in: 甲县乙镇至丙镇公路."""
    if found and found[0].start == 0 and _TOWN_ROAD.match(name, found[0].end):
        return not any(part.division for part in found[1:])
    alone = len(found) == 1 and found[0].start == 0
    return (
        alone
        and name[: found[0].end].endswith(("区", "县"))
        and name.endswith(place_ends("streets"))
    )


_TOWN_ROAD = re.compile("[一-鿿]{2,4}[镇乡村]至[一-鿿]{2,4}[镇乡村](?![一-鿿]*[市县区])")


def _names_district(mention: Mention, names: Names) -> bool:
    """Return whether a school's or hospital's name begins with a district's or town's full name."""
    if mention.type != "Institution":
        return False
    first = next((p for p in names.places.inside(mention.name) if p.start == 0), None)
    districts = place_ends("districts")
    return first is not None and (
        (first.division and not first.province) or mention.name[: first.end].endswith(districts)
    )


def _nested(found: list[Part]) -> Iterator[tuple[Mention, Mention]]:
    """Yield a town and its division where both stand side by side in a name."""
    for first, second in pairwise(found):
        town = not (second.division or second.province) and not _line().search(second.known.name)
        town = town and not (
            second.known.rule.startswith("list:") or _like_nature(second.known)
        )  # what a list calls a place, the river that a bridge of the town crosses
        if first.division and first.end == second.start and (town or _governs(first, second)):
            yield second.known, first.known


def _blocks(mention: Mention, names: Names) -> Iterator[tuple[Mention, Mention]]:
    """Yield a park's block and the park where both stand side by side in a name: 甲园|乙园区."""
    for first, second in pairwise(names.parks.inside(mention.name)):
        if first.end == second.start and second.known.rule == "park:block":
            yield second.known, first.known


def _governs(first: Part, second: Part) -> bool:
    """Return whether both are printed in full, a wider division and one in it: 甲市乙县."""
    wide, narrow = first.known.name, second.known.name
    return wide.endswith(_WIDE) and narrow.endswith(_NARROW) and wide != narrow


_WIDE, _NARROW = ("省", "市", "州", "盟", "自治区"), ("县", "区", "旗", "市")


def _places_in(mention: Mention, names: Names, found: list[Part]) -> list[Mention]:
    """Return the park a name begins with, or the places in it that it can lie in."""
    name = mention.name
    park = next((p for p in names.parks.inside(name) if p.start == 0), None)
    if park is not None and name[park.end :] not in place_words("same") and mention.type != "Place":
        return [park.known, *(p.known for p in found if p.start >= park.end and p.division)]
    plain = [p for p in found if name.count("“", 0, p.start) == name.count("”", 0, p.start)]
    if any(p.division for p in plain):
        found = plain  # “甲书苑”乙县城市书房
    placed = [p.known for i, p in enumerate(found) if _holds(mention, found, i, names)]
    branch = found and found[0].start == 0 and name.endswith(place_ends("campuses"))
    return placed[-1:] if branch else placed


def _holds(mention: Mention, found: list[Part], i: int, names: Names) -> bool:
    """Return whether the i-th place in a name is one that the named thing lies in."""
    name, part = mention.name, found[i]
    printed, rest = name[part.start : part.end], name[part.end :]
    same = rest in place_words("same") and not (part.start and rest == "园区")
    if same or printed in names.province or _line().search(printed):
        return False
    if _is_end(name, part) or _precedes_end(name, found, i) or _borne().match(rest):
        return False
    listed = part.known.rule == "list:place" and not printed.endswith(_ALL)  # 长征、黄河等公园
    if listed or _is_another(name, part) or _opens_firm(name, part, names):
        return False
    own = part.division and printed in names.home  # of a municipality of the nation
    vague = (part.province and not own) or not part.division
    if vague and (_too_wide(name, part, printed) or not _on_land(name, part)):
        return False
    if mention.type == "Place":
        scenic = part.division and name.endswith(place_ends("scenic"))
        full = printed.endswith(place_ends("division_suffixes"))
        zone = not part.division and name.endswith(place_ends("zones"))
        return part.start == 0 and (scenic or full or zone)
    after_river = i > 0 and found[i - 1].known.name.endswith(place_ends("nature"))
    below = i > 0 and found[i - 1].end == part.start
    below = below and (found[i - 1].province or _governs(found[i - 1], part))
    return i == 0 or after_river or below or part.start > found[0].end or not part.division


_ALL = ("省", "市", "县", "区", "州", "盟", "旗", "镇", "乡")
_LENGTH = 2  # of a region's short name


def _twins(name: str, part: Part) -> bool:
    """Return whether the place is one of two cities side by side that open a name."""
    before, rest = name[: part.start].rstrip("·—"), name[part.end :].lstrip("·—")
    beside = before if part.start else next((rest[:n] for n in (3, 2) if rest[:n] in cities()), "")
    return beside in cities() and name[part.start : part.end] in cities()


def _is_another(name: str, part: Part) -> bool:
    """Return whether the name goes on to that of another place, which may be meant.

    甲|湖产业园 is on the lake, 甲|乙工业园 in one of two cities, 粤东|粤西示范区 in both regions.
    """
    lake = WATERS.match(name, part.end) and not name[: part.end].endswith(_ALL)
    region = _region().fullmatch(name, part.start, part.end + _LENGTH)
    return bool(lake or region) or _twins(name, part)


def _opens_firm(name: str, part: Part, names: Names) -> bool:
    """Return whether the short name of a division only begins a firm's: 甲|时代产业园.

    The firm may be at home anywhere; with 市 or 县 printed the name says where it is, and a firm of
    the document's own city or county builds there.
    """
    printed = name[: part.end]
    if printed in names.home:
        return False
    if part.start or (printed.endswith(_ALL) and printed not in cities()):
        return False
    firm = next(iter(names.makers.inside(name)), None)
    known = firm is not None and firm.start == 0 and firm.known.type == "Enterprise"
    return known and firm is not None and firm.end > part.end


def _too_wide(name: str, part: Part, printed: str) -> bool:
    """Return whether a region is too wide to lie in, unless the thing is a zone of the region."""
    region = part.known.rule in _REGIONS and not _like_nature(part.known)
    if part.start and _branch().fullmatch(name, part.end):
        return False
    wide = part.province or region or _region().search(printed) is not None
    return wide and not name.endswith(place_ends("zones"))


def _like_nature(place: Mention) -> bool:
    """Return whether a county's short name is also a mountain's or river's."""
    return place.name.endswith(place_ends("nature"))


def _is_end(name: str, part: Part) -> bool:
    """Return whether the place is one between which something runs: A至B."""
    between = place_ends("between")
    return name[part.end :].startswith(between) or name[: part.start].endswith(between)


def _precedes_end(name: str, found: list[Part], i: int) -> bool:
    """Return whether the place directly precedes an end: 甲县|乙镇至…; a river does not end."""
    part = found[i]
    if i + 1 == len(found) or found[i + 1].start != part.end:
        return False
    if part.division and len(found) > i + 2 and not any(p.division for p in found[i + 1 :]):
        return False  # from town to town within it
    river = name[part.start : part.end].endswith(place_ends("nature"))
    return _is_end(name, found[i + 1]) and not river


def _on_land(name: str, part: Part) -> bool:
    """Return whether the place is no river or mountain, unless the thing is a work on it."""
    if not name[part.start : part.end].endswith(place_ends("nature")):
        return True
    return part.start == 0 and any(w in name for w in place_words("on_water"))


def _before(phrase: Phrase) -> Iterator[Relation]:
    """Yield what stands directly before: 甲区|乙片区|丙学校; and 甲园|乙公司, 位于甲区的丁公司."""
    allowed = place_words("heads") | {"Institution"}
    if phrase.lead.endswith(place_ends("verbs")) or phrase.lead.endswith(_arrives()):
        allowed = allowed | place_words("settling")
    for member, modifiers in zip(phrase.members, _shared(phrase), strict=True):
        chain = [*modifiers, member]
        for i, head in enumerate(chain):
            in_park = head.type == "Enterprise" and i > 0 and chain[i - 1].type == "Park"
            if head.type not in allowed and not in_park:
                continue
            if head.type == "Place" and _is_wide(head):
                continue
            for tail in chain[i - 1 : i] if head.type == "Place" or in_park else chain[:i]:
                if are_peers(head.name, tail.name):
                    continue  # 甲县|乙县 stand side by side
                if is_division(head.name) and tail.name.endswith(TOWNS):
                    continue  # 甲镇的|乙市丙公司
                if tail.type in ("Place", "Park") and not _region().search(tail.name):
                    yield _relation(head, tail, tail.start, head.end, "location.before")


def _shared(phrase: Phrase) -> list[tuple[Mention, ...]]:
    """Return what stands before each member; blocks of one park share it: 甲区|乙组团、丙组团."""
    first, own = phrase.members[0], phrase.modifiers[0]
    if not own or own[-1].type != "Park":
        return list(phrase.modifiers)
    block = next((end for end in place_ends("blocks") if first.name.endswith(end)), None)
    if block is None:
        return list(phrase.modifiers)
    return [
        own if not given and member.name.endswith(block) else given
        for member, given in zip(phrase.members, phrase.modifiers, strict=True)
    ]


_REGIONS = ("place:region", "place:country")


def _is_wide(place: Mention) -> bool:
    """Return whether the place is a province, or a region beside another: 南亚|东南亚."""
    return is_province(place.name) or place.rule in _REGIONS


def _in_passage(phrase: Phrase, park: Mention, names: Names) -> Iterator[Relation]:
    """Yield the works that a passage about one park lists as being built, not those of counties."""
    if len(phrase.members) < 2 or not _built().match(phrase.tail):
        return
    if any(p.division for m in phrase.members for p in names.places.inside(m.name)):
        return
    for head in phrase.members:
        if head.type in ("Project", "Park", "Platform") and head.name != park.name:
            yield _relation(head, park, phrase.start, phrase.end, "location.passage")


@lru_cache(maxsize=1)
def _unplaced() -> re.Pattern[str]:
    """Return the pattern of what is named after a place but lies elsewhere."""
    words = any_word("relations", "location", "unplaced")
    return re.compile(f"(?:{words})$")


@lru_cache(maxsize=1)
def _borne() -> re.Pattern[str]:
    """Return the pattern of the same behind the place: 甲县|机场扩建工程 need not be in 甲县."""
    return place_pattern("unplaced", after="(?![东西南北新]?站$)")


@lru_cache(maxsize=1)
def _branch() -> re.Pattern[str]:
    """Return the pattern of a firm's branch, right behind the city or province that it is in."""
    return place_pattern("branch_kinds", after="+基地(?:项目)?")


@lru_cache(maxsize=1)
def _line() -> re.Pattern[str]:
    return place_pattern("lines", after="$")


@lru_cache(maxsize=1)
def _region() -> re.Pattern[str]:
    return re.compile(read_lexicon("relations")["location"]["region"])


@lru_cache(maxsize=1)
def _arrives() -> tuple[str, ...]:
    return place_ends("arrives")


@lru_cache(maxsize=1)
def _built() -> re.Pattern[str]:
    return re.compile("等[^，。；]{0,8}?(?:项目|工程)")
