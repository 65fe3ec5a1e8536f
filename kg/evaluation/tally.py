"""What an evaluation finds: counts for each kind, and every error with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from kg.evaluation.gold import Line

# The bands of confidence by which precision is given, and the lowest confidence of each.
BANDS: dict[str, float] = {"≥0.9": 0.9, "0.8–0.9": 0.8, "0.7–0.8": 0.7, "<0.7": 0}
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
class Share:
    """Some facts of a kind, of one band of confidence or one rule: how many, and how many right."""

    given: int = 0
    right: int = 0
    claimed: float = 0.0  # the sum of their confidences

    def add(self, other: Share) -> None:
        """Count the facts of `other`, too."""
        self.given += other.given
        self.right += other.right
        self.claimed += other.claimed

    @property
    def precision(self) -> float | None:
        """Return the share of the facts that are right, None where there are none."""
        return self.right / self.given if self.given else None

    @property
    def confidence(self) -> float | None:
        """Return the mean confidence of the facts, None where there are none."""
        return self.claimed / self.given if self.given else None


@dataclass(slots=True)
class Tally:
    """Counts and errors of one kind; `gold` and `found` count what the gold is certain of."""

    gold: int = 0
    found: int = 0
    given: int = 0
    right: int = 0
    findings: list[Finding] = field(default_factory=list)
    bands: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in BANDS})
    rules: defaultdict[str, Share] = field(default_factory=lambda: defaultdict(Share))

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

    def judge(self, fact: Line, is_right: bool) -> None:
        """Count a fact as right or not; in its band and under its rule, where it has them."""
        self.given += 1
        self.right += is_right
        if (confidence := fact.get("confidence")) is not None:
            one = Share(1, int(is_right), confidence)
            self.bands[band_of(confidence)].add(one)
            if rule := fact.get("rule"):
                self.rules[rule].add(one)

    def note(self, fault: Fault, text: str, line: Line) -> None:
        """Add an error that stands where `line` (of the gold or of the facts) does."""
        start, end = line.get("start"), line.get("end")
        self.findings.append(Finding(fault, text, start, end))


def band_of(confidence: float) -> str:
    """Return the name of the band that a confidence from 0 to 1 lies in."""
    return next(name for name, lowest in BANDS.items() if confidence >= lowest)


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of the counts; the errors stay with the tallies that noted them."""
    whole = Tally()
    for tally in tallies:
        whole.gold += tally.gold
        whole.found += tally.found
        whole.given += tally.given
        whole.right += tally.right
        for name, band in tally.bands.items():
            whole.bands[name].add(band)
        for rule, share in tally.rules.items():
            whole.rules[rule].add(share)
    return whole
