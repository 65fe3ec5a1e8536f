"""Titles in rows of quotations, with levels and festivals before them; titles without marks."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "全区获国家“社区教育实验区”“义务教育均衡县”，省“现代教育实验区”“学前教育典型县”。",
            ["国家“社区教育实验区”", "义务教育均衡县", "省“现代教育实验区”", "学前教育典型县"],
        ),
        ("荣获全省唯一的国家“守信激励创新奖”。", ["国家“守信激励创新奖”"]),
        ("云溪镇获评“全国重点镇”、滨河村获评“全国文明村”。", ["全国重点镇", "全国文明村"]),
        ("《山歌》荣获“江南之春”全省群众文艺汇演金奖。", ["“江南之春”全省群众文艺汇演金奖"]),
        ("小品获“和美乡村”全市戏曲汇演一等奖。", ["“和美乡村”全市戏曲汇演一等奖"]),
        (
            "先后获江南省小康工作先进区、全市脱贫攻坚先进区。",
            ["江南省小康工作先进区", "全市脱贫攻坚先进区"],
        ),
        ("云溪镇成为全市乡村建设先进乡镇。", ["全市乡村建设先进乡镇"]),
        ("收获“文明单位”“平安单位”的经验。", []),
    ],
)
def test_titles_of_a_row_are_all_taken(text: str, found: list[str]) -> None:
    assert names("Honour", text) == found
