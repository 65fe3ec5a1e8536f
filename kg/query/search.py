"""Finding things by what people type: a name, an alias, an IRI, pinyin or its initials."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pyoxigraph import Literal

from kg.errors import KgError
from kg.graph.vocabulary import CLASS_OF, PK, PKR, PREFIXES, TYPE_OF
from kg.query.pinyin import folded, full_pinyin, initials
from kg.query.result import Iri, Value
from kg.query.sentence import Passage, sentences_of

if TYPE_CHECKING:
    from kg.graph.store import Graph

# What can be found; a task is a section too, but is listed as a task.
FOUND_TYPES: tuple[str, ...] = (*CLASS_OF, "Indicator", "Task", "PolicyDocument")
_CLASSES = " ".join(f"<{CLASS_OF.get(name, PK + name)}>" for name in FOUND_TYPES)

# A document has dct:title and an identifier, all else has SKOS labels.
_NAMES = f"""
SELECT ?iri ?type ?label ?alias {{
  VALUES ?type {{ {_CLASSES} }}
  GRAPH ?g {{ ?iri a ?type ; skos:prefLabel|dct:title ?label .
    OPTIONAL {{ ?iri skos:altLabel|skos:hiddenLabel|dct:identifier ?alias }} }}
  %s
}}"""
_EVERY_NAME = 'CONCAT(STR(?iri), STR(?label), COALESCE(STR(?alias), ""))'
_NAMED = f"""
SELECT DISTINCT ?iri ?type ?label {{
  GRAPH ?g {{ ?iri skos:prefLabel|skos:altLabel|skos:hiddenLabel|dct:title|dct:identifier ?name ;
    a ?type ; skos:prefLabel|dct:title ?label . }}
  VALUES ?type {{ {_CLASSES} }}
}}"""
_BY_IRI = """
SELECT DISTINCT ?type ?label { GRAPH ?g { ?iri a ?type ; skos:prefLabel|dct:title ?label } }
"""


_TEXT = """
SELECT ?id ?text { GRAPH <%s> { ?doc a pk:PolicyDocument ; dct:identifier ?id ; pk:text ?text } }
"""
_TEXTS = """
SELECT ?id ?text { ?doc a pk:PolicyDocument ; dct:identifier ?id ; pk:text ?text %s } ORDER BY ?id
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that a search found; `name` is the name that matched, `score` 0..1 its rank."""

    iri: str
    type: str  # as facts name it, such as Department; also Task, Indicator, PolicyDocument, Section
    label: str
    name: str
    score: float = 1.0


def search(graph: Graph, text: str, *, types: Sequence[str] = (), limit: int = 20) -> list[Hit]:
    """Return what is named like `text`, best first: exact, prefix, part of a name, pinyin.

    Raises KgError where `text` is empty, a type unknown, or limit below 1.
    """
    wanted = folded(text)
    if not wanted:
        raise KgError("give a text to search for, such as 科技局 or kjj")
    if limit < 1:
        raise KgError(f"--limit {limit}: give 1 or more")
    if unknown := [name for name in types if name not in FOUND_TYPES]:
        raise KgError(f"there is no type {unknown[0]!r}; use one of {', '.join(FOUND_TYPES)}")
    if graph.search_index is not None:
        found_names = graph.search_index.names(wanted, types, limit)
        return [Hit(*found) for found in found_names]
    score = cache(_scorer(wanted))
    best: dict[str, Hit] = {}
    for hit in _names(graph, wanted):
        found = score(hit.name) if not types or hit.type in types else 0.0
        if found > 0 and (hit.iri not in best or _rank(hit, found) < _rank(best[hit.iri])):
            best[hit.iri] = Hit(hit.iri, hit.type, hit.label, hit.name, found)
    return sorted(best.values(), key=_rank)[:limit]


def search_sentences(graph: Graph, text: str, *, limit: int = 20) -> list[Passage]:
    """Return the sentences that hold `text`, marks and spaces left aside, by document and place.

    Raises KgError where `text` is empty, or limit below 1.
    """
    wanted = folded(text)
    if not wanted:
        raise KgError("give a text to search for, such as 科技创新")
    if limit < 1:
        raise KgError(f"--limit {limit}: give 1 or more")
    if graph.search_index is None:
        return list(islice(_scanned_sentences(graph, wanted), limit))
    places = graph.search_index.sentences(wanted, limit)
    texts = {name: _text_of(graph, name) for name in sorted({place[0] for place in places})}
    return [
        Passage(document, start, stop, content[start:stop])
        for name, start, stop in places
        for document, content in (texts[name],)
    ]


def _text_of(graph: Graph, name: str) -> tuple[str, str]:
    """Return the id and the text of the document with this named graph."""
    for id_, text in graph.rows(_TEXT % name):
        return str(id_), str(text)
    return "", ""


def _scanned_sentences(graph: Graph, wanted: str) -> Iterator[Passage]:
    """Yield the sentences that hold `wanted`, from the texts of all documents."""
    for id_, text_ in graph.rows(_TEXTS % _holding(wanted, "?text")):
        text = str(text_)
        for start, stop in sentences_of(text):
            if wanted in folded(text[start:stop]):
                yield Passage(str(id_), start, stop, text[start:stop])


def resolve(graph: Graph, text: str) -> Hit:
    """Return the one thing that a name, alias or IRI stands for.

    Where no name is exactly `text`, marks and the width of letters are left aside, and the normal
    form of a name counts too: 衡阳市科学技术局 for 市科技局.

    Raises KgError where nothing has that name (the nearest names are offered) or several do.
    """
    iri = _as_iri(text)
    if iri is not None:
        return _by_iri(graph, iri)
    found = _exactly(graph, text.strip()) or _loosely(graph, text)
    preferred = [hit for hit in found if hit.label == text.strip()]
    chosen = preferred or found
    if len(chosen) == 1:
        return chosen[0]
    if not chosen:
        raise KgError(f"nothing is named {text!r}; {_nearest(graph, text)}")
    listed = "; ".join(f"{hit.type} {short(hit.iri)}" for hit in chosen[:5])
    raise KgError(f"{text!r} names {len(chosen)} things, give one's IRI: {listed}")


def short(iri: str) -> str:
    """Return an IRI as people write it: pkr:department/衡阳市科学技术局."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{iri}>"


def _as_iri(text: str) -> Iri | None:
    plain = text.strip().removeprefix("<").removesuffix(">")
    prefix, colon, rest = plain.partition(":")
    if colon and prefix in PREFIXES:
        return Iri(PREFIXES[prefix] + rest)
    return Iri(plain) if plain.startswith(("http://", "https://")) else None


def _by_iri(graph: Graph, iri: Iri) -> Hit:
    hits = [
        Hit(str(iri), _local(type_), str(label), str(label))
        for type_, label in graph.rows(_BY_IRI, {"iri": iri})
        if str(type_).startswith(PK)
    ]
    if not hits:
        raise KgError(f"the graph has no <{iri}>; `kg search TEXT` finds what it has")
    # Of a task's two classes, pk:Task says more than pk:Section.
    return min(hits, key=lambda hit: (hit.type not in FOUND_TYPES, hit.type, hit.label))


def _exactly(graph: Graph, text: str) -> list[Hit]:
    """Return what has the name, by index; names have a language, identifiers have none."""
    rows = [
        (str(iri), _local(type_), str(label), text)
        for name in (Literal(text, language="zh"), Literal(text))
        for iri, type_, label in graph.rows(_NAMED, {"name": name})
    ]
    return _distinct(Hit(*row) for row in sorted(rows))


def _loosely(graph: Graph, text: str) -> list[Hit]:
    wanted = folded(text)
    if not wanted:
        return []
    if graph.search_index is not None:
        return _distinct(Hit(*found) for found in graph.search_index.named(wanted))
    named = sorted(_names(graph, wanted), key=lambda hit: (hit.iri, hit.name))
    return _distinct(hit for hit in named if folded(hit.name) == wanted)


def _distinct(hits: Iterator[Hit]) -> list[Hit]:
    """Return the first hit of each thing."""
    found: dict[str, Hit] = {}
    for hit in hits:
        found.setdefault(hit.iri, hit)
    return list(found.values())


def _normal_form(iri: str) -> str:
    """Return the normal form of an entity's name, which its IRI ends with."""
    return unquote(iri.removeprefix(PKR).partition("/")[2])


def _nearest(graph: Graph, text: str) -> str:
    """Return a hint with the names nearest to `text`, for people to choose from."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where a name is unknown

    index = graph.search_index
    names = index.every_name() if index else sorted({hit.name for hit in _names(graph)})
    near = process.extract(text, names, scorer=fuzz.ratio, limit=3, score_cutoff=40)
    if not near:
        return "`kg search TEXT` finds names by a part of them"
    return "did you mean " + ", ".join(name for name, _, _ in near) + "?"


def _holding(wanted: str, expression: str) -> str:
    """Return filters that leave what may hold the folded text: each of its Chinese characters.

    What is left is compared here. So a server sends little, and the text is never put together
    from marks and spaces there.
    """
    characters = dict.fromkeys(char for char in wanted if "\u4e00" <= char <= "\u9fff")
    return " ".join(f'FILTER(CONTAINS({expression}, "{char}"))' for char in characters)


def _names(graph: Graph, wanted: str = "") -> Iterator[Hit]:
    """Return every name of every thing that can be found (of those that may hold the folded text
    `wanted`), a thing's label first.

    The normal form counts as a name: 衡阳市科学技术局 where the texts print 市科技局 alone.
    """
    labelled: set[str] = set()
    for iri, type_, label, alias in graph.rows(_NAMES % _holding(wanted, _EVERY_NAME)):
        hit = str(iri), _local(type_), str(label)
        if hit[0] not in labelled:
            labelled.add(hit[0])
            yield Hit(*hit, hit[2])
            if hit[1] in CLASS_OF:
                yield Hit(*hit, _normal_form(hit[0]))
        if alias is not None:
            yield Hit(*hit, str(alias))


def _scorer(wanted: str) -> Callable[[str], float]:
    """Return a function that says how well a name answers the folded text, 0 for not at all.

    Pinyin is worked out only for a text that may be pinyin.
    """
    if not wanted.isascii():
        return lambda name: _part(wanted, folded(name))

    def score(name: str) -> float:
        sounds = (_part(wanted, initials(name)), _part(wanted, full_pinyin(name)))
        return max(_part(wanted, folded(name)), *(0.7 * sound for sound in sounds))

    return score


def _part(wanted: str, key: str) -> float:
    """Return 1 for the whole of `key`, 0.9 for its beginning, 0.8 for a part of it."""
    if wanted not in key:
        return 0.0
    return 1.0 if wanted == key else 0.9 if key.startswith(wanted) else 0.8


def _rank(hit: Hit, score: float | None = None) -> tuple[float, int, str, str, str]:
    given = hit.score if score is None else score
    return (-given, len(hit.name), hit.name, hit.label, hit.iri)


def _local(type_: Value) -> str:
    return TYPE_OF.get(str(type_)) or str(type_).removeprefix(PK)
