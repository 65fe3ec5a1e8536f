"""Works of a list that a head announces: 十大重点工程：甲桥，乙馆，丙河整治。

What is announced as works is named by its place in the list, though its words are everyday ones
and no verb stands before it (ontology/lexicon/works.toml, [announced]).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extraction.entities.works.frames import building_verbs
from kg.extraction.entities.works.unframed import unnamed, words_told
from kg.extraction.facts import Mention
from kg.extraction.lexicon import alternation, read_lexicon

_LEAST = 3  # items that make a list
_SHARE = 0.6  # of its items that must look like works
# What no name in such a list holds: sentences and counts (新建幼儿园5所).
_OTHER = re.compile(r"[的了将：“”、]|[万亿]元|\d(?!号|期|千伏|兆瓦|万千瓦|万[吨头只羽套台])")
# What is a programme where 工程 or 实事 are announced: 素质提升工程.
_PROGRAMME = re.compile("(?<!建设|改造|治理|整治|修复|扩建|防洪|供水|一期|二期|三期)工程$")
_PROJECT = re.compile(r"^(?:.*中的|也有|还有|既有|以及|和)*(.{4,26}?项目)(?:等)?$")
_ITEM = re.compile(r"^(?:和|以及|以及在)?(.{3,26}?)(?:（[^（）]*）)?(?:建设)?(?:等)?$")


def announced_works(text: str) -> list[Mention]:
    """Return the works of all lists in `text` that a head announces."""
    found: list[Mention] = []
    for head in _head().finditer(text):
        # A colon alone announces works behind their kind; 甲乙项目： tells what one consists of.
        if head["bare"] and not text.endswith(_kinds(), 0, head.start()):
            continue
        end = _end().search(text, head.end())
        stop = end.start() if end else len(text)
        if not (head["colon"] or head["bare"]):
            found += _projects(text, head.end(), stop)
        else:
            least = 1 if head["counted"] else _LEAST
            items = _after_colon(text, head.end(), stop, least)
            works = head[0].startswith("项目")
            found += [m for m in items if works or not _PROGRAMME.search(m.name)]
    return found


def _after_colon(text: str, start: int, end: int, least: int) -> list[Mention]:
    """Return the items, cut at the highest mark in the list, where most end as works do.

    The list has `least` items; one whose head counts them (续建项目（2个）：) may be short.
    """
    cuts = [list(_pieces(mark, text, start, end)) for mark in "；，、"]
    pieces: list[tuple[int, int]] = next((c for c in cuts if len(c) >= max(least, 2)), [])
    pieces = pieces or (cuts[-1] if least == 1 else [])
    named = [(p, m) for p, m in ((p, _ITEM.match(text[p[0] : p[1]])) for p in pieces) if m]
    spans = [(a + m.start(1), a + m.end(1)) for (a, _), m in named]
    good = [(a, b) for a, b in spans if _is_works(text[a:b])]
    if len(good) < _SHARE * max(len(pieces), least):
        return []
    return [_mention(text, a, b) for a, b in good]


def _projects(text: str, start: int, end: int) -> list[Mention]:
    """Return the items that end in 项目, where there are enough of them."""
    spans = []
    for a, b in _pieces("[、，]|以及", text, start, end):
        item = _PROJECT.match(text[a:b])
        if item and not _is_kind(item[1]):
            spans.append((a + item.start(1), a + item.end(1)))
    return [_mention(text, a, b) for a, b in spans] if len(spans) >= _LEAST else []


def _mention(text: str, start: int, end: int) -> Mention:
    return Mention("Project", start, end, text[start:end], "project:announced", 0.8)


def _pieces(mark: str, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of text[start:end] between the marks, but for those in brackets."""
    at = start
    for found in re.finditer(f"(?:{mark})(?![^（）]*）)", text[start:end]):
        yield at, start + found.start()
        at = start + found.end()
    yield at, end


def _is_works(name: str) -> bool:
    """Return whether an item ends as works do and is one thing, with no verb before it."""
    if _OTHER.search(name) or name.startswith(building_verbs()):
        return False
    return _ends().search(name) is not None


def _is_kind(name: str) -> bool:
    """Return whether an item tells a kind of projects rather than one: 政府投资项目."""
    return len(name) < 7 or name.startswith(unnamed()) or any(w in name for w in words_told())


@lru_cache(maxsize=1)
def _head() -> re.Pattern[str]:
    """Return the pattern of the end of what announces a list of works."""
    data = read_lexicon("works")["announced"]
    of, opens = (alternation(data[key].split()) for key in ("of", "opens"))
    between = "(?:中，|主要|具体|分别|，)*"
    return re.compile(
        rf"(?:{of})(?:{between}(?:{opens})(?P<colon>：)?|(?P<bare>(?P<counted>（[^（）\d]{{0,4}}\d+[个项]）)?：))(?!\n)"
    )


@lru_cache(maxsize=1)
def _kinds() -> tuple[str, ...]:
    return tuple(read_lexicon("works")["announced"]["kinds"].split())


@lru_cache(maxsize=1)
def _end() -> re.Pattern[str]:
    return re.compile("[。\n]")


@lru_cache(maxsize=1)
def _ends() -> re.Pattern[str]:
    works = read_lexicon("works")
    words = [w for key in ("things", "changes", "civic") for w in works[key].split()]
    return re.compile(f"(?:{alternation(words)}|[{works['ends']}])$")
