"""A title may tell of another metric, or of one part, than the marks it stands over."""

import sample_answers as samples

from pages.parts import charts
from pages.parts.words import words

TITLE = "-- title.en: Within {lowest} {lowest_label}, {highest} {highest_label}\n"


def test_a_title_tells_of_the_metric_it_is_asked_to_and_the_dots_stay_those_drawn():
    rows = [
        {**samples.share_row(0.5, 400, channel="email"), **samples.delay_row(20, 400, channel="email")},
        {**samples.share_row(0.9, 400, channel="chat"), **samples.delay_row(600, 400, channel="chat")},
    ]
    answer = samples.answer(rows, grain="channel", header=TITLE)
    said = words("en")
    drawn = charts.dots(answer, said, metrics=("satisfied_share",), told="median_minutes")
    assert drawn.title == "Within 20\N{NO-BREAK SPACE}min e-mail, 10\N{NO-BREAK SPACE}h chat"
    assert charts.dots(answer, said, metrics=("satisfied_share",)).title == "Within 50% e-mail, 90% chat"
    assert drawn.figure["data"] == charts.dots(answer, said, metrics=("satisfied_share",)).figure["data"]
