"""Comparing facts with gold: precision, recall and F1 by kind and type.

Recall is over what the gold is certain of. A fact that only an uncertain line supports is not
wrong; a fact that no line supports is, although gold of an open kind (not in the scope's
`complete`) may itself have missed it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluation.gold import Gold, Line, accepted, is_certain
from kg.evaluation.names import Called, Synonyms, alike, forms, plain
from kg.evaluation.tally import Tally

Tallies = defaultdict[str, Tally]

# Kinds that hold two names: the keys under which they stand.
PAIRS: dict[str, tuple[str, str]] = {
    "lead": ("task", "department"),
    "responsible": ("task", "department"),
    "office": ("taskforce", "department"),
    "member": ("taskforce", "department"),
    "located_in": ("head", "tail"),
    "operated_by": ("head", "tail"),
    "develops_industry": ("head", "tail"),
    "part_of": ("head", "tail"),
    "advances": ("head", "tail"),
}
# Titles are compared by likeness: a text may print them longer or shorter than the gold.
_TITLES = ("task", "taskforce")


def score(gold: Gold, facts: Iterable[Line]) -> dict[str, Tally]:
    """Return a tally for each kind, `entity:TYPE`, `target:number` and `target:whole`, by name.

    Facts of other documents, and those outside the parts that the gold covers, are left aside.
    """
    given = [fact for fact in facts if fact.get("doc") == gold.document]
    tallies: Tallies = defaultdict(Tally)
    _entities(gold, given, tallies)
    _tasks(gold, given, tallies)
    for kind in PAIRS:
        _pairs(kind, gold, given, tallies)
    _targets(gold, given, tallies)
    _statuses(gold, given, tallies)
    return dict(sorted(tallies.items()))


def _of_kind(lines: Iterable[Line], kind: str) -> list[Line]:
    return [line for line in lines if line["kind"] == kind]


def _covered(gold: Gold, facts: Iterable[Line], kind: str) -> list[Line]:
    return [fact for fact in _of_kind(facts, kind) if gold.covers(fact.get("start"))]


def _entities(gold: Gold, facts: Iterable[Line], tallies: Tallies) -> None:
    lines = _of_kind(gold.lines, "entity")
    named: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        for form in forms(line):
            named[form].append(number)
    hit: set[int] = set()
    for fact in _of_kind(facts, "entity"):
        if not any(map(gold.covers, _starts(fact))):
            continue
        same = {n for form in forms(fact) for n in named[form]}
        matching = {n for n in same if fact["type"] in _types(lines[n])}
        tally = tallies[f"entity:{fact['type']}"]
        # One thing under two names is an error: the second of them finds nothing new.
        is_right = bool(matching - hit) or not all(is_certain(lines[n]) for n in matching)
        tally.judge(fact, is_right)
        if is_right:
            hit |= matching
        else:
            split = f"{fact['name']} (split from another)" if matching else fact["name"]
            tally.note("wrong", split, fact)
    for number, line in enumerate(lines):
        if is_certain(line):
            _ask(tallies[f"entity:{line['type']}"], line, number in hit, line["name"])


def _types(line: Line) -> list[str]:
    return [line["type"], *line.get("alt_types", ())]


def _starts(fact: Line) -> list[int | None]:
    mentions = fact.get("mentions")
    return [start for start, _ in mentions] if mentions else [fact.get("start")]


def _ask(tally: Tally, line: Line, found: bool, text: str) -> None:
    """Count a gold line as found or missed."""
    tally.gold += 1
    tally.found += found
    if not found:
        tally.note("missed", text, line)


def _tasks(gold: Gold, facts: Iterable[Line], tallies: Tallies) -> None:
    lines = _of_kind(gold.lines, "task")
    if not lines:
        return
    tally = tallies["task"]
    given = {(plain(f["title"]), f["number"]): f for f in _covered(gold, facts, "task")}
    right: set[tuple[str, str]] = set()
    for line in lines:
        told = {(plain(title), line["number"]) for title in accepted(line, "title")}
        tally.gold += 1
        if told & given.keys():
            tally.found += 1
            right |= told
        else:
            tally.note("missed", f"{line['number']} {line['title']}", line)
    for key, fact in given.items():
        tally.judge(fact, key in right)
        if key not in right:
            tally.note("wrong", f"{fact['number']} {fact['title']}", fact)


def _pairs(kind: str, gold: Gold, facts: Sequence[Line], tallies: Tallies) -> None:
    if not _of_kind(gold.lines, kind):
        return
    first, second = PAIRS[kind]
    lines = [g for g in gold.lines if kind in accepted(g, "kind") and first in g and second in g]
    given = _covered(gold, facts, kind)
    if kind == "advances":  # gold has them for some of the tasks only
        told = {plain(line[first]) for line in lines}
        given = [fact for fact in given if plain(fact[first]) in told]
    called = Called(_of_kind(facts, "entity"), Synonyms(_of_kind(gold.lines, "entity")))

    def agree(fact: Line, line: Line) -> bool:
        same = alike if first in _TITLES else called.names
        return same(fact[first], line[first]) and called.names(fact[second], line[second])

    def text(line: Line) -> str:
        return f"{line[first]} → {line[second]}"

    # A line of another kind that accepts this one too supports a fact, but is not asked for.
    asked = [line["kind"] == kind and is_certain(line) for line in lines]
    _match(tallies[kind], given, _Wanted(lines, asked, agree, text))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The gold lines of one kind: which are asked for, and how a fact is compared with one."""

    lines: Sequence[Line]
    asked: Sequence[bool]
    agree: Callable[[Line, Line], bool]
    text: Callable[[Line], str]


def _match(tally: Tally, facts: Iterable[Line], wanted: _Wanted) -> None:
    """Count each fact as right where a line agrees, and each line asked for where a fact does."""
    lines, text = wanted.lines, wanted.text
    hit: set[int] = set()
    for fact in facts:
        found = [number for number, line in enumerate(lines) if wanted.agree(fact, line)]
        tally.judge(fact, bool(found))
        hit.update(found)
        if not found:
            tally.note("wrong", text(fact), fact)
    for number, line in enumerate(lines):
        if wanted.asked[number]:
            _ask(tally, line, number in hit, text(line))


def _targets(gold: Gold, facts: Iterable[Line], tallies: Tallies) -> None:
    lines = _of_kind(gold.lines, "target")
    if not lines:
        return
    number, whole = tallies["target:number"], tallies["target:whole"]
    left = _covered(gold, facts, "target")
    for line in lines:
        certain = is_certain(line)
        number.gold += certain
        whole.gold += certain
        near = [fact for fact in left if _same_figure(fact, line)]
        if not near:
            for tally in (number, whole) if certain else ():
                tally.note("missed", _figure(line), line)
            continue
        fact = next((f for f in near if alike(f["indicator"], line["indicator"])), near[0])
        left = [other for other in left if other is not fact]
        is_whole = _same_target(fact, line)
        number.judge(fact, True)
        number.found += certain
        whole.judge(fact, is_whole)
        whole.found += certain and is_whole
        if not is_whole:
            whole.note("differs", f"{_figure(line)} ≠ {_figure(fact)}", line)
    for fact in left:
        number.judge(fact, False)
        whole.judge(fact, False)
        number.note("wrong", _figure(fact), fact)


def _same_figure(fact: Line, line: Line) -> bool:
    """Return whether the fact gives the gold's number in its unit, at an overlapping place."""
    overlap = fact["start"] < line["end"] and line["start"] < fact["end"]
    value = abs(float(fact["value"]) - float(line["value"])) < 1e-9
    return overlap and value and _unit(fact["unit"]) in map(_unit, accepted(line, "unit"))


def _same_target(fact: Line, line: Line) -> bool:
    """Return whether indicator, comparator, goal or fact, and year agree too."""
    return alike(fact["indicator"], line["indicator"]) and all(
        line.get(key) is None or str(fact.get(key)) in map(str, accepted(line, key))
        for key in ("comparator", "status", "year")
    )


def _unit(text: Any) -> str:
    return plain(str(text).replace("个百分点", "百分点"))


def _figure(line: Line) -> str:
    parts = (line["indicator"], line["comparator"], f"{line['value']}{line['unit']}")
    more = (str(line[key]) for key in ("status", "year") if line.get(key) is not None)
    return " ".join((*parts, *more))


def _statuses(gold: Gold, facts: Iterable[Line], tallies: Tallies) -> None:
    lines = _of_kind(gold.lines, "project_status")
    if not lines:
        return

    def agree(fact: Line, line: Line) -> bool:
        stage = fact["status"] in accepted(line, "status") and fact.get("as") == line.get("as")
        return stage and alike(fact["project"], line["project"])

    def text(line: Line) -> str:
        return f"{line['project']} {line['status']} {line.get('as')}"

    asked = [is_certain(line) for line in lines]
    given = _covered(gold, facts, "project_status")
    _match(tallies["project_status"], given, _Wanted(lines, asked, agree, text))
