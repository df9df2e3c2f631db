"""A short run of the fuzzing of the whole import, the same each time, and what longer runs found; `python -m tests.fuzz` goes on."""

from __future__ import annotations

import pytest
from fuzz.__main__ import recipes
from fuzz.law import Broken, Recipe, Trial, held, samples
from hypothesis import HealthCheck, Phase, given, settings

from data import importing, store
from data.importing.cells import Issue


@pytest.fixture(scope="module")
def trial():
    with store.in_memory() as connection:
        yield Trial(connection.cursor())


@settings(max_examples=30, deadline=None, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(recipe=recipes(sorted(samples())))
def test_whatever_happens_to_a_file_nothing_crashes_and_no_row_is_lost(trial, recipe):
    trial.bring(recipe)


@pytest.mark.parametrize(
    "recipe",
    [
        Recipe("uservoice_suggestions.csv", ("heading_renamed",), 200691447),  # a heading that has the name of our own view
    ],
)
def test_what_was_found_before_does_not_come_back(trial, recipe):
    trial.bring(recipe)


def test_the_same_seed_does_the_same(tmp_path):
    from fuzz.law import mutated

    recipe = Recipe("aircall_calls.csv", ("hostile_cells", "flipped", "zipped"), 7)
    first, second = (mutated(recipe, tmp_path / name)[0].read_bytes() for name in "ab")
    assert len(first) == len(second)


@pytest.mark.parametrize(
    "report",
    [
        importing.FileReport("x", recognised=True, rows_seen=3, rows_mapped=1, rows_excluded=1, issues=(Issue("error", "empty_file"),)),
        importing.FileReport("x", recognised=True, rows_seen=2, rows_mapped=1, rows_rejected=1),
        importing.FileReport("x", recognised=True, rows_seen=2, rows_mapped=1, rows_excluded=1),
        importing.FileReport("x"),
        importing.FileReport("x", issues=(Issue("error", "importer_failed", detail=(("reason", "Binder Error"),)),)),
    ],
    ids=["a row lost", "rejected in silence", "excluded in silence", "refused in silence", "failed"],
)
def test_the_law_is_broken_by_what_breaks_it(report):
    with pytest.raises(Broken):
        held(report)
