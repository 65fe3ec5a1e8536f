"""Names are found by pinyin and initials."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.query.pinyin import folded, full_pinyin, initials, search_keys


@pytest.mark.parametrize(
    ("name", "letters", "sounds"),
    [
        ("市科技局", "skjj", "shikejiju"),
        ("衡阳市中国人民银行", "hyszgrmyh", "hengyangshizhongguorenminyinhang"),
        ("“七大攻坚”总专班", "qdgjzzb", "qidagongjianzongzhuanban"),
        ("4+4科创工程", "44kcgc", "44kechuanggongcheng"),
    ],
)
def test_pinyin_of_names(name: str, letters: str, sounds: str) -> None:
    assert initials(name) == letters
    assert full_pinyin(name) == sounds


def test_search_keys_hold_every_alias_once_with_names_first() -> None:
    keys = search_keys(["市文旅广体局", "市文化旅游广电体育局", "市文旅广体局"])
    assert keys[:2] == ("市文旅广体局", "市文化旅游广电体育局")
    assert {"swlgtj", "swhlygdtyj"} <= set(keys)
    assert len(keys) == len(set(keys))


@given(st.text())
def test_folded_is_stable_and_has_no_marks(text: str) -> None:
    once = folded(text)
    assert folded(once) == folded(folded(once))
    assert not set(once) & set(" “”\"'<>()（）、，。\n")


@given(st.lists(st.text(max_size=200), max_size=3))
def test_search_keys_stay_short(names: list[str]) -> None:
    assert all(0 < len(key) < 1000 for key in search_keys(names))
