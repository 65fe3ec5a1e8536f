"""Parks are one with and without their division in front, where nothing speaks against it."""

from __future__ import annotations

import pytest

from kg.linking.parks import same_parks


def _pairs(*keys: str) -> set[tuple[str, str]]:
    """Return the pairs of parks that are one, each named 50 characters after the one before."""
    return {(a, b) for a, b, _ in same_parks({key: 50 * i for i, key in enumerate(keys)})}


def test_park_is_one_with_its_city_and_province_in_front() -> None:
    found = _pairs("汀溪高新区", "安徽铜陵汀溪高新区", "安徽省铜陵市汀溪高新区")
    assert found == {
        ("安徽铜陵汀溪高新区", "汀溪高新区"),
        ("安徽省铜陵市汀溪高新区", "汀溪高新区"),
    }


@pytest.mark.parametrize(
    "keys",
    [
        ("汀溪高新区", "铜陵汀溪高新区", "芜湖汀溪高新区"),
        ("循环经济产业园", "铜陵循环经济产业园"),
        ("汀溪高新区", "柳溪高新区"),
    ],
)
def test_parks_are_two_where_two_cities_or_only_a_field_name_them(keys: tuple[str, ...]) -> None:
    assert _pairs(*keys) == set()


def test_kind_alone_is_the_park_with_which_the_document_opens() -> None:
    assert _pairs("汀溪高新区", "高新区") == {("高新区", "汀溪高新区")}
    assert _pairs("高新区", "汀溪高新区") == set()
    assert _pairs("汀溪高新区", "高新区", "柳溪高新区") == set()
