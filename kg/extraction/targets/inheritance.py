"""Inheritance: what a figure states whose own clause does not name it in full."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.lexicon import alternation
from kg.extraction.targets.clause import Clause, clause_start, without_asides
from kg.extraction.targets.comparator import change_of
from kg.extraction.targets.indicator import Name, name_before
from kg.extraction.targets.run import Run
from kg.extraction.targets.words import words

_AVERAGE = re.compile("[两三四五]年平均(?=增)")
_YEARLY = re.compile("(?<![人户亩名生吨座])每年(?!级)")
_SHARE_OF = re.compile(
    r"(?P<part>.+?)(?:占比|占[^占]+(?:比重|比例|份额|占比)|(?:完成|为)[^占]+比例)$"
)
_SHARED = re.compile(r"占(?:比|到|了)?$")
_SHORT = 16  # characters of a clause that is no more than a name
Inherited = tuple[Name, int, str | None]  # with where it is printed, and the place it holds for


def of_last(last: str, name: str) -> str:
    """Return the full name of an indicator that only says its relation to the last one; or ''.

    占财政支出比重 · 人均 · 其中省级: of what is in the name before.
    """
    right = words().raw["right"]
    if name.startswith(("占", "完成", "为")) and name.endswith(("比重", "比例", "占比", "份额")):
        return part_of_share(last) + name
    if name in right["per"]:
        return name + last
    if name in right["totals"]:
        return next((last[len(a) :] for a in words().additions if last.startswith(a)), last) + name
    if name in right["levels"]:
        return name + re.sub(rf"^(?:{'|'.join(right['levels'])})及?(?:以上)?", "", last)
    return ""


def part_of_share(indicator: str) -> str:
    """Return what is a part of a whole: 申请量 for 申请量占全市比重; else the indicator itself."""
    share = _SHARE_OF.match(indicator)
    return share["part"] if share else indicator


def done_to(run: Run, verb: Name, given: Inherited) -> Inherited:
    """Return the thing named before with this figure's own verb: 新建农田20万亩，改造15万亩."""
    name, start, scope = given
    thing = name.text.removeprefix(run.verb)
    if not verb.text or not run.verb or verb.text in thing:
        return given
    return Name(verb.text + thing, "", verb.text), start, scope


def speed(run: Run, clause: Clause, name: Name) -> Name:
    """Return the rate of growth where points say how much faster or slower it became.

    产量增长8.2%，增速较上月提升0.3个百分点 · 增长9%，比一季度回落2个百分点.
    """
    rates = words().raw["change"]["speeds"]
    if not clause.figure.unit.endswith("百分点") or name.text.endswith(tuple(rates)):
        return name
    if said := next((rate for rate in rates if rate in clause.left), ""):
        return Name(name.text + said)
    last = run.last
    grown = last and change_of(last.clause.figure, last.left, last.indicator) == "growth"
    return Name(f"{name.text}增速") if grown else name


def averaged(left: str, name: str) -> str:
    """Return the name of an average over years, which is no growth of one year: 两年平均增长6%."""
    years = _AVERAGE.search(left)
    return f"{name.removesuffix('增速')}{years[0]}增速" if years and name else name


def yearly(text: str, run: Run, clause: Clause, name: str) -> str:
    """Return the name with 每年, where so much is added or done each year: 每年新增企业10家.

    It holds for the next figure of a list, too, with the verb; a rate needs it not.
    """
    if not name or clause.figure.kind == "ratio" or "每年" in name:
        return name
    last = run.last
    listed = text[clause.start - 1 : clause.start] == "、" or not clause.left
    shared = last and listed and run.floor <= clause.start <= run.floor + 1
    if _YEARLY.search(clause.left):
        return "每年" + name
    if not (shared and last and last.indicator.startswith("每年")):
        return name
    verb = "" if words().kept.match(name) else run.verb
    return f"每年{verb}{name}"


def only_verb(clause: Clause, name: Name) -> bool:
    """Return whether the name is a mere verb, whose object was named before: 每年改造3—5个."""
    return name.text == name.verb and clause.figure.kind not in ("people", "bare")


def inherited(text: str, run: Run, clause: Clause) -> Inherited | None:
    """Return the indicator of a figure whose own clause names none, and where it is printed."""
    before = _words_before(text, clause, run.floor)
    start = clause.start - 1 - len(before)
    measure = words().raw["heads"]["by_unit"].get(clause.figure.kind, "")
    if measure and clause.figure.kind in ("area", "length") and before:
        place = name_before(without_asides(before)).text
        return Name(measure), start, place or None
    if clause.bracketed and (name := name_before(re.split("达到|符合", before)[0])).text:
        return name, start, None
    if subject := _subject(before):
        return Name(subject), start, None
    if run.indicator:
        return Name(_level_name(run, clause)), run.start, run.scope
    if 0 < len(before) <= _SHORT and (name := name_before(before)).text:
        return name, start, None
    return None


def _subject(before: str) -> str:
    """Return the measure of a clause without a figure: 投资保持增长，全年增长9%; or nothing."""
    lead = words().lead.match(before)
    found = _measured().match(before, lead.end() if lead else 0)
    return found["name"] if found else ""


@lru_cache(maxsize=1)
def _measured() -> re.Pattern[str]:
    heads = words().raw["heads"]
    measures, going = alternation(heads["measures"]), alternation(heads["going"])
    return re.compile(f"(?P<name>[\u4e00-\u9fff]{{2,14}}?(?:{measures}))(?:{going})")


def _level_name(run: Run, clause: Clause) -> str:
    """Return the indicator named before, of which this figure is the level reached.

    新增建成面积6平方公里，达到47平方公里: the second figure is that of 建成面积.
    农业产值11亿元，占51%: it is a share of the whole.
    产值9亿元，占全县工业总产值76%，增长18%: the output grew, not its share.
    """
    if run.indicator.startswith("新增") and "达" in clause.left[-3:]:
        return run.indicator.removeprefix("新增") or run.indicator
    if clause.figure.unit != "%":
        return run.indicator
    if _SHARED.search(words().reach.strip(clause.left)):
        return f"{run.indicator}占比"
    grown = words().change.last(words().comparing.strip(clause.left))
    return part_of_share(run.indicator) if grown else run.indicator


def _words_before(text: str, clause: Clause, floor: int) -> str:
    """Return the clause before this one, where a comma or an opening bracket stands between.

    A clause that holds a figure of its own is none: what it names is known already.
    """
    at = clause.start - 1
    if at <= 0 or text[at] not in "，（":
        return ""
    start = clause_start(text, at)
    return text[start:at] if start >= floor or clause.bracketed else ""
