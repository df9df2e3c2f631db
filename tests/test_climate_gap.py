"""What customers write minus what the climate alone would predict: each month told by all the others, few months told to stray."""

from datetime import date

import numpy as np
import polars as pl
import pytest

from pages.parts.climate_parts import gap_drawn
from pages.parts.words import words
from queries import ask
from queries.certainty.climate_gap import left_out, read_climate_gap
from queries.scope import Scope
from tests import sample_answers as samples


def months(felt, confidence, lag=0):
    days = [date(2023 + place // 12, place % 12 + 1, 1) for place in range(len(felt))]
    return pl.DataFrame({"month": days, "felt": felt, "texts": [100] * len(felt), "confidence": confidence, "lag_months": [lag] * len(felt)})


def test_a_month_that_strays_is_told_by_the_others_alone():
    """Confidence 90 and 110 by turns, a fifth and two fifths flagged; once at 90 a half. To that month the others say 0.2: 0.3 more.
    To each other month at 90 they say (10 x 0.2 + 0.5) / 11 = 0.2273, so that 0.2 is 0.0273 less."""
    felt = [0.2, 0.4] * 12
    felt[10] = 0.5
    found = read_climate_gap(months(felt, [90.0, 110.0] * 12), [])
    assert found.height == 24
    stray, other = found.row(10, named=True), found.row(0, named=True)
    assert (stray["climate_predicted"], stray["climate_gap"], stray["gap_verdict"]) == (pytest.approx(0.2), pytest.approx(0.3), "above")
    assert (other["climate_predicted"], other["climate_gap"], other["gap_verdict"]) == (pytest.approx(2.5 / 11), pytest.approx(-0.3 / 11), "chance")
    assert found["gap_verdict"].to_list().count("chance") == 23


def test_each_month_is_told_by_a_line_through_the_others():
    rng = np.random.default_rng(5)
    x, y = rng.normal(size=30), rng.normal(size=30)
    predicted, error, freedom = left_out(x, y)
    for place in range(30):
        kept = np.arange(30) != place
        design = np.column_stack([np.ones(29), x[kept]])
        told, squares, *_ = np.linalg.lstsq(design, y[kept], rcond=None)
        here = np.array([1, x[place]])
        assert predicted[place] == pytest.approx(here @ told)
        assert error[place] == pytest.approx(np.sqrt(squares[0] / 27 * (1 + here @ np.linalg.inv(design.T @ design) @ here)))
    assert freedom == 27


def test_months_that_know_nothing_of_the_climate_hardly_ever_stray():
    rng = np.random.default_rng(7)
    straying = sum(read_climate_gap(months(rng.normal(0.2, 0.02, 36), rng.normal(100, 3, 36)), [])["gap_verdict"].ne("chance").any() for _ in range(100))
    assert straying <= 10, "of a hundred companies, one in twenty"


def test_the_confidence_comes_first_by_the_lag_and_24_months_are_needed():
    felt, confidence = [0.2, 0.2, *([0.2, 0.4] * 12)], [*([90.0, 110.0] * 12), 90.0, 90.0]  # two months after the confidence moved
    found = read_climate_gap(months(felt, confidence, lag=2), [])
    assert found.height == 24 and found["climate_gap"].abs().max() == pytest.approx(0, abs=1e-9)
    assert read_climate_gap(months(felt, confidence, lag=3), []).is_empty()
    assert read_climate_gap(months([0.2] * 30, [100.0] * 30), []).is_empty(), "a series that never moves predicts nothing"


def test_the_question_reads_both_series(given):
    """Thirty texts a month, six of them anxious and twelve in months of high confidence; a month of 29 texts is left out, and of two vintages the later counts."""
    texts, climate = [], []
    for place in range(25):
        month = date(2023 + place // 12, place % 12 + 1, 1)
        many = 29 if place == 24 else 30
        texts += [{"text_id": f"{place}-{one}", "said_on": month, "said_month": month, "is_scored": True, "is_anxious": one < (12 if place % 2 else 6), "sentiment": 0.0} for one in range(many)]
        climate += [{"series": "s", "month": month, "value": value, "vintage": vintage} for value, vintage in ((50.0 + place, date(2025, 1, 1)), (110.0 if place % 2 else 90.0, date(2026, 1, 1)))]
    given.fill(voices_scored=texts, climate=climate)
    answer = ask("climate_gap", Scope(date(2023, 1, 1), date(2026, 1, 1)), given, series="s")
    assert answer.rows.height == 24 and answer.n == 24 * 30
    assert answer.rows["felt"].to_list() == pytest.approx([0.2, 0.4] * 12)
    assert answer.rows["climate_gap"].abs().max() == pytest.approx(0, abs=1e-9)


def test_the_title_tells_how_many_months_stray_and_which_most():
    def drawn(*verdicts, language="en"):
        rows = [
            {"month": date(2026, place, 1), "n": 100, "climate_gap": gap, "climate_gap_low": gap - 0.02, "climate_gap_high": gap + 0.02, "gap_verdict": verdict}
            for place, (gap, verdict) in enumerate(verdicts, 1)
        ]
        return gap_drawn(samples.answer(rows, grain="month"), words(language)).title

    assert drawn((0.01, "chance"), (0.04, "above"), (-0.06, "below")) == "2 months of 3 stray from what confidence alone would predict; most of all March 2026, by \u22126\u00a0points"
    assert drawn((0.01, "chance"), (0.04, "above"), language="fr").startswith("Un mois sur 2 s'écarte de ce que la confiance seule laisserait prévoir\u00a0: février 2026, de +4")
    assert drawn((0.01, "chance"), (0.0, "chance")) == "No month strays, beyond chance, from what confidence alone would predict"
