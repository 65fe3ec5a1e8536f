"""What commands print: tables for people, CSV and JSON for other tools."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from kg.errors import KgError


class Listing(StrEnum):
    """The forms in which a command prints a list."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    NDJSON = "ndjson"


class Reading(StrEnum):
    """The forms in which a command prints what is to be read."""

    TEXT = "text"
    JSON = "json"


def chosen_reading(asked: Reading | None) -> Reading:
    """Return what was asked for; otherwise text on a terminal and JSON into a pipe."""
    if asked is not None:
        return asked
    return Reading.TEXT if sys.stdout.isatty() else Reading.JSON


def shorten(iri: str) -> str:
    """Return an IRI with its prefix, for people: pk:ledBy."""
    from kg.graph.vocabulary import PREFIXES

    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri if iri.partition(":")[0] in PREFIXES else f"<{iri}>"


def read_query(file: Path) -> str:
    """Return the text of a query file, or of stdin for `-`. Raises KgError where there is none."""
    if str(file) == "-":
        return sys.stdin.read()
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise KgError(f"there is no file {file}; for a query that ships, use --name") from None
    except UnicodeDecodeError:
        raise KgError(f"{file} is not UTF-8 text; save the query as UTF-8") from None


def chosen(asked: Listing | None) -> Listing:
    """Return what was asked for; otherwise a table on a terminal and CSV into a pipe."""
    if asked is not None:
        return asked
    return Listing.TABLE if sys.stdout.isatty() else Listing.CSV


def print_listing(
    header: Sequence[str], rows: Iterable[Sequence[object]], form: Listing | None
) -> None:
    """Print `rows` under `header` on stdout in the form asked for."""
    match chosen(form):
        case Listing.TABLE:
            print_table(header, rows)
        case Listing.CSV:
            csv.writer(sys.stdout, lineterminator="\n").writerows([header, *rows])
        case Listing.TSV:
            _print_tsv([header, *rows])
        case Listing.JSON:
            records = [dict(zip(header, row, strict=True)) for row in rows]
            print(json.dumps(records, ensure_ascii=False, indent=2))
        case Listing.NDJSON:
            for row in rows:
                print(json.dumps(dict(zip(header, row, strict=True)), ensure_ascii=False))


def print_table(
    header: Sequence[str], rows: Iterable[Sequence[object]], path: Path | None = None
) -> None:
    """Print an aligned table on stdout or into the file; Chinese characters count as two columns.

    Columns of numbers are aligned to the right.
    On a terminal the table fits its width and long cells are folded; elsewhere nothing is.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    held = list(rows)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for index, name in enumerate(header):
        numbers = all(isinstance(row[index], int | float | Decimal | None) for row in held)
        table.add_column(name, overflow="fold", justify="right" if numbers else "left")
    for row in held:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    terminal = path is None and sys.stdout.isatty()
    console = Console(width=None if terminal else 10_000, highlight=False)
    if terminal:
        console.print(table)
        return
    with console.capture() as captured:
        console.print(table)
    lines = (line.rstrip() for line in captured.get().splitlines())
    write_bytes("".join(f"{line}\n" for line in lines).encode(), path)


def write_bytes(data: bytes, path: Path | None) -> None:
    """Write `data` to `path`, or to stdout where there is none."""
    write_pieces([data], path)


def write_pieces(pieces: Iterable[bytes], path: Path | None) -> None:
    """Write `pieces` to `path`, or to stdout where there is none.

    The file is there whole or, after a failure, as it was before.
    """
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.part")
    try:
        with draft.open("wb") as file:
            file.writelines(pieces)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def print_record(record: Mapping[str, object]) -> None:
    """Print one JSON object, indented, on stdout."""
    print(json.dumps(record, ensure_ascii=False, indent=2))


def _print_tsv(rows: Iterable[Sequence[object]]) -> None:
    for row in rows:
        cells = ("" if cell is None else " ".join(str(cell).split()) for cell in row)
        print("\t".join(cells))
