"""Confidence: how sure a statement is, from its rule and from the mentions that it is about."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kg.extraction.facts import Mention
from kg.extraction.lexicon import read_lexicon


def weigh(rule: str, estimate: float, *about: object) -> float:
    """Return the confidence of what `rule` states, from 0 to 1, rounded to hundredths.

    It is the share of right ones among the rule's statements that ontology/lexicon/confidence.toml
    gives, or `estimate` for a rule too rare to be measured there; but never more than the
    confidence of a mention in `about`. The share counts wrong mentions already, so that their
    confidences are not multiplied on top of it.
    """
    least = 1.0
    for thing in about:
        if isinstance(thing, Mention) and thing.confidence < least:
            least = thing.confidence
    return _limited(rule, estimate, least)


@lru_cache(maxsize=1024)  # the same few come again for thousands of statements
def _limited(rule: str, estimate: float, least: float) -> float:
    return round(min(_measured().get(rule, estimate), least), 2)


@lru_cache
def _measured() -> Mapping[str, float]:
    return {rule: float(share) for rule, share in read_lexicon("confidence")["rules"].items()}
