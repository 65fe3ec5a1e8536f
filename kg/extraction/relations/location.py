"""Where things lie: by the place in their name, by what stands before them, by verbs of place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from kg.extraction.facts import Mention, Relation
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.relations.names import Names, Part, cities
from kg.extraction.relations.phrases import Phrase, Scene

# How often each rule was right on the development gold with its own mentions; a little less
# where it was seen seldom.
_CONFIDENCE = {
    "location.name": 0.75,
    "location.namesake": 0.6,
    "location.before": 0.8,
    "location.support": 0.9,
    "location.verb": 0.8,
    "location.in": 0.8,
    "location.areas": 0.8,
    "location.centre": 0.85,
    "location.passage": 0.85,
    "location.event": 0.7,
    "location.held": 0.85,
    "location.relied": 0.75,
    "location.bracket": 0.8,
}
_LONGEST_VERB = 10  # characters between the place and what it builds
_MOST_SITES = 3  # 在甲镇、乙镇和丙乡建设丁: in each of them


def find_locations(scene: Scene, names: Names) -> Iterator[Relation]:
    """Yield located_in relations; their evidence is the name, or the clause that says it."""
    yield from _in_names(scene, names)
    for clause, topic in zip(scene.clauses, scene.topics, strict=True):
        for phrase in clause.phrases:
            yield from _before(phrase)
            if topic is not None and topic.type == "Park":
                yield from _in_passage(phrase, topic)
        for first, second in pairwise(clause.phrases):
            yield from _between(first, second)


def _relation(head: Mention, tail: Mention, start: int, end: int, rule: str) -> Relation:
    return Relation("located_in", head, tail, start, end, rule, _CONFIDENCE[rule])


def _in_names(scene: Scene, names: Names) -> Iterator[Relation]:
    """Yield what names say: 甲县|乙镇产业基地, and 甲县|乙镇 within it."""
    heads = _words("heads")
    for mention in (*scene.mentions, *(inner for _, inner in scene.inner)):
        if mention.type == "Event":
            yield from _of_event(mention, names)
        found = list(names.places.inside(mention.name))
        if not found and not names.parks.inside(mention.name):
            continue  # as in most names
        if site := _of_branch(mention, found):
            yield _relation(mention, site, mention.start, mention.end, "location.name")
            continue
        if mention.type not in heads and not _names_district(mention, names):
            continue
        for head, tail in _nested(found):
            yield _relation(head, tail, mention.start, mention.end, "location.name")
        if _is_airport(mention, found):
            yield _relation(mention, found[0].known, mention.start, mention.end, "location.name")
        elif not _unplaced().search(mention.name) or _within_district(mention.name, found):
            for tail in _places_in(mention, names, found):
                rule = "location.namesake" if _like_nature(tail) else "location.name"
                yield _relation(mention, tail, mention.start, mention.end, rule)


def _of_branch(mention: Mention, found: list[Part]) -> Mention | None:
    """Return the place in which a school has an institute named after it: 甲大学乙市研究院."""
    if mention.type not in ("Institution", "Platform"):
        return None
    sites = [p for p in found if p.division and mention.name[: p.start].endswith(_PARENTS)]
    return sites[-1].known if sites else None


def _within_district(name: str, found: list[Part]) -> bool:
    """Return whether a street or corridor begins with the one district it is in: 甲区科创走廊."""
    alone = len(found) == 1 and found[0].start == 0
    return alone and name[: found[0].end].endswith(("区", "县")) and name.endswith(_STREETS)


_STREETS = ("走廊", "大道", "大街", "路", "街")
_PARENTS = ("大学", "学院", "科学院", "中科院", "研究院", "研究所")


def _is_airport(mention: Mention, found: list[Part]) -> bool:
    """Return whether the mention is the airport of the city that its name begins with."""
    first = found[0] if found and found[0].start == 0 else None
    city = first is not None and mention.name[: first.end] in cities()
    return city and _AIRPORT.fullmatch(mention.name, found[0].end) is not None


_AIRPORT = re.compile("(?:民用|国际|通用|支线|军民合用|新)*机场")


def _names_district(mention: Mention, names: Names) -> bool:
    """Return whether a school's or hospital's name begins with a district's or town's full name."""
    if mention.type != "Institution":
        return False
    first = next((p for p in names.places.inside(mention.name) if p.start == 0), None)
    districts = tuple(_words("districts"))
    return first is not None and mention.name[: first.end].endswith(districts)


def _of_event(event: Mention, names: Names) -> Iterator[Relation]:
    """Yield where an event is held by its name: 某省（乙市）…展, a county's own …节."""
    name = event.name
    for part in names.places.inside(name):
        if part.province:
            continue
        bracketed = name[part.end : part.end + 1] == "）" and name[: part.start].endswith("（")
        festival = name.endswith(tuple(_words("festivals"))) and part.division
        if bracketed or (festival and not _online().search(name)):
            yield _relation(event, part.known, event.start, event.end, "location.event")


def _nested(found: list[Part]) -> Iterator[tuple[Mention, Mention]]:
    """Yield a town and its division where both stand side by side in a name."""
    for first, second in pairwise(found):
        town = not second.division and not _line().search(second.known.name)
        if first.division and first.end == second.start and (town or _governs(first, second)):
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
    if park is not None and name[park.end :] not in _words("same") and mention.type != "Place":
        return [park.known, *(p.known for p in found if p.start >= park.end and p.division)]
    placed = [p.known for i, p in enumerate(found) if _holds(mention, found, i, names)]
    branch = found and found[0].start == 0 and name.endswith(_BRANCHES)
    return placed[-1:] if branch else placed


_BRANCHES = ("校区", "分校", "分院", "院区")  # 甲市大学乙区校区 lies in 乙区


def _holds(mention: Mention, found: list[Part], i: int, names: Names) -> bool:
    """Return whether the i-th place in a name is one that the named thing lies in."""
    name, part = mention.name, found[i]
    printed, rest = name[part.start : part.end], name[part.end :]
    if rest in _words("same") or printed in names.province or _line().search(printed):
        return False
    if _is_end(name, part) or _precedes_end(name, found, i) or _borne().match(rest):
        return False
    vague = part.province or not part.division
    if vague and (_too_wide(name, part, printed) or not _on_land(name, part)):
        return False
    if mention.type == "Place":
        scenic = part.division and name.endswith(tuple(_words("scenic")))
        full = printed.endswith(tuple(_words("division_suffixes")))
        return part.start == 0 and (scenic or full)
    after_river = i > 0 and found[i - 1].known.name.endswith(tuple(_words("nature")))
    below = i > 0 and found[i - 1].end == part.start and _governs(found[i - 1], part)
    return i == 0 or after_river or below or part.start > found[0].end or not part.division


def _too_wide(name: str, part: Part, printed: str) -> bool:
    """Return whether a region is too wide to lie in, unless the thing is a zone of the region."""
    region = part.known.rule == "place:region" and not _like_nature(part.known)
    wide = part.province or region or _region().search(printed) is not None
    return wide and not name.endswith(tuple(_words("zones")))


def _like_nature(place: Mention) -> bool:
    """Return whether a county's short name is also a mountain's or river's."""
    return place.name.endswith(tuple(_words("nature")))


def _is_end(name: str, part: Part) -> bool:
    """Return whether the place is one between which something runs: A至B."""
    between = tuple(_words("between"))
    return name[part.end :].startswith(between) or name[: part.start].endswith(between)


def _precedes_end(name: str, found: list[Part], i: int) -> bool:
    """Return whether the place directly precedes an end: 甲县|乙镇至…; a river does not end."""
    part = found[i]
    if i + 1 == len(found) or found[i + 1].start != part.end:
        return False
    river = name[part.start : part.end].endswith(tuple(_words("nature")))
    return _is_end(name, found[i + 1]) and not river


def _on_land(name: str, part: Part) -> bool:
    """Return whether the place is no river or mountain, unless the thing is a work on it."""
    if not name[part.start : part.end].endswith(tuple(_words("nature"))):
        return True
    return part.start == 0 and any(w in name for w in _words("on_water"))


def _before(phrase: Phrase) -> Iterator[Relation]:
    """Yield what stands directly before: 甲区|乙片区|丙学校; firms only in 位于甲区的乙公司."""
    if len(phrase.members) == 1 and not phrase.modifiers[0]:
        return
    allowed = _words("heads") | {"Institution"}
    if phrase.lead.endswith(_lies()):
        allowed = allowed | _words("settling")
    for member, modifiers in zip(phrase.members, phrase.modifiers, strict=True):
        chain = [*modifiers, member]
        for i, head in enumerate(chain):
            if head.type not in allowed:
                continue
            for tail in chain[i - 1 : i] if head.type == "Place" else chain[:i]:
                if tail.type in ("Place", "Park") and not _region().search(tail.name):
                    yield _relation(head, tail, tail.start, head.end, "location.before")


def _in_passage(phrase: Phrase, park: Mention) -> Iterator[Relation]:
    """Yield the works that a passage about one park lists as being built."""
    if len(phrase.members) < 2 or not _built().match(phrase.tail):
        return
    for head in phrase.members:
        if head.type in ("Project", "Park", "Platform") and head.name != park.name:
            yield _relation(head, park, phrase.start, phrase.end, "location.passage")


def _between(first: Phrase, second: Phrase) -> Iterator[Relation]:
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
    if words.endswith(_lies()):
        return "location.verb"
    where = words[:-1] if words[-1:] in _LEVELS else words  # 在县|高新区揭牌
    if where.endswith(tuple(_words("in_place"))) and _held().fullmatch(second.tail):
        return "location.held"
    centred = words.endswith("（") and _centre_of().match(second.tail)
    return "location.centre" if centred and not first.lead.endswith("以") else ""


_LEVELS = ("省", "市", "县", "区", "州", "旗")


def _holds_what(first: Phrase, second: Phrase) -> str:
    """Return the rule by which the second phrase's things lie in the first's place, or ""."""
    words = second.lead
    if first.lead.endswith("以") and _centre_of().search(words):
        return "location.centre"
    if _area().match(words):
        return "location.areas"
    if first.lead.endswith(tuple(_words("in_place"))) and _makes().search(words):
        return "location.in"
    if len(words) > _LONGEST_VERB or not _makes().search(words):
        return ""
    if _supports().search(first.lead):
        return "location.support"
    return "location.relied" if _makes().match(words) and _relied().search(first.lead) else ""


def _bracketed(first: Phrase, second: Phrase) -> Iterator[Relation]:
    """Yield where a thing lies by the place in brackets behind it: 乙产业园（甲县）."""
    head, tail = first.members[-1], second.members[0]
    if head.type == "Place" and tail.type == "Place":
        return  # 甲市（乙县）tells which part of 甲市 is meant
    if len(second.members) == 1 and head.type in _words("heads") and tail.type == "Place":
        yield _relation(head, tail, head.start, tail.end, "location.bracket")


def _product(rule: str, heads: Phrase, tails: Phrase, start: int, end: int) -> Iterator[Relation]:
    """Yield each head in each tail; it lies in several only where areas are listed."""
    many = {"location.areas": 99, "location.in": _MOST_SITES}.get(rule, 1)
    if len(tails.members) > many:
        return
    allowed = _words("heads") | _words("held")
    settles = rule in ("location.verb", "location.held")
    in_parks = settles or rule in ("location.in", "location.relied")
    wholes = ("Place", "Park") if in_parks else ("Place",)
    if settles:
        allowed = allowed | _words("settling")
    if rule == "location.areas":
        allowed = allowed | {"Initiative"}
    if not (rule == "location.centre" and heads.start < tails.start):
        allowed = allowed - {"Place"}
    for head in heads.members:
        for tail in tails.members:
            if head.type in allowed and tail.type in wholes and head.name != tail.name:
                yield _relation(head, tail, start, end, rule)


@lru_cache(maxsize=32)
def _words(key: str) -> frozenset[str]:
    return frozenset(read_lexicon("relations")["location"][key])


def _pattern(key: str, before: str = "", after: str = "") -> re.Pattern[str]:
    return re.compile(f"{before}(?:{alternation(sorted(_words(key)))}){after}")


@lru_cache(maxsize=1)
def _unplaced() -> re.Pattern[str]:
    """Return the pattern of what is named after a place but lies elsewhere."""
    words = alternation(sorted(_words("unplaced")))
    return re.compile(f"(?:{words})$")


@lru_cache(maxsize=1)
def _borne() -> re.Pattern[str]:
    """Return the pattern of the same behind the place: 甲县|机场扩建工程 need not be in 甲县."""
    return _pattern("unplaced")


@lru_cache(maxsize=1)
def _online() -> re.Pattern[str]:
    return _pattern("online")


@lru_cache(maxsize=1)
def _line() -> re.Pattern[str]:
    return _pattern("lines", after="$")


@lru_cache(maxsize=1)
def _region() -> re.Pattern[str]:
    return re.compile(read_lexicon("relations")["location"]["region"])


@lru_cache(maxsize=1)
def _lies() -> tuple[str, ...]:
    return tuple(sorted(_words("verbs")))


@lru_cache(maxsize=1)
def _held() -> re.Pattern[str]:
    """Return the pattern of all that may follow the place in X在甲县举行."""
    how, verbs = (alternation(sorted(_words(key))) for key in ("held_how", "held_verbs"))
    return re.compile(f"(?:{how})*(?:{verbs})+(?:了|的)?")


@lru_cache(maxsize=1)
def _centre_of() -> re.Pattern[str]:
    return _pattern("centre", before="为")


@lru_cache(maxsize=1)
def _area() -> re.Pattern[str]:
    return _pattern("areas", before="等")


@lru_cache(maxsize=1)
def _makes() -> re.Pattern[str]:
    return _pattern("make")


@lru_cache(maxsize=1)
def _built() -> re.Pattern[str]:
    return re.compile("等[^，。；]{0,8}?(?:项目|工程)")


@lru_cache(maxsize=1)
def _relied() -> re.Pattern[str]:
    """Return the pattern of verbs that name the site on which something is built: 依托甲景区."""
    return _pattern("relied", after="[^，。；]{0,6}$")


@lru_cache(maxsize=1)
def _supports() -> re.Pattern[str]:
    words = read_lexicon("relations")["support"]["others"]
    return re.compile(f"(?:{alternation(list(words))})$")
