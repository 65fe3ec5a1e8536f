"""Works of a list that a head announces need no verb and no proper word of their own."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "今年将实施八大重点工程：市规划馆，解放路综合改造，东湖水环境整治，第三医院二期。",
            ["市规划馆", "解放路综合改造", "东湖水环境整治", "第三医院二期"],
        ),
        (
            "建设对外通道骨架，包括：柳南快速路；空港大道东延线；沙河特大桥；北环隧道。",
            ["柳南快速路", "空港大道东延线", "沙河特大桥", "北环隧道"],
        ),
        (
            "签约项目包括稀土永磁材料研发项目、食品添加剂检测合作项目、高压电缆生产线项目。",
            ["稀土永磁材料研发项目", "食品添加剂检测合作项目", "高压电缆生产线项目"],
        ),
        (
            "产业项目中，既有新材料产业中的聚酯光学薄膜项目、硅基负极材料项目，也有医药产业中的缓释注射制剂项目。",
            ["聚酯光学薄膜项目", "硅基负极材料项目", "缓释注射制剂项目"],
        ),
    ],
)
def test_announced_works_are_named(text: str, found: list[str]) -> None:
    assert [n for n in names("Project", text) if n in found] == found


@pytest.mark.parametrize(
    "text",
    [
        "实施十大民生工程：素质提升工程，健康促进工程，安居暖心工程，平安守护工程。",
        "办好民生实事：新建幼儿园5所，改造老旧小区管网，建成口袋公园10个。",
        "重点项目包括：一是加强领导，二是强化督查，三是改进作风。",
        "重大项目有政府投资项目、社会投资项目、产业项目、民生项目等。",
    ],
)
def test_announced_programmes_counts_and_kinds_are_no_works(text: str) -> None:
    assert names("Project", text) == []


def test_a_count_behind_the_head_announces_even_one_project() -> None:
    text = "续建项目（2个）：文汀航天发射场项目、云溪小城交通圈项目（云溪大桥、东桥部分）。"
    assert {"文汀航天发射场项目", "云溪小城交通圈项目"} <= set(names("Project", text))
    text = "新开工项目（1个）：东原五星酒店综合体。"
    assert names("Project", text) == ["东原五星酒店综合体"]
