"""Divisions of the public table, and places by their ending."""

from __future__ import annotations

import pytest

from kg.extraction.entities.places.divisions import divisions, plain_forms, short_form
from tests.extraction.entities.naming import names


def test_table_has_every_province_and_county() -> None:
    table = divisions()
    assert sum(d.level == 1 for d in table) == 34
    assert {d.name: d.parent for d in table}["仁怀市"] == "遵义市"


def test_short_form_drops_the_nations_of_an_autonomous_area() -> None:
    assert short_form("黔南布依族苗族自治州") == "黔南"
    assert short_form("内蒙古自治区") == "内蒙古"
    assert short_form("沛县") == "沛县"


def test_county_short_form_counts_only_at_home() -> None:
    text = "支持凤冈、湄潭加快发展。"
    assert names("Place", f"遵义市{text}", "遵义市") == ["遵义市", "凤冈", "湄潭"]
    assert names("Place", f"长沙市{text}", "长沙市") == ["长沙市"]


def test_towns_streets_and_roads_are_found_by_their_ending() -> None:
    text = "推进云溪镇、先锋、天马山、武康街道和塔山大街改造。"
    assert names("Place", text) == ["云溪镇", "先锋街道", "天马山街道", "武康街道", "塔山大街"]


def test_place_only_inside_another_name_is_left_out() -> None:
    assert names("Place", "与深圳科技园合作。") == []
    assert names("Place", "与深圳科技园合作，对接深圳。") == ["深圳"]


def test_lone_character_shows_that_a_word_is_part_of_another() -> None:
    assert "湘北" not in names("Place", "启动红湘北路延伸。")


def test_autonomous_areas_are_known_without_their_nations() -> None:
    assert plain_forms("伊犁哈萨克自治州") == ("伊犁州", "伊犁自治州")
    assert plain_forms("东乡族自治县") == ("东乡县", "东乡自治县")
    assert plain_forms("宁夏回族自治区") == ("宁夏自治区",)
    assert plain_forms("吉水县") == ()
    assert names("Place", "支持巍山县、延边州发展。") == ["巍山县", "延边州"]


def test_new_district_is_one_place_and_not_its_city() -> None:
    assert names("Place", "各市州和贵安新区同时开工。") == ["贵安新区"]


def test_towns_of_any_sound_and_their_villages_follow_their_county() -> None:
    text = "在策勒县阿萨木乡库尔干村落成。"
    assert names("Place", text) == ["策勒县", "阿萨木乡", "库尔干村"]


def test_town_opens_the_name_of_a_park_or_lies_along_a_road() -> None:
    assert names("Place", "加快河口镇农产品加工园建设。") == ["河口镇"]
    assert names("Place", "打造县城至大坪镇至红岭乡沿线。") == ["大坪镇", "红岭乡"]


def test_short_name_before_waters_is_no_city() -> None:
    assert names("Place", "整修安阳渠灌区。") == []


def test_county_is_no_part_of_the_civic_word_behind_it() -> None:
    assert "东方市" not in names("Place", "由东方市政园林公司承建。")


def test_riversides_are_called_by_their_numbers() -> None:
    assert names("Place", "提升两江四岸品质，统筹一河三堤治理。") == ["两江四岸", "一河三堤"]


def test_ends_of_a_road_are_places_behind_their_counties() -> None:
    text = "启动庐江冶父至无为泥汊高速、祁门牯牛至歙县三阳公路建设。"
    ends = ["冶父", "泥汊", "牯牛", "三阳"]
    assert [n for n in names("Place", text) if n in ends] == ends


def test_class_of_a_road_is_no_place_at_its_end() -> None:
    text = "启动庐江冶父至无为三级公路建设。"
    assert "三级" not in names("Place", text)


def test_county_that_has_become_a_district_is_known_by_its_town() -> None:
    text = "青岛市出台办法，在即墨市金口镇和胶南市试点。"
    assert names("Place", text) == ["青岛市", "即墨市", "金口镇"]


def test_river_that_no_table_holds_is_known_by_its_banks() -> None:
    assert "清弋江" in names("Place", "整治清弋江东岸岸线。")


def test_side_on_which_a_road_bounds_is_no_part_of_its_name() -> None:
    text = "园区四至范围为东至青云路，西至望湖大道。"
    assert names("Place", text) == ["青云路", "望湖大道"]


@pytest.mark.parametrize(
    "text", ["东北距宣城市30公里。", "包括宣城市东部地区。", "涉及郎溪县的东部和南部地区。"]
)
def test_side_is_no_region(text: str) -> None:
    assert [n for n in names("Place", text) if n not in ("宣城市", "郎溪县")] == []


def test_quarter_is_named_behind_the_community_or_park_it_is_in() -> None:
    assert names("Place", "改造南塘社区柳荫片区。") == ["南塘社区", "柳荫片区"]
    assert names("Place", "开发城东经开区梅溪新区。") == ["梅溪新区"]


def test_quarter_may_reach_from_one_place_to_another() -> None:
    text = "其中柳林—枫桥片区重点发展康养。"
    assert names("Place", text) == ["柳林—枫桥片区"]


def test_new_district_on_one_side_of_a_city_is_called_after_both() -> None:
    assert "合肥东部新区" in names("Place", "以合肥东部新区为核心。")


def test_town_whose_name_begins_with_a_side_is_one() -> None:
    assert names("Place", "推进西北坪镇蔬菜种植。") == ["西北坪镇"]


def test_seat_of_a_county_is_a_town_though_many_are_called_so() -> None:
    assert "城关镇" in names("Place", "在城关镇柳树沟林果示范园设立分会场。")


def test_who_comes_to_a_street_is_no_part_of_its_name() -> None:
    assert names("Place", "区委副书记到环溪街道调研。") == ["环溪街道"]


def test_river_may_be_called_like_a_county() -> None:
    assert names("Place", "串联麻阳溪、崇阳溪滨水空间。") == ["麻阳溪", "崇阳溪"]
    assert names("Place", "整修安阳渠灌区。") == []


def test_memorial_garden_is_a_place() -> None:
    assert names("Place", "修缮宋慈纪念园。") == ["宋慈纪念园"]


def test_head_of_a_town_is_no_part_of_its_name() -> None:
    assert names("Place", "枫桥镇镇长作报告。") == ["枫桥镇"]


def test_county_of_two_characters_counts_in_documents_of_other_places() -> None:
    assert "蠡县" in names("Place", "蠡县园区企业增多，消费县域下沉。", "合肥市")
    assert "费县" not in names("Place", "蠡县园区企业增多，消费县域下沉。", "合肥市")
    assert "新市" not in names("Place", "服务新市民。", "合肥市")


@pytest.mark.parametrize(
    "text", ["突破模块化叶片、传动链等技术。", "发展高原特色农产品。", "游览百亩桃园。"]
)
def test_product_or_orchard_is_no_place(text: str) -> None:
    assert names("Place", text) == []


def test_adverb_and_preposition_are_no_part_of_a_region() -> None:
    assert names("Place", "正朝湘中南地区延伸线路。") == ["湘中南地区"]
    assert names("Place", "项目已在云溪片区落地。") == ["云溪片区"]
    assert names("Place", "向阳街道、正阳路。") == ["向阳街道", "正阳路"]


@pytest.mark.parametrize(
    "text", ["聚焦煤矿、非煤矿山、尾矿库整治。", "打通断头路、丰产路。", "打硬仗、拔硬寨。"]
)
def test_kind_of_landscape_or_road_is_no_place(text: str) -> None:
    assert not {"非煤矿山", "断头路", "拔硬寨"} & set(names("Place", text))


def test_road_that_schools_are_called_after_is_not_spoken_of() -> None:
    assert names("Place", "完成滨江南路、解放路两所小学扩建。") == []
    assert "解放路" in names("Place", "拓宽滨江南路、解放路两条道路。")


def test_airport_that_is_called_after_a_sight_gives_no_county() -> None:
    assert names("Place", "南岳机场通航城市达23个。") == []
    assert names("Place", "长沙机场扩建。") == ["长沙"]


def test_region_that_opens_a_name_is_not_spoken_of() -> None:
    assert names("Place", "西北农技中心建成投用。") == []
    assert names("Place", "服务西南地区，推动东北、西北协作。") == ["西南地区", "东北", "西北"]


def test_town_of_a_minority_is_one() -> None:
    assert names("Place", "启动青陵满族乡双汀中心小学迁建。") == ["青陵满族乡"]


def test_county_short_form_counts_in_its_own_province() -> None:
    text = "支持湄潭、凤冈加快转型。"
    assert names("Place", text, "贵州省") == ["湄潭", "凤冈"]
    assert names("Place", text, "湖南省") == []


def test_countries_and_their_cities_are_places() -> None:
    found = names("Place", "班列从西安开往德国汉堡和哈萨克斯坦阿拉木图。中泰国际学校开学。")
    assert found == ["西安", "德国", "汉堡", "哈萨克斯坦", "阿拉木图"]
