"""From folders of documents to a graph: what `kg build` does."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from kg.documents.corpus import Source, list_corpus
from kg.errors import KgError
from kg.graph.description import Description, describe
from kg.graph.draft import Draft
from kg.graph.inventory import Inventory, Run, take_inventory
from kg.graph.iri import graph_iri
from kg.graph.merging import Namings
from kg.graph.ontology import ontology_quads
from kg.graph.publish import draft
from kg.graph.store import current_generation, is_remote
from kg.graph.vocabulary import ONTOLOGY
from kg.notes import Notes, Seen, content_hash, look_of, read_notes, write_notes
from kg.resources import ontology_folder
from kg.workers import Workers, can_fork, rare_collections

if TYPE_CHECKING:
    from kg.comparison.update import Told

# What must be there to read for other processes to pay, in bytes, by what it costs to start them.
_BYTES_FOR_FORKS = 150_000
_BYTES_FOR_PROCESSES = 3_000_000
# The parts of this package that what is in the graph depends on.
_ROOMS = ("documents", "extraction", "linking", "graph", "comparison")


@dataclass(frozen=True)
class BuildReport:
    """What the graph holds after a build, and what the build did.

    `seconds` is by stage: listing, reading, linking, describing, writing, merging, comparing,
    and total. With several processes reading, linking and describing are summed over them.
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


@dataclass(frozen=True, slots=True)
class _Done:
    """A document that was read: all that it says, and the seconds by stage."""

    description: Description
    account: bytes  # for comparing it with others
    seen: Seen
    seconds: dict[str, float]


@dataclass
class _Plan:
    """What is to be done: documents to read anew and to remove, and how the others look."""

    changed: list[Source]
    removed: list[str]
    seen: dict[str, Seen]


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
    sources = _list(folders)
    seconds["listing"] = perf_counter() - start
    with rare_collections(), Workers() as workers:
        if not is_remote(graph) and current_generation(Path(graph)) is None:
            _start(workers, sources)
        with _draft(graph) as work:
            builder = _Builder(work, workers, say, seconds)
            plan, inventory = builder.update(sources)
    seconds["total"] = perf_counter() - start
    return _report(inventory, plan, dict(seconds))


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


def fingerprint(content: str) -> str:
    """Return a hash of all that a document's graph depends on; `content` is that of its content."""
    both = f"{content}\0{program_fingerprint()}"
    return hashlib.blake2b(both.encode(), digest_size=16).hexdigest()


def _list(folders: Sequence[Path]) -> list[Source]:
    """Return the documents of all folders by id; raises KgError where two have the same."""
    found: dict[str, Source] = {}
    for folder in folders:
        for source in list_corpus(folder):
            if source.id in found:
                raise KgError(
                    f"two documents have the id {source.id}, in {found[source.id].path.parent} and "
                    f"{folder}; rename one file or give it an id in corpus.toml"
                )
            found[source.id] = source
    return [found[id_] for id_ in sorted(found)]


def _start(workers: Workers, sources: list[Source], late: bool = False) -> None:
    """Start other processes where there is so much to read that it pays.

    `late` says that the store is open already, whose threads a copied process would not have.
    """
    copied = can_fork() and not late
    enough = _BYTES_FOR_FORKS if copied else _BYTES_FOR_PROCESSES
    if len(sources) > 1 and sum(source.size() for source in sources) >= enough:
        workers.start(copied)


class _Builder:
    """One build: a draft, who works on it, and who is told of it."""

    def __init__(
        self,
        work: Draft,
        workers: Workers,
        say: Callable[[str], None],
        seconds: dict[str, float],
    ) -> None:
        self._work = work
        self._workers = workers
        self._say = say
        self._seconds = seconds

    def update(self, sources: list[Source]) -> tuple[_Plan, Inventory]:
        """Bring the draft up to date; return what was done, and what it holds then."""
        work = self._work
        notes = read_notes(work.before)
        before = notes.inventory or take_inventory(work.graph)
        if work.unfinished:
            before = replace(before, runs={})
        plan = _plan(sources, before, notes)
        self._say(
            f"{len(sources)} documents: {len(plan.changed)} to read, {len(plan.removed)} to remove"
        )
        if not plan.changed and not plan.removed:
            return plan, before
        # Where nothing has changed, a build need not wait for this to load.
        from kg.comparison.compare import compare_packed  # noqa: PLC0415
        from kg.comparison.update import Change, update_findings  # noqa: PLC0415

        _start(self._workers, plan.changed, late=True)
        said_before = self._take_out(plan, before)
        is_same = self._put_ontology(before.ontology)
        said, runs, told = self._put_all(plan)
        with self._timed("merging"):
            work.merge(said, said_before if before.runs else None)
        kept = {id_: run for id_, run in before.runs.items() if id_ not in plan.removed}
        runs = {**kept, **runs}
        with self._timed("comparing"):
            prints = {id_: run.fingerprint for id_, run in runs.items()}
            things = _recounted(said_before.mentioned, said.mentioned)
            is_first = not before.runs and not work.unfinished
            change = Change(told, plan.removed, things, prints, is_first)
            update_findings(work, change, partial(self._workers.map, compare_packed))
        after = self._inventory(before, runs, is_same and bool(before.runs))
        if work.beside is not None:
            write_notes(Notes(plan.seen, after), work.beside)
        return plan, after

    def _take_out(self, plan: _Plan, before: Inventory) -> Namings:
        """Remove what is gone; return what that, and what will be replaced, says of things."""
        said = Namings()
        replaced = [source.id for source in plan.changed if source.id in before.runs]
        for id_ in [*plan.removed, *replaced]:
            said.take(self._work.said_by(graph_iri(id_)))
        for id_ in plan.removed:
            self._work.remove_graph(graph_iri(id_))
        return said

    def _put_ontology(self, present: str | None) -> bool:
        """Put the ontology where the graph has another one; return whether it has this one."""
        print_, nquads = ontology_quads()
        if present != print_:
            self._work.put(ONTOLOGY, nquads)
        return present == print_

    def _put_all(self, plan: _Plan) -> tuple[Namings, dict[str, Run], dict[str, Told]]:
        """Put all documents that are to be read anew; return what they say of things, and more."""
        from kg.comparison.update import Told  # noqa: PLC0415

        said, runs, told = Namings(), {}, {}
        # The largest first, so that at the end no process has long to do while others have nothing.
        jobs = sorted(plan.changed, key=lambda source: -source.size())
        done = self._workers.map(_describe, [(source,) for source in jobs])
        for number, one in enumerate(done, 1):
            description = one.description
            for stage, more in one.seconds.items():
                self._seconds[stage] += more
            self._say(f"{number}/{len(plan.changed)} {_told(description)}")
            said.take(description.namings)
            runs[description.document] = description.run
            told[description.document] = Told(description.sketch, one.account)
            plan.seen[description.document] = one.seen
            with self._timed("writing"):
                self._work.put(graph_iri(description.document), description.nquads)
        return said, runs, told

    def _inventory(self, before: Inventory, runs: dict[str, Run], is_known: bool) -> Inventory:
        """Return what the draft holds now: from what it has grown by, where that is known."""
        growth = self._work.growth
        if growth is None or not is_known:
            return take_inventory(self._work.graph)
        entities, shared = before.entities + growth.entities, before.shared + growth.quads
        return replace(before, runs=runs, entities=entities, shared=shared)

    @contextmanager
    def _timed(self, stage: str) -> Iterator[None]:
        """Add the seconds that the block takes to the stage."""
        start = perf_counter()
        yield
        self._seconds[stage] += perf_counter() - start


def _plan(sources: list[Source], before: Inventory, notes: Notes) -> _Plan:
    """Return what is to be done for the graph to hold `sources`.

    A file that looks as it did when it was read has not changed; others that the graph has are
    read to see whether they have.
    """
    plan = _Plan([], sorted(set(before.runs) - {source.id for source in sources}), {})
    for source in sources:
        run, seen = before.runs.get(source.id), notes.seen.get(source.id)
        if run is not None:
            look = look_of(source)
            if seen is None or not look or look != seen.look:
                seen = Seen(look, content_hash(source.read()))
            plan.seen[source.id] = seen
            if fingerprint(seen.content) == run.fingerprint:
                continue
        plan.changed.append(source)
    return plan


def _recounted(before: Counter[str], now: Counter[str]) -> list[str]:
    """Return the things that are named more often, or less often, than before."""
    return sorted(thing for thing in {*before, *now} if before[thing] != now[thing])


def _describe(source: Source) -> _Done:
    """Return all that a document says, and the seconds by stage; runs in any process."""
    # Where nothing has changed, a build need not wait for these to load.
    from kg.comparison.account import account_of  # noqa: PLC0415
    from kg.comparison.compare import packed  # noqa: PLC0415
    from kg.extraction.pipeline import extract  # noqa: PLC0415
    from kg.linking.resolution import resolve  # noqa: PLC0415

    times = [perf_counter()]
    look = look_of(source)  # before it is read: a change in between is then seen the next time
    document = source.read()
    seen = Seen(look, content_hash(document))
    extraction = extract(document)
    times.append(perf_counter())
    resolution = resolve(extraction)
    times.append(perf_counter())
    description = describe(resolution, fingerprint(seen.content))
    times.append(perf_counter())
    seconds = (end - start for start, end in pairwise(times))
    stages = dict(zip(("reading", "linking", "describing"), seconds, strict=True))
    return _Done(description, packed(account_of(resolution)), seen, stages)


def _told(description: Description) -> str:
    """Return a line on what was found in a document."""
    run = description.run
    return (
        f"{description.document}: {run.characters:,} characters, {run.mentions:,} mentions, "
        f"{run.claims:,} claims, {run.targets:,} targets"
    )


def _be_silent(_line: str) -> None:
    """Take a line of progress that nobody wants."""


def _report(inventory: Inventory, plan: _Plan, seconds: dict[str, float]) -> BuildReport:
    runs = inventory.runs.values()
    return BuildReport(
        documents=len(runs),
        characters=sum(run.characters for run in runs),
        mentions=sum(run.mentions for run in runs),
        entities=inventory.entities,
        claims=sum(run.claims for run in runs),
        targets=sum(run.targets for run in runs),
        quads=inventory.quads,
        changed=tuple(source.id for source in plan.changed),
        removed=tuple(plan.removed),
        seconds=seconds,
    )
