"""An unknown file's columns on one side, our tables' on the other: the reader decides, the rows below follow, an importer is kept."""

from __future__ import annotations

import streamlit as st

from data import model, reading
from data.importing import drafting, recognising, suggesting
from data.importing.drafting import DATE_ORDERS, DECIMALS, Mapped, Mapping, Target, Undraftable
from data.importing.recognising import Importer
from data.store import ZONE
from data.wording import say as say_of_data
from pages.parts import current, view
from pages.parts.bringing_files import Dropped
from pages.parts.bringing_rows import first_rows, last_part, plain, remarks, what_counts
from pages.parts.words import Words

SHOWN_COLUMNS = 30
SHOWN_SAMPLES, LONGEST_SAMPLE, LONGEST_MEANING = 3, 40, 70
ASIDE = ""
SIDES = [4, 5, 3]
FIXED_PER_ROW = 3


def wizard(said: Words, table: reading.TextTable, files: Dropped, key: str, zones: list[str], settings: dict[str, str], corrects: Importer | None = None) -> None:
    """Ask what the columns of a file are, show its rows as they would be read, and keep the importer this makes; `corrects` is one kept before, to begin from."""
    st.markdown(f"##### {said.say('bring.map.title')}")
    st.caption(said.say("bring.map.lead"))
    samples = dict(zip(table.columns, files.samples(table), strict=True))
    given = tuple(samples.values())
    tables = list(model.tables())
    held = drafting.mapping_of(corrects, table.columns) if corrects else None
    held = held if held and held.columns else None
    likely = held.table if held else suggesting.suggest(table.columns, given).table
    left, right = st.columns([1, 2])
    with left:
        tool = drafting.tool_name(st.text_input(said.say("bring.map.source"), held.tool if held else drafting.tool_name(last_part(table.path).rsplit(".", 1)[0]), key=f"source-{key}", help=said.say("bring.map.source_help")))
    with right:
        into = st.selectbox(said.say("bring.map.table"), tables, tables.index(likely), key=f"table-{key}", format_func=lambda name: said.of(model.tables()[name].file, "holds"), placeholder=said.say("choose")) or likely
    suggested = suggesting.suggest(table.columns, given, into)
    held = held if held and held.table == into else None
    mapped = _columns(said, table, samples, into, {one.column: one.target for one in held.columns} if held else dict(suggested.targets), key)
    dates, zone, decimals = _reading(said, mapped, into, samples, suggested, key, zones, held)
    fixed = _fixed(said, into, mapped, samples, key, dict(held.fixed) if held else {})
    if dates is None:
        st.warning(said.say("bring.map.ask_order"))
        return
    mapping = Mapping(tool, into, tuple(mapped), dates, zone, decimals, fixed)
    _keep(said, mapping, table, files, key, {name: value for name, value in settings.items() if name == "phone_country"}, corrects.name if corrects else None)


def meaning(said: Words, target: Target) -> str:
    """What a column of ours means, short enough for a list."""
    if target.name.startswith("who_"):
        return said.say(f"bring.who.{target.name.removeprefix('who_')}")
    if target.is_beside:
        return said.say(f"bring.beside.{target.name}")
    told = dict(target.meanings)[said.language]
    return told if len(told) <= LONGEST_MEANING else told[: LONGEST_MEANING - 1] + "…"


def _columns(said: Words, table: reading.TextTable, samples: dict, into: str, suggested: dict[str, str], key: str) -> list[Mapped]:
    """One line for each column of the file: its name and values, what it is, how it is read."""
    reachable = drafting.reachable(table.columns)
    lost = [column for column in table.columns if column not in reachable]
    first = [column for place, column in enumerate(reachable) if place < SHOWN_COLUMNS or column in suggested]
    if len(first) < len(reachable):
        rest = [column for column in reachable if column not in first]
        first += st.multiselect(said.say("bring.map.others"), rest, key=f"others-{key}", format_func=lambda column: plain(column[:60]), placeholder=said.say("bring.map.no_others", n=len(rest)), select_all=False)
    needed = drafting.needed(into)
    known = {target.name: target for target in drafting.targets(into)}

    def named(name: str) -> str:
        if name == ASIDE:
            return said.say("bring.map.aside")
        return said.say("bring.map.needed", meaning=meaning(said, known[name])) if name in needed else meaning(said, known[name])

    with st.container(key=f"wide-only-head-{key}"):
        for side, word in zip(st.columns(SIDES), ("column", "goes_to", "as"), strict=True):
            side.caption(said.say(f"bring.map.{word}"))
    found = []
    for column in first:
        place = table.columns.index(column)
        told, target_side, kind_side = st.columns(SIDES, vertical_alignment="center")
        with told:
            values = " · ".join(value[:LONGEST_SAMPLE] for value in samples[column][:SHOWN_SAMPLES])
            st.markdown(f"**{plain(column[:80])}**  \n:gray[{plain(values) if values else said.say('bring.map.empty')}]")
        with target_side:
            options = [ASIDE, *known]
            target = st.selectbox(
                said.say("bring.map.target_of", column=plain(column[:60])), options, options.index(suggested.get(column, ASIDE)),
                key=f"target-{key}-{into}-{place}", format_func=named, label_visibility="collapsed", placeholder=said.say("choose"),
            ) or ASIDE  # fmt: skip
        if target != ASIDE:
            with kind_side:
                kind, order = _kind(said, column, known[target], f"{key}-{into}-{place}-{target}")
            found.append(Mapped(column, target, kind, order))
    if lost:
        st.caption(said.say("bring.map.unreachable", n=len(lost), headings=said.listed([plain(column[:60]) for column in lost[:5]])))
    return found


def _kind(said: Words, column: str, target: Target, key: str) -> tuple[str, str]:
    """How one column is read: (kind, date order of its own), where there is a choice."""
    choices = {"time": ["time", *DATE_ORDERS], "text": ["text", "identifier"], "identifier": ["identifier", "text"]}.get(target.kind, [target.kind])
    if len(choices) == 1:
        st.caption(said.say(f"bring.kind.{target.kind}"))
        return target.kind, ""
    chosen = st.selectbox(
        said.say("bring.map.kind_of", column=plain(column[:60])), choices, key=f"kind-{key}", label_visibility="collapsed",
        format_func=lambda one: said.say(f"bring.dates.{one}") if one in DATE_ORDERS else said.say(f"bring.kind.{one}"), placeholder=said.say("choose"),
    ) or choices[0]  # fmt: skip
    return ("time", chosen) if chosen in DATE_ORDERS else (chosen, "")


def _reading(said: Words, mapped: list[Mapped], into: str, samples: dict, suggested, key: str, zones: list[str], held: Mapping | None) -> tuple[str | None, str, str]:
    """Date order, zone and decimal sign of the file. An order is proposed only where the values allow no other."""
    kinds = {target.name: target.kind for target in drafting.targets(into)}
    dated = [one for one in mapped if kinds[one.target] == "time" and not one.dates]
    numbered = any(kinds[one.target] == "number" for one in mapped)
    dates, zone, decimals = (held.dates, held.zone, held.decimals) if held else ("iso", ZONE, suggested.decimals)
    if not dated and not numbered and not any(kinds[one.target] == "time" for one in mapped):
        return dates, zone, decimals
    first, second, third = st.columns(3)
    if dated:
        orders = [set(suggesting.date_orders(samples[one.column])) for one in dated if samples[one.column]]
        allowed = [order for order in DATE_ORDERS if orders and all(order in one for one in orders)]
        proposed = held.dates if held else allowed[0] if allowed and ("iso" in allowed or len(allowed) == 1) else None
        with first:
            dates = st.radio(said.say("bring.correct.dates"), DATE_ORDERS, DATE_ORDERS.index(proposed) if proposed else None, key=f"order-{key}-{into}", format_func=lambda one: said.say(f"bring.dates.{one}"), captions=_examples(said, [samples[one.column] for one in dated], allowed))
    if any(kinds[one.target] == "time" for one in mapped):
        with second:
            zone = st.selectbox(said.say("bring.correct.zone"), zones, zones.index(zone if zone in zones else ZONE), key=f"map-zone-{key}", placeholder=said.say("choose")) or ZONE
    if numbered:
        with third:
            decimals = st.radio(said.say("bring.correct.decimals"), DECIMALS, DECIMALS.index(decimals), key=f"sign-{key}-{into}", format_func=lambda one: said.say(f"bring.decimals.{one}"))
    return dates, zone, decimals


def _examples(said: Words, dated: list[tuple[str, ...]], allowed: list[str]) -> list[str]:
    """Under each order of dates, what a value of the file would be in it."""
    value = next((value for values in dated for value in values if value.strip()), "")
    told = []
    for order in DATE_ORDERS:
        day = suggesting.day_in(value, order) if order in allowed else None
        fits = order in allowed or not value
        told.append(said.say("bring.map.example", value=plain(value[:20]), day=said.date(day)) if day else " " if fits else said.say("bring.map.no_fit"))
    return told


def _fixed(said: Words, into: str, mapped: list[Mapped], samples: dict, key: str, held: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """What no column of the file holds may be one value for all rows: what is needed, what a number means nothing without, what the reader adds."""
    known, given = {target.name: target for target in drafting.targets(into)}, {one.target: one.column for one in mapped}
    free = [name for name, target in known.items() if target.takes_one_value and target.kind != "identifier" and not name.startswith("who_") and name not in given]
    lacking = [name for name in drafting.missing(Mapping("own", into, tuple(mapped))) if name in free]
    usual = [name for number, others in drafting.COMPANIONS.items() if number in given for name in others if name in free]
    offered = [name for name in free if name not in lacking]
    added = st.multiselect(
        said.say("bring.map.same"), offered, [name for name in offered if name in usual or name in held], key=f"same-{key}-{into}-{'-'.join(usual)}", help=said.say("bring.map.same_help"),
        format_func=lambda name: meaning(said, known[name]), placeholder=said.say("bring.map.no_same"), select_all=False,
    ) if offered else []  # fmt: skip
    asked, found = [*lacking, *added], []
    for start in range(0, len(asked), FIXED_PER_ROW):
        row = asked[start : start + FIXED_PER_ROW]
        for side, name in zip(st.columns(FIXED_PER_ROW, vertical_alignment="bottom"), row, strict=False):
            with side:
                scale = suggesting.scale_in(samples[given["rating"]]) if name == "rating_max" and "rating" in given else ""
                found.append((name, _one_value(said, into, known[name], held.get(name, scale), f"fixed-{key}-{into}-{name}")))
    return tuple(found)


def _one_value(said: Words, into: str, target: Target, value: str, key: str) -> str:
    """One value for all rows: a choice where the column has words of its own, else what the reader types."""
    label = said.say("bring.map.fixed", meaning=meaning(said, target))
    words = ("true", "false") if target.type == "boolean" else model.tables()[into].words.get(target.name, ())
    if not words:
        return st.text_input(label, value, key=key, placeholder=said.say("bring.map.as_5") if target.kind == "number" else None)
    named = (lambda word: said.say("yes" if word == "true" else "no")) if target.type == "boolean" else (lambda word: said.named(target.name, word))
    return st.selectbox(label, words, words.index(value) if value in words else None, key=key, format_func=named, placeholder=said.say("choose")) or ""


def _keep(said: Words, mapping: Mapping, table: reading.TextTable, files: Dropped, key: str, settings: dict[str, str], instead_of: str | None) -> None:
    known = {target.name: target for target in drafting.targets(mapping.table)}
    lacking = drafting.missing(mapping)
    if lacking:
        told = [said.say("bring.map.any_person") if name.startswith("who_") else meaning(said, known[name]) for name in lacking]
        st.warning(said.say("bring.map.missing", columns=said.listed(told)))
        return
    try:
        text = drafting.draft(mapping, table.columns)
    except Undraftable as problem:
        told = [meaning(said, known[name]) if name in known else name for name in problem.columns]
        st.error(plain(said.typeset(say_of_data(problem.code, said.language, columns=", ".join(told), value=problem.value))))
        return
    if drafting.own_key(mapping.table) not in {None, *(one.target for one in mapping.columns)}:
        st.caption(said.say("bring.map.no_key"))
    if drafting.tells_no_reply(mapping):
        st.caption(said.say("bring.map.no_reply"))
    tried = files.preview(table, drafting.parsed(text, f"draft {hash(text)}"), settings)
    if tried.applied is not None and tried.first_rows.height:
        into = {one.column: meaning(said, known[one.target]) for one in mapping.columns}
        shown = [place for place, heading in enumerate(tried.headings) if heading in into]
        rows = tried.first_rows.select("row_no", *(tried.first_rows[f"c{place}"].alias(f"c{at}") for at, place in enumerate(shown)))
        st.markdown(f"**{said.say('bring.card.first_rows')}**")
        first_rows(said, [into[tried.headings[place]] for place in shown], rows, tried.applied.zone)
        st.markdown(said.say("bring.card.counted", what=what) if (what := what_counts(said, tried.report.filled)) else said.say("bring.card.nothing"))
    remarks(said, tried.report.issues)
    with st.expander(said.say("bring.map.text"), key=f"text-{key}"):
        st.code(text, language="sql")
    if st.button(said.say("bring.map.keep"), type="primary", key=f"keep-{key}"):
        path = drafting.keep(recognising.own_folder(current.path()), mapping, table.columns, instead_of)
        view.remember("kept_importer", path.stem)
        st.rerun()
