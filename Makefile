# Each of these sets up what it needs:
#   make chat
#   make ask Q="what was the 2016 domestic abuse arrest rate?"
#   make test

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

# A clone keeps its index and log in itself.
export PASSAGE_HOME ?= $(CURDIR)/.passage

# A question is data: it reaches the command through the environment, unread by make and the shell.
override Q := $(value Q)
export Q

PORT ?= 7860

.DEFAULT_GOAL := help
.PHONY: help chat ask test lint gate bench load pictures index clean

help: ## Show the targets.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

chat: $(INSTALLED) ## Serve the chat page on http://127.0.0.1:7860/; PORT=... serves it elsewhere.
	@$(BIN)/passage serve --port "$(PORT)"

ask: $(INSTALLED) ## Answer the question Q="..." with the passage that proves it.
	@test -n "$$Q" || { echo 'usage: make ask Q="your question"' >&2; exit 2; }
	@$(BIN)/passage index status > /dev/null 2>&1 || $(BIN)/passage index build
	@$(BIN)/passage ask -- "$$Q"

# Two workers of one thread each: the threads of one would wait for those of the other.
test: $(INSTALLED) ## Run every test.
	@OMP_NUM_THREADS=1 $(BIN)/pytest -n 2

lint: $(INSTALLED) ## Check style, types and the one direction of imports.
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

gate: $(INSTALLED) ## Run the known answers; fail where they got worse.
	@$(BIN)/passage index status > /dev/null 2>&1 || $(BIN)/passage index build
	@$(BIN)/passage eval gate --jobs 2

bench: $(INSTALLED) ## Measure time, memory, retrieval and growth; some twenty minutes.
	@$(BIN)/python -m bench

load: $(INSTALLED) ## Twenty people at one server, and the index built anew under them; five minutes.
	@timeout 900 $(BIN)/python -m bench load

pictures: $(INSTALLED) ## Take the pictures of the page in docs/ anew; needs /usr/bin/chromium.
	@$(BIN)/python -m bench.pictures

index: $(INSTALLED) ## Build the index anew.
	@$(BIN)/passage index build --anew

clean: ## Remove the environment, the index and all caches.
	rm -rf $(VENV) .passage build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Passage needs Python 3.11 or later; name one, as in: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(INSTALLED): $(VENV)/.created pyproject.toml constraints.txt
	@echo "Installing what Passage needs into $(VENV); the first time takes some minutes." >&2
	@$(BIN)/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
