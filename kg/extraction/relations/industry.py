"""Which industries a place, park or firm develops.

The subject is, in this order: a name in the same clause that is told to develop the industry; what
directly precedes the industry's name; a park or firm that the clauses before speak of; what the
section's heading is about; and else the document's own place, on whose behalf the text speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from kg.documents.reading import Reading
from kg.extraction.facts import Mention, Relation
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.relations.names import Names
from kg.extraction.relations.phrases import Clause, Phrase, Scene

# How often each rule was right on the development gold with its own mentions; a little less
# where it was seen seldom.
_CONFIDENCE = {
    "industry.name": 0.75,
    "industry.before": 0.75,
    "industry.subject": 0.9,
    "industry.passage": 0.9,
    "industry.heading": 0.8,
    "industry.own_place": 0.65,
    "industry.carrier": 0.7,
    "industry.leader": 0.7,
    "industry.sought": 0.7,
    "industry.made": 0.8,
}


def find_industries(scene: Scene, names: Names) -> Iterator[Relation]:
    """Yield develops_industry relations; their evidence is the clause, or both names' clauses."""
    yield from _in_names(scene, names)
    own = own_place(scene)
    at = 0
    for sentence in scene.sentences():
        industry = _headed(scene, sentence[0])
        yield from _in_sentence(sentence, scene.topics[at], own, industry)
        for clause in sentence:
            yield from _sought(clause, names)
            yield from _made(clause, names)
        at += len(sentence)


def _relation(head: Mention, tail: Mention, start: int, end: int, rule: str) -> Relation:
    return Relation("develops_industry", head, tail, start, end, rule, _CONFIDENCE[rule])


def own_place(scene: Scene) -> Mention | None:
    """Return the first mention of the document's own place, in full or without 市, 县, 区."""
    place = scene.reading.document.place
    if place is None:
        return None
    full = [m for m in scene.mentions if m.type == "Place" and place.endswith(m.name)]
    return full[0] if full else _printed_place(scene.reading, place)


def _printed_place(reading: Reading, place: str) -> Mention | None:
    """Return the place where the text prints its name outside of any mention (甲市人民政府)."""
    at = reading.text.find(place)
    return (
        Mention("Place", at, at + len(place), place, "relations.own_place", 0.9)
        if at >= 0
        else None
    )


def _in_names(scene: Scene, names: Names) -> Iterator[Relation]:
    """Yield the industry in a park's name: 通用航空|产业基地."""
    for mention in scene.mentions:
        if mention.type == "Park":
            for part in names.industries.inside(mention.name):
                yield _relation(mention, part.known, mention.start, mention.end, "industry.name")
        elif mention.type == "Industry":
            for part in names.places.inside(mention.name):
                if part.start == 0 and part.end < len(mention.name):
                    tail = mention
                    yield _relation(part.known, tail, tail.start, tail.end, "industry.name")


def _in_sentence(
    sentence: list[Clause], topic: Mention | None, own: Mention | None, industry: Mention | None
) -> Iterator[Relation]:
    """Yield the relations of one sentence; a park lasts as subject up to the next ；."""
    bases: list[Mention] = []
    told: Mention | None = None  # the first industry that the sentence says is developed
    for clause in sentence:
        for i, phrase in enumerate(clause.phrases):
            if any(m.type == "Industry" for m in phrase.members):
                yield from _adjacent(phrase)
                if strength := _develops(clause, i):
                    yield from _subjects(clause, i, bases, topic, own if strength > 1 else None)
                    told = told or (None if _named_subjects(clause, i) else _only(phrase))
            else:
                helped = i > 0 and _supports().search(clause.phrases[i - 1].lead) is not None
                yield from _carriers(phrase, None if helped else told, industry)
        bases = _bases(clause) or bases


def _only(phrase: Phrase) -> Mention | None:
    return phrase.members[0] if len(phrase.members) == 1 else None


def _headed(scene: Scene, clause: Clause) -> Mention | None:
    """Return the one industry that the heading over a clause names."""
    for section in scene.reading.ancestors(scene.reading.sections[clause.sentence.section])[:-1]:
        named = [m for m in scene.titled(section) if m.type == "Industry"]
        if named or section.is_task:
            return named[0] if len(named) == 1 else None
    return None


def _develops(clause: Clause, i: int) -> int:
    """Return how clearly the words around say that an industry is developed: 0 no, 2 clearly.

    Clear is a verb before the name with nothing behind it that the name would only qualify, or a
    verb of growth behind it.
    """
    phrase = clause.phrases[i]
    if phrase.governor.endswith("以"):
        return 1 if _main().match(phrase.tail) else 0
    if phrase.tail.startswith(tuple(_words("not_after"))):
        return 0
    if phrase.governor.endswith(tuple(_words("aside"))):
        return 0
    if _grows().match(phrase.tail):
        return 2
    if not _verbs().search(phrase.governor):
        return 0
    qualifies = i + 1 < len(clause.phrases) and clause.phrases[i + 1].members[0].type != "Industry"
    return 2 if _bare().match(phrase.tail) and not qualifies else 1


def _adjacent(phrase: Phrase) -> Iterator[Relation]:
    """Yield firms and places directly before an industry's name: 甲公司|汽车电子."""
    for member, modifiers in zip(phrase.members, phrase.modifiers, strict=True):
        for head in modifiers:
            if member.type == "Industry" and head.type in _words("heads"):
                yield _relation(head, member, head.start, member.end, "industry.before")


def _subjects(
    clause: Clause, i: int, bases: list[Mention], topic: Mention | None, own: Mention | None
) -> Iterator[Relation]:
    """Yield who develops the industries of the clause's i-th phrase."""
    phrase = clause.phrases[i]
    start, heads, rule = phrase.governed_from, list[Mention](), ""
    if heads := _named_subjects(clause, i):
        start, rule = clause.start, "industry.subject"
    elif bases:
        heads, rule = bases, "industry.passage"
    elif topic is not None:
        heads, rule = [topic], "industry.heading"
    elif own is not None and not _other_subject(clause, i):
        heads, rule = [own], "industry.own_place"
    for tail, before in zip(phrase.members, phrase.modifiers, strict=True):
        for head in heads:
            if tail.type == "Industry" and not before:
                yield _relation(head, tail, start, phrase.end, rule)


def _named_subjects(clause: Clause, i: int) -> list[Mention]:
    """Return the names before the i-th phrase that are told to develop it (鼓励甲县发展…)."""
    if i and clause.phrases[i].lead == "等":  # A、B等甲产业: the kind of what is listed before
        return _named_subjects(clause, i - 1)
    if i == 0 or not _verbs().search(clause.phrases[i].lead):
        return []
    before = clause.phrases[i - 1]
    if before.lead.endswith("以") and _as_bases().match(clause.phrases[i].lead):
        return [m for m in before.members if m.type in _words("heads")]
    if before.lead.strip() not in _words("openers") and not _supports().search(before.lead):
        return []
    return [m for m in before.members if m.type in _words("heads")]


def _other_subject(clause: Clause, i: int) -> bool:
    """Return whether somebody else in the clause may be the one who develops."""
    return any(m.type in _words("heads") for p in clause.phrases[:i] for m in p.members)


def _bases(clause: Clause) -> list[Mention]:
    """Return who the clauses to come speak of: the clause's only park, at its end or at work there
    (发挥甲园区集聚作用), or the places that it makes the bases (以甲镇、乙镇为重点).
    """
    last = clause.phrases[-1]
    if last.lead.endswith("以") and _as_bases().match(last.tail):
        return [m for m in last.members if m.type in _words("heads")]
    parks = [m for m in last.members if m.type == "Park"]
    told = not last.tail.strip() or last.tail.startswith("（") or _role().match(last.tail)
    alone = len(last.members) == 1 and len(parks) == 1 and not _with().search(last.lead)
    return parks if alone and told and clause.after in "，：" else []


def _carriers(phrase: Phrase, told: Mention | None, industry: Mention | None) -> Iterator[Relation]:
    """Yield what carries the industry of the sentence, or of its heading.

    Parks that are built carry what the sentence develops; firms that lead, also what the heading
    names (以A、B为龙头).
    """
    leads = _leading_before().search(phrase.governor) and _leading().match(phrase.tail)
    for head, modifiers in zip(phrase.members, phrase.modifiers, strict=True):
        if leads and head.type in ("Enterprise", "Institution") and (tail := told or industry):
            start, end = min(head.start, tail.start), max(head.end, tail.end)
            if tail is industry:
                start, end = head.start, head.end
            yield _relation(head, tail, start, end, "industry.leader")
        elif told is not None and head.type == "Park" and _puts(phrase):
            for carrier in (head, *(m for m in modifiers if m.type == "Park")):
                yield _relation(carrier, told, told.start, head.end, "industry.carrier")


def _sought(clause: Clause, names: Names) -> Iterator[Relation]:
    """Yield 支持X争创国家级…产业示范区 for the industry inside the title that is sought."""
    for subject, sought in pairwise(clause.phrases):
        if not (_seeks().search(sought.lead) and _supports().search(subject.lead)):
            continue
        for title in sought.members:
            for part in names.industries.inside(title.name):
                for head in (m for m in subject.members if m.type in _words("heads")):
                    yield _relation(head, part.known, head.start, title.end, "industry.sought")


def _made(clause: Clause, names: Names) -> Iterator[Relation]:
    """Yield 支持X建设…制造基地 for the industry that names the base, itself no name."""
    for subject in clause.phrases:
        found = _base_built().match(subject.tail)
        if not (found and _supports().search(subject.lead)):
            continue
        start = subject.end + found.start(1)
        for part in names.industries.inside(f"{found[1]}。"):
            if part.start == 0:
                for head in (m for m in subject.members if m.type in _words("heads")):
                    end = start + len(found[1])
                    yield _relation(head, part.known, head.start, end, "industry.made")


@lru_cache(maxsize=1)
def _base_built() -> re.Pattern[str]:
    return re.compile(f"(?:{_any('seeks')})([^，。；、]{{2,12}}(?:{_any('bases')}))")


@lru_cache(maxsize=1)
def _as_bases() -> re.Pattern[str]:
    """Return the pattern behind the places that are made the bases of an industry."""
    return re.compile(f"为(?:{_any('main')}|主)")


@lru_cache(maxsize=1)
def _role() -> re.Pattern[str]:
    return re.compile(f"[^，。；、]{{0,6}}(?:{_any('roles')})$")


@lru_cache(maxsize=16)
def _words(key: str) -> frozenset[str]:
    return frozenset(read_lexicon("relations")["industry"][key])


def _any(key: str) -> str:
    return alternation(sorted(_words(key)))


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    return re.compile(_any("verbs"))


@lru_cache(maxsize=1)
def _grows() -> re.Pattern[str]:
    """Return the pattern of a verb of growth behind: 产业加快发展, 等传统产业提质升级."""
    kinds = _any("kinds")
    figures = f"(?![^，。；]{{0,10}}?(?:{_any('figures')}))"
    return re.compile(
        f"{figures}(?:等[^，。；]{{0,8}}?(?:{kinds}))?[^，。；、和与]{{0,4}}?(?:{_any('grows')})"
    )


@lru_cache(maxsize=1)
def _bare() -> re.Pattern[str]:
    """Return the pattern of tails that leave the list the object: nothing, 等特色产业."""
    kinds = _any("kinds")
    return re.compile(f"(?:（[^（）]*）)?(?:等?[^，。；]{{0,10}}?(?:{kinds}))?等?$")


@lru_cache(maxsize=1)
def _main() -> re.Pattern[str]:
    return re.compile(f"[^，。；]{{0,10}}?为(?:{_any('main')})")


@lru_cache(maxsize=1)
def _leading() -> re.Pattern[str]:
    return re.compile(f"(?:等[^，。；]{{0,6}})?(?:为|等)?[^，。；]{{0,4}}?(?:{_any('leading')})")


@lru_cache(maxsize=1)
def _leading_before() -> re.Pattern[str]:
    return re.compile("(?:以|依托|发挥)$")


def _puts(phrase: Phrase) -> bool:
    """Return whether a phrase is the object of a verb that advances it."""
    aside = tuple(read_lexicon("relations")["advance"]["aside"])
    return not phrase.governor.endswith(aside) and _advances().search(phrase.governor) is not None


@lru_cache(maxsize=1)
def _advances() -> re.Pattern[str]:
    words = read_lexicon("relations")["advance"]["verbs"]
    return re.compile(alternation(list(words)))


@lru_cache(maxsize=1)
def _seeks() -> re.Pattern[str]:
    return re.compile(_any("seeks"))


@lru_cache(maxsize=1)
def _with() -> re.Pattern[str]:
    return re.compile("[与和同]$")


@lru_cache(maxsize=1)
def _supports() -> re.Pattern[str]:
    words = read_lexicon("relations")["support"]["verbs"]
    return re.compile(f"(?:{alternation(list(words))})$")
