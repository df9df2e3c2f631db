"""The heavy work beside its peers: scoring texts, transitions between steps; and the least time any of it can take."""

from __future__ import annotations

import contextlib
import itertools
import json
import subprocess
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import polars as pl

from data.marts.pressure import walked
from data.store import Store
from queries import ask, period_of
from queries.scope import Scope
from tests.bench import generating, measuring, peers
from tests.bench.generating import _texts as demo_texts
from tests.bench.measuring import elapsed, timed

RUNS = 3
OTHER_GAP_MINUTES = 20_160
WHOLE_LIVES = {"gap_minutes": 52_560_000, "collapse": 0, "fine": 1}
"""Journeys never cut, a step counting each time it repeats: what Retentioneering counts."""
MOST_STEPS = 1_000_000
MOST_IN_PANDAS = 10_000_000
"""Rows that pandas is given; of a larger table it gets so many, and its time is multiplied."""
SIX = (
    "select cast(occurred_at as date) as day, type, count(*) as n from shown group by all",
    "select isodow(occurred_at) as weekday, type, count(*) as n from shown group by all",
    "select segment, type, count(*) as n from shown group by all",
    "select language, type, count(*) as n from shown group by all",
    "select date_trunc('week', occurred_at) as week, count(*) as n from shown where type = 'unsubscribe' group by all",
    "select messages, count(*) as people from (select customer_id, least(count(*), 40) as messages from shown where type = 'delivered' group by all) group by all",
)
"""What the plain page's six charts show."""


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


def never_asked(first: date, last: date) -> Iterator[Scope]:
    """The period, a day shorter each time: what was asked once is answered from what is kept."""
    return (Scope(first + timedelta(days=days), last) for days in itertools.count())


def transitions(path: Path) -> dict:
    """Milliseconds for what follows what over every journey of the store, cut as usual and at a gap for which nothing is kept ready."""
    store = Store(path)
    fresh = never_asked(*period_of(store))
    n = store.rows("select count(*) as n from journey_steps").item()
    told = timed(lambda: ask("directly_follows", next(fresh), store), RUNS).as_milliseconds() | {"steps": n}
    told["cut_anew_ms"] = round(1000 * timed(lambda: ask("directly_follows", next(fresh), store, gap_minutes=OTHER_GAP_MINUTES), RUNS).median, 2)
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
    fresh = never_asked(since["since"], last)
    from_mart = timed(lambda: ask("complaints_by_month", next(fresh), store), RUNS)
    frame = store.rows("select occurred_at, type from email_events where occurred_at >= $since", since).to_pandas()
    in_pandas = timed(lambda: frame.groupby([frame["occurred_at"].dt.floor("7D"), "type"]).size(), RUNS)
    store.close()
    limit = 16 * n / read_bytes_per_second  # eight bytes of moment, eight of the word's place in a dictionary
    return {
        "rows": n, "base_table_ms": round(1000 * from_base.median, 1), "question_ms": round(1000 * from_mart.median, 1), "pandas_ms": round(1000 * in_pandas.median, 1),
        "limit_ms": round(1000 * limit, 1), "question_times_pandas": round(in_pandas.median / from_mart.median, 1), "question_times_base_table": round(from_base.median / from_mart.median, 1),
    }  # fmt: skip


def pressure(path: Path) -> dict:
    """Seconds and memory for how much every person received in the 7, 14, 28 and 90 days before each week, over all messages: their mart's
    own pass, but for writing it."""
    with contextlib.closing(duckdb.connect(str(path), read_only=True)) as connection:
        connection.execute("set TimeZone = 'UTC'; set memory_limit = '700MiB'")
        messages = connection.sql("select count(*) from sends where is_marketing and outcome = 'delivered'").fetchall()[0][0]
        measuring.reset_peak()
        began, worked = time.perf_counter(), time.process_time()
        weeks = sum(frame.height for frame in walked(connection))
        return {"messages": messages, "weeks": weeks, "seconds": round(time.perf_counter() - began, 1), "processor_seconds": round(time.process_time() - worked, 1), "peak_mb": measuring.peak_mb()}


def plain_answers(path: Path) -> dict:
    """Milliseconds from a click to the plain page's six answers over a year of one segment: in pandas, and in DuckDB on the events."""
    import pandas as pd

    store = Store(path)
    _, last = period_of(store)
    since = {"since": last.replace(year=last.year - 1)}
    shown = "with shown as (select e.*, c.segment, c.language from email_events e join customers c using (customer_id) where occurred_at >= $since and c.segment = 'Regular') "
    in_duckdb = timed(lambda: [store.rows(shown + one, since) for one in SIX], RUNS)
    whole = store.rows("select count(*) as n from email_events").item()
    wanted = f"select occurred_at, type, e.customer_id, c.segment, c.language from (from email_events limit {MOST_IN_PANDAS}) e left join customers c using (customer_id)"
    table = store.rows(wanted).to_pandas()
    store.close()
    begins = table["occurred_at"].max() - pd.Timedelta(days=round(365 * min(1.0, MOST_IN_PANDAS / whole)))
    in_pandas = timed(lambda: _six(table, begins), RUNS)
    times = max(1.0, whole / len(table))
    return {"rows": whole, "pandas_rows": len(table), "pandas_ms": round(1000 * times * in_pandas.median, 1), "duckdb_ms": round(1000 * in_duckdb.median, 1)}


def _six(table, begins) -> list:
    shown = table[(table["occurred_at"] >= begins) & (table["segment"] == "Regular")]
    return [
        shown.groupby([shown["occurred_at"].dt.date, "type"]).size(), shown.groupby([shown["occurred_at"].dt.weekday, "type"]).size(),
        shown.groupby(["segment", "type"]).size(), shown.groupby(["language", "type"]).size(),
        shown[shown["type"] == "unsubscribe"].groupby(shown["occurred_at"].dt.floor("7D")).size(),
        shown[shown["type"] == "delivered"].groupby("customer_id").size().clip(upper=40).value_counts(),
    ]  # fmt: skip


def retentioneering(folder: Path, steps: int = MOST_STEPS) -> dict:
    """What follows what in a log of a million steps, the same in ours and in Retentioneering, which has them in memory: seconds.

    Theirs counts, over whole lives; ours also cuts at silences, counts a repeated step once, counts the people of each pair and tells the
    median time between with its bounds. Uncut and with repeats, ours must count as many transitions as theirs.
    """
    if not peers.has("retentioneering"):
        return peers.missing("retentioneering")
    path, file = folder / f"log-{steps}.duckdb", folder / f"steps-{steps}.parquet"
    if not path.exists():
        generating.make_log(path, steps)
    store = Store(path)
    table = store.rows("select customer_id as user_id, step as event, occurred_at as timestamp from journey_steps order by customer_id, place")
    first, last = period_of(store)
    fresh = never_asked(first, last)
    ready = timed(lambda: ask("directly_follows", next(fresh), store), RUNS)
    anew = timed(lambda: ask("directly_follows", next(fresh), store, gap_minutes=OTHER_GAP_MINUTES), RUNS)
    counted = ask("directly_follows", Scope(first, last), store, **WHOLE_LIVES).rows["times"].sum()
    store.close()
    table.with_columns(pl.col("timestamp").dt.replace_time_zone(None)).write_parquet(file)
    ran = subprocess.run([peers.interpreter(), str(Path(__file__).with_name("journeys_by_retentioneering.py")), str(file)], capture_output=True, text=True, timeout=900)
    if ran.returncode:
        return {"failed": (ran.stderr.strip().splitlines() or ["?"])[-1][:300]}
    theirs = json.loads(ran.stdout.strip().splitlines()[-1])
    times = {name: round(theirs["transitions_seconds"] / one.median, 1) for name, one in (("times", ready), ("times_cut_anew", anew))}
    return {"ours_seconds": round(ready.median, 3), "ours_cut_anew_seconds": round(anew.median, 3), **theirs, "ours_transitions": counted, **times}


def exporting(path: Path, folder: Path) -> dict:
    """Seconds to write the whole store as Parquet."""
    from data import exporting as parquet

    store = Store(path)
    seconds = elapsed(lambda: parquet.export(store, folder))
    store.close()
    return {"seconds": round(seconds, 1), "mb": round(sum(one.stat().st_size for one in folder.rglob("*.parquet")) / 1e6)}
