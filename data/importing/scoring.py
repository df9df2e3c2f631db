"""What customers wrote, scored once: only texts that are new, changed, or scored by an earlier version."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import polars as pl

from data.feelings import SCORER_VERSION, lexicon_hash, score
from data.feelings.rules import asks_for_human, topics

CHUNK = 50_000
"""Texts scored at a time; bounds the memory."""

TEXTS = """
    select 'messages' as table_name, m.message_id as record_id, m.person_key, m.customer_id, m.source_system, t.channel as channel,
           coalesce(m.language, t.language) as declared, m.sent_at as occurred_at, m.text
    from messages m left join tickets t on t.ticket_id = m.ticket_id where m.author_role = 'customer'
    union all
    select 'reviews', review_id, person_key, customer_id, source_system, 'review', language, created_at, concat_ws('. ', title, text) from reviews
    union all
    select 'social_posts', post_id, person_key, customer_id, source_system, 'social', language, created_at, text from social_posts where not coalesce(by_brand, false)
    union all
    select 'survey_responses', concat(response_id, '|', metric), person_key, customer_id, source_system, 'survey', language, submitted_at, comment
    from survey_responses where comment is not null
    union all
    select 'ideas', idea_id, person_key, customer_id, source_system, 'idea', language, created_at, concat_ws('. ', title, body) from ideas
"""


def score_texts(cursor: duckdb.DuckDBPyConnection, progress: Callable[[str, int, int], None] | None = None) -> int:
    """Bring `text_scores` up to date with the texts of the store; returns how many texts were scored."""
    scorer = f"{SCORER_VERSION}-{lexicon_hash()[:12]}"
    cursor.execute(f"create or replace temp table texts_now as select *, left(md5(text), 16) as text_hash from ({TEXTS}) where text is not null and text <> ''")
    cursor.execute(
        """delete from text_scores s where s.scorer <> $scorer
           or not exists (from texts_now n where n.table_name = s.table_name and n.record_id = s.record_id and n.text_hash = s.text_hash)""",
        {"scorer": scorer},
    )
    cursor.execute(
        """create or replace temp table texts_to_score as select n.* from texts_now n
           anti join text_scores s on s.table_name = n.table_name and s.record_id = n.record_id"""
    )
    total = cursor.sql("select count(*) from texts_to_score").fetchall()[0][0]
    for start in range(0, total, CHUNK):
        if progress:
            progress("texts", start, total)
        part = cursor.sql(f"select * from texts_to_score where rowid >= {start} and rowid < {start + CHUNK}").pl()
        _keep(cursor, part, scorer)
    cursor.execute("update text_scores s set customer_id = i.customer_id from customer_identities i where i.person_key = s.person_key and s.customer_id is distinct from i.customer_id")
    cursor.execute("drop table texts_now")
    cursor.execute("drop table texts_to_score")
    return total


def _keep(cursor, part: pl.DataFrame, scorer: str) -> None:
    found = score(part["text"], part["declared"])
    scored = pl.concat([part.drop("text", "declared"), found], how="horizontal").with_columns(
        topics(part["text"], found["language"]).alias("topics"),
        asks_for_human(part["text"], found["language"]).alias("asks_for_human"),
        pl.lit(scorer).alias("scorer"),
    )
    cursor.register("scored_now", scored)
    cursor.execute("insert into text_scores by name select * from scored_now")
    cursor.unregister("scored_now")
