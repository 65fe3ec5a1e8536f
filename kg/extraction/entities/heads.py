"""Names by their head: the rules of all types, over the heads of ontology/lexicon/heads.toml."""

from __future__ import annotations

from collections.abc import Callable

from kg.extraction.entities.events.gatherings import event
from kg.extraction.entities.firms.companies import enterprise
from kg.extraction.entities.grammar.made import Found
from kg.extraction.entities.grammar.tokens import Clause
from kg.extraction.entities.grammar.words import BOUNDARY, HEAD, Word
from kg.extraction.entities.honours.titles import honour
from kg.extraction.entities.industries.headed import industry
from kg.extraction.entities.papers import cited_document
from kg.extraction.entities.places.localities import place
from kg.extraction.entities.programmes.headed import initiative
from kg.extraction.entities.works.platforms import platform
from kg.extraction.entities.works.sites import institution, park, project
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
_INNER = frozenset({"Park", "Project", "Institution", "Enterprise", "Place", "Platform"})
_TRIED: dict[str, tuple[tuple[Rule, str], ...]] = {}  # filled as heads are met
_ROADS = ("大道", "路", "线", "段", "街")


def head_names(clause: Clause, text: str) -> list[Mention]:
    """Return the names in a clause that end in a head, from right to left."""
    found: list[Mention] = []
    outer: Mention | None = None
    i, tried = len(clause), _TRIED
    for token in reversed(clause):
        i -= 1
        if not token[2] & HEAD or (word := token[3]) is None:
            continue
        end = token[1]
        inside = outer is not None and end > outer.start
        if outer is not None and inside and outer.type not in _OUTER:
            continue
        mention = None
        for rule, strength in tried.get(word.text) or _tried(word):
            if mention := rule(clause, i, strength, text):
                break
        if mention is None or (inside and not _worth_inside(mention, outer)):
            continue
        found.append(mention)
        outer = outer if inside else mention
    return found


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


def _tried(word: Word) -> tuple[tuple[Rule, str], ...]:
    """Return the rules to try on a head, each with the head's strength, in their order."""
    rules = _TRIED.get(word.text)
    if rules is None:
        able = [(k, s) for k, s in word.heads.items() if s != "weak" or k not in _STRONG]
        rules = _TRIED[word.text] = tuple((_RULES[kind], strength) for kind, strength in able)
    return rules


def closes(clause: Clause, i: int) -> bool:
    """Return whether token `i` ends a clause or stands before a boundary."""
    return i + 1 == len(clause) or bool(clause[i + 1].mask & BOUNDARY)
