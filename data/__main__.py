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

from data import exporting, model, store
from data.feelings import texts
from data.marts import renewing
from data.store import DEFAULT_PATH, Store, StoreProblem
from data.wording import reader_language, say

ALL_READ, SOMETHING_NOT_READ, USAGE = 0, 1, 2


def _parser(language: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=say("command", language))
    commands = parser.add_subparsers(dest="command", required=True)

    def command(name: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=say(f"command_{name}", language), formatter_class=argparse.RawDescriptionHelpFormatter)
        made.add_argument("--store", type=Path, default=DEFAULT_PATH, help=say("argument_store", language, default=DEFAULT_PATH.name))
        return made

    bring = command("bring")
    bring.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=say("argument_paths", language))
    bring.add_argument("--importers", type=Path, help=say("argument_importers", language))
    bring.add_argument("--json", action="store_true", help=say("argument_json", language))
    command("demo").add_argument("--replace", action="store_true", help=say("argument_replace", language))
    command("status")
    command("export").add_argument("--parquet", type=Path, required=True, metavar="FOLDER", help=say("argument_parquet", language))
    command("forget").add_argument("customer", help=say("argument_customer", language))
    command("remove").add_argument("file", help=say("argument_file", language))
    command("set").add_argument("setting", help=say("argument_setting", language))
    command("renew")
    score = command("score")
    score.epilog = "\n".join([say("not_scored_because", language) + ".", *(f"  {code:10} {told}" for code, told in texts.why_not_scored(language).items())])
    score.add_argument("file", type=Path, nargs="?", help=say("argument_file", language))
    score.add_argument("--text", help=say("argument_text", language))
    score.add_argument("--language", help=say("argument_language", language))
    score.add_argument("--out", type=Path, help=say("argument_out", language))
    score.add_argument("--again", action="store_true", help=say("argument_again", language))
    return parser


class Bar:
    """Progress on the terminal's error stream, so that standard output holds results alone."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet or not sys.stderr.isatty()

    def __call__(self, what: str, done: int, of: int) -> None:
        if not self.quiet:
            share = f" {100 * done // of:3d} %" if of else f" {done}"
            sys.stderr.write(f"\r\033[K{share}  {what[-70:]}")
            sys.stderr.flush()

    def end(self) -> None:
        if not self.quiet:
            sys.stderr.write("\r\033[K")


def bring(options, language: str) -> int:
    from data import importing
    from data.importing.report import as_json, as_text

    missing = [path for path in options.paths if not path.exists()]
    if missing:
        print(say("path_missing", language, path=missing[0]), file=sys.stderr)
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
    first, last = opened.rows("select min(first_at), max(last_at) from freshness").row(0)
    size = round(options.store.stat().st_size / 1e6, 1)
    if first is None:
        print(say("status_empty", language, path=options.store, size=size))
    else:
        print(say("status_title", language, path=options.store, size=size, first=first.date(), last=last.date()))
    for name, n in opened.rows("select mart, cast(sum(n) as bigint) as n from freshness where mart in (select unnest($tables)) group by mart order by n desc", {"tables": list(model.tables())}).iter_rows():
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

    with store.writing(options.store) as connection:
        cursor = store.cursor_of(connection)
        gone = forgetting.forget(cursor, options.customer)
        if gone:
            importing.finish(cursor)
        cursor.close()
    if not gone:
        print(say("forget_nobody", language, customer=options.customer), file=sys.stderr)
        return SOMETHING_NOT_READ
    print(say("forgot", language, tables=", ".join(f"{name} {n}" for name, n in gone.items())))
    return ALL_READ


def remove(options, language: str) -> int:
    from data.importing import removing

    with closing(Store(options.store)) as opened:
        paths = dict(opened.rows("select path, file_id from source_files").iter_rows())
    found = next((path for path in paths if path == options.file or path.endswith("/" + options.file)), None)
    if not found:
        near = difflib.get_close_matches(options.file, paths, n=1, cutoff=0.2)
        print(say("remove_nothing", language, path=options.file, nearest=near[0] if near else "—"), file=sys.stderr)
        return SOMETHING_NOT_READ
    bar = Bar(False)
    gone = removing.take_out(options.store, [paths[found]], bar)
    bar.end()
    print(say("removed", language, path=found, tables=", ".join(f"{name} {n}" for name, n in gone.items())))
    return ALL_READ


def set_(options, language: str) -> int:
    from data import importing
    from data.importing import identities, recognising
    from data.importing.deciding import MESSAGE_KINDS
    from data.importing.moments import ORDERS

    name, equals, value = options.setting.partition("=")
    if not equals or not name.strip() or not value.strip():
        print(say("setting_malformed", language, given=options.setting), file=sys.stderr)
        return USAGE
    if name.endswith("zone") and value not in zoneinfo.available_timezones():
        near = difflib.get_close_matches(value, zoneinfo.available_timezones(), n=1, cutoff=0.3)
        print(say("zone_unknown", language, zone=value, nearest=near[0] if near else "Europe/Paris"), file=sys.stderr)
        return USAGE
    known = {"dates": ORDERS, "decimals": ("point", "comma")}.get(name.strip().rpartition(".")[2], ())
    if known and value.strip() not in known:
        near = difflib.get_close_matches(value.strip(), known, n=1, cutoff=0)
        print(say("reading_unknown", language, value=value.strip(), nearest=near[0] if near else known[0], known=", ".join(known)), file=sys.stderr)
        return USAGE
    if name.strip() == "phone_country" and value.strip().upper() not in identities.countries():
        print(say("country_unknown", language, country=value.strip()), file=sys.stderr)
        return USAGE
    if name.strip().startswith("message_kind.") and value.strip() not in MESSAGE_KINDS:
        near = difflib.get_close_matches(value.strip(), MESSAGE_KINDS, n=1, cutoff=0)
        print(say("kind_unknown", language, kind=value.strip(), nearest=near[0], kinds=", ".join(MESSAGE_KINDS)), file=sys.stderr)
        return USAGE
    name, value = name.strip(), value.strip()
    kept = _kind_of_setting(name)
    if kept is None:
        known = [*renewing.settings_read(), "phone_country", *(f"{importer.tool}.{part}" for importer in recognising.importers() for part in FOR_FILES)]
        near = difflib.get_close_matches(name, known, n=1, cutoff=0)
        print(say("setting_unknown", language, name=name, nearest=near[0]), file=sys.stderr)
        return USAGE
    began, bar = time.monotonic(), Bar(False)
    importing.bring_in([], options.store, settings={name: value}, progress=bar)
    bar.end()
    print(say(kept, language, name=name, value=value, seconds=round(time.monotonic() - began, 1)))
    return ALL_READ


FOR_FILES = ("zone", "dates", "decimals", "instance")
"""Settings of a tool that say how its files are read."""


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

    if not options.store.is_file():
        raise StoreProblem("store_missing", path=str(options.store))
    began, bar = time.monotonic(), Bar(False)
    with store.writing(options.store) as connection:
        cursor = store.cursor_of(connection)
        _, done = rescoring.up_to_date(cursor, bar)
        cursor.close()
    bar.end()
    print(say("renewed", language, n=sum(how != "left" for how in done.values()), of=len(done), seconds=round(time.monotonic() - began, 1)))
    return ALL_READ


COMMANDS = {"bring": bring, "demo": demo, "status": status, "export": export, "forget": forget, "remove": remove, "set": set_, "score": score, "renew": renew}


def main(arguments: list[str] | None = None) -> int:
    language = reader_language()
    options = _parser(language).parse_args(arguments)
    try:
        return COMMANDS[options.command](options, language)
    except (StoreProblem, exporting.ExportProblem) as problem:
        print(say(problem.code, language, **problem.detail), file=sys.stderr)
        return SOMETHING_NOT_READ
    except KeyboardInterrupt:
        print("\n" + say("stopped", language), file=sys.stderr)
        return 130


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # being told to stop leaves no more behind than Ctrl-C
    sys.exit(main())
