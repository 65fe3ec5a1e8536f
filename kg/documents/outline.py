"""The outline: from a document to its clean text, sections and sentences."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from kg.documents.annexes import find_annexes
from kg.documents.clean import CleanText, clean
from kg.documents.closings import close
from kg.documents.demands import is_demand, is_listed_demand, is_past, opens_demand
from kg.documents.document import Document
from kg.documents.headings import (
    Heading,
    find_box,
    find_marked,
    find_named,
    find_part,
    find_run_in,
    find_step,
    find_unnumbered,
)
from kg.documents.layout import rows
from kg.documents.leads import find_leads
from kg.documents.reading import Reading, Section
from kg.documents.sentences import split_sentences
from kg.documents.tablerows import find_row_headings


def read(document: Document) -> Reading:
    """Return the document with its clean text, its sections and its sentences.

    `sections[0]` is the document as a whole. All offsets are clean offsets.
    """
    cleaned = clean(document.text)
    headings = find_headings(cleaned.text)
    sections = _sections(document, cleaned, headings)
    return Reading(document, cleaned, sections, split_sentences(cleaned.text, sections))


_NUMBERED_PART = re.compile(r"^(?:一、|第一[编篇章节条部])", re.MULTILINE)


# A first sentence that sets one work by its name, as those behind it may: 深入实施甲工程。
_WORK = re.compile(r"[^，。]{0,4}(?:实施|开展)[^，。\n]+(?:工程|行动|计划|项目|活动)。")


def find_headings(text: str) -> list[Heading]:
    """Return all headings of a clean text in the order of the text."""
    places = rows(text)
    headings, taken = find_annexes(text, places)
    tabular = find_row_headings(text, places, taken)
    taken |= tabular.taken
    headings += [*tabular.headings, *_printed_headings(text, places, taken)]
    prose = [row for index, row in enumerate(places) if index not in taken]
    return sorted([*headings, *find_leads(text, prose, headings)], key=lambda h: h.start)


def _printed_headings(
    text: str, places: list[tuple[int, int]], taken: Container[int]
) -> Iterator[Heading]:
    """Yield the headings at the beginnings of rows, but for the `taken` rows."""
    last: Heading | None = None
    numbered: Heading | None = None  # the last one with a number
    parted = _NUMBERED_PART.search(text) is not None
    for index, (start, end) in enumerate(places):
        if index in taken:
            continue
        heading = find_marked(text, start, end) or find_step(text, start, end)
        heading = heading or find_named(text, start, end)
        heading = heading or find_box(text, start, end, numbered)
        if heading is None and not parted and index:
            heading = find_part(text, start, end)
        if heading is None and index + 1 < len(places):
            before = text[places[index - 1][1] - 1] if index else ""
            heading = find_unnumbered(text, (start, end), places[index + 1], last, before)
        if heading is None:
            heading = find_run_in(text, start, end)
            if heading and last is None and not _opens_demand(text, heading):
                heading = None  # the first words of a text that has no headings
            elif heading and _is_all(text, places, index, last):
                heading = None  # the first of the works below a numbered heading
        if heading is not None and not (heading.kind == "address" and last is None):
            yield heading
            last = heading
            numbered = heading if heading.numbered else numbered


def _is_all(text: str, places: list[tuple[int, int]], index: int, above: Heading | None) -> bool:
    """Return whether a row is all below a numbered heading's line, and begins with a work.

    The sentences of such a paragraph set works alike: 实施考古保护工程。推进红色传承工程，…。
    """
    if above is None or not above.numbered or above.title_end != places[index - 1][1]:
        return False
    if _WORK.match(text, *places[index]) is None:
        return False
    return index + 1 == len(places) or find_marked(text, *places[index + 1]) is not None


def _opens_demand(text: str, heading: Heading) -> bool:
    return opens_demand(text[heading.title_start : heading.title_end])


def _sections(
    document: Document, cleaned: CleanText, headings: Iterable[Heading]
) -> tuple[Section, ...]:
    """Return the sections that the headings open, nested by rank."""
    text = cleaned.text
    headings = list(headings)
    ends = _ends(headings, len(text))
    close(headings, ends, text)
    title = clean(document.title).text
    at = max(text.find(title), 0)
    sections = [
        Section(
            0, None, "document", "", "", document.title, False, 0, at, at + len(title), len(text)
        )
    ]
    past = [is_past(title)]
    open_: list[int] = []
    for i, heading in enumerate(headings):
        while open_ and headings[open_[-1] - 1].rank >= heading.rank:
            open_.pop()
        parent = open_[-1] if open_ else 0
        own_end = headings[i + 1].start if i + 1 < len(headings) else len(text)
        name = text[heading.title_start : heading.title_end]
        body = text[heading.title_end : own_end].rstrip()
        gone = past[parent] or is_past(name)
        sections.append(
            Section(
                index=i + 1,
                parent=parent,
                kind=heading.kind,
                label=heading.label,
                number=_path(sections[parent].number, heading.step),
                title=_printed(document, cleaned, heading),
                is_task=heading.numbered
                and not gone
                and (
                    heading.kind == "row"
                    or is_demand(name, body)
                    or is_listed_demand(name, sections[parent].title)
                ),
                start=heading.start,
                title_start=heading.title_start,
                title_end=heading.title_end,
                end=ends[i],
            )
        )
        past.append(gone)
        open_.append(i + 1)
    return tuple(sections)


def _ends(headings: list[Heading], length: int) -> list[int]:
    """Return where each section ends: at the next heading that it does not enclose."""
    ends = [length] * len(headings)
    open_: list[int] = []
    for i, heading in enumerate(headings):
        while open_ and headings[open_[-1]].rank >= heading.rank:
            ends[open_.pop()] = heading.start
        open_.append(i)
    return ends


def _path(above: str, step: str) -> str:
    return f"{above}/{step}" if above and step else above or step


def _printed(document: Document, cleaned: CleanText, heading: Heading) -> str:
    """Return the title in the original's characters, less the spaces and breaks of typesetting."""
    start = cleaned.original(heading.title_start)
    end = cleaned.original(heading.title_end - 1) + 1
    if end - start == heading.title_end - heading.title_start:
        return document.text[start:end]
    offsets = range(heading.title_start, heading.title_end)
    return "".join(document.text[cleaned.original(i)] for i in offsets)
