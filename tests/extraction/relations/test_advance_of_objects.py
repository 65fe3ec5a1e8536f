"""Tasks advance what their text names as an object, and nothing that only stands beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Pairs = Callable[..., set[tuple[str, str]]]

_TASK = (
    "一、重点任务\n（一）扩大有效投资\n"
    "1.抓好项目建设。{}（市发展改革委牵头，市财政局按职责分工负责）\n"
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("加快[Park 智能产业园]、[Project 北环快线]建设。", {"智能产业园", "北环快线"}),
        ("重点抓好[Enterprise 万达]、[Enterprise 融创]等重大项目建设。", {"万达", "融创"}),
        ("鼓励[Place 肥西县]发展[Industry 临空经济]。", {"肥西县", "临空经济"}),
        ("推动[Place 肥西县]、[Place 庐江县]等县建设示范园。", {"肥西县", "庐江县"}),
        ("推动[Place 肥西县]、[Place 庐江县]等通用机场建设。", set()),
        ("鼓励[Place 肥西]企业开拓市场。", set()),
        ("扶持[Enterprise 海螺]在[Place 肥西县]建厂。", {"海螺"}),
        ("合办[Event 种业大会]，迭代[Platform “肥西通”平台]。", {"种业大会", "“肥西通”平台"}),
        ("办好[Event 龙虾节]、峰会和2026年[Event 种业大会]。", {"龙虾节", "种业大会"}),
        ("编制[Document 物流业发展规划]。", {"物流业发展规划"}),
        (
            "对[Project 东城水厂]、[Project 南山隧道]等在建项目加大服务力度。",
            {"东城水厂", "南山隧道"},
        ),
        ("对[Enterprise 海螺]、[Enterprise 奇瑞]等骨干企业给予奖补。", {"海螺", "奇瑞"}),
        ("重点做优佳通轮胎、[Enterprise 海螺]等企业。", {"海螺"}),
        ("推动[Park 三河古镇]升级为[Honour 国家5A级旅游景区]。", {"三河古镇", "国家5A级旅游景区"}),
        ("全力冲刺[Honour 全国文明城市]。", {"全国文明城市"}),
        ("严格对标对表[Document 创建工作方案]。", {"创建工作方案"}),
        ("对[Enterprise 海螺]等企业排放超标问题依法查处。", set()),
        ("对标[Enterprise 海螺]等企业找差距。", set()),
        ("以[Project 东城水厂]为例。", set()),
        ("围绕[Industry 生物医药]引进人才。", set()),
        ("加强与[Institution 中国科学院]合作。", set()),
        ("依托[Park 高新区]集聚人才。", set()),
    ],
)
def test_advance_has_objects_of_verbs(pairs: Pairs, sentence: str, expected: set[str]) -> None:
    found = pairs("advances", _TASK.format(sentence))
    assert found == {("抓好项目建设", name) for name in expected}


def test_advance_leaves_out_the_units_in_charge(pairs: Pairs) -> None:
    text = (
        "一、重点任务\n1.建设科研平台。加快平台布局，提升能级。（市科技局牵头，推进单位为"
        "[Institution 安徽大学]等按职责分工负责）\n"
    )
    assert pairs("advances", text) == set()


def test_heading_of_what_was_reached_advances_nothing(pairs: Pairs) -> None:
    text = "一、2023年工作回顾\n（一）产业升级步伐加快\n实施[Initiative 倍增计划]，成效明显。\n"
    assert pairs("advances", text) == set()


def test_heading_of_a_review_advances_nothing_and_of_work_its_objects(pairs: Pairs) -> None:
    work = "（一）推动产业升级\n实施[Initiative 倍增计划]，成效明显。\n"
    assert pairs("advances", f"一、2023年工作回顾\n{work}") == set()
    assert pairs("advances", f"一、全力稳增长\n{work}") == {("推动产业升级", "倍增计划")}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("以[Park 智能产业园]、[Park 高新园]为重点，承接产业转移。", {"智能产业园", "高新园"}),
        (
            "聚焦[Industry 服务器]、[Industry 显示面板]等重点方向，支持企业扩产。",
            {"服务器", "显示面板"},
        ),
        ("将肥西县纳入[Initiative 数字乡村试点]。", {"数字乡村试点"}),
        (
            "[Project 人民医院综合楼]投入使用，[Project 北环快线]年底通车。",
            {"人民医院综合楼", "北环快线"},
        ),
        ("推进[Place 派河湿地]修复，修缮[Place 三河古镇]。", {"派河湿地", "三河古镇"}),
        ("改造[Place 肥西县]老旧管网。", set()),
        (
            "实施[Project 东城小学迁建]，[Project 北门小学改扩建]。",
            {"东城小学迁建", "北门小学改扩建"},
        ),
        ("以[Place 巢湖]为界划定保护区。", set()),
    ],
)
def test_advance_has_what_the_work_is_about(
    pairs: Pairs, sentence: str, expected: set[str]
) -> None:
    found = pairs("advances", _TASK.format(sentence))
    assert found == {("抓好项目建设", name) for name in expected}


def test_paragraph_headed_by_its_first_sentence_is_a_head_without_a_task_above(
    pairs: Pairs,
) -> None:
    text = (
        "优化服务业结构。推进[Place 庐阳特色街区]建设，打造购物新地标，带动夜间消费持续回暖。\n"
        "突破工业经济。全面实施[Initiative 链长行动]，加快建链延链补链强链，形成产业集聚效应。\n"
    )
    assert pairs("advances", text) == {
        ("优化服务业结构", "庐阳特色街区"),
        ("突破工业经济", "链长行动"),
    }


def test_task_advances_the_industries_that_it_develops(pairs: Pairs) -> None:
    text = (
        "[Place 亳州市]实施方案\n一、重点任务\n（一）壮大特色产业。围绕[Industry 芍药]、"
        "[Industry 桔梗]等优势品种，推进精深加工。\n"
    )
    found = {tail for _, tail in pairs("advances", text, place="亳州市")}
    assert {"芍药", "桔梗"} <= found


def test_task_advances_the_fair_that_it_attends(pairs: Pairs) -> None:
    text = (
        "[Place 亳州市]实施方案\n一、重点任务\n（一）拓展产品市场。组织企业参加"
        "[Event 中国中部国际农博会]。\n"
    )
    assert {tail for _, tail in pairs("advances", text, place="亳州市")} == {"中国中部国际农博会"}


def test_task_advances_the_works_that_are_to_come_about(pairs: Pairs) -> None:
    text = (
        "[Place 亳州市]实施方案\n一、重点任务\n（一）办好民生实事。[Project 城东中学]主体封顶。\n"
    )
    assert {tail for _, tail in pairs("advances", text, place="亳州市")} == {"城东中学"}


@pytest.mark.parametrize("opening", ["让我们", "各位代表，让我们"])
def test_advance_is_told_by_no_closing_appeal(pairs: Pairs, opening: str) -> None:
    sentence = f"{opening}团结一心，加快建设[Park 智能产业园]。"
    assert pairs("advances", _TASK.format(sentence)) == set()


_MORE = "推动上下游企业集聚，力争新增规模以上企业20家，带动群众稳定增收、就近就业，发展更有活力。"


def test_lead_and_the_task_in_whose_paragraph_it_stands_advance_its_objects(pairs: Pairs) -> None:
    text = (
        f"一、重点任务\n（一）壮大特色产业。做强乳制品加工。建设[Project 牧场二期]，{_MORE}"
        f"培育新型建材。建设[Project 石膏板生产线]，{_MORE}{_MORE}\n"
    )
    assert pairs("advances", text) == {
        ("做强乳制品加工", "牧场二期"),
        ("培育新型建材", "石膏板生产线"),
        ("壮大特色产业", "牧场二期"),
        ("壮大特色产业", "石膏板生产线"),
    }


def test_task_advances_the_strategy_that_its_title_turns_to(pairs: Pairs) -> None:
    text = "一、重点任务\n（一）深度融入[Initiative 长三角一体化战略]\n完善合作机制。\n"
    assert pairs("advances", text) == {("深度融入长三角一体化战略", "长三角一体化战略")}


def test_box_of_projects_is_no_text_of_the_task_before_it(pairs: Pairs) -> None:
    text = (
        "第一章发展工业\n第一节做强乳业\n完善产业链条。\n专栏3重大产业项目\n"
        "乳业：建成[Project 牧场二期]。\n"
    )
    assert pairs("advances", text) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "深入贯彻[Event 省委十一届六次全会]精神，加强学习。",
        "认真落实[Event 全省工业大会]部署，加强调度。",
        "邻近各市正在大力实施[Initiative 强港兴城战略]，竞争加剧。",
        "省里正在推进[Project 沿江高铁]，区位改善。",
        "围绕[Industry 新型显示]、[Industry 集成电路]等本地产业需求，培训技工。",
        "聚焦[Industry 纺织服装]产业需要，开办夜校。",
    ],
)
def test_advance_leaves_out_what_a_clause_only_refers_to(pairs: Pairs, sentence: str) -> None:
    assert pairs("advances", f"一、重点任务\n（一）壮大人才队伍\n{sentence}\n") == set()


def test_advance_keeps_the_meeting_that_is_held(pairs: Pairs) -> None:
    text = "一、重点任务\n（一）扩大招商\n办好[Event 徽商工业大会]，邀请客商。\n"
    assert pairs("advances", text) == {("扩大招商", "徽商工业大会")}
