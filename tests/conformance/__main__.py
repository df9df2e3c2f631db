"""Bring every sample of a folder in, alone, and compare with what its `expected.json` says: `python -m tests.conformance FOLDER`.

The file gives for each sample `rows`, `canonical` (counts such as `tickets` or `email_events.bounce_hard`, whose
meaning stands in kinds.toml) and `must_report` (sentences, judged by the facts they hold, see told.py, and printed beside ours).
Exit code 1 where a count differs, a line that must be reported is not, or a sample is not recognised.
"""

from __future__ import annotations

import json
import sys
import tempfile
import tomllib
from pathlib import Path

from data import importing, model, reading, store
from data.importing import recognising
from data.wording import sentence

from .told import untold

KINDS = tomllib.loads((Path(__file__).parent / "kinds.toml").read_text(encoding="utf-8"))
ALSO_CALLED = {"surveys": "survey_responses", "email_campaigns": "email_campaigns"}


def counted(cursor, report: importing.FileReport, wanted: str) -> int:
    """How many rows of the store, or of the file where it is about what was left out, the name stands for."""
    table, _, kind = wanted.partition(".")
    table = ALSO_CALLED.get(table, table)
    if table == "excluded":
        return sum(issue.n for issue in report.issues if kind in issue.code)
    if not kind:
        return cursor.sql(f"select count(*) from {model.tables()[table].name}").fetchall()[0][0]
    condition = KINDS[table].get(kind) or KINDS[table]["*"]
    values = {"kind": kind} if "$kind" in condition else None
    return cursor.sql(f"select count(*) from {model.tables()[table].name} where {condition}", params=values).fetchall()[0][0]


def differences(path: Path, expected: dict) -> tuple[importing.FileReport, list[str]]:
    """The report of one sample brought in alone, and every figure that is not as expected."""
    with tempfile.TemporaryDirectory() as workspace, store.in_memory() as connection:
        cursor = connection.cursor()
        (report,) = importing.bring_each(cursor, [path], Path(workspace), None, None)
        importing.people.tell_apart(cursor)
        importing.merging.gather_customers(cursor)
        if not report.recognised:
            return report, ["not recognised"]
        wrong = []
        if report.rows_seen != expected["rows"]:
            wrong.append(f"rows: {report.rows_seen}, not {expected['rows']}")
        if report.rows_seen != report.rows_mapped + report.rows_excluded + report.rows_rejected:
            wrong.append("rows lost")
        for wanted, n in expected["canonical"].items():
            found = counted(cursor, report, wanted)
            if found != n:
                wrong.append(f"{wanted}: {found}, not {n}")
        for line in expected.get("must_report", ()):
            fact = untold(line, report.issues, _headings(path, Path(workspace)))
            wrong += [f"not reported ({fact}): {line}"] if fact else []
        cursor.close()
    return report, wrong


def _headings(path: Path, workspace: Path) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory(dir=workspace) as again:
        return next(table.columns for table in reading.open_exports([path], Path(again), known_headers=recognising.known_headers))


def main(folder: Path) -> int:
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    failed = 0
    for name, wanted in sorted(expected.items()):
        if wanted.get("rows") is None:
            continue
        report, wrong = differences(folder / name, wanted)
        failed += bool(wrong)
        counts = ", ".join(f"{table} {n}" for table, n in report.filled.items())
        print(f"{'DIFFERS' if wrong else 'as expected':<12} {name} · {report.format} · {report.rows_seen} rows · {counts}")
        for line in wrong:
            print(f"             {line}")
        for line in wanted.get("must_report", ()):
            print(f"             must report: {line}")
        if wanted.get("must_report"):
            for issue in report.issues:
                print(f"             reported:    {sentence(issue, 'en')}")
    print(f"{failed} of {len(expected)} samples differ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
