"""Readers of questions about randomised tests: the arms as they were drawn, and what each did compared with the control."""
import numpy as np
import polars as pl

from queries.certainty import experiment
from queries.certainty.comparison import judged
from queries.certainty.intervals import Interval
from queries.certainty.suppression import FLOOR

CONTROLS = ("control", "holdout", "témoin", "temoin", "n", "as_now")
"""Names by which an arm is known as the one left as before, the first found counting; else the largest arm is."""
OUTCOMES = {"opt_outs": "lower", "clickers": "higher", "buyers": "higher", "revenue": "higher"}
BLOCKED_BY_MANY_LOOKS = "many_looks"


def control_of(arms, sizes):
    """The arm the others are compared with."""
    folded = {str(arm).strip().casefold(): arm for arm in arms}
    return next((folded[name] for name in CONTROLS if name in folded), arms[int(np.argmax(sizes))])


def read_test_arms(rows, grain_columns):
    """Each arm: n, its share and the planned one, and the p of sizes as these under the plan (null without a plan).

    Rows per arm: `arm`, `n_people`, `planned_share` (null when unknown), `control_percent` (0 when not told), then
    figures kept as they are.
    """
    if rows.is_empty():
        return rows.rename({"n_people": "n"}).with_columns(pl.lit(None, dtype=pl.Float64).alias(name) for name in ("drawn_share", "sample_ratio_p")).drop("control_percent")
    planned = _planned(rows)
    p = experiment.sample_ratio_p(rows["n_people"].to_numpy(), planned) if planned is not None else np.nan
    told = rows.with_columns(
        (pl.col("n_people") / pl.col("n_people").sum()).alias("drawn_share"),
        pl.Series("planned_share", planned if planned is not None else [None] * len(rows), dtype=pl.Float64),
        pl.lit(p, dtype=pl.Float64).fill_nan(None).alias("sample_ratio_p"),
    ).rename({"n_people": "n"}).drop("control_percent")
    small = told["n"].min() < FLOOR
    if small:
        told = told.with_columns(pl.lit(None, dtype=kind).alias(name) for name, kind in told.schema.items() if name not in ("arm",))
    return told.with_columns(pl.lit(small).alias("is_hidden"), (pl.col("n") < 30).fill_null(False).alias("is_thin"))


def _planned(rows):
    """Planned shares of the arms in their order: from the plan kept with them, else from the control's share as told."""
    if rows["planned_share"].null_count() == 0 and (rows["planned_share"] > 0).all():
        return (rows["planned_share"] / rows["planned_share"].sum()).to_numpy()
    percent = float(rows["control_percent"][0] or 0)
    if not 0 < percent < 100 or len(rows) < 2:
        return None
    control = control_of(rows["arm"].to_list(), rows["n_people"].to_numpy())
    rest = (1 - percent / 100) / (len(rows) - 1)
    return np.array([percent / 100 if arm == control else rest for arm in rows["arm"].to_list()])


def read_test_effects(rows, grain_columns):
    """What each arm did compared with the control, per 1,000 people: opt-outs, clickers, buyers and revenue.

    Rows per arm: `arm`, `n_people`, `planned_share`, `control_percent`, `opt_outs`, `clickers`, `buyers` (people) and
    `revenues` (list of the amounts of those who bought). Harms stand beside gains; as several outcomes are looked
    at, a verdict must also hold after Benjamini and Hochberg's correction (1995). Returns arm, effect_on, n, n_control,
    treated_per_1000, control_per_1000, effect_per_1000 with bounds, smallest_detectable, test_verdict, verdict_because.
    """
    names = ("arm", "effect_on", "n", "n_control", "treated_per_1000", "control_per_1000", "effect_per_1000", "effect_per_1000_low", "effect_per_1000_high", "smallest_detectable", "test_verdict", "verdict_because")
    schema = {name: pl.String if name in ("arm", "effect_on", "test_verdict", "verdict_because") else pl.Int64 if name in ("n", "n_control") else pl.Float64 for name in names}
    sizes = rows["n_people"].to_numpy()
    if len(rows) < 2 or sizes.min() < FLOOR:
        return pl.DataFrame(schema=schema).with_columns(pl.lit(False).alias("is_hidden"), pl.lit(False).alias("is_thin"))
    planned = _planned(rows)
    ratio_p = experiment.sample_ratio_p(sizes, planned) if planned is not None else np.nan
    arms = rows.to_dicts()
    base = next(arm for arm in arms if arm["arm"] == control_of([a["arm"] for a in arms], sizes))
    looks = [_look(arm, base, outcome, ratio_p) for arm in arms if arm is not base for outcome in OUTCOMES]
    _correct(looks)
    told = pl.DataFrame([{name: look[name] for name in names} for look in looks], schema=schema, orient="row").with_columns(pl.selectors.float().fill_nan(None))
    return told.with_columns(pl.lit(False).alias("is_hidden"), (pl.min_horizontal("n", "n_control") < 30).alias("is_thin"))


def _look(arm, base, outcome, ratio_p):
    n1, n0 = arm["n_people"], base["n_people"]

    def spent(one):
        return np.array(sorted(amount for amount in one["revenues"] or [] if amount is not None), dtype=float)

    if outcome == "revenue":
        amounts = [np.concatenate([spent(one), np.zeros(one["n_people"] - len(spent(one)))]) for one in (arm, base)]
        effect = Interval(*(1000 * float(part) for part in experiment.mean_effect(*amounts)))
        means, events = [1000 * values.mean() for values in amounts], (arm["buyers"], base["buyers"])
        # what 80 % of such tests would find: 1.96 + 0.84 standard errors
        mde = 2.8 * 1000 * np.sqrt(sum(values.var(ddof=1) / len(values) for values in amounts)) if min(n1, n0) > 1 else np.nan
    else:
        events = (arm[outcome], base[outcome])
        effect = Interval(*(float(part) for part in experiment.per_thousand(events[0], n1, events[1], n0)))
        means = [1000 * events[0] / n1, 1000 * events[1] / n0]
        mde = 1000 * experiment.smallest_detectable(events[1] / n0, n0, n1)
    if np.isnan(ratio_p):
        found = experiment.Verdict(experiment.UNKNOWN, "no_plan")
    else:
        found = experiment.verdict(effect, mde, ratio_p, n0, events[0], events[1], OUTCOMES[outcome])
    return {
        "arm": str(arm["arm"]), "effect_on": outcome, "n": n1, "n_control": n0, "treated_per_1000": means[0], "control_per_1000": means[1], "effect_per_1000": effect.estimate,
        "effect_per_1000_low": effect.low, "effect_per_1000_high": effect.high, "smallest_detectable": mde, "test_verdict": found.code, "verdict_because": found.because, "p": float(judged(effect).p),
    }  # fmt: skip


def _correct(looks):
    """A verdict that only one look among many carries is taken back (Benjamini and Hochberg at 5 %)."""
    ranked = sorted((look for look in looks if not np.isnan(look["p"])), key=lambda look: look["p"])
    held = max((place for place, look in enumerate(ranked, start=1) if look["p"] <= 0.05 * place / len(ranked)), default=0)
    for look in ranked[held:]:
        if look["test_verdict"] in (experiment.POSITIVE, experiment.NEGATIVE):
            look["test_verdict"], look["verdict_because"] = experiment.UNKNOWN, BLOCKED_BY_MANY_LOOKS
