"""Roles: the words that say who leads, who is responsible and who assists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Literal

from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.units.organs import trie_pattern

Role = Literal["lead", "responsible", "support", "member", "unmarked"]
ROLES: tuple[Role, ...] = ("lead", "responsible", "support", "member")


@dataclass(frozen=True)
class RoleWords:
    """Patterns from ontology/lexicon/roles.toml."""

    words: dict[str, Any]

    @cached_property
    def label_end(self) -> re.Pattern[str]:
        """Finds the end of a label in front of units: 单位：, 单位】, 单位为."""
        labels = self.words["labels"]
        closing = r"(?:[】\]]?：|[】\]]|(?:包括|主要有|分别为|为|有|由)：?)"
        units = sorted(labels["unit_words"], key=lambda word: (-len(word), word))
        also = "(?:及责任人|和责任人|（单位）|（部门）|（责任人）)?"
        after = ("主要包括", "主要由", "主要：", "包括", "由", "：")
        # Each alternative begins with a character, so that the search can skip.
        forms = [
            *(rf"{re.escape(unit)}{also}{closing}" for unit in units),
            *(f"{word}(?<=成员{word})" for word in after),
            f"：(?<=(?:{alternation(labels['alone'])})：)",
        ]
        return re.compile("|".join(forms))

    @cached_property
    def other_label(self) -> re.Pattern[str]:
        """Finds a label of something else than units: 完成时限：."""
        return re.compile(f"(?:{alternation(self.words['labels']['others'])})：")

    @cached_property
    def label_start(self) -> re.Pattern[str]:
        """Matches the role in front of that end: 牵头, 【责任."""
        table = self.words["labels"]
        groups = "|".join(f"(?P<{r}>{alternation(table[r])})" for r in ROLES)
        return re.compile(rf"[【\[]?(?:{groups})\Z")

    @cached_property
    def verb(self) -> re.Pattern[str]:
        """Matches, at the end of a clause, the words behind units that give them a role."""
        table = self.words["verbs"]
        groups = "|".join(f"(?P<{r}>{alternation(table[r])})" for r in ROLES[:3])
        others = rf"(?:等(?:{alternation(table['after_et_cetera'])})*)?"
        between = rf"(?:{alternation(table['between'])}|、)*"
        return re.compile(rf"{others}{between}(?:{groups})(?:{alternation(table['after'])}|、)*$")

    @cached_property
    def any_verb(self) -> re.Pattern[str]:
        """Finds a word without which `verb` matches nothing."""
        table = self.words["verbs"]
        return re.compile(trie_pattern(word for role in ROLES[:3] for word in table[role]))

    @cached_property
    def together(self) -> re.Pattern[str]:
        """Matches, at the start of a clause, a verb in front of units that assist."""
        return re.compile(f"并?(?:{alternation(self.words['verbs']['together'])})")

    @cached_property
    def own(self) -> re.Pattern[str]:
        """Matches a bracket behind a unit that gives it a role of its own: （牵头）."""
        table = self.words["labels"]
        groups = "|".join(f"(?P<{r}>{alternation(table[r])})" for r in ("lead", "support"))
        units = alternation(table["unit_words"])
        return re.compile(rf"（(?:{groups})(?:{units}|负责)?）")

    @cached_property
    def hint(self) -> re.Pattern[str]:
        """Finds any word that makes a bracket worth parsing."""
        verbs = (verb for forms in self.words["verbs"].values() for verb in forms)
        bodies = (work + body for work in ("责任", "承办", "组成") for body in ("单位", "部门"))
        return re.compile(trie_pattern([*verbs, *bodies]))  # a tree: it is tried everywhere

    @cached_property
    def first_hint(self) -> re.Pattern[str]:
        """Finds a word without which neither of the two rules is stated."""
        return re.compile(alternation(self.words["stated"]["hints"]))

    @cached_property
    def first_leads(self) -> re.Pattern[str]:
        return re.compile("|".join(self.words["stated"]["first_leads"]))

    @cached_property
    def first_clause_leads(self) -> re.Pattern[str]:
        return re.compile("|".join(self.words["stated"]["first_clause_leads"]))

    @cached_property
    def starts(self) -> re.Pattern[str]:
        trim = self.words["trim"]
        others = trim["not_before"]
        words = [w for w in trim["starts"] if w not in others]
        bound = "".join(rf"|{word}(?![{after}])" for word, after in others.items())
        return re.compile(rf"(?:{alternation(words)}{bound})+")

    @cached_property
    def ends(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{alternation(list(self.last_words))})+$")

    @cached_property
    def last_words(self) -> tuple[str, ...]:
        """What may stand behind a unit's name: 等, 主要负责人, 局长."""
        return (*self.words["trim"]["ends"], *self.words["trim"]["titles"])

    @cached_property
    def persons(self) -> tuple[str, ...]:
        return tuple(self.words["trim"]["persons"])


@lru_cache
def role_words() -> RoleWords:
    """Return the patterns of roles, compiled once."""
    return RoleWords(read_lexicon("roles"))
