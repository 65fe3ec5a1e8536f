"""Targets in sentences as they are printed, from the seeds and of other places."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from kg.documents.document import Document
from kg.documents.outline import read
from kg.extraction.facts import Mention
from kg.extraction.targets import find_targets
from tests.extraction.targets.sample import reading_of, targets, told

SEEDS = Path(__file__).parents[3] / "seeds"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增规模工业企业100家以上。", [("新增规模工业企业", ">=", "100", "家")]),
        ("力争全年接待游客8000万人次。", [("接待游客", "=", "8000", "万人次")]),
        ("全市森林覆盖率稳定在55%以上。", [("森林覆盖率", ">=", "55", "%")]),
        (
            "创建2个以上省级绿色工厂（园区）、30家以上智能制造示范车间。",
            [
                ("创建省级绿色工厂（园区）", ">=", "2", "个"),
                ("创建智能制造示范车间", ">=", "30", "家"),
            ],
        ),
        (
            "新增院士专家工作站6家、省重点实验室2个。",
            [("新增院士专家工作站", "=", "6", "家"), ("新增省重点实验室", "=", "2", "个")],
        ),
        (
            "力争创建国家级特色产业集群、国家农业产业强镇1个以上。",
            [("创建国家级特色产业集群、国家农业产业强镇", ">=", "1", "个")],
        ),
        (
            "形成20家左右的创新型骨干企业。",
            [("创新型骨干企业", "about", "20", "家")],
        ),
        (
            "对26813名新生儿做到应检尽检，筛查率达到100%。",
            [("新生儿", "=", "26813", "名"), ("筛查率", "=", "100", "%")],
        ),
        (
            "“湘易办”市级专区接入不少于100项高频服务。",
            [("“湘易办”市级专区接入高频服务", ">=", "100", "项")],
        ),
        ("完成一半以上乡镇污水处理设施建设。", [("乡镇污水处理设施建设", ">=", "50", "%")]),
        ("90%以上事项实现“一网通办”。", [("事项实现“一网通办”", ">=", "90", "%")]),
        ("再生资源回收网点覆盖率达90%以上。", [("再生资源回收网点覆盖率", ">=", "90", "%")]),
        ("就业人数达到12万人。", [("就业人数", "=", "12", "万人")]),
        ("废旧家电回收量较2023年增长15%。", [("废旧家电回收量", "=", "15", "%")]),
        ("打造10公里滨江风光带。", [("滨江风光带", "=", "10", "公里")]),
        ("引进高层次人才200名左右。", [("引进高层次人才", "about", "200", "名")]),
        ("设立总规模50亿元的产业引导基金。", [("产业引导基金总规模", "=", "50", "亿元")]),
        ("落实资金3755万元开工建设农村主电网。", [("开工建设农村主电网资金", "=", "3755", "万元")]),
    ],
)
def test_target_indicator_stands_before_or_after_its_figure(
    text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "旅游接待总人次、旅游总收入分别增长12%、13%以上。",
            [("旅游接待总人次", ">=", "12", "%"), ("旅游总收入", ">=", "13", "%")],
        ),
        (
            "全市共接待游客7016.2万人次，实现旅游总收入630.3亿元，分别增长13.2%、11.2%。",
            [
                ("接待游客", "=", "7016.2", "万人次"),
                ("旅游总收入", "=", "630.3", "亿元"),
                ("接待游客", "=", "13.2", "%"),
                ("旅游总收入", "=", "11.2", "%"),
            ],
        ),
        (
            "城乡低保标准分别提高到不低于740元/月和485元/月。",
            [("城市低保标准", ">=", "740", "元/月"), ("农村低保标准", ">=", "485", "元/月")],
        ),
        (
            "社会散居和集中供养孤儿基本生活最低保障标准分别提高到1200元/月和1700元/月。",
            [
                ("社会散居孤儿基本生活最低保障标准", "=", "1200", "元/月"),
                ("集中供养孤儿基本生活最低保障标准", "=", "1700", "元/月"),
            ],
        ),
        (
            "纺织业、食品加工制造业增加值分别增长6.1%、4%。",
            [("纺织业增加值", "=", "6.1", "%"), ("食品加工制造业增加值", "=", "4", "%")],
        ),
        (
            "全市存、贷款余额分别达到900亿元、750亿元。",
            [("存款余额", "=", "900", "亿元"), ("贷款余额", "=", "750", "亿元")],
        ),
        (
            "接待游客和旅游收入增长18%以上。",
            [("接待游客", ">=", "18", "%"), ("旅游收入", ">=", "18", "%")],
        ),
        (
            "软件和信息技术服务业增加值增长15%左右。",
            [("软件和信息技术服务业增加值", "about", "15", "%")],
        ),
    ],
)
def test_target_distribution_gives_each_figure_its_indicator(
    text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "实际到位内资突破500亿元、增长12%。",
            [("实际到位内资", ">", "500", "亿元"), ("实际到位内资", "=", "12", "%")],
        ),
        (
            "新增建成面积6.11平方公里以上，达到47.26平方公里。",
            [
                ("新增建成面积", ">=", "6.11", "平方公里"),
                ("建成面积", "=", "47.26", "平方公里"),
            ],
        ),
        (
            "财政民生支出34.36亿元，占财政支出的72.06%。",
            [
                ("财政民生支出", "=", "34.36", "亿元"),
                ("财政民生支出占财政支出比重", "=", "72.06", "%"),
            ],
        ),
        (
            "粮食产量260.5万吨，比上年增产3.2万吨，增长1.2%。",
            [
                ("粮食产量", "=", "260.5", "万吨"),
                ("粮食产量", "=", "3.2", "万吨"),
                ("粮食产量", "=", "1.2", "%"),
            ],
        ),
        (
            "市级以上龙头企业达到25家（其中省级5家）。",
            [("市级以上龙头企业", "=", "25", "家"), ("省级龙头企业", "=", "5", "家")],
        ),
        (
            "税收收入42亿元，自然增长3%，同口径完成43亿元，增幅5.5%。",
            [
                ("税收收入", "=", "42", "亿元"),
                ("税收收入", "=", "3", "%"),
                ("税收收入", "=", "43", "亿元"),
                ("税收收入", "=", "5.5", "%"),
            ],
        ),
        (
            "工业投资增长9%，高于全省平均水平2个百分点，较1-2月份提高1.5个百分点。",
            [("工业投资", "=", "9", "%"), ("工业投资", "=", "1.5", "个百分点")],
        ),
        (
            "在工业投资中，技改投资占35%，民间投资占61.5%。",
            [
                ("技改投资占工业投资比重", "=", "35", "%"),
                ("民间投资占工业投资比重", "=", "61.5", "%"),
            ],
        ),
        (
            "蔬菜产量跃上80万吨新台阶，农民收入实际增长6%。",
            [("蔬菜产量", ">", "80", "万吨"), ("农民收入", "=", "6", "%")],
        ),
        (
            "新建高标准农田20万亩，改造提升15万亩。",
            [("新建高标准农田", "=", "20", "万亩"), ("改造提升高标准农田", "=", "15", "万亩")],
        ),
        (
            "力争到2027年生产总值突破8000亿元、人均超过1.5万美元。",
            [("生产总值", ">", "8000", "亿元"), ("人均生产总值", ">", "1.5", "万美元")],
        ),
    ],
)
def test_target_without_indicator_takes_the_last_one(
    text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "城市低保标准由每人每月420元提高到480元。",
            [("城市低保标准", "420", "fact", 2024), ("城市低保标准", "480", "goal", 2025)],
        ),
        (
            "骨干企业产值从2015年的60亿元增加到120亿元。",
            [("骨干企业产值", "60", "fact", 2015), ("骨干企业产值", "120", "goal", 2025)],
        ),
        (
            "推动算力券发放规模从1亿元扩大到3亿元。",
            [("算力券发放规模", "1", "fact", 2024), ("算力券发放规模", "3", "goal", 2025)],
        ),
        (
            "货物吞吐量由3.7亿吨增加到5亿吨以上。",
            [("货物吞吐量", "3.7", "fact", 2024), ("货物吞吐量", "5", "goal", 2025)],
        ),
    ],
)
def test_target_of_a_change_has_what_it_starts_from_as_a_fact(
    text: str, expected: list[tuple[str, str, str, int]]
) -> None:
    found = [(t.indicator, str(t.value), t.status, t.year) for t in targets(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("农田灌溉水有效利用系数提高到0.62。", [("农田灌溉水有效利用系数", "=", "0.62", "")]),
        ("电能利用效率控制在1.3以内。", [("电能利用效率", "<=", "1.3", "")]),
        ("人均预期寿命提高到80.5岁。", [("人均预期寿命", "=", "80.5", "岁")]),
        ("平均受教育年限达到11.8年。", [("平均受教育年限", "=", "11.8", "年")]),
        ("智能算力规模达到45EFLOPS以上。", [("智能算力规模", ">=", "45", "EFLOPS")]),
        ("基本生活标准不低于每人每年9000元。", [("基本生活标准", ">=", "9000", "元")]),
    ],
)
def test_target_of_an_index_needs_no_unit(
    text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "项目开工率保持全省前5位。",
        "推动“135”工程和五大攻坚，争创国家4A级旅游景区。",
        "带动年产300万吨碳酸氢钠等项目建设。",
        "30万吨锌项目投产。",
        "给予一次性奖励100万元。",
        "严格落实5个工作日内办结制度，推行24小时自助服务。",
        "围绕3个方面发力。",
        "每季度至少召开2次推进会。",
        "达到“20条底线”标准。",
        "优化营商环境20条、招商引资30条等政策叠加实施。",
        "由1名市领导牵头。",
        "每件补贴不超过2000元。",
        "实施年产50万台新能源汽车项目。",
        "按照6:4比例分担。",
        "形成1000亿级产业集群。",
    ],
)
def test_target_is_not_found_where_nothing_is_aimed_at(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全市15条优势产业链年产值增长8.9%，达2100亿元。",
            [
                ("15条优势产业链年产值", "=", "8.9", "%"),
                ("15条优势产业链年产值", "=", "2100", "亿元"),
            ],
        ),
        (
            "新开工5000万元以上项目120个，其中亿元以上项目60个。",
            [
                ("新开工5000万元以上项目", "=", "120", "个"),
                ("亿元以上项目", "=", "60", "个"),
            ],
        ),
        (
            "为全市37819户特困人员家庭每户安装1个火灾探测报警器。",
            [("特困人员家庭", "=", "37819", "户")],
        ),
        (
            "村集体经济收入高于10万元的村庄达到70%以上。",
            [("村集体经济收入高于10万元的村庄", ">=", "70", "%")],
        ),
    ],
)
def test_target_figure_that_qualifies_another_is_part_of_its_name(
    text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("登记失业率控制在4.5%以内。", "<="),
        ("社会物流费用占比下降至13.8%以下。", "<="),
        ("专利突破2.25件。", ">"),
        ("招引项目不少于5个。", ">="),
        ("回收利用率≥35%。", ">="),
        ("新能源营收增长10%左右。", "about"),
        ("南湖片区面积约3000亩。", "about"),
        ("新增停车位8000余个。", ">"),
        ("行政审批事项精简率达75%。", "="),
        ("交易额超6亿元。", ">"),
    ],
)
def test_target_comparator(text: str, comparator: str) -> None:
    assert [t.comparator for t in targets(text)] == [comparator]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("地区生产总值增长6%左右。", "growth"),
        ("民间投资增速为30.9%。", "growth"),
        ("城镇化率提高0.9个百分点。", "increase"),
        ("新增学位3500个。", "increase"),
        ("城镇新增就业6万人。", "increase"),
        ("能耗同比降低3%。", "decrease"),
        ("平均浓度下降超1微克/立方米。", "decrease"),
        ("贫困发生率下降到0.36%。", "level"),
        ("工业增加值达到100亿元。", "level"),
        ("低保标准提高到480元。", "level"),
        ("干线安防设施精细化提升78公里。", "level"),
    ],
)
def test_target_change(text: str, change: str) -> None:
    assert [t.change for t in targets(text)] == [change]


def test_target_ratio_and_composition() -> None:
    assert told("三次产业结构调整为5:45:50，城乡收入比缩小到1.98:1。") == [
        ("第一产业占比", "=", "5", "%"),
        ("第二产业占比", "=", "45", "%"),
        ("第三产业占比", "=", "50", "%"),
        ("城乡收入比", "=", "1.98", ":1"),
    ]


def test_target_is_no_time_of_day() -> None:
    assert told("三次产业结构调整为12.1:38.4:49.5。")[0] == ("第一产业占比", "=", "12.1", "%")
    assert not told("产业动态 2024-03-18 10:25:40 来源：市统计局")


def test_target_in_brackets_belongs_to_the_name_before() -> None:
    (first, second) = targets("物流产业园（总面积2.8平方公里）；滨江商务区，约3000亩。")
    assert (first.indicator, second.indicator) == ("总面积", "面积")
    assert second.scope == "滨江商务区"


def test_target_scope_is_printed_or_a_mention() -> None:
    reading = reading_of("每个县市区每年引进项目不少于5个。\n青云新城实现产值突破40亿元。")
    at = reading.text.index("青云新城")
    place = Mention("Place", at, at + 4, "青云新城", "test")
    assert [t.scope for t in find_targets(reading, [place])] == ["每个县市区", "青云新城"]


def test_target_scope_holds_for_the_figures_after_it_up_to_a_semicolon() -> None:
    text = "园区总收入突破400亿元，工业增加值达到100亿元；森林覆盖率达到48%。"
    assert [t.scope for t in targets(text)] == ["园区", "园区", None]


def test_target_number_text_is_the_figure_as_printed() -> None:
    (target,) = targets("新增规模工业企业 100 家以上。")
    assert target.number_text == "100 家以上"


def test_target_of_heading_and_text_is_told_once() -> None:
    text = "一、重点任务\n1.新建乡村车间100个。今年在全市新建乡村车间100个。\n"
    assert len(told(text)) == 1
    more = "一、重点任务\n1.完成培训2万人次。今年开展培训2万人次以上。\n"
    assert [t.comparator for t in targets(more)] == ["=", ">="]
    goes_on = "一、重点任务\n1.水产品产量增长4%，肉类总产量增长4%。\n"
    assert [t.indicator for t in targets(goes_on)] == ["水产品产量", "肉类总产量"]


@pytest.mark.parametrize("name", sorted(p.stem for p in SEEDS.glob("*.txt")))
def test_target_evidence_holds_its_figure(name: str) -> None:
    text = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    reading = read(Document(name, text, name, date="2025"))
    found = find_targets(reading, [])
    assert len(found) > 5
    for target in found:
        _, quote = reading.quote(target.start, target.end)
        assert target.number_text in quote
        assert len(target.indicator) > 1
    assert all(a.end <= b.end or a.start <= b.start for a, b in pairwise(found))
