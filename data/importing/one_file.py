"""One file of the store: which it is, its typed cells made into rows of the canonical tables, these written into the store."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

import polars as pl

from data import model, reading
from data.importing import advising, cells, ledger, mapping, merging, people, questions, recognising, sorting
from data.importing.cells import Issue
from data.importing.ledger import FileReport, Identity
from data.importing.moments import within_reason

WITH_A_POINT = ("xlsx", "parquet", "json", "ndjson")
"""Kinds of file whose numbers have a decimal point, whatever the tool's language."""


@dataclass(frozen=True)
class Mapped:
    """A file made into rows of the canonical tables, which stand in temp tables of the cursor: all but the writing into the store."""

    rows_seen: int
    rows_mapped: int
    rows_excluded: int
    rejected: pl.DataFrame
    rejected_rows: int
    filled: dict[str, int]
    persons: tuple[people.Persons, ...]
    issues: tuple[Issue, ...]


def issue_of(remark: reading.Remark) -> Issue:
    return Issue(remark.severity, remark.code, remark.row, remark.column, remark.value, 1, tuple(remark.detail.items()))


def opened(table: reading.TextTable) -> FileReport:
    return FileReport(table.path, encoding=table.encoding, delimiter=table.delimiter, issues=tuple(issue_of(remark) for remark in table.remarks))


def file_id_of(table: reading.TextTable, importer: recognising.Importer) -> str:
    """The content's hash; with the name, where the importer reads the name too."""
    named = table.path.replace("\\", "/").rsplit("/", 1)[-1] if "getvariable('path')" in importer.file.text else ""
    return hashlib.sha256(f"{table.sha256}|{named}".encode()).hexdigest()[:24]


def identity_of(table: reading.TextTable, importer: recognising.Importer, settings: dict[str, str]) -> Identity:
    applied = cells.reading_of(importer, settings, table.header_texts)
    if table.kind in WITH_A_POINT:
        applied = replace(applied, decimals="point" if applied.decimals == "point" else cells.BY_COMMA)
    version = f"{importer.hash}|{cells.TYPING}|{applied.dates}|{applied.zone}|{applied.decimals}"
    if "phone_country" in settings:
        version += f"|{settings['phone_country']}"
    return Identity(file_id_of(table, importer), settings.get(f"{importer.tool}.instance", "main"), applied, version)


def mapped(cursor, table, known, identity: Identity, loaded: reading.LoadResult, unread: list[Issue] | None = None) -> Mapped:
    """From typed cells to rows of the canonical tables. `unread` are the cells lost in typing; without them the table `raw` is typed first."""
    importer, applied = known.importer, identity.applied
    cursor.execute("set variable path = $path", {"path": table.path.replace("\\", "/")})
    cursor.execute("set variable zone = $zone", {"zone": applied.zone})
    issues = [*opened(table).issues, *(issue_of(remark) for remark in (*loaded.remarks, *loaded.rejected))]
    unread = cells.type_cells(cursor, "raw", importer, known.names, applied, table.columns) if unread is None else unread
    issues += advising.advice(cursor, importer, known.names, table.columns, applied, unread) + unread
    sorted_issues, excluded, rejected = sorting.sort_rows(cursor, importer, known.names, table.columns)
    issues += sorted_issues
    if not loaded.rows:
        issues.append(Issue("info", "only_headings"))
    if importer.file.has("questions"):
        issues += questions.lay_out(cursor, importer, known.names, table.columns, table.header_texts)
    if loaded.rows and applied.zone_source == "assumed" and importer.file.has("time"):
        issues.append(Issue("info", "zone_assumed", detail=(("zone", cells.spoken_zone(applied.zone)), ("tool", importer.tool))))
    in_export = cursor.sql("select count(*) from export").fetchall()[0][0]
    left_out = sum(excluded.values())
    filled = mapping.Filled({}, [], [])
    if importer.is_aggregate:
        left_out, in_export = left_out + in_export, 0
        issues.append(Issue("info", "aggregate_export"))
    else:
        origin = mapping.Origin(identity.file_id, importer.tool, identity.instance, int(importer.file.one("rank", "0")))
        filled = mapping.map_rows(cursor, importer, known.names, origin, table.columns)
        issues += filled.issues
        issues += sorting.noted(cursor, importer)
    n_rejected = rejected.height + loaded.rejected_rows
    return Mapped(loaded.rows, in_export, left_out, rejected, n_rejected, filled.rows, tuple(filled.persons), tuple(issues))


def keep(cursor, table, known, identity: Identity, file: Mapped) -> FileReport:
    """Write a mapped file into the store."""
    importer = known.importer
    for persons in file.persons:
        people.note_identities(cursor, persons, importer.tool, identity.instance, identity.file_id)
    covers = _covered(cursor, file.filled)
    for name in file.filled:
        _leave_out_forgotten(cursor, model.tables()[name], identity.file_id)
        merging.merge(cursor, model.tables()[name])
    made = replace(
        opened(table),
        format=importer.format,
        tool=importer.tool,
        recognised=True,
        recognition=importer.recognition,
        rows_seen=file.rows_seen,
        rows_mapped=file.rows_mapped,
        rows_excluded=file.rows_excluded,
        rows_rejected=file.rejected_rows,
        filled={name: n for name, n in file.filled.items() if n},
        issues=file.issues,
        file_id=identity.file_id,
    )
    return ledger.note(cursor, table, made, identity, covers, file.rejected)


def _leave_out_forgotten(cursor, table: model.Table, file_id: str) -> None:
    """Take who was erased out of the rows of a file. What only an erased identity tied to its person is a person of its own:
    so are all the identities this file alone tells of that person, until their links are followed (see `people.tell_apart`)."""
    if not table.about_a_person or not cursor.sql("select count(*) from forgotten").fetchall()[0][0]:
        return
    mapping.keep_only(cursor, table, "person_key is null or person_key not in (select person_key from forgotten)")
    cut = "left_key in (from forgotten select person_key) or right_key in (from forgotten select person_key)"
    ends = "select unnest([left_key, right_key]) from identity_links where"
    cursor.execute(
        f"""update customer_identities set customer_id = person_key
            where customer_id in (select customer_id from customer_identities where person_key in ({ends} {cut}))
            and person_key in ({ends} file_id = $file) and person_key not in ({ends} file_id <> $file)""",
        {"file": file_id},
    )
    cursor.execute("delete from customer_identities where person_key in (select person_key from forgotten)")
    cursor.execute("update customer_identities set customer_id = person_key where customer_id in (select person_key from forgotten)")
    cursor.execute(f"delete from identity_links where {cut}")


def _covered(cursor, filled: dict[str, int]) -> tuple[datetime | None, datetime | None]:
    moments = []
    for name in filled:
        moment = model.tables()[name].moment
        if moment:
            held = within_reason(f"cast({moment} as timestamptz)")  # an importer of one's own may give a moment no calendar holds
            moments += cursor.sql(f"select min({held}), max({held}) from told_{name}").fetchall()[0]
    known = [moment for moment in moments if moment is not None]
    return (min(known), max(known)) if known else (None, None)
