"""Works told by their frame: a verb of building before the name, or a status behind it."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("推进S219线玉门至昌马公路改造。", ["S219线玉门至昌马公路改造"]),
        ("续建兰张三四线铁路武威至张掖段。", ["兰张三四线铁路武威至张掖段"]),
        ("开工建设容县人民医院新院区。", ["容县人民医院新院区"]),
        ("县第二实验小学教学楼9月投入使用。", ["县第二实验小学教学楼"]),
        ("县中医院康复楼主体完工。", ["县中医院康复楼"]),
        (
            "开工建设县域20万千瓦/80万千瓦时共享储能电站。",
            ["县域20万千瓦/80万千瓦时共享储能电站"],
        ),
        ("北原100兆瓦/400兆瓦时独立储能项目也正式开工。", ["北原100兆瓦/400兆瓦时独立储能项目"]),
        ("南丰中商粤西冷链物流及分拣项目开工。", ["南丰中商粤西冷链物流及分拣项目"]),
        ("全县谋划项目库已储备项目线索52条。", []),
        ("滨河水厂二期项目力争三季度开工。", ["滨河水厂二期项目"]),
        ("完成北流市第三污水处理厂提标改造。", ["北流市第三污水处理厂提标改造"]),
        (
            "推进东风渠灌区续建配套与现代化改造项目。",
            ["东风渠灌区续建配套与现代化改造项目", "东风渠灌区"],
        ),
        ("建设红石滩漂流营地、胡杨林民宿集群项目。", ["红石滩漂流营地", "胡杨林民宿集群项目"]),
        (
            "推进哈密—重庆特高压直流输电工程配套电源项目。",
            ["哈密—重庆特高压直流输电工程配套电源项目"],
        ),
    ],
)
def test_frame_tells_works_whatever_their_name_ends_in(text: str, found: list[str]) -> None:
    assert names("Project", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("引进华拓有限公司建设年产5万吨三元前驱体项目。", "年产5万吨三元前驱体项目"),
        ("支持海晟牧业有限公司建设年屠宰60万只肉羊加工项目。", "年屠宰60万只肉羊加工项目"),
        ("确保赣昌锂业年产2万吨氢氧化锂项目三季度竣工。", "赣昌锂业年产2万吨氢氧化锂项目"),
    ],
)
def test_capacity_is_part_of_the_name(text: str, found: str) -> None:
    assert names("Project", text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "全年实施重点项目120个，推进老旧小区改造工程，新建学校5所。",
        "新建5G基站60座，改造县乡公路300公里。",
        "鼓励各地建设农产品产地冷藏保鲜设施，推进节水型社会建设。",
        "实施雨污分流改造，完成老旧供水管网改造。",
        "加快重点产业项目建设，推动企业技术改造，推进农村综合服务站建设。",
        "完善经营主体档案数据库，确保民生工程、德政工程加速推进。",
        "2025年产值300亿元的项目不少于10个。",
    ],
)
def test_frame_without_a_name_tells_no_works(text: str) -> None:
    assert names("Project", text) == []


def test_second_verb_parts_the_builder_from_what_it_builds() -> None:
    text = "支持甘南林业科学院冶力关分院建设云杉研发中心，与岭南大学共建陶艺研究院。"
    assert names("Institution", text) == [
        "甘南林业科学院冶力关分院",
        "甘南林业科学院",
        "岭南大学",
        "陶艺研究院",
    ]
    assert names("Platform", text) == ["云杉研发中心"]


def test_platform_of_a_builder_needs_no_word_of_its_own() -> None:
    text = "依托昌都职业学院建立草原生态监测站。"
    assert names("Platform", text) == ["草原生态监测站"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("对滨湖数谷、港华燃气等在建项目要加大协调力度", ["滨湖数谷", "港华燃气"]),
        ("兴城水镇、万豪总部等未开工项目要逐一调度", ["兴城水镇", "万豪总部"]),
        ("推动华星轴承、远景储能等18个亿元以上项目开工建设", ["华星轴承", "远景储能"]),
        ("312国道改扩建工程建成通车", ["312国道改扩建工程"]),
        ("东溪污水处理厂二期正在进行设备安装", ["东溪污水处理厂二期"]),
        ("加快临港开发区扩容提质", []),
    ],
)
def test_works_under_way_are_told_by_their_list_or_what_becomes_of_them(
    text: str, found: list[str]
) -> None:
    assert names("Project", text) == found


def test_verb_with_a_partner_parts_it_from_what_is_built() -> None:
    assert names("Park", "与江苏省昆山市共建沪滨科创走廊") == ["沪滨科创走廊"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # the last item of a list need be known for none of the others
        ("朝晖路、云台路、主环路建成通车。", ["朝晖路", "云台路"]),
        ("加快渭柳西路、凤鸣大道建设。", ["渭柳西路", "凤鸣大道"]),
        ("建成玻璃城大道，做好市民大道三期前期工作。", ["玻璃城大道", "市民大道三期"]),
        ("临沂市沭河二桥郯城段完工。", ["临沂市沭河二桥郯城段"]),
        ("力争开工白银湾电厂二期。", ["白银湾电厂二期"]),
        ("加快省成品油管道二期建设。", ["省成品油管道二期"]),
        ("川气东送二线枣阳段完成铺设。", ["川气东送二线枣阳段"]),
        ("茶陵农谷（云阳）预制菜加工项目开工。", ["茶陵农谷（云阳）预制菜加工项目"]),
        ("中国电建绛县风电场3.6万千瓦风电项目并网。", ["中国电建绛县风电场3.6万千瓦风电项目"]),
        ("实施沙颍河水环境修复。", ["沙颍河水环境修复"]),
        ("投入3亿元启动了莲湾堤防工程。", ["莲湾堤防工程"]),
        ("改造芙蓉大道，建设石村立交。", ["芙蓉大道", "石村立交"]),
        ("建设石村—禾田高速公路。", ["石村—禾田高速公路"]),
    ],
)
def test_works_are_named_by_street_phase_inset_or_list(text: str, found: list[str]) -> None:
    assert names("Project", text) == found


@pytest.mark.parametrize(
    "text",
    [
        "2号和3号厂房封顶。",
        "完成泵房主体工程和清水池建设。",
        "新（改、扩）建乡镇卫生院5所。",
        "开工建设农村公路120公里、污水管网35公里。",
        "完成渭柳西路、凤鸣两个教育集团组建。",
        "推进太阳能项目的建设。",
    ],
)
def test_parts_counts_and_kinds_are_no_works(text: str) -> None:
    assert names("Project", text) == []


def test_a_part_behind_a_project_is_no_part_of_its_name() -> None:
    text = "年产8万吨高端磷酸铁锂项目厂房已搭建好钢结构。"
    assert names("Project", text) == ["年产8万吨高端磷酸铁锂项目"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("改造提升人民路、丰汀路、康原东路。", ["人民路", "丰汀路", "康原东路"]),
        ("开工新建西环路。", ["西环路"]),
        ("石鼓山爱国主义教育基地建成开馆。", ["石鼓山爱国主义教育基地"]),
        ("“云溪书苑”城市书房对外开放。", ["“云溪书苑”城市书房"]),
        ("推进南塔街特色商业街区建设。", ["南塔街特色商业街区"]),
        ("完成柳汀片区黑臭水体治理。", ["柳汀片区黑臭水体治理"]),
        ("重点改造提升东尾水产品交易中心。", ["东尾水产品交易中心"]),
        ("加强东原航空救援基地建设。", ["东原航空救援基地"]),
        ("实施“签约一批”项目。", []),
    ],
)
def test_frames_of_many_kinds_name_works(text: str, found: list[str]) -> None:
    assert names("Project", text) == found
