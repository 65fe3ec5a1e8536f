"""Layouts: a slogan that counts the parts of a plan, and the parts told number by number.

构建“一核两轴”格局。“一核”即主城核心区；“两轴”即滨江发展轴、南北发展轴: such a passage names places
whose heads are of no list, and says how many there are of each; the number that a slogan gives
must be that of the parts, which is why they can be read without knowing their heads.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from kg.documents.numerals import count_of
from kg.extraction.entities.programmes.toldparts import Parts, Span, type_of
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, any_word, read_lexicon

_any = partial(any_word, "layouts")

_DIGITS = "一两二三四五六七八九十"
_NUMBER = f"[{_DIGITS}]"
_FAR = 1500  # characters from a slogan in which its numbers are explained
_NAMES = ("“一带一路”",)  # what counts and is a name without its noun: “一带一路”|大格局
_ROOM = 120  # characters before a slogan in which the roles of its parts are told
_SURE, _TYPED = 0.9, 0.85
_FIELD_ROOM = 14  # characters before a slogan in which its field stands
_SUMMANDS = re.compile("\\d+")
_STOP, _BRACKET_STOP = re.compile("[；。\n]"), re.compile("[）。\n]")


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
    """Return the slogan; a sum of papers is named with their field: 人才政策|“1+N”文件体系."""
    if text[span[0]] == "“" and text.find("+", *span) > 0:
        field = _field().search(text, max(span[0] - _FIELD_ROOM, 0), span[0])
        span = (field.start("field"), span[1]) if field else span
    return Mention("Initiative", *span, text[slice(*span)], "layout:slogan", _TYPED)


@lru_cache(maxsize=1)
def _field() -> re.Pattern[str]:
    issued = alternation(read_lexicon("slogans")["forms"]["issued"].split())
    made = f"{_any('verbs')}|{issued}"
    return re.compile(f"(?:[，。；：、\\n](?:{made})?|{made})(?P<field>[一-鿿]{{2,6}}政策)$")


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
        count = count_of(number)
        parts = Parts(text, known, noun).told(key.end(), _end(text, key), count)
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
                parts = Parts(text, known, role["noun"]).told(at, role.start(), unit)
                if parts:
                    yield Explained(slogan, at, slogan[1], tuple(parts))
            at = role.end()


def _role_in(slogan: str, noun: str) -> int | None:
    """Return how many of a noun the slogan counts: 核心 is the 核 of 一核两翼."""
    counted = re.search(f"({_NUMBER})(?:{noun}|{noun[0]})", slogan)
    return count_of(counted[1]) if counted else None


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
    listed = Parts(text, (), noun)
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
    if (head := _head().match(text, end)) and text[start:end] not in _NAMES:
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
