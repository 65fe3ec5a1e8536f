"""Names by their head: the rules of all types, over the heads of ontology/lexicon/heads.toml."""

from __future__ import annotations

from collections.abc import Callable

from kg.extraction.entities.industries import industry
from kg.extraction.entities.made import Found, make
from kg.extraction.entities.names import PROPER, drop_leading, read_name
from kg.extraction.entities.programmes import cited_document, event, initiative
from kg.extraction.entities.sites import enterprise, institution, park, place, platform, project
from kg.extraction.entities.titles import honour
from kg.extraction.entities.tokens import Clause
from kg.extraction.entities.words import BOUNDARY, DECOR, HARD, HEAD, LEVEL
from kg.extraction.facts import Mention

Rule = Callable[[Clause, int, str, str], Found]
# In the order in which they are tried (words.TRIED).
_RULES: dict[str, Rule] = {
    "Honour": honour,
    "Enterprise": enterprise,
    "Park": park,
    "Institution": institution,
    "Platform": platform,
    "Event": event,
    "Project": project,
    "Industry": industry,
    "Document": cited_document,
    "Initiative": initiative,
    "Place": place,
}
# These make no name of a weak head.
_STRONG = frozenset({"Enterprise", "Institution", "Event", "Project", "Place"})
_OUTER = frozenset(
    {"Institution", "Park", "Project", "Platform", "Initiative", "Event", "Document", "Place"}
)
_INNER = frozenset({"Park", "Project", "Institution", "Enterprise", "Place"})
_ROADS = ("大道", "路", "线", "段", "街")


def head_names(clause: Clause, text: str) -> list[Mention]:
    """Return the names in a clause that end in a head, from right to left."""
    found: list[Mention] = []
    outer: Mention | None = None
    for i in [i for i, token in enumerate(clause) if token[2] & HEAD][::-1]:
        token = clause[i]
        if token.word is None:
            continue
        inside = outer is not None and token.end > outer.start
        if inside and (outer is None or outer.type not in _OUTER):
            continue
        mention = _by_head(clause, i, token.word.heads, text)
        if mention is None and inside and token.word.heads.get("Project") == "strong":
            mention = _works_inside(clause, i, text)
        if mention is None or (inside and not _worth_inside(mention, outer)):
            continue
        found.append(mention)
        outer = outer if inside else mention
    return found


def _works_inside(clause: Clause, head: int, text: str) -> Found:
    """Return the works that other works are done on: 南岳机场 in 南岳机场站坪扩建工程."""
    name = drop_leading(read_name(clause, head, text, never=HARD), DECOR | LEVEL, text)
    return make("Project", name, text, "project:inside", 0.9) if name.grade == PROPER else None


def _worth_inside(inner: Mention, outer: Mention | None) -> bool:
    """Return whether a sure name opens a longer one: 松木经开区 in 松木经开区…工程."""
    return (
        outer is not None
        and inner.type in _INNER
        and inner.confidence >= 0.8
        and inner.rule != "park:theme"
        and not (inner.type == "Place" and inner.name.endswith(_ROADS))
        and inner.end < outer.end
        and (inner.start == outer.start or inner.type == "Place")
    )


def _by_head(clause: Clause, i: int, heads: dict[str, str], text: str) -> Found:
    for kind, strength in heads.items():
        if strength == "weak" and kind in _STRONG:
            continue
        mention = _RULES[kind](clause, i, strength, text)
        if mention:
            return mention
    return None


def closes(clause: Clause, i: int) -> bool:
    """Return whether token `i` ends a clause or stands before a boundary."""
    return i + 1 == len(clause) or bool(clause[i + 1].mask & BOUNDARY)
