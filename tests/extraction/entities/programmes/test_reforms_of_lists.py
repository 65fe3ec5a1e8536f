"""A reform of several things is named with all of them, and not from the last one on."""

from __future__ import annotations

import pytest

from kg.documents.document import Document
from kg.extraction.pipeline import extract


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("推进供水、燃气、电力等领域价格改革。", "供水、燃气、电力等领域价格改革"),
        ("深化行业协会、学会和中介机构改革。", "行业协会、学会和中介机构改革"),
        ("推进县、街道（乡镇）管理体制改革。", "县、街道（乡镇）管理体制改革"),
        ("深化教育、文化和体育领域改革。", "教育、文化和体育领域改革"),
    ],
)
def test_reform_is_named_with_its_whole_list(sentence: str, name: str) -> None:
    assert name in _programmes(sentence)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("深化投融资体制改革和教育领域综合改革。", "投融资体制改革"),
        ("优化环境，深化财税体制改革。", "财税体制改革"),
    ],
)
def test_reform_beside_another_keeps_its_own_name(sentence: str, name: str) -> None:
    assert name in _programmes(sentence)


def _programmes(sentence: str) -> set[str]:
    extraction = extract(Document("sample", f"一、重点任务\n{sentence}\n", "工作安排"))
    return {m.name for m in extraction.mentions if m.type == "Initiative"}
