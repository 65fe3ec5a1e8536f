"""What quotations name by their form or by the words behind them."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


def test_title_of_fame_is_an_honour() -> None:
    text = "通过“中国药都”“世界竹藤之乡”复审，擦亮“中国羽绒之都”品牌。"
    assert names("Honour", text) == ["中国药都", "世界竹藤之乡", "中国羽绒之都"]
    assert names("Initiative", text) == []


def test_numbered_policy_is_named_with_its_noun() -> None:
    text = "落实省委“1368”工作布局、市委“1+3+5”工作思路抓落实。"
    assert names("Initiative", text) == ["“1368”工作布局", "“1+3+5”工作思路"]


@pytest.mark.parametrize("noun", ["抓手", "重要载体", "总牵引"])
def test_slogan_with_a_numeral_is_made_the_main_thing(noun: str) -> None:
    assert names("Initiative", f"以“三城同创”为{noun}，提升城市品质。") == ["三城同创"]


def test_slogan_without_a_numeral_is_only_said() -> None:
    assert names("Initiative", "以“清风正气”为引领，改进作风。") == []


def test_firms_title_is_counted() -> None:
    text = "新增国家级专精特新“小巨人”6家，省级“瞪羚”11家。"
    assert names("Honour", text) == ["国家级专精特新“小巨人”", "省级“瞪羚”"]


def test_way_from_place_to_place_is_no_programme() -> None:
    assert names("Initiative", "稳步推进“东湖—西岭”2个示范片。") == []


def test_brands_of_a_list_are_each_one() -> None:
    text = "打响“云岭香米”“云岭蜜桃”“云岭土鸡”品牌。"
    assert names("Initiative", text) == ["云岭香米", "云岭蜜桃", "“云岭土鸡”品牌"]


def test_quotation_that_is_won_is_an_honour() -> None:
    assert names("Honour", "荣获“中国最美竹海”称号。") == ["中国最美竹海"]


def test_slogan_of_counted_things_is_a_programme_unless_they_are_rivers() -> None:
    assert names("Initiative", "立足“两区一枢纽”，服务大局。") == ["两区一枢纽"]
    assert names("Initiative", "保障“两江三岸”水质。") == []
    assert names("Initiative", "完成“十四五”规划目标。") == []


def test_programme_fills_its_quotation() -> None:
    assert "千企万户行动" in names("Initiative", "公布第二批“千企万户行动”试点名单。")


@pytest.mark.parametrize(
    "text",
    [
        "一举捧回“中国最净小镇”“中国花木名村”两个奖牌。",
        "荣获2021年“中国最净小镇”“中国花木名村”创建地区称号。",
    ],
)
def test_titles_of_a_list_are_called_so_behind_its_last(text: str) -> None:
    assert names("Honour", text) == ["中国最净小镇", "中国花木名村"]


def test_policy_is_held_to_by_its_count() -> None:
    text = "锚定“三个定位”、抓牢“五大支撑”，落实助农增收“六条举措”。"
    assert names("Initiative", text) == ["三个定位", "五大支撑", "六条举措"]
    assert names("Initiative", "增强“四个意识”。") == []


def test_numbered_scheme_is_a_policy_with_its_noun() -> None:
    text = "实施“52341”转型突破，落实“3+2”重点任务。"
    assert names("Initiative", text) == ["“52341”转型突破", "“3+2”重点任务"]


def test_strategy_that_is_a_modifier_is_none() -> None:
    assert names("Initiative", "抢抓“黄金窗口”重要战略机遇。") == []


def test_two_programmes_joined_are_two() -> None:
    text = "推进“机器换人”行动和人工智能赋能制造行动。"
    assert names("Initiative", text) == ["“机器换人”行动", "人工智能赋能制造行动"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“两房整治”全面完成，群众满意。", "两房整治"),
        ("“全面改弱”任务完成。", "全面改弱"),
        ("城市“双修”稳步实施。", "城市“双修”"),
        ("“厕所整改”成效明显。", "厕所整改"),
    ],
)
def test_quotation_that_is_told_to_go_on_is_a_programme(text: str, name: str) -> None:
    assert names("Initiative", text) == [name]


def test_quotation_that_is_told_to_be_liked_is_no_programme() -> None:
    assert names("Initiative", "“甜蜜蜜”深受喜爱。") == []


def test_service_is_named_by_what_is_done() -> None:
    text = "推动居留许可“两证齐办”，扩大“免申即享”范围，实现“拿地即开工”。"
    assert names("Initiative", text) == ["两证齐办", "免申即享", "拿地即开工"]


def test_ideal_of_a_place_is_named_with_its_noun() -> None:
    assert names("Initiative", "“平安滨州”建设再上台阶。") == ["“平安滨州”建设"]
    assert "“平安校园”建设" not in names("Initiative", "“平安校园”建设再上台阶。")


def test_first_of_its_kind_and_old_brands_are_honours() -> None:
    text = "古渡镇系“江南第一镇”，获评“江城老字号”企业，打造“国际会客港”。"
    assert names("Honour", text) == ["江南第一镇", "江城老字号", "国际会客港"]
    assert names("Initiative", text) == []


def test_years_and_tasks_in_quotation_marks_are_programmes() -> None:
    text = "落实全县“重点任务攻坚年”、“作风转变年”活动要求，推进“三大攻坚五项任务”。"
    assert names("Initiative", text) == [
        "重点任务攻坚年",
        "“作风转变年”活动",
        "三大攻坚五项任务",
    ]


def test_count_before_a_quotation_is_of_what_stands_between() -> None:
    assert names("Initiative", "开展18个村“三变”改革试点。") == ["“三变”改革试点"]
    assert names("Initiative", "推进12项改革试点。") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("优化“两新”政策实施，释放消费潜力。", ["“两新”政策"]),
        ("深度融入共建“一带一路”大格局。", ["“一带一路”"]),
        ("推进海螺股份“三强”规划和奇瑞提质升级工作。", ["海螺股份“三强”规划"]),
        ("推动政务服务“跨省通办”。", ["跨省通办"]),
        ("抓好“三农”工作，强化农村“三资”管理。", []),
    ],
)
def test_quoted_programme_leaves_out_verbs_and_other_things(text: str, found: list[str]) -> None:
    assert names("Initiative", text) == found
