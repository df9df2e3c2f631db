"""Erase a person everywhere, and keep only hashes so that no later import brings them back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from data import model, packing
from data.importing.identities import phone_country, phone_e164

_CHILDREN = {"order_lines": ("orders", "order_id"), "survey_answers": ("survey_responses", "response_id"), "ticket_events": ("tickets", "ticket_id")}
"""Tables without a person of their own: the table whose records they belong to, and the column that says to which."""

_LEAVING = """
select person_key, id_norm, lower(id_norm) as norm, lower(coalesce(id_raw, id_norm)) as written, case when id_type = 'phone' then right(regexp_replace(id_norm, '\\D', '', 'g'), 9) end as digits
from customer_identities where customer_id in (select unnest($persons))"""
_TOLD_IN = """exists (from leaving where length(norm) > 3 and (contains(lower({text}), norm) or contains(lower({text}), written)
    or length(digits) = 9 and contains(regexp_replace({text}, '[\\s().-]', '', 'g'), digits)))"""
"""Texts kept as they came tell an identity as it was written there: a number with spaces, dots or without its country."""


def persons_known_as(cursor: duckdb.DuckDBPyConnection, told: str) -> list[str]:
    """The customer ids of whoever is known by this e-mail, phone, identifier or customer id."""
    names = {told.strip(), told.strip().lower(), phone_e164(told, phone_country(cursor)) or told, told.lstrip("#@")}
    return [
        row[0]
        for row in cursor.execute(
            "select distinct customer_id from customer_identities where customer_id = $told or id_norm in (select unnest($names))",
            {"told": told, "names": sorted(names)},
        ).fetchall()
    ]


def forget(cursor: duckdb.DuckDBPyConnection, told: str) -> dict[str, int]:
    """Erase whoever is known as `told`. Returns records erased per table, one that several files tell of being one; empty where nobody is."""
    persons = persons_known_as(cursor, told)
    if not persons:
        return {}
    gone: dict[str, int] = {}
    cursor.execute(f"create or replace temp table leaving as {_LEAVING}", {"persons": persons})
    cursor.execute("insert into forgotten select person_key, now() from leaving where person_key not in (from forgotten select person_key)")
    for schema in ("main", "kept"):
        for child, (parent, key) in _CHILDREN.items():
            condition = f"{key} in (select {key} from {schema}.{parent} where person_key in (select person_key from leaving))"
            _erase(cursor, schema, child, condition, gone)
    for schema in ("kept", "main"):
        for name, table in model.tables().items():
            if table.about_a_person:
                _erase(cursor, schema, name, "coalesce(person_key, customer_id) in (select person_key from leaving)", gone)
    _erase(cursor, "main", "text_scores", "person_key in (select person_key from leaving)", gone)
    _erase(cursor, "main", "identity_links", "left_key in (select person_key from leaving) or right_key in (select person_key from leaving)", gone)
    _erase(cursor, "main", "rejected_rows", _TOLD_IN.format(text="cast(raw as varchar)"), gone)
    _erase(cursor, "main", "import_issues", _TOLD_IN.format(text="concat(raw_value, ' ', cast(detail as varchar))"), gone)
    _erase(cursor, "main", "customer_identities", "person_key in (select person_key from leaving)", gone)
    cursor.execute("drop table leaving")
    return gone


def files_that_name(cursor: duckdb.DuckDBPyConnection, persons: Sequence[str], folder: Path | None) -> tuple[Path, ...]:
    """What users of the store wrote down beside it, where it holds a code or an identity of these persons."""
    if folder is None or not folder.is_dir():
        return ()
    told = cursor.execute("select distinct unnest([person_key, customer_id, lower(id_norm)]) from customer_identities where customer_id in (select unnest($persons))", {"persons": list(persons)}).fetchall()
    names = [name for (name,) in told if name and len(name) > 3]
    return tuple(path for path in sorted(folder.rglob("*")) if path.is_file() and any(name in path.read_text(encoding="utf-8", errors="replace").lower() for name in names))


def _erase(cursor, schema: str, name: str, condition: str, gone: dict[str, int]) -> None:
    count = cursor.execute(f"select count(*) from {schema}.{name} where {condition}").fetchall()[0][0]
    if count:
        if schema == "main" and name in model.tables():
            packing.delete(cursor, model.tables()[name], condition)
        else:
            cursor.execute(f"delete from {schema}.{name} where {condition}")
        if schema == "main":
            gone[name] = gone.get(name, 0) + count
