"""RDF terms as plain Python values, in which an IRI and a text's language are not lost."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.graph.vocabulary import XSD

Term = NamedNode | Literal | BlankNode | Triple


class Iri(str):
    """A string that is an IRI, so that a cell says whether it names a thing or is a text.

    >>> Iri("https://w3id.org/policy-kg/ontology#Task").endswith("Task")
    True
    """

    __slots__ = ()


class Text(str):
    """A string with the language that it is in, such as zh; equal to the same string without.

    >>> name = Text("市科技局", "zh")
    >>> name == "市科技局", name.language
    (True, 'zh')
    """

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> Text:
        """Return `text` as one in `language`."""
        made = str.__new__(cls, text)
        made.language = language
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        """Return what a copy is made of."""
        return str(self), self.language


Value = Iri | Text | str | int | float | Decimal | bool | None

_FROM_XSD: dict[NamedNode, Callable[[str], Value]] = {
    NamedNode(XSD + name): convert
    for name, convert in (
        ("integer", int),
        ("int", int),
        ("long", int),
        ("gYear", int),
        ("decimal", Decimal),
        ("double", float),
        ("float", float),
        ("boolean", lambda text: text in ("true", "1")),
    )
}


def python_value(term: Term | None) -> Value:
    """Return `term` in plain Python: Iri, Text, str, int (also xsd:gYear), Decimal, float, bool.

    None stands for an unbound variable; a literal not in its datatype's form stays a string.
    """
    # Each cell comes here: to compare the type is quicker than isinstance.
    if type(term) is NamedNode:
        return Iri(term.value)
    if type(term) is Literal:
        language = term.language
        return _plain(term) if language is None else Text(term.value, language)
    return None if term is None else str(term)


def _plain(literal: Literal) -> Value:
    convert = _FROM_XSD.get(literal.datatype)
    if convert is None:
        return literal.value
    try:
        return convert(literal.value)
    except (ValueError, ArithmeticError):
        return literal.value
