# Cockpit's workshop. `make` lists what can be done.

.DEFAULT_GOAL := help
SHELL := /bin/sh

# The Python that makes .venv: python3 if it is new enough, else the first one that is. `make PYTHON=…` overrides.
NEW_ENOUGH = import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for it in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$it -c '$(NEW_ENOUGH)' 2>/dev/null && { echo $$it; break; }; done)

# The book that `make run` opens; one given from outside wins.
COCKPIT_BOOK ?= $(CURDIR)/.demo/book
export COCKPIT_BOOK

BIN := .venv/bin

# One more than there are cores: a third of what a journey through the screens takes is waiting.
WORKERS = $$(($$(getconf _NPROCESSORS_ONLN) + 1))

# Runs a shell command; what it prints is shown only if it fails.
quietly = log=$$(mktemp) && { { $(1); } >"$$log" 2>&1 && rm -f "$$log" || { cat "$$log" >&2; rm -f "$$log"; exit 1; }; }

.PHONY: help
help: ## List what can be done
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

.PHONY: run
run: .venv/.run ## Open the cockpit on demo data (COCKPIT_BOOK names another book)
	@$(BIN)/cockpit --book "$(COCKPIT_BOOK)" demo

.PHONY: test
test: check ## Check, then run every test on every core (ARGS='-k promise' runs some, ARGS=-n0 on one core)
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

.PHONY: check
check: .venv/.dev ## Style, types, the import rule and the structure; says nothing when all is well
	@$(BIN)/ruff check --quiet
	@$(call quietly,$(BIN)/ruff format --check)
	@$(BIN)/mypy --no-error-summary
	@$(call quietly,$(BIN)/lint-imports)
	@$(call quietly,$(BIN)/python -m pytest --quiet tests/test_structure.py)

.PHONY: format
format: .venv/.dev ## Put the code in order
	@$(BIN)/ruff check --quiet --fix-only
	@$(BIN)/ruff format --quiet

# Minutes, and counted: kills, faults at each system call, flipped bytes, power cuts, a crowd. `make test` samples them.
.PHONY: faults
faults: .venv/.dev ## Try every fault in full: nothing that was acknowledged is lost (ARGS='-n 2' on two cores, '-k flips' some)
	@COCKPIT_FAULTS=whole $(BIN)/python -m pytest tests/faults -o timeout=3600 -n 0 --dist worksteal $(ARGS)

.PHONY: bench
bench: .venv/.dev ## Measure what the claims about speed rest on
	@$(BIN)/python -m compileall -q cockpit widgets themes
	@$(BIN)/python -m benchmarks

.PHONY: docs
docs: .venv/.dev ## Make the tables and pictures of the docs anew
	@$(BIN)/python docs/make.py

.PHONY: wheel
wheel: .venv/.dev ## Build the wheel into dist/
	@$(call quietly,$(BIN)/python -m build --wheel --no-isolation)
	@ls dist/*.whl

# Resolved on the oldest Python we support: what it needs is all that the newer ones need.
COMPILE := .venv-pins/bin/pip-compile --quiet --upgrade --generate-hashes --strip-extras --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file
PINS_NOTE = \# $(1). Remade by `make pins`, on Python 3.11, for 3.11 and later on Linux and macOS.\n

.PHONY: pins
pins: ## Pin every dependency anew, with hashes (needs Python 3.11)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || \
		{ echo "Pins are made on Python 3.11, the oldest supported: make pins PYTHON=python3.11" >&2; exit 1; }
	@echo "Pinning what cockpit runs with and what it is built with …"
	@$(call quietly,$(PYTHON) -m venv .venv-pins && .venv-pins/bin/pip install --upgrade pip pip-tools)
	@$(call quietly,echo 'pip>=25.2' | $(COMPILE) .venv-pins/pip.txt --allow-unsafe -)
	@$(call quietly,$(COMPILE) .venv-pins/run.txt --build-deps-for editable pyproject.toml)
	@$(call quietly,$(COMPILE) .venv-pins/dev.txt --extra dev pyproject.toml)
	@$(call quietly,$(COMPILE) .venv-pins/semantic.txt --extra semantic pyproject.toml)
	@$(call quietly,$(COMPILE) .venv-pins/phone.txt --extra phone pyproject.toml)
	@{ printf '$(call PINS_NOTE,What installs it)'; sed '/^#/d;/^$$/d' .venv-pins/pip.txt; } > requirements/pip.txt
	@{ printf '$(call PINS_NOTE,What cockpit runs with and the build backend)'; cat .venv-pins/run.txt; } > requirements/run.txt
	@{ printf '$(call PINS_NOTE,What cockpit runs with and all that is needed to work on it)'; cat .venv-pins/dev.txt; } > requirements/dev.txt
	@{ printf '$(call PINS_NOTE,What cockpit runs with and the model that finds answers said in other words)'; cat .venv-pins/semantic.txt; } > requirements/semantic.txt
	@{ printf '$(call PINS_NOTE,What cockpit runs with and what speaks with keyrings and calendar servers)'; cat .venv-pins/phone.txt; } > requirements/phone.txt
	@rm -rf .venv-pins

.PHONY: clean
clean: ## Remove what make made; the demo book stays
	@rm -rf .venv .venv-pins dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find cockpit widgets themes tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# --- The environment: what runs the cockpit, then what works on it -----------------------------------------------

# The pip that comes with a Python may be years old: until 25.2 the start script that it writes loads `re`, which
# costs a third of what starting Python does.
.venv/.run: pyproject.toml requirements/pip.txt requirements/run.txt
	@$(or $(PYTHON),false) -c '$(NEW_ENOUGH)' 2>/dev/null || { \
		echo "Cockpit needs Python 3.11 or newer, and none was found$(if $(PYTHON), at $(PYTHON))." >&2; \
		echo "Install one (Debian: apt install python3 python3-venv; macOS: brew install python), or name it:" >&2; \
		echo "make PYTHON=/path/to/python3.12 …" >&2; exit 1; }
	@echo "Setting up .venv (once) …"
	@$(call quietly,$(PYTHON) -m venv .venv \
		&& $(BIN)/python -m pip install --require-hashes -r requirements/pip.txt \
		&& $(BIN)/pip install --require-hashes -r requirements/run.txt \
		&& $(BIN)/pip install --no-deps --no-build-isolation -e . \
		&& $(BIN)/python -m compileall -q cockpit widgets themes)
	@touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	@echo "Adding the tools for tests and checks to .venv (once) …"
	@$(call quietly,$(BIN)/pip install --require-hashes -r requirements/dev.txt)
	@touch $@
