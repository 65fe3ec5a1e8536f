"""What a text tells to be parts of a park: 其中乙园; 六园即丙园、…; 区块二：丁园; …，戊落户园区."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import pairwise

from kg.extraction.facts import Mention, Relation
from kg.extraction.lexicon import alternation, any_word
from kg.extraction.relations.locationwords import place_words
from kg.extraction.relations.ownplace import own_place
from kg.extraction.relations.phrases import Clause, Phrase, Scene
from kg.extraction.relations.spokenof import itself

_listed = partial(any_word, "relations", "location")

_SURE = 0.75  # how often it was right on the development gold with its own mentions
_WORKS = ("Project", "Park", "Platform")


def find_within_parks(scene: Scene) -> Iterator[Relation]:
    """Yield located_in relations of what a passage names as parts of the one park it speaks of."""
    for sentence in scene.sentences():
        if len(sentence) == len(sentence[0].phrases) == 1 or not _names_park(sentence):
            continue
        if len(sentence) > 1:
            yield from _among(sentence)
        yield from _settled(sentence)
        yield from _counted(sentence)
    for before, clause in pairwise(scene.clauses):
        if before.phrases[-1].members[0].type == "Park":
            yield from _in_set(before, clause)
    yield from _in_blocks(scene)
    yield from _in_own(scene)


def _in_own(scene: Scene) -> Iterator[Relation]:
    """Yield the parks that a park's own text counts in it: 园区入驻企业30户，其中，甲园20户."""
    for clause in scene.clauses:
        first, text = clause.phrases[0], scene.reading.text
        if first.members[0].type != "Park" or first.lead.strip("“"):
            continue
        if _of_own().fullmatch(text, clause.sentence.start, first.start) is None:
            continue
        own = own_place(scene)
        if own is None or own.type != "Park":
            return
        for head in (m for p in clause.phrases for m in p.members):
            if head.type == "Park" and head.name != own.name:
                yield _relation(head, own, first.start, clause.phrases[-1].end)


def _names_park(sentence: list[Clause]) -> bool:
    return any(m.type == "Park" for c in sentence for p in c.phrases for m in p.members)


def _relation(head: Mention, tail: Mention, start: int, end: int) -> Relation:
    return Relation("located_in", head, tail, start, end, "location.among", _SURE)


def _among(sentence: list[Clause]) -> Iterator[Relation]:
    """Yield the parks and works that 其中 picks out of the park that the clause before names.

    The clauses after it may name further ones (其中甲园…；乙园…).
    """
    whole: Phrase | None = None
    for before, clause in pairwise(sentence):
        first = clause.phrases[0]
        if first.lead in place_words("among"):
            parks = [p for p in before.phrases if len(p.members) == 1]
            parks = [p for p in parks if p.members[0].type == "Park"]
            whole = parks[0] if len(parks) == 1 else None
        elif whole is not None and (first.lead or first.members[0].type != "Park"):
            continue
        if whole is None:
            continue
        for head in first.members:
            if head.type in _WORKS and head.name != whole.members[0].name:
                yield _relation(head, whole.members[0], whole.start, first.end)


def _in_set(before: Clause, clause: Clause) -> Iterator[Relation]:
    """Yield the parks of a set behind the one park they belong to: 一区即甲区；六园即乙园、丙园."""
    first, last = clause.phrases[0], before.phrases[-1]
    whole = last.members[0]
    if clause.start - before.end > 1 or len(last.members) > 1:
        return
    for head in first.members if _COUNTED.fullmatch(first.lead) else ():
        if head.type == "Park" and head.name != whole.name:
            yield _relation(head, whole, last.start, first.end)


def _counted(sentence: list[Clause]) -> Iterator[Relation]:
    """Yield the parks of which a park is made up: 甲区…，形成乙园、丙园、丁园一区三园的格局."""
    first = sentence[0].phrases[0]
    if first.members[0].type != "Park" or len(first.members) > 1:
        return
    for phrase in (p for clause in sentence for p in clause.phrases if p is not first):
        if len(phrase.members) > 1 and _AS_MANY.match(phrase.tail):
            for head in phrase.members:
                if head.type == "Park" and head.name != first.members[0].name:
                    yield _relation(head, first.members[0], first.start, phrase.end)


_AS_MANY = re.compile(
    "等?(?:[“‘]?[一1][区园][两二三四五六七八九十多\\d]+[园片]|[两二三四五六七八九十\\d]+[个大](?:专业|特色|产业|主题)?(?:园区|产业园|片区|园|区块|组团))"
)
_COUNTED = re.compile("[一二三四五六七八九十]+园区?(?:即|包括|为|分别为|是指|指)")  # 六园即甲园、…


def _in_blocks(scene: Scene) -> Iterator[Relation]:
    """Yield the parks that a paragraph calls the blocks of one: 甲区…，共三个区块。区块一：乙园."""
    text = scene.reading.text
    if _split().search(text) is None:
        return
    whole: Mention | None = None
    start = -1  # where the park was said to be of several blocks
    for clause in scene.clauses:
        first = clause.phrases[0].members[0]
        if whole is not None and "\n" in text[whole.end : clause.start]:
            whole, start = None, -1
        if (
            start < 0
            and whole is not None
            and (split := _split().search(text, whole.end, clause.start))
        ):
            start = split.end()
        if start >= 0 and whole is not None and _is_block(clause, start, text):
            for head in clause.phrases[0].members:
                if head.type == "Park" and head.name != whole.name:
                    yield _relation(head, whole, whole.start, clause.phrases[0].end)
        elif start < 0 and first.type == "Park" and clause.phrases[0].lead == "":
            whole = first


def _is_block(clause: Clause, start: int, text: str) -> bool:
    """Return whether the clause names a block: the list right behind 三个片区：, or 区块二：."""
    if clause.phrases[0].lead.strip("“"):
        return False
    return clause.start - start <= 1 or _block().search(text, start, clause.start) is not None


@lru_cache(maxsize=1)
def _split() -> re.Pattern[str]:
    """Return the pattern of the words that a park is of several blocks: 分为3个片区."""
    return re.compile(
        rf"(?:{_listed('divided')})有?[两二三四五六七八九十\d]+(?:个|大)?{_parts()}(?:组成)?"
    )


@lru_cache(maxsize=1)
def _block() -> re.Pattern[str]:
    """Return the pattern of the number or letter of a block: 区块一：, 第2个是."""
    number = r"第?[一二三四五六七八九十\d]个?(?:是|、)"
    return re.compile(rf"(?:{_parts()}[一二三四五六七八九十\dA-Z]|{number})[：:]?$")


def _parts() -> str:
    return f"(?:专业|特色|产业|主题)?(?:{_listed('parts')})"


def _settled(sentence: list[Clause]) -> Iterator[Relation]:
    """Yield what is told to come to the park that the sentence speaks of: …，丙中心落户园区."""
    park: Mention | None = None
    for phrase in (p for clause in sentence for p in clause.phrases):
        if park is not None and _comes().match(phrase.tail):
            for head in phrase.members:
                if head.type in (*_WORKS, "Enterprise", "Institution"):
                    yield _relation(head, park, park.start, phrase.end)
        parks = [m for m in phrase.members if m.type == "Park"]
        park = parks[0] if len(parks) == 1 else park if not parks else None


@lru_cache(maxsize=1)
def _comes() -> re.Pattern[str]:
    return re.compile(
        f"(?:已|正式|成功|先后|相继|陆续)*(?:{_listed('settles')})(?:于|在)?(?:该|本)?"
        "(?:园区|产业园|基地)"
    )


@lru_cache(maxsize=1)
def _of_own() -> re.Pattern[str]:
    """Return the pattern from where a park's text speaks of it to the list of what is in it."""
    parts = alternation(place_words("among") | place_words("lists"))
    dated = "(?:[^，。；]{0,12}，)?"
    return re.compile(f"{dated}(?:{itself().pattern}|全区)[^。；\\n]{{0,30}}(?:{parts})[，：]?[“]?")
