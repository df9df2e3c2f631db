"""The two panels of Climate stand month under month, whatever the confidence is moved by; the lags say in words what stands."""

from datetime import date

from pages.parts import charts
from pages.parts.climate_parts import lags_drawn
from pages.parts.words import words
from tests import sample_answers as samples


def drawn(*beside):
    return charts.line(samples.satisfied_by_week(), words("en"), beside=beside).figure["layout"]


def test_a_chart_spans_the_days_of_the_one_beside_it_with_the_same_margins():
    alone, earlier, later = drawn(*samples.weeks()[:1]), drawn(date(2025, 6, 1)), drawn(date(2027, 6, 1))
    assert earlier["xaxis"]["range"][0] < "2025-06-01" and earlier["xaxis"]["range"][1] == alone["xaxis"]["range"][1]
    assert later["xaxis"]["range"][1] > "2027-06-01" and later["xaxis"]["range"][0] == alone["xaxis"]["range"][0]
    assert "2025" in earlier["xaxis"]["ticktext"][0]
    shares, points = charts.line(samples.satisfied_by_week(), words("fr"), beside=[date(2025, 6, 1)]).figure["layout"], earlier
    assert shares["margin"] == points["margin"]  # "82 %" and "82%" take different room


def lags(*verdicts):
    rows = [{"lag_months": lag, "n": 30, "correlation": found, "correlation_low": found - 0.2, "correlation_high": found + 0.2, "lag_verdict": verdict} for lag, found, verdict in verdicts]
    return samples.answer(rows, grain="lag_months")


def test_the_lag_that_stands_is_told_and_each_says_which_of_the_two_comes_first():
    told = lags_drawn(lags((-1, 0.4, "chance"), (0, 0.5, "with"), (2, -0.8, "against")), words("en"))
    assert told.title == "They move in opposite directions: confidence, 2 months before, correlation \u22120.80"
    written = samples.plain(told.written)
    assert "the texts, one month before" in written and "the same month" in written
    assert lags_drawn(lags((0, 0.5, "chance")), words("fr")).title == "À aucun décalage les deux n'évoluent ensemble au-delà du hasard"
