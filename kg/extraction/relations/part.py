"""What belongs to what: programmes in campaigns, members of collective names, parts of works.

The outline's own hierarchy is no part of this; a programme belongs to a campaign where the
campaign's heading stands over the text that puts the programme to work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import pairwise

from kg.documents.numerals import count_of
from kg.documents.reading import Section
from kg.extraction.facts import Mention, Relation
from kg.extraction.lexicon import any_word, read_lexicon, word_list, word_set
from kg.extraction.relations.advance import is_advanced
from kg.extraction.relations.layoutparts import (
    find_layout_parts,
    find_spread_parts,
    find_titled_parts,
    find_works_under,
)
from kg.extraction.relations.names import Known, Names, is_division
from kg.extraction.relations.phrases import Clause, Phrase, Scene

_words = partial(word_set, "relations", "part")
_ends = partial(word_list, "relations", "part")
_any = partial(any_word, "relations", "part")

# How often each rule was right on the development gold with its own mentions; a little less
# where it was seen seldom.
_CONFIDENCE = {
    "part.list": 0.7,
    "part.collective": 0.95,
    "part.counted": 0.95,
    "part.heading": 0.75,
    "part.sentence": 0.7,
    "part.name": 0.85,
    "part.round": 0.9,
}
_SHORTEST = 4  # shorter names of works are those of firms
_REST = 3  # characters at least that a part adds to the whole's name
_NOUN = 2  # 三农 counts nothing; 六大核心区 and 一核两副三线 do
_VERB = 6  # characters of a verb and how it is done: 积极稳妥推进
_FAR = 260  # a list that a collective name announces follows within so many characters


def find_parts(scene: Scene, names: Names) -> Iterator[Relation]:
    """Yield part_of relations; their evidence is what names both, or the part's own clause."""
    yield from _in_names(scene, names)
    yield from find_layout_parts(scene)
    yield from find_spread_parts(scene)
    yield from find_titled_parts(scene)
    yield from find_works_under(scene)
    rounds = list(_rounds(scene))
    yield from rounds
    called = frozenset(r.head for r in rounds)
    campaigns = _Campaigns(scene, names)
    collective: Mention | None = None
    for sentence in scene.sentences():
        campaigns.enter(sentence[0])
        several = len(sentence) > 1
        carried_out = list(_framed(scene.reading.text, sentence)) if several else []
        yield from carried_out
        framed = called | {r.head for r in carried_out} if carried_out else called
        for clause in sentence:
            if listed := list(_lists(clause)) if len(clause.phrases) > 1 else []:
                yield from listed
                framed |= {r.head for r in listed}
            for phrase in clause.phrases:
                listed_there = len(phrase.members) > 1
                if listed_there and collective and phrase.start - collective.end <= _FAR:
                    yield from _counted(phrase, collective)
                yield from campaigns.over(clause, phrase, framed)
                collective = _collective_in(phrase) or collective


def _relation(head: Mention, tail: Mention, start: int, end: int, rule: str) -> Relation:
    return Relation("part_of", head, tail, start, end, rule, _CONFIDENCE[rule])


def _lists(clause: Clause) -> Iterator[Relation]:
    """Yield A、B等Y, and A、B、C、D四大Y."""
    for first, second in pairwise(clause.phrases):
        whole = second.members[0]
        if whole.type not in ("Initiative", "Industry"):
            continue
        etc = _and_others().fullmatch(second.lead) is not None
        direct = second.lead == "" and _collective().match(whole.name) is not None
        if not (etc or direct):
            continue
        for head in first.members:
            kin = head.type == whole.type or (whole.type == "Initiative" and head.type == "Project")
            kin = kin and not (whole.type == "Industry" and whole.name.endswith("服务业"))
            if kin and head.name != whole.name:
                rule = "part.list" if etc else "part.collective"
                yield _relation(head, whole, first.start, whole.end, rule)


def _counted(phrase: Phrase, collective: Mention) -> Iterator[Relation]:
    """Yield a list with just as many members, of just that kind, as the name before counts."""
    count = len(phrase.members)
    pairs = _numbered().findall(collective.name)
    if len(pairs) == 1 and len(pairs[0][1]) < _NOUN:
        return
    for number, noun in pairs:
        kind = noun[-2:] if len(noun) > 1 else noun
        if count_of(number) == count and all(kind in m.name[-4:] for m in phrase.members):
            for head in phrase.members:
                yield _relation(head, collective, collective.start, phrase.end, "part.counted")
            return


def _collective_in(phrase: Phrase) -> Mention | None:
    last = phrase.members[-1]
    if last.type == "Document" or _numbered().search(last.name) is None:
        return None
    return None if is_division(last.name) else last  # 九江 and 六安 count nothing


class _Campaigns:
    """The campaigns that headings name, and the programmes that their text puts to work."""

    def __init__(self, scene: Scene, names: Names) -> None:
        self._scene = scene
        self._campaigns = Known()
        for name, mention in names.programmes.mentions.items():
            if _programme().search(name):
                self._campaigns.add(name, mention)
        self._titled: dict[int, Mention | None] = {}
        self._ended: set[int] = set()

    def enter(self, opening: Clause) -> None:
        """Take note where a sentence ends what a short sentence heads: 深化甲改革。…。推进乙改革。

        Reforms of other things, each in a sentence of its own, stand side by side.
        """
        phrase = opening.phrases[0]
        reform = phrase.members[0]
        if not reform.name.endswith("改革") or reform.type != "Initiative":
            return
        section = self._scene.reading.sections[opening.sentence.section]
        headed = section.kind == "measure" and section.number.endswith(section.title)
        if not headed or reform.start < section.title_end or not _opens(opening, phrase):
            return
        whole = self._named(section)
        if whole is not None and whole.name.endswith("改革") and not _akin(whole, reform):
            self._ended.add(section.index)

    def over(
        self, clause: Clause, phrase: Phrase, framed: frozenset[Mention | Section]
    ) -> list[Relation]:
        """Return the programmes of a phrase that belong to the campaign of a heading above.

        Those that the sentence already gives to a whole belong to that; the heading of an annex
        only names the plan whose outline they stand in.
        """
        heads = [m for m in phrase.members if m.type == "Initiative"]
        if not heads or not _verbs().search(phrase.governor):
            return []
        heads = [m for m in heads if _programme().search(m.name) and m not in framed]
        heads = [m for m in heads if m.name not in _words("general")]
        wholes = ((head, self._over(clause, head)) for head in heads)
        return [
            _relation(head, whole, max(clause.start, head.start - 20), head.end, "part.heading")
            for head, whole in wholes
            if whole is not None
        ]

    def _over(self, clause: Clause, part: Mention) -> Mention | None:
        reading = self._scene.reading
        for section in reading.ancestors(reading.sections[clause.sentence.section])[:-1]:
            if section.kind == "annex" or section.index in self._ended:
                continue
            whole = self._named(section)
            if whole and part.name not in whole.name and whole.name not in part.name:
                return whole
        return None

    def _named(self, section: Section) -> Mention | None:
        """Return the longest campaign name in a heading."""
        if section.index not in self._titled:
            title = self._scene.reading.text[section.title_start : section.title_end]
            linked = title.endswith(_ends("linking"))
            inside = () if linked else self._campaigns.inside(f"{title}。")
            found = [p.known for p in inside]
            self._titled[section.index] = max(found, key=lambda m: len(m.name), default=None)
        return self._titled[section.index]


def _opens(clause: Clause, phrase: Phrase) -> bool:
    """Return whether the sentence says no more before the phrase than what is done: 稳步推进|甲."""
    verb = is_advanced(phrase)
    return verb and phrase.start - clause.sentence.start <= _VERB


def _akin(whole: Mention, reform: Mention) -> bool:
    """Return whether two reforms are of the same thing: 产权制度改革 and 集体产权制度改革.

    What reforms of all kinds speak of (制度, 体制) tells nothing; an aim that everything serves
    holds any reform.
    """
    if whole.name in _words("general"):
        return True
    own, other = (set(_everyday().sub("", m.name)) for m in (whole, reform))
    return not own.isdisjoint(other)


def _framed(text: str, sentence: list[Clause]) -> Iterator[Relation]:
    """Yield 深化X改革，推进Y改革: what later clauses do is part of what the first frame names."""
    for i, clause in enumerate(sentence[:-1]):
        if (frame := _frame_of(clause)) is not None:
            verb = clause.phrases[-1].governor
            yield from _within(text, frame, verb, sentence[i + 1 :])
            return


def _frame_of(clause: Clause) -> Mention | None:
    """Return what the clause says no more of than that it goes on: 深化X改革，."""
    opening = clause.phrases[-1]
    frame = opening.members[0]
    if len(opening.members) > 1 or frame.type != "Initiative" or clause.after != "，":
        return None
    if "、" in frame.name:
        return None  # of several things
    told = _frame().search(opening.governor) and opening.tail in ("", "力度", "工作")
    return frame if told and _holds(frame) else None


def _within(text: str, frame: Mention, verb: str, clauses: list[Clause]) -> Iterator[Relation]:
    for clause in clauses:
        for phrase in clause.phrases:
            if phrase.governor.endswith(_ends("besides")):
                continue
            if not is_advanced(phrase):
                continue
            again = phrase.governor == verb  # 深化甲改革，深化乙改革
            for head in phrase.members:
                if _held(text, frame, head) and (not again or _akin(frame, head)):
                    yield _relation(head, frame, frame.start, head.end, "part.sentence")
        if clause.after != "，":
            return


def _holds(frame: Mention) -> bool:
    """Return whether the programme is of a kind that holds others: reforms and campaigns."""
    return frame.name.rstrip("”").endswith(_ends("holds"))


def _held(text: str, frame: Mention, head: Mention) -> bool:
    """Return whether a frame can hold such a thing: a reform holds reforms and slogans.

    An aim that everything serves (供给侧结构性改革) holds slogans alone.
    """
    quoted = "“" in text[max(head.start - 1, 0) : head.end]
    if frame.name in _words("general") and not quoted:
        return False
    if quoted and "“" in text[max(frame.start - 1, 0) : frame.end]:
        return False  # two slogans stand side by side
    part = quoted or _programme().search(head.name) is not None
    return part and head.type == "Initiative" and head.name != frame.name


def _in_names(scene: Scene, names: Names) -> Iterator[Relation]:
    """Yield parts of works whose names begin with the whole's: 甲大学|乙学院."""
    makers = {n for n, m in names.makers.mentions.items() if m.type == "Enterprise"}
    wholes = names.wholes.mentions
    for mention in scene.mentions:
        if mention.type not in ("Project", "Institution", "Platform"):
            continue
        name = mention.name
        for length in range(len(name) - _REST, _SHORTEST - 1, -1):
            whole = wholes.get(name[:length])
            if whole is None or not _same_kind(mention, whole) or whole.name in makers:
                continue
            if _is_thing(whole) and not _is_rework(name, length):
                yield _relation(mention, whole, mention.start, mention.end, "part.name")
            break


def _is_thing(whole: Mention) -> bool:
    """Return whether a name ends like one of works or bodies: 甲水库, but not 甲县移民."""
    return whole.type != "Project" or whole.name.endswith(_heads())


def _is_rework(name: str, length: int) -> bool:
    """Return whether what follows the whole's name says what is done to it, or adds to it."""
    return _no_part().match(name, length) is not None or name.endswith(_ends("reworks"))


@lru_cache(maxsize=1)
def _heads() -> tuple[str, ...]:
    """Return the last words of the names of works."""
    heads = read_lexicon("heads")["Project"]
    return tuple(f"{heads['strong']} {heads['weak']}".split())


def _rounds(scene: Scene) -> Iterator[Relation]:
    """Yield the rounds of campaigns, each called by a slogan behind its campaign: 甲攻坚战“乙”.

    The campaign need not stand anywhere else, so it is read from inside the name.
    """
    for mention in scene.mentions:
        called = mention.type == "Initiative" and _round().fullmatch(mention.name)
        if called:
            end = mention.start + len(called[1])
            whole = Mention("Initiative", mention.start, end, called[1], "initiative:inside", 0.9)
            yield _relation(mention, whole, mention.start, mention.end, "part.round")


def _same_kind(part: Mention, whole: Mention) -> bool:
    """Return whether one can be part of the other; a hospital's new building is run by it.

    A university has faculties; an institute or branch that bears its name stands by itself.
    """
    if (part.type == "Institution") != (whole.type == "Institution"):
        return False
    return part.type != "Institution" or part.name.endswith(_ends("faculties"))


@lru_cache(maxsize=1)
def _and_others() -> re.Pattern[str]:
    return re.compile("等(?:[^，。；、和与]{0,8}的|[^，。；、和与]{0,4})?[“]?")


@lru_cache(maxsize=1)
def _collective() -> re.Pattern[str]:
    return re.compile(read_lexicon("relations")["part"]["collective"])


@lru_cache(maxsize=1)
def _numbered() -> re.Pattern[str]:
    """Return the pattern of a numeral and its noun in a collective name: 六|大核心区, 四|组团."""
    return re.compile(
        r"([两二三四五六七八九十\d](?:(?<=\d)\d+)?)(?:大|项|个|类)?([^\d一两二三四五六七八九十“”]{1,6})"
    )


@lru_cache(maxsize=1)
def _no_part() -> re.Pattern[str]:
    """Return the pattern of endings that make no part of what a name begins with."""
    return re.compile(f"(?:{_any('no_parts')})")


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    return re.compile(_any("verbs"))


@lru_cache(maxsize=1)
def _frame() -> re.Pattern[str]:
    return re.compile(_any("frame"))


@lru_cache(maxsize=1)
def _everyday() -> re.Pattern[str]:
    """Return the pattern of the words that the names of reforms share, whatever they reform."""
    return re.compile(f"{_any('everyday')}|[“”、和与等的]")


@lru_cache(maxsize=1)
def _round() -> re.Pattern[str]:
    """Return the pattern of a campaign's name with the slogan of one of its rounds behind it."""
    return re.compile(f"(.+(?:{_any('holds')}))“[^“”]+”(?:行动|专项行动)?")


@lru_cache(maxsize=1)
def _programme() -> re.Pattern[str]:
    return re.compile(f"(?:{_any('programmes')})(?:工作)?[”]?$")
