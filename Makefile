# The one command runner; CI calls the same commands. `make` lists them.
PYTHON ?= python
.DEFAULT_GOAL := help
.PHONY: help check fix lint test types arch docs quality bench demo

help:       ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

check: lint types arch docs ## all checks but the tests

lint:       ## style and likely mistakes
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .

types:      ## mypy, strict
	$(PYTHON) -m mypy

arch:       ## imports point down, each library has one door
	lint-imports

docs:       ## the reference is in step with the program
	$(PYTHON) -m pytest -q tests/test_docs.py

fix:        ## mend what can be mended by itself
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

test:       ## everything
	$(PYTHON) -m pytest -n 2

quality:    ## the gates on gold data
	$(PYTHON) -m pytest -q tests/quality

bench:      ## every bench, one table each
	for name in extract cluster summarise; do $(PYTHON) -m bench $$name; done

demo:       ## a first edition from the examples
	digest demo
