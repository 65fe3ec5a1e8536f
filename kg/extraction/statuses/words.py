"""The words and patterns by which texts tell how far projects are."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from typing import Any

from kg.extraction.facts import Status
from kg.extraction.lexicon import alternation, read_lexicon, word_list

# Behind these words the ones before tell nothing of the project: 通车里程, 建成后.
_NOT_TOLD = rf"(?!{read_lexicon('statuses')['nothing']['pattern']})"

_OF_PART = "[^，。；、期）]{0,10}?"  # between the first of several and what is told of it

# Tails that count a list and no more: 等5个重点项目.
COUNTED = re.compile(r"(?:等)?(?:共?\d+[个项])[^，。；]{0,8}?(?:项目|工程)")
# A clause about all that the one before lists: 截至目前，全部开工.
OF_ALL = re.compile(
    r"(?:(?:截至|截止|到)?目前，?|现|项目)?((?:均|都|全部|已|全面|现已)[^，。；]{2,12})"
)
# A note of a few characters that fills a sentence or cell.
NOTE = re.compile(r"\s?([^，。；：\n\t]{2,8})(?=[。；\n\t]|$)")


@cache
def data(table: str) -> Any:
    return read_lexicon("statuses")[table]


listed = partial(word_list, "statuses")


def status_told(table: str, match: re.Match[str]) -> Status:
    """Return the status of the class whose group matched."""
    index = int(str(match.lastgroup)[1:])
    status: Status = data(table)[index]["status"]
    return status


def told_after(tail: str) -> re.Match[str] | None:
    """Return the match of the first class, in the lexicon's order, that `tail` holds a word of.

    One pass finds that most tails hold none, which is what makes this fast.
    """
    return after_pattern().search(tail) if tail and _any_after().search(tail) else None


@lru_cache(maxsize=1)
def _any_after() -> re.Pattern[str]:
    words = [w for entry in data("after") for w in (*entry["words"], *entry.get("then", ()))]
    first = "".join(sorted({word[0] for word in words}))
    return re.compile(f"(?=[{first}])(?:{alternation(words)})")


@lru_cache(maxsize=1)
def after_pattern() -> re.Pattern[str]:
    """Return a pattern that finds the first class, in the lexicon's order, that a tail holds."""
    classes = (
        f"(?=.*?(?P<c{i:02}>{_telling(entry)}){_NOT_TOLD})" for i, entry in enumerate(data("after"))
    )
    return re.compile(f"^(?:{'|'.join(classes)})", re.DOTALL)


def _telling(entry: Any) -> str:
    """Return the pattern of the words of one class, with those that tell it only together."""
    words = alternation(entry["words"])
    if "first" not in entry:
        return words
    first, then = alternation(entry["first"]), alternation(entry["then"])
    between = rf"(?:{alternation(entry['manner'])})*" if "manner" in entry else _OF_PART
    return f"{words}|(?:{first}){between}(?:{then})"


@lru_cache(maxsize=1)
def later_pattern() -> re.Pattern[str]:
    classes = (f"(?P<c{i:02}>{_telling(e)})" for i, e in enumerate(data("after")))
    before, coming = (alternation(data("later")[key]) for key in ("before", "coming"))
    return re.compile(
        f"(?:(?:{coming})[^，。；]{{0,14}}?|(?:{before})[^，。；]{{0,4}}?)"
        f"(?:{'|'.join(classes)}){_NOT_TOLD}"
    )


@lru_cache(maxsize=1)
def concluding_pattern() -> re.Pattern[str]:
    """Return the pattern of a clause that asks for all before it: ，确保年底前建成投用."""
    classes = (f"(?P<c{i:02}>{_telling(e)})" for i, e in enumerate(data("after")))
    coming = alternation(data("later")["coming"])
    between = "(?:[^，。；、了]{0,14}?)"
    return re.compile(f"，并?(?:{coming}){between}(?:{'|'.join(classes)}){_NOT_TOLD}")


@lru_cache(maxsize=1)
def opening_pattern() -> re.Pattern[str]:
    """Return the pattern of what may stand before the project that a sentence is about."""
    words = alternation(data("later")["opening"])
    paid = r"(?:[^，。；元]{0,6}?[\d.]+[百千万亿]*元的)"
    return re.compile(f"(?:^|——)(?:{words}|，|{paid}|由[^，。；]{{2,20}}的)*$")


@lru_cache(maxsize=1)
def opening_counts() -> re.Pattern[str]:
    """Return the pattern of one more count of what the list has told of: 产业项目16个，…."""
    return re.compile(r"项目\d+个")


@lru_cache(maxsize=1)
def coming_pattern() -> re.Pattern[str]:
    return re.compile(alternation(data("later")["coming"]))


@lru_cache(maxsize=1)
def detail_pattern() -> re.Pattern[str]:
    """Return the pattern of a sentence that names some of the projects counted before."""
    return re.compile(f"(?:{alternation(data('header')['detail'])})")


@lru_cache(maxsize=1)
def among_pattern() -> re.Pattern[str]:
    """Return the pattern of a sentence that names some of what was done: 签约的26个项目中，…."""
    done = alternation(data("header")["done"])
    return re.compile(rf"(?:此次|本次|现场|集中|新)?(?:{done})的?\d*个?(?:重点|重大)?项目中")


@lru_cache(maxsize=1)
def count_pattern() -> re.Pattern[str]:
    """Return the pattern of a count of projects, with what is done to them: 新开工项目30个."""
    of, number = alternation(data("header")["done"]), r"\d+个[^。；，]{0,8}项目"
    ahead = rf"(?:{of})[^。；，]{{0,10}}项目[^。；，]{{0,4}}\d+个"
    these = rf"(?:此次|本次|这次|本批|集中)[^。；，]{{0,4}}?(?:{of})的?[^。；，]{{0,6}}项目"
    return re.compile(
        rf"{ahead}|{number}[^。；，]{{0,8}}(?:{of})|(?:{of})[^。；，]{{0,8}}{number}|{these}"
    )


@lru_cache(maxsize=1)
def occasion_pattern() -> re.Pattern[str]:
    """Return the pattern of the occasion of a news report: 举行重大项目集中开工仪式."""
    done, occasions = (alternation(data("occasion")[key]) for key in ("done", "named"))
    return re.compile(rf"集中(?:{done})|(?:{done})(?:{occasions})")


@lru_cache(maxsize=1)
def described_pattern() -> re.Pattern[str]:
    """Return the pattern of what is told right behind a project that is described."""
    return re.compile(f"[，：]?(?:{alternation(data('occasion')['described'])})")


@lru_cache(maxsize=1)
def anaphora_pattern() -> re.Pattern[str]:
    return re.compile(f"\\s?(?:{alternation(data('later')['anaphora'])})")


@lru_cache(maxsize=1)
def header_pattern() -> re.Pattern[str]:
    """Return the pattern of the end of what opens a list of projects."""
    of, ends = alternation(data("header")["of"]), alternation(data("header")["ends"])
    behind = f"(?:{ends})[：“]?[^，。；：]{{0,40}}$"
    listed = f"，(?:{ends})$"
    building = "(?:建设|新建|推进|实施)[^。；：]{2,40}(?:包括|分别为|分别是|如下)：$"
    return re.compile(
        f"{building}|(?:{of})(?:[^，。；：]{{0,6}}?(?:：(?=[^。；]*$)|{behind})|[^。；：]*{listed})"
    )


@lru_cache(maxsize=1)
def before_pattern() -> re.Pattern[str]:
    classes = (f"(?P<c{i:02}>{alternation(e['words'])})" for i, e in enumerate(data("before")))
    return re.compile(f"(?:{'|'.join(classes)})(?!区[、和及等])")  # 启动区、 is a part of a town


@lru_cache(maxsize=1)
def others_pattern() -> re.Pattern[str]:
    """Return the pattern of a tail that goes on with things of which the status may be told."""
    own, things = (alternation(data("strict")[key]) for key in ("own", "things"))
    return re.compile(rf"(?!{own})[^，。；]*?(?:\d+[个家项条座户]|{things})")


@lru_cache(maxsize=1)
def doing_pattern() -> re.Pattern[str]:
    """Return the pattern of what is done to the names before: 等重大产业项目建设.

    What is done to something else is left out (依托X平台建设全市统一的数据库).
    """
    doing, project = alternation(data("doing")["words"]), alternation(data("doing")["project"])
    return re.compile(
        f"(?:（[^（）]*）)?(?:等[^，。；]{{0,14}}?)?(?:{project})*(?:的)?(?:{doing}|{project}的)"
        f"(?:$|工作|任务|进度|进程|步伐|速度|力度|项目|{doing}|[、和及与（])"
    )


@lru_cache(maxsize=1)
def plain_pattern() -> re.Pattern[str]:
    """Return the pattern of tails that add nothing: 等8条道路, 等重点工程, （总面积11平方公里）.

    Counts of what is listed are such tails, too: 2条高速公路, 等3个项目307公里.
    """
    project = alternation(data("doing")["project"])
    length = r"(?:\d+(?:\.\d+)?(?:公里|千米|米|平方米|亩|户))?"
    counted = rf"(?:一批|\d+[个项条座处所家类栋])[^，。；]{{0,16}}?{length}"
    return re.compile(
        f"(?:（[^（）]*）?|等[^，。；]{{0,16}}?(?:{project}|项目)(?:\\d+[个项])?|等?{counted})?[“”]?$"
    )


@lru_cache(maxsize=1)
def projects_pattern() -> re.Pattern[str]:
    return re.compile("等[^，。；]{0,12}?(?:项目|工程)(?:\\d+[个项])?")
