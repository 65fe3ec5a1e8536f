"""A document's sketch: a few hashes that documents which share text or projects have in common.

A sketch depends on its document alone. Comparing the sketches of a thousand documents takes less
time than reading one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from zlib import crc32

from kg.extraction.units.jurisdictions import divisions

_CLAUSE = re.compile(r"[^，。；！？：\n]{10,}")
_ONE_IN = 8  # clauses that are kept, chosen by their hash: the same ones in every document
_MOST = 256  # of each sort
_START = 3  # characters of a project's name: 建滔电子 and 建滔电子信息产业园 begin alike


def sketch(text: str, place: str | None, projects: Iterable[str]) -> str:
    """Return the hashes of a sample of the clauses of `text` and of all projects of the place.

    A city and its districts are one place here: they report of the same projects.
    """
    home = divisions().home(place)
    scope = home.prefecture or home.province or ""
    hashes = {crc32(match[0].encode("utf-8", "surrogatepass")) for match in _CLAUSE.finditer(text)}
    kept = sorted(h for h in hashes if h % _ONE_IN == 0)[:_MOST]
    starts = {f"{scope}\0{form[:_START]}" for name in projects for form in _forms(name)}
    named = sorted(crc32(start.encode("utf-8", "surrogatepass")) for start in starts)[:_MOST]
    return " ".join([*(f"c{h:08x}" for h in kept), *(f"p{h:08x}" for h in named)])


def _forms(name: str) -> tuple[str, ...]:
    """Return a project's name, and what is left of it without a county's short name in front."""
    chains = divisions().chains
    placed = any(name[:2] + end in chains for end in "市县区旗州") and len(name) > 2 + _START
    return (name, name[2:]) if placed else (name,)
