"""The notes under a chart tell of its marks what is so: how few is few, and which lines are intervals."""

from datetime import date

from pages.parts import charts, page
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


def test_what_the_letters_of_a_page_mark_is_told_once_and_again_where_it_differs(monkeypatch):
    held = {"events_told": None}
    monkeypatch.setattr(page.view, "remember", held.__setitem__)
    monkeypatch.setattr(page.view, "remembered", held.get)
    events = ((date(2026, 1, 14), "Prices rise"), (date(2026, 2, 11), "New menu"))
    both, one = (charts.line(samples.satisfied_by_week(), EN, events=given) for given in (events, events[:1]))
    assert both.events == both.notes[-2:] and "Prices rise" in both.events[0]
    first, again, other, bare = (" ".join(page._notes(chart, EN, key)) for key, chart in (("a", both), ("b", both), ("c", one), ("d", charts.line(samples.satisfied_by_week(), EN))))
    assert "Prices rise" in first and "New menu" in first
    assert "Prices rise" not in again and "A to B: the same events as above." in again and both.notes[0] in again
    assert "Prices rise" in other and "same event" not in other
    assert "same event" not in bare
    assert "A: the same event as above." in page._notes(one, EN, "e")
    held["events_told"] = ("a", both.events)
    assert page._notes(both, EN, "a") == both.notes  # the chart that told them, drawn again alone
