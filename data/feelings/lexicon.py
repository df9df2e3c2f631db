"""Read the lexicon files (language, term, construct, facet, weight) and hold the compiled tables."""

import contextlib
import csv
import hashlib
import os
import zipfile
from functools import cache
from pathlib import Path

import numpy as np

from data.feelings import learned, voting
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
_SILENT = {("sentiment", ""): 60, ("idiom", ""): 61, ("irony", ""): 61, ("damp", ""): 61, ("denial", ""): 61}


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
    """The tables of all scoring files and of the learned layer: kept on disk once built, read once per process."""
    kept = FOLDER.parent / "__pycache__" / f"tables-{lexicon_hash()}-{_code_hash()}.npz"
    found = _kept_tables(kept)
    if found is None:
        rows = [row for name in SCORING_FILES for row in read_rows(name)]
        found = build(rows, facet_numbers(rows), learned.weights(), voting.votes())
        _keep_tables(found, kept)
    return found


def _code_hash() -> str:
    """Changes with the code that builds the tables."""
    made_by = [FOLDER.parent / f"{name}.py" for name in ("lexicon", "tables", "voting", "words", "letters")]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in made_by)).hexdigest()[:12]


def _kept_tables(path: Path) -> Tables | None:
    """Tables as `_keep_tables` left them; None where there are none, or none that can be read whole."""
    try:
        with np.load(path, allow_pickle=False) as held:
            return Tables(*(held[name] for name in Tables._fields))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None


def _keep_tables(tables: Tables, path: Path) -> None:
    """Keep the tables for the next process, whole or not at all; on a read-only install they are built each time."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True)
        with draft.open("wb") as file:
            np.savez(file, **tables._asdict())
        for older in path.parent.glob("tables-*.npz"):
            older.unlink(missing_ok=True)
        os.replace(draft, path)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)


@cache
def lexicon_hash() -> str:
    """A fingerprint of every data file a score depends on: 16 hexadecimal digits."""
    digest = hashlib.sha256()
    for path in [*(FOLDER / f"{name}.csv" for name in SCORING_FILES), *learned.files(), FOLDER.parent / "calibration.toml"]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
