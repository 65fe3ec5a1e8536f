"""Departments are found by the grammar of their names, wherever they are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents.document import Document
from kg.documents.outline import read
from kg.extraction.facts import Mention
from kg.extraction.units.departments import find_departments


def departments(text: str, place: str | None = None) -> list[Mention]:
    return find_departments(read(Document("sample", text, "sample", place=place)))


def names(text: str, place: str | None = None) -> list[str]:
    return [m.name for m in departments(text, place)]


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("经市人民政府同意，现印发给你们。", "岳阳市", ["市人民政府"]),
        (
            "由市工业和信息化局会同市住房和城乡建设局审核。",
            "宁波市",
            ["市工业和信息化局", "市住房和城乡建设局"],
        ),
        (
            "区委、区政府高度重视，区住建局多次调度。",
            "长沙市岳麓区",
            ["区委", "区政府", "区住建局"],
        ),
        ("报省市场监督管理局备案，抄送省委宣传部。", "安徽省", ["省市场监督管理局", "省委宣传部"]),
        (
            "县人民法院、县人民检察院依法办理。",
            "黔东南苗族侗族自治州黎平县",
            ["县人民法院", "县人民检察院"],
        ),
        (
            "自治区党委组织部、自治区农业农村厅负责。",
            "宁夏回族自治区",
            ["自治区党委组织部", "自治区农业农村厅"],
        ),
        (
            "根据国务院和国家发展改革委部署，教育部批准设立。",
            "保定市",
            ["国务院", "国家发展改革委", "教育部"],
        ),
        ("杭州市余杭区应急管理局发布预警。", "杭州市", ["杭州市余杭区应急管理局"]),
        (
            "总工会、妇联等群团，市总工会、市妇联、市残联均参加。",
            "太原市",
            ["市总工会", "市妇联", "市残联"],
        ),
        ("与长沙海关、湖南证监局建立会商机制。", "湖南省", ["长沙海关", "湖南证监局"]),
        ("国家税务总局赣州市税务局发布公告。", "赣州市", ["国家税务总局赣州市税务局"]),
        ("市委、团市委和市直机关工委联合举办。", "洛阳市", ["市委", "团市委", "市直机关工委"]),
        ("市科委、天府新区财政金融局参加。", "成都市", ["市科委", "天府新区财政金融局"]),
        ("人民银行洛阳市分行开展培训。", "洛阳市", ["人民银行洛阳市分行"]),
        ("云集镇人民政府要求尽快整改。", "衡南县", ["云集镇人民政府"]),
    ],
)
def test_departments_of_every_level_are_found(
    text: str, place: str | None, expected: list[str]
) -> None:
    assert names(text, place) == expected


@pytest.mark.parametrize(
    "text",
    [
        "各县市区人民政府，市直机关各单位：",
        "相关部门、市直牵头部门和各行业主管部门要加强配合。",
        "提高社区卫生服务中心能力，建设城市管理新格局。",
        "市委书记出席会议，市人大代表踊跃发言。",
        "深化政府采购和市政府性债务管理改革。",
        "市委托第三方开展评估，学校落实办学自主权。",
        "优化全省教育布局，推进全市财政金融联动。",
        "（各有关部门、在校高校、其他有关单位按职责分工负责）",
    ],
)
def test_nobody_in_particular_is_no_department(text: str) -> None:
    assert names(text, "潍坊市") == []


def test_level_printed_once_before_a_list_completes_the_names() -> None:
    text = "（责任单位：省发展改革委、工业和信息化厅、财政厅、低空经济发展局）"
    found = departments(text, "广东省")
    assert [m.name for m in found] == [
        "省发展改革委", "省工业和信息化厅", "省财政厅", "省低空经济发展局",
    ]  # fmt: skip
    assert text[found[2].start : found[2].end] == "财政厅"


def test_level_printed_once_holds_for_units_that_no_lexicon_knows() -> None:
    assert names("市教育局、贸发局、市政园林局、湖南证监局和各区政府参加。", "厦门市") == [
        "市教育局",
        "市贸发局",
        "市市政园林局",
        "湖南证监局",
    ]


def test_a_name_with_its_own_level_takes_none_from_the_one_before() -> None:
    text = "市委组织部、市政府办、市财政局负责。"
    assert names(text, "厦门市") == ["市委组织部", "市政府办", "市财政局"]
    assert names("市委组织部、贸发局。", "厦门市") == ["市委组织部", "市贸发局"]


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        (
            "区司法局、区建管局、区投促局牵头。",
            "宁波市海曙区",
            ["区司法局", "区建管局", "区投促局"],
        ),
        ("市司法局、市监委、团市委参加。", "宜宾市", ["市司法局", "市监委", "团市委"]),
        ("市教育局、市政务服务局参加。", "宜宾市", ["市教育局", "市政务服务局"]),
        ("由市委农办、市委财办负责。", "宜宾市", ["市委农办", "市委财办"]),
        ("县教育局、民航中南管理局参加。", "宜章县", ["县教育局"]),
        (
            "地委宣传部、地区财政局、地区行署办公室负责。",
            "和田地区",
            ["地委宣传部", "地区财政局", "地区行署办公室"],
        ),
        (
            "省高级人民法院、人民检察院、公安厅联合印发。",
            "湖北省",
            ["省高级人民法院", "省人民检察院", "省公安厅"],
        ),
        ("县纪委监委派驻组、市委派出的工作队进村。", "宜宾市兴文县", ["县纪委监委"]),
        ("当地委托的机构、各地区财政局参加。", "和田地区", []),
        ("兵团党委宣传部、兵团科技局参加。", None, ["兵团党委宣传部", "兵团科技局"]),
        ("新疆生产建设兵团商务局发布。", None, ["新疆生产建设兵团商务局"]),
    ],
)
def test_departments_in_lists_of_other_places(
    text: str, place: str | None, expected: list[str]
) -> None:
    assert names(text, place) == expected


def test_departments_of_a_county_in_news_that_names_its_province_alone() -> None:
    text = "全省现场会在我县召开，县委、县政府高度重视，聚焦县委中心工作。"
    assert names(text, "云南省") == ["县委", "县政府", "县委"]
    assert names("旗委书记白云主持，旗委、旗政府作了安排。", "内蒙古自治区") == ["旗委", "旗政府"]
    assert names("市委、市政府要压实责任，全省一盘棋。", "云南省") == []


def test_departments_keep_a_conjunction_out_of_their_place() -> None:
    assert names("在市政府和县委的领导下。", "丽江市永胜县") == ["市政府", "县委"]


def test_government_printed_once_holds_for_the_places_before_it() -> None:
    found = names("（责任单位：市民政局，如皋市、如东县人民政府）", "南通市")
    assert found == ["市民政局", "如皋市人民政府", "如东县人民政府"]


def test_party_offices_share_the_committee_before_them() -> None:
    assert names("市委组织部、宣传部和统战部参加。", "东莞市") == [
        "市委组织部",
        "市委宣传部",
        "市委统战部",
    ]


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("市低空经济发展局", "Department"),
        ("县融媒体中心", "Department"),
        ("南京林业大学", "Institution"),
        ("市农业科学院", "Institution"),
        ("国网徐州供电公司", "Enterprise"),
        ("高新区管委会", "Department"),
        ("市住房公积金", "Department"),
    ],
)
def test_units_outside_the_grammar_are_found_in_lists_only(item: str, kind: str) -> None:
    found = departments(f"（市教育局牵头，{item}、市财政局配合）", "徐州市")
    assert (item, kind) in [(m.name, m.type) for m in found]


def test_name_of_another_city_is_kept_whole() -> None:
    assert names("株洲市科技局与湘潭市科技局签约。", "衡阳市") == ["株洲市科技局", "湘潭市科技局"]


@given(
    st.text(alphabet="市省区县委局办厅人民政府教育财和、，。（）各社牵头负责单位：", max_size=60)
)
def test_mentions_never_overlap_and_stand_in_the_text(text: str) -> None:
    reading = read(Document("sample", "文" + text, "sample", place="邵阳市"))
    found = find_departments(reading)
    assert all(0 <= m.start < m.end <= len(reading.text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(m.name.endswith(reading.text[m.start : m.end]) for m in found)


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("县委县政府督查室牵头。", "庆安县", ["县委县政府督查室"]),
        ("报市委市政府同意。", "岳阳市", ["市委", "市政府"]),
        (
            "责任单位：区农业农村局，银湖湾滨海新区管委会",
            "江门市新会区",
            ["区农业农村局", "银湖湾滨海新区管委会"],
        ),
        ("责任单位：县林草局、庆安国有林场管理局", "庆安县", ["县林草局", "庆安国有林场管理局"]),
    ],
)
def test_departments_of_joint_offices_and_zones_keep_their_whole_names(
    text: str, place: str, expected: list[str]
) -> None:
    assert names(text, place) == expected


def test_a_verb_before_a_level_word_is_no_part_of_a_name() -> None:
    assert names("我代表镇政府报告工作，今年新修道路。") == []
    assert "南通滨江新区管委会" in names("将设立南通滨江新区管委会。", "南通市")
