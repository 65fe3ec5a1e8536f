"""Where things lie: by the place in their name, by what stands before them, by verbs of place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from kg.extraction.facts import Mention, Relation
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.relations.names import Names, Part
from kg.extraction.relations.phrases import Clause, Phrase, Scene

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
}


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
    for sentence in scene.sentences():
        yield from _in_scene(sentence)


def _relation(head: Mention, tail: Mention, start: int, end: int, rule: str) -> Relation:
    return Relation("located_in", head, tail, start, end, rule, _CONFIDENCE[rule])


def _in_names(scene: Scene, names: Names) -> Iterator[Relation]:
    """Yield what names say: 甲县|乙镇产业基地, and 甲县|乙镇 within it."""
    heads = _words("heads")
    for mention in (*scene.mentions, *(inner for _, inner in scene.inner)):
        if mention.type == "Event":
            yield from _of_event(mention, names)
        if mention.type not in heads and not _names_district(mention, names):
            continue
        found = list(names.places.inside(mention.name))
        for head, tail in _nested(found):
            yield _relation(head, tail, mention.start, mention.end, "location.name")
        if not _unplaced().search(mention.name):
            for tail in _places_in(mention, names, found):
                rule = "location.namesake" if _like_nature(tail) else "location.name"
                yield _relation(mention, tail, mention.start, mention.end, rule)


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
        if first.division and town and first.end == second.start:
            yield second.known, first.known


def _places_in(mention: Mention, names: Names, found: list[Part]) -> list[Mention]:
    """Return the park a name begins with, or the places in it that it can lie in."""
    name = mention.name
    park = next((p for p in names.parks.inside(name) if p.start == 0), None)
    if park is not None and name[park.end :] not in _words("same") and mention.type != "Place":
        return [park.known]
    return [p.known for i, p in enumerate(found) if _holds(mention, found, i, names)]


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
        return part.start == 0 and printed.endswith(tuple(_words("division_suffixes")))
    after_river = i > 0 and found[i - 1].known.name.endswith(tuple(_words("nature")))
    return i == 0 or after_river or part.start > found[0].end or not part.division


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
    """Yield what stands directly before: 甲区|乙片区|丙学校."""
    for member, modifiers in zip(phrase.members, phrase.modifiers, strict=True):
        chain = [*modifiers, member]
        for i, head in enumerate(chain):
            if head.type not in _words("heads") and head.type != "Institution":
                continue
            for tail in chain[:i]:
                if tail.type in ("Place", "Park") and not _region().search(tail.name):
                    yield _relation(head, tail, tail.start, head.end, "location.before")


def _in_passage(phrase: Phrase, park: Mention) -> Iterator[Relation]:
    """Yield the works that a passage about one park lists as being built."""
    if len(phrase.members) < 2 or not _built().match(phrase.tail):
        return
    for head in phrase.members:
        if head.type in ("Project", "Park", "Platform") and head.name != park.name:
            yield _relation(head, park, phrase.start, phrase.end, "location.passage")


def _in_scene(sentence: list[Clause]) -> Iterator[Relation]:
    """Yield the works that a sentence tells of behind 在甲区 or 走进甲区, up to the next such."""
    site: Phrase | None = None
    for clause in sentence:
        first = clause.phrases[0]
        sets = clause.after == "，" and len(clause.phrases) == 1 and _sets_scene(first)
        if sets:
            site = first
        elif site is not None and first.lead == "" and _can_lie(first.members[0]):
            head, tail = first.members[0], site.members[0]
            if len(first.members) == 1 and head.name != tail.name:
                yield _relation(head, tail, site.start, first.end, "location.in")
        elif site is not None and first.lead.endswith("的") and _can_lie(first.members[0]):
            yield _relation(first.members[0], site.members[0], site.start, first.end, "location.in")


def _sets_scene(phrase: Phrase) -> bool:
    """Return whether the phrase says nothing but where: 在甲开发区，."""
    where = phrase.lead in _words("scene") and phrase.tail in _words("scene_after")
    return where and len(phrase.members) == 1 and phrase.members[0].type in ("Place", "Park")


def _can_lie(mention: Mention) -> bool:
    return mention.type in ("Project", "Park", "Platform")


def _between(first: Phrase, second: Phrase) -> Iterator[Relation]:
    """Yield what the words between two phrases of a clause say."""
    words = second.lead
    rule, heads, tails = "", second, first
    if _lies().search(words):
        rule, heads, tails = "location.verb", first, second
    elif first.lead.endswith("以") and _centre_of().search(words):
        rule = "location.centre"
    elif words.endswith("（") and _centre_of().match(second.tail):
        rule, heads, tails = "location.centre", first, second
    elif _area().match(words):
        rule = "location.areas"
    elif first.lead.endswith(tuple(_words("in_place"))) and _makes().search(words):
        rule = "location.in"
    elif len(words) <= 10 and _makes().search(words) and _supports().search(first.lead):
        rule = "location.support"
    if rule:
        yield from _product(rule, heads, tails, first.start, second.end)


def _product(rule: str, heads: Phrase, tails: Phrase, start: int, end: int) -> Iterator[Relation]:
    """Yield each head in each tail; it lies in several only where areas are listed."""
    if rule != "location.areas" and len(tails.members) > 1:
        return
    allowed = _words("heads") | _words("held")
    wholes = ("Place", "Park") if rule == "location.verb" else ("Place",)
    if rule == "location.verb":
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
def _lies() -> re.Pattern[str]:
    return _pattern("verbs", after="$")


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
def _supports() -> re.Pattern[str]:
    words = read_lexicon("relations")["support"]["others"]
    return re.compile(f"(?:{alternation(list(words))})$")
