"""Figures: a number with its unit, at its place in the clean text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kg.extraction.lexicon import alternation
from kg.extraction.targets.number import bare_magnitude, doublings, parse_number, tenths
from kg.extraction.targets.words import words

_NUMBER = r"\d+(?:\.\d+)?"
_DASH = r"(?:[-—–－~～]{1,2}|至|到)"
_PER = (
    r"(?:/(?:千人|万人|百户|千名|人|月|年|户|亩|万元|元|日|天|平方米|平方公里|立方米|公顷|吨|个)"
    r"(?:·(?:人|月|年|户))?)"
)
_POINTS = re.compile(rf"(?:、{_NUMBER}个)*[、和]{_NUMBER}个百分点")  # 拉动0.4|个、0.3个百分点
_POPULATION = re.compile(r"[\u4e00-\u9fff]{0,6}?人口")
_NUMBERS = re.compile(_NUMBER)
_LISTING = ("、", "和")
_LISTED = re.compile(rf"(?<![\d.])(?:{_NUMBER}[、和])+$")
_LIST, _SAID = 40, 16  # characters of such a list, and before it up to 分别
_SECTORS = ("第一产业", "第二产业", "第三产业")
_THREE = re.compile(rf"%、{_NUMBER}%[、和]{_NUMBER}%")
_SHARES = re.compile(
    rf"(?:产业结构|结构|构成|比重|占比|比例|调整[为到]|优化[为到])[^，。；\d\n]{{0,8}}"
    rf"(?P<first>{_NUMBER})%、{_NUMBER}%[、和]{_NUMBER}%"
)
_NUMERAL = "零〇一二两三四五六七八九十百千万点"


class Figure(NamedTuple):
    """A number with its unit; start..end holds both and a comparator after them (5家以上)."""

    start: int
    end: int
    value: Decimal
    unit: str
    kind: str  # a class of units, ratio for an index without one, or bare (万 alone)
    value2: Decimal | None = None
    after: str = ""  # the comparator printed after the unit
    more: bool = False  # 余 or 多: somewhat more than the number
    part: str = ""  # which part of a composition it is: 第一产业


def find_figures(text: str) -> list[Figure]:
    """Return all figures of a clean text in order, quantities and others alike."""
    figures: list[Figure] = []
    for match in _pattern().finditer(text):
        numbered = match["number"] is not None  # as nearly all are
        figures.extend(_read_number(match) if numbered else _READERS[_form(match)](match))
    return _with_compositions(text, figures)


def _with_compositions(text: str, figures: list[Figure]) -> list[Figure]:
    """Return the figures, three shares that make up a whole as those of the three sectors.

    三次产业结构为21.4%、27.9%和50.7% says the same as 21.4:27.9:50.7.
    """
    if _THREE.search(text) is None:
        return figures
    for match in _SHARES.finditer(text):
        at = next(i for i, f in enumerate(figures) if f.start >= match.start("first"))
        three = figures[at : at + 3]
        if len(three) == 3 and three[-1].end == match.end() and _is_whole(three):
            figures[at : at + 3] = [
                f._replace(start=three[0].start, end=match.end(), kind="ratio", part=sector)
                for f, sector in zip(three, _SECTORS, strict=True)
            ]
    return figures


def _is_whole(shares: Sequence[Figure]) -> bool:
    return 99 <= sum(f.value for f in shares) <= 101


def _form(match: re.Match[str]) -> str:
    return next(name for name in _READERS if match[name] is not None)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Return one pattern for all forms of a figure."""
    known, after = words(), alternation(list(words().after))
    raw, not_before = known.raw["units"], known.raw["units"]["not_before"]
    units = alternation(list(known.unit_kind))
    for unit, following in not_before.items():
        if following:
            units = re.sub(rf"(?<=\|){re.escape(unit)}(?=\||$)", f"{unit}(?![{following}])", units)
    magnitude, index = alternation(raw["magnitudes"]), raw["index_units"]
    tail = rf"(?P<after>(?:（含）)?(?:{after}))?"
    return re.compile(
        rf"(?=[-\d百翻一二三四五六七八九半过千万亿])(?<![\dA-Za-z.第前后×#/])(?:"
        rf"(?P<ratio>{_NUMBER}(?:[:∶]{_NUMBER})+)(?![:∶\d])"
        rf"|(?P<number>(?:(?<=[长速幅率])-)?{_NUMBER})(?:(?:%|万|亿)?{_DASH}(?P<second>{_NUMBER}))?(?P<more>[余多])?"
        rf"(?:(?P<magnitude>{magnitude})(?P<some>[余多])?(?P<unit>(?:{units}){_PER}?)?"
        rf"|(?P<alone>(?:{units}){_PER}?))"
        rf"|百分之(?P<hundredth>[{_NUMERAL}]+)"
        rf"|翻(?P<doubled>[一两二三]?)番"
        rf"|(?<![一二三四五六七八九十])(?P<tenth>[一二三四五六七八九])成(?=以上|左右|以下|多)"
        rf"|(?P<half>一半|半数|过半)(?!导)"
        rf"|(?P<index>{_NUMBER})(?P<point>{alternation(index)})?(?=以|左右|[，。；、（）\n\t]|$)"
        rf"|(?<=[破达过到超])(?P<bare>[一两二三四五六七八九]?[百千]?[万亿千百])(?P<of>{units})(?!级)"
        rf"){tail}"
    )


_PARTS = ("number", "second", "magnitude", "unit", "alone", "more", "some", "after")


def _read_number(match: re.Match[str]) -> Iterator[Figure]:
    number, second, magnitude, own, alone, *more, after = match.group(*_PARTS)
    magnitude, unit = magnitude or "", own or alone or ""
    bare = not unit and magnitude in ("万", "亿", "万亿")
    if not (unit or bare) or match.string.startswith("级", match.end()):
        return  # 1000亿级 is a class of size
    unit = f"{unit}百分点" if unit == "个" and _POINTS.match(match.string, match.end()) else unit
    kinds = words().unit_kind
    kind = kinds.get(unit.partition("/")[0]) or kinds.get(unit) or "bare"
    if kind == "bare" and _POPULATION.match(match.string, match.end(), match.end() + 9):
        unit, kind = "人", "people"
    figure = Figure(
        match.start(),
        match.end(),
        parse_number(number),
        (magnitude + unit).replace(" ", ""),
        kind,
        parse_number(second) if second else None,
        after or "",
        any(more),
    )
    if match.string[match.start() - 1 : match.start()] in _LISTING:
        yield from _sharing_unit(match.string, figure)
    yield figure


def _sharing_unit(text: str, last: Figure) -> Iterator[Figure]:
    """Yield the figures of a distribution whose unit is printed once: 分别达到|80、|120家."""
    if not text[last.start - 2].isdigit():
        return
    listed = _LISTED.search(text, max(last.start - _LIST, 0), last.start)
    if listed is None or "分别" not in text[max(listed.start() - _SAID, 0) : listed.start()]:
        return
    for each in _NUMBERS.finditer(text, listed.start(), last.start):
        yield last._replace(start=each.start(), end=each.end(), value=parse_number(each[0]))


def _read_ratio(match: re.Match[str]) -> Iterator[Figure]:
    """Read 2:1 as the first number to the second, 10:30:60 as the three sectors' shares."""
    parts = re.split("[:∶]", match["ratio"])
    figure = Figure(match.start(), match.end(), parse_number(parts[0]), f":{parts[1]}", "ratio")
    if len(parts) == 2:
        yield figure
        return
    shares = [parse_number(part) for part in parts]
    if len(shares) == 3 and 99 <= sum(shares) <= 101:  # 10:11:00 is a time of day
        for share, sector in zip(shares, _SECTORS, strict=True):
            yield figure._replace(value=share, unit="%", part=sector)


def _of_value(match: re.Match[str], value: Decimal, unit: str, kind: str) -> Iterator[Figure]:
    yield Figure(match.start(), match.end(), value, unit, kind, after=match["after"] or "")


def _read_bare(match: re.Match[str]) -> Iterator[Figure]:
    value, magnitude = bare_magnitude(match["bare"])
    return _of_value(match, value, magnitude + match["of"], words().unit_kind[match["of"]])


@lru_cache(maxsize=1)
def _index_head() -> re.Pattern[str]:
    heads = alternation(words().raw["units"]["index_heads"])
    return re.compile(rf"(?:{heads})(?:（[^（）]*）)?[^，。；：、\d\n\t]{{0,8}}$")


def _read_index(match: re.Match[str]) -> Iterator[Figure]:
    """Read a number without a unit where an index or a coefficient stands before it."""
    before = match.string[max(match.start() - 20, 0) : match.start()]
    if _index_head().search(before):
        yield from _of_value(match, parse_number(match["index"]), match["point"] or "", "ratio")


def _read_hundredth(match: re.Match[str]) -> Iterator[Figure]:
    try:
        value = parse_number(match["hundredth"])
    except ValueError:
        return iter(())
    return _of_value(match, value, "%", "ratio")


_READERS = {
    "number": _read_number,
    "ratio": _read_ratio,
    "index": _read_index,
    "hundredth": _read_hundredth,
    "doubled": lambda m: _of_value(m, doublings(m["doubled"]), "倍", "ratio"),
    "tenth": lambda m: _of_value(m, tenths(m["tenth"]), "%", "ratio"),
    "half": lambda m: _of_value(m, Decimal(50), "%", "ratio"),
    "bare": _read_bare,
}
