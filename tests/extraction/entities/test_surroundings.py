"""The words around a name decide that it is none, of another kind, longer or shorter."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("打造一批以田园风光、民族歌舞、古镇古寨为特色的精品景区和线路。", []),
        ("发展特色产业，建成以温泉度假、渔家风情为特色的旅游村。", []),
        ("建设以茶叶、柑橘为特色的农业示范村。", ["茶叶", "柑橘"]),
        ("推动绿色低碳发展。", []),
        ("促进军民融合深度发展，做好征兵工作。", []),
        ("发展绿色低碳产业。", ["绿色低碳产业"]),
        ("完善发展养老事业和养老产业政策。", ["养老产业"]),
        ("大力发展社区体育，开展健身活动。", []),
        ("优化金融服务。", []),
        ("提升金融服务水平，发展金融服务业。", ["金融服务业"]),
        ("带动人力资源服务机构和产业集聚发展。", []),
        ("成立移动互联网产业技术研究院，加快成果转化。", []),
        ("组建低空经济产业联盟。", []),
    ],
)
def test_surroundings_of_industries(text: str, found: list[str]) -> None:
    assert names("Industry", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("推动建设云岭大数据暨影像产业园。", ["云岭大数据暨影像产业园"]),
        ("加快打造江淮氢能暨储能产业园。", ["江淮氢能暨储能产业园"]),
        ("签约华创新能源项目暨储能产业园。", ["储能产业园"]),
        ("深化同德产业园合作，做强同德产业园。", ["同德产业园"]),
        ("带动群众共同建立文旅小镇、康养小镇。", []),
        ("打造康养小镇、温泉小镇。", []),
        ("建设乌镇互联网小镇、云栖小镇。", ["乌镇互联网小镇", "云栖小镇"]),
    ],
)
def test_surroundings_of_parks(text: str, found: list[str]) -> None:
    assert names("Park", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("推动房屋交付及不动产登记办理实施意见的落地。", ["房屋交付及不动产登记办理实施意见"]),
        ("完善摸底及农村危房改造实施方案。", ["摸底及农村危房改造实施方案"]),
    ],
)
def test_surroundings_of_documents(text: str, found: list[str]) -> None:
    assert names("Document", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("加强同紫金山实验室的合作。", ["紫金山实验室"]),
        ("深化与之江实验室合作。", ["之江实验室"]),
    ],
)
def test_surroundings_leave_prepositions_out_of_names(text: str, found: list[str]) -> None:
    assert names("Platform", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("发挥引老乡、建家乡活动的作用。", []),
        ("张家乡、李家乡道路建成。", ["张家乡", "李家乡"]),
        ("立足村区变社区，推进厕所革命。", []),
        ("将西湖村建成综合性园区。", ["西湖村"]),
        ("支持太湖实验小学做优做强。", []),
        ("以南二环以北、迎宾大道以东，加快重点区域开发。", ["南二环", "迎宾大道"]),
        ("以北二环路以南为核心，布局新城。", ["北二环路"]),
    ],
)
def test_surroundings_of_places(text: str, found: list[str]) -> None:
    assert names("Place", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("金沙路、滨湖路、丹霞路（一期）建成通车。", ["金沙路", "滨湖路", "丹霞路（一期）"]),
        ("望江路、学府路全线通车。", ["望江路", "学府路"]),
        ("建设一批游客服务中心、小木屋、游客休闲活动中心以及景观群。", []),
        ("实施一批停车场、便民服务中心。", []),
        ("建设一批幼儿园和云岭游客休闲活动中心。", ["云岭游客休闲活动中心"]),
        ("加大供排水管网排查与雨污分流改造，削减污染物总量。", []),
        ("推进城镇管网排查与雨污分流改造。", []),
    ],
)
def test_surroundings_of_works(text: str, found: list[str]) -> None:
    assert names("Project", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("加强“两客一危”车辆监控。", []),
        ("“两红一白”和特色水果产业被列入目录。", []),
        ("推动“情满徽商”品牌化。", ["情满徽商"]),
        ("推动“徽厨有礼”品牌化。", ["徽厨有礼"]),
    ],
)
def test_surroundings_of_initiatives(text: str, found: list[str]) -> None:
    assert names("Initiative", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("赛事组织被誉为“全省最好、全国一流”。", []),
        ("营商环境被评为“全省领先”。", []),
        ("积极争取国家和省市重大改革优先在盐都试点。", []),
        ("积极争取国家金融改革率先在江北试点。", []),
        ("成功申报国家级产业集群稀土新材料产业集群。", ["国家级产业集群"]),
        ("获批省级示范区空港经济示范区。", ["省级示范区"]),
    ],
)
def test_surroundings_of_honours(text: str, found: list[str]) -> None:
    assert names("Honour", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "贯彻党的十九届二中、三中、四中全会精神。",
            ["党的十九届二中全会", "党的十九届三中全会", "党的十九届四中全会"],
        ),
        ("学习贯彻二十届三中、四中全会精神。", ["二十届三中全会", "二十届四中全会"]),
        (
            "参加第四届江西装备与制造走进东盟投资博览会。",
            ["第四届江西装备与制造走进东盟投资博览会"],
        ),
        ("出席第十二届中国绿色食品博览会。", ["第十二届中国绿色食品博览会"]),
        ("赴第八届中国茶叶博览会参展。", ["第八届中国茶叶博览会"]),
        ("参加第九届安徽名品走进中亚投资博览会。", ["第九届安徽名品走进中亚投资博览会"]),
    ],
)
def test_surroundings_complete_events(text: str, found: list[str]) -> None:
    assert names("Event", text) == found


def test_kind_of_a_list_and_an_aim_are_no_parks() -> None:
    assert names("Park", "打造大中型客车和专用车等汽车产业基地。") == []
    assert names("Park", "对标国际一流粮食产业基地。") == []
    assert names("Park", "建设南屏、北坪等工业园区。") != []


def test_several_divisions_or_a_product_are_no_place_of_a_list() -> None:
    text = "拥有江西永丰、广东连州等生产基地。"
    assert "江西永丰" not in names("Place", text)
