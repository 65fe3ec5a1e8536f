"""Closings: what stands below the last point of a document belongs to none."""

from __future__ import annotations

import pytest

from kg.documents.document import Document
from kg.documents.outline import read

_BODY = "某市方案\n一、推进乡村建设\n（一）加强管护。落实管护责任，健全长效机制。\n"


@pytest.mark.parametrize(
    "foot",
    [
        "某市人民政府办公室\n2024年5月6日\n",
        "抄送：市委各部门，市人大常委会办公室。\n",
        "（此件公开发布）\n",
        "责任编辑：某某\n",
    ],
)
def test_closing_is_in_no_section(foot: str) -> None:
    reading = read(Document("sample", _BODY + foot, "某市方案"))
    at = len(_BODY) + 1
    assert reading.section_at(at).kind == "document"
    assert reading.section_at(_BODY.index("落实")).number == "一/(一)"


def test_closing_of_the_body_leaves_its_annexes_whole() -> None:
    annex = "附件1\n任务清单\n一、强化监管\n建立台账，逐项销号，确保整改到位。\n"
    text = f"{_BODY}某市人民政府\n2024年5月6日\n{annex}"
    reading = read(Document("sample", text, "某市方案"))
    assert reading.section_at(text.index("建立台账")).number == "附件1/一"
    assert reading.section_at(text.index("某市人民政府")).kind == "document"


def test_closing_words_above_the_first_point_close_nothing() -> None:
    text = f"某市方案\n来源：市政府办公室\n{_BODY.split(chr(10), 1)[1]}抄送：市委各部门。\n"
    reading = read(Document("sample", text, "某市方案"))
    assert reading.section_at(text.index("落实")).number == "一/(一)"
    assert reading.section_at(text.index("抄送")).kind == "document"
