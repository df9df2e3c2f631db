"""An answer as a table to read and as a CSV to take away: the same rows, never more than the screen shows.

Persons are named by a code ("Person 3f2a9c01") in both unless the caller says `masked=False`, which only a role allowed to see
them may do. Hidden values stay hidden. The CSV opens in the reader's spreadsheet (UTF-8 with a byte-order mark; `;`
and decimal commas in French, `,` and points in English), starts with lines that say what it is, each beginning with
"#", and holds no cell a spreadsheet would run as a formula (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
import math
from datetime import date, datetime

import polars as pl

from data import spreadsheet
from data.feelings.masking import mask
from pages.parts import shape
from pages.parts.formats import is_missing

PERSON = ("customer_id", "person_key")
CONTACT = (
    "email", "phone", "name", "first_name", "last_name", "handle", "address", "who_email", "who_phone", "who_handle", "ip",
)  # fmt: skip
THEIR_WORDS = ("their_words",)
"""What customers wrote: an address or a number within leaves the app no more than it shows."""
BOM = "\ufeff"


def table(answer, words, *, masked: bool = True) -> pl.DataFrame:
    """The answer's rows as text in the reader's way: readable headers, an interval column for each metric that has
    one, and a last column that remarks what is hidden, thin or still running (left out where there is nothing)."""
    rows = answer.rows
    columns: dict[str, list[str]] = {}
    for name in rows.columns:
        if name in shape.FLAGS or _is_bound(name, rows):
            continue
        heading, unit = words.heading(answer, name), shape.unit_of(answer, name)
        if unit == "points":
            unit = "points_alone"
        _put(columns, words.say("columns.in_points", label=heading) if unit == "points_alone" else heading, _written(answer, words, name, masked))
        if f"{name}_low" in rows.columns and f"{name}_high" in rows.columns:
            spans = [
                "" if is_missing(low) or is_missing(high) else words.span(low, high, unit)
                for low, high in zip(rows[f"{name}_low"].to_list(), rows[f"{name}_high"].to_list(), strict=True)
            ]
            _put(columns, words.say("columns.interval", label=heading), spans)
    remarks = _remarks(answer, words)
    if any(remarks):
        _put(columns, words.say("columns.remark"), remarks)
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def csv_bytes(answer, words, *, masked: bool = True) -> bytes:
    """The answer as a CSV file: what it is, then the rows with plain numbers (shares 0 to 1, delays in minutes)."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if words.decimal == "," else ",", lineterminator="\r\n")
    for label, text in stamp(answer, words):
        writer.writerow([f"# {label}", safe(" ".join(text.split()))])
    rows = answer.rows
    kept = [name for name in rows.columns if name not in shape.FLAGS]
    remarks = _remarks(answer, words)
    headers = [_header(answer, words, name, rows) for name in kept]
    writer.writerow([safe(header) for header in [*headers, *([words.say("columns.remark")] if any(remarks) else [])]])
    columns = [
        [words.named(name, value) if isinstance(value, str) else value for value in values] if _is_named(answer, name) else values
        for name, values in ((name, _values(answer, words, name, masked)) for name in kept)
    ]
    columns += [remarks] if any(remarks) else []
    for row in zip(*columns, strict=True):
        writer.writerow([_cell(words, value) for value in row])
    return (BOM + out.getvalue()).encode("utf-8")


def stamp(answer, words) -> list[tuple[str, str]]:
    """What a file that leaves the app says of itself: question, filters, period, data date, n, hidden, software."""
    chosen = [
        words.say(
            "export.filter",
            filter=words.say(f"filter.{name}"),
            values=words.listed(words.named(name, value) for value in values),
        )
        for name, values in answer.scope.chosen
    ]
    until = answer.data_until
    return [
        (words.say("export.question"), words.of(answer.question, "question")),
        (words.say("export.filters"), "; ".join(chosen) or words.say("export.no_filter")),
        (words.say("export.period"), words.period(answer.scope.start, answer.scope.end)),
        (words.say("export.data_until"), words.value(until) if until is not None else words.say("unknown")),
        (words.say("export.n"), words.count(answer.n) if answer.n is not None else shape.size(answer, words)),
        (words.say("export.sources"), words.listed([words.named("source_system", tool) for tool in answer.sources])),
        (words.say("export.hidden"), words.count(answer.hidden)),
        (words.say("export.software"), words.say("product.name")),
    ]


def _put(columns: dict, heading: str, values: list[str]) -> None:
    """Adds a column; two of the same heading are told apart by a number."""
    name, number = heading, 2
    while name in columns:
        name, number = f"{heading} ({number})", number + 1
    columns[name] = values


def _is_bound(name: str, rows: pl.DataFrame) -> bool:
    return name.endswith(shape.BOUNDS) and name.rsplit("_", 1)[0] in rows.columns


def _header(answer, words, name: str, rows: pl.DataFrame) -> str:
    stem, _, side = name.rpartition("_") if _is_bound(name, rows) else (name, "", "")
    unit = shape.unit_of(answer, stem)
    heading = words.heading(answer, stem)
    if unit and words.has(f"export.in_{unit}"):
        heading = words.say(f"export.in_{unit}", label=heading)
    return words.say(f"columns.interval_{side}", label=heading) if side else heading


def _written(answer, words, name: str, masked: bool) -> list[str]:
    values = _values(answer, words, name, masked)
    if name in shape.grain(answer):
        return [words.named(name, value) for value in values]
    is_hidden = answer.rows["is_hidden"].to_list() if "is_hidden" in answer.rows.columns else [False] * len(values)
    unit = shape.unit_of(answer, name)
    write = words.value if unit != "points" else lambda value, _: words.signed(value, "points_alone")
    texts = {value: words.named(name, value) for value in set(values) if isinstance(value, str)} if _is_named(answer, name) else {}
    return [
        words.say("table.hidden") if hidden and is_missing(value) else words.named(name, value) if isinstance(value, date)
        else texts[value] if isinstance(value, str) and texts else write(value, unit)
        for value, hidden in zip(values, is_hidden, strict=True)
    ]  # fmt: skip


def _is_named(answer, name: str) -> bool:
    """Whether a column's texts are values that have a name in the reader's words: those of a grain, and of no unit."""
    return name in shape.grain(answer) or shape.unit_of(answer, name) in (None, "", "name")


def _values(answer, words, name: str, masked: bool) -> list:
    """Persons by their code, contacts withheld, also within what customers wrote; several values (`topics`) in one text; anything else as it is."""
    values = answer.rows[name].to_list()
    if isinstance(answer.rows.schema[name], pl.List):
        return [None if is_missing(each) else words.listed(words.named(name.removesuffix("s"), one) for one in each) for each in values]
    if not masked:
        return values
    if name in THEIR_WORDS:
        return [value if is_missing(value) else mask(value) for value in values]
    if name in PERSON:
        return [v if is_missing(v) else words.say("person.name", code=shape.person_code(str(v))) for v in values]
    if name in CONTACT:
        return [value if is_missing(value) else words.say("table.masked") for value in values]
    return values


def _remarks(answer, words) -> list[str]:
    rows = answer.rows
    said = dict(zip(shape.FLAGS, (words.say("table.hidden"), words.say("table.thin", n=shape.few(answer)), words.say("table.incomplete")), strict=True))
    flags = {flag: rows[flag].to_list() for flag in shape.FLAGS if flag in rows.columns}
    return [", ".join(said[flag] for flag, values in flags.items() if values[i]) for i in range(len(rows))]


def _cell(words, value) -> str:
    """One cell: numbers bare with the language's decimal sign, dates ISO 8601, text harmless."""
    if is_missing(value):
        return ""
    if isinstance(value, bool):
        return words.say("yes" if value else "no")
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        if math.isinf(value):
            return words.number(value)
        digits = f"{value:.10g}"
        if "e" in digits:
            digits = f"{value:.10f}".rstrip("0").rstrip(".")
        return digits.replace(".", words.decimal)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return safe(str(value))


def safe(text: str) -> str:
    """An apostrophe before text that a spreadsheet would read as a formula, also behind spaces, or that would pass for
    a line of the stamp."""
    return f"'{text}" if text.lstrip(spreadsheet.UNSEEN).startswith("#") else spreadsheet.as_text(text)
