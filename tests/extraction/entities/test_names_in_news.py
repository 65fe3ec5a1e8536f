"""Names as news and county reports print them: sizes before parks, lines of signature, openings."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("Park", "建设300亩青田杭派服饰产业园。", ["青田杭派服饰产业园"]),
        (
            "Park",
            "有北山工业园区北区、北山工业园区南区。",
            ["北山工业园区北区", "北山工业园区南区"],
        ),
        ("Park", "设立高新区青河分园。", ["高新区青河分园"]),
        ("Institution", "与青河大学化学与分子工程学院合作。", ["青河大学化学与分子工程学院"]),
        ("Institution", "中国科学院兰州化物所等单位参加。", ["中国科学院兰州化物所"]),
        ("Institution", "青河大学郑州新材料高等研究院揭牌。", ["青河大学郑州新材料高等研究院"]),
        ("Platform", "建设精细化工国家重点实验室。", ["精细化工国家重点实验室"]),
        ("Platform", "目前，电子信息概念验证中心落地运行。", ["电子信息概念验证中心"]),
        ("Place", "保护AAA级青山湖风景区。", ["青山湖风景区"]),
        ("Place", "修缮山东路。", []),
        ("Event", "“投资青河·月月签”集中签约仪式举行。", ["“投资青河·月月签”集中签约仪式"]),
        ("Person", "二级调研员刘志平表示满意。", ["刘志平"]),
        ("Person", "代县长 王长青\n现在报告工作。", ["王长青"]),
    ],
)
def test_name_is_found_as_printed(kind: str, text: str, found: list[str]) -> None:
    given = names(kind, text)
    assert found == [name for name in given if name in found]
    assert bool(given) is bool(found)


def test_town_stands_before_its_scenic_place() -> None:
    text = "节会在青田县松坊镇西溪磐石大峡谷景区拉开帷幕。"
    assert "西溪磐石大峡谷景区" in names("Place", text)
    assert "松坊镇" in names("Place", text)


def test_town_whose_name_ends_like_a_common_word_is_a_place() -> None:
    assert names("Place", "魏城镇依托食品加工业增收。") == ["魏城镇"]
