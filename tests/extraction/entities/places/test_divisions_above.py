"""Which divisions of China govern which, by the public table."""

from __future__ import annotations

import pytest

from kg.extraction.entities.places.divisions import are_peers, governs, is_under


def test_division_governs_what_is_right_under_it() -> None:
    assert governs("合肥", "肥东县")
    assert not governs("安徽省", "肥东县")
    assert is_under("安徽", "肥东县")
    assert not is_under("肥东县", "安徽")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("肥东县", "肥西县", True),
        ("临夏", "定西", True),
        ("吉林", "长春", False),
        ("合肥市", "肥东县", False),
        ("合肥市", "青禾镇", False),
    ],
)
def test_divisions_of_one_level_are_peers(one: str, other: str, expected: bool) -> None:
    assert are_peers(one, other) is expected
