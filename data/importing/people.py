"""Who is who: one person across tools, by the identities their records carry.

Every identity has a key, a hash of its normalised value. Two identities on one record are one person;
the chain of such links makes a person, whose `customer_id` is the smallest key of the chain, so that it
depends on the records alone and never on the order of imports. Mailboxes several people share
(info@, contact@ …) are identities, but draw no link.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import polars as pl
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from data import model, packing
from data.importing import joining
from data.importing.cells import Issue
from data.importing.identities import normalised, phone_country, phone_e164, shared_sql
from data.importing.recognising import WHO

_NAMES = {"handle": "social_handle"}
_COMPANY_WIDE = ("email", "phone", "crm_id", "order_ref")
"""Identities that mean the same person in every tool; the others hold within one tool and account."""

MANY_PERSONS = 50_000
"""Persons of a file from which it pays to look for those who share an identity before grouping."""

def key_sql(kind: str, norm: str, scope: str = "concat($system, '/', $instance)") -> str:
    """SQL of an identity's key; `scope` is SQL of the tool and its account, for identities that hold within these."""
    held = "''" if kind in _COMPANY_WIDE else scope
    return f"left(md5(concat_ws('|', '{_NAMES.get(kind, kind)}', {held}, {norm})), 16)"


@dataclass(frozen=True)
class Persons:
    """Whom the rows of a file name: a temp table of each set of who_* values once, how many they are, and SQL that joins a row `m` with its person `p`."""

    table: str
    kinds: tuple[str, ...]
    n: int
    join: str


def name_persons(cursor: duckdb.DuckDBPyConnection, mapped: str, persons: str, given: list[str], system: str, instance: str) -> Persons | None:
    """Create the temp table `persons` from `mapped`, a table or a view: the strongest identity of each set of who_* values.

    Nothing is written into the store, so that it can be done ahead (see `note_identities`). None where rows name nobody.
    """
    kinds = [kind for kind in WHO if f"who_{kind}" in given]
    if not kinds:
        return None
    if "phone" in kinds:
        _note_phones(cursor, mapped)
    _lay_side_by_side(cursor, mapped, persons, kinds, {"system": system, "instance": instance})
    return Persons(persons, tuple(kinds), *joining.found_in(cursor, persons, "p", {f"who_{kind}": f"who_{kind}" for kind in kinds}))


def unread_identities(cursor: duckdb.DuckDBPyConnection, persons: Persons) -> list[Issue]:
    """What was to name a person and does not, or was read in part, by kind: how many sets of identities, and the first row. The values
    are not told: of whom they are is not known, and an erased person must not live on in them."""
    told = {kind: (f"unread_{kind}", f"who_{kind} is not null and norm_{kind} is null") for kind in persons.kinds}
    if "email" in told:
        told["several"] = ("several_emails", "norm_email is not null and contains(substr(who_email, instr(who_email, '@') + 1), '@')")
    counts = ", ".join(f"count(*) filter (where {where}), min(row_no) filter (where {where})" for _, where in told.values())
    found = cursor.execute(f"select {counts} from {persons.table}").fetchall()[0]
    issues = []
    for (code, _), n, row in zip(told.values(), found[::2], found[1::2], strict=True):
        if n:
            named = code if code in ("unread_email", "unread_phone", "several_emails") else "unread_identifier"
            issues.append(Issue("warn", named, row, None, None, n, (("country", phone_country(cursor)),) if code == "unread_phone" else ()))
    return issues


def note_identities(cursor: duckdb.DuckDBPyConnection, persons: Persons, system: str, instance: str, file_id: str) -> None:
    """Write the identities of these persons, and the links between them, into the store."""
    kinds, parts = persons.kinds, {kind: _alone_and_repeated(cursor, persons, kind) for kind in persons.kinds}

    def seen(kind: str, part: str, is_grouped: bool) -> str:
        is_shared = "is_shared" if kind == "email" else "false"
        person = "case when is_shared then key_email else person_key end" if kind == "email" else "person_key"
        norm, raw, shared, person = (
            f"{word}({sql})" if is_grouped else sql
            for word, sql in (("any_value", f"norm_{kind}"), ("min", f"cast(who_{kind} as varchar)"), ("any_value", is_shared), ("min", person))
        )
        return f"""select key_{kind} as person_key, '{_NAMES.get(kind, kind)}' as id_type, {norm} as id_norm, {raw} as id_raw,
                   {kind not in _COMPANY_WIDE} as is_scoped, {shared} as is_shared, {person} as customer_id
            from {persons.table} where {part}{f" group by key_{kind}" if is_grouped else ""}"""

    told = " union all ".join(seen(kind, *part) for kind in kinds for part in parts[kind])
    cursor.execute(f"create or replace temp table seen as {told}")
    cursor.execute(
        """update customer_identities i set id_raw = nullif(s.id_raw, s.id_norm), quality = case when s.is_shared then 'shared' when s.id_norm = s.id_raw then 'exact' else 'normalised' end
           from seen s where s.person_key = i.person_key and s.id_raw < coalesce(i.id_raw, i.id_norm)"""
    )
    cursor.execute(
        """insert into customer_identities
           select person_key, customer_id, id_type, id_norm, nullif(id_raw, id_norm), case when is_scoped then $system end, case when is_scoped then $instance end,
                  case when is_shared then 'shared' when id_norm = id_raw then 'exact' else 'normalised' end
           from seen anti join customer_identities using (person_key)""",
        {"system": system, "instance": instance},
    )
    linking = {kind: "case when not is_shared then key_email end" if kind == "email" else f"key_{kind}" for kind in kinds}
    # whom a row's identities are linked to: the next stronger one the row has; what one row alone names needs no grouping
    ends = [(kind, f"coalesce({', '.join(linking[before] for before in reversed(kinds[:place]))})", linking[kind]) for place, kind in enumerate(kinds) if place]
    if "email" in kinds:
        # a shared mailbox links nobody; linked to itself, it stays known as long as a file tells of it
        ends.append(("email", "key_email", "case when is_shared then key_email end"))
    links = [
        f"""select left_key, right_key, $system, null, $file_id, {"min(row_no)" if is_grouped else "row_no"}
            from (select {left} as left_key, {right} as right_key, row_no from {persons.table} where {part})
            where left_key is not null and right_key is not null{" group by left_key, right_key" if is_grouped else ""}"""
        for kind, left, right in ends
        for part, is_grouped in parts[kind]
    ]
    if links:
        cursor.execute(f"insert into identity_links {' union all '.join(links)}", {"system": system, "file_id": file_id})


def _alone_and_repeated(cursor, persons: Persons, kind: str) -> list[tuple[str, bool]]:
    """SQL of the parts of the persons with an identity of a kind, each with whether several may have the same one.

    Of many persons those alone with theirs, mostly all, are told by the hashes, sorted: a tenth of the work of grouping them.
    """
    if persons.n < MANY_PERSONS:
        return [(f"key_{kind} is not null", True)]
    alike = twice(cursor.sql(f"select hash(key_{kind}) as hash from {persons.table} where key_{kind} is not null"))
    if not len(alike):
        return [(f"key_{kind} is not null", False)]
    cursor.register("alike", alike.to_frame())
    cursor.execute(f"create or replace temp table alike_{kind} as from alike")
    cursor.unregister("alike")
    return [(f"key_{kind} is not null and hash(key_{kind}) {is_in} (select hash from alike_{kind})", is_in == "in") for is_in in ("not in", "in")]


def twice(hashes: duckdb.DuckDBPyRelation) -> pl.Series:
    """The hashes, of a relation's column `hash`, that stand there twice or more."""
    hashed = hashes.pl()["hash"].sort()
    return hashed.slice(1).filter(hashed.slice(1) == hashed.head(-1)).unique()


def _lay_side_by_side(cursor, mapped: str, persons: str, kinds: list[str], scope: dict[str, str]) -> None:
    """Create the table `persons`: each set of who_* values once, with the normalised value and the key of each, and the strongest key."""
    told = ", ".join(f"who_{kind}" for kind in kinds)
    norms = [f"{'ph.norm' if kind == 'phone' else normalised(kind, f'who_{kind}')} as norm_{kind}" for kind in kinds]
    keys = [f"case when norm_{kind} is not null then {key_sql(kind, f'norm_{kind}')} end as key_{kind}" for kind in kinds]
    shared = f"coalesce({shared_sql('norm_email')}, false)" if "email" in kinds else "false"
    strongest = [*("case when not is_shared then key_email end" if kind == "email" else f"key_{kind}" for kind in kinds), *(["key_email"] if "email" in kinds else [])]
    sql = f"""
        create or replace temp table {persons} as
        select *, coalesce({", ".join(strongest)}) as person_key
        from (
            select *, {", ".join(keys)}, {shared} as is_shared
            from (
                select t.*, {", ".join(norms)}
                from (select {told}, min(row_no) as row_no from {mapped} group by {told}) t{" left join phones ph on ph.raw = cast(who_phone as varchar)" if "phone" in kinds else ""}
            )
        )"""
    cursor.execute(sql, {name: value for name, value in scope.items() if f"${name}" in sql})


def _note_phones(cursor, mapped: str) -> None:
    raws = [row[0] for row in cursor.sql(f"select distinct cast(who_phone as varchar) from {mapped} where who_phone is not null").fetchall()]
    country = phone_country(cursor)
    known = pl.DataFrame({"raw": raws, "norm": [phone_e164(raw, country) for raw in raws]}, schema={"raw": pl.String, "norm": pl.String})
    cursor.register("phones_read", known)
    cursor.execute("create or replace temp table phones as from phones_read where norm is not null")
    cursor.unregister("phones_read")


def tell_apart(cursor: duckdb.DuckDBPyConnection, files: Sequence[str] | None = None) -> int:
    """Give every identity its person again; returns the identities whose person changed, which stand in the temp table `changed`.

    A person is named by its strongest kind of identity (an e-mail before a phone …), the smallest key of that kind.
    `files` are those that alone added identities and links since this was last done: only the persons on whom they
    disagree are looked at. Identities are numbered first: chains of links are found on numbers (connected components).
    """
    strength = " ".join(f"when '{_NAMES.get(kind, kind)}' then {rank}" for rank, kind in enumerate(WHO))
    disagreeing = ""
    if files is not None:
        cursor.execute("create or replace temp table changed (person_key varchar, was varchar, person varchar)")
        if not _find_disagreeing(cursor, files):
            return 0
        disagreeing = "semi join disagreeing using (customer_id)"
    cursor.execute(
        f"""create or replace temp table nodes as
            select cast(row_number() over (order by case id_type {strength} end, person_key) - 1 as integer) as node, person_key, customer_id
            from customer_identities {disagreeing}"""
    )
    ends = cursor.execute(
        "select a.node as one, b.node as other from identity_links l join nodes a on a.person_key = l.left_key join nodes b on b.person_key = l.right_key where l.left_key <> l.right_key"
    ).fetchnumpy()
    one, other = np.asarray(ends["one"]), np.asarray(ends["other"])
    n = cursor.sql("select count(*) from nodes").fetchall()[0][0]
    _, chain = connected_components(coo_matrix((np.ones(len(one), dtype=np.int8), (one, other)), shape=(n, n)), directed=False)
    _, first_of = np.unique(chain, return_index=True)
    first = first_of[chain]  # nodes stand by strength and key: the first of a chain names its person
    led = np.flatnonzero(first != np.arange(n))
    cursor.register("led", pl.DataFrame({"node": led.astype(np.int32), "first": first[led].astype(np.int32)}))
    cursor.execute(
        """create or replace temp table changed as
           select n.person_key, n.customer_id as was, coalesce(f.person_key, n.person_key) as person
           from nodes n left join led using (node) left join nodes f on f.node = led.first
           where n.customer_id is distinct from coalesce(f.person_key, n.person_key)"""
    )
    cursor.unregister("led")
    cursor.execute("drop table nodes")
    cursor.execute("update customer_identities i set customer_id = c.person from changed c where c.person_key = i.person_key")
    return cursor.sql("select count(*) from changed").fetchall()[0][0]


def _find_disagreeing(cursor, files: Sequence[str]) -> bool:
    """Make the temp table `disagreeing`: of every link of these files that ties two persons, both. Returns whether there is any.

    Other chains are named right. A new identity stands under the strongest of a row that names it (see `note_identities`),
    an old one under the name of its chain; where all ends agree, that name is in the chain, and nothing in it is stronger:
    what is new is not, as its row would name it otherwise, and what is old was named so.
    """
    cursor.execute(
        """create or replace temp table disagreeing as
           select distinct unnest([one, b.customer_id]) as customer_id
           from (select a.customer_id as one, l.right_key from identity_links l join customer_identities a on a.person_key = l.left_key
                 where l.left_key <> l.right_key and l.file_id in (select unnest($files))) l
           join customer_identities b on b.person_key = l.right_key where one <> b.customer_id""",
        {"files": list(files)},
    )
    return cursor.sql("select count(*) from disagreeing").fetchall()[0][0] > 0


def assign_persons(cursor: duckdb.DuckDBPyConnection, files: Sequence[str] | None = None) -> set[str]:
    """Write the person of each row's identity into every table that is about people, where it is not yet so.

    Returns the tables changed so, and leaves in the temp table `reassigned` the persons who lost or won a row that was there
    before `files`, each with the row's campaign where it is of one. Rows come with their identity for a person: only those of identities that are another's, or have
    `changed` (see `tell_apart`), may be stale.
    """
    changed = set()
    cursor.execute("create or replace temp table reassigned (customer_id varchar, campaign_id varchar)")
    cursor.execute(
        """create or replace temp table another as
           select person_key, customer_id from customer_identities where customer_id <> person_key or person_key in (select person_key from changed)"""
    )
    for name, table in model.tables().items():
        if table.about_a_person and name != "customers":
            stale = f"from {name} t join another i on i.person_key = t.person_key where t.customer_id is distinct from i.customer_id"
            campaign = "t.campaign_id" if "campaign_id" in table.names else "null"  # of new rows nobody asks
            cursor.execute(
                f"""create or replace temp table stale as
                    select distinct was, becomes, is_new, case when not is_new then campaign_id end as campaign_id
                    from (select t.customer_id as was, i.customer_id as becomes, t.file_id in (select unnest($files)) as is_new, {campaign} as campaign_id {stale})""",
                {"files": list(files or ())},
            )
            if cursor.sql("select count(*) from stale").fetchall()[0][0]:
                changed.add(name)
                cursor.execute("insert into reassigned select unnest([was, becomes]), campaign_id from stale where not is_new")
                packing.name_persons(cursor, table, "another")
    return changed


def join_rates(cursor: duckdb.DuckDBPyConnection) -> None:
    """Per file, the share of rows about a person whom another file knows too."""
    about_people = [name for name, table in model.tables().items() if table.about_a_person]
    rows = " union all ".join(f"select distinct file_id, customer_id from {name} where person_key is not null" for name in about_people if name != "customers")
    cursor.execute(
        f"""create or replace temp table seen_in as
            select distinct file_id, customer_id from (
                {rows} union all
                select k.file_id, coalesce(i.customer_id, k.customer_id) from kept.customers k left join customer_identities i on i.person_key = k.customer_id
                where k.person_key is not null)"""
    )
    cursor.execute(
        """update source_files f set join_rate = j.rate from (
               select s.file_id, avg(cast(o.files > 1 as integer)) as rate from seen_in s
               join (select customer_id, count(*) as files from seen_in group by customer_id) o using (customer_id) group by s.file_id) j
           where j.file_id = f.file_id"""
    )
    cursor.execute("drop table seen_in")
