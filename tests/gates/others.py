"""Other scorers for comparison, where they are installed: plain VADER, vaderSentiment-fr, textblob-fr."""

import importlib.util
import os

import numpy as np
import polars as pl

from data.feelings import vader


def plain_vader(texts: pl.Series) -> np.ndarray:
    """The English library as it is, whatever the language."""
    return vader.polarity_scores(texts)[:, 3]


def vader_fr(texts: pl.Series) -> np.ndarray | None:
    """vaderSentiment-fr (its dependency is GPL: in the tests' environment only)."""
    if importlib.util.find_spec("vaderSentiment_fr") is None:
        return None
    from vaderSentiment_fr.vaderSentiment import SentimentIntensityAnalyzer

    analyser = SentimentIntensityAnalyzer()
    return np.array([analyser.polarity_scores(text)["compound"] for text in texts])


def textblob_fr(texts: pl.Series) -> np.ndarray | None:
    """textblob-fr (pattern's French adjectives)."""
    if importlib.util.find_spec("textblob_fr") is None:
        return None
    os.environ.setdefault("NLTK_DATA", os.devnull)
    from textblob import TextBlob
    from textblob_fr import PatternAnalyzer, PatternTagger

    tagger, analyser = PatternTagger(), PatternAnalyzer()
    return np.array([TextBlob(text, pos_tagger=tagger, analyzer=analyser).sentiment[0] for text in texts])


SYSTEMS = {"vader": plain_vader, "vader_fr": vader_fr, "textblob_fr": textblob_fr}
