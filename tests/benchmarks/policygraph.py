"""A generator of policy graphs of any size, in the shapes that `kg build` gives them.

Names are put together from parts, so that there are many different ones of a usual length; the
same number gives the same graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from kg.graph.iri import document_iri, entity_iri, graph_iri, hashed_iri, indicator_iri
from kg.graph.ontology import ontology_quads
from kg.graph.publish import draft
from kg.graph.quads import QuadLines, date, decimal, integer, node, text
from kg.graph.vocabulary import (
    DCT,
    ELI,
    ENTITIES,
    OA,
    ONTOLOGY,
    PK,
    PROV,
    RDF,
    SKOS,
)  # fmt: skip

_PLACES = ("东川", "西岭", "南浦", "北原", "长河", "青山", "白沙", "金江", "云台", "石门")
_FIELDS = (
    "科技",
    "财政",
    "教育",
    "民政",
    "水利",
    "农业农村",
    "商务",
    "文化旅游",
    "交通运输",
    "卫生健康",
)
_WORK = (
    "创新平台建设",
    "产业园提质升级",
    "招商引资",
    "人才引进",
    "项目攻坚",
    "数字化改造",
    "环境整治",
    "服务优化",
)
_THINGS = ("研发经费投入", "规模工业增加值", "固定资产投资", "进出口总额", "技术合同成交额")
_TASKS = 60  # in one document
QUADS_PER_DOCUMENT = 60 * _TASKS  # about


def write_graph(path: Path, quads: int) -> None:
    """Write a graph of about so many quads, with its search index, at `path`."""
    shared = QuadLines(ENTITIES)
    with draft(path) as work:
        work.put(ONTOLOGY, ontology_quads()[1])
        for number in range(max(1, quads // QUADS_PER_DOCUMENT)):
            name, nquads = document(number, shared)
            work.put(name, nquads)
        work.put(ENTITIES, shared.encode())


def document(number: int, shared: QuadLines) -> tuple[str, bytes]:
    """Return a document's graph: its name and its quads. What it names goes into `shared`."""
    id_ = f"plan-{number:05}"
    lines, iri = QuadLines(graph_iri(id_)), document_iri(id_)
    place = _PLACES[number % 10] + ("市" if number % 3 else "县")
    sentences = [_sentence(place, number, task) for task in range(_TASKS)]
    lines.type(iri, PK + "PolicyDocument", ELI + "LegalResource")
    lines.add(
        iri,
        [
            (DCT + "identifier", text(id_)),
            (DCT + "title", text(f"{place}高质量发展行动方案（第{number}号）", "zh")),
            (DCT + "date", date(f"{2015 + number % 11}")),
            (PK + "text", text("\n".join(sentences))),
        ],
    )
    start = 0
    for task, sentence in enumerate(sentences):
        _task(lines, shared, id_, place, number, task, start, sentence)
        start += len(sentence) + 1
    return graph_iri(id_), lines.encode()


def _sentence(place: str, number: int, task: int) -> str:
    work, thing = _WORK[(number + task) % 8], _THINGS[task % 5]
    lead, other = _offices(place, number, task)
    value = 5 + (number * 7 + task * 3) % 90
    return f"（{task}）加快{place}{work}，{thing}增长{value}%以上。（{lead}牵头，{other}配合）"


def _offices(place: str, number: int, task: int) -> tuple[str, str]:
    first = (number + task * 3) % 10
    return f"{place}{_FIELDS[first]}局", f"{place}{_FIELDS[(first + 1 + task % 7) % 10]}局"


def _task(
    lines: QuadLines, shared: QuadLines, id_: str, place: str, number: int, task: int,
    start: int, sentence: str,
) -> None:  # fmt: skip
    iri = document_iri(id_)
    section = f"{iri}/section/{task}"
    lines.type(section, PK + "Section", PK + "Task")
    lines.add(
        section,
        [
            (SKOS + "prefLabel", text(f"加快{place}{_WORK[(number + task) % 8]}", "zh")),
            (PK + "number", text(str(task))),
            (PK + "order", integer(task)),
            (ELI + "is_part_of", node(f"{iri}/section/{task // 10 * 10}" if task % 10 else iri)),
        ],
    )
    passage = _passage(lines, iri, start, sentence)
    for role, office in zip(
        ("ledBy", "responsibleUnit"), _offices(place, number, task), strict=True
    ):
        thing = entity_iri("Department", office)
        shared.type(thing, PK + "Department")
        short = office.removeprefix(place)
        shared.add(
            thing,
            [
                (SKOS + "prefLabel", text(office, "zh")),
                (SKOS + "altLabel", text("市" + short, "zh")),
            ],
        )
        lines.add(section, [(PK + role, node(thing))])
        _mention(lines, iri, thing, start + sentence.index(office), office)
        claim = hashed_iri("claim", section, role, thing)
        lines.type(claim, PK + "Claim")
        lines.add(
            claim,
            [
                (RDF + "subject", node(section)), (RDF + "predicate", node(PK + role)),
                (RDF + "object", node(thing)), (PROV + "wasQuotedFrom", node(iri)),
                *_found(passage, "lead"),
            ],
        )  # fmt: skip
    _target(lines, shared, iri, passage, section, sentence, task)


def _passage(lines: QuadLines, iri: str, start: int, sentence: str) -> str:
    passage = f"{iri}/text/{start}-{start + len(sentence)}"
    lines.type(passage, OA + "SpecificResource")
    lines.add(passage, [(OA + "hasSource", node(iri)), (OA + "hasSelector", node(passage + "/s"))])
    lines.type(passage + "/s", OA + "TextPositionSelector", OA + "TextQuoteSelector")
    lines.add(passage + "/s", _place(start, sentence))
    return passage


def _mention(lines: QuadLines, iri: str, thing: str, start: int, name: str) -> None:
    mention = f"{iri}/mention/{start}"
    appearance = f"{iri}/appearance/{hashed_iri('a', thing)[-12:]}"
    lines.add(thing, [(PK + "mention", node(mention))])
    lines.type(mention, PK + "Mention")
    lines.add(mention, [(OA + "hasSource", node(iri)), *_place(start, name)])
    lines.add(
        appearance,
        [
            (PK + "appearanceOf", node(thing)), (OA + "hasSource", node(iri)),
            (SKOS + "prefLabel", text(name, "zh")),
        ],
    )  # fmt: skip


def _target(
    lines: QuadLines, shared: QuadLines, iri: str, passage: str, section: str, sentence: str,
    task: int,
) -> None:  # fmt: skip
    name = _THINGS[task % 5]
    figure = sentence[sentence.index("增长") + 2 : sentence.index("以上")]
    target = hashed_iri("target", section)
    shared.type(indicator_iri(name), PK + "Indicator")
    shared.add(indicator_iri(name), [(SKOS + "prefLabel", text(name, "zh"))])
    lines.type(target, PK + "Target")
    lines.add(
        target,
        [
            (PK + "indicator", node(indicator_iri(name))), (PK + "inSection", node(section)),
            (PK + "value", decimal(Decimal(figure.removesuffix("%")))), (PK + "unit", text("%")),
            (PK + "comparator", text(">=")), (PK + "change", text("growth")),
            (PK + "year", date(str(2016 + task % 12))), (PK + "goalOrFact", text("goal")),
            (PK + "numberText", text(figure + "以上")), (PROV + "wasQuotedFrom", node(iri)),
            *_found(passage, "clause"),
        ],
    )  # fmt: skip


def _found(passage: str, rule: str) -> Iterator[tuple[str, str]]:
    yield PK + "evidence", node(passage)
    yield PK + "confidence", decimal(Decimal("0.95"))
    yield PK + "rule", text(rule)


def _place(start: int, quote: str) -> list[tuple[str, str]]:
    return [
        (OA + "start", integer(start)),
        (OA + "end", integer(start + len(quote))),
        (OA + "exact", text(quote)),
    ]
