"""What an import tells: as JSON for programs, as text for people."""

from __future__ import annotations

from data.importing import BatchReport, FileReport
from data.wording import say, sentence

SHOWN = 8
"""Remarks shown for one file on a terminal; all stand in the JSON and on the page."""


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
        lines += [f"    – {sentence(issue, language)}" for issue in file.issues[:SHOWN]]
        if len(file.issues) > SHOWN:
            lines.append(say("report_more", language, n=len(file.issues) - SHOWN))
    known = [file for file in report.files if file.recognised]
    rows = sum(file.rows_mapped for file in known if not file.already)
    lines.append(say("report_total", language, files=len(report.files), known=len(known), rows=rows, seconds=round(seconds, 1)))
    return "\n".join(lines)
