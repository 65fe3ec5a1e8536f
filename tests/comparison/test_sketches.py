"""Sketches kept from build to build give the pairs that all sketches together would give."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.comparison.candidates import candidate_pairs, pairs_of
from kg.comparison.sketches import SketchIndex

_HASH = st.builds(lambda kind, n: f"{kind}{n:08x}", st.sampled_from("ccccp"), st.integers(0, 40))
_SKETCH = st.lists(_HASH, max_size=20).map(" ".join)
_ID = st.integers(0, 19).map(lambda n: f"d{n:02}")


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(_ID, _SKETCH, min_size=12, max_size=20),
    st.lists(_ID, max_size=2),
    st.dictionaries(_ID, _SKETCH, max_size=2),
)
def test_pairs_after_a_change_are_those_of_all_sketches_anew(
    sketches: dict[str, str], removed: list[str], put: dict[str, str]
) -> None:
    before = candidate_pairs(sketches)
    with TemporaryDirectory() as folder:
        index = SketchIndex(Path(folder))
        assert index.is_empty()
        index.replace((), sketches)
        assert pairs_of(index, sketches) == before
        touched = index.replace(removed, put)
        changed = touched | set(removed)
        found = pairs_of(index, touched)
        index.close()
    sketches = {id_: s for id_, s in sketches.items() if id_ not in removed} | put
    kept = [pair for pair in before if not changed & set(pair)]
    assert sorted([*kept, *found]) == candidate_pairs(sketches)


def test_index_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    same = "c00000001 c00000002 c00000003"
    first = SketchIndex(tmp_path)
    first.replace((), {"a": same, "b": same})
    first.close()
    second = SketchIndex(tmp_path)
    assert not second.is_empty()
    assert pairs_of(second, ["a"]) == [("a", "b")]
    second.close()
