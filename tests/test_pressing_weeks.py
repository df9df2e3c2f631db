"""Weeks of pressing words, counted as bits: what the questions tell is what the messages and texts of the period tell one by one."""

from datetime import date, timedelta

from hypothesis import HealthCheck, example, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from data import marts
from queries import ask
from queries.scope import Scope
from tests.conftest import an_empty_store

MONDAY = date(2025, 6, 2)
"""28 weeks before the bits of a next stretch of 62 weeks begin."""
POINTS = {"plain": 0.0, "mild": 4.0, "pressing": 12.0, "loud": 30.0, "unscored": None}
CHANNELS = ("email", "sms")

RECEIVED = """
with sends as (select * from own_sends where sent_on >= $start and sent_on < $end and {channel}),
received as (
    select person_no, sent_week, any_value(sends.customer_id) as customer_id, sum(coalesce(w.pressure_points_per_100_words, 0)) as points, bool_or(is_unsubscribed) as has_left
    from sends left join campaign_words w using (campaign_id) group by person_no, sent_week
),
worried as (select distinct customer_id, said_on from voices_scored where is_anxious and {channel}),
weeks as (
    select
        customer_id, has_left, (select count(*) from worried w where w.customer_id = r.customer_id and w.said_on - r.sent_week between 7 and 20) as events,
        case when points <= 0 then '0' when points <= 10 then '1–10' when points <= 20 then '11–20' when points <= 40 then '21–40' else '41+' end as pressing_points
    from received r where (select max(said_on) from voices_scored) - sent_week >= 21
)
"""
LEFT = RECEIVED + "select pressing_points, count(*), avg(cast(has_left as integer)) from weeks group by 1 order by 1"
ANXIOUS = (
    RECEIVED
    + """, people as (select customer_id, sum(events) > 0 as is_anxious from weeks group by customer_id)
select pressing_points, case when is_anxious then customer_id end as who, count(distinct customer_id), count(*), sum(events), (select count(*) from people)
from weeks join people using (customer_id) group by 1, 2 order by 1, 2
"""
)

sends = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 400), st.sampled_from(sorted(POINTS)), st.booleans(), st.sampled_from(CHANNELS)), min_size=1, max_size=80)
texts = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 440), st.booleans(), st.sampled_from(CHANNELS)), min_size=1, max_size=40)
HELD = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])

CUT = ([(0, 1, "mild", False, "email"), (0, 4, "pressing", True, "email"), (0, 8, "mild", False, "email"), (0, 200, "mild", False, "sms")], [(0, 13, True, "email"), (1, 430, False, "sms")])
"""The week of 16 points, of which a period from its Thursday on holds 12: a step met in no whole week."""


DENSE = (
    [(who, 7 * week + (3 * who + 2 * week + again) % 7, sorted(POINTS)[(who + week * (1 + again)) % 5], (who + week) % 9 == 0, CHANNELS[(who + week) % 5 == 0]) for who in range(4) for week in range(0, 50, 1 + who) for again in range(2)],
    [(who, 11 * turn + who, turn % 3 > 0, CHANNELS[turn % 4 == 0]) for who in range(1, 5) for turn in range(38)],
)


def filled(store, told, written):
    on = lambda day: MONDAY + timedelta(days=day)
    store.fill(
        campaign_words=[{"campaign_id": name, "pressure_points_per_100_words": points} for name, points in POINTS.items()],
        own_sends=[
            {"person_no": who, "customer_id": f"p{who}", "campaign_id": name, "channel": channel, "sent_on": on(day), "sent_week": on(day // 7 * 7), "is_unsubscribed": has_left} for who, day, name, has_left, channel in told
        ],
        voices_scored=[{"text_id": f"t{place}", "customer_id": f"p{who}", "channel": channel, "said_on": on(day), "is_anxious": is_anxious} for place, (who, day, is_anxious, channel) in enumerate(written)],
    )


@HELD
@example(CUT[0], CUT[1], (3, 30))
@example(CUT[0], CUT[1], (1, 2))
@example(CUT[0], CUT[1], (0, 300))
@example(DENSE[0], DENSE[1], (9, 340))
@example(DENSE[0], DENSE[1], (14, 70))
@example(DENSE[0], DENSE[1], (180, 300))
@drawn(sends, texts, st.tuples(st.integers(0, 420), st.integers(1, 420)))
def test_weeks_counted_as_bits_are_those_counted_one_by_one(told, written, period):
    scope = Scope(MONDAY + timedelta(days=period[0]), MONDAY + timedelta(days=sum(period)))
    values = {"start": scope.start, "end": scope.end}
    with an_empty_store() as store:
        store.build(marts.needed(("own_doses", "voices_scored")))
        filled(store, told, written)
        for channel in ("", "email"):
            asked = scope.narrowed("channel", channel) if channel else scope
            one_by_one = {"channel": f"channel = '{channel}'" if channel else "true"}
            left = ask("opt_outs_after_dose_by_points", asked, store)
            assert sorted(store.rows(left.statement, left.values).rows()) == store.rows(LEFT.format(**one_by_one), values).rows()
            anxious = ask("anxiety_after_dose", asked, store)
            found = store.rows(anxious.statement, anxious.values).select("pressing_points", "customer_id", "people", "n_weeks", "events", "people_in_all")
            assert found.sort("pressing_points", "customer_id", nulls_last=True).rows() == store.rows(ANXIOUS.format(**one_by_one), values).rows()
