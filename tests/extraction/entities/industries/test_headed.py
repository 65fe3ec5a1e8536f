"""Industries by what leads them, what lists end in, and what is grown."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


def test_list_of_choice_kinds_is_of_industries() -> None:
    text = "围绕奶牛、驼绒、沙棘等特色品种，完善良种繁育体系。"
    assert names("Industry", text) == ["奶牛", "驼绒", "沙棘"]


def test_list_that_a_kind_of_industry_ends_has_its_members() -> None:
    text = "合作镇种出了雪桃、蜜柚、脐橙等特色水果产业。"
    assert names("Industry", text) == ["雪桃", "蜜柚", "脐橙", "水果产业"]


def test_list_of_new_forms_of_business_is_of_industries() -> None:
    assert names("Industry", "培育房车露营、研学旅游等新业态。") == ["房车露营", "研学旅游"]


def test_later_half_of_a_list_of_leading_industries() -> None:
    text = "构建以绿色化工、纺织服装为主导，页岩建材、低空经济为支撑的产业体系。"
    assert names("Industry", text) == ["绿色化工", "纺织服装", "页岩建材", "低空经济"]


def test_chains_are_counted_as_well() -> None:
    text = "抓实现代中药、特种玻璃、精品轴承三条标志性产业链。"
    assert names("Industry", text) == ["现代中药", "特种玻璃", "精品轴承"]


def test_general_industry_keeps_the_word_that_says_which() -> None:
    text = "大力发展设施农业、智慧农业、共享农业。"
    assert names("Industry", text) == ["设施农业", "智慧农业", "共享农业"]


@pytest.mark.parametrize(
    ("text", "name"),
    [("大力发展黄精种植。", "黄精种植"), ("做强高原鲑鱼养殖，带动增收。", "高原鲑鱼养殖")],
)
def test_trade_that_is_grown_is_an_industry(text: str, name: str) -> None:
    assert names("Industry", text) == [name]


def test_trade_that_is_only_named_is_no_industry() -> None:
    assert names("Industry", "组织农户参观黄精种植。") == []


def test_industry_behind_and_others_is_named() -> None:
    text = "加快发展研发设计、检验检测等生产性服务业。"
    assert "生产性服务业" in names("Industry", text)


def test_industry_is_named_by_its_figure_in_whole() -> None:
    assert names("Industry", "力争山楂产业综合产值突破30亿元。") == ["山楂产业"]


def test_strength_of_a_place_is_an_industry() -> None:
    assert names("Industry", "发挥南票区石油化工优势，延伸链条。") == ["石油化工"]


def test_industries_that_win_a_title_of_clusters() -> None:
    text = "电线电缆、数控机床分别入选省级中小企业特色产业集群。"
    assert names("Industry", text) == ["电线电缆", "数控机床"]


def test_quality_alone_makes_no_whole_chain() -> None:
    assert names("Industry", "推动优势特色产业全产业链发展。") == []


def test_cluster_that_is_to_grow_is_an_industry_and_no_honour() -> None:
    text = "打造国家级稀土新材料产业集群。"
    assert names("Industry", text) == ["稀土新材料产业集群"]
    assert names("Honour", text) == []


def test_list_follows_what_says_that_they_are_the_leading_ones() -> None:
    text = "东片区主导产业为磷石膏利用、竹制品包装。"
    assert names("Industry", text) == ["磷石膏利用", "竹制品包装"]


def test_leading_industry_of_a_place_is_no_name() -> None:
    assert names("Industry", "全力发展河东片区主导产业。") == []
    assert names("Industry", "小辣椒做成大产业。") == []


def test_list_that_becomes_the_leading_ones_is_of_industries() -> None:
    text = "龙山百合、苏仙枇杷已成为全市富民产业。"
    assert names("Industry", text) == ["龙山百合", "苏仙枇杷"]


def test_main_and_second_industry_of_a_pattern() -> None:
    assert "绿色建材" in names("Industry", "形成以绿色建材为主、商贸物流为辅的格局。")


def test_trade_may_be_counted_and_made_of_two_industries() -> None:
    assert names("Industry", "发展虾稻综合种养3万亩。") == ["虾稻综合种养"]
    assert names("Industry", "深耕马铃薯种业。") == ["马铃薯种业"]


def test_list_that_a_colon_announces_is_of_industries() -> None:
    text = "调整后的五条产业链是：磷化工、智能农机（含园林机械）、竹笋加工、白茶、纸制品。"
    assert names("Industry", text) == ["磷化工", "智能农机", "竹笋加工", "白茶", "纸制品"]


def test_industries_of_each_rank_are_named_in_turn() -> None:
    text = "优势产业有磷化工，未来产业有氢能、合成生物等。"
    assert names("Industry", text) == ["磷化工", "氢能", "合成生物"]


@pytest.mark.parametrize("name", ["茶产业", "竹产业", "锂产业链条"])
def test_one_character_names_an_industry(name: str) -> None:
    assert names("Industry", f"加快壮大{name}。") == [name]


def test_list_behind_such_as_is_of_the_industries_before() -> None:
    text = "大力发展特色产业，如黑莓、金丝皇菊、富硒大米等。"
    assert names("Industry", text) == ["黑莓", "金丝皇菊", "富硒大米"]


def test_core_of_a_system_of_industries_is_of_industries() -> None:
    text = "形成以战略矿产、生物医药、航空航天为核心的现代化产业体系。"
    assert names("Industry", text) == ["战略矿产", "生物医药", "航空航天"]


def test_list_of_trades_without_a_common_word_is_grown() -> None:
    text = "发展木制品深加工、林下经济、湿地观光旅游等，带动增收。"
    assert names("Industry", text) == ["木制品深加工", "林下经济", "湿地观光旅游"]


def test_size_of_a_cluster_is_no_part_of_its_industry() -> None:
    text = "打造新型显示、智能网联汽车千亿级产业集群。"
    assert names("Industry", text) == ["新型显示", "智能网联汽车"]


def test_chain_of_a_named_industry_is_the_industry() -> None:
    assert names("Industry", "花椒产业全产业链产值达到20亿元。") == ["花椒产业"]


def test_number_and_verb_of_a_heading_are_no_part_of_the_industry_in_it() -> None:
    text = "第三章做强县域工业\n第二节改造提升农机装备产业\n支持企业技术改造。"
    assert names("Industry", text) == ["农机装备产业"]


def test_industry_heads_a_numbered_point_before_its_bases() -> None:
    text = "2.生物医药，以高新区为核心，重点发展医疗器械。"
    assert names("Industry", text)[0] == "生物医药"


def test_people_and_firms_of_an_industry_are_none() -> None:
    text = "培育壮大数字贸易、服务外包经营主体。"
    assert "服务外包经营主体" not in names("Industry", text)
