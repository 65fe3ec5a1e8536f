"""Points printed one behind the other in one paragraph, each closed by its units."""

from __future__ import annotations

import pytest

from kg.documents.layout import rows


@pytest.mark.parametrize(
    ("line", "points"),
    [
        (
            "1.推进植树造林。（责任单位：市林业局）2.治理河道。（责任单位：市水利局）",
            ["1.推进植树造林。（责任单位：市林业局）", "2.治理河道。（责任单位：市水利局）"],
        ),
        (
            "（三）扩大消费，市商务局牵头；（四）稳定外贸，市商务局牵头",
            ["（三）扩大消费，市商务局牵头；", "（四）稳定外贸，市商务局牵头"],
        ),
        # no number that counts on, no unit before it, no number at the beginning
        ("1.推进造林（市林业局负责）4.治理河道", ["1.推进造林（市林业局负责）4.治理河道"]),
        ("1.推进造林。2.治理河道。", ["1.推进造林。2.治理河道。"]),
        ("造林由市林业局负责。2.治理河道。", ["造林由市林业局负责。2.治理河道。"]),
    ],
)
def test_points_behind_units_begin_rows_of_their_own(line: str, points: list[str]) -> None:
    text = f"重点任务\n{line}\n"
    assert [text[a:b] for a, b in rows(text)] == ["重点任务", *points]
