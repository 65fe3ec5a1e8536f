"""A run: what the figures of a sentence were found to state, from left to right."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from kg.extraction.targets.clause import Clause
from kg.extraction.targets.indicator import Name


class Finding(NamedTuple):
    """A figure with its indicator; start..end is the text that states it."""

    clause: Clause
    indicator: str
    start: int
    end: int
    rule: str
    scope: str | None = None
    after: str = ""  # the comparator that a list shares
    year: int | None = None  # its own of a list of years (2023年、2025年分别达到…)
    left: str = ""  # the words before the figure, or before the first one of a list


@dataclass
class Run:
    """What has been found in the sentence so far."""

    findings: list[Finding] = field(default_factory=list)
    floor: int = 0  # where what belongs to the last figure ended
    indicator: str = ""  # the last indicator named, be its figure a target or a starting point
    start: int = 0  # where that indicator's clause starts
    scope: str | None = None
    verb: str = ""
    counted: bool = False  # the last figure counted things
    owner: str = ""  # the last things that were counted
    risen: bool = False  # the last figure was a starting point
    outside: tuple[Name, int, str | None] | None = None  # what a bracket was opened behind
    closed: int = 0  # where that bracket ends

    @property
    def last(self) -> Finding | None:
        return self.findings[-1] if self.findings else None

    def heed_bracket(self, text: str, clause: Clause) -> None:
        """Take up what was named before a bracket behind it: 投资60亿元（占41%），增长12%."""
        if self.outside and clause.start > self.closed:
            self.name(*self.outside)
            self.outside = None
        if clause.bracketed and self.indicator and not self.outside:
            self.outside = Name(self.indicator, "", self.verb), self.start, self.scope
            self.closed = text.find("）", clause.figure.end)

    def name(self, name: Name, start: int, scope: str | None) -> None:
        """Remember an indicator for the figures after it."""
        self.indicator, self.verb, self.start, self.scope = name.text, name.verb, start, scope
