# `make demo` shows what the tool does, `make test` checks it. Both set up .venv first, with the
# versions pinned in constraints.txt; nothing but Python 3.11 or newer and make is needed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
KG := $(BIN)/kg
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --constraint constraints.txt
# Set up again only when the versions or the packaging change.
RUNTIME := $(VENV)/.runtime-is-set-up
TOOLS := $(VENV)/.tools-are-set-up

.DEFAULT_GOAL := help
.PHONY: help bench demo test lint format docs constraints clean distclean

help:
	@echo "make demo    build the graph of seeds/, ask one question, write one view"
	@echo "make test    lint, types and all tests"
	@echo "make lint    lint and types only"
	@echo "make format  put the code into its standard form"
	@echo "make bench   print how fast it is, beside others"
	@echo "make docs    write the generated pages of the manual"
	@echo "make clean   remove the graph, the views and all caches (distclean: .venv too)"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "make: $(PYTHON) is not Python 3.11 or newer; say which is: make PYTHON=python3.12" >&2; \
	  exit 1; }
	@echo "Setting up $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "make: no virtual environment; on Debian install python3-venv" >&2; exit 1; }

$(RUNTIME): constraints.txt pyproject.toml setup.py | $(BIN)/python
	@echo "Installing policy-kg and what it needs"
	@$(PIP) setuptools wheel
	@$(PIP) --no-build-isolation --editable .
	@touch $@

$(TOOLS): $(RUNTIME)
	@echo "Installing the tools for the tests"
	@$(PIP) --no-build-isolation --editable '.[dev]'
	@touch $@

demo: $(RUNTIME)
	@echo '$$ kg build seeds'
	@$(KG) build seeds
	@echo
	@echo '$$ kg stats'
	@$(KG) stats --format table
	@echo
	@echo '$$ kg query --name departments-by-lead'
	@$(KG) query --name departments-by-lead --format table
	@echo
	@echo '$$ kg view'
	@$(KG) view
	@echo
	@echo "Open that page in a browser."

lint: $(TOOLS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy kg cli docs tests

format: $(TOOLS)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

test: lint
	$(BIN)/python -m pytest -n 2

bench: $(TOOLS)
	$(BIN)/python -m tests.benchmarks.bench_query
	$(BIN)/python -m tests.benchmarks.bench_endpoint
	$(BIN)/python -m tests.benchmarks.bench_build

docs: $(TOOLS)
	$(BIN)/python docs/generate.py

constraints:
	@scratch=$$(mktemp -d) && trap 'rm -rf "$$scratch"' EXIT && \
	$(PYTHON) -m venv "$$scratch/venv" && \
	$(PYTHON) -c 'import tomllib; project = tomllib.load(open("pyproject.toml", "rb"))["project"]; \
	  print(*project["dependencies"], *project["optional-dependencies"]["dev"], sep="\n")' \
	  > "$$scratch/wanted" && \
	"$$scratch/venv/bin/pip" install --quiet --quiet --requirement "$$scratch/wanted" && \
	{ sed -n '/^#/p' constraints.txt; "$$scratch/venv/bin/pip" freeze --all | grep -v '^pip=='; } \
	  > "$$scratch/new" && \
	cp "$$scratch/new" constraints.txt

clean:
	rm -rf .kg build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find exports -mindepth 1 ! -name .gitkeep -delete
	find cli kg ontology tests -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean
	rm -rf $(VENV)
