"""`python -m queries brief --out brief.html|brief.pdf|figures.zip`: the brief of a store, for a meeting or a scheduled job."""

from __future__ import annotations

import argparse
import functools
import sys
from datetime import date, timedelta
from pathlib import Path

from data.store import DEFAULT_PATH, Store, StoreProblem
from data.wording import reader_language
from data.wording import say as say_of_data
from pages.brief.document import Subject, figures, page
from pages.brief.pdf import NoBrowser, printed
from pages.brief.subject import subject_of
from pages.parts.words import LANGUAGES, words
from queries import ask, period_of
from queries.scope import Scope

PERIOD_DAYS = 365
WRITTEN = (".html", ".pdf", ".zip")


def _parser(said) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m queries brief", description=said.say("brief.command"))
    parser.add_argument("--out", type=Path, required=True, help=said.say("brief.argument_out"))
    parser.add_argument("--language", choices=LANGUAGES, default=said.language)
    parser.add_argument("--start", type=date.fromisoformat)
    parser.add_argument("--end", type=date.fromisoformat)
    parser.add_argument("--compare", default="previous", metavar="previous|year|none|FILTER=VALUE")
    parser.add_argument("--where", action="append", default=[], metavar="FILTER=VALUE")
    parser.add_argument("--store", type=Path, default=DEFAULT_PATH)
    return parser


def asking(store: Store):
    """`ask` on a store, each question once."""
    kept = functools.cache(lambda name, scope, own: ask(name, scope, store, **dict(own)))
    return lambda name, scope, **own: kept(name, scope, tuple(sorted(own.items())))


def _subject(options, store: Store, said) -> Subject | None:
    whole = period_of(store)
    if whole is None:
        return None
    chosen: dict[str, list[str]] = {}
    for told in options.where:
        name, equals, value = told.partition("=")
        if not equals:
            raise ValueError(told)
        chosen.setdefault(name.strip(), []).append(value)
    end = options.end or whole[1]
    scope = Scope(options.start or max(whole[0], end - timedelta(days=PERIOD_DAYS)), end, tuple((name, tuple(values)) for name, values in chosen.items()))
    before = None if options.compare == "none" else scope.compared_to(options.compare, whole[1])
    return subject_of(store, scope, before, said)


def main(arguments: list[str] | None = None) -> int:
    language = reader_language()
    options = _parser(words(language)).parse_args(arguments)
    said = words(options.language)
    try:
        store = Store(options.store)
        subject = _subject(options, store, said)
        if subject is None:
            print(said.say("interface.no_data"), file=sys.stderr)
            return 1
        if options.out.suffix not in WRITTEN:
            raise ValueError(f"{options.out.name}: {', '.join(WRITTEN)}")
        if options.out.suffix == ".zip":
            options.out.write_bytes(figures(subject, asking(store), said))
        elif options.out.suffix == ".pdf":
            printed(page(subject, asking(store), said, date.today()), options.out)
        else:
            options.out.write_text(page(subject, asking(store), said, date.today()), encoding="utf-8")
    except NoBrowser:
        print(said.say("brief.no_browser"), file=sys.stderr)
        return 1
    except StoreProblem as problem:
        print(say_of_data(problem.code, language, **problem.detail), file=sys.stderr)
        return 1
    except (ValueError, OSError) as problem:
        print(said.say("brief.wrong", reason=str(problem)), file=sys.stderr)
        return 2
    print(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
