"""The members of a set that is named by their number: A、B、C“三大攻坚”行动, 八大工程（A、B…）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.documents.numerals import count_of
from kg.extraction.entities.grammar.tokens import Clause
from kg.extraction.entities.grammar.words import (
    BOUNDARY,
    ETC,
    LISTING,
    PLACE,
    PROGRAMME,
    QUOTED,
    THEME,
)
from kg.extraction.entities.programmes.headed import COUNT
from kg.extraction.entities.programmes.layouts import Explained, parts_before
from kg.extraction.entities.programmes.toldparts import Span, type_of
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon

# A set by its number alone: 五大行动计划.
COUNTED = re.compile("(?P<number>[两三四五六七八九十])大(?P<noun>[一-鿿]{2,6})")
_LENGTH = range(4, 15)  # characters
_MEMBER = range(2, 15)
_JOINT = re.compile("、|以及|[和及与]")
_FAR = 260  # characters behind a set in which its members are listed by their full names


def set_names(text: str) -> list[Mention]:
    """Return the members of the sets that are announced before them: 建设“两大核心区”。建设A、B."""
    names: dict[Span, Mention] = {}
    for told in announced_sets(text):
        whole = text[slice(*told.slogan)]
        placed = _is_placed(whole)
        if not placed or text.startswith("”", told.slogan[1]):  # some districts are no name
            names[told.slogan] = Mention("Initiative", *told.slogan, whole, "initiative:set", 0.85)
        for a, b in told.parts:
            kind = type_of(text[a:b]) if placed else "Initiative"
            names[a, b] = Mention(kind, a, b, text[a:b], "list:announced", 0.85)
    for told in contents(text):
        if text.endswith(_acts(), *told.slogan):
            whole = text[slice(*told.slogan)]
            names[told.slogan] = Mention("Initiative", *told.slogan, whole, "initiative:of", 0.85)
        for a, b in told.parts:
            names[a, b] = Mention("Initiative", a, b, text[a:b], "list:contents", 0.8)
    return list(names.values())


@lru_cache(maxsize=2)  # entities and relations are asked for in turn
def contents(text: str) -> tuple[Explained, ...]:
    """Return what programmes consist of: 以甲改造、“乙计划”为主要内容的|丙工程.

    Members are quoted or end like programmes. Where the programme's last word is not known, the
    slogan's span is only where it starts.
    """
    return tuple(_consisting(text))


def _consisting(text: str) -> Iterator[Explained]:
    for m in _contents().finditer(text):
        spans, at = [], m.start("list")
        for joint in _JOINT.finditer(text, *m.span("list")):
            spans.append((at, joint.start()))
            at = joint.end()
        spans.append((at, m.end("list")))
        parts = tuple(_bare(text, *s) for s in spans if _is_act(text, *s))
        if parts:
            whole = m.span("whole") if m["whole"] else (m.end(), m.end() + 1)
            yield Explained(whole, m.start(), whole[1], parts)


def _bare(text: str, start: int, end: int) -> Span:
    return (start + 1, end - 1) if text[start] == "“" else (start, end)


def _is_act(text: str, start: int, end: int) -> bool:
    """Return whether an item is quoted, or ends like a programme with a modifier before it."""
    if text[start] == "“":
        return text.find("”", start, end) == end - 1
    return end - start in _LENGTH and text.endswith(_acts(), start, end)


@lru_cache(maxsize=2)
def announced_sets(text: str) -> tuple[Explained, ...]:
    """Return the sets whose members are listed behind them, just as many as the number says.

    Right behind the set (八大工程（A、B…）, 三大行动，即…) members may end in any word; further on
    (“六大核心区”。加快建设A核心区、B核心区…) each has the set's own noun. Sets of places are also
    summed up behind their members (A片区、B片区两大片区).
    """
    return tuple(_announced(text))


def _announced(text: str) -> Iterator[Explained]:
    for m in _set().finditer(text):
        count = count_of(m["number"])
        bounds = _right_behind(text, m.end())
        parts = _listed(text, *bounds, count) if bounds else _full(text, m.end(), m["noun"], count)
        if not parts and _is_placed(m["set"]):
            parts = parts_before(text, m.start(), count, m["noun"])
        if parts:
            first, last = min(m.start(), parts[0][0]), max(m.end(), parts[-1][1])
            yield Explained(m.span("set"), first, last, parts)


def _right_behind(text: str, at: int) -> Span | None:
    """Return where the list that opens at the offset stands: in brackets, or up to the stop."""
    if text.startswith("（", at):
        return at + 1, max(text.find("）", at), at + 1)
    opened = _list_opens().match(text, at)
    stop = opened and _stop().search(text, opened.end())
    return (opened.end(), stop.start()) if opened and stop else None


def _listed(text: str, start: int, end: int, count: int) -> tuple[Span, ...]:
    """Return the items between two offsets, if they are just `count` and short enough."""
    for joints in ("、", "、|和|以及|及"):
        spans, at = [], start
        for joint in re.compile(joints).finditer(text, start, end):
            spans.append((at, joint.start()))
            at = joint.end()
        spans.append((at, end))
        if len(spans) == count and all(b - a in _MEMBER for a, b in spans):
            return () if _unlike().search(text, start, end) else tuple(spans)
    return ()


def _full(text: str, start: int, noun: str, count: int) -> tuple[Span, ...]:
    """Return the `count` members of a list somewhat behind, each with the set's noun."""
    if text.count(noun[-3:], start, start + _FAR) < count:  # as behind most sets
        return ()
    listed = _list_of(noun[-3:], count).search(text, start, start + _FAR)
    if listed is None or "\n" in text[start : listed.start()]:
        return ()
    ends = re.compile(f"{noun[-3:]}(?=[、和与及，。；])")
    spans, at = [], listed.start("list")
    for m in ends.finditer(text, at, listed.end() + 1):
        spans.append((at, m.end()))
        at = m.end() + 1
    return tuple(spans) if len(spans) == count else ()


def _is_placed(name: str) -> bool:
    """Return whether the set is of places (四大片区) rather than of aims (六大核心区) or acts."""
    return name.endswith(tuple(read_lexicon("layouts")["placed"].split()))


@lru_cache(maxsize=1)
def _contents() -> re.Pattern[str]:
    roles = alternation(read_lexicon("layouts")["contents"].split())
    heads = alternation(list(_acts()))
    return re.compile(
        f"以(?P<list>[^，。；：\\n]{{4,90}}?)为(?:{roles})的“?"
        f"(?P<whole>[^，。；：、“”\\n的]{{2,12}}?(?:{heads}))?"
    )


@lru_cache(maxsize=1)
def _acts() -> tuple[str, ...]:
    return tuple(read_lexicon("layouts")["acts"].split())


@lru_cache(maxsize=1)
def _summed() -> tuple[str, ...]:
    return tuple(read_lexicon("layouts")["summed"].split())


@lru_cache(maxsize=1)
def _set() -> re.Pattern[str]:
    nouns = alternation(read_lexicon("layouts")["sets"].split())
    return re.compile(
        f"(?P<set>(?P<number>[两三四五六七八九十])大[^，。；：、“”（）\n的了]{{0,8}}?(?P<noun>{nouns}))(?!{nouns})”?"
    )


@lru_cache(maxsize=1)
def _list_opens() -> re.Pattern[str]:
    means = alternation([*read_lexicon("layouts")["means"].split(), "包括了", "有", "是"])
    return re.compile(f"，?(?:{means})|：|——")


@lru_cache(maxsize=1)
def _stop() -> re.Pattern[str]:
    return re.compile("等|[。；，\n]|$")


@lru_cache(maxsize=1)
def _unlike() -> re.Pattern[str]:
    """Return the pattern of what stands in no list of names."""
    return re.compile("[，。；：（）《》\\d]|一是|第一")


@lru_cache(maxsize=256)
def _list_of(noun: str, count: int) -> re.Pattern[str]:
    """Return the pattern of so many names with a noun, behind a verb: 加快规划建设|A区、B区."""
    verbs = alternation(read_lexicon("layouts")["verbs"].split())
    name = f"[^，。；：、“”（）\n]{{2,14}}?{re.escape(noun)}"
    names = f"{name}(?:[、和与及]{name}){{{count - 1}}}"
    return re.compile(f"(?:[，。；：\n](?:{verbs})+)(?P<list>{names})(?=[，。；])")


def programme_sets(clause: Clause, text: str) -> list[Mention]:
    """Return the members of the clause's sets; their own last words may be any (产业培育)."""
    if text.find("大", clause[0].start, clause[-1].end) < 0:
        return []  # the numeral of a set is one of 三大
    for i, token in enumerate(clause):
        if token.mask & QUOTED and COUNT.match(text, token.start + 1):
            numeral = count_of(text[token.start + 1])
            return _members(clause, i, text, numeral)
        if token.mask & THEME and _counts(clause, i, text):
            return _members(clause, i, text, count_of(text[token.start]))
        if token.mask & ETC and _set_follows(clause, i, text):
            return _members(clause, i, text, 0)
    return []


def _counts(clause: Clause, i: int, text: str) -> bool:
    """Return whether token `i` counts a set behind its members: A、B、C、D|四大|发展战略."""
    if i < 2 or i + 1 == len(clause) or not COUNT.match(text, clause[i].start):
        return False
    ends = [t.end for t in clause[i + 1 : i + 3]]
    return any(text.endswith(_summed(), clause[i + 1].start, end) for end in ends)


def _set_follows(clause: Clause, etc: int, text: str) -> bool:
    """Return whether 六大工程 stands behind token `etc`."""
    if etc + 2 >= len(clause) or not COUNT.match(text, clause[etc + 1].start):
        return False
    return text.endswith(_summed(), clause[etc + 2].start, clause[etc + 2].end)


def _members(clause: Clause, stop: int, text: str, count: int) -> list[Mention]:
    """Return the items before token `stop`, if they are `count` (or, where that is 0, several).

    The list begins behind the verb that puts the programmes to work.
    """
    verbs = [i for i in range(stop) if clause[i].mask & PROGRAMME]
    if not verbs or any(t.mask & QUOTED for t in clause[verbs[0] : stop]):
        return []
    spans, start = [], verbs[0] + 1
    if start < stop and text[clause[start].start : clause[start].end] == "了":
        start += 1
    for i in range(start, stop + 1):
        if i == stop or clause[i].mask & LISTING:
            if i == start:
                return []
            spans.append((clause[start].start, clause[i - 1].end))
            start = i + 1
        elif clause[i].mask & (BOUNDARY | PLACE):
            return []
    if len(spans) != count if count else len(spans) < 2:
        return []
    if any(b - a not in _LENGTH for a, b in spans):
        return []
    return [Mention("Initiative", a, b, text[a:b], "list:set", 0.75) for a, b in spans]
