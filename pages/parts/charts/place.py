"""A place for a figure on a page.

Streamlit's own element makes each chart anew at every click, those that nobody sees included; this one tells Plotly what
changed where a reader looks.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import streamlit as st
import streamlit.components.v1 as served
import streamlit.components.v2 as components

from pages.parts import view
from pages.parts.charts.chart import CONFIG, Chart
from pages.parts.words import Words

SCRIPT = Path(__file__).with_suffix(".js")
LIBRARY = Path(find_spec("plotly").origin).parent / "package_data"
"""Where Plotly's Python package keeps the library itself; the rest of that package is not loaded."""


@cache
def _place():
    return components.component("figure", js=SCRIPT.read_text(encoding="utf-8"), isolate_styles=False)


@cache
def _source() -> str:
    """The address of Plotly's library on this server."""
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"{'/' + base if base else ''}/component/{served.declare_component('plotly', path=LIBRARY).name}/plotly.min.js"


def place(chart: Chart, said: Words, key: str, *, saved_as: str | None = None, picks: bool = False) -> list | None:
    """Show a chart; what the mark that was just clicked carries as `customdata`, where `picks`.

    With `saved_as`, a file name, it can be saved as a picture and shown on the whole screen.
    """
    return _mounted(key, chart, _told(chart, said, saved_as=saved_as, picks=picks)).picked


def framed(
    chart: Chart | None, said: Words, key: str, *, title: str = "", question: str = "", told: str = "", asks: dict[str, str] | None = None, saved_as: str | None = None, is_for_wide: bool = False
) -> str | None:
    """A chart with its title and question over it, what it stands on under it, and a button for each of `asks` (name: label), one of
    which is open: its name, or None. `is_for_wide`: a phone does not show the chart. One element for all: a browser works out each
    element of a page several times at every click.
    """
    opened = view.turned(key) if asks else None
    _mounted(key, chart, _told(chart, said, saved_as=saved_as) | {"title": title, "question": question, "told": told, "asks": list((asks or {}).items()), "opened": opened, "isForWide": is_for_wide})
    return opened if opened in (asks or {}) else None


def _told(chart: Chart | None, said: Words, *, saved_as: str | None, picks: bool = False) -> dict:
    drawn = {} if chart is None else {
        "alt": chart.alt, "picks": picks, "source": _source(), "unable": said.say("chart.unable"),
        "bar": {"png": said.say("chart.png"), "whole": said.say("chart.whole"), "picture": {"format": "png", "scale": 3, "filename": saved_as}} if saved_as else None,
        "config": {**CONFIG, "displayModeBar": "hover", "displaylogo": False} if saved_as else CONFIG,
    }  # fmt: skip
    return {"title": "", "question": "", "told": "", "asks": [], "opened": None, "isForWide": False, **drawn}


def _mounted(key: str, chart: Chart | None, told: dict):
    data = f'{{"figure": {chart.written if chart else "null"}, {json.dumps(told, ensure_ascii=False)[1:]}'.encode()
    return _place()(key=key, data=data, on_picked_change=lambda: None, on_asked_change=lambda: view.turn(key))
