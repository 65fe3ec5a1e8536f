"""Leads: the short sentences in the middle of a long paragraph that head what follows them.

改造提升甲产业。支持……。培育壮大乙产业。推动……。 is an outline without numbers and line breaks, as
reports and plans print it. A lead asks for one thing in a few words, and more is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.documents.demands import opens_demand
from kg.documents.headings import RANKS, Heading

_LONG = 120  # only paragraphs at least so long hold leads
_BODY = 30  # what a lead heads is longer than this,
_USUAL = 60  # and usually, where no numbered heading announces the leads, than this
_LEAD = re.compile(r"。([^，。；：！？、（）“”《》\n\t\d%]{3,16}+)(?=。)")
_STEPS = ("是", "要")  # a paragraph with such a number, 四是, is one step as a whole
# With units behind it the whole paragraph is one point.
_ASSIGNED = re.compile(r"）[。；]?\s*$|牵头(?:单位|部门)|责任(?:单位|部门)|配合(?:单位|部门)")


def find_leads(
    text: str, rows: Sequence[tuple[int, int]], headings: Sequence[Heading]
) -> list[Heading]:
    """Return the leads in the paragraphs `rows`, some of which `headings` head, in text order.

    They are two or more, the first of the next paragraph counted. Below a numbered heading the
    first follows at once (（一）壮大产业。做强甲业。…); elsewhere, where a short sentence may be no
    more than that, much is said of each. Where paragraph after paragraph is headed by its first
    sentence, the others head nothing.
    """
    over = {h.start: h for h in headings}
    of_row = [over.get(start) for start, _ in rows]
    run_in = [False, *(h is not None and h.kind == "measure" for h in of_row), False]
    found: list[Heading] = []
    for i, (start, end) in enumerate(rows):
        in_series = run_in[i + 1] and (run_in[i] or run_in[i + 2])
        head = of_row[i]
        if end - start < _LONG or in_series or (head is not None and head.label.endswith(_STEPS)):
            continue
        leads = _leads(text, start, end)
        if not leads or _ASSIGNED.search(text, start, end):
            continue
        going_on = of_row[i] is None and run_in[i + 2]  # the next paragraph begins with a lead
        if len(leads) + going_on > 1 and _announced(leads, end, of_row[i]):
            found += [
                Heading("measure", RANKS["measure"], "", text[a:b], a, a, b, False)
                for a, b in leads
            ]
    return found


def _leads(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the leads of a paragraph begin and end; none is twice as long as the first."""
    short = [m.span(1) for m in _LEAD.finditer(text, start, end) if opens_demand(m[1])]
    if short:
        longest = 2 * (short[0][1] - short[0][0])
        short = [(a, b) for a, b in short if b - a <= longest]
    return [
        (a, b)
        for (a, b), (after, _) in pairwise([*short, (end, end)])
        if after - b > _BODY and text[a : a + 2] != text[b + 1 : b + 3]  # 支持甲上市。支持……
    ]


def _announced(leads: list[tuple[int, int]], end: int, heading: Heading | None) -> bool:
    """Return whether the leads head all from the first on: at once, or each with much behind it."""
    if heading is not None and heading.numbered:
        return leads[0][0] == heading.title_end + 1
    return end - leads[0][0] >= _USUAL * len(leads)
