"""The tables: each `<table>.sql` describes one, in both languages, and creates it.

`data/model` holds the canonical tables that exports fill; `data/ledger` what is known of the import itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from data import sqlfile

FOLDER = Path(__file__).parent
LEDGER = FOLDER.parent / "ledger"
KEYS = frozenset({"holds", "key", "person", "moment", "needs", "needs unless", "refers", "composed", "sorted", "shared", "distinct", "words"})

_COLUMN = re.compile(r"^\s+(\w+) ([a-z]+(?:\([\d, ]+\))?(?:\[\])?),?\s+-- (.+) \| (.+)$")

PROVENANCE = "provenance"


@dataclass(frozen=True)
class Column:
    """A column of a table: its name, DuckDB type, and what it means in each language."""

    name: str
    type: str
    meanings: tuple[tuple[str, str], ...]

    def meaning(self, language: str) -> str:
        return dict(self.meanings)[language]


@dataclass(frozen=True)
class Table:
    """A canonical table: its own columns, then those of provenance."""

    file: sqlfile.SqlFile
    own: tuple[Column, ...]
    columns: tuple[Column, ...]

    @property
    def name(self) -> str:
        return self.file.name

    @property
    def key(self) -> tuple[str, ...]:
        return self.file.listed("key")

    @property
    def needs(self) -> tuple[str, ...]:
        return self.file.listed("needs")

    @property
    def moment(self) -> str | None:
        return self.file.one("moment", "") or None

    @property
    def about_a_person(self) -> bool:
        return self.file.one("person", "no") == "yes"

    @property
    def words(self) -> dict[str, tuple[str, ...]]:
        """The words a column has, where others mean nothing to any question."""
        lines = (line.partition(" | ") for line in self.file.many("words"))
        return {column.strip(): tuple(word.strip() for word in words.split(",")) for column, _, words in lines}

    @property
    def is_composed(self) -> bool:
        """Whether no tool numbers these records: their key is made of what tells them apart, and `source_id` stays unknown."""
        return self.file.one("composed", "no") == "yes"

    @property
    def sorted_by(self) -> tuple[str, ...]:
        """Columns by which the new rows of a file are put in order, so that what repeats stands together and takes little disk."""
        return self.file.listed("sorted")

    @property
    def shared(self) -> tuple[str, ...]:
        """Columns in which many rows hold the same few values, which are held once (see `data.packing`); none where rows are written whole."""
        return self.file.listed("shared")

    @property
    def own_to_a_row(self) -> tuple[str, ...]:
        """The other columns."""
        return tuple(name for name in self.names if name not in self.shared)

    @property
    def stored(self) -> str:
        """Where rows are changed: the table itself, or what is its own to each of its rows."""
        return f"packed.{self.name}" if self.shared else self.name

    @property
    def distinct(self) -> frozenset[str]:
        """Columns whose text differs from row to row: trying every compression on them costs more than all else of a row,
        and finds none much better than the one they are given."""
        own = self.key[:1] if len(self.key) == 1 and self.key[0] in self.refers else ()
        return frozenset((*own, *self.file.listed("distinct")))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def types(self) -> dict[str, str]:
        return {column.name: column.type for column in self.columns}

    @property
    def told_types(self) -> dict[str, str]:
        """The type of each column in a file: what identifies a record is a text there, whatever its key is made of."""
        return self.types | dict.fromkeys(self.refers, "varchar")

    @property
    def refers(self) -> dict[str, str]:
        """Columns that hold the key of a table: of this one where the key is an identifier, or of the one they refer to."""
        found = {self.key[0]: self.name} if self.key[0].endswith("_id") else {}
        for line in self.file.many("refers"):
            column, _, table = line.partition(" to ")
            found[column.strip()] = table.strip()
        return found

    def ddl(self, schema: str = "main") -> str:
        """The statement that creates the table, provenance included."""
        return self.ddl_of(f"{schema}.{self.name}", self.names)

    def ddl_of(self, made: str, names: tuple[str, ...], *more: str) -> str:
        """The statement that creates a table of some of the columns, and of `more` beside them."""
        listed = [f"{name} {kind}{' using compression zstd' if name in self.distinct and kind == 'varchar' else ''}" for name, kind in self.types.items() if name in names]
        return f"create table if not exists {made} ({', '.join([*listed, *more])})"


def _columns(file: sqlfile.SqlFile) -> tuple[Column, ...]:
    found = []
    for number, line in enumerate(file.sql.splitlines()[1:-1], start=2):
        match = _COLUMN.match(line)
        if not match:
            raise sqlfile.MalformedSqlFile(
                f"{file.path}: line {number} of the statement should read `name type, -- English | French`: {line.strip()!r}"
            )
        found.append(Column(match[1], match[2], (("en", match[3]), ("fr", match[4]))))
    return tuple(found)


@lru_cache(maxsize=1)
def tables() -> dict[str, Table]:
    """Every canonical table by name."""
    files = sqlfile.read_all(FOLDER, KEYS)
    provenance = _columns(files.pop(PROVENANCE))
    made = {}
    for name, file in files.items():
        own = _columns(file)
        taken = {column.name for column in own}
        made[name] = Table(file, own, own + tuple(column for column in provenance if column.name not in taken))
    return made


@lru_cache(maxsize=1)
def ledger() -> dict[str, Table]:
    """The tables that tell of the import: files, issues, identities, settings."""
    files = sqlfile.read_all(LEDGER, KEYS)
    return {name: Table(file, _columns(file), _columns(file)) for name, file in files.items()}
