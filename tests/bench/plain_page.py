"""The page one writes first: the whole table in pandas, six charts by plotly.express. Not ours; what ours is held against."""

import os

import pandas as pd
import plotly.express as px
import streamlit as st


@st.cache_data
def events() -> pd.DataFrame:
    return pd.read_parquet(os.environ["BENCH_EVENTS"])


st.set_page_config(layout="wide")
table = events()
days = st.segmented_control("Period", [28, 90, 365], default=365)
segments = st.multiselect("Segment", sorted(table["segment"].dropna().unique()))
shown = table[table["occurred_at"] >= table["occurred_at"].max() - pd.Timedelta(days=days)]
if segments:
    shown = shown[shown["segment"].isin(segments)]

by_day = shown.groupby([shown["occurred_at"].dt.date, "type"]).size().reset_index(name="n")
by_weekday = shown.groupby([shown["occurred_at"].dt.weekday, "type"]).size().reset_index(name="n")
by_segment = shown.groupby(["segment", "type"]).size().reset_index(name="n")
by_language = shown.groupby(["language", "type"]).size().reset_index(name="n")
left = shown[shown["type"] == "unsubscribe"].groupby(shown["occurred_at"].dt.to_period("W").astype(str)).size().reset_index(name="n")
per_person = shown[shown["type"] == "delivered"].groupby("customer_id").size().clip(upper=40).value_counts().reset_index()

for figure in (
    px.line(by_day, x="occurred_at", y="n", color="type"), px.bar(by_weekday, x="occurred_at", y="n", color="type"),
    px.bar(by_segment, x="segment", y="n", color="type"), px.bar(by_language, x="language", y="n", color="type"),
    px.line(left, x="occurred_at", y="n"), px.bar(per_person, x=per_person.columns[0], y=per_person.columns[1]),
):  # fmt: skip
    st.plotly_chart(figure)
