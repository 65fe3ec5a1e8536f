"""Parks and platforms whose names hold brackets, branches, blocks or only a field."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


def test_park_name_goes_over_the_bracket_that_narrows_its_place() -> None:
    text = "推进酒泉（瓜州）风电装备制造基地建设。"
    assert names("Park", text, "酒泉市") == ["酒泉（瓜州）风电装备制造基地"]
    assert "中国（安徽）自贸试验区" in names("Park", "建设中国（安徽）自贸试验区芜湖片区。")


def test_park_name_ends_with_the_letter_of_its_block() -> None:
    assert names("Park", "项目在青岚产业园B区开工。") == ["青岚产业园B区"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全力保障丁江水电和河藏铁路等重大工程建设。", ["丁江水电", "河藏铁路"]),
        ("同步推进雄石高铁和沧州南站建设。", ["雄石高铁", "沧州南站"]),
        ("东二环快速路力争3月份进场施工。", ["东二环快速路"]),
        ("京昆高速、太兴新线如期通车。", ["京昆高速", "太兴新线"]),
        ("在青原铁路货运监管场站举行活动。", []),
        ("推进粤港澳游艇互认互通。", []),
        (
            "有序推进金下、雅中水风光一体化基地建设。",
            ["金下水风光一体化基地", "雅中水风光一体化基地"],
        ),
    ],
)
def test_works_begin_behind_the_verb_and_the_works_before(text: str, found: list[str]) -> None:
    assert names("Project", text) == found


def test_field_with_garden_is_a_park_where_a_place_names_it() -> None:
    assert names("Park", "落户河口镇农产品加工园。") == ["河口镇农产品加工园"]


def test_sum_points_at_one_park_that_no_place_names() -> None:
    assert names("Park", "投资6亿元的废旧家电循环产业园投产。") == ["废旧家电循环产业园"]
    assert names("Park", "建设一批废旧家电循环产业园。") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("组建国家玉米技术创新中心长春分中心。", "国家玉米技术创新中心长春分中心"),
        ("共建高原特种材料联合实验室。", "高原特种材料联合实验室"),
        ("建成省级陶瓷产品质量检验检测中心。", "省级陶瓷产品质量检验检测中心"),
    ],
)
def test_platform_is_named_by_branch_partner_or_level(text: str, name: str) -> None:
    assert names("Platform", text) == [name]


def test_part_of_a_park_is_a_place_behind_the_park() -> None:
    text = "吉水县工业园区河东片区提档升级。"
    assert names("Park", text) == ["吉水县工业园区"]
    assert names("Place", text) == ["吉水县", "河东片区"]


def test_place_is_named_without_the_divisions_that_govern_it() -> None:
    assert names("Place", "在吉安市吉水县城北片区开工。") == ["吉安市", "吉水县", "城北片区"]


def test_block_of_a_park_is_named_behind_it() -> None:
    assert names("Park", "在滁州高新区苏湾园区调研。") == ["滁州高新区", "苏湾园区"]


def test_only_park_of_a_county_is_called_by_its_kind() -> None:
    assert names("Park", "深入县经济开发区调研，走进县产业集聚区。") == [
        "县经济开发区",
        "县产业集聚区",
    ]


def test_corridor_to_walk_in_is_no_park() -> None:
    assert names("Park", "建设望江滨江走廊。") == []
    assert names("Park", "建设望江科创走廊。") == ["望江科创走廊"]


def test_visitor_is_no_part_of_the_name_of_a_park() -> None:
    assert names("Park", "与会人员先后来到桐城经开区。") == ["桐城经开区"]
    assert names("Park", "县长方明远到县经济开发区督导。") == ["县经济开发区"]


def test_quarter_of_a_new_town_is_a_place_of_its_own() -> None:
    text = "加快武汉新城红莲湖片区建设。"
    assert "红莲湖片区" in names("Place", text)
    assert "武汉新城红莲湖片区" not in names("Place", text)


def test_name_keeps_the_character_that_a_verb_before_it_ends_in() -> None:
    assert names("Park", "支持雅安建设成渝地区大数据产业园。") == ["成渝地区大数据产业园"]


def test_complement_of_a_verb_is_no_part_of_the_name() -> None:
    assert names("Park", "服务好安徽合成生物产业园。") == ["安徽合成生物产业园"]


def test_name_begins_behind_the_verb_that_says_where_something_is_built() -> None:
    assert names("Platform", "在肥东县建设江淮智能卡数据中心。", "肥东县") == ["江淮智能卡数据中心"]
    assert names("Park", "在肥东县统筹布局源网荷储示范区。", "肥东县") == ["源网荷储示范区"]


def test_name_may_begin_like_a_word_of_time_behind_a_verb_of_building() -> None:
    assert names("Park", "开工建设将台绿色印染产业园。") == ["将台绿色印染产业园"]
    assert names("Park", "项目建设将带动青岚产业园发展。") == ["青岚产业园"]


def test_park_of_a_field_is_one_beside_a_named_one_in_a_list() -> None:
    text = "提升小微企业园、柳溪工业园、高端服务产业园的功能。"
    assert names("Park", text) == ["小微企业园", "柳溪工业园", "高端服务产业园"]
    assert names("Park", "建设科技产业园、产业园、特色产业园。") == []


def test_area_of_industry_is_one_beside_a_named_park() -> None:
    assert names("Park", "走进枫山工业区、坚煌科技园。") == ["枫山工业区", "坚煌科技园"]


def test_wetland_that_cleans_water_is_no_place() -> None:
    assert names("Place", "察看青河污水处理厂尾水人工湿地工程。") == []


def test_community_is_named_without_its_town() -> None:
    assert names("Place", "在柳溪镇松涛社区试点。") == ["柳溪镇", "松涛社区"]


def test_works_at_work_are_named_before_what_they_carry() -> None:
    assert names("Project", "昌北机场旅客吞吐量突破200万人次。") == ["昌北机场"]
    assert names("Project", "阳川铁路客运正式通车。") == ["阳川铁路"]


@pytest.mark.parametrize(
    "text",
    ["山西省开发区建设加快。", "全球最大绿色建材生产基地落户。", "建成水产低温物流园区。"],
)
def test_kind_of_park_is_no_park(text: str) -> None:
    assert names("Park", text) == []


def test_school_is_named_by_its_number() -> None:
    assert names("Institution", "第五幼儿园投入使用。") == ["第五幼儿园"]


def test_park_begins_behind_the_period_that_is_spoken_of() -> None:
    text = "力争在“十四五”期间光电产业望城核心基地产值达到80亿元。"
    assert names("Park", text) == ["光电产业望城核心基地"]
