"""Designations that a verb of winning tells, whatever their last word is."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


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


def test_title_begins_behind_what_makes_it_the_only_one() -> None:
    assert names("Honour", "获批为皖西唯一国家级绿色水产基地。") == ["国家级绿色水产基地"]


def test_title_may_be_applied_for() -> None:
    assert names("Honour", "支持舒城县申报省科技成果产业化基地。") == ["省科技成果产业化基地"]
    assert names("Honour", "申报省级专项资金项目。") == []


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


def test_titles_that_a_place_bears_stand_one_after_another() -> None:
    text = "青石县是全国林业重点县、国家生态保护示范区，距市区40公里。"
    assert names("Honour", text) == ["全国林业重点县", "国家生态保护示范区"]
    assert names("Honour", "青石县是全国重要的粮食产区。") == []


def test_title_is_named_without_the_word_that_calls_it_one() -> None:
    assert names("Honour", "今年首获全国双拥模范城荣誉。") == ["全国双拥模范城"]


def test_title_of_the_nation_needs_no_quality_where_it_is_won() -> None:
    assert names("Honour", "茶叶博物馆获评国家二级博物馆。") == ["国家二级博物馆"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("获评2022年度全国绿色生态百强县市。", "全国绿色生态百强县市"),
        ("青山湖成功创建国家湿地公园。", "国家湿地公园"),
        ("“智慧河长”入选全国基层治理创新典型案例。", "全国基层治理创新典型案例"),
        ("获批国家冷链物流枢纽城市。", "国家冷链物流枢纽城市"),
    ],
)
def test_title_may_end_in_a_case_a_park_or_a_kind_of_city(text: str, name: str) -> None:
    assert names("Honour", text) == [name]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("荣登全国县域百强县榜首。", ["全国县域百强县"]),
        ("我县成为全国唯一的国防动员“三化融合”试点城市。", ["国防动员“三化融合”试点城市"]),
        ("大兴镇通过国家卫生镇复审。", ["国家卫生镇"]),
        ("申报国家考古遗址公园、国家5A级景区。", ["国家考古遗址公园", "国家5A级景区"]),
        ("蝉联全国双拥模范城“四连冠”。", ["全国双拥模范城"]),
        ("创建省级卫生乡镇全覆盖。", ["省级卫生乡镇"]),
        ("入选2024医药上市公司50强。", ["医药上市公司50强"]),
        ("创建和美乡村示范村33个、美丽庭院示范户200户。", ["和美乡村示范村", "美丽庭院示范户"]),
        ("获评“无访”示范乡镇，荣获“四好”乡镇。", ["“无访”示范乡镇", "“四好”乡镇"]),
        ("获批国家骨干冷链物流基地。", ["国家骨干冷链物流基地"]),
        ("成功获批建设省级清洁能源示范县。", ["省级清洁能源示范县"]),
        ("获批国家专项补助资金。", []),
        ("新建充电桩示范小区5个。", []),
        ("培育市级以上龙头企业8家。", []),
    ],
)
def test_title_is_told_by_its_verb_its_rank_or_its_count(text: str, found: list[str]) -> None:
    assert names("Honour", text) == found
