"""What each task works on: the programmes, industries, parks and projects it names as objects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.documents.reading import Section
from kg.extraction.facts import Mention, Relation
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.relations.development import CLEARLY, develops
from kg.extraction.relations.phrases import Clause, Phrase, Scene
from kg.extraction.tense import tense_at

# How often each rule was right on the development gold with its own mentions; a little less
# where it was seen seldom.
_CONFIDENCE = {"advance.title": 0.85, "advance.verb": 0.65, "advance.support": 0.8}
_GROWN = ("Industry", "Park")  # what is told to grow, and what is told to make it grow


def find_advances(scene: Scene) -> Iterator[Relation]:
    """Yield advances from tasks to what they name as objects; the evidence is the clause.

    The head is the innermost task over the clause, or under a task the short first sentence that
    heads a paragraph. What such a heading itself names is advanced by the task above, too.
    """
    reading = scene.reading
    heads = [_task_over(scene, section) for section in reading.sections]
    for clause in scene.clauses:
        section = reading.sections[clause.sentence.section]
        task = heads[section.index]
        if task is None:
            continue
        in_title = clause.phrases[0].members[0].start < section.title_end
        for i, phrase in enumerate(clause.phrases):
            for tail, rule in (*_objects(phrase, in_title), *_grown(clause, i)):
                yield _relation(task, tail, phrase, rule)
                above = heads[task.parent] if in_title and task.parent is not None else None
                if above is not None and _is_paragraph(task):
                    yield _relation(above, tail, phrase, rule)


def _relation(task: Section, tail: Mention, phrase: Phrase, rule: str) -> Relation:
    start, end = phrase.governed_from, phrase.end
    return Relation("advances", task, tail, start, end, rule, _CONFIDENCE[rule])


def _task_over(scene: Scene, section: Section) -> Section | None:
    """Return the innermost section at or over `section` that asks for something to be done.

    Passages that look back have none, whatever the chapter over them asks for.
    """
    if tense_at(scene.reading, section.start).goal_or_fact == "fact":
        return None
    chain = scene.reading.ancestors(section)
    for i, candidate in enumerate(chain):
        asked = any(s.is_task for s in chain[i + 1 :])
        if candidate.is_task or (asked and _is_paragraph(candidate)):
            return candidate
    return None


def _is_paragraph(section: Section) -> bool:
    """Return whether a section is a paragraph headed by its first sentence."""
    return section.kind == "measure" and not section.is_task


def _objects(phrase: Phrase, in_title: bool) -> Iterator[tuple[Mention, str]]:
    """Yield the members of a phrase that are objects, and the rule that says so."""
    after = _after().match(phrase.tail) is not None
    aside = _aside().search(phrase.governor) is not None and not after
    if aside and phrase.governor.endswith(_attends()):
        yield from ((m, "advance.verb") for m in phrase.members if m.type == "Event")
    if aside or _not_after().match(phrase.tail):
        return
    governed = in_title or after or _verbs().search(phrase.governor) is not None
    supported = _supports().search(phrase.governor) is not None
    built = _as_projects().match(phrase.tail) is not None
    for member in phrase.members:
        if (member.type in _words("types") or built) and governed:
            yield member, "advance.title" if in_title else "advance.verb"
        elif member.type in _words("supported") and supported:
            yield member, "advance.title" if in_title else "advance.support"
        elif member.type == "Document" and _lays_down().search(phrase.governor):
            yield member, "advance.verb"


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


@lru_cache(maxsize=8)
def _words(key: str) -> frozenset[str]:
    return frozenset(read_lexicon("relations")["advance"][key])


@lru_cache(maxsize=1)
def _attends() -> tuple[str, ...]:
    return tuple(sorted(_words("attends")))


@lru_cache(maxsize=1)
def _not_after() -> re.Pattern[str]:
    """Return the pattern of what makes a name the qualifier of something else."""
    return re.compile(f"[^，。；]{{0,12}}?(?:{alternation(sorted(_words('not_after')))})$")


@lru_cache(maxsize=1)
def _as_projects() -> re.Pattern[str]:
    """Return the pattern behind a list whose members, firms too, are projects."""
    return re.compile("等[^，。；]{0,10}?(?:项目|工程)")


@lru_cache(maxsize=1)
def _aside() -> re.Pattern[str]:
    words = alternation(sorted(_words("aside")))
    return re.compile(f"(?:{words})(?:[^、，。；]{{1,12}}、)*$")


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    return re.compile(alternation(sorted(_words("verbs"))))


@lru_cache(maxsize=1)
def _after() -> re.Pattern[str]:
    return re.compile(f"[^，。；]{{0,14}}?(?:{alternation(sorted(_words('after')))})")


@lru_cache(maxsize=1)
def _lays_down() -> re.Pattern[str]:
    words = read_lexicon("relations")["advance"]["documents"]
    return re.compile(f"(?:{alternation(list(words))})[^，。；]{{0,6}}$")


@lru_cache(maxsize=1)
def _supports() -> re.Pattern[str]:
    words = read_lexicon("relations")["support"]["others"]
    return re.compile(f"(?:{alternation(list(words))})[“]?$")
