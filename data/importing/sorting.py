"""Which rows of a file count: those that lack what is required are rejected, those an importer's rules leave out are left out, each told."""

from __future__ import annotations

import json
from collections.abc import Sequence

import polars as pl

from data.importing.cells import SHOWN_PER_KIND, Beside, Issue, checks_of, free, lacking, required_of
from data.importing.recognising import Importer, Rule
from data.quoting import quoted


def sort_rows(cursor, importer: Importer, names: dict[str, str], columns: Sequence[str]) -> tuple[list[Issue], dict[str, int], pl.DataFrame]:
    """Create `export`: the rows of `typed` that count. Return issues, rows left out by rule, and rows rejected.

    A row without a required value is rejected; a row for which an `excludes` condition holds is left out,
    and so is a row whose cells are all empty.
    """
    issues: list[Issue] = []
    excluded: dict[str, int] = {}
    beside = Beside.of(importer, columns)
    empties = cursor.sql(f"select count(*) from typed_rows where {beside.empty}").fetchall()[0][0]
    if empties:
        excluded["empty_rows"] = empties
        issues.append(Issue("info", "empty_rows", n=empties))
    required, missing = required_of(importer, names), lacking(importer, names)
    rejected = cursor.sql(f"select row_no, {beside.rejected} as raw from typed_rows where {beside.rejected} is not null and not {beside.empty} order by row_no").pl()
    any_missing = rejected.height > 0
    for name, where in required.items() if any_missing else ():
        issues += _untold(cursor, name, where, names, importer, beside)
    kept = f"not ({missing})"
    for rule in importer.rules("excludes"):
        counts = f"coalesce({rule.condition}, false){_but_unread(cursor, importer, names, beside, rule)}"
        condition = f"{kept} and {counts}"
        count = cursor.sql(f"select count(*) from typed where {condition}").fetchall()[0][0]
        if count:
            excluded[rule.code] = excluded.get(rule.code, 0) + count
            issues.append(Issue("info", rule.code, None, None, None, count, (), tuple(rule.says.items())))
        kept += f" and not ({counts})"
    cursor.execute(f"create or replace temp view export as select * from typed where {kept}" if any_missing or excluded else "create or replace temp view export as select * from typed")
    issues += _reported(cursor, importer.rules("reports"))
    return issues, excluded, rejected


def _but_unread(cursor, importer: Importer, names: dict[str, str], beside: Beside, rule: Rule) -> str:
    """SQL that spares the rows a rule leaves out because a cell is empty where that cell held what could not be read: they are told as such."""
    places = [place for place, check in enumerate(checks_of(importer, names), 1) if f"{quoted(check[0])} is null" in rule.condition]
    unread = [f"select row_no from typed_rows where {beside.unread}[{place}] is not null" for place in places]
    return f" and row_no not in ({' union all '.join(unread)})" if unread and cursor.sql(f"select count(*) from ({' union all '.join(unread)})").fetchall()[0][0] else ""


def _untold(cursor, name: str, where: str, names: dict[str, str], importer: Importer, beside: Beside) -> list[Issue]:
    """The rows whose required cell holds nothing; those whose cell could not be read are told already."""
    place = next((place for place, check in enumerate(checks_of(importer, names), 1) if check[0] == name), None)
    unread = f"{beside.unread}[{place}] is not null" if place else "false"
    rows = cursor.sql(f"select row_no from typed_rows where {quoted(name)} is null and {where} and not {beside.empty} and not coalesce({unread}, false) order by 1").fetchall()
    column = names[name]
    issues = [Issue("error", "required_missing", row, column, None) for (row,) in rows[:SHOWN_PER_KIND]]
    if len(rows) > SHOWN_PER_KIND:
        issues.append(Issue("error", "required_missing_more", None, column, None, len(rows) - SHOWN_PER_KIND))
    return issues


def _reported(cursor, rules: tuple[Rule, ...]) -> list[Issue]:
    issues = []
    for rule, n in _counted(cursor, rules, "typed"):
        if not n:
            continue
        if rule.condition == "true":
            issues.append(Issue("info", rule.code, None, None, None, 1, (), tuple(rule.says.items())))
            continue
        whole = free("the row", cursor.sql("from typed limit 0").columns)
        rows = cursor.sql(f"select row_no, to_json({whole}), cast({rule.number} as bigint) from typed as {whole} where coalesce({rule.condition}, false) order by 1 limit {SHOWN_PER_KIND}").fetchall()
        for row, record, number in rows:
            detail = tuple((key, value) for key, value in json.loads(record).items() if isinstance(value, str | int | float))
            issues.append(Issue("warn", rule.code, row, None, None, number, detail, tuple(rule.says.items())))
        if n > SHOWN_PER_KIND:
            issues.append(Issue("warn", "more_like_this", n=n - SHOWN_PER_KIND))
    return issues


def _counted(cursor, rules: tuple[Rule, ...], source: str) -> list[tuple[Rule, int]]:
    """For how many rows each rule holds, found in one pass."""
    if not rules:
        return []
    held = ", ".join(f"coalesce({rule.condition}, false) as holds_{place}" for place, rule in enumerate(rules))
    counts = ", ".join(f"count(*) filter (where holds_{place})" for place in range(len(rules)))
    return list(zip(rules, cursor.sql(f"select {counts} from (select {held} from {source})").fetchall()[0], strict=True))


def noted(cursor, importer: Importer) -> list[Issue]:
    """One sentence for all rows of `export` a `notes` rule holds for, with their number; rules may speak of prepared tables."""
    return [Issue("info", rule.code, None, None, None, n, (), tuple(rule.says.items())) for rule, n in _counted(cursor, importer.rules("notes"), "export") if n]
