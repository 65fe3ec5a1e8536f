"""Restatements: a heading's figure said again in the text under it is one target, not two."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from kg.extraction.facts import Target

_GAP = 2  # characters between a heading and its text: a full stop, a line break


def without_restatements(text: str, targets: list[Target]) -> list[Target]:
    """Return `targets` less those that a heading and its own text both state.

    A heading is a statement of its own where a full stop or a line break ends it; what a comma
    ends (5.零售总额增长5%，出口增长5%。) is the beginning of the sentence that goes on.

    The text's statement stays where the text opens with it, as it goes on to say more; otherwise
    the heading's stays. A figure with another comparator is a statement of its own.
    """
    bodies = defaultdict(list)
    for target in targets:
        if not _in_heading(text, target):
            bodies[_key(target)].append(target)
    dropped = set()
    for target in targets:
        if _in_heading(text, target) and bodies[_key(target)]:
            again = bodies[_key(target)][0]
            dropped.add(id(target) if _opens_text(again) else id(again))
    return [t for t in targets if id(t) not in dropped]


def _in_heading(text: str, target: Target) -> bool:
    section = target.section
    goes_on = text[section.title_end : section.title_end + 1] in ("，", "；", "、")
    return section.title_start < target.end <= section.title_end and not goes_on


def _opens_text(target: Target) -> bool:
    """Return whether the target is the first thing said after its section's heading."""
    return target.start - target.section.title_end <= _GAP


def _key(target: Target) -> tuple[int, Decimal, str, str]:
    return target.section.index, target.value, target.unit, target.comparator
