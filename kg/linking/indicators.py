"""Indicators: the normal form that the names of one measured quantity share, by data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.extraction.lexicon import alternation, read_lexicon

_NOISE = re.compile(r"[\s“”‘’\"'《》]")


def indicator_key(name: str) -> str:
    """Return the normal form of an indicator's name; its IRI is made of it.

    It depends on the name and ontology/lexicon/indicators.toml alone. Where the data know nothing
    of the name it is the name itself without spaces and quotation marks.
    """
    return _key(name)


def indicator_aliases(key: str) -> tuple[str, ...]:
    """Return the other names that the data give for the indicator with this normal form."""
    return _data().aliases.get(key, ())


@dataclass(frozen=True)
class _Indicators:
    """Names by their other names, and terms by the pattern that finds their other forms."""

    keys: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]
    terms: Mapping[str, str]
    pattern: re.Pattern[str]
    whole: re.Pattern[str]


@lru_cache(maxsize=16384)
def _key(name: str) -> str:
    data = _data()
    plain = _NOISE.sub("", name)
    plain = data.whole.sub("", plain) or plain
    plain = data.pattern.sub(lambda m: data.terms[m[0]], plain)
    return data.keys.get(plain, plain) or name


@lru_cache
def _data() -> _Indicators:
    raw = read_lexicon("indicators")
    terms = {form: term for term, forms in raw["terms"].items() for form in forms}
    keys = {form: name for name, forms in raw["names"].items() for form in forms}
    aliases = {name: tuple(forms) for name, forms in raw["names"].items()}
    for term, forms in raw["terms"].items():
        aliases[term] = (*aliases.get(term, ()), *forms)
    return _Indicators(
        keys=keys,
        aliases=aliases,
        terms=terms,
        pattern=re.compile(alternation(list(terms))),
        whole=re.compile(f"^(?:{alternation(raw['whole']['words'])})"),
    )
