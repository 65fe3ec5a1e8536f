"""Layouts: a slogan that counts the parts of a plan, and the parts told number by number.

构建“一核两轴”格局。“一核”即主城核心区；“两轴”即滨江发展轴、南北发展轴: such a passage names places
whose heads are of no list, and says how many there are of each; the number that a slogan gives
must be that of the parts, which is why they can be read without knowing their heads.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.extraction.facts import EntityType, Mention
from kg.extraction.lexicon import alternation, read_lexicon

Span = tuple[int, int]

_NUMERALS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_DIGITS = "一两二三四五六七八九十"
_NUMBER = f"[{_DIGITS}]"
_FAR = 1500  # characters from a slogan in which its numbers are explained
_ROOM = 120  # characters before a slogan in which the roles of its parts are told
_LENGTH = range(2, 25)  # characters of a part's name
_SURE, _TYPED = 0.9, 0.85


class Explained(NamedTuple):
    """A number of a slogan and the parts that it counts; offsets are clean offsets."""

    slogan: Span  # as printed, without the marks around it
    start: int  # where the number stands that is explained
    end: int  # where the explanation ends
    parts: tuple[Span, ...]


def layout_names(found: Collection[Mention], text: str) -> list[Mention]:
    """Return the slogans that count and are explained, or called a layout (…的发展格局).

    Those of their parts that are not `found` already are returned, too.
    """
    taken = {(m.start, m.end) for m in found}
    names = {s: _slogan_at(text, s) for s in _marks(text)[0] if _is_called(text, *s)}
    for told in explanations(text, taken):
        names[told.slogan] = _slogan_at(text, told.slogan)
        for a, b in told.parts:
            if (a, b) not in taken:
                names[a, b] = Mention(type_of(text[a:b]), a, b, text[a:b], "layout:part", _SURE)
    return list(names.values())


def _slogan_at(text: str, span: Span) -> Mention:
    return Mention("Initiative", *span, text[slice(*span)], "layout:slogan", _TYPED)


def _is_called(text: str, start: int, end: int) -> bool:
    """Return whether a slogan is said to be a layout: “一核两轴”格局, “一核两轴”的发展格局."""
    if text[start] == "“" and text[end - 1] != "”":
        return True
    return text.startswith("”的", end) and _head().match(text, end + 2) is not None


def explanations(text: str, known: Collection[Span]) -> Iterator[Explained]:
    """Yield the explained numbers of the text's slogans, those with as many parts as they say.

    The spans that are `known` names are parts whatever their last words are.
    """
    slogans, keys = _marks(text)
    yield from _with_roles(text, slogans, known)
    for key in keys:
        noun = key["noun"] or ""
        number = key["digits"] or key["quoted"] or key[0][0]
        slogan = _counting(text, slogans, number + noun, key.start())
        if slogan is None:
            continue
        count = int(number) if number.isdigit() else _NUMERALS[number]
        parts = _Parts(text, known, noun).told(key.end(), _end(text, key), count)
        if parts:
            yield Explained(slogan, key.start(), parts[-1][1], tuple(parts))


def _with_roles(text: str, slogans: list[Span], known: Collection[Span]) -> Iterator[Explained]:
    """Yield what a slogan's parts are told to be before it: 以A为核心、B和C为两翼的“一核两翼”."""
    for slogan in slogans:
        first = max(text.rfind(mark, 0, slogan[0]) for mark in "。；\n") + 1
        opened = text.find("以", first, slogan[0])
        if opened < 0 or text[slogan[0] - 1] not in "“的" or slogan[0] - opened > _ROOM:
            continue
        at = opened
        for role in _role().finditer(text, opened, slogan[0]):
            unit = _role_in(text[slice(*slogan)], role["noun"])
            if unit is not None:
                parts = _Parts(text, known, role["noun"]).told(at, role.start(), unit)
                if parts:
                    yield Explained(slogan, at, slogan[1], tuple(parts))
            at = role.end()


def _role_in(slogan: str, noun: str) -> int | None:
    """Return how many of a noun the slogan counts: 核心 is the 核 of 一核两翼."""
    counted = re.search(f"({_NUMBER})(?:{noun}|{noun[0]})", slogan)
    return _NUMERALS[counted[1]] if counted else None


def _end(text: str, key: re.Match[str]) -> int:
    """Return where an explanation ends: with its sentence, or its bracket."""
    stop = _BRACKET_STOP if key[0].endswith("（") else _STOP
    found = stop.search(text, key.end())
    return found.start() if found else len(text)


def parts_before(text: str, at: int, count: int, noun: str) -> tuple[Span, ...]:
    """Return the `count` names of a list that ends at an offset, each named by its noun."""
    start = max(text.rfind(mark, 0, at) for mark in "，。；：\n") + 1
    first = text.find("、", start, at)
    if first < 0 or at - start > _ROOM:
        return ()
    listed = _Parts(text, (), noun)
    return tuple(listed.told(listed.object_from(start, first), at, count))


def counts_parts(text: str, start: int, end: int) -> bool:
    """Return whether a slogan counts two kinds of things or more: “一区两园”."""
    return len(_unit().findall(text, start, end)) > 1


@lru_cache(maxsize=2)
def _marks(text: str) -> tuple[list[Span], list[re.Match[str]]]:
    """Return the slogans, and where there are any, what looks like numbers explained.

    The last texts are kept, as entities and relations are asked for in turn.
    """
    slogans = _slogans(text)
    return slogans, list(_key().finditer(text)) if slogans else []


def _slogans(text: str) -> list[Span]:
    """Return the quotations and bare runs that count two kinds of things or more."""
    found = []
    for m in _slogan().finditer(text):
        if "+" in m[0] or counts_parts(text, *m.span()):
            found.append(_with_head(text, *m.span()))
    return found


def _with_head(text: str, start: int, end: int) -> Span:
    """Return a slogan with the noun behind it (“一核两轴”发展格局), or what its marks enclose."""
    if text[start] != "“":
        return start, end
    if head := _head().match(text, end):
        return start, head.end()
    single = text.find("“", start + 1, end) < 0
    return (start + 1, end - 1) if single else (start, end)


def _counting(text: str, slogans: list[Span], unit: str, before: int) -> Span | None:
    """Return the last slogan before an offset that has the unit (三片, 3) in it."""
    for start, end in reversed(slogans):
        if end <= before and before - end <= _FAR:
            sums = _SUMMANDS.findall(text, start, end) if unit.isdigit() else ()
            if unit in sums or (not unit.isdigit() and text.find(unit, start, end) >= 0):
                return start, end
    return None


class _Parts:
    """The parts that one explanation tells; all methods return spans."""

    def __init__(self, text: str, known: Collection[Span], noun: str) -> None:
        self._text, self._known = text, known
        self._ends = (noun, *_endings()) if noun else (*_endings(), *_SECTORS)

    def told(self, start: int, end: int, count: int) -> list[Span]:
        """Return the `count` parts told between two offsets; none where they are not so many."""
        clauses = list(_split(self._text, start, end, _COMMA))
        numbered = list(_split(self._text, start, end, _ORDINALS))[1:]
        if count > 1 and len(numbered) == count:
            return self._one_each(numbered, count, last=True)
        if count == 1:
            made = [c for c in clauses if _MADE_INTO.search(self._text, *c)]
            return self._one_each(made + clauses, 1, last=False)
        for clause in clauses:
            if parts := self._list(*clause, count):
                return parts
        return self._one_each(clauses, count, last=False)

    def _one_each(self, clauses: list[Span], count: int, last: bool) -> list[Span]:
        """Return the first `count` objects of clauses, where there are so many.

        Of clauses that are numbered (一是…打造A), it is the object of the `last` verb.
        """
        found: list[Span] = []
        for start, end in clauses:
            part = self._part(self.object_from(start, end) if last else start, end)
            if part is not None and part not in found:
                found.append(part)
        if count > 1 and len(found) != count:
            return []
        return found[:count]

    def object_from(self, start: int, end: int) -> int:
        """Return where the object of the last verb between two offsets begins."""
        at = start
        for m in _leading().finditer(self._text, start, end):
            at = m.end()
        for m in re.compile("、").finditer(self._text, at, end):
            at = m.end()
        return at

    def _list(self, start: int, end: int, count: int) -> list[Span]:
        """Return the members of the list in a clause, if it has just `count`."""
        segment = self._text[start:end]
        plain = _RELATIVE.sub(lambda m: " " * len(m[0]), segment)
        for joint in _JOINTS:
            spans = list(_split(plain, 0, len(plain), joint))
            if len(spans) == count:
                parts = [self._part(start + a, start + b, listed=True) for a, b in spans]
                if all(parts):
                    return [p for p in parts if p is not None]
        return []

    def _part(self, start: int, end: int, listed: bool = False) -> Span | None:
        """Return the name between two offsets without verbs and relative clauses around it.

        Of the last of a list, what is told of all its members (三个新增长极) is none of the name.
        """
        text = self._text
        of = text.rfind("的", start, end - 2)
        start = of + 1 if of >= 0 else start
        while (verb := _leading().match(text, start, end)) or text[start:end][:1] in _OPENING:
            start = verb.end() if verb else start + 1
        while end > start and text[end - 1] in _CLOSING:
            end -= 1
        tail = _tail().search(text, start + 2, end) if listed else None
        always = tail is not None and (tail[0][0] in _NUMERALS or "成" in tail[0])
        if tail and (always or not text.endswith(self._ends, start, end)):
            end = tail.start()
        if end - start not in _LENGTH or _NO_PART.search(text, start, end):
            return None
        named = (start, end) in self._known or text.endswith(self._ends, start, end)
        return (start, end) if named else None


def _split(text: str, start: int, end: int, mark: re.Pattern[str]) -> Iterator[Span]:
    at = start
    for m in mark.finditer(text, start, end):
        yield at, m.start()
        at = m.end()
    yield at, end


_SUMMANDS = re.compile("\\d+")
_SECTORS = ("产业", "产业链", "制造业", "服务业", "产业集群", "经济")  # what 1+3+N sums up
_OPENING, _CLOSING = ("“", " "), "”。；， "
_COMMA = re.compile("[，：]")
_STOP, _BRACKET_STOP = re.compile("[；。\n]"), re.compile("[）。\n]")
_ORDINALS = re.compile("[一二三四五六七八九十]是")
_MADE_INTO = re.compile("(?:打造|建设|建)成为?|(?:打造|建设)成?为")
_RELATIVE = re.compile("以[^，。；]*?为[^，。；、的]{1,8}的|[^，。；、和与]{4,}?的(?=[^的、]{3,})")
_NO_PART = re.compile("[、，。；：“”（）《》？！等为]|\\d{3}")
# How members of a list are told apart: 和 and 与 may also stand inside a member's name.
_JOINTS = tuple(
    re.compile(p)
    for p in (
        "、|以及|[和及与]|(?<=”)(?=“)",
        "、|(?<=”)(?=“)",
        "、|(?:以及|[和及与])(?=[^、和及与]*$)",
        "以及|和",
    )
)


def type_of(name: str) -> EntityType:
    """Return the type that the last words of a part's name tell; the longest ending counts."""
    ends = [(len(e), kind) for e, kind in _typed().items() if name.endswith(e)]
    return max(ends, default=(0, "Place"))[1]  # type: ignore[return-value]


@lru_cache(maxsize=1)
def _typed() -> dict[str, str]:
    types = read_lexicon("layouts")["types"]
    return {end: kind for kind, ends in types.items() for end in ends.split()}


@lru_cache(maxsize=8)
def _any(key: str) -> str:
    return alternation(read_lexicon("layouts")[key].split())


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    """Return the last words that names of parts have."""
    more = [e for e in _typed() if len(e) > 1]
    counted = [w for w in read_lexicon("layouts")["counted"].split() if len(w) > 1]
    return (*counted, *more, "区", "带", "圈", "廊", "轴", "群", "港", "园", "城")


@lru_cache(maxsize=1)
def _key() -> re.Pattern[str]:
    """Return the pattern of a number and noun explained: “两轴”带动，即, 三片：, 两翼（."""
    does = "(?:[^“”，。；：、（\\n一两二三四五六七八九十]{2,4}?)??"  # 引领, 带动
    plain = f"{_any('means')}|[：（]|(?<=”)(?:{_any('quoted_means')})"
    # The first character alone decides where to look closer.
    quoted = f"(?<!以“)(?<=“)(?P<quoted>[{_DIGITS}])"
    counted = f"(?:{quoted}|(?<![^，。；：\\n、 ].))(?P<noun>{_any('counted')})"
    summed = "(?<=“)(?P<digits>\\d{1,2})(?=”)"  # “3”即
    return re.compile(f"[“{_DIGITS}](?:{summed}|{counted}){does}”?{does}，?(?:{plain})")


@lru_cache(maxsize=1)
def _unit() -> re.Pattern[str]:
    return re.compile(f"(?:{_NUMBER}|多|N)(?:{_any('counted')})")


@lru_cache(maxsize=1)
def _role() -> re.Pattern[str]:
    """Return the pattern of the role of parts told before: 为核心, 为两翼, 为支点的."""
    return re.compile(
        f"为(?:{_NUMBER}[大个条]?)?(?P<noun>{_any('counted')}|核心|支撑)(?=[，、的以])"
    )


@lru_cache(maxsize=1)
def _slogan() -> re.Pattern[str]:
    numbers, nouns = f"[{_DIGITS}多N]", _any("counted")
    unit = f"{numbers}(?:{nouns})"
    quoted = f"(?<=“)[^“”\\n，。；]{{0,3}}{unit}[^“”\\n]{{0,30}}”(?:[、和]?“{unit}”)*"
    summed = "(?<=“)\\d{1,2}(?:\\+[\\dNX]+)+[^“”\\n，。；]{0,8}”"
    return re.compile(f"[“{_DIGITS}多N](?:{summed}|{quoted}|(?<!“)(?:{nouns})(?:[、·]?{unit})+)")


@lru_cache(maxsize=1)
def _head() -> re.Pattern[str]:
    return re.compile(f"(?:(?!的)[一-鿿]){{0,8}}?(?:{_any('heads')})")


@lru_cache(maxsize=1)
def _leading() -> re.Pattern[str]:
    stay = alternation(read_lexicon("layouts")["not_verbs"].split())
    return re.compile(f"(?:{_any('verbs')})(?!{stay})[了]?")


@lru_cache(maxsize=1)
def _tail() -> re.Pattern[str]:
    """Return the pattern of what follows the last name of a list: 等地, 三个新增长极, 建设成为."""
    return re.compile(f"[两三四五六七八九十][个大条座处](?=[一-鿿])|{_any('tails')}")
