"""What the reader is looking at: a period and the chosen slices, as values, never as text.

A filter is one line of FILTERS: it gives the widget, the URL key, the SQL condition and the sentence.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlglot import exp

from data.wording import nearest
from queries.wording import Wrong

UNKNOWN = "unknown"
"""The choice that stands for a value no tool told; a reader may ask for those rows as for any others."""


class OutOfReach(Wrong):
    """A filter cannot reach the rows a question counts; refusing is better than a filter that does nothing."""

    def __init__(self, filter_name: str, question: str, table: str) -> None:
        super().__init__("filter_out_of_reach", name=filter_name, question=question, table=table)
        self.filter_name, self.question, self.table = filter_name, question, table


@dataclass(frozen=True)
class Filter:
    """A slice: the column that holds it and, when the counted table lacks it, where it lives; or the people of a kept rule."""

    column: str
    lives_in: str | None = None
    through: str | None = None
    by_rule: bool = False


FILTERS = {
    "channel": Filter("channel"),
    "segment": Filter("segment", lives_in="customers", through="customer_id"),
    "language": Filter("language", lives_in="customers", through="customer_id"),
    "tool": Filter("source_system"),
    "country": Filter("country", lives_in="customers", through="customer_id"),
    "saved": Filter("saved", through="customer_id", by_rule=True),
}

PEOPLE = ("segment", "saved")
"""Filters that each name a group of people."""


@dataclass(frozen=True)
class Scope:
    """A period [start, end[ in the store's zone, and for each chosen filter the values wanted."""

    start: date
    end: date
    chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise Wrong("period_empty", start=self.start, end=self.end)
        for name, _ in self.chosen:
            if name not in FILTERS:
                raise Wrong("filter_unknown", name=name, nearest=nearest(name, FILTERS), known=", ".join(FILTERS))
        object.__setattr__(self, "chosen", tuple(sorted((name, tuple(sorted(set(values)))) for name, values in self.chosen if values)))

    @property
    def days(self) -> int:
        return (self.end - self.start).days

    def narrowed(self, name: str, *values: str) -> Scope:
        """The same view with one filter set (both choices hold where it was set already)."""
        before = dict(self.chosen).get(name)
        kept = tuple(value for value in values if before is None or value in before)
        others = tuple(pair for pair in self.chosen if pair[0] != name)
        return replace(self, chosen=(*others, (name, kept or ("",))))

    def against(self, name: str, value: str) -> Scope:
        """The same period for another group: it takes the place of what was chosen of that filter, and a segment or a
        kept group that of the other, both being people; other filters stay."""
        gone = PEOPLE if name in PEOPLE else (name,)
        return replace(self, chosen=(*(pair for pair in self.chosen if pair[0] not in gone), (name, (value,))))

    def shape(self) -> tuple[Scope, dict[str, object]]:
        """A scope that asks the same in the same SQL, its values left out, and those values by parameter: statements of
        one shape are composed once. Names of kept rules stay, as each has SQL of its own."""
        chosen, values = [], {"start": self.start, "end": self.end}
        for name, wanted in self.chosen:
            if FILTERS[name].by_rule:
                chosen.append((name, wanted))
                continue
            told = [value for value in wanted if value != UNKNOWN]
            chosen.append((name, (*(f"{place:05d}" for place in range(1, len(told) + 1)), *([UNKNOWN] if UNKNOWN in wanted else []))))
            values |= {f"{name}_{place}": value for place, value in enumerate(told, 1)}
        return Scope(date(2000, 1, 1), date(2000, 1, 2), tuple(chosen)), values

    def compared_to(self, how: str, until: date | None = None) -> Scope:
        """What is compared with: `previous`, `year`, or another group as `<filter>=<value>`."""
        name, equals, value = how.partition("=")
        return self.against(name, value) if equals else self.before(how, until)

    def is_same_period(self, other: Scope) -> bool:
        """Whether both look at the same days, so that they differ by whom they count."""
        return (self.start, self.end) == (other.start, other.end)

    def before(self, how: str, until: date | None = None) -> Scope:
        """The period to compare with: `previous`, or `year` before; only as long as has elapsed of this one.

        Whole calendar months give way to the months before; other periods move by whole weeks,
        so that weekdays stay what they are. `until` is the first day not yet observed.
        """
        end = min(self.end, until) if until and until > self.start else self.end
        elapsed = end - self.start
        months = self._whole_months() if end == self.end else None
        if how == "year":
            if months is not None:
                return replace(self, start=_months_away(self.start, -12), end=_months_away(self.end, -12))
            start = self.start - timedelta(days=364)
        elif how == "previous":
            if months is not None:
                return replace(self, start=_months_away(self.start, -months), end=self.start)
            whole = self.days if self.days < 7 else -(-self.days // 7) * 7
            start = self.start - timedelta(days=whole)
        else:
            raise Wrong("comparison_unknown", how=how)
        return replace(self, start=start, end=start + elapsed)

    def _whole_months(self) -> int | None:
        if self.start.day != 1 or self.end.day != 1:
            return None
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month


def _months_away(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def conditions(scope: Scope, table: str, moment: str | None, tables: dict[str, frozenset[str]], question: str, people: dict[str, exp.Expression] | None = None, looks_up: bool = True) -> tuple[list[exp.Expression], dict[str, object]]:
    """SQL conditions and values that keep the rows of `table` in scope; `people` holds for each kept rule the SELECT of
    its customers, `looks_up` says whether what a row does not hold is that of its customer. Raises OutOfReach."""
    there = tables[table]
    kept: list[exp.Expression] = []
    values: dict[str, object] = {}
    if moment:
        kept += [exp.column(moment) >= _parameter("start"), exp.column(moment) < _parameter("end")]
        values |= {"start": scope.start, "end": scope.end}
    for name, chosen in scope.chosen:
        slice_ = FILTERS[name]
        if slice_.by_rule:
            if slice_.through not in there:
                raise OutOfReach(name, question, table)
            kept.append(exp.or_(*(exp.column(slice_.through).isin(query=(people or {})[value].copy()) for value in chosen)))
            continue
        told = [value for value in chosen if value != UNKNOWN]
        names = [f"{name}_{place}" for place in range(1, len(told) + 1)]
        values |= dict(zip(names, told, strict=True))
        one_of = _one_of(slice_.column, names, UNKNOWN in chosen)
        if slice_.column in there:
            kept.append(one_of)
        elif looks_up and slice_.lives_in and slice_.through in there and slice_.lives_in in tables:
            people = exp.select(slice_.through).from_(exp.table_(slice_.lives_in, db="main")).where(one_of)
            kept.append(exp.column(slice_.through).isin(query=people))
        else:
            raise OutOfReach(name, question, table)
    return kept, values


def _one_of(column: str, names: list[str], or_unknown: bool) -> exp.Expression:
    listed = exp.column(column).isin(*[_parameter(name) for name in names]) if names else None
    unknown = exp.column(column).is_(exp.null())
    if listed is None:
        return unknown
    return exp.paren(listed.or_(unknown)) if or_unknown else listed


def _parameter(name: str) -> exp.Expression:
    return exp.Placeholder(this=name)
