# Each recipe says in one line what it is for; `make` alone lists them.
PYTHON ?= python3
VENV = .venv
BIN = $(VENV)/bin
STORE = data/egards.duckdb

.DEFAULT_GOAL := help
.PHONY: bench brief watch workshop help run test setup test-setup demo laws mistakes docs lint browser

help: ## list the recipes
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or later is needed: install it, then run make again")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.installed-tests: tests/requirements.txt $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@

setup: $(VENV)/.installed ## make the virtual environment and install what the app needs

test-setup: $(VENV)/.installed-tests browser ## install what the tests need

browser: ## install Chromium for the browser tests, where Debian's packages can be had
	@command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 \
		|| { command -v apt-get >/dev/null 2>&1 && [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq chromium fonts-liberation >/dev/null; } \
		|| echo "Chromium is not installed and could not be: the browser tests will be skipped. On Debian: apt-get install chromium"

demo: $(VENV)/.installed ## make the demonstration store anew
	$(BIN)/python -m data demo --store $(STORE)

run: $(VENV)/.installed ## serve the app on http://localhost:8501, with the demonstration store if there is none
	@[ -f $(STORE) ] || $(BIN)/python -m data demo --store $(STORE)
	$(BIN)/streamlit run dashboard.py --server.port 8501

workshop: $(VENV)/.installed ## serve the app to a room on the local network, with a join code and its QR code
	@[ -f $(STORE) ] || $(BIN)/python -m data demo --store $(STORE)
	$(BIN)/python -m pages.workshop --store $(STORE)

test: test-setup lint ## install what the tests need and run them all
	$(BIN)/python -m pytest -n 2 --dist loadfile

laws: test-setup ## run the laws with many more examples
	$(BIN)/python -m pytest tests/test_laws.py --hypothesis-profile=thorough

bench: test-setup ## measure the app beside its peers (EVENTS=10000000: 2.5 GB of disk, a quarter of an hour)
	$(BIN)/python -m tests.bench --events $(or $(EVENTS),10000000)

mistakes: test-setup ## plant each mistake of tests/mistakes.toml and see that a test catches it
	$(BIN)/python -m tests.mistakes

docs: $(VENV)/.installed ## write the generated READMEs from the headers
	$(BIN)/python -m queries.readme

brief: $(VENV)/.installed ## write the brief of the store as brief.html
	$(BIN)/python -m queries brief --store $(STORE) --out brief.html

watch: $(VENV)/.installed ## tell which alerts fire (exit code 3 where one does)
	$(BIN)/python -m queries watch --store $(STORE)

lint: test-setup ## check style
	$(BIN)/ruff check .
