"""Works and firms told by what stands around their names: cards, sections, phases and lists."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("凤山湖供水工程正式通水。", ["凤山湖供水工程"]),
        ("云岭引调水工程正在开展隧洞掘进。", ["云岭引调水工程"]),
        (
            "沧源江大桥已合龙，昌平高铁平湖至海丰段进入联调联试阶段。",
            ["沧源江大桥", "昌平高铁平湖至海丰段"],
        ),
        ("新乡东四环过境公路长18.5公里，总投资6亿元。", ["新乡东四环过境公路"]),
        ("安化县康乐陶瓷项目2期建成投产。", ["安化县康乐陶瓷项目2期"]),
        (
            "平江500千伏输变电工程、望城1000千伏特高压交流工程完工。",
            ["平江500千伏输变电工程", "望城1000千伏特高压交流工程"],
        ),
        ("加快建设总投资3.2亿元的县中医院迁建项目。", ["县中医院迁建项目"]),
        ("石门大桥及客运站站前广场完成浇筑。", ["石门大桥", "客运站站前广场"]),
    ],
)
def test_frames_tell_works_with_their_sections_and_phases(text: str, found: list[str]) -> None:
    assert set(names("Project", text)) >= set(found)


def test_frames_leave_out_what_is_only_a_part_of_works() -> None:
    assert "龙王山隧道" in names("Project", "安平高铁控制性工程龙王山隧道贯通。")
    assert names("Project", "该项目一期项目厂房改造基本完成。") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "白塔镇实施重点项目3个，宏信冷链加工基地、金山寺景区停车场、清水湾滑雪场3个重点项目已开工。",
            {"宏信冷链加工基地", "金山寺景区停车场", "清水湾滑雪场"},
        ),
        (
            "加快平安河隧道及引线工程、凯达智能运营结算中心等重点项目建设。",
            {"平安河隧道及引线工程", "凯达智能运营结算中心"},
        ),
        (
            "华通松山滩20万千瓦风电、永安镇民宿集群等9个企业投资项目开工。",
            {"华通松山滩20万千瓦风电", "永安镇民宿集群"},
        ),
    ],
)
def test_frames_of_counted_lists_tell_their_items(text: str, found: set[str]) -> None:
    assert found <= {*names("Project", text), *names("Park", text)}


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("总投资3亿元的江西华禾科技发展有限公司装配式建材项目开工。", "江西华禾科技发展有限公司"),
        ("冷链项目由中启资源投资建设，总投资1亿元。", "中启资源"),
        ("投资方山东绿源农业科技有限公司负责人介绍。", "山东绿源农业科技有限公司"),
        ("如湖南康泽药业股份有限公司将投资10亿元。", "湖南康泽药业股份有限公司"),
        ("宁夏电气永宁县10万千瓦风电项目开工。", "宁夏电气"),
    ],
)
def test_frames_tell_the_firms_that_build(text: str, firm: str) -> None:
    assert firm in names("Enterprise", text)
