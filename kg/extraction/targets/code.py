"""Codes: numbers that look like quantities and are none, or that only qualify another one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.extraction.lexicon import alternation, word_list
from kg.extraction.targets.clause import Clause, inside_marks
from kg.extraction.targets.words import words

_RULES = re.compile(r"(?:、[^，。；\d]{1,12}\d+条)*等?(?:政策|措施|意见|规定|办法)")
_OVER = ("超", "超过", "过", "突破", "达")
_HIGHER = re.compile("分别(?:高|低|快|慢)[出于]?$")
# 比全省（5.5%）和全国平均水平（4%）: others' figures.
_YARDSTICK = re.compile(
    "(?:比|[高低快慢]于)[^，。；]{0,12}(?:全[国省市州区县]|平均|平均水平|同期)$"
)
_PROSE = "，。；：;:"
_CELL = r"[\[【〔（≥≤<>＜＞-]*\d[\d.,]*[%‰万亿]*[\u4e00-\u9fff]{0,4}[\]】〕）]*|[—-]+"
_ROW = re.compile(
    rf"\n(?=[^\n{_PROSE}]* (?:{_CELL}) +(?:{_CELL})(?: |$))"
    rf"[^\n{_PROSE} ]+(?: +[^\n{_PROSE} ]+){{2,}} *$",
    re.MULTILINE,
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NAMED = re.compile(r"[/\u4e00-\u9fff]")
_EACH = re.compile(r"每(?!年|月|万|亿|平)[\u4e00-\u9fff]")
_LEVEL = ("以上", "以下", "及以上", "及以下")


def is_code(text: str, clause: Clause) -> bool:
    """Return whether the figure of `clause` is no quantity that anyone aims at or reached."""
    return (
        inside_marks(text, clause.figure.start)
        or _is_deadline(clause)
        or _counts_steps(clause)
        or _is_capacity_in_name(clause)
        or _is_stipulated(clause)
        or _names_rules(text, clause)
        or _is_routine(clause)
        or _is_division(clause)
        or _counts_below(text, clause)
        or _compares(text, clause)
        or _is_planned(text, clause)
        or (clause.figure.unit == "位" and _patterns().ranked.search(clause.left) is not None)
    )


def qualifies(clause: Clause) -> bool:
    """Return whether the figure only qualifies what a later figure, or a noun, is about.

    15条优势产业链年产值增长8.9% · 收入高于10万元的村庄达到70% · 总投资5亿元以上项目10个
    """
    figure, between = clause.figure, clause.between
    if figure.kind in ("money", "area") and figure.after in _LEVEL:
        noun = clause.right.removeprefix("的")
        return bool(_HAN.match(noun)) and not _is_verb(noun)
    if clause.following is None or not between:
        return False
    sized = (
        figure.kind == "money" and clause.left.endswith(_OVER) and _patterns().sized.match(between)
    )
    if sized and clause.following.kind == "count":
        return True
    if between.startswith("的"):
        return not re.search(r"[、和及与]", between)
    counted = figure.kind in ("count", "people") and not _is_verb(between)
    measured = clause.following.kind in ("ratio", "money")
    named = between.replace(words().raw["others"]["act_of_name"], "")
    return counted and measured and len(between) > 2 and not _patterns().act.search(named)


def rows_of_spaces(original: str) -> list[tuple[int, int]]:
    """Return the rows of tables whose columns only spaces part, in offsets of the original.

    What such a figure measures is said by the heading of its column, which nothing ties to it:
    地区生产总值 亿元 120 180 8%.
    """
    # With a line break before it, each row starts where the break stands.
    return [(m.start(), m.end() - 1) for m in _ROW.finditer(f"\n{original}")]


def is_per_counted(clause: Clause) -> bool:
    """Return whether the figure repeats for each one of a set counted before: 每户安装1个."""
    if clause.figure.value != 1 or clause.figure.after:
        return False
    return _EACH.search(clause.left) is not None


def _is_verb(right: str) -> bool:
    return words().no_noun.match(right) is not None


def _is_deadline(clause: Clause) -> bool:
    """Return whether a stretch of time is one to act in, not one to shorten."""
    return clause.figure.kind == "time" and not _patterns().duration.search(clause.left)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What the rules look for, from the lexicon of targets."""

    empty: re.Pattern[str]  # at the beginning of what follows
    works: re.Pattern[str]
    stipulated: re.Pattern[str]
    granted: re.Pattern[str]
    duration: re.Pattern[str]
    act: re.Pattern[str]
    sized: re.Pattern[str]
    ranked: re.Pattern[str]
    beside: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    raw = words().raw
    others = {name: alternation(raw["others"][name]) for name in _LISTS}
    return _Patterns(
        empty=re.compile(rf"(?:{alternation(raw['right']['empty'])})"),
        works=re.compile(rf"[^，。；、]{{0,14}}?(?:{alternation(raw['right']['works'])})"),
        stipulated=re.compile(alternation(raw["stipulation"]["words"])),
        granted=re.compile(
            rf"(?:^|[的可再另]|每.{{1,3}})(?:{alternation(raw['stipulation']['grants'])})"
            r"(?:不超过|最高|不高于|最高不超过)?$"
        ),
        duration=re.compile(others["durations"]),
        act=re.compile(others["acts"]),
        sized=re.compile(rf"的?[\u4e00-\u9fff]{{0,6}}(?:{others['sized']})"),
        ranked=re.compile(rf"(?:{others['ranked']})了?$"),
        beside=re.compile(
            r"(?:[高低快慢好]于|超过?|比|领先|拉动|高出|低)"
            rf"(?=[^，。；\d]*(?:全[国省市州区县]|{others['yardsticks']}))"
        ),
    )


_LISTS = ("durations", "acts", "sized", "ranked", "yardsticks")


def _counts_steps(clause: Clause) -> bool:
    counted = clause.figure.kind in ("count", "people")
    return counted and _patterns().empty.match(clause.right) is not None


def _is_routine(clause: Clause) -> bool:
    """Return whether the figure tells how often officials meet or inspect: 每季度调度1次."""
    if clause.figure.unit != "次":
        return False
    around = clause.left[-8:] + clause.right[:8]
    return any(w in around for w in words().raw["right"]["routine"])


def _is_capacity_in_name(clause: Clause) -> bool:
    """Return whether an amount is part of a project's name: 年产30万吨纯碱项目."""
    if clause.figure.kind not in ("amount", "count") or not _NAMED.match(clause.right):
        return False
    named = clause.left.endswith(word_list("targets", "right", "capacity"))
    unnamed = clause.figure.kind == "amount" and not _is_verb(clause.right)
    return (named or unnamed) and not clause.right.startswith("的")


def _names_rules(text: str, clause: Clause) -> bool:
    """Return whether 条 counts the articles by which a policy is called: 招商引资30条等政策."""
    return clause.figure.unit == "条" and bool(_RULES.match(text, clause.figure.end))


def _is_stipulated(clause: Clause) -> bool:
    if clause.figure.kind != "money":
        return False
    granted = _patterns().stipulated.search(clause.left) or _patterns().granted.search(clause.left)
    return granted is not None


def _counts_below(text: str, clause: Clause) -> bool:
    """Return whether a bracket only says how many points a heading has: 经济体制改革（2项）."""
    figure = clause.figure
    alone = clause.bracketed and not clause.left and text[figure.end : figure.end + 2] == "）\n"
    return alone and figure.unit in ("项", "条", "个", "件")


def _compares(text: str, clause: Clause) -> bool:
    """Return whether points only set the place beside others: 高于全省平均水平0.5个百分点."""
    figure = clause.figure
    if clause.bracketed and not clause.left and figure.unit == "%":
        return _YARDSTICK.search(text, max(clause.start - 24, 0), clause.start - 1) is not None
    if not figure.unit.endswith("百分点"):
        return False
    beside = _patterns().beside.search(clause.left) or _HIGHER.search(clause.left)
    return beside is not None


def _is_planned(text: str, clause: Clause) -> bool:
    """Return whether a bracket only says what a plan set: 完成全年任务（42.5亿元）的60%."""
    if not clause.bracketed or clause.left:
        return False
    return text[max(clause.start - 3, 0) : clause.start - 1] in _PLANNED and (
        text.startswith("）的", clause.figure.end)
    )


_PLANNED = ("任务", "目标", "计划")


def _is_division(clause: Clause) -> bool:
    """Return whether a ratio only divides something among parties: 按6:4分担."""
    if not clause.figure.unit.startswith(":") or "比" in clause.left:
        return False
    return not words().reached.last(clause.left)  # 收入由2.3:1缩小到2.1:1
