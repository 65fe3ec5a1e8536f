"""Comparing two documents of a built graph, whatever store it lies in."""

from __future__ import annotations

from functools import lru_cache

from kg.comparison.account import Account, Ask, read_account
from kg.comparison.candidates import candidate_pairs
from kg.comparison.developments import find_contradictions, find_developments
from kg.comparison.discrepancies import find_discrepancies
from kg.comparison.finding import Comparison
from kg.comparison.misprints import find_misprint
from kg.errors import KgError

_SKETCHES = "SELECT ?id ?sketch { ?document dct:identifier ?id ; pk:sketch ?sketch }"


def compare(ask: Ask, first: str, second: str) -> Comparison:
    """Return what the documents with these ids tell differently, and what became of projects.

    `ask` answers SELECT queries, as Graph.rows does. Raises KgError where there is no such
    document, or both are one.
    """
    if first == second:
        raise KgError(f"{first} cannot be compared with itself; name two documents")
    return compare_accounts(ask, read_account(ask, first), read_account(ask, second))


def compare_accounts(ask: Ask, first: Account, second: Account) -> Comparison:
    """Return what two documents tell differently, and what became of projects."""
    discrepancies = [*find_discrepancies(first, second), *find_contradictions(first, second)]
    found = (find_misprint(ask, finding) for finding in discrepancies)
    return Comparison(
        first=first.id,
        second=second.id,
        discrepancies=tuple(discrepancies),
        misprints=tuple(misprint for misprint in found if misprint is not None),
        developments=tuple(find_developments(first, second)),
    )


def compare_all(ask: Ask) -> list[Comparison]:
    """Return the comparisons of all pairs that share text or projects, by the documents' ids."""
    sketches = {str(id_): str(sketch) for id_, sketch in ask(_SKETCHES, None)}
    read = lru_cache(maxsize=32)(lambda id_: read_account(ask, id_))
    return [compare_accounts(ask, read(a), read(b)) for a, b in candidate_pairs(sketches)]
