"""How sure a figure is: intervals, waiting times, small cells, comparisons and experiments."""
from queries.certainty.attaching import attach_intervals
from queries.certainty.climate_gap import read_climate_gap
from queries.certainty.contrasts import read_lift
from queries.certainty.experiment_reading import read_test_arms, read_test_effects
from queries.certainty.flows import read_flow
from queries.certainty.habits import read_habit_moves, read_habits
from queries.certainty.lags import read_lags
from queries.certainty.paradox import read_paradox
from queries.certainty.pressure import read_log_rank, read_own_clicks, read_own_orders, read_raw_and_own, read_runs, read_saturation
from queries.certainty.reading import read_competing, read_quantiles, read_still_waiting, read_survival
from queries.certainty.suppression import FLOOR, LEAST_WATCHED, THIN, hide, margins_to_withhold
from queries.certainty.talk import read_heard_quantiles, read_heard_whole, read_talk_quantiles, read_talk_whole
from queries.certainty.terms import read_distinctive, read_topic_impact, read_topic_nps_impact
from queries.certainty.texts import FEW_TEXTS, read_text_rates, read_text_rates_of_all, read_text_watch, read_what_moved

READ_AS = {
    "survival": read_survival,
    "survival_quantiles": read_quantiles,
    "still_waiting": read_still_waiting,
    "competing": read_competing,
    "lift": read_lift,
    "flow": read_flow,
    "habits": read_habits,
    "habit_moves": read_habit_moves,
    "raw_and_own": read_raw_and_own,
    "own_clicks": read_own_clicks,
    "own_orders": read_own_orders,
    "saturation": read_saturation,
    "log_rank": read_log_rank,
    "runs": read_runs,
    "heard_quantiles": read_heard_quantiles,
    "heard_whole": read_heard_whole,
    "talk_quantiles": read_talk_quantiles,
    "talk_whole": read_talk_whole,
    "test_arms": read_test_arms,
    "test_effects": read_test_effects,
    "distinctive": read_distinctive,
    "topic_impact": read_topic_impact,
    "topic_nps_impact": read_topic_nps_impact,
    "lags": read_lags,
    "climate_gap": read_climate_gap,
    "paradox": read_paradox,
    "text_rates": read_text_rates,
    "text_rates_of_all": read_text_rates_of_all,
    "text_watch": read_text_watch,
    "what_moved": read_what_moved,
}

CURVES = ("survival", "competing")
"""Readings that follow cases over elapsed time, each curve told while `LEAST_WATCHED` are still watched."""

OF_TEXTS = ("topic_impact", "topic_nps_impact", "text_rates", "text_rates_of_all", "text_watch", "what_moved")
"""Readings that count texts, of which it takes more to be sure than of people or requests."""


def thin_below(read_as: str) -> int:
    """Of how many cases on a row read that way is no longer marked as one of few."""
    return FEW_TEXTS if read_as in OF_TEXTS else THIN


__all__ = ["CURVES", "FLOOR", "LEAST_WATCHED", "READ_AS", "THIN", "attach_intervals", "hide", "margins_to_withhold", "thin_below"]
