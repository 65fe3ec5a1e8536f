"""Columns: tables that a text prints between bars, aligns by spaces or stacks, with tabs instead.

Every change puts one character for one, so that offsets stay; what is left of the spaces is
dropped with all typesetting spaces afterwards.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.documents.singlespaces import single_spaced
from kg.documents.stacked import stacked
from kg.documents.tables import Column, read_header
from kg.documents.wrappedcells import unwrapped
from kg.extraction.lexicon import alternation, read_lexicon

_ALIGNED = re.compile(r" {2,}|\u3000+")
# Lines that stand between the rows of one table: page numbers and heads of groups.
_BETWEEN = re.compile(
    "[-—–·]? *第? *[0-9]{1,4} *页? *[-—–·]?"
    "|(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)[^。；]{1,40}"
)
_ROW_NUMBER = re.compile(r" *\d{1,3}[.、]? ")
_NUMBER_INDENT = 4  # spaces before a row's number at most
_RULE = re.compile(r"[ |:：\-—]+")
# Units that stand side by side with nothing but a space between them: 市教育局 市财政局.
_SIDE_BY_SIDE = re.compile(r"[局委办厅院府会部] +(?=[省市区县州旗盟镇乡各])")
_UNIT_LINE = re.compile(r"\t|(?:单位|部门)[：】]")


def with_tabs(text: str, printed: str) -> str:
    """Return `text` with a tab between the columns of every table.

    `text` and `printed` have the same offsets; `printed` still has its full-width spaces.
    """
    text = _changed(text, stacked(text))
    if "|" in text or " " in text:
        if _may_hold_tables(text):
            changes = [*_piped(text), *_spaced(text, printed), *single_spaced(text)]
            text = _changed(text, changes)
        text = _changed(text, [*_listed(text), *_persons(text)])
    return _changed(text, unwrapped(text))


def _may_hold_tables(text: str) -> bool:
    return any(word in text for word in read_lexicon("tables")["hints"]["words"])


def _changed(text: str, changes: list[tuple[int, str]]) -> str:
    if not changes:
        return text
    characters = list(text)
    for at, character in changes:
        characters[at] = character
    return "".join(characters)


def _piped(text: str) -> list[tuple[int, str]]:
    """Return the changes for tables with bars; the rule below a header goes."""
    changes: list[tuple[int, str]] = []
    if "|" not in text:
        return changes
    for match in re.finditer(r"^ *\|[^\n]*\| *\r?$", text, re.MULTILINE):
        start, end = match.span()
        if _RULE.fullmatch(match[0].rstrip()):
            changes += [(i, " ") for i in range(start, end) if text[i] != "\r"]
            continue
        bars = [i for i in range(start, end) if text[i] == "|"]
        changes += [(bars[0], " "), (bars[-1], " ")]
        changes += [(i, "\t") for i in bars[1:-1]]
    return changes + _half_piped(text) if changes else changes


def _half_piped(text: str) -> list[tuple[int, str]]:
    """Return the changes for rows that close with a bar and open without, in a table with bars.

    The name of a group before such a row's first cell becomes a line of its own.
    """
    changes: list[tuple[int, str]] = []
    for match in _HALF_PIPED.finditer(text):
        bars = [i for i in range(*match.span()) if text[i] == "|"]
        if match["group"]:
            changes.append((bars.pop(0), "\n"))
        changes += [(i, "\t") for i in bars[:-1]]
        changes.append((bars[-1], " "))
    return changes


_HALF_PIPED = re.compile(
    r"^ *(?P<group>[一二三四五六七八九十]{1,3}、[^|\n]{2,20}\|)?(?! *\|)[^|\n]+\|[^\n]*\| *\r?$",
    re.MULTILINE,
)


def _spaced(text: str, printed: str) -> list[tuple[int, str]]:
    """Return the changes for tables whose columns are parted by two spaces or a full-width one.

    Below a header lines with as many columns are its rows; in a list of projects also rows with
    empty cells and lines that go on with a row. The table ends with another line.
    """
    changes: list[tuple[int, str]] = []
    if "  " not in printed and "\u3000" not in printed:
        return changes
    width, lists = 0, False
    for match in re.finditer(r"[^\n]+", text):
        if not match[0].strip():
            continue
        line = printed[match.start() : match.end()]
        if "  " not in line and "\u3000" not in line:  # as most lines of most texts
            width = width if lists and _BETWEEN.fullmatch(match[0].strip()) else 0
            continue
        start = match.end() - len(match[0].lstrip())
        end = match.start() + len(match[0].rstrip())
        gaps = _gaps(printed, start, end) if "\t" not in match[0] else []
        columns = _columns(text, start, end, gaps)
        if columns:
            width = len(gaps)
            lists = columns[0].kind == "number" and any(c.kind == "project" for c in columns)
        elif (
            width
            and lists
            and _is_part(line, len(gaps), width, text[max(match.start() - 2, 0) : match.start()])
        ):
            indent = [(match.start(), start)] if start - match.start() > _NUMBER_INDENT else []
            changes += [(a, "\t") for a, _ in [*indent, *gaps]]
            continue
        elif len(gaps) != width:
            width = 0
        if width:
            changes += [(a, "\t") for a, _ in gaps]
    return changes


def _is_part(line: str, gaps: int, width: int, before: str) -> bool:
    """Return whether a line of fewer columns than the header belongs to a list of projects.

    It begins with a row's number, or is indented beyond the numbers right below another line.
    """
    if gaps >= width or "。" in line:
        return False
    numbered = gaps > 0 and _ROW_NUMBER.match(line) is not None
    return numbered or (line.startswith(" " * (_NUMBER_INDENT + 1)) and before != "\n\n")


def _gaps(printed: str, start: int, end: int) -> list[tuple[int, int]]:
    return [m.span() for m in _ALIGNED.finditer(printed, start, end)]


def _columns(
    text: str, start: int, end: int, gaps: list[tuple[int, int]]
) -> tuple[Column, ...] | None:
    """Return the columns that a line names whose cells are parted by `gaps`, None for no header."""
    if len(gaps) < 2 or end - start > 200:
        return None
    starts, ends = [start, *(b for _, b in gaps)], [*(a for a, _ in gaps), end]
    return read_header([text[a:b].replace(" ", "") for a, b in zip(starts, ends, strict=True)])


def _listed(text: str) -> list[tuple[int, str]]:
    """Return the changes for units that only a space parts, in cells and behind labels."""
    changes: list[tuple[int, str]] = []
    for match in _SIDE_BY_SIDE.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        after = text[match.end() : text.find("\n", match.end())]
        if _UNIT_LINE.search(line) or "\t" in after:
            changes.append((match.start() + 1, "、"))
    return changes


_OFFICES_FROM = (
    "省市区县州旗盟镇乡国中"  # the first characters of the units that offices are held in
)


@lru_cache
def _person() -> re.Pattern[str]:
    """Return what finds a person and the office held, on a line of a list of members.

    成员：王 芳  市水利局局长: the space between the two is the group `gap`.
    """
    words = read_lexicon("roles")["trim"]
    offices = alternation([*words["titles"], *words["persons"]])
    name = r"(?:[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff] +[\u4e00-\u9fff])"
    return re.compile(
        rf"^[ \t]*(?:[\u4e00-\u9fff ]{{2,8}}： *)?{name}(?P<gap> +)"
        rf"(?=[{_OFFICES_FROM}][^\n，。；]{{0,40}}?(?:{offices}) *\r?$)",
        re.MULTILINE,
    )


def _persons(text: str) -> list[tuple[int, str]]:
    """Return the changes that part persons from their offices, which a space alone did."""
    if _BEFORE_OFFICE.search(text) is None:  # as in most texts
        return []
    return [(match.start("gap"), "\t") for match in _person().finditer(text)]


_BEFORE_OFFICE = re.compile(f" (?=[{_OFFICES_FROM}])")
