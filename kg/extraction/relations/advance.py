"""What each task works on: the programmes, industries, parks and projects it names as objects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial

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
            objects = list(_objects(phrase, in_title))
            for tail, rule in (*objects, *_grown(clause, i, len(objects))):
                yield _relation(task, tail, phrase, rule)
                if above is not None:
                    yield _relation(above, tail, phrase, rule)


def _relation(task: Section, tail: Mention, phrase: Phrase, rule: str) -> Relation:
    start, end = phrase.governed_from, phrase.end
    return Relation("advances", task, tail, start, end, rule, _CONFIDENCE[rule])


def _task_over(scene: Scene, section: Section) -> Section | None:
    """Return the innermost section at or over `section` that asks for something to be done.

    Passages that look back and boxes have none, whatever the chapter over them asks for.
    """
    chain = scene.reading.ancestors(section)
    if any(s.kind == "box" for s in chain):
        return None
    for i, candidate in enumerate(chain):
        if candidate.is_task or (
            _is_paragraph(candidate) and any(s.is_task for s in chain[i + 1 :])
        ):
            past = tense_at(scene.reading, section.start).goal_or_fact == "fact"
            return None if past else candidate
    return None


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


def _objects(phrase: Phrase, in_title: bool) -> Iterator[tuple[Mention, str]]:
    """Yield the members of a phrase that are objects, and the rule that says so."""
    after = phrase.tail != "" and _after().match(phrase.tail) is not None
    served = phrase.tail.startswith("等") and _is_served(phrase)
    aside = not (after or served) and _is_aside(phrase, in_title)
    if aside and phrase.governor.endswith(_attends()):
        yield from ((m, "advance.verb") for m in phrase.members if m.type == "Event")
    if aside or (phrase.tail != "" and _not_after().match(phrase.tail)):
        return
    governed = in_title or after or served or _verbs().search(phrase.governor) is not None
    built = phrase.tail.startswith("等") and _as_projects().match(phrase.tail) is not None
    types, supported = _words("types"), _words("supported")
    for member in phrase.members:
        if governed and (member.type in types or built):
            yield member, "advance.title" if in_title else "advance.verb"
        elif member.type in supported and (served or _supports().search(phrase.governor)):
            yield member, "advance.title" if in_title else "advance.support"
        elif member.type == "Document" and _lays_down().search(phrase.governor):
            yield member, "advance.verb"


def _is_served(phrase: Phrase) -> bool:
    """Return whether something is done for the projects or firms listed: 对甲、乙等项目加大支持."""
    return _served().match(phrase.tail) is not None and _for().search(phrase.governor) is not None


def _is_aside(phrase: Phrase, in_title: bool) -> bool:
    """Return whether words before a phrase make it no object but a partner, means or place.

    What a task's own title turns to is its object (融入甲战略).
    """
    found = _aside().search(phrase.governor)
    return found is not None and not (in_title and found[1] in _words("verbs"))


def _grown(clause: Clause, i: int, known: int) -> Iterator[tuple[Mention, str]]:
    """Yield the industries that the clause says are developed, and the parks that are told to.

    Where as many members as there are are `known` as objects already, nothing is to be added.
    """
    phrase = clause.phrases[i]
    if known >= len(phrase.members) or not any(m.type in _GROWN for m in phrase.members):
        return
    told = i + 1 < len(clause.phrases) and not phrase.governor  # 甲园区主攻乙
    for kind, at in (("Industry", i), ("Park", i + 1)):
        if (at == i or told) and any(m.type == kind for m in phrase.members):
            clear = develops(clause, at) == CLEARLY
            yield from ((m, "advance.verb") for m in phrase.members if clear and m.type == kind)


@lru_cache(maxsize=1)
def _attends() -> tuple[str, ...]:
    return tuple(sorted(_words("attends")))


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
    return re.compile(f"(?:{alternation(list(words))})[“]?(?:[^、，。；]{{1,12}}、)*$")
