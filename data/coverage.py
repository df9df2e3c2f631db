"""How far each source reaches: its files, rows, first and last moment, and the stretches without any record."""

from __future__ import annotations

import polars as pl

from data import model

LEAST_DAYS = 7
USUAL_TIMES = 3
"""A stretch without records is a gap where it is at least a week, and three times as long as 19 in 20 of the source's pauses."""

_PROFILES = ("customers",)


def sources(store) -> pl.DataFrame:
    """One row per tool: `tool, n_files, n_rows, first_on, last_on, read_on`; every record with a moment counts."""
    return store.rows(
        """select tool, count(*) as n_files, sum(rows_mapped) as n_rows, cast(min(covers_from) as date) as first_on,
                  cast(max(covers_to) as date) as last_on, cast(max(imported_at) as date) as read_on
           from source_files group by tool order by tool"""
    )


def gaps(store) -> pl.DataFrame:
    """`source_system, from_on, to_on, days`: first and last day without any record, the longest first."""
    told = " union all ".join(
        f"select distinct source_system, {_day_number(table)} as day from {name} where {table.moment} is not null"
        for name, table in model.tables().items()
        if table.moment and name not in _PROFILES
    )
    return store.rows(
        f"""with days as (select distinct source_system, date '1970-01-01' + day as day from ({told})),
                 steps as (select source_system, day, lead(day) over (partition by source_system order by day) as next_day from days),
                 usual as (select source_system, quantile_cont(next_day - day, 0.95) as usual_days from steps where next_day is not null group by source_system)
            select s.source_system, cast(s.day + 1 as date) as from_on, cast(s.next_day - 1 as date) as to_on, s.next_day - s.day - 1 as days
            from steps s join usual u on u.source_system is not distinct from s.source_system
            where s.next_day - s.day - 1 >= greatest($least, $times * u.usual_days) order by days desc, s.source_system, from_on""",
        {"least": LEAST_DAYS, "times": USUAL_TIMES},
    )


def _day_number(table: model.Table) -> str:
    """SQL of the day of a table's moment, in UTC, counted from the first of 1970: counting takes a fifth of what asking the calendar does."""
    if table.types[table.moment] == "date":
        return f"cast({table.moment} - date '1970-01-01' as integer)"
    return f"cast(floor(epoch_us({table.moment}) / 86400000000.0) as integer)"
