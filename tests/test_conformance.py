"""The command that compares samples with an expected.json: a count that differs or a line not reported is a difference."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from conformance.__main__ import differences, main
from conformance.told import untold

from data.importing.cells import Issue

SAMPLES = Path(__file__).parent / "exports"
DAMAGED = Issue("error", "damaged_identifier", 3, "Requester id", "4,03958E+11")
EMPTY = Issue("error", "required_missing", 5, "consentTimestamp")
HEADINGS = ("Id", "Requester id", "consentTimestamp")


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("Requester id lost: a spreadsheet turned identifiers into 4,03958E+11", None),
        ("row 3: Requester id lost in a spreadsheet", None),
        ("row 4: Requester id lost in a spreadsheet", "row 4 with Requester id"),
        ("Requester id lost: a spreadsheet turned identifiers into 9,97E+12", "9,97E+12"),
        ("line 5: consentTimestamp is empty", None),
        ("line 3: consentTimestamp is empty", "row 3 with consentTimestamp"),
        ("consentTimestamp is empty, and its row kept aside", None),
        ("footer lines left out", "its words"),
    ],
)
def test_a_line_is_told_where_its_facts_are(line, fact):
    assert untold(line, [DAMAGED, EMPTY], HEADINGS) == fact


def test_nothing_is_told_where_nothing_is_reported():
    assert untold("line 5: consentTimestamp is empty", [], HEADINGS)
    assert untold("aggregate report: no rows", [], HEADINGS)


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({}, []),
        ({"rows": 4}, ["rows: 5, not 4"]),
        ({"canonical": {"consents": 3}}, ["consents: 4, not 3"]),
        ({"must_report": ["row 4: the status is unknown"]}, ["not reported (row 4): row 4: the status is unknown"]),
    ],
)
def test_what_differs_is_said_and_fails(tmp_path, capsys, changed, wrong):
    shutil.copyfile(SAMPLES / "activecampaign_contacts.csv", tmp_path / "contacts.csv")
    expected = {"rows": 5, "canonical": {"consents": 4, "consents.granted": 1}, "must_report": ["row 5: the status is unknown"]} | changed
    assert differences(tmp_path / "contacts.csv", expected)[1] == wrong
    (tmp_path / "expected.json").write_text(json.dumps({"contacts.csv": expected}))
    assert main(tmp_path) == bool(wrong)
    assert ("DIFFERS" in capsys.readouterr().out) == bool(wrong)
