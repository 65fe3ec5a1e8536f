"""Roads by their numbers, railways by their two ends and power lines between provinces."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("实施G207、G343、S328提质改造。", ["G207提质改造", "G343提质改造", "S328提质改造"]),
        ("完成X025改扩建工程。", ["X025改扩建工程"]),
        ("淮兴城际、宁扬铁路建成通车。", ["淮兴城际", "宁扬铁路"]),
        ("推进川粤直流、陇电入浙建设。", ["川粤直流", "陇电入浙"]),
        ("加快雄阳、雄石高铁等项目建设。", ["雄阳高铁", "雄石高铁"]),
    ],
)
def test_networks_are_named_by_numbers_and_ends(text: str, found: list[str]) -> None:
    assert names("Project", text) == found


@pytest.mark.parametrize("text", ["发展城市高铁，方便出行。", "推进G20合作。", "建设直流充电桩。"])
def test_networks_need_a_line_of_their_own(text: str) -> None:
    assert names("Project", text) == []
