"""How the command line ends: exit codes, one line on stderr, and silence when a pipe closes."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from kg.graph.store import DEFAULT_PATH
from tests.conftest import Command

COMMANDS: tuple[str, ...] = import_module("kg.cli.main").COMMANDS
PROGRAM = [sys.executable, "-m", "kg.cli"]


def test_help_lists_every_command(kg: Command) -> None:
    outcome = kg("--help")
    assert outcome.code == 0
    assert [name for name in COMMANDS if f"\n  {name} " not in outcome.stdout] == []


def test_no_arguments_show_the_help(kg: Command) -> None:
    outcome = kg()
    assert "Usage: kg" in outcome.stdout + outcome.stderr


def test_version_is_that_of_the_distribution(kg: Command) -> None:
    assert kg("--version").stdout.startswith("kg 0.")


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--no-such-option"],
        ["query"],
        ["query", "-e", "ASK {}", "--name", "also-this"],
        ["query", "-e", "ASK {}", "--format", "docx"],
        ["query", "-e", "ASK {}", "--param", "no-equals-sign"],
        ["search"],
        ["path", "only-one"],
        ["no-such-command"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_2_and_says_how_it_is_used(kg: Command, arguments: list[str]) -> None:
    outcome = kg(*arguments)
    assert outcome.code == 2
    assert outcome.stdout == ""
    assert "Usage: kg" in outcome.stderr


def test_misspelt_command_gets_a_suggestion(kg: Command) -> None:
    assert "'query'" in kg("qery").stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_names_its_graph_the_same_way(kg: Command, command: str) -> None:
    text = " ".join(kg(command, "--help").stdout.split())
    assert "--graph" in text and "KG_GRAPH" in text and str(DEFAULT_PATH) in text


def test_closed_pipe_is_quiet(seeds_graph: Path) -> None:
    query = "SELECT ?s ?p ?o { ?s ?p ?o FILTER(!isLiteral(?o)) } LIMIT 20000"
    command = [*PROGRAM, "query", "-e", query, "--graph", str(seeds_graph)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_full_disk_behind_stdout_is_one_line(seeds_graph: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    command = [*PROGRAM, "query", "-e", "SELECT ?s { ?s a pk:Task }", "--graph", str(seeds_graph)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "kg: the disk is full; make room and run this again\n"


def test_chinese_is_printed_whatever_the_locale(seeds_graph: Path) -> None:
    query = "SELECT ?title { ?d a pk:PolicyDocument ; dct:title ?title }"
    done = subprocess.run(
        [*PROGRAM, "query", "-e", query, "--graph", str(seeds_graph)],
        capture_output=True, check=True, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )  # fmt: skip
    assert "政府工作报告" in done.stdout.decode("utf-8")


def test_unexpected_errors_are_not_swallowed(kg: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr("kg.graph.store.open_graph", broken)
    with pytest.raises(ZeroDivisionError):
        kg("query", "-e", "ASK {}")


def test_query_imports_nothing_heavy(seeds_graph: Path) -> None:
    code = (
        "import sys\nfrom kg.cli.main import main\n"
        f"try: main(['query', '-e', 'ASK {{}}', '--graph', {str(seeds_graph)!r}])\n"
        "except SystemExit: pass\n"
        "heavy = {'rdflib', 'networkx', 'pyvis', 'pyshacl', 'rich', 'jinja2', 'rapidfuzz'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n", 1)[1].strip() == "[]"
