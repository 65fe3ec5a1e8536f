"""Divisions of the public table, and places by their ending."""

from __future__ import annotations

from kg.extraction.entities.divisions import divisions, short_form

from .naming import names


def test_table_has_every_province_and_county() -> None:
    table = divisions()
    assert sum(d.level == 1 for d in table) == 34
    assert {d.name: d.parent for d in table}["仁怀市"] == "遵义市"


def test_short_form_drops_the_nations_of_an_autonomous_area() -> None:
    assert short_form("黔南布依族苗族自治州") == "黔南"
    assert short_form("内蒙古自治区") == "内蒙古"
    assert short_form("沛县") == "沛县"


def test_county_short_form_counts_only_at_home() -> None:
    text = "支持凤冈、湄潭加快发展。"
    assert names("Place", f"遵义市{text}", "遵义市") == ["遵义市", "凤冈", "湄潭"]
    assert names("Place", f"长沙市{text}", "长沙市") == ["长沙市"]


def test_towns_streets_and_roads_are_found_by_their_ending() -> None:
    text = "推进云溪镇、先锋、天马山、武康街道和塔山大街改造。"
    assert names("Place", text) == ["云溪镇", "先锋街道", "天马山街道", "武康街道", "塔山大街"]


def test_place_only_inside_another_name_is_left_out() -> None:
    assert names("Place", "与深圳科技园合作。") == []
    assert names("Place", "与深圳科技园合作，对接深圳。") == ["深圳"]


def test_lone_character_shows_that_a_word_is_part_of_another() -> None:
    assert "湘北" not in names("Place", "启动红湘北路延伸。")
