"""Names of works that no verb governs, and the words that show a 项目 to be unnamed."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("宏旭电子高频覆铜板项目投料试产。", ["宏旭电子高频覆铜板项目"]),
        ("沛县康瑞生物基尼龙项目总投资12亿元。", ["沛县康瑞生物基尼龙项目"]),
        ("投资6亿元海昱磷酸锰铁锂项目已经签约。", ["海昱磷酸锰铁锂项目"]),
        ("青云山游客中心二期将于暑期前开放。", ["青云山游客中心二期"]),
        ("多年期盼的鲁南重型车架及发动机项目落户。", ["鲁南重型车架及发动机项目"]),
        ("永岳石墨年产3亿克拉金刚石微粉项目开工。", ["永岳石墨年产3亿克拉金刚石微粉项目"]),
    ],
)
def test_work_with_its_own_word_is_named_in_any_sentence(text: str, found: list[str]) -> None:
    assert names("Project", text) == found


@pytest.mark.parametrize(
    "text",
    [
        "完善领导包联项目制度。",
        "世行贷款项目审计完成。",
        "承接好权限内政府投资项目审批。",
        "个别项目尚未动工。",
        "园区共分三期。",
        "全市最大规模食品加工项目落户。",
        "现场签约项目18个。",
        "推动工业项目、民生项目齐头并进。",
    ],
)
def test_project_told_by_payment_size_or_handling_is_unnamed(text: str) -> None:
    assert names("Project", text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("青石路、望江路、临河北路建成通车。", ["青石路", "望江路", "临河北路"]),
        ("市青少年活动中心建成开放。", ["市青少年活动中心"]),
        ("启动实施老漳河文化带保护利用工程。", ["老漳河文化带保护利用工程"]),
        ("市第二人民医院新院区开诊。", ["市第二人民医院新院区"]),
    ],
)
def test_status_behind_makes_works_of_roads_and_civic_buildings(
    text: str, found: list[str]
) -> None:
    assert [n for n in names("Project", text) if n in found] == found


def test_area_and_apposition_are_no_part_of_the_name() -> None:
    assert names("Project", "3.6万平方米青禾冻干车间正在加紧建设。") == ["青禾冻干车间"]
    text = "走进省重大项目金沛淀粉糖精深加工及仓储项目现场。"
    assert names("Project", text) == ["金沛淀粉糖精深加工及仓储项目"]
