"""The outline: headings, their paths and titles, what asks for something, and sentences."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.documents.clean import clean
from kg.documents.corpus import read_corpus
from kg.documents.document import Document
from kg.documents.outline import read
from kg.documents.reading import Reading

SEEDS = Path(__file__).parents[2] / "seeds"
READINGS = {d.id: read(d) for d in read_corpus(SEEDS)}
CAMPAIGNS = READINGS["seven-campaigns-2025"]

_PROSE = (
    "深入推进各项重点工作，强化部门协同和要素保障，确保年度目标任务如期完成，取得实实在在的成效。"
)


def _read(text: str) -> Reading:
    return read(Document(id="a", text=text, title="某市方案"))


def _outline(text: str) -> list[tuple[str, str, bool]]:
    return [(s.number, s.title, s.is_task) for s in _read(text).sections[1:]]


def _tasks(reading: Reading, prefix: str) -> dict[str, str]:
    return {
        s.number: s.title for s in reading.sections if s.is_task and s.number.startswith(prefix)
    }


@pytest.mark.parametrize("reading", READINGS.values(), ids=READINGS)
def test_sections_hold_their_titles_and_nest(reading: Reading) -> None:
    whole, *sections = reading.sections
    assert (whole.index, whole.parent, whole.number, whole.is_task) == (0, None, "", False)
    assert (whole.start, whole.end) == (0, len(reading.text))
    for index, section in enumerate(sections, start=1):
        assert section.index == index
        assert section.parent is not None and section.parent < index
        parent = reading.sections[section.parent]
        assert parent.start <= section.start < section.end <= parent.end
        assert section.number.startswith(parent.number)
        assert reading.text[section.title_start : section.title_end] == clean(section.title).text
        if section.kind != "annex":  # the title of an annex may stand in the list before it
            assert section.start <= section.title_start < section.title_end <= section.end


@pytest.mark.parametrize("reading", READINGS.values(), ids=READINGS)
def test_sentences_hold_every_character_once(reading: Reading) -> None:
    seen = 0
    for sentence in reading.sentences:
        assert reading.text[seen : sentence.start].strip() == ""
        assert sentence.start < sentence.end
        section = reading.sections[sentence.section]
        assert section.start <= sentence.start < sentence.end <= section.end
        seen = sentence.end
    assert reading.text[seen:].strip() == ""


def test_outline_finds_the_annexes_and_not_their_list() -> None:
    annexes = [(s.number, s.title) for s in CAMPAIGNS.sections if s.kind == "annex"]
    assert annexes == [
        ("附件1", "内需扩量提效攻坚实施方案"),
        ("附件2", "产业育新培强攻坚实施方案"),
        ("附件3", "科技创新赋能攻坚实施方案"),
        ("附件4", "改革开放重点攻坚实施方案"),
        ("附件5", "环境优化提升攻坚实施方案"),
        ("附件6", "安全强基固本攻坚实施方案"),
        ("附件7", "民生补短提质攻坚实施方案"),
    ]


@pytest.mark.parametrize(
    ("annex", "counts"),
    [
        ("附件1", {"(一)": 6, "(二)": 5, "(三)": 3}),
        ("附件2", {"(一)": 6, "(二)": 2, "(三)": 3, "(四)": 4}),
        ("附件3", {"(一)": 2, "(二)": 3, "(三)": 4, "(四)": 2}),
        (
            "附件4",
            {
                "(一)": 3, "(二)": 5, "(三)": 4, "(四)": 4, "(五)": 4,
                "(六)": 3, "(七)": 3, "(八)": 3, "(九)": 3,
            },
        ),
        ("附件5", {"(一)": 4, "(二)": 4, "(三)": 3, "(四)": 4, "(五)": 3}),
        ("附件6", {"(一)": 10, "(二)": 6, "(三)": 3}),
        ("附件7", {"(一)": 10, "(二)": 10, "(三)": 3, "(四)": 3, "(五)": 4}),
    ],
)  # fmt: skip
def test_outline_finds_every_task_of_an_annex(annex: str, counts: dict[str, int]) -> None:
    tasks = _tasks(CAMPAIGNS, f"{annex}/二/")
    expected = {f"{annex}/二/{group}" for group in counts} | {
        f"{annex}/二/{group}/{n}" for group, count in counts.items() for n in range(1, count + 1)
    }
    assert {n for n in tasks if n.count("/") <= 3} == expected


def test_outline_counts_measures_on_through_the_groups_of_annex_7() -> None:
    measures = [n.rsplit("/", 1) for n in _tasks(CAMPAIGNS, "附件7/二/(一)/") if n.count("/") == 4]
    assert [n for _, n in measures] == [f"({i})" for i in range(1, 25)]
    assert measures[3][0] == "附件7/二/(一)/2"


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("二/(一)", "实施内需扩量提效攻坚"),
        ("三/(二)", "实行清单管理"),
        ("附件1/二/(二)/5", "纵深推进“四比四提高”行动"),
        ("附件3/二/(一)/1", "大力实施“4+4科创工程”"),
        ("附件4/二/(九)/3", "便利商务人员跨境往来"),
        ("附件6/二/(二)/4", "兜实县级“三保”底线"),
        ("附件7/二/(一)/6/(14)", "开展生活类消费品以旧换新补贴活动"),
        ("附件7/二/(三)/2", "组织参与省级特色劳务品牌认定"),
    ],
)
def test_outline_gives_tasks_their_titles(number: str, title: str) -> None:
    assert _tasks(CAMPAIGNS, "")[number] == title


def test_outline_calls_no_frame_a_task() -> None:
    frames = {"总体目标", "攻坚重点", "组织实施", "攻坚目标", "攻坚任务", "推进机制"}
    assert frames == {s.title for s in CAMPAIGNS.sections if s.kind == "division"}
    assert not [s.title for s in CAMPAIGNS.sections if s.title in frames and s.is_task]


@pytest.mark.parametrize(
    ("doc", "number", "title"),
    [
        ("work-report-2019-digest", "高质量发展/举措一", "推动制造业优化升级"),
        ("midyear-plenary-2019", "项目建设/关键词一", "推进项目建设"),
        ("work-report-2019", "二/(一)", "全力以赴推动高质量发展"),
        ("yanfeng-plan-2021", "第三章/第一节/2", "大力提升都市工业集聚集群发展水平"),
        ("yanfeng-plan-2021", "第三章/第二节", "建设现代服务业集聚区"),
    ],
)
def test_outline_finds_the_tasks_of_other_layouts(doc: str, number: str, title: str) -> None:
    assert _tasks(READINGS[doc], "")[number] == title


def test_outline_asks_for_nothing_in_a_review_of_the_past() -> None:
    assert not _tasks(READINGS["work-report-2019"], "一/")
    assert not _tasks(READINGS["yanfeng-plan-2021"], "第一章/第一节/")


def test_outline_takes_a_short_first_sentence_for_a_heading_but_no_task() -> None:
    heads = {s.title: s for s in READINGS["yanfeng-plan-2021"].sections if s.kind == "measure"}
    assert heads["做强龙头骨干企业"].number == "第三章/第一节/1/做强龙头骨干企业"
    assert not any(s.is_task for s in heads.values())


def test_outline_joins_a_heading_that_was_broken_in_two() -> None:
    first = next(s for s in READINGS["yanfeng-plan-2021"].sections if s.number == "第一章")
    assert first.title.endswith("开启全面建设社会主义现代化新征程")


def test_outline_ends_a_point_at_the_next_salutation() -> None:
    report = READINGS["work-report-2019"]
    place = report.text.index("当前，衡阳加快发展谋篇布局")
    assert report.section_at(place).number == "一/各位代表"


def test_outline_reads_one_unbroken_line() -> None:
    text = (
        f"甲市推动方案为贯彻落实上级部署，制定本方案。一、总体要求（一）指导思想。{_PROSE}"
        "（二）主要目标。到2027年，规模达到100亿元。二、重点任务（一）实施主体培育行动"
        f"1.壮大龙头企业。{_PROSE}（责任单位：市工信局）2.扶持中小企业。{_PROSE}"
        f"（二）优化发展环境。按照一、二、三产业融合的要求，{_PROSE}"
        f"三、保障措施（一）加强组织领导。{_PROSE}"
    )
    assert _outline(text) == [
        ("一", "总体要求", False),
        ("一/(一)", "指导思想", False),
        ("一/(二)", "主要目标", False),
        ("二", "重点任务", False),
        ("二/(一)", "实施主体培育行动", True),
        ("二/(一)/1", "壮大龙头企业", True),
        ("二/(一)/2", "扶持中小企业", True),
        ("二/(二)", "优化发展环境", True),
        ("三", "保障措施", False),
        ("三/(一)", "加强组织领导", True),
    ]


@pytest.mark.parametrize("leader", ["………1", "", " 3"])
def test_outline_passes_over_a_table_of_contents(leader: str) -> None:
    headings = ["第一章 发展环境", "第二章 建设产业高地"]
    contents = "\n".join(h + leader for h in headings)
    body = "\n".join(f"{h}\n{_PROSE}" for h in headings)
    assert _outline(f"甲县规划\n目　录\n{contents}\n{body}") == [
        ("第一章", "发展环境", False),
        ("第二章", "建设产业高地", True),
    ]


def test_outline_reads_full_width_marks_lists_and_tables() -> None:
    text = (
        f"关于推进甲工作的意见\n一、工作目标\n{_PROSE}\n二、主要任务\n"
        f"（一）推进老旧小区改造。{_PROSE}\n责任单位：市住建局\n"
        f"（二）食品安全检测点建设工程。{_PROSE}\n　　１．强化监管　\n{_PROSE}\n"
        f"（１）严格准入。{_PROSE}\n①落实责任。{_PROSE}\n"
        "附件：1．甲清单\n　　　2．乙清单\n\n甲市人民政府\n"
        "2024年5月6日\n\n附件1\n\n甲清单\n\n序号\t任务\t单位\n1\t建学校\t市教育局\n附件2\n乙清单\n"
        f"一、整治内容\n{_PROSE}"
    )
    assert _outline(text) == [
        ("一", "工作目标", False),
        ("二", "主要任务", False),
        ("二/(一)", "推进老旧小区改造", True),
        ("二/(二)", "食品安全检测点建设工程", True),
        ("二/(二)/1", "强化监管", True),
        ("二/(二)/1/(1)", "严格准入", True),
        ("二/(二)/1/(1)/①", "落实责任", True),
        ("附件", "附件", False),
        ("附件1", "甲清单", False),
        ("附件1/1", "建学校", True),
        ("附件2", "乙清单", False),
        ("附件2/一", "整治内容", False),
    ]
    sentences = [_read(text).text[s.start : s.end] for s in _read(text).sentences]
    assert "建学校" in sentences and "市教育局" in sentences


def test_outline_tells_demands_from_definitions_in_articles() -> None:
    text = (
        "甲市若干措施\n第一条 支持企业上市。对成功上市的企业给予奖励。\n"
        "第二条 本办法所称企业，是指在本市注册的企业。\n"
        "第三条 鼓励金融机构加大信贷投放，降低融资成本。\n第四条 本措施自印发之日起施行。\n"
    )
    assert [task for _, _, task in _outline(text)] == [True, False, True, False]


@pytest.mark.parametrize(
    ("title", "task"),
    [
        ("着力解决突出问题", True),
        ("促平台建设", True),
        ("以项目建设带动发展", True),
        ("老旧小区改造", True),
        ("压实工作责任", True),
        ("健全推进机制", True),
        ("存在问题", False),
        ("整治任务", False),
        ("支持对象", False),
        ("补贴范围", False),
        ("工作要求", False),
        ("主要发展目标", False),
        ("优势产业现状", False),
        ("经济实力显著增强", False),
    ],
)
def test_outline_tells_demands_from_frames(title: str, task: bool) -> None:
    assert _outline(f"方案\n一、{title}\n{_PROSE}") == [("一", title, task)]


def test_outline_asks_for_nothing_in_a_glossary() -> None:
    text = (
        f"报告\n一、加快建设强市\n{_PROSE}\n名词解释\n"
        "1.实施八大行动：指开展的行动。\n2.两重：指建设。"
    )
    assert _outline(text)[1:] == [
        ("名词解释", "名词解释", False),
        ("名词解释/1", "实施八大行动", False),
        ("名词解释/2", "两重", False),
    ]


def test_sentence_is_not_broken_in_a_bracket_nor_before_a_closing_quote() -> None:
    text = "坚持“房子是用来住的。”(牵头单位:市教育局;责任单位:市财政局)下一步抓落实。全面完成!"
    reading = _read(text)
    assert [reading.text[s.start : s.end] for s in reading.sentences] == [
        "坚持“房子是用来住的。”",
        "（牵头单位：市教育局；责任单位：市财政局）下一步抓落实。",
        "全面完成！",
    ]


_LINES = st.lists(
    st.sampled_from(
        [
            "一、总体要求", "二、重点任务", "(一)推进建设。" + _PROSE, "1.强化监管", "附件1",
            "附件:1.甲清单", "2.乙清单", "第一章 总则", "【举措一】打造高地。" + _PROSE, "附件",
            "关键词一:推进项目", "目标:增长8%。", _PROSE, "", "  ", "目录", "做强企业。" + _PROSE,
            "1\t建学校\t市教育局", "各位代表!", "名词解释", "— 3 —", "（", "。",
        ]
    ),
    min_size=1,
    max_size=14,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(_LINES, st.sampled_from(["\n", "\r\n", "\n\n", ""]))
def test_outline_keeps_its_order_on_any_text(lines: list[str], newline: str) -> None:
    reading = _read("某市方案。" + newline.join(lines))
    test_sections_hold_their_titles_and_nest(reading)
    test_sentences_hold_every_character_once(reading)


def test_outline_reads_the_same_each_time_and_fast() -> None:
    document = CAMPAIGNS.document
    started = time.perf_counter()
    again = read(document)
    seconds = time.perf_counter() - started
    assert json.dumps([str(s) for s in again.sections]) == json.dumps(
        [str(s) for s in CAMPAIGNS.sections]
    )
    assert seconds < len(document.text) / 150_000


def test_outline_parts_without_numbers_head_the_numbered_points_below_them() -> None:
    text = (
        f"关于发展全域旅游的意见\n总体要求\n{_PROSE}\n重点任务\n"
        f"（一）完善设施。{_PROSE}\n1、修路。{_PROSE}\n保障措施\n（一）加强领导。{_PROSE}\n"
    )
    assert _outline(text) == [
        ("总体要求", "总体要求", False),
        ("重点任务", "重点任务", False),
        ("重点任务/(一)", "完善设施", True),
        ("重点任务/(一)/1", "修路", False),
        ("保障措施", "保障措施", False),
        ("保障措施/(一)", "加强领导", True),
    ]


def test_outline_reads_numbers_of_one_character() -> None:
    text = f"某市方案\n一、重点任务\n㈠修建水渠。{_PROSE}\n⒈清淤。{_PROSE}\n⑴河口段。{_PROSE}\n"
    assert [number for number, *_ in _outline(text)][1:] == [
        "一/(一)",
        "一/(一)/1",
        "一/(一)/1/(1)",
    ]


def test_outline_parts_may_name_their_year() -> None:
    text = f"政府工作报告\n2023年工作回顾\n{_PROSE}\n2024年主要任务\n（一）修路。{_PROSE}\n"
    assert _outline(text) == [
        ("2023年工作回顾", "2023年工作回顾", False),
        ("2024年主要任务", "2024年主要任务", False),
        ("2024年主要任务/(一)", "修路", True),
    ]


def test_outline_takes_what_a_list_of_tasks_holds_as_asked_for() -> None:
    text = (
        f"某市方案\n一、工作目标\n（一）远期。{_PROSE}\n二、重点任务\n（一）国土绿化。{_PROSE}\n"
        f"（二）固废处置\n1.焚烧厂。{_PROSE}\n责任单位：市住建局\n（三）组织保障。{_PROSE}\n"
    )
    asked = {number: task for number, _, task in _outline(text)}
    assert asked == {
        "一": False,
        "一/(一)": False,
        "二": False,
        "二/(一)": True,
        "二/(二)": True,
        "二/(二)/1": True,
        "二/(三)": False,
    }


@pytest.mark.parametrize(
    ("point", "asked"),
    [
        ("地区生产总值增长7%左右。（市发改委、市统计局）", True),
        ("地区生产总值增长7%左右。（市发改委、各县（市、区）人民政府）", True),
        ("城镇化率稳步上升。\n责任单位：市人社局、市财政局", True),
        ("城镇化率稳步上升。（以市统计局数据为准，下同）", False),
    ],
)
def test_outline_takes_a_point_that_is_given_to_units_as_asked_for(point: str, asked: bool) -> None:
    tasks = {number: task for number, _, task in _outline(f"某市方案\n一、主要目标\n1.{point}\n")}
    assert tasks["一/1"] is asked
