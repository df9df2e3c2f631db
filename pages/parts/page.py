"""What a page is made of: a title, filters, and questions shown with their proof."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache, partial
from unicodedata import normalize

import streamlit as st

from data import model
from pages import PAGES, named
from pages.parts import current, export, frame, shape, view
from pages.parts.action_cards import act
from pages.parts.charts import framed
from pages.parts.charts.line import MARKS
from pages.parts.grid import grid
from pages.parts.noting import event_beside_chart, may_note
from pages.parts.saved import escaped
from pages.parts.telling import told_comparison, told_group, told_out_of_reach
from pages.parts.words import Words
from pages.parts.workshop.ahead import FORESEEN
from queries import Answer, catalogue, fillers, holds_anything
from queries.scope import FILTERS, UNKNOWN, OutOfReach, Scope

PERIODS = {"28d": 28, "90d": 90, "12m": 365, "all": None}
DEFAULT_PERIOD = "12m"
COMPARISONS = ("previous", "year", "none")
MOST_IN_A_ROW = 5
"""Filters beside the period and what it is compared with; of more, those after the third stand in a second row, the last,
whose values are names, in its widest place."""
GROUPS = ("segment", "saved", "language", "country")
"""Filters whose values are groups of people to compare with."""


BRINGING = named("bring_data")
ACTED_UPON = tuple(page.name for page in PAGES if page.name != PAGES[0].name and page.section not in ("data", "together"))
"""Pages that end with an action; the first has its own place for all of them."""


def opening(name: str) -> Words:
    """Draw a page's title and lead; return the reader's words."""
    frame.ensure_framed()
    current.begins(name)
    view.remember("exports_told", [])
    view.remember("events_told", None)
    said = frame.reader_words()
    prose = frame.page_words(name, said)
    st.title(said.unbroken(prose.title), anchor=False)
    if prose.lead:
        st.markdown(prose.lead)
    frame.tell_missing_prose(name, said)
    frame.tell_unknown_section(name, said)
    return said


def closing(name: str) -> None:
    """At the foot of a page: what to do about it, and its limits in words."""
    current.ends()
    said = frame.reader_words()
    scope = view.remembered("scope")
    if scope is not None and name in ACTED_UPON:
        act(said, scope, name)
    limits = frame.page_words(name, said).limits
    if limits:
        st.divider()
        st.markdown(f"**{said.say('interface.limits')}**\n\n{limits}")


def filters(*names: str, compares: bool = True) -> Scope | None:
    """The filter bar; None, with a word of help, where the store holds nothing yet. A page that compares with nothing does not ask with what."""
    said = frame.reader_words()
    period, offered = current.facts()
    if period is None:
        view.remember("scope", None)
        empty_store(said)
        return None
    names = (*names, *(name for name in FILTERS if FILTERS[name].by_rule and (name in offered or view.asked(name)) and name not in names))
    for name in names:
        if name not in FILTERS:
            raise KeyError(name)
    with st.container(key="filters"):
        kept, rest = (names, ()) if len(names) <= MOST_IN_A_ROW else (names[:3], names[3:][::-1])
        widths = [1.7 if FILTERS[name].by_rule else 1 for name in kept]
        if view.held("period", DEFAULT_PERIOD) == "own":  # its two days stand beside it, in one line, and the other filters under them
            first = st.columns([1.4, 1, 1, *((1.6,) if compares else ())], vertical_alignment="bottom")
            first, days = first[:1] + first[3:], first[1:3]
            columns = st.columns([*widths, *[1] * (3 - len(kept))], vertical_alignment="bottom")[: len(kept)]
        else:
            columns = st.columns([1.4, *((1.6,) if compares else ()), *widths], vertical_alignment="bottom")
            first, columns, days = columns[: 1 + compares], columns[1 + compares :], ()
        with first[0]:
            start, end = _period(said, *period, days)
        if compares:
            with first[1]:
                view.one_of("compare", said.say("filter.compare"), (*COMPARISONS, *_groups(offered)), COMPARISONS[0], lambda one: _compared_name(said, one))
        places = [*columns, *(st.columns([1.7, 1.9, 1, 1, 1], vertical_alignment="bottom")[: len(rest)] if rest else ())]
        chosen = {name: _slice(said, name, offered.get(name, ()), column) for name, column in zip((*kept, *rest), places, strict=True)}
    for name, values in chosen.items():
        if gone := view.gone(name, values):
            st.warning(said.say("filter.gone", filter=said.say(f"filter.{name}"), values=escaped(", ".join(gone))))
    scope = Scope(start, end, tuple((name, chosen[name]) for name in names if chosen[name]))
    current.asks(scope, _before(scope, period, offered))
    view.remember("scope", scope)
    return scope


def compared(scope: Scope) -> Scope | None:
    """The scope the reader compares with, said under the filters: a period (before the period filter and of elapsed days
    only) or another group; None for no comparison."""
    said = frame.reader_words()
    before = compared_scope(scope)
    if before == scope:
        st.caption(said.say("compare.itself"))
        return None
    if before is None:
        return None
    told = said.say("compare.told", what=told_comparison(said, scope, before))
    st.caption(f"{told} {said.say('compare.overlap')}" if scope.is_same_period(before) and _may_share(scope, before) else told)
    return before


def compared_scope(scope: Scope) -> Scope | None:
    """The scope the reader compares with, unsaid; None for no comparison."""
    return _before(scope, *current.facts())


def _before(scope: Scope, period: tuple[date, date] | None, offered: dict[str, tuple[str, ...]]) -> Scope | None:
    how = view.chosen("compare", COMPARISONS[0])
    if how == "none" or ("=" in how and how not in _groups(offered)):
        return None
    return scope.compared_to(how, period[1] if period else None)


def one_click_away() -> tuple[tuple[Scope, Scope], ...]:
    """Each period offered, whole and with each value of each filter, beside what it is compared with at first."""
    period, offered = current.facts()
    if period is None:
        return ()
    first, last = period
    whole = [Scope(first if days is None else max(first, last - timedelta(days=days)), last) for days in (PERIODS[DEFAULT_PERIOD], *PERIODS.values())]
    scopes = [one for scope in dict.fromkeys(whole) for one in (scope, *(scope.narrowed(name, value) for name in FORESEEN for value in offered.get(name, ())))]
    return tuple((scope, scope.before(COMPARISONS[0], last)) for scope in scopes)


def _groups(offered: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(f"{name}={value}" for name in GROUPS for value in offered.get(name, ()))


def _compared_name(said: Words, how: str) -> str:
    name, equals, value = how.partition("=")
    return told_group(said, name, value) if equals else said.say(f"compare.{how}")


def _may_share(scope: Scope, before: Scope) -> bool:
    """Whether somebody may stand on both sides: not where two values of one filter are compared."""
    mine, theirs = dict(scope.chosen), dict(before.chosen)
    return not any(name != "saved" and name in theirs and not set(values) & set(theirs[name]) for name, values in mine.items())


def _period(said: Words, first: date, last: date, days: Sequence) -> tuple[date, date]:
    how = view.one_of("period", said.say("filter.period"), (*PERIODS, "own"), DEFAULT_PERIOD, lambda one: said.say(f"period.{one}"))
    if how == "own":
        newest = last - timedelta(days=1)
        with days[0]:
            since = view.day("since", said.say("filter.since"), max(first, last - timedelta(days=90)), first, newest)
        with days[1]:
            until = view.day("until", said.say("filter.until"), newest, first, newest)
        if since > until:
            st.warning(said.say("filter.backwards"))
            since, until = until, since
        return since, until + timedelta(days=1)
    days = PERIODS[how]
    return (first, last) if days is None else (max(first, last - timedelta(days=days)), last)


def _slice(said: Words, name: str, offered: tuple[str, ...], column) -> tuple[str, ...]:
    def named(value: str) -> str:
        return said.say("filter.unknown") if value == UNKNOWN else said.named(FILTERS[name].column, value)

    with column:
        return view.many_of(name, said.say(f"filter.{name}"), (*offered, *(() if FILTERS[name].by_rule else (UNKNOWN,))), named, placeholder=said.everything(name))


def show(name: str, scope: Scope, draw: Callable, *, key: str | None = None, own: dict | None = None, words: Words | None = None, narrow: Callable | None = None, **options) -> Answer | None:
    """Ask a question and show it whole: finding, figure, how to read it, how it was computed, table, CSV.

    `words` replaces the reader's words where a page names more than the interface does (the steps of a journey);
    `narrow`, where a figure is too wide for a phone, makes the table that stands there for it from (answer, words)."""
    said = words or frame.reader_words()
    question = catalogue.question(name)
    try:
        answer = current.answer(name, scope, **(own or {}))
    except OutOfReach as out:
        st.subheader(said.unbroken(said.of(question, "question")), anchor=False)
        st.info(told_out_of_reach(said, out))
        return None
    if answer is None or answer.is_empty or answer.n == 0:
        st.subheader(said.unbroken(said.of(question, "question")), anchor=False)
        empty_answer(said, question, is_elsewhere=_is_elsewhere(name, scope, own or {}))
        return answer
    is_over_time = "events" in inspect.signature(draw).parameters and shape.time_column(answer) is not None
    if is_over_time:
        options.setdefault("events", tuple((one.day, said.typeset(one.label(said.language))) for one in current.annotated()))
    work = partial(draw, answer, said, frame.theme(), **options)
    chart = work() if words else current.drawn(answer, (draw, said.language, frame.theme(), tuple(sorted(options.items()))), work)
    title, asked = said.unbroken(chart.title), said.of(question, "question")
    head = {"title": title, "question": asked if chart.title != asked else "", "saved_as": f"egards-{name}"}
    told = [said.say("proof.line", n=shape.size(answer, said), period=said.period(scope.start, scope.end)), *_notes(chart, said, key or name)]
    foot = {"told": " ".join(told), "asks": proofs(said, is_over_time)}
    if narrow and not chart.is_empty:
        framed(chart, said, f"figure-{key or name}", is_for_wide=True, **head)
        with st.container(key=f"narrow-only-{key or name}"):
            st.table(narrow(answer, said), hide_index=True, border="horizontal", alt=chart.alt)
        opened = framed(None, said, f"proof-{key or name}", **foot)
    else:
        opened = framed(chart, said, f"figure-{key or name}", **head, **foot)
    prove(opened, answer, said, key or name)
    return answer


def _notes(chart, said: Words, key: str) -> tuple[str, ...]:
    """A chart's notes; what its letters mark stands once on a page, where the first chart or another list of them has it."""
    if not chart.events:
        return chart.notes
    teller, events = view.remembered("events_told") or (key, None)
    if events != chart.events or teller == key:
        view.remember("events_told", (key, chart.events))
        return chart.notes
    kept = tuple(note for note in chart.notes if note not in chart.events)
    return (*kept, said.say("note.events_above", n=len(chart.events), last=MARKS[len(chart.events) - 1]))


def proofs(said: Words, takes_events: bool = False) -> dict[str, str]:
    """What a reader may ask of a figure, and the label of its button."""
    return {"how": said.say("proof.how"), "table": said.say("proof.table")} | ({"event": said.say("annotation.new")} if takes_events and may_note() else {})


def prove(opened: str | None, answer: Answer, said: Words, key: str) -> None:
    """Under a figure, what its reader asked of it; nothing before that."""
    if opened is None:
        return
    with st.container(border=True, key=f"proof-of-{key}"):
        if opened == "how":
            explain(answer, said)
        elif opened == "table":
            grid(export.table(answer, said))
            st.download_button(said.say("proof.csv"), export.csv_bytes(answer, said), f"egards-{answer.question.name}.csv", "text/csv", key=f"csv-{key}", on_click="ignore")
        else:
            event_beside_chart(said, key)


def explain(answer: Answer, said: Words) -> None:
    """Definition, choices, freshness, sources, and the SQL that ran with its values."""
    reading = said.of(answer.question, "reading")
    if reading:
        st.markdown(reading)
    metrics = catalogue.metrics()
    for name in answer.described:
        column = answer.columns[name]
        if meaning := said.meaning(column):
            st.markdown(f"**{said.label(column)}** — {meaning}")
        why = said.of(metrics[name], "why") if name in metrics else ""
        if why:
            st.caption(why)
    limits = said.of(answer.question, "limits")
    if limits:
        st.caption(limits)
    facts = [said.say("proof.line", n=shape.size(answer, said), period=said.period(answer.scope.start, answer.scope.end))]
    if answer.data_until:
        facts.append(said.say("proof.until", day=said.date(answer.data_until)))
    if answer.sources:
        facts.append(said.say("proof.sources", tools=said.listed([said.named("source_system", tool) for tool in answer.sources])))
    st.caption(" ".join(facts))
    st.code(answer.statement, language="sql")
    if answer.values:
        st.code("\n".join(f"${name} = {value}" for name, value in answer.values.items()), language="text")


def _is_elsewhere(name: str, scope: Scope, own: dict) -> bool:
    """Whether what a view has nothing of is there in all the data: it is not an export that is missing, then."""
    period, _ = current.facts()
    whole = Scope(*period) if period else scope
    if whole == scope:
        return False
    answer = current.answer(name, whole, **own)
    return answer is not None and not answer.is_empty and answer.n != 0


def empty_answer(said: Words, question, *, is_elsewhere: bool = False) -> None:
    """Nothing to show: say why where the question knows, and name the few exports that would fill it (once on a page), or
    the columns of a table of one's own that would; `is_elsewhere`, another view has it."""
    if is_elsewhere:
        st.info(said.say("empty.elsewhere"))
        return
    why = said.of(question, "empty")
    exports = tuple(one for one in fillers.exports(question) if one.name not in current.brought())
    told = set(view.remembered("exports_told") or ())
    is_told = any(one.name in told for one in exports)
    if is_told and not why:
        st.caption(said.say("empty.nor_here"))
        return
    st.info(why or said.say("empty.question"))
    if why and not question.listed("fills with"):
        return
    if is_told:
        st.caption(said.say("empty.same_fillers"))
        return
    if exports:
        view.remember("exports_told", [*told, *(one.name for one in exports)])
        st.caption(said.say("empty.fillers"))
        st.markdown("\n".join(f"- {said.of(importer.file, 'export')}" for importer in exports))
        return
    for name in fillers.own_tables(question):
        table = model.tables()[name]
        st.caption(said.say("empty.own_table", holds=said.of(table.file, "holds"), columns=said.listed(list(dict.fromkeys((*(table.needs or table.names[:3]), *fillers.columns_of(question).get(name, ())))))))


def empty_store(said: Words) -> None:
    """The store holds nothing that pages tell of: say how to begin, or what is still missing."""
    opened = current.store()
    has_files = opened is not None and holds_anything(opened)
    st.info(said.say("empty.only_profiles" if has_files else "empty.store"))
    if view.remembered("page") != BRINGING.name:
        frame.link(BRINGING.name, frame.page_words(BRINGING.name, said).name, ":material/arrow_forward:")
    if not has_files:
        st.code("python -m data demo", language=None)


def glossary(said: Words, wanted: str) -> None:
    """Every metric and measured column: what it means, its unit, and why it is so."""
    metrics = catalogue.metrics()
    found = 0
    for name, column in sorted(catalogue.columns().items(), key=lambda pair: normalize("NFD", said.label(pair[1]).casefold())):
        label, meaning = said.label(column), said.meaning(column)
        if not meaning or (wanted and wanted.casefold() not in " ".join(f"{label} {meaning}".casefold().split())):
            continue
        found += 1
        st.markdown(f"**{label}**  \n{meaning}")
        why = said.of(metrics[name], "why") if name in metrics else ""
        if why:
            st.caption(why)
        pages = [frame.page_words(page.name, said).name for page in PAGES if page.name in _told_on().get(name, ())]
        st.caption(said.say("glossary.column", pages=said.listed(pages), column=name) if pages else f"`{name}`")
        if name in metrics:
            with st.popover(said.say("proof.how"), key=f"how-{name}", type="tertiary"):
                st.code(metrics[name].text, language="sql")
    if not found:
        st.info(said.say("empty.glossary"))


@cache
def _told_on() -> dict[str, set[str]]:
    """The pages whose questions give a column, by its name: those whose SQL names it, and the one it is described for."""
    found = {name: {place} for name, place in catalogue.described_for().items()}
    for question in catalogue.questions().values():
        text = " ".join([question.text, *(piece.text for piece in catalogue.built_on(question))])
        for name in set(re.findall(r"\w+", text)) & catalogue.columns().keys():
            found.setdefault(name, set()).add(question.path.parent.name)
    return found
