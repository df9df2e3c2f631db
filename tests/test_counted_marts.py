"""What a click reads instead of single rows: the compiled pass gives the rows its statement defines, and counts say what the rows say."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import polars as pl
import pytest
from hypothesis import HealthCheck, example, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from data import marts, model, packing
from data.feelings import compiled
from data.marts import pressure, renewing
from queries import ask, catalogue, compose, segments
from queries.scope import Scope
from tests.conftest import an_empty_store

FIRST = datetime(2025, 1, 1, 9, tzinfo=UTC)
MOST_WEEKS = 16_000_000
"""Weeks of people that are kept."""
LAWFUL = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
MARTS = marts.needed(name for name, file in marts.marts().items() if name in ("person_weeks", "subscription_weeks") or file.one("gathers", "") == "person_weeks")
EVERY = marts.needed(name for name, file in marts.marts().items() if file.has("gathers")) | marts.needed(("own_turns", "own_sends", "departures")) | MARTS
GATHERED = sorted(
    name for name, question in catalogue.questions().items()
    if question.listed("counts") and any(compose.gathered(table) for table, _ in compose.counts(question)) and catalogue.page_of(question) in ("fatigue", "sending", "planner", "listening", "pulse")
)  # fmt: skip
KINDS = st.sampled_from(["send"] * 12 + ["click"] * 3 + ["unsubscribe", "complaint", "order", "agree"])

long_happenings = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 600), KINDS), min_size=100, max_size=500)
happenings = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 300), KINDS), min_size=1, max_size=300)
periods = st.tuples(st.integers(0, 250), st.integers(1, 300))


def filled(store, told, made=MARTS):
    """Twelve people in two segments, one of them without; messages, clicks, orders, departures and returns on days after the first."""
    people = [{"customer_id": f"p{who}", "segment": ("gold", "casual", None)[who % 3], "language": ("fr", "en")[who % 2], "preferred_days_between": 7 if who % 5 == 0 else None} for who in range(12)]
    brought(store, told, people)
    cursor = store.connection.cursor()
    marts.build(cursor, only=made)
    cursor.close()
    store._tables = None


def brought(store, told, people=(), already=0):
    """Put what happened, and people, into the canonical tables, where so many things are already."""
    events, orders, consents = [], [], []
    for place, (who, day, kind) in enumerate(told, already):
        row = {"customer_id": f"p{who}", "source_system": "t"}
        if kind == "order":
            orders.append(row | {"order_id": f"o{place}", "placed_at": FIRST + timedelta(days=day), "total": day / 10})
        elif kind == "agree":
            consents.append(row | {"consent_id": f"a{place}", "occurred_at": FIRST + timedelta(days=day), "channel": "email", "purpose": "marketing", "state": "granted"})
        else:
            events.append(row | {"event_id": place, "campaign_id": f"m{place}" if kind == "send" else f"m{day}", "type": kind, "actor": "human", "occurred_at": FIRST + timedelta(days=day)})
    for name, rows in (("customers", list(people)), ("email_events", events), ("orders", orders), ("consents", consents)):
        if rows:
            frame = pl.DataFrame(rows)
            store.connection.register("rows", frame)
            packing.insert(store.connection, model.tables()[name], "rows")
            store.connection.unregister("rows")


def keep_at_most(weeks, patch):
    """Of weeks of people, keep no more than so many, by the draw."""
    told = marts.marts()
    (one,) = told["week_draw"].sections
    assert f"{MOST_WEEKS}.0" in one.sql
    other = told | {"week_draw": replace(told["week_draw"], sections=(replace(one, sql=one.sql.replace(f"{MOST_WEEKS}.0", f"{weeks}.0")),))}
    patch.setattr(marts, "marts", lambda: other)


def within(period):
    start = FIRST.date() + timedelta(days=period[0])
    return Scope(start, start + timedelta(days=period[1]))


def test_of_too_many_weeks_those_of_people_drawn_are_kept_and_everybodys_last():
    """Twelve people written to every week for 80 weeks, who clicked the first message only; at most 480 weeks are kept: one person in two, by the draw."""
    told = [(who, 7 * week, "send") for week in range(80) for who in range(12)] + [(who, who, "click") for who in range(12)]
    with an_empty_store() as store, pytest.MonkeyPatch.context() as patch:
        filled(store, told)
        everybody = store.rows("select * from person_weeks order by customer_id, week")
        keep_at_most(480, patch)
        cursor = store.connection.cursor()
        marts.build(cursor, only=MARTS)
        cursor.close()
        kept = store.rows("select * from person_weeks order by customer_id, week")
        counted = store.rows("select sum(people) as people from pressure_weeks").item()
        store._tables = None
        told = ask("people_drawn", Scope(FIRST.date(), FIRST.date() + timedelta(days=560)), store).rows.row(0, named=True)
    assert everybody["is_drawn"].all()
    assert everybody["clicked_total"].to_list() == [1] * everybody.height
    drawn_people = set(kept.filter("is_drawn")["customer_id"])
    assert 0 < len(drawn_people) < 12
    last = everybody["week"].max()
    same = [name for name in everybody.columns if name != "is_drawn"]
    is_drawn = pl.col("customer_id").is_in(drawn_people)
    not_of_others = [pl.when(is_drawn).then(pl.col(name)).alias(name) for name in same if name.startswith("weeks_since") or "usual" in name]
    expected = everybody.filter(is_drawn | (pl.col("week") == last)).with_columns(not_of_others)
    assert kept.select(same).equals(expected.select(same))
    assert counted == everybody.filter(pl.col("customer_id").is_in(drawn_people)).height
    assert (told["people_by_week"], told["people_subscribed"]) == (len(drawn_people), 12), "of all people, not of those drawn"


CLICKED_BEFORE_IT_LEFT = [(5, 60, "send"), (5, 0, "click"), (5, 100, "send")]
"""The click is of the first message, by its campaign, and dated before the person's first week."""


@LAWFUL
@example(CLICKED_BEFORE_IT_LEFT, 50, 1, MOST_WEEKS)
@drawn(happenings | long_happenings, st.sampled_from([50, 200, pressure.ROWS_AT_ONCE]), st.sampled_from([1, 90, pressure.ROWS_AT_HAND]), st.sampled_from([60, 200, MOST_WEEKS]))
def test_the_compiled_pass_gives_the_rows_of_its_statement(told, rows_at_once, rows_at_hand, most_weeks):
    statement = marts.marts()["person_weeks"].sql
    with an_empty_store() as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr(pressure, "ROWS_AT_ONCE", rows_at_once)
        patch.setattr(pressure, "ROWS_AT_HAND", rows_at_hand)
        keep_at_most(most_weeks, patch)
        filled(store, told)
        made = store.rows("select * from person_weeks order by customer_id, week")
        defined = store.rows(f"select * from ({statement}) order by customer_id, week")
        kinds = store.rows("select column_name, data_type from information_schema.columns where table_name = 'person_weeks' order by ordinal_position").rows()
        described = [row[:2] for row in store.connection.sql(f"describe {statement}").fetchall()]
    assert made.equals(defined)
    assert kinds == described


def renewed(store, told, already, people=()):
    """Bring in what happened besides and renew the marts; returns what was done with each, the weeks that were written, and the rows of each."""
    brought(store, told, people, already)
    cursor = store.connection.cursor()
    done = renewing.renew(cursor, renewing.Changes({"customers", "email_events", "orders", "consents"}))
    weeks = [week for (week,) in cursor.sql("from person_weeks_renewed order by week").fetchall()]
    rows = {name: sorted(map(repr, cursor.sql(f"from {name}").fetchall())) for name in MARTS}
    cursor.close()
    return done, weeks, rows


@pytest.fixture
def pressure_alone(monkeypatch):
    """The marts of pressure and no others; a change is a small part of them, as in a store of years."""
    alone = {name: file for name, file in marts.marts().items() if name in MARTS}
    monkeypatch.setattr(marts, "marts", lambda: alone)
    monkeypatch.setattr(renewing, "LARGEST_SHARE", 1e9)


def test_a_day_writes_the_weeks_whose_rows_it_changes_and_no_others(pressure_alone):
    """Eleven people are written to every Wednesday for 39 or 40 weeks, from 1 January 2025 on. Nothing new writes nothing. Then comes Sunday 5 October, which
    makes the week of 29 September whole: a message to one of them and to somebody new whose name comes first of all, a click on what was sent on Wednesday
    30 July, and before it, on Thursday 2 October, the departure of the one whose last message was that of 24 September: it counts with that week.
    Somebody else's segment is in each of that person's whole weeks."""
    told = [(who, day, "send") for who in range(1, 12) for day in range(0, 280, 7) if (who, day) != (11, 273)]
    click = {"event_id": 3000, "customer_id": "p1", "source_system": "t", "campaign_id": "m30", "type": "click", "actor": "human", "occurred_at": FIRST + timedelta(days=277)}
    with an_empty_store() as store:
        filled(store, told)
        assert renewed(store, [], 1000)[1] == []
        packing.insert(store.connection, model.tables()["email_events"], f"(select {', '.join(f'${name} as {name}' for name in click)})", click)
        done, weeks, _ = renewed(store, [(1, 277, "send"), (0, 277, "send"), (11, 274, "unsubscribe")], 2000)
        store.connection.execute("update customers set segment = 'gold' where customer_id = 'p1'")
        of_one = renewed(store, [], 3000)[1]
    assert weeks == [date(2025, 7, 28), date(2025, 9, 22), date(2025, 9, 29)]
    assert of_one == [date(2025, 1, 6) + timedelta(days=7 * week) for week in range(39)]
    assert {done[name] for name, file in marts.marts().items() if file.listed("renew") == ("week",) and name != "own_deeds"} == {"part"}, "deeds there were none"


@LAWFUL
@drawn(st.lists(happenings, min_size=2, max_size=3), st.sampled_from([60, 200, MOST_WEEKS]))
def test_weeks_renewed_after_whatever_happens_besides_are_those_made_anew(pressure_alone, told, most_weeks):
    """In the order of their coming, not of time: what comes later changes weeks long gone and who is drawn. Others are in another segment by then."""
    with an_empty_store() as store, pytest.MonkeyPatch.context() as patch:
        keep_at_most(most_weeks, patch)
        filled(store, told[0])
        for place, more in enumerate(told[1:]):
            store.connection.execute("update customers set segment = 'gold' where customer_id = $who", {"who": f"p{place + 1}"})
            _, _, left = renewed(store, more, 1000 * (place + 1), [{"customer_id": f"a{place}", "segment": "gold"}])
            store.build(MARTS)
            made = {name: sorted(map(repr, store.connection.sql(f"from {name}").fetchall())) for name in MARTS}
            for name in MARTS:
                assert left[name] == made[name], name


def test_a_day_that_makes_no_week_whole_makes_anew_the_weeks_of_its_people_alone(pressure_alone):
    """Twelve people are written to every Wednesday for 39 weeks. One of them clicks, in the week still going, on what was sent in July: those weeks of that person
    are put in. The click is taken out again when nobody tells whose names and segments are others, and all are looked at: that week too is as it was before."""
    told = [(who, day, "send") for who in range(12) for day in range(0, 273, 7)]
    event = {"event_id": 3000, "customer_id": "p0", "source_system": "t", "campaign_id": "m30", "type": "click", "actor": "human", "occurred_at": FIRST + timedelta(days=265)}
    events, defined = model.tables()["email_events"], marts.marts()["person_weeks"].sql
    with an_empty_store() as store:
        filled(store, told)
        rows = [store.rows("from person_weeks order by customer_id, week")]
        cursor = store.connection.cursor()
        packing.insert(cursor, events, f"(select {', '.join(f'${name} as {name}' for name in event)})", event)
        cursor.execute("create temp table clicked as select 'p0' as customer_id, 'm30' as campaign_id")
        for changes in (renewing.Changes({"email_events"}, {"email_events": {renewing.ROWS: "clicked"}}), renewing.Changes({"email_events", "customers"})):
            done = renewing.renew(cursor, changes)
            rows.append(pl.from_arrow(cursor.execute("from person_weeks order by customer_id, week").to_arrow_table()))
            assert rows[-1].equals(pl.from_arrow(cursor.execute(f"from ({defined}) order by customer_id, week").to_arrow_table())), done
            assert done["person_weeks"] == ("part" if len(rows) == 2 else "whole"), done
            packing.delete(cursor, events, "event_id = 3000")
        cursor.close()
    assert rows[2].equals(rows[0]) and not rows[1].equals(rows[0])


@LAWFUL
@drawn(happenings, periods)
def test_the_people_subscribed_are_those_with_a_week_in_the_period(told, period):
    scope = within(period)
    with an_empty_store() as store:
        filled(store, told)
        answer = ask("people_drawn", scope, store)
        found = store.rows(answer.statement, answer.values).row(0, named=True)
        by_name = store.rows("select count(distinct customer_id) from person_weeks where week >= $start and week < $end", {"start": scope.start, "end": scope.end}).item()
    assert (found["people_subscribed"] or 0) == (found["people_by_week"] or 0) == by_name


def test_who_left_and_came_back_is_subscribed_once():
    """Twelve people are written to for forty weeks; half leave in the tenth and agree again in the twentieth."""
    told = [(who, day, "send") for who in range(12) for day in range(0, 280, 7) if who % 2 or not 70 <= day < 140]
    told += [(who, day, kind) for who in range(0, 12, 2) for day, kind in ((70, "unsubscribe"), (140, "agree"))]
    with an_empty_store() as store:
        filled(store, told)
        assert store.rows("select count(*) from subscriptions").item() == 18
        for first, last, people in ((0, 280, 12), (84, 126, 6), (0, 70, 12), (150, 280, 12)):
            assert ask("people_drawn", Scope(FIRST.date() + timedelta(days=first), FIRST.date() + timedelta(days=last)), store).rows["people_subscribed"].item() == people


def test_a_loop_changed_anywhere_is_compiled_again(tmp_path, monkeypatch):
    """What is kept compiled is stamped with the code of every loop, this pass's too: a number changed in it does not go on as it was."""
    (tmp_path / "marts").mkdir()
    loops = tmp_path / "marts" / "loops.py"
    monkeypatch.setattr(compiled, "PACKAGE", tmp_path)
    loops.write_text("@compiled\ndef f():\n    return 1\n", encoding="utf-8")
    before = compiled._code_of_loops()
    loops.write_text("@compiled\ndef f():\n    return 2\n", encoding="utf-8")
    assert compiled._code_of_loops() != before


@LAWFUL
@drawn(happenings, periods, st.sampled_from([7, 14, 28, 90]))
def test_people_counted_once_by_adding_are_those_counted_by_name(told, period, window):
    """Every level's people, weeks, messages and departures, from the rows themselves."""
    scope, width = within(period), {7: 1, 14: 1, 28: 2, 90: 6}[window]
    with an_empty_store() as store:
        filled(store, told)
        values = {"start": scope.start, "end": scope.end, "window": window}
        first = "sum(case when weeks_since is null or 7 * weeks_since > date_diff('day', $start, week) then people else 0 end)"
        written = ", sum(messages), sum({})"
        for table, only, left, counted_sums, sums in (("pressure_levels", "true", "has_left", "", ""), ("written_levels", "messages > 0", "leaves_before_next", written.format("clicked"), written.format("sent_clicked"))):
            counted = store.rows(f"select level, {first} as n, sum(people), sum(leavers){counted_sums} from {table} where week >= $start and week < $end and window_days = $window group by level order by level", values)
            by_name = store.rows(
                f"select case when before_{window} = 0 then 0 else least((before_{window} - 1) // {width} + 1, 8) end as level, count(distinct customer_id), count(*), count(*) filter ({left}){sums} "
                f"from person_weeks where week >= $start and week < $end and {only} group by 1 order by 1", {"start": scope.start, "end": scope.end},
            )  # fmt: skip
            assert counted.rows() == by_name.rows()
        usual = store.rows(f"select against_usual, {first}, sum(people) from usual_people where week >= $start and week < $end group by 1 order by 1", {"start": scope.start, "end": scope.end})
        assert usual.rows() == store.rows("select against_usual, count(distinct customer_id), count(*) from person_weeks where against_usual is not null and week >= $start and week < $end group by 1 order by 1", {"start": scope.start, "end": scope.end}).rows()
        weeks = "select against_usual, usual_level, sum(people), sum(leavers) from usual_levels where week >= $start and week < $end group by 1, 2 order by 1, 2"
        left = "select against_usual, usual_level, count(*), count(*) filter (has_left) from person_weeks where against_usual is not null and week >= $start and week < $end group by 1, 2 order by 1, 2"
        assert store.rows(weeks, {"start": scope.start, "end": scope.end}).rows() == store.rows(left, {"start": scope.start, "end": scope.end}).rows()
        once = store.rows(f"select coalesce({first.replace('weeks_since', 'weeks_since_any')}, 0) from usual_people where week >= $start and week < $end", {"start": scope.start, "end": scope.end})
        assert once.item() == store.rows("select count(distinct customer_id) from person_weeks where against_usual is not null and week >= $start and week < $end", {"start": scope.start, "end": scope.end}).item()


def test_the_laws_look_at_the_questions_that_read_counts():
    assert {"pressure_by_week", "opt_outs_by_pressure", "cost_of_one_more", "opt_outs_own_usual", "saturation_by_segment", "pressure_shares", "rates_now", "campaigns", "complaints_by_month", "ways_mail_ends", "sign_by_message_number", "monologue"} <= set(GATHERED)


@settings(LAWFUL, max_examples=2)
@drawn(told=happenings, period=periods)
def test_counts_gathered_again_for_named_people_are_those_made_at_import(told, period):
    """Where the counts could not tell a segment, they are gathered from its people's rows: both roads give the same answer."""
    scope = within(period)
    with an_empty_store() as store:
        filled(store, told, EVERY)
        for name in GATHERED:
            question = catalogue.question(name)
            by_segment = scope.narrowed("segment", "gold")
            parameters = catalogue.parameters(question)
            tables, metrics = store.tables(), tuple(catalogue.metrics().values())
            made = compose.statement(question, by_segment, tables, metrics, parameters)
            without = {table: columns - ({"segment"} if compose.gathered(table) else set()) for table, columns in tables.items()}
            again = compose.statement(question, by_segment, without, metrics, parameters)
            assert all(f"main.{base}" in again.sql for table, _ in compose.counts(question) for base in compose.gathered(table))
            in_order = lambda rows, question=question: rows if "order by" in question.sql else rows.sort(rows.columns, nulls_last=True)
            assert in_order(store.rows(made.sql, made.values)).equals(in_order(store.rows(again.sql, again.values))), name


def test_a_kept_group_reaches_the_counts(tmp_path):
    """Half of twelve people bought; what they received is told of them alone."""
    with an_empty_store() as store:
        store.own_folder = tmp_path / "x.own"
        told = [(who, day, "send") for who in range(12) for day in range(0, 70, 7)] + [(who, 70, "order") for who in range(6)] + [(0, 200, "unsubscribe")]
        filled(store, told)
        store.build(frozenset(marts.marts()))
        store._tables = None
        whole = Scope(date(2025, 1, 1), date(2026, 1, 1))
        segments.keep(store.own_folder, segments.rule_of("Buyers", "journey_people", whole, {"at_step": "order"}, date(2026, 2, 1)))
        assert ask("pressure_shares", whole, store).n == 12
        assert ask("pressure_shares", whole.narrowed("saved", "Buyers"), store).n == 6
        assert ask("opt_outs_by_pressure", whole.narrowed("saved", "Buyers"), store).rows["n"].max() == 6


def test_a_draw_is_of_whole_people_and_of_all_where_they_are_few():
    with an_empty_store() as store:
        filled(store, [(who, day, "send") for who in range(12) for day in range(0, 70, 7)])
        whole = dict(store.connection.sql("select person_no, count(*) from person_weeks join own_people using (customer_id) group by 1").fetchall())
        weeks = "select person_no, sum(bit_count(weeks)) from own_stretches where window_days = 7 group by 1"
        assert dict(store.connection.sql(weeks).fetchall()) == whole
        statement = marts.marts()["own_people"].sql
        assert "40000.0" in statement
        store.connection.execute(f"create or replace table own_people as {statement.replace('40000.0', '3.0')}")
        marts.make(store.connection, "own_stretches")
        drawn_weeks = dict(store.connection.sql(weeks).fetchall())
    assert 0 < len(drawn_weeks) < 12 and all(whole[person] == n for person, n in drawn_weeks.items())


def test_only_people_whose_weeks_are_kept_are_drawn_to_be_compared(monkeypatch):
    keep_at_most(60, monkeypatch)
    with an_empty_store() as store:
        filled(store, [(who, day, "send") for who in range(12) for day in range(0, 70, 7)])
        assert store.connection.sql("select count(distinct is_drawn) from person_weeks").fetchall() == [(2,)]
        assert store.connection.sql("select list(customer_id order by customer_id) from own_people").fetchall() == store.connection.sql("select list(distinct customer_id order by customer_id) from person_weeks where is_drawn").fetchall()
        assert store.connection.sql("select sum(own_people) = sum(people) from pressure_weeks").fetchall() == [(True,)]


@pytest.mark.parametrize(("own", "draw", "whole", "moment"), [("own_turns", "talk_draw", "turns", "said_on"), ("own_sends", "mail_draw", "sends", "sent_on")])
def test_people_drawn_keep_all_of_their_talk_and_mail(own, draw, whole, moment):
    with an_empty_store() as store:
        filled(store, [(who, day, "send") for who in range(12) for day in range(0, 70, 7)], marts.needed((own,)))
        each = f"select customer_id, {moment}, count(*) as n from {{}} group by all order by all"
        assert store.rows(each.format(own)).equals(store.rows(each.format(whole))), "all where they are few"
        statement = marts.marts()[draw].sql
        assert "100000.0" in statement
        store.connection.execute(f"create or replace table {draw} as {statement.replace('100000.0', '3.0')}")
        store.connection.execute(f"create or replace temp table few as {marts.marts()[own].sql}")
        drawn = set(store.connection.sql("select distinct customer_id from few").fetchall())
        some = store.connection.sql(f"select customer_id, {moment}, count(*) from few group by all order by all").fetchall()
        assert 0 < len(drawn) < 12
        assert some == [row for row in store.connection.sql(each.format(whole)).fetchall() if row[:1] in drawn]


@pytest.mark.parametrize("gap_minutes", [43_200, 1_440])
def test_journeys_are_those_of_people_drawn_and_their_lists_of_everybody(gap_minutes):
    """Twelve people order twice; of more than three, some are drawn, for journeys cut as usual and cut anew alike."""
    with an_empty_store() as store:
        filled(store, [(who, day, "order") for who in range(12) for day in (0, 10)], marts.needed(("usual_paths",)))
        whole = Scope(FIRST.date(), FIRST.date() + timedelta(days=60))
        assert ask("journey_sizes", whole, store, gap_minutes=gap_minutes).n == 12
        statement = marts.marts()["journey_draw"].sql
        assert "100000.0" in statement
        store.connection.execute(f"create or replace table journey_draw as {statement.replace('100000.0', '3.0')}")
        for name in ("usual_journeys", "usual_paths"):
            store.connection.execute(f"create or replace table {name} as {marts.marts()[name].sql}")
        drawn = store.rows("select count(distinct customer_id) from journey_steps where lot % (select one_in from journey_draw) = 0").item()
        assert 0 < drawn < 12
        assert store.rows("select count(distinct customer_id) from usual_journeys where is_drawn").item() == drawn
        steps = store.rows(*_asked("journey_sizes", whole, store, gap_minutes))
        assert steps["n"].item() == drawn
        assert ask("journey_people", whole, store, gap_minutes=gap_minutes, at_step="order").rows["customer_id"].n_unique() == 12


def _asked(name, scope, store, gap_minutes):
    answer = ask(name, scope, store, gap_minutes=gap_minutes)
    return answer.statement, answer.values
