"""What has come so far: sources and their gaps, files, what could not be read, what should hold; and taking a source out again."""

from __future__ import annotations

import json
from datetime import date

import polars as pl
import streamlit as st

from data import coverage, model
from data.auditing import SHOWN as SHOWN_ROWS
from data.importing import drafting, recognising, removing
from data.importing.cells import Issue
from data.sqlfile import MalformedSqlFile
from data.store import StoreProblem
from data.wording import say as say_of_data
from pages.parts import current, view
from pages.parts.bringing_rows import ICONS, last_part, plain, spoken, what_counts
from pages.parts.cards import Card, cards
from pages.parts.formats import HARD
from pages.parts.grid import grid
from pages.parts.page import empty_store
from pages.parts.words import Words

SHOWN_GAPS = 2
SHOWN_SOURCES, SHOWN_KINDS, SHOWN_FILES = 30, 40, 2


@st.cache_resource(max_entries=2, show_spinner=False)
def _covered(version: str, _store) -> tuple[pl.DataFrame, pl.DataFrame]:
    return coverage.sources(_store), coverage.gaps(_store)


def sources(said: Words) -> bool:
    """Every source: files, rows, period, how far behind the newest, and the stretches without any record; then every file.
    False where none came in yet: nothing could be wrong with it."""
    store = current.store()
    st.subheader(said.say("bring.sources"), anchor=False)
    if store is None:
        empty_store(said)
        return False
    told, gaps = _covered(store.version, store)
    if told.is_empty():
        st.info(said.say("bring.no_source"))
        return False
    newest = told["last_on"].max()
    column = {name: said.say(f"bring.column.{name}") for name in ("tool", "n_files", "rows_mapped", "first_on", "last_on", "behind", "gaps", "read_on")}
    rows = [
        {
            column["tool"]: said.named("source_system", tool),
            column["n_files"]: n_files,
            column["rows_mapped"]: int(n_rows or 0),
            column["first_on"]: said.date(first) if first else "",
            column["last_on"]: said.date(last) if last else "",
            column["behind"]: _behind(said, last, newest),
            column["gaps"]: _gaps(said, gaps.filter(pl.col("source_system") == tool)) if last else "",
            column["read_on"]: said.date(read),
        }
        for tool, n_files, n_rows, first, last, read in told.iter_rows()
    ]
    numbers = {column[name]: st.column_config.NumberColumn(format="localized") for name in ("n_files", "rows_mapped")}
    with st.container(key="wide-only-sources"):
        grid(pl.DataFrame(rows, infer_schema_length=None), height=_height(len(rows)), column_config=numbers)
    cards("narrow-only-sources", [_card(said, row, column["tool"]) for row in rows])
    st.caption(said.say("bring.coverage.reading"))
    with st.expander(said.say("bring.coverage.files"), key="files"):
        _files(said, store)
    return True


def _height(rows: int) -> int:
    """Pixels for a table of so many rows, all of them where they are few."""
    return 38 + 35 * min(max(rows, 1), SHOWN_SOURCES)


def _card(said: Words, row: dict, head: str) -> Card:
    """A source as a phone has room for it: its figures and days in one line."""
    told = {name: said.count(value) if isinstance(value, int) else value for name, value in row.items() if name != head}
    return Card(row[head], False, f"{HARD}· ".join(f"{name}{said.say('people.is')}{value}" for name, value in told.items() if value), ())


def _behind(said: Words, last: date | None, newest: date | None) -> str:
    if last is None or newest is None:
        return ""
    return said.say("bring.coverage.newest") if last == newest else said.days((newest - last).days)


def _gaps(said: Words, gaps: pl.DataFrame) -> str:
    if gaps.is_empty():
        return said.say("bring.coverage.no_gap")
    told = [said.say("bring.coverage.gap", **{"from": said.date(first), "to": said.date(last)}) for first, last in gaps.select("from_on", "to_on").head(SHOWN_GAPS).iter_rows()]
    return ", ".join(told) if gaps.height <= SHOWN_GAPS else said.say("bring.coverage.more", most=", ".join(told), n=gaps.height - SHOWN_GAPS)


def _files(said: Words, store) -> None:
    rows = store.rows(
        """select path, tool, format_id, cast(covers_from as date) as first_on, cast(covers_to as date) as last_on, rows_seen, rows_mapped,
                  rows_excluded, rows_rejected, join_rate, tz_used, tz_source, cast(imported_at as date) as read_on from source_files order by tool, path limit 1000"""
    )
    table = rows.select(
        pl.col("path").str.split("/").list.last().alias(said.say("bring.column.file")),
        pl.col("tool").map_elements(lambda tool: said.named("source_system", tool), return_dtype=pl.String).alias(said.say("bring.column.tool")),
        pl.col("format_id").alias(said.say("bring.column.format_id")),
        *(pl.col(name).map_elements(said.date, return_dtype=pl.String).alias(said.say(f"bring.column.{name}")) for name in ("first_on", "last_on")),
        *(pl.col(name).alias(said.say(f"bring.column.{name}")) for name in ("rows_seen", "rows_mapped", "rows_excluded", "rows_rejected")),
        (pl.col("join_rate") * 100).round(0).alias(said.say("bring.column.join_rate")),
        pl.concat_str([pl.col("tz_used"), pl.when(pl.col("tz_source") == "assumed").then(pl.lit(" ?")).otherwise(pl.lit(""))]).alias(said.say("bring.column.tz_used")),
        pl.col("read_on").map_elements(said.date, return_dtype=pl.String).alias(said.say("bring.column.read_on")),
    )
    grid(table)


def removal(said: Words) -> None:
    """Choose a source or a file, read what will go, and take it out."""
    done = view.remembered("taken_out")
    if done:
        st.success(plain(str(done)))
        view.remember("taken_out", None)
    store = current.store()
    files = store.rows("select file_id, tool, path, rows_mapped from source_files order by tool, path") if store else pl.DataFrame()
    if files.is_empty():
        return
    with st.expander(said.say("bring.remove.title"), key="removal"):
        st.caption(said.say("bring.remove.lead"))
        by_tool = {f"tool {tool}": files.filter(pl.col("tool") == tool) for tool in files["tool"].unique(maintain_order=True)}
        by_file = {f"file {row[0]}": files.filter(pl.col("file_id") == row[0]) for row in files.iter_rows()}
        choices = by_tool | by_file

        def named(choice: str) -> str:
            chosen = choices[choice]
            tool = said.named("source_system", chosen["tool"][0])
            return said.say("bring.remove.tool", tool=tool, n=chosen.height) if choice in by_tool else f"{tool} · {last_part(chosen['path'][0])}"

        choice = st.selectbox(said.say("bring.remove.choose"), list(choices), None, key=f"remove-{store.version}", format_func=named, placeholder=said.say("bring.remove.none"))
        if choice is None:
            return
        chosen = choices[choice]
        st.warning(plain(said.say("bring.remove.sure", name=named(choice), n=int(chosen["rows_mapped"].sum()))))
        if st.button(said.say("bring.remove.go"), type="primary", key="remove-go"):
            _take_out(said, named(choice), chosen["file_id"].to_list())


def mappings(said: Words) -> None:
    """The importers kept for this store: what each reads, and a way to forget it."""
    folder = recognising.own_folder(current.path())
    if not folder.is_dir():
        return
    try:
        own = [importer for importer in recognising.importers(folder) if importer.recognition == "manual"]
    except MalformedSqlFile as problem:
        st.error(plain(said.say("bring.broken_importer", reason=problem.told(said.language))))
        return
    if not own:
        return
    with st.expander(said.say("bring.own.title", n=len(own)), key="mappings"):
        st.caption(said.say("bring.own.lead"))
        for importer in own:
            tables = dict.fromkeys(section.target for section in importer.file.sections if section.role == "fills")
            holds = " ".join(said.of(model.tables()[table].file, "holds") for table in tables if table in model.tables())
            with st.container(horizontal=True, vertical_alignment="center", key=f"mapping-{importer.name}"):
                st.markdown(plain(said.say("bring.own.line", name=importer.name, holds=holds)))
                if st.button(said.say("bring.own.discard"), key=f"discard-{importer.name}", type="tertiary"):
                    drafting.discard(folder, importer.name)
                    st.rerun()


def _take_out(said: Words, name: str, file_ids: list[str]) -> None:
    with st.status(said.say("bring.remove.doing"), expanded=True) as state:
        doing = st.empty()
        try:
            gone = removing.take_out(current.path(), file_ids, lambda what, done, of: doing.caption(step(said, what, done, of)))
        except StoreProblem as problem:
            state.update(label=said.say("bring.failed"), state="error")
            st.error(say_of_data(problem.code, said.language, **problem.detail))
            return
    view.remember("taken_out", said.say("bring.remove.done", name=name, what=what_counts(said, gone) or said.count(0)))
    st.rerun()


def step(said: Words, what: str, done: int, of: int) -> str:
    """What an import is doing, in the reader's words."""
    if "/" in what or "." in what:
        return plain(said.say("bring.step_file", name=last_part(what)))
    if what == "persons":
        return said.say("bring.step_persons")
    share = f" {said.share(done / of, 0)}" if of else ""
    return said.say("bring.step_figures") + share


def issues(said: Words) -> None:
    """What the files could not tell: of each kind the first row, how often, and in which files."""
    store = current.store()
    if store is None:
        return
    rows = store.rows(
        """with told as (
               select f.tool, f.path, i.*, if(i.code = 'more_like_this', lag(i.code) over (partition by i.file_id order by i.rowid), regexp_replace(i.code, '_more$', '')) as kind
               from import_issues i join source_files f using (file_id) where i.severity <> 'info')
           select severity, code, row_no, column_name, raw_value, n, detail, sum(n) over kinds as times, list_sort(list(distinct path) over kinds) as paths
           from told
           window kinds as (partition by tool, severity, kind, column_name)
           qualify row_number() over (partition by tool, severity, kind, column_name order by code <> kind, path, row_no) = 1
           order by case severity when 'error' then 0 else 1 end, times desc, code limit $most""",
        {"most": SHOWN_KINDS},
    )
    st.subheader(said.say("bring.issues"), anchor=False)
    if rows.is_empty():
        st.caption(said.say("bring.no_issue"))
        return
    for severity, code, row, column, value, n, detail, times, paths in rows.iter_rows():
        kept = json.loads(detail)
        issue = Issue(severity, code, row, column, value, n, tuple(kept["detail"].items()), tuple(kept["says"].items()))
        names = [plain(last_part(path)) for path in paths[:SHOWN_FILES]]
        files = said.listed(names) if len(paths) <= SHOWN_FILES else said.say("bring.coverage.more", most=", ".join(names), n=len(paths) - SHOWN_FILES)
        st.markdown(f"{plain(ICONS[severity])} {plain(said.typeset(spoken(said, issue)))}  \n:gray[{said.say('bring.times', n=int(times), files=files)}]")


def claims(said: Words) -> None:
    """What should hold of every store, with the rows that break it: file, row, what was seen."""
    store = current.store()
    if store is None:
        return
    st.subheader(said.say("bring.claims"), anchor=False)
    for finding in current.audited():
        claim = said.of(finding.claim, "claim")
        if not finding.n:
            st.caption(said.say("bring.claim_holds", claim=claim))
            continue
        with st.expander(said.say("bring.claim_broken", claim=claim, n=finding.n)):
            names = {"path": "file", "source_system": "tool"}
            table = finding.rows.with_columns(pl.col("path").str.split("/").list.last())
            grid(table.rename({name: said.say(f"bring.column.{names.get(name, name)}") for name in table.columns}))
            if finding.n > SHOWN_ROWS:
                st.caption(said.say("bring.claim_shown", n=SHOWN_ROWS))
