"""Designations that a verb of winning tells, whatever their last word is."""

from __future__ import annotations

import pytest

from .naming import names


def test_winning_verb_makes_a_level_and_what_follows_a_designation() -> None:
    assert names("Honour", "去年创成省级零碳园区3个。") == ["省级零碳园区"]
    text = "入选首批浙江省诗路“黄金旅游带”。"
    assert names("Honour", text) == ["浙江省诗路“黄金旅游带”"]


def test_winning_verb_does_not_make_money_or_works_a_designation() -> None:
    assert names("Honour", "成功创建国家级重点支持项目2个。") == []
    assert names("Honour", "跻身全国百强县前列。") == []


def test_province_opens_a_title_after_a_verb_of_winning() -> None:
    assert names("Honour", "获评2023年度吉林省平安建设先进市。") == ["吉林省平安建设先进市"]
    assert names("Honour", "榆树玉米水稻产业集群跻身吉林省优势特色产业集群。") == [
        "吉林省优势特色产业集群"
    ]


def test_title_stands_before_its_verb() -> None:
    assert names("Honour", "启动国家乡村旅游示范精品县创建。") == ["国家乡村旅游示范精品县"]


def test_first_of_its_kind_is_a_title_all_the_same() -> None:
    assert names("Honour", "成功创建辽西首个国家海洋经济发展示范区。") == ["国家海洋经济发展示范区"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "新培育省级示范家庭农场8家、市级农业龙头企业3家。",
            ["省级示范家庭农场", "市级农业龙头企业"],
        ),
        ("新增省级绿色工厂三家、国家级绿色矿山一家。", ["省级绿色工厂", "国家级绿色矿山"]),
        ("2022年被评为全国粮食绿色高产高效行动示范县。", ["全国粮食绿色高产高效行动示范县"]),
        ("古桥2013年被公布为全国重点文物保护单位。", ["全国重点文物保护单位"]),
        ("连续三年获评A类乡镇优胜单位。", ["A类乡镇优胜单位"]),
        ("某合作社入选青田蔬菜供应基地。", ["青田蔬菜供应基地"]),
        ("入围全国镇域经济500强镇。", ["全国镇域经济500强镇"]),
        ("上河锣鼓列入省级非物质文化遗产名录。", ["省级非物质文化遗产名录"]),
        ("成功创建全省首批老年教育优质服务区。", ["全省首批老年教育优质服务区"]),
        ("县一中通过省级示范性普通高中验收。", ["省级示范性普通高中"]),
        ("五年来，全县创建国家级农村综合示范县。", ["国家级农村综合示范县"]),
        ("创业园获评省科技企业孵化器。", ["省科技企业孵化器"]),
    ],
)
def test_title_reaches_over_adverbs_and_counts(text: str, found: list[str]) -> None:
    assert names("Honour", text) == found


@pytest.mark.parametrize(
    "text", ["建设全国重要的能源原材料基地。", "新增规模以上企业12家。", "培育一批绿色园区。"]
)
def test_aims_and_counts_of_no_title_are_none(text: str) -> None:
    assert names("Honour", text) == []


def test_quotations_in_a_row_are_each_a_title() -> None:
    text = "先后获评“全国卫生城市”“全国双拥模范城”，素有“木雕之乡”的美誉。"
    assert names("Honour", text) == ["全国卫生城市", "全国双拥模范城", "木雕之乡"]
