"""Which industries a place, park or firm develops.

The subject is, in this order: a name in the same clause that is told to develop the industry; what
directly precedes the industry's name; a park, firm or place that the clauses before speak of; what
the section's heading is about; and else the document's own place, on whose behalf the text speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kg.extraction.facts import Mention, Relation
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.relations.development import (
    CLEARLY,
    any_of,
    centred,
    develops,
    is_announced,
    is_led,
    is_main,
    leads_in,
    made_leading,
    ranked_are,
    says_verb,
    words,
)
from kg.extraction.relations.names import Names
from kg.extraction.relations.ownplace import GROUP, Lines, opens, own_place
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
_SIDE = re.compile("[东南西北中岭]{1,2}(?:部|麓|侧)?的")  # 甲山岭东的乙市
_NO_BASE = 5  # characters that 建设…基地 never is shorter than
_FIRMS = ("Enterprise", "Institution")


def find_industries(scene: Scene, names: Names) -> Iterator[Relation]:
    """Yield develops_industry relations; their evidence is the clause, or both names' clauses."""
    yield from _in_names(scene, names)
    own, lines = own_place(scene), Lines(scene.reading)
    headed: dict[int, Mention | None] = {}  # by section
    at, park, spoken = 0, None, None
    for sentence in scene.sentences():
        place, section = lines.over(sentence) or own, sentence[0].sentence.section
        if section not in headed:
            headed[section] = _headed(scene, section)
        about = _About(scene.topics[at], place, headed[section], park, spoken)
        yield from _in_sentence(scene, sentence, about)
        park = _begun_with(sentence, "Park") or park
        spoken = _begun_with(sentence, "Place") or spoken
        for clause in sentence:
            if len(clause.phrases) > 1:
                yield from _sought(clause, names)
            yield from _made(clause, names)
        at += len(sentence)


def _relation(head: Mention, tail: Mention, start: int, end: int, rule: str) -> Relation:
    return Relation("develops_industry", head, tail, start, end, rule, _CONFIDENCE[rule])


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


class _About(NamedTuple):
    """What a sentence stands under."""

    topic: Mention | None  # the park or firm of its heading
    own: Mention | None  # the place on whose behalf it speaks
    industry: Mention | None  # the one industry that its heading names
    park: Mention | None  # the park of which the sentences before speak
    place: Mention | None  # … and the place


def _in_sentence(scene: Scene, sentence: list[Clause], about: _About) -> Iterator[Relation]:
    """Yield the relations of one sentence; who it speaks of lasts up to the next ；."""
    topic, own, industry = about.topic, about.own, about.industry
    text, begin = scene.reading.text, sentence[0].sentence.start
    bases = _spoken_of(text, begin, about)
    told: Mention | None = None  # the first industry that the sentence says is developed
    for clause in sentence:
        if about.park is not None and clause.start != begin and _itself().match(text, clause.start):
            bases = [about.park]
        for i, phrase in enumerate(clause.phrases):
            if any(m.type == "Industry" for m in phrase.members):
                yield from _adjacent(phrase)
                listed = is_announced(scene.reading.text, clause)
                if strength := CLEARLY if listed else develops(clause, i):
                    clear = strength == CLEARLY
                    yield from _subjects(clause, i, bases, topic, own if clear else None)
                    told = told or (None if _named_subjects(clause, i) else _only(phrase))
            elif told is not None or industry is not None:
                helped = i > 0 and _supports().search(clause.phrases[i - 1].lead) is not None
                yield from _carriers(phrase, None if helped else told, industry)
        bases = _bases(clause) or bases


def _spoken_of(text: str, begin: int, about: _About) -> list[Mention]:
    """Return the park or place that a sentence takes up with 园区 or 该县, or else goes on about.

    A paragraph that begins with a park's name goes on about the park.
    """
    park, place = about.park, about.place
    if park is not None:
        line = text.rfind("\n", 0, begin) + 1
        if (
            _itself().match(text, begin)
            or line == text.rfind("\n", 0, park.start) + 1 == park.start
        ):
            return [park]
    same = _same().match(text, begin) if place is not None else None
    return [place] if same and place is not None and place.name.endswith(same[1]) else []


def _begun_with(sentence: list[Clause], kind: str) -> Mention | None:
    """Return the park or place that a sentence begins with."""
    first = sentence[0].phrases[0]
    alone = len(first.members) == 1 and first.members[0].type == kind and opens(first)
    return first.members[0] if alone else None


@lru_cache(maxsize=1)
def _same() -> re.Pattern[str]:
    """Return the pattern of words for the place spoken of, as the subject: 该村|抓住机遇."""
    return re.compile(f"(?:{any_of('openers')})?(?:[^，。；]{{2,6}}，)?该([村镇乡县市区旗])")


@lru_cache(maxsize=1)
def _itself() -> re.Pattern[str]:
    """Return the pattern of words for the park spoken of, as the subject: 园区|以甲为主导."""
    return re.compile(f"(?:{any_of('openers')})?(?:该|本)?(?:{any_of('itself')})(?!内|的)")


def _only(phrase: Phrase) -> Mention | None:
    return phrase.members[0] if len(phrase.members) == 1 else None


def _headed(scene: Scene, number: int) -> Mention | None:
    """Return the one industry that the heading of a section, or over it, names."""
    for section in scene.reading.ancestors(scene.reading.sections[number])[:-1]:
        named = [m for m in scene.titled(section) if m.type == "Industry"]
        if named or section.is_task:
            return named[0] if len(named) == 1 else None
    return None


def _adjacent(phrase: Phrase) -> Iterator[Relation]:
    """Yield firms and places directly before an industry's name: 甲公司|汽车电子."""
    for member, modifiers in zip(phrase.members, phrase.modifiers, strict=True):
        for head in modifiers:
            if member.type == "Industry" and head.type in words("heads"):
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
            if tail.type == "Industry" and not before and tail.name not in words("everywhere"):
                yield _relation(head, tail, start, phrase.end, rule)


def _named_subjects(clause: Clause, i: int) -> list[Mention]:
    """Return the names around the i-th phrase that are told to develop it (鼓励甲县发展…)."""
    if i and clause.phrases[i].lead == "等":  # A、B等甲产业: the kind of what is listed before
        return _named_subjects(clause, i - 1)
    if leads_in(clause, i):
        return _developers(clause.phrases[i + 1])
    return _told_before(clause, i) if i else []


def _told_before(clause: Clause, i: int) -> list[Mention]:
    """Return the names before the i-th phrase that are told to develop it or to lead it."""
    before = clause.phrases[i - 1]
    if before.lead.endswith("以") and is_led(clause.phrases[i]):
        return [m for m in before.members if m.type in _FIRMS]
    if not (_tells(clause.phrases[i]) or made_leading(clause, i)):
        return []
    if before.lead.endswith("以") and _as_bases().match(clause.phrases[i].lead):
        return _developers(before)
    first = clause.phrases[0]
    if opens(first) and i > 1 and not any(_developers(p) for p in clause.phrases[1:i]):
        return _developers(first)
    told = opens(before) or _supports().search(before.lead) is not None
    return _developers(before) if told else []


def _tells(phrase: Phrase) -> bool:
    """Return whether the words before a phrase tell what the name before them does with it."""
    told = says_verb(phrase.lead) or is_main(phrase) or ranked_are(phrase.lead)
    return told or centred(phrase)


def _developers(phrase: Phrase) -> list[Mention]:
    """Return the members of a phrase that can develop an industry; 五市 names none."""
    return [m for m in phrase.members if m.type in words("heads") and not GROUP.fullmatch(m.name)]


def _other_subject(clause: Clause, i: int) -> bool:
    """Return whether somebody else in the clause may be the one who develops."""
    return any(m.type in words("heads") for p in clause.phrases[:i] for m in p.members)


def _bases(clause: Clause) -> list[Mention]:
    """Return who the clauses to come speak of: the clause's only park, at its end or at work there
    (发挥甲园区集聚作用), the places that it makes the bases (以甲镇、乙镇为重点), or the place or
    park that it begins with (甲县：…, 甲县立足优势，发展…, 在甲镇，…).
    """
    last = clause.phrases[-1]
    if last.lead.endswith("以") and _as_bases().match(last.tail):
        return _developers(last)
    if clause.after not in "，：":
        return []
    parks = [m for m in last.members if m.type == "Park"]
    told = not last.tail.strip() or last.tail.startswith("（") or _role().match(last.tail)
    alone = len(last.members) == 1 and len(parks) == 1 and not _with().search(last.lead)
    if alone and told:
        return parks
    first = clause.phrases[0]
    aside = _aside_noun().match(first.tail) or _SIDE.match(first.tail)
    about = not aside and opens(first)
    return [m for m in _developers(first) if m.type != "Enterprise"] if about else []


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
                for head in (m for m in subject.members if m.type in words("heads")):
                    yield _relation(head, part.known, head.start, title.end, "industry.sought")


def _made(clause: Clause, names: Names) -> Iterator[Relation]:
    """Yield 支持X建设…制造基地 for the industry that names the base, itself no name."""
    for subject in clause.phrases:
        found = _base_built().match(subject.tail) if len(subject.tail) > _NO_BASE else None
        if not (found and _supports().search(subject.lead)):
            continue
        start = subject.end + found.start(1)
        for part in names.industries.inside(f"{found[1]}。"):
            if part.start == 0:
                for head in (m for m in subject.members if m.type in words("heads")):
                    end = start + len(found[1])
                    yield _relation(head, part.known, head.start, end, "industry.made")


@lru_cache(maxsize=1)
def _base_built() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('seeks')})([^，。；、]{{2,12}}(?:{any_of('bases')}))")


@lru_cache(maxsize=1)
def _as_bases() -> re.Pattern[str]:
    """Return the pattern behind the places that are made the bases of an industry."""
    return re.compile(f"为(?:{any_of('main')}|主)")


@lru_cache(maxsize=1)
def _aside_noun() -> re.Pattern[str]:
    """Return the pattern of what makes a place the qualifier of somebody else: 甲县企业."""
    return re.compile(f"的?(?:{any_of('others')})")


@lru_cache(maxsize=1)
def _role() -> re.Pattern[str]:
    return re.compile(f"[^，。；、]{{0,6}}(?:{any_of('roles')})$")


@lru_cache(maxsize=1)
def _leading() -> re.Pattern[str]:
    return re.compile(f"(?:等[^，。；]{{0,6}})?(?:为|等)?[^，。；]{{0,4}}?(?:{any_of('leading')})")


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
    return re.compile(any_of("seeks"))


@lru_cache(maxsize=1)
def _with() -> re.Pattern[str]:
    return re.compile("[与和同]$")


@lru_cache(maxsize=1)
def _supports() -> re.Pattern[str]:
    words = read_lexicon("relations")["support"]["verbs"]
    return re.compile(f"(?:{alternation(list(words))})$")
