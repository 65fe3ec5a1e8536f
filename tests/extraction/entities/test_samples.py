"""Documents of other places: what a careful reader finds in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extraction.entities.naming import names

SAMPLES = Path(__file__).parent / "samples"
PLACES = {"guizhou": "遵义市", "zhejiang": "德清县", "neimenggu": "鄂尔多斯市"}
EXPECTED = {
    (
        "guizhou",
        "Park",
    ): "仁怀经开区 播州高新区 娄山关高新技术产业开发区 遵义综合保税区 新蒲新区大数据产业园",
    ("guizhou", "Enterprise"): "茅台集团 习酒集团 贵州遵义铝业有限公司 海尔电器 巴斯巴科技",
    ("guizhou", "Project"): "湄潭至石阡高速公路 凤新快线",
    (
        "guizhou",
        "Institution",
    ): "遵义医科大学附属医院 市第二人民医院 新蒲新区第五小学 市妇女儿童医院",
    ("guizhou", "Initiative"): "“强省会”行动 “桥头堡”工程 乡村振兴战略 营商环境大提升专项行动",
    ("guizhou", "Honour"): "国家区域医疗中心 全国义务教育优质均衡发展县 国家全域旅游示范区",
    ("guizhou", "Person"): "黄志远",
    ("zhejiang", "Park"): "莫干山高新区 德清经济开发区 钟管镇装备制造产业园 雷甸镇通用航空产业园",
    ("zhejiang", "Enterprise"): "华之杰塑料 我武生物 佐力药业 三星电梯 兔宝宝集团",
    ("zhejiang", "Project"): "千寻位置德清基地 时空智能产业园 杭德市域铁路 苏台高速公路二期",
    ("zhejiang", "Event"): "中国国际进口博览会 世界互联网大会 莫干山民宿大会",
    ("zhejiang", "Place"): "德清县 长三角 杭州都市圈 下渚湖街道 武康街道 舞阳街道 洛舍镇 永安街",
    ("zhejiang", "Industry"): "高端装备 生命健康 绿色家居 地理信息",
    (
        "neimenggu",
        "Park",
    ): "鄂尔多斯高新技术产业开发区 杭锦旗独贵塔拉工业园区 大路工业园区 达拉特经济开发区",
    ("neimenggu", "Institution"): "内蒙古大学鄂尔多斯研究院 鄂尔多斯应用技术学院 清华大学",
    ("neimenggu", "Honour"): "国家生态文明建设示范区 国家5A级旅游景区",
    ("neimenggu", "Initiative"): "毛乌素沙地歼灭战 “科技突围”工程",
    ("neimenggu", "Place"): "鄂尔多斯市 准格尔旗 乌审旗 康巴什区 呼和浩特市 包头市 榆林市",
}


@pytest.mark.parametrize(("sample", "kind"), EXPECTED, ids=lambda v: v)
def test_document_of_another_place_yields_its_names(sample: str, kind: str) -> None:
    text = (SAMPLES / f"{sample}.txt").read_text(encoding="utf-8")
    found = names(kind, text, PLACES[sample])
    assert set(EXPECTED[sample, kind].split()) <= set(found), found
    assert len(found) <= 1.8 * len(EXPECTED[sample, kind].split()) + 6
