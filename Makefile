# Every target sets up what it needs, once: the stamps in .venv say what is installed.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
UV_COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --quiet

# npm starts `node` by its name: the one that pip installed has to come before any other.
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci

# Who has set up for the tests has all that the site needs.
SITE := $(if $(wildcard .venv/dev.stamp),.venv/dev.stamp,.venv/site.stamp)

.DELETE_ON_ERROR:
.PHONY: help serve build offline check test coverage lint scripts browser wheel benchmark lock clean

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

serve: $(SITE) ## preview at http://127.0.0.1:8000/, rebuilt at each save
	$(BIN)/mkdocs serve

build: $(SITE) ## write the site to site/; a failed build leaves it as it was
	$(BIN)/mkdocs build --strict

offline: build ## pack the site as offline.zip, which works from a disk without a server
	$(BIN)/papers offline

check: $(SITE) ## report every mistake in papers/
	$(BIN)/papers check

test: lint scripts browser ## all that CI runs: linters, types, unit tests, built site, preview, Chromium
	$(BIN)/pytest --numprocesses 2 --dist loadfile

coverage: browser ## test, and report the lines of the generator that no test runs; fails below 95 %
	$(BIN)/coverage erase
	$(BIN)/coverage run --module pytest --numprocesses 2 --dist loadfile
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

lint: .venv/dev.stamp ## style and types, Python and JavaScript
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/node node_modules/typescript/bin/tsc --project tests/tsconfig.json

scripts: .venv/dev.stamp ## test the browser's scripts, as far as they need no browser (2 s)
	$(BIN)/node --test --test-reporter=dot "tests/node/*.test.mjs"

browser: .venv/dev.stamp ## make sure that there is a Chromium for the tests
	$(BIN)/python tests/browser/install.py

wheel: $(SITE) ## build the installable package in dist/
	$(BIN)/python -c "from seminal.bundles import update_bundles; update_bundles()"
	$(BIN)/hatchling build --target wheel

benchmark: .venv/dev.stamp ## speed against plain Material, as ratios (several minutes)
	$(BIN)/python -m tests.benchmarks.build

lock: .venv/dev.stamp ## renew the lock files from pyproject.toml and package.json
	$(UV_COMPILE) --upgrade --extra install --output-file requirements.lock
	$(UV_COMPILE) --upgrade --extra install --extra dev --constraint requirements.lock --output-file requirements-dev.lock
	$(BIN)/npm install --package-lock-only

clean: ## forget everything that can be made again
	rm -rf .venv node_modules .cache .coverage site site.building site.old offline.zip dist hooks/seminal/bundles

.venv/bin/python:
	@echo "Creating a virtual environment in .venv/ …"
	$(PYTHON) -m venv .venv

.venv/site.stamp: requirements.lock package-lock.json pyproject.toml | .venv/bin/python
	@echo "Installing what the site needs (about a minute, once) …"
	$(PIP) install --progress-bar on --require-hashes --requirement requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	$(NPM) --omit=dev
	@touch $@

.venv/dev.stamp: requirements-dev.lock package-lock.json pyproject.toml | .venv/bin/python
	@echo "Installing what the tests need (about two minutes, once) …"
	$(PIP) install --progress-bar on --require-hashes --requirement requirements-dev.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	$(NPM)
	@touch $@
