"""Tests by chance on message pressure: planned, drawn, read and judged."""

from datetime import UTC, datetime

import polars as pl
import pytest

from queries import planner
from queries.certainty.experiment_reading import read_test_arms, read_test_effects


def arms(left, bought, sizes=(2000, 2000), planned=(0.5, 0.5)):
    return pl.DataFrame(
        {
            "arm": ["as_now", "one_fewer"], "n_people": list(sizes), "planned_share": list(planned), "control_percent": [0, 0], "opt_outs": list(left), "clickers": [400, 400],
            "buyers": list(bought), "revenues": [[50.0] * bought[0], [50.0] * bought[1]],
        }
    )  # fmt: skip


def effects(rows):
    return {row["effect_on"]: row for row in read_test_effects(rows, ["arm", "effect_on"]).to_dicts()}


def test_fewer_departures_are_a_good_effect_and_the_harm_stands_beside_the_gain():
    """120 of 2,000 leave as now, 60 with one fewer: 30 fewer per 1,000, by Newcombe from 43 to 17 fewer. Buyers alike."""
    told = effects(arms((120, 60), (300, 300)))
    assert told["opt_outs"]["effect_per_1000"] == pytest.approx(-30)
    assert told["opt_outs"]["test_verdict"] == "positive"
    assert told["buyers"]["test_verdict"] == "none_at_mde" or told["buyers"]["verdict_because"] == "too_wide"


def test_arms_of_other_sizes_than_planned_get_no_verdict():
    told = effects(arms((120, 60), (300, 300), sizes=(2000, 1600)))
    assert {row["verdict_because"] for row in told.values()} == {"sample_ratio"}
    assert read_test_arms(arms((120, 60), (300, 300), sizes=(2000, 1600)), ["arm"])["sample_ratio_p"][0] < 0.001


def test_without_the_planned_split_there_is_no_verdict():
    told = effects(arms((120, 60), (300, 300), planned=(None, None)))
    assert {(row["test_verdict"], row["verdict_because"]) for row in told.values()} == {("unknown", "no_plan")}


def test_one_lucky_look_among_four_is_taken_back():
    """Departures 90 against 120 in 2,000: p about 0.035 alone, above 0.05/4 when four outcomes are looked at and the others show nothing."""
    told = effects(arms((120, 90), (300, 300)))
    assert (told["opt_outs"]["test_verdict"], told["opt_outs"]["verdict_because"]) == ("unknown", "many_looks")


def test_the_same_people_and_seed_draw_the_same_arms_in_any_order():
    people = [f"c{i}" for i in range(200)]
    first = planner.draw(people, "t", 7, 10, datetime(2026, 3, 1, tzinfo=UTC))
    assert first.equals(planner.draw(people[::-1], "t", 7, 10, datetime(2026, 3, 1, tzinfo=UTC)))
    assert not first["arm"].equals(planner.draw(people, "t", 8, 10, datetime(2026, 3, 1, tzinfo=UTC))["arm"])
    assert dict(first["arm"].value_counts().iter_rows()) == {"one_fewer": 20, "as_now": 160, "one_more": 20}


def test_a_plan_needs_more_people_for_a_smaller_change_and_fewer_when_it_lasts_longer():
    wide, narrow = planner.plans(0.02, 100_000, 10, 40), planner.plans(0.02, 100_000, 10, 10)
    assert all(small.needed_per_arm > large.needed_per_arm for small, large in zip(narrow, wide, strict=True))
    assert [plan.needed_per_arm for plan in wide] == sorted((plan.needed_per_arm for plan in wide), reverse=True)
    for plan in wide:
        assert plan.is_enough == (plan.power >= 0.8), "the size needed is the one that has the power asked for"


def test_nothing_to_find_or_nobody_to_draw_gives_no_size():
    assert {plan.needed_per_arm for plan in planner.plans(0.0, 1000, 10, 20)} == {None}
    assert {plan.needed_per_arm for plan in planner.plans(0.02, 5, 10, 20)} == {None}
    assert planner.draw([], "t", 1, 10, datetime(2026, 3, 1, tzinfo=UTC)).is_empty()


def test_a_drawn_list_comes_back_as_the_people_it_was_drawn_from(given):
    """The file names c1 by our own identifier, which on import is a CRM's: its arm is c1's all the same, with the planned share it carries."""
    given.fill(
        customers=[{"customer_id": "c1", "segment": "gold"}],
        email_events=[{"customer_id": "c1", "campaign_id": "m", "type": "send", "occurred_at": datetime(2026, 3, 20, tzinfo=UTC)}],
        customer_identities=[{"person_key": "k", "customer_id": "k", "id_type": "crm_id", "id_norm": "c1"}],
        experiment_arms=[{"customer_id": "k", "experiment_id": "t", "arm": "one_fewer", "assigned_at": datetime(2026, 3, 2, tzinfo=UTC), "attributes": '{"planned_share": "0.1"}'}],
    )
    told = given.rows("select distinct customer_id, arm, planned_share, segment from experiment_weeks").rows()
    assert told == [("c1", "one_fewer", 0.1, "gold")]
