"""What an evaluation finds: counts for each kind, and every error with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kg.evaluation.gold import Line

Fault = Literal["missed", "wrong", "differs"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One error: what was missed, what was wrong, or what was found but not quite so.

    `start` and `end` are code points of the document's text, None where the gold gives no place.
    """

    fault: Fault
    text: str
    start: int | None = None
    end: int | None = None


@dataclass(slots=True)
class Tally:
    """Counts and errors of one kind; `gold` and `found` count what the gold is certain of."""

    gold: int = 0
    found: int = 0
    given: int = 0
    right: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def recall(self) -> float | None:
        """Return the share of the gold that was found, None where there is no gold."""
        return self.found / self.gold if self.gold else None

    @property
    def precision(self) -> float | None:
        """Return the share of the facts that are right, None where there are none."""
        return self.right / self.given if self.given else None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of recall and precision, None where there is no gold."""
        recall, precision = self.recall, self.precision
        if recall and precision:
            return 2 * recall * precision / (recall + precision)
        return 0.0 if self.gold else None

    def note(self, fault: Fault, text: str, line: Line) -> None:
        """Add an error that stands where `line` (of the gold or of the facts) does."""
        start, end = line.get("start"), line.get("end")
        self.findings.append(Finding(fault, text, start, end))
