"""Leads: the short sentences that head parts of a long paragraph."""

import pytest

from kg.documents.document import Document
from kg.documents.outline import read

_BODY = (
    "支持龙头企业扩能改造，推动上下游配套企业集聚，力争全年新增规模以上企业20家、技改项目30个，"
    "带动农户稳定增收，让发展成果惠及更多群众。"
)


def _measures(text: str) -> dict[str, str]:
    """Return the title of each section that a short sentence heads, and that of the one over it."""
    sections = read(Document(id="a", text=text, title="乙县工作报告")).sections
    return {
        s.title: sections[s.parent].title
        for s in sections
        if s.kind == "measure" and s.parent is not None
    }


def test_leads_below_a_numbered_heading_are_its_parts() -> None:
    text = f"一、重点工作\n（一）壮大县域产业。做强乳业。{_BODY}培育新型建材。{_BODY}\n"
    assert _measures(text) == {"做强乳业": "壮大县域产业", "培育新型建材": "壮大县域产业"}


def test_leads_stand_beside_the_first_sentence_of_their_paragraph() -> None:
    text = f"第一节 提升创新能力\n建强创新平台。{_BODY}壮大人才队伍。{_BODY}优化创新生态。{_BODY}\n"
    assert set(_measures(text)) == {"建强创新平台", "壮大人才队伍", "优化创新生态"}
    assert set(_measures(text).values()) == {"提升创新能力"}


def test_lead_begins_the_series_that_the_next_paragraphs_go_on_with() -> None:
    first = "顺应消费升级趋势，坚持供需两端发力，把扩大消费作为重要支撑，持续增强消费的基础性作用。"
    text = (
        f"第一节 促进消费\n{first}建设消费中心。{_BODY}{_BODY}\n扩大服务消费。{_BODY}\n"
        f"改善消费环境。{_BODY}\n"
    )
    assert set(_measures(text)) == {"建设消费中心", "扩大服务消费", "改善消费环境"}


@pytest.mark.parametrize(
    "paragraph",
    [
        f"（一）壮大县域产业。{_BODY}开工建设北环路。{_BODY}完成管网改造。{_BODY}",  # not at once
        f"（一）壮大县域产业。做强乳业。{_BODY}推广新建材。{_BODY}（县工信局牵头）",  # one point
        f"（一）壮大县域产业。支持甲公司上市。{_BODY}支持乙公司上市。{_BODY}",  # 支持……。支持……
        f"（一）壮大县域产业。做强乳业。培育建材。发展旅游。{_BODY}{_BODY}",  # nothing said of two
    ],
)
def test_short_sentences_that_head_nothing_are_no_leads(paragraph: str) -> None:
    assert _measures(f"一、重点工作\n{paragraph}\n") == {}


def test_short_sentences_head_nothing_where_each_paragraph_has_a_head_of_its_own() -> None:
    text = (
        f"（一）推进城乡融合\n提升城区品质。{_BODY}改造农贸市场。{_BODY}保障供水安全。{_BODY}\n"
        f"建设和美乡村。{_BODY}{_BODY}\n"
    )
    assert set(_measures(text)) == {"提升城区品质", "建设和美乡村"}


def test_box_of_projects_is_no_part_of_the_section_before_it() -> None:
    text = (
        f"第一章 发展工业\n第一节 做强乳业\n{_BODY}\n专栏3 重大产业项目\n"
        "01 乳业 建成牧场二期；续建冷库。\n"
    )
    reading = read(Document(id="a", text=text, title="乙县规划"))
    box = reading.section_at(reading.text.index("牧场二期"))
    assert (box.kind, reading.ancestors(box)[1].title) == ("box", "发展工业")


_STEP = (
    "四是坚定实施数字乡村战略，在农业提质上实现新突破。坚持把数据作为关键要素，推动种养业"
    "全链条数字化改造。建成智慧农场20个，让农户用得上、用得起，持续增强发展动能。"
)


def _steps(text: str) -> dict[str, tuple[str, bool]]:
    """Return the title of each numbered step, with its number and whether it is a task."""
    sections = read(Document(id="a", text=text, title="乙县工作报告")).sections
    return {s.title: (s.number, s.is_task) for s in sections if s.kind == "step"}


def test_step_that_asks_heads_its_long_paragraph_without_the_aim() -> None:
    text = f"乙县工作报告\n{_STEP}\n五要坚持生态优先。{_BODY}\n"
    assert _steps(text) == {
        "坚定实施数字乡村战略": ("四是", False),
        "坚持生态优先": ("五要", False),
    }


@pytest.mark.parametrize(
    "paragraph",
    [
        f"一是产业转型步伐加快。{_BODY}",  # tells what was reached
        "一是做强乳业；",  # no more than an item
        f"一是做强乳业。{_BODY}二是培育建材。{_BODY}",  # lists all steps
    ],
)
def test_steps_of_reviews_and_lists_head_nothing(paragraph: str) -> None:
    assert _steps(f"乙县工作报告\n{paragraph}\n") == {}


def test_first_of_the_works_below_a_heading_heads_nothing() -> None:
    works = "实施古城保护传承工程。推进文物修缮工程，持续实施书香社区行动。办好第五届读书节。"
    alone = _measures(f"一、重点工作\n（一）繁荣文化事业\n{works}\n（二）建设美丽乡村\n")
    assert alone == {}
    series = f"（一）繁荣文化事业\n{works}\n实施体育惠民工程。{_BODY}\n"
    assert "实施古城保护传承工程" in _measures(f"一、重点工作\n{series}")
