"""Two short documents with what they say, made by hand from sentences of real ones."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from kg.documents.clean import clean
from kg.documents.document import Document
from kg.documents.reading import Reading, Section, Sentence
from kg.extraction.facts import (
    EntityType,
    Extraction,
    Mention,
    Relation,
    StatusReport,
    Target,
)
from kg.graph.description import describe
from kg.graph.merging import Namings
from kg.graph.publish import draft
from kg.graph.store import Graph, open_graph
from kg.linking.entity import Entity, Resolution

HEADING = "（一）加快科技创新。"
SENTENCE = "市科技局牵头，市 财政局、市发展改革委按职责分工负责。"
FIGURE = "全社会研发经费投入增长12%以上。"

ResolutionOf = Callable[..., Resolution]
GraphOf = Callable[..., Graph]


def _mention(reading: Reading, type_: EntityType, name: str, nth: int = 0) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = reading.text.index(name, start + 1)
    return Mention(type_, start, start + len(name), name, "unit list", 0.95)


def _reading(id_: str, text: str, title: str) -> Reading:
    cleaned = clean(text)
    end = len(cleaned.text)
    heading = cleaned.text.index("（一）")
    sections = (
        Section(0, None, "document", "", "", title, False, 0, 0, 1, end),
        Section(
            1, 0, "group", "（一）", "(一)", "加快科技创新", True,
            heading, heading + 3, heading + 9, end,
        ),
    )  # fmt: skip
    document = Document(
        id_, text, title, issuer="市政府办公室", date="2025-02-28", place="某市", number="1号"
    )
    return Reading(document, cleaned, sections, (Sentence(0, end, 1),))


def _resolution(
    id_: str = "plan", text: str = HEADING + SENTENCE + FIGURE, full: str = "市科学技术局"
) -> Resolution:
    """Return a document in which 市科技局 (also called `full`) leads a task, with a target."""
    reading = _reading(id_, text, "科技创新方案")
    science = _mention(reading, "Department", "市科技局")
    finance = _mention(reading, "Department", "市财政局")
    planning = _mention(reading, "Department", "市发展改革委")
    project = _mention(reading, "Initiative", "科技创新")
    start = science.start
    end = reading.text.index("负责。") + 3
    task = reading.sections[1]
    entities = (
        Entity("Department", "科学技术局", full, ("市科技局",), (science,), ("data",), "某市"),
        Entity("Department", "财政局", "市财政局", (), (finance,)),
        Entity("Department", "发展和改革委员会", "市发展改革委", (), (planning,)),
        Entity("Initiative", "科技创新", "科技创新", (), (project,)),
    )
    figure = reading.text.index("全社会")
    target = Target(
        "全社会研发经费投入", Decimal("12"), "%", ">=", "growth", 2025, "goal", "12%以上",
        figure, len(reading.text), task, "number",
    )  # fmt: skip
    extraction = Extraction(
        reading,
        (science, finance, planning, project),
        (
            Relation("lead", task, science, start, end, "lead"),
            Relation("responsible", task, finance, start, end, "list", 0.9),
            Relation("responsible", task, planning, start, end, "list", 0.9),
            Relation("part_of", project, science, start, end, "phrase"),
            Relation("member", project, science, start, end, "list", 1.0, "召集人"),
        ),
        (target,),
        (StatusReport(project, "started", 2025, "fact", start, end, "verb"),),
    )
    by_mention = {mention: entity for entity in entities for mention in entity.mentions}
    return Resolution(extraction, entities, by_mention)


def _write(path: Path, *resolutions: Resolution) -> Graph:
    with draft(path) as work:
        namings = Namings()
        for resolution in resolutions:
            description = describe(resolution, "fingerprint")
            work.add(description.nquads)
            namings.take(description.namings)
        work.add(namings.encode())
    return open_graph(path)


@pytest.fixture
def resolution_of() -> ResolutionOf:
    """Return a function that makes a document with its facts: resolution_of(id, text, name)."""
    return _resolution


@pytest.fixture
def graph_of(tmp_path: Path) -> GraphOf:
    """Return a function that writes resolutions into a graph and opens it."""

    def write(*resolutions: Resolution) -> Graph:
        return _write(tmp_path / "graph", *resolutions)

    return write
