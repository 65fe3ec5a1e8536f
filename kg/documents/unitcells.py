"""Cells that hold nothing but units, known by how the names of units end."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extraction.lexicon import alternation, read_lexicon


@lru_cache
def unit_cell() -> re.Pattern[str]:
    """Return what matches a cell that holds nothing but units: 市水利局、各县区."""
    words = read_lexicon("departments")
    heads = [head for heads in words["unit_heads"].values() for head in heads]
    ends = alternation([*heads, *words["generic"]["ends"]])
    unit = rf"(?:[\u4e00-\u9fff]{{1,16}}(?:{ends})|各[\u4e00-\u9fff]{{1,8}})(?:（[^（）]*）)?等?"
    return re.compile(rf"{unit}(?:[、，]{unit})*")
