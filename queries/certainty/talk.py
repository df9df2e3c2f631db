"""Readers of who spoke to whom: how many people there are to whom the brand spoke so often (`talk`), and who turned to it so often (`inbound`)."""
import numpy as np
import polars as pl

from queries.certainty.attaching import attach_intervals
from queries.certainty.columns import chosen, counted, measured, numbers, put
from queries.certainty.reading import read_quantiles
from queries.certainty.suppression import hide


def read_talk_quantiles(rows, grain_columns):
    """`read_quantiles` of the brand's share of talk with each person. Rows: `own_shares`."""
    talk, inbound = numbers(rows, "talk"), numbers(rows, "inbound")
    return read_quantiles(chosen(put(rows, [measured("share", talk / (talk + inbound))]), [*grain_columns, "share", "n_ended", "n_open"]), grain_columns)


def read_talk_whole(rows, grain_columns):
    """The brand's share of all that was said, each person counted once in its bounds. Rows: `own_shares`."""
    people, talk, inbound = (numbers(rows, name) for name in ("n_ended", "talk", "inbound"))
    said = talk + inbound
    n, size = people.sum(), (people * said).sum()
    share = (people * talk).sum() / size if size else np.nan
    apart = (people * (talk - share * said) ** 2).sum()  # what `person_error` sums, person by person
    error = np.sqrt(n / (n - 1) * apart) / size if n > 1 and size else np.nan
    whole = pl.DataFrame([counted("n", [n]), measured("talk_share", [share]), measured("talk_share_error", [error]), measured("talk_share_size", [size])])
    told = attach_intervals(whole, {"talk_share": "wilson"})
    return hide(told, grain_columns, "n", [name for name in told.columns if name != "n"])
