"""Erase a person everywhere, and keep only hashes so that no later import brings them back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from data import model, packing
from data.importing import people, raw_texts
from data.importing.identities import normalised, phone_country, phone_e164
from data.importing.recognising import WHO

_CHILDREN = {"order_lines": ("orders", "order_id"), "survey_answers": ("survey_responses", "response_id"), "ticket_events": ("tickets", "ticket_id")}
"""Tables without a person of their own: the table whose records they belong to, and the column that says to which."""

_LEAVING = """
select person_key, id_norm, lower(id_norm) as norm, lower(coalesce(id_raw, id_norm)) as written, case when id_type = 'phone' then right(regexp_replace(id_norm, '\\D', '', 'g'), 9) end as digits
from customer_identities where customer_id in (select unnest($persons))"""
_TOLD_IN = """exists (from leaving where length(norm) > 3 and (contains(lower({text}), norm) or contains(lower({text}), written)
    or length(digits) = 9 and contains(regexp_replace({text}, '[\\s().-]', '', 'g'), digits)))"""
"""Texts kept as they came tell an identity as it was written there: a number with spaces, dots or without its country."""


RAW = ("rejected_rows", "import_issues")
"""Where what came stands as it came; nothing is worked out of it."""


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


def is_forgotten(cursor: duckdb.DuckDBPyConnection, told: str) -> bool:
    """Whether this e-mail, phone or identifier was erased before."""
    scopes = "(select distinct concat(tool, '/', instance) as scope from source_files union select '')"
    norms = {kind: "$number" if kind == "phone" else normalised(kind, "$told") for kind in WHO}
    keys = " union all ".join(f"select {people.key_sql(kind, norm, 'scope')} as person_key from {scopes} where {norm} is not null" for kind, norm in norms.items())
    number = phone_e164(told, phone_country(cursor))
    return cursor.execute(f"select count(*) from forgotten where person_key in (from ({keys}))", {"told": told, "number": number}).fetchall()[0][0] > 0


def _leave(cursor: duckdb.DuckDBPyConnection, persons: Sequence[str], told: str) -> None:
    """Create the temp table `leaving`: the identities of these persons; where there are none, the key of what is told, as the
    identity it reads as: it is looked for as a whole word alone, as nobody says that it names a person."""
    cursor.execute(f"create or replace temp table leaving as {_LEAVING}", {"persons": list(persons)})
    if persons:
        return
    ((address, number),) = cursor.execute(f"select {normalised('email', '$told')}, {normalised('crm_id', '$told')}", {"told": told}).fetchall()
    phone = phone_e164(told, phone_country(cursor))
    kind, norm = ("email", address) if address else ("phone", phone) if phone else ("crm_id", number)
    if norm is None:
        return
    cursor.execute(f"insert into leaving by name select {people.key_sql(kind, '$norm')} as person_key", {"norm": norm})


def forget(cursor: duckdb.DuckDBPyConnection, told: str) -> dict[str, int]:
    """Erase whoever is known as `told`, and the rows kept as they came that name them, also where these alone do.

    Returns records erased per table, one that several files tell of being one; empty where nothing in the store tells of them.
    """
    persons = persons_known_as(cursor, told)
    _leave(cursor, persons, told)
    gone: dict[str, int] = {}
    _erase(cursor, "main", "rejected_rows", _TOLD_IN.format(text="cast(raw as varchar)"), gone)
    _erase(cursor, "main", "import_issues", _TOLD_IN.format(text="concat(raw_value, ' ', cast(detail as varchar))"), gone)
    for name, n in zip(RAW, raw_texts.erase(cursor, *RAW, "leaving").values(), strict=True):
        if n:
            gone[name] = gone.get(name, 0) + n
    if persons or gone:
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
    _erase(cursor, "main", "customer_identities", "person_key in (select person_key from leaving)", gone)
    cursor.execute("drop table leaving")
    return gone


def files_that_name(cursor: duckdb.DuckDBPyConnection, told: str, folder: Path | None) -> tuple[Path, ...]:
    """What users of the store wrote down beside it, where it holds a code or an identity of whoever is known as `told`, or just that."""
    if folder is None or not folder.is_dir():
        return ()
    known = cursor.execute(
        "select distinct unnest([person_key, customer_id, lower(id_norm)]) from customer_identities where customer_id in (select unnest($persons))",
        {"persons": persons_known_as(cursor, told)},
    ).fetchall()
    names = [name for (name,) in [*known, (told.strip().lower(),)] if name and len(name) >= raw_texts.SHORTEST]
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
