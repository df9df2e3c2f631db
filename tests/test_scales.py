"""Scales: round ticks hold every value, labels and marks never touch, each year is said once."""

from __future__ import annotations

import itertools
import math
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pages.parts import charts
from pages.parts.charts import chart as parts
from pages.parts.charts import scale as scales
from tests import sample_answers as samples
from tests.sample_answers import plain
from tests.test_charts import EN


def test_a_name_breaks_between_words_and_never_inside_one():
    assert [parts.wrapped("en croissance", width) for width in (11, 7)] == [["en", "croissance"], ["en", "croiss…"]]


@given(
    st.lists(st.floats(0, 1e6, allow_nan=False), min_size=1, max_size=20),
    st.sampled_from(["share", "count", "minutes", "days", "money", None]),
)
@settings(max_examples=60, deadline=None)
def test_a_scale_holds_all_its_values_between_few_round_ticks(values, unit):
    scale = scales.scale(EN, values, unit)
    assert scale.low <= min(values) and scale.high >= max(values) * 0.999999
    assert 2 <= len(scale.ticks) <= 9 and len(scale.ticks) == len(scale.texts)
    assert list(scale.ticks) == sorted(set(scale.ticks))


def test_a_score_has_no_tick_past_the_end_of_its_scale_where_only_an_interval_passes_it():
    near = scales.scale(EN, [53.98, 73.6, 97.2, 100.88], "score", zero=False, ticks=4)
    assert near.ticks[-1] == 100 and near.high == 100.88
    assert scales.scale(EN, [10, 97.2], "score").ticks[-1] == 100
    assert scales.scale(EN, [10, 240], "score").ticks[-1] >= 240


@given(st.lists(st.floats(0, 300), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_labels_moved_apart_never_touch_and_keep_their_order(places):
    moved = parts.spread_apart(places, 17, 0, 300)
    ranked = sorted(range(len(places)), key=lambda i: places[i])
    in_order = [moved[i] for i in ranked]
    assert all(after - before >= 16.99 for before, after in itertools.pairwise(in_order))
    if len(places) * 17 <= 300:
        assert all(-0.01 <= place <= 300.01 for place in moved)


def test_times_marked_on_an_axis_never_run_into_one_another_on_a_phone():
    drawn = charts.survival(samples.still_waiting(), EN, marks=(60, 240, 1440, 4320))
    axis = drawn.figure["layout"]["xaxis"]
    low, high = axis["range"]
    rows = {True: [], False: []}  # on the axis, or one line below
    for tick, text in zip(axis["tickvals"], axis["ticktext"], strict=True):
        rows[text.startswith("<br>")].append(((math.log10(tick) - low) / (high - low) * scales.PHONE, text[4:] if "<" in text else text))
    for row in rows.values():
        for (one, text), (other, more) in itertools.pairwise(row):
            assert other - one >= (len(text) + len(more)) * 3
    assert {"1 h", "4 h", "1 day", "3 days"} <= {plain(text) for row in rows.values() for _, text in row}
    assert len(drawn.figure["layout"]["shapes"]) == 4  # every mark keeps its line


def test_time_ticks_stand_on_the_data_and_say_each_year_once():
    ticks, said = scales.time_ticks(EN, samples.weeks(60, date(2025, 6, 2)), "week")
    assert len(ticks) <= 5 and ticks[0] == "2025-06-02"
    assert sum("2025" in text for text in said) == 1 and sum("2026" in text for text in said) == 1
