"""The words the brand sends, scored once: only messages that are new, changed, or scored by an earlier version."""

from __future__ import annotations

import duckdb
import polars as pl

from data.feelings import SCORER_VERSION, ahead, lexicon_hash, score
from data.feelings.language import languages_of
from data.feelings.lexicon import FOLDER
from data.feelings.own_rules import fingerprint
from data.feelings.readability import LEAST_WORDS, readability
from data.feelings.rules import message_kinds

RULES = ("message_kinds", "conditions")
"""Lexicons that a message's score depends on beside those of every text."""

FORMAT = "b1"
"""Raised when what is kept of a message changes: all are scored again."""


def score_brand_texts(cursor: duckdb.DuckDBPyConnection) -> int:
    """Bring `brand_text_scores` up to date with `brand_messages`; returns how many messages were scored.

    Pressure and conditions are per 100 words; texts under 30 words have no ease of reading.
    """
    rules = fingerprint([(FOLDER / f"{name}.csv").read_text(encoding="utf-8") for name in RULES])
    scorer = f"{SCORER_VERSION}-{lexicon_hash()[:12]}-{rules}-{FORMAT}"
    cursor.execute(
        """create or replace temp table brand_texts_now as select * from (
               select brand_message_id, language, concat_ws('. ', nullif(trim(subject), ''), nullif(trim(text), '')) as words, left(md5(concat_ws('|', subject, text, language)), 16) as text_hash
               from brand_messages) where words <> ''"""
    )
    cursor.execute(
        """delete from brand_text_scores s where s.scorer <> $scorer
           or not exists (from brand_texts_now n where n.brand_message_id = s.brand_message_id and n.text_hash = s.text_hash)""",
        {"scorer": scorer},
    )
    new = cursor.sql("select n.* from brand_texts_now n anti join brand_text_scores s on s.brand_message_id = n.brand_message_id").pl()
    if not new.is_empty():
        distinct = new.unique("text_hash", maintain_order=True)
        scored = new.select("brand_message_id", "text_hash").join(_scored(distinct), on="text_hash").with_columns(pl.lit(scorer).alias("scorer"))
        cursor.register("brand_scored_now", scored)
        cursor.execute("insert into brand_text_scores by name select * from brand_scored_now")
        cursor.unregister("brand_scored_now")
    cursor.execute("drop table brand_texts_now")
    return new.height


def _scored(texts: pl.DataFrame) -> pl.DataFrame:
    ahead.wait()
    languages = languages_of(texts["words"], texts["language"])
    n_words = texts["words"].str.count_matches(r"[\p{L}\d]+(?:[’'\-][\p{L}\d]+)*").cast(pl.Float64).clip(1, None)
    kinds = message_kinds(texts["words"], languages)
    read = [readability(words, language or "") for words, language in zip(texts["words"], languages, strict=True)]
    return texts.select("text_hash").with_columns(
        pl.Series("rule_kind", [kind[0] if kind is not None and len(kind) == 1 else None for kind in kinds.to_list()], dtype=pl.String),
        (score(texts["words"], languages)["pressure"] * 100 / pl.max_horizontal(n_words, pl.lit(LEAST_WORDS))).alias("pressure_points_per_100_words"),
        pl.Series("ease", [one.ease if one else None for one in read], dtype=pl.Float64),
        pl.Series("conditions_per_100_words", [one.conditions_per_100_words if one else None for one in read], dtype=pl.Float64),
    )
