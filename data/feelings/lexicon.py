"""Read the lexicon files (language, term, construct, facet, weight) and hold the compiled tables."""

import csv
import hashlib
from functools import cache
from pathlib import Path

from data.feelings import learned
from data.feelings.tables import CONSTRUCTS, LANGUAGES, ROLES, Row, Tables, build

FOLDER = Path(__file__).parent / "lexicons"
SCORING_FILES = ("context", "anxiety", "trust", "sentiment", "emoji", "pressure")
FACETS = (
    ("pressure", "deadline"), ("pressure", "scarcity"), ("pressure", "threat"), ("pressure", "command"),
    ("anxiety", "felt_worry"), ("anxiety", "waiting"), ("anxiety", "plea"), ("anxiety", "at_risk"),
    ("trust", "ability"), ("trust", "benevolence"), ("trust", "integrity"), ("trust", "reliance"),
    ("distrust", "deception"), ("distrust", "unreliability"), ("distrust", "exit"),
    ("wait_and_see", "wait_and_see"),
)  # fmt: skip
_SILENT = {("sentiment", ""): 60, ("idiom", ""): 61, ("irony", ""): 61, ("damp", ""): 61}


class BadLexicon(ValueError):
    """A lexicon file has a line that cannot be used; the message names file and line."""


def read_rows(name: str) -> list[Row]:
    """The rows of one lexicon file."""
    rows = []
    path = FOLDER / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for number, line in enumerate(csv.DictReader(file), start=2):
            try:
                row = Row(line["language"], line["term"], line["construct"], line["facet"], float(line["weight"]))
            except (KeyError, TypeError, ValueError) as error:
                raise BadLexicon(f"{path.name}, line {number}: {error}") from error
            known = row.construct in CONSTRUCTS or row.construct in ROLES or row.construct == "boost"
            if row.language not in (*LANGUAGES, "*") or not (known or row.construct.startswith("class:")):
                raise BadLexicon(f"{path.name}, line {number}: unknown language or construct")
            rows.append(row)
    return rows


def facet_numbers(rows: list[Row]) -> dict[tuple[str, str], int]:
    """(construct, facet) → bit; facets outside the fixed list are an error."""
    numbers = {pair: at for at, pair in enumerate(FACETS)} | _SILENT
    for row in rows:
        if row.construct in CONSTRUCTS and (row.construct, row.facet) not in numbers:
            raise BadLexicon(f"{row.term!r}: unknown facet {row.facet!r} of {row.construct}")
    return numbers


@cache
def scoring_tables() -> Tables:
    """The tables of all scoring files and of the learned layer, built once per process."""
    rows = [row for name in SCORING_FILES for row in read_rows(name)]
    return build(rows, facet_numbers(rows), learned.weights())


@cache
def lexicon_hash() -> str:
    """A fingerprint of every data file a score depends on: 16 hexadecimal digits."""
    digest = hashlib.sha256()
    for path in [*(FOLDER / f"{name}.csv" for name in SCORING_FILES), *learned.files(), FOLDER.parent / "calibration.toml"]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
