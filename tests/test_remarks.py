"""Remarks of a file, as the page shows them: what is true of several rows is said once, with their numbers."""

import pytest

from data.importing.cells import Issue
from pages.parts import bringing_rows
from pages.parts.words import words


@pytest.fixture
def shown(monkeypatch):
    """The lines drawn."""
    lines: list[str] = []
    monkeypatch.setattr(bringing_rows.st, "text", lines.append)
    monkeypatch.setattr(bringing_rows.st, "caption", lines.append)
    return lines


def lost(*rows: int, value: str = "4,0E+11") -> list[Issue]:
    return [Issue("error", "damaged_identifier", row, "Requester id", value) for row in rows]


def test_four_rows_alike_are_one_remark_that_names_them(shown):
    bringing_rows.remarks(words("en"), lost(1, 2, 3, 4))
    (line,) = shown
    assert "Row 1" in line and line.endswith("The same holds for rows 2, 3 and 4.")


def test_rows_with_other_values_stay_apart_and_the_gravest_stand_first(shown):
    bringing_rows.remarks(words("fr"), [Issue("info", "empty_rows", n=2), *lost(1), *lost(7, value="5,0E+11"), *lost(9)])
    assert [line[0] for line in shown] == ["●", "●", "·"]
    assert shown[0].endswith("Il en va de même de la ligne 9.") and "même" not in shown[1]


def test_many_rows_are_counted_and_remarks_without_a_row_are_never_doubled(shown):
    bringing_rows.remarks(words("en"), lost(*range(1, 41)))
    assert len(shown) == 1 and shown[0].endswith("The same holds for 39 more rows.")
