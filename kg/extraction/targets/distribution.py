"""Distribution: A、B分别增长12%、13%, one indicator for each figure."""

from __future__ import annotations

import re

from kg.extraction.targets.words import words

_SPLITS = (re.compile("、"), re.compile("[、和]|以及|及|与"))
_YEARS = re.compile(r"(?:20\d\d年?(?:底|末)?[、和及与])+20\d\d年")
_PAIRS = {
    "城乡居民": ("城镇居民", "农村居民"),
    "城乡": ("城市", "农村"),
    "市县": ("市级", "县级"),
    "干支流": ("干流", "支流"),
    "存贷款": ("存款", "贷款"),
}


def distribute(subject: str, count: int) -> list[str]:
    """Return `count` indicators that a subject before 分别 names, or [] where it does not."""
    for split in _SPLITS:
        parts = [p for p in split.split(subject) if p]
        if len(parts) == count:
            return _halves(parts) or _with_shared_head(parts)
    for pair, (first, second) in _PAIRS.items():
        if count == 2 and pair in subject:
            return [subject.replace(pair, first, 1), subject.replace(pair, second, 1)]
    return []


def _halves(parts: list[str]) -> list[str]:
    """Return both indicators of a word parted by a comma (金融机构存、贷款余额), or []."""
    if len(parts) != 2 or parts[0][-1] + parts[1][0] not in words().raw["heads"]["halves"]:
        return []
    return [parts[0] + parts[1][1:], parts[0][:-1] + parts[1]]


def _with_shared_head(parts: list[str]) -> list[str]:
    """Return the parts, each with the head that only the last one prints.

    纺织业、食品制造业增加值: each takes the measure before which all end alike.
    社会散居和集中供养孤儿基本生活标准: the first is as long as the last's own modifier.
    """
    *first, last = parts
    measures = tuple(words().raw["heads"]["measures"])
    measure = max((m for m in measures if last.endswith(m)), key=len, default="")
    return [*(_headed(part, last, measure, measures) for part in first), last]


def _headed(part: str, last: str, measure: str, measures: tuple[str, ...]) -> str:
    """Return a part of a list with the head that only the list's `last` prints."""
    if part.endswith((last[-2:], *measures)):
        return part
    if (shared := last.rfind(part[-2:])) > 0:
        return part + last[shared + 2 :]  # 瞪羚企业和规模以上企业|数量
    alike = last.removesuffix(measure)[-1:]
    if measure and alike and part.endswith(alike):
        return part + measure
    return part if len(last) < len(part) + 2 else part + last[len(part) :]


def listed_years(text: str, at: int, count: int) -> list[int | None]:
    """Return the `count` years that the sentence lists before the figure at `at`, else Nones.

    到2023年、2025年，高新技术企业分别达到1.2万家和1.8万家: each figure has its own year.
    """
    start = max(text.rfind(mark, 0, at) for mark in "。；\n\t") + 1
    lists = list(_YEARS.finditer(text, start, at))
    years = re.findall(r"20\d\d", lists[-1][0]) if lists else []
    return [int(y) for y in years] if len(years) == count else [None] * count


def split_rates(subject: str) -> list[str]:
    """Return the indicators of a list before one rate of growth (接待游客和旅游收入增长18%).

    A list is split only where each member ends as the name of a measured quantity does.
    """
    heads = tuple(words().raw["heads"]["measures"])
    parts = [p for p in _SPLITS[1].split(subject) if p]
    if len(parts) > 1 and all(p.endswith(heads) and len(p) > 2 for p in parts):
        return parts
    return [subject]
