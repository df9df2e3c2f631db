"""Marts of counts brought up to date by adding: what the parts that changed had counted is taken away, what they count now is added.

A header `adds up: times` beside `renew: customer_id` says that the numbers in `times` are sums over the parts, the other columns what
they are counted by: what a part adds follows from the rows of this part alone, of those inputs that have these columns. Views are taken
for what they are made from.
"""

from __future__ import annotations

import duckdb

from data import marts
from data.marts import partitions


def sources(name: str) -> set[str]:
    """The tables and marts that a mart is made from, in the place of views what these show."""
    found: set[str] = set()
    for source in marts.inputs(name):
        found |= sources(source) if _is_view(source) else {source}
    return found


def followed() -> frozenset[str]:
    """The tables and marts that marts which add up are made from."""
    return frozenset().union(*(sources(name) for name, file in marts.marts().items() if file.has("adds up")))


def add(cursor: duckdb.DuckDBPyConnection, name: str, rows_of: dict[str, str], touched: set[str]) -> bool | None:
    """Bring a mart up to date for the parts that changed; says whether it has other rows now, which the temp table `differs` tells, None
    where it cannot be brought up to date by adding.

    `rows_of`: a SELECT of the rows of these parts, from the table itself as `{all}`, of each source that has parts. Of those touched the
    temp tables `<source>_gone` and `<source>_come` hold the rows that went and came.
    """
    base = partitions.database(cursor)
    for source, statement in rows_of.items():
        cursor.execute(f"create or replace temp table {source}_now as {statement.format(all=f'{base}.{source}')}")
    now = {source: f"from {source}_now" for source in rows_of}
    before = {source: f"(from {source}_now except all from {source}_come) union all from {source}_gone" if source in touched else of_now for source, of_now in now.items()}
    shown = {source: marts.marts()[source].sql for source in marts.inputs(name) if _is_view(source)}
    for made, rows in (("counted_before", before), ("counted_now", now)):
        with partitions.narrowed(cursor, rows | shown):
            cursor.execute(f"create or replace temp table {made} as {marts.marts()[name].sql}")
    for source in rows_of:
        cursor.execute(f"drop table {source}_now")
    return _put_in(cursor, name)


def _put_in(cursor, name: str) -> bool | None:
    """Take away from a mart what `counted_before` tells, and add what `counted_now` tells."""
    added = marts.marts()[name].listed("adds up")
    by = [column[0] for column in cursor.execute(f"select * from {name} limit 0").description if column[0] not in added]
    keys, same = ", ".join(by), " and ".join(f"t.{column} is not distinct from d.{column}" for column in by)
    summed, is_any = ", ".join(f"sum({column}) as {column}" for column in added), " or ".join(f"sum({column}) <> 0" for column in added)
    taken = ", ".join(f"-{column} as {column}" for column in added)
    cursor.execute(
        f"""create or replace temp table differs as
            select {keys}, {summed} from (select {keys}, {taken} from counted_before union all select {keys}, {', '.join(added)} from counted_now) group by {keys} having {is_any}"""
    )
    cursor.execute(
        f"""create or replace temp table counted_now as
            select {keys}, {summed} from (select {keys}, {', '.join(added)} from {name} t semi join differs d on {same} union all from differs) group by {keys} having {is_any}"""
    )
    if cursor.execute(f"select count(*) from counted_now where least({', '.join(added)}) < 0").fetchall()[0][0]:
        return None
    cursor.execute(f"delete from {name} t using differs d where {same}")
    cursor.execute(f"insert into {name} by name from counted_now")
    return cursor.execute("select count(*) > 0 from differs").fetchall()[0][0]


def _is_view(source: str) -> bool:
    return source in marts.marts() and marts.is_view(source)
