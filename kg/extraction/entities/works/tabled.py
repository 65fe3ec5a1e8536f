"""Names in tables of projects: the column says what a cell names, whatever the name ends in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.documents.projecttable import Span, project_rows
from kg.extraction.facts import EntityType, Mention
from kg.extraction.lexicon import alternation, read_lexicon
from kg.extraction.units.items import Item, classify_item, is_generic, items_in

_UNITS = frozenset({"Department", "Institution", "Enterprise"})
_PLACES = frozenset({"Place", "Park"})
# Of what a project is made up (新建教学楼2栋) is no project of its own.
_PARTS = frozenset({"Project", "Enterprise", "Industry", "Initiative"})
_PIECE = re.compile(r"[^、，；。\n\t/]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,16}")
_FIRM = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·（）]{3,30}")


def tabled_units(text: str, given: Sequence[Mention]) -> list[Mention]:
    """Return the units in the columns of owners and offices that are not among `given`.

    What a column of owners names is a firm where its name does not say otherwise.
    """
    known = {(m.start, m.end) for m in given if m.type in _UNITS}
    found = {}
    for row in project_rows(text):
        for kind in ("owner", "office"):
            for item in units_in(text, row.spans(kind)):
                unit = _unit(item, kind == "owner")
                if unit is not None and (unit.start, unit.end) not in known:
                    found[unit.start] = unit
    return list(found.values())


def with_tabled(text: str, found: list[Mention]) -> list[Mention]:
    """Return `found` with the projects and places of tables, without what the cells only describe.

    A cell of contents or progress names no further project or firm, nor does a project's name.
    """
    rows = project_rows(text)
    if not rows:
        return found
    told = {
        at for r in rows for a, b in r.spans("content", "progress", "stage") for at in range(a, b)
    }
    names = {at for r in rows for at in range(*r.name)}
    kept = [m for m in found if not (m.type in _PARTS and m.start in told)]
    kept = [m for m in kept if not (m.type == "Project" and m.start in names)]
    projects = [_mention("Project", r.name, text, "table:project", 0.95) for r in rows]
    cells = dict.fromkeys(cell for r in rows for cell in r.places())
    pieces = list(places_in(text, list(cells)))
    starts = {at for m in kept if m.type in _PLACES for at in range(m.start, m.end)}
    unknown = [p for p in pieces if starts.isdisjoint(range(*p))]
    return [*kept, *projects, *(m for p in unknown for m in _place(text, p))]


def units_in(text: str, cells: Sequence[Span]) -> Iterator[Item]:
    """Yield the units that cells list, generic ones (各乡镇, 待定) left out."""
    for cell in cells:
        for item in items_in(text, *cell):
            if not is_generic(item.text) and not _unnamed().search(item.text):
                yield item


def places_in(text: str, cells: Sequence[Span]) -> Iterator[Span]:
    """Yield where the places stand that cells list, generic ones left out."""
    for cell in cells:
        for piece in _PIECE.finditer(text, *cell):
            if not _unnamed().search(piece[0]):
                yield piece.span()


def _unit(item: Item, owner: bool) -> Mention | None:
    span = item.start, item.end
    if kind := classify_item(item.text):
        return Mention(kind[0], *span, item.text, "table:unit", kind[1])
    if owner and _FIRM.fullmatch(item.text):
        return Mention("Enterprise", *span, item.text, "table:owner", 0.85)
    return None


def _place(text: str, span: Span) -> Iterator[Mention]:
    """Yield the place or park that a cell of places names, by how its name ends."""
    name = text[slice(*span)]
    if _CHINESE.fullmatch(name) is None:
        return
    ends = read_lexicon("tables")["project_cells"]
    if name.endswith(tuple(ends["park_ends"])):
        yield _mention("Park", span, text, "table:place", 0.9)
    elif name.endswith(tuple(ends["place_ends"])) and len(name) > 2:
        yield _mention("Place", span, text, "table:place", 0.9)


def _mention(kind: EntityType, span: Span, text: str, rule: str, sure: float) -> Mention:
    return Mention(kind, *span, text[slice(*span)], rule, sure)


@lru_cache(maxsize=1)
def _unnamed() -> re.Pattern[str]:
    """Return what finds that a cell names nobody and nowhere: 各乡镇, 待定, 县城区."""
    words = alternation(read_lexicon("tables")["project_cells"]["unnamed"])
    return re.compile(f"{words}|^[省市县区旗](?:城区|城|区|域)$")
