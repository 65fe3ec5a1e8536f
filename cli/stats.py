"""`kg stats`: what the graph holds, counted."""

from __future__ import annotations

from dataclasses import asdict, astuple, fields
from typing import TYPE_CHECKING

from .options import DEFAULT_GRAPH, GraphOption, ListingOption
from .output import Listing, chosen, print_listing, print_record, print_table

if TYPE_CHECKING:
    from kg.query.stats import Stats


def run(format_: ListingOption = None, graph: GraphOption = DEFAULT_GRAPH) -> None:
    """Count what the graph holds: by document, by class and by relation.

    \b
      kg stats
      kg stats --format json
    """
    from kg.graph.store import open_graph
    from kg.query.stats import stats

    counts = stats(open_graph(graph))
    form = chosen(format_)
    if form is Listing.TABLE:
        _print_tables(counts)
    elif form is Listing.JSON:
        print_record(asdict(counts) | {key: dict(getattr(counts, key)) for key in _COUNTED})
    else:
        print_listing(("what", "name", "count"), _rows(counts), form)


_COUNTED = ("classes", "relations")


def _print_tables(counts: Stats) -> None:
    from kg.query.stats import DocumentCounts

    names = [field.name for field in fields(DocumentCounts)]
    print_table(names, [astuple(document) for document in counts.documents])
    print_table(("class", "things"), counts.classes)
    print_table(("relation", "claims"), counts.relations)
    print(f"{counts.quads:,} quads in all")


def _rows(counts: Stats) -> list[tuple[str, str, int]]:
    """Return one count a row, for tools that read one table."""
    rows = [("quads", "", counts.quads)]
    for document in counts.documents:
        record = asdict(document)
        id_ = str(record.pop("id"))
        rows += [(f"document {k}", id_, v) for k, v in record.items() if isinstance(v, int)]
    rows += [("class", name, count) for name, count in counts.classes]
    return rows + [("relation", name, count) for name, count in counts.relations]
