"""VADER's compound for English texts (temporary: the library itself)."""

from functools import cache

import numpy as np
import polars as pl


@cache
def analyser():
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def compounds(texts: pl.Series, wanted: np.ndarray) -> np.ndarray:
    """compound of the wanted texts, 0 elsewhere."""
    found = np.zeros(len(texts))
    for at in np.flatnonzero(wanted):
        found[at] = analyser().polarity_scores(texts[int(at)])["compound"]
    return found
