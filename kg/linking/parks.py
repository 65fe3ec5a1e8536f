"""Parks of one document that are one: with a division in front and without, in full and 园区 alone.

Only the document's own names decide: where two divisions have a park of that name, none is meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from kg.extraction.entities.grammar.tokens import clauses
from kg.extraction.entities.places.divisions import divisions
from kg.extraction.lexicon import read_lexicon

_SHORTEST = 4  # characters of a park's own name: 慈湖高新区 without its city
_OPENING = 40  # characters of a document that tell what it is about
_LONGEST = 4  # characters of the short names of divisions that stand before parks


def same_parks(starts: Mapping[str, int]) -> Iterator[tuple[str, str, str]]:
    """Yield pairs of normal forms of parks that name one park, each with the reason.

    `starts` maps the normal forms of a document's parks to where each is named first.
    """
    yield from _with_division(starts)
    yield from _of_opening(starts)


def _with_division(starts: Mapping[str, int]) -> Iterator[tuple[str, str, str]]:
    longer: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for key in sorted(starts):
        division, rest = _behind_divisions(key)
        if division and rest in starts and _is_own_name(rest):
            longer[rest][key] = division
    for rest, full in longer.items():
        if len(set(full.values())) == 1:
            for key, division in full.items():
                yield key, rest, f"{key} is {rest} with {division} in front"


def _of_opening(starts: Mapping[str, int]) -> Iterator[tuple[str, str, str]]:
    """Yield 高新区 and the one 高新区 with a name, where the document opens with that one."""
    for kind in read_lexicon("naming")["local"]["parks"]:
        full = [key for key in sorted(starts) if key.endswith(kind) and key != kind]
        if kind in starts and len(full) == 1 and starts[full[0]] < _OPENING:
            yield kind, full[0], f"{kind} is {full[0]}, with which the document opens"


def _behind_divisions(key: str) -> tuple[str, str]:
    """Return the last of the divisions that a name begins with, in full, and the rest; "" for none.

    安徽|马鞍山|慈湖高新区 gives 马鞍山市 and 慈湖高新区.
    """
    last = ""
    while found := next((n for n in range(_LONGEST, 1, -1) if key[:n] in _full_names()), 0):
        if len(key) - found < _SHORTEST:
            break
        last, key = _full_names()[key[:found]], key[found:]
    return last, key


def _is_own_name(rest: str) -> bool:
    """Return whether a park's name opens with a word that no lexicon knows, its own."""
    first = next((clause[0] for clause in clauses(rest)), None)
    return first is not None and not first.mask and first.end - first.start > 1


@lru_cache(maxsize=1)
def _full_names() -> dict[str, str]:
    """Return the divisions in full by the forms of their names that are no everyday words."""
    everyday = set(read_lexicon("places")["ambiguous_short"].split())
    found: dict[str, str] = {}
    for division in divisions():
        for form in (division.name, division.short):
            if form not in everyday:
                found.setdefault(form, division.name)
    return found
