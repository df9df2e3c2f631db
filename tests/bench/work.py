"""The heavy work beside its peers: scoring texts, transitions between steps; and the least time any of it can take."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from data.store import Store
from queries import ask, period_of
from queries.scope import Scope
from tests.bench.generating import _texts as demo_texts
from tests.bench.measuring import elapsed, timed

RUNS = 3


def scoring(n: int = 40_000) -> dict:
    """Texts per second: all our scores, our pass of VADER alone, and the vaderSentiment library (on a tenth of the texts)."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    from data.feelings import score
    from data.feelings.vader import polarity_scores

    pool = demo_texts(7)
    texts = pl.Series("text", [f"{pool[place % len(pool)]} {place}" for place in range(n)])
    peer, some = SentimentIntensityAnalyzer(), texts.head(n // 10).to_list()
    polarity_scores(texts), score(texts.head(1_000))  # compile, read the lexicons
    ours, whole = timed(lambda: polarity_scores(texts), RUNS), timed(lambda: score(texts), RUNS)
    theirs = timed(lambda: [peer.polarity_scores(one) for one in some], RUNS)
    return {
        "vader_texts_per_second": round(n / ours.median), "all_scores_texts_per_second": round(n / whole.median),
        "vadersentiment_texts_per_second": round(n / 10 / theirs.median), "times_vadersentiment": round(theirs.median * 10 / ours.median, 1),
        "all_scores_times_vadersentiment": round(theirs.median * 10 / whole.median, 2),
    }  # fmt: skip


def transitions(path: Path) -> dict:
    """Milliseconds for what follows what over every journey of the store."""
    store = Store(path)
    scope = Scope(*period_of(store))
    n = store.rows("select count(*) as n from journey_steps").item()
    told = timed(lambda: ask("directly_follows", scope, store), RUNS).as_milliseconds() | {"steps": n}
    store.close()
    return told


def aggregation(path: Path, read_bytes_per_second: float) -> dict:
    """A year of mail by week and kind of event: from the base table, from the mart, in pandas; and reading the bytes alone."""
    store = Store(path)
    _, last = period_of(store)
    base = "select date_trunc('week', occurred_at) as week, type, count(*) as n from email_events where occurred_at >= $since group by all"
    since = {"since": last.replace(year=last.year - 1)}
    from_base = timed(lambda: store.rows(base, since), RUNS)
    n = store.rows("select count(*) as n from email_events where occurred_at >= $since", since).item()
    from_mart = timed(lambda: ask("complaints_by_month", Scope(since["since"], last), store), RUNS)
    frame = store.rows("select occurred_at, type from email_events where occurred_at >= $since", since).to_pandas()
    in_pandas = timed(lambda: frame.groupby([frame["occurred_at"].dt.floor("7D"), "type"]).size(), RUNS)
    store.close()
    limit = 16 * n / read_bytes_per_second  # eight bytes of moment, eight of the word's place in a dictionary
    return {
        "rows": n, "base_table_ms": round(1000 * from_base.median, 1), "question_ms": round(1000 * from_mart.median, 1), "pandas_ms": round(1000 * in_pandas.median, 1),
        "limit_ms": round(1000 * limit, 1), "question_times_pandas": round(in_pandas.median / from_mart.median, 1), "question_times_base_table": round(from_base.median / from_mart.median, 1),
    }  # fmt: skip


def exporting(path: Path, folder: Path) -> dict:
    """Seconds to write the whole store as Parquet."""
    from data import exporting as parquet

    store = Store(path)
    seconds = elapsed(lambda: parquet.export(store, folder))
    store.close()
    return {"seconds": round(seconds, 1), "mb": round(sum(one.stat().st_size for one in folder.rglob("*.parquet")) / 1e6)}
