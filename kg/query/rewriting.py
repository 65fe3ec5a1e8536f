"""Other forms of a query, for endpoints: with prefixes, for the number of rows, for the solutions
that a CONSTRUCT query's triples are made of. Tokens are moved, never parsed anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode, QuerySolutions, QueryTriples, Store, Triple

from kg.errors import KgError
from kg.graph.vocabulary import PREFIXES
from kg.query.dataset import Dataset
from kg.query.tokens import Token, keywords, resolve_escapes, tokens
from kg.query.value import Term

_OWN_LIMIT = re.compile(r"\blimit\s+(\d+)\s*(?:offset\s+\d+\s*)?\Z", re.IGNORECASE)
_DECLARED = re.compile(r"\bprefix\s+([\w.\-]*):", re.IGNORECASE)
_BLANK = "urn:policy-kg:blank:"  # stands for a blank node, which no query can name
_AT_ONCE = 5000  # rows
_VERBS = frozenset({"select", "ask", "construct", "describe"})


def with_prefixes(sparql: str) -> str:
    """Return the query with those of our prefixes declared that it uses and does not declare."""
    used = {t.text.partition(":")[0] for t in tokens(sparql) if t.kind == "other" and ":" in t.text}
    declared = set(_DECLARED.findall(sparql))
    wanted = (f"PREFIX {p}: <{PREFIXES[p]}>" for p in PREFIXES if p in used - declared)
    return " ".join([*wanted, sparql])


def without_dataset(sparql: str, base: str = "") -> tuple[str, Dataset]:
    """Return the query without its FROM clauses, and the graphs that these name.

    Raises KgError where the keyword is written with escapes.
    """
    if "from" not in keywords(resolve_escapes(sparql)):
        return sparql, Dataset()
    stream = list(tokens(sparql))
    at = [index for index, token in enumerate(stream) if _is(token, "from")]
    if not at:
        raise KgError("SPARQL: FROM is written with escapes; write it as it is")
    head = sparql[: next(t.start for t in stream if t.text.lower() in _VERBS)]
    graphs: tuple[list[str], list[str]] = ([], [])
    pieces, position = [], 0
    for index in at:
        named = _is(stream[index + 1], "named")
        name = stream[index + 2 if named else index + 1]
        graphs[named].append(_absolute(name.text, head, base))
        pieces.append(sparql[position : stream[index].start])
        position = name.end
    default, of_name = graphs
    return "".join([*pieces, sparql[position:]]), Dataset(tuple(default), tuple(of_name), base)


def _absolute(name: str, prologue: str, base: str) -> str:
    """Return an IRI as it stands in a query, whole or with a prefix, resolved."""
    asked = f"{prologue} SELECT ?iri {{ VALUES ?iri {{ {name} }} }}"
    found = Store().query(asked, prefixes=PREFIXES, base_iri=base or None)
    assert isinstance(found, QuerySolutions)
    return str(next(found)["iri"].value)


def own_limit(sparql: str) -> int | None:
    """Return the query's own LIMIT, where it ends with one."""
    found = _OWN_LIMIT.search(sparql)
    return int(found[1]) if found else None


def counting(sparql: str) -> str:
    """Return a query for the number of rows of a SELECT query: itself as a subquery."""
    start = next(t.start for t in tokens(sparql) if t.kind == "word" and t.text.lower() == "select")
    return f"{sparql[:start]} SELECT (COUNT(*) AS ?kg_rows) {{ {{ {sparql[start:]} \n}} }}"


@dataclass(frozen=True, slots=True)
class Template:
    """A CONSTRUCT query in two: what asks for its solutions, and what is made of each."""

    select: str  # the SELECT query
    variables: tuple[str, ...]  # that the triples are made of, in the order of its columns
    prologue: str
    pattern: str  # the triples, with braces

    def fill(self, rows: Iterable[Sequence[Term | None]]) -> Iterator[Triple]:
        """Yield the triples made of the solutions, as SPARQL 1.1 (16.2) says; some come twice."""
        empty, some = Store(), []
        for row in rows:
            some.append(" ".join(map(_written, row)))
            if len(some) == _AT_ONCE:
                yield from self._fill(empty, some)
                some.clear()
        yield from self._fill(empty, some)

    def _fill(self, empty: Store, rows: list[str]) -> Iterator[Triple]:
        names = " ".join(f"?{name}" for name in self.variables)
        values = " ".join(f"({row})" for row in rows)
        made = empty.query(
            f"{self.prologue} CONSTRUCT {self.pattern} WHERE {{ VALUES ({names}) {{ {values} }} }}"
        )
        assert isinstance(made, QueryTriples)
        for triple in made:
            yield Triple(_read(triple.subject), triple.predicate, _read(triple.object))  # type: ignore[arg-type]


def template(sparql: str) -> Template | None:
    """Return a CONSTRUCT query in two, or None for a query of another kind, such as DESCRIBE."""
    stream = list(tokens(sparql))
    at = next((i for i, t in enumerate(stream) if _is(t, "construct")), None)
    if at is None or any(_is(t, "describe") for t in stream[:at]):
        return None
    prologue = sparql[: stream[at].start]
    opens = next(i for i in range(at, len(stream)) if stream[i].text == "{")
    closes = _closing(stream, opens)
    pattern = sparql[stream[opens].start : stream[closes].end]
    # CONSTRUCT WHERE { … } has its pattern for a template.
    rest = sparql[stream[at].end if opens > at + 1 else stream[closes].end :]
    names = [t.text for t in stream[opens:closes] if t.kind == "variable"]
    variables = tuple(dict.fromkeys(names))
    asked = " ".join(f"?{name}" for name in variables) or "*"
    return Template(f"{prologue} SELECT {asked} {rest}", variables, prologue, pattern)


def _is(token: Token, word: str) -> bool:
    return token.kind == "word" and token.text.lower() == word


def _closing(stream: list[Token], opens: int) -> int:
    """Return where the brace is closed that opens at `opens`."""
    depth = 0
    for index in range(opens, len(stream)):
        if stream[index].kind == "sign":
            depth += {"{": 1, "}": -1}.get(stream[index].text, 0)
        if not depth:
            return index
    return len(stream) - 1


def _written(term: Term | None) -> str:
    """Return a term as VALUES takes it."""
    if isinstance(term, BlankNode):
        return f"<{_BLANK}{term.value}>"
    return "UNDEF" if term is None else str(term)


def _read(term: Term) -> Term:
    if isinstance(term, NamedNode) and term.value.startswith(_BLANK):
        return BlankNode(term.value.removeprefix(_BLANK))
    return term
