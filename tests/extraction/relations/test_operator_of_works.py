"""Who runs a thing is read from its name and from verbs of building and running."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.documents.reading import Reading
from kg.extraction.facts import Mention
from kg.extraction.relations import find_relations

Pairs = Callable[..., set[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "[Enterprise 江淮汽车]增长快。加快[Park 江淮汽车智能产业园]建设。",
            {("江淮汽车智能产业园", "江淮汽车")},
        ),
        (
            "支持[Enterprise 科大国盾]建设[Park 量子信息产业园]。",
            {("量子信息产业园", "科大国盾")},
        ),
        (
            "[Project 垃圾焚烧发电厂]由[Enterprise 光大环境]承建。",
            {("垃圾焚烧发电厂", "光大环境")},
        ),
        (
            "引进[Institution 省儿童医院]等优质资源，建设[Project 儿童健康中心]。",
            {("儿童健康中心", "省儿童医院")},
        ),
        (
            "规划建设[Park 创新智谷]，以[Enterprise 产投集团]等国有企业为主体。",
            {("创新智谷", "产投集团")},
        ),
        (
            "[Institution 县人民医院]搬迁在即。推进[Project 人民医院异地新建]。",
            {("人民医院异地新建", "县人民医院")},
        ),
    ],
)
def test_operator_is_named_in_many_ways(
    pairs: Pairs, text: str, expected: set[tuple[str, str]]
) -> None:
    assert pairs("operated_by", text) == expected


def test_operator_is_not_what_the_sentence_itself_builds(pairs: Pairs) -> None:
    text = "建设[Institution 财经学院]打造[Platform 金融培训平台]。"
    assert pairs("operated_by", text) == set()


def test_operator_of_one_name_under_two_types_is_not_itself(pairs: Pairs) -> None:
    text = "引进[Enterprise 蔚来汽车]。加快[Project 蔚来汽车]等重大项目建设。"
    assert pairs("operated_by", text) == set()


def test_operator_of_a_brand_is_the_firm_that_the_text_names_most(pairs: Pairs) -> None:
    text = (
        "[Enterprise 蔚蓝电气]、[Enterprise 蔚蓝电工]增长快，[Enterprise 蔚蓝电工]上市。"
        "加快[Park 蔚蓝南方产业园]建设。"
    )
    assert pairs("operated_by", text) == {("蔚蓝南方产业园", "蔚蓝电工")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "支持[Enterprise 科大国盾]与[Institution 皖江大学]、[Institution 省农科院]共建"
            "[Platform 联合实验室]。",
            {
                ("联合实验室", "科大国盾"),
                ("联合实验室", "皖江大学"),
                ("联合实验室", "省农科院"),
            },
        ),
        (
            "拓展市场，与[Institution 皖江大学]共建[Institution 茶产业研究院]。",
            {("茶产业研究院", "皖江大学")},
        ),
        (
            "支持[Enterprise 安泰食品]在[Place 撮镇]建设[Project 万头牧场]。",
            {("万头牧场", "安泰食品")},
        ),
        (
            "推动[Enterprise 科大国盾有限公司]（以下简称“国盾”）[Project 年产2万台整机项目]投产。",
            {("年产2万台整机项目", "科大国盾有限公司")},
        ),
        (
            "依托[Platform 数据交易所]建设[Platform 算力调度平台]。",
            {("算力调度平台", "数据交易所")},
        ),
    ],
)
def test_operators_act_together_and_in_places(
    pairs: Pairs, text: str, expected: set[tuple[str, str]]
) -> None:
    assert pairs("operated_by", text) == expected


def test_operator_is_told_by_the_next_clause_or_by_a_companys_own_name(pairs: Pairs) -> None:
    text = "设立[Platform 皖北产业基金]，由[Enterprise 阜阳发展集团]管理。"
    assert pairs("operated_by", text) == {("皖北产业基金", "阜阳发展集团")}
    text = "[Enterprise 安徽鸿路钢构股份有限公司]增长快。建设[Project 鸿路钢构二期项目]。"
    assert pairs("operated_by", text) == {("鸿路钢构二期项目", "安徽鸿路钢构股份有限公司")}


def test_operator_is_who_pays_in_the_clause_before(
    pairs: Callable[..., set[tuple[str, str]]],
) -> None:
    text = "[Enterprise 瑞丰集团]计划投资12亿元，在[Place 河西镇]建设[Project 小麦深加工项目]。"
    assert pairs("operated_by", text) == {("小麦深加工项目", "瑞丰集团")}
    text = "[Enterprise 润泽集团]追加投资9亿元，倾力打造[Park 青禾产业园]。"
    assert pairs("operated_by", text) == {("青禾产业园", "润泽集团")}
    text = "[Enterprise 润泽集团]实现产值9亿元，全县建设[Park 青禾产业园]。"
    assert pairs("operated_by", text) == set()


def test_operator_is_told_of_the_project_that_the_sentence_before_began_with(pairs: Pairs) -> None:
    text = "[Project 青禾高速]对接[Project 白云高速]。该项目由[Enterprise 润泽集团]投资建设。"
    assert pairs("operated_by", text) == {("青禾高速", "润泽集团")}
    first = "由[Enterprise 润泽集团]实施的[Project 青禾项目]"
    text = f"{first}、由[Enterprise 瑞丰集团]实施的[Project 丰乐项目]落户。"
    assert pairs("operated_by", text) == {("青禾项目", "润泽集团"), ("丰乐项目", "瑞丰集团")}


def test_operator_is_the_party_that_speaks_of_the_project(pairs: Pairs) -> None:
    text = "[Project 青禾示范园]总投资5亿元，投资方[Enterprise 润泽集团]介绍，项目分三期。"
    assert pairs("operated_by", text) == {("青禾示范园", "润泽集团")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "由[Enterprise 泰岳集团]投资建设、总投资12亿元的[Project 硅片项目]开工。",
            {("硅片项目", "泰岳集团")},
        ),
        (
            "[Enterprise 泰岳集团]拟投资30亿元打造的[Park 云谷产业园]落户。",
            {("云谷产业园", "泰岳集团")},
        ),
        (
            "[Project 庐江机场]由[Enterprise 省机场集团]负责运营管理。",
            {("庐江机场", "省机场集团")},
        ),
        (
            "[Park 云谷产业园]委托[Enterprise 泰岳集团]统一运营。",
            {("云谷产业园", "泰岳集团")},
        ),
        (
            "以[Enterprise 泰岳集团]为主体建设[Park 云谷产业园]。",
            {("云谷产业园", "泰岳集团")},
        ),
        (
            "近日，走进[Enterprise 泰岳集团]位于[Place 庐江县]的[Park 硅材料基地]。",
            set(),
        ),
        (
            "[Enterprise 泰岳集团]位于[Place 庐江县]的[Park 硅材料基地]已投产。",
            {("硅材料基地", "泰岳集团")},
        ),
        (
            "位于[Park 云谷产业园]的[Enterprise 泰岳集团]投资建设的[Project 硅片项目]已封顶。",
            {("硅片项目", "泰岳集团")},
        ),
        (
            "[Project 庐江电站]（[Enterprise 泰岳集团]）开工。",
            {("庐江电站", "泰岳集团")},
        ),
        (
            "[Project 庐江电站]项目业主为[Enterprise 泰岳集团]，总投资8亿元。",
            {("庐江电站", "泰岳集团")},
        ),
        (
            "引进[Enterprise 泰岳集团]，投资50亿元建设[Park 云谷产业园]。",
            {("云谷产业园", "泰岳集团")},
        ),
        (
            "[Enterprise 泰岳集团]入驻[Place 庐江县]，拟建设[Platform 云谷数据中心]。",
            {("云谷数据中心", "泰岳集团")},
        ),
        (
            "[Enterprise 泰岳集团]总经理介绍，公司投资3亿元的[Project 硅片项目]已开工。",
            {("硅片项目", "泰岳集团")},
        ),
        (
            "[Enterprise 泰岳集团]与[Institution 合工大]开展合作，联合共建[Platform 硅基实验室]。",
            {("硅基实验室", "泰岳集团"), ("硅基实验室", "合工大")},
        ),
    ],
)
def test_operator_is_told_across_sums_places_and_clauses(
    pairs: Pairs, text: str, expected: set[tuple[str, str]]
) -> None:
    assert pairs("operated_by", text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[Institution 安徽大学]磬苑校区建设一期、[Project 庐江学校]已启用。",
        "[Enterprise 泰岳集团]营收增长，[Park 云谷产业园]加快建设。",
        "[Enterprise 泰岳集团]入驻[Park 云谷产业园]，产值突破10亿元。",
    ],
)
def test_firm_that_builds_nothing_operates_nothing(pairs: Pairs, text: str) -> None:
    assert pairs("operated_by", text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "走进[Enterprise 泰岳铸造公司]生产车间，[Project 精密铸件生产线]正在调试。",
            {("精密铸件生产线", "泰岳铸造公司")},
        ),
        (
            "记者来到[Enterprise 云谷钛业]，机器轰鸣，[Project 钛白粉技改项目]正加紧建设。",
            {("钛白粉技改项目", "云谷钛业")},
        ),
        ("在[Enterprise 云谷钛业]带动下，[Project 钛白粉技改项目]开工。", set()),
        (
            "在[Enterprise 云谷钛业]厂区，[Enterprise 泰岳集团]的[Project 钛材项目]开工。",
            {("钛材项目", "泰岳集团")},
        ),
    ],
)
def test_works_told_of_where_one_visits_a_firm_are_the_firms(
    pairs: Pairs, text: str, expected: set[tuple[str, str]]
) -> None:
    assert pairs("operated_by", text) == expected


def test_those_who_sign_for_works_together_operate_them(pairs: Pairs) -> None:
    text = (
        "[Enterprise 泰岳集团]和[Enterprise 云谷钛业]签约的[Project 钛材项目]选址[Place 南桥镇]。"
    )
    assert pairs("operated_by", text) == {("钛材项目", "泰岳集团"), ("钛材项目", "云谷钛业")}


def test_new_house_of_a_college_is_not_called_its_own_project(pairs: Pairs) -> None:
    text = "[Project 庐州师专建设]提速，[Institution 庐州师专]招生。"
    assert pairs("operated_by", text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "县政府与[Enterprise 泰岳集团]举行[Project 钛材项目]签约仪式。",
            {("钛材项目", "泰岳集团")},
        ),
        (
            "规划建设[Park 云谷产业园]，引入[Enterprise 泰岳集团]参与运营。",
            {("云谷产业园", "泰岳集团")},
        ),
        (
            "[Place 南桥县]与[Institution 皖江大学]签署协议，将共建[Institution 茶产业研究院]。",
            {("茶产业研究院", "皖江大学")},
        ),
        (
            "[Institution 皖江大学]与县政府签署合作协议，共建[Platform 茶叶检测中心]。",
            {("茶叶检测中心", "皖江大学")},
        ),
        (
            "[Project 制剂项目]投资2亿元，由[Enterprise 泰岳集团]在[Park 云谷产业园]投资建设。",
            {("制剂项目", "泰岳集团")},
        ),
        ("[Enterprise 泰岳集团]中标[Project 南湖治理项目]。", {("南湖治理项目", "泰岳集团")}),
        ("服务[Institution 皖江大学]师生，共建[Platform 茶叶检测中心]。", set()),
        (
            "[Enterprise 泰岳集团]专注钛材研发，建有[Platform 省钛材重点实验室]。",
            {("省钛材重点实验室", "泰岳集团")},
        ),
    ],
)
def test_those_who_sign_found_and_run_works_operate_them(
    pairs: Pairs, text: str, expected: set[tuple[str, str]]
) -> None:
    assert pairs("operated_by", text) == expected


@pytest.mark.parametrize(("held", "expected"), [("奠基仪式", 1), ("观摩会", 0)])
def test_ceremony_that_names_the_works_begins_them(
    marked: Callable[..., tuple[Reading, list[Mention]]], held: str, expected: int
) -> None:
    reading, found = marked(f"[Enterprise 泰岳集团]举行[Project 钛材项目]{held}。")
    works = found[1]
    end = works.end + len(held)
    event = Mention("Event", works.start, end, reading.text[works.start : end], "test")
    given = find_relations(reading, [*found, event])
    assert sum(r.kind == "operated_by" for r in given) == expected


def test_what_a_school_builds_and_what_several_firms_build_is_theirs(pairs: Pairs) -> None:
    school = "启动[Project 庐江中学教学楼]建设。[Institution 庐江中学]招生。"
    assert pairs("operated_by", school) == {("庐江中学教学楼", "庐江中学")}
    makers = "[Enterprise 青禾电力]、[Enterprise 泰岳能源]"
    firms = f"[Project 云谷风电项目]是由{makers}等9家企业共同投资兴建的。"
    assert pairs("operated_by", firms) == {
        ("云谷风电项目", "青禾电力"),
        ("云谷风电项目", "泰岳能源"),
    }


@pytest.mark.parametrize(
    ("work", "firm"),
    [("华能三塘湖风电场", {"华能"}), ("大唐不夜城", set()), ("国网东坪变电站", {"国网"})],
)
def test_group_of_the_state_runs_what_its_brand_opens(
    pairs: Pairs, work: str, firm: set[str]
) -> None:
    assert pairs("operated_by", f"加快[Project {work}]建设。") == {(work, f) for f in firm}
