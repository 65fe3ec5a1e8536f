"""aliases.toml: read beside the texts, and refused with a reason where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.documents.aliases import Aliases, read_aliases
from kg.documents.corpus import read_corpus
from kg.errors import KgError


def write(folder: Path, text: str) -> Path:
    (folder / "aliases.toml").write_text(text, encoding="utf-8")
    return folder


def test_aliases_hold_groups_of_names_and_where_they_stand(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    write(folder, 'same = [["甲园", "乙园"]]\ndifferent = [["丙县", "丁县"]]')
    found = read_aliases(folder)
    assert found == Aliases((("甲园", "乙园"),), (("丙县", "丁县"),), "texts/aliases.toml")


def test_documents_of_a_folder_have_its_aliases(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("建设甲园。", encoding="utf-8")
    (without,) = read_corpus(tmp_path)
    assert without.aliases == Aliases()
    (document,) = read_corpus(write(tmp_path, 'same = [["甲园", "乙园"]]'))
    assert document.aliases.same == (("甲园", "乙园"),)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("same = [", "mend that line"),
        ('alias = [["甲", "乙"]]', "unknown key 'alias'"),
        ('same = ["甲", "乙"]', "write lists of names"),
        ('same = [["甲"]]', "write lists of names"),
        ("same = 3", "write lists of names"),
        ('same = [["甲", "乙"], ["乙", "丙"]]', "stands twice"),
        ('same = [["甲", "乙"]]\ndifferent = [["乙", "甲"]]', "both same and different"),
    ],
)
def test_wrong_alias_data_are_refused(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(KgError, match=reason):
        read_aliases(write(tmp_path, text))
