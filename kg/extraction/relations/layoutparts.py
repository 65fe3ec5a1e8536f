"""Parts of layouts: what the numbers of a slogan or a set count belongs to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from kg.documents.numerals import count_of
from kg.extraction.entities.programmes.layouts import explanations
from kg.extraction.entities.programmes.sets import COUNTED, announced_sets, contents
from kg.extraction.entities.programmes.toldparts import Span
from kg.extraction.facts import Mention, Relation
from kg.extraction.lexicon import alternation, word_set
from kg.extraction.relations.phrases import Scene

_CONFIDENCE = 0.9  # the number of parts is checked
_UNDER = 0.75
_SPREAD = 800  # characters behind a set in which its members are told
_SET = re.compile(f"{COUNTED.pattern}$")
_WHOLES = ("Initiative", "Place", "Project")


def find_layout_parts(scene: Scene) -> Iterator[Relation]:
    """Yield part_of relations from each explained number of a slogan; that is the evidence."""
    text = scene.reading.text
    spans = {(m.start, m.end): m for m in scene.mentions}
    for _, inner in scene.inner:
        spans.setdefault((inner.start, inner.end), inner)
    for told in chain(explanations(text, spans), announced_sets(text), contents(text)):
        whole = _over(scene, told.slogan)
        if whole is None:
            continue
        for part in told.parts:
            head = spans.get(part)
            if head is not None and head.name != whole.name:
                yield Relation(
                    "part_of", head, whole, told.start, told.end, "part.layout", _CONFIDENCE
                )


def find_spread_parts(scene: Scene) -> Iterator[Relation]:
    """Yield the programmes of a paragraph that are just as many as the set before them counts.

    实施三大行动。实施甲行动，…。实施乙行动，…。实施丙行动，…: each has the set's own noun.
    """
    programmes = [m for m in scene.mentions if m.type == "Initiative"]
    for i, whole in enumerate(programmes):
        counted = COUNTED.fullmatch(whole.name.strip("“”"))
        if counted is None:
            continue
        stop = scene.reading.text.find("\n", whole.end)
        noun, parts = counted["noun"], dict[str, Mention]()
        for part in programmes[i + 1 :]:
            if (stop >= 0 and part.start > stop) or part.start - whole.end > _SPREAD:
                break
            if part.name.strip("“”").endswith(noun) and part.name != whole.name:
                parts.setdefault(part.name, part)
        if len(parts) == count_of(counted["number"]):
            for part in parts.values():
                yield Relation(
                    "part_of", part, whole, whole.start, part.end, "part.spread", _CONFIDENCE
                )


def find_titled_parts(scene: Scene) -> Iterator[Relation]:
    """Yield the programmes in the headings below one that counts them, if they are as many.

    二、实施三大行动计划 stands over （一）甲行动计划, （二）乙行动计划, （三）丙行动计划.
    """
    sections = scene.reading.sections
    if not any(m.type == "Initiative" and _SET.search(m.name) for m in scene.mentions):
        return
    for section in sections:
        for whole in scene.titled(section):
            counted = _SET.search(whole.name) if whole.type == "Initiative" else None
            if counted is None:
                continue
            below = [s for s in sections if s.parent == section.index]
            parts = [p for s in below for p in scene.titled(s) if _is_of(p, counted["noun"])]
            if len(parts) == len(below) == count_of(counted["number"]):
                for part in parts:
                    yield Relation(
                        "part_of", part, whole, part.start, part.end, "part.titled", _CONFIDENCE
                    )


def find_works_under(scene: Scene) -> Iterator[Relation]:
    """Yield the works that the passage under a heading carries out: 1.甲改造工程 over 实施乙校扩建.

    The heading is the name of the whole and nothing else; the verb stands right before the works,
    or before the first of them.
    """
    wholes: dict[int, Mention | None] = {}
    for sentence in scene.sentences():
        number, going_on = sentence[0].sentence.section, False
        if number not in wholes:
            wholes[number] = _whole_title(scene, number)
        whole = wholes[number]
        for phrase in (p for clause in sentence for p in clause.phrases) if whole else ():
            if whole is None or phrase.start <= whole.end:
                continue
            carried_out = _carries_out().fullmatch(phrase.lead) is not None
            going_on = carried_out or (going_on and phrase.lead == "")
            for part in phrase.members if going_on else ():
                if part.type == "Project" and part.name not in whole.name:
                    span = (phrase.start, phrase.end)
                    yield Relation("part_of", part, whole, *span, "part.under", _UNDER)


def _whole_title(scene: Scene, number: int) -> Mention | None:
    """Return the project or programme that is the section's whole heading: 甲改造工程."""
    section = scene.reading.sections[number]
    named = scene.titled(section) if section.parent is not None else ()
    if len(named) != 1 or named[0].type not in ("Project", "Initiative"):
        return None
    whole = (named[0].start, named[0].end) == (section.title_start, section.title_end)
    return named[0] if whole and named[0].name.endswith("工程") else None


def _is_of(part: Mention, noun: str) -> bool:
    """Return whether a programme is one of a set by its last word: 甲行动计划 of 行动计划."""
    return part.type == "Initiative" and part.name.strip("“”").endswith(noun[-2:])


def _over(scene: Scene, slogan: Span) -> Mention | None:
    """Return the mention that the slogan is, or the core of: “一核两轴”发展格局."""
    over = scene.over(*slogan)
    return over if over and over.type in _WHOLES else None


@lru_cache(maxsize=1)
def _carries_out() -> re.Pattern[str]:
    """Return the pattern of a verb that carries out works, right before them: 重点实施."""
    how, verbs = (
        alternation(word_set("relations", "location", key))
        for key in ("subject_how", "subject_makes")
    )
    return re.compile(f"(?:[^，。；]{{0,6}}年)?(?:{how})*(?:{verbs})")
