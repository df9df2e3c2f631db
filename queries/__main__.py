"""The command line of questions: list them, ask one, watch the vital signs."""

from __future__ import annotations

import csv
import functools
import io
import json
import re
import subprocess
import sys
from datetime import date, datetime, timedelta

import duckdb
from sqlglot.errors import ParseError

from data import spreadsheet, starting
from data.arguments import Parser, day_in, path_in
from data.exporting import ExportProblem
from data.sqlfile import MalformedSqlFile
from data.store import DEFAULT_PATH, Store, StoreProblem
from data.wording import harmless, nearest, reader_language
from data.wording import say as say_of_data
from queries import Answer, WrongParameter, ask, catalogue, chosen, engine, pairs, period_of, vital_signs, watch
from queries.catalogue import NoSuchQuestion
from queries.scope import FILTERS, Scope
from queries.wording import Wrong, say

FIRED = 3
"""Exit code when an alert fires; 0 quiet, 1 no data, 2 a wrong rule or argument."""
A_DAY = timedelta(days=1)
DECIMALS = 4
"""Decimals of a table for the terminal; CSV and JSON have all."""
BRIEF = "pages.brief"
"""Run by its name: questions know nothing of pages, which write the brief."""


def _parser(language: str) -> Parser:
    parser = Parser(prog="python -m queries", description=say("command", language), language=language)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help=say("command_list", language), language=language)
    asked = commands.add_parser("ask", help=say("command_ask", language), language=language)
    day, path, metavar = day_in(language), path_in(language), lambda name: say_of_data(f"metavar_{name}", language)
    asked.add_argument("name", metavar=metavar("name"), help=say("argument_name", language))
    asked.add_argument("--start", type=day, metavar=metavar("day"), help=say("argument_start", language))
    asked.add_argument("--end", type=day, metavar=metavar("day"), help=say("argument_end", language))
    asked.add_argument("--where", action="append", default=[], metavar=metavar("filter"), help=say("argument_where", language, filters=", ".join(FILTERS)))
    asked.add_argument("--given", action="append", default=[], metavar=metavar("parameter"), help=say("argument_given", language))
    asked.add_argument("--store", type=path, metavar=metavar("file"), help=say("argument_store", language))
    asked.add_argument("--format", choices=("table", "csv", "json"), default="table", help=say("argument_format", language))
    watching = commands.add_parser("watch", help=say("command_watch", language), language=language)
    watching.add_argument("--store", type=path, default=DEFAULT_PATH, metavar=metavar("file"), help=say("argument_store", language))
    watching.add_argument("--all", action="store_true", help=say("argument_all", language))
    commands.add_parser("brief", help=say("command_brief", language), add_help=False, language=language)
    return parser


def asked_of(options, store: engine.Engine) -> Answer | None:
    """The answer the options ask for; None where the store holds no dated record."""
    whole = period_of(store)
    if whole is None:
        return None
    defaults = catalogue.parameters(catalogue.question(options.name))
    scope = Scope(options.start or whole[0], options.end or whole[1], chosen(options.where, store))
    own = {name: _as_is(defaults[name], name, value) if name in defaults else value for name, value in pairs(options.given)}
    return ask(options.name, scope, store, **own)


def _as_is(default: object, name: str, value: str) -> object:
    """The value of a parameter, of the type its default has."""
    try:
        return type(default)(value)
    except ValueError as problem:
        raise WrongParameter("parameter_number", name=name, value=value, default=default) from problem


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value


def as_json(answer: Answer) -> dict:
    """Rows and their proof, ready for JSON."""
    return {
        "question": answer.question.name,
        "period": {"start": answer.scope.start.isoformat(), "end": answer.scope.end.isoformat()},
        "filters": {name: list(values) for name, values in answer.scope.chosen},
        "n": answer.n,
        "n_is_few": answer.is_few,
        "hidden": answer.hidden,
        "data_until": _plain(answer.data_until),
        "sources": list(answer.sources),
        "statement": answer.statement,
        "values": {name: _plain(value) for name, value in answer.values.items()},
        "rows": [{name: _plain(value) for name, value in row.items()} for row in answer.rows.iter_rows(named=True)],
    }


def as_csv(answer: Answer) -> str:
    """Rows as CSV that no spreadsheet takes for formulas."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(answer.rows.columns)
    for row in answer.rows.iter_rows():
        writer.writerow([spreadsheet.as_text(value) if isinstance(value, str) else _plain(value) for value in row])
    return out.getvalue()


def _warnings(answer: Answer, language: str) -> list[str]:
    """What the metrics of an answer lack for readers: one of one's own may leave a language out, or be counted in what nobody can write."""
    told, metrics = [], catalogue.metrics()
    for name in (name for name in dict.fromkeys(answer.described) if name in metrics):
        path = metrics[name].path
        for kind, what in catalogue.lacking(name):
            told.append(say(f"metric_lacks_{kind}", language, path=path, what=what, nearest=nearest(what, catalogue.UNITS), known=", ".join(catalogue.UNITS)))
    return told


def _size(answer: Answer, language: str) -> object:
    if answer.n is not None:
        return answer.n
    return "<5" if answer.is_few else say("n_withheld", language)


def _as_table(answer: Answer, language: str) -> str:
    import polars as pl

    head = say(
        "told", language, question=answer.question.words("question", language), period=f"{answer.scope.start} – {answer.scope.end}", n=_size(answer, language),
        until=answer.data_until.date() if answer.data_until else "—", tools=", ".join(answer.sources),
    )  # fmt: skip
    with pl.Config(tbl_rows=200, tbl_cols=30, tbl_width_chars=200, tbl_hide_dataframe_shape=True, tbl_hide_column_data_types=True, set_fmt_float="full"):
        lines = [head, harmless(str(answer.rows.with_columns(pl.col(pl.Float64).round(DECIMALS))))]
    if answer.hidden:
        lines.append(say("hidden", language, n=answer.hidden))
    return "\n".join(lines)


def tell_alarms(options, language: str) -> int:
    """Print each alert that fires and why; FIRED where one does, 0 where all are quiet."""
    try:
        store = Store(options.store)
        whole, rules = period_of(store), watch.rules(store.own_folder)
    except StoreProblem as problem:
        print(say_of_data(problem.code, language, **problem.detail), file=sys.stderr)
        return 1
    except watch.UnfitRule as problem:
        print(say("watch_unfit", language, path=store.own_folder / watch.FILE, reason=problem), file=sys.stderr)
        return 2
    if whole is None:
        print(say("no_data", language), file=sys.stderr)
        return 1
    kept = functools.cache(lambda name, scope, own: ask(name, scope, store, **dict(own)))
    firing = 0
    for rule in rules:
        alarm = watch.watched(rule, whole[1], lambda name, scope, **own: kept(name, scope, tuple(sorted(own.items()))))
        firing += alarm.is_firing
        if alarm.is_firing or options.all:
            print(_told_alarm(alarm, language))
    print(say("watch_summary", language, firing=firing, rules=len(rules)))
    return FIRED if firing else 0


def _told_alarm(alarm: watch.Alarm, language: str) -> str:
    sign = alarm.rule.sign
    where = "; ".join(f"{name} = {', '.join(values)}" for name, values in alarm.rule.chosen) or say("watch_everyone", language)
    return say(
        "watch_fires" if alarm.is_firing else "watch_quiet", language, sign=sign.label(language), told=sign.told(language), where=where, now=_told_figure(sign.unit, alarm.latest, language), usual=_told_figure(sign.unit, alarm.usual, language),
        first=alarm.latest_scope.start, last=alarm.latest_scope.end - A_DAY, past_first=alarm.usual_scope.start, past_last=alarm.usual_scope.end - A_DAY, steps=alarm.rule.steps, days=alarm.rule.step_days,
        fired=alarm.fired_in_year, tried=alarm.tried_in_year,
    )  # fmt: skip


def _told_figure(unit: str, one: vital_signs.Reading | None, language: str) -> str:
    if one is None or one.value is None:
        return say("watch_unknown", language)
    if unit == "minutes" and one.value >= 60:
        hours, minutes = divmod(round(one.value), 60)
        return say("watch_hours", language, h=hours, m=f"{minutes:02d}", n=one.n)
    value = one.value * 100 if unit == "share" else one.value
    number = str(round(value, 1 if value >= 1 else 2)).replace(".", say("decimal_sign", language))
    return say("watch_share" if unit == "share" else "watch_minutes", language, x=number, n=one.n)


def main(arguments: list[str] | None = None) -> int:
    language = reader_language()
    try:
        ended = _answered(sys.argv[1:] if arguments is None else arguments, language)
        sys.stdout.flush()
        return ended
    except BrokenPipeError:
        return starting.unheard()
    except MalformedSqlFile as problem:
        print(say("wrong", language, reason=problem.told(language)), file=sys.stderr)
        return 2
    except (KeyboardInterrupt, RuntimeError) as problem:
        if not starting.is_stop(problem):
            raise
        print("\n" + say("stopped", language), file=sys.stderr)
        return starting.STOPPED


def _answered(given: list[str], language: str) -> int:
    if given[:1] == ["brief"]:
        return subprocess.run([sys.executable, "-m", BRIEF, *given[1:]], check=False).returncode
    options = _parser(language).parse_args(given)
    if options.command == "list":
        for name, file in catalogue.questions().items():
            print(f"{catalogue.page_of(file)}/{name}\n    {file.words('question', language)}")
        return 0
    if options.command == "watch":
        return tell_alarms(options, language)
    try:
        answer = asked_of(options, Store(options.store) if options.store else engine.opened(engine.place()))
    except NoSuchQuestion as problem:
        print(say("no_question", language, name=problem.name, nearest=", ".join(problem.nearest) or "—"), file=sys.stderr)
        return 2
    except engine.NotHere as problem:
        print(problem.told(language), file=sys.stderr)
        return 1
    except Wrong as problem:
        print(problem.told(language), file=sys.stderr)
        return 2
    except (duckdb.Error, ParseError) as problem:
        print(say("statement_fails", language, path=catalogue.question(options.name).path, reason=str(problem).strip()), file=sys.stderr)
        if unknown := re.search(r"Function with name (\w+) does not exist", str(problem)):
            print(say("metric_nearest", language, name=unknown[1], nearest=nearest(unknown[1], catalogue.metrics())), file=sys.stderr)
        return 2
    except ValueError as problem:
        print(say("wrong", language, reason=problem.told(language)), file=sys.stderr)
        return 2
    except (StoreProblem, ExportProblem) as problem:
        print(say_of_data(problem.code, language, **problem.detail), file=sys.stderr)
        return 1
    except engine.EngineProblem as problem:
        print(problem.told(language), file=sys.stderr)
        return 1
    if answer is None:
        print(say("no_data", language), file=sys.stderr)
        return 1
    for warning in _warnings(answer, language):
        print(warning, file=sys.stderr)
    print({"json": lambda: json.dumps(as_json(answer), ensure_ascii=False), "csv": lambda: as_csv(answer).removesuffix("\n"), "table": lambda: _as_table(answer, language)}[options.format]())
    return 0


if __name__ == "__main__":
    starting.is_ready()
    sys.exit(main())
