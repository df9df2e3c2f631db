"""One concept, one name; files say what they hold."""

import re
import subprocess
from pathlib import Path

import pytest

from data import model
from queries import catalogue

ROOT = Path(__file__).parent.parent
SAY_NOTHING = re.compile(r"^(utils?|helpers?|common|misc|base|manager|core)$")
LONGEST_MODULE = 400


def project_files():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split("\n")
    return [Path(name) for name in listed if name and (ROOT / name).exists()]


def test_no_file_has_a_name_that_says_nothing():
    for path in project_files():
        for part in path.with_suffix("").parts:
            assert not SAY_NOTHING.match(part), path


def test_the_top_level_is_what_it_was_decided_to_be():
    allowed = {"dashboard.py", "pages", "queries", "data", "tests", "requirements.txt", "README.md", "README.fr.md", "LICENSE", "CHANGELOG.md", "Makefile"}
    for path in project_files():
        top = path.parts[0]
        assert top in allowed or top.startswith("."), path


def test_every_module_can_be_read_in_a_sitting():
    for path in project_files():
        if path.suffix == ".py":
            lines = (ROOT / path).read_text(encoding="utf-8").count("\n")
            longest = LONGEST_MODULE + 100 if path.parts[0] == "tests" else LONGEST_MODULE
            assert lines <= longest, f"{path}: {lines} lines; split it"


@pytest.mark.parametrize("name", list(model.tables()))
def test_columns_of_tables_say_their_unit_or_role(name):
    for column in model.tables()[name].own:
        if column.type == "timestamptz":
            assert column.name.endswith(("_at", "_as_of", "_until", "_from", "_to")), f"{name}.{column.name}: a moment is named …_at"
        if column.type == "date":
            assert column.name.endswith(("_on", "month", "vintage")), f"{name}.{column.name}: a day is named …_on"
        if column.type == "boolean" and column.name not in ("by_brand", "higher_is_better", "declared"):
            assert column.name.startswith(("is_", "has_")), f"{name}.{column.name}: a claim is named is_… or has_…"


def test_a_question_is_named_for_what_it_answers_and_stands_with_its_page():
    from pages import PAGES

    known = {page.name for page in PAGES}
    for name, file in catalogue.questions().items():
        assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
        assert catalogue.page_of(file) in known, f"{file.path}: its folder is no page"


def test_the_project_speaks_of_itself_alone():
    workplace = re.compile("|".join((r"\.\./" + "shared", "/" + "work/", "farm" + "-", "/tmp/" + "bash_jobs")))
    for path in project_files():
        if path.suffix in {".py", ".sql", ".md", ".toml", ".css", ".yml", ""} and path.name != "test_names.py":
            text = (ROOT / path).read_text(encoding="utf-8", errors="replace")
            assert not workplace.search(text), f"{path}: {workplace.search(text)[0]}"
