"""Parts are told by lists, counted names, definitions, frames and headings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Pairs = Callable[..., set[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "实施[Initiative 产业培育]、[Initiative 人才集聚]等[Initiative 六大工程]。",
            {("产业培育", "六大工程"), ("人才集聚", "六大工程")},
        ),
        (
            "实施[Initiative 工业倍增]、[Initiative 商贸转型][Initiative 两大计划]。",
            {("工业倍增", "两大计划"), ("商贸转型", "两大计划")},
        ),
        (
            "落实[Initiative 个人所得税改革]等更大规模的[Initiative 减税措施]。",
            {("个人所得税改革", "减税措施")},
        ),
        (
            "突出[Initiative 一核两区三平台]布局，“两区”即[Place 滨湖科技区]、[Place 老城商务区]。",
            {("滨湖科技区", "一核两区三平台"), ("老城商务区", "一核两区三平台")},
        ),
        (
            "建设[Initiative 两大核心区]。加快建设[Place 金融核心区]、[Place 医疗核心区]。",
            {("金融核心区", "两大核心区"), ("医疗核心区", "两大核心区")},
        ),
        (
            "深化[Initiative 价格领域改革]，推动[Initiative 天然气“同网同价”改革]落地。",
            {("天然气“同网同价”改革", "价格领域改革")},
        ),
    ],
)
def test_part_is_told_by_lists_counts_definitions_and_frames(
    pairs: Pairs, text: str, expected: set[tuple[str, str]]
) -> None:
    assert pairs("part_of", text) == expected


def test_part_of_a_campaign_stands_under_its_heading(pairs: Pairs) -> None:
    text = (
        "一、重点任务\n（一）打好[Initiative 环境整治攻坚战]\n"
        "开展[Initiative 秋冬清洁行动]，确保空气质量持续好转。\n"
    )
    assert pairs("part_of", text) == {("秋冬清洁行动", "环境整治攻坚战")}


def test_part_is_not_told_by_a_name_that_counts_nothing(pairs: Pairs) -> None:
    text = (
        "服务[Initiative 三农]。"
        "加快[Industry 休闲农业]、[Industry 创意农业]、[Industry 智慧农业]发展。"
    )
    assert pairs("part_of", text) == set()


def test_part_of_a_school_is_its_college_but_a_site_is_not_part_of_a_firm(pairs: Pairs) -> None:
    college = "筹办[Institution 安徽大学集成电路学院]，依托[Institution 安徽大学]办学。"
    firm = "[Enterprise 比亚迪]落地。推进[Project 比亚迪整车基地]建设。"
    assert pairs("part_of", college) == {("安徽大学集成电路学院", "安徽大学")}
    assert pairs("part_of", firm) == set()


@pytest.mark.parametrize("verb", ["进一步融入", "主动对接"])
def test_part_is_not_what_a_reform_joins_or_meets(pairs: Pairs, verb: str) -> None:
    text = f"深化[Initiative 农业综合改革]，{verb}[Initiative “云岭源”品牌行动]。"
    assert pairs("part_of", text) == set()


@pytest.mark.parametrize("joined", ["有机衔接", "有效衔接"])
def test_part_is_not_told_by_a_heading_that_joins_two(pairs: Pairs, joined: str) -> None:
    text = (
        f"一、推动[Initiative 脱贫攻坚]与乡村振兴{joined}\n制定和实施[Initiative 乡村建设行动]。\n"
    )
    assert pairs("part_of", text) == set()


def test_part_of_an_aim_that_everything_serves_is_a_slogan_alone(pairs: Pairs) -> None:
    aim = "深化[Initiative 供给侧结构性改革]，"
    assert pairs("part_of", f"{aim}推进[Initiative 价格改革]。") == set()
    assert pairs("part_of", f"{aim}落实“[Initiative 三去一降一补]”。") == {
        ("三去一降一补", "供给侧结构性改革")
    }


def test_part_of_a_campaign_is_the_round_that_a_slogan_calls(pairs: Pairs) -> None:
    text = "二、生态环境整治攻坚\n推进[Initiative 大气污染防治攻坚战“冬季亮剑”]。\n"
    assert pairs("part_of", text) == {
        ("大气污染防治攻坚战“冬季亮剑”", "大气污染防治攻坚战"),
    }


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "建设[Project 青云水库]和[Project 青云水库溢洪道工程]。",
            {("青云水库溢洪道工程", "青云水库")},
        ),
        ("建设[Project 青云水库]和[Project 青云水库及供水管网工程]。", set()),  # both
        ("建设[Project 临海铁路]，实施[Project 临海铁路电气化改造]。", set()),  # done to all of it
        ("建设[Project 临海铁路]，实施[Project 临海铁路信号设备改造工程]。", set()),
        ("推进[Project 北源生态移民]，建设[Project 北源生态移民调水工程]。", set()),  # no thing
    ],
)
def test_part_of_works_is_neither_a_rework_nor_more_than_the_whole(
    pairs: Pairs, text: str, parts: set[tuple[str, str]]
) -> None:
    assert pairs("part_of", text) == parts


def test_works_under_a_heading_that_names_the_whole_are_parts_of_it(pairs: Pairs) -> None:
    text = (
        "一、主要任务\n1.[Project 校舍改造工程]。计划投资3000万元，实施[Project 青禾小学扩建]，"
        "[Project 云谷中学迁建]。2.[Project 道路畅通工程]。"
        "[Project 柏树大道]通车。\n二、要求\n抓好落实。"
    )
    assert pairs("part_of", text) == {
        ("青禾小学扩建", "校舍改造工程"),
        ("云谷中学迁建", "校舍改造工程"),
    }


def test_city_whose_name_begins_with_a_numeral_counts_no_parts(pairs: Pairs) -> None:
    text = "加快[Place 二连浩特]开放。开工[Project 白音浩特支线]、[Project 赛罕浩特铁路]。"
    assert pairs("part_of", text) == set()


_BEFORE = (
    "一、完善体制机制\n"
    "建立健全与现代产业体系相适应的体制机制，健全财政、金融、就业、产业等政策协同发力的治理体系。"
)
_MORE = (
    "落实重大项目建设贴息、奖励、用地保障等优惠政策，用好用活产业基金，支持更多企业走进资本市场。"
)
_LAST = (
    "推动建立现代金融体系。加强惠企政策归集整理和网上申报平台建设，提高金融服务实体经济的能力。\n"
)


def test_reform_in_a_sentence_of_its_own_ends_what_a_short_sentence_heads(pairs: Pairs) -> None:
    text = (
        f"{_BEFORE}深化[Initiative 投融资体制改革]。{_MORE}"
        "稳步推进[Initiative 户籍制度改革]，放宽落户条件。"
        f"深入盘活存量，深化[Initiative “标准地”改革]。{_LAST}"
    )
    assert pairs("part_of", text) == set()


def test_reform_of_the_same_thing_stays_under_the_short_sentence(pairs: Pairs) -> None:
    text = (
        f"{_BEFORE}深化[Initiative 投融资体制改革]。{_MORE}"
        f"积极落实[Initiative 政府投资项目审批制度改革]，缩短时限。{_LAST}"
    )
    assert pairs("part_of", text) == {("政府投资项目审批制度改革", "投融资体制改革")}


def test_aim_that_everything_serves_is_part_of_no_reform(pairs: Pairs) -> None:
    text = (
        "一、重点任务\n（一）深化[Initiative 商事制度改革]\n"
        "扎实推进[Initiative 供给侧结构性改革]，落实[Initiative 证照分离改革]。\n"
    )
    assert pairs("part_of", text) == {("证照分离改革", "商事制度改革")}


def test_reforms_done_with_the_same_verb_stand_side_by_side(pairs: Pairs) -> None:
    beside = "深化[Initiative 殡葬改革]，深化[Initiative 医保支付方式改革]。"
    listed = "推进[Initiative 水库、灌区管理体制改革]，深化[Initiative 水价改革]。"
    akin = "深化[Initiative 林业改革]，深化[Initiative 集体林权制度改革]。"
    assert pairs("part_of", beside) == set()
    assert pairs("part_of", listed) == set()
    assert pairs("part_of", akin) == {("集体林权制度改革", "林业改革")}
