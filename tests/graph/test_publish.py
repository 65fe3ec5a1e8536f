"""A graph is seen as it was or as it will be, whatever happens while it is written."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.graph.lock import building_lock
from kg.graph.publish import draft
from kg.graph.store import current_generation, dump, open_graph

OLD = b'<a:s> <a:p> "old" <a:g> .\n'
NEW = b'<a:s> <a:p> "new" <a:h> .\n'


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """Return a graph of one quad."""
    with draft(tmp_path / "graph") as work:
        work.add(OLD)
    return tmp_path / "graph"


def generations(graph: Path) -> list[str]:
    return sorted(folder.name for folder in (graph / "generations").iterdir())


def test_draft_adds_to_what_was_there(graph: Path) -> None:
    with draft(graph) as work:
        work.add(NEW)
    assert dump(open_graph(graph)) == b"".join(sorted([OLD, NEW]))


def test_draft_is_not_seen_before_it_is_whole(graph: Path) -> None:
    with draft(graph) as work:
        work.add(NEW)
        assert dump(open_graph(graph)) == OLD
    assert dump(open_graph(graph)) != OLD


def test_draft_that_raises_leaves_the_old_graph_and_no_rest(graph: Path) -> None:
    with pytest.raises(ZeroDivisionError), draft(graph) as work:
        work.remove_graph("a:g")
        raise ZeroDivisionError
    assert dump(open_graph(graph)) == OLD
    assert generations(graph) == [current_generation(graph)]


def test_draft_without_a_change_publishes_nothing(graph: Path) -> None:
    before = current_generation(graph)
    with draft(graph):
        pass
    assert current_generation(graph) == before
    assert generations(graph) == [before]


def test_draft_leaves_readers_of_the_old_graph_alone(graph: Path) -> None:
    reader = open_graph(graph)
    with draft(graph) as work:
        work.remove_graph("a:g")
    with draft(graph) as work:
        work.add(NEW)
    assert dump(reader) == OLD
    assert dump(open_graph(graph)) == NEW


def test_draft_keeps_few_generations(graph: Path) -> None:
    for number in range(4):
        with draft(graph) as work:
            work.add(f'<a:s> <a:p> "{number}" <a:g> .\n'.encode())
    assert len(generations(graph)) == 2
    assert len(open_graph(graph)) == 5


def test_draft_survives_being_killed(graph: Path) -> None:
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from kg.graph.publish import draft\n"
        "with draft(Path(sys.argv[1])) as work:\n"
        "    work.remove_graph('a:g')\n"
        f"    work.add({NEW!r})\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(graph)], check=False)
    assert ended.returncode != 0
    assert dump(open_graph(graph)) == OLD
    with draft(graph) as work:  # the dead process holds no lock, and its rest is removed
        work.add(NEW)
    assert len(open_graph(graph)) == 2
    assert len(generations(graph)) == 2


def test_draft_on_a_full_disk_tells_it_in_one_line(
    graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.graph import publish

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(publish, "_point", full)
    with (
        pytest.raises(KgError, match="No space left on device; it is unchanged"),
        draft(graph) as w,
    ):
        w.add(NEW)
    assert dump(open_graph(graph)) == OLD
    assert generations(graph) == [current_generation(graph)]


def test_draft_refuses_a_place_that_cannot_be_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    with pytest.raises(KgError, match="cannot be written"), draft(file / "graph"):
        pass


def test_building_lock_is_held_by_one_and_names_it(tmp_path: Path) -> None:
    lock = tmp_path / "LOCK"
    with (
        building_lock(lock),
        pytest.raises(KgError, match=rf"another build \(process {os.getpid()}\)"),
        building_lock(lock),
    ):
        pass
    with building_lock(lock):
        pass


def test_building_lock_takes_over_a_file_left_behind(tmp_path: Path) -> None:
    lock = tmp_path / "LOCK"
    lock.write_text("999999", encoding="ascii")
    with building_lock(lock):
        assert lock.read_text(encoding="ascii") == str(os.getpid())
