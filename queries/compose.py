"""A question and a scope become one statement: the counted tables shadowed by their rows in scope.

Metrics are spelled out (their SQL functions replaced by what they stand for), so that the statement
runs as it is in any tool, and on other engines after translation.

The dialect is imported here rather than named: by its name, a thread that asks for it while another is loading it is given
half of it, which reads `$start` as a column.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.dialects.duckdb import DuckDB
from sqlglot.optimizer.simplify import simplify

from data import marts
from data.sqlfile import MalformedSqlFile, SqlFile
from data.wording import nearest
from queries import catalogue, segments
from queries.scope import OutOfReach, Scope, conditions
from queries.segments import Rule


@dataclass(frozen=True)
class Statement:
    """SQL ready to run, and the values of the parameters it names."""

    sql: str
    values: dict[str, object]


@dataclass(frozen=True)
class Macro:
    """A metric as SQL: the names of its arguments and the expression they go into."""

    name: str
    arguments: tuple[str, ...]
    body: exp.Expression


def counts(question: SqlFile) -> tuple[tuple[str, str | None], ...]:
    """The tables a question counts, itself or through what it builds on, each with the moment that places its rows in
    a period; a table without one is placed by the question, which names $start and $end."""
    found: dict[str, str | None] = {}
    for file in (question, *catalogue.built_on(question)):
        for line in file.many("counts"):
            table, _, moment = line.partition(" by ")
            found.setdefault(table.strip(), moment.strip() or None)
    return tuple(found.items())


@lru_cache(maxsize=512)
def macro(file: SqlFile) -> Macro:
    """Read `create or replace macro name(arguments) as expression`."""
    parsed = sqlglot.parse_one(file.sql, dialect=DuckDB)
    if not isinstance(parsed, exp.Create):
        raise MalformedSqlFile(f"{file.path}: a metric is `create or replace macro {file.name}(…) as …`")
    function = parsed.this
    arguments = tuple(argument.name for argument in function.expressions)
    body = parsed.expression
    name = function.this.name
    if name != file.name:
        raise MalformedSqlFile(f"{file.path}: the macro is named {name}, the file {file.name}")
    return Macro(file.name, arguments, body)


def spell_out(tree: exp.Expression, metrics: dict[str, SqlFile]) -> exp.Expression:
    """Replace every call of a metric by what it stands for, until none is left (metrics may call metrics)."""
    for _ in range(10):
        calls = [node for node in tree.find_all(exp.Anonymous) if node.name.lower() in metrics]
        if not calls:
            return tree
        for call in reversed(calls):
            known = macro(metrics[call.name.lower()])
            if len(call.expressions) != len(known.arguments):
                raise MalformedSqlFile(f"{known.name} takes {len(known.arguments)} values ({', '.join(known.arguments)}), {len(call.expressions)} given")
            given = dict(zip(known.arguments, call.expressions, strict=True))
            body = known.body.copy().transform(lambda node, given=given: _given(node, given))
            call.replace(exp.paren(body))
    raise MalformedSqlFile("metrics call each other in a circle")


def _given(node: exp.Expression, given: dict[str, exp.Expression]) -> exp.Expression:
    if isinstance(node, exp.Column) and not node.table and node.name in given:
        return exp.paren(given[node.name].copy())
    return node


@lru_cache(maxsize=1024)
def _parsed(question: SqlFile, metrics: tuple[SqlFile, ...]) -> exp.Expression:
    tree = sqlglot.parse_one(question.sql, dialect=DuckDB)
    return spell_out(tree, {metric.name: metric for metric in metrics})


def scoped(question: SqlFile, scope: Scope, tables: dict[str, frozenset[str]], metrics: tuple[SqlFile, ...], rules: tuple[Rule, ...] = ()) -> tuple[exp.Expression, dict[str, object]]:
    """The question's tree with one CTE per counted table in front, and the scope's values. Raises OutOfReach, NoSuchSegment."""
    values: dict[str, object] = {"start": scope.start, "end": scope.end}
    people = {}
    for place, name in enumerate(dict(scope.chosen).get("saved", ())):
        people[name], named = _people_of(segments.named(name, rules), f"saved_{place}", tables, metrics, rules)
        values |= named
    in_scope = []
    gathering = (marts.marts()[made] for table, _ in counts(question) for made in _made_from(table) if gathered(made))  # they may be made again from rows in scope
    read_by = tuple(_parsed(file, metrics) for file in (question, *catalogue.built_on(question), *gathering))
    for table, moment in counts(question):
        rows, named = _rows_of(table, moment, scope, tables, question.name, people, _columns_read(table, tables[table], read_by))
        values |= named
        # read where it is named, so that each reading takes only the columns and weeks it needs
        in_scope.append(exp.CTE(this=rows, alias=exp.TableAlias(this=exp.to_identifier(table)), materialized=False))
    last = []
    for piece in catalogue.built_on(question):
        made = exp.CTE(this=_parsed(piece, metrics).copy(), alias=exp.TableAlias(this=exp.to_identifier(piece.name)))
        (last if piece.has("reads") else in_scope).append(made)
    tree = _parsed(question, metrics).copy()
    with_ = tree.args.get("with_") or tree.args.get("with")
    own = list(with_.expressions) if with_ else []
    for cte in own:
        cte.pop()
    key = "with_" if "with_" in exp.Select.arg_types else "with"
    if in_scope or own or last:
        tree.set(key, exp.With(expressions=[*in_scope, *own, *last]))
    return tree, values


def _columns_read(table: str, there: frozenset[str], read_by: tuple[exp.Expression, ...]) -> list[exp.Expression]:
    """The columns of a table that a question and its pieces name; all where one of them takes what is there. DuckDB finds
    out itself which it need not read, after it has planned them all."""
    for select in (select for tree in read_by for select in tree.find_all(exp.Select)):
        taken = [select.args.get("from_") or select.args.get("from"), *(select.args.get("joins") or [])]
        if select.is_star and any(source is not None and isinstance(source.this, exp.Table) and source.this.name == table for source in taken):
            return [exp.Star()]
    named = {identifier.name for tree in read_by for identifier in tree.find_all(exp.Identifier)}
    return [exp.column(name) for name in sorted(there & named)] or [exp.Star()]


def gathered(table: str) -> tuple[str, ...]:
    """The marts of single rows that a mart gathers (`gathers:`); none for any other table."""
    made = marts.marts().get(table)
    return made.listed("gathers") if made else ()


def _made_from(table: str) -> tuple[str, ...]:
    """A table, and the marts it is gathered from where a filter cannot reach its own rows, down to that of single rows."""
    return (table, *(made for base in gathered(table) for made in _made_from(base)))


def _rows_of(table: str, moment: str | None, scope: Scope, tables: dict[str, frozenset[str]], question: str, people: dict[str, exp.Expression], columns: list[exp.Expression]) -> tuple[exp.Expression, dict[str, object]]:
    """The rows of a table in scope, with these columns. What is gathered and a filter cannot reach by its own columns is gathered again from the
    rows in scope, all their time, by the mart's own statement; the period is taken from what is gathered. Raises OutOfReach."""
    source = exp.table_(table, db="main")
    try:
        kept, values = conditions(scope, table, moment, tables, question, people, looks_up=not gathered(table))
    except OutOfReach:
        if not gathered(table):
            raise
        kept, values = conditions(replace(scope, chosen=()), table, moment, tables, question)
        counted = _apart(_parsed(marts.marts()[table], ()).copy(), table)
        for base in gathered(table):
            read, named = _rows_of(base, None, scope, tables, question, people, [exp.Star()])
            values |= named
            counted = counted.with_(f"{table}_of_{base}", as_=read)
            parts = (counted.args.get("with_") or counted.args["with"]).expressions
            parts.insert(0, parts.pop())  # before the statement's own parts, which read it
        source, columns = counted.subquery(table), [exp.Star()]
    return exp.select(*columns).from_(source).where(*kept), values


def _apart(tree: exp.Expression, table: str) -> exp.Expression:
    """A mart's statement whose parts, and what it gathers, have names of their own: engines that put all parts of a statement in one list would take the
    question's for them."""
    own = list(tree.find_all(exp.CTE))
    names = {name: f"{table}_of_{name}" for name in (*gathered(table), *(cte.alias for cte in own))}
    for read in [node for node in tree.find_all(exp.Table) if not node.db and node.name in names]:
        read.set("alias", exp.TableAlias(this=exp.to_identifier(read.alias or read.name)))
        read.set("this", exp.to_identifier(names[read.name]))
    for cte in own:
        cte.set("alias", exp.TableAlias(this=exp.to_identifier(names[cte.alias])))
    return tree


def _people_of(rule: Rule, prefix: str, tables: dict[str, frozenset[str]], metrics: tuple[SqlFile, ...], rules: tuple[Rule, ...]) -> tuple[exp.Expression, dict[str, object]]:
    """The customers of a kept rule as a SELECT, its parameters renamed so that they meet no others."""
    question = catalogue.question(rule.question)
    tree, values = scoped(question, rule.scope, tables, metrics, tuple(other for other in rules if other != rule))
    values = catalogue.parameters(question) | dict(rule.own) | values
    used = {}
    for node in tree.find_all(exp.Placeholder, exp.Parameter):
        if node.name in values:
            used[f"{prefix}_{node.name}"] = values[node.name]
            renamed = f"{prefix}_{node.name}"
            node.set("this", exp.var(renamed) if isinstance(node, exp.Parameter) else renamed)
    return exp.select("customer_id").from_(tree.subquery("people")), used


@lru_cache(maxsize=1024)
def _deciding(question: SqlFile) -> frozenset[str]:
    """The parameters by whose values alone a branch of a union gives rows or none, in a question or what it builds on."""
    trees = (_parsed(file, ()) for file in (question, *catalogue.built_on(question)))
    return frozenset(node.name for tree in trees for _, decides in _branches(tree) for node in decides.find_all(exp.Placeholder, exp.Parameter))


def _branches(tree: exp.Expression) -> list[tuple[exp.Select, exp.Expression]]:
    """The branches of unions that keep every row, with what of their condition names parameters and no column."""
    found = []
    for branch in (side for union in tree.find_all(exp.Union) if not union.args.get("distinct") for side in (union.left, union.right) if isinstance(side, exp.Select)):
        where = branch.args.get("where")
        parts = where.this.flatten() if where and isinstance(where.this, exp.And) else [where.this] if where else []
        found += [(branch, part) for part in parts if part.find(exp.Placeholder, exp.Parameter) and not part.find(exp.Column)]
    return found


def _without_ruled_out(tree: exp.Expression, values: dict[str, object]) -> exp.Expression:
    """The tree without the branches that these values leave empty, and without the parts which then nothing reads: DuckDB
    would plan them at each click, for a third of the time of a question about journeys."""

    def told(node: exp.Expression) -> exp.Expression:
        return exp.convert(values[node.name]) if isinstance(node, (exp.Placeholder, exp.Parameter)) and node.name in values else node

    for branch, decides in _branches(tree):
        union = branch.parent
        if union.parent and simplify(decides.copy().transform(told)) == exp.false():  # all parts hang on a union that is the whole statement
            union.replace(_left_of(union, union.right if branch is union.left else union.left))
    while unread := [cte for cte in tree.find_all(exp.CTE) if not any(table.name == cte.alias and not table.db for table in tree.find_all(exp.Table))]:
        for cte in unread:
            cte.pop()
    return tree


def _left_of(union: exp.Union, branch: exp.Expression) -> exp.Expression:
    """The one branch left of a union, with the parts the union begins with and the names its first branch gives to the columns."""
    if isinstance(branch, exp.Select) and not union.is_star:
        branch.set("expressions", [exp.alias_(column.unalias(), name) for column, name in zip(branch.expressions, union.named_selects, strict=True)])
    if parts := union.args.get("with_"):
        own = branch.args.get("with_")
        branch.set("with_", exp.With(expressions=[*parts.expressions, *(own.expressions if own else ())]))
    return branch


@lru_cache(maxsize=4096)
def _composed(question: SqlFile, scope: Scope, tables: tuple, metrics: tuple[SqlFile, ...], rules: tuple[Rule, ...], decided: tuple) -> tuple[str, tuple[tuple[str, object], ...], frozenset[str]]:
    tree, values = scoped(question, scope, dict(tables), metrics, rules)
    if decided:
        tree = _without_ruled_out(tree, dict(decided))
    named = frozenset(node.name for node in tree.find_all(exp.Placeholder, exp.Parameter) if node.name)
    return tree.sql(dialect=DuckDB, pretty=True), tuple(values.items()), named


def statement(question: SqlFile, scope: Scope, tables: dict[str, frozenset[str]], metrics: tuple[SqlFile, ...], own: dict[str, object], rules: tuple[Rule, ...] = ()) -> Statement:
    """The SQL of a question in a scope and the values it names; `own` are the question's own parameters, `rules` what
    the filter `saved` may name."""
    asked = {name for table, _ in counts(question) for name in _made_from(table)} | {"customers"}
    if "saved" in dict(scope.chosen):
        asked |= {name for rule in rules for table, _ in counts(catalogue.question(rule.question)) for name in _made_from(table)}
    else:
        rules = ()
    relevant = tuple((name, tables[name]) for name in sorted(asked) if name in tables)
    if not counts(question):
        raise MalformedSqlFile(f"{question.path}: no line `-- counts:`, so neither period nor filters would reach its rows: add `-- counts: <table> by <its moment>`")
    missing = [table for table, _ in counts(question) if table not in tables]
    if missing:
        raise MalformedSqlFile(f"{question.path}: `counts:` names {missing[0]}, which the store does not have; the nearest it has: {nearest(missing[0], sorted(tables))}")
    shape, told = scope.shape()
    sql, values, named = _composed(question, shape, relevant, metrics, rules, tuple((name, own[name]) for name in sorted(_deciding(question) & own.keys())))
    bound = {**dict(values), **told, **own}
    return Statement(sql, {name: value for name, value in bound.items() if name in named})
