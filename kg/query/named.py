"""Named queries: the questions a policy researcher asks first, kept in ontology/queries/*.rq.

A query file starts with comment lines `# key: value`: title@zh, title@en, description@zh,
description@en, group, answer (rows, boolean or graph) and, for each parameter, a line such as
`# param department: entity = 市科技局` (kind: entity, text, integer or year).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast, get_args

from kg.errors import KgError
from kg.query.result import Iri, Value
from kg.resources import ontology_folder

if TYPE_CHECKING:
    from kg.graph.store import Graph

ParameterKind = Literal["entity", "text", "integer", "year"]
AnswerKind = Literal["rows", "boolean", "graph"]

_HEADER = re.compile(r"#\s*(?P<key>[\w@]+(?: \w+)?):\s*(?P<value>.*)")
_PARAMETER = re.compile(r"(?P<kind>\w+)(?:\s*=\s*(?P<default>.+))?")
_REQUIRED = ("title@zh", "title@en", "description@zh", "description@en", "group", "answer")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable that the user may set; `default` is what is used where they do not."""

    name: str
    kind: ParameterKind
    default: str | None

    def __post_init__(self) -> None:
        if self.kind not in get_args(ParameterKind):
            raise KgError(
                f"parameter {self.name}: kind {self.kind!r} is none of "
                + ", ".join(get_args(ParameterKind))
            )


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question with its SPARQL text, in both languages."""

    name: str
    title: Mapping[str, str]  # by language: zh, en
    description: Mapping[str, str]
    group: str
    answer: AnswerKind
    sparql: str
    parameters: tuple[Parameter, ...] = field(default=())

    def __post_init__(self) -> None:
        if self.answer not in get_args(AnswerKind):
            raise KgError(
                f"query {self.name}: answer {self.answer!r} is none of "
                + ", ".join(get_args(AnswerKind))
            )

    def parameter(self, name: str) -> Parameter:
        """Return the parameter called `name`, or raise KgError naming those there are."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        known = ", ".join(p.name for p in self.parameters) or "none"
        raise KgError(f"query {self.name} has no parameter {name!r}; it has: {known}")


def named_queries(folder: Path | None = None) -> list[NamedQuery]:
    """Return all named queries, by group and name."""
    files = (folder or ontology_folder() / "queries").glob("*.rq")
    return sorted((_read(path) for path in files), key=lambda q: (q.group, q.name))


def named_query(name: str, folder: Path | None = None) -> NamedQuery:
    """Return the query called `name`, or raise KgError offering the nearest names."""
    queries = {query.name: query for query in named_queries(folder)}
    if name in queries:
        return queries[name]
    near = get_close_matches(name, queries, n=3, cutoff=0.3)
    hint = f"did you mean {', '.join(near)}?" if near else "`kg query --list` shows them all"
    raise KgError(f"there is no query named {name!r}; {hint}")


def parameter_values(
    graph: Graph, query: NamedQuery, given: Mapping[str, str] | None = None
) -> dict[str, Value]:
    """Return the bindings of a named query: what is given for each parameter, else its default.

    Raises KgError for a parameter the query has not, an unknown entity, or no whole number.
    """
    chosen = {p.name: p.default for p in query.parameters if p.default is not None}
    chosen |= {query.parameter(name).name: text for name, text in (given or {}).items()}
    return {name: _value(graph, query.parameter(name), text) for name, text in chosen.items()}


def _value(graph: Graph, parameter: Parameter, text: str) -> Value:
    from kg.query.search import resolve  # noqa: PLC0415 - only for entities

    if parameter.kind == "entity":
        return Iri(resolve(graph, text).iri)
    if parameter.kind == "text":
        return text
    try:
        return int(text)
    except ValueError:
        raise KgError(
            f"{parameter.name} is {parameter.kind}: {text!r} is no whole number"
        ) from None


def _read(path: Path) -> NamedQuery:
    text = path.read_text(encoding="utf-8")
    header: dict[str, str] = {}
    parameters: list[Parameter] = []
    for line in text.splitlines():
        match = _HEADER.fullmatch(line.strip())
        if not match:
            break
        key, value = match["key"], match["value"].strip()
        if key.startswith("param "):
            parameters.append(_parameter(path, key.removeprefix("param "), value))
        else:
            header[key] = value
    missing = [key for key in _REQUIRED if not header.get(key)]
    if missing:
        raise KgError(f"query {path.name}: the header lacks {', '.join(missing)}; add those lines")
    return NamedQuery(
        name=path.stem,
        title={"zh": header["title@zh"], "en": header["title@en"]},
        description={"zh": header["description@zh"], "en": header["description@en"]},
        group=header["group"],
        answer=cast(AnswerKind, header["answer"]),
        sparql=text,
        parameters=tuple(parameters),
    )


def _parameter(path: Path, name: str, value: str) -> Parameter:
    match = _PARAMETER.fullmatch(value)
    if not match:
        raise KgError(f"query {path.name}: parameter {name}: {value!r} is not `kind = default`")
    return Parameter(name, cast(ParameterKind, match["kind"]), match["default"])
