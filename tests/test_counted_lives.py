"""What is counted at import of what people buy, live through and say answers as their single rows do."""

from datetime import UTC, datetime, timedelta

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import given as drawn
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from data import marts, model, packing
from queries import ask, catalogue, compose
from queries.certainty import READ_AS
from queries.scope import Scope
from tests.conftest import an_empty_store

FIRST = datetime(2024, 1, 1, 9, tzinfo=UTC)
LAWFUL = settings(max_examples=4, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate], suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
MARTS = marts.needed(("state_counts", "before_moves", "spoken", "own_turns", "own_talkers", "purchase_days", "arrivals", "order_days", "contacts", "step_days", "step_spellings", "deal_days", "deal_habit_counts", "first_orders", "fan_counts"))
QUESTIONS = ("state_moves", "states_by_quarter", "value_at_risk", "at_risk_by_quarter", "at_risk_by_segment", "moves_preceded", "buyers", "value_by_cohort", "in_person_by_month", "deals_overall", "deals_by_month", "deal_habits_by_quarter", "deal_habit_moves", "full_price_after_first", "fans_by_quarter", "orders_after_voice")

happenings = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 900), st.sampled_from(["order", "order", "ask", "asked", "click", "send", "review"]), st.sampled_from(["web", "store"])), min_size=60, max_size=200)
periods = st.tuples(st.integers(300, 700), st.integers(1, 500)).map(lambda told: Scope(FIRST.date() + timedelta(days=told[0]), FIRST.date() + timedelta(days=sum(told))))


def filled(store, told):
    """Twelve people in two segments, one of them without: they order on the web or in a shop, some of it with something taken off, or not told, ask, are answered ("asked"), are written to and click. Half of the reviews are of nobody known."""
    people = [{"customer_id": f"p{who}", "segment": ("gold", "casual", None)[who % 3]} for who in range(12)]
    rows = {"customers": people, "orders": [], "tickets": [], "messages": [], "reviews": [], "email_events": []}
    for place, (who, day, kind, channel) in enumerate(told):
        at, row = FIRST + timedelta(days=day), {"customer_id": f"p{who}", "source_system": "t"}
        if kind == "order":
            rows["orders"].append(row | {"order_id": f"o{place}", "placed_at": at, "total": 1.0 + day % 7, "sales_channel": channel, "discount": (None, 0.0, 0.0, 1.0, 2.0)[day % 5]})
        elif kind in ("ask", "asked"):
            rows["tickets"].append(row | {"ticket_id": f"t{place}", "created_at": at, "opened_by": "customer", "channel": "email" if channel == "web" else "chat"})
            told = [("customer", 0), ("agent", 1)] if kind == "asked" else [("customer", 0)]
            rows["messages"] += [row | {"message_id": f"m{place}-{role}", "ticket_id": f"t{place}", "author_role": role, "sent_at": at + timedelta(hours=hours), "text": "?"} for role, hours in told]
        elif kind == "review":
            known = {"customer_id": f"p{who}", "invited": "organic"} if day % 2 else {"customer_id": None, "invited": None}
            rows["reviews"].append(known | {"source_system": "t", "review_id": f"r{place}", "platform": "p", "rating": 1 + day % 5, "rating_max": 5, "text": "slow", "created_at": at})
        else:
            rows["email_events"].append(row | {"event_id": place, "campaign_id": f"c{place}", "type": "click" if kind == "click" else "delivered", "actor": "human", "occurred_at": at})
    for name, given in rows.items():
        if given:
            store.connection.register("rows", pl.DataFrame(given))
            packing.insert(store.connection, model.tables()[name], "rows")
            store.connection.unregister("rows")
    cursor = store.connection.cursor()
    marts.build(cursor, only=MARTS)
    cursor.close()
    store._tables = None


def asked(store, name, scope, **own):
    """The statement of a question, and the rows it gives."""
    question = catalogue.question(name)
    made = compose.statement(question, scope, store.tables(), tuple(catalogue.metrics().values()), catalogue.parameters(question) | own)
    return store.rows(made.sql, made.values)


@LAWFUL
@drawn(happenings, periods)
def test_states_counted_are_those_of_the_buyers(told, scope):
    within = {"start": scope.start, "end": scope.end}
    at_risk = "quarter, count(*), avg(cast(state in ('declining', 'dormant') as integer)), sum(case when state in ('declining', 'dormant') then value_before - value_last end)"
    with an_empty_store() as store:
        filled(store, told)
        for name, ours, theirs in (
            ("state_moves", "state_before, state, n, share_of_state_before_n", "select state_before, state, count(*), sum(count(*)) over (partition by state_before) from value_states where state_before is not null and quarter >= $start and quarter + interval '3' month <= $end group by 1, 2"),
            ("states_by_quarter", "quarter, state, n, share_of_customers_n", "select quarter, state, count(*), sum(count(*)) over (partition by quarter) from value_states where quarter >= $start and quarter + interval '3' month <= $end group by 1, 2"),
            ("at_risk_by_quarter", "quarter, n, at_risk_share, value_lost", f"select {at_risk} from value_states where value_before > 0 and quarter >= $start and quarter + interval '3' month <= $end group by 1"),
        ):  # fmt: skip
            found, expected = asked(store, name, scope).select(ours.split(", ")), store.rows(theirs, within)
            assert_frame_equal(found, expected.rename(dict(zip(expected.columns, found.columns, strict=True))), check_row_order=False, check_dtypes=False)


@LAWFUL
@drawn(happenings, periods, st.sampled_from(["down", "up", "lost"]), st.sampled_from(["|", "stable", "dormant", "new"]))
def test_what_precedes_a_move_is_what_the_buyers_steps_say(told, scope, direction, start):
    """Of each buyer the latest quarter that may count, joined here with their steps."""
    states = {"down": "'new', 'growing', 'stable', 'returned'", "up": "'declining', 'dormant', 'stable'", "lost": "'new', 'growing', 'stable', 'returned', 'declining'"}[direction]
    ends = {"down": "'declining', 'dormant'", "up": "'growing', 'returned'", "lost": "'dormant'"}[direction]
    by_name = f"""
        with one_each as (
            select customer_id, quarter, state in ({ends}) as has_ended from value_states
            where state_before in ({states}) and ($from_state = '|' or state_before = $from_state) and quarter >= $start and quarter + interval '3' month <= $end
            qualify row_number() over (partition by customer_id order by quarter desc) = 1
        )
        select step, count(distinct customer_id) filter (has_ended) as x_ended, count(distinct customer_id) filter (not has_ended) as x_other, median(datediff('day', occurred_on, quarter)) filter (has_ended) as median_days_before,
            (select count(*) from one_each where has_ended) as of_ended, (select count(*) from one_each where not has_ended) as of_other
        from one_each join journey_steps using (customer_id)
        where occurred_on < quarter and occurred_on >= quarter - 182 and step_group not in ('order', 'delivery')
        group by step order by step"""
    with an_empty_store() as store:
        filled(store, told)
        found = asked(store, "moves_preceded", scope, direction=direction, from_state=start).sort("what_step")
        expected = store.rows(by_name, {"start": scope.start, "end": scope.end, "from_state": start})
    assert found.select("what_step", "x_ended", "x_other", "median_days_before", "of_ended", "of_other").rows() == expected.rows()


@LAWFUL
@drawn(happenings, periods)
def test_counts_gathered_again_are_those_made_at_import(told, scope):
    """Where the counts could not tell a segment, they are gathered from its people's rows: both roads give the same answer."""
    by_segment = scope.narrowed("segment", "gold")
    with an_empty_store() as store:
        filled(store, told)
        for name in QUESTIONS:
            question, metrics = catalogue.question(name), tuple(catalogue.metrics().values())
            made = asked(store, name, by_segment)
            without = {table: columns - ({"segment"} if compose.gathered(table) else set()) for table, columns in store.tables().items()}
            again = compose.statement(question, by_segment, without, metrics, catalogue.parameters(question))
            assert all(f"main.{base}" in again.sql for table, _ in compose.counts(question) for base in compose.gathered(table)), name
            assert_frame_equal(made, store.rows(again.sql, again.values))


@LAWFUL
@drawn(happenings, periods)
def test_who_took_a_step_in_the_period_is_counted_once(told, scope):
    by_name = "select step, step_group, count(*) as times, count(distinct person_no) as people from journey_steps where occurred_on >= $start and occurred_on < $end group by 1, 2 having count(distinct person_no) >= 5 order by times desc, step"
    with an_empty_store() as store:
        filled(store, told)
        assert_frame_equal(asked(store, "step_kinds", scope).drop("own_words"), store.rows(by_name, {"start": scope.start, "end": scope.end}))


@LAWFUL
@drawn(happenings, periods)
def test_meetings_are_those_of_each_order_and_request(told, scope):
    """The month of each order is that of its moment where the store tells days."""
    by_row = """
        with meetings as (
            select cast(date_trunc('month', timezone('Europe/Paris', placed_at)) as date) as month, sales_channel = 'store' as is_in_person from orders
            where cast(timezone('Europe/Paris', placed_at) as date) >= $start and cast(timezone('Europe/Paris', placed_at) as date) < $end
            union all
            select opened_month, false from contacts where opened_on >= $start and opened_on < $end
        )
        select month, count(*) as n, avg(cast(is_in_person as integer)) as in_person_share from meetings where (select bool_or(is_in_person) from meetings) group by month order by month"""
    with an_empty_store() as store:
        filled(store, told)
        found, expected = asked(store, "in_person_by_month", scope), store.rows(by_row, {"start": scope.start, "end": scope.end})
    assert_frame_equal(found, expected, check_dtypes=False)


def test_who_buys_twice_in_a_day_is_one_buyer_who_came_back():
    """Ana buys twice on one day, Bo once before the period and once in it, Cy once: three buyers, of whom two came back, and four orders."""
    told = [(0, 100, "order", "web"), (0, 100, "order", "web"), (1, 10, "order", "web"), (1, 120, "order", "store"), (2, 110, "order", "web")]
    with an_empty_store() as store:
        filled(store, told)
        row = asked(store, "buyers", Scope(FIRST.date() + timedelta(days=50), FIRST.date() + timedelta(days=200))).row(0, named=True)
    assert (row["n"], row["orders"], row["share_of_customers"]) == (3, 4, pytest.approx(2 / 3))


@LAWFUL
@drawn(happenings, periods, st.sampled_from([(), (("channel", ("store",)),), (("segment", ("gold",)),)]))
def test_buyers_are_counted_once_each(told, scope, chosen):
    kept = {(): "true", "channel": "channel = 'store'", "segment": "segment = 'gold'"}[chosen[0][0] if chosen else ()]
    with an_empty_store() as store:
        filled(store, told)
        row = asked(store, "buyers", Scope(scope.start, scope.end, chosen)).row(0, named=True)
        placed = f"from purchases where placed_on >= $start and placed_on < $end and {kept}"
        people, orders, again = store.rows(f"select count(distinct customer_id), count(*), count(distinct customer_id) filter (nth > 1) {placed}", {"start": scope.start, "end": scope.end}).row(0)
    assert (row["n"], row["orders"] or 0, row["share_of_customers"]) == (people, orders, pytest.approx(again / people) if people else None)


@LAWFUL
@drawn(happenings, periods, st.sampled_from([(), (("channel", ("store",)),), (("segment", ("gold",)),)]))
def test_who_arrived_is_counted_once_each(told, scope, chosen):
    """Of a channel, those who bought there, by the quarter of their first order wherever it was. Nearly all of them come in the first months."""
    scope = Scope(scope.start - timedelta(days=300), scope.end, chosen)
    kept = {(): "true", "channel": "channel = 'store'", "segment": "segment = 'gold'"}[chosen[0][0] if chosen else ()]
    arrived = f"""
        select cohort_quarter, count(distinct customer_id) as n, sum(value) filter (months_since_first = 0) / count(distinct customer_id) as value_per_customer
        from purchases where first_on >= $start and first_on < $end and {kept}
        group by cohort_quarter having max(first_on) < date_trunc('month', (select max(placed_on) from purchases)) order by cohort_quarter"""
    with an_empty_store() as store:
        filled(store, told)
        found = asked(store, "value_by_cohort", scope).filter(pl.col("month_no") == 0).select("cohort_quarter", "n", "value_per_customer")
        expected = store.rows(arrived, {"start": scope.start, "end": scope.end}).with_columns(pl.col("value_per_customer").fill_null(0))
    assert_frame_equal(found, expected, check_dtypes=False)


@LAWFUL
@drawn(happenings, periods, st.sampled_from([(), (("channel", ("store",)),), (("segment", ("gold",)),)]))
def test_orders_on_promotion_are_those_of_the_orders(told, scope, chosen):
    kept = {(): "true", "channel": "channel = 'store'", "segment": "segment = 'gold'"}[chosen[0][0] if chosen else ()]
    by_row = f"""
        select count(is_on_deal), avg(is_on_deal::integer), avg(deal_depth), stddev_samp(deal_depth), sum(value) filter (is_on_deal) / nullif(sum(value), 0)
        from purchases where is_on_deal is not null and placed_on >= $start and placed_on < $end and {kept}"""
    with an_empty_store() as store:
        filled(store, told)
        found = asked(store, "deals_overall", Scope(scope.start, scope.end, chosen))
        n, *expected = store.rows(by_row, {"start": scope.start, "end": scope.end}).row(0)
    if not n:
        assert found.is_empty()
        return
    row = found.row(0, named=True)
    assert row["n"] == n
    for name, value in zip(("deal_orders_share", "mean_deal_depth", "mean_deal_depth_sd", "deal_value_share"), expected, strict=True):
        assert (row[name] or 0) == pytest.approx(value or 0, abs=1e-6), name


@LAWFUL
@drawn(happenings, periods)
def test_habits_counted_are_those_of_each_buyer(told, scope):
    """Order by order, of the 365 days before each quarter's end, and of those before."""
    with an_empty_store() as store:
        filled(store, told)
        bought = [row for row in store.rows("select customer_id, placed_on, is_on_deal from purchases where is_on_deal is not null").iter_rows()]
        counted = sorted(store.rows("select quarter, orders, on_deal, orders_before, on_deal_before, people from (select quarter, orders, on_deal, orders_before, on_deal_before, sum(people)::int as people from deal_habit_counts group by all)").rows(), key=repr)
        quarters = sorted({quarter for quarter, *_ in counted})
    first = min((day for _, day, _ in bought), default=None)
    expected: dict = {}
    for quarter in quarters:
        end = (quarter.replace(day=1) + timedelta(days=95)).replace(day=1)
        for who in {who for who, _, _ in bought}:
            last, before = ([is_on for other, day, is_on in bought if other == who and end - timedelta(days=since) <= day < end - timedelta(days=until)] for since, until in ((365, 0), (730, 365)))
            key = (quarter, len(last), sum(last), *((len(before), sum(before)) if first <= end - timedelta(days=730) else (None, None)))
            if last or key[3]:
                expected[key] = expected.get(key, 0) + 1
    assert counted == sorted([(*key, people) for key, people in expected.items()], key=repr)


@LAWFUL
@drawn(happenings, st.sampled_from([(), (("segment", ("gold",)),)]))
def test_newcomers_wait_for_full_price_as_their_orders_say(told, chosen):
    """Each newcomer's first order, then the first later one with nothing taken off; those of the first 182 days and those untold left out."""
    with an_empty_store() as store:
        filled(store, told)
        rows = store.rows("select person_no, nth, placed_on, is_on_deal, segment from purchases order by person_no, nth").rows()
        found = asked(store, "full_price_after_first", Scope(FIRST.date(), FIRST.date() + timedelta(days=1000), chosen)).select("began", "days", "n_ended", "n_open").rows()
    seen = [day for _, _, day, is_on, _ in rows if is_on is not None]
    expected: dict = {}
    for who in {row[0] for row in rows}:
        mine = [row for row in rows if row[0] == who and (not chosen or row[4] == "gold")]
        if not mine or mine[0][3] is None or mine[0][2] < min(seen) + timedelta(days=182):
            continue
        later = [day for _, nth, day, is_on, _ in mine if nth > 1 and is_on is False]
        key = ("on_promotion" if mine[0][3] else "at_full_price", ((min(later) if later else max(seen)) - mine[0][2]).days)
        ended, still = expected.get(key, (0, 0))
        expected[key] = (ended + bool(later), still + (not later))
    assert sorted(found) == sorted((*key, *counts) for key, counts in expected.items())


def test_a_move_of_a_few_hands():
    """Nine ask for help on 21 June 2025 and buy no more from July on, having bought as much as ever until then: each asked once, ten days before the quarter
    at whose end they are in decline, and clicked on its first day, which is not before it. One goes on buying."""
    told = [(who, day, "order", "web") for who in range(9) for day in range(0, 541, 30)] + [(who, 537, "ask", "web") for who in range(9)]
    told += [(11, day, "order", "web") for day in range(0, 900, 30)]
    told += [(who, 547, "click", "web") for who in range(9)]
    with an_empty_store() as store:
        filled(store, told)
        found = asked(store, "moves_preceded", Scope(FIRST.date(), FIRST.date() + timedelta(days=900)), direction="down", from_state="stable")
    row = found.row(0, named=True)
    assert found.height == 1
    assert (row["what_step"], row["x_ended"], row["of_ended"], row["x_other"], row["median_days_before"]) == ("question", 9, 9, 0, 10)


@LAWFUL
@drawn(happenings, periods, st.sampled_from([(), (("channel", ("chat",)),), (("segment", ("gold",)),)]))
def test_what_is_heard_and_who_talks_is_what_the_turns_say(told, scope, chosen):
    """By the identifiers themselves: what nobody known said at one moment is one person."""
    kept = {(): "true", "channel": "channel = 'chat'", "segment": "segment = 'gold'"}[chosen[0][0] if chosen else ()]
    scope = Scope(scope.start, scope.end, chosen)
    turned = f"from turns where side = 'customer' and is_heard is not null and said_on >= $start and said_on < $end and {kept}"
    each = f"(select {{}} coalesce(customer_id, cast(said_at as varchar)) as who, count(*) as said, count(*) filter (is_heard) as heard {turned} group by all)"
    within = {"start": scope.start, "end": scope.end}
    with an_empty_store() as store:
        filled(store, told)
        for name, group in (("listening_overall", ""), ("listening_by_month", "said_month, "), ("listening_by_channel", "channel, ")):
            found = asked(store, name, scope)
            if name == "listening_overall":
                found = found.select(pl.col("said_in_all").max().alias("n"), (pl.col("people") * pl.col("heard")).sum().alias("heard"), pl.col("people").sum())
                found = found.filter(pl.col("people") > 0).with_columns(listening_rate=pl.col("heard") / pl.col("n"))
            expected = store.rows(f"select {group}sum(said)::bigint as n, sum(heard) / sum(said) as listening_rate, count(*) as people from {each.format(group)} group by all having count(*) > 0", within)
            assert_frame_equal(found.select(*found.columns[: 1 if group else 0], "n", "listening_rate", "people"), expected.rename({expected.columns[0]: found.columns[0]}), check_row_order=False, check_dtypes=False)
        found = asked(store, "listening_by_person", scope).filter(pl.col("n_ended") > 0).select("said", "heard", "n_ended")
        expected = store.rows(f"select said, heard, count(*) as n_ended from {each.format('')} where who like 'p%' group by all", within)
        assert_frame_equal(found, expected, check_row_order=False, check_dtypes=False)
        found = asked(store, "unheard_people", scope).select("customer_id", "times_spoken")
        expected = store.rows(f"select customer_id, count(*) as times_spoken {turned} and customer_id is not null group by all having count(*) >= 2 and not bool_or(is_heard) order by times_spoken desc, max(said_at) desc, customer_id", within)
        assert_frame_equal(found, expected, check_dtypes=False)
        found = asked(store, "talk_share_by_segment", scope).select("segment", "talk", "inbound", "n_ended")
        by_name = f"select customer_id, segment, count(*) filter (side = 'brand') as talk, count(*) filter (side = 'customer') as inbound from turns where customer_id is not null and said_on >= $start and said_on < $end and {kept} group by all"
        expected = store.rows(f"select segment, talk, inbound, count(*) as n_ended from ({by_name}) group by all", within)
        assert_frame_equal(found, expected, check_row_order=False, check_dtypes=False)


def test_three_figures_of_talk_are_of_one_statement():
    """So that it runs once: two people, to whom the brand spoke three times and once, and of whom one turned to it."""
    told = [(0, 700 + day, "send", "web") for day in range(3)] + [(1, 700, "send", "web"), (1, 701, "ask", "web")]
    whole = Scope(FIRST.date(), FIRST.date() + timedelta(days=900))
    with an_empty_store() as store:
        filled(store, told)
        answers = [ask(name, whole, store) for name in ("talk_share_by_person", "talk_share_by_segment", "talk_and_listen")]
    assert len({(answer.statement, repr(answer.values)) for answer in answers}) == 1
    assert answers[0].rows.is_empty() or answers[0].rows["is_hidden"].all(), "of two people nothing is told"
    rows = pl.DataFrame({"segment": ["a", "a"], "talk": [3, 1], "inbound": [0, 1], "n_ended": [10, 20], "n_open": [0, 0]})
    whole = READ_AS["talk_whole"](rows, []).row(0, named=True)
    # 10 x 3 + 20 x 1 of 10 x 3 + 20 x 2 are 50 of 70
    assert (whole["n"], whole["talk_share"]) == (30, pytest.approx(50 / 70))
    assert whole["talk_share_low"] < 50 / 70 < whole["talk_share_high"]
    people = READ_AS["talk_quantiles"](rows, []).row(0, named=True)
    assert (people["n"], people["median_share"], people["p90_share"]) == (30, 0.5, 1)


def test_two_figures_of_listening_are_of_one_statement():
    rows = pl.DataFrame({"said": [1, 2, 1], "heard": [1, 1, 0], "n_ended": [10, 20, 0], "n_open": [0, 0, 0], "people": [10, 20, 5], "said_in_all": [55, 55, 55]})
    whole = READ_AS["heard_whole"](rows, []).row(0, named=True)
    # 10 + 20 heard of what 10, 20 twice, and 5 nobody knows said
    assert (whole["n"], whole["people"], whole["listening_rate"]) == (55, 35, pytest.approx(30 / 55))
    known = READ_AS["heard_quantiles"](rows, []).row(0, named=True)
    assert (known["n"], known["median_share"]) == (30, 0.5), "of those known alone"
    assert catalogue.question("listening_overall").sql == catalogue.question("listening_by_person").sql
