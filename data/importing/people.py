"""Who is who: one person across tools, by the identities their records carry.

Every identity has a key, a hash of its normalised value. Two identities on one record are one person;
the chain of such links makes a person, whose `customer_id` is the smallest key of the chain, so that it
depends on the records alone and never on the order of imports. Mailboxes several people share
(info@, contact@ …) are identities, but draw no link.
"""

from __future__ import annotations

import duckdb
import numpy as np
import phonenumbers
import polars as pl
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from data import model
from data.importing.recognising import WHO

SHARED_MAILBOXES = (
    "info", "contact", "hello", "bonjour", "admin", "office", "accueil", "support", "service", "sales", "ventes",
    "noreply", "no-reply", "nepasrepondre", "ne-pas-repondre", "compta", "comptabilite", "accounting", "billing",
    "facturation", "rh", "hr", "jobs", "team", "equipe", "help", "aide", "sav", "serviceclient", "postmaster", "webmaster",
)  # fmt: skip

_NAMES = {"handle": "social_handle"}
_COMPANY_WIDE = ("email", "phone", "crm_id", "order_ref")
"""Identities that mean the same person in every tool; the others hold within one tool and account."""

REGION = "FR"
"""Country whose national numbers are meant where a number has no country code."""


def phone_e164(raw: str, region: str = REGION) -> str | None:
    """A phone number in E.164, or None where it cannot be one."""
    text = raw.strip()
    if text.startswith("00"):
        text = "+" + text[2:]
    attempts = [(text, region)] if text.startswith(("+", "0")) else [("+" + text, None), (text, region)]
    for attempt, country in attempts:
        try:
            number = phonenumbers.parse(attempt, country)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return None


def _normalised(kind: str, column: str) -> str:
    text = f"trim(cast({column} as varchar))"
    return {
        "email": f"case when contains({text}, '@') then lower({text}) end",
        "crm_id": f"case when regexp_full_match({text}, '[0-9A-Za-z]{{15}}[A-Z0-5]{{3}}') then left({text}, 15) else nullif({text}, '') end",
        "order_ref": f"nullif(ltrim({text}, '#'), '')",
        "handle": f"nullif(lower(ltrim({text}, '@')), '')",
    }.get(kind, f"nullif({text}, '')")


def name_persons(cursor: duckdb.DuckDBPyConnection, mapped: str, given: list[str], system: str, instance: str, file_id: str) -> None:
    """Create `named_persons` (row_id, person_key) for a temp table with who_* columns; note identities and links."""
    kinds = [kind for kind in WHO if f"who_{kind}" in given]
    if not kinds:
        cursor.execute("create or replace temp table named_persons as select null::bigint as row_id, null::varchar as person_key limit 0")
        return
    if "phone" in kinds:
        _note_phones(cursor, mapped)
    shared = ", ".join("'" + name + "'" for name in SHARED_MAILBOXES)
    parts = []
    for rank, kind in enumerate(kinds):
        norm = "ph.norm" if kind == "phone" else _normalised(kind, f"m.who_{kind}")
        join = " left join phones ph on ph.raw = cast(m.who_phone as varchar)" if kind == "phone" else ""
        scope = "''" if kind in _COMPANY_WIDE else "concat($system, '/', $instance)"
        id_type = _NAMES.get(kind, kind)
        place = f"case when split_part({norm}, '@', 1) in ({shared}) then {rank + len(WHO)} else {rank} end" if kind == "email" else str(rank)
        parts.append(
            f"select m.rowid as row_id, m.row_no, {place} as rank, '{id_type}' as id_type, {norm} as id_norm,"
            f" cast(m.who_{kind} as varchar) as id_raw, {scope} as scope from {mapped} m{join} where {norm} is not null"
        )
    sql = (
        "create or replace temp table named as select *, left(md5(concat_ws('|', id_type, scope, id_norm)), 16) as person_key"
        f" from ({' union all '.join(parts)})"
    )
    cursor.execute(sql, {name: value for name, value in (("system", system), ("instance", instance)) if f"${name}" in sql})
    cursor.execute(
        "create or replace temp table named_persons as select row_id, arg_min(person_key, rank) as person_key from named group by row_id"
        if len(kinds) > 1
        else "create or replace temp table named_persons as select row_id, person_key from named"
    )
    cursor.execute(
        f"""insert into customer_identities
            select person_key, person_key, any_value(id_type), any_value(id_norm), min(id_raw),
                   case when any_value(scope) = '' then null else $system end,
                   case when any_value(scope) = '' then null else $instance end,
                   case when any_value(id_type) = 'email' and split_part(any_value(id_norm), '@', 1) in ({shared}) then 'shared'
                        when any_value(id_norm) = min(id_raw) then 'exact' else 'normalised' end
            from named where person_key not in (select person_key from customer_identities) group by person_key""",
        {"system": system, "instance": instance},
    )
    if len(kinds) > 1:
        cursor.execute(
            f"""insert into identity_links
                with linking as (
                    select *, row_number() over (partition by row_id order by rank) as place from named
                    where not (id_type = 'email' and rank >= {len(WHO)})
                )
                select a.person_key, b.person_key, $system, null, $file_id, min(a.row_no)
                from linking a join linking b on a.row_id = b.row_id and b.place = a.place + 1
                where a.person_key <> b.person_key group by a.person_key, b.person_key""",
            {"system": system, "file_id": file_id},
        )


def _note_phones(cursor, mapped: str) -> None:
    raws = [row[0] for row in cursor.sql(f"select distinct cast(who_phone as varchar) from {mapped} where who_phone is not null").fetchall()]
    known = pl.DataFrame({"raw": raws, "norm": [phone_e164(raw) for raw in raws]}, schema={"raw": pl.String, "norm": pl.String})
    cursor.register("phones_read", known)
    cursor.execute("create or replace temp table phones as from phones_read where norm is not null")
    cursor.unregister("phones_read")


def tell_apart(cursor: duckdb.DuckDBPyConnection) -> int:
    """Give every identity its person again; change rows only where the person changed. Returns identities changed."""
    links = cursor.sql("select distinct left_key, right_key from identity_links").pl()
    if links.height:
        keys = pl.concat([links["left_key"], links["right_key"]]).unique().sort()
        place = pl.DataFrame({"key": keys, "place": np.arange(len(keys), dtype=np.int64)})
        left = links.join(place, left_on="left_key", right_on="key", how="left")["place"].to_numpy()
        right = links.join(place, left_on="right_key", right_on="key", how="left")["place"].to_numpy()
        _, component = connected_components(coo_matrix((np.ones(len(left), dtype=np.int8), (left, right)), shape=(len(keys), len(keys))), directed=False)
        persons = pl.DataFrame({"person_key": keys, "component": component})
        persons = persons.with_columns(pl.col("person_key").min().over("component").alias("person")).select("person_key", "person")
    else:
        persons = pl.DataFrame(schema={"person_key": pl.String, "person": pl.String})
    cursor.register("persons_found", persons)
    cursor.execute(
        """create or replace temp table changed as
           select i.person_key, coalesce(p.person, i.person_key) as person
           from customer_identities i left join persons_found p using (person_key)
           where i.customer_id is distinct from coalesce(p.person, i.person_key)"""
    )
    cursor.unregister("persons_found")
    cursor.execute("update customer_identities i set customer_id = c.person from changed c where c.person_key = i.person_key")
    return cursor.sql("select count(*) from changed").fetchall()[0][0]


def assign_persons(cursor: duckdb.DuckDBPyConnection) -> None:
    """Write the person of each row's identity into every table that is about people."""
    changed = cursor.sql("select count(*) from customer_identities where customer_id <> person_key").fetchall()[0][0]
    if not changed:
        return
    for name, table in model.tables().items():
        if table.about_a_person and name != "customers":
            cursor.execute(
                f"""update {name} t set customer_id = i.customer_id from customer_identities i
                    where i.person_key = t.person_key and t.customer_id is distinct from i.customer_id"""
            )
