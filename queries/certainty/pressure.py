"""Readers of questions about message pressure: raw and own-usual curves, the point of saturation, runs, log-rank."""
import numpy as np
import polars as pl

from queries.certainty import survival
from queries.certainty.columns import counted, measured, numbers, table
from queries.certainty.intervals import CONFIDENCE, Interval
from queries.certainty.own_told import own_told, together
from queries.certainty.suppression import FLOOR, THIN, hide
from queries.certainty.within import rate_ratio, within_rows, within_strata

LEAST_EVENTS = 30
LEAST_HARM = 1.25  # a quarter more people lost per message: less is not worth a line
MOST_GROWTH = 1.5  # a comparison that cannot rule out half as many again says too little
REACHED, LIKELY, NOT_REACHED, UNKNOWN = ("reached", "likely", "not_reached", "unknown")


def read_raw_and_own(rows, grain_columns):
    """Two views of the same events: all person-weeks together (raw), and each stratum against itself (own).

    Rows per level and stratum: the grain column, `step` (its order), `customer_id` or `stratum` (null where the stratum has no event), `people`
    (or `level_people`, those of the whole level), `n_weeks`, `events`. Returns grain, view, n (people), weeks, rate_ratio to the commonest level with bounds.
    """
    name = grain_columns[0]
    stratum = next(name for name in ("customer_id", "stratum") if name in rows.columns)
    steps, first, at = np.unique(rows["step"].to_numpy(), return_index=True, return_inverse=True)
    weeks, events = (np.nan_to_num(numbers(rows, column)) for column in ("n_weeks", "events"))
    told = np.flatnonzero(rows[stratum].is_not_null().to_numpy())
    found = within_strata(rows[stratum].to_numpy()[told], at[told], events[told], weeks[told], len(steps), clustered=stratum != "stratum") if len(told) else None
    weeks, events = (np.bincount(at, values, len(steps)) for values in (weeks, events))
    if "level_people" in rows.columns:
        people = numbers(rows, "level_people")[first]
    else:
        people = np.bincount(at, np.nan_to_num(numbers(rows, "people")), len(steps))
    return _both_views(rows[name][pl.Series(first)], people, weeks, events, found)


def _both_views(names, people, weeks, events, found):
    """Raw rates of levels, of that many people, weeks and events, beside those found within strata, if any; `names` is the grain column."""
    size = len(names)
    events, weeks = np.asarray(events, dtype=float), np.asarray(weeks, dtype=float)
    reference = _reference(found, events, weeks)
    raw = rate_ratio(events, weeks, events[reference], weeks[reference]) if size else np.zeros((3, 0))
    own = found.ratios(np.eye(size), np.eye(size)[[reference]]) if found and size else np.full((3, size), np.nan)
    rates = np.empty((3, 2 * size))
    rates[:, ::2], rates[:, 1::2] = np.asarray(raw, dtype=float), own
    rates[1:, 2 * reference : 2 * reference + 2] = np.nan
    shown = hide(table([names, counted("n", people), counted("weeks", weeks)]), [names.name], "n", ["weeks"])
    told = shown[np.repeat(np.arange(size), 2)]
    rates[:, told["is_hidden"].to_numpy()] = np.nan
    ratios = [measured(column, line) for column, line in zip(("rate_ratio", "rate_ratio_low", "rate_ratio_high"), rates, strict=True)]
    return table([told[names.name], pl.Series("view", ["raw", "own"] * size, dtype=pl.String), told["n"], told["weeks"], *ratios, told["is_hidden"], told["is_thin"]])


def read_own_clicks(rows, grain_columns):
    """Each person's weeks compared with the same person's others by what was clicked in them, beside all weeks together; weeks
    without a message in the window only where somebody clicked in one. Rows: the parts of `own_told`. Returns what `read_raw_and_own` does, by `messages`."""
    told = own_told(rows)
    return _read_own(told, told.clicked, least=0 if told.clicked[0].any() else 1)


def read_own_orders(rows, grain_columns):
    """`read_own_clicks` of what was ordered, in weeks with or without a message."""
    told = own_told(rows)
    return _read_own(told, told.orders, least=0)


def _read_own(told, done, least):
    weeks = told.weeks.sum(axis=1)
    steps = np.flatnonzero(weeks[least:]) + least
    names = pl.Series("messages", [told.levels[step][0] for step in steps.tolist()], dtype=pl.String)
    return _both_views(names, told.met[steps], weeks[steps], done.sum(axis=1)[steps], within_rows(done[together(steps)], told.weeks[together(steps)]))


def _reference(found, events, weeks):
    if found is not None and not np.isnan(found.log).all():
        return found.reference
    return int(np.argmax(np.where(events > 0, weeks, -1))) if len(weeks) else 0


def read_saturation(rows, grain_columns):
    """Per segment: from how many messages more of them bring no more clicks, or lose more people each.

    Rows: the parts of `own_told`. Clicks per person-week are compared within customers, opt-outs per message among people of the same usual. A level is past the line when it, and it with all above,
    bring no more clicks than the level below, or when each message loses at least a quarter more people there than at lower levels, chance aside.
    Returns segment, n, saturates_from (by the estimate), saturates_surely_from (by the interval), saturation_state.
    """
    told = own_told(rows)
    found = []
    for segment, (persons, drawn, lost) in told.segments.items():
        weeks = told.weeks[:, persons]
        if weeks.any():
            maybe, surely, state = _line_of(_clicks_compared(told.clicked[:, persons], weeks), _lost_compared(*lost))
            found.append((segment, drawn, *(None if step is None else told.levels[step][1] for step in (maybe, surely)), state))
    schema = {"segment": pl.String, "n": pl.Int64, "saturates_from": pl.Int64, "saturates_surely_from": pl.Int64, "saturation_state": pl.String}
    found.sort(key=lambda line: (line[0] is None, line[0] or ""))
    return hide(pl.DataFrame(found, schema=schema, orient="row"), ["segment"], "n", ["saturates_from", "saturates_surely_from", "saturation_state"])


def _line_of(clicks, lost):
    flat = [(step, above) for step, alone, above in clicks if alone.estimate <= 1 and above.estimate <= 1]
    harm = [(step, alone) for step, alone, _ in lost if alone.low > 1 and alone.estimate >= LEAST_HARM]
    maybe = [step for step, above in flat if above.high <= MOST_GROWTH] + [step for step, _ in harm]
    surely = [step for step, above in flat if above.high <= 1] + [step for step, alone in harm if alone.low >= LEAST_HARM]
    if surely:
        return min([*maybe, *surely]), min(surely), REACHED
    if maybe:
        return min(maybe), None, LIKELY
    if clicks and all(alone.low > 1 for _, alone, _ in clicks):
        return None, None, NOT_REACHED
    return None, None, UNKNOWN


def _clicks_compared(clicked, weeks):
    """Each level of messages over the level just below, within customers."""
    steps = np.flatnonzero(weeks[1:].any(axis=1)) + 1
    events = clicked.sum(axis=1)[steps]
    if _says_too_little(events):
        return []
    clicked, weeks = clicked[together(steps)], weeks[together(steps)]
    return _compared(steps, events, weeks.sum(axis=1), within_rows(clicked, weeks), np.eye(len(steps))[:-1])


def _lost_compared(step, stratum, sent, lost):
    """Each level of messages over all lower ones together, among people of the same usual."""
    written = step > 0
    step, stratum, sent, lost = (values[written] for values in (step, stratum, sent, lost))
    steps, at = np.unique(step, return_inverse=True)
    lost_at, sent_at = (np.bincount(at, values, len(steps)) for values in (lost, sent))
    if _says_too_little(lost_at):
        return []
    rates = within_strata(stratum, at, lost, sent, len(steps), clustered=False)
    return _compared(steps, lost_at, sent_at, rates, np.tri(len(steps) - 1, len(steps)) * sent_at)


def _says_too_little(events):
    return len(events) < 2 or events.sum() < LEAST_EVENTS


def _compared(steps, events, exposure, rates, below):
    """(step, ratio of the level alone, ratio of it and all above) for each level but the first over what lies below it, as weights.

    The intervals hold for all levels at once (Bonferroni): the more levels are looked at, the likelier one stands out by chance.
    """
    size, confidence = len(steps), 1 - (1 - CONFIDENCE) / (len(steps) - 1)
    alone, above = (rates.ratios(weights, below, confidence) for weights in (np.eye(size)[1:], np.triu(np.ones((size, size)))[1:] * exposure))
    enough = np.cumsum(events[::-1])[::-1] >= FLOOR
    return [
        (int(steps[place + 1]), Interval(*(float(line[place]) for line in alone)), Interval(*(float(line[place]) for line in above)))
        for place in range(size - 1) if enough[place + 1] and not np.isnan(alone.estimate[place])
    ]  # fmt: skip


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
