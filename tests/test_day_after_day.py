"""What one day after another brings, takes out, forgets or joins leaves every mart as making all anew does: those renewed in part, and those by adding."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from data import marts, model, packing
from data.marts import adding, renewing
from tests.conftest import an_empty_store

FIRST = datetime(2025, 1, 1, 9, tzinfo=UTC)
PEOPLE = 12
RENEWED = ("own_sends", "own_doses", "own_turns", "own_talkers", "before_moves", "send_choices", "turn_days", "step_days")
MARTS = marts.needed((*RENEWED, "person_weeks", *(name for name, file in marts.marts().items() if file.one("gathers", "") == "person_weeks")))
DRAWS = {"mail_draw": "100000.0", "talk_draw": "100000.0", "week_draw": "16000000.0"}
KINDS = st.sampled_from(["delivered"] * 8 + ["click"] * 4 + ["unsubscribe", "complaint", "granted", "refused"])
LAWFUL = settings(max_examples=4, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate], suppress_health_check=[HealthCheck.too_slow])

happenings = st.lists(st.tuples(st.integers(0, PEOPLE), st.integers(0, 40), KINDS), min_size=20, max_size=120)
a_day = st.lists(st.tuples(st.integers(0, PEOPLE), st.integers(35, 45), KINDS), max_size=12)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("bring"), a_day),
        st.tuples(st.just("take out"), st.integers(2, 9)),
        st.tuples(st.just("forget"), st.integers(0, PEOPLE - 1)),
        st.tuples(st.just("join"), st.tuples(st.integers(0, PEOPLE - 1), st.integers(0, PEOPLE - 1))),
    ),
    min_size=1, max_size=3,
)  # fmt: skip


def bring(cursor, told, already: int) -> None:
    """Messages, clicks and departures of campaigns, one a day, and what people chose; the last of the people is known by an identity alone."""
    rows = {"email_events": [], "consents": []}
    for place, (who, day, kind) in enumerate(told, already):
        row = {"customer_id": None if who == PEOPLE else f"p{who}", "person_key": f"k{who}", "source_system": "t", "occurred_at": FIRST + timedelta(days=day, hours=place % 3), "file_id": str(already)}
        if kind in ("granted", "refused"):
            rows["consents"].append(row | {"consent_id": f"a{place}", "channel": "email", "purpose": "marketing", "state": kind})
        else:
            rows["email_events"].append(row | {"event_id": place, "campaign_id": f"m{day}", "type": kind, "actor": "human"})
    for name, given in rows.items():
        if given:
            cursor.register("given", pl.DataFrame(given, infer_schema_length=None))
            packing.insert(cursor, model.tables()[name], "given")
            cursor.unregister("given")


def happen(cursor, step, number: int) -> renewing.Changes:
    """Let a step happen to the tables; gives what it changed."""
    what, told = step
    whose = {"email_events": "coalesce(customer_id, person_key) as customer_id, campaign_id", "consents": "coalesce(customer_id, person_key) as customer_id"}
    if what == "bring":
        bring(cursor, told, 1000 * number)
        which = f"file_id = '{1000 * number}'"
    else:
        which = {"take out": "hash(event_id) % {} = 0", "forget": "customer_id = 'p{}'", "join": "customer_id in ('p{0[0]}', 'p{0[1]}')"}[what].format(told)
    for table, columns in whose.items():
        of_table = which.replace("event_id", "consent_id") if table == "consents" else which
        cursor.execute(f"create or replace temp table {table}_renewed as select distinct {columns} from {table} where {of_table}")
        if what in ("take out", "forget"):
            packing.delete(cursor, model.tables()[table], of_table)
        if what == "join":
            cursor.execute(f"update {model.tables()[table].stored} set customer_id = 'p{told[0]}' where {of_table}")
            cursor.execute(f"insert into {table}_renewed select distinct {columns} from {table} where customer_id = 'p{told[0]}'")
    return renewing.Changes(set(whose), {"email_events": {renewing.ROWS: "email_events_renewed"}, "consents": {"customer_id": "consents_renewed"}})


def rows(cursor) -> dict[str, list[str]]:
    return {name: sorted(map(repr, cursor.sql(f"from {name}").fetchall())) for name in marts.marts()}


@LAWFUL
@drawn(happenings, steps)
def test_marts_brought_up_to_date_day_after_day_are_those_made_anew(told, steps):
    """Of twelve people three are drawn, or one in two, four or eight, as the draw has it; of their weeks 40."""
    with an_empty_store() as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr(renewing, "LARGEST_SHARE", 1e9)
        alone = {name: file for name, file in marts.marts().items() if name in MARTS}
        for name, most in DRAWS.items():
            assert most in alone[name].sql
            (one,) = alone[name].sections
            alone[name] = replace(alone[name], sections=(replace(one, sql=one.sql.replace(most, "40.0" if name == "week_draw" else "3.0")),))
        patch.setattr(marts, "marts", lambda: alone)
        patch.setattr(marts, "lineage", marts.lineage.__wrapped__)  # what is kept of it is that of every mart
        cursor = store.connection.cursor()
        people = pl.DataFrame([{"customer_id": f"p{who}", "segment": ("gold", "casual", None)[who % 3], "source_system": "t"} for who in range(PEOPLE)])
        cursor.register("people", people)
        packing.insert(cursor, model.tables()["customers"], "people")
        orders = pl.DataFrame([{"order_id": f"o{who}-{day}", "customer_id": f"p{who}", "source_system": "t", "placed_at": FIRST + timedelta(days=day), "total": 10.0} for who in range(0, PEOPLE, 2) for day in range(-800, 40, 90 + who)])
        cursor.register("orders_given", orders)
        packing.insert(cursor, model.tables()["orders"], "orders_given")
        bring(cursor, told, 0)
        marts.build(cursor)
        for number, step in enumerate(steps, 1):
            done = renewing.renew(cursor, happen(cursor, step, number))
            drawn_anew = {"own_sends", "own_doses", "own_turns", "own_talkers"} if "whole" in (done["mail_draw"], done["talk_draw"]) else set()
            assert {done[name] for name in RENEWED if name not in drawn_anew} <= {"part", "left"}, done
        left = rows(cursor)
        marts.build(cursor)
        made = rows(cursor)
        cursor.close()
    for name in made:
        assert left[name] == made[name], name


def test_what_adds_up_names_columns_of_the_mart_and_of_what_it_is_made_from():
    with an_empty_store() as store:
        cursor = store.connection.cursor()
        marts.build(cursor)
        for name, file in marts.marts().items():
            if file.has("adds up"):
                assert set(file.listed("adds up")) <= {column[0] for column in cursor.execute(f"select * from {name} limit 0").description}, name
                assert any(set(file.listed("renew")) <= {column[0] for column in cursor.execute(f"select * from {source} limit 0").description} for source in adding.sources(name)), name
        cursor.close()
