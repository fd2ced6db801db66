# What one can ask of this checkout. `make` alone lists it.

PYTHON ?= python3
BIN := .venv/bin
PIN := --no-config --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header

.DEFAULT_GOAL := help
.PHONY: help venv try run test check bench pictures diagram pins clean

help:  ## List what can be asked
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST)

venv: .venv/runtime  ## Install the pinned packages into .venv, and nothing else

try: .venv/runtime  ## Talk to the bot in a browser (ARGS="--port 8123" elsewhere)
	$(BIN)/python -m bot try $(ARGS)

run: .venv/runtime  ## Run the bot on Telegram, with the settings in .env
	exec $(BIN)/python -m bot run

test: .venv/dev  ## Run the tests (make test ARGS="-k money" runs some)
	$(BIN)/python -m pytest -n auto --durations=10 $(ARGS)

check: .venv/dev  ## Check style, types, layers and sizes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/test_sizes.py tests/test_hygiene.py

bench: .venv/dev  ## Measure nudges, case files, and how long people wait (five minutes)
	$(BIN)/python -m tests.bench.nudges
	$(BIN)/python -m tests.bench.pace
	$(BIN)/python -m tests.bench.casefiles
	$(BIN)/python -m tests.bench.waits

pictures: .venv/dev  ## Take the pictures and the sample case file of the README again
	PICTURES=pictures $(BIN)/python -m pytest tests/e2e/browser/test_interview.py
	$(BIN)/python -m tests.support.sample.case_file docs/sample-case-file.pdf pictures/case-file.png

diagram: .venv/runtime  ## Draw the diagrams in docs/guides.md again
	sed '/^<!-- drawn by make diagram -->$$/q' docs/guides.md >docs/guides.new
	{ echo; $(BIN)/python -m bot diagram; } >>docs/guides.new
	mv docs/guides.new docs/guides.md

pins:  ## Pin the dependencies again, with uv (UPGRADE=--upgrade takes newer ones)
	uv pip compile $(PIN) $(UPGRADE) pyproject.toml -o requirements.txt
	uv pip compile $(PIN) $(UPGRADE) --extra dev -c requirements.txt pyproject.toml \
		-o requirements-dev.txt

clean:  ## Remove .venv and the caches; what the bot stored stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A changed pin starts a new .venv, so that nothing unpinned is left in it.
.venv/runtime: requirements.txt
	@command -v $(PYTHON) >/dev/null || \
		{ echo 'This needs Python 3.11 or newer, and there is no $(PYTHON) here.' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "This needs Python 3.11 or newer, and $(PYTHON) is %d.%d. Name a newer one: make try PYTHON=python3.13" % sys.version_info[:2])'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
		{ echo 'This needs the venv module of $(PYTHON); on Debian: apt install python3-venv' >&2; exit 1; }
	@echo 'Installing the pinned packages into .venv, once'
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt .venv/runtime
	@echo 'Adding the pinned packages of the tests'
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
