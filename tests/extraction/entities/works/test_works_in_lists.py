"""Lists of works with sums, counts and states around their items."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "成功引进投资18亿元的云湖空气储能、投资9亿元的华岳锂电铜箔等项目。",
            ["云湖空气储能", "华岳锂电铜箔"],
        ),
        ("锦程滑轨二期、瑞和泰昌等86个在续建项目稳步推进。", ["锦程滑轨二期", "瑞和泰昌"]),
        ("瑞信光学模组、海瀚储能电芯等在谈项目推进签约。", ["瑞信光学模组", "海瀚储能电芯"]),
        (
            "丰汇胶州压缩机（三期）、盛源吡啶等30个计划新开工项目实现开工。",
            ["丰汇胶州压缩机（三期）", "盛源吡啶"],
        ),
        (
            "实施十八坊街巷业态提升、凤岭石窟数字化保护等工程。",
            ["十八坊街巷业态提升", "凤岭石窟数字化保护"],
        ),
        ("14个产业项目中嘉禾精工、东浦锻件等9个项目复工。", ["嘉禾精工", "东浦锻件"]),
    ],
)
def test_items_are_named_whatever_stands_before_them(text: str, found: list[str]) -> None:
    assert names("Project", text) == found


def test_list_of_kinds_of_things_has_no_works() -> None:
    assert names("Project", "推进药品、饮料、纤维、秸秆综合利用等项目。") == []


def test_firms_are_listed_by_what_they_do() -> None:
    text = "锐衡智能、博湖精工、远瀚机电等纷纷落户。"
    assert names("Enterprise", text) == ["锐衡智能", "博湖精工", "远瀚机电"]
    text = "先后引进沃康达、象岭、京澜等一批大企业集团。"
    assert names("Enterprise", text) == ["沃康达", "象岭", "京澜"]
    text = "与湖信装备、云岭环保等十余家国内知名企业签约。"
    assert names("Enterprise", text) == ["湖信装备", "云岭环保"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "做好凤鸣大道三期、文峰线柳林段、双桥大道等工程前期工作。",
            ["凤鸣大道三期", "文峰线柳林段", "双桥大道"],
        ),
        ("打通文汇路、凤鸣大道等断头路。", ["文汇路", "凤鸣大道"]),
        ("打通文汇路、凤鸣大道等17条“断头路”。", ["文汇路", "凤鸣大道"]),
        (
            "建设武宣至平南、柳州至鹿寨、横州至博白高速公路。",
            ["武宣至平南", "柳州至鹿寨", "横州至博白高速公路"],
        ),
    ],
)
def test_roads_of_a_list_share_what_it_ends_in(text: str, found: list[str]) -> None:
    assert names("Project", text) == found


def test_programmes_stay_programmes_in_a_list_of_them() -> None:
    assert names("Project", "实施退耕还林、防沙治沙、百企帮百村等工程。") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "引进投资9亿元的北能数科飞轮储能、投资2亿元的中农丰禾渔光互补。",
            ["北能数科飞轮储能", "中农丰禾渔光互补"],
        ),
        (
            "引进投资7亿元的北域锂电芯、投资4亿元的穗金谷精深加工等一批延链补链项目。",
            ["北域锂电芯", "穗金谷精深加工"],
        ),
        ("推进翠湖湾、云锦府、枫林苑等一批楼盘建设。", ["翠湖湾", "云锦府", "枫林苑"]),
        ("白鹭岭固废处置、南塘污泥处理等项目建成投产。", ["白鹭岭固废处置", "南塘污泥处理"]),
        (
            "投资5亿元的鸿远集团显示屏及LED灯珠封装项目等一批项目开工。",
            ["鸿远集团显示屏及LED灯珠封装项目"],
        ),
        ("昌穗环氧丙烷、6万吨离子膜烧碱项目竣工。", ["昌穗环氧丙烷", "6万吨离子膜烧碱项目"]),
        ("新能源汽车、光伏组件项目竣工。", []),
        (
            "宏穗铝业、万原铝业等一批铝基材料、纺织面料项目开工。",
            ["宏穗铝业", "万原铝业"],
        ),
        ("新开工建设珠海、云溪县中医院易地新建工程等9个项目。", ["云溪县中医院易地新建工程"]),
        ("产值3亿元的企业、税收2亿元的园区增多。", []),
    ],
)
def test_items_of_a_list_are_works_by_their_sums_or_its_end(text: str, found: list[str]) -> None:
    assert names("Project", text) == found
