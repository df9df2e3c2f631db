"""`person_weeks` in one pass over the messages, person after person: the rows its SQL defines, in bounded memory.

Facts are laid together person by person, by counting rather than sorting; a compiled loop then adds one person's facts to a
few weeks that the processor keeps at hand, and walks these once.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta

import duckdb
import numpy as np
import polars as pl

from data.marts import pressure_walk
from data.marts.pressure_walk import NEVER, NONE

ROWS_AT_ONCE = 1_500_000
"""Weeks of persons told at a time, about 250 bytes each."""

RANGES_AT_ONCE = 2
"""Ranges of persons under way: one is walked while another is written."""

ROWS_AT_HAND = 8192
"""Weeks of persons that the loop writes one after the other before they are put in the order of weeks: about what the processor keeps near."""

FACTS_AT_ONCE = 1_000_000
"""Facts that are read at a time."""

RECENT = timedelta(weeks=13)
"""How far back from the last week the messages reach that it tells of, of people not drawn: the 90 days before it."""

_PLACE = np.int64
"""The type of a row's place among persons, and of nothing else that is told of it."""

_FIELDS = {
    "week": np.int32, "place": _PLACE, "messages": np.int32, "two": np.int32, "four": np.int32, "ninety": np.int32,
    "before_7": np.int32, "before_14": np.int32, "before_28": np.int32, "before_90": np.int32, "usual_total": np.int32, "usual_weeks": np.int16,
    "against_usual": np.int8, "clicked": np.int32, "clicked_91": np.int32, "clicked_total": np.int32, "sent_clicked": np.int32, "orders": np.int32, "has_left": np.bool_,
    "sign_on": np.int32, "leaves_before_next": np.bool_, "since_row": np.int16,
    "since_level": np.int16, "since_written": np.int16, "since_usual": np.int16, "since_any_usual": np.int16,
}  # fmt: skip

_WIDE = {"since_level": 4, "since_written": 4}
"""What is told of each of the four windows."""

_SPANS = """
select
    customer_id, cast(row_number() over (order by customer_id) - 1 as integer) as place, cast(date_trunc('week', min(entered_on)) as date) as first_week,
    least(cast(date_trunc('week', max(coalesce(until_on, $last_week))) as date), $last_week) as last_week
from spells group by customer_id"""

_PERSONS = f"""
select s.*, case when is_drawn then first_week else greatest(first_week, $recent) end as walked_from, u.segment, u.language, u.country, u.preferred_days_between, l.line_28
from (select *, hash(customer_id) % cast($one_in as ubigint) = 0 as is_drawn from ({_SPANS})) s
left join customers u on u.customer_id = s.customer_id
left join pressure_lines l on l.segment is not distinct from u.segment
where first_week <= last_week and (is_drawn or last_week = $last_week)"""

_PERSONS_TOLD = """
select place, walked_from - date '1970-01-01' as first, (last_week - walked_from) // 7 + 1 as weeks, is_drawn,
    hash(customer_id, is_drawn, segment, language, country, preferred_days_between, line_28) as mark
from pressure_persons"""

_FACTS = {
    "spells": """select place, cast(entered_on - date '1970-01-01' as integer), cast(coalesce(until_on, $last_week) - date '1970-01-01' as integer), cast(coalesce(left_on - date '1970-01-01', $never) as integer)
        from spells join pressure_persons using (customer_id)""",
    "mail": """select place, cast(sent_on - date '1970-01-01' as integer), cast(case when clicked_on >= first_week then greatest(clicked_on, walked_from) - date '1970-01-01' else coalesce(clicked_on - date '1970-01-01', $never) end as integer)
        from sends join pressure_persons using (customer_id)
        where is_marketing and outcome = 'delivered' and (sent_on >= $recent or clicked_on is not null or hash(customer_id) % cast($one_in as ubigint) = 0)""",
    "orders": """select place, cast(cast(timezone(zone, placed_at) as date) - date '1970-01-01' as integer)
        from orders cross join reporting_zone join pressure_persons using (customer_id) where cancelled_at is null and coalesce(status, 'paid') <> 'cancelled' and placed_at is not null""",
    "signs": "select place, cast(sign_on - date '1970-01-01' as integer) from signs_of_life join pressure_persons using (customer_id) where sign_on >= first_week",
}
"""Per kind of fact the place of its person, then its values. Of people not drawn only the last week is told: their clicks and signs of
long ago count with the first week that is walked, their other messages of long ago not at all. A click dated before the person's first
week is in none of the weeks, and its message is clicked all the same."""

_ROWS = """
select
    w.week, p.customer_id, p.is_drawn, p.segment, p.language, p.country, w.messages, w.messages as pressure_7, w.two as pressure_14, w.four as pressure_28, w.ninety as pressure_90,
    w.before_7, w.before_14, w.before_28, w.before_90,
    cast(floor(2 * ln(1 + w.usual_total * 4.0 / w.usual_weeks) / ln(2)) as integer) as usual_level, w.against_usual, cast(date_trunc('month', w.week) as date) as month,
    w.clicked, w.clicked_91, w.clicked_total, w.sent_clicked, w.orders, w.has_left, cast(w.week + 6 - w.sign_on as integer) as days_since_sign,
    p.preferred_days_between, p.line_28, w.leaves_before_next, w.weeks_since_row,
    w.weeks_since_level_7, w.weeks_since_level_14, w.weeks_since_level_28, w.weeks_since_level_90,
    w.weeks_since_written_7, w.weeks_since_written_14, w.weeks_since_written_28, w.weeks_since_written_90, w.weeks_since_usual, w.weeks_since_any_usual
from weeks_now w
join pressure_persons p on p.place = w.place"""

MARKS = "marks of person_weeks"
"""The name under which the store keeps a mark of each week's rows, so that an import writes those alone whose rows are others."""


@dataclass(frozen=True)
class _Lives:
    """The persons by their place: the day their first week begins, how many weeks they have, whether they are drawn, a mark of who
    and what they are; their facts; the first and the last week that is kept."""

    first: np.ndarray
    weeks: np.ndarray
    is_drawn: np.ndarray
    marks: np.ndarray
    facts: list[np.ndarray]
    kept: tuple[int, int]

    @property
    def kept_weeks(self) -> int:
        return max((self.kept[1] - self.kept[0]) // 7 + 1, 0)


def make(cursor: duckdb.DuckDBPyConnection, statement: str) -> None:
    """Make the table `person_weeks` anew. `statement` is its definition, which gives the table its columns."""
    _make(cursor, statement, _lives(cursor))


def renew(cursor: duckdb.DuckDBPyConnection, statement: str, most: float) -> str:
    """Make the rows of those weeks anew that an import changed, or of all where these are more than a share of `most`. Returns the
    name of a temp table of these weeks."""
    before, lives = _marks_noted(cursor), _lives(cursor)
    now = _by_day(lives, sum(marks for marks, _ in _each_range(lives, is_marked=True))) if lives else {}
    differ = [week for week in sorted({*before, *now}) if before.get(week) != now.get(week)]
    cursor.execute("create or replace temp table person_weeks_renewed as select cast(unnest($weeks) as date) as week", {"weeks": differ})
    if len(differ) > most * len(now):
        _make(cursor, statement, lives)
    elif differ:
        cursor.execute("delete from person_weeks where week in (from person_weeks_renewed)")
        wanted = np.isin(_days(lives), np.array(differ, "datetime64[D]"))
        for _, weeks in _each_range(lives, wanted):
            _insert(cursor, weeks)
        _note_marks(cursor, now)
    cursor.execute("drop table if exists pressure_persons")
    return "person_weeks_renewed"


def make_part(cursor: duckdb.DuckDBPyConnection) -> None:
    """Create the temp table `mart_now` of the rows of some persons, those whom the tables tell of here (see `partitions.narrowed`)."""
    cursor.execute("create or replace temp table mart_now as from person_weeks limit 0")
    for weeks in walked(cursor):
        _insert(cursor, weeks, "mart_now")
    cursor.execute("drop table if exists pressure_persons")


def note_other(cursor: duckdb.DuckDBPyConnection, weeks: str) -> None:
    """Forget the marks of these weeks, a temp table of them, some of whose rows are others now: until all are made anew they have one that no rows have."""
    _note_marks(cursor, _marks_noted(cursor) | {str(week): 0 for (week,) in cursor.execute(f"select week from {weeks}").fetchall()})


def walked(cursor: duckdb.DuckDBPyConnection) -> Iterator[pl.DataFrame]:
    """The weeks that are kept of one range of persons after the other, by week and person."""
    if lives := _lives(cursor):
        yield from (weeks for _, weeks in _each_range(lives, np.ones(lives.kept_weeks, np.bool_)))


def _make(cursor, statement: str, lives: _Lives | None) -> None:
    cursor.execute(f"create or replace table person_weeks as select * from ({statement}) limit 0")
    marks = 0
    if lives:
        for of_range, weeks in _each_range(lives, np.ones(lives.kept_weeks, np.bool_), is_marked=True):
            _insert(cursor, weeks)
            marks = marks + of_range
    _note_marks(cursor, _by_day(lives, marks) if lives else {})
    cursor.execute("drop table if exists pressure_persons")


def _insert(cursor, weeks: pl.DataFrame, into: str = "person_weeks") -> None:
    cursor.register("weeks_now_told", weeks)
    cursor.execute("create or replace temp view weeks_now as from weeks_now_told")
    cursor.execute(f"insert into {into} by name {_ROWS}")
    cursor.execute("drop view temp.weeks_now")
    cursor.unregister("weeks_now_told")


def _days(lives: _Lives) -> np.ndarray:
    """The day each kept week begins."""
    return (lives.kept[0] + 7 * np.arange(lives.kept_weeks)).astype("datetime64[D]")


def _by_day(lives: _Lives, marks: np.ndarray) -> dict[str, int]:
    return {str(day): int(mark) for day, mark in zip(_days(lives), marks, strict=True) if mark}


def _marks_noted(cursor) -> dict[str, int]:
    noted = cursor.execute("select value from store_info where name = $name", {"name": MARKS}).fetchall()
    return json.loads(noted[0][0]) if noted else {}


def _note_marks(cursor, marks: dict[str, int]) -> None:
    cursor.execute("delete from store_info where name = $name", {"name": MARKS})
    cursor.execute("insert into store_info values ($name, $marks)", {"name": MARKS, "marks": json.dumps(marks)})


def _lives(cursor: duckdb.DuckDBPyConnection) -> _Lives | None:
    """What is known of everyone, None where nobody was written to; the temp table `pressure_persons` then says who they are."""
    first_week, last_week, one_in = cursor.sql("select first_week, last_week, one_in from week_draw").fetchall()[0]
    if last_week is None:
        return None
    sampled = {"last_week": last_week, "recent": last_week - RECENT, "one_in": one_in}
    cursor.execute(f"create or replace temp table pressure_persons as {_PERSONS}", sampled)
    told = cursor.sql(_PERSONS_TOLD).fetchnumpy()
    place = np.asarray(told["place"])
    people = int(place.max(initial=-1)) + 1
    if not people:
        return None
    first, weeks, is_drawn, marks = np.zeros(people, np.int64), np.zeros(people, np.int64), np.zeros(people, np.bool_), np.zeros(people, np.uint64)
    first[place], weeks[place], is_drawn[place], marks[place] = told["first"], told["weeks"], told["is_drawn"], told["mark"]
    facts = [array for name in _FACTS for array in _by_person(cursor, name, people, sampled | {"never": NEVER})]
    return _Lives(first, weeks, is_drawn, marks, facts, tuple((day - type(day)(1970, 1, 1)).days for day in (first_week, last_week)))


def _each_range(lives: _Lives, wanted: np.ndarray | None = None, *, is_marked: bool = False) -> Iterator[tuple[np.ndarray, pl.DataFrame | None]]:
    """Of one range of persons after the other, the marks that are their rows' share of each kept week's, and the rows of the wanted
    weeks by week and person; None where no week is."""
    ends = np.cumsum(pressure_walk.kept_of_each(lives.first, lives.weeks, lives.is_drawn, *lives.facts[:3], *lives.kept))
    ranges, begin, before = [], 0, 0
    while begin < len(ends):
        end = max(begin + 1, int(np.searchsorted(ends, before + ROWS_AT_ONCE, "right")))
        ranges.append((begin, end))
        begin, before = end, int(ends[end - 1])
    with ThreadPoolExecutor(RANGES_AT_ONCE) as beside:
        under_way = deque()
        for one in ranges:
            under_way.append(beside.submit(_range, *one, lives, wanted, is_marked))
            if len(under_way) == RANGES_AT_ONCE:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


def _by_person(cursor, name: str, people: int, values: dict[str, object]) -> list[np.ndarray]:
    """Where the facts of each person begin, and then their values, the persons one after the other; of messages, then the same of their clicks.

    A message's value is its day and, in the last bit, whether it was clicked.
    """
    statement = _FACTS[name]
    read = cursor.sql(statement, params={name: value for name, value in values.items() if f"${name}" in statement}).to_arrow_reader(FACTS_AT_ONCE)
    batches = ([column.to_numpy() for column in pl.from_arrow(batch).get_columns()] for batch in read)  # Arrow's own way to NumPy loads pandas, for nothing
    if name != "mail":
        return _laid(list(batches), people)
    mail, clicks = [], []
    for place, day, clicked in batches:
        is_clicked = clicked != NEVER
        mail.append((place.copy(), 2 * day + is_clicked))  # a copy lets go of what was read
        clicks.append((place[is_clicked], clicked[is_clicked]))
    return _laid(mail, people) + _laid(clicks, people)


def _laid(batches: list[Sequence[np.ndarray]], people: int) -> list[np.ndarray]:
    starts = np.zeros(people + 1, np.int64)
    for place, *_ in batches:
        pressure_walk.count(place, starts)
    np.cumsum(starts, out=starts)
    laid = []
    for number in range(1, len(batches[0]) if batches else 2):  # only what has one value may be of nobody: persons are those of spells
        values, following = np.empty(starts[-1], np.int32), starts.copy()
        for batch in batches:
            pressure_walk.lay(batch[0], batch[number], following, values)
        laid.append(values)
    return [starts, *laid]


def _range(begin: int, end: int, lives: _Lives, wanted: np.ndarray | None, is_marked: bool) -> tuple[np.ndarray, pl.DataFrame | None]:
    longest, marks = int(lives.weeks[begin:end].max()), np.zeros(lives.kept_weeks, np.uint64)
    near = _laid_out(max(ROWS_AT_HAND, longest))
    at, columns = np.empty(max(ROWS_AT_HAND, longest), np.int64), _columns(near)
    persons, spells = (lives.first, lives.weeks, lives.is_drawn), lives.facts[:3]
    following = pressure_walk.places(begin, end, np.zeros(lives.kept_weeks, np.bool_) if wanted is None else wanted, *persons, *spells, *lives.kept)
    told = _laid_out(int(following[-1]))
    while begin < end:
        begin, n = pressure_walk.walk(begin, end, longest, *persons, *lives.facts, *lives.kept, following, at, *columns.values())
        week = columns["week"][:n]
        if is_marked:
            of_rows = lives.marks[columns["place"][:n]]
            for kind in near:
                if kind is not _PLACE:
                    pressure_walk.blend(near[kind], of_rows)
            pressure_walk.add_by_week(week, lives.kept[0], of_rows, marks)
        if wanted is not None:
            order = pressure_walk.by_week(week, lives.kept[0], wanted)
            for kind in told:
                pressure_walk.put(near[kind], order, at[order], told[kind])
    return marks, None if wanted is None else _frame(_columns(told))


def _laid_out(rows: int) -> dict[type, np.ndarray]:
    """Room for so many rows: the columns of one type beside each other."""
    return {kind: np.empty((sum(_WIDE.get(name, 1) for name, one in _FIELDS.items() if one is kind), rows), kind) for kind in dict.fromkeys(_FIELDS.values())}


def _columns(laid_out: dict[type, np.ndarray]) -> dict[str, np.ndarray]:
    """Each column of such room, or the columns of each window."""
    columns, used = {}, dict.fromkeys(laid_out, 0)
    for name, kind in _FIELDS.items():
        begin, used[kind] = used[kind], used[kind] + _WIDE.get(name, 1)
        columns[name] = laid_out[kind][begin : used[kind]] if name in _WIDE else laid_out[kind][begin]
    return columns


def _frame(out: dict[str, np.ndarray]) -> pl.DataFrame:
    """The rows as columns with nulls and dates."""
    days = {"week": pl.Series(out["week"]).cast(pl.Date), "sign_on": pl.Series(out["sign_on"]).replace(NEVER, None).cast(pl.Date)}
    windows = (7, 14, 28, 90)
    since = {f"weeks_since_{name}_{window}": pl.Series(out[f"since_{name}"][place]).replace(NONE, None) for name in ("level", "written") for place, window in enumerate(windows)}
    plain = ("place", "messages", "two", "four", "ninety", "before_7", "before_14", "before_28", "before_90", "clicked", "clicked_91", "clicked_total", "sent_clicked", "orders", "has_left", "leaves_before_next")
    return pl.DataFrame({
        **days, **{name: out[name] for name in plain}, **since,
        **{name: pl.Series(out[name]).replace(NONE, None) for name in ("usual_total", "usual_weeks", "against_usual")},
        **{f"weeks_since_{name}": pl.Series(out[f"since_{name}"]).replace(NONE, None) for name in ("row", "usual", "any_usual")},
    })  # fmt: skip
