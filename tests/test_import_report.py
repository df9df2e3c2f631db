"""What an import tells on a terminal: a remark true of several rows is said once, with the rows it is true of."""

import pytest

from data.importing import BatchReport, FileReport
from data.importing.cells import Issue
from data.importing.report import as_json, as_text


def report(*issues: Issue) -> BatchReport:
    return BatchReport([FileReport(path="calls.csv", recognised=True, format="aircall_calls", encoding="utf-8", rows_seen=20, rows_mapped=20, issues=issues)], changed=())


def empty(row: int, column: str = "line") -> Issue:
    return Issue("warn", "required_missing", row=row, column=column)


@pytest.mark.parametrize(("language", "also"), [("en", "The same for: 5, 9."), ("fr", "De même pour : 5, 9.")])
def test_what_is_true_of_several_rows_is_said_once(language, also):
    """given rows 2, 5 and 9 lack `line` and row 3 lacks `from` | because two things are wrong | expect two remarks, the first for three rows"""
    told = as_text(report(empty(2), empty(5), empty(3, "from"), empty(9)), language, 1.0)
    remarks = [line for line in told.splitlines() if line.lstrip().startswith("–")]
    assert len(remarks) == 2
    assert "2" in remarks[0] and remarks[0].endswith(also) and "from" in remarks[1] and also not in remarks[1]


@pytest.mark.parametrize(("language", "also"), [("en", "The same for 9 more rows."), ("fr", "De même pour 9 autres lignes.")])
def test_many_rows_are_counted_and_the_programs_get_each(language, also):
    found = report(*(empty(row) for row in range(1, 11)))
    assert also in as_text(found, language, 1.0)
    assert len(as_json(found, language)["files"][0]["issues"]) == 10
