"""Where things lie by the sentence around them: 走进甲区，…; 甲县建成乙园; 甲区扩区，其中乙园…."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from kg.extraction.entities.places.divisions import governs
from kg.extraction.facts import Mention, Relation
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.relations.athome import find_at_home
from kg.extraction.relations.locationwords import place_ends, place_words
from kg.extraction.relations.names import Names, is_division
from kg.extraction.relations.phrases import Clause, Phrase, Scene

# How often each rule was right on the development gold with its own mentions; a little less
# where it was seen seldom.
_CONFIDENCE = {
    "location.in": 0.8,
    "location.scene": 0.65,
    "location.carried": 0.85,
    "location.grouped": 0.8,
    "location.subject": 0.7,
    "location.listed": 0.75,
    "location.headed": 0.65,
}
_HELD_ON = re.compile("(?:将|定|已|拟|并)?(?:于|在)")
_WORKS = ("Project", "Park", "Platform")
_SITES = ("Place", "Park")
_MEANS = ("", "以", "依托")  # what a place relies on lies in it
_LITTLE = 4  # characters that a heading may have besides the place: its number, 方面


def find_whereabouts(scene: Scene, names: Names) -> Iterator[Relation]:
    """Yield located_in relations that more than one clause says; their evidence is all of them."""
    for sentence in scene.sentences():
        if len(sentence) == 1 and len(sentence[0].phrases) == 1:
            continue  # one phrase has nothing to lie in
        for before, clause in pairwise(sentence):
            yield from _carried(sentence[0], before, clause)
        if len(sentence) > 1:
            yield from _grouped(sentence, names)
            yield from _listed_under(sentence, names)
    yield from _by_subjects(scene, names)
    yield from _in_scenes(scene, names)
    yield from find_at_home(scene)
    yield from _headed(scene, names)


def _headed(scene: Scene, names: Names) -> Iterator[Relation]:
    """Yield the works that the passage under a heading of nothing but one place tells of."""
    sites: dict[int, Mention | None] = {}
    for clause in scene.clauses:
        number = clause.sentence.section
        if number not in sites:
            sites[number] = _named_alone(scene, number)
        site = sites[number]
        for phrase in clause.phrases if site is not None else ():
            if site is None or phrase.start <= site.start or not _builds().fullmatch(phrase.lead):
                continue
            if _any_placed(phrase.members, names) or any(phrase.modifiers):
                continue
            for head in phrase.members:
                if head.type in _WORKS:
                    yield _relation(head, site, phrase.start, phrase.end, "location.headed")


def _named_alone(scene: Scene, number: int) -> Mention | None:
    """Return the county, town or park that the section's heading names, and little else."""
    section = scene.reading.sections[number]
    if section.parent is None:
        return None  # the document, whose title need not stand in its text
    named = [m for m in scene.titled(section) if m.type in _SITES and m.end <= section.title_end]
    length = section.title_end - section.title_start
    if not named or length > sum(m.end - m.start for m in named) + _LITTLE:
        return None
    chained = all(a.end == b.start for a, b in pairwise(named))  # 甲市乙区
    return named[-1] if chained and _may_build(named[-1]) else None


def _relation(head: Mention, tail: Mention, start: int, end: int, rule: str) -> Relation:
    return Relation("located_in", head, tail, start, end, rule, _CONFIDENCE[rule])


def _in_scenes(scene: Scene, names: Names) -> Iterator[Relation]:
    """Yield the works that a paragraph tells of behind 走进甲区，, up to the next such."""
    text = scene.reading.text
    site: Clause | None = None
    for clause in scene.clauses:
        first = clause.phrases[0]
        if clause.after == "，" and len(clause.phrases) == 1 and _sets_scene(first):
            site = clause
        elif site is not None and "\n" in text[site.end : clause.start]:
            site = None
        elif site is not None:
            near = "。" not in text[site.end : clause.start]
            yield from _at_site(site, clause, names, near)


def _at_site(site: Clause, clause: Clause, names: Names, near: bool) -> Iterator[Relation]:
    """Yield that the thing which a clause begins with lies at the site told of before.

    `near` says that no full stop stands between. A tour (走进甲区，) goes on to the next sentence;
    a thing with a place in its name lies there.
    """
    where, first = site.phrases[0], clause.phrases[0]
    tour = where.lead in place_words("arrives")
    tail = where.members[0]
    heads = [m for m in first.members if m.type in _WORKS + ("Enterprise",) * tour]
    heads = [m for m in heads if m.name != tail.name]
    placed = first.modifiers[0] or any(_placed(m, names) for m in heads)
    if not near and (placed or not tour):
        return
    alone = len(first.members) == 1 or (near and where.lead == "在")
    told = first.lead == "" and alone
    if told or (near and (first.lead.endswith("的") or _builds().fullmatch(first.lead))):
        rule = "location.in" if near else "location.scene"
        for head in heads:
            yield _relation(head, tail, where.start, first.end, rule)


def _placed(mention: Mention, names: Names) -> bool:
    return any(part.division for part in names.places.inside(mention.name))


def _sets_scene(phrase: Phrase) -> bool:
    """Return whether the phrase says nothing but where: 在甲开发区，."""
    where = phrase.lead in place_words("scene") and phrase.tail in place_words("scene_after")
    return where and len(phrase.members) == 1 and phrase.members[0].type in _SITES


def _carried(subject: Clause, before: Clause, clause: Clause) -> Iterator[Relation]:
    """Yield where the things lie that the clause before or the sentence tells of: …，均落户甲区."""
    first, last = clause.phrases[0], before.phrases[-1]
    if len(first.members) > 1 or first.members[0].type not in _SITES:
        return
    held = (
        first.lead.endswith("在")
        and _HELD_ON.match(first.lead)
        and first.tail[:2] in place_words("held_verbs")
    )
    if not held and not _carries().fullmatch(first.lead):
        return
    told = last if last.tail == "" or last.tail.startswith("等") else subject.phrases[0]
    if told.lead.endswith("由"):
        return  # by whom it is built
    if told is not last and (
        told.lead not in place_words("subject_openers") or len(told.members) > 1
    ):
        return
    for head in told.members:
        if head.type in (*_WORKS, "Enterprise", "Institution", "Event"):
            for tail in (*first.modifiers[0], first.members[0]):
                if tail.type in _SITES:
                    yield _relation(head, tail, told.start, first.end, "location.carried")


def _grouped(sentence: list[Clause], names: Names) -> Iterator[Relation]:
    """Yield that 乙 too lies in 丙县 where a list goes by counties: 甲县…，丙县…、乙，."""
    groups = [(p, _opener(p, names)) for clause in sentence for p in clause.phrases]
    places = {place.name for _, place in groups if place is not None}
    if len(places) < 2:
        return
    for phrase, place in groups:
        others = phrase.members[1:]
        if place is None or any(phrase.modifiers[1:]) or _any_placed(others, names):
            continue
        for head in others:
            if head.type in _WORKS:
                yield _relation(head, place, phrase.start, phrase.end, "location.grouped")


def _any_placed(members: Sequence[Mention], names: Names) -> bool:
    """Return whether a division or park stands in the name of one of the members."""
    return any(
        any(part.division for part in names.places.inside(m.name)) or names.parks.inside(m.name)
        for m in members
    )


def _listed_under(sentence: list[Clause], names: Names) -> Iterator[Relation]:
    """Yield the works that stand behind a place and a colon: 甲镇：建设乙水厂、丙产业园."""
    site: Mention | None = None
    for clause in sentence:
        first = clause.phrases[0]
        whole = len(clause.phrases) == 1 and first.lead == "" and first.tail == ""
        if clause.after == "：":
            site = first.members[0] if whole and len(first.members) == 1 else None
            site = site if site is not None and site.type in _SITES else None
            continue
        for phrase in clause.phrases if site is not None else ():
            builds = phrase.lead in _MEANS or _builds().fullmatch(phrase.lead)
            if site is None or not builds or _any_placed(phrase.members, names):
                continue
            for head, modifiers in zip(phrase.members, phrase.modifiers, strict=True):
                if head.type in _WORKS and not modifiers and head.name != site.name:
                    yield _relation(head, site, site.start, phrase.end, "location.listed")
        if clause.after in "；。":
            site = None


def _opener(phrase: Phrase, names: Names) -> Mention | None:
    """Return the county or town that opens a list, before the first member or in its name."""
    first = phrase.modifiers[0][0] if phrase.modifiers[0] else phrase.members[0]
    if first.type == "Place":
        return first if phrase.modifiers[0] else None
    if first.type not in _WORKS:
        return None
    inside = next(iter(names.places.inside(first.name)), None)
    if inside is None or inside.start or not inside.division:
        return None
    return None if first.name.startswith(place_ends("between"), inside.end) else inside.known


def _by_subjects(scene: Scene, names: Names) -> Iterator[Relation]:
    """Yield the works that a place or park which a clause begins with builds.

    It goes on to be the subject up to the full stop: 甲市建设乙园；改造丙市场。
    """
    text, end = scene.reading.text, -1
    subject: Phrase | None = None
    for sentence in scene.sentences():
        begin = sentence[0].sentence.start
        if begin != end or text[begin - 1] != "；":
            subject = None
        end = sentence[0].sentence.end
        for i, clause in enumerate(sentence):
            first = clause.phrases[0]
            if i == 0 or first.members[0].type == "Place":
                goes_on = first.lead if i else first.members[0].type != "Place"
                subject = first if _is_subject(first) else subject if goes_on else None
            for phrase in clause.phrases if subject is not None else ():
                if subject is not None and phrase is not subject:
                    yield from _built_by(subject, phrase, names, text)


def _is_subject(phrase: Phrase) -> bool:
    """Return whether a clause begins with one place or park, and tells of it: not 甲市援疆队."""
    if phrase.tail.startswith(place_ends("others_of")):
        return False
    alone = phrase.lead in place_words("subject_openers") and len(phrase.members) == 1
    return alone and phrase.members[0].type in _SITES


def _built_by(subject: Phrase, phrase: Phrase, names: Names, text: str) -> Iterator[Relation]:
    """Yield the events and works of one phrase that its subject, a place or park, makes.

    What the subject works at (甲市在乙市场设立丙, 甲市依托乙) lies there, and a county in its city.
    """
    site = subject.members[0]
    held_by = site.type == "Park" or site.name.endswith(place_ends("districts"))
    if held_by and _holds().fullmatch(phrase.lead):
        for event in (m for m in phrase.members if m.type == "Event"):
            yield _relation(event, site, subject.start, phrase.end, "location.subject")
        return
    at_work = _works_at().fullmatch(phrase.lead) is not None
    for county in _counties(phrase, names) if at_work and site.type == "Place" else ():
        if governs(site.name, county.name):
            yield _relation(county, site, subject.start, phrase.end, "location.subject")
    if not _may_build(site):
        return
    if at_work or phrase.lead.endswith(place_ends("in_it")) or _is_built(phrase, text):
        if site.type == "Park" and _any_placed(phrase.members, names):
            return
        for head, modifiers in zip(phrase.members, phrase.modifiers, strict=True):
            if head.type in _WORKS and not modifiers and head.name != site.name:
                yield _relation(head, site, subject.start, phrase.end, "location.subject")


def _counties(phrase: Phrase, names: Names) -> Iterator[Mention]:
    """Yield the places of a phrase, those that open the names of its members among them."""
    for mention in (*(m for before in phrase.modifiers for m in before), *phrase.members):
        if mention.type == "Place":
            yield mention
        yield from (part.known for part in names.places.inside(mention.name) if part.division)


def _is_built(phrase: Phrase, text: str) -> bool:
    """Return whether a verb of building governs the phrase, directly or before a colon."""
    if phrase.lead == "" or phrase.lead.endswith("、"):
        return _announces().search(text, max(phrase.start - 40, 0), phrase.start) is not None
    return _builds().fullmatch(phrase.lead) is not None


def _may_build(site: Mention) -> bool:
    """Return whether the place is a city, county, town or park."""
    if site.type == "Park":
        return True
    return site.name.endswith(place_ends("districts")) or is_division(site.name)


@lru_cache(maxsize=1)
def _carries() -> re.Pattern[str]:
    how, verbs = (alternation(place_words(key)) for key in ("carried", "verbs"))
    return re.compile(f"(?:{how})*(?:{verbs})")


@lru_cache(maxsize=1)
def _announces() -> re.Pattern[str]:
    """Return the pattern of what announces a list of works: 重点建设“一心两镇”：."""
    verbs = alternation(place_words("subject_makes"))
    return re.compile(
        f"[，。；](?:[^，。；：]{{0,4}})(?:{verbs})[^，。；：]{{0,12}}：(?:[^，。；：、]+、)*$"
    )


@lru_cache(maxsize=1)
def _holds() -> re.Pattern[str]:
    verbs = alternation(read_lexicon("verbs")["hold"].split())
    return re.compile(f"(?:将|已|成功|还|还将|先后|正在|连续)*(?:{verbs})了?")


@lru_cache(maxsize=1)
def _builds() -> re.Pattern[str]:
    how, verbs = (alternation(place_words(k)) for k in ("subject_how", "subject_makes"))
    return re.compile(f"(?:{how}|{verbs})*(?:{verbs})了?(?:[^，。；、]{{0,4}}的)?")


@lru_cache(maxsize=1)
def _works_at() -> re.Pattern[str]:
    """Return the pattern of what stands before the thing that one works at: 重点在, 另依托."""
    how, at = (alternation(place_words(k)) for k in ("subject_how", "works_at"))
    return re.compile(f"(?:{how})*(?:{at})")
