"""Comparing two documents of a built graph, whatever store it lies in."""

from __future__ import annotations

import pickle
import zlib
from dataclasses import replace
from functools import lru_cache
from typing import cast

from kg.comparison.account import Account, Ask, read_account
from kg.comparison.candidates import candidate_pairs
from kg.comparison.developments import find_contradictions, find_developments
from kg.comparison.discrepancies import find_discrepancies
from kg.comparison.finding import Comparison
from kg.comparison.misprints import Frequencies, find_misprint
from kg.errors import KgError

_SKETCHES = "SELECT ?id ?sketch { ?document dct:identifier ?id ; pk:sketch ?sketch }"


def compare(ask: Ask, first: str, second: str) -> Comparison:
    """Return what the documents with these ids tell differently, and what became of projects.

    `ask` answers SELECT queries, as Graph.rows does. Raises KgError where there is no such
    document, or both are one.
    """
    if first == second:
        raise KgError(f"{first} cannot be compared with itself; name two documents")
    found = compare_accounts(read_account(ask, first), read_account(ask, second))
    return _with_misprints(Frequencies(ask), found)


def compare_accounts(first: Account, second: Account) -> Comparison:
    """Return what two documents tell differently, and what became of projects; no misprints."""
    return Comparison(
        first=first.id,
        second=second.id,
        discrepancies=(*find_discrepancies(first, second), *find_contradictions(first, second)),
        developments=tuple(find_developments(first, second)),
    )


def packed(account: Account) -> bytes:
    """Return an account in a form that takes little room, and little time between processes."""
    return zlib.compress(pickle.dumps(account, pickle.HIGHEST_PROTOCOL), 1)


def compare_packed(first: bytes, second: bytes) -> Comparison:
    """Return what `compare_accounts` does, of accounts that are packed."""
    return compare_accounts(_unpacked(first), _unpacked(second))


@lru_cache(maxsize=16)
def _unpacked(account: bytes) -> Account:
    return cast(Account, pickle.loads(zlib.decompress(account)))


def _with_misprints(known: Frequencies, comparison: Comparison) -> Comparison:
    """Return the comparison with the names that all documents together show to be misprinted."""
    found = (find_misprint(known, finding) for finding in comparison.discrepancies)
    return replace(comparison, misprints=tuple(m for m in found if m is not None))


def compare_all(ask: Ask) -> list[Comparison]:
    """Return the comparisons of all pairs that share text or projects, by the documents' ids."""
    sketches = {str(id_): str(sketch) for id_, sketch in ask(_SKETCHES, None)}
    read = lru_cache(maxsize=32)(lambda id_: read_account(ask, id_))
    pairs = candidate_pairs(sketches)
    known = Frequencies(ask)
    return [_with_misprints(known, compare_accounts(read(a), read(b))) for a, b in pairs]
