"""An importer written from what a user mapped on a page: a file of the same grammar as any other.

Headings, names and values come from outside. None reaches the SQL but as a quoted identifier or a quoted
literal on one line; a heading that cannot stand so gets a name of its own, and is told as its alias.
"""

from __future__ import annotations

import re
import unicodedata
import zoneinfo
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from data import model, sqlfile
from data.importing.recognising import DECIMALS, KEYS, WHO, Importer, fold, made_from, unless
from data.quoting import literal, quoted
from data.wording import say

KINDS = ("text", "identifier", "number", "flag", "time")
DATE_ORDERS = ("iso", "day-first", "month-first", "epoch")
MOST_NEEDED = 60
"""Headings beyond the mapped ones by which a drafted importer knows its file."""

_TAKEN = frozenset({"row_no", "rowid"})
_LONGEST_VALUE = 200
_GIVEN = re.compile(r"""(?:^ +|, *|\bselect )((?:"[^"\n]+"|'(?:[^'\n]|'')*'|[-\w.]+)|\w+\(.+\)|case .+ end) +as +(\w+)""", re.MULTILINE)
_TEXT, _QUOTED, _ONE_VALUE = re.compile(r"'(?:[^']|'')*'"), re.compile(r'"([^"]+)"'), re.compile(r"'((?:[^']|'')*)'|([-\w.]+)")
_MADE_OF_SEVERAL = ("greatest(", "concat_ws(")
COMPANIONS = {"rating": ("rating_max",), "score": ("scale_min", "scale_max", "higher_is_better"), "total": ("currency",)}
"""Without which a number says little: where no column tells them, the whole file may share one."""
BESIDE = {"tickets": {"request_text": ("customer", "created_at"), "answer_text": ("agent", "first_reply_at")}}
"""Texts of a row that `messages` holds beside the row's own table: who wrote each, and the column of the moment it was written."""
_NUMERIC = ("integer", "bigint", "double", "decimal")
_PLAIN_NUMBER = re.compile(r"[-+]?[0-9]{1,9}(?:[.,][0-9]{1,6})?")
_YES, _NO = frozenset(("yes", "true", "oui", "vrai", "1")), frozenset(("no", "false", "non", "faux", "0"))


@dataclass(frozen=True)
class Target:
    """A column a file's column may go to: one of a table's own, an identity of the person (`who_email` …), or a text kept beside."""

    name: str
    type: str
    meanings: tuple[tuple[str, str], ...] = ()

    @property
    def takes_one_value(self) -> bool:
        """One value for the whole file can be given here: a text, a number, or yes and no."""
        return not self.is_beside and (self.type in ("varchar", "boolean") or self.type.startswith(_NUMERIC))

    @property
    def is_beside(self) -> bool:
        """It is no column of the file's own table: what is written there is a message of its own."""
        return any(self.name in texts for texts in BESIDE.values())

    @property
    def kind(self) -> str:
        """How the cells that go there are read."""
        if self.type in ("timestamptz", "date"):
            return "time"
        if self.type.startswith(_NUMERIC):
            return "number"
        if self.type == "boolean":
            return "flag"
        is_key = self.name.endswith("_id") or self.name in ("who_phone", "who_crm_id", "order_ref", "in_reply_to")
        return "identifier" if is_key else "text"


@dataclass(frozen=True)
class Mapped:
    """A column of the file, where it goes, how it is read (`kind`, '' for as the target wants), its own date order."""

    column: str
    target: str
    kind: str = ""
    dates: str = ""


@dataclass(frozen=True)
class Mapping:
    """All a user decided: the source's name, the table, where each column goes, and how cells are written."""

    tool: str
    table: str
    columns: tuple[Mapped, ...]
    dates: str = "iso"
    zone: str = "UTC"
    decimals: str = "point"
    fixed: tuple[tuple[str, str], ...] = field(default=())
    """Columns of the table that hold one value for the whole file."""


class Undraftable(ValueError):
    """A mapping makes no importer; `code` names the sentence for readers, `columns` what it is about, `value` what was given there."""

    def __init__(self, code: str, *columns: str, value: str = "") -> None:
        super().__init__(f"{code}: {', '.join(columns)}")
        self.code, self.columns, self.value = code, columns, value


@lru_cache(maxsize=64)
def targets(table: str) -> tuple[Target, ...]:
    """Where a file's columns may go, needed ones first, then the person's identities, then the rest."""
    made = model.tables()[table]
    own = [Target(column.name, made.told_types[column.name], column.meanings) for column in made.own if not (table == "customers" and column.name == "customer_id")]
    who = [Target(f"who_{kind}", "varchar") for kind in WHO] if made.about_a_person else []
    needed = [target for target in own if target.name in made.needs]
    beside = [Target(name, "varchar") for name in BESIDE.get(table, ())]
    return (*needed, *who, *beside, *(target for target in own if target not in needed))


@lru_cache(maxsize=64)
def needed(table: str) -> tuple[str, ...]:
    """Columns without which nothing of a file can count. A key of the table's own can be made from the row."""
    made = model.tables()[table]
    return tuple(name for name in made.needs if name != own_key(table))


@lru_cache(maxsize=64)
def own_key(table: str) -> str | None:
    """The key that names a record of the table and of no other; None where records are named by what they belong to."""
    made = model.tables()[table]
    name = made.key[0]
    return name if len(made.key) <= 2 and table != "customers" and made.refers.get(name) == table else None


def missing(mapping: Mapping) -> tuple[str, ...]:
    """What must still be mapped or fixed; for customers, `who_email` stands for any identity."""
    given = {one.target for one in mapping.columns} | {name for name, value in mapping.fixed if value.strip()}
    left = [name for name in needed(mapping.table) if name not in given]
    if mapping.table == "customers" and not any(name.startswith("who_") for name in given):
        left.append("who_email")
    return tuple(left)


def tells_no_reply(mapping: Mapping) -> bool:
    """Customers' texts come in, and no moment of an answer: their requests count as waiting."""
    given = {one.target for one in mapping.columns}
    return "request_text" in given and "first_reply_at" not in given


def reachable(columns: Sequence[str]) -> tuple[str, ...]:
    """The columns an importer can name: of those alike but for case and spaces, the first; none that is blank."""
    found: dict[str, str] = {}
    for column in columns:
        if _on_one_line(column) and _can_be_written(column):
            found.setdefault(fold(column), column)
    return tuple(found.values())


def tool_name(text: str) -> str:
    """A source's name as importers and settings carry it: `Notre SAV (2026)` is `notre_sav_2026`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40].strip("_") or "own_source"


def draft(mapping: Mapping, columns: Sequence[str]) -> str:
    """The importer's text. Raises Undraftable where a needed column is missing or a target is given twice."""
    _refuse(mapping, columns)
    table, known = mapping.table, {target.name: target for target in targets(mapping.table)}
    names = _names(columns, {one.column for one in mapping.columns})
    kinds = {one.column: one.kind if one.kind in KINDS else known[one.target].kind for one in mapping.columns}
    lines = [f"-- export.{language}: {say('drafted_export', language, tool=mapping.tool)}" for language in sqlfile.LANGUAGES]
    lines.append(f"-- tool: {mapping.tool}")
    lines += [f"-- needs: {wanted}" for _, wanted in names.values()]
    for kind in ("time", "number", "flag", "identifier"):
        lines += [f"-- {kind}: {names[one.column][0]}" for one in mapping.columns if kinds[one.column] == kind]
    lines += [f"-- dates: {mapping.dates}", f"-- zone: {mapping.zone}", f"-- decimals: {mapping.decimals}"]
    lines += [f"-- dates of: {names[one.column][0]} | {one.dates}" for one in mapping.columns if one.dates and kinds[one.column] == "time"]
    lines += [f"-- required: {names[one.column][0]}" for one in mapping.columns if one.target in (*needed(table), own_key(table))]
    lines += _unless(mapping, {column: name for column, (name, _) in names.items()})
    lines += _rules(mapping, {column: name for column, (name, _) in names.items()})
    given = {one.target: _expression(known[one.target], quoted(names[one.column][0])) for one in mapping.columns}
    given |= {name: one_value(known[name], value) for name, value in mapping.fixed if value.strip()}
    if moments := [given[one.target] for one in mapping.columns if known[one.target].type == "timestamptz"]:
        given["record_as_of"] = f"greatest({', '.join(moments)})"
    key = own_key(table)
    if key and key not in given:
        cells = [(quoted(names[one.column][0]), known[one.target].is_beside) for one in mapping.columns]
        told, short = ", ".join(cell for cell, _ in cells), ", ".join(f"md5({cell})" if is_long else cell for cell, is_long in cells)
        given[key] = f"concat_ws('|', {short}, row_number() over (partition by {told} order by row_no))"
    beside = {name: given.pop(name) for name in BESIDE.get(table, ()) if name in given}
    messages = _messages(table, given, beside)
    if messages and "first_reply_at" in given:
        given.setdefault("duration_origin", _OF_THE_FILE)
    lines += [f"-- fills: {table}", "select", "    row_no,", _listed(given), "from export", *messages]
    return "\n".join(lines) + "\n"


_OF_THE_FILE = "'source'"
"""That the first reply is the one the file tells: it stands where no message of an agent does."""


def _listed(given: dict[str, str], indent: str = "    ") -> str:
    return ",\n".join(f"{indent}{sql} as {name}" for name, sql in given.items())


def _messages(table: str, given: dict[str, str], beside: dict[str, str]) -> list[str]:
    """The lines that fill `messages` with the texts of each row; several of one record are told apart by their moment and words."""
    if not beside:
        return []
    key = own_key(table)
    carried = [name for name in given if name.startswith("who_") or name in ("language", "record_as_of")]
    moments = [BESIDE[table][name][1] for name in beside]
    told = {name: given[name] for name in (key, *carried, *moments) if name in given} | beside
    written = []
    for name in beside:
        role, moment = BESIDE[table][name]
        sent = moment if moment in given else "null"
        place = f"dense_rank() over (partition by {key} order by {sent}, {name})"
        written.append(
            f"select row_no, concat_ws('|', {key}, '{role}', {place}) as message_id, {key}, {''.join(f'{one}, ' for one in carried)}"
            f"'{role}' as author_role, true as is_public, cast({sent} as timestamptz) as sent_at, {name} as text\nfrom told where {name} is not null"
        )
    return ["-- fills: messages", "with told as (", "    select", "        row_no,", _listed(told, "        "), "    from export", ")", "\nunion all\n".join(written)]


def mapping_of(importer: Importer, columns: Sequence[str]) -> Mapping:
    """What a kept importer decided of a file's columns, to begin from when it is corrected; what was written by hand beyond that stays out."""
    names, file = importer.names_in(columns), importer.file
    kinds = {name: kind for kind in ("time", "number", "flag", "identifier") for name in file.listed(kind)}
    own_dates = {name.strip(): order.strip() for name, _, order in (line.rpartition("|") for line in file.many("dates of"))}
    mapped, fixed = [], []
    table, own = _own_section(file)
    known = {one.name: one for one in targets(table)}
    beside = [found for section in file.sections for found in _GIVEN.findall(section.sql) if found[1] in known and known[found[1]].is_beside]
    for expression, target in [*_GIVEN.findall(own), *beside]:
        if target not in known or (beside and (target, expression) == ("duration_origin", _OF_THE_FILE)):
            continue
        told = [names[name] for name in _QUOTED.findall(_TEXT.sub("", expression)) if name in names]
        if len(told) == 1 and not expression.startswith(_MADE_OF_SEVERAL):
            name = next(name for name in names if names[name] == told[0])
            mapped.append(Mapped(told[0], target, kinds.get(name, ""), own_dates.get(name, "")))
        elif not told and (value := _ONE_VALUE.fullmatch(expression)):
            fixed.append((target, value[1].replace("''", "'") if value[1] is not None else value[2]))
    return Mapping(importer.tool, table, tuple(mapped), file.one("dates", "iso"), file.one("zone", "UTC"), file.one("decimals", "point"), tuple(fixed))


def _own_section(file: sqlfile.SqlFile) -> tuple[str, str]:
    """The table a file's rows are of and its statement: the last it fills, or that beside which `messages` stands."""
    filling = [section for section in file.sections if section.role == "fills"] or list(file.sections)
    return next(((one.target, one.sql) for one in filling if one.target in BESIDE and filling[-1].target == "messages"), (filling[-1].target, filling[-1].sql))


def parsed(text: str, name: str = "draft") -> Importer:
    """The importer a drafted text makes, before it is kept anywhere."""
    return made_from(sqlfile.parse(text, Path(f"{name}.sql"), KEYS), "manual")


def keep(folder: Path, mapping: Mapping, columns: Sequence[str], instead_of: str | None = None) -> Path:
    """Write the importer into a folder, under a name no other has; `instead_of` names one of the folder to write over."""
    text = draft(mapping, columns)
    parsed(text)
    folder.mkdir(parents=True, exist_ok=True)
    base = f"{mapping.tool}_{mapping.table}"
    taken = {path.stem for path in folder.rglob("*.sql")}
    numbered = (base if n == 1 else f"{base}_{n}" for n in range(1, len(taken) + 2))
    name = instead_of if instead_of in taken else next(one for one in numbered if one not in taken)
    path = next((path for path in folder.rglob("*.sql") if path.stem == name), folder / f"{name}.sql")
    draft_path = path.with_suffix(".draft")
    draft_path.write_text(text, encoding="utf-8", newline="\n")
    draft_path.replace(path)
    return path


def discard(folder: Path, name: str) -> None:
    """Take an importer out of a folder; what it brought in stays, and is read otherwise when brought in again."""
    for path in folder.rglob("*.sql"):
        if path.stem == name:
            path.unlink()


def _refuse(mapping: Mapping, columns: Sequence[str]) -> None:
    if mapping.table not in model.tables():
        raise Undraftable("draft_no_table", mapping.table)
    known = {target.name: target for target in targets(mapping.table)}
    given = [one.target for one in mapping.columns] + [name for name, value in mapping.fixed if value.strip()]
    strangers = [name for name in given if name not in known]
    if strangers:
        raise Undraftable("draft_no_column", *strangers)
    of_no_one_value = [name for name, value in mapping.fixed if value.strip() and not known[name].takes_one_value]
    if of_no_one_value:
        raise Undraftable("draft_not_one_value", *of_no_one_value)
    for name, value in mapping.fixed:
        if value.strip():
            one_value(known[name], value)
    twice = sorted({name for name in given if given.count(name) > 1})
    if twice:
        raise Undraftable("draft_twice", *twice)
    there = set(reachable(columns))
    unreachable = [one.column for one in mapping.columns if one.column not in there]
    if unreachable or len({one.column for one in mapping.columns}) < len(mapping.columns):
        raise Undraftable("draft_unreachable", *unreachable)
    if missing(mapping) or not mapping.columns:
        raise Undraftable("draft_missing", *missing(mapping))
    orders = {mapping.dates, *(one.dates for one in mapping.columns if one.dates)}
    if not orders <= set(DATE_ORDERS) or mapping.decimals not in DECIMALS or mapping.zone not in zoneinfo.available_timezones():
        raise Undraftable("draft_no_reading", mapping.dates, mapping.zone, mapping.decimals)
    if mapping.tool != tool_name(mapping.tool):
        raise Undraftable("draft_no_tool", mapping.tool)


def _names(columns: Sequence[str], mapped: set[str]) -> dict[str, tuple[str, str]]:
    """For each column the importer names, the name its SQL uses and the line that finds it in a file.

    Headings no one could mistake stand as they are, the mapped ones and the first of the rest; of the others,
    those that are mapped, or would hide the row number, under a name made for them.
    """
    held = {fold(column) for column in columns}
    found, others = {}, 0
    for place, column in enumerate(reachable(columns), start=1):
        others += column not in mapped
        if _is_plain(column) and (column in mapped or others <= MOST_NEEDED):
            found[column] = (column, column)
        elif column in mapped or fold(column) in _TAKEN:
            name = f"column {place}"
            while fold(name) in held:
                name += " of the file"
            held.add(fold(name))
            found[column] = (name, f'"{name} | {_on_one_line(column).replace(chr(34), chr(34) * 2).replace("|", "||")}"')
    return found


def _is_plain(column: str) -> bool:
    return column == _on_one_line(column) and column.isprintable() and not set(column) & set('",|') and fold(column) not in _TAKEN


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _can_be_written(text: str) -> bool:
    return text.encode("utf-8", "replace").decode() == text


def _literal(value: str) -> str:
    shown = "".join(sign for sign in _on_one_line(value) if sign.isprintable() and sign != '"')[:_LONGEST_VALUE].strip()
    return literal(shown)


def one_value(target: Target, given: str) -> str:
    """The SQL of a value that all rows share. Raises Undraftable where it is none the column holds."""
    told = given.strip()
    if target.type == "varchar":
        return _literal(told)
    if target.type == "boolean":
        if told.lower() not in _YES | _NO:
            raise Undraftable("draft_not_flag", target.name, value=told)
        return "true" if told.lower() in _YES else "false"
    if not _PLAIN_NUMBER.fullmatch(told):
        raise Undraftable("draft_not_number", target.name, value=told)
    number = Decimal(told.replace(",", "."))
    if target.type in ("integer", "bigint") and number != int(number):
        raise Undraftable("draft_not_whole", target.name, value=told)
    return str(int(number)) if number == int(number) else f"{number:f}"


def _expression(target: Target, column: str) -> str:
    if target.type == "date":
        return f"cast(timezone(getvariable('zone'), {column}) as date)"
    if target.type.endswith("[]"):
        return f"list_filter(list_transform(string_split_regex({column}, '[;,|]'), lambda x: trim(x)), lambda x: x <> '')"
    if target.type == "json":
        return f"case when json_valid({column}) then cast({column} as json) else to_json({column}) end"
    return column


def _rules(mapping: Mapping, names: dict[str, str]) -> list[str]:
    """Where persons are the record, rows that name nobody are left out."""
    if mapping.table != "customers":
        return []
    who = ", ".join(quoted(names[one.column]) for one in mapping.columns if one.target.startswith("who_"))
    return _told("excludes", "nobody", f"coalesce({who}) is null", "drafted_nobody")


def _unless(mapping: Mapping, names: dict[str, str]) -> list[str]:
    """A needed column that the table lets be empty in rows of one kind may be so where the file tells that kind."""
    given = {one.target: names[one.column] for one in mapping.columns}
    return [f"-- required unless: {given[name]} | {given[other]}{f' = {value}' if value else ''}" for name, other, value in unless(model.tables()[mapping.table].file.many("needs unless")) if name in given and other in given]


def _told(key: str, code: str, condition: str, phrase: str) -> list[str]:
    return [f"-- {key}: {code} | {condition}", *(f"-- says.{language}: {code} | {say(phrase, language, row='{row}', n='{n}')}" for language in sqlfile.LANGUAGES)]
