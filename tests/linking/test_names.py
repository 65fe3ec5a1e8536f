"""Normal forms join the names of one department and keep others apart."""

from __future__ import annotations

import pytest

from kg.extraction.facts import EntityType
from kg.extraction.jurisdictions import divisions
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
