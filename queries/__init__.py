"""Questions in SQL, asked of a scope, answered with their proof."""

from __future__ import annotations

import data  # noqa: F401  (first of all: from then on Ctrl-C ends a command that still loads in silence)

# isort: split

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import polars as pl

from data.sqlfile import MalformedSqlFile, SqlFile
from data.wording import nearest
from queries import catalogue, compose, segments
from queries.catalogue import Column
from queries.certainty import FLOOR, READ_AS, attach_intervals, hide, margins_to_withhold
from queries.certainty.columns import put, told_of
from queries.engine import Engine, refuse_what_cannot_run
from queries.kept import Kept
from queries.scope import UNKNOWN, Scope
from queries.wording import Wrong

LIVED = (
    "tickets", "messages", "calls", "email_events", "orders", "reviews", "survey_responses", "social_posts", "ideas", "idea_votes",
    "intentions", "loyalty_events", "web_events",
)  # fmt: skip
"""Tables of what people lived: they say which period the data cover; profiles, promises and context do not."""

KEPT_ROWS = 16
"""Statements whose rows are kept for the next question that asks the same."""

_BUCKETS = {"day": "1d", "week": "1w", "month": "1mo", "quarter": "1q"}
"""Columns that are stretches of time, and how long each lasts."""

LISTED = 12
"""Known values that a complaint names."""


@dataclass(frozen=True)
class Answer:
    """Rows, and all that is needed to trust them: question, scope, statement, meanings, n, freshness.

    `n` is None where it is fewer than five (`is_few`), and where telling it would give a hidden cell away.
    """

    question: SqlFile
    scope: Scope
    statement: str
    values: dict[str, object]
    rows: pl.DataFrame
    columns: dict[str, Column]
    n: int | None
    data_until: datetime | None
    sources: tuple[str, ...]
    hidden: int
    is_few: bool = False

    @property
    def grain(self) -> tuple[str, ...]:
        """The columns that split the rows."""
        there = self.rows.columns
        return tuple(name for name in self.question.listed("grain") if name in there)

    @property
    def described(self) -> tuple[str, ...]:
        """The columns whose meaning a reader is told: all that answer, drawn or not."""
        skipped = {"is_hidden", "is_thin", "is_incomplete", "n", "n_open", *self.grain}
        return tuple(
            name for name in self.rows.columns
            if name not in skipped and not name.endswith(("_low", "_high", "_n")) and name in self.columns and self.columns[name].unit != "name"
        )  # fmt: skip

    @property
    def is_empty(self) -> bool:
        return self.rows.is_empty()


class WrongParameter(Wrong):
    """A parameter the question does not have, or a value the parameter cannot take."""


def ask(name: str, scope: Scope, engine: Engine, **own: object) -> Answer:
    """The answer to a question in a scope.

    Small cells are hidden here, so that screen, export and lists cannot disagree. Raises NoSuchQuestion,
    OutOfReach where a filter does not concern the rows counted, WrongParameter, NotHere where the engine cannot answer it.
    """
    question = catalogue.question(name)
    refuse_what_cannot_run(question, engine)
    values = catalogue.parameters(question)
    for given in own:
        if given not in values:
            raise WrongParameter("parameter_unknown" if values else "parameter_none", question=name, name=given, nearest=nearest(given, list(values)), known=", ".join(values))
    for given, allowed in catalogue.choices(question).items():
        if own.get(given, allowed[0]) not in allowed:
            raise WrongParameter("parameter_value", name=given, value=own[given], nearest=nearest(str(own[given]), allowed), known=", ".join(allowed))
    values |= own
    kept = segments.rules(getattr(engine, "own_folder", None)) if "saved" in dict(scope.chosen) else ()
    made = compose.statement(question, scope, engine.tables(), tuple(catalogue.metrics().values()), values, kept)
    rows = _rows(engine, made)
    until, sources = freshness(engine, question)
    read, n, is_told = _read(question, _asked_about(rows, question, values))
    read = _renamed(read, question)
    _refuse_other_grain(question, read)
    read = _mark_incomplete(read, question, scope, until)
    columns = {column: catalogue.column(column) for column in read.columns}
    hidden = int(read["is_hidden"].sum()) if "is_hidden" in read.columns else 0
    return Answer(question, scope, made.sql, made.values, read, columns, n if is_told else None, until, sources, hidden, 0 < n < FLOOR)


def _refuse_other_grain(question: SqlFile, rows: pl.DataFrame) -> None:
    """Small cells are hidden by the grain: one that is not the rows' own would hide other cells."""
    for name in question.listed("grain"):
        if name not in rows.columns:
            raise MalformedSqlFile(f"{question.path}: `grain:` names {name}, which is no column of the rows; the nearest there is: {nearest(name, rows.columns)}")
    if rows.height > 1 and not question.has("grain") and not question.has("read as") and question.one("n", "") != "none":
        raise MalformedSqlFile(f"{question.path}: several rows, and nothing says what each is about: add `-- grain:` with the columns the statement groups by")


def _rows(engine: Engine, made: compose.Statement) -> pl.DataFrame:
    """The rows of a statement. Several questions of a page read one statement's rows each in its way (a curve, percentiles,
    shares): where the engine keeps what it worked out, they are fetched once."""
    kept = getattr(engine, "kept", None)
    if kept is None:
        return _plain_numbers(engine.rows(made.sql, made.values))
    return kept.setdefault("rows", Kept(KEPT_ROWS)).of((made.sql, repr(made.values)), lambda: _plain_numbers(engine.rows(made.sql, made.values)))


def _asked_about(rows: pl.DataFrame, question: SqlFile, values: dict[str, object]) -> pl.DataFrame:
    """The rows of the value asked, where a statement tells of every value of a parameter (`tells every: feeling`): it runs once for all."""
    for name in question.listed("tells every"):
        rows = told_of(rows, name, values[name])
    return rows


def _plain_numbers(rows: pl.DataFrame) -> pl.DataFrame:
    """Sums of counts come from the engine as wide whole numbers and sums of money as decimals: plain ones suffice."""
    kinds = {name: pl.Int64 if kind.scale == 0 else pl.Float64 for name, kind in zip(rows.columns, rows.dtypes, strict=True) if isinstance(kind, pl.Decimal)}
    return put(rows, [rows[name].cast(kind) for name, kind in kinds.items()]) if kinds else rows


def _read(question: SqlFile, rows: pl.DataFrame) -> tuple[pl.DataFrame, int, bool]:
    """Rows as they are shown (read as durations where the question says so, small cells hidden, bounds beside), the size
    behind them, and whether it may be told. Where a grain column tells of the same people again (`apart: call_part`), its
    values add up to nothing: each is a table of its own, and a small cell of one hides nothing of another."""
    apart = question.one("apart", "")
    if not apart or rows.is_empty():
        return _read_whole(question, rows)
    parts = [_read_apart(question, table) for table in rows.partition_by(apart, maintain_order=True)]
    n = max(size for _, size, _ in parts)
    return pl.concat(part for part, _, _ in parts), n, all(is_told for _, size, is_told in parts if size == n)


def _read_apart(question: SqlFile, table: pl.DataFrame) -> tuple[pl.DataFrame, int, bool]:
    """One part as a table of its own. Where a small cell would leave nothing of it, as one of two does, no total is told and
    each cell stands for itself; not so where each row names the whole (`n: share_of_started_n`), which tells the total."""
    read, n, is_told = _read_whole(question, table)
    if not read["is_hidden"].all() or question.one("n", ""):
        return read, n, is_told
    return pl.concat(_read_whole(question, cell)[0] for cell in table.partition_by(question.listed("grain"), maintain_order=True)), n, False


def _read_whole(question: SqlFile, rows: pl.DataFrame) -> tuple[pl.DataFrame, int, bool]:
    """`_read`, of one table whose cells add up."""
    grain = [name for name in question.listed("grain") if name in rows.columns]
    how = question.one("read as", "")
    if how:
        counts = [name for name in rows.columns if name.startswith("n_")]
        whole = question.one("n", "")
        n = int(rows[whole].max() or 0) if whole else sum(int(rows[name].sum() or 0) for name in counts) if counts else rows.height
        read = READ_AS[how](rows, grain)
        return read, n, _may_tell(n) and not (how == "flow" and rows.height and read["is_hidden"].all())
    if question.one("n", "") == "none":
        return rows, rows.height, True
    if "n" not in rows.columns:
        raise MalformedSqlFile(f"{question.path}: the statement gives no column n, how many stand behind each row: add `count(*) as n`, or a line `-- n: none` where rows are no counts")
    whole = question.one("n", "")
    n = int(rows[whole].max() or 0) if whole else int(rows["n"].sum() or 0)
    metrics = catalogue.metrics()
    kinds = {name: metrics[name].one("interval", "none") for name in rows.columns if name in metrics}
    rows = attach_intervals(rows, kinds)
    values = [name for name in rows.columns if name not in grain and name != "n"]
    is_withheld = 0 < rows.height == rows["n"].null_count()  # the question itself tells of nobody
    return hide(rows, grain, "n", values), n, not is_withheld and _may_tell(n, rows, grain)


def _may_tell(n: int, rows: pl.DataFrame | None = None, grain: list[str] | None = None) -> bool:
    """Whether the size behind an answer may be told: not where it is fewer than five, nor where it would give a hidden cell away."""
    if 0 < n < FLOOR:
        return False
    if rows is None or not grain:
        return True
    return not any(all(value is None for value in row) for row in margins_to_withhold(rows, grain).iter_rows())


def _renamed(rows: pl.DataFrame, question: SqlFile) -> pl.DataFrame:
    """Columns that a reading brings take the name this question gives them, with their bounds: `renames: median_days to median_days_to_resolution`."""
    names = {}
    for line in question.many("renames"):
        old, _, new = line.partition(" to ")
        names |= {f"{old.strip()}{suffix}": f"{new.strip()}{suffix}" for suffix in ("", "_low", "_high")}
    there = {old: new for old, new in names.items() if old in rows.columns}
    return rows.rename(there) if there else rows


def _mark_incomplete(rows: pl.DataFrame, question: SqlFile, scope: Scope, until: datetime | None) -> pl.DataFrame:
    """Mark the buckets of time that the period or the data cut short, beside those of which the question itself says so."""
    bucket = next((name for name in question.listed("grain") if name in _BUCKETS and name in rows.columns), None)
    if bucket is None:
        return rows
    last = scope.end
    if until is not None:
        last = min(last, until.date() + timedelta(days=1))
    begun = rows[bucket].cast(pl.Date)
    ended = begun.dt.offset_by(_BUCKETS[bucket])
    is_cut = (ended > last) | (begun < scope.start)
    return put(rows, [(is_cut | rows["is_incomplete"].fill_null(False) if "is_incomplete" in rows.columns else is_cut).alias("is_incomplete")])


def freshness(engine: Engine, question: SqlFile) -> tuple[datetime | None, tuple[str, ...]]:
    """The last moment the question's tables tell of, and the tools they come from."""
    tables = [table for table, _ in compose.counts(question)]
    if "freshness" not in engine.tables() or not tables:
        return None, ()
    kept = getattr(engine, "kept", {})
    key = ("freshness", *tables)
    if key not in kept:
        kept[key] = _freshness(engine, tables)
    return kept[key]


def _freshness(engine: Engine, tables: list[str]) -> tuple[datetime | None, tuple[str, ...]]:
    until, tools = _of_freshness(engine, "max(last_at) as until, list(distinct source_system) as tools", tables)
    return until, tuple(sorted(tools or ()))


def _of_freshness(engine: Engine, told: str, tables: Sequence[str]) -> tuple:
    """What the table of freshness tells of these tables together, named one by one: not every engine takes a list as a value."""
    names = {f"mart_{place}": table for place, table in enumerate(tables)}
    return engine.rows(f"select {told} from freshness where mart in ({', '.join(f'${name}' for name in names)})", names).row(0)


def period_of(engine: Engine) -> tuple[date, date] | None:
    """The first day any record tells of and the day after the last; None for an empty store."""
    if "freshness" not in engine.tables():
        return None
    first, last = _of_freshness(engine, "min(first_at) as first, max(last_at) as last", LIVED)
    return (first.date(), last.date() + timedelta(days=1)) if first else None


def holds_anything(engine: Engine) -> bool:
    """Whether the store holds any record at all, be it of profiles only."""
    return "freshness" in engine.tables() and not engine.rows("select 1 as found from freshness limit 1").is_empty()


def slices(engine: Engine) -> dict[str, tuple[str, ...]]:
    """The values each filter offers; those of fewer than five are left out, as everywhere."""
    if "slices" not in engine.tables():
        return {}
    rows = engine.rows("select filter, value from slices where n >= $floor order by filter, n desc, value", {"floor": FLOOR})
    found = {name: tuple(group["value"].to_list()) for (name,), group in rows.group_by("filter", maintain_order=True)}
    kept = tuple(rule.name for rule in segments.rules(getattr(engine, "own_folder", None)))
    return found | ({"saved": kept} if kept else {})


def pairs(told: Iterable[str]) -> list[tuple[str, str]]:
    """Each `NAME=VALUE` in two. Raises Wrong for one without."""
    found = []
    for one in told:
        name, equals, value = one.partition("=")
        if not equals or not name.strip():
            raise Wrong("no_pair", told=one)
        found.append((name.strip(), value))
    return found


def chosen(told: Iterable[str], engine: Engine) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The filters that `FILTER=VALUE` choose, for a scope. Raises Wrong where no record has such a value: an empty answer would not say so."""
    found: dict[str, list[str]] = {}
    known = slices(engine)
    for name, value in pairs(told):
        if name in known and value not in (*known[name], UNKNOWN):
            raise Wrong("value_unknown", name=name, value=value, nearest=nearest(value, known[name]), known=", ".join(known[name][:LISTED]))
        found.setdefault(name, []).append(value)
    return tuple((name, tuple(values)) for name, values in found.items())
