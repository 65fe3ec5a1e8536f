"""Firms by the form of their names: brackets, particles, trades of a place, numbered bureaus."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("引进泰和智控（苏州）自动化有限公司建厂。", ["泰和智控（苏州）自动化有限公司"]),
        ("由嘉年华梦谷（武汉）文旅发展有限公司运营。", ["嘉年华梦谷（武汉）文旅发展有限公司"]),
        ("宏达（集团）股份有限公司增资扩产。", ["宏达（集团）股份有限公司"]),
    ],
)
def test_bracket_stands_inside_the_name_of_a_firm(text: str, found: list[str]) -> None:
    assert names("Enterprise", text) == found


def test_project_opens_with_the_whole_of_a_firm_with_a_bracket() -> None:
    text = "辰星科技（江西）有限公司医用敷料生产项目总投资3亿元。"
    assert names("Project", text) == ["辰星科技（江西）有限公司医用敷料生产项目"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("该厂由江西以岚光学有限公司投资。", "江西以岚光学有限公司"),
        ("该厂由赣州兴正和源食品有限公司投资。", "赣州兴正和源食品有限公司"),
    ],
)
def test_particle_stands_inside_the_name_of_a_firm(text: str, found: str) -> None:
    assert names("Enterprise", text) == [found]


def test_particle_before_a_firm_is_no_part_of_its_name() -> None:
    text = "江西以岚光光学有限公司为龙头。推动润丰集团和源泉实业有限公司合作。"
    assert names("Enterprise", text) == ["岚光光学有限公司", "润丰集团", "源泉实业有限公司"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("云南农业投资集团有限公司牵头。", "云南农业投资集团有限公司"),
        ("机场由省机场集团负责运营。", "省机场集团"),
        ("由市水务集团实施。", "市水务集团"),
        ("县文旅投公司负责建设。", "县文旅投公司"),
        ("国家电投集团增加投入。", "国家电投集团"),
    ],
)
def test_firm_of_a_place_is_named_by_its_trade(text: str, found: str) -> None:
    assert names("Enterprise", text) == [found]


@pytest.mark.parametrize("text", ["支持国有企业集团做大做强。", "全市投资有限公司较多。"])
def test_kinds_of_firms_are_no_names(text: str) -> None:
    assert names("Enterprise", text) == []


@pytest.mark.parametrize(
    "firm", ["中铁四局", "中建三局", "中交第二航务工程局", "中国水电八局", "中铁十一局集团有限公司"]
)
def test_bureaus_of_the_builders_of_the_state_are_numbered(firm: str) -> None:
    assert names("Enterprise", f"大桥由{firm}承建。") == [firm]


def test_party_before_a_firm_is_no_part_of_its_name() -> None:
    text = "项目业主代表瑞霖集团作表态发言，了解到由瑞霖集团投资。"
    assert names("Enterprise", text) == ["瑞霖集团"]


def test_firm_stands_behind_its_owner_or_an_example() -> None:
    text = "中泰公司所属润泰新城公司开工。如瑞泽材料有限公司已投产。"
    assert names("Enterprise", text) == ["中泰公司", "润泰新城公司", "瑞泽材料有限公司"]


def test_firms_of_a_list_share_their_head() -> None:
    assert names("Enterprise", "以弘茂、弘泰公司等企业为主体。") == ["弘茂公司", "弘泰公司"]


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("民营企业500强杭润钢构项目签约。", "Project", "杭润钢构项目"),
        (
            "世界500强企业中联（青岛）实业有限公司推进合作。",
            "Enterprise",
            "中联（青岛）实业有限公司",
        ),
        ("赣江酒业公司扩产。", "Enterprise", "赣江酒业公司"),
        ("园区企业宁川纳米科技有限公司扩产。", "Enterprise", "宁川纳米科技有限公司"),
        ("日本中川产业株式会社投资兴建。", "Enterprise", "日本中川产业株式会社"),
    ],
)
def test_kind_before_a_firm_is_no_part_of_a_name(text: str, kind: str, found: str) -> None:
    assert names(kind, text) == [found]


def test_government_before_a_firm_is_no_part_of_its_name() -> None:
    text = "县政府与泰岳集团签订协议，区管委会与恒川科技有限公司签约。"
    assert names("Enterprise", text) == ["泰岳集团", "恒川科技有限公司"]
