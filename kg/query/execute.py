"""Running a query: SPARQL 1.1 over the union of all named graphs, read only, without a network."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import cast

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

from kg.errors import KgError
from kg.graph.vocabulary import PREFIXES
from kg.query.binding import bind
from kg.query.dataset import Dataset, engine_options
from kg.query.result import Result, Rows, Term, Triples, Value
from kg.query.tokens import keywords, resolve_escapes, unmatched, verb

_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
# What the engine says in words, among the tokens that it would have expected.
_REASON = re.compile(r"(?:(?:The )?SELECT [^,]*|Prefix not found|IRI parsing failed)")
_UPDATES = frozenset(
    {"insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add", "with"}
)


def execute(
    store: Store,
    sparql: str,
    bindings: Mapping[str, Term | Value] | None = None,
    dataset: Dataset | None = None,
) -> Result:
    """Return the rows of a SELECT, the triples of a CONSTRUCT or DESCRIBE, or the answer of an ASK.

    The prefixes of kg.graph.vocabulary are declared. `bindings` gives variables a value before the
    query runs; the values are terms, never text of the query, so any string is safe. The query
    sees the union of all named graphs, or those that its FROM clauses or `dataset` name.

    Raises KgError with line and column for a syntax error, for an update, and for SERVICE.
    """
    text = checked(sparql, bindings)
    options = engine_options(text, dataset)

    def ask() -> QuerySolutions | QueryTriples | QueryBoolean:
        return store.query(text, prefixes=PREFIXES, **options)

    try:
        result = ask()
    except SyntaxError as error:
        raise KgError(_explain(*_as_written(sparql, text, str(error)))) from None
    except (OSError, ValueError, RuntimeError) as error:
        raise KgError(f"SPARQL: {error}; simplify the query or correct it") from None
    return _answer(result, ask)


def checked(sparql: str, bindings: Mapping[str, Term | Value] | None = None) -> str:
    """Return the query with its bindings put in; raises KgError for SERVICE."""
    refuse_service(sparql)
    return bind(sparql, bindings) if bindings else sparql


def parsed(
    sparql: str,
    bindings: Mapping[str, Term | Value] | None = None,
    dataset: Dataset | None = None,
) -> Result:
    """Return the answer of an empty graph: what is no query, or an update, is refused as ever.

    Raises KgError as `execute` does.
    """
    return execute(Store(), sparql, bindings, dataset)


def _answer(
    result: QuerySolutions | QueryTriples | QueryBoolean,
    again: Callable[[], QuerySolutions | QueryTriples | QueryBoolean],
) -> Result:
    if isinstance(result, QuerySolutions):
        return Rows(result, cast(Callable[[], QuerySolutions], again))
    if isinstance(result, QueryTriples):
        return Triples(result, cast(Callable[[], QueryTriples], again))
    return bool(result)


def refuse_service(sparql: str) -> None:
    """Raise KgError where the query holds the keyword SERVICE: it would reach out to the network.

    Code point escapes are read both as written and as resolved, since SPARQL 1.1 resolves them
    before anything else.
    """
    resolved = resolve_escapes(sparql)
    if "service" not in resolved.lower():
        return
    if any("service" in keywords(text) for text in (sparql, resolved)):
        raise KgError("SPARQL: SERVICE is refused, queries do not reach the network; remove it")


def _as_written(sparql: str, text: str, message: str) -> tuple[str, str]:
    """Return the query as its author wrote it and the error in it, where it is in that already.

    Otherwise the query with its bindings put in: its positions are shifted, but they are there.
    """
    if sparql != text:
        try:
            Store().query(sparql, prefixes=PREFIXES)
        except SyntaxError as error:
            return sparql, str(error)
    return text, message


def _explain(sparql: str, message: str) -> str:
    """Return one line that says where and what the parser could not read."""
    if (first := verb(sparql)) in _UPDATES:
        return f"SPARQL: {first.upper()} changes the graph; SELECT, ASK, CONSTRUCT, DESCRIBE do not"
    if (extra := unmatched(sparql)) is not None:
        line, column = sparql.count("\n", 0, extra) + 1, extra - sparql.rfind("\n", 0, extra)
        return f"SPARQL line {line} column {column}: this {sparql[extra]} has no counterpart"
    found = _POSITION.match(message)
    if not found:
        return f"SPARQL: {' '.join(message.split())[:200]}"
    line = int(found[1])
    column, rest = _locate(sparql, line, int(found[2]))
    reason = _REASON.search(found[3])
    seen = reason[0] if reason else "this is not SPARQL"
    return f"SPARQL line {line} column {column}: {seen} ({_near(rest)})"


def _near(rest: str) -> str:
    return f"at {rest[:40]!r}" if rest else "at the end"


def _locate(sparql: str, line: int, byte_column: int) -> tuple[int, str]:
    """Return the column in characters (the engine counts bytes) and what stands there."""
    lines = sparql.split("\n")
    raw = lines[line - 1].encode() if line <= len(lines) else b""
    before = len(raw[: byte_column - 1].decode(errors="ignore"))
    rest = raw.decode()[before:]
    spaces = len(rest) - len(rest.lstrip())
    return before + spaces + 1, rest.strip()
