"""The wheel and the source archive: what they carry, and that the installed tool stands alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, SEEDS

Kg = Callable[..., subprocess.CompletedProcess[str]]
# What a build reads; the build works on a copy, so that tests can run side by side.
SOURCES = (
    "kg", "cli", "ontology", "seeds", "docs", "pyproject.toml", "setup.py",
    "MANIFEST.in", "README.md", "README.zh.md", "CHANGELOG.md", "LICENSE", "Makefile",
    "constraints.txt",
)  # fmt: skip


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the wheel and the source archive, built without a network."""
    copy = tmp_path_factory.mktemp("source")
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    out = tmp_path_factory.mktemp("dist")
    _build(copy, out)
    return out


@pytest.fixture(scope="module")
def wheel(archives: Path) -> Path:
    return next(archives.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Kg:
    """Return `kg` as installed from the wheel into an environment that does not see the checkout.

    The libraries that it needs are those of this environment, so that no network is needed.
    """
    home = tmp_path_factory.mktemp("installed")
    venv.create(home / "venv", with_pip=False, symlinks=True)
    packages = next((home / "venv").glob("lib/python*/site-packages"))
    python = str(home / "venv" / "bin" / "python")
    options = ["--quiet", "--no-deps", "--no-index", "--no-compile"]
    _run([sys.executable, "-m", "pip", "--python", python, "install", *options, str(wheel)])
    libraries = Path(pytest.__file__).parent.parent
    (packages / "libraries.pth").write_text(
        f"import sys; sys.path.append({str(libraries)!r})\n", encoding="utf-8"
    )
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "KG_"))}

    def kg(*arguments: str) -> subprocess.CompletedProcess[str]:
        return _run([str(home / "venv" / "bin" / "kg"), *arguments], cwd=home, env=environment)

    return kg


def _run(
    command: list[str], cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done


def _build(source: Path, out: Path, *options: str) -> list[Path]:
    command = [sys.executable, "-m", "build", "--no-isolation", *options]
    _run([*command, "--outdir", str(out), str(source)])
    return sorted(out.iterdir())


def _relative(folder: Path, pattern: str) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.glob(pattern) if path.is_file()}


def test_wheel_adds_only_the_name_kg(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    top = {name.split("/")[0] for name in names}
    assert top == {"kg", next(name for name in top if name.endswith(".dist-info"))}


def test_wheel_carries_every_file_that_the_library_reads(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {f"kg/{name}" for name in _relative(ROOT / "kg", "**/*.py")}
    expected |= {f"kg/cli/{name}" for name in _relative(ROOT / "cli", "**/*.py")}
    for pattern in ("*.ttl", "lexicon/*.toml", "queries/*.rq"):
        expected |= {f"kg/ontology/{name}" for name in _relative(ROOT / "ontology", pattern)}
    for pattern in ("templates/**/*", "assets/**/*"):
        expected |= {f"kg/views/{name}" for name in _relative(ROOT / "kg" / "views", pattern)}
    assert expected - names == set()


def test_wheel_carries_no_tests_texts_or_caches(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [n for n in names if re.search(r"test|seeds|__pycache__|\.pyc$", n)] == []


def test_wheel_carries_the_licence_and_those_of_vendored_assets(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    vendored = _relative(ROOT / "kg" / "server" / "assets" / "vendor", "*/LICENSE*")
    assert vendored
    for name in {"LICENSE"} | {f"kg/server/assets/vendor/{name}" for name in vendored}:
        assert any(n.endswith(f".dist-info/licenses/{name}") for n in names), name


def test_source_archive_builds_the_same_wheel(archives: Path, wheel: Path, tmp_path: Path) -> None:
    shutil.unpack_archive(next(archives.glob("*.tar.gz")), tmp_path)
    source = next(tmp_path.glob("policy_kg-*"))
    assert (source / "seeds").is_dir()
    again = _build(source, tmp_path / "dist", "--wheel")[0]
    assert sorted(zipfile.ZipFile(again).namelist()) == sorted(zipfile.ZipFile(wheel).namelist())


def test_installed_wheel_builds_asks_and_shows_outside_the_checkout(
    installed: Kg, tmp_path: Path
) -> None:
    graph, page = str(tmp_path / "graph"), tmp_path / "page.html"
    installed("build", str(SEEDS), "--graph", graph)
    rows = installed("query", "-e", "SELECT ?d { ?d a pk:PolicyDocument }", "--graph", graph)
    assert len(rows.stdout.splitlines()) == 1 + len(list(SEEDS.glob("*.txt")))
    installed("view", "--graph", graph, "-o", str(page))
    assert "<html" in page.read_text(encoding="utf-8")


def test_constraints_pin_every_requirement_and_not_the_project() -> None:
    pinned = {
        _normal(line.split("==")[0])
        for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    }
    project = _project()["project"]
    asked = project["dependencies"] + project["optional-dependencies"]["dev"]
    needed = {_normal(re.split(r"[^\w.-]", line)[0]) for line in asked}
    assert needed - pinned == set()
    assert "policy-kg" not in pinned


def _project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
