"""Normal forms join the names of one department and keep others apart."""

from __future__ import annotations

import pytest

from kg.extraction.facts import EntityType
from kg.extraction.units.jurisdictions import divisions
from kg.linking.names import normal_name


def key(name: str, place: str | None = "岳阳市", kind: EntityType = "Department") -> str:
    return normal_name(kind, name, divisions().home(place)).key


@pytest.mark.parametrize(
    "forms",
    [
        ("市文旅广体局", "市文化旅游广电体育局", "市文化和旅游广电体育局"),
        ("市卫健委", "市卫生健康委", "市卫生健康委员会", "岳阳市卫健委"),
        ("市发改委", "市发展改革委", "市发展和改革委员会"),
        ("市人社局", "市人力资源社会保障局", "市人力资源和社会保障局"),
        ("市市场监管局", "市市场监督管理局", "岳阳市市场监督管理局"),
        ("市政府办", "市人民政府办公室", "岳阳市人民政府办公室"),
        ("市检察院", "市人民检察院"),
        ("市中院", "市中级人民法院", "岳阳市中级人民法院"),
        ("市委网信办", "市委网络安全和信息化委员会办公室", "中共岳阳市委网信办"),
        ("人民银行岳阳市分行", "中国人民银行岳阳市分行", "人民银行岳阳市中心支行"),
        (
            "国家金融监督管理总局岳阳监管分局",
            "国家金融监管总局岳阳金融监管分局",
            "国家金融监管总局岳阳监管分局",
        ),
        ("国家税务总局岳阳市税务局", "市税务局"),
        ("团市委", "共青团岳阳市委"),
        ("市低空经济发展局", "岳阳市低空经济发展局"),
        ("省农信联社岳阳办事处", "省农村信用社联合社岳阳办事处"),
    ],
)
def test_forms_of_one_department_share_a_key(forms: tuple[str, ...]) -> None:
    assert len({key(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市商务局", "市水务局"),
        ("市水利局", "市水务局"),
        ("省科技厅", "市科技局"),
        ("省教育厅", "市教育局"),
        ("市委办公室", "市政府办公室"),
        ("市农业局", "市农业农村局"),
        ("衡山县财政局", "衡阳县财政局"),
        ("市数据局", "市大数据局"),
        ("市人民法院", "市人民检察院"),
        ("市生态环境局", "市环境保护局"),
        ("市安委办", "市应安委办"),
    ],
)
def test_different_departments_keep_different_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_department_of_another_city_is_another() -> None:
    assert key("市科技局", "衡阳市") == "衡阳市科学技术局"
    assert key("市科技局", "岳阳市") == "岳阳市科学技术局"


def test_scope_follows_the_level_in_a_districts_document() -> None:
    place = "衡阳市雁峰区"
    assert key("区科技局", place) == "衡阳市雁峰区科学技术局"
    assert key("市科技局", place) == "衡阳市科学技术局"
    assert key("省科技厅", place) == "湖南省科学技术厅"
    assert key("雁峰区科技局", "衡阳市") == key("区科技局", place)


def test_level_stays_where_the_place_is_unknown() -> None:
    assert key("市科技局", None) == "市科学技术局"


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        ("Industry", "千亿级轨道交通装备产业", "轨道交通装备", True),
        ("Industry", "轨道交通装备产业集群", "轨道交通装备产业链", True),
        ("Industry", "有色金属", "黑色金属", False),
        ("Place", "耒阳", "耒阳市", True),
        ("Place", "衡山县", "衡阳县", False),
        ("Place", "湖南", "湖南省", True),
        ("Park", "岳阳高新技术产业开发区", "岳阳高新区", True),
        ("Park", "白石洲工业园", "白石工业园", False),
        ("Enterprise", "中联重科股份有限公司", "中联重科", True),
        ("Institution", "市农业科学院", "岳阳市农科院", True),
        ("Initiative", "“3311”工程计划", "3311工程计划", True),
        ("Initiative", "湖商回归", "校友回湘", False),
    ],
)
def test_other_types_drop_what_carries_no_meaning(
    kind: EntityType, one: str, other: str, same: bool
) -> None:
    place = "衡阳市" if kind == "Place" else "岳阳市"
    assert (key(one, place, kind) == key(other, place, kind)) is same


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("Place", "长株潭地区", "长株潭"),
        ("Place", "楼前片", "楼前片区"),
        ("Park", "湖北自贸区", "湖北自由贸易试验区"),
        ("Park", "中国（湖北）自由贸易试验区", "湖北自贸试验区"),
        ("Park", "城陵矶国家级新港产业园区", "城陵矶新港产业园"),
        ("Honour", "省级文明城市", "省文明城市"),
        ("Industry", "文旅产业", "文化旅游产业"),
        ("Industry", "现代金融业", "现代金融产业"),
        ("Initiative", "“洞庭清波”行动", "“洞庭清波”"),
        ("Initiative", "“一件事一次办”改革", "一件事一次办"),
        ("Initiative", "“放管服”改革行动", "“放管服”改革"),
    ],
)
def test_two_forms_of_one_name_share_a_key(kind: EntityType, one: str, other: str) -> None:
    assert key(one, kind=kind) == key(other, kind=kind)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("Place", "喀什地区", "喀什市"),
        ("Park", "国家高新区", "高新区"),
        ("Honour", "省级文明城市", "国家级文明城市"),
        ("Initiative", "“洞庭清波”行动", "“洞庭清风”行动"),
        ("Initiative", "“UP”模式", "“UP”行动"),
    ],
)
def test_two_things_keep_two_keys(kind: EntityType, one: str, other: str) -> None:
    assert key(one, kind=kind) != key(other, kind=kind)


@pytest.mark.parametrize(
    ("place", "names"),
    [
        ("凉山彝族自治州", ("州教育局", "凉山州教育局", "凉山彝族自治州教育局")),
        ("凉山州", ("州教育局", "凉山州教育局", "凉山彝族自治州教育局")),
        ("长阳土家族自治县", ("县财政局", "长阳县财政局", "长阳土家族自治县财政局")),
        ("西乌珠穆沁旗", ("旗教育局", "西乌旗教育局", "西乌珠穆沁旗教育局")),
    ],
)
def test_a_division_goes_by_its_everyday_name(place: str, names: tuple[str, ...]) -> None:
    assert len({key(name, place) for name in names}) == 1


@pytest.mark.parametrize("name", ["解放路", "城关镇", "人民公园", "滨江新区", "东风村", "城南片区"])
def test_a_local_name_is_another_place_in_another_city(name: str) -> None:
    assert key(name, "岳阳市", "Place") != key(name, "长沙市", "Place")
    assert key(name, "岳阳市", "Place") == key(f"岳阳市{name}", "长沙市", "Place")


@pytest.mark.parametrize(
    ("kind", "name"),
    [("Institution", "人民医院"), ("Project", "污水处理厂项目"), ("Platform", "政务服务平台")],
)
def test_what_each_place_has_is_another_in_another_city(kind: EntityType, name: str) -> None:
    assert key(name, "岳阳市", kind) != key(name, "长沙市", kind)
    assert key("人民医院", kind="Institution") == key("市人民医院", kind="Institution")


@pytest.mark.parametrize("name", ["长江", "长三角", "湖南省", "雄安新区", "粤港澳大湾区"])
def test_a_known_name_is_one_place_everywhere(name: str) -> None:
    assert key(name, "岳阳市", "Place") == key(name, "长沙市", "Place") == key(name, None, "Place")


def test_a_park_without_a_name_is_that_of_the_document() -> None:
    own = {key(name, kind="Park") for name in ("高新区", "岳阳高新区", "岳阳市高新技术产业开发区")}
    assert own == {"岳阳高新区"}
    assert key("高新区", "长沙市", "Park") == "长沙高新区"
    assert key("高新区", None, "Park") == "高新区"
    assert key("临湘高新区", "岳阳市", "Park") == "临湘高新区"
