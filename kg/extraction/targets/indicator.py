"""Indicators: the name of what a figure measures, from the words before or after it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.extraction.lexicon import word_list
from kg.extraction.targets.clause import Clause, without_asides
from kg.extraction.targets.scope import is_place
from kg.extraction.targets.words import words

_LONG = 14  # characters above which a name is cut at a verb inside it
_MOST = 40
_WORKED = ("length", "area", "count", "people")
_DONE = ("money", "amount", "area", "length", "count", "people")
_BARE_VERB = 4  # characters; a shorter name is the verb's own object (已完成|3家)
_COUNTED = ("count", "people", "bare", "time")
_SHARE = re.compile(r"^(?P<part>.*?)占(?P<whole>[^占]+?)的?(?P<word>比重|比例|份额)?(?:的)?$")
_SPAN = re.compile(
    r"(?:[比较]\d{4}年?|[比较]\d{1,2}(?:[-—至]\d{1,2})?月份?|[比较](?:去年|上年|上季度)?(?:全年|同期)|(?:连续)?[\d两三四五六七八九十]+年(?:内|间)?|[比较]年初|[比较]第?[一二三四]季度|[比较](?:上半年|上个?月|前[一二三两]个?季度)|[比较][上去](?:年(?:末|同期|底|度)?|季度|月)?|在[^，]{1,12}基础上再?)$"
)
_SPAN_ENDS = tuple("0123456789年月份期内间初末底度上再")  # the last characters of all of them
_MULTIPLE = re.compile("(?:是|为|相当于)[^，。；]{2,14}的")  # 是“十二五”时期的|1.6倍
# A list of examples before what they are examples of: 甲、乙等龙头企业.
_ENUMERATED = re.compile(r"^(?=[^等]*(?:[、”]|[^等]{5})).*等(?=[\u4e00-\u9fff]{3,}$)")
_PLAN_SHARE = re.compile(
    r"(完成[^，、]{0,12}(?:目标|任务|计划|预算|计划投资)|为[^，、]{0,4}预算)"
    r"(?:[\d.]+[万亿]*元)?的?$"
)
_YEARS_ALONE = re.compile(r"[两三四五]年(?:平均)?$")  # 两年平均增速: of what was named before
_ASIDE = re.compile("（[^（）]*）$")
_ONLY = re.compile(r"[只仅]有.*、")  # a list of those that a figure counts
_REALISED = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:实现|完成)(?=[\u4e00-\u9fff]{2,3}$)")
_QUOTE = str.maketrans("", "", "。，；")
_OF_WHOLE = re.compile(r"的([^，。；、]{2,})")
_NOUN = re.compile(r"[\u4e00-\u9fffA-Za-z\d“]")
_VERB_FIRST = re.compile(r"^(?:在|对|以|结合|通过|由|将|针对|按照?|为|依托|利用)")


class Name(NamedTuple):
    """An indicator's name; `scope` is what stood before it and says where it holds."""

    text: str
    scope: str = ""
    verb: str = ""  # the verb with which it begins, which later members of a list share


def name_before(left: str, kind: str = "") -> Name:
    """Return the indicator that the words before a figure of `kind` name; empty where none."""
    known = words()
    name = _bare(left, kind)
    name, scope = _without_lead(name)
    if only := _ONLY.search(name):
        return Name("", name[: only.start()])
    name, cut = _cut_at_verb(name)
    name = _ENUMERATED.sub("", name) if "等" in name else name
    kept = known.kept.match(name)
    if name in known.prepositions or len(name) < 2 or _YEARS_ALONE.match(name):
        return Name("", scope or cut)
    return Name(name[-_MOST:], scope or cut, kept[0] if kept else "")


def _bare(left: str, kind: str) -> str:
    """Return `left` without asides, without words of reaching and change, and of a span of time."""
    known = words()
    if kind == "ratio" and _MULTIPLE.fullmatch(left):
        return ""
    name = without_asides(left)
    if not is_work(name, kind):
        name = known.reach_or_change.strip(name)
    if kind in _DONE and len(name) > _BARE_VERB:  # 投资完成|30亿元, but 任务完成|80%
        name = known.reach.strip(name.removesuffix("完成"))
    if name.endswith(_SPAN_ENDS) and (found := _SPAN.search(name)):
        name = known.reach_or_change.strip(name[: found.start()])
    marks = " ，、—" if name.count("“") == name.count("”") else " ，、—“”"
    return name.strip(marks)


def is_work(left: str, kind: str) -> bool:
    """Return whether the last verb before a figure is what is done to so much of a thing.

    干线安防设施精细化提升78公里: a road is not raised by 78 kilometres.
    """
    return kind in _WORKED and left.endswith(word_list("targets", "change", "works"))


def _without_lead(name: str) -> tuple[str, str]:
    """Return `name` without the functional words it begins with, and the place among them."""
    lead = words().lead.match(name)
    if lead is None:
        return name, ""
    rest = name[lead.end() :]
    place = words().whole.search(lead[0])
    return rest, place[0] if place else ""


def _cut_at_verb(name: str) -> tuple[str, str]:
    """Return what follows the last verb inside a name, and what stood before that verb."""
    known = words()
    if "实现" in name or "完成" in name:
        name = _REALISED.sub("", name)
    cuts = [m for m in known.dropped.finditer(name) if len(name) - m.end() > 2]
    if cuts:
        last = cuts[-1]
        rest, place = _without_lead(name[last.end() :])
        return _cut_at_kept(rest), place or name[: last.start()]
    return _cut_at_kept(name), ""


def _cut_at_kept(name: str) -> str:
    """Return `name` from a verb of adding on, or where it is long from its last verb on."""
    known = words()
    for m in known.kept.finditer(name):
        verbs_before = len(name) > _LONG or known.kept.fullmatch(name, 0, m.start())
        if m.start() and m[0] in known.additions and len(name) - m.end() >= 2 and verbs_before:
            return name[m.start() :]
    if len(name) <= _LONG and not _VERB_FIRST.match(name):
        return name
    inside = [m for m in known.kept.finditer(name) if m.start() and len(name) - m.end() >= 3]
    return name[inside[-1].start() :] if inside else name


def noun_after(clause: Clause) -> str:
    """Return the noun that a figure counts where it follows the figure; else ''."""
    right = clause.right
    return _noun(right[1:] if clause.figure.after and right.startswith("的") else right)


@lru_cache(maxsize=64)  # asked for a figure's indicator, and once more for where that ends
def _noun(right: str) -> str:
    """Return the noun with which the words behind a figure begin, or ''."""
    known = words()
    if known.aims.match(right):
        return ""
    if not right or known.no_noun.match(right) or not _NOUN.match(right):
        return ""
    if stop := known.stop.search(right, 1):
        right = right[: stop.start()]
    noun = without_asides(right)[:_MOST].rstrip("和及与 ")
    return noun if noun.count("“") == noun.count("”") else known.reach.strip(noun.rstrip("“"))


def indicator_of(clause: Clause) -> Name:
    """Return the indicator of the clause's figure from its own clause; empty where it has none."""
    noun, before = noun_after(clause), name_before(clause.left, clause.figure.kind)
    counted = clause.figure.kind in _COUNTED
    if noun and (counted or (clause.figure.kind != "ratio" and _is_unnamed(before.text))):
        return _counted(clause, noun, before)
    if clause.figure.unit == "%" and (share := _share_after(clause, noun, before)).text:
        return share
    if clause.figure.unit == "%" and (plan := _PLAN_SHARE.search(without_asides(clause.left))):
        return Name(plan[1] + "比例", before.scope)
    if clause.figure.part:
        return Name(clause.figure.part + "占比", before.scope)
    if before.text:
        return Name(_completed(clause, _share(before.text)), before.scope, before.verb)
    return before


def _is_unnamed(before: str) -> bool:
    """Return whether the words before a figure say only what is done, or where."""
    return _is_verb(before) or is_place(before)


def _is_verb(name: str) -> bool:
    """Return whether the words before a figure are nothing but a verb: 打造10公里风光带."""
    known = words()
    name = _ASIDE.sub("", name) if name.endswith("）") else name  # 新建（改建）|10家
    given = name.endswith(word_list("targets", "right", "spent"))
    return not name or given or bool(known.kept.fullmatch(name) or known.dropped.fullmatch(name))


def _share_after(clause: Clause, noun: str, before: Name) -> Name:
    """Return what a share is of where that follows the figure: 90%以上事项实现网办.

    A word of reaching or change before the figure says that the indicator stands there instead.
    """
    whole = _OF_WHOLE.match(clause.right)
    aims = word_list("targets", "right", "aims")
    still = words().reach_or_change.strip(clause.left) == clause.left
    if whole and still and not whole[1].startswith(aims):
        return Name(whole[1][:_MOST], before.text or before.scope)
    return Name(noun, before.scope) if noun and still and not before.text else Name("")


def _counted(clause: Clause, noun: str, before: Name) -> Name:
    """Return verb and noun: 创建2个省级绿色工厂; or subject and noun: 专区接入100项服务."""
    known = words()
    bare = known.reach.strip(without_asides(clause.left))
    verb = known.kept_end.last(bare) or before.verb
    if before.text and bare != clause.left and not verb and len(before.text) <= _LONG:
        return Name(before.text + noun, before.scope)
    led = _VERB_FIRST.match(before.text)
    if known.kept_end.last(before.text) and len(before.text) <= _LONG and not led:
        return Name(before.text + noun, before.scope, verb)
    return Name(verb + noun, before.scope, verb)


def _share(name: str) -> str:
    """Return 民间投资占全部投资比重 for 民间投资占全部投资(的)."""
    share = _SHARE.match(name)
    if share is None or share["word"] or share["whole"].startswith(("比", "用", "地")):
        return name
    return f"{share['part']}占{share['whole']}比重"


def _completed(clause: Clause, name: str) -> str:
    """Return `name`, completed from the right where it says only what kind of sum it is."""
    right, known = clause.right, words()
    vague = word_list("targets", "heads", "vague")
    name = last if (last := name.rsplit("、", 1)[-1]) in vague else name
    name = re.sub(r"^[以由将用](?=..)", "", name) if name.endswith(vague) else name
    if name in vague or (name.endswith(vague) and len(name) <= 6):
        if noun := re.match(r"的([^，。；、]{2,20}?)(?:为|等|作为|$)", right):
            return noun[1] + known.kept.sub("", name, 1)
        if (
            name in vague
            and clause.figure.kind == "money"
            and len(right) > 4
            and re.match(r"(?!的)[\u4e00-\u9fff“]", right)
        ):
            return without_asides(right)[:30] + name
    if (
        clause.figure.unit == "%"
        and 1 < len(right) <= 8
        and known.no_noun.match(right)
        and (right[0] not in "的和及与以")
    ):
        return name + right.translate(_QUOTE)
    return name
