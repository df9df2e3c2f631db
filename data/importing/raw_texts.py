"""Whom texts name that are kept as they came: rows that could not be read, and the values remarks tell of.

No importer says what their cells are, so every word is asked whether it is an identity: an address, a phone number, a tool's own
number. Of who was erased only hashes are known: a word is hashed the way identities are, and looked up among them.
"""

from __future__ import annotations

import duckdb
import polars as pl

from data.importing import people
from data.importing.identities import normalised, phone_country, phone_e164
from data.importing.recognising import WHO
from data.quoting import literal

SHORTEST = 4
"""Characters of the shortest word that is taken for an identity: shorter numbers count things as often as they name anybody."""

_WORDS = r"""[^\s,;:<>()\[\]"|/\\]+"""
_AROUND = r"""^[.!?'’«»*_=…]+|[.!?'’«»*_=…]+$"""
_ADDRESSES = r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+"
_NUMBERS = r"(?:\+|\b)\d(?:[\s().\x{00A0}\x{202F}/-]{0,3}\d){7,14}\b"
_WRITTEN = f"list_concat([text], regexp_extract_all(text, {literal(_NUMBERS)}))"
LONGEST_NUMBER = 40
"""Characters of the longest text that may be a phone number."""

_CELLS = {
    "rejected": "case when json_type(raw) = 'OBJECT' then json_extract_string(raw, '$.*') else [raw->>'$'] end",
    "remarks": "[raw_value, replace(cast(detail as varchar), '\\n', ' ')]",
}
"""SQL of the texts of a rejected row, and of a remark, as the store keeps them."""


def erase(cursor: duckdb.DuckDBPyConnection, rejected: str, remarks: str, keys: str) -> dict[str, int]:
    """Delete the rejected rows and the remarks, of tables made as the ledger's are, that name an identity of the table `keys`.

    Returns how many of each kind, `rejected` and `remarks`.
    """
    gone = {}
    for kind, rows in (("rejected", rejected), ("remarks", remarks)):
        scope = "(select concat(f.tool, '/', f.instance) from source_files f where f.file_id = r.file_id)"
        gone[kind] = _find_naming(cursor, f"select rowid as place, {scope} as scope, unnest({_CELLS[kind]}) as text from {rows} r", keys)
        cursor.execute(f"delete from {rows} where rowid in (select place from naming)")
        cursor.execute("drop table naming")
    return gone


def _find_naming(cursor: duckdb.DuckDBPyConnection, cells: str, keys: str) -> int:
    """Create the temp table `naming`: each `place` of `cells` (SQL of `place`, `scope`, `text`) where a word is an identity whose
    `person_key` stands in the table `keys`. Returns how many there are. A `scope` is `tool/account`, as numbers of a tool are its own."""
    cursor.execute(f"create or replace temp table told_cells as select place, scope, text from ({cells}) where text is not null and text <> ''")
    _note_numbers(cursor)
    words = f"list_concat([text], regexp_extract_all(text, {literal(_WORDS)}), regexp_extract_all(text, {literal(_ADDRESSES)}))"
    cursor.execute(
        f"""create or replace temp table told_words as
            select distinct place, scope, regexp_replace(word, {literal(_AROUND)}, '', 'g') as word
            from (select place, scope, unnest({words}) as word from told_cells) where length(word) >= {SHORTEST}"""
    )
    norms = [(kind, f"select place, scope, {normalised(kind, 'word')} as norm from told_words") for kind in WHO if kind != "phone"]
    norms.append(("phone", f"select place, scope, norm from (select place, scope, unnest({_WRITTEN}) as written from told_cells) join told_numbers using (written)"))
    named = " union all ".join(f"select place, {people.key_sql(kind, 'norm', 'scope')} as person_key from ({identities}) where norm is not null" for kind, identities in norms)
    cursor.execute(f"create or replace temp table naming as select distinct place from ({named}) where person_key in (select person_key from {keys})")
    for made in ("told_cells", "told_words", "told_numbers"):
        cursor.execute(f"drop table {made}")
    return cursor.sql("select count(*) from naming").fetchall()[0][0]


def _note_numbers(cursor: duckdb.DuckDBPyConnection) -> None:
    """Create the temp table `told_numbers`: each text of the cells that reads as a phone number, as it is written and in its one way."""
    country = phone_country(cursor)
    written = [text for (text,) in cursor.execute(f"select distinct unnest({_WRITTEN}) from told_cells where regexp_matches(text, {literal(_NUMBERS)})").fetchall()]
    read = {text: number for text in written if len(text) <= LONGEST_NUMBER and (number := phone_e164(text, country))}
    cursor.register("numbers_read", pl.DataFrame({"written": list(read), "norm": list(read.values())}, schema={"written": pl.String, "norm": pl.String}))
    cursor.execute("create or replace temp table told_numbers as from numbers_read")
    cursor.unregister("numbers_read")
