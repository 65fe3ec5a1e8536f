"""Names of the parts that a layout or a set tells, cut out of the sentence that lists them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache, partial

from kg.documents.numerals import NUMERALS
from kg.extraction.facts import EntityType
from kg.extraction.lexicon import alternation, any_word, read_lexicon

_any = partial(any_word, "layouts")

Span = tuple[int, int]

_LENGTH = range(2, 25)  # characters of a part's name
_OPENING, _CLOSING = ("“", " "), "”。；， "
_COMMA = re.compile("[，：]")
_ORDINALS = re.compile("[一二三四五六七八九十]是")
_MADE_INTO = re.compile("(?:打造|建设|建)成为?|(?:打造|建设)成?为")
_RELATIVE = re.compile("以[^，。；]*?为[^，。；、的]{1,8}的|[^，。；、和与]{4,}?的(?=[^的、]{3,})")
_NO_PART = re.compile("[、，。；：“”（）《》？！等为]|\\d{3}")
# How members of a list are told apart: 和 and 与 may also stand inside a member's name.
_JOINTS = tuple(
    re.compile(p)
    for p in (
        "、|以及|[和及与]|(?<=”)(?=“)",
        "、|(?<=”)(?=“)",
        "、|(?:以及|[和及与])(?=[^、和及与]*$)",
        "以及|和",
    )
)


class Parts:
    """The parts that one explanation tells; all methods return spans."""

    def __init__(self, text: str, known: Collection[Span], noun: str) -> None:
        self._text, self._known = text, known
        self._ends = (noun, *_endings()) if noun else (*_endings(), *_sectors())

    def told(self, start: int, end: int, count: int) -> list[Span]:
        """Return the `count` parts told between two offsets; none where they are not so many."""
        clauses = list(_split(self._text, start, end, _COMMA))
        numbered = list(_split(self._text, start, end, _ORDINALS))[1:]
        if count > 1 and len(numbered) == count:
            return self._one_each(numbered, count, last=True)
        if count == 1:
            made = [c for c in clauses if _MADE_INTO.search(self._text, *c)]
            return self._one_each(made + clauses, 1, last=False)
        for clause in clauses:
            if parts := self._list(*clause, count):
                return parts
        return self._one_each(clauses, count, last=False)

    def _one_each(self, clauses: list[Span], count: int, last: bool) -> list[Span]:
        """Return the first `count` objects of clauses, where there are so many.

        Of clauses that are numbered (一是…打造A), it is the object of the `last` verb.
        """
        found: list[Span] = []
        for start, end in clauses:
            part = self._part(self.object_from(start, end) if last else start, end)
            if part is not None and part not in found:
                found.append(part)
        if count > 1 and len(found) != count:
            return []
        return found[:count]

    def object_from(self, start: int, end: int) -> int:
        """Return where the object of the last verb between two offsets begins."""
        at = start
        for m in _leading().finditer(self._text, start, end):
            at = m.end()
        for m in re.compile("、").finditer(self._text, at, end):
            at = m.end()
        return at

    def _list(self, start: int, end: int, count: int) -> list[Span]:
        """Return the members of the list in a clause, if it has just `count`."""
        segment = self._text[start:end]
        plain = _RELATIVE.sub(lambda m: " " * len(m[0]), segment)
        for joint in _JOINTS:
            spans = list(_split(plain, 0, len(plain), joint))
            if len(spans) == count:
                parts = [self._part(start + a, start + b, listed=True) for a, b in spans]
                if all(parts):
                    return [p for p in parts if p is not None]
        return []

    def _part(self, start: int, end: int, listed: bool = False) -> Span | None:
        """Return the name between two offsets without verbs and relative clauses around it.

        Of the last of a list, what is told of all its members (三个新增长极) is none of the name.
        """
        text = self._text
        of = text.rfind("的", start, end - 2)
        start = of + 1 if of >= 0 else start
        while (verb := _leading().match(text, start, end)) or text[start:end][:1] in _OPENING:
            start = verb.end() if verb else start + 1
        while end > start and text[end - 1] in _CLOSING:
            end -= 1
        tail = _tail().search(text, start + 2, end) if listed else None
        always = tail is not None and (tail[0][0] in NUMERALS or "成" in tail[0])
        if tail and (always or not text.endswith(self._ends, start, end)):
            end = tail.start()
        if end - start not in _LENGTH or _NO_PART.search(text, start, end):
            return None
        named = (start, end) in self._known or text.endswith(self._ends, start, end)
        return (start, end) if named else None


def _split(text: str, start: int, end: int, mark: re.Pattern[str]) -> Iterator[Span]:
    at = start
    for m in mark.finditer(text, start, end):
        yield at, m.start()
        at = m.end()
    yield at, end


def type_of(name: str) -> EntityType:
    """Return the type that the last words of a part's name tell; the longest ending counts."""
    ends = [(len(e), kind) for e, kind in _typed().items() if name.endswith(e)]
    return max(ends, default=(0, "Place"))[1]  # type: ignore[return-value]


@lru_cache(maxsize=1)
def _typed() -> dict[str, str]:
    types = read_lexicon("layouts")["types"]
    return {end: kind for kind, ends in types.items() for end in ends.split()}


@lru_cache(maxsize=1)
def _sectors() -> tuple[str, ...]:
    """Return what 1+3+N sums up."""
    return tuple(read_lexicon("layouts")["sectors"].split())


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    """Return the last words that names of parts have."""
    more = [e for e in _typed() if len(e) > 1]
    counted = [w for w in read_lexicon("layouts")["counted"].split() if len(w) > 1]
    return (*counted, *more, "区", "带", "圈", "廊", "轴", "群", "港", "园", "城")


@lru_cache(maxsize=1)
def _leading() -> re.Pattern[str]:
    stay = alternation(read_lexicon("layouts")["not_verbs"].split())
    return re.compile(f"(?:{_any('verbs')})(?!{stay})[了]?")


@lru_cache(maxsize=1)
def _tail() -> re.Pattern[str]:
    """Return the pattern of what follows the last name of a list: 等地, 三个新增长极, 建设成为."""
    return re.compile(f"[两三四五六七八九十][个大条座处](?=[一-鿿])|{_any('tails')}")
