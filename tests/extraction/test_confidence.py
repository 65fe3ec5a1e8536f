"""Confidence of statements: the measured share of their rule, and never more than a mention's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extraction.confidence import weigh
from kg.extraction.facts import Mention
from kg.extraction.lexicon import read_lexicon

MEASURED: dict[str, float] = read_lexicon("confidence")["rules"]


def _mention(confidence: float) -> Mention:
    return Mention("Park", 0, 5, "松木经开区", "park:proper", confidence)


@pytest.mark.parametrize("rule", MEASURED)
def test_a_measured_rule_has_its_share(rule: str) -> None:
    assert weigh(rule, 0.123) == MEASURED[rule]


def test_a_rule_that_nobody_measured_has_its_estimate() -> None:
    assert weigh("no.such.rule", 0.75) == 0.75


def test_a_statement_is_no_surer_than_its_mentions() -> None:
    assert weigh("no.such.rule", 0.9, _mention(0.6), _mention(0.8)) == 0.6
    assert weigh("no.such.rule", 0.5, _mention(0.6), _mention(0.8)) == 0.5


@given(st.floats(0, 1), st.lists(st.floats(0, 1).map(_mention), max_size=2))
def test_confidence_lies_between_0_and_1(estimate: float, mentions: list[Mention]) -> None:
    assert 0 <= weigh("no.such.rule", estimate, *mentions) <= 1
