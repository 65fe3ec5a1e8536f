"""Which headings ask for something to be done."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.lexicon import alternation, read_lexicon, word_list

_CLOSING_ASIDE = re.compile(r"（[^（）]*）$")
# A bracket of units behind a point, without a word on their roles: （市发改委、市统计局，各区县）.
_UNITS = (
    r"（[省市区县州旗盟自][^（）、，；。]{1,16}[局委办厅院府会部]"
    r"(?:[、，；](?:[^（）\n]|（[^（）\n]*）)*)?）。?"
)
_FRAME_LIMIT = 8
_LISTED_LIMIT = 24


def is_demand(title: str, body: str) -> bool:
    """Tell whether a numbered heading asks for something to be done.

    `title` is clean; `body` is the heading's own paragraph. A heading asks if it begins with an
    action verb, ends with a noun of doing, or gives its point to units; not if it is one of the
    headings that only name a part of the document (攻坚目标, 推进机制).
    """
    whole, opening, frame, doing, assigned = _patterns()
    title = _CLOSING_ASIDE.sub("", title) or title
    if whole.fullmatch(title) or title.startswith(("到20", "20")):
        return False
    if opening.match(title):
        return True
    if frame.search(title):
        return False
    return bool(doing.search(title) or assigned.search(body))


def is_listed_demand(title: str, above: str) -> bool:
    """Tell whether a numbered heading is asked for because the one above it lists tasks."""
    _, _, frame, *_ = _patterns()
    if frame.search(title) or title.startswith(("到20", "20")) or len(title) > _LISTED_LIMIT:
        return False
    return above.endswith(word_list("outline", "frame", "listing"))


def opens_demand(sentence: str) -> bool:
    """Tell whether a sentence begins as what asks for something: with a verb of action."""
    return _patterns()[1].match(sentence) is not None


def is_frame(title: str) -> bool:
    """Tell whether a line is nothing but the name of a part of a document: 总体要求, 保障措施."""
    return len(title) <= _FRAME_LIMIT and _patterns()[0].fullmatch(title) is not None


@lru_cache(maxsize=1024)  # asked of a heading for each section under it
def is_past(title: str) -> bool:
    """Tell whether nothing below a heading is asked for (回顾, 成就, 原则, 名词解释)."""
    if not title.endswith(_past()):
        return False
    whole, opening, *_ = _patterns()
    asks = opening.match(title) and not whole.fullmatch(title)  # 解决突出问题 is no review
    return not asks


@lru_cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = read_lexicon("outline")
    frame, verbs = data["frame"], data["verbs"]
    nominal, between = alternation(frame["nominal"]), alternation(frame["between"])
    endings = alternation(frame["endings"])
    brief = f"(?!{alternation(verbs['brief_not'])})(?:{alternation(verbs['brief'])})"
    part = rf"(?:{nominal})*(?:{between})*(?:{nominal})?(?:{endings})"
    return (
        re.compile(rf"{part}(?:[与和及、]{part})*"),
        re.compile(f"{alternation([*verbs['action'], *verbs['manner']])}|{brief}"),
        re.compile(f"(?:{endings})$"),
        re.compile(f"(?:{alternation(verbs['doing'])})$"),
        re.compile(
            rf"（[^（）]*(?:{alternation(verbs['assignment'])})[^（）]*）?$"
            rf"|(?:{alternation(verbs['labels'])})[：】]|{_UNITS}$"
        ),
    )


@lru_cache
def _past() -> tuple[str, ...]:
    return tuple(read_lexicon("outline")["frame"]["past"])
