"""Names of files and addresses between pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.graph.iri import document_iri, entity_iri
from kg.views.site.naming import Fragments, Link, Paths, page_name

_FORBIDDEN = set('<>:"\\|?*')


def test_page_name_is_the_name_of_the_thing() -> None:
    assert page_name(entity_iri("Department", "衡阳市商务局")) == "department/衡阳市商务局"
    assert page_name(document_iri("work-report-2019")) == "document/work-report-2019"


def test_page_name_that_windows_reserves_is_changed() -> None:
    for name in ("CON", "nul", "com1", "aux.txt", "a/b", "a:b", "末尾.", " "):
        folder, _, file = page_name(entity_iri("Project", name)).partition("/")
        assert folder == "project"
        assert "/" not in file
        assert file.lower() not in {"con", "nul", "com1", "aux.txt"}
        assert not file.endswith((".", " "))


def test_page_names_differ_where_only_capitals_or_forbidden_characters_do() -> None:
    names = ["ABC", "abc", "Abc", "a:b", "a?b", "长" * 100, "长" * 101]
    pages = {page_name(entity_iri("Project", name)).lower() for name in names}
    assert len(pages) == len(names)


@given(st.text(min_size=1, max_size=200), st.text(min_size=1, max_size=200))
def test_page_name_is_safe_and_belongs_to_one_iri(one: str, other: str) -> None:
    pages = [page_name(entity_iri("Event", name)) for name in (one, other)]
    assert (pages[0].lower() == pages[1].lower()) == (one == other)
    folder, _, file = pages[0].partition("/")
    assert folder == "event"
    assert file == file.strip() != ""
    assert not _FORBIDDEN & set(file)
    assert len(file) <= 60


def test_paths_lead_from_a_page_in_a_folder_to_another() -> None:
    address = Paths("department/x")
    assert address(Link("document/报告", "c12")) == "../document/%E6%8A%A5%E5%91%8A.html#c12"
    assert Paths("index")(Link("a b?")) == "a%20b%3F.html"


def test_fragments_never_start_a_scheme() -> None:
    assert Fragments()(Link("javascript:x", "c1")).startswith("#javascript%3Ax!c1")
