"""The finder: from figures to targets, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.documents.reading import Reading
from kg.documents.tables import find_tables
from kg.extraction.facts import Mention, Target
from kg.extraction.lexicon import read_lexicon, word_list
from kg.extraction.targets.clause import (
    Clause,
    clauses,
    inside_marks,
    same_sentence,
)
from kg.extraction.targets.code import is_code, is_per_counted, qualifies, rows_of_spaces
from kg.extraction.targets.comparator import change_of, comparator_of
from kg.extraction.targets.distribution import distribute, listed_years, split_rates
from kg.extraction.targets.figure import Figure, find_figures
from kg.extraction.targets.indicator import Name, indicator_of, name_before, noun_after
from kg.extraction.targets.indicatortable import find_table_targets
from kg.extraction.targets.inheritance import (
    averaged,
    done_to,
    inherited,
    of_last,
    only_verb,
    speed,
    yearly,
)
from kg.extraction.targets.investment import find_investments, of_projects, sums_at
from kg.extraction.targets.owner import owned
from kg.extraction.targets.restatement import without_restatements
from kg.extraction.targets.run import Finding, Run
from kg.extraction.targets.scope import Scopes, carries, is_place
from kg.extraction.targets.words import words
from kg.extraction.tense import base_tense, tense_at, tense_of_year

_FROM = re.compile(r"[由从](?:每人每月|每人每年|\d{4}年的?|原来的|过去的)?$|[由从][^，。；]{1,12}$")
_RISES = re.compile(r"^(?:[提增上升扩降下减缩压调优演转]|分别)[^，。；]{0,6}[到至为]")
_JOINT = re.compile(r"[、和及与，]")
_JOIN = re.compile(r"[、和及与以并，]*")
_AMONG = re.compile(r"(?<![\u4e00-\u9fff])在([\u4e00-\u9fff]{2,20})[中里]，")
_PULLED = re.compile(r"[拉带]动[^，。；]{2,14}?(?=增长|上升|提高|\d|$)")
_BASE = "starting point"
_RULE = "target: "  # how the names of these rules begin, where all rules are listed
# By what named the indicator: the figure's own clause, a list before 分别, an earlier figure.
# A starting point (由52%提高到65%) is an observation beside what is aimed at.
_CONFIDENCE = {"clause": 0.95, "distribution": 0.95, "inherited": 0.85, "starting point": 0.9}


def find_targets(reading: Reading, mentions: Sequence[Mention]) -> list[Target]:
    """Return the quantified targets and observations of `reading`, in the order of the text."""
    text = reading.text
    scopes = Scopes(list(mentions))
    targets: list[Target] = []
    for run in _sentences(text, clauses(text, _figures(reading))):
        found = [_target(reading, scopes, finding) for finding in _findings(text, run)]
        targets += _with_carried_scope(text, found)
    tabular = [*find_table_targets(reading), *find_investments(reading)]
    told = of_projects(text, without_restatements(text, targets))
    return sorted([*told, *tabular], key=lambda t: t.end)


def _figures(reading: Reading) -> list[Figure]:
    """Return the figures outside of tables of indicators and of glossaries.

    A glossary says what a word means (年主营业务收入2000万元以上的工业企业), not what is aimed at.
    """
    tables = [t for t in find_tables(reading.text) if t.kind == "indicators"]
    apart = [(t.start, t.end) for t in tables]
    names = tuple(read_lexicon("outline")["marks"]["appendix"])
    apart += [(s.start, s.end) for s in reading.sections[1:] if s.title.endswith(names)]
    rows = rows_of_spaces(reading.document.text)
    sums = sums_at(reading.text)
    return [
        f
        for f in find_figures(reading.text)
        if f.start not in sums
        and not _lies_in(apart, f.start)
        and not (rows and _lies_in(rows, reading.clean.span(f.start, f.end).start))
    ]


def _lies_in(ranges: list[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in ranges)


def _with_carried_scope(text: str, targets: list[Target]) -> Iterator[Target]:
    """Yield the targets of a sentence; a scope holds until another one or a semicolon.

    新城实现总收入400亿元，工业增加值100亿元: both are the new town's.
    """
    scope, end = None, 0
    for target in targets:
        kept = scope if "；" not in text[end : target.start] else None
        yield target if target.scope or not kept else target._replace(scope=kept)
        named = target.scope if target.rule != f"{_RULE}inherited" else kept
        scope, end = named if carries(named) else kept, target.end


def _sentences(text: str, found: list[Clause]) -> Iterator[list[Clause]]:
    """Yield the clauses with a figure, those of one sentence together."""
    run: list[Clause] = []
    for clause in found:
        if run and not same_sentence(text, run[-1].figure.end, clause.figure.start):
            yield run
            run = []
        run.append(clause)
    if run:
        yield run


def _findings(text: str, sentence: list[Clause]) -> list[Finding]:
    run, index = Run(), 0
    while index < len(sentence):
        clause = _after_floor(text, sentence[index], run.floor)
        index += 1
        if _is_base(clause) and not inside_marks(text, clause.figure.start):
            _remember(run, clause)
            continue
        if is_code(text, clause) or qualifies(clause) or (run.counted and is_per_counted(clause)):
            continue
        group = [clause]
        unsaid = _is_unsaid(text, clause, sentence[index:])
        if unsaid or _is_distributive(clause) or _goes_on(text, run, clause, sentence[index:]):
            group += _joined(text, sentence[index:], clause)
            index += len(group) - 1
        _add(text, run, group)
    return run.findings


def _after_floor(text: str, clause: Clause, floor: int) -> Clause:
    """Return the clause without what belongs to the figure before it."""
    if not clause.start < floor <= clause.figure.start:
        return clause
    joined = _JOIN.match(text, floor, clause.figure.start)
    start = joined.end() if joined else floor
    return clause._replace(start=start, left=text[start : clause.figure.start])


def _is_base(clause: Clause) -> bool:
    """Return whether the figure is the one that a change starts from: 由420元提高到480元."""
    return bool(_FROM.search(clause.left) and _RISES.match(clause.between))


def _remember(run: Run, clause: Clause) -> None:
    """Keep the indicator that a starting figure names for the figure that is reached."""
    if (name := name_before(re.sub(r"[由从][^由从]*$", "", clause.left))).text:
        run.name(name, clause.start, None)
    if run.indicator:
        part = clause.figure.part and f"{clause.figure.part}占比"
        run.findings.append(
            Finding(clause, part or run.indicator, run.start, clause.figure.end, _BASE, run.scope)
        )
    run.floor, run.risen = clause.figure.end, True


def _is_unsaid(text: str, clause: Clause, rest: list[Clause]) -> bool:
    """Return whether as many rates as indicators are listed: 财政收入、税收年均增长8.5%、7.2%."""
    if clause.figure.unit != "%" or not rest:
        return False
    subject = name_before(clause.left).text
    count = 1 + len(_joined(text, rest, clause))
    return count > 1 and count == subject.count("、") + 1 == len(split_rates(subject))


def _is_distributive(clause: Clause) -> bool:
    return "分别" in clause.left


def _goes_on(text: str, run: Run, clause: Clause, rest: list[Clause]) -> bool:
    """Return whether a list of figures has one for each indicator of the distribution before it.

    城镇、农村居民收入分别达到58600元、33200元，增长5.2%、7.3%: 分别 holds for both lists.
    """
    if run.last is None or run.last.rule != "distribution" or name_before(clause.left).text:
        return False
    end = run.last.end
    before = [f for f in run.findings if f.rule == "distribution" and f.end == end]
    return len(before) == 1 + len(_joined(text, rest, clause))


def _joined(text: str, rest: list[Clause], first: Clause) -> list[Clause]:
    """Return the clauses whose figures follow the first one of a distribution directly."""
    group, end = [], first.figure.end
    for clause in rest:
        if not _JOINT.fullmatch(text, end, clause.figure.start):
            break
        group.append(clause)
        end = clause.figure.end
    return group


def _add(text: str, run: Run, group: list[Clause]) -> None:
    found = _distributed(text, run, group) if len(group) > 1 else _single(text, run, group[0])
    run.findings += found
    run.floor = max([group[-1].figure.end, *(f.end for f in found)])
    run.risen = False


def _distributed(text: str, run: Run, group: list[Clause]) -> list[Finding]:
    """Return one finding for each figure after 分别."""
    first, last = group[0], group[-1]
    said, _, acts = first.left.partition("分别")
    subject = name_before(said)
    start = first.start if subject.text else run.start
    names = distribute(subject.text, len(group)) if subject.text else []
    if not subject.text and len(run.findings) >= len(group) and not run.risen:
        names = [f.indicator for f in run.findings[-len(group) :]]
        start = run.findings[-len(group)].start
    elif not subject.text:
        names = distribute(run.indicator, len(group))
    names = names or [subject.text or run.indicator] * len(group)
    if pulled := _PULLED.match(acts):  # 分别拉动GDP增长: a measure of its own
        names = [f"{name if subject.text else ''}{pulled[0]}" for name in names]
    years = listed_years(text, first.figure.start, len(group))
    run.name(Name(names[-1]), start, None)
    shared = (start, last.figure.end, "distribution", None, last.figure.after)
    return [
        Finding(c, averaged(first.left, name), *shared, year, first.left)
        for c, name, year in zip(group, names, years, strict=True)
        if name
    ]


def _single(text: str, run: Run, clause: Clause) -> list[Finding]:
    run.heed_bracket(text, clause)
    name = _of_whole(text, clause, _list_member(text, run, clause, indicator_of(clause)))
    start, rule, scope = clause.start, "clause", None
    if is_place(name.text):
        name, scope = Name("", name.scope), name.text
    if not name.text or only_verb(clause, name):
        given = inherited(text, run, clause)
        if given is None:
            return []
        name, start, printed = done_to(run, name, given)
        rule, scope = "inherited", scope or printed
    elif run.indicator and (whole := of_last(run.indicator, name.text)):
        name, start = Name(whole), run.start
    elif clause.figure.kind in ("money", "area"):
        name = name._replace(text=owned(text, clause.start, name.text, run.owner))
    told = speed(run, clause, name) if rule == "inherited" else name
    said = yearly(text, run, clause, averaged(clause.left, told.text))
    run.name(name, start, scope)
    run.counted = clause.figure.kind in ("count", "people")
    run.owner = name.text if run.counted else run.owner
    end = _end(clause)
    return [
        Finding(clause, each, start, end, rule, scope, clause.figure.after, None, clause.left)
        for each in _members(clause, said)
    ]


def _of_whole(text: str, clause: Clause, name: Name) -> Name:
    """Return the share with its whole where that is named before: 在工业增加值中，制造业占90%."""
    if not name.text.endswith("占"):
        return name
    sentence = text.rfind("。", 0, clause.start) + 1
    wholes = _AMONG.findall(text, sentence, clause.start)
    return name._replace(text=f"{name.text}{wholes[-1]}比重") if wholes else name


def _end(clause: Clause) -> int:
    """Return where the figure ends, or the noun that it counts."""
    noun = noun_after(clause)
    at = clause.right.find(noun[:2]) if noun else -1
    return clause.figure.end + (at + len(noun) if at >= 0 else 0)


def _members(clause: Clause, name: str) -> list[str]:
    """Return the indicators that share the figure, where it is a rate of growth."""
    if clause.figure.unit != "%" or not words().change.last(words().comparing.strip(clause.left)):
        return [name]
    return split_rates(name)


def _list_member(text: str, run: Run, clause: Clause, name: Name) -> Name:
    """Return the name with the verb that a list prints once.

    新增A3家、B100家 · 创建2个A、30家B.
    """
    if not name.text or run.last is None or clause.start != run.floor + 1:
        return name
    if name.text.startswith(word_list("targets", "left", "words", "states")):
        return name
    listed = text[run.floor] == "、" or not clause.left
    if not (listed and run.verb) or name.verb or name.scope:
        return name
    if clause.figure.kind not in ("count", "people") or words().reach_or_change.last(clause.left):
        return name
    return Name(run.verb + name.text, name.scope, run.verb)


def _target(reading: Reading, scopes: Scopes, finding: Finding) -> Target:
    figure, text = finding.clause.figure, reading.text
    people = figure.kind == "bare" and finding.indicator.endswith("人口")
    same = figure.after == finding.after
    marked = figure if same else figure._replace(after=finding.after)
    tense = tense_at(reading, figure.start)
    if finding.year is not None:
        tense = tense_of_year(reading, figure.start, finding.year)
    elif finding.rule == _BASE:
        tense = base_tense(reading, figure.start)
    left = finding.left
    scope = finding.scope or scopes.between(text, finding.clause.start, figure.start)
    if not scope and finding.start != finding.clause.start:
        scope = scopes.between(text, finding.start, figure.start)
    return Target(
        indicator=_apart(finding.indicator, scope),
        value=figure.value,
        value2=figure.value2,
        unit=figure.unit + "人" * people,
        comparator=comparator_of(marked, left),
        change=change_of(figure, left, finding.indicator),
        year=tense.year,
        status=tense.goal_or_fact,
        scope=scope,
        number_text=reading.quote(figure.start, figure.end)[1],
        start=finding.start,
        end=finding.end,
        section=reading.section_at(figure.start),
        rule=f"{_RULE}{finding.rule}",
        confidence=_CONFIDENCE[finding.rule],
    )


def _apart(indicator: str, scope: str | None) -> str:
    """Return the indicator without each thing that it holds for: 每个乡镇|建设养老服务中心."""
    rest = indicator.removeprefix(scope) if scope and scope.startswith("每") else indicator
    return rest if len(rest) > 1 else indicator
