# disconnect: `make demo` shows a report, `make test` runs the tests; each sets up what it needs.
.DEFAULT_GOAL := help
SHELL := /bin/sh
BIN := .venv/bin
export PYTHONUTF8 := 1
# Where the real data lie, for `make real` and its test.
export DISCONNECT_DATA ?= $(abspath ../shared/data)

.PHONY: help demo test check fix real bench attack check-law coverage lock lowest servers run-env dev-env clean

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run-env:
	@scripts/setup run

dev-env:
	@scripts/setup dev

servers: # programs that some tests start (installed from Debian's packages where that is allowed)
	@scripts/servers

demo: run-env ## generate a company, read it, publish its report and show it
	@$(BIN)/disconnect demo demo

test: dev-env servers ## every test (budget: 15 minutes on 2 cores)
	@$(BIN)/python -m pytest -n 2 --dist loadscope

check: dev-env ## lint, types, import contracts
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

fix: dev-env ## put the code into the house's format
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

coverage: dev-env servers ## branch coverage, as a table
	@$(BIN)/python -m pytest -n 2 --dist loadscope --cov --cov-report=
	@NUMBA_DISABLE_JIT=1 $(BIN)/python -m pytest -q tests/load/test_load_against_the_reference.py \
		-k "0-team or 1-team or 2-team or team-0 or team-1 or team-2" --cov --cov-append --cov-report=term

real: run-env ## the whole chain on real data (DISCONNECT_DATA says where they lie)
	@$(BIN)/python -m benchmarks.real

check-law: run-env ## every number of the French law stands in the text it cites (NEWER=1 fetches today's)
	@$(BIN)/python scripts/check_law.py $(if $(NEWER),--newer .cache/law)

bench: ## speed beside plain designs and other libraries, in one run
	@scripts/setup bench
	@$(BIN)/python -m benchmarks.speed

attack: run-env ## work out what reports hide, over many made-up companies: everything found is a fault
	@$(BIN)/python -m attack --series

lowest: ## the tests on the lowest versions we promise
	@scripts/setup lowest
	@.venv/lowest/bin/python -m pytest -n 2 --dist loadscope

lock: ## rewrite the lock files from pyproject.toml
	@scripts/lock

clean: ## remove what the commands above made
	@rm -rf .venv .cache demo real dist .coverage*
