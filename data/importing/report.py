"""What an import tells: as JSON for programs, as text for people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from data.importing import BatchReport, FileReport
from data.importing.cells import Issue
from data.wording import say, sentence

SHOWN, SHOWN_ROWS_ALIKE = 8, 8
"""Remarks, and rows of one remark, shown for one file on a terminal; all stand in the JSON."""


def alike(found: Iterable[Issue], spoken: Callable[[Issue], str]) -> list[tuple[Issue, list[int]]]:
    """What is true of several rows once: each remark with the other rows it is true of, in the order first told."""
    groups: dict[tuple[str, str], list[Issue]] = {}
    for issue in found:
        groups.setdefault((issue.severity, spoken(issue if issue.row is None else replace(issue, row=0))), []).append(issue)
    return [(first, [other.row for other in others if other.row is not None]) for first, *others in groups.values()]


def as_json(report: BatchReport, language: str) -> dict:
    """The report as the command line prints it."""
    return {"files": [_file(file, language) for file in report.files]}


def _file(file: FileReport, language: str) -> dict:
    return {
        "path": file.path,
        "format": file.format,
        "recognised": file.recognised,
        "recognition": file.recognition,
        "tool": file.tool,
        "encoding": file.encoding,
        "delimiter": file.delimiter,
        "rows_seen": file.rows_seen,
        "rows_mapped": file.rows_mapped,
        "rows_excluded": file.rows_excluded,
        "rows_rejected": file.rows_rejected,
        "filled": file.filled,
        "already": file.already,
        "join_rate": file.join_rate,
        "issues": [
            {"severity": issue.severity, "code": issue.code, "row": issue.row, "column": issue.column, "value": issue.value, "n": issue.n, "message": sentence(issue, language)}
            for issue in file.issues
        ],
    }


def as_text(report: BatchReport, language: str, seconds: float) -> str:
    """The report for a terminal."""
    lines = []
    for file in report.files:
        if file.recognised:
            lines.append(
                say("report_file", language, path=file.path, format=file.format, encoding=file.encoding, seen=file.rows_seen, mapped=file.rows_mapped, excluded=file.rows_excluded, rejected=file.rows_rejected)
            )
            if file.filled:
                lines.append(say("report_filled", language, tables=", ".join(f"{name} {n}" for name, n in file.filled.items())))
            if file.join_rate is not None:
                lines.append(say("report_join", language, share=round(100 * file.join_rate)))
        else:
            lines.append(say("report_unknown", language, path=file.path))
        told = alike(file.issues, lambda issue: sentence(issue, language))
        lines += [f"    – {sentence(issue, language)}{_same_rows(rows, language)}" for issue, rows in told[:SHOWN]]
        if len(told) > SHOWN:
            lines.append(say("report_more", language, n=len(told) - SHOWN))
    return "\n".join([*lines, total(report, language, seconds)])


def total(report: BatchReport, language: str, seconds: float) -> str:
    """The last line of the report: of all files together."""
    known = [file for file in report.files if file.recognised]
    rows = sum(file.rows_mapped for file in known if not file.already)
    return say("report_total", language, files=len(report.files), known=len(known), rows=rows, seconds=round(seconds, 1))


def _same_rows(rows: list[int], language: str) -> str:
    """"" or what follows a sentence that holds for these rows too."""
    if not rows:
        return ""
    if len(rows) > SHOWN_ROWS_ALIKE:
        return say("report_same_many", language, n=len(rows))
    return say("report_same_rows", language, rows=", ".join(map(str, rows)))
