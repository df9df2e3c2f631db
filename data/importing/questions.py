"""Questionnaires: which of their columns ask for a score, a comment or an e-mail, by the words of the questions.

An importer that says `-- questions: N` (the header row that holds the questions' texts) finds the temp table
`answers`: a row for each answer, with `asks` (nps, ces, csat, comment, email or unknown), `score` and its scale,
`nth` among the questions of one measure, and the `comment` given after the score. Words in questions.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import duckdb
import polars as pl

from data.importing.cells import Issue
from data.importing.recognising import Importer
from data.quoting import quoted

MEASURES = ("nps", "ces", "csat")
_SCALE = re.compile(r"(?<!\d)([01])\s*(?:-|–|—|à|to|au)\s*(\d{1,3})(?!\d)")
_OUT_OF = re.compile(r"(?:\bsur|out of|/)\s*(\d{1,3})(?!\d)")
_SCORE = r"^(\d{1,3}([.,]\d+)?)(\s*[-–—=:(].*)?$"
_NO_OPTION = ("", "response", "réponse", "open-ended response", "réponse ouverte")
_LONGEST_SCALE = 100


@dataclass(frozen=True)
class Question:
    """A column of a questionnaire and what its words ask for."""

    heading: str
    place: int
    text: str
    asks: str | None = None
    scale_min: int | None = None
    scale_max: int | None = None
    higher_is_better: bool | None = None
    nth: int = 1
    comment_heading: str | None = None


@cache
def _words() -> dict[str, dict]:
    told = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {
        asks: kind
        | {"words": re.compile("|".join(kind["words"]), re.IGNORECASE), "lower": re.compile("|".join(kind.get("lower_where", ["$^"])), re.IGNORECASE)}
        for asks, kind in told.items()
    }


def _scale_told(text: str) -> tuple[int, int] | None:
    """The scale a question names: “from 1 to 7”, “(1-5)”, “sur 5”."""
    span = _SCALE.search(text)
    if span:
        low, high = int(span[1]), int(span[2])
    elif _OUT_OF.search(text):
        low, high = 1, int(_OUT_OF.search(text)[1])
    else:
        return None
    return (low, high) if low + 1 < high <= _LONGEST_SCALE else None


def _read(question: Question) -> Question:
    for asks, kind in _words().items():
        if kind["words"].search(question.text):
            scale = tuple(kind["scale"]) if "scale" in kind else _scale_told(question.text)
            low, high = scale or (None, None)
            better = None if asks not in MEASURES else kind["higher_is_better"] and not kind["lower"].search(question.text)
            return replace(question, asks=asks, scale_min=low, scale_max=high, higher_is_better=better)
    return question


def texts_of(header_texts: Sequence[Sequence[str]], row: int, width: int) -> list[str]:
    """The text of each column's question: of the header row that holds it, and the answer option under it.

    A heading left blank belongs to the question before it.
    """
    texts, last = [], ""
    for place in range(width):
        cells = [" ".join(cells[place].split()) if place < len(cells) else "" for cells in header_texts]
        told = cells[row - 1] if len(cells) >= row else (cells[0] if cells else "")
        last = told or last
        options = [cell for cell in cells[row:] if cell.casefold() not in _NO_OPTION and not cell.startswith('{"') and cell != told]
        texts.append(" — ".join([last, *options]))
    return texts


def lay_out(
    cursor: duckdb.DuckDBPyConnection, importer: Importer, names: dict[str, str], columns: Sequence[str], header_texts: Sequence[Sequence[str]]
) -> list[Issue]:
    """Create the temp table `answers` from `export`; say which questions are read as scores."""
    taken = {*names.values(), *(wanted.name for wanted in importer.wanted), *importer.file.listed("drops")}
    texts = texts_of(header_texts, int(importer.file.one("questions")), len(columns))
    asked = [_read(Question(column, place, texts[place] or column)) for place, column in enumerate(columns) if column not in taken]
    known, issues = _scored(cursor, asked)
    schema = {
        name: kind
        for name, kind in zip(
            Question.__dataclass_fields__, (pl.String, pl.Int64, pl.String, pl.String, pl.Int64, pl.Int64, pl.Boolean, pl.Int64, pl.String), strict=True
        )
    }
    cursor.register("questions_read", pl.DataFrame([vars(question) for question in known], schema=schema))
    listed = ", ".join(quoted(question.heading) for question in known)
    told = (
        f"select row_no, heading, answer from (unpivot (select row_no, {listed} from export) on {listed} into name heading value answer)"
        if known
        else "select 0 as row_no, '' as heading, '' as answer limit 0"
    )
    cursor.execute(
        f"""create or replace temp table answers as
            with told as ({told})
            select t.row_no, q.place, q.heading, q.text as question, t.answer, q.asks, q.nth, q.scale_min, q.scale_max, q.higher_is_better,
                case when q.asks in {MEASURES} then cast(replace(regexp_extract(t.answer, '{_SCORE}', 1), ',', '.') as double) end as score, c.answer as comment
            from told t join questions_read q on q.heading = t.heading
            left join told c on c.row_no = t.row_no and c.heading = q.comment_heading"""
    )
    cursor.unregister("questions_read")
    return issues


def _scored(cursor, asked: list[Question]) -> tuple[list[Question], list[Issue]]:
    """The questions with their measure where the answers are scores of a known scale; the rest keep no measure."""
    known, issues, counted = [], [], dict.fromkeys(MEASURES, 0)
    for question in asked:
        if question.asks in MEASURES:
            given, numbers, most = cursor.sql(
                f"select count({quoted(question.heading)}), count(*) filter (where regexp_matches({quoted(question.heading)}, '{_SCORE}')),"
                f" max(try_cast(regexp_extract({quoted(question.heading)}, '^\\d+') as integer)) from export"
            ).fetchall()[0]
            is_score = given and numbers == given and (question.scale_max is None or most <= question.scale_max)
            if is_score and question.scale_max is None:
                issues.append(
                    Issue(
                        "warn", "question_scale_unknown", None, question.heading, None, given, (("question", question.text), ("metric", question.asks.upper()))
                    )
                )
            if not is_score or question.scale_max is None:
                question = replace(question, asks=None)
            else:
                counted[question.asks] += 1
                question = replace(question, nth=counted[question.asks])
                detail = (("question", question.text), ("metric", question.asks.upper()), ("low", question.scale_min), ("high", question.scale_max))
                issues.append(Issue("info", "question_read", None, question.heading, None, given, detail))
        known.append(question)
    if not any(counted.values()) and cursor.sql("select 1 from export limit 1").fetchall():
        issues.append(Issue("warn", "no_score_question"))
    return _with_comments(known), issues


def _with_comments(questions: list[Question]) -> list[Question]:
    """Each score with the comment asked for after it, before the next score."""
    paired, comment = [], None
    for question in reversed(questions):
        if question.asks == "comment":
            comment = question.heading
        elif question.asks in MEASURES:
            question, comment = replace(question, comment_heading=comment), None
        paired.append(question)
    return paired[::-1]
