"""Scores: what counts as found, right, missed and wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.evaluation.gold import Gold, read_gold
from kg.evaluation.names import Called, Synonyms, alike, plain
from kg.evaluation.score import score
from kg.evaluation.tally import BANDS, Tally, band_of, total

Fact = dict[str, Any]


def _gold(*lines: Fact, ranges: tuple[tuple[int, int], ...] = ((0, 100),)) -> Gold:
    return Gold("plan", ranges, frozenset(), lines)


def _entity(name: str, type_: str = "Park", start: int = 0, **more: Any) -> Fact:
    place = {"start": start, "end": start + len(name)}
    return {"kind": "entity", "doc": "plan", "type": type_, "name": name, **place, **more}


def _lead(task: str, department: str, kind: str = "lead", **more: Any) -> Fact:
    names = {"task": task, "department": department}
    return {"kind": kind, "doc": "plan", **names, "start": 5, "end": 9, **more}


def _target(value: float, **more: Any) -> Fact:
    fact = {
        "kind": "target", "doc": "plan", "indicator": "固定资产投资", "value": value, "unit": "%",
        "comparator": ">=", "change": "growth", "status": "goal", "year": 2025, "scope": None,
        "start": 10, "end": 20,
    }  # fmt: skip
    return fact | more


def _counts(tally: Tally) -> tuple[int, int, int, int]:
    return tally.gold, tally.found, tally.given, tally.right


def _faults(tally: Tally) -> list[tuple[str, str]]:
    return [(finding.fault, finding.text) for finding in tally.findings]


def test_entity_is_found_under_an_alias() -> None:
    gold = _gold(_entity("松木经济开发区", aliases=["松木经开区"]))
    tallies = score(gold, [_entity("松木经开区")])
    assert _counts(tallies["entity:Park"]) == (1, 1, 1, 1)


def test_entity_of_another_type_is_wrong_and_missed() -> None:
    tallies = score(_gold(_entity("松木经开区")), [_entity("松木经开区", "Place")])
    assert _faults(tallies["entity:Place"]) == [("wrong", "松木经开区")]
    assert _faults(tallies["entity:Park"]) == [("missed", "松木经开区")]


def test_entity_of_a_type_that_gold_accepts_is_right() -> None:
    gold = _gold(_entity("比亚迪智能制造产业园", "Project", alt_types=["Park"]))
    tallies = score(gold, [_entity("比亚迪智能制造产业园")])
    assert _counts(tallies["entity:Park"]) == (0, 0, 1, 1)
    assert tallies["entity:Project"].recall == 1


def test_two_entities_for_one_thing_are_one_too_many() -> None:
    gold = _gold(_entity("松木经济开发区", aliases=["松木经开区"]))
    tally = score(gold, [_entity("松木经济开发区"), _entity("松木经开区", start=50)])["entity:Park"]
    assert _counts(tally) == (1, 1, 2, 1)
    assert _faults(tally) == [("wrong", "松木经开区 (split from another)")]


def test_uncertain_gold_is_neither_missed_nor_wrong() -> None:
    gold = _gold(_entity("研学基地", certain=False))
    assert score(gold, []) == {}
    assert _counts(score(gold, [_entity("研学基地")])["entity:Park"]) == (0, 0, 1, 1)


def test_facts_outside_the_ranges_or_of_other_documents_are_left_aside() -> None:
    gold = _gold(_entity("甲园区"), ranges=((0, 10), (50, 60)))
    assert score(gold, [_entity("乙园区", start=20)])["entity:Park"].given == 0
    assert score(gold, [_entity("甲园区", doc="other")])["entity:Park"].given == 0
    mentioned = _entity("甲园区", start=20, mentions=[[20, 23], [55, 58]])
    assert score(gold, [mentioned])["entity:Park"].found == 1


def test_lead_is_found_whatever_alias_the_unit_goes_by() -> None:
    units = _entity("市文化旅游广电体育局", "Department", aliases=["市文旅广体局"])
    gold = _gold(units, _lead("丰富消费活动", "市文旅广体局"))
    facts = [units, _lead("丰富消费活动", "市文化旅游广电体育局")]
    assert _counts(score(gold, facts)["lead"]) == (1, 1, 1, 1)


def test_lead_of_another_task_is_wrong() -> None:
    tally = score(_gold(_lead("丰富消费活动", "市商务局")), [_lead("提高投资效益", "市商务局")])
    assert _faults(tally["lead"]) == [
        ("wrong", "提高投资效益 → 市商务局"),
        ("missed", "丰富消费活动 → 市商务局"),
    ]


def test_a_line_that_accepts_another_kind_supports_it() -> None:
    both = _lead("丰富消费活动", "市商务局", "responsible", alt_kind="lead")
    gold = _gold(both, _lead("提高投资效益", "市商务局"))
    facts = [_lead("丰富消费活动", "市商务局"), _lead("提高投资效益", "市商务局")]
    assert _counts(score(gold, facts)["lead"]) == (1, 1, 2, 2)


def test_advances_is_asked_of_the_tasks_that_gold_has() -> None:
    line = {"kind": "advances", "head": "打造产业集群", "tail": "泵业制造", "start": 1, "end": 2}
    fact = {**line, "doc": "plan"}
    other = {**fact, "head": "另一任务", "tail": "另一产业"}
    assert _counts(score(_gold(line), [fact, other])["advances"]) == (1, 1, 1, 1)


def test_target_is_found_by_number_unit_and_place() -> None:
    tallies = score(_gold(_target(7.5)), [_target(7.5)])
    assert _counts(tallies["target:number"]) == _counts(tallies["target:whole"]) == (1, 1, 1, 1)


@pytest.mark.parametrize("change", [{"status": "fact"}, {"comparator": "="}, {"year": 2024}])
def test_target_that_differs_is_found_by_number_only(change: Fact) -> None:
    tallies = score(_gold(_target(7.5)), [_target(7.5, **change)])
    assert tallies["target:number"].f1 == 1
    assert tallies["target:whole"].found == 0
    assert [finding.fault for finding in tallies["target:whole"].findings] == ["differs"]


@pytest.mark.parametrize("change", [{"value": 8}, {"unit": "亿元"}, {"start": 30, "end": 40}])
def test_another_figure_is_wrong_and_the_gold_one_missed(change: Fact) -> None:
    tally = score(_gold(_target(7.5)), [_target(**{"value": 7.5, **change})])["target:number"]
    assert [finding.fault for finding in tally.findings] == ["missed", "wrong"]


def test_each_figure_answers_one_gold_line() -> None:
    gold = _gold(_target(8, indicator="固定资产投资"), _target(8, indicator="进出口总额"))
    facts = [_target(8, indicator="进出口总额"), _target(8, indicator="固定资产投资")]
    assert score(gold, facts)["target:whole"].f1 == 1
    assert score(gold, facts[:1])["target:number"].found == 1


def test_task_is_found_by_title_and_number() -> None:
    task: Fact = {
        "kind": "task",
        "doc": "plan",
        "title": "推动增收减负",
        "number": "附件1/二/(一)/1",
    }
    task |= {"start": 3, "end": 9}
    assert score(_gold(task), [task])["task"].f1 == 1
    assert score(_gold(task), [task | {"number": "附件1/二/(一)/2"}])["task"].found == 0
    longer = task | {"title": "推动增收减负工作", "alt_titles": ["推动增收减负"]}
    assert score(_gold(longer), [task])["task"].f1 == 1


def test_status_is_found_where_gold_accepts_another() -> None:
    line: Fact = {"kind": "project_status", "doc": "plan", "project": "东洲湘江大桥", "as": "fact"}
    line |= {"status": "under_construction", "start": 1, "end": 7}
    fact = line | {"status": "started"}
    assert score(_gold(line), [fact])["project_status"].found == 0
    accepting = line | {"alt_status": ["started"]}
    assert score(_gold(accepting), [fact])["project_status"].f1 == 1


def test_shares_of_nothing_are_none() -> None:
    assert (Tally().recall, Tally().precision, Tally().f1) == (None, None, None)
    assert Tally(gold=2).f1 == 0
    assert Tally(gold=4, found=2, given=2, right=2).f1 == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("confidence", "band"),
    [(1, "≥0.9"), (0.9, "≥0.9"), (0.89, "0.8–0.9"), (0.7, "0.7–0.8"),
     (0.69, "<0.7"), (0, "<0.7")],
)  # fmt: skip
def test_bands_begin_at_their_lowest_confidence(confidence: float, band: str) -> None:
    assert band_of(confidence) == band


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans(), st.sampled_from(["a", "b"]))))
def test_parts_of_a_tally_add_up(judged: list[tuple[float, bool, str]]) -> None:
    tallies = [Tally(), Tally()]
    for number, (confidence, is_right, rule) in enumerate(judged):
        tallies[number % 2].judge({"confidence": confidence, "rule": rule}, is_right)
    whole = total(tallies)
    assert list(whole.bands) == list(BANDS)
    for parts in (whole.bands, whole.rules):
        assert sum(share.given for share in parts.values()) == whole.given == len(judged)
        assert sum(share.right for share in parts.values()) == whole.right
        claimed = sum(share.claimed for share in parts.values())
        assert claimed == pytest.approx(sum(confidence for confidence, _, _ in judged))


def test_a_fact_without_confidence_is_in_no_band() -> None:
    tally = Tally()
    tally.judge({"kind": "task"}, True)
    assert (tally.given, tally.right, dict(tally.rules)) == (1, 1, {})
    assert all(band.precision is None and band.confidence is None for band in tally.bands.values())


@given(st.lists(st.sampled_from(["甲园区", "乙园区", "丙园区"]), unique=True), st.data())
def test_counts_are_within_bounds(names: list[str], data: st.DataObject) -> None:
    given_names = data.draw(st.lists(st.sampled_from(["甲园区", "乙园区", "丁园区"]), unique=True))
    tallies = score(_gold(*map(_entity, names)), list(map(_entity, given_names)))
    for tally in tallies.values():
        assert 0 <= tally.found <= tally.gold
        assert 0 <= tally.right <= tally.given
        shared = set(names) & set(given_names)
        assert tally.found == tally.right == len(shared)
        assert len(tally.findings) == tally.gold - tally.found + tally.given - tally.right


def test_names_are_compared_without_marks() -> None:
    assert plain("“四比四提高” 行动（ＡＢ）") == "四比四提高行动ab"
    assert alike("大力实施“4+4科创工程”", "4+4科创工程")
    assert alike("地区生产总值增长率", "地区生产总值增长")
    assert not alike("市商务局", "水务")
    assert not alike("", "水务")


def test_synonyms_join_what_shares_a_name() -> None:
    first, second = _entity("甲", aliases=["乙"]), _entity("丙", aliases=["丁"])
    bridge = _entity("戊", aliases=["乙", "丁"])
    synonyms = Synonyms([first, second, bridge])
    assert synonyms.thing("甲") == synonyms.thing("丙") == synonyms.thing("戊")
    assert synonyms.thing("己") == "己"
    assert Called([_entity("庚", aliases=["甲"])], synonyms).names("庚", "丁")


def test_gold_is_read_with_its_scope(tmp_path: Path) -> None:
    scope = {"kind": "scope", "doc": "plan", "ranges": [[0, 5], [8, 9]], "complete": ["task"]}
    path = tmp_path / "gold.jsonl"
    lines = [json.dumps(line) for line in (scope, _entity("甲园区"))]
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    gold = read_gold(path)
    assert (gold.document, gold.complete, len(gold.lines)) == ("plan", frozenset(["task"]), 1)
    assert [gold.covers(place) for place in (0, 4, 5, 8, None)] == [True, True, False, True, False]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "first line must give the scope"),
        ('{"kind": "task"}', "first line must give the scope"),
        ('{"kind": "scope", "doc": "a"}', "the scope needs doc and ranges"),
        ('{"kind": "scope", "doc": "a", "ranges": []}\n{nothing}', "line 2: not JSON"),
        ('{"kind": "scope", "doc": "a", "ranges": []}\n[]', "line 2: a fact is a JSON object"),
    ],
)
def test_broken_gold_is_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(KgError, match=message):
        read_gold(path)
