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
import time
from contextlib import closing
from pathlib import Path

from data import exporting, model, sqlfile, starting, store, workings
from data.arguments import Parser, path_in
from data.feelings import texts
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
    """Progress on the terminal's error stream, so that standard output holds results alone; gone when its block ends."""

    def __init__(self, quiet: bool = False) -> None:
        self.quiet = quiet or not sys.stderr.isatty()

    def __enter__(self) -> Bar:
        self._began = time.monotonic()
        return self

    def __call__(self, what: str, done: int, of: int) -> None:
        share = f" {100 * done // of:3d} %" if of else f" {done}"
        self._write(f"\r\033[K{share}  {harmless(what[-70:])}")

    def __exit__(self, *_) -> None:
        self.seconds = round(time.monotonic() - self._began, 1)
        self._write("\r\033[K")

    def _write(self, told: str) -> None:
        if not self.quiet:
            sys.stderr.write(told)
            sys.stderr.flush()


def holds_demonstration(path: Path) -> bool:
    """Whether the store there is the invented company's. Raises StoreProblem where the file is no store."""
    if not path.is_file():
        return False
    with closing(Store(path)) as opened:
        return opened.is_demonstration


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
    afresh = holds_demonstration(options.store)
    with Bar(options.json) as bar:
        report = importing.bring_in(options.paths, options.store, importers=options.importers, progress=bar, afresh=afresh)
    if afresh and report.changed:
        print(say("demonstration_gone", language), file=sys.stderr)
    if options.json:
        print(json.dumps(as_json(report, language), ensure_ascii=False))
    else:
        print(as_text(report, language, bar.seconds))
    return ALL_READ if report.all_read else SOMETHING_NOT_READ


def demo(options, language: str) -> int:
    from data.demo import SETTINGS, beside

    if options.store.exists() and not options.replace and not holds_demonstration(options.store):
        print(say("store_not_demonstration", language, path=options.store), file=sys.stderr)
        return USAGE
    draft = options.store.with_name(f".{options.store.stem}.demonstration.duckdb")
    draft.unlink(missing_ok=True)
    try:
        with (
            Bar() as bar,
            workings.folder("demo") as folder,
            beside.writing(folder, progress=bar) as files,
        ):
            from data import importing
            from data.feelings import ahead
            from data.importing.report import total

            ahead.begin()
            report = importing.bring_in(files, draft, settings=SETTINGS, progress=bar)
        os.replace(draft, options.store)
    finally:
        for leftover in (draft, draft.with_name(draft.name + ".lock")):
            leftover.unlink(missing_ok=True)
    print(total(report, language, bar.seconds))
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
    with Bar() as bar:
        manifest = exporting.export(Store(options.store), options.parquet, progress=bar)
    n = sum(table["n"] for table in manifest["tables"].values())
    print(say("exported", language, path=options.parquet, tables=len(manifest["tables"]), n=n, seconds=bar.seconds))
    return ALL_READ


def forget(options, language: str) -> int:
    from data import importing
    from data.importing import forgetting

    _refuse_missing(options.store)
    with store.writing(options.store, anew=True) as connection:
        cursor = store.cursor_of(connection)
        naming = forgetting.files_that_name(cursor, options.customer, store.own_folder_of(cursor))
        gone = forgetting.forget(cursor, options.customer)
        was_known = not gone.keys() <= set(forgetting.RAW)
        if was_known:
            importing.finish(cursor)
        is_known = gone or forgetting.is_forgotten(cursor, options.customer)
        cursor.close()
    if not is_known:
        print(say("forget_nobody", language, customer=options.customer), file=sys.stderr)
        return SOMETHING_NOT_READ
    told = "forgot" if was_known else "forgot_raw" if gone else "forgot_before"
    print(say(told, language, customer=options.customer, tables=Whole(", ".join(f"{name} {n}" for name, n in gone.items()))))
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
    with Bar() as bar:
        gone = removing.take_out(options.store, [paths[found]], bar)
    print(say("removed", language, path=found, tables=Whole(", ".join(f"{name} {n}" for name, n in gone.items()) or say("removed_no_row", language))))
    return ALL_READ


def set_(options, language: str) -> int:
    from data import importing
    from data.importing import settings

    name, equals, value = (part.strip() for part in options.setting.partition("="))
    if not equals or not name or not value:
        print(say("setting_malformed", language, given=options.setting), file=sys.stderr)
        return USAGE
    tools = settings.tools(options.store)
    kept = settings.told_of(name, tools)
    refusal = settings.refusal(name, value, language) if kept else say("setting_unknown", language, name=name, nearest=nearest(name, settings.known(tools)))
    if refusal:
        print(refusal, file=sys.stderr)
        return USAGE
    with Bar() as bar:
        importing.bring_in([], options.store, settings={name: value}, progress=bar)
    print(say(kept, language, name=name, value=value, seconds=bar.seconds))
    return ALL_READ


def score(options, language: str) -> int:
    from data.feelings.files import BadFile, score_file

    if options.again:
        return _score_again(options, language)
    for name in ("file", "text", "out"):
        if getattr(options, name) is None:
            print(say("score_asks_for", language, argument=name if name == "file" else f"--{name}"), file=sys.stderr)
            return USAGE
    try:
        with Bar() as bar:
            found = score_file(
                options.file, options.out, text=options.text, language=options.language, progress=lambda done, of: bar(options.file.name, done, of)
            )
    except BadFile as problem:
        print(say(f"score_{problem.reason}", language, detail=problem.detail, nearest=problem.nearest or "—"), file=sys.stderr)
        return USAGE
    print(say("scored_file", language, n=found.scored, of=found.rows, path=options.out, seconds=bar.seconds))
    return ALL_READ


def _score_again(options, language: str) -> int:
    from data.importing import rescoring

    with Bar() as bar:
        n = rescoring.again(options.store, bar)
    print(say("scored_again", language, n=n, seconds=bar.seconds))
    return ALL_READ


def renew(options, language: str) -> int:
    from data.importing import rescoring

    _refuse_missing(options.store)
    with Bar() as bar, store.writing(options.store) as connection:
        cursor = store.cursor_of(connection)
        _, done = rescoring.up_to_date(cursor, bar)
        cursor.close()
    print(say("renewed", language, n=sum(how != "left" for how in done.values()), of=len(done), seconds=bar.seconds))
    return ALL_READ


def _refuse_missing(path: Path) -> None:
    if not path.is_file():
        raise StoreProblem("store_missing", path=str(path))


COMMANDS = {"bring": bring, "demo": demo, "status": status, "export": export, "forget": forget, "remove": remove, "set": set_, "score": score, "renew": renew}


def main(arguments: list[str] | None = None) -> int:
    language = reader_language()
    try:
        options = _parser(language).parse_args(arguments)
        ended = COMMANDS[options.command](options, language)
        sys.stdout.flush()
        return ended
    except (StoreProblem, exporting.ExportProblem) as problem:
        print(say(problem.code, language, **problem.detail), file=sys.stderr)
        return SOMETHING_NOT_READ
    except sqlfile.MalformedSqlFile as problem:
        print(say("importer_malformed", language, reason=Whole(problem.told(language))), file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        return starting.unheard()
    except OSError as problem:
        print(say("file_unusable", language, path=Whole(problem.filename or options.store), reason=problem.strerror or str(problem)), file=sys.stderr)
        return SOMETHING_NOT_READ
    except (KeyboardInterrupt, RuntimeError) as problem:
        if not starting.is_stop(problem):
            raise
        print("\n" + say("stopped", language), file=sys.stderr)
        return starting.STOPPED


if __name__ == "__main__":
    starting.is_ready()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # being told to stop leaves no more behind than Ctrl-C
    sys.exit(main())
