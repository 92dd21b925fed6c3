# Two targets do everything on a machine with Python 3.11+, make and git: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.DELETE_ON_ERROR:
.PHONY: help venv demo test lock traductions constats clean

help:
	@echo "make demo   crée le projet d’exemple dans demo/ et son cahier des charges Word"
	@echo "make test   relit, type et teste tout le dépôt"
	@echo "make constats  refait docs/constats.md à partir des règles"
	@echo "make lock   refait requirements.lock à partir de pyproject.toml"

venv: $(VENV)/.pret

$(VENV)/.pret: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 ou plus récent est nécessaire. Indiquez le vôtre : make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: venv
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python exemples/demo.py demo

test: venv
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist loadfile -m "not outils and not terminal"
	$(BIN)/pytest -m "terminal and not outils"

lock: venv
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --extra dev --generate-hashes --allow-unsafe --strip-extras \
		--no-emit-index-url --no-emit-find-links --no-header --output-file requirements.lock pyproject.toml

traductions: venv
	$(BIN)/pybabel --quiet compile --directory cdc/traductions --domain messages

constats: venv
	$(BIN)/python -m cdc.formats.constats.catalogue > docs/constats.md

clean:
	rm -rf demo build dist
