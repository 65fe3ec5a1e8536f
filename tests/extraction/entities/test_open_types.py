"""Names of the open types in sentences of many provinces, one class of wording a test."""

from __future__ import annotations

import pytest

from kg.extraction.entities.places.divisions import abbreviation
from tests.extraction.entities.naming import names

CASES = (
    # lists of industries, by what they end in or by the verb before them
    ("Industry", "聚焦智能家电、绿色建材、生物医药等重点方向。", "智能家电 绿色建材 生物医药"),
    ("Industry", "大力发展锂电新能源、再生铝等产业。", "锂电新能源 再生铝"),
    ("Industry", "全镇推广黄花菜、羊肚菌等食用菌产业。", "黄花菜 羊肚菌 食用菌产业"),
    ("Industry", "培育连翘和鲜食玉米产业。", "连翘 鲜食玉米产业"),
    ("Industry", "建好常宁市纺织产业、衡阳县钟表产业。", "纺织产业 钟表产业"),
    ("Industry", "推动柑橘与文旅、电商、茶饮等产业融合发展。", "柑橘 文旅 电商 茶饮"),
    # an industry that is measured, or has 业 behind a catalogued name
    ("Industry", "软件和信息技术服务业收入突破300亿元。", "软件和信息技术服务业"),
    ("Industry", "培育壮大高原文化旅游业。", "高原文化旅游业"),
    ("Industry", "打造全省重要先进制造业基地。", ""),
    # events after verbs of holding; a dash and a bracket inside
    ("Event", "办好查干湖冬捕节和长白山高山滑雪邀请赛。", "查干湖冬捕节 长白山高山滑雪邀请赛"),
    ("Event", "办好中国（吉林）国际冰雪节。", "中国（吉林）国际冰雪节"),
    (
        "Event",
        "参加第二十届中国—东盟博览会、西安丝路预制菜展。",
        "第二十届中国—东盟博览会 西安丝路预制菜展",
    ),
    ("Event", "举办额济纳旗国际胡杨文化旅游那达慕。", "额济纳旗国际胡杨文化旅游那达慕"),
    ("Event", "举办“诗画漓江”文化旅游节。", "“诗画漓江”文化旅游节"),
    ("Event", "举办文化旅游节，组织参加各类展会，承办体育赛事3场。", ""),
    # programmes
    ("Initiative", "推广“胡椒贷”“橡胶贷”，扩大信贷规模。", "胡椒贷 橡胶贷"),
    ("Initiative", "深入实施盐碱地综合利用科技会战。", "盐碱地综合利用科技会战"),
    ("Initiative", "实施肉羊“百千万”工程。", "肉羊“百千万”工程"),
    ("Initiative", "实施传统产业“三品”工程。", "“三品”工程"),
    ("Initiative", "实施黄牛良种繁育工程。", "黄牛良种繁育工程"),
    ("Initiative", "叫响“盘锦大米”品牌。", "“盘锦大米”品牌"),
    ("Initiative", "推广秸秆还田等“梨树模式”。", "梨树模式"),
    (
        "Initiative",
        "实施工业倍增、商贸转型、大众创业三大计划。",
        "工业倍增 商贸转型 大众创业 三大计划",
    ),
    ("Initiative", "实施工业倍增、商贸转型四大计划。", "四大计划"),
    # designations
    ("Honour", "争创省级食用菌特色农产品优势区。", "省级食用菌特色农产品优势区"),
    ("Honour", "新增省级“专精特新”中小企业12家。", "省级“专精特新”中小企业"),
    ("Honour", "创建国家级高新技术产业开发区。", "国家级高新技术产业开发区"),
    ("Honour", "推动芜湖国家高新技术产业开发区发展。", ""),
    # titles: a body inside the marks, and the text's own title with its verb and years
    (
        "Document",
        "落实《国务院关于新时代支持革命老区振兴发展的意见》。",
        "国务院关于新时代支持革命老区振兴发展的意见",
    ),
    (
        "Document",
        "商洛市推动康养产业高质量发展实施方案（2023—2026年）\n为加快发展，制定本方案。",
        "商洛市推动康养产业高质量发展实施方案（2023—2026年）",
    ),
    # persons
    ("Person", "由分管负责同志任召集人，王建国同志兼任办公室主任。", "王建国"),
    ("Person", "县长李志强主持会议。", "李志强"),
    # towns: worded, transliterated, with 市 inside, before a noun
    ("Place", "在大罗镇、发展乡建设基地。", "大罗镇 发展乡"),
    ("Place", "加快朱日和镇、阿拉坦额莫勒镇建设。", "朱日和镇 阿拉坦额莫勒镇"),
    ("Place", "提升巴拉奇如德苏木城镇品位，改造岷阳镇老旧小区。", "巴拉奇如德苏木 岷阳镇"),
    ("Place", "在板桥镇、腰市乡建设基地。", "板桥镇 腰市乡"),
    ("Place", "推动全镇、各乡连片发展。", ""),
    ("Place", "按照锡盟发展定位建设。", "锡盟"),
)


@pytest.mark.parametrize(("kind", "text", "expected"), CASES)
def test_open_type_is_found(kind: str, text: str, expected: str) -> None:
    assert names(kind, text) == expected.split()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("锡林郭勒盟", "锡盟"),
        ("西乌珠穆沁旗", "西乌旗"),
        ("科尔沁左翼后旗", "科左后旗"),
        ("兴安盟", ""),
        ("杭锦旗", ""),
    ],
)
def test_abbreviation_of_league_or_banner(name: str, short: str) -> None:
    assert abbreviation(name) == short
