"""Our SQL, written for DuckDB, in the words of Spark.

SQLGlot translates most of it. What it leaves in DuckDB's words, or turns into something that counts otherwise, is put
right here, one small rule each: a piece of the statement goes in, one of the same meaning on Spark comes out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.dialects.duckdb import DuckDB
from sqlglot.dialects.spark import Spark

STORED = "stored_"
"""Before a table's name on the engine, so that a CTE of the table's own name never hides it."""


@dataclass(frozen=True)
class Translated:
    """A statement in the words of an engine, and the tables of the store it reads."""

    sql: str
    tables: tuple[str, ...]


class Untranslatable(ValueError):
    """Part of a statement has no counterpart on the engine."""


def view(table: str) -> str:
    """The name a table goes by on the engine."""
    return STORED + table


@lru_cache(maxsize=4096)
def spark(statement: str) -> Translated:
    """A statement of ours for Spark; parameters stay parameters, `$name` becoming `:name`. Raises Untranslatable."""
    tree = sqlglot.parse_one(statement, dialect=DuckDB)
    tables = _stored(tree)
    for cte in tree.find_all(exp.CTE):
        cte.set("materialized", None)
    for node in reversed(list(tree.walk())):
        rule = RULES.get(type(node)) or (FUNCTIONS.get(node.name.lower()) if isinstance(node, exp.Anonymous) else None)
        made = rule(node) if rule else node
        if made is not node:
            node.replace(made)
    return Translated(tree.sql(dialect=_Spark), tables)


def _stored(tree: exp.Expression) -> tuple[str, ...]:
    """Name the store's tables as they are named on the engine; return them."""
    ctes = {cte.alias for cte in tree.find_all(exp.CTE)}
    found = set()
    for table in tree.find_all(exp.Table):
        if not table.name or (table.name in ctes and not table.db):
            continue
        found.add(table.name)
        if not table.alias:
            table.set("alias", exp.TableAlias(this=exp.to_identifier(table.name, quoted=True)))
        table.set("db", None)
        table.set("this", exp.to_identifier(view(table.name)))
    return tuple(sorted(found))


def _sql(text: str, **parts: exp.Expression) -> exp.Expression:
    """An expression in the words of Spark, the names in braces standing for parts of the statement."""
    made = sqlglot.parse_one(text, dialect="spark")
    return made.transform(lambda node: exp.paren(parts[node.name].copy()) if isinstance(node, exp.Column) and not node.table and node.name in parts else node)


def _double(node: exp.Literal) -> exp.Expression:
    """1.0 is a decimal on Spark, whose quotients keep few digits."""
    return node if node.is_string or "." not in node.name else exp.Cast(this=node.copy(), to=exp.DataType.build("double"))


def _seconds(node: exp.TimeToUnix) -> exp.Expression:
    """epoch() tells parts of seconds, unix_timestamp() does not."""
    return _sql("unix_micros(cast(moment_ as timestamp)) / 1e6", moment_=node.this)


def _days(node: exp.ToDays) -> exp.Expression:
    return exp.func("make_dt_interval", node.this)


def _boundaries(node: exp.DateDiff) -> exp.Expression:
    """date_diff counts midnights or turns of a month, Spark's counts whole days or months."""
    unit = str(node.args.get("unit") or "day").lower()
    if unit == "day":
        return _sql("datediff(cast(until_ as date), cast(since_ as date))", since_=node.expression, until_=node.this)
    if unit == "month":
        return _sql("(year(until_) - year(since_)) * 12 + month(until_) - month(since_)", since_=node.expression, until_=node.this)
    raise Untranslatable(f"date_diff by {unit}")


def _chosen_by(node: exp.ArgMax | exp.ArgMin) -> exp.Expression:
    """min_by and max_by pass over rows without a value; on Spark they may choose them."""
    return type(node)(this=node.this.copy(), expression=_sql("case when value_ is not null then by_ end", value_=node.this, by_=node.expression))


def _interpolated(node: exp.PercentileCont) -> exp.Expression:
    return exp.func("percentile", node.this, node.expression)


def _one_of_them(node: exp.PercentileDisc | exp.WithinGroup) -> exp.Expression:
    """percentile_disc by its own name: SQLGlot would make it approximate. DuckDB also writes it quantile_disc(x, share order by x)."""
    if isinstance(node, exp.WithinGroup):
        if not isinstance(node.this, exp.PercentileDisc):
            return node
        share, value = node.this.this, node.expression.expressions[0].this
    elif node.expression is None:
        return node
    else:
        share, value = node.expression.this if isinstance(node.expression, exp.Order) else node.expression, node.this
    return exp.Anonymous(this=PERCENTILE_DISC, expressions=[share, value])


def _numbered(node: exp.Select) -> exp.Expression:
    """generate_subscripts() beside unnest() tells the places of a list's elements, from 1; posexplode() tells both, from 0."""
    named = {one.this.name.lower() if isinstance(one.this, exp.Anonymous) else type(one.this): one for one in node.expressions if isinstance(one, exp.Alias)}
    if "generate_subscripts" not in named:
        return node
    place, element, made = named["generate_subscripts"].alias, named[exp.Explode].alias, node.copy()
    columns = {place: _sql(f"numbered.{place} + 1").as_(place), element: exp.column(element, table="numbered")}
    made.set("expressions", [columns.get(one.alias_or_name, one) for one in made.expressions])
    alias = exp.TableAlias(this=exp.to_identifier("numbered"), columns=[exp.to_identifier(place), exp.to_identifier(element)])
    made.append("laterals", exp.Lateral(this=exp.Posexplode(this=named[exp.Explode].this.this.copy()), view=True, alias=alias))
    return made


def _element(node: exp.Anonymous) -> exp.Expression:
    """list_extract counts from 1, and gives nothing past the ends."""
    return exp.func("get", node.expressions[0], _sql("place_ - 1", place_=node.expressions[1]), dialect="spark")


def _position(node: exp.ArrayPosition | exp.Anonymous) -> exp.Expression:
    """list_position gives nothing for what is not there, array_position 0."""
    listed, wanted = (node.this, node.expression) if isinstance(node, exp.ArrayPosition) else node.expressions
    return exp.Nullif(this=exp.Anonymous(this="array_position", expressions=[listed, wanted]), expression=exp.Literal.number(0))


def _letter(node: exp.Chr) -> exp.Expression:
    """chr() keeps eight bits on Spark: the letter is written as its three bytes of UTF-8 (from U+0800 to U+FFFF)."""
    return _sql(
        "cast(unhex(concat(hex(224 + code_ div 4096), hex(128 + (code_ div 64) % 64), hex(128 + code_ % 64))) as string)",
        code_=node.expressions[0],
    )


def _parts(node: exp.Split) -> exp.Expression:
    """string_split takes its separator as it is, split() as a regular expression."""
    if not isinstance(node.expression, exp.Literal):
        raise Untranslatable("a list split at what is not known beforehand")
    pattern = "".join(f"[{letter}]" for letter in node.expression.name)
    return exp.Anonymous(this="split", expressions=[node.this, exp.Literal.string(pattern)])


def _matches(node: exp.RegexpLike) -> exp.Expression:
    """The flag `s` (a dot stands for a new line too) goes inside the expression."""
    if not node.args.get("flag"):
        return node
    return _sql("rlike(text_, concat('(?s)', pattern_))", text_=node.this, pattern_=node.expression)


def _iso_weekday(node: exp.DayOfWeekIso) -> exp.Expression:
    """Monday is 1."""
    return _sql("(dayofweek(day_) + 5) % 7 + 1", day_=node.this)


PERCENTILE_DISC = "percentile_disc_within"

RULES: dict[type, Callable[[exp.Expression], exp.Expression]] = {
    exp.Literal: _double,
    exp.TimeToUnix: _seconds,
    exp.ToDays: _days,
    exp.DateDiff: _boundaries,
    exp.ArgMax: _chosen_by,
    exp.ArgMin: _chosen_by,
    exp.PercentileCont: _interpolated,
    exp.PercentileDisc: _one_of_them,
    exp.WithinGroup: _one_of_them,
    exp.ArrayPosition: _position,
    exp.Chr: _letter,
    exp.Split: _parts,
    exp.RegexpLike: _matches,
    exp.DayOfWeekIso: _iso_weekday,
    exp.Select: _numbered,
}
FUNCTIONS: dict[str, Callable[[exp.Anonymous], exp.Expression]] = {"list_extract": _element, "list_position": _position}


class _Spark(Spark):
    """Spark, with the one function SQLGlot has no words for."""

    class Generator(Spark.Generator):
        def anonymous_sql(self, expression: exp.Anonymous) -> str:
            if expression.name == PERCENTILE_DISC:
                share, value = (self.sql(one) for one in expression.expressions)
                return f"PERCENTILE_DISC({share}) WITHIN GROUP (ORDER BY {value})"
            return super().anonymous_sql(expression)
