"""`person_weeks` in one pass over the messages, person range by person range: the rows its SQL defines, in bounded memory.

Every fact is added to the cell of its person and week (no sorting), then a compiled loop walks each person's weeks once.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import numpy as np
import polars as pl

from data.feelings.compiled import compiled

CELLS_AT_ONCE = 6_000_000
"""Weeks of persons held at a time, about 150 bytes each."""

MOST_WEEKS = 40_000_000
"""Weeks of persons that are kept; where there are more, those of persons drawn by chance, one in 2, 4, 8…, and everybody's last week."""

NEVER, NONE = -(2**31) + 1, -1

REMEMBERED_DAYS = 35
"""A departure counts with the last week of messages before it, that week and the four after it."""

_COUNTED = MESSAGES, ON_MONDAY, CLICKED, ORDERS, SENT_CLICKED = range(5)
"""The rows of what is counted per cell."""

_FIELDS = {
    "week": np.int32, "person_no": np.int32, "messages": np.int32, "two": np.int32, "four": np.int32, "ninety": np.int32,
    "before_7": np.int32, "before_14": np.int32, "before_28": np.int32, "before_90": np.int32, "usual_total": np.int32, "usual_weeks": np.int16,
    "against_usual": np.int8, "clicked": np.int32, "clicked_91": np.int32, "clicked_total": np.int32, "sent_clicked": np.int32, "orders": np.int32, "has_left": np.bool_,
    "sign_on": np.int32, "leaves_on": np.int32, "leaves_before_next": np.bool_, "last_week": np.int32, "since_row": np.int16,
    "since_level": np.int16, "since_written": np.int16, "since_usual": np.int16, "since_any_usual": np.int16,
}  # fmt: skip

_SEEN = """
with told as (
    select cast(timezone(zone, first_at) as date) as first_on, cast(timezone(zone, last_at) as date) as last_on from freshness cross join reporting_zone where mart = 'email_events'
    union all select min(sent_on), max(sent_on) from sends
)
select cast(date_trunc('week', max(last_on) + 1) as date) - 7 as last_week, cast(date_trunc('week', min(first_on) + 6) as date) as first_week from told"""

_PERSONS = """
with spans as (
    select
        customer_id, cast(row_number() over (order by customer_id) - 1 as integer) as place, cast(date_trunc('week', min(entered_on)) as date) as first_week,
        least(cast(date_trunc('week', max(watched_until_on)) as date), $last_week) as last_week
    from subscriptions group by customer_id
),
sizes as (select sum((last_week - first_week) // 7 + 1) as weeks from spans where first_week <= last_week)
select spans.*, hash(customer_id) % cast(power(2, greatest(ceil(log2(weeks / $most_weeks)), 0)) as ubigint) = 0 as is_drawn
from spans cross join sizes where first_week <= last_week"""

_FACTS = {
    "pressure_spells": """select place, entered_on - date '1970-01-01' as entered, watched_until_on - date '1970-01-01' as until, coalesce(left_on - date '1970-01-01', $never) as left_on
        from subscriptions join pressure_persons using (customer_id)""",
    "pressure_mail": """select place, sent_on - date '1970-01-01' as day, coalesce(clicked_on - date '1970-01-01', $never) as clicked
        from sends join pressure_persons using (customer_id) where is_marketing and outcome = 'delivered'""",
    "pressure_orders": """select place, cast(timezone(zone, placed_at) as date) - date '1970-01-01' as day
        from orders cross join reporting_zone join pressure_persons using (customer_id) where cancelled_at is null and coalesce(status, 'paid') <> 'cancelled' and placed_at is not null""",
    "pressure_signs": "select place, sign_on - date '1970-01-01' as day from signs_of_life join pressure_persons using (customer_id)",
}

_ROWS = """
select
    w.week, p.customer_id, w.person_no, p.is_drawn, u.segment, u.language, u.country, w.messages, w.messages as pressure_7, w.two as pressure_14, w.four as pressure_28, w.ninety as pressure_90,
    w.before_7, w.before_14, w.before_28, w.before_90,
    cast(floor(2 * ln(1 + w.usual_total * 4.0 / w.usual_weeks) / ln(2)) as integer) as usual_level, w.against_usual, cast(date_trunc('month', w.week) as date) as month,
    w.clicked, w.clicked_91, w.clicked_total, w.sent_clicked, w.orders, w.has_left, cast(w.week + 6 - w.sign_on as integer) as days_since_sign,
    u.preferred_days_between, l.line_28, w.leaves_on, w.leaves_before_next, w.last_week, w.weeks_since_row,
    w.weeks_since_level_7, w.weeks_since_level_14, w.weeks_since_level_28, w.weeks_since_level_90,
    w.weeks_since_written_7, w.weeks_since_written_14, w.weeks_since_written_28, w.weeks_since_written_90, w.weeks_since_usual, w.weeks_since_any_usual
from weeks_now w
join pressure_persons p on p.place = w.person_no - 1
left join customers u on u.customer_id = p.customer_id
left join pressure_lines l on l.segment is not distinct from u.segment"""


def make(cursor: duckdb.DuckDBPyConnection, statement: str) -> None:
    """Make the table `person_weeks` anew. `statement` is its definition, which gives the table its columns."""
    cursor.execute(f"create or replace table person_weeks as select * from ({statement}) limit 0")
    for weeks in walked(cursor):
        cursor.register("weeks_now_told", weeks)
        cursor.execute("create or replace temp view weeks_now as from weeks_now_told")
        cursor.execute(f"insert into person_weeks by name {_ROWS}")
        cursor.execute("drop view temp.weeks_now")
        cursor.unregister("weeks_now_told")


def walked(cursor: duckdb.DuckDBPyConnection) -> Iterator[pl.DataFrame]:
    """The weeks that are kept of one range of persons after the other, by week and person; the temp table `pressure_persons` says who
    they are while they are told."""
    last_week, first_week = cursor.sql(_SEEN).fetchall()[0]
    if last_week is None:
        return
    cursor.execute(f"create or replace temp table pressure_persons as {_PERSONS}", {"last_week": last_week, "most_weeks": float(MOST_WEEKS)})
    for name, facts in _FACTS.items():
        cursor.execute(f"create or replace temp table {name} as {facts}", {"never": NEVER} if "$never" in facts else None)
    persons = cursor.sql("select place, first_week - date '1970-01-01' as first, (last_week - first_week) // 7 + 1 as weeks, is_drawn from pressure_persons order by place").fetchnumpy()
    first_kept, last_kept = ((day - type(day)(1970, 1, 1)).days for day in (first_week, last_week))
    place, first, weeks, is_drawn = (np.asarray(persons[name]) for name in ("place", "first", "weeks", "is_drawn"))
    ends = np.cumsum(weeks)
    begin = 0
    while begin < len(place):
        end = max(begin + 1, int(np.searchsorted(ends, (ends[begin - 1] if begin else 0) + CELLS_AT_ONCE)))
        yield _walked_range(cursor, place[begin:end], first[begin:end].astype(np.int64), weeks[begin:end].astype(np.int64), is_drawn[begin:end], first_kept, last_kept)
        begin = end
    for name in (*_FACTS, "pressure_persons"):
        cursor.execute(f"drop table {name}")


def _walked_range(cursor, place, first, weeks, is_drawn, first_kept, last_kept) -> pl.DataFrame:
    low = int(place[0])
    row_of = np.full(int(place[-1]) - low + 1, NONE, np.int64)
    row_of[place - low] = np.arange(len(place))
    facts = {}
    for name in _FACTS:
        told = cursor.execute(f"select * from {name} where place between $low and $high", {"low": low, "high": int(place[-1])}).fetchnumpy()
        facts[name] = {column: np.asarray(values) for column, values in told.items()}
        facts[name]["row"] = row_of[facts[name]["place"] - low]
    starts = np.concatenate([[0], np.cumsum(weeks)])
    size = int(starts[-1])
    counts = np.zeros((len(_COUNTED), size), np.int32)
    sign, left_on = np.full(size, NEVER, np.int32), np.full(size, NEVER, np.int32)
    is_on = np.zeros(size, np.bool_)
    mail, orders, signs, spells = (facts[name] for name in ("pressure_mail", "pressure_orders", "pressure_signs", "pressure_spells"))
    _add_mail(mail["row"], mail["day"], mail["clicked"], first, weeks, starts, counts)
    _add_orders(orders["row"], orders["day"], first, weeks, starts, counts[ORDERS])
    _add_signs(signs["row"], signs["day"], first, weeks, starts, sign)
    _add_spells(spells["row"], spells["entered"], spells["until"], spells["left_on"], first, weeks, starts, is_on, left_on)
    at, rows = _places(first, weeks, starts, is_on, is_drawn, first_kept, last_kept)
    out = {name: np.empty((rows + 1, 4) if name in ("since_level", "since_written") else rows + 1, kind) for name, kind in _FIELDS.items()}
    _walk(place, first, starts, counts, sign, left_on, at, *out.values())
    return _frame({name: values[:rows] for name, values in out.items()})


def _frame(out: dict[str, np.ndarray]) -> pl.DataFrame:
    """The rows as columns with nulls and dates."""
    days = {name: pl.Series(out[name]).cast(pl.Date) for name in ("week", "last_week")}
    may_lack = {name: pl.Series(out[name]).replace(NEVER, None).cast(pl.Date) for name in ("sign_on", "leaves_on")}
    windows = (7, 14, 28, 90)
    since = {f"weeks_since_{name}_{window}": pl.Series(out[f"since_{name}"][:, place]).replace(NONE, None) for name in ("level", "written") for place, window in enumerate(windows)}
    plain = ("person_no", "messages", "two", "four", "ninety", "before_7", "before_14", "before_28", "before_90", "clicked", "clicked_91", "clicked_total", "sent_clicked", "orders", "has_left", "leaves_before_next")
    return pl.DataFrame({
        **days, **{name: out[name] for name in plain}, **may_lack, **since,
        **{name: pl.Series(out[name]).replace(NONE, None) for name in ("usual_total", "usual_weeks", "against_usual")},
        **{f"weeks_since_{name}": pl.Series(out[f"since_{name}"]).replace(NONE, None) for name in ("row", "usual", "any_usual")},
    })  # fmt: skip


@compiled
def _cell(row, day, first, weeks, starts):
    """The cell of a person's day, -1 outside the person's weeks."""
    if row < 0:
        return -1
    week = (day - first[row]) // 7
    return starts[row] + week if 0 <= week < weeks[row] else -1


@compiled
def _add_mail(rows, days, clicked, first, weeks, starts, counts):
    for i in range(len(rows)):
        cell = _cell(rows[i], days[i], first, weeks, starts)
        if cell >= 0:
            counts[MESSAGES, cell] += 1
            if (days[i] - first[rows[i]]) % 7 == 0:
                counts[ON_MONDAY, cell] += 1
            if clicked[i] != NEVER:
                counts[SENT_CLICKED, cell] += 1
        if clicked[i] != NEVER:
            cell = _cell(rows[i], clicked[i], first, weeks, starts)
            if cell >= 0:
                counts[CLICKED, cell] += 1


@compiled
def _add_orders(rows, days, first, weeks, starts, orders):
    for i in range(len(rows)):
        cell = _cell(rows[i], days[i], first, weeks, starts)
        if cell >= 0:
            orders[cell] += 1


@compiled
def _add_signs(rows, days, first, weeks, starts, sign):
    for i in range(len(rows)):
        cell = _cell(rows[i], days[i], first, weeks, starts)
        if cell >= 0:
            sign[cell] = max(sign[cell], days[i])


@compiled
def _add_spells(rows, entered, until, left, first, weeks, starts, is_on, left_on):
    for i in range(len(rows)):
        row = rows[i]
        if row < 0:
            continue
        for week in range(max((entered[i] - first[row]) // 7, 0), min((until[i] - first[row]) // 7, weeks[row] - 1) + 1):
            is_on[starts[row] + week] = True
        if left[i] != NEVER:
            cell = _cell(row, left[i], first, weeks, starts)
            if cell >= 0 and entered[i] <= left[i]:
                left_on[cell] = left[i] if left_on[cell] == NEVER else min(left_on[cell], left[i])


@compiled
def _places(first, weeks, starts, is_on, is_drawn, first_kept, last_kept):
    """(for every cell its place among the rows by week and person, their number): -1 where there is no row; the place after
    the last is that of all rows that are not kept, for what follows a row must know of it."""
    earliest, latest = first[0], first[0]
    for row in range(len(first)):
        earliest, latest = min(earliest, first[row]), max(latest, first[row] + 7 * (weeks[row] - 1))
    sizes = np.zeros((latest - earliest) // 7 + 2, np.int64)
    at = np.full(starts[-1], NONE, np.int64)
    for row in range(len(first)):
        for week in range(weeks[row]):
            if is_on[starts[row] + week] and first[row] + 7 * week >= first_kept and (is_drawn[row] or first[row] + 7 * week == last_kept):
                sizes[(first[row] - earliest) // 7 + week + 1] += 1
    for week in range(1, len(sizes)):
        sizes[week] += sizes[week - 1]
    rows = sizes[-1]
    for row in range(len(first)):
        for week in range(weeks[row]):
            if is_on[starts[row] + week] and first[row] + 7 * week >= first_kept:
                one = (first[row] - earliest) // 7 + week
                if is_drawn[row] or first[row] + 7 * week == last_kept:
                    at[starts[row] + week] = sizes[one]
                    sizes[one] += 1
                else:
                    at[starts[row] + week] = rows
    return at, rows


@compiled
def _level(received, place):
    """The step of a number of messages in a window: of one in 7 and 14 days, two in 28, six in 90; 8 and more are one."""
    return min((received + 5) // 6 if place == 3 else (received + 1) // 2 if place == 2 else received, 8)


@compiled
def _since(last, k):
    """Weeks since the week number `last`."""
    return NONE if last < 0 else k - last


@compiled
def _walk(
    place, first, starts, counts, sign, left_on, at,
    week_, person_no, messages, two, four, ninety, before_7, before_14, before_28, before_90, usual_total, usual_weeks, against_usual, clicked, clicked_91, clicked_total,
    sent_clicked, orders, has_left, sign_on, leaves_on, leaves_before_next, last_week, since_row, since_level, since_written, since_usual, since_any_usual,
):  # fmt: skip
    longest = 0
    for row in range(len(first)):
        longest = max(longest, starts[row + 1] - starts[row])
    total, clicks, quarter = np.zeros(longest + 1, np.int64), np.zeros(longest + 1, np.int64), np.zeros(longest + 1, np.int64)
    at_level, written, as_usual = np.empty((4, 9), np.int64), np.empty((4, 9), np.int64), np.empty(5, np.int64)
    window = np.zeros(4, np.int64)
    for row in range(len(first)):
        at_level[:], written[:], as_usual[:] = NONE, NONE, NONE
        before_row, any_usual, last_sign, final, size = NONE, NONE, NEVER, NEVER, starts[row + 1] - starts[row]
        for k in range(size):
            cell = starts[row] + k
            # total[k + 1]: messages of the weeks up to and with week k
            total[k + 1], clicks[k + 1] = total[k] + counts[MESSAGES, cell], clicks[k] + counts[CLICKED, cell]
            quarter[k + 1] = total[k + 1] - total[max(k - 12, 0)] - (counts[ON_MONDAY, cell - 12] if k >= 12 else 0)
            last_sign = max(last_sign, sign[cell])
            i = at[cell]
            if i < 0:
                continue
            week = first[row] + 7 * k
            final = week
            week_[i], person_no[i], messages[i] = week, place[row] + 1, counts[MESSAGES, cell]
            two[i], four[i], ninety[i] = total[k + 1] - total[max(k - 1, 0)], total[k + 1] - total[max(k - 3, 0)], quarter[k + 1]
            window[0], window[1] = total[k] - total[max(k - 1, 0)], total[k] - total[max(k - 2, 0)]
            window[2], window[3] = total[k] - total[max(k - 4, 0)], quarter[k]
            before_7[i], before_14[i], before_28[i], before_90[i] = window[0], window[1], window[2], window[3]
            clicked[i], clicked_91[i], clicked_total[i] = counts[CLICKED, cell], clicks[k + 1] - clicks[max(k - 12, 0)], clicks[k + 1]
            sent_clicked[i] = counts[SENT_CLICKED, cell]
            orders[i], has_left[i], sign_on[i] = counts[ORDERS, cell], left_on[cell] != NEVER, last_sign
            for one in range(4):
                level = _level(window[one], one)
                since_level[i, one] = _since(at_level[one, level], k)
                at_level[one, level] = k
                since_written[i, one] = NONE
                if counts[MESSAGES, cell] > 0:
                    since_written[i, one] = _since(written[one, level], k)
                    written[one, level] = k
            usual_total[i], usual_weeks[i], against_usual[i], since_usual[i], since_any_usual[i] = NONE, NONE, NONE, NONE, NONE
            if k >= 16:
                usual_total[i], usual_weeks[i] = total[k - 4] - total[max(k - 56, 0)], min(k - 4, 52)
                times = (window[2] + 0.5) / (usual_total[i] * 4.0 / usual_weeks[i] + 0.5)
                step = 1 if times < 0.667 else 2 if times <= 1.5 else 3 if times <= 2.5 else 4
                against_usual[i] = step
                since_usual[i] = _since(as_usual[step], k)
                as_usual[step] = k
                since_any_usual[i] = _since(any_usual, k)
                any_usual = k
            since_row[i] = _since(before_row, k)
            before_row = k
        leaves, next_written = NEVER, NEVER
        for k in range(size - 1, -1, -1):
            cell = starts[row] + k
            i = at[cell]
            if i >= 0:
                leaves = leaves if left_on[cell] == NEVER else left_on[cell]
                leaves_on[i], last_week[i], leaves_before_next[i] = leaves, final, False
                if counts[MESSAGES, cell] > 0:
                    week = first[row] + 7 * k
                    leaves_before_next[i] = leaves != NEVER and leaves < week + REMEMBERED_DAYS and (next_written == NEVER or leaves < next_written)
                    next_written = week
