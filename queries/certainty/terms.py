"""Words and topics that set texts apart: log-odds with an informative prior, and what a topic adds to a mean rating."""
import numpy as np
import polars as pl

from queries.certainty.columns import chosen, counted, measured, numbers, put
from queries.certainty.intervals import mean_by_person
from queries.certainty.texts import hidden_texts

MOST_WORDS = 30
LEAST_SURPRISE = 3.0


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
    """Per topic: n (rated texts about it), people, rating_impact (mean of all minus mean without it) with bounds in which each person counts once.

    Rows carry sums over persons: `texts` and `rated` (of ratings) about the topic, `all_texts` and `all_rated` whatever the topic, and the products of
    the two sides (`texts_all_rated` …). The error is that of a difference of two ratios of such sums (Cochran 1977, §6.3); bounds by Student's law of
    those who wrote about the topic.
    """
    sums = {name: numbers(rows, name) for name in ("texts", "rated", "all_texts", "all_rated", "all_people", "people")}
    a, b, n, s = (sums[name] for name in ("texts", "rated", "all_texts", "all_rated"))
    with np.errstate(divide="ignore", invalid="ignore"):
        left = np.where(n > a, n - a, np.nan)
        mean, without = s / n, (s - b) / left
        # what one person's texts and ratings, about the topic and in all, move the figure by
        by = {"rated": 1 / left, "texts": -without / left, "all_rated": 1 / n - 1 / left, "all_texts": without / left - mean / n}
        names = tuple(by)
        moved = sum((1 if one == other else 2) * by[one] * by[other] * numbers(rows, f"{one}_{other}") for place, one in enumerate(names) for other in names[place:])
        people = sums["all_people"]
        error = np.sqrt(np.maximum(moved, 0) * np.where(people > 1, people / (people - 1), np.nan))
    found = mean_by_person(mean - without, error, sums["people"])
    figures = dict(zip((impact, f"{impact}_low", f"{impact}_high"), found, strict=True))
    told = put(chosen(rows, grain_columns), [counted("n", a), counted("people", sums["people"]), *(measured(name, values) for name, values in figures.items())])
    return hidden_texts(told, grain_columns, ("people", *figures))
