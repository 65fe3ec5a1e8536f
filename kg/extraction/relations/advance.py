"""What each task works on: the programmes, industries, parks and projects it names as objects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from kg.documents.demands import is_frame, is_past, opens_demand
from kg.documents.reading import Section
from kg.extraction.facts import Mention, Relation
from kg.extraction.lexicon import alternation, read_lexicon, word_set
from kg.extraction.relations.development import CLEARLY, develops
from kg.extraction.relations.phrases import Clause, Phrase, Scene
from kg.extraction.tense import tense_at

_words = partial(word_set, "relations", "advance")

# How often each rule was right on the development gold with its own mentions; a little less
# where it was seen seldom.
_CONFIDENCE = {"advance.title": 0.85, "advance.verb": 0.65, "advance.support": 0.8}
_GROWN = ("Industry", "Park")  # what is told to grow, and what is told to make it grow

# How divisions end, but for the 片区, 景区 and 古镇 that are built and opened up.
_DIVISION = re.compile("(?:[省市县州旗盟]|(?<![街片景园社小厂校灌矿林新])区|(?<!古)[镇村])$")
_SHORTEST_SITE = 3  # characters: shorter names of places are those of divisions

# How headings end that tell what came of the work: 协同创新效果|不断增强.
_RESULT = re.compile(
    "(?:不断|持续|进一步|更加|明显|显著|稳步|日益|日趋|愈加)[^，、。]{0,4}$|(?:成效|成果|突破)$"
)

_NUMERALS = "两三四五六七八九十"  # 加快甲市|两大产业发展

_APPEALS = ("让我们", "各位代表，让我们", "同志们，让我们")  # how the end of a report begins


def find_advances(scene: Scene) -> Iterator[Relation]:
    """Yield advances from tasks to what they name as objects; the evidence is the clause.

    The head is the innermost task over the clause, or under a task the short sentence that heads
    a paragraph or a part of it. What such a heading itself names is advanced by the task above.
    """
    reading = scene.reading
    heads: dict[int, Section | None] = {}
    over: dict[tuple[int, bool], Section | None] = {}
    for clause in scene.clauses:
        section = reading.sections[clause.sentence.section]
        if section.index not in heads:
            heads[section.index] = _task_over(scene, section)
        task = heads[section.index]
        if task is None or reading.text.startswith(_APPEALS, clause.sentence.start):
            continue  # a closing appeal is of no task
        in_title = clause.phrases[0].members[0].start < section.title_end
        if (task.index, in_title) not in over:
            over[task.index, in_title] = _above(scene, task, in_title)
        above = over[task.index, in_title]
        for i, phrase in enumerate(clause.phrases):
            objects = _objects(phrase, in_title)
            if len(objects) < len(phrase.members):
                objects += _grown(clause, i)
            for tail, rule in objects:
                yield _relation(task, tail, phrase, rule)
                if above is not None:
                    yield _relation(above, tail, phrase, rule)


def _relation(task: Section, tail: Mention, phrase: Phrase, rule: str) -> Relation:
    start, end = phrase.governed_from, phrase.end
    return Relation("advances", task, tail, start, end, rule, _CONFIDENCE[rule])


def _task_over(scene: Scene, section: Section) -> Section | None:
    """Return the innermost section at or over `section` that asks for something to be done.

    Boxes and reviews have none. Where nothing says that a passage is a review, a heading that
    tells the work as it would be asked for (全力稳增长) is one too.
    """
    chain = scene.reading.ancestors(section)
    if any(s.kind == "box" for s in chain):
        return None
    review = any(is_past(s.title) for s in chain)
    for i, candidate in enumerate(chain[:-1]):
        if not review and _asks(candidate):
            return candidate
        if candidate.is_task or (
            _is_paragraph(candidate) and any(s.is_task for s in chain[i + 1 :])
        ):
            past = tense_at(scene.reading, section.start).goal_or_fact == "fact"
            return None if past else candidate
    return None


def _asks(section: Section) -> bool:
    """Return whether a heading tells work as it is asked for, and not what came of it."""
    headed = section.number != "" or _is_paragraph(section)
    title = section.title
    return headed and opens_demand(title) and not (is_frame(title) or _RESULT.search(title))


def _above(scene: Scene, task: Section, in_title: bool) -> Section | None:
    """Return the task above a short first sentence, for what that names, or all it heads.

    What stands in the task's own paragraph is of both (（一）壮大产业。做强甲业。支持……).
    """
    if task.parent is None or not _is_paragraph(task):
        return None
    parent = scene.reading.sections[task.parent]
    own = parent.is_task and scene.reading.text.find("\n", parent.title_end, task.start) < 0
    return _task_over(scene, parent) if in_title or own else None


def _is_paragraph(section: Section) -> bool:
    """Return whether a section is a paragraph headed by its first sentence."""
    return section.kind == "measure" and not section.is_task


def _objects(phrase: Phrase, in_title: bool) -> list[tuple[Mention, str]]:
    """Return the members of a phrase that are objects, and the rule that says so."""
    found: list[tuple[Mention, str]] = []
    after = phrase.tail != "" and _after().match(phrase.tail) is not None
    served = phrase.tail.startswith("等") and _is_served(phrase)
    focus = "为" in phrase.tail and _is_focus(phrase)
    aside = not (after or served or focus) and _is_aside(phrase, in_title)
    if _is_background(phrase):
        return found
    if aside and phrase.governor.endswith(_attends()):
        found += [(m, "advance.verb") for m in phrase.members if m.type == "Event"]
    if aside or (phrase.tail != "" and _not_after().match(phrase.tail)):
        return found
    built = phrase.tail.startswith("等") and _as_projects().match(phrase.tail) is not None
    listed = built and phrase.governor == ""  # 甲桥、乙路等重大项目, said of a task
    told = in_title or after or served or focus or listed or _joined(phrase)
    governed = told or is_advanced(phrase)
    types, supported = _words("types"), _words("supported")
    for member in phrase.members:
        if governed and (member.type in types or built):
            found.append((member, "advance.title" if in_title else "advance.verb"))
        elif member.type in supported and (served or _is_supported(phrase)):
            found.append((member, "advance.title" if in_title else "advance.support"))
        elif _is_made(member, phrase):
            found.append((member, "advance.verb"))
    return found


def _is_background(phrase: Phrase) -> bool:
    """Return whether the task only refers to the names: 贯彻甲全会|精神, 正在实施|乙战略."""
    decided = phrase.members[-1].type == "Event" and _decided().match(phrase.tail) is not None
    return decided or "正在" in phrase.governor


def _is_served(phrase: Phrase) -> bool:
    """Return whether something is done for the projects or firms listed: 对甲、乙等项目加大支持."""
    return _served().match(phrase.tail) is not None and _for().search(phrase.governor) is not None


def _is_focus(phrase: Phrase) -> bool:
    """Return whether the members are what work is centred on: 以甲园区、乙园区为|重点."""
    return phrase.governor.endswith("以") and _centre().match(phrase.tail) is not None


def _is_supported(phrase: Phrase) -> bool:
    """Return whether the places or firms are made to act or made strong: 支持|甲县…, 做强|乙公司.

    What is made better of them is another thing: 提升|甲省|制造品质.
    """
    found = _supports().search(phrase.governor)
    if found is None or phrase.lead.endswith("在"):  # 扶持甲集团|在乙县建设…
        return False
    if phrase.members[0].type == "Place":
        return _is_actor(phrase.tail)
    whole = phrase.tail == "" or _whole().match(phrase.tail) is not None
    return whole or found[1] in _words("let")


def _is_actor(tail: str) -> bool:
    """Return whether words behind places tell what these do or undergo: 支持甲县|打造….

    What is of the places is another thing: 推动甲、乙|等通用机场建设, 鼓励甲市|企业走出去.
    """
    others = _other_places().match(tail)
    rest = tail[others.end() :] if others is not None else tail
    undergone = _whole().match(rest) is not None and not rest.startswith(("等", "、"))
    return rest == "" or undergone or rest[0] in _NUMERALS or opens_demand(rest)


def _is_made(member: Mention, phrase: Phrase) -> bool:
    """Return whether the member is a paper that is laid down or a place that is worked on."""
    if member.type == "Document":
        return _lays_down().search(phrase.governor) is not None
    return member.type == "Place" and _is_worked_on(member, phrase)


def _is_worked_on(place: Mention, phrase: Phrase) -> bool:
    """Return whether a place, no division, is built or restored: 推进甲湿地|修复, 修缮|乙古城."""
    if _DIVISION.search(place.name) or len(place.name) < _SHORTEST_SITE:
        return False
    told = _works().match(phrase.tail) is not None and is_advanced(phrase)
    return told or _builds().search(phrase.governor) is not None


def _is_aside(phrase: Phrase, in_title: bool) -> bool:
    """Return whether words before a phrase make it no object but a partner, means or place.

    What a task's own title turns to is its object (融入甲战略).
    """
    found = _aside().search(phrase.governor)
    if found is None or (in_title and found[1] in _words("verbs")):
        return False
    return not (_sought(phrase, found[1]) or _joined(phrase))


def _sought(phrase: Phrase, word: str) -> bool:
    """Return whether the work is told to be about the industries: 聚焦|甲、乙|等领域.

    More than the name is said to be its object: 围绕甲产业|引进人才 is about people.
    """
    if phrase.tail != "" and _needs().match(phrase.tail):
        return False  # 围绕甲、乙|等产业需求
    about = phrase.tail == "" or phrase.tail.startswith(("等", "领域", "方向", "产业", "赛道"))
    industries = all(m.type == "Industry" for m in phrase.members)
    return word in _words("sought") and about and industries


def _joined(phrase: Phrase) -> bool:
    """Return whether something is taken into the programme, or wins the title: 纳入|丙试点."""
    told = phrase.governor.endswith(_joining())
    return told and all(m.type in ("Initiative", "Honour") for m in phrase.members)


def _grown(clause: Clause, i: int) -> Iterator[tuple[Mention, str]]:
    """Yield the industries that the clause says are developed, and the parks that are told to."""
    phrase = clause.phrases[i]
    if not any(m.type in _GROWN for m in phrase.members):
        return
    told = i + 1 < len(clause.phrases) and not phrase.governor  # 甲园区主攻乙
    for kind, at in (("Industry", i), ("Park", i + 1)):
        if (at == i or told) and any(m.type == kind for m in phrase.members):
            clear = develops(clause, at) == CLEARLY
            yield from ((m, "advance.verb") for m in phrase.members if clear and m.type == kind)


@lru_cache(maxsize=1)
def _decided() -> re.Pattern[str]:
    """Return the pattern of what a meeting leaves behind, which is carried out: 精神, 部署."""
    return re.compile(f"[^，。；]{{0,6}}?(?:{alternation(_words('decided'))})")


@lru_cache(maxsize=1)
def _needs() -> re.Pattern[str]:
    return re.compile(f"[^，。；]{{0,10}}?(?:{alternation(_words('needs'))})")


@lru_cache(maxsize=1)
def _centre() -> re.Pattern[str]:
    """Return the pattern of what makes the names behind 以 the heart of the work."""
    return re.compile(f"(?:等[^，。；]{{0,10}})?为(?:{alternation(_words('centre'))})")


@lru_cache(maxsize=1)
def _works() -> re.Pattern[str]:
    return re.compile(f"(?:等[^，。；]{{0,8}}?)?(?:{alternation(_words('works'))})")


@lru_cache(maxsize=1)
def _builds() -> re.Pattern[str]:
    """Return the pattern of a verb of building right before a place or a list of places."""
    return re.compile(
        f"(?:{alternation(_words('works'))}|建好|打造|贯通)(?:[^、，。；]{{1,12}}、)*$"
    )


@lru_cache(maxsize=1)
def _attends() -> tuple[str, ...]:
    return tuple(sorted(_words("attends")))


@lru_cache(maxsize=1)
def _joining() -> tuple[str, ...]:
    return tuple(sorted(_words("joining")))


@lru_cache(maxsize=1)
def _not_after() -> re.Pattern[str]:
    """Return the pattern of what makes a name the qualifier of something else."""
    return re.compile(f"[^，。；]{{0,12}}?(?:{alternation(_words('not_after'))})$")


@lru_cache(maxsize=1)
def _as_projects() -> re.Pattern[str]:
    """Return the pattern of the 等 behind a list whose members, firms too, are projects."""
    return re.compile("等[^，。；]{0,10}?(?:项目|工程)")


@lru_cache(maxsize=1)
def _aside() -> re.Pattern[str]:
    """Return the pattern of a word that sets names aside; not of 升级为, which aims at them."""
    words, made = alternation(_words("aside")), sorted(_words("made"))
    aims = "".join(f"(?<!{word}为)" for word in made)
    return re.compile(f"({words}){aims}(?:[^、，。；]{{1,12}}、)*$")


@lru_cache(maxsize=1)
def _served() -> re.Pattern[str]:
    """Return the pattern of what is done for the projects or firms of a list: 对甲等项目|加大…."""
    done = alternation(_words("served"))
    return re.compile(f"等[^，。；]{{0,10}}?(?:项目|工程|企业)(?:[^，。；]{{0,2}}(?:{done})|$)")


@lru_cache(maxsize=1)
def _for() -> re.Pattern[str]:
    return re.compile("对(?:[^，。；、]{2,8}的)?$")


def is_advanced(phrase: Phrase) -> bool:
    """Return whether a verb that advances its object governs the phrase: 实施|甲行动."""
    return _verbs().search(phrase.governor) is not None


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    return re.compile(alternation(_words("verbs")))


@lru_cache(maxsize=1)
def _after() -> re.Pattern[str]:
    return re.compile(f"[^，。；]{{0,14}}?(?:{alternation(_words('after'))})")


@lru_cache(maxsize=1)
def _lays_down() -> re.Pattern[str]:
    words = read_lexicon("relations")["advance"]["documents"]
    return re.compile(f"(?:{alternation(list(words))})[^，。；]{{0,6}}$")


@lru_cache(maxsize=1)
def _supports() -> re.Pattern[str]:
    words = read_lexicon("relations")["support"]["others"]
    return re.compile(f"({alternation(list(words))})[“]?(?:[^、，。；]{{1,12}}、)*$")


@lru_cache(maxsize=1)
def _other_places() -> re.Pattern[str]:
    """Return the pattern of what ends a list of places: 等地, 等重点区域."""
    kinds = alternation(_words("areas"))
    return re.compile(f"等(?:[^，。；、]{{0,6}}?(?:{kinds}))?")


@lru_cache(maxsize=1)
def _whole() -> re.Pattern[str]:
    """Return the pattern of what goes on with a list or tells what its members do or undergo."""
    return re.compile(f"等|、|(?:{alternation(_words('after') | _words('verbs'))})")
