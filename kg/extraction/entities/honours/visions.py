"""Titles told by their own last words: 甲之都, “乙城市”, 国家…试点, 区域…中心, 丙杯.

A quotation, a verb of becoming or winning, or what is done to them (…园区建设) shows that they are
titles and no places.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, lines_with_any, without_longer, word_list

_words = partial(word_list, "surroundings", "visions")

_HAN = "一-鿿"
_INSIDE = "[^的等在和将由把为，。；：、！？（）()“”《》—\\s\\dA-Za-z]"
_REPEATED = f"(?=“[{_HAN}]{{1,3}}连冠”)"


def visions(text: str) -> list[Mention]:
    """Return the titles of `text` that a place is told to become, to win or to seek."""
    found = []
    for rule, sure, needed, pattern in _patterns():
        for line in lines_with_any(needed, text) if needed else [(0, len(text))]:
            for m in pattern.finditer(text, *line):
                if not _no_title().search(m["title"]):
                    found.append(Mention("Honour", *m.span("title"), m["title"], rule, sure))
    return found


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, float, tuple[str, ...], re.Pattern[str]], ...]:
    """Return the rules: confidence, the words that a line must hold one of, and pattern.

    A pattern that begins with a quotation mark is quick enough without such words.
    """
    becoming, winning = alternation(_words("becoming")), alternation(_words("winning"))
    fames, centres = alternation(_words("fames")), alternation(_words("centres"))
    reach, levels = alternation(_words("reach")), alternation(_words("levels"))
    qualities, kinds = alternation(_words("qualities")), alternation(_words("kinds"))
    then = "(?=[，。；、（）\\s]|$|[和与及等]|建设|创建|打造|品牌|称号|美誉)"
    quoted = f"(?!一[{_HAN}]{{1,3}}[两二三四五]){_INSIDE}{{2,10}}(?:{fames}|城市)"
    # 打造|面向甲地的|国际门户, 荣获甲之乡|、乙之乡
    # All alternatives begin with literals, which is what makes this fast.
    joined = "|".join(f"{mark}(?<=之[都城乡州]{mark})" for mark in "、和")
    becoming = f"(?:{becoming}|{joined})(?:(?<![、和])[^，。；、的]{{2,14}}的)?"
    patterns = (
        ("quoted", 0.85, (), f"“(?P<title>{quoted})”"),
        ("built", 0.95, (), f"(?P<title>“{quoted}”)(?=建设|创建|试点)"),  # sure, as it is sought
        ("becoming", 0.8, [*_words("fames"), *_words("reach")],
         f"{becoming}(?P<title>{_INSIDE}{{2,14}}?(?:{fames})"
         f"|(?:{reach}){_INSIDE}{{2,9}}?(?:{centres})){then}"),
        ("sought", 0.85, _words("levels"),
         f"(?P<title>(?:{levels}){_INSIDE}{{0,8}}?(?:{qualities}){_INSIDE}{{0,5}}?(?:{kinds}))"
         "(?=建设|创建|申报|培育|验收)"),
        ("trial", 0.8, ["试点"], f"(?P<title>(?:国家级?|省级|自治区级){_INSIDE}{{2,16}}?试点)"
         "(?=[，。；、）\\s]|$|建设|任务|名单)"),
        ("prize", 0.85, "奖杯鼎",
         f"(?:{winning})了?(?:(?:20)?\\d{{2,4}}年度?|第[{_HAN}\\d]{{1,3}}届"
         f"|{_INSIDE}{{2,8}}[部局厅]年?)?"
         f"(?P<title>(?:{_INSIDE}|“{_INSIDE}{{2,8}}”){{2,20}}?(?:[奖杯鼎]|“{_INSIDE}{{1,6}}[奖杯鼎]”))"
         "(?=[，。；、（）\\s\\d]|$|[和与及]|等)"),
        ("repeated", 0.85, ["连冠"],
         f"(?P<title>(?:国家|全国|全省|省级){_INSIDE}{{3,12}}){_REPEATED}"),
    )  # fmt: skip
    return tuple(
        (f"honour:{rule}", sure, without_longer(words), re.compile(pattern))
        for rule, sure, words, pattern in patterns
    )


@lru_cache(maxsize=1)
def _no_title() -> re.Pattern[str]:
    return re.compile(alternation(_words("no_title_with")))
