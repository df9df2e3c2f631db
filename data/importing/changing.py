"""What a batch of files changed in the store, for the marts that are brought up to date after it."""

from __future__ import annotations

import duckdb

from data import model, packing
from data.importing import merging
from data.marts import renewing
from data.marts.renewing import Changes

SCORED = frozenset({"messages", "tickets", "reviews", "social_posts", "survey_responses", "ideas"})
"""Tables whose texts are scored."""
ALWAYS = frozenset({"customer_identities", "identity_links", "source_files", "import_issues", "rejected_rows"})

CUSTOMERS = "select customer_id, hash(*columns(*)) as row_hash from customers"
"""Whose row is another afterwards is told by these: a tenth of the work of comparing the rows."""


def only_added(reports) -> list[str] | None:
    """The new files, where they did nothing but add; None where a file was read anew, or all may have changed."""
    new = [report for report in reports or () if report.recognised and not report.already]
    return None if reports is None or any(report.untold for report in new) else [report.file_id for report in new]


def changes(cursor: duckdb.DuckDBPyConnection, reports, reassigned: set[str], are_rules_other: bool) -> Changes:
    """The tables changed by the files just read, by who turned out to be who and, where `are_rules_other`, by texts of
    earlier files being scored otherwise; of some, whose.

    Reads the temp tables `customers_before` and `reassigned`, and `kept.touched_<table>` (where records were told again).
    """
    new = [report for report in reports if report.recognised and not report.already]
    untold = frozenset().union(*(report.untold for report in new))
    tables = set(ALWAYS) | reassigned | untold | {name for report in new for name in report.filled}
    values = {}
    if not _count(cursor, "customers_before"):
        tables.add("customers")
    else:
        cursor.execute(
            f"""create or replace temp table customers_renewed as
               select customer_id from ((({CUSTOMERS}) except all from customers_before) union all (from customers_before except all ({CUSTOMERS})))
               union select customer_id from reassigned where customer_id is not null"""
        )
        if _count(cursor, "customers_renewed"):
            tables.add("customers")
            values["customers"] = {"customer_id": "customers_renewed"}
    if tables & SCORED or "customers" in tables or are_rules_other:
        tables.add("text_scores")
    if "brand_messages" in tables:
        tables.add("brand_text_scores")
    for name in merging.followed():
        is_small = sum(report.filled.get(name, 0) for report in new) <= renewing.LARGEST_SHARE * _count(cursor, model.tables()[name].stored)
        if name in tables and name not in untold and is_small:
            values[name] = _renewed(cursor, model.tables()[name], new)
    return Changes(tables, values)


def _count(cursor, name: str) -> int:
    return cursor.execute(f"select count(*) from {name}").fetchall()[0][0]


def _renewed(cursor, table: model.Table, new) -> dict[str, str]:
    """Whose rows of a table, of which campaigns, are new, told again, or of a person who lost or won some: as `Changes` has it."""
    of_files = "file_id in (select unnest($files))"
    came = f"({packing.whole(table, of_files)})" if "file_id" in table.shared else f"{table.name} where {of_files}"
    moved = f"select customer_id{', campaign_id' if 'campaign_id' in table.names else ''} from reassigned"
    cursor.execute(
        f"""create or replace temp table {table.name}_renewed as
            select {merging.whose(table)} from {came}
            union from {merging.touched(cursor, table)}
            union select {merging.whose(table)} from {table.name} where coalesce(customer_id, person_key) in (select customer_id from reassigned)
            union {moved}""",
        {"files": [report.file_id for report in new]},
    )
    return {renewing.ROWS if "campaign_id" in table.names else "customer_id": f"{table.name}_renewed"}
