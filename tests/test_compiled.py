"""Compiled loops kept on disk: what an earlier code kept never stops today's."""

import importlib.util
import pickle
import sys
from pathlib import Path

import numba
import pytest

from data.feelings.compiled import compiled

CODE = """
from data.feelings.compiled import compiled

@compiled
def twice(number):
    return 2 * number
"""


@pytest.fixture
def twice(tmp_path: Path, monkeypatch):
    (tmp_path / "loops_of_a_test.py").write_text(CODE)
    described = importlib.util.spec_from_file_location("loops_of_a_test", tmp_path / "loops_of_a_test.py")
    module = importlib.util.module_from_spec(described)
    monkeypatch.setitem(sys.modules, "loops_of_a_test", module)
    described.loader.exec_module(module)
    return module.twice


def test_loops_kept_by_an_earlier_code_whose_names_are_gone_are_compiled_again(twice):
    kept = Path(twice._cache._cache_file._index_path)
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(pickle.dumps(numba.__version__) + b"cdata.feelings.tables\nNameThatIsGone\n.")
    assert twice(21) == 42
    assert twice._cache._cache_file._load_index(), "kept for the next time"


def test_loops_of_the_same_code_are_found_again(twice):
    twice(21)
    assert sum(twice.stats.cache_hits.values()) == 0
    other = compiled(twice.py_func)
    assert other(21) == 42 and sum(other.stats.cache_hits.values()) == 1
