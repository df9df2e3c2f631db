"""Whether a report says what an expectation says must be reported, as far as a machine can judge.

A line such as “line 5: consentTimestamp empty” holds facts: rows (line, row, user or record N), headings of the file, damaged
values such as 4,03958E+11. Each row must be told with the headings the line names; each value must be told; and
some word of substance must be common. A line without facts is told where two of its words stand in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from data.importing.cells import Issue
from data.wording import sentence

_ROWS = re.compile(r"\b(?:line|row|user|record)s? (\d+)", re.IGNORECASE)
_DAMAGED = re.compile(r"\d+[.,]\d+E\+\d+", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{5,}")


def _stems(text: str) -> set[str]:
    """The first five letters of every word of five or more."""
    return {word[:5].lower() for word in _WORDS.findall(text)}


def untold(line: str, issues: Sequence[Issue], headings: Collection[str]) -> str | None:
    """What the issues do not say of a line that must be reported; None where they say it."""
    sentences = [(issue.row, sentence(issue, "en")) for issue in issues]
    named = [heading for heading in headings if re.search(rf"(?<!\w){re.escape(heading)}(?!\w)", line) and heading.lower() != "id"]
    rows = [int(number) for number in _ROWS.findall(line)]
    values = _DAMAGED.findall(line)
    for row in rows:
        if not any(told == row and all(name in text for name in named) for told, text in sentences):
            return f"row {row}" + (f" with {', '.join(named)}" if named else "")
    for fact in [*values, *([] if rows else named)]:
        if not any(fact in text for _, text in sentences):
            return fact
    common = max((len(_stems(line) & _stems(text)) for _, text in sentences), default=0)
    if common < (1 if rows or values or named else 2):
        return "its words"
    return None
