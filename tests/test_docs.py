"""What is written about the project is true of it."""

import re
from pathlib import Path

import pytest

from queries import readme

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("path", list(readme.READMES), ids=lambda path: path.parent.name)
def test_the_generated_readmes_are_what_the_headers_say(path):
    assert path.read_text(encoding="utf-8") == readme.READMES[path](), "run `make docs`"


@pytest.mark.parametrize("name", ["README.md", "README.fr.md"])
def test_every_make_recipe_a_readme_names_exists(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    recipes = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z-]+)\b", text))
    assert {"run", "test"} <= named <= recipes


@pytest.mark.parametrize("name", ["README.md", "README.fr.md"])
def test_every_python_command_a_readme_names_exists(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    for module in set(re.findall(r"python -m ([a-z_.]+)", text)) - {"venv", "pip", "pytest", "streamlit"}:
        path = ROOT / Path(*module.split("."))
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), module


def test_both_readmes_have_the_same_sections():
    def heads(name):
        return len(re.findall(r"^## ", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))

    assert heads("README.md") == heads("README.fr.md")
