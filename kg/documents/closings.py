"""Closings: where the last section ends before the document does.

A signature with its date, the list of those who get a copy, and notes of the press or the web page
belong to no section; what follows a table is none of its last row.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.documents.headings import RANKS, Heading
from kg.documents.tables import find_tables
from kg.extraction.lexicon import alternation, read_lexicon

_FOOT = 1200  # characters from the end in which a text's own foot is looked for
_DATE = re.compile(
    r"\n[^\n，。；：]{2,30}\n(?:\d{4}年\d{1,2}月\d{1,2}日|[一二][一二三四五六七八九〇零○]{3}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)(?=\n|$)"
)


def close(headings: list[Heading], ends: list[int], text: str) -> None:
    """Move each of `ends` that lies behind a closing to where that begins."""
    closings = [(offset, RANKS["part"]) for offset in _feet(text, headings)]
    closings += [(t.end, RANKS["row"]) for t in find_tables(text)]
    for offset, rank in closings:
        for i, heading in enumerate(headings):
            if heading.rank >= rank and heading.title_end <= offset < ends[i]:
                ends[i] = offset


@lru_cache
def _foot() -> re.Pattern[str]:
    words = read_lexicon("outline")["closing"]
    return re.compile(rf"\n(?:{alternation(words['lines'])})")


def _feet(text: str, headings: list[Heading]) -> list[int]:
    """Return where the foot of the text begins, and that of its body where annexes follow."""
    annex = next((h.start for h in headings if h.kind == "annex"), len(text))
    found = []
    for end in sorted({annex, len(text)}):
        last = max((h.title_end for h in headings if h.start < end), default=0)
        first = max(end - _FOOT, last)
        marks = (p.search(text, first, end) for p in (_foot(), _DATE))
        found += sorted(m.start() + 1 for m in marks if m)[:1]
    return found
