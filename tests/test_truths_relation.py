"""Journeys, wishes, the loyalty rule, the spring test, paradoxes and the climate: the questions find what was planted."""

from datetime import date

import polars as pl
import pytest

from data import demo, importing
from data.demo.company import categories
from data.store import Store
from queries import WrongParameter, ask, vital_signs
from queries.scope import Scope
from tests.test_truths_service import TOLD, is_true

EVER = Scope(date(2023, 7, 1), date(2026, 7, 1))
WINTER, WINTER_BEFORE = Scope(date(2025, 11, 1), date(2026, 2, 1)), Scope(date(2024, 11, 1), date(2025, 2, 1))
RULE = date(2025, 11, 1)


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """The whole company, a third of its size: every export through the front door. With a tenth, what is found depends on the draw."""
    folder = tmp_path_factory.mktemp("company")
    demo.write_exports(folder / "exports", customers=9_000)
    importing.bring_in([folder / "exports"], folder / "store.duckdb", settings=demo.SETTINGS)
    store = Store(folder / "store.duckdb")
    yield store
    store.close()


def rows(company, name: str, scope: Scope, by: str, **own) -> dict:
    return {row[by]: row for row in ask(name, scope, company, **own).rows.iter_rows(named=True)}


def test_late_then_angry_then_gone_is_a_journey_of_one_winter(company):
    stages = {"stage_1": "order", "stage_2": "delivery_late", "stage_3": "review_bad", "stage_4": "unsubscribe", "within_days": 60}
    now, before = (rows(company, "journey_funnel", winter, "stage", **stages) for winter in (WINTER, WINTER_BEFORE))
    assert now["delivery_late"]["share_of_first_low"] > before["delivery_late"]["share_of_first_high"], "twice as many parcels late"
    assert now["review_bad"]["share_of_first"] > 0.05, "and many of those people write a bad review"
    assert before["review_bad"]["is_hidden"] or 3 * before["review_bad"]["n"] < now["review_bad"]["n"], "which hardly anybody did the winter before"
    assert now["unsubscribe"]["n"] >= 5, "then leave"


def test_a_late_answer_stands_before_bad_reviews(company):
    told = rows(company, "journey_backwards", WINTER, "what_step", ending="review_bad", look_back_days=60)
    assert told["answer_late"]["lift_low"] > 2 and told["answer_late"]["stands"]
    assert told["answer_late"]["lift"] > told["order_again"]["lift"], "more than merely being active"


def test_few_wishes_are_met_and_what_is_pushed_is_not_what_is_wished(company):
    offered = ask("wishes_offered", EVER, company).rows.row(0, named=True)
    assert is_true("intentions_ignored", "served_share", offered["wish_offered_share"])
    told = rows(company, "sent_and_wished", EVER, "category")
    assert told["lighting"]["share_of_sent_low"] > 3 * told["lighting"]["share_of_wished_high"], "pushed, hardly wished"
    assert told["linens"]["share_of_sent_high"] * 3 < told["linens"]["share_of_wished_low"], "wished, hardly pushed"


def test_what_is_sent_heeds_no_declared_interest(company):
    """Campaigns push categories whatever people like: one matches as often as two draws of a person's taste happen to hit what is pushed."""
    told = categories()
    by_chance = float((told["pushed"] * (1 - (1 - told["weight"]) ** 2)).sum())
    found = ask("interest_by_segment", EVER, company).rows.drop_nulls("matching_interest_share")
    assert found["n"].sum() > 1000, "interests ticked in French meet the categories of the sending tool"
    assert abs((found["n"] * found["matching_interest_share"]).sum() / found["n"].sum() - by_chance) < 0.03


def test_the_rule_on_points_takes_them_back_and_brings_letters(company):
    quarters = rows(company, "points_lost_by_quarter", EVER, "quarter")
    assert all(row["lost_points_share"] == 0 for quarter, row in quarters.items() if quarter < date(2025, 10, 1))
    assert all(row["lost_points_share_low"] > 0.2 for quarter, row in quarters.items() if quarter >= date(2025, 10, 1))
    assert is_true("points_rule", "expired_over_earned_share", ask("points_lost", EVER, company).rows["lost_over_earned"].item())
    letters = ask("loyalty_letters_by_month", EVER, company).rows.with_columns(about=pl.col("about_loyalty_share") * pl.col("n"))
    per_month = lambda low, high: letters.filter(pl.col("month").is_between(low, high, closed="left"))["about"].sum()
    assert per_month(RULE, date(2026, 7, 1)) > 3 * per_month(date(2024, 11, 1), date(2025, 7, 1))


def test_the_spring_test_is_read_as_the_draw_it_was_and_says_what_so_few_people_allow(company):
    told = rows(company, "test_effects", Scope(date(2026, 1, 1), date(2026, 7, 1)), "effect_on")
    assert {row["verdict_because"] for row in told.values()} == {"few_control"}, "the planned shares came with the arms; some 550 people are too few for a verdict"
    assert told["clickers"]["effect_per_1000_low"] > 0
    assert told["opt_outs"]["effect_per_1000_low"] < 1000 * 0.029 < told["opt_outs"]["effect_per_1000_high"], "the planted harm lies within the bounds"


def test_very_satisfied_people_leave_more_than_chance_would_have_it(company):
    told = rows(company, "paradoxes", EVER, "paradox", asked_metric="nps")
    assert told["satisfied_yet_leaves"]["paradox_verdict"] == "more"
    assert told["loyal_yet_anxious"]["paradox_verdict"] == "more"


def test_the_climate_falls_in_the_spring(company):
    told = rows(company, "climate_by_month", EVER, "month", series="INVENTED confidence FR")
    fall = told[date(2025, 12, 1)]["confidence"] - told[date(2026, 4, 1)]["confidence"]
    assert is_true("climate", "fall", fall)


def test_a_value_that_a_parameter_cannot_take_is_refused_with_the_nearest(company):
    with pytest.raises(WrongParameter, match="did you mean anxious"):
        ask("feeling_by_topic", EVER, company, feeling="anxius")


def test_satisfaction_falls_after_the_robot_and_more_in_the_spring_of_the_prices(company):
    """The consequences that the truths on the chatbot and on prices say they have."""
    told = lambda start, end: ask("csat", Scope(start, end), company).rows.row(0, named=True)
    before, robot = told(date(2024, 6, 1), date(2025, 6, 1)), told(date(2025, 6, 1), date(2026, 2, 28))
    spring = told(date(2026, 3, 1), date(2026, 5, 16))
    assert robot["satisfied_share"] < before["satisfied_share"] and spring["satisfied_share_high"] < before["satisfied_share_low"], (before, robot, spring)


def test_the_three_findings_a_newcomer_reads_first_are_planted_ones(company, monkeypatch):
    """From a cold start, nothing chosen: three numbered sentences, before any figure; a minute is some 200 words."""
    import re
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    monkeypatch.setenv("EGARDS_STORE", str(company.path))
    ways = {"en": {"rose": "higher", "fell": "lower"}, "fr": {"en hausse": "higher", "en baisse": "lower"}}
    for language, told_ways in ways.items():
        planted = [(vital_signs.named(sign).label(language), way) for truth in TOLD for sign, way in truth.get("moves", {}).items()]
        app = AppTest.from_file(str(Path(__file__).parent.parent / "pages" / "pulse.py"), default_timeout=600)
        app.query_params["lang"] = language
        app.run()
        assert not app.exception
        texts = [(place, one.value) for place, one in enumerate(app.main) if hasattr(one, "value") and isinstance(one.value, str)]
        place, sentences = next(pair for pair in texts if pair[1].startswith("1. "))
        assert place < min(place for place, one in enumerate(app.main) if one.type in ("metric", "bidi_component")), "sentences before figures"
        plain = re.sub(r"[*\u00a0\u202f]", lambda sign: "" if sign[0] == "*" else " ", sentences).split("\n")
        assert len(plain) == 3
        for line in plain:
            assert any(line[3:].startswith(sign) and told in line and told_ways[told] == way for sign, way in planted for told in told_ways), line
        assert len(" ".join(text for before, text in texts if before <= place).split()) < 200
