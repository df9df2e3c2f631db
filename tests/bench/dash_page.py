"""The plain page's six charts as a Dash app, the whole table in pandas. Not ours; what ours is held against."""

import os
import sys

import pandas as pd
import plotly.express as px
from dash import Dash, Input, Output, dcc, html

table = pd.read_parquet(os.environ["BENCH_EVENTS"])
DAYS = (28, 90, 365)

app = Dash(__name__)
app.layout = html.Div([
    html.Div([html.Button(str(days), id=f"days-{days}") for days in DAYS]),
    html.Div(id="asked", style={"display": "none"}),
    html.Div([dcc.Graph(id=f"chart-{place}") for place in range(6)]),
])  # fmt: skip


@app.callback([Output(f"chart-{place}", "figure") for place in range(6)], [Input(f"days-{days}", "n_clicks") for days in DAYS])
def redraw(*_):
    from dash import ctx

    days = int((ctx.triggered_id or "days-365").removeprefix("days-"))
    shown = table[table["occurred_at"] >= table["occurred_at"].max() - pd.Timedelta(days=days)]
    by_day = shown.groupby([shown["occurred_at"].dt.date, "type"]).size().reset_index(name="n")
    by_weekday = shown.groupby([shown["occurred_at"].dt.weekday, "type"]).size().reset_index(name="n")
    by_segment = shown.groupby(["segment", "type"]).size().reset_index(name="n")
    by_language = shown.groupby(["language", "type"]).size().reset_index(name="n")
    left = shown[shown["type"] == "unsubscribe"].groupby(shown["occurred_at"].dt.tz_localize(None).dt.to_period("W").astype(str)).size().reset_index(name="n")
    per_person = shown[shown["type"] == "delivered"].groupby("customer_id").size().clip(upper=40).value_counts().reset_index()
    return (
        px.line(by_day, x="occurred_at", y="n", color="type"), px.bar(by_weekday, x="occurred_at", y="n", color="type"),
        px.bar(by_segment, x="segment", y="n", color="type"), px.bar(by_language, x="language", y="n", color="type"),
        px.line(left, x="occurred_at", y="n"), px.bar(per_person, x=per_person.columns[0], y=per_person.columns[1]),
    )  # fmt: skip


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), debug=False)
