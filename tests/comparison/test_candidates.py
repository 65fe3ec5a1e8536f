"""Candidates: pairs that share text are found, and there are few of them."""

from __future__ import annotations

from kg.comparison.candidates import candidate_pairs
from kg.linking.sketch import sketch

CLAUSES = [f"这是第{n}个足够长的分句其内容各不相同编号{n * 37}" for n in range(400)]


def text(first: int, last: int) -> str:
    return "，".join(CLAUSES[first:last])


def test_document_and_its_digest_are_a_pair() -> None:
    sketches = {
        "report": sketch(text(0, 200), "甲市", []),
        "digest": sketch(text(40, 100), "甲市", []),
        "other": sketch(text(200, 400), "甲市", []),
    }
    assert candidate_pairs(sketches) == [("digest", "report")]


def test_documents_that_name_one_project_of_one_place_are_a_pair() -> None:
    sketches = {
        "january": sketch(text(0, 50), "甲市", ["凌云大桥"]),
        "july": sketch(text(50, 100), "甲市", ["凌云大桥"]),
        "elsewhere": sketch(text(100, 150), "乙市", ["凌云大桥"]),
    }
    assert candidate_pairs(sketches) == [("january", "july")]


def test_pairs_grow_with_the_documents_not_with_their_square() -> None:
    sketches = {
        f"d{n}": sketch(text(n, n + 60), "甲市", [f"{n // 5}号大桥工程"]) for n in range(300)
    }
    assert len(candidate_pairs(sketches)) <= 4 * len(sketches)


def test_copies_of_one_text_are_not_all_compared() -> None:
    same = sketch(text(0, 200), "甲市", ["凌云大桥"])
    assert candidate_pairs({f"d{n}": same for n in range(100)}) == []
