"""Who develops an industry where the clause names nobody: paragraph, apposition, sets, engines."""

from __future__ import annotations

from collections.abc import Callable

Pairs = Callable[..., set[tuple[str, str]]]


def test_paragraph_goes_on_about_the_town_that_it_begins_with(pairs: Pairs) -> None:
    text = (
        "[Place 肥东县]工作综述\n"
        "今年以来，[Place 桥头集镇]抓实产业。一是大力发展[Industry 庄园经济]。\n"
        "全力推进[Industry 光伏]产业发展。\n"
    )
    found = pairs("develops_industry", text, place="肥东县")
    assert found == {("桥头集镇", "庄园经济"), ("肥东县", "光伏")}


def test_place_that_lies_in_another_is_spoken_of(pairs: Pairs) -> None:
    text = "地处[Place 肥西县]西部山区的[Place 铭传乡]，立足生态优势，发展[Industry 茶叶]产业。"
    assert pairs("develops_industry", text) == {("铭传乡", "茶叶")}
    text = "与[Place 铭传乡]相邻的[Place 高刘镇]，也在[Industry 苗木]产业上做文章。"
    assert pairs("develops_industry", text) == {("高刘镇", "苗木")}


def test_place_before_a_colon_is_not_replaced_by_what_it_is(pairs: Pairs) -> None:
    text = "[Place 黄山市]：[Place 长江]流域旅游城市，重点发展[Industry 文化旅游]等产业。"
    assert pairs("develops_industry", text) == {("黄山市", "文化旅游")}


def test_subject_with_a_base_stays_the_subject(pairs: Pairs) -> None:
    text = "[Place 肥西县]以[Park 桃花工业园]为龙头，积极发展[Industry 家电]产业。"
    assert pairs("develops_industry", text) == {("肥西县", "家电")}


def test_park_that_is_built_is_not_who_goes_on(pairs: Pairs) -> None:
    text = "[Place 肥西县]立足优势，打造[Park 官亭苗木产业园]，并发展[Industry 畜牧]产业。"
    assert pairs("develops_industry", text) == {("肥西县", "畜牧")}


def test_second_set_of_a_list_is_developed_too(pairs: Pairs) -> None:
    text = (
        "[Park 合肥经开区]形成[Industry 家电]2大千亿级产业集群，[Industry 光伏]3大百亿级产业集群。"
    )
    assert pairs("develops_industry", text) == {("合肥经开区", "家电"), ("合肥经开区", "光伏")}


def test_industries_announced_as_examples_of_kinds(pairs: Pairs) -> None:
    text = "[Place 铭传乡]大力发展特色产业，如[Industry 蓝莓]、[Industry 草莓]等，形成规模。"
    assert pairs("develops_industry", text) == {("铭传乡", "蓝莓"), ("铭传乡", "草莓")}


def test_support_given_to_an_industry_develops_it(pairs: Pairs) -> None:
    text = "[Place 铭传乡]还加大[Industry 茶叶]、[Industry 兰花]等产业扶持力度。"
    assert pairs("develops_industry", text) == {("铭传乡", "茶叶"), ("铭传乡", "兰花")}


def test_chain_turned_to_is_developed(pairs: Pairs) -> None:
    text = (
        "[Place 合肥市]工作要点\n围绕[Industry 人工智能产业链]，出台扶持措施。\n"
        "围绕[Industry 人工智能]应用场景，开展试点。"
    )
    assert pairs("develops_industry", text) == {("合肥市", "人工智能产业链")}


def test_heading_of_two_engines(pairs: Pairs) -> None:
    text = "[Park 合肥高新区]：[Industry 集成电路]、[Industry 量子信息]双引擎\n"
    assert pairs("develops_industry", text) == {
        ("合肥高新区", "集成电路"),
        ("合肥高新区", "量子信息"),
    }


def test_what_every_place_has_tells_nothing_of_the_place_spoken_for(pairs: Pairs) -> None:
    text = "[Place 合肥市]工作要点\n提质发展[Industry 生产性服务业]。"
    assert pairs("develops_industry", text) == set()
    text = "[Place 肥西县]提质发展[Industry 生产性服务业]。"
    assert pairs("develops_industry", text) == {("肥西县", "生产性服务业")}


def test_newspaper_named_after_a_place_is_not_the_place(pairs: Pairs) -> None:
    text = "[Place 黄山]新闻网讯，该乡[Place 长标村]借助优势，大力发展[Industry 油茶]产业。"
    assert pairs("develops_industry", text, place=None) == {("长标村", "油茶")}


def test_place_made_something_develops_it(pairs: Pairs) -> None:
    text = (
        "以园区为依托，将[Place 合肥都市圈]打造成为[Industry 装备制造]、[Industry 光伏]产业基地。"
    )
    expected = {("合肥都市圈", "装备制造"), ("合肥都市圈", "光伏")}
    assert pairs("develops_industry", text) == expected


def test_place_of_the_cited_plan_speaks_for_a_text_without_a_place(pairs: Pairs) -> None:
    text = "[Document 安徽省工业发展规划]出台。规划提出，大力发展[Industry 绿色包装]产业。"
    assert pairs("develops_industry", text, place=None) == {("安徽省", "绿色包装")}


def test_only_town_that_begins_clauses_speaks_for_a_text_without_a_county(pairs: Pairs) -> None:
    text = "做大做强[Industry 林果]产业。[Place 官亭镇]利用山地，引导农户种树。"
    assert pairs("develops_industry", text, place=None) == {("官亭镇", "林果")}


def test_nearest_of_nested_places_develops_what_follows(pairs: Pairs) -> None:
    text = "今年以来，[Place 黄山市][Place 歙县][Industry 茶产业]提质增效。"
    assert pairs("develops_industry", text, place=None) == {("歙县", "茶产业")}


def test_only_place_told_of_in_a_paragraph_is_what_it_is_about(pairs: Pairs) -> None:
    text = (
        "规划明确，到2025年，[Place 临湖新区]产值翻两番。做大做强[Industry 集成电路]产业。\n"
        "到2025年，[Place 肥西县]产值翻番，[Place 肥东县]产值倍增。做大做强[Industry 光伏]产业。"
    )
    assert pairs("develops_industry", text, place=None) == {("临湖新区", "集成电路")}


def test_place_of_a_meeting_or_of_a_title_develops_nothing(pairs: Pairs) -> None:
    text = "在[Place 肥西县]联席会议上，代表提出发展[Industry 光伏]产业。"
    assert pairs("develops_industry", text, place=None) == set()
    text = "荣获[Place 安徽省][Industry 轴承产业]名县称号。"
    assert pairs("develops_industry", text, place=None) == set()
