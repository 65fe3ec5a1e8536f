"""Who develops an industry: the clause's subject, the passage's park, else the document's place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extraction.relations import find_relations
from tests.extraction.relations.conftest import Marked

Pairs = Callable[..., set[tuple[str, str]]]


def test_industry_is_developed_by_the_place_that_is_told_to(pairs: Pairs) -> None:
    text = (
        "[Place 合肥市]统筹。鼓励[Place 肥西县]发展[Industry 高端制造]和[Industry 临空经济]等产业。"
    )
    assert pairs("develops_industry", text) == {("肥西县", "高端制造"), ("肥西县", "临空经济")}


def test_industry_without_a_subject_is_the_documents_own_places(pairs: Pairs) -> None:
    text = (
        "[Place 合肥市]再出发。加快打造[Industry 集成电路]、[Industry 新型显示]等千亿级产业集群。"
    )
    assert pairs("develops_industry", text) == {("合肥市", "集成电路"), ("合肥市", "新型显示")}


def test_industry_has_no_subject_where_the_own_place_is_not_printed(pairs: Pairs) -> None:
    assert pairs("develops_industry", "大力发展[Industry 银发经济]。", place="亳州市") == set()


@pytest.mark.parametrize(
    "text",
    [
        "[Place 合肥市]部署。推动[Industry 钢铁]、[Industry 石化]等重点领域节能降碳改造。",
        "[Place 合肥市]部署。围绕[Industry 生物制药]签约一批企业。",
        "[Place 合肥市]部署。推动[Industry 服务业]与[Industry 制造业]融合。",
        "[Place 合肥市]部署。力争[Industry 电子信息制造业]增加值增长8%。",
    ],
)
def test_industry_that_qualifies_something_else_is_not_developed(pairs: Pairs, text: str) -> None:
    assert pairs("develops_industry", text) == set()


def test_industry_of_a_park_follows_its_name_in_the_sentence(pairs: Pairs) -> None:
    text = (
        "[Place 合肥市]布局。打造[Park 东部新城产业园]（5平方公里），重点发展[Industry 节能环保]；"
        "大力发展[Industry 会展]。"
    )
    assert pairs("develops_industry", text) == {
        ("东部新城产业园", "节能环保"),
        ("合肥市", "会展"),
    }


def test_industry_stands_in_a_parks_name(pairs: Pairs) -> None:
    text = "发展[Industry 通用航空产业]。建成[Park 白山通用航空产业园]。"
    assert ("白山通用航空产业园", "通用航空产业") in pairs("develops_industry", text, place=None)


def test_industry_list_goes_on_after_a_comma(pairs: Pairs) -> None:
    text = (
        "[Place 合肥市]布局。突出抓好[Industry 光伏]、[Industry 储能]等主导产业，"
        "[Industry 量子信息]、[Industry 绿色建筑]等特色产业。"
    )
    assert {tail for _, tail in pairs("develops_industry", text)} == {
        "光伏",
        "储能",
        "量子信息",
        "绿色建筑",
    }


def test_industry_evidence_holds_the_industrys_name(marked: Marked) -> None:
    reading, mentions = marked("[Place 合肥市]再出发。做大做强[Industry 现代金融业]。")
    (relation,) = find_relations(reading, mentions)
    assert reading.text[relation.start : relation.end] == "做大做强现代金融业"


@pytest.mark.parametrize(
    "text",
    [
        "[Place 亳州市]部署。培强[Industry 现代中药]、[Industry 绿色食品]两条标志性产业链。",
        "[Place 亳州市]部署。围绕[Industry 现代中药]、[Industry 绿色食品]等优势品种，推进加工。",
        "[Place 亳州市]部署。构建以[Industry 现代中药]为龙头，[Industry 绿色食品]为支柱的体系。",
        "[Place 亳州市]部署。将[Industry 现代中药]、[Industry 绿色食品]作为主导产业来抓。",
        "[Place 亳州市]部署。[Industry 现代中药]、[Industry 绿色食品]已成为全市支柱产业。",
        "[Place 亳州市]部署。[Industry 现代中药]、[Industry 绿色食品]分别入选省级产业集群。",
        "[Place 亳州市]部署。侧重引进[Industry 现代中药]、[Industry 绿色食品]和劳动密集型产业。",
    ],
)
def test_industry_that_is_told_to_lead_is_developed(pairs: Pairs, text: str) -> None:
    assert pairs("develops_industry", text, place="亳州市") == {
        ("亳州市", "现代中药"),
        ("亳州市", "绿色食品"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "[Place 合肥市]部署。补齐[Industry 冷链物流]等产业发展薄弱环节。",
        "[Place 合肥市]部署。以[Industry 汽车产业]为例说明。",
        "[Place 合肥市]部署。推动[Industry 文旅]和体育融合。",
    ],
)
def test_industry_that_lacks_or_exemplifies_is_not_developed(pairs: Pairs, text: str) -> None:
    assert pairs("develops_industry", text) == set()


def test_place_that_a_sentence_begins_with_develops_what_follows(pairs: Pairs) -> None:
    text = "[Place 合肥市]报道。[Place 柘皋镇]立足资源优势，盘活土地，发展[Industry 苗木]。"
    assert pairs("develops_industry", text) == {("柘皋镇", "苗木")}
    text = "[Place 合肥市]报道。在[Place 柘皋镇]，依托合作社，大力发展[Industry 苗木]。"
    assert pairs("develops_industry", text) == {("柘皋镇", "苗木")}
    text = "[Place 合肥市]报道。[Place 柘皋镇]：重点发展[Industry 苗木]、[Industry 花卉]。"
    assert pairs("develops_industry", text) == {("柘皋镇", "苗木"), ("柘皋镇", "花卉")}


def test_people_of_a_place_are_not_the_place(pairs: Pairs) -> None:
    text = "[Place 合肥市]报道。[Place 柘皋镇]村民自发组织，发展[Industry 苗木]。"
    assert pairs("develops_industry", text) == {("合肥市", "苗木")}


def test_industry_is_the_leading_one_of_the_place_named_behind(pairs: Pairs) -> None:
    text = "[Place 合肥市]报道。[Industry 苗木]是[Place 柘皋镇]的特色产业之一。"
    assert pairs("develops_industry", text) == {("柘皋镇", "苗木")}


def test_line_of_a_place_alone_is_what_the_lines_below_speak_of(pairs: Pairs) -> None:
    text = (
        "[Place 安徽省]对各市提出要求。\n[Place 合肥市]\n培育[Industry 集成电路]产业。\n"
        "[Place 亳州市]\n壮大[Industry 现代中药]产业。\n"
    )
    assert pairs("develops_industry", text, place="安徽省") == {
        ("合肥市", "集成电路"),
        ("亳州市", "现代中药"),
    }


def test_own_place_is_printed_without_what_lies_above_it(pairs: Pairs) -> None:
    text = "利辛县政府工作报告。培育[Industry 绿色食品]产业。"
    assert pairs("develops_industry", text, place="安徽省亳州市利辛县") == {("利辛县", "绿色食品")}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("[Place 谯城区]主要集中在[Industry 现代中药]。", "谯城区"),
        ("[Park 蒙城经开区]以[Industry 现代中药]为主。", "蒙城经开区"),
        ("[Place 利辛县]专注于[Industry 现代中药]的产业链。", "利辛县"),
        ("[Industry 现代中药]：重点抓好种苗繁育。", "亳州市"),
        ("[Industry 芍药]等[Industry 现代中药]持续壮大。", "亳州市"),
    ],
)
def test_industry_is_the_field_that_a_place_turns_to(pairs: Pairs, text: str, subject: str) -> None:
    found = pairs("develops_industry", f"[Place 亳州市]部署。{text}", place="亳州市")
    assert (subject, "现代中药") in found


def test_place_whose_leading_industries_are_told_develops_them(pairs: Pairs) -> None:
    text = "[Place 亳州市]部署。[Place 古城片区]主导产业为[Industry 林产化工]、[Industry 纸制品]。"
    assert pairs("develops_industry", text, place="亳州市") == {
        ("古城片区", "林产化工"),
        ("古城片区", "纸制品"),
    }


def test_three_fields_that_a_text_focuses_on_are_developed(pairs: Pairs) -> None:
    text = "[Place 亳州市]部署。聚焦[Industry 汽车零部件]、[Industry 林产化工]两大领域，招引企业。"
    assert pairs("develops_industry", text, place="亳州市") == {
        ("亳州市", "汽车零部件"),
        ("亳州市", "林产化工"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "[Place 亳州市]部署。五条产业链是：[Industry 林产化工]、[Industry 白茶]。",
        "[Place 亳州市]部署。一是千亿级[Industry 林产化工]。二是[Industry 白茶]。",
        "[Place 亳州市]部署。其中[Industry 林产化工]、[Industry 白茶]两大主导产业产值增长。",
    ],
)
def test_industries_that_are_listed_as_leading_are_developed(pairs: Pairs, text: str) -> None:
    assert pairs("develops_industry", text, place="亳州市") == {
        ("亳州市", "林产化工"),
        ("亳州市", "白茶"),
    }


def test_branch_that_bears_a_name_is_no_part_and_a_faculty_is(pairs: Pairs) -> None:
    text = "建设[Institution 安徽大学]。依托[Institution 安徽大学绿色产业研究院]办学。"
    assert pairs("part_of", text) == set()
    text = "建设[Institution 安徽大学]。筹办[Institution 安徽大学纺织学院]。"
    assert pairs("part_of", text) == {("安徽大学纺织学院", "安徽大学")}


def test_heading_of_a_place_says_of_whom_its_passage_speaks(pairs: Pairs) -> None:
    text = (
        "[Place 安徽省]布局规划\n一、总体布局\n（一）[Place 合肥市]：打造区域中心城市\n"
        "培育[Industry 集成电路]产业。\n二、保障措施\n发展[Industry 数字创意]。\n"
    )
    assert pairs("develops_industry", text, place="安徽省") == {
        ("合肥市", "集成电路"),
        ("安徽省", "数字创意"),
    }
