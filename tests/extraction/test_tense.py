"""Goal or fact, and of which year: by headings, by the sentence's words, by the document."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.documents.document import Document
from kg.documents.outline import read
from kg.extraction.period import period_of
from kg.extraction.tense import Tense, tense_at

SEEDS = Path(__file__).parents[2] / "seeds"

REPORT = """政府工作报告
一、2022年工作回顾
全市粮食产量120万吨。预计2022年完成投资260亿元。
二、2023年工作安排
{}
"""


def tense(text: str, at: str, title: str, date: str | None, kind: str | None = None) -> Tense:
    reading = read(Document("sample", text, title, date=date, kind=kind))
    return tense_at(reading, reading.text.index(at))


def in_report(sentence: str, at: str) -> Tense:
    return tense(REPORT.format(sentence), at, "政府工作报告", "2023-01-10")


def test_tense_heading_of_review_makes_facts_of_its_year() -> None:
    assert in_report("x", "120万吨") == Tense("fact", 2022)


def test_tense_heading_of_plans_makes_goals_of_its_year() -> None:
    assert in_report("建成公园12个。", "12个") == Tense("goal", 2023)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("到2027年，培育企业77家。", Tense("goal", 2027)),
        ("力争2030年企业达到77家。", Tense("goal", 2030)),
        ("去年底已建成学校77所。", Tense("fact", 2022)),
        ("截至2022年底，企业有77家。", Tense("fact", 2022)),
        ("产值较2019年净增77亿元。", Tense("goal", 2023)),
        ("推进二期项目前期工作，实现通航城市77个。", Tense("goal", 2023)),
        ("线上年货节等活动77场。", Tense("goal", 2023)),
        ("落实《学校建设规划（2016—2020年）》，新增学位77个。", Tense("goal", 2023)),
        ("未来两年需新增学位77个。", Tense("goal", 2025)),
        ("2024—2026年，新增学位77个。", Tense("goal", 2026)),
    ],
)
def test_tense_words_of_the_sentence_decide(sentence: str, expected: Tense) -> None:
    assert in_report(sentence, "77") == expected


def test_tense_time_before_a_semicolon_holds_behind_it() -> None:
    text = "到2027年，新建厂房77万平方米；引进企业9家；培育品牌5个。"
    assert tense(text, "5个", "某县要闻", "2024-05-06") == Tense("goal", 2027)


def test_tense_year_to_reach_something_by_is_a_goal_though_no_date_is_known() -> None:
    assert tense("到2027年，学位达到77个。", "77", "某区要闻", None) == Tense("goal", 2027)
    assert tense("到2020年，学位达到77个。", "77", "某区要闻", "2022-03-01") == Tense("fact", 2020)


def test_tense_news_about_a_technical_centre_is_no_plan() -> None:
    text = "目前，全市获批的有77家。此外还有实验室9个。"
    assert tense(text, "9个", "我市工程中心数量位居前列", "2021-06-01") == Tense("fact", 2021)


def test_tense_word_after_the_figure_does_not_count() -> None:
    assert in_report("新增学位77个，力争2030年全部达标。", "77") == Tense("goal", 2023)


def test_tense_half_year_is_past_only_for_a_later_document() -> None:
    text = "上半年，民间投资增速为30.9%，占全部投资的67.3%。"
    assert tense(text, "67.3", "形势分析", "2019-07") == Tense("fact", 2019)
    assert tense(text, "67.3", "工作方案", "2019-02") == Tense("goal", 2019)


def test_tense_paragraph_keeps_the_year_that_it_opens_with() -> None:
    text = "2021年，全市上下奋发有为。生产总值3210亿元。\n新增就业6万人。"
    assert tense(text, "3210", "要点", "2022-03") == Tense("fact", 2021)
    assert tense(text, "6万", "要点", "2022-03") == Tense("goal", 2022)


@pytest.mark.parametrize(
    ("title", "date", "aim", "past"),
    [
        ("某县国民经济和社会发展第十四个五年规划纲要", "2021-04", 2025, 2020),
        ("某市“十五五”规划", "2026", 2030, 2025),
        ("某市乡村振兴三年行动方案（2023—2025年）", "2023-03", 2025, 2022),
        ("政府工作报告", "2023-01-10", 2023, 2022),
        ("某市总体方案", "2025-02-28", 2025, 2024),
    ],
)
def test_tense_period_comes_from_title_or_date(title: str, date: str, aim: int, past: int) -> None:
    period = period_of(Document("sample", "正文", title, date=date))
    assert (period.aim, period.past) == (aim, past)


def test_tense_bulletin_observes() -> None:
    text = "全年粮食产量260万吨。"
    got = tense(text, "260", "某市2021年国民经济和社会发展统计公报", "2022-03")
    assert got.goal_or_fact == "fact"


def test_tense_news_reports_unless_it_says_otherwise() -> None:
    text = "年产6000吨的酱腌菜项目开工，占地80亩。建成后年产值9000万元。\n下一步，新建冷库12座。"
    title, date = "某县一批项目集中开工", "2024-02"
    assert tense(text, "80", title, date) == Tense("fact", 2024)
    assert tense(text, "9000", title, date) == Tense("goal", 2024)
    assert tense(text, "12", title, date) == Tense("goal", 2024)


def test_tense_report_without_telling_headings_turns_where_its_paragraphs_do() -> None:
    text = "过去一年，我们迎难而上。\n新修道路30公里。\n今年，我们将办好实事。\n新修道路45公里。"
    assert tense(text, "30", "政府工作报告", "2023-01") == Tense("fact", 2022)
    assert tense(text, "45", "政府工作报告", "2023-01") == Tense("goal", 2023)


def test_tense_compared_years_hold_no_figure() -> None:
    text = "一季度，粮食播种面积达到60万亩，较去年同期增加2万亩，亩产430公斤。"
    assert tense(text, "430", "运行情况", "2023-04") == Tense("fact", 2023)


def test_tense_year_is_unknown_without_any_date() -> None:
    reading = read(Document("sample", "建成公园12个。", "某区工作方案"))
    assert tense_at(reading, 4) == Tense("goal", None)


def test_tense_year_of_an_undated_document_is_read_from_its_number() -> None:
    reading = read(Document("sample", "某政办发〔2024〕7号\n建成公园12个。", "某区工作方案"))
    assert tense_at(reading, reading.text.index("12")) == Tense("goal", 2024)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("全年农林牧渔", None),
        ("866.56 亿元", Tense("fact", 2020)),
        ("突破 400 亿元", Tense("goal", 2025)),
        ("突破千亿元", Tense("goal", 2035)),
    ],
)
def test_tense_of_the_five_year_plan_in_the_seeds(quote: str, expected: Tense | None) -> None:
    text = (SEEDS / "yanfeng-plan-2021.txt").read_text(encoding="utf-8")
    title = "衡阳市雁峰区国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要"
    reading = read(Document("plan", text, title, date="2022", kind="规划纲要"))
    at = reading.text.find(quote.replace(" ", ""))
    assert (tense_at(reading, at) if at >= 0 else None) == expected


def test_tense_of_a_plan_without_a_date_is_that_of_the_years_in_its_title() -> None:
    text = "根据《省规划》（国发〔2018〕2号）。到2022年，产值10亿元。到2025年，产值20亿元。"
    period = period_of(Document("sample", text, "甲区实施方案（2022—2025年）"))
    assert (period.past, period.now, period.aim) == (2021, 2022, 2025)


def test_tense_passes_over_the_years_in_a_plans_name() -> None:
    sentence = "实施三年行动计划（2022—2026年），新增企业4户。"
    assert in_report(sentence, "4户") == Tense("goal", 2023)


def test_tense_of_a_row_is_that_of_its_deadline() -> None:
    text = "甲市方案\n序号\t任务\t牵头单位\t完成时限\n1\t建学校12所\t市教育局\t2026年9月\n"
    assert tense(text, "12所", "甲市2025年方案", "2025-03") == Tense("goal", 2026)


def test_tense_of_a_cell_is_that_of_the_year_that_heads_its_column() -> None:
    text = (
        "甲市任务分解\n任务\t2023年目标\t2025年目标\t牵头单位\n"
        "推进治理\t完成20家\t完成50家\t市教育局\n"
    )
    assert tense(text, "20家", "甲市“十四五”任务分解", "2022-03") == Tense("goal", 2023)
    assert tense(text, "50家", "甲市“十四五”任务分解", "2022-03") == Tense("goal", 2025)


NEWS = "甲县项目建设提速\n{}"


@pytest.mark.parametrize(
    ("sentence", "at", "expected"),
    [
        ("今年我县将加快建设学校8所。", "8所", "goal"),
        ("按照方案，全县改造农房300户。", "300户", "goal"),
        ("9月底前完成旧改12个。", "12个", "goal"),
        ("2022年9月底前完成旧改12个。", "12个", "fact"),
        ("下步打算：改造农房300户。", "300户", "goal"),
        ("全年目标：投资增长9%。", "9%", "goal"),
        ("据了解，全县拥有水库35座。", "35座", "fact"),
        ("全县将水库35座列为重点。", "35座", "fact"),
    ],
)
def test_tense_of_news_is_told_by_its_own_words(sentence: str, at: str, expected: str) -> None:
    found = tense(NEWS.format(sentence), at, "甲县项目建设提速", "2024-05-02", "news")
    assert found.goal_or_fact == expected


def test_tense_of_a_starting_point_is_no_word_for_what_is_reached() -> None:
    sentence = "规上企业由目前的68户增加到110户。"
    assert in_report(sentence, "110户") == Tense("goal", 2023)


def test_tense_below_a_heading_that_sums_up_is_of_facts() -> None:
    text = "在全委会上的讲话\n一、认真总结成绩，始终保持劲头\n全年实施项目210个。\n"
    assert tense(text, "210个", "在全委会上的讲话", None).goal_or_fact == "fact"


def test_tense_of_a_whole_sentence_is_told_by_a_later_word_that_observes() -> None:
    text = "乙县招商工作方案\n全县引资7.5亿元，签约项目9个，同比增长12%。下半年引资6亿元。\n"
    found = [tense(text, at, "乙县招商工作方案", "2024-07-02") for at in ("7.5亿", "9个", "6亿")]
    assert [t.goal_or_fact for t in found] == ["fact", "fact", "goal"]


def test_tense_of_what_a_paper_proposes_ends_with_its_paragraph() -> None:
    body = (
        "市长在政府工作报告中提出，要办好学校。新建学校20所。\n全市现有学校310所。\n共有教师9万名。"
    )
    found = [
        tense(NEWS.format(body), at, "甲县项目建设提速", "2024-05-02") for at in ("20所", "9万名")
    ]
    assert [t.goal_or_fact for t in found] == ["goal", "fact"]


def test_tense_in_a_report_on_what_was_done_is_not_that_of_its_headings_verbs() -> None:
    text = "丙县招商工作自查报告\n一、狠抓项目引进\n签订合同109个。\n"
    assert tense(text, "109个", "丙县招商工作自查报告", "2024-11-02").goal_or_fact == "fact"


def test_undated_text_that_names_the_year_ahead_plans_for_it() -> None:
    text = "——港口能力显著提升。到2027年，泊位达到30个。\n——生态持续改善。建成示范岸线2条。"
    for figure in ("30个", "2条"):
        assert tense(text, figure, "港口", None) == Tense("goal", 2027)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("全面推行链长制，新增规模企业12家。开展助企行动，我们将全力服务企业。", "goal"),
        ("全面推行链长制，新增规模企业12家，获全省表彰。我们将再接再厉。", "fact"),
    ],
)
def test_paragraph_of_what_we_will_do_plans_unless_it_reports_first(text: str, told: str) -> None:
    assert tense(text, "12家", "工业", None).goal_or_fact == told


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("签约项目两个，总投资7亿元，预计年产值5亿元。", "5亿元"),
        ("项目建成后可新增就业岗位300个。", "300个"),
    ],
)
def test_what_works_are_expected_to_give_is_a_goal(text: str, at: str) -> None:
    assert tense(text, at, "签约", "2024-08-20").goal_or_fact == "goal"
