# Every target sets up what it needs; a second run of the set-up does nothing.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PORT ?= 8000
AS_OF ?=
JOBS ?= 2

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export DJANGO_SETTINGS_MODULE := motcua.project.settings
export PYTHONPATH := $(CURDIR)/src
# npm trusts whom the machine trusts, such as the proxy of an office.
export NODE_EXTRA_CA_CERTS ?= $(wildcard /etc/ssl/certs/ca-certificates.crt)

CATALOGUES := $(shell find src -name '*.po' 2>/dev/null)

.PHONY: help setup demo test check format lint types bench docs clean

help: ## Show these lines
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

setup: $(STAMPS)/package $(STAMPS)/messages $(STAMPS)/assets ## Build .venv with everything and the motcua command

$(STAMPS)/venv: tools/make_venv.sh
	@tools/make_venv.sh $(VENV)
	@mkdir -p $(STAMPS) && touch $@

# What it takes to run; modules are compiled when first used, which is half of them.
$(STAMPS)/base: requirements/base.txt | $(STAMPS)/venv
	@echo "Installing the locked Python packages …" >&2
	@$(BIN)/python -m pip install --quiet --no-compile --require-hashes -r requirements/base.txt
	@touch $@

# What it takes to work on it.
$(STAMPS)/requirements: requirements/dev.txt | $(STAMPS)/base
	@echo "Installing the locked tools …" >&2
	@$(BIN)/python -m pip install --quiet --no-compile --require-hashes -r requirements/dev.txt
	@touch $@

$(STAMPS)/package: pyproject.toml $(STAMPS)/requirements
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/messages: $(CATALOGUES) tools/compile_messages.py $(STAMPS)/base
	@$(BIN)/python tools/compile_messages.py src
	@touch $@

# npm is the system's, or that of the tools.
$(STAMPS)/npm: | $(STAMPS)/venv
	@command -v npm >/dev/null || $(MAKE) $(STAMPS)/requirements
	@touch $@

$(STAMPS)/assets: $(wildcard package.json package-lock.json) | $(STAMPS)/npm
	@if [ -f package.json ]; then \
	  echo "Installing the locked style and script packages …" >&2; \
	  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null; \
	fi
	@touch $@

demo: $(STAMPS)/base $(STAMPS)/messages $(STAMPS)/assets ## Live in it: make demo PORT=8000 AS_OF=2019-08-05
	@$(BIN)/python -m motcua.project.cli demo --port $(PORT) $(if $(AS_OF),--as-of $(AS_OF))

test: setup ## Run every test, the browser's and the virus scanner's too
	@tools/have_clamd.sh || true
	@tools/have_softhsm.sh || true
	@if tools/have_chromium.sh; then \
	  $(BIN)/python -m pytest -n $(JOBS) --dist worksteal; \
	else \
	  $(BIN)/python -m pytest -n $(JOBS) --dist worksteal -m "not browser"; \
	fi

check: setup lint types ## What must hold before a change lands
	@$(MAKE) test

lint: setup ## Style, and imports between the parts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports

types: setup ## mypy --strict
	@$(BIN)/mypy

format: setup ## Write the code as ruff writes it
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: setup ## Measure, each figure beside its limit
	@for each in benchmarks/[!_]*.py; do echo "== $$each"; PYTHONPATH=$(CURDIR)/src:$(CURDIR) $(BIN)/python $$each; done

docs: setup ## Write docs/reference anew from the code
	@$(BIN)/python tools/write_reference.py

clean: ## Remove what the set-up made; data stay
	@rm -rf $(VENV) node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
