"""What customers wrote, scored once: only texts that are new, changed, of another declared language, or that another version or other rules would score otherwise."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import polars as pl

from data import store
from data.feelings import SCORER_VERSION, ahead, asking, lexicon_hash, own_rules, score
from data.feelings.own_rules import OwnRules
from data.progress import Progress

CHUNK = 50_000
"""Most texts scored at a time; bounds the memory."""

FIRST_CHUNK = 5_000
"""Texts scored first; each part after it may be twice as large, so that breaking off loses no more than had been kept."""

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

SCORED_WITH = "scored_with"
"""Name in `store_info` of the own names and topics that the scores of the store were made with."""

_SAME = "s.table_name = n.table_name and s.record_id = n.record_id"


def scorer_of(own: OwnRules) -> str:
    """What a score depends on: the version of the scorer, its lexicons, the names that are no feelings."""
    named = f"-{_short(list(own.names))}" if own.names else ""
    return f"{SCORER_VERSION}-{lexicon_hash()[:12]}{named}"


def _short(told: object) -> str:
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:8]


def scored_with(cursor: duckdb.DuckDBPyConnection) -> str | None:
    """What the scores of the store were made with, as `store_info` tells it; None where nothing was scored yet."""
    held = cursor.execute("select value from store_info where name = $name", {"name": SCORED_WITH}).fetchall()
    return held[0][0] if held else None


FOUND = {"topics": "topics", "asking": "asks_for_human"}
"""Of what scores were made with, the parts that fill one column alone of `text_scores`."""


def found_anew(before: str | None, now: str | None) -> frozenset[str]:
    """The columns of `text_scores` that may hold other values, where no text was scored again between the two."""
    told, tells = _told(before), _told(now)
    return frozenset(column for part, column in FOUND.items() if told.get(part) != tells.get(part))


def is_up_to_date(told: str | None, own: OwnRules) -> bool:
    """Whether scores made with what `store_info` tells of are those that the rules of today would make."""
    return {**_now(OwnRules()), "topics": "", "asking": "", **_told(told)} == _now(own)


def _now(own: OwnRules) -> dict:
    return {"scorer": scorer_of(own), "names": list(own.names), "topics": own.version, "asking": asking.version(own.human_phrases)}


def _told(told: str | None) -> dict:
    try:
        found = json.loads(told or "{}")
    except ValueError:
        found = {}
    return found if isinstance(found, dict) else {}


def score_texts(cursor: duckdb.DuckDBPyConnection, progress: Progress | None = None) -> int:
    """Bring `text_scores` up to date with the texts of the store; returns how many texts were scored.

    Where only the topics or the phrases that ask for a human changed, only these are found anew; where names that are no
    feelings were added or taken away, only the texts that hold one of them are scored again.
    """
    own, tell = own_rules.read(store.own_folder_of(cursor)), progress or (lambda *_: None)
    before = _told(scored_with(cursor))
    scorer = scorer_of(own)
    cursor.execute(f"create or replace temp view written as select *, left(md5(concat_ws('|', text, declared)), 16) as text_hash from ({TEXTS}) where text is not null and text <> ''")
    cursor.execute("create or replace temp table texts_now as select table_name, record_id, text_hash from written")
    _forget_other_texts(cursor, scorer, set(before.get("names", ())) ^ set(own.names))
    if before.get("topics", "") != own.version:
        _find_again(cursor, "topics", own_rules.rules_of(own.topics).names_of, tell)
    if before.get("asking") != asking.version(own.human_phrases):
        _find_again(cursor, "asks_for_human", asking.asking_of(own.human_phrases).met, tell)
    _follow_records(cursor)
    total = _score_new(cursor, own, scorer, tell)
    follow_persons(cursor)
    cursor.execute("delete from store_info where name = $name", {"name": SCORED_WITH})
    cursor.execute("insert into store_info values ($name, $value)", {"name": SCORED_WITH, "value": json.dumps(_now(own), ensure_ascii=False)})
    cursor.execute("drop table texts_now")
    return total


def follow_persons(cursor: duckdb.DuckDBPyConnection) -> None:
    """Give each scored text the person that its identity has now."""
    cursor.execute("update text_scores s set customer_id = i.customer_id from customer_identities i where i.person_key = s.person_key and s.customer_id is distinct from i.customer_id")


def _follow_records(cursor) -> None:
    """Give each scored text whose record was told again with the same words the identity, tool, channel and moment it has now."""
    told = ("person_key", "source_system", "channel", "occurred_at")
    ours, theirs = (", ".join(f"{of}.{name}" for name in told) for of in "sn")
    values = ", ".join(f"{name} = n.{name}" for name in (*told, "customer_id"))
    cursor.execute(f"update text_scores s set {values} from ({TEXTS}) n where {_SAME} and ({ours}) is distinct from ({theirs})")


def _forget_other_texts(cursor, scorer: str, other_names: set[str]) -> None:
    """Take away the scores of texts that changed, are declared to be in another language or are gone, of another scorer, or that hold a name newly listed or no longer so."""
    cursor.execute(f"delete from text_scores s where not exists (from texts_now n where {_SAME} and n.text_hash = s.text_hash)")
    cursor.execute("delete from text_scores where left(scorer, $length) <> $base", {"length": len(_base(scorer)), "base": _base(scorer)})
    if other_names:
        cursor.execute("create or replace temp table other_names as select unnest($names) as name", {"names": sorted(name.lower() for name in other_names)})
        cursor.execute(f"delete from text_scores s where exists (from written n where {_SAME} and exists (from other_names where contains(lower(n.text), name)))")
        cursor.execute("drop table other_names")
    cursor.execute("update text_scores set scorer = $scorer where scorer <> $scorer", {"scorer": scorer})


def _base(scorer: str) -> str:
    return "-".join(scorer.split("-")[:2])


def _score_new(cursor, own: OwnRules, scorer: str, tell: Progress) -> int:
    """Score the texts without a score, a part at a time; the parts of an import that was broken off are taken up."""
    cursor.execute(f"create or replace temp table texts_to_score as select n.* from texts_now n anti join text_scores s on {_SAME}")
    total = cursor.sql("select count(*) from texts_to_score").fetchall()[0][0]
    kept = _Parts(store.unfinished_folder_of(cursor), f"{scorer}-{own.version}-{asking.version(own.human_phrases)}") if total > FIRST_CHUNK else None
    done = kept.take_up(cursor) if kept else 0
    if done:
        cursor.execute(f"create or replace temp table texts_to_score as select n.* from texts_to_score n anti join text_scores s on {_SAME}")
    for start, length in _growing(total - done):
        tell("texts", done + start, total)
        cursor.execute(f"create or replace temp table part_now as select table_name, record_id from texts_to_score where rowid >= {start} and rowid < {start + length}")
        part = cursor.sql(f"select w.* from written w semi join part_now s on {_SAME.replace('n.', 'w.')}").pl()
        scored = _scored(part, own, scorer)
        if kept:
            kept.keep(scored)
        cursor.register("scored_now", scored)
        cursor.execute("insert into text_scores by name select * from scored_now")
        cursor.unregister("scored_now")
    if total:
        tell("texts", total, total)
    cursor.execute("drop table if exists part_now")
    cursor.execute("drop table texts_to_score")
    return total


def _growing(n: int) -> Iterator[tuple[int, int]]:
    """(start, length) of parts of n rows: the first of FIRST_CHUNK, each at most twice the one before and at most CHUNK."""
    start, length = 0, FIRST_CHUNK
    while start < n:
        yield start, min(length, n - start)
        start, length = start + length, min(2 * length, CHUNK)


def _scored(part: pl.DataFrame, own: OwnRules, scorer: str) -> pl.DataFrame:
    ahead.wait()
    found = score(part["text"], part["declared"], brand_words=own.names)
    return pl.concat([part.drop("text", "declared"), found], how="horizontal").with_columns(
        own_rules.rules_of(own.topics).names_of(part["text"], found["language"]).alias("topics"),
        asking.asking_of(own.human_phrases).met(part["text"], found["language"]),
        pl.lit(scorer).alias("scorer"),
    )


def _find_again(cursor, column: str, found_by: Callable[[pl.Series, pl.Series], pl.Series], tell: Progress) -> None:
    """Fill one column of every scored text anew from text and language; only the texts that change are written."""
    cursor.execute(f"create or replace temp table found_before as select table_name, record_id, language, {column} as found from text_scores")
    total = cursor.sql("select count(*) from found_before").fetchall()[0][0]
    ahead.wait()
    for start in range(0, total, CHUNK):
        tell(column, start, total)
        part = cursor.sql(
            f"select n.table_name, n.record_id, n.language, n.found, s.text from found_before n join written s on {_SAME} where n.rowid >= {start} and n.rowid < {start + CHUNK}"
        ).pl()
        now = part.with_columns(found_by(part["text"], part["language"]).alias("found_now")).drop("text")
        cursor.register("found_anew", now.filter(pl.col("found_now").ne_missing(pl.col("found"))))
        cursor.execute(f"update text_scores s set {column} = n.found_now from found_anew n where " + _SAME)
        cursor.unregister("found_anew")
    if total:
        tell(column, total, total)
    cursor.execute("drop table found_before")


class _Parts:
    """Scores kept beside the store as they are made, without a word of the texts; the store's next whole import clears them."""

    def __init__(self, folder: Path | None, made_with: str) -> None:
        self.folder = folder / "scores" / made_with if folder else None

    def keep(self, scored: pl.DataFrame) -> None:
        if self.folder is None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        place = self.folder / f"{len(list(self.folder.glob('*.parquet'))):06}.parquet"
        draft = place.with_suffix(".draft")
        scored.drop("person_key", "customer_id", "source_system", "channel", "occurred_at").write_parquet(draft)
        os.replace(draft, place)

    def take_up(self, cursor) -> int:
        """Put the kept scores of texts that are still as they were into `text_scores`; returns how many."""
        if self.folder is None:
            return 0
        for other in self.folder.parent.glob("*"):
            if other != self.folder:
                shutil.rmtree(other, ignore_errors=True)
        done = 0
        for place in sorted(self.folder.glob("*.parquet")):
            try:
                kept = pl.read_parquet(place)
            except (pl.exceptions.PolarsError, OSError):
                place.unlink(missing_ok=True)
                continue
            cursor.register("kept_before", kept.unique(["table_name", "record_id"]))
            cursor.execute(
                """insert into text_scores by name
                    select k.*, s.person_key, s.customer_id, s.source_system, s.channel, s.occurred_at from kept_before k
                    join written s on s.table_name = k.table_name and s.record_id = k.record_id and s.text_hash = k.text_hash
                    semi join texts_to_score t on t.table_name = k.table_name and t.record_id = k.record_id
                    anti join text_scores n on n.table_name = k.table_name and n.record_id = k.record_id"""
            )
            cursor.unregister("kept_before")
            done = cursor.sql(f"select count(*) from texts_to_score n semi join text_scores s on {_SAME}").fetchall()[0][0]
        return done
