"""A small graph in which every text is the same, for tests of what pages do with any text."""

from __future__ import annotations

from pyoxigraph import RdfFormat, Store

from kg.graph.iri import document_iri, entity_iri, graph_iri, hashed_iri, indicator_iri
from kg.graph.quads import QuadLines, date, decimal, integer, node, text
from kg.graph.store import StoredGraph
from kg.graph.vocabulary import DCT, ELI, ENTITIES, FINDINGS, OA, PK, PROV, RDF, SKOS

HOSTILE = (
    "<script>document.title='x'</script>",
    "</script><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "\"'`<!--{{ 7*7 }}-->&amp;\\u003c",
    "right\u202eleft\u2066\u200f",
    "👩‍👩‍👧‍👦🧨局",
    "长" * 10_000,
)


def graph_of(label: str) -> StoredGraph:
    """Return the graph of one document that says `label` and names everything by it."""
    store = Store()
    for lines in (_document(label), _things(label), _findings(label)):
        store.bulk_load(lines.encode(), format=RdfFormat.N_QUADS, lenient=True)
    return StoredGraph(store)


def department(label: str) -> str:
    """Return the IRI of the graph's department."""
    return entity_iri("Department", label)


def project(label: str) -> str:
    """Return the IRI of the graph's project."""
    return entity_iri("Project", label)


def _document(label: str) -> QuadLines:
    doc, lines = document_iri("d"), QuadLines(graph_iri("d"))
    words = f"一、{label}\n({label}牵头)。\n"
    lines.type(doc, PK + "PolicyDocument", ELI + "LegalResource")
    known = [(key, text(label)) for key in (PK + "issuer", PK + "kind", PK + "place")]
    named = [(DCT + "identifier", text("d")), (DCT + "title", text(label, "zh"))]
    lines.add(doc, [*named, *known, (PK + "text", text(words)), (DCT + "date", date("2025"))])
    _section(lines, doc, label, words)
    start = words.index("(") + 1
    evidence = _passage(lines, doc, label, start)
    for iri in (department(label), project(label)):
        mention = f"{iri}/mention"
        lines.add(iri, [(PK + "mention", node(mention))])
        place = [(OA + "start", integer(start)), (OA + "end", integer(start + len(label)))]
        lines.add(mention, [(OA + "hasSource", node(doc)), *place])
    _statements(lines, doc, label, evidence)
    return lines


def _section(lines: QuadLines, doc: str, label: str, words: str) -> None:
    section = f"{doc}/section/1"
    lines.type(section, PK + "Section", PK + "Task")
    lines.add(
        section,
        [
            (ELI + "is_part_of", node(doc)),
            (SKOS + "prefLabel", text(label, "zh")),
            (PK + "number", text("一")),
            (PK + "order", integer(1)),
            (PK + "start", integer(0)),
            (PK + "end", integer(len(words))),
            (PK + "evidence", node(_passage(lines, doc, label, 2))),
        ],
    )


def _passage(lines: QuadLines, doc: str, quote: str, start: int) -> str:
    evidence = f"{doc}/text/{start}-{start + len(quote)}"
    selector = f"{evidence}/selector"
    lines.add(evidence, [(OA + "hasSource", node(doc)), (OA + "hasSelector", node(selector))])
    place = [(OA + "start", integer(start)), (OA + "end", integer(start + len(quote)))]
    lines.add(selector, [*place, (OA + "exact", text(quote))])
    return evidence


def _statements(lines: QuadLines, doc: str, label: str, evidence: str) -> None:
    said = [(PK + "evidence", node(evidence)), (PROV + "wasQuotedFrom", node(doc))]
    sure = [(PK + "rule", text(label)), (PK + "confidence", decimal(0.9)), *said]
    claim, section = hashed_iri("claim", label), f"{doc}/section/1"
    lines.type(claim, PK + "Claim")
    ends = [(RDF + "subject", node(section)), (RDF + "object", node(department(label)))]
    lines.add(claim, [*ends, (RDF + "predicate", node(PK + "ledBy")), *sure])
    report = hashed_iri("status", label)
    lines.type(report, PK + "StatusReport")
    done = [(PK + "project", node(project(label))), (PK + "status", text("completed"))]
    lines.add(report, [*done, (PK + "goalOrFact", text("fact")), *sure])
    target = hashed_iri("target", label)
    lines.type(target, PK + "Target")
    keys = ("indicatorText", "numberText", "unit", "comparator", "change", "scope")
    lines.add(
        target,
        [
            (PK + "indicator", node(indicator_iri(label))),
            *((PK + key, text(label)) for key in keys),
            (PK + "value", decimal(3.5)),
            (PK + "year", date("2025")),
            (PK + "goalOrFact", text("goal")),
            (PK + "inSection", node(section)),
            *sure,
        ],
    )


def _things(label: str) -> QuadLines:
    lines = QuadLines(ENTITIES)
    types = {department(label): "Department", project(label): "Project"}
    for iri, type_ in (types | {indicator_iri(label): "Indicator"}).items():
        lines.type(iri, PK + type_)
        names = [
            (SKOS + "prefLabel", text(label, "zh")),
            (SKOS + "altLabel", text(label + "2", "zh")),
        ]
        lines.add(iri, names)
    return lines


def _findings(label: str) -> QuadLines:
    lines, iri = QuadLines(FINDINGS), hashed_iri("finding", label)
    lines.type(iri, PK + "Discrepancy")
    lines.add(iri, [(PK + "kind", text("name"))])
    for name in ("first", "second"):
        evidence = f"{iri}/{name}"
        lines.add(iri, [(PK + "evidence", node(evidence)), (PK + name, node(evidence))])
        selector = f"{evidence}/selector"
        source = [(OA + "hasSource", node(document_iri("d"))), (OA + "hasSelector", node(selector))]
        thing = [(PK + "says", text(label)), (PK + "names", node(department(label)))]
        lines.add(evidence, [*source, *thing])
        place = [(OA + "start", integer(2)), (OA + "end", integer(2 + len(label)))]
        lines.add(selector, [*place, (OA + "exact", text(label))])
    return lines
