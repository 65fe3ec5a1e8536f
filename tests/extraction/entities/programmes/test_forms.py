"""Policies are named by their form: aims, counted measures, censuses, schemes for people."""

from __future__ import annotations

import pytest

from kg.extraction.entities.programmes.forms import policy_forms
from tests.extraction.entities.naming import names


def _forms(text: str) -> list[str]:
    return [m.name for m in policy_forms(text)]


@pytest.mark.parametrize(
    "text",
    [
        "坚持工业兴县、农业稳县、旅游富县，推动发展。",
        "深入实施工业兴县、农业稳县、旅游富县战略。",
        "立足“工业兴县、农业稳县、旅游富县”定位。",
    ],
)
def test_aims_in_one_measure_are_one_policy(text: str) -> None:
    assert _forms(text)[0].removesuffix("战略") == "工业兴县、农业稳县、旅游富县"


@pytest.mark.parametrize(
    "text",
    [
        "实施科教兴市、人才强市战略。",  # two strategies
        "实施工业强市、旅游活市、生态立市三大战略。",  # each is one of the set
        "获评工业强县、旅游强县。",  # titles
    ],
)
def test_aims_are_not_strategies_or_titles(text: str) -> None:
    assert _forms(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("出台优化营商环境30条、招才引智12条。", ["优化营商环境30条", "招才引智12条"]),
        (
            "稳住工业经济26条、激发消费活力18条等政策落地。",
            ["稳住工业经济26条", "激发消费活力18条"],
        ),
        ("全面兑现了民营经济31条。", ["民营经济31条"]),
        ("落实“稳增长22条”“惠企纾困18条”。", ["稳增长22条", "惠企纾困18条"]),
    ],
)
def test_policy_counts_its_measures(text: str, found: list[str]) -> None:
    assert _forms(text) == found


@pytest.mark.parametrize(
    "text",
    ["新建公交线路20条。", "制定惠农政策15条。", "实施支路改造12条。", "办理群众诉求300条。"],
)
def test_policy_is_not_a_number_of_things(text: str) -> None:
    assert _forms(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "主动融入淮河生态经济带、合肥都市圈等国家战略。",
            ["淮河生态经济带", "合肥都市圈"],
        ),
        ("贯彻制造强国、制造强省战略部署。", ["制造强国", "制造强省"]),
        ("发展新材料、新能源等战略性新兴产业。", []),
        ("霍邱县稻虾共作模式在全省推广。", ["霍邱县稻虾共作模式"]),
        ("这一做法获全省推广，模式不断创新。", []),
    ],
)
def test_strategies_and_models_are_named(text: str, found: list[str]) -> None:
    assert _forms(text) == found


def test_census_is_numbered() -> None:
    text = "开展第三次全国土壤普查，第七次全国人口普查顺利完成，抓好安全隐患普查。"
    assert _forms(text) == ["第三次全国土壤普查", "第七次全国人口普查"]


def test_inspection_looks_again() -> None:
    assert _forms("配合省级环保督察“回头看”，做好安全检查“回头看”。") == ["省级环保督察“回头看”"]


def test_cooperation_is_of_two_provinces() -> None:
    assert _forms("深化苏陕协作，用好沪滇协作资金。") == ["苏陕协作", "沪滇协作"]
    assert _forms("加强部门协作，深化银企协作。") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("实施青年农场主培养项目、农村医师提升项目。", ["青年农场主培养项目", "农村医师提升项目"]),
        ("实施科技攻关项目和骨干教师培训项目。", ["骨干教师培训项目"]),
        ("1.乡村工匠培育项目。选树带头人。", ["乡村工匠培育项目"]),
        ("实施滨河片区开发项目。", []),  # works
        ("推进企业提升项目。", []),  # says too little
    ],
)
def test_scheme_is_for_people_or_firms(text: str, found: list[str]) -> None:
    assert _forms(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "制定实施产业强县、乡村振兴、河道治理等专项行动计划。",
            ["产业强县专项行动计划", "乡村振兴专项行动计划", "河道治理专项行动计划"],
        ),
        ("开展土地整治、河道清理等专项行动。", ["土地整治专项行动", "河道清理专项行动"]),
        ("打造更高标准营商环境升级版。", ["营商环境升级版"]),
        ("建设更高水平开放型经济升级版。", ["开放型经济升级版"]),
        ("出台人才政策“1+N”文件体系。", ["人才政策“1+N”文件体系"]),
        ("完善产业政策“1+3+N”文件体系。", ["产业政策“1+3+N”文件体系"]),
        ("强化金融服务“三农”，支持小微企业。", []),
        ("让云溪市民共享改革发展成果。", []),
    ],
)
def test_programmes_are_named_whole_and_each(text: str, found: list[str]) -> None:
    assert names("Initiative", text) == found


def test_planned_quarter_bears_its_quotation() -> None:
    assert names("Place", "建设“绿色山谷”文化旅游片区。") == ["“绿色山谷”文化旅游片区"]
    assert names("Place", "打造“云溪水乡”片区。") == ["“云溪水乡”片区"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("以苏锡常一体化为牵引，融入长三角一体化发展。", ["苏锡常一体化", "长三角一体化"]),
        ("推动成渝协同发展走深走实，建设平安四川。", ["成渝协同发展"]),
        ("扎实推进平安四川建设，推进京津冀协同发展。", ["京津冀协同发展", "平安四川建设"]),
        ("推动上下游协同发展，推进教育科技人才一体化发展。", []),
    ],
)
def test_regions_grow_together_and_provinces_become_something(text: str, found: list[str]) -> None:
    assert sorted(_forms(text)) == sorted(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("深化“徽品出海”拓市场抓订单活动。", ["“徽品出海”拓市场抓订单活动"]),
        ("开展“先锋·实干”素质能力提升行动，", ["“先锋·实干”素质能力提升行动"]),
        ("推进“徽品”产业发展和设施建设活动。", []),
    ],
)
def test_act_is_named_by_its_quotation_and_what_it_does(text: str, found: list[str]) -> None:
    assert _forms(text) == found


def test_programme_begins_behind_the_label_of_its_box() -> None:
    assert names("Initiative", "附件3“双百”工程任务分工") == ["“双百”工程"]
    assert names("Document", "附表1“十三五”规划完成情况") == ["“十三五”规划"]
