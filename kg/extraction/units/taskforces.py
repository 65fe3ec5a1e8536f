"""Task forces: 工作专班, 领导小组 and the like that are named, their members and their office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.documents.reading import Reading
from kg.extraction.facts import Mention, Relation
from kg.extraction.lexicon import alternation, lines_with_any, read_lexicon, without_longer
from kg.extraction.mentionindex import MentionIndex
from kg.extraction.units.items import Item
from kg.extraction.units.organs import LEVEL, grammar
from kg.extraction.units.roles import role_words

_NAME = r"[\u4e00-\u9fffA-Za-z0-9“”+、]"
_CLAUSE = re.compile(r"[^，；。\n]+")
_MEMBERS = "成员单位"
_HEADS = ["领导小组", "指挥部", "工作专班"]  # behind a level word


@dataclass(frozen=True)
class _Patterns:
    founded: re.Pattern[str]  # 成立……工作专班
    standing: re.Pattern[str]  # “……”总专班, 市……领导小组
    generic: re.Pattern[str]
    clause: re.Pattern[str]
    ends: tuple[str, ...]  # without one of which no line names a task force
    office: re.Pattern[str]
    takes_office: re.Pattern[str]
    members_first: re.Pattern[str]
    members_last: re.Pattern[str]


@lru_cache
def _patterns() -> _Patterns:
    words = read_lexicon("taskforces")
    heads = alternation(words["heads"])
    founding = alternation(words["founding"])
    offices = read_lexicon("roles")["memberships"]
    roles, takes = alternation(offices["roles"]), alternation(offices["takes"])
    return _Patterns(
        founded=re.compile(
            rf"(?:{founding})(?:了|由)?(?P<name>{_NAME}{{2,40}}?(?:{heads}))(?!办公室)"
        ),
        standing=re.compile(
            rf"(?P<name>“[^“”\n]{{2,20}}”{_NAME}{{0,12}}?(?:{heads})|总专班"
            rf"|(?:(?<![\u4e00-\u9fff])|(?<=的)[\u4e00-\u9fff]{{0,6}}?)(?:{LEVEL}){_NAME}{{3,25}}?(?:{alternation(_HEADS)}))"
        ),
        generic=re.compile(alternation(words["generic"])),
        clause=re.compile(alternation(words["not_in_names"])),
        ends=without_longer([*words["heads"], *_HEADS]),
        office=re.compile(
            rf"(?P<of>{_NAME}{{0,40}}?)?(?:下设)?办公室(?:的)?(?:日常工作)?(?:设在|设于|设立在|挂靠|设)(?P<unit>[^，；。\n（]+)"
            r"|日常工作由(?P<unit2>[^，；。\n（]+?)(?:承担|负责)"
        ),
        takes_office=re.compile(
            rf"(?P<units>.+?)(?:共同|分别)?(?:{takes})(?P<role>{roles})(?:单位)?$"
        ),
        members_first=re.compile(
            rf"(?:成员单位|成员|组成单位)(?:主要)?(?:包括|为|有|由|：|分别为)+(?P<units>.+?)(?:等)?(?:{_ET_CETERA})?(?:组成)?$"
        ),
        members_last=re.compile(
            rf"(?P<units>.+?)(?:等)?(?:{_ET_CETERA})*(?:为|任|作为|是|担任)?(?:成员单位|成员|组成单位|组成)$"
        ),
    )


_ET_CETERA = "(?:相关|有关|市直|省直)*(?:部门|单位)(?:主要|分管)?(?:负责人|负责同志)?"


def find_taskforces(reading: Reading) -> list[Mention]:
    """Return the named task forces in text order; 各工作专班 and the like are none."""
    patterns, found = _patterns(), list[Mention]()
    text = reading.text
    lines = lines_with_any(patterns.ends, text)
    for pattern, rule in ((patterns.founded, _FOUNDED), (patterns.standing, "named head")):
        for match in (m for line in lines for m in pattern.finditer(text, *line)):
            start, end = match.span("name")
            start = max(start, text.rfind("的", start, end) + 1)  # 由市水利局牵头的…领导小组
            if not _is_generic(text[start:end]) or text[start:end] == _TOP:
                found.append(Mention("TaskForce", start, end, text[start:end], rule, 0.95))
    kept = _disjoint(found)
    named_top = any(m.name.endswith(_TOP) and m.name != _TOP for m in kept)
    return [m for m in kept if m.name != _TOP or named_top]


def _disjoint(found: list[Mention]) -> list[Mention]:
    """Return the mentions in text order; of overlapping ones what follows a verb of founding."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.rule == _FOUNDED and kept[-1].rule != _FOUNDED:
            kept[-1] = mention
    return kept


_FOUNDED = "founded by name"
_TOP = "总专班"  # alone it is the short form of a 总专班 named elsewhere in the text


def _is_generic(name: str) -> bool:
    """Whether nothing but generic words stands before the head."""
    rest = _patterns().generic.sub("", name).strip("“”、")
    return rest == "" or name[0] in "各每、" or _patterns().clause.search(name) is not None


def find_memberships(reading: Reading, mentions: list[Mention]) -> list[Relation]:
    """Return `member` (with the role as printed) and `office` relations of named task forces."""
    index = MentionIndex.of(mentions)
    forces = [m for m in index.mentions if m.type == "TaskForce"]
    found: list[Relation] = []
    covered = 0
    for force, following in zip(forces, [*forces[1:], None], strict=False):
        paragraph_end = _paragraph_end(reading.text, force.end)
        end = min(paragraph_end, following.start if following else paragraph_end)
        covered = max(covered, end)
        found.extend(_told_before(reading.text, force, index))
        found.extend(_told_of(reading.text, force.end, force, end, index))
    found.extend(_told_again(reading.text, covered, forces, index))
    return sorted(set(found), key=lambda r: (r.start, r.tail.start, r.kind, r.role or ""))


def _paragraph_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    while 0 <= end < len(text) - 1 and _MEMBER_LINE.match(text, end + 1):
        end = text.find("\n", end + 1)
    return len(text) if end < 0 else end


_PERSON = re.compile(
    r"[ \t]*[\u4e00-\u9fff]{2,4}[\t（]"
)  # before the office held, in a list of members
_MEMBER_LINE = re.compile(
    r"[ ]*(?:第一|总|副|常务副)?(?:召集人|组长|指挥长|总指挥|主任|成员|成员单位)："
    r"|(?:指挥部|领导小组|专班|联席会议)?(?:下设)?办公室(?:设|挂)|" + _PERSON.pattern
)


def _told_before(text: str, force: Mention, index: MentionIndex) -> Iterator[Relation]:
    """Yield the members named in front of a task force: 由甲局局长任组长，乙局为成员的领导小组."""
    if text[force.start - 1 : force.start] != "的":
        return
    start = max(text.rfind(mark, 0, force.start) for mark in "。；\n") + 1
    led = text.find("由", start, force.start)
    if led >= 0:
        yield from _told_of(text, led + 1, force, force.start - 1, index)


def _told_again(
    text: str, start: int, forces: list[Mention], index: MentionIndex
) -> Iterator[Relation]:
    """Yield what paragraphs from `start` on say that begin with a mere 联席会议, if it is clear."""
    for head in read_lexicon("taskforces")["heads"]:
        named = [f for f in forces if f.name.endswith(head) and f.name != head]
        if len({f.name for f in named}) == 1:
            opening = re.compile(rf"^{head}(?=由|下设|成员|办公室)", re.MULTILINE)
            for again in opening.finditer(text, start):
                end = _paragraph_end(text, again.end())
                yield from _told_of(text, again.end(), named[0], end, index)


def _told_of(
    text: str, start: int, force: Mention, end: int, index: MentionIndex
) -> Iterator[Relation]:
    """Yield what the text between `start` and `end` says about a task force."""
    pending: list[tuple[int, int]] = []  # clauses that list units and wait for their role
    printed = ""  # the role of the lines of a list, printed on its first one
    for clause in _CLAUSE.finditer(text, start, end):
        office = _office_told(text, *clause.span())
        if office is not None:
            yield from _office(force, office, clause.span(), index)
            pending = []
            continue
        role = _role(text, *clause.span())
        if role is None and printed and _PERSON.match(text, *clause.span()):
            role = (*clause.span(), printed)
        if _LABELLED.match(text, *clause.span()) and role:
            printed = role[2]
        if role is None:
            pending = [*pending, clause.span()] if _lists_units(clause.span(), index) else []
            if text[clause.end() : clause.end() + 1] in "。；\n":
                pending = []
            continue
        for part in [*pending, role[:2]]:
            units = _units_in(text, *part, index)
            span = min(part[0], clause.start()), clause.end()
            for unit in units:
                sure = min(0.95, unit.confidence)
                yield Relation("member", force, unit, *span, "role in a task force", sure, role[2])
        pending = []


def _office_told(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return where a clause says which unit holds the office, as nearly none does."""
    said = text.find("办公室", start, end) >= 0 or text.find("日常工作由", start, end) >= 0
    return _patterns().office.search(text, start, end) if said else None


def _role(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Return where a clause's units stand, and their role."""
    patterns = _patterns()
    if match := patterns.members_first.search(text, start, end):
        return *match.span("units"), _MEMBERS
    if match := _LABELLED.match(text, start, end):
        return match.end(), end, match["role"]
    if match := patterns.takes_office.match(text, start, end):
        role = match["role"]
        return *match.span("units"), _MEMBERS if role in ("成员", "组成人员") else role
    if match := patterns.members_last.match(text, start, end):
        return *match.span("units"), _MEMBERS
    return None


_LABELLED = re.compile(
    r"\s*(?P<role>(?:第一|总|副|常务副)?(?:召集人|组长|指挥长|总指挥|主任)|成员单位|成员)："
)


def _lists_units(span: tuple[int, int], index: MentionIndex) -> bool:
    found = [m for m in index.within(*span) if m.type != "Place"]
    return sum(m.end - m.start for m in found) * 2 > span[1] - span[0]


_PIECE = re.compile(r"[^、，；\n\t]+")


def _units_in(text: str, start: int, end: int, index: MentionIndex) -> list[Mention]:
    """Return the units that the list between `start` and `end` names."""
    pieces = _PIECE.finditer(text, start, end)
    return [unit for piece in pieces for unit in _unit_of(text, *piece.span(), index)]


def _unit_of(text: str, start: int, end: int, index: MentionIndex) -> list[Mention]:
    """Return the units of one list item, none for a person of the government itself."""
    opening = text.find("（", start, end)
    if start < opening <= start + _LONGEST_PERSON:  # 吴军（市财政局局长）
        start = opening + 1
    end -= text.endswith("）", start, end)
    if others := _OTHERS.search(text, start, end):
        end = others.start()
    tail = role_words().ends.search(text, start, end)
    stop = tail.start() if tail and tail.start() > start else end
    if text[start:end].endswith(role_words().persons) and stop == end:
        return []
    named = {m.start for m in index.within(start, stop)}  # 商 leads 商市财政局, not 商务局
    while start not in named and (lead := role_words().starts.match(text, start, stop)):
        start = lead.end()
    item = Item(start, stop, text[start:stop])
    units = [u for u in index.units(item) if u.type not in ("Place", "TaskForce")]
    return [u for u in units if stop == end or not _governs(u.name)]


_LONGEST_PERSON = 4  # characters of a person's name
_OTHERS = re.compile(
    r"[及和与]各[^、，]*$|等(?:[^、，]{0,6}(?:部门|单位))?(?:主要|分管)?(?:负责人|负责同志|领导)?$"
)


def _governs(name: str) -> bool:
    """Whether `name` is a committee or government itself, whose officers stand for no unit."""
    whole = grammar().whole.fullmatch(name)
    return whole is not None and grammar().organs.get(whole["tail"]) in ("委", "党委", "人民政府")


def _office(
    force: Mention, match: re.Match[str], evidence: tuple[int, int], index: MentionIndex
) -> Iterator[Relation]:
    group = "unit" if match["unit"] else "unit2"
    units = [m for m in index.within(*match.span(group)) if m.type in ("Department", "Institution")]
    for unit in units[:1]:
        sure = min(0.97, unit.confidence)
        yield Relation("office", force, unit, *evidence, "office of a task force", sure)
