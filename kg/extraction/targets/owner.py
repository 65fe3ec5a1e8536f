"""Owners: whose investment or output a figure is that names none (A项目，总投资3亿元)."""

from __future__ import annotations

import re

from kg.extraction.targets.clause import clause_start
from kg.extraction.targets.words import words

_LEAD = re.compile(r"^(?:其中|包括|目前|今年|另外|此外|如|以|由|的|是|为|和|与|、)+")


def owned(text: str, start: int, name: str, counted: str) -> str:
    """Return `name` with its owner before it, where it names only a kind of sum.

    The owner is what the sentence counted last (新开工项目30个，年度投资20亿元), else the works in
    the clause before the one at `start`.
    """
    known = words().raw["heads"]
    bare = name.removeprefix("年度").removeprefix("计划").removeprefix("预计")
    if bare not in known["vague"] and bare not in known["yields"]:
        return name
    if counted.endswith(tuple(known["owners"])):
        return counted + name
    if text[start - 1 : start] != "，":
        return name
    clause = _LEAD.sub("", text[clause_start(text, start - 1) : start - 1])
    works = clause.endswith(tuple(known["owners"])) and 4 <= len(clause) <= 40
    return clause + name if works and not re.search(r"\d+[个项]", clause) else name
