"""National confidence beside what customers write: the choice of series, the lag, and two panels that share months, not axes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import polars as pl
import streamlit as st
from babel import Locale

from pages.parts import charts, current, view
from pages.parts.words import Words
from queries import catalogue
from queries.certainty.lags import LAGS, LEAST_MONTHS
from queries.scope import Scope


def whole(scope: Scope) -> tuple[Scope, Scope]:
    """All the months the store holds, with the filters chosen and without: a lag of months needs years."""
    period, _ = current.facts()
    start, end = period or (scope.start, scope.end)
    return Scope(start, end, scope.chosen), Scope(start, end)


def series_chosen(said: Words) -> str | None:
    """The series to look at; None, with the way to bring one, where there is none."""
    period, _ = current.facts()
    answer = current.answer("climate_series", Scope(*period)) if period else None
    if answer is None or answer.is_empty:
        st.info(said.say("climate.no_series"))
        return None
    names = tuple(answer.rows["series"].to_list())
    countries = dict(zip(names, answer.rows["country"].to_list(), strict=True))
    chosen = view.one_of("series", said.say("climate.series"), names, names[0], lambda one: series_named(said, one, countries.get(one)))
    told = answer.rows.filter(pl.col("series") == chosen).row(0, named=True)
    if told["is_invented"]:
        st.warning(said.say("climate.invented"))
    if told["latest_vintage"]:
        st.caption(said.say("climate.vintage", day=said.date(told["latest_vintage"])))
    return chosen


def series_named(said: Words, series: str, country: str | None) -> str:
    """A series as readers know it: who publishes it, for which country, and its own code; a company's own stays as it is."""
    publisher, _, code = series.partition(" ")
    key = f"names.publisher.{publisher}"
    if not said.has(key) or not code:
        return series
    place = f"names.area.{country}"
    area = said.say(place) if said.has(place) else Locale.parse(said.language).territories.get(country or "", country or "")
    return said.say("climate.published", publisher=said.say(key), area=area, code=code)


def lag_chosen(said: Words) -> int:
    """By how many months the confidence is moved; positive: it comes first."""
    return int(view.one_of("lag", said.say("climate.lag"), tuple(str(lag) for lag in LAGS), "0", lambda one: said.signed(int(one), "count") if one != "0" else "0", st.select_slider))


def panels(lag: int, flags: tuple[Scope, str], confidence: tuple[Scope, str]):
    """How to draw what customers write and the confidence, its months moved by the lag: month under month."""
    written = current.answer("flags_by_month", flags[0], feeling=flags[1])
    published = current.answer("climate_by_month", confidence[0], series=confidence[1])
    months = [
        *(written.rows["month"].cast(pl.Date).drop_nulls() if written is not None else ()), *(_moved(published, lag).rows["month"].drop_nulls() if published is not None else ()),
    ]  # fmt: skip

    def draw(answer, words, theme, events=(), **options):
        return charts.line(_moved(answer, lag), words, theme, metric="confidence", zero=False, events=() if lag else events, beside=months, **options)

    return partial(charts.line, beside=months), draw


def _moved(answer, lag: int):
    return replace(answer, rows=answer.rows.with_columns(pl.col("month").cast(pl.Date).dt.offset_by(f"{lag}mo")))


def lags_drawn(answer, words, *rest, **options):
    """The correlation at each lag; the title tells the strongest of those that stand or, where none does, that."""
    chart = charts.dots(answer, words, *rest, metrics="correlation", order="given", **options)
    standing = answer.rows.filter(pl.col("lag_verdict") != "chance").sort(pl.col("correlation").abs(), descending=True)
    if standing.is_empty():
        return replace(chart, title=words.say("climate.none_stands"))
    row = standing.row(0, named=True)
    how, lag = words.named("lag_verdict", row["lag_verdict"]), words.named("lag_months", row["lag_months"])
    return replace(chart, title=words.say("climate.stands", how=how[:1].upper() + how[1:], lag=lag, found=words.number(row["correlation"], 2)))


def gap_drawn(answer, words, theme="light", *, events=()):
    """What strays from the climate, month by month; the title tells how many months do, all looked at, and which one most."""
    chart = charts.line(answer, words, theme, metric="climate_gap", zero=True, events=events)
    rows = answer.rows.filter(~pl.col("is_incomplete")) if "is_incomplete" in answer.rows.columns else answer.rows
    straying = rows.filter(pl.col("gap_verdict") != "chance").sort(pl.col("climate_gap").abs(), descending=True)
    if straying.is_empty():
        return replace(chart, title=words.say("climate.none_strays"))
    row = straying.row(0, named=True)
    told = words.say("climate.strays", n=straying.height, of=words.count(rows.height), month=words.named("month", row["month"]), gap=words.signed(row["climate_gap"], "points"))
    return replace(chart, title=told)


def enough_months(said: Words, scope: Scope, **own) -> bool:
    """Whether both series share 24 months in a row; says so where they do not."""
    answer = current.answer("climate_lags", scope, **own)
    if answer is not None and not answer.is_empty:
        return True
    st.subheader(said.of(catalogue.question("climate_lags"), "question"), anchor=False)
    st.info(said.say("climate.too_short", least=LEAST_MONTHS))
    return False
