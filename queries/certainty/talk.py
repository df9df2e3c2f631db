"""Readers of who spoke to whom: how many people there are to whom the brand spoke so often (`talk`), who turned to it so often
(`inbound`, `said`), and who was heard so often (`heard`)."""

import numpy as np
import polars as pl

from queries.certainty.attaching import attach_intervals
from queries.certainty.columns import chosen, counted, measured, numbers, put
from queries.certainty.reading import read_quantiles
from queries.certainty.suppression import hide


def read_talk_quantiles(rows, grain_columns):
    """`read_quantiles` of the brand's share of talk with each person. Rows: `own_shares`."""
    talk, inbound = numbers(rows, "talk"), numbers(rows, "inbound")
    return _quantiles(rows, talk / (talk + inbound), grain_columns)


def read_heard_quantiles(rows, grain_columns):
    """`read_quantiles` of the share of what each person known said that was heard. Rows: `heard_people`."""
    return _quantiles(rows, numbers(rows, "heard") / numbers(rows, "said"), grain_columns)


def _quantiles(rows, share, grain_columns):
    return read_quantiles(chosen(put(rows, [measured("share", share)]), [*grain_columns, "share", "n_ended", "n_open"]), grain_columns)


def read_talk_whole(rows, grain_columns):
    """The brand's share of all that was said, each person counted once in its bounds. Rows: `own_shares`."""
    people, talk = numbers(rows, "n_ended"), numbers(rows, "talk")
    share, error, size = _ratio(people, talk, talk + numbers(rows, "inbound"))
    return _whole([counted("n", [people.sum()]), measured("talk_share", [share]), measured("talk_share_error", [error]), measured("talk_share_size", [size])], "talk_share", grain_columns)


def read_heard_whole(rows, grain_columns):
    """The share of all that people said that was heard, each of them counted once in its bounds. Rows: `heard_people`."""
    people = numbers(rows, "people")
    rate, error, size = _ratio(people, numbers(rows, "heard"), numbers(rows, "said"))
    told = [counted("n", [size]), measured("listening_rate", [rate]), measured("listening_rate_error", [error]), counted("people", [people.sum() or np.nan])]
    return _whole(told, "listening_rate", grain_columns)


def _ratio(people, part, size):
    """(the ratio of two sums over people, its error as `person_error` gives it, the size of all), of so many people alike in each row."""
    n, whole = people.sum(), (people * size).sum()
    ratio = (people * part).sum() / whole if whole else np.nan
    apart = (people * (part - ratio * size) ** 2).sum()
    return ratio, np.sqrt(n / (n - 1) * apart) / whole if n > 1 and whole else np.nan, whole


def _whole(columns, metric, grain_columns):
    told = attach_intervals(pl.DataFrame(columns), {metric: "wilson"})
    return hide(told, grain_columns, "n", [name for name in told.columns if name != "n"])
