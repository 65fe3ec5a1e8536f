"""The grammar of organs: how names of departments are built, and their normal form.

Source of the words: ontology/lexicon/departments.toml and national.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from kg.extraction.lexicon import alternation, read_lexicon

# Each alternative begins with a character, so that the search can skip all others.
LEVEL = "街道|自治[区州县旗]|兵团|地区|地(?=委)|省|市|区|县|州|旗|盟|镇|乡"
_COURTS = ("人民法院", "人民检察院")  # a list prints their level once, too
_COMMITTEE = re.compile("党?委(?!员会)")
_JOIN = "[和与及]?"


def trie_pattern(words: Iterable[str]) -> str:
    """Return a regular expression for any of `words`, longest first, as a tree of beginnings."""
    root: dict[str, Any] = {}
    for word in sorted(set(words)):
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _trie_node(root)


def _trie_node(node: dict[str, Any]) -> str:
    branches = [re.escape(char) + _trie_node(rest) for char, rest in sorted(node.items()) if char]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{body})?" if "" in node else body


def _forms(table: dict[str, list[str]]) -> dict[str, str]:
    """Return official form by form, official forms included."""
    official = {form: key for key, forms in table.items() for form in forms}
    return official | {key: key for key in table}


@dataclass(frozen=True)
class Grammar:
    """Patterns and tables compiled from the two lexicons."""

    words: dict[str, Any]
    national: dict[str, Any]

    @cached_property
    def functions(self) -> dict[str, str]:
        """Official function by each of its forms."""
        return _forms(self.words["functions"])

    @cached_property
    def party_functions(self) -> dict[str, str]:
        """Official function of a party committee's office by each of its forms."""
        return _forms(self.words["party_functions"])

    @cached_property
    def organs(self) -> dict[str, str]:
        """Official form of a whole organ by each of its forms."""
        return _forms(self.words["organs"])

    @cached_property
    def bodies(self) -> dict[str, str]:
        """Official name of a central body by each of its forms."""
        return _forms(self.national["bodies"])

    @cached_property
    def _letters(self) -> str:
        return "".join(self.words["letters"])

    @cached_property
    def _functional(self) -> str:
        """Functions and a head, the part of a name that may inherit its level from a list."""
        one = trie_pattern(self.functions)
        heads = trie_pattern([h for h in self.words["heads"] if h not in ("部", "室")])
        merged = rf"[{self._letters}]{{2,6}}(?=[局厅委])"
        letter = rf"[{self._letters}](?={one}[局厅委])"
        return rf"(?:(?:{one}|{merged}|{letter}){_JOIN}){{1,5}}(?<![和与及])(?:分局|{heads})"

    @cached_property
    def _party(self) -> str:
        one = trie_pattern(self.party_functions)
        heads = "部|办公室|办|委员会|工作委员会|工委|委|局|室"
        return rf"(?:{one}{_JOIN}){{1,2}}(?<![和与及])(?:{heads})"

    @cached_property
    def _centre(self) -> str:
        return rf"{trie_pattern(self.words['centres']['functions'])}(?:管理|服务)?中心"

    @cached_property
    def tail(self) -> str:
        """What may follow a level word: 工业和信息化局, 委组织部, 政府 …"""
        organs = trie_pattern(self.organs)
        return rf"(?:党?委{self._party}|{self._functional}|{self._centre}|{organs})"

    @cached_property
    def _not_after(self) -> str:
        words = trie_pattern(self.words["left"]["not_after"].split())
        return rf"(?!{words})(?!长(?!期|远|效))(?!派(?!驻))"

    @cached_property
    def scan(self) -> re.Pattern[str]:
        """Finds a level word and what follows it."""
        return re.compile(rf"(?P<level>{LEVEL})(?P<tail>{self.tail}){self._not_after}")

    @cached_property
    def inheriting(self) -> re.Pattern[str]:
        """Matches the next item of a list whose level was printed once, in front of the list."""
        governing = ("委", "政府", "人民", "人大")
        known = (o for o in self.organs if len(o) > 2)
        organs = trie_pattern(o for o in known if o in _COURTS or not o.startswith(governing))
        own = "[省市县区州旗]监委"  # a level and its 监委, no market authority's (市监) committee
        return re.compile(
            rf"(?!{own})(?:{self._functional}|{self._centre}|{organs}){self._not_after}"
        )

    @cached_property
    def inheriting_party(self) -> re.Pattern[str]:
        """Matches 宣传部 in 市委组织部、宣传部."""
        return re.compile(rf"{self._party}{self._not_after}")

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """Matches a department's name as a whole: prefix, level and tail."""
        return re.compile(rf"(?P<place>[\u4e00-\u9fff]*?)(?P<level>{LEVEL})?(?P<tail>{self.tail})")

    @cached_property
    def central_start(self) -> re.Pattern[str]:
        """Finds where `central` may match: the search skips all other characters."""
        rests: dict[str, set[str]] = {}
        for form in self.bodies:
            rests.setdefault(form[0], set()).add(form[1:])
        return re.compile(
            "|".join(f"{re.escape(c)}(?={trie_pattern(rests[c])})" for c in sorted(rests))
        )

    @cached_property
    def central(self) -> re.Pattern[str]:
        """Finds central bodies and their local branches."""
        branch = "|".join(
            rf"(?:{alternation([f for f, k in self.bodies.items() if k == body])})"
            rf"(?P<place{i}>[\u4e00-\u9fff]{{2,9}}?)(?P<head{i}>{alternation(heads)})(?!局)"
            for i, (body, heads) in enumerate(self.national["branches"].items())
        )
        first = trie_pattern({f[:2] for f in self._branch_forms()})
        return re.compile(
            rf"(?={first})(?:{branch})|(?P<body>{trie_pattern(self.bodies)})(?![门队分支署长])"
        )

    def _branch_forms(self) -> list[str]:
        return [f for f, k in self.bodies.items() if k in self.national["branches"]]

    @cached_property
    def local_head(self) -> re.Pattern[str]:
        """Finds what follows a place's short name in 长沙海关 and 湖南证监局."""
        return re.compile(f"(?:{alternation(self.national['local']['heads'])})(?!总署|[区学])")

    def function_words(self, text: str, party: bool) -> list[str] | None:
        """Return the official functions that `text` is made of, or None where a word is unknown."""
        table = self.functions | self.party_functions if party else self.functions
        words: list[str] = []
        at = 0
        while at < len(text):
            if words and text[at] in "和与及":
                at += 1
                continue
            end = next((e for e in range(len(text), at, -1) if text[at:e] in table), 0)
            if not end and text[at] in self._letters:
                words.append(self.words["letters"][text[at]])
                at += 1
                continue
            if not end:
                return None
            words.append(table[text[at:end]])
            at = end
        return words

    def parts(self, tail: str) -> tuple[tuple[str, ...], str]:
        """Return the official functions and head of what follows a level, none for whole organs."""
        if tail in self.organs:
            return (), ""
        committee = _COMMITTEE.match(tail)
        party = committee is not None
        body = tail[committee.end() :] if committee else tail
        heads = self.words["heads"] | {"工委": "工作委员会", "分局": "分局", "中心": "中心"}
        for head in sorted(heads, key=lambda h: (-len(h), h)):
            words = self.function_words(body[: -len(head)], party) if body.endswith(head) else None
            if words:
                return ((committee[0], *words) if committee else tuple(words)), heads[head]
        return (), ""

    def official_tail(self, tail: str) -> str:
        """Return the official form of what follows the level: 发改委 gives 发展和改革委员会."""
        words, head = self.parts(tail)
        return "".join(words) + head if words else self.organs.get(tail, tail)


@lru_cache
def grammar() -> Grammar:
    """Return the grammar, compiled once from the lexicons."""
    return Grammar(read_lexicon("departments"), read_lexicon("national"))
