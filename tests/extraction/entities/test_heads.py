"""Names by their last word: where they begin, and which heads name nothing."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("Park", "支持播州经开区做大做强。", ["播州经开区"]),
        ("Park", "联动融合娄山工业园发展。", ["娄山工业园"]),
        ("Park", "支持高新区打造国家创新型科技园区。", ["高新区"]),
        ("Park", "启明药业建设现代中药产业园。", ["现代中药产业园"]),
        ("Project", "加快乌江三级航道建设。", ["乌江三级航道"]),
        ("Project", "完成新舟机场站坪扩建工程。", ["新舟机场站坪扩建工程", "新舟机场"]),
        ("Enterprise", "与习酒集团合作创新混改模式。", ["习酒集团"]),
        ("Institution", "推进市第二人民医院搬迁。", ["市第二人民医院"]),
        ("Platform", "加快莫干山地信实验室建设。", ["莫干山地信实验室"]),
        ("Event", "办好第三届遵义国际辣椒博览会。", ["第三届遵义国际辣椒博览会"]),
        ("Event", "为贯彻市委十二届八次全会精神。", ["市委十二届八次全会"]),
        ("Initiative", "深入开展打击非法集资专项行动。", ["打击非法集资专项行动"]),
        ("Initiative", "持续打好蓝天、碧水、净土保卫战。", ["蓝天、碧水、净土保卫战"]),
        ("Honour", "汇川区获评国家全域旅游示范区。", ["国家全域旅游示范区"]),
        ("Honour", "创建2个以上省级绿色工厂。", ["省级绿色工厂"]),
        ("Document", "认真落实《遵义市森林防火条例》。", ["遵义市森林防火条例"]),
        ("Industry", "推动煤化工产业发展。", ["煤化工产业"]),
        ("Place", "加快新蒲新城开发。", ["新蒲新城"]),
    ],
)
def test_head_gives_the_type_and_verbs_end_the_name(kind: str, text: str, found: list[str]) -> None:
    assert names(kind, text) == found


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("Park", "优化产业园区布局，建设一批专业园区。"),
        ("Platform", "完善各类公共服务平台，新增重点实验室5家以上。"),
        ("Enterprise", "支持高新技术企业和龙头企业做强。"),
        ("Institution", "推动公立医院改革，鼓励高等院校合作。"),
        ("Project", "加快重大项目建设，推进重点工程。"),
        ("Industry", "发展优势产业、特色产业和主导产业。"),
        ("Initiative", "制定工作计划，深化重点领域改革。"),
        ("Event", "召开专题会议，组织各类比赛。"),
    ],
)
def test_generic_modifiers_name_nothing(kind: str, text: str) -> None:
    assert names(kind, text) == []


def test_park_inside_longer_park_is_named_too() -> None:
    found = names("Park", "加快播州高新区智能装备产业园建设。")
    assert found == ["播州高新区智能装备产业园", "播州高新区"]
