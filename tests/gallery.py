"""`python -m tests.gallery FOLDER`: every chart in both languages and themes, as static pages to look at."""

from __future__ import annotations

import base64
import html
import itertools
import json
import sys
from datetime import date
from pathlib import Path

import plotly.offline
import streamlit

from pages.parts import charts
from pages.parts.words import words
from tests import sample_answers as samples

EVENTS = ((date(2026, 2, 4), "<Spring> campaign"), (date(2026, 3, 11), "Strike"))


def shown(language: str, theme: str) -> list:
    """Every chart of the gallery, in the order of the page."""
    w = words(language)
    return [
        charts.line(samples.satisfied_by_week(), w, theme, events=EVENTS, target=0.8),
        charts.line(samples.satisfied_by_week_and_channel(), w, theme),
        charts.line(samples.satisfied_by_week_and_channel(11), w, theme),
        charts.bars(samples.delay_by_channel(), w, theme, target=240),
        charts.bars(samples.satisfied_by_long_name(), w, theme),
        charts.dots(samples.delay_by_channel(), w, theme),
        charts.dots(samples.delays_two_measures(), w, theme, metrics=("median_minutes", "p90_minutes")),
        charts.dots(samples.before_and_after(), w, theme, split="moment"),
        charts.survival(samples.still_waiting(), w, theme, marks=(60, 240, 1440, 4320)),
        charts.heat(samples.messages_by_hour_and_weekday(), w, theme),
        charts.heat(samples.worry_by_reason_and_channel(), w, theme),
        charts.histogram(samples.replies_by_delay(), w, theme, marks=((42, {"fr": "médiane", "en": "median"}[language]),)),
        charts.lorenz(samples.spending_shared(), w, theme),
        charts.stacked(samples.reasons_by_channel(), w, theme),
        charts.stacked(samples.reasons_by_channel(10), w, theme),
        charts.sankey(samples.steps_after_contact(), w, theme),
        charts.sankey(samples.steps_after_contact(3), w, theme),
        charts.slope(samples.before_and_after(), w, theme),
        charts.lanes(samples.life_of_a_person(), w, theme, what="said"),
        charts.spark(samples.satisfied_by_week(), w, theme),
        charts.bars(samples.answer([samples.hidden(channel="email")], grain="channel"), w, theme),
        charts.line(samples.answer([samples.hidden(week=samples.weeks()[0])], grain="week"), w, theme),
    ]  # fmt: skip


def texts(figure) -> list[str]:
    """Every text a reader can see or point at in a figure."""
    found = [note["text"] for note in figure["layout"]["annotations"]]
    found += [note["hovertext"] for note in figure["layout"]["annotations"] if "hovertext" in note]
    for name, part in figure["layout"].items():
        if name.startswith(("xaxis", "yaxis")):
            found += [*part.get("ticktext", ()), part["title"]["text"]]
    for trace in figure["data"]:
        for held in (trace, trace.get("node", {}), trace.get("link", {})):
            for key in ("text", "hovertext", "customdata", "label"):
                values = held.get(key) or []
                found += itertools.chain.from_iterable(v if isinstance(v, list) else [v] for v in values)
    return found


def faces() -> str:
    """The app's own fonts, so that the gallery measures text as the app will."""
    media = Path(streamlit.__file__).parent / "static/static/media"
    rules = ""
    for family, start in (("Source Sans", "SourceSansVF-Upright"), ("Source Serif", "SourceSerifVariable-Roman")):
        for path in media.glob(f"{start}*.woff2"):
            data = base64.b64encode(path.read_bytes()).decode()
            rules += f"@font-face{{font-family:'{family}';font-weight:200 900;src:url(data:font/woff2;base64,{data})}}"
    return rules


def page(language: str, theme: str) -> str:
    colours = charts.palette(theme)
    blocks, calls = [], []
    for i, chart in enumerate(shown(language, theme)):
        notes = f"<p class=note>{html.escape(chr(32).join(chart.notes))}</p>"
        blocks.append(f"<section><h2>{html.escape(chart.title)}</h2><div id=c{i} class=plot></div>{notes}"
                      f"<p class=alt>{html.escape(chart.alt)}</p></section>")  # fmt: skip
        figure = json.dumps(chart.figure).replace("</", "<\\/")
        calls.append(f"f={figure};Plotly.newPlot('c{i}',f.data,f.layout,{json.dumps(charts.CONFIG)});")
    return f"""<!doctype html><meta charset=utf-8><title>{language} {theme}</title><style>{faces()}
body{{margin:0;background:{colours.background};color:{colours.ink};font:16px/1.45 'Source Sans',sans-serif;padding:16px}}
main{{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:36px 40px}}
h2{{font:600 20px/1.25 'Source Serif',serif;margin:0 0 10px}} section{{min-width:0}}
.note,.alt{{font-size:13px;color:{colours.muted};margin:2px 0}} .alt{{font-style:italic;margin-top:8px}}</style>
<main>{"".join(blocks)}</main><script src=plotly.js></script><script>let f;document.fonts.ready.then(async()=>{{
await Promise.all([document.fonts.load("13px 'Source Sans'"),document.fonts.load("700 13px 'Source Sans'")]);
{"".join(calls)}}})</script>"""


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plotly.js").write_text(plotly.offline.get_plotlyjs(), encoding="utf-8")
    for language in ("en", "fr"):
        for theme in ("light", "dark"):
            (folder / f"{language}-{theme}.html").write_text(page(language, theme), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
