"""The line where more messages bring no more: where it is, how sure it is, and who leaves after it."""

import polars as pl
import pytest

from queries.certainty.pressure import LIKELY, REACHED, UNKNOWN, read_log_rank, read_runs, read_saturation


def saturation_rows(clicks_per_week, lost_per_thousand, people=200):
    """Each of `people` spends a week at each level; levels of 1, 3, 5… messages."""
    rows = [(5, 0, "s", 0, 0, people, 0, 0), *((6, 0, "s", 0, who, 0, 0, 0) for who in range(people))]
    for step, (clicks, lost) in enumerate(zip(clicks_per_week, lost_per_thousand, strict=True), 1):
        rows += [(1, step, f"{2 * step - 1}–{2 * step}", 2 * step - 1, 0, 0, 0, 0), (4, step, "s", 0, 1, 0, 1000, lost)]
        rows += [line for who in range(people) for line in ((2, step, None, 0, who, 0, 1, 0), (3, step, None, 0, who, 0, 0, clicks * (1 + who % 2)))]
    names = ("part", "step", "name", "messages_from", "stratum", "people", "exposure", "events")
    return pl.DataFrame(rows, schema=names, orient="row").with_columns(orders=pl.lit(0))


def test_the_line_is_where_more_messages_bring_no_more_clicks():
    """Clicks a week 2, 4, 6, 6, 5 at 1, 3, 5, 7, 9 messages: from 7 on, together 5.5 a week against 6 at 5 messages. Departures as many per message throughout."""
    told = read_saturation(saturation_rows((2, 4, 6, 6, 5), (8,) * 5), ["segment"]).row(0, named=True)
    assert (told["saturates_from"], told["saturates_surely_from"], told["saturation_state"]) == (7, 7, REACHED)


def test_the_line_is_also_where_each_message_loses_more_people():
    """Clicks keep growing; departures per message are five times as many at 7 and 9 as at 1, 3 and 5."""
    told = read_saturation(saturation_rows((1, 2, 3, 4, 5), (8, 8, 8, 40, 40)), ["segment"]).row(0, named=True)
    assert (told["saturates_from"], told["saturates_surely_from"], told["saturation_state"]) == (7, 7, REACHED)


def test_a_later_fall_does_not_bring_the_line_forward():
    """Clicks 4, 6, 8, then 1, 1: all above 3 bring less than the 4 at one message, but 3 and 5 messages each bring more than the level below."""
    told = read_saturation(saturation_rows((4, 6, 8, 1, 1), (8,) * 5), ["segment"]).row(0, named=True)
    assert told["saturates_from"] == 7


def test_too_few_clicks_and_departures_draw_no_line():
    told = read_saturation(saturation_rows((0, 1, 0, 0, 0), (1, 0, 1, 0, 1), people=8), ["segment"]).row(0, named=True)
    assert (told["saturates_from"], told["saturates_surely_from"], told["saturation_state"]) == (None, None, UNKNOWN)


def test_every_state_has_its_words_in_both_languages():
    from pages.parts.words import words

    for language in ("en", "fr"):
        for state in (REACHED, LIKELY, UNKNOWN, "not_reached"):
            assert words(language).has(f"names.saturation_state.{state}")


def test_groups_that_leave_alike_are_not_told_apart_and_those_that_do_not_are():
    def rows(*ends):
        return pl.DataFrame(
            [(f"t{group}", float(day), n, 0, 0, 9) for group, days in enumerate(ends) for day, n in days] + [(f"t{group}", 100.0, 0, 50, 0, 9) for group in range(len(ends))],
            schema=("tercile", "days", "n_ended", "n_open", "messages_least", "messages_most"), orient="row",
        ).sort("tercile")  # fmt: skip

    same = read_log_rank(rows([(10, 5), (20, 5)], [(10, 5), (20, 5)]), ["tercile"])
    apart = read_log_rank(rows([(10, 5), (20, 5)], [(10, 25), (20, 20)]), ["tercile"])
    assert same["log_rank_p"][0] == pytest.approx(1)
    assert apart["log_rank_p"][0] < 0.001
    assert same["still_subscribed_share"][0] == pytest.approx(50 / 60)


def test_a_run_still_going_counts_as_unfinished():
    """Ten runs: six ended after 2 messages, four are at 5 and going: the median is 2, the ninth decile is not reached."""
    told = read_runs(pl.DataFrame({"messages": [2, 5], "n_ended": [6, 0], "n_open": [0, 4]}), []).row(0, named=True)
    assert (told["n"], told["n_open"], told["run_median"], told["run_p90"]) == (10, 4, 2.0, None)
