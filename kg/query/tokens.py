"""The tokens of a SPARQL query, as far as telling keywords, variables and braces from the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# SPARQL 1.1, section 19.8. Strings, comments, IRIs and prefixed names are matched whole, so that
# no keyword, variable or brace is found inside them.
_TOKEN = re.compile(
    r"""
    (?P<space>\s+|\#[^\n\r]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
  | [?$](?P<variable>\w+)
  | (?P<other>@[A-Za-z][\w\-]* | [\w.\-]*:(?:[\w.\-:%]|\\.)*)
  | (?P<word>[^\W\d]\w*)
  | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is word, variable, sign, iri, string or other; `text` of a variable lacks its sign."""

    kind: str
    text: str
    start: int
    end: int


def tokens(sparql: str) -> Iterator[Token]:
    """Return the tokens of a query in order, without spaces and comments; offsets in characters."""
    for match in _TOKEN.finditer(sparql):
        kind = match.lastgroup or "sign"
        if kind != "space":
            yield Token(kind, match[kind], match.start(), match.end())


def keywords(sparql: str) -> list[str]:
    """Return the bare words of a query, in lower case: its keywords and function names."""
    return [t.text.lower() for t in tokens(sparql) if t.kind == "word"]


def verb(sparql: str) -> str:
    """Return the first keyword after the prologue, in lower case, or an empty string."""
    return next((w for w in keywords(sparql) if w not in ("prefix", "base")), "")


def unmatched(sparql: str) -> int | None:
    """Return where the first bracket without a counterpart stands, or None where all have one."""
    closers = {"}": "{", ")": "(", "]": "["}
    opened: list[Token] = []
    for token in tokens(sparql):
        if token.kind == "sign" and token.text in closers.values():
            opened.append(token)
        elif token.kind == "sign" and token.text in closers:
            if not opened or opened[-1].text != closers[token.text]:
                return token.start
            opened.pop()
    return opened[-1].start if opened else None


def resolve_escapes(sparql: str) -> str:
    r"""Return the query with \uXXXX and \UXXXXXXXX replaced by the characters they stand for."""
    return _CODE_POINT.sub(_code_point, sparql)


def _code_point(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number <= 0x10FFFF else match[0]
