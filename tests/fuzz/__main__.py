"""Fuzz the whole import with mutated samples: `python -m tests.fuzz [--minutes 10] [--seed N] [--sample NAME]`.

Every store takes a few dozen files in turn and is then finished whole: persons, scores, worked-out tables. What breaks the
law is told once per kind with the recipe that repeats it (`--again 'sample|steps|seed'`). Exit code 1 where anything did.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
import warnings
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
warnings.simplefilter("ignore")

from hypothesis import HealthCheck, Phase, given, seed, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from data import importing, store  # noqa: E402

from .law import BY_NAME, Recipe, Trial, samples  # noqa: E402

FILES_PER_STORE = 150


def recipes(names: list[str]) -> st.SearchStrategy[Recipe]:
    return st.builds(Recipe, st.sampled_from(names), st.lists(st.sampled_from(sorted(BY_NAME)), min_size=1, max_size=4).map(tuple), st.integers(0, 2**32))


def kind_of(problem: BaseException) -> str:
    """What tells one defect from another: its type, its first words and the last of our lines it passed."""
    ours = [frame for frame in traceback.extract_tb(problem.__traceback__) if "/data/" in frame.filename]
    place = f" at {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return f"{type(problem).__name__}: {str(problem).splitlines()[0][:110] if str(problem) else ''}{place}"


def written(recipe: Recipe) -> str:
    return f"{recipe.sample}|{','.join(recipe.steps)}|{recipe.seed}"


def one_store(names: list[str], number: int, until: float, counts: Counter, found: dict[str, tuple[str, int]]) -> None:
    """A fresh store, some files, and the whole finished."""

    def note(problem: Exception, told: str) -> None:
        first, n = found.get(kind_of(problem), (told, 0))
        found[kind_of(problem)] = (first, n + 1)
        if not n:
            print(f"\n{kind_of(problem)}\n    --again '{told}'", flush=True)

    with store.in_memory() as connection:
        cursor = connection.cursor()
        trial = Trial(cursor)

        @seed(number)
        @settings(max_examples=FILES_PER_STORE, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
        @given(recipes(names))
        def bring(recipe: Recipe) -> None:
            if time.monotonic() > until:
                return
            counts["files"] += 1
            try:
                reports = trial.bring(recipe)
            except Exception as problem:
                counts["broken"] += 1
                note(problem, written(recipe))
                return
            for report in reports:
                counts["recognised" if report.recognised else "refused"] += 1
                counts.update(seen=report.rows_seen, mapped=report.rows_mapped, excluded=report.rows_excluded, rejected=report.rows_rejected)

        bring()
        try:
            importing.finish(cursor)
            counts["stores finished"] += 1
        except Exception as problem:
            note(problem, f"finishing, seed {number}")
        cursor.close()


def again(told: str) -> int:
    sample, steps, number = told.split("|")
    with store.in_memory() as connection:
        for report in Trial(connection.cursor()).bring(Recipe(sample, tuple(steps.split(",")), int(number))):
            print(report)
    return 0


def main(minutes: float, first_seed: int, only: str) -> int:
    names = [name for name in samples() if only in name]
    counts, found = Counter(), {}
    until, number = time.monotonic() + 60 * minutes, first_seed
    while time.monotonic() < until:
        one_store(names, number, until, counts, found)
        number += 1
        print("\r" + ", ".join(f"{name} {n}" for name, n in counts.items()), end="", flush=True)
    print(f"\nseeds {first_seed} to {number - 1}, {len(names)} samples, {len(found)} kinds of defect")
    for kind, (told, n) in found.items():
        print(f"{n:6} × {kind}\n         --again '{told}'")
    return 1 if found else 0


if __name__ == "__main__":
    read = argparse.ArgumentParser(description=__doc__)
    read.add_argument("--minutes", type=float, default=10)
    read.add_argument("--seed", type=int, default=1)
    read.add_argument("--sample", default="")
    read.add_argument("--again", default="")
    told = read.parse_args()
    sys.exit(again(told.again) if told.again else main(told.minutes, told.seed, told.sample))
