"""Plan a test of one message fewer or one more, and draw its arms: sizes, duration, power, and who goes where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np
import polars as pl

from queries.certainty import experiment

FEWER, AS_NOW, MORE = ("one_fewer", "as_now", "one_more")
COMPARISONS = 2
"""Both side arms are compared with the middle one: the chance of a false alarm is shared between them."""


@dataclass(frozen=True)
class Plan:
    """A test of a given length: the share expected as now, what one arm needs, what there is, and the power of that."""

    weeks: int
    expected_share: float
    needed_per_arm: int | None
    in_each_arm: int
    power: float

    @property
    def is_enough(self) -> bool:
        return self.needed_per_arm is not None and self.in_each_arm >= self.needed_per_arm


def plans(share_in_4_weeks: float, people: int, arm_percent: int, change_percent: int, weeks: tuple[int, ...] = (4, 8, 12, 26)) -> list[Plan]:
    """One plan per duration, for finding a relative change of a share, in either arm, with 8 chances in 10 at 5 %.

    `share_in_4_weeks` is what happens as now; longer tests see more of it. Each side arm takes `arm_percent` of the
    people, the middle one the rest.
    """
    side = int(people * arm_percent / 100)
    middle = people - 2 * side
    found = []
    for length in weeks:
        share = 1 - (1 - share_in_4_weeks) ** (length / 4)
        changed = min(share * (1 + change_percent / 100), 1.0)
        if not 0 < share < changed or side < 1 or middle < 1:
            found.append(Plan(length, share, None, side, float("nan")))
            continue
        needed = experiment.sample_size(share, changed, comparisons=COMPARISONS, treated_per_control=side / middle)[1]
        found.append(Plan(length, share, needed, side, float(experiment.power(share, changed, middle, side, 0.05 / COMPARISONS))))
    return found


def draw(people: list[str], experiment_id: str, seed: int, arm_percent: int, assigned_at: datetime) -> pl.DataFrame:
    """Who goes in which arm, by chance alone: the same people and seed give the same arms, whatever the order they come in.

    Columns are those of `experiment_arms`, so that the file comes back in as it is, plus the planned share and the seed.
    """
    ordered = sorted(set(people))
    side = int(len(ordered) * arm_percent / 100)
    place = np.random.default_rng(seed).permutation(len(ordered))
    arm = np.where(place < side, FEWER, np.where(place >= len(ordered) - side, MORE, AS_NOW))
    planned = {FEWER: arm_percent / 100, MORE: arm_percent / 100, AS_NOW: 1 - 2 * arm_percent / 100}
    return pl.DataFrame(
        {
            "assignment_id": [f"{experiment_id}-{number}" for number in range(1, len(ordered) + 1)],
            "experiment_id": [experiment_id] * len(ordered),
            "customer_id": ordered,
            "arm": arm.tolist(),
            "assigned_at": [assigned_at.strftime("%Y-%m-%dT%H:%M:%SZ")] * len(ordered),
            "planned_share": [planned[one] for one in arm.tolist()],
            "seed": [seed] * len(ordered),
        },
        schema={"assignment_id": pl.String, "experiment_id": pl.String, "customer_id": pl.String, "arm": pl.String, "assigned_at": pl.String, "planned_share": pl.Float64, "seed": pl.Int64},
    )
