"""A SQL file that says what it is before it says how: `-- key: value` lines, then statements.

A value that does not fit one line goes on in the next, as `--    three spaces or more`.
Keys for readers end in a language: `label.en`, `label.fr`.
A line `-- fills: <table>` or `-- prepares: <name>` inside the body opens a new section.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "fr")

_HEADER = re.compile(r"^-- ([a-z][a-z0-9 _]*(?:\.[a-z]{2})?): ?(.*)$")
_CONTINUATION = re.compile(r"^--\s{3,}(\S.*)$")
_SECTION = re.compile(r"^-- (fills|prepares): ?(\w+)\s*$")


class MalformedSqlFile(ValueError):
    """A SQL file of the project, or of a user's own folder, breaks the grammar; says file and line.

    `code` names the sentence for readers in `data/words`, `detail` fills it; without a code, what is told is for who writes the project.
    """

    def __init__(self, told: str = "", code: str | None = None, **detail: object) -> None:
        super().__init__(told)
        self.code, self.detail = code, detail

    def __str__(self) -> str:
        return self.told("en")

    def told(self, language: str) -> str:
        """What is wrong, in a reader's language."""
        if self.code is None:
            return super().__str__()
        from data.wording import say_whole  # which reads the languages here

        return say_whole(self.code, language, **self.detail)


@dataclass(frozen=True)
class Section:
    """One statement of a body: what it does (`fills`, `prepares` or `''`), for what, and the SQL."""

    role: str
    target: str
    sql: str


@dataclass(frozen=True, eq=False)
class SqlFile:
    """What a SQL file says of itself, and its statements."""

    name: str
    path: Path
    headers: dict[str, tuple[str, ...]]
    sections: tuple[Section, ...]
    text: str = field(repr=False, default="")

    @property
    def sql(self) -> str:
        """The statement of a file that holds one."""
        return self.sections[0].sql

    def many(self, key: str) -> tuple[str, ...]:
        """Every value of a key, in the order written; none: an empty tuple."""
        return self.headers.get(key, ())

    def one(self, key: str, default: str | None = None) -> str:
        """The value of a key that stands once. Raises MalformedSqlFile where it is missing."""
        values = self.many(key)
        if len(values) > 1:
            raise MalformedSqlFile(code="sql_key_twice", file=self.path, key=key, n=len(values))
        if values:
            return values[0]
        if default is not None:
            return default
        raise MalformedSqlFile(code="sql_key_missing", file=self.path, key=key)

    def has(self, key: str) -> bool:
        return key in self.headers

    def place(self, key: str) -> str:
        """File and line of a key, for what is told of it; the file alone where the key is not there."""
        return next((f"{self.path}:{number}" for number, line in enumerate(self.text.splitlines(), start=1) if line.startswith(f"-- {key}:")), str(self.path))

    def listed(self, key: str) -> tuple[str, ...]:
        """The comma-separated names of all lines of a key; a name with a comma stands in double quotes, a quote in it twice."""
        names = []
        for line in self.many(key):
            names += [_unquoted(part.strip()) for part in re.findall(r'(?:"[^"]*"|[^,"])+', line)]
        return tuple(name for name in names if name)

    def words(self, key: str, language: str) -> str:
        """A reader's text in one language; English where only that stands."""
        return self.one(f"{key}.{language}", self.one(f"{key}.en", ""))


def _unquoted(name: str) -> str:
    is_quoted = len(name) > 1 and name[0] == name[-1] == '"'
    return name[1:-1].replace('""', '"') if is_quoted else name.strip('"')


def parse(text: str, path: Path, keys: frozenset[str] | None = None) -> SqlFile:
    """Read the grammar. `keys` are the keys this kind of file may use (without language); others are refused."""
    headers: dict[str, list[str]] = {}
    sections: list[tuple[str, str, list[str]]] = []
    in_header, last = True, None
    for number, line in enumerate(text.splitlines(), start=1):
        section = _SECTION.match(line)
        if section:
            sections.append((section[1], section[2], []))
            in_header = False
            continue
        header = _HEADER.match(line) if in_header else None
        more = _CONTINUATION.match(line) if in_header and last else None
        if header:
            key = header[1]
            _refuse_unknown(key, keys, path, number)
            last = key
            headers.setdefault(key, []).append(header[2].strip())
        elif more:
            headers[last][-1] = f"{headers[last][-1]} {more[1].strip()}".strip()
        elif in_header and line.startswith("--"):
            raise MalformedSqlFile(code="sql_no_key", file=path, line=number, found=line)
        elif in_header and not line.strip():
            continue
        else:
            if in_header:
                in_header = False
                sections.append(("", "", []))
            sections[-1][2].append(line)
    made = tuple(Section(role, target, "\n".join(lines).strip().rstrip(";").strip()) for role, target, lines in sections)
    if not made or not all(section.sql for section in made):
        raise MalformedSqlFile(code="sql_no_statement", file=path)
    return SqlFile(path.stem, path, {key: tuple(values) for key, values in headers.items()}, made, text)


def _refuse_unknown(key: str, keys: frozenset[str] | None, path: Path, number: int) -> None:
    if keys is None:
        return
    plain = re.sub(r"\.[a-z]{2}$", "", key)
    if plain not in keys:
        near = difflib.get_close_matches(plain, sorted(keys), n=1)
        told = {"file": path, "line": number, "key": key}
        if near:
            raise MalformedSqlFile(code="sql_unknown_key", **told, nearest=near[0])
        raise MalformedSqlFile(code="sql_unknown_key_of", **told, known=", ".join(sorted(keys)))


@cache
def _read_at(path: Path, modified_ns: int, keys: frozenset[str] | None) -> SqlFile:
    return parse(path.read_text(encoding="utf-8"), path, keys)


def read(path: Path, keys: frozenset[str] | None = None) -> SqlFile:
    """One file of the grammar; read again only when it changed."""
    return _read_at(path, path.stat().st_mtime_ns, keys)


def read_all(folder: Path, keys: frozenset[str] | None = None) -> dict[str, SqlFile]:
    """Every `.sql` below a folder by name, sorted. Raises MalformedSqlFile where two share a name."""
    found: dict[str, SqlFile] = {}
    for path in sorted(folder.rglob("*.sql")):
        file = read(path, keys)
        if file.name in found:
            raise MalformedSqlFile(code="sql_name_taken", file=path, name=file.name, other=found[file.name].path)
        found[file.name] = file
    return found
