"""A day after three years, at the size of the company: one campaign to some of its people, and what they did, in a copy of the store,
as far as the marts are concerned that follow from it."""

from __future__ import annotations

import contextlib
import shutil
import time
from pathlib import Path

from data import model, packing, store
from data.marts import renewing
from tests.bench import measuring

ONE_IN = 40
"""One person in so many is written to."""

_DAY = "(select cast(max(occurred_at) as date) + 1 from email_events)"
_CAMPAIGN = f"""
    select 'next_day' as campaign_id, 'Next day' as name, 'Next day' as subject, timezone('UTC', cast({_DAY} as timestamp) + interval 6 hours) as sent_at,
        'bulk' as kind, 'promotion' as message_kind, 'fr' as language, 'brevo' as source_system, 'next_day' as source_id"""
_EVENTS = f"""
    with told(type, one_in, hours, actor) as (values ('delivered', 1, 6, null), ('open', 2, 7, 'human'), ('click', 10, 8, 'human'), ('unsubscribe', 1000, 9, 'human')),
    people as (select customer_id, row_number() over (order by customer_id) as i from customers where hash(customer_id) % {ONE_IN} = 0)
    select cast(hash(type, customer_id) >> 1 as bigint) as event_id, 'next_day' as campaign_id, type, timezone('UTC', cast({_DAY} as timestamp) + to_hours(hours)) as occurred_at,
        'event' as at_origin, 1 as n, actor, case when actor is not null then 'source_flag' end as actor_basis, customer_id, customer_id as person_key, 'brevo' as source_system, 'next_day' as file_id, i as row_no
    from people join told on i % one_in = 0"""


def next_day(path: Path, folder: Path) -> dict[str, float]:
    """Events of the day and people written to; seconds, seconds of processor and memory until all that follows from them is up to date, and how many marts were made anew in part and whole."""
    copy = folder / "next-day.duckdb"
    shutil.copyfile(path, copy)
    try:
        with contextlib.closing(store.open_draft(copy)) as connection:
            cursor = store.cursor_of(connection)
            cursor.execute(f"insert into email_campaigns by name {_CAMPAIGN}")
            packing.insert(cursor, model.tables()["email_events"], f"({_EVENTS})")
            cursor.execute("create temp table email_events_renewed as select distinct customer_id, campaign_id from email_events where file_id = 'next_day'")
            events, people = cursor.execute("select count(*), count(distinct customer_id) from email_events where file_id = 'next_day'").fetchall()[0]
            changes = renewing.Changes({"email_events", "email_campaigns"}, {"email_events": {renewing.ROWS: "email_events_renewed"}})
            measuring.reset_peak()
            began, worked = time.perf_counter(), time.process_time()
            done = list(renewing.renew(cursor, changes).values())
            told = {"seconds": round(time.perf_counter() - began, 1), "processor_seconds": round(time.process_time() - worked, 1), "peak_mb": measuring.peak_mb()}
            cursor.close()
        return {"events": events, "people": people, **told, "marts_left": done.count("left"), "marts_in_part": done.count("part"), "marts_whole": done.count("whole")}
    finally:
        for leftover in (copy, copy.with_name(copy.name + ".wal")):
            leftover.unlink(missing_ok=True)
        shutil.rmtree(copy.with_name(copy.name + ".tmp"), ignore_errors=True)
