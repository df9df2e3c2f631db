"""Erase a person everywhere, and keep only hashes so that no later import brings them back."""

from __future__ import annotations

import duckdb

from data import model
from data.importing.identities import phone_country, phone_e164

_CHILDREN = {"order_lines": "order_id", "survey_answers": "response_id", "ticket_events": "ticket_id"}
"""Tables without a person of their own, by the record of a person they belong to."""
_PARENTS = {"order_lines": "orders", "survey_answers": "survey_responses", "ticket_events": "tickets"}


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
    """Erase whoever is known as `told`. Returns rows erased per table; empty where nobody is."""
    persons = persons_known_as(cursor, told)
    if not persons:
        return {}
    gone: dict[str, int] = {}
    cursor.execute("create or replace temp table leaving as select person_key, id_norm from customer_identities where customer_id in (select unnest($persons))", {"persons": persons})
    cursor.execute("insert into forgotten select person_key, now() from leaving where person_key not in (from forgotten select person_key)")
    for schema in ("main", "kept"):
        for child, parent in _PARENTS.items():
            key = _CHILDREN[child]
            condition = f"{key} in (select {key} from {schema}.{parent} where person_key in (select person_key from leaving))"
            _erase(cursor, schema, child, condition, gone)
    for schema in ("kept", "main"):
        for name, table in model.tables().items():
            if table.about_a_person:
                _erase(cursor, schema, name, "person_key in (select person_key from leaving)", gone)
    _erase(cursor, "main", "text_scores", "person_key in (select person_key from leaving)", gone)
    _erase(cursor, "main", "identity_links", "left_key in (select person_key from leaving) or right_key in (select person_key from leaving)", gone)
    _erase(cursor, "main", "rejected_rows", "exists (from leaving where length(id_norm) > 3 and contains(lower(cast(raw as varchar)), lower(id_norm)))", gone)
    _erase(cursor, "main", "import_issues", "exists (from leaving where length(id_norm) > 3 and (contains(lower(coalesce(raw_value, '')), lower(id_norm)) or contains(lower(cast(detail as varchar)), lower(id_norm))))", gone)
    _erase(cursor, "main", "customer_identities", "person_key in (select person_key from leaving)", gone)
    cursor.execute("drop table leaving")
    return gone


def _erase(cursor, schema: str, name: str, condition: str, gone: dict[str, int]) -> None:
    count = cursor.execute(f"select count(*) from {schema}.{name} where {condition}").fetchall()[0][0]
    if count:
        cursor.execute(f"delete from {schema}.{name} where {condition}")
        gone[name] = gone.get(name, 0) + count
