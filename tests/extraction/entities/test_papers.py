"""Documents by the title that a text begins with."""

from __future__ import annotations

import pytest

from tests.extraction.entities.naming import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("提前完成“十四五”规划目标。", ["“十四五”规划"]),
        ("根据“十四五”养老服务体系建设规划制定本方案。", ["“十四五”养老服务体系建设规划"]),
        ("编制“十五五”期间任务。", []),
    ],
)
def test_plan_of_five_years_is_a_document(text: str, found: list[str]) -> None:
    assert names("Document", text) == found


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("南宁市推进低空经济发展实施方案", "南宁市推进低空经济发展实施方案"),
        (
            "南宁市人民政府办公室关于印发南宁市推进低空经济发展实施方案的通知",
            "南宁市推进低空经济发展实施方案",
        ),
        (
            "宜宾市人民政府关于转发宜宾市促进消费扩容工作方案的通知",
            "宜宾市促进消费扩容工作方案",
        ),
    ],
)
def test_document_is_the_text_itself_or_what_it_sends(title: str, found: str) -> None:
    assert found in names("Document", f"{title}\n各县区人民政府：\n")
