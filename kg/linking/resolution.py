"""Resolution within a document: which mentions name one thing, and why.

Names are one by their normal form (kg.linking.names), by alias data (kg.linking.identity), by a
definition in the text, or by a rule about the names of one document; never by likeness alone, and
never where the data say that they are not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extraction.collector import paused_collector
from kg.extraction.facts import EntityType, Extraction, Mention
from kg.extraction.units.jurisdictions import Home, divisions
from kg.linking.entity import Entity, Resolution
from kg.linking.identity import Identity
from kg.linking.names import NormalName
from kg.linking.parks import same_parks

_DEFINED = re.compile(
    r"[”》]?（以下(?:统一|统|均)?(?:简称|称)(?:为|作)?[：“《]*(?P<short>[^”》）]{1,30})[”》]*）"
)
_THAT_IS = re.compile(r"”?(?:，)?即[：“]*")
_PLACED: tuple[EntityType, ...] = (
    "Park",
    "Platform",
    "Institution",
    "Enterprise",
    "Project",
    "Initiative",
    "TaskForce",
)
Node = tuple[EntityType, str]  # a type and a normal form


@paused_collector()
def resolve(extraction: Extraction) -> Resolution:
    """Return the entities of one document in the order of their first mentions."""
    home = divisions().home(extraction.reading.document.place)
    names = _Names(home, extraction)
    groups = _Groups()
    for node in names.nodes:
        groups.add(node)
    for first, second, reason in _merges(names):
        if not names.are_apart(groups.members(first), groups.members(second)):
            groups.merge(first, second, reason)
    entities = sorted(
        (_entity(names, nodes, groups.reasons_of(nodes)) for nodes in groups.all()),
        key=lambda e: (e.mentions[0].start, e.mentions[0].end, e.type, e.key),
    )
    by_mention = {mention: entity for entity in entities for mention in entity.mentions}
    return Resolution(extraction, tuple(entities), by_mention)


class _Names:
    """The mentions of a document by their normal forms."""

    def __init__(self, home: Home, extraction: Extraction) -> None:
        self.home = home
        self.extraction = extraction
        self.identity = Identity(extraction.reading.document.aliases, home)
        self.normal: dict[tuple[EntityType, str], NormalName] = {}
        self.nodes: dict[Node, list[Mention]] = defaultdict(list)
        for mention in sorted(set(extraction.mentions), key=_order):
            self.nodes[self.node(mention)].append(mention)

    def node(self, mention: Mention) -> Node:
        """Return the type and normal form of a mention."""
        return mention.type, self.name(mention).key

    def name(self, mention: Mention) -> NormalName:
        """Return the normal name of a mention, worked out once a name."""
        known = (mention.type, mention.name)
        if known not in self.normal:
            self.normal[known] = self.identity.normal(mention.type, mention.name)
        return self.normal[known]

    def are_apart(self, nodes: list[Node], others: list[Node]) -> bool:
        """Return whether the data forbid that a name of the one thing is one of the other."""
        ours, theirs = (
            {m.name for n in side for m in self.nodes.get(n, ())} for side in (nodes, others)
        )
        return any(not theirs.isdisjoint(self.identity.negatives(name)) for name in sorted(ours))

    def of_type(self, kind: EntityType) -> list[tuple[Node, NormalName, str]]:
        """Return the nodes of a type with a normal name and a printed form, in a fixed order."""
        of_kind = sorted(node for node in self.nodes if node[0] == kind)
        firsts = ((node, self.nodes[node][0]) for node in of_kind)
        return [(node, self.name(first), first.name) for node, first in firsts]


def _order(m: Mention) -> tuple[int, int, str, str, str, float]:
    """Return all that mentions may differ in: two rules may give one span, and sets no order."""
    return m.start, m.end, m.type, m.name, m.rule, m.confidence


@dataclass
class _Groups:
    """Disjoint sets of nodes with the reasons why they were joined."""

    parent: dict[Node, Node] = field(default_factory=dict)
    reasons: list[tuple[Node, str]] = field(default_factory=list)
    sets: dict[Node, list[Node]] = field(default_factory=dict)  # by the node that stands for all

    def add(self, node: Node) -> None:
        self.parent.setdefault(node, node)
        self.sets.setdefault(node, [node])

    def members(self, node: Node) -> list[Node]:
        """Return the nodes that have been joined with `node`, itself included."""
        if node not in self.parent:
            self.add(node)
        return self.sets[self.find(node)]

    def find(self, node: Node) -> Node:
        while self.parent[node] != node:
            self.parent[node] = self.parent[self.parent[node]]
            node = self.parent[node]
        return node

    def merge(self, first: Node, second: Node, reason: str) -> None:
        a, b = sorted((self.find(first), self.find(second)))
        if a != b:
            self.parent[b] = a
            self.sets[a] = [*self.sets[a], *self.sets.pop(b)]
            self.reasons.append((a, reason))

    def all(self) -> list[list[Node]]:
        grouped: dict[Node, list[Node]] = defaultdict(list)
        for node in sorted(self.parent):
            grouped[self.find(node)].append(node)
        return list(grouped.values())

    def reasons_of(self, nodes: list[Node]) -> list[str]:
        """Return why the nodes of one group were joined, in the order of joining."""
        inside = set(nodes)
        return [reason for node, reason in self.reasons if node in inside]


def _merges(names: _Names) -> Iterator[tuple[Node, Node, str]]:
    """Yield pairs of nodes that are one, each with its reason."""
    for alias in names.extraction.aliases:
        if alias.short.type == alias.full.type:
            yield names.node(alias.short), names.node(alias.full), alias.reason
    yield from _defined(names)
    yield from _cut_departments(names)
    yield from _short_taskforces(names)
    yield from _placed(names)
    yield from _without_years(names)
    yield from _parks(names)


def _parks(names: _Names) -> Iterator[tuple[Node, Node, str]]:
    """Yield parks that the names of the document show to be one."""
    starts = {node[1]: names.nodes[node][0].start for node in names.nodes if node[0] == "Park"}
    for key, other, reason in same_parks(starts) if len(starts) > 1 else ():
        yield ("Park", key), ("Park", other), reason


def _without_years(names: _Names) -> Iterator[tuple[Node, Node, str]]:
    """Yield documents named once with their years in brackets and once without."""
    documents = {printed: node for node, _, printed in names.of_type("Document")}
    for printed, node in documents.items():
        short = _YEARS.sub("", printed)
        if short != printed and short in documents:
            yield documents[short], node, f"{short} is {printed} without its years"


_YEARS = re.compile("（(?:20|19)\\d\\d[^（）]*）$")


def _defined(names: _Names) -> Iterator[tuple[Node, Node, str]]:
    """Yield names that the text itself declares one: A（以下简称B）, A，即B."""
    text = names.extraction.reading.text
    starting = {(m.type, m.start): m for m in names.extraction.mentions}
    forms = {(m.type, m.name): m for ms in names.nodes.values() for m in ms}
    for mention in sorted(names.extraction.mentions, key=lambda m: (m.start, m.end, m.type)):
        if match := _DEFINED.match(text, mention.end):
            short = forms.get((mention.type, match["short"]))
            if short is not None:
                reason = f"以下简称: the text defines {short.name} as short for {mention.name}"
                yield names.node(mention), names.node(short), reason
        if match := _THAT_IS.match(text, mention.end):
            other = starting.get((mention.type, match.end()))
            if other is not None:
                reason = f"即: the text says that {mention.name} is {other.name}"
                yield names.node(mention), names.node(other), reason


def _cut_departments(names: _Names) -> Iterator[tuple[Node, Node, str]]:
    """Yield departments printed with fewer functions, or without a head, than one other."""
    departments = names.of_type("Department")
    for node, name, printed in departments:
        longer = [
            (other, full)
            for other, theirs, full in departments
            if other != node and theirs.scope == name.scope and _is_cut(name, theirs, node, other)
        ]
        if len(longer) == 1:
            other, full = longer[0]
            yield node, other, f"{printed} is {full} cut short; no other department here begins so"


_HEADS = ("局", "委", "办", "厅", "部", "院", "中心", "会", "处", "队")


def _is_cut(short: NormalName, full: NormalName, node: Node, other: Node) -> bool:
    if short.open_class:
        headless = not node[1].endswith(_HEADS)
        long_enough = len(node[1]) - len(short.scope or "") >= 3
        return headless and long_enough and other[1].startswith(node[1])
    if short.head not in ("局", "委员会", "厅") or short.head != full.head:
        return False
    count = len(short.words)
    return 0 < count < len(full.words) and full.words[:count] == short.words


def _short_taskforces(names: _Names) -> Iterator[tuple[Node, Node, str]]:
    """Yield task forces whose name is the end of exactly one longer name."""
    forces = names.of_type("TaskForce")
    for node, _, printed in forces:
        longer = [(o, full) for o, _, full in forces if o != node and o[1].endswith(node[1])]
        if len(longer) == 1:
            yield node, longer[0][0], f"{printed} is the only {longer[0][1]} of this document"


def _placed(names: _Names) -> Iterator[tuple[Node, Node, str]]:
    """Yield names with and without the document's own place in front: 长沙市X and X."""
    home = names.home
    own = [p for p in (home.county, home.prefecture, home.province) if p]
    prefixes = tuple(form for place in own for form in (place, *_short_forms(place)))
    for kind in _PLACED:
        for node, _, printed in names.of_type(kind):
            for prefix in prefixes if node[1].startswith(prefixes) else ():
                rest = node[1].removeprefix(prefix)
                if rest != node[1] and len(rest) >= 4 and (kind, rest) in names.nodes:
                    reason = f"{printed} is {rest} with the document's place in front"
                    yield node, (kind, rest), reason


def _short_forms(place: str) -> tuple[str, ...]:
    return (place[:-1],) if len(place) > 2 and place[-1] in "省市区县" else ()


def _entity(names: _Names, nodes: list[Node], reasons: list[str]) -> Entity:
    mentions = names.nodes[nodes[0]]  # in text order
    if len(nodes) > 1:
        every = (m for node in nodes for m in names.nodes[node])
        mentions = sorted(every, key=lambda m: (m.start, m.end))
    counts = Counter([m.name for m in mentions])  # in the order of their first mentions
    order = {name: i for i, name in enumerate(counts)}
    forms = sorted(counts, key=lambda n: (-len(n), -counts[n], order[n]))
    fullest = next(m for m in mentions if m.name == forms[0])
    normal = names.name(fullest)
    by_data = {f: names.identity.reason(fullest.type, f) for f in forms}
    same = [
        f"{f} = {forms[0]}: one normal form, {normal.key}"
        for f in _alike(names, nodes, forms)
        if not (by_data[f] or by_data[forms[0]])
    ]
    return Entity(
        type=fullest.type,
        key=normal.key,
        name=forms[0],
        aliases=(*sorted(forms[1:], key=lambda n: order[n]), *_printed(mentions, forms)),
        mentions=tuple(mentions),
        reasons=(
            *(reason for f in forms if (reason := by_data[f])),
            *same,
            *reasons,
            *_own(fullest, normal.key),
        ),
        scope=normal.scope,
        negatives=tuple(dict.fromkeys(n for f in forms for n in names.identity.negatives(f))),
    )


def _printed(mentions: list[Mention], forms: list[str]) -> list[str]:
    """Return the forms without their level that a list prints, of offices that only provinces
    have: 省教育厅、|财政厅."""
    once = (m for m in mentions if m.rule == "level printed once" and m.name.endswith("厅"))
    return sorted({m.name[m.start - m.end :] for m in once} - set(forms))


def _own(mention: Mention, key: str) -> Iterator[str]:
    """Yield why a park without a name of its own, 高新区, is that of the document's place."""
    if mention.type == "Park" and key.endswith(mention.name) and key != mention.name:
        yield f"{mention.name} is {key}: a document means the one of its own place"


def _alike(names: _Names, nodes: list[Node], forms: list[str]) -> list[str]:
    """Return the forms that share the normal form of the first one."""
    keys = {m.name: names.name(m).key for node in nodes for m in names.nodes[node]}
    return [form for form in forms[1:] if keys[form] == keys[forms[0]]]
