"""The command line of the store: bring, demo, status, export, forget, remove, set, score, renew.

Reading and scoring files takes a second to be imported: the commands that do it import it, the demonstration beside its drawing.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import signal
import sys
import tempfile
import time
import zoneinfo
from contextlib import closing
from pathlib import Path

from data import exporting, marts, model, sqlfile, store
from data.arguments import Parser, path_in
from data.feelings import texts
from data.marts import renewing
from data.store import DEFAULT_PATH, Store, StoreProblem
from data.wording import Whole, harmless, nearest, reader_language, say

ALL_READ, SOMETHING_NOT_READ, USAGE = 0, 1, 2


def _parser(language: str) -> Parser:
    parser = Parser(prog="python -m data", description=say("command", language), language=language)
    commands = parser.add_subparsers(dest="command", required=True)
    path = path_in(language)

    def command(name: str) -> Parser:
        made = commands.add_parser(name, help=say(f"command_{name}", language), formatter_class=argparse.RawDescriptionHelpFormatter, language=language)
        made.add_argument("--store", type=path, default=DEFAULT_PATH, metavar=say("metavar_file", language), help=say("argument_store", language, default=DEFAULT_PATH.name))
        return made

    def takes(made: Parser, name: str, word: str, metavar: str, **more) -> None:
        made.add_argument(name, help=say(f"argument_{word}", language), metavar=say(f"metavar_{metavar}", language), **more)

    bring = command("bring")
    takes(bring, "paths", "paths", "path", nargs="+", type=path)
    takes(bring, "--importers", "importers", "folder", type=path)
    bring.add_argument("--json", action="store_true", help=say("argument_json", language))
    command("demo").add_argument("--replace", action="store_true", help=say("argument_replace", language))
    command("status")
    takes(command("export"), "--parquet", "parquet", "folder", type=path, required=True)
    takes(command("forget"), "customer", "customer", "person")
    takes(command("remove"), "file", "file", "file")
    takes(command("set"), "setting", "setting", "setting")
    command("renew")
    score = command("score")
    score.epilog = "\n".join([say("not_scored_because", language) + ".", *(f"  {code:10} {told}" for code, told in texts.why_not_scored(language).items())])
    takes(score, "file", "file", "file", type=path, nargs="?")
    takes(score, "--text", "text", "column")
    takes(score, "--language", "language", "column")
    takes(score, "--out", "out", "file", type=path)
    score.add_argument("--again", action="store_true", help=say("argument_again", language))
    return parser


class Bar:
    """Progress on the terminal's error stream, so that standard output holds results alone."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet or not sys.stderr.isatty()

    def __call__(self, what: str, done: int, of: int) -> None:
        if not self.quiet:
            share = f" {100 * done // of:3d} %" if of else f" {done}"
            sys.stderr.write(f"\r\033[K{share}  {harmless(what[-70:])}")
            sys.stderr.flush()

    def end(self) -> None:
        if not self.quiet:
            sys.stderr.write("\r\033[K")


def bring(options, language: str) -> int:
    from data import importing
    from data.importing.report import as_json, as_text

    given = [*options.paths, *([options.importers] if options.importers else [])]
    missing = [path for path in given if not path.exists()]
    if missing:
        print(say("path_missing", language, path=missing[0]), file=sys.stderr)
        return USAGE
    if options.importers and not options.importers.is_dir():
        print(say("importers_no_folder", language, path=options.importers), file=sys.stderr)
        return USAGE
    began, bar = time.monotonic(), Bar(options.json)
    report = importing.bring_in(options.paths, options.store, importers=options.importers, progress=bar)
    bar.end()
    if options.json:
        print(json.dumps(as_json(report, language), ensure_ascii=False))
    else:
        print(as_text(report, language, time.monotonic() - began))
    return ALL_READ if report.all_read else SOMETHING_NOT_READ


def _is_demonstration(path: Path) -> bool:
    opened = Store(path)
    try:
        return opened.is_demonstration
    finally:
        opened.close()


def demo(options, language: str) -> int:
    from data.demo import SETTINGS, beside

    if options.store.exists() and not options.replace and not _is_demonstration(options.store):
        print(say("store_not_demonstration", language, path=options.store), file=sys.stderr)
        return USAGE
    began, bar = time.monotonic(), Bar(False)
    draft = options.store.with_name(f".{options.store.stem}.demonstration.duckdb")
    draft.unlink(missing_ok=True)
    try:
        with tempfile.TemporaryDirectory(prefix="egards-demo-", ignore_cleanup_errors=True) as folder, beside.writing(Path(folder), progress=bar) as files:
            from data import importing
            from data.feelings import ahead
            from data.importing.report import as_text

            ahead.begin()
            report = importing.bring_in(files, draft, settings=SETTINGS, progress=bar)
        os.replace(draft, options.store)
    finally:
        for leftover in (draft, draft.with_name(draft.name + ".lock")):
            leftover.unlink(missing_ok=True)
    bar.end()
    print(as_text(report, language, time.monotonic() - began))
    return ALL_READ


def status(options, language: str) -> int:
    opened = Store(options.store)
    is_worked_out = "freshness" in opened.tables()  # where no file was recognised yet, nothing is
    first, last = opened.rows("select min(first_at), max(last_at) from freshness").row(0) if is_worked_out else (None, None)
    size = round(options.store.stat().st_size / 1e6, 1)
    if first is None:
        print(say("status_empty", language, path=options.store, size=size))
    else:
        print(say("status_title", language, path=options.store, size=size, first=first.date(), last=last.date()))
    if is_worked_out:
        told = "select mart, cast(sum(n) as bigint) as n from freshness where mart in (select unnest($tables)) group by mart order by n desc"
        for name, n in opened.rows(told, {"tables": list(model.tables())}).iter_rows():
            print("  " + say("status_table", language, name=name, n=n))
    for path, form, mapped, seen, when in opened.rows("select path, format_id, rows_mapped, rows_seen, imported_at from source_files order by path").iter_rows():
        print("  " + say("status_file", language, path=path, format=form, mapped=mapped, seen=seen, on=when.date()))
    return ALL_READ


def export(options, language: str) -> int:
    began, bar = time.monotonic(), Bar(False)
    manifest = exporting.export(Store(options.store), options.parquet, progress=bar)
    bar.end()
    n = sum(table["n"] for table in manifest["tables"].values())
    print(say("exported", language, path=options.parquet, tables=len(manifest["tables"]), n=n, seconds=round(time.monotonic() - began, 1)))
    return ALL_READ


def forget(options, language: str) -> int:
    from data import importing
    from data.importing import forgetting

    _refuse_missing(options.store)
    with store.writing(options.store, anew=True) as connection:
        cursor = store.cursor_of(connection)
        naming = forgetting.files_that_name(cursor, forgetting.persons_known_as(cursor, options.customer), store.own_folder_of(cursor))
        gone = forgetting.forget(cursor, options.customer)
        if gone:
            importing.finish(cursor)
        cursor.close()
    if not gone:
        print(say("forget_nobody", language, customer=options.customer), file=sys.stderr)
        return SOMETHING_NOT_READ
    print(say("forgot", language, tables=Whole(", ".join(f"{name} {n}" for name, n in gone.items()))))
    if naming:
        print(say("forgot_but_for", language, paths=Whole(", ".join(map(str, naming)))))
    return ALL_READ


def remove(options, language: str) -> int:
    from data.importing import removing

    with closing(Store(options.store)) as opened:
        paths = dict(opened.rows("select path, file_id from source_files").iter_rows())
    found = next((path for path in paths if path == options.file or path.endswith("/" + options.file)), None)
    if not found:
        near = min(paths, key=lambda path: -difflib.SequenceMatcher(None, Path(path).name, Path(options.file).name).ratio(), default="—")
        print(say("remove_nothing", language, path=options.file, nearest=near), file=sys.stderr)
        return SOMETHING_NOT_READ
    bar = Bar(False)
    gone = removing.take_out(options.store, [paths[found]], bar)
    bar.end()
    print(say("removed", language, path=found, tables=Whole(", ".join(f"{name} {n}" for name, n in gone.items()))))
    return ALL_READ


def set_(options, language: str) -> int:
    from data import importing
    from data.importing import identities
    from data.importing.deciding import MESSAGE_KINDS
    from data.importing.moments import ORDERS
    from data.importing.recognising import DECIMALS

    name, equals, value = (part.strip() for part in options.setting.partition("="))
    if not equals or not name or not value:
        print(say("setting_malformed", language, given=options.setting), file=sys.stderr)
        return USAGE
    kept, last, targets = _kind_of_setting(name), name.rpartition(".")[2], [f"target_minutes.{channel}" for channel in marts.channels_with_target()]
    if kept is None or name.startswith("target_minutes.") and name not in targets or last in FOR_FILES and name.rpartition(".")[0] not in _tools(options.store):
        known = [*renewing.settings_read(), *targets, "phone_country", *(f"{tool}.{part}" for tool in _tools(options.store) for part in FOR_FILES)]
        print(say("setting_unknown", language, name=name, nearest=nearest(name, known)), file=sys.stderr)
        return USAGE
    wrong = None
    if name.endswith("zone") and value not in zoneinfo.available_timezones():
        wrong = say("zone_unknown", language, zone=value, nearest=nearest(value, sorted(zoneinfo.available_timezones())))
    known = {"dates": ORDERS, "decimals": DECIMALS}.get(last, ())
    if known and value not in known:
        wrong = say("reading_unknown", language, value=value, nearest=nearest(value, known), known=", ".join(known))
    if name == "phone_country" and value.upper() not in identities.countries():
        wrong = say("country_unknown", language, country=value)
    if name.startswith("message_kind.") and value not in MESSAGE_KINDS:
        wrong = say("kind_unknown", language, kind=value, nearest=nearest(value, MESSAGE_KINDS), kinds=", ".join(MESSAGE_KINDS))
    if name.startswith("target_minutes.") and not (value.isascii() and value.isdigit()):
        wrong = say("minutes_unknown", language, value=value)
    if wrong:
        print(wrong, file=sys.stderr)
        return USAGE
    began, bar = time.monotonic(), Bar(False)
    importing.bring_in([], options.store, settings={name: value}, progress=bar)
    bar.end()
    print(say(kept, language, name=name, value=value, seconds=round(time.monotonic() - began, 1)))
    return ALL_READ


FOR_FILES = ("zone", "dates", "decimals", "instance")
"""Settings of a tool that say how its files are read."""


def _tools(path: Path) -> list[str]:
    """The tools whose files are known, or came into the store by an importer that stood elsewhere."""
    from data.importing import recognising

    own = recognising.own_folder(path)
    tools = {importer.tool for importer in recognising.importers(own if own.is_dir() else None)}
    if path.is_file():
        with closing(Store(path)) as opened:
            tools |= set(opened.rows("select distinct tool from source_files where tool is not null")["tool"])
    return sorted(tools)


def _kind_of_setting(name: str) -> str | None:
    """Which words say what keeping a setting did: figures follow at once, or files are read otherwise once brought again; None for no setting."""
    if any(name == known or known.endswith(".") and name.startswith(known) for known in renewing.settings_read()):
        return "setting_figured"
    if name == "phone_country" or name.rpartition(".")[2] in FOR_FILES and "." in name or name.startswith("format."):
        return "setting_kept"
    return None


def score(options, language: str) -> int:
    from data.feelings.files import BadFile, score_file

    if options.again:
        return _score_again(options, language)
    for name in ("file", "text", "out"):
        if getattr(options, name) is None:
            print(say("score_asks_for", language, argument=name if name == "file" else f"--{name}"), file=sys.stderr)
            return USAGE
    began, bar = time.monotonic(), Bar(False)
    try:
        found = score_file(
            options.file, options.out, text=options.text, language=options.language, progress=lambda done, of: bar(options.file.name, done, of)
        )
    except BadFile as problem:
        bar.end()
        print(say(f"score_{problem.reason}", language, detail=problem.detail, nearest=problem.nearest or "—"), file=sys.stderr)
        return USAGE
    bar.end()
    print(say("scored_file", language, n=found.scored, of=found.rows, path=options.out, seconds=round(time.monotonic() - began, 1)))
    return ALL_READ


def _score_again(options, language: str) -> int:
    from data.importing import rescoring

    began, bar = time.monotonic(), Bar(False)
    n = rescoring.again(options.store, bar)
    bar.end()
    print(say("scored_again", language, n=n, seconds=round(time.monotonic() - began, 1)))
    return ALL_READ


def renew(options, language: str) -> int:
    from data.importing import rescoring

    _refuse_missing(options.store)
    began, bar = time.monotonic(), Bar(False)
    with store.writing(options.store) as connection:
        cursor = store.cursor_of(connection)
        _, done = rescoring.up_to_date(cursor, bar)
        cursor.close()
    bar.end()
    print(say("renewed", language, n=sum(how != "left" for how in done.values()), of=len(done), seconds=round(time.monotonic() - began, 1)))
    return ALL_READ


def _refuse_missing(path: Path) -> None:
    if not path.is_file():
        raise StoreProblem("store_missing", path=str(path))


COMMANDS = {"bring": bring, "demo": demo, "status": status, "export": export, "forget": forget, "remove": remove, "set": set_, "score": score, "renew": renew}


def main(arguments: list[str] | None = None) -> int:
    language = reader_language()
    options = _parser(language).parse_args(arguments)
    try:
        return COMMANDS[options.command](options, language)
    except (StoreProblem, exporting.ExportProblem) as problem:
        print(say(problem.code, language, **problem.detail), file=sys.stderr)
        return SOMETHING_NOT_READ
    except sqlfile.MalformedSqlFile as problem:
        print(say("importer_malformed", language, reason=Whole(problem)), file=sys.stderr)
        return USAGE
    except OSError as problem:
        print(say("file_unusable", language, path=Whole(problem.filename or options.store), reason=problem.strerror or str(problem)), file=sys.stderr)
        return SOMETHING_NOT_READ
    except KeyboardInterrupt:
        print("\n" + say("stopped", language), file=sys.stderr)
        return 130


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # being told to stop leaves no more behind than Ctrl-C
    sys.exit(main())
