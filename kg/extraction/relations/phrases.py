"""Phrases: the mentions of a text in their clauses, with the words that govern them.

A clause is what stands between two of ，；。：; a phrase is a run of coordinated mentions in it
(A、B和C), the words before it back to the phrase before, and the words after it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from kg.documents.reading import Reading, Section, Sentence
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.mentionindex import MentionIndex

# Actors stand in lists of duties, which have rules of their own.
_ACTORS = frozenset({"Department", "TaskForce", "Person"})
_TOPICS = frozenset({"Park", "Enterprise"})
_GOES_ON = ("、", "以及", "及")  # before a further member of a list
_OPENERS, _CLOSERS = "“‘『《", "”’』》"


class Phrase(NamedTuple):
    """Coordinated mentions of a clause; offsets are clean, `lead` and `tail` clean text."""

    members: tuple[Mention, ...]
    modifiers: tuple[tuple[Mention, ...], ...]  # for each member, mentions that directly precede it
    lead: str  # from the clause's start or the phrase before
    governor: str  # the lead, or where that has no word of its own, that of the phrase before
    governed_from: int  # where the governor starts
    tail: str  # up to the next phrase or the clause's end

    @property
    def start(self) -> int:
        """Return where the first member, or what directly precedes it, starts."""
        return self.modifiers[0][0].start if self.modifiers[0] else self.members[0].start

    @property
    def end(self) -> int:
        """Return where the last member ends."""
        return self.members[-1].end


class Clause(NamedTuple):
    """A clause that holds at least one mention. Offsets are clean offsets."""

    start: int
    end: int
    sentence: Sentence
    phrases: tuple[Phrase, ...]
    after: str  # the mark that ends it

    def goes_on_to(self, offset: int) -> bool:
        """Return whether a list of the clause may go on in the one that starts at `offset`.

        It may after a comma, where nothing is told of the list yet (抓好A等主导产业，B等特色产业).
        """
        last = self.phrases[-1]
        open_ended = last.governor != "" and (last.tail == "" or last.tail.startswith("等"))
        return open_ended and self.after == "，" and self.end + 1 == offset


@dataclass(frozen=True)
class Scene:
    """A reading's clauses in order, and what its headings name."""

    reading: Reading
    mentions: tuple[Mention, ...]  # outermost, without actors, in text order
    inner: tuple[tuple[Mention, Mention], ...]  # a mention, and one inside it; in text order
    clauses: tuple[Clause, ...]

    def sentences(self) -> tuple[list[Clause], ...]:
        """Return the clauses of each sentence in turn."""
        return self._runs

    @cached_property
    def _runs(self) -> tuple[list[Clause], ...]:
        return tuple(self._by_sentence())

    def _by_sentence(self) -> Iterator[list[Clause]]:
        run: list[Clause] = []
        for clause in self.clauses:
            if run and clause.sentence is not run[-1].sentence:
                yield run
                run = []
            run.append(clause)
        if run:
            yield run

    @cached_property
    def _starts(self) -> list[int]:
        return [m.start for m in self.mentions]

    def all_named(self) -> list[Mention]:
        """Return the mentions with those inside them, in text order, the outer ones first."""
        named: list[Mention] = []
        at = 0
        for mention in self.mentions:
            named.append(mention)
            while at < len(self.inner) and self.inner[at][0] is mention:
                named.append(self.inner[at][1])
                at += 1
        return named

    def over(self, start: int, end: int) -> Mention | None:
        """Return the mention that the clean range start..end lies in."""
        before = bisect_right(self._starts, start)
        mention = self.mentions[before - 1] if before else None
        return mention if mention and end <= mention.end else None

    def titled(self, section: Section) -> tuple[Mention, ...]:
        """Return the mentions in the section's title."""
        titled = self._titles.get(section.index)
        if titled is None:
            first = bisect_left(self._starts, section.title_start)
            titled = self.mentions[first : bisect_left(self._starts, section.title_end)]
            self._titles[section.index] = titled
        return titled

    @cached_property
    def _titles(self) -> dict[int, tuple[Mention, ...]]:
        """Hold what `titled` found, by section, as every kind of relation asks for it."""
        return {}

    @cached_property
    def topics(self) -> tuple[Mention | None, ...]:
        """For each clause, the park or firm that its passage is about.

        That is what the nearest heading names, or after it what a sentence of its own names that
        says no more than that it is to be built (谋划建设X园区。).
        """
        topics: list[Mention | None] = []
        passage, topic = -1, None
        for sentence in self.sentences():
            if sentence[0].sentence.section != passage:
                passage = sentence[0].sentence.section
                topic = self._headed(self.reading.sections[passage])
            topics.extend([topic] * len(sentence))
            topic = (_announced(sentence) or topic) if topic else None
        return tuple(topics)

    def _headed(self, section: Section) -> Mention | None:
        """Return the park or firm that the nearest heading names, up to the task's own."""
        for over in self.reading.ancestors(section)[:-1]:
            named = [m for m in self.titled(over) if m.type in _TOPICS]
            if named or over.is_task:
                return named[0] if len(named) == 1 else None
        return None


def _announced(sentence: list[Clause]) -> Mention | None:
    """Return the park that a sentence of one short clause says is to be built."""
    phrase = sentence[0].phrases[-1]
    only = len(sentence) == 1 and len(sentence[0].phrases) == 1 and len(phrase.members) == 1
    whole = only and phrase.end - phrase.start + len(phrase.lead) + 4 >= (
        sentence[0].sentence.end - sentence[0].sentence.start
    )
    return phrase.members[0] if whole and phrase.members[0].type == "Park" else None


def set_scene(reading: Reading, mentions: Sequence[Mention]) -> Scene:
    """Return the clauses and phrases that `mentions` make up in `reading`.

    The last scene is kept, as relations and statuses are asked for in turn.
    """
    given = tuple(mentions)
    if not _recent or _recent[0][0] is not reading or _recent[0][1] != given:
        ordered = MentionIndex.of(given).mentions
        outer, inner = _nest(_outside_duties(reading.text, ordered))
        scene = Scene(reading, tuple(outer), tuple(inner), tuple(_clauses(reading, outer)))
        _recent[:] = [(reading, given, scene)]
    return _recent[0][2]


_recent: list[tuple[Reading, tuple[Mention, ...], Scene]] = []


def _outside_duties(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions less those in brackets that name the units in charge."""
    brackets = [m.span() for m in _BRACKET.finditer(text) if _duties().search(m[0])]
    starts = [start for start, _ in brackets]

    def free(mention: Mention) -> bool:
        before = bisect_right(starts, mention.start)
        return before == 0 or brackets[before - 1][1] <= mention.start

    kept = [m for m in mentions if m.type not in _ACTORS]
    return [m for m in kept if free(m)] if brackets else kept


_BRACKET = re.compile("（[^（）]*）")


@lru_cache(maxsize=1)
def _duties() -> re.Pattern[str]:
    return re.compile(alternation(list(read_lexicon("relations")["phrases"]["duties"])))


def _nest(mentions: Sequence[Mention]) -> tuple[list[Mention], list[tuple[Mention, Mention]]]:
    """Return the outermost of mentions in text order, and pairs of a mention and one inside it."""
    outer: list[Mention] = []
    inner: list[tuple[Mention, Mention]] = []
    for mention in mentions:
        if outer and mention.start < outer[-1].end:
            if (mention.start, mention.end) != (outer[-1].start, outer[-1].end):
                inner.append((outer[-1], mention))
        else:
            outer.append(mention)
    return outer, inner


@lru_cache(maxsize=1)
def _ends() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(read_lexicon('relations')['phrases']['clause_ends'])}]")


def _clauses(reading: Reading, mentions: list[Mention]) -> Iterator[Clause]:
    """Yield the clauses that hold mentions; a mark inside a mention ends no clause."""
    text = reading.text
    marks = [m.start() for m in _ends().finditer(text)]
    run: list[Mention] = []
    bounds = (0, 0)
    last: Clause | None = None
    for mention in mentions:
        if run and mention.start < bounds[1]:
            run.append(mention)
            continue
        if run:
            last = _clause(reading, run, bounds, last)
            yield last
        bounds = _around(marks, mention, len(text))
        run = [mention]
    if run:
        yield _clause(reading, run, bounds, last)


def _around(marks: list[int], mention: Mention, length: int) -> tuple[int, int]:
    """Return the clause that `mention` stands in."""
    after = bisect_right(marks, mention.start)
    start = marks[after - 1] + 1 if after else 0
    end = bisect_right(marks, mention.end - 1)
    return start, marks[end] if end < len(marks) else length


def _clause(
    reading: Reading, run: list[Mention], bounds: tuple[int, int], last: Clause | None
) -> Clause:
    """Return the clause of these mentions; a list goes on from the clause before (A，B等…)."""
    text, start, end = reading.text, bounds[0], max(bounds[1], run[-1].end)
    if len(run) == 1:  # as in most clauses
        groups, firsts, stops = [(run, _ALONE)], [run[0].start], [end]
    else:
        groups = _grouped(text, run)
        firsts = [(before[0][0] if before[0] else members[0]).start for members, before in groups]
        stops = [*firsts[1:], end]
    phrases: list[Phrase] = []
    at, governor, governed_from = start, "", start
    for (members, modifiers), first, stop in zip(groups, firsts, stops, strict=True):
        lead = text[at:first].rstrip(_OPENERS)
        if lead and _says_something(lead):
            governor, governed_from = lead, at
        at = members[-1].end
        tail = text[at:stop].lstrip(_CLOSERS)
        if tail.startswith(_GOES_ON):
            tail = _unlisted().sub("", tail)
        listed = tail == "" or tail.startswith("等")
        if not governor and listed and last and last.goes_on_to(start):
            governor, governed_from = last.phrases[-1].governor, last.phrases[-1].governed_from
        phrases.append(
            Phrase(tuple(members), tuple(modifiers), lead, governor, governed_from, tail)
        )
    sentence = reading.sentence_at(run[0].start)
    return Clause(start, end, sentence, tuple(phrases), text[end : end + 1])


_Group = tuple[list[Mention], list[tuple[Mention, ...]]]
_ALONE: list[tuple[Mention, ...]] = [()]  # nothing before the only member


def _grouped(text: str, run: list[Mention]) -> list[_Group]:
    """Return the mentions of a clause as lists, each member with what directly precedes it."""
    groups: list[_Group] = []
    waiting: list[Mention] = []  # modifiers of the mention to come
    joined = False  # whether the mention to come continues the last group
    for i, mention in enumerate(run):
        gap = text[mention.end : run[i + 1].start] if i + 1 < len(run) else None
        if gap is not None and _is_modifier(mention, run[i + 1], gap):
            waiting.append(mention)
            continue
        if joined:
            groups[-1][0].append(mention)
            groups[-1][1].append(tuple(waiting))
        else:
            groups.append(([mention], [tuple(waiting)]))
        waiting = []
        joined = gap is not None and _joint().fullmatch(gap) is not None
    return groups


# 甲园区内的乙公司, 甲县境内的丙水库
_WITHIN = frozenset({"内", "内的", "境内的", "辖区内", "辖区内的", "园区内", "园区内的", "域内"})
_MODIFYING = frozenset({"Place", "Park", "Enterprise", "Institution"})


def _is_modifier(mention: Mention, following: Mention, gap: str) -> bool:
    """Return whether `mention` tells of the one behind it: 甲区|乙片区, 甲地区|油菜产业."""
    if mention.type not in _MODIFYING or following.type == "Document":
        return False
    if gap in ("", "“", "的", "地区", "境内", "的“") or gap in _WITHIN:
        return True
    return gap.startswith("（") and gap.endswith("）") and "简称" in gap


@lru_cache(maxsize=1)
def _joint() -> re.Pattern[str]:
    """Return the pattern of what may stand between two members of one list.

    Members that no rule found (、其他重点园区、) do not break a list.
    """
    words = alternation(list(read_lexicon("relations")["phrases"]["joints"]))
    verbs = alternation(list(read_lexicon("relations")["advance"]["verbs"]))
    paid = r"(?:[^、，。；：元]{0,6}?[\d.百千万亿]+[余多]?[万亿]?元的)?"  # 、总投资3亿元的
    unknown = rf"(?:、(?:(?!{verbs})[^、，。；：！？]){{1,16}}?)*?"
    year = r"(?:20\d\d年)?"  # 甲节和2026年|乙大会
    quality = f"(?:{alternation(list(read_lexicon('relations')['phrases']['qualities']))})?"
    return re.compile(
        rf"[”’』》]*(?:（[^（）]*）)?{unknown}(?:、|{words}|(?<=[”’])(?=[“‘])){paid}{year}{quality}[“‘『《]*"
    )


@lru_cache(maxsize=1)
def _unlisted() -> re.Pattern[str]:
    """Return the pattern of further members of a list that no rule found, before its 等."""
    return re.compile(f"^(?:(?:{alternation(list(_GOES_ON))})[^、，。；：等]{{1,16}})+(?=等)")


@lru_cache(maxsize=1)
def _empty() -> re.Pattern[str]:
    """Return the pattern of leads without a word of their own: 等, 的, 和30家以上."""
    words = alternation(list(read_lexicon("relations")["phrases"]["empty"]))
    return re.compile(
        rf"(?:{words}|\d+(?:[-—～]\d+)?[家个项座条处名]?(?:以上|左右)?|[、“”‘’《》（）\s])*"
    )


def _says_something(lead: str) -> bool:
    return _empty().fullmatch(lead) is None
