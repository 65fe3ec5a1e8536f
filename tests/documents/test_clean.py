"""Clean text: what becomes one, what stays two, and the way back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.clean import clean

_TEXTS = st.text(
    alphabet="衡阳市一、。，,.;:()（）“”12 3ab\n\r\t\u200b\u3000Ａ３：章第关键词", max_size=120
)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (
            "解决5.1万贫困人口住房安全问题，所有贫困户达到安全住房标准，易地扶贫搬迁8731人，完成自然\n\n"
            "村通水泥路 1228 公里，解决 17.1 万贫困人口饮水安全问题。",
            "完成自然村通水泥路1228公里",
        ),
        ("一些干部完全适应新要求，不担当、\n\n不作为、不敢为。", "不担当、不作为、不敢为"),
        (
            "切实加强对农村留守儿童和妇女、老年人、残疾人的关爱服务，依法维护残疾人等弱势群体\n\n"
            "权利。完成 1.21 万套改造任务。",
            "等弱势群体权利",
        ),
        (
            "衡阳市雁峰区国民经济和社会发展第十四个\n五年规划和二 〇 三五年远景目标纲要\n"
            "衡阳市雁峰区国民经济和社会发展第十四个五年规划和二〇 三五年远景目标纲要,"
            "根据建议编制。",
            "第十四个五年规划和二〇三五年远景目标纲要\n",
        ),
        (
            "第一章 扎实推进 “ 三地四区 ” 发展战略,开启全面建设社会主义\n现代化新征程\n"
            "“ 十四五 ” 时期是全面建设社会主义现代化新征程的开局起步期。",
            "开启全面建设社会主义现代化新征程\n“十四五”",
        ),
        (
            "(四)坚持抓协调促统筹，全力建设最美地级市。中心城区品质提升，蒸阳南路、船山东路等道路建成通车，"
            "湘江风光带基本贯通，东洲湘江大桥即将中跨合\r\n\r\n龙，比亚迪胶轮有轨电车示范线建设顺利启动。",
            "即将中跨合龙，比亚迪",
        ),
    ],
)
def test_clean_joins_what_a_break_parted(broken: str, whole: str) -> None:
    assert whole in clean(broken).text


@pytest.mark.parametrize(
    "text",
    [
        "附件2\n产业育新培强攻坚实施方案\n为大力实施发展战略，制定本方案。",
        "二、攻坚任务\n(一)大力提振消费\n1.推动增收减负。突出就业优先导向。",
        "第三章 加快构建现代化产业体系,打造全省重要先进制造业基地\n"
        "坚持把发展经济的着力点放在实体经济上。",
        "第二节 发展都市精细农业\n按照一、二、三产业深度融合发展的要求,推进都市农业。",
        "专栏 2 雁峰区 “ 十四五 ” 时期经济社会发展主要指标\n第三章 加快构建现代化产业体系",
        "关键词一:推进项目建设\n\n措施解读:下半年,我们要加大项目推进力度。",
        "序号\t任务\t单位\n1\t建设学校、\t市教育局\n2\t修路\t市交通局",
        "衡阳市人民政府办公室\n2025年2月28日\n(此件依申请公开)",
    ],
)
def test_clean_keeps_headings_apart(text: str) -> None:
    assert clean(text).text.count("\n") == text.count("\n")


def test_clean_mends_lines_that_were_wrapped_by_force() -> None:
    lines = [
        "二、加快建设具有全国影响力的先进制造业高地和科技创新",
        "中心",
        "深入推进各项重点工作，强化部门协同和要素保障，确保年",
        "— 2 —",
        "度目标任务如期完成，取得实实在在的成效。以高质量的发",
        "展为主题，推动形成新格局。深入推进各项重点工作，强化",
        "部门协同。",
        "（一）壮大产业",
        "深入推进各项重点工作，强化部门协同和要素保障，确保年",
        "度完成。",
    ]
    assert clean("\r\n".join(lines)).text.split("\n") == [
        lines[0] + lines[1],
        "".join([lines[2], *lines[4:7]]),
        lines[7],
        lines[8] + lines[9],
    ]


def test_clean_removes_the_spaces_of_typesetting_only() -> None:
    cleaned = clean(
        "廻 雁峰 “ 三地四区 ” 实现 GDP 866.56 亿元，Windows 10 系统，1,234家，比例为10.8：34.1"
    )
    assert (
        cleaned.text
        == "廻雁峰“三地四区”实现GDP 866.56亿元，Windows 10系统，1234家，比例为10.8:34.1"
    )


def test_clean_span_leads_back_across_a_break() -> None:
    text = (
        "解决5.1万贫困人口住房安全问题，所有贫困户达到安全住房标准，易地扶贫搬迁8731人，完成自然"
        "\n\n村通水泥路 1228 公里，解决饮水安全问题，全市城乡面貌一新。"
    )
    cleaned = clean(text)
    start = cleaned.text.index("自然村通水泥路1228公里")
    span = cleaned.span(start, start + len("自然村通水泥路1228公里"))
    assert text[span.start : span.end] == "自然\n\n村通水泥路 1228 公里"


@given(_TEXTS)
def test_clean_maps_every_character_to_its_own_original(text: str) -> None:
    cleaned = clean(text)
    places = [cleaned.original(i) for i in range(len(cleaned.text))]
    assert places == sorted(set(places))
    for character, place in zip(cleaned.text, places, strict=True):
        same = unicodedata.normalize("NFKC", text[place])
        alike = unicodedata.normalize("NFKC", character) == same
        assert alike or (character, text[place]) in {("\n", "\r"), ("。", "."), ("。", "．")}


@given(_TEXTS)
def test_clean_drops_nothing_but_space_and_thousands_commas(text: str) -> None:
    cleaned = clean(text)
    kept = {cleaned.original(i) for i in range(len(cleaned.text))}
    dropped = [c for i, c in enumerate(text) if i not in kept]
    assert all(c.isspace() or c in "\u200b,，" for c in dropped) or "\n" in text


def test_clean_reads_typed_dots_as_full_stops_where_a_text_has_no_others() -> None:
    text = (
        "一.培育主体.支持企业技改,全年投资增长8.5%.推进项目建设(见附件1.2).\n"
        "二.优化服务.\n1.减免税费."
    )
    assert clean(text).text == (
        "一.培育主体。支持企业技改，全年投资增长8.5%。推进项目建设（见附件1.2）。\n"
        "二.优化服务。\n1.减免税费。"
    )
    assert clean("使用PM2.5监测.数据共享。").text == "使用PM2.5监测.数据共享。"
