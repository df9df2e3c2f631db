"""New rows into the tables, so that the store depends on the set of records alone, never on their order.

A record told by one file stands in its table. A record told by several is kept whole in `kept.<table>`,
once per telling, and its table holds them merged: column by column, the latest that is known.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from data import model, packing
from data.importing import mapping, people
from data.progress import Progress

NOT_FOLLOWED = frozenset({"customers", "web_events"})
"""Tables about people of which it is not kept whose records are told again: of the first it is seen otherwise, the steps of the second may be a case's."""

_LATEST = "record_as_of desc nulls last, record_rank desc nulls last, file_id desc, row_no desc"


def _same(table: model.Table, left: str, right: str) -> str:
    return " and ".join(f"{left}.{name} is not distinct from {right}.{name}" for name in table.key)


def _latest(table: model.Table, name: str) -> str:
    """SQL of the latest known value of a column among a record's tellings; of JSON, the latest of each of its names."""
    known = f"order by {_LATEST}) filter (where {name} is not null)"
    if table.types[name] != "json":
        return f"first({name} {known}"
    return f"list_reduce(list({name} {known}, lambda newer, older: json_merge_patch(json_merge_patch('{{}}', older), json_merge_patch('{{}}', newer)))"


def _merged(table: model.Table, source: str) -> str:
    """SELECT that merges all tellings of each record of `source` into one row, whose person is its identity: a telling keeps the person
    it had when it was told, who may be another by now. Who that identity is today is told afterwards, as of every new row."""
    keys = ", ".join(table.key)
    columns = [name for name in table.names if name not in table.key]
    first = ", ".join(f"{_latest(table, 'person_key' if name == 'customer_id' else name)} as {name}" for name in columns)
    return f"select {keys}, {first} from {source} group by {keys}"


def merge(cursor: duckdb.DuckDBPyConnection, table: model.Table) -> None:
    """Move the rows of `new_<table>` into the store; what was made of the file for this table is gone afterwards."""
    new, told = f"new_{table.name}", f"told_{table.name}"
    if table.name == "customers":
        cursor.execute("insert into kept.customers by name from new_customers")
        _drop(cursor, table)
        return
    is_known = _tell_again(cursor, table)
    again = cursor.sql("select count(*) from told_again").fetchall()[0][0]
    if not again:
        before, n = (cursor.sql(f"select count(*) from {name}").fetchall()[0][0] for name in (table.stored, told))
        _add_new(cursor, table)
        found = cursor.sql(f"select count(*) from {table.stored}").fetchall()[0][0]
        if found != before + n:
            raise AssertionError(f"{table.name}: {n} rows to keep, {found - before} kept")
    else:
        if is_known:
            _touch(cursor, table)
            cursor.execute(
                f"""insert into kept.{table.name} by name
                    select t.* from {table.name} t semi join told_again a on {_same(table, 't', 'a')}
                    anti join kept.{table.name} k on {_same(table, 't', 'k')}"""
            )
        is_view = mapping.is_there(cursor, new)
        looked_at = new
        if is_view:
            cursor.execute(f"create or replace temp table rows_again as select distinct row_no from {told} n semi join told_again a on {_same(table, 'n', 'a')}")
            cursor.execute(f"alter table mapped_{table.name} rename to whole_{table.name}")
            _see_only(cursor, table, "semi")
            looked_at = f"again_{table.name}"
            cursor.execute(f"create or replace temp table {looked_at} as from {new}")
        repeated, rest = (f"select n.* from {looked_at} n {join} join told_again a on {_same(table, 'n', 'a')}" for join in ("semi", "anti"))
        cursor.execute(f"insert into kept.{table.name} by name {repeated}")
        packing.insert(cursor, table, f"({rest})")
        if is_view:
            _see_only(cursor, table, "anti")
            _add_new(cursor, table)
        _renew(cursor, table, "told_again", is_known)
        _touch(cursor, table)
    _drop(cursor, table)


def _add_new(cursor, table: model.Table) -> None:
    """Write what `new_<table>` gives into the table; from `packed_<table>`, where what its rows share was found as they were mapped."""
    if mapping.is_there(cursor, f"packed_{table.name}"):
        packing.number_each(cursor, table, mapping.shares(table))
        packing.insert_numbered(cursor, table, f"packed_{table.name}")
    else:
        packing.insert(cursor, table, f"new_{table.name}")


def _tell_again(cursor, table: model.Table) -> bool:
    """Create the temp table `told_again`: the keys of the file's records that the store has, or that the file tells twice.

    Returns whether the store has any of them. Which may stand twice in the file is asked of their hashes, sorted:
    eight bytes each, where grouping the keys themselves takes a hash table of them all.
    """
    told, keys = f"told_{table.name}", ", ".join(table.key)
    key = keys if len(table.key) == 1 else f"({keys})"
    cursor.execute(f"create or replace temp table told_again as select distinct {keys} from {told} where {key} in (select {key} from {table.stored})")
    is_known = cursor.sql("select count(*) from told_again").fetchall()[0][0] > 0
    alike = people.twice(cursor.sql(f"select hash({keys}) as hash from {told}"))
    if len(alike):
        cursor.register("alike", alike.to_frame())
        cursor.execute(
            f"""insert into told_again
                select {keys} from (select {keys} from {told} where hash({keys}) in (select hash from alike) group by {keys} having count(*) > 1) t
                anti join told_again a on {_same(table, 't', 'a')}"""
        )
        cursor.unregister("alike")
    return is_known


def _see_only(cursor, table: model.Table, join: str) -> None:
    """Let the view `new_<table>` give the rows of the file with records told again alone (semi), or the others (anti):
    few rows are worked out for the first, and the second are looked at before all that is worked out of them."""
    cursor.execute(f"create or replace temp view mapped_{table.name} as select m.* from whole_{table.name} m {join} join rows_again r on m.row_no = r.row_no")


def _touch(cursor, table: model.Table) -> None:
    """Note in the table `kept.touched_<table>` whose records, of which campaigns, are told again, as they stand now."""
    if table.name in followed():
        cursor.execute(f"insert into {touched(cursor, table)} select distinct {whose(table)} from {table.name} t semi join told_again a on {_same(table, 't', 'a')}")


def followed() -> tuple[str, ...]:
    """Tables of which it is known whose records a batch of files brought or told again: what a day brings of them is made anew of these people alone."""
    return tuple(name for name, table in model.tables().items() if table.about_a_person and name not in NOT_FOLLOWED)


def whose(table: model.Table) -> str:
    """SQL of whom a row of a followed table is about, and of which campaign it is, where it is of one."""
    campaign = ", campaign_id" if "campaign_id" in table.names else ""
    return f"coalesce(customer_id, person_key) as customer_id{campaign}"


def touched(cursor: duckdb.DuckDBPyConnection, table: model.Table) -> str:
    """The name of the table of whose records of a followed table are told again, which is made where it is not there yet."""
    cursor.execute(f"create table if not exists kept.touched_{table.name} as select {whose(table)} from {table.name} limit 0")
    return f"kept.touched_{table.name}"


def forget_touched(cursor: duckdb.DuckDBPyConnection) -> None:
    """Drop what `_touch` noted, once what follows from it is done."""
    for (name,) in cursor.sql("select table_name from duckdb_tables() where schema_name = 'kept' and table_name like 'touched_%'").fetchall():
        cursor.execute(f"drop table kept.{name}")


def _drop(cursor, table: model.Table) -> None:
    names = [f"{made}_{table.name}" for made in ("told", "new", "packed", "all_new", "all_packed", "again", "mapped", "whole", "shared")] + [f"keyed_{table.name}_{name}" for name in table.refers]
    found = cursor.execute(
        """select 'view', view_name from duckdb_views() where temporary and view_name in (select unnest($names))
           union all select 'table', table_name from duckdb_tables() where temporary and table_name in (select unnest($names))""",
        {"names": names},
    ).fetchall()
    for kind, name in sorted(found, reverse=True):
        cursor.execute(f"drop {kind} {name}")


def _renew(cursor, table: model.Table, keys: str, are_there: bool = True) -> None:
    """Merge again, from all their tellings, the records whose keys stand in the temp table `keys`; `are_there` where the table may have them."""
    if are_there:
        packing.delete(cursor, table, f"exists (from {keys} a where {_same(table, 't', 'a')})")
    cursor.execute(
        f"create or replace temp table tellings as select k.* from kept.{table.name} k semi join {keys} a on {_same(table, 'k', 'a')}"
    )
    packing.insert(cursor, table, f"({_merged(table, 'tellings')})")
    cursor.execute("drop table tellings")


def remove_files(cursor: duckdb.DuckDBPyConnection, file_ids: Sequence[str], progress: Progress | None = None) -> frozenset[str]:
    """Take everything these files told out of the store; records other files tell of stay, as those tell them.

    Returns the tables they told of.
    """
    told: set[str] = set()
    for number, file_id in enumerate(file_ids):
        if progress:
            progress(file_id, number, len(file_ids))
        told |= _remove_file(cursor, file_id)
    _forget_unused_identities(cursor)
    return frozenset(told)


def _remove_file(cursor: duckdb.DuckDBPyConnection, file_id: str) -> set[str]:
    gone: set[str] = set()
    for name, table in model.tables().items():
        cursor.execute(f"create or replace temp table untold as select distinct {', '.join(table.key)} from kept.{name} where file_id = $file", {"file": file_id})
        told = cursor.execute(f"select count(*) from (select 1 from {name} where file_id = $file union all select 1 from kept.{name} where file_id = $file)", {"file": file_id}).fetchall()[0][0]
        if not told:
            continue
        gone.add(name)
        cursor.execute(f"delete from kept.{name} where file_id = $file", {"file": file_id})
        if name == "customers":
            continue
        packing.delete(cursor, table, f"file_id = $file and not exists (from untold a where {_same(table, 't', 'a')})", {"file": file_id})
        _renew(cursor, table, "untold")
        cursor.execute(
            f"""delete from kept.{name} k where exists (from untold a where {_same(table, 'k', 'a')})
                and (select count(*) from kept.{name} o where {_same(table, 'o', 'k')}) = 1"""
        )
    for name in ("identity_links", "import_issues", "rejected_rows", "source_files"):
        cursor.execute(f"delete from {name} where file_id = $file", {"file": file_id})
    return gone


def _forget_unused_identities(cursor) -> None:
    about_people = [name for name, table in model.tables().items() if table.about_a_person]
    used = " union ".join(
        [f"select person_key from {name}" for name in about_people if name != "customers"]
        + ["select person_key from kept.customers", "select left_key from identity_links", "select right_key from identity_links"]
    )
    cursor.execute(f"delete from customer_identities where person_key not in (select person_key from ({used}) where person_key is not null)")


def gather_customers(cursor: duckdb.DuckDBPyConnection) -> None:
    """Make `customers` anew: one row per person, from every profile told of them and every identity seen."""
    table = model.tables()["customers"]
    columns = [name for name in table.names if name not in ("customer_id", "first_seen_at")]
    first = ", ".join(f"first(k.{name} order by {_LATEST.replace('record_as_of', 'k.record_as_of')}) filter (where k.{name} is not null) as {name}" for name in columns)
    cursor.execute("delete from customers")
    cursor.execute(
        f"""insert into customers by name
            select i.customer_id, min(k.first_seen_at) as first_seen_at, {first}
            from kept.customers k join customer_identities i using (person_key) group by i.customer_id"""
    )
    cursor.execute(
        """insert into customers by name
           select customer_id, 'unknown' as kind from customer_identities
           where person_key = customer_id and quality <> 'shared' and customer_id not in (select customer_id from customers)"""
    )
