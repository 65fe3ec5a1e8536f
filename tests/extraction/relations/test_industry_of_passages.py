"""Industries whose developer the sentences before name, or whose firms lead them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Pairs = Callable[..., set[tuple[str, str]]]


def test_park_spoken_of_develops_what_it_is_said_to(pairs: Pairs) -> None:
    text = "[Park 滁州高新区]创建于2008年。园区以[Industry 智能家电]和[Industry 光伏]为主导产业。"
    expected = {("滁州高新区", "智能家电"), ("滁州高新区", "光伏")}
    assert pairs("develops_industry", text) == expected


def test_place_spoken_of_is_taken_up_again(pairs: Pairs) -> None:
    text = "[Place 舒城县]环境优美。截至目前，该县培育壮大[Industry 茶产业]。"
    assert pairs("develops_industry", text) == {("舒城县", "茶产业")}


def test_firm_leads_its_industry(pairs: Pairs) -> None:
    text = "形成以[Enterprise 江淮重工]为龙头的[Industry 工程机械]产业格局。"
    assert ("江淮重工", "工程机械") in pairs("develops_industry", text)


def test_industry_is_made_the_leading_one(pairs: Pairs) -> None:
    text = "[Place 金寨县]把[Industry 茶产业]作为主导产业来抓。"
    assert pairs("develops_industry", text) == {("金寨县", "茶产业")}


def test_park_turned_to_fields_develops_them(pairs: Pairs) -> None:
    text = "[Park 滁州高新区]紧盯[Industry 智能家电]、[Industry 光伏]两大前沿产业。"
    expected = {("滁州高新区", "智能家电"), ("滁州高新区", "光伏")}
    assert pairs("develops_industry", text) == expected


def test_only_place_that_begins_clauses_speaks_for_a_text_without_a_place(pairs: Pairs) -> None:
    text = "今年[Place 桐城市]再出发。大力发展[Industry 绿色包装]产业。"
    assert pairs("develops_industry", text, place=None) == {("桐城市", "绿色包装")}


def test_several_unnamed_divisions_develop_nothing(pairs: Pairs) -> None:
    text = "[Place 五市]协同发展[Industry 先进制造]产业。"
    assert pairs("develops_industry", text, place=None) == set()


def test_quality_before_a_member_keeps_the_list_whole(pairs: Pairs) -> None:
    text = "[Place 宿州市]将发展[Industry 畜牧业]、优质[Industry 林果]等特色产业。"
    assert pairs("develops_industry", text) == {("宿州市", "畜牧业"), ("宿州市", "林果")}


@pytest.mark.parametrize(
    "clause",
    [
        "以打造百亿级[Industry 文旅产业]为核心，争创景区。",
        "以发展[Industry 茶产业]为主线，推进三产融合。",
        "把[Industry 电子信息]、[Industry 生物医药]等产业作为主攻方向。",
        "[Industry 轨道交通]、[Industry 新能源汽车]等千亿级产业集群来势喜人。",
    ],
)
def test_what_is_made_the_core_or_comes_on_well_is_developed(pairs: Pairs, clause: str) -> None:
    found = pairs("develops_industry", f"[Place 亳州市]实施方案\n{clause}", place="亳州市")
    assert found and {head for head, _ in found} == {"亳州市"}


def test_example_of_an_industry_is_not_developed(pairs: Pairs) -> None:
    text = "[Place 亳州市]实施方案\n以[Industry 茶产业]为例，说明有关做法。"
    assert pairs("develops_industry", text, place="亳州市") == set()


def test_parks_in_which_an_industry_is_built_up_develop_it(pairs: Pairs) -> None:
    text = "在[Park 撮镇工业园]和[Park 桥头集产业园]打造[Industry 新材料产业集群]。"
    expected = {("撮镇工业园", "新材料产业集群"), ("桥头集产业园", "新材料产业集群")}
    assert pairs("develops_industry", text) >= expected


def test_parks_are_the_core_of_the_industry_that_a_point_is_headed_with(pairs: Pairs) -> None:
    text = (
        "2.[Industry 装备制造]，以[Park 撮镇工业园]、[Park 桥头集产业园]为核心，"
        "联动[Park 下塘产业园]等平台载体，重点发展[Industry 农机装备]。"
    )
    found = pairs("develops_industry", text)
    parks = {"撮镇工业园", "桥头集产业园", "下塘产业园"}
    assert {head for head, tail in found if tail == "装备制造"} >= parks
