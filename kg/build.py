"""From folders of documents to a graph: what `kg build` does."""

from __future__ import annotations

import gc
import hashlib
import os
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from kg.documents.corpus import read_corpus
from kg.documents.document import Document
from kg.errors import KgError
from kg.graph.description import Description, describe
from kg.graph.draft import Draft
from kg.graph.inventory import Inventory, take_inventory
from kg.graph.iri import graph_iri
from kg.graph.merging import Namings
from kg.graph.ontology import ontology_quads
from kg.graph.publish import draft
from kg.graph.store import is_remote
from kg.graph.vocabulary import FINDINGS, ONTOLOGY
from kg.resources import ontology_folder

# A second process costs about half a second to start; below this it does not pay.
_CHARACTERS_FOR_PROCESSES = 1_000_000
# Objects made before Python looks for cycles among them: extraction makes many and no cycles, and
# by its default it would spend a seventh of its time on looking.
_OBJECTS_PER_COLLECTION = 200_000
# The parts of this package that what is in the graph depends on.
_ROOMS = ("documents", "extraction", "linking", "graph", "comparison")


_Job = tuple[Document, str]  # with its fingerprint
_Done = tuple[Description, dict[str, float]]  # with the seconds by stage


@dataclass(frozen=True)
class BuildReport:
    """What the graph holds after a build, and what the build did.

    `seconds` is by stage: reading, extracting, linking, describing, writing, merging,
    comparing, and total.
    With several processes extracting, linking and describing are summed over them.
    """

    documents: int
    characters: int
    mentions: int
    entities: int
    claims: int
    targets: int
    quads: int
    changed: tuple[str, ...]  # ids of documents that are new or were read anew
    removed: tuple[str, ...]  # ids of documents that are not in the folders any more
    seconds: dict[str, float] = field(compare=False)


def build(
    folders: Sequence[Path], graph: Path | str, report: Callable[[str], None] | None = None
) -> BuildReport:
    """Bring the graph at `graph` (a folder, or an endpoint's URL) up to date with `folders`.

    A document that has not changed is not read anew, one that is gone is removed. `report` is
    called with one line of progress at a time. Readers see the old graph until the new is whole.
    Raises KgError where a folder, a document or the graph cannot be used; the graph is unchanged.
    """
    say = report or _be_silent
    seconds: dict[str, float] = defaultdict(float)
    start = perf_counter()
    documents = _read(folders)
    seconds["reading"] = perf_counter() - start
    say(f"read {len(documents)} documents, {sum(len(d.text) for d in documents):,} characters")
    with _patient_collector(), _draft(graph) as work:
        changed, removed = _update(work, documents, say, seconds)
        inventory = take_inventory(work.graph)
    seconds["total"] = perf_counter() - start
    return _report(inventory, changed, removed, dict(seconds))


def _draft(graph: Path | str) -> AbstractContextManager[Draft]:
    """Return the graph as a draft to change, wherever it lies."""
    if is_remote(graph):
        from kg.graph.remotedraft import remote_draft  # noqa: PLC0415 - an HTTP library

        return remote_draft(str(graph))
    return draft(Path(graph))


@lru_cache
def program_fingerprint() -> str:
    """Return a hash of the code and the ontology: where it differs, documents are read anew."""
    package = Path(__file__).parent
    rooms = [package / room for room in _ROOMS]
    files = [f for room in rooms for f in room.rglob("*.py")]
    files += [f for f in ontology_folder().rglob("*") if f.suffix in (".ttl", ".toml", ".tsv")]
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(files):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def document_fingerprint(document: Document) -> str:
    """Return a hash of all that a document's graph depends on."""
    parts = [repr(getattr(document, name)) for name in Document.__slots__]
    content = "\0".join([*parts, program_fingerprint()])
    return hashlib.blake2b(content.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _read(folders: Sequence[Path]) -> list[Document]:
    """Return the documents of all folders by id; raises KgError where two have the same."""
    found: dict[str, Path] = {}
    documents: list[Document] = []
    for folder in folders:
        for document in read_corpus(folder):
            if document.id in found:
                raise KgError(
                    f"two documents have the id {document.id}, in {found[document.id]} and "
                    f"{folder}; rename one file or give it an id in corpus.toml"
                )
            found[document.id] = folder
            documents.append(document)
    return sorted(documents, key=lambda d: d.id)


def _update(
    work: Draft, documents: list[Document], say: Callable[[str], None], seconds: dict[str, float]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Bring the draft up to date; return the ids of the documents read anew and removed."""
    before = take_inventory(work.graph)
    known = {} if work.unfinished else before.fingerprints
    fingerprints = {d.id: document_fingerprint(d) for d in documents}
    changed = [d for d in documents if known.get(d.id) != fingerprints[d.id]]
    removed = sorted(set(before.fingerprints) - set(fingerprints))
    say(f"{len(changed)} to read anew, {len(removed)} to remove")
    before_change = Namings()
    for id_ in [*removed, *(d.id for d in changed if d.id in known)]:
        before_change.take(work.said_by(graph_iri(id_)))
    for id_ in removed:
        work.remove_graph(graph_iri(id_))
    _put_ontology(work, before.ontology)
    namings = Namings()
    for description in _describe_all(changed, fingerprints, say, seconds):
        namings.take(description.namings)
        with _timed(seconds, "writing"):
            work.put(graph_iri(description.document), description.nquads)
    with _timed(seconds, "merging"):
        if changed or removed:
            work.merge(namings, before_change if known else None)
    with _timed(seconds, "comparing"):
        if changed or removed:
            _compare(work)
    return tuple(d.id for d in changed), tuple(removed)


def _put_ontology(work: Draft, present: str | None) -> None:
    """Put the ontology where the graph has another one."""
    fingerprint, nquads = ontology_quads()
    if present != fingerprint:
        work.put(ONTOLOGY, nquads)


def _compare(work: Draft) -> None:
    """Bring the findings up to date: what documents that share text tell differently."""
    from kg.comparison.update import findings, misprints  # noqa: PLC0415 - only when needed

    found = findings(work.graph)
    work.remove_graph(FINDINGS)
    if found:
        work.extend(FINDINGS, found)
        work.extend(FINDINGS, misprints(work.graph))


def _describe_all(
    documents: list[Document],
    fingerprints: dict[str, str],
    say: Callable[[str], None],
    seconds: dict[str, float],
) -> Iterator[Description]:
    """Yield the description of each document, in order, on all cores where that pays."""
    jobs = [(d, fingerprints[d.id]) for d in documents]
    cores = os.cpu_count() or 1
    characters = sum(len(d.text) for d in documents)
    if cores > 1 and len(jobs) > 1 and characters >= _CHARACTERS_FOR_PROCESSES:
        with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
            yield from _counted(_in_order(pool, jobs, 4 * cores), len(jobs), say, seconds)
    else:
        yield from _counted(map(_describe, jobs), len(jobs), say, seconds)


def _in_order(pool: ProcessPoolExecutor, jobs: list[_Job], ahead: int) -> Iterator[_Done]:
    """Yield what the processes make of `jobs`, in order.

    At most `ahead` results wait: the store may be slower than they are, and a result is large.
    """
    pending: deque[Future[_Done]] = deque()
    for job in jobs:
        pending.append(pool.submit(_describe, job))
        if len(pending) >= ahead:
            yield pending.popleft().result()
    while pending:
        yield pending.popleft().result()


def _counted(
    described: Iterable[_Done],
    total: int,
    say: Callable[[str], None],
    seconds: dict[str, float],
) -> Iterator[Description]:
    """Yield the descriptions, telling the progress and adding up the seconds."""
    for number, (description, taken) in enumerate(described, 1):
        for stage, more in taken.items():
            seconds[stage] += more
        say(
            f"{number}/{total} {description.document}: {description.characters:,} characters, "
            f"{description.mentions:,} mentions, {description.claims:,} claims, "
            f"{description.targets:,} targets"
        )
        yield description


def _describe(job: _Job) -> _Done:
    """Return all that a document says, and the seconds by stage; runs in any process."""
    # Where nothing has changed, a build need not wait for these to load.
    from kg.extraction.pipeline import extract  # noqa: PLC0415
    from kg.linking.resolution import resolve  # noqa: PLC0415

    document, fingerprint = job
    start = perf_counter()
    extraction = extract(document)
    extracted = perf_counter()
    resolution = resolve(extraction)
    linked = perf_counter()
    description = describe(resolution, fingerprint)
    times = (extracted - start, linked - extracted, perf_counter() - linked)
    return description, dict(zip(("extracting", "linking", "describing"), times, strict=True))


@contextmanager
def _patient_collector() -> Iterator[None]:
    """Have Python look for cycles of objects less often while the block runs."""
    usual = gc.get_threshold()
    gc.set_threshold(_OBJECTS_PER_COLLECTION, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@contextmanager
def _timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    """Add the seconds that the block takes to the stage."""
    start = perf_counter()
    yield
    seconds[stage] += perf_counter() - start


def _be_silent(_line: str) -> None:
    """Take a line of progress that nobody wants."""


def _report(
    inventory: Inventory,
    changed: tuple[str, ...],
    removed: tuple[str, ...],
    seconds: dict[str, float],
) -> BuildReport:
    return BuildReport(
        documents=len(inventory.fingerprints),
        characters=inventory.characters,
        mentions=inventory.mentions,
        entities=inventory.entities,
        claims=inventory.claims,
        targets=inventory.targets,
        quads=inventory.quads,
        changed=changed,
        removed=removed,
        seconds=seconds,
    )
