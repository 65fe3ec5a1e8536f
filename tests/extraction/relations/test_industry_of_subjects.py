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
