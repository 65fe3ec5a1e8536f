"""Industries whose developer the sentences before name, or whose firms lead them."""

from __future__ import annotations

from collections.abc import Callable

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
