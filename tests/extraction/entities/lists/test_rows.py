"""Rows of coordinated names, of which one member tells what the others are."""

from __future__ import annotations

from tests.extraction.entities.naming import mentions, names


def test_row_of_counties_shares_the_head_of_its_last_school() -> None:
    text = "推进灵璧县、泗县特殊教育学校改建。"
    found = [m.name for m in mentions(text) if m.type == "Institution"]
    assert found == ["灵璧县特殊教育学校", "泗县特殊教育学校"]
    assert names("Institution", "巡视灵璧县、泗县，走访市特殊教育学校。") == ["市特殊教育学校"]


def test_counted_groups_of_schools_are_called_after_those_that_lead_them() -> None:
    text = "去年完成滨河路、育才两个教育集团组建。"
    assert names("Institution", text) == ["滨河路教育集团", "育才教育集团"]
    assert names("Place", text) == []
    assert names("Institution", "组建滨河路、育才三个教育集团。") == []


def test_numbered_events_of_a_row_share_their_host_and_head() -> None:
    text = "举办宿州·灵璧第一届、第二届公路自行车赛。"
    assert names("Event", text) == ["宿州·灵璧第一届公路自行车赛", "宿州·灵璧第二届公路自行车赛"]
    text = "筹办第三届和第四届乡村音乐节。"
    assert names("Event", text) == ["第三届乡村音乐节", "第四届乡村音乐节"]


def test_contest_of_a_sport_is_named_beside_a_named_event_or_where_it_is_held() -> None:
    text = "打造“泗水书院文化旅游周”、“山地自行车赛”、门球赛三大品牌活动。"
    assert names("Event", text) == ["泗水书院文化旅游周", "山地自行车赛", "门球赛"]
    assert names("Event", "全县举办气排球赛。") == ["气排球赛"]
    assert names("Event", "气排球赛事经济升温。") == []


def test_houses_of_a_row_that_is_built_are_works_like_the_named_one() -> None:
    text = "建成泗水艺术中心、青少年活动中心、县图书馆。"
    assert names("Project", text) == ["泗水艺术中心", "青少年活动中心", "县图书馆"]
    text = "开放泗水艺术中心、青少年活动中心。"
    assert "青少年活动中心" not in names("Project", text)
    text = "推进各乡镇文化中心、社区活动中心、泗水县图书馆建设。"
    assert "社区活动中心" not in names("Project", text) + names("Institution", text)
    text = "启动市科技馆、市图书馆、市博物馆建设。"
    assert names("Project", text) == ["市科技馆", "市图书馆", "市博物馆"]
    assert names("Institution", text) == []


def test_house_that_is_planned_alone_is_works() -> None:
    assert names("Project", "规划建设文化体育园，方便市民。") == ["文化体育园"]
    assert names("Project", "规划建设一批文化体育园，方便市民。") == []


def test_firms_of_a_row_that_is_brought_stand_beside_a_known_one() -> None:
    text = "引进中慧软件、中国联通，依托本地力量。"
    assert names("Enterprise", text) == ["中慧软件", "中国联通"]
    assert names("Enterprise", "引进智能机械、数控机床等设备。") == []


def test_carrier_of_the_state_is_a_firm_and_its_trade_is_none() -> None:
    assert names("Enterprise", "支持中国移动建设机房，国家电网配合。") == ["中国移动", "国家电网"]
    assert names("Enterprise", "中国移动互联网发展报告发布，中国石油储量增加。") == []


def test_bank_of_the_state_is_a_firm_with_its_branch() -> None:
    text = "与国家开发银行安徽省分行、中国建设银行签约。"
    assert names("Enterprise", text) == ["国家开发银行安徽省分行", "中国建设银行"]
    assert names("Enterprise", "中国银行业稳健运行。") == []
    assert names("Enterprise", "县财政局与泗水农业银行签约。") == ["泗水农业银行"]


def test_brand_that_is_an_everyday_word_stands_among_brands() -> None:
    text = "支持嘉润、文明、一禾、泗水源等龙头企业做强做大。"
    assert "文明" in names("Enterprise", text)
    assert names("Enterprise", "弘扬文明、富强等理念，服务企业。") == []


def test_park_that_tells_its_trade_stands_beside_a_named_park() -> None:
    assert names("Park", "依托泗水信息科技园、电商园等发展软件业。") == ["泗水信息科技园", "电商园"]
    assert names("Park", "发展电商园、产业园。") == []
