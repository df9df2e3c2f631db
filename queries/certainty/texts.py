"""Rates of feelings found in texts, against a group's own earlier rate: each person counts once in the error.

Rows come per grain and `is_now` (the period, or the days before it that make the baseline), with sums over persons:
`texts`, `people`, `felt`, `felt_felt` (of squares), `felt_texts` (of products), `texts_texts`. The error of a rate is that
of a ratio of two sums over persons (Cochran 1977, §6.3): somebody who writes twenty times is one person, not twenty.
"""
import numpy as np
import polars as pl

from queries.certainty.columns import chosen, emptied, kept, marked, measured, numbers, put, table
from queries.certainty.comparison import HIGHER, LOWER, SAME, UNKNOWN, benjamini_hochberg, ewma
from queries.certainty.intervals import normal_width, share_by_person
from queries.certainty.suppression import hide

LEAST_TEXTS, LEAST_PEOPLE, FEW_TEXTS = 30, 20, 100
WATCHED_TEXTS = 50
BASELINE = {"week": 12, "month": 6}
SUMS = ("texts", "people", "felt", "felt_felt", "felt_texts", "texts_texts")
OF_ALL = (
    "felt_all_felt", "felt_all_texts", "texts_all_felt", "texts_all_texts", "all_felt_all_felt", "all_felt_all_texts", "all_texts_all_texts", "all_people",
)  # fmt: skip
"""Of what the same people wrote of anything: products with their texts of one topic, and of that alone."""


def rate_and_error(sums):
    """(rate, its standard error) of each row of sums; the error is at least that of as many independent yes and no."""
    texts, people, felt, felt_felt, felt_texts, texts_texts = (np.asarray(sums[name], dtype=float) for name in SUMS)
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = felt / np.where(texts > 0, texts, np.nan)
        between = np.maximum(felt_felt - 2 * rate * felt_texts + rate**2 * texts_texts, 0)
        variance = np.where(people > 1, people / (people - 1), np.nan) * between / texts**2
        alone = np.where((rate >= 0) & (rate <= 1), rate * (1 - rate) / texts, 0)
    return rate, np.sqrt(np.maximum(variance, alone))


def read_text_rates(rows, grain_columns):
    """Per grain: n (texts), people, feeling_rate with bounds (Wilson's, each person counted once: none of forty texts is no
    certainty), feeling_index (rate over the baseline's) with bounds, feeling_change (higher, lower, same, unknown, after
    Benjamini-Hochberg over all groups)."""
    now, before = _sides(rows, grain_columns)
    if grain_columns:
        both = now.join(before, on=list(grain_columns), how="left", suffix="_before", nulls_equal=True, maintain_order="left")
    else:
        both = put(now, [pl.Series(f"{name}_before", [before[name].sum() if before.height else None] * now.height, dtype=pl.Float64) for name in SUMS])
    rate, error = rate_and_error({name: _numbers(both, name) for name in SUMS})
    base, base_error = rate_and_error({name: _numbers(both, f"{name}_before") for name in SUMS})
    few_before = ~(_numbers(both, "texts_before") >= LEAST_TEXTS) | ~(_numbers(both, "people_before") >= LEAST_PEOPLE)
    base = np.where(few_before, np.nan, base)
    index, low, high, p = _ratio(rate, error, base, base_error)
    _, rate_low, rate_high = share_by_person(rate, error, _numbers(both, "people"), _numbers(both, "texts"))
    figures = {
        "feeling_rate": rate, "feeling_rate_low": rate_low, "feeling_rate_high": rate_high,
        "feeling_index": index, "feeling_index_low": low, "feeling_index_high": high, "p": p,
    }  # fmt: skip
    told = put(chosen(both, grain_columns), [
        both["texts"].cast(pl.Int64).alias("n"), both["people"].cast(pl.Int64), *(measured(name, values) for name, values in figures.items()),
    ])  # fmt: skip
    told = hidden_texts(told, grain_columns, ("people", *figures))
    p, index = (_numbers(told, name) for name in ("p", "feeling_index"))
    stands = np.nan_to_num(benjamini_hochberg(p), nan=1.0) < 0.05
    verdict = np.where(np.isnan(p), UNKNOWN, np.where(~stands, SAME, np.where(index > 1, HIGHER, LOWER)))
    return put(chosen(told, [name for name in told.columns if name != "p"]), [pl.Series("feeling_change", verdict.astype(str) if len(verdict) else [], dtype=pl.String)])


def read_text_rates_of_all(rows, grain_columns):
    """`read_text_rates` of groups that share no person, all together: their sums add up."""
    whole = rows.group_by("is_now", maintain_order=True).agg(*(pl.col(name).sum() for name in SUMS), pl.col("texts_now").max())
    return read_text_rates(whole, grain_columns)


def read_text_watch(rows, grain_columns):
    """Per week or month of the period: n, feeling_index with bounds, feeling_rate, and the watch on it: watch_low,
    watch_high (limits of the weighted average, as an index) and alarm (higher, lower, same, unknown)."""
    when = grain_columns[0]
    whole = rows.group_by(when).agg(*(pl.col(name).sum() for name in SUMS), pl.col("is_now").max().alias("is_now")).sort(when)
    base_rows = rows.filter(~pl.col("is_now"))
    rate, error = rate_and_error({name: _numbers(whole, name) for name in SUMS})
    base, base_error = rate_and_error({name: np.array([float(base_rows[name].sum() or 0)]) for name in SUMS})
    if base_rows.is_empty() or float(base_rows["texts"].sum()) < LEAST_TEXTS:
        base = np.array([np.nan])
    texts = _numbers(whole, "texts")
    with np.errstate(divide="ignore", invalid="ignore"):
        worth = np.where(error > 0, np.maximum(rate * (1 - rate), 1e-9) / error**2, texts)
    watch = ewma(rate, np.where(texts >= WATCHED_TEXTS, worth, 1e-6), baseline=BASELINE.get(when, 12), least_n=1e-3) if len(rate) else None
    index, low, high, _ = _ratio(rate, error, np.broadcast_to(base, rate.shape), np.zeros(rate.shape))
    empty = np.full(len(rate), np.nan)
    told = whole.select(when, pl.col("texts").cast(pl.Int64).alias("n"), pl.col("people").cast(pl.Int64), "is_now").with_columns(
        measured("feeling_index", index), measured("feeling_index_low", low), measured("feeling_index_high", high), measured("feeling_rate", rate),
        measured("watch_low", np.maximum(watch.low, 0) / base if watch else empty), measured("watch_high", watch.high / base if watch else empty),
        pl.Series("alarm", [str(one) for one in watch.verdict] if watch else [], dtype=pl.String),
    )  # fmt: skip
    told = told.filter(pl.col("is_now")).drop("is_now")
    return hidden_texts(told, [when], ("people", "feeling_index", "feeling_index_low", "feeling_index_high", "feeling_rate", "watch_low", "watch_high"))


def hidden_texts(rows, grain_columns, values):
    """`hide`, then empty also the values of rows of fewer than 30 texts or 20 people, whose n stays told: they are not
    known well enough. `is_thin` marks those under 100 texts."""
    n, people = _numbers(rows, "n"), _numbers(rows, "people")
    small = (n < LEAST_TEXTS) | (people < LEAST_PEOPLE)
    rows = hide(rows, grain_columns, "n", values)
    thin = marked("is_thin", (n < FEW_TEXTS) & ~rows["is_hidden"].to_numpy())
    return put(rows, [*(emptied(rows[name], small) for name in values), thin])


def read_what_moved(rows, grain_columns):
    """What a rate's change since the baseline is made of, by topic: moved_by with bounds in which each person counts once, and its parts: mix_part (more or
    fewer texts about it) and rate_part (they became more or less so), in share points; those of all topics add up to the change (Kitagawa 1955).

    Rows carry, beside the sums, those of products with what the same people wrote of anything: `felt_all_felt` … `texts_all_texts`, and of that alone:
    `all_felt_all_felt` …, `all_people`. The error is that of a function of sums over persons (Cochran 1977, §6.3); people of both periods
    count as two, which makes it rather too large.
    """
    from queries.certainty.comparison import decompose

    now, before = _sides(rows, grain_columns, (*SUMS, *OF_ALL))
    both = now.join(before, on=list(grain_columns), how="full", suffix="_before", coalesce=True, nulls_equal=True).with_columns(pl.col(pl.Float64, pl.Int64).fill_null(0))
    mix, rate = decompose(*(_numbers(both, name) for name in ("felt", "texts", "felt_before", "texts_before")))
    half = normal_width() * np.sqrt(_variance_moved(both, "", "_before") + _variance_moved(both, "_before", ""))
    told = both.select(*grain_columns, pl.col("texts").cast(pl.Int64).alias("n"), pl.col("people").cast(pl.Int64)).with_columns(
        measured("moved_by", mix + rate), measured("moved_by_low", mix + rate - half), measured("moved_by_high", mix + rate + half), measured("rate_part", rate), measured("mix_part", mix)
    )
    told = hidden_texts(told, grain_columns, ("people", "moved_by", "moved_by_low", "moved_by_high", "rate_part", "mix_part"))
    return told.sort(["is_hidden", pl.col("moved_by").abs()], descending=[False, True], nulls_last=True)


def _variance_moved(both, side, other):
    """What chance among the people of one side does to each topic's part of a change, squared; unknown where the topic or the side is empty."""
    felt, texts, people = (_numbers(both, f"{name}{side}") for name in ("felt", "texts", "all_people"))
    all_felt, all_texts = felt.sum(), texts.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        whole = all_felt / all_texts
        middle = (whole + _numbers(both, f"felt{other}").sum() / _numbers(both, f"texts{other}").sum()) / 2
        weight, rate = texts / all_texts, felt / np.where(texts > 0, texts, np.nan)
        lead = weight - _numbers(both, f"texts{other}") / _numbers(both, f"texts{other}").sum()
        # what one person's texts move the part by: about the topic, and of any; the sign of the other side does not matter to a square
        by = {"felt": 1 / all_texts, "texts": -middle / all_texts, "all_felt": -lead / 2 / all_texts, "all_texts": (lead * whole / 2 - weight * (rate - middle)) / all_texts}
        names = tuple(by)
        square = sum((1 if one == two else 2) * by[one] * by[two] * _numbers(both, f"{one}_{two}{side}") for place, one in enumerate(names) for two in names[place:])
        known = (texts > 0) & (_numbers(both, f"texts{other}") > 0) & (people.max(initial=0) > 1)
        return np.where(known, np.maximum(square, 0) * people.max(initial=0) / (people.max(initial=0) - 1), np.nan)


def _sides(rows, grain_columns, sums=SUMS):
    is_now = rows["is_now"]
    told = table([*(rows[name] for name in grain_columns), *(rows[name].cast(pl.Float64) for name in sums)])
    return kept(told, is_now), kept(told, ~is_now)


def _ratio(rate, error, base, base_error):
    """(ratio, low, high, p of "no change"), by the logarithm; where either rate is 0 or below, only what can be told."""
    with np.errstate(divide="ignore", invalid="ignore"):
        good = (rate > 0) & (base > 0)
        ratio = np.where(base > 0, rate / base, np.nan)
        spread = np.sqrt((error / rate) ** 2 + (base_error / base) ** 2)
        low, high = (np.where(good, ratio * np.exp(sign * normal_width() * spread), np.nan) for sign in (-1, 1))
        steps = np.where(good & (spread > 0), np.abs(np.log(ratio)) / spread, np.nan)
    from scipy.special import ndtr

    return ratio, low, high, 2 * ndtr(-steps)


def _numbers(rows, name):
    return numbers(rows, name) if name in rows.columns else np.full(rows.height, np.nan)
