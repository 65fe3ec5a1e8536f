"""The page carries all it needs, runs no other code, and keeps hostile text text."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.views.colours import colours
from kg.views.data import page_data, page_jsons, script_safe, short_label
from kg.views.legend import ASSETS, legend
from kg.views.page import page_of, write_network
from tests.views.sample import SENTENCE, hostile_network, sample_network


class _Elements(HTMLParser):
    """Collects the texts of scripts and styles, and every address in the page."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.styles: list[str] = []
        self.metas: list[dict[str, str | None]] = []
        self.addresses: list[str] = []
        self._open: tuple[str, dict[str, str | None]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.addresses += [named[name] or "" for name in ("src", "href") if name in named]
        if tag in ("script", "style"):
            self._open = (tag, named)
        if tag == "meta":
            self.metas.append(named)

    def handle_data(self, data: str) -> None:
        if self._open and self._open[0] == "script":
            self.scripts.append((self._open[1], data))
        elif self._open:
            self.styles.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._open = None


def elements(html: str) -> _Elements:
    parsed = _Elements()
    parsed.feed(html)
    return parsed


def test_page_of_a_network_is_the_same_every_time() -> None:
    assert page_of(sample_network()) == page_of(sample_network())


def test_page_names_the_hash_of_each_script_and_style_and_forbids_the_rest() -> None:
    page = elements(page_of(sample_network()))
    policy = next(m["content"] or "" for m in page.metas if m.get("http-equiv"))
    code = [text for attributes, text in page.scripts if "type" not in attributes]
    assert len(code) == 2  # the theme, which runs before the page is drawn, and the rest
    for text in [*code, *page.styles]:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "connect-src 'none'" in policy
    assert "unsafe" not in policy


def test_page_refers_to_nothing_outside() -> None:
    html = page_of(sample_network())
    assert elements(html).addresses == ["data:,", "#entries"]
    assert "sourceMappingURL" not in html


def test_scripts_are_small_and_write_no_markup() -> None:
    for path in sorted(ASSETS.glob("*.js")):
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") < 400, path.name
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", text)


def test_page_data_hold_the_sentence_in_pieces() -> None:
    data = page_data(sample_network())
    keys = [relation["key"] for relation in data["relations"]]
    at = data["edges"]["relation"].index(keys.index("ledBy"))
    passage, first, last, source, section, start, end, sure = data["edges"]["claims"][at][0]
    pieces = data["passages"][passage]
    assert "".join(pieces) == SENTENCE
    assert "".join(pieces[first:last]) == "市科技局"
    assert data["sources"][source]["title"] == "衡阳市实施“七大攻坚”总体方案"
    assert (section, end - start, sure) == ("附件3/二/(二)/1", len("市科技局"), 100)


def test_every_type_has_a_colour_in_both_schemes() -> None:
    style = (ASSETS / "colours.css").read_text(encoding="utf-8")
    for key in legend().types:
        assert style.count(f"--type-{key.lower()}: #") == 2, key


def test_dark_colours_hold_by_the_systems_wish_and_by_the_readers() -> None:
    light, system, chosen = (part.partition("}")[0] for part in colours().split("--paper:")[1:])
    assert system == chosen != light
    assert ':root:not([data-theme="light"]) {' in colours()
    assert ':root[data-theme="dark"] {' in colours()


def test_page_of_a_server_may_connect_to_it_alone() -> None:
    page = elements(page_of(sample_network(), home="/", source="/view/neighbours"))
    policy = next(m["content"] or "" for m in page.metas if m.get("http-equiv"))
    assert "connect-src 'self';" in policy
    assert page.addresses == ["data:,", "#entries", "/"]


HOSTILE = [
    "<script>alert(1)</script>",
    "</script><!-- ]]>",
    "javascript:alert(1)",
    "\"'&quot;`",
    "\u202e倒\u202c\u200f",
    "🏳️‍🌈👨‍👩‍👧",
    "长" * 10_000,
    "\u2028\u2029\x00\ud800",
    "",
]


def test_hostile_labels_stay_data() -> None:
    html = page_of(hostile_network(HOSTILE))
    page = elements(html)
    data = json.loads(next(text for attributes, text in page.scripts if "type" in attributes))
    assert data["nodes"]["label"][1:] == HOSTILE
    assert len(page.scripts) == 4
    html.encode("utf-8")


@settings(max_examples=50)
@given(st.lists(st.text(), min_size=1, max_size=4))
def test_page_json_survives_any_text(labels: list[str]) -> None:
    texts = page_jsons(hostile_network(labels))
    assert not set("<>&\u2028\u2029") & set("".join(texts))
    data, details = map(json.loads, texts)
    assert data["nodes"]["label"][1:] == labels
    assert [fact["value"] for fact in details["facts"]["0"]] == labels[:1]


@given(st.text())
def test_script_safe_keeps_the_value(text: str) -> None:
    assert json.loads(script_safe(json.dumps(text, ensure_ascii=False))) == text


@given(st.text())
def test_short_label_is_one_short_line(text: str) -> None:
    assert len(short_label(text)) <= 18
    assert not set(short_label(text)) & set("\n\r\t\u202e\u200f\u2028\x00")


def test_write_network_writes_the_same_bytes_and_leaves_nothing_else(tmp_path: Path) -> None:
    first = write_network(sample_network(), tmp_path / "new" / "a.html")
    second = write_network(sample_network(), tmp_path / "new" / "b.html")
    assert first.read_bytes() == second.read_bytes()
    assert sorted(path.name for path in first.parent.iterdir()) == ["a.html", "b.html"]


def test_write_network_says_where_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KgError, match="choose another folder"):
        write_network(sample_network(), tmp_path / "file" / "a.html")
