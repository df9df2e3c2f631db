"""What the store keeps of each file brought in: where it comes from, what became of it, and what could not be read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import polars as pl

from data import reading, workings
from data.importing import cells, raw_texts
from data.importing.cells import Issue


@dataclass(frozen=True)
class FileReport:
    """What became of one file: rows seen = mapped + excluded + rejected, always."""

    path: str
    format: str | None = None
    tool: str | None = None
    recognised: bool = False
    recognition: str = "unknown"
    encoding: str | None = None
    delimiter: str | None = None
    rows_seen: int = 0
    rows_mapped: int = 0
    rows_excluded: int = 0
    rows_rejected: int = 0
    filled: dict[str, int] = field(default_factory=dict)
    join_rate: float | None = None
    issues: tuple[Issue, ...] = ()
    already: bool = False
    file_id: str | None = None
    untold: frozenset[str] = frozenset()
    """Tables from which an earlier reading of the file was taken out first."""


@dataclass(frozen=True)
class BatchReport:
    """What became of all files, and whether the store is another for it."""

    files: tuple[FileReport, ...]
    changed: bool

    @property
    def all_read(self) -> bool:
        return all(file.recognised and not file.rows_rejected and not any(issue.severity == "error" for issue in file.issues) for file in self.files)


@dataclass(frozen=True)
class Identity:
    """Which file this is, of which of the tool's accounts, and how its cells are read: another `version` reads it anew."""

    file_id: str
    instance: str
    applied: cells.Reading
    version: str


def note(cursor, table: reading.TextTable, report: FileReport, identity: Identity, covers, rejected) -> FileReport:
    """Keep with the store what became of a file: its line, its issues, its rejected rows; of those who were erased, none.

    Returns the report as it is kept.
    """
    file_id, applied = identity.file_id, identity.applied
    has_times = report.format is not None and covers[0] is not None
    cursor.execute(
        """insert into source_files by name select $file as file_id, $path as path, $tool as tool, $instance as instance, $format as format_id,
           $recognition as recognition, $encoding as encoding, $delimiter as delimiter, $header_rows as header_rows, $zone as tz_used,
           $zone_source as tz_source, $dates as date_order, $size as size_bytes, $seen as rows_seen, $mapped as rows_mapped,
           $excluded as rows_excluded, $rejected as rows_rejected, $first as covers_from, $last as covers_to, $now as imported_at,
           cast($filled as json) as filled, $version as importer_hash""",
        {
            "file": file_id, "path": workings.known_as(table.path), "tool": report.tool, "instance": identity.instance, "format": report.format, "recognition": report.recognition,
            "encoding": table.encoding, "delimiter": table.delimiter, "header_rows": table.header_rows,
            "zone": applied.zone if has_times else None, "zone_source": applied.zone_source if has_times else None, "dates": applied.dates,
            "size": table.size_bytes, "seen": report.rows_seen, "mapped": report.rows_mapped, "excluded": report.rows_excluded,
            "rejected": report.rows_rejected, "first": covers[0], "last": covers[1], "now": datetime.now(UTC),
            "filled": json.dumps(report.filled), "version": identity.version,
        },
    )  # fmt: skip
    broken = [(issue.row, issue.code, json.dumps(issue.value, ensure_ascii=False)) for issue in report.issues if issue.row is not None and issue.value is not None and issue.code.startswith("row_")]
    rejected_now = pl.concat([
        rejected.select(pl.col("row_no").cast(pl.Int64), pl.lit("required_missing").alias("code"), pl.col("raw").cast(pl.String)),
        pl.DataFrame(broken, schema={"row_no": pl.Int64, "code": pl.String, "raw": pl.String}, orient="row"),
    ])  # fmt: skip
    _lay_ready(cursor, "rejected_rows", file_id, rejected_now)
    _lay_ready(cursor, "import_issues", file_id, _rows_of(report.issues))
    erased = 0
    if cursor.sql("select count(*) from forgotten").fetchall()[0][0]:
        erased = sum(raw_texts.erase(cursor, "new_rejected_rows", "new_import_issues", "forgotten").values())
    if erased:
        left = {place for (place,) in cursor.sql("select place from new_import_issues").fetchall()}
        told = Issue("info", "forgotten", n=erased)
        report = replace(report, issues=(*(issue for place, issue in enumerate(report.issues) if place in left), told))
        _lay_ready(cursor, "import_issues", file_id, _rows_of(report.issues))
    cursor.execute("insert into rejected_rows by name select * exclude (place) from new_rejected_rows order by place")
    cursor.execute("insert into import_issues by name select * exclude (place) from new_import_issues order by place")
    cursor.execute("drop table new_rejected_rows")
    cursor.execute("drop table new_import_issues")
    return report


def _rows_of(issues: Sequence[Issue]) -> pl.DataFrame:
    told = [
        (issue.row, issue.column, issue.severity, issue.code, issue.value, issue.n, json.dumps({"detail": dict(issue.detail), "says": dict(issue.says)}, default=str))
        for issue in issues
    ]
    names = {"row_no": pl.Int64, "column_name": pl.String, "severity": pl.String, "code": pl.String, "raw_value": pl.String, "n": pl.Int64, "detail": pl.String}
    return pl.DataFrame(told, schema=names, orient="row")


def _lay_ready(cursor, table: str, file_id: str, rows: pl.DataFrame) -> None:
    """Create the temp table `new_<table>` of a file's rows: who was erased is looked for before anything reaches the store, where deleted bytes stay."""
    cursor.register("rows_now", rows.with_row_index("place").with_columns(pl.col("place").cast(pl.Int64)))
    json_column = {"rejected_rows": "raw", "import_issues": "detail"}[table]
    cursor.execute(
        f"create or replace temp table new_{table} as select $file as file_id, * replace (cast({json_column} as json) as {json_column}) from rows_now", {"file": file_id}
    )
    cursor.unregister("rows_now")


def as_before(cursor, file_id: str, path: str) -> FileReport:
    """The report of a file whose content is in the store already: nothing changes."""
    (first_path, tool, form, recognition, encoding, delimiter, seen, mapped, excluded, rejected, filled, rate) = cursor.execute(
        """select path, tool, format_id, recognition, encoding, delimiter, rows_seen, rows_mapped, rows_excluded, rows_rejected, filled, join_rate
           from source_files where file_id = $file""",
        {"file": file_id},
    ).fetchall()[0]
    issues = [
        Issue(severity, code, row, column, value, n, tuple(json.loads(told)["detail"].items()), tuple(json.loads(told)["says"].items()))
        for severity, code, row, column, value, n, told in cursor.execute(
            "select severity, code, row_no, column_name, raw_value, n, detail from import_issues where file_id = $file order by rowid", {"file": file_id}
        ).fetchall()
    ]
    issues.append(Issue("info", "already_in", detail=(("path", first_path),)))
    return FileReport(path, form, tool, True, recognition, encoding, delimiter, seen, mapped, excluded, rejected, json.loads(filled), rate, tuple(issues), True)
