"""Writes the parts of the manual that say what the code and the ontology already say.

`make docs` writes them; a test compares them with what stands in the folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from itertools import takewhile
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from typer.testing import CliRunner

from kg.query.named import NamedQuery, named_queries
from kg.resources import ontology_folder

FOLDER = Path(__file__).parent
_NOTE = "<!-- Written by `make docs` from {source}; change it there. -->\n"
_COLUMNS = {"COLUMNS": "100", "KG_GRAPH": ""}


def pages() -> dict[str, str]:
    """Return the generated pages: file name → Markdown."""
    return {
        "commands.md": commands_page(),
        "queries.md": queries_page(),
        "ontology.md": ontology_page(),
        "lexicons.md": lexicons_page((FOLDER / "lexicons.md").read_text(encoding="utf-8")),
    }


def commands_page() -> str:
    """Return the command reference: what each command prints with --help."""
    main = import_module("kg.cli.main")
    parts = ["# Commands\n\n", _NOTE.format(source="the commands' own help")]
    parts.append(
        "\nEvery command takes `--graph PATH`, or reads the environment variable `KG_GRAPH`. It "
        "exits with 0 on success, 2 when it was used wrongly, and 1 when it cannot do what was "
        "asked; then one line on stderr says why.\n"
    )
    for name in main.COMMANDS:
        parts.append(f"\n## kg {name}\n\n```text\n{_help(main.application(), name)}```\n")
    return "".join(parts)


def _help(application: object, name: str) -> str:
    runner = CliRunner(env=_COLUMNS)
    result = runner.invoke(application, [name, "--help"], prog_name="kg")  # type: ignore[arg-type]
    lines = (line.rstrip() for line in result.output.strip().splitlines())
    return "\n".join(lines) + "\n"


def queries_page() -> str:
    """Return the named queries, by group, with their parameters."""
    parts = ["# Named queries\n\n", _NOTE.format(source="ontology/queries/*.rq")]
    parts.append(
        "\n`kg query --list` shows them, `kg query --name NAME` asks one, and `--param NAME=VALUE` "
        "sets what a query lets you choose. A query of your own is a file in the same form, asked "
        "with `kg query FILE.rq`.\n"
    )
    group = None
    for query in named_queries():
        if query.group != group:
            group = query.group
            parts.append(f"\n## {group}\n")
        parts.append(_query_entry(query))
    return "".join(parts)


def _query_entry(query: NamedQuery) -> str:
    lines = [
        f"\n### {query.name}\n",
        f"**{query.title['zh']}** · {query.title['en']}\n",
        f"{query.description['zh']}\n",
        f"{query.description['en']}\n",
    ]
    if query.parameters:
        lines.append("| parameter | kind | default |\n|---|---|---|")
        lines += [f"| `{p.name}` | {p.kind} | {p.default or ''} |" for p in query.parameters]
        lines.append("")
    return "\n".join(lines)


def ontology_page() -> str:
    """Return the classes and properties of policy.ttl with their labels and comments."""
    graph = Graph().parse(ontology_folder() / "policy.ttl")
    parts = ["# Classes and properties\n\n", _NOTE.format(source="ontology/policy.ttl")]
    for title, kinds in _KINDS.items():
        parts.append(f"\n## {title}\n\n| term | 中文 | English | meaning |\n|---|---|---|---|\n")
        parts += [_term_row(graph, term) for term in _terms(graph, kinds)]
    return "".join(parts)


def lexicons_page(page: str) -> str:
    """Return the page on lexicons with its table of files: each file and its first comment."""
    rows = (
        f"| `{path.name}` | {_first_comment(path)} |"
        for path in sorted((ontology_folder() / "lexicon").glob("*.toml"))
    )
    table = "\n".join(["| file | what it holds |", "|---|---|", *rows])
    return _FILES.sub(lambda m: f"{m[1]}\n{table}\n{m[2]}", page)


_FILES = re.compile(r"(<!-- files: .*? -->).*(<!-- /files -->)", re.DOTALL)


def _first_comment(path: Path) -> str:
    """Return the first sentence of the comment that the file begins with."""
    lines = takewhile(lambda line: line.startswith("#"), path.read_text("utf-8").splitlines())
    comment = " ".join(line.lstrip("# ").strip() for line in lines)
    sentence = re.split(r"(?<=[.:])\s", comment, maxsplit=1)[0]
    return sentence.rstrip(":").replace("|", "\\|")


_KINDS = {
    "Classes": (OWL.Class, RDFS.Class),
    "Properties between things": (OWL.ObjectProperty,),
    "Properties with a value": (OWL.DatatypeProperty,),
    "Other properties": (RDF.Property, OWL.AnnotationProperty),
}


def _terms(graph: Graph, kinds: tuple[URIRef, ...]) -> Iterator[URIRef]:
    found = {term for kind in kinds for term in graph.subjects(RDF.type, kind)}
    yield from sorted(term for term in found if isinstance(term, URIRef))


def _term_row(graph: Graph, term: URIRef) -> str:
    cells = [
        f"`{graph.namespace_manager.normalizeUri(term)}`",
        _text(graph, term, RDFS.label, "zh"),
        _text(graph, term, RDFS.label, "en"),
        _text(graph, term, RDFS.comment, "en"),
    ]
    return "| " + " | ".join(cells) + " |\n"


def _text(graph: Graph, term: URIRef, about: URIRef, language: str) -> str:
    found = sorted(
        str(value)
        for value in graph.objects(term, about)
        if isinstance(value, Literal) and value.language == language
    )
    return " ".join(found[0].split()).replace("|", "\\|") if found else ""


def write() -> None:
    """Write the pages into docs/."""
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
