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

from kg.extraction.facts import Mention, Relation
from kg.extraction.lexicon import word_list
from kg.extraction.relations.advance import is_advanced
from kg.extraction.relations.development import (
    CLEARLY,
    any_of,
    centred,
    develops,
    grows,
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
from kg.extraction.relations.ownplace import Lines, opens, own_place
from kg.extraction.relations.phrases import Clause, Phrase, Scene
from kg.extraction.relations.spokenof import (
    MAKING,
    About,
    Paragraph,
    as_bases,
    bases,
    begun_with,
    developers,
    itself,
    spoken_of,
    supports,
)

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
_GOING_ON = ("并", "还", "同时", "一面", "一手")  # who did what is told before does this too
_TITLED = re.compile("(?:[名大强]|示范|试点)[县市区镇乡村]")
_NO_BASE = 5  # characters that 建设…基地 never is shorter than
_FIRMS = ("Enterprise", "Institution")


def find_industries(scene: Scene, names: Names) -> Iterator[Relation]:
    """Yield develops_industry relations; their evidence is the clause, or both names' clauses."""
    yield from _in_names(scene, names)
    own, lines = own_place(scene), Lines(scene.reading)
    paragraph = Paragraph(scene.reading.text)
    headed: dict[int, Mention | None] = {}  # by section
    at, park, spoken = 0, None, None
    for sentence in scene.sentences():
        place = paragraph.over(sentence) or lines.over(sentence) or own
        section = sentence[0].sentence.section
        if section not in headed:
            headed[section] = _headed(scene, section)
        about = About(scene.topics[at], place, headed[section], park, spoken)
        if about.industry is not None or _names_industry(sentence):
            yield from _in_sentence(scene, sentence, about)
            yield from _engaged(sentence, names)
        if begun := begun_with(sentence):
            park, spoken = (begun, spoken) if begun.type == "Park" else (park, begun)
        for clause in sentence:
            if len(clause.phrases) > 1:
                yield from _sought(clause, names)
                yield from _of_kind(clause)
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


def _names_industry(sentence: list[Clause]) -> bool:
    return any(m.type == "Industry" for c in sentence for p in c.phrases for m in p.members)


def _in_sentence(scene: Scene, sentence: list[Clause], about: About) -> Iterator[Relation]:
    """Yield the relations of one sentence; who it speaks of lasts up to the next ；."""
    topic, own, industry = about.topic, about.own, about.industry
    text, begin = scene.reading.text, sentence[0].sentence.start
    heads, headed = spoken_of(text, begin, about), False  # headed: by a name and a colon
    before = heads  # who the clause before spoke of
    told: Mention | None = None  # the first industry that the sentence says is developed
    for clause in sentence:
        if about.park is not None and clause.start != begin and itself().match(text, clause.start):
            heads = [about.park]
        elif clause.phrases[0].lead.startswith(_GOING_ON):
            heads = before
        for i, phrase in enumerate(clause.phrases):
            if any(m.type == "Industry" for m in phrase.members):
                yield from _adjacent(phrase)
                listed = is_announced(scene.reading.text, clause)
                if strength := CLEARLY if listed else develops(clause, i):
                    clear = strength == CLEARLY
                    yield from _subjects(clause, i, heads, topic, own if clear else None)
                    told = told or (None if _named_subjects(clause, i) else _told(phrase))
            elif told is not None or industry is not None:
                helped = i > 0 and supports().search(clause.phrases[i - 1].lead) is not None
                yield from _carriers(phrase, None if helped else told, industry)
        if clause is sentence[-1]:
            return
        if not headed or clause.after == "：":
            before, heads = heads, _speaking(heads, clause)
        headed = (headed or clause.after == "：") and clause.after != "；"


def _speaking(heads: list[Mention], clause: Clause) -> list[Mention]:
    """Return who the clauses behind a clause speak of, where `heads` are those before it.

    A place goes on about itself where it builds a park: 甲市…，建设乙科学城，丙产业增势强劲.
    """
    new = bases(clause)
    built = len(clause.phrases) == 1 and _built().search(clause.phrases[0].lead)
    places = bool(heads) and all(m.type == "Place" for m in heads)
    return heads if not new or (built and places) else new


@lru_cache(maxsize=1)
def _built() -> re.Pattern[str]:
    return re.compile("(?:建设|打造|创建|建成)$")


def _told(phrase: Phrase) -> Mention | None:
    """Return the one industry that a phrase tells the development of; not that of 围绕A产业链."""
    return phrase.members[0] if len(phrase.members) == 1 and not centred(phrase) else None


def _headed(scene: Scene, number: int) -> Mention | None:
    """Return the one industry that the heading of a section, or over it, names."""
    for section in scene.reading.ancestors(scene.reading.sections[number])[:-1]:
        named = [m for m in scene.titled(section) if m.type == "Industry"]
        if named or section.is_task:
            return named[0] if len(named) == 1 else None
    return None


def _adjacent(phrase: Phrase) -> Iterator[Relation]:
    """Yield firms and places directly before an industry's name: 甲公司|汽车电子.

    Not those that give a title to somebody else: 甲省轴承产业|名县.
    """
    if _TITLED.match(phrase.tail):
        return
    for member, modifiers in zip(phrase.members, phrase.modifiers, strict=True):
        for head in modifiers[-1:]:  # of 甲市乙县丙产业 only 乙县
            if member.type == "Industry" and head.type in words("heads"):
                yield _relation(head, member, head.start, member.end, "industry.before")


def _subjects(
    clause: Clause, i: int, spoken: list[Mention], topic: Mention | None, own: Mention | None
) -> Iterator[Relation]:
    """Yield who develops the industries of the clause's i-th phrase."""
    phrase = clause.phrases[i]
    start, heads, rule = phrase.governed_from, list[Mention](), ""
    if heads := _named_subjects(clause, i):
        start, rule = clause.start, "industry.subject"
    elif spoken:
        heads, rule = spoken, "industry.passage"
    elif topic is not None:
        heads, rule = [topic], "industry.heading"
    elif own is not None and not _other_subject(clause, i):
        heads, rule = [own], "industry.own_place"
    nobodys = words("everywhere") | (words("broad") if rule == "industry.own_place" else set())
    for tail, before in zip(phrase.members, phrase.modifiers, strict=True):
        for head in heads:
            if tail.type == "Industry" and not before and tail.name not in nobodys:
                yield _relation(head, tail, start, phrase.end, rule)


def _named_subjects(clause: Clause, i: int) -> list[Mention]:
    """Return the names around the i-th phrase that are told to develop it (鼓励甲县发展…)."""
    if i and clause.phrases[i].lead == "等":  # A、B等甲产业: the kind of what is listed before
        return _named_subjects(clause, i - 1)
    if leads_in(clause, i):
        return developers(clause.phrases[i + 1])
    return _told_before(clause, i) if i else []


def _told_before(clause: Clause, i: int) -> list[Mention]:
    """Return the names before the i-th phrase that are told to develop it or to lead it."""
    before = clause.phrases[i - 1]
    if before.lead.endswith("以") and is_led(clause.phrases[i]):
        return [m for m in before.members if m.type in _FIRMS]
    if not (_tells(clause.phrases[i]) or made_leading(clause, i)):
        return []
    if before.lead.endswith("以") and as_bases().match(clause.phrases[i].lead):
        return developers(before)
    first = clause.phrases[0]
    if opens(first) and i > 1 and not any(developers(p) for p in clause.phrases[1:i]):
        return developers(first)
    told = opens(before) or before.lead in MAKING or supports().search(before.lead) is not None
    there = before.lead.endswith("在") and all(m.type == "Park" for m in before.members)
    return developers(before) if told or there else []


def _tells(phrase: Phrase) -> bool:
    """Return whether the words before a phrase tell what the name before them does with it."""
    told = says_verb(phrase.lead) or is_main(phrase) or ranked_are(phrase.lead)
    return told or centred(phrase) or grows(phrase)


def _other_subject(clause: Clause, i: int) -> bool:
    """Return whether somebody else in the clause may be the one who develops."""
    return any(m.type in words("heads") for p in clause.phrases[:i] for m in p.members)


def _carriers(phrase: Phrase, told: Mention | None, industry: Mention | None) -> Iterator[Relation]:
    """Yield what carries the industry of the sentence, or of its heading.

    Parks that are built, or made its core (以A、B为核心), carry what the sentence develops; firms
    that lead, also what the heading names (以A、B为龙头).
    """
    leads = _leading_before().search(phrase.governor) and _leading().match(phrase.tail)
    core = leads or (phrase.governor.endswith("以") and as_bases().match(phrase.tail))
    for head, modifiers in zip(phrase.members, phrase.modifiers, strict=True):
        if leads and head.type in ("Enterprise", "Institution") and (tail := told or industry):
            start, end = min(head.start, tail.start), max(head.end, tail.end)
            if tail is industry:
                start, end = head.start, head.end
            yield _relation(head, tail, start, end, "industry.leader")
        elif told is not None and head.type == "Park" and (core or _puts(phrase)):
            for carrier in (head, *(m for m in modifiers if m.type == "Park")):
                yield _relation(carrier, told, told.start, head.end, "industry.carrier")


def _is_engaged(phrase: Phrase) -> bool:
    """Return whether a phrase tells what somebody is in: 主要从事甲、乙等领域的研发."""
    governor = phrase.governor
    return governor != "" and phrase.members[0].type == "Industry" and governor.endswith(_engages())


def _engaged(sentence: list[Clause], names: Names) -> Iterator[Relation]:
    """Yield what the firm that the sentence names first is in: 甲公司…，主要从事乙的研发.

    The firm may be named inside its project's name.
    """
    told = [p for c in sentence for p in c.phrases if _is_engaged(p)]
    if not told:
        return
    first = sentence[0].phrases[0]
    outer = first.members[0]
    firm: Mention | None = outer
    if outer.type == "Project":
        inside = (p.known for p in names.makers.inside(outer.name))
        firm = next((m for m in inside if outer.name.startswith(m.name)), None)
    if firm is None or firm.type != "Enterprise":
        return
    for phrase in told:
        for tail in phrase.members:
            if tail.type == "Industry":
                yield _relation(firm, tail, outer.start, phrase.end, "industry.leader")


def _of_kind(clause: Clause) -> Iterator[Relation]:
    """Yield the firms that are said to be of an industry.

    甲集团、乙公司等|丙产业|龙头企业, and 丙|生产企业有|甲集团、乙公司.
    """
    for before, phrase in pairwise(clause.phrases):
        if phrase.lead.startswith("等") and _kind_of_firms().match(phrase.tail):
            firms, kind = before, phrase
        elif _firms_are().match(before.tail):
            firms, kind = phrase, before
        else:
            continue
        for firm in firms.members:
            if firm.type == "Enterprise" and kind.members[-1].type == "Industry":
                tail = kind.members[-1]
                start, end = min(firm.start, tail.start), max(firm.end, tail.end)
                yield _relation(firm, tail, start, end, "industry.leader")


@lru_cache(maxsize=1)
def _engages() -> tuple[str, ...]:
    return tuple(sorted(words("engaged")))


@lru_cache(maxsize=1)
def _kind_of_firms() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('of_firms')})+企业")


@lru_cache(maxsize=1)
def _firms_are() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of('of_firms')})*企业(?:主要)?(?:有|包括|如)")


def _sought(clause: Clause, names: Names) -> Iterator[Relation]:
    """Yield 支持X争创国家级…产业示范区 for the industry inside the title that is sought."""
    for subject, sought in pairwise(clause.phrases):
        if not (_seeks().search(sought.lead) and supports().search(subject.lead)):
            continue
        for title in sought.members:
            for part in names.industries.inside(title.name):
                for head in (m for m in subject.members if m.type in words("heads")):
                    yield _relation(head, part.known, head.start, title.end, "industry.sought")


def _made(clause: Clause, names: Names) -> Iterator[Relation]:
    """Yield 支持X建设…制造基地 for the industry that names the base, itself no name."""
    for subject in clause.phrases:
        found = _base_built().match(subject.tail) if len(subject.tail) > _NO_BASE else None
        if not (found and supports().search(subject.lead)):
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
def _leading() -> re.Pattern[str]:
    return re.compile(f"(?:等[^，。；]{{0,6}})?(?:为|等)?[^，。；]{{0,4}}?(?:{any_of('leading')})")


@lru_cache(maxsize=1)
def _leading_before() -> re.Pattern[str]:
    return re.compile("(?:以|依托|发挥|联动)$")


def _puts(phrase: Phrase) -> bool:
    """Return whether a phrase is the object of a verb that advances it."""
    aside = word_list("relations", "advance", "aside")
    return not phrase.governor.endswith(aside) and is_advanced(phrase)


@lru_cache(maxsize=1)
def _seeks() -> re.Pattern[str]:
    return re.compile(any_of("seeks"))
