# Everything a person runs. `make` alone lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NOW ?=
ARGS ?=

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

# Two lock files, two stamps: `make demo` installs what the service needs, `make test` what its tests need too.
$(VENV)/run.stamp: requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-dev.txt
	touch $@

install: $(VENV)/dev.stamp ## create .venv with everything, tests and linters included

demo: $(VENV)/run.stamp ## chat with the sample group in the terminal (NOW=2027-02-09T10:00 starts on that date)
	$(BIN)/clerk demo $(if $(NOW),--now $(NOW))

test: $(VENV)/dev.stamp ## run all the tests
	$(BIN)/python -m pytest

check: $(VENV)/dev.stamp ## format, lint and type checks
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

language: $(VENV)/dev.stamp ## how well the bot reads its labelled corpus, and how fast
	$(BIN)/python -m tests.language.report

bench: $(VENV)/dev.stamp ## turns a second against bare aiohttp in the same run (about ten minutes; ARGS="--rounds 2 --at-once 16")
	$(BIN)/python -m bench.edge $(ARGS)

bench-storage: $(VENV)/dev.stamp ## lists and counts of 100,000 actions and 50,000 sessions against a small record, on both databases
	$(BIN)/python -m bench.storage $(ARGS)

bench-delivery: $(VENV)/dev.stamp ## reminders from the due scan among a million rows to the settled row, on both databases
	$(BIN)/python -m bench.delivery $(ARGS)

torture: $(VENV)/dev.stamp ## kill, pause and mislead three schedulers for minutes, on both databases (ARGS="--seconds 300 --seed 7")
	$(BIN)/python -m tests.torture.run $(ARGS)

licences: $(VENV)/dev.stamp ## write docs/licences.md anew, after `make lock`
	$(BIN)/python -m tests.supply.licences

learn: $(VENV)/dev.stamp ## teach the guard and the intents their examples anew, after changing any
	$(BIN)/python -m rules.safeguarding.learning
	$(BIN)/python -m dialogs.language.intents.learning

format: $(VENV)/dev.stamp ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# uv is only needed to change the pins; pip installs them.
lock: ## pin the dependencies anew (needs uv on the PATH)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --extra dev pyproject.toml -o requirements-dev.txt

.PHONY: help install demo test check language bench bench-storage bench-delivery licences learn format lock
