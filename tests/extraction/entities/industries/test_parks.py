"""Industries that parks are named after."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("建设青龙机械装备制造产业园。", ["机械装备制造"]),
        ("推进临江生物制药产业基地建设。", ["生物制药"]),
        ("推进临江先进制造业产业基地建设。", []),
        ("推进临江现代产业园建设。", []),
    ],
)
def test_park_names_the_industry_before_its_head(text: str, found: list[str]) -> None:
    assert names("Industry", text) == found


def test_park_tells_the_industry_that_the_text_names_elsewhere() -> None:
    text = "做强装备制造产业。建设青龙机械装备制造产业园。"
    assert "机械装备制造" not in names("Industry", text)
