"""Readers of questions about message pressure: raw and own-usual curves, the point of saturation, runs, log-rank."""
import numpy as np
import polars as pl

from queries.certainty import survival
from queries.certainty.intervals import CONFIDENCE
from queries.certainty.suppression import FLOOR, THIN, hide
from queries.certainty.within import rate_ratio, within_strata

LEAST_EVENTS = 30
LEAST_HARM = 1.25  # a quarter more people lost per message: less is not worth a line
MOST_GROWTH = 1.5  # a comparison that cannot rule out half as many again says too little
REACHED, LIKELY, NOT_REACHED, UNKNOWN = ("reached", "likely", "not_reached", "unknown")


def read_raw_and_own(rows, grain_columns):
    """Two views of the same events: all person-weeks together (raw), and each stratum against itself (own).

    Rows per level and stratum: the grain column, `step` (its order), `person_no`, `customer_id` or `stratum` (null where
    the stratum has no event), `people` (or `level_people`, those of the whole level), `n_weeks`, `events`. Returns grain, view, n (people), weeks, rate_ratio
    to the commonest level with bounds.
    """
    name = grain_columns[0]
    stratum = next(name for name in ("person_no", "customer_id", "stratum") if name in rows.columns)
    people = pl.col("level_people").max() if "level_people" in rows.columns else pl.col("people").sum()
    levels = rows.group_by("step", maintain_order=True).agg(pl.col(name).first(), people.alias("people"), pl.sum("n_weeks", "events")).sort("step")
    size = len(levels)
    place = {step: i for i, step in enumerate(levels["step"].to_list())}
    inside = rows.filter(pl.col(stratum).is_not_null())
    found = within_strata(
        inside[stratum].to_numpy(), inside["step"].replace_strict(place, return_dtype=pl.Int64).to_numpy(), inside["events"].to_numpy(),
        inside["n_weeks"].to_numpy(), size, clustered=stratum != "stratum",
    ) if len(inside) else None  # fmt: skip
    events, weeks = levels["events"].cast(pl.Float64).to_numpy(), levels["n_weeks"].cast(pl.Float64).to_numpy()
    reference = _reference(found, events, weeks)
    raw = rate_ratio(events, weeks, events[reference], weeks[reference]) if size else np.zeros((3, 0))
    own = [found.ratio(i, reference) if found else (np.nan,) * 3 for i in range(size)]
    parts = []
    for view, lines in (("raw", raw), ("own", np.array(own, dtype=float).reshape(-1, 3).T)):
        values = {column: np.asarray(line, dtype=float) for column, line in zip(("rate_ratio", "rate_ratio_low", "rate_ratio_high"), lines, strict=True)}
        values["rate_ratio_low"][reference : reference + 1] = values["rate_ratio_high"][reference : reference + 1] = np.nan
        parts.append(levels.select(name, pl.lit(view).alias("view"), pl.col("people").cast(pl.Int64).alias("n"), pl.col("n_weeks").cast(pl.Int64).alias("weeks"), "step").with_columns(
            pl.Series(column, line, dtype=pl.Float64).fill_nan(None) for column, line in values.items()
        ))  # fmt: skip
    told = pl.concat(parts).sort("step", "view", descending=[False, True], maintain_order=True).drop("step")
    one = hide(told.filter(pl.col("view") == "raw"), [name], "n", []).select(name, "is_hidden", "is_thin")
    told = told.join(one, on=name, how="left", maintain_order="left", nulls_equal=True)
    emptied = ("n", "weeks", "rate_ratio", "rate_ratio_low", "rate_ratio_high")
    return told.with_columns(pl.when("is_hidden").then(None).otherwise(pl.col(column)).alias(column) for column in emptied)


def read_own_clicks(rows, grain_columns):
    """`read_raw_and_own` of `clicked`; weeks without a message in the window only where somebody clicked in one."""
    has_clicks = rows.filter(pl.col("step") == 0)["clicked"].sum() > 0
    return read_raw_and_own(_of(rows if has_clicks else rows.filter(pl.col("step") > 0), "clicked"), grain_columns)


def read_own_orders(rows, grain_columns):
    """`read_raw_and_own` of `orders`."""
    return read_raw_and_own(_of(rows, "orders"), grain_columns)


def _of(rows, events):
    """Rows of one kind of event; who did none of it says nothing against themselves."""
    return rows.with_columns(pl.col(events).alias("events")).with_columns(pl.when(pl.sum("events").over("person_no") > 0).then("person_no").alias("person_no"))


def _reference(found, events, weeks):
    if found is not None and not np.isnan(found.log).all():
        return found.reference
    return int(np.argmax(np.where(events > 0, weeks, -1))) if len(weeks) else 0


def read_saturation(rows, grain_columns):
    """Per segment: from how many messages more of them bring no more clicks, or lose more people each.

    Rows: grain, `outcome` (click or opt_out), `stratum` (null where it has no event), `messages_from` (lower end of
    the level), `people`, `n_weeks`, `exposure`, `events`. Clicks per person-week are compared within customers,
    opt-outs per message among people of the same usual. A level is past the line when it, and it with all above,
    bring no more clicks than the level below, or when each message loses at least a quarter more people there than at lower levels, chance aside.
    Returns grain, n, saturates_from (by the estimate), saturates_surely_from (by the interval), saturation_state.
    """
    parts = []
    groups = rows.partition_by(grain_columns, maintain_order=True) if grain_columns else [rows]
    for group in groups if not rows.is_empty() else []:
        maybe, surely, state = _line_of(group)
        people = group.filter(pl.col("outcome") == "click")["people"].max() or 0
        parts.append({**{name: group[name][0] for name in grain_columns}, "n": int(_people(group) or people), "saturates_from": maybe, "saturates_surely_from": surely, "saturation_state": state})
    schema = {**{name: rows.schema[name] for name in grain_columns}, "n": pl.Int64, "saturates_from": pl.Int64, "saturates_surely_from": pl.Int64, "saturation_state": pl.String}
    return hide(pl.DataFrame(parts, schema=schema, orient="row"), grain_columns, "n", ["saturates_from", "saturates_surely_from", "saturation_state"])


def _people(group):
    return group["segment_people"].max() if "segment_people" in group.columns else None


def _line_of(group):
    clicks, lost = (_compared(group.filter(pl.col("outcome") == outcome), outcome) for outcome in ("click", "opt_out"))
    flat = [(level, above) for level, alone, above in clicks if alone.estimate <= 1 and above.estimate <= 1]
    harm = [(level, alone) for level, alone, _ in lost if alone.low > 1 and alone.estimate >= LEAST_HARM]
    maybe = [level for level, above in flat if above.high <= MOST_GROWTH] + [level for level, _ in harm]
    surely = [level for level, above in flat if above.high <= 1] + [level for level, alone in harm if alone.low >= LEAST_HARM]
    if surely:
        return min([*maybe, *surely]), min(surely), REACHED
    if maybe:
        return min(maybe), None, LIKELY
    if clicks and all(alone.low > 1 for _, alone, _ in clicks):
        return None, None, NOT_REACHED
    return None, None, UNKNOWN


def _compared(rows, outcome):
    """(lower end, ratio of the level alone, ratio of it and all above) for each level over what lies below it.

    Clicks are compared with the level just below, departures with all lower levels together. The intervals hold
    for all levels at once (Bonferroni): the more levels are looked at, the likelier one stands out by chance.
    """
    rows = rows.filter(pl.col("messages_from") > 0)
    levels = rows.group_by("messages_from").agg(pl.sum("exposure", "events")).sort("messages_from")
    inside = rows.filter(pl.col("stratum").is_not_null())
    if len(levels) < 2 or levels["events"].sum() < LEAST_EVENTS or inside.is_empty():
        return []
    place = {level: i for i, level in enumerate(levels["messages_from"].to_list())}
    rates = within_strata(
        inside["stratum"].to_numpy(), inside["messages_from"].replace_strict(place, return_dtype=pl.Int64).to_numpy(), inside["events"].to_numpy(),
        inside["exposure"].to_numpy(), len(levels), clustered=outcome == "click",
    )  # fmt: skip
    exposure, events, order = levels["exposure"].cast(pl.Float64).to_numpy(), levels["events"].to_numpy(), np.arange(len(levels))
    found, confidence = [], 1 - (1 - CONFIDENCE) / (len(levels) - 1)
    for level in range(1, len(levels)):
        below = level - 1 if outcome == "click" else np.where(order < level, exposure, 0.0)
        alone, above = rates.ratio(level, below, confidence), rates.ratio(np.where(order >= level, exposure, 0.0), below, confidence)
        if events[level:].sum() >= FLOOR and not np.isnan(alone.estimate):
            found.append((levels["messages_from"][level], alone, above))
    return found


def read_log_rank(rows, grain_columns):
    """Do the groups leave alike? grain, n, n_ended, share still on at the last day seen by all groups, log_rank_p (the same on every row).

    Rows as for `survival`: the grain, `days`, `n_ended`, `n_open`; `messages_least` and `messages_most` are kept.
    """
    groups = rows.partition_by(grain_columns, maintain_order=True) if not rows.is_empty() else []
    told = [tuple(group[name].cast(pl.Float64).to_numpy() for name in ("days", "n_ended", "n_open")) for group in groups]
    _, p = survival.log_rank(told)
    until = min((days.max() for days, _, _ in told), default=np.nan)
    parts = []
    for group, one in zip(groups, told, strict=True):
        share, low, high = (float(line[0]) for line in survival.still_waiting(survival.curve(*one), until))
        parts.append({
            **{name: group[name][0] for name in grain_columns}, "n": int(one[1].sum() + one[2].sum()), "messages_least": int(group["messages_least"].min()),
            "messages_most": int(group["messages_most"].max()), "still_subscribed_share": share, "still_subscribed_share_low": low, "still_subscribed_share_high": high, "log_rank_p": float(p),
        })  # fmt: skip
    floats = ("still_subscribed_share", "still_subscribed_share_low", "still_subscribed_share_high", "log_rank_p")
    schema = {**{name: rows.schema[name] for name in grain_columns}, "n": pl.Int64, "messages_least": pl.Int64, "messages_most": pl.Int64, **dict.fromkeys(floats, pl.Float64)}
    values = ["messages_least", "messages_most", *floats]
    return hide(pl.DataFrame(parts, schema=schema, orient="row").with_columns(pl.selectors.float().fill_nan(None)), grain_columns, "n", values, thin=THIN)


def read_runs(rows, grain_columns):
    """Median and ninth decile of run lengths, runs still going counted as unfinished: grain, n, n_open, run_median, run_p90, with bounds.

    Rows: grain, `messages` (the length), `n_ended`, `n_open`.
    """
    groups = rows.partition_by(grain_columns, maintain_order=True) if grain_columns and not rows.is_empty() else [rows]
    parts = []
    for group in groups if not rows.is_empty() else []:
        found = survival.curve(*(group[name].cast(pl.Float64).to_numpy() for name in ("messages", "n_ended", "n_open")))
        values = survival.quantiles(found, (0.5, 0.9))
        row = {**{name: group[name][0] for name in grain_columns}, "n": found.n, "n_open": int(found.censored.sum())}
        for place, name in enumerate(("run_median", "run_p90")):
            for suffix, line in zip(("", "_low", "_high"), values, strict=True):
                row[name + suffix] = float(line[place])
        parts.append(row)
    values = [name + suffix for name in ("run_median", "run_p90") for suffix in ("", "_low", "_high")]
    schema = {**{name: rows.schema[name] for name in grain_columns}, "n": pl.Int64, "n_open": pl.Int64, **dict.fromkeys(values, pl.Float64)}
    told = pl.DataFrame(parts, schema=schema, orient="row").with_columns(pl.selectors.float().fill_nan(None))
    return hide(told, grain_columns, "n", ["n_open", *values])
