"""The notes under a chart tell of its marks what is so: how few is few, and which lines are intervals."""

from pages.parts import charts
from pages.parts.words import words
from tests import sample_answers as samples

EN = words("en")


def test_the_note_on_few_cases_says_how_many_make_enough_and_stands_where_they_are_marked():
    rows = [samples.share_row(0.2, 60, topic="price", is_thin=True), samples.share_row(0.3, 400, topic="delivery")]
    texts = charts.bars(samples.answer(rows, grain="topic", header="-- read as: text_rates\n"), EN)
    assert "Hollow or grey: fewer than 100, read with care." in texts.notes
    assert "Hollow or grey: fewer than 30, read with care." in charts.bars(samples.delay_by_channel(), EN).notes
    parts = charts.stacked(samples.answer([{"channel": "chat", "reason": name, "n": n, "messages": n} for name, n in (("refund", 300), ("shop", 12))], grain="channel, reason"), EN)
    assert not any("grey" in note for note in parts.notes)  # a part of a bar keeps its colour, however small


def test_what_joins_two_dots_is_not_drawn_as_their_intervals_are():
    drawn = charts.dots(samples.before_and_after(), EN, split="moment").figure["data"]
    assert [trace["line"].get("dash") for trace in drawn if trace.get("mode") == "lines"][0] == "dot"


def test_where_all_is_hidden_one_sentence_stands_for_an_empty_axis():
    for draw in (charts.bars, charts.dots):
        drawn = draw(samples.answer([samples.hidden(channel="chat"), samples.hidden(channel="email")], grain="channel"), EN)
        assert drawn.is_empty and "fewer than 5" in drawn.written
        assert not draw(samples.delay_by_channel(), EN).is_empty  # one of its rows is hidden
