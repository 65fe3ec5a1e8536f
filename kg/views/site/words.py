"""The words of the pages: what the graph's codes are called, in assets/site/words.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from kg.views.legend import ASSETS, legend
from kg.views.site.content import Pair


def word(group: str, code: str) -> Pair:
    """Return what a value of this group (status, as, change, kind, trend, column) is called.

    A code that nobody has named stands for itself.
    """
    known = _words()[group].get(code)
    return Pair(*known) if known else Pair(code, code)


def rank(group: str, code: str) -> int:
    """Return the place of a code in its group, from 0; that after the last where it has none."""
    codes = list(_words()[group])
    return codes.index(code) if code in codes else len(codes)


def reason_patterns() -> list[tuple[str, str]]:
    """Return patterns of the graph's reasons, each with its Chinese."""
    return [(pattern, chinese) for pattern, chinese in _words()["reason"]["patterns"]]


def start_questions() -> tuple[str, ...]:
    """Return the names of the queries whose answers the start page shows."""
    return tuple(_words()["start"]["questions"])


def relation_name(key: str, *, outward: bool) -> Pair:
    """Return what a relation is called, seen from its subject (outward) or its object."""
    style = legend().relation_of(key)
    return Pair(style.zh, style.en) if outward else Pair(style.from_zh, style.from_en)


def type_name(key: str) -> Pair:
    """Return what a type is called."""
    if key == "Indicator":
        return Pair("指标", "Indicator")
    style = legend().type_of(key)
    return Pair(style.zh, style.en)


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads((ASSETS / "site" / "words.toml").read_text(encoding="utf-8"))
