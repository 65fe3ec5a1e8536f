"""The word lists of the lexicon of industries."""

from __future__ import annotations

from functools import lru_cache

from kg.extraction.lexicon import read_lexicon


@lru_cache
def words(key: str) -> tuple[str, ...]:
    """Return one list of ontology/lexicon/industries.toml, in its order."""
    return tuple(read_lexicon("industries")[key].split())


@lru_cache
def word_set(key: str) -> frozenset[str]:
    """Return one list of ontology/lexicon/industries.toml as a set."""
    return frozenset(words(key))
