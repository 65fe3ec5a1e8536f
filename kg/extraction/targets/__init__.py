"""Quantified targets and observations: figure, indicator, comparator, change, year, scope."""

from kg.extraction.targets.finder import find_targets

__all__ = ["find_targets"]
