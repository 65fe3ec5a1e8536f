"""Giving the variables of a query a value before it runs.

The engine's own substitution reaches projected variables only. Here each group of the query that
uses a bound variable is opened with `VALUES ?variable { term }`, where the term is written by the
engine's serialiser: no text a user gives becomes query text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import KgError
from kg.graph.vocabulary import XSD
from kg.query.tokens import Token, tokens
from kg.query.value import Iri, Term, Text, Value


@dataclass
class _Group:
    """An open brace: where it stands, whether VALUES may follow it, and the variables in it."""

    start: int
    is_pattern: bool
    variables: set[str] = field(default_factory=set)


def bind(sparql: str, bindings: Mapping[str, Term | Value]) -> str:
    """Return the query with `bindings` (variable name, with or without ?, to value) put in.

    Raises KgError where the query has no such variable, or no place for one.
    """
    terms = {name.lstrip("?$"): term(value) for name, value in bindings.items()}
    groups = _groups(list(tokens(sparql)))
    found = {name for group in groups for name in group.variables}
    if missing := sorted(set(terms) - found):
        raise KgError(f"the query has no variable ?{missing[0]} in a pattern; name one that it has")
    pieces: list[str] = []
    position = 0
    for group in sorted(groups, key=lambda g: g.start):
        names = sorted(group.variables & set(terms))
        pieces.append(sparql[position : group.start])
        pieces.extend(f" VALUES ?{name} {{ {terms[name]} }} " for name in names)
        position = group.start
    return "".join([*pieces, sparql[position:]])


def _groups(stream: list[Token]) -> list[_Group]:
    """Return the group graph patterns of a query, the outermost one holding the header's variables.

    A brace opens none where it holds a CONSTRUCT template, a VALUES block or a sub-SELECT.
    """
    groups: list[_Group] = []
    header: set[str] = set()
    stack: list[_Group] = []
    for index, token in enumerate(stream):
        if token.text == "{" and token.kind == "sign":
            stack.append(_Group(token.end, _is_pattern(stream, index)))
        elif token.text == "}" and token.kind == "sign" and stack:
            group = stack.pop()
            groups.extend([group] if group.is_pattern else [])
        elif token.kind == "variable":
            (stack[-1].variables if stack else header).add(token.text)
    return groups


def _is_pattern(stream: list[Token], index: int) -> bool:
    """Return whether VALUES may stand first inside the brace at `index`."""
    before = stream[index - 1].text.lower() if index else ""
    after = stream[index + 1].text.lower() if index + 1 < len(stream) else ""
    if before == "construct" or after == "select":
        return False
    if before == "where" and index > 1 and stream[index - 2].text.lower() == "construct":
        return False
    return not _is_data(stream, index)


def _is_data(stream: list[Token], index: int) -> bool:
    """Return whether the brace at `index` opens the block of a VALUES clause."""
    back = index - 1
    while back >= 0 and (stream[back].kind == "variable" or stream[back].text in ("(", ")")):
        back -= 1
    return back >= 0 and back < index - 1 and stream[back].text.lower() == "values"


def term(value: Term | Value) -> Term:
    """Return `value` as an RDF term: Iri as a node, a plain value as a literal, a term as it is.

    Raises KgError for None and for an IRI that is not one.
    """
    if isinstance(value, NamedNode | Literal | BlankNode | Triple):
        return value
    if value is None:
        raise KgError("a binding is None; give a value or leave the variable out")
    if isinstance(value, Iri):
        try:
            return NamedNode(value)
        except ValueError as error:
            raise KgError(f"{value!r} is not an IRI: {error}") from None
    if isinstance(value, Text):
        return Literal(value, language=value.language)
    if isinstance(value, Decimal):
        return Literal(format(value, "f"), datatype=NamedNode(XSD + "decimal"))
    return Literal(value)
