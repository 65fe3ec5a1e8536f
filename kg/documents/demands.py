"""Which headings ask for something to be done."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.lexicon import alternation, read_lexicon


def is_demand(title: str, body: str) -> bool:
    """Tell whether a numbered heading asks for something to be done.

    `title` is clean; `body` is the heading's own paragraph. A heading asks if it begins with an
    action verb, ends with a noun of doing, or gives its point to units; not if it is one of the
    headings that only name a part of the document (攻坚目标, 推进机制).
    """
    whole, opening, frame, doing, assigned = _patterns()
    if whole.fullmatch(title) or title.startswith(("到20", "20")):
        return False
    if opening.match(title):
        return True
    if frame.search(title):
        return False
    return bool(doing.search(title) or assigned.search(body))


def is_past(title: str) -> bool:
    """Tell whether nothing below a heading is asked for (回顾, 成就, 原则, 名词解释)."""
    whole, opening, *_ = _patterns()
    asks = opening.match(title) and not whole.fullmatch(title)  # 解决突出问题 is no review
    return not asks and _past().search(title) is not None


@lru_cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = read_lexicon("outline")
    frame, verbs = data["frame"], data["verbs"]
    nominal, between = alternation(frame["nominal"]), alternation(frame["between"])
    endings = alternation(frame["endings"])
    brief = f"(?!{alternation(verbs['brief_not'])})(?:{alternation(verbs['brief'])})"
    return (
        re.compile(rf"(?:{nominal})*(?:{between})*(?:{nominal})?(?:{endings})"),
        re.compile(f"{alternation([*verbs['action'], *verbs['manner']])}|{brief}"),
        re.compile(f"(?:{endings})$"),
        re.compile(f"(?:{alternation(verbs['doing'])})$"),
        re.compile(rf"（[^（）]*(?:{alternation(verbs['assignment'])})[^（）]*）?$"),
    )


@lru_cache
def _past() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(read_lexicon('outline')['frame']['past'])})$")
