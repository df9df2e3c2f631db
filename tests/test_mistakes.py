"""The planted mistakes still fit the code they are planted in (`make mistakes` plants them)."""

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MISTAKES = tomllib.loads((ROOT / "tests" / "mistakes.toml").read_text(encoding="utf-8"))["mistake"]


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake["what"] for mistake in MISTAKES])
def test_a_planted_mistake_still_fits_the_code(mistake):
    text = (ROOT / mistake["file"]).read_text(encoding="utf-8")
    assert mistake["find"] in text, f"{mistake['file']} changed: bring the mistake up to date"
    assert all((ROOT / test).exists() for test in mistake["tests"])
