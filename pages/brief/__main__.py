"""`python -m queries brief --out brief.html|brief.pdf|figures.zip`: the brief of a store, for a meeting or a scheduled job."""

from __future__ import annotations

import functools
import sys
from datetime import date, timedelta

from data import starting
from data.arguments import Parser, day_in, path_in
from data.store import DEFAULT_PATH, Store, StoreProblem
from data.wording import reader_language
from data.wording import say as say_of_data
from pages.brief.document import Subject, figures, page
from pages.brief.pdf import NoBrowser, printed
from pages.brief.subject import subject_of
from pages.parts.words import LANGUAGES, words
from queries import ask, chosen, period_of
from queries.scope import FILTERS, Scope
from queries.wording import Wrong, say

PERIOD_DAYS = 365
WRITTEN = (".html", ".pdf", ".zip")


def _parser(said) -> Parser:
    language = said.language
    parser = Parser(prog="python -m queries brief", description=said.say("brief.command"), language=language)
    day, path, metavar = day_in(language), path_in(language), lambda name: say_of_data(f"metavar_{name}", language)
    parser.add_argument("--out", type=path, required=True, metavar=metavar("file"), help=said.say("brief.argument_out"))
    parser.add_argument("--language", choices=LANGUAGES, default=language, help=said.say("brief.argument_language"))
    parser.add_argument("--start", type=day, metavar=metavar("day"), help=say("argument_start_of_year", language))
    parser.add_argument("--end", type=day, metavar=metavar("day"), help=say("argument_end", language))
    parser.add_argument("--compare", default="previous", metavar=f"previous|year|none|{metavar('filter')}", help=said.say("brief.argument_compare"))
    parser.add_argument("--where", action="append", default=[], metavar=metavar("filter"), help=say("argument_where", language, filters=", ".join(FILTERS)))
    parser.add_argument("--store", type=path, default=DEFAULT_PATH, metavar=metavar("file"), help=say("argument_store", language))
    return parser


def asking(store: Store):
    """`ask` on a store, each question once."""
    kept = functools.cache(lambda name, scope, own: ask(name, scope, store, **dict(own)))
    return lambda name, scope, **own: kept(name, scope, tuple(sorted(own.items())))


def _subject(options, store: Store, said) -> Subject | None:
    whole = period_of(store)
    if whole is None:
        return None
    end = options.end or whole[1]
    scope = Scope(options.start or max(whole[0], end - timedelta(days=PERIOD_DAYS)), end, chosen(options.where, store))
    if "=" in options.compare:
        chosen([options.compare], store)
    before = None if options.compare == "none" else scope.compared_to(options.compare, whole[1])
    return subject_of(store, scope, before, said)


def main(arguments: list[str] | None = None) -> int:
    language = reader_language()
    options = _parser(words(language)).parse_args(arguments)
    said = words(options.language)
    try:
        if options.out.suffix.lower() not in WRITTEN:
            raise Wrong("brief_of_no_kind", name=options.out.name, known=", ".join(WRITTEN))
        store = Store(options.store)
        subject = _subject(options, store, said)
        if subject is None:
            print(say("no_data", language), file=sys.stderr)
            return 1
        if options.out.suffix.lower() == ".zip":
            options.out.write_bytes(figures(subject, asking(store), said))
        elif options.out.suffix.lower() == ".pdf":
            printed(page(subject, asking(store), said, date.today()), options.out)
        else:
            options.out.write_text(page(subject, asking(store), said, date.today()), encoding="utf-8")
    except NoBrowser:
        print(said.say("brief.no_browser"), file=sys.stderr)
        return 1
    except StoreProblem as problem:
        print(say_of_data(problem.code, language, **problem.detail), file=sys.stderr)
        return 1
    except Wrong as problem:
        print(problem.told(language), file=sys.stderr)
        return 2
    except OSError as problem:
        print(say_of_data("file_unusable", language, path=str(options.out), reason=problem.strerror or str(problem)), file=sys.stderr)
        return 2
    except (KeyboardInterrupt, RuntimeError) as problem:
        if not starting.is_stop(problem):
            raise
        print("\n" + say("stopped", language), file=sys.stderr)
        return starting.STOPPED
    except ValueError as problem:
        print(said.say("brief.wrong", reason=str(problem)), file=sys.stderr)
        return 2
    print(options.out)
    return 0


if __name__ == "__main__":
    starting.is_ready()
    sys.exit(main())
