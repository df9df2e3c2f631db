"""What came in, from where, and what was not read: the parts of the page that brings data."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import polars as pl
import streamlit as st

from data import importing
from data.importing.cells import Issue
from data.store import StoreProblem
from data.wording import say as say_of_data
from data.wording import sentence
from pages.parts import current
from pages.parts.words import Words

ICONS = {"error": "●", "warn": "▲", "info": "·"}
SHOWN = 20


def own_importers() -> Path | None:
    """Where importers made on this page are kept, when there are any."""
    folder = current.path().parent / "own" / "importers"
    return folder if folder.is_dir() and any(folder.glob("*.sql")) else None


def drop_files(said: Words) -> None:
    """Take files in and say at once what became of each."""
    with st.form("bring", clear_on_submit=True, border=True):
        given = st.file_uploader(said.say("bring.drop"), accept_multiple_files=True, help=said.say("bring.drop_help"))
        sent = st.form_submit_button(said.say("bring.go"), type="primary")
    if not sent:
        return
    if not given:
        st.info(said.say("bring.none"))
        return
    with tempfile.TemporaryDirectory(prefix="egards-drop-") as folder, st.status(said.say("bring.reading"), expanded=True) as state:
        paths = [_saved(Path(folder), place, file) for place, file in enumerate(given)]
        doing = st.empty()
        try:
            report = importing.bring_in(paths, current.path(), importers=own_importers(), progress=lambda what, *_: doing.caption(what.rsplit("/", 1)[-1]))
        except StoreProblem as problem:
            state.update(label=said.say("bring.failed"), state="error")
            st.error(say_of_data(problem.code, said.language, **problem.detail))
            return
        doing.empty()
        known = sum(file.recognised for file in report.files)
        state.update(label=said.say("bring.done", n=len(report.files), known=known), state="complete" if report.all_read else "error")
        for file in report.files:
            file_report(said, file)


def _saved(folder: Path, place: int, file) -> Path:
    """The file under its own name's last part, in a folder of its own: a hostile name cannot leave it."""
    inside = folder / str(place)
    inside.mkdir()
    name = file.name.replace("\\", "/").rsplit("/", 1)[-1].replace("\x00", "") or "file"
    path = inside / name[-200:]
    path.write_bytes(file.getbuffer())
    return path


def file_report(said: Words, file: importing.FileReport) -> None:
    """One file: what it was recognised as, what counts, what does not and why."""
    name = file.path.rsplit("/", 1)[-1]
    st.markdown(f"**{_plain(name)}**")
    if file.recognised:
        st.caption(said.say("bring.file", format=file.format, seen=file.rows_seen, mapped=file.rows_mapped, excluded=file.rows_excluded, rejected=file.rows_rejected))
    _sentences(said, file.issues)


def _plain(text: str) -> str:
    """Text from outside, harmless in Markdown."""
    return "".join("\\" + sign if sign in "\\`*_{}[]()#+-.!|<>~$:&" else sign for sign in text.replace("\n", " "))


def _sentences(said: Words, found: tuple[Issue, ...]) -> None:
    for issue in found[:SHOWN]:
        st.text(f"{ICONS.get(issue.severity, '·')} {sentence(issue, said.language)}")
    if len(found) > SHOWN:
        st.caption(said.say("bring.more", n=len(found) - SHOWN))


def sources(said: Words) -> None:
    """Every file in the store: tool, period, rows, join rate, when it was read."""
    store = current.store()
    st.subheader(said.say("bring.sources"), anchor=False)
    if store is None:
        st.info(said.say("empty.store"))
        st.code("python -m data demo", language=None)
        return
    rows = store.rows(
        """select path, tool, format_id, cast(covers_from as date) as first_on, cast(covers_to as date) as last_on, rows_seen, rows_mapped,
                  rows_excluded, rows_rejected, join_rate, tz_used, tz_source, cast(imported_at as date) as read_on from source_files order by tool, path limit 1000"""
    )
    if rows.is_empty():
        st.info(said.say("bring.no_source"))
        return
    table = rows.select(
        pl.col("path").str.split("/").list.last().alias(said.say("bring.column.file")),
        pl.col("tool").map_elements(lambda tool: said.named("source_system", tool), return_dtype=pl.String).alias(said.say("bring.column.tool")),
        *(pl.col(name).alias(said.say(f"bring.column.{name}")) for name in ("format_id", "first_on", "last_on", "rows_seen", "rows_mapped", "rows_excluded", "rows_rejected")),
        (pl.col("join_rate") * 100).round(0).alias(said.say("bring.column.join_rate")),
        pl.concat_str([pl.col("tz_used"), pl.when(pl.col("tz_source") == "assumed").then(pl.lit(" ?")).otherwise(pl.lit(""))]).alias(said.say("bring.column.tz_used")),
        pl.col("read_on").alias(said.say("bring.column.read_on")),
    )
    st.dataframe(table, hide_index=True, width="stretch")


def issues(said: Words) -> None:
    """What the files could not tell, by file and kind."""
    store = current.store()
    if store is None:
        return
    rows = store.rows(
        """select f.path, i.severity, i.code, i.row_no, i.column_name, i.raw_value, i.n, i.detail from import_issues i join source_files f using (file_id)
           where i.severity <> 'info' order by case i.severity when 'error' then 0 else 1 end, f.path, i.row_no limit 500"""
    )
    st.subheader(said.say("bring.issues"), anchor=False)
    if rows.is_empty():
        st.caption(said.say("bring.no_issue"))
        return
    told = []
    for path, severity, code, row, column, value, n, detail in rows.iter_rows():
        kept = json.loads(detail)
        issue = Issue(severity, code, row, column, value, n, tuple(kept["detail"].items()), tuple(kept["says"].items()))
        told.append((path.rsplit("/", 1)[-1], ICONS[severity], sentence(issue, said.language)))
    names = (said.say("bring.column.file"), " ", said.say("bring.column.remark"))
    st.dataframe(pl.DataFrame(told, schema=list(names), orient="row"), hide_index=True, width="stretch")


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
            st.dataframe(table.rename({name: said.say(f"bring.column.{names.get(name, name)}") for name in table.columns}), hide_index=True, width="stretch")
