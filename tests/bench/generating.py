"""A company of a stated size, from a seed, straight into the tables of a store: no files, no importers.

Three years of mail, orders, requests, calls, reviews, surveys and consents. Per 10 million mail events: 200,000
customers, 100,000 orders, 30,000 requests. About 80 bytes of disk per event, marts included; twice that while it is made.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from pathlib import Path

import numpy as np

from data import marts, model, packing, store
from data.demo import sentences
from data.importing import brand_scoring, scoring
from data.marts import renewing
from tests.bench import measuring

FIRST_DAY = "2023-07-01"
DAYS = 1096
EVENTS_PER_CUSTOMER = 50
DELIVERED_SHARE = 0.6
BYTES_PER_EVENT = 250
"""Disk wanted while a store is made, the draft and its predecessor counted."""
LEAST_TOLD = 0.5
"""Seconds from which a part of the making is told."""
TEXTS = 4_000
"""Different texts that requests and reviews are drawn from."""

_CHANCE = "(hash({0} + $seed) % 1000003) / 1000003.0"
"""A number from 0 to 1 that depends on the seed, a place and nothing else."""


def _u(place: str) -> str:
    return _CHANCE.format(place)


def _id(place: str) -> str:
    return f"printf('%016x', hash({place}))"


def _moment(days: str) -> str:
    """A moment so many days (with parts) after the first."""
    return f"timestamptz '{FIRST_DAY} 06:00:00+00' + to_seconds(86400 * ({days}))"


KINDS = "enum ('delivered', 'open', 'click', 'unsubscribe', 'complaint')"

STATEMENTS = {
    "customers": f"""
        select {_id("'c' || i")} as customer_id, 'person' as kind, ['fr', 'en', 'de', 'nl'][1 + cast(floor(4 * pow({_u("i * 7 + 1")}, 2)) as integer)] as language,
            ['FR', 'BE', 'DE', 'GB'][1 + cast(floor(4 * pow({_u("i * 7 + 2")}, 2)) as integer)] as country,
            ['New', 'Regular', 'Premium', 'Dormant', null][1 + cast(floor(5 * {_u("i * 7 + 3")}) as integer)] as segment,
            true as is_customer, {_moment(f"{DAYS} * pow({_u('i * 7 + 4')}, 3)")} as first_seen_at, 'shopify' as source_system
        from range($customers) as made(i)""",
    "email_campaigns": f"""
        select {_id("'m' || i")} as campaign_id, 'Campaign ' || i as name, 'Subject ' || i as subject, {_moment(f"{DAYS} * i / $campaigns")} as sent_at,
            case when i % 10 = 0 then 'transactional' else 'bulk' end as kind, ['promotion', 'brand', 'education'][1 + i % 3] as message_kind, 'fr' as language,
            'brevo' as source_system, cast(i as varchar) as source_id
        from range($campaigns) as made(i)""",
    "email_events": f"""
        with delivered as (
            select cast(i as uinteger) as i, cast(floor($customers * pow({_u("i * 11 + 1")}, 1.5)) as uinteger) as person, cast(floor($campaigns * {_u("i * 11 + 2")}) as usmallint) as campaign,
                {_u("i * 11 + 3")} as u
            from range(cast($events * {DELIVERED_SHARE} as bigint)) as made(i)
        ),
        happened as (
            select i, person, campaign, 'delivered' as type, 0.0 as hours, null as actor from delivered
            union all
            select i, person, campaign, 'open', 48 * {_u("i * 11 + 4")}, case when u < 0.2 then 'machine' else 'human' end from delivered where u < 0.55
            union all
            select i, person, campaign, 'click', 60 * {_u("i * 11 + 5")}, 'human' from delivered where u > 0.2 and u < 0.31
            union all
            select i, person, campaign, case when u < 0.9990 then 'unsubscribe' else 'complaint' end, 10.0, 'human' from delivered where u > 0.9985 and u < 0.9992
        ),
        -- sorted narrow, spelt out after: identifiers would make of a sort in memory one on disk
        in_order as (
            select i, person, campaign, cast(type as {KINDS}) as kind, cast(actor as enum ('human', 'machine')) as doer, {_moment(f"{DAYS} * cast(campaign as bigint) / $campaigns + hours / 24")} as occurred_at
            from happened order by occurred_at
        )
        select cast(hash(cast(i as bigint) || cast(kind as varchar)) >> 1 as bigint) as event_id, {_id("'m' || campaign")} as campaign_id, kind as type, occurred_at,
            'event' as at_origin, 1 as n, doer as actor, case when doer is not null then 'source_flag' end as actor_basis,
            {_id("'c' || person")} as customer_id, {_id("'c' || person")} as person_key, 'brevo' as source_system, 'bench' as file_id, i as row_no
        from in_order""",
    "orders": f"""
        select {_id("'o' || i")} as order_id, 'R' || i as order_ref, {_moment(f"{DAYS} * {_u('i * 13 + 1')}")} as placed_at, 'paid' as status, 'EUR' as currency,
            cast(20 + 180 * {_u("i * 13 + 2")} as decimal(18, 2)) as total, 0 as refunded, {_id(f"'c' || cast(floor($customers * pow({_u('i * 13 + 3')}, 1.5)) as bigint)")} as customer_id, 'shopify' as source_system
        from range($orders) as made(i)""",
    "tickets": f"""
        select {_id("'t' || i")} as ticket_id, ['email', 'chat', 'phone', 'web', 'social'][1 + cast(floor(5 * pow({_u("i * 17 + 1")}, 1.5)) as integer)] as channel,
            'Request ' || i as subject, case when {_u("i * 17 + 2")} < 0.9 then 'solved' else 'open' end as status, ['fr', 'en'][1 + i % 2] as language,
            {_moment(f"{DAYS} * {_u('i * 17 + 3')}")} as created_at, 'customer' as opened_by, case when {_u("i * 17 + 2")} < 0.9 then {_moment(f"{DAYS} * {_u('i * 17 + 3')} + 4 * {_u('i * 17 + 4')}")} end as solved_at,
            0 as reopens, {_id(f"'c' || cast(floor($customers * {_u('i * 17 + 5')}) as bigint)")} as customer_id, 'zendesk' as source_system
        from range($tickets) as made(i)""",
    "messages": f"""
        select {_id("'g' || t || '-' || k")} as message_id, {_id("'t' || t")} as ticket_id, case when k % 2 = 0 then 'customer' else 'agent' end as author_role, true as is_public,
            {_moment(f"{DAYS} * {_u('t * 17 + 3')} + k * {_u('t * 17 + 4')}")} as sent_at, (select words from texts where texts.no = (t * 5 + k) % {TEXTS}) as text,
            {_id(f"'c' || cast(floor($customers * {_u('t * 17 + 5')}) as bigint)")} as customer_id, 'zendesk' as source_system
        from range($tickets) as made(t) cross join range(3) as replies(k)
        where k < 1 or {_u("t * 17 + 6")} < 0.9""",
    "calls": f"""
        select {_id("'a' || i")} as call_id, 'in' as direction, {_moment(f"{DAYS} * {_u('i * 19 + 1')}")} as started_at, 20 as menu_s, cast(600 * pow({_u("i * 19 + 2")}, 2) as integer) as queue_s, 240 as talk_s,
            ['answered', 'answered', 'answered', 'abandoned_queue'][1 + i % 4] as outcome, {_id(f"'c' || cast(floor($customers * {_u('i * 19 + 3')}) as bigint)")} as customer_id, 'aircall' as source_system
        from range(cast($tickets / 2 as bigint)) as made(i)""",
    "reviews": f"""
        select {_id("'r' || i")} as review_id, 'Trustpilot' as platform, 1 + cast(floor(5 * {_u("i * 23 + 1")}) as integer) as rating, 5 as rating_max, (select words from texts where texts.no = i % {TEXTS}) as text,
            'fr' as language, {_moment(f"{DAYS} * {_u('i * 23 + 2')}")} as created_at, {_id(f"'c' || cast(floor($customers * {_u('i * 23 + 3')}) as bigint)")} as customer_id, 'trustpilot' as source_system
        from range(cast($tickets / 3 as bigint)) as made(i)""",
    "survey_responses": f"""
        select {_id("'s' || i")} as response_id, 'csat' as metric, 'After contact' as survey_name, 1 + cast(floor(5 * pow({_u("i * 29 + 1")}, 0.6)) as integer) as score, 1 as scale_min, 5 as scale_max, true as higher_is_better,
            {_moment(f"{DAYS} * {_u('i * 29 + 2')}")} as submitted_at, 'complete' as state, 'email' as channel, {_id(f"'c' || cast(floor($customers * {_u('i * 29 + 3')}) as bigint)")} as customer_id, 'zendesk' as source_system
        from range($tickets) as made(i)""",
}


LOG = f"""
    select 'e' || i as event_id, 'step_' || cast(floor($kinds * pow({_u("i * 31 + 2")}, 2)) as integer) as name, timestamptz '{FIRST_DAY} 06:00:00+00' + to_seconds(365 * 86400 * {_u("i * 31 + 3")}) as occurred_at,
        'web' as channel, 'customer' as actor, {_id(f"'c' || cast(floor($people * {_u('i * 31 + 1')}) as integer)")} as customer_id, 'shopify' as source_system, 'bench' as file_id, i as row_no
    from range($steps) as made(i)"""
"""What people of a log did in a year, twenty things each on average: some kinds of them far more often than others."""
LOG_KINDS, LOG_STEPS_EACH = 25, 20


def _texts(seed: int) -> list[str]:
    """The texts of the demonstration company, their places filled with one word."""
    rng = np.random.default_rng(seed)
    language, topic, stance = (rng.choice(choices, TEXTS) for choices in (("fr", "en"), sentences.TOPICS, sentences.STANCES))
    return [str(one).replace("{", "").replace("}", "") for one in sentences.compose(rng, language.astype(object), topic.astype(object), stance.astype(object))]


def make(path: Path, events: int, customers: int, seed: int = 1, told=print) -> dict[str, dict[str, float]]:
    """Make a store of so many mail events and customers; return what each part took: seconds, seconds of processor, the most memory.

    What was made stays where it is broken off, table by table: the next run goes on from there.
    """
    sizes = {"events": events, "customers": customers, "campaigns": max(20, min(4_000, events // 4_000)), "orders": customers // 2, "tickets": max(200, customers * 3 // 20), "seed": seed}
    draft = store.draft_of(path)
    taken: dict[str, dict[str, float]] = {}
    with contextlib.closing(store.open_draft(draft)) as connection:
        store.create_tables(connection)
        cursor = store.cursor_of(connection)
        filled = {name for (name,) in cursor.sql("select name from store_info where name like 'made:%'").fetchall()}
        cursor.execute("create temp table texts (no bigint, words varchar)")
        cursor.executemany("insert into texts values (?, ?)", list(enumerate(_texts(seed))))
        for table, statement in STATEMENTS.items():
            if f"made:{table}" not in filled:
                with _measured(table, taken, told):
                    cursor.execute(f"delete from {model.tables()[table].stored}")
                    packing.insert(cursor, model.tables()[table], f"({statement})", {name: value for name, value in sizes.items() if f"${name}" in statement})
                    cursor.execute("insert into store_info values ($name, '')", {"name": f"made:{table}"})
                cursor.execute("checkpoint")
        if "made:texts" not in filled:
            with _measured("texts", taken, told):
                scoring.score_texts(cursor)
                brand_scoring.score_brand_texts(cursor)
                cursor.execute("insert into store_info values ('made:texts', '')")
        cursor.execute("checkpoint")
        _make_marts(cursor, taken, told)
        unfinished = store.unfinished_folder_of(cursor)
        cursor.close()
        connection.execute("checkpoint")
    os.replace(draft, path)
    shutil.rmtree(unfinished, ignore_errors=True)
    return taken


def make_log(path: Path, steps: int, seed: int = 1) -> None:
    """Make a store that holds a log of so many steps and nothing else."""
    draft = store.draft_of(path)
    with contextlib.closing(store.open_draft(draft)) as connection:
        store.create_tables(connection)
        cursor = store.cursor_of(connection)
        cursor.execute(f"insert into web_events by name {LOG}", {"kinds": LOG_KINDS, "people": max(1, steps // LOG_STEPS_EACH), "steps": steps, "seed": seed})
        marts.build(cursor)
        cursor.close()
        connection.execute("checkpoint")
    os.replace(draft, path)


def _make_marts(cursor, taken: dict[str, dict[str, float]], told) -> None:
    """Make the marts that the draft lacks."""
    with contextlib.ExitStack() as one:

        def each(name: str, *_: object) -> None:
            one.close()
            one.enter_context(_measured(f"mart {name}", taken, told))

        marts.build(cursor, each, only=renewing.unmade(cursor) | {marts.FIRST})


@contextlib.contextmanager
def _measured(part: str, taken: dict[str, dict[str, float]], told):
    measuring.reset_peak()
    began, worked = time.perf_counter(), time.process_time()
    yield
    taken[part] = {"seconds": round(time.perf_counter() - began, 1), "processor_seconds": round(time.process_time() - worked, 1), "peak_mb": measuring.peak_mb()}
    if taken[part]["seconds"] >= LEAST_TOLD:
        told(f"{part}: {taken[part]}")
