"""Words and topics that set texts apart: log-odds with an informative prior, and what a topic adds to a mean rating."""
import numpy as np
import polars as pl

from queries.certainty.texts import hidden_texts

MOST_WORDS = 30
LEAST_SURPRISE = 3.0
RESAMPLES, SEED = 1_000, 20_260_101


def read_distinctive(rows, grain_columns):
    """Per word: n (texts with the feeling that hold it), people, surprise (log-odds over its standard error).

    Monroe, Colaresi & Quinn 2008, with the word's overall frequency as prior, worth as many texts as have the feeling
    at most. Only words more frequent with the feeling, the most surprising first.
    """
    with_, without = (rows[name].cast(pl.Float64).fill_null(0).to_numpy() for name in ("with_feeling", "without"))
    all_with, all_without = (rows[name].cast(pl.Float64).fill_null(0).to_numpy() for name in ("all_with", "all_without"))
    whole = all_with + all_without
    with np.errstate(divide="ignore", invalid="ignore"):
        prior = np.minimum(all_with, 500) * (with_ + without) / whole
        rest = np.minimum(all_with, 500) - prior
        odds = np.log((with_ + prior) / (all_with - with_ + rest)) - np.log((without + prior) / (all_without - without + rest))
        surprise = odds / np.sqrt(1 / (with_ + prior) + 1 / (without + prior))
    told = rows.select(*grain_columns, pl.col("people").cast(pl.Int64)).with_columns(
        pl.Series("n", with_, dtype=pl.Float64).cast(pl.Int64), pl.Series("surprise", surprise, dtype=pl.Float64).fill_nan(None)
    )
    kept = told.filter((pl.col("surprise") > LEAST_SURPRISE) & (pl.col("n") >= 5)).sort("surprise", *grain_columns, descending=[True, *(False for _ in grain_columns)]).head(MOST_WORDS)
    return kept.with_columns(pl.lit(False).alias("is_hidden"), (pl.col("n") < 30).alias("is_thin"))


def read_topic_nps_impact(rows, grain_columns):
    """The same of the net promoter score, as the mean of 100, 0 and -100: nps_impact, in points."""
    return read_topic_impact(rows, grain_columns, "nps_impact")


def read_topic_impact(rows, grain_columns, impact="rating_impact"):
    """Per topic: n (rated texts about it), people, rating_impact (mean of all minus mean without it) with bootstrap bounds.

    Rows: topic, rating, `texts` about the topic and `others` with that rating. Resampled as one multinomial.
    """
    rng, name, parts = np.random.default_rng(SEED), grain_columns[0], []
    for (topic,), group in rows.group_by(name, maintain_order=True):
        rating, about, others = (group[column].cast(pl.Float64).to_numpy() for column in ("rating", "texts", "others"))
        counts = np.concatenate([about, others])
        drawn = rng.multinomial(int(counts.sum()), counts / counts.sum(), size=RESAMPLES)
        found = _impact(drawn, rating)
        low, high = np.nanquantile(found, (0.025, 0.975)) if np.isfinite(found).any() else (np.nan, np.nan)
        parts.append({name: topic, "n": int(about.sum()), "people": int(group["people"][0] or 0), impact: float(_impact(counts[None], rating)[0]), f"{impact}_low": float(low), f"{impact}_high": float(high)})
    columns = (impact, f"{impact}_low", f"{impact}_high")
    schema = {name: rows.schema[name], "n": pl.Int64, "people": pl.Int64, **dict.fromkeys(columns, pl.Float64)}
    told = pl.DataFrame(parts, schema=schema, orient="row").with_columns(pl.col(pl.Float64).fill_nan(None))
    return hidden_texts(told, grain_columns, ("people", *columns))


def _impact(counts, rating):
    """Mean of all minus mean of the others, per row of counts (those about the topic, then the others)."""
    size = len(rating)
    others = counts[:, size:]
    both = counts[:, :size] + others
    with np.errstate(divide="ignore", invalid="ignore"):
        return both @ rating / both.sum(axis=1) - others @ rating / others.sum(axis=1)
