"""The two panels of Climate stand month under month, whatever the confidence is moved by."""

from datetime import date

from pages.parts import charts
from pages.parts.words import words
from tests import sample_answers as samples


def drawn(*beside):
    return charts.line(samples.satisfied_by_week(), words("en"), beside=beside).figure["layout"]


def test_a_chart_spans_the_days_of_the_one_beside_it_with_the_same_margins():
    alone, earlier, later = drawn(), drawn(date(2025, 6, 1)), drawn(date(2027, 6, 1))
    assert earlier["xaxis"]["range"][0] < "2025-06-01" and earlier["xaxis"]["range"][1] == alone["xaxis"]["range"][1]
    assert later["xaxis"]["range"][1] > "2027-06-01" and later["xaxis"]["range"][0] == alone["xaxis"]["range"][0]
    assert "2025" in earlier["xaxis"]["ticktext"][0]
    shares, points = charts.line(samples.satisfied_by_week(), words("fr"), beside=[date(2025, 6, 1)]).figure["layout"], earlier
    assert shares["margin"] == points["margin"]  # "82 %" and "82%" take different room
