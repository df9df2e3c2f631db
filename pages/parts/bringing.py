"""Files dropped or named, tried first, corrected where need be, and brought in when the reader says so."""

from __future__ import annotations

import json
from pathlib import Path

import streamlit as st
from babel.units import format_unit

from data import importing, reading
from data.importing import recognising
from data.sqlfile import MalformedSqlFile
from data.store import StoreProblem
from data.wording import say as say_of_data
from pages import PAGES
from pages.parts import current, frame, view
from pages.parts.bringing_cards import Corrections, card, export_of, own_importers
from pages.parts.bringing_files import Dropped, Table, dropped, serves_this_machine_alone, start_over, turn
from pages.parts.bringing_rows import last_part, plain, remarks, what_counts
from pages.parts.bringing_sources import step
from pages.parts.words import Words

SHOWN_CARDS = 15
MB_A_GB = 1024
SIZES = {"gigabyte": 1 << 30, "megabyte": 1 << 20, "kilobyte": 1 << 10}


def drop_files(said: Words) -> None:
    """Take files, show what each would give, and bring them in on the reader's word."""
    outcome = st.container()
    _uploader_speaks(said)
    given = st.file_uploader(said.say("bring.drop"), accept_multiple_files=True, help=said.say("bring.drop_help"), key=f"drop_{turn()}") or []
    folder = _folder(said)
    _sizes(said, given)
    if not given and folder is None:
        with outcome:
            _outcome(said)
        return
    view.remember("brought", None)
    files = dropped()
    with st.spinner(said.say("bring.trying"), show_time=True):
        tables = [table for file in given for table in files.upload(file)] + (files.on_disk(folder) if folder else [])
    try:
        corrections, known = _cards(said, tables, files)
    except MalformedSqlFile as problem:
        st.error(plain(said.say("bring.broken_importer", reason=problem.told(said.language))))
        return
    if not known:
        st.info(said.say("bring.nothing_known"))
        return
    if _holds_demonstration():
        st.info(said.say("bring.demonstration"))
    if st.button(said.say("bring.go", n=known), type="primary", key="bring-go"):
        _bring_in(said, files.paths([file.file_id for file in given], folder), corrections)


def _uploader_speaks(said: Words) -> None:
    """The uploader's own words, which Streamlit writes in English alone, given to the stylesheet in the reader's language."""
    most_gb = said.number(st.get_option("server.maxUploadSize") / MB_A_GB)
    told = {"choose": said.say("bring.choose_files"), "limit": said.say("bring.most_size", n=most_gb)}
    st.html("<style>:root {" + "".join(f"--uploader-{name}: {json.dumps(text, ensure_ascii=False)};" for name, text in told.items()) + "}</style>")


def _sizes(said: Words, given: list) -> None:
    """How large each file is, given to the stylesheet by its name: Streamlit writes it in English alone."""
    told = [f'[data-testid="stFileChipName"][title="{_css(file.name)}"] + *::after {{ content: "{_css(_size(said, file.size))}"; }}' for file in given]
    if told:
        st.html("<style>" + "\n".join(told) + "</style>")


def _css(text: str) -> str:
    """Text for a string of a stylesheet, where no sign of it ends the string or the stylesheet."""
    return "".join(sign if sign.isascii() and sign.isalnum() else f"\\{ord(sign):x} " for sign in text)


def _size(said: Words, n: int) -> str:
    """Bytes as people write them: "442 octets", "1,2 Mo"."""
    for unit, size in SIZES.items():
        if n >= size:
            return format_unit(round(n / size, 1 if n < 10 * size else 0), f"digital-{unit}", "short", locale=said.language)
    return format_unit(n, "digital-byte", "long", locale=said.language)


def _folder(said: Words) -> Path | None:
    """A path of this machine's disk, where the app serves nobody else."""
    if not serves_this_machine_alone():
        return None
    told = st.text_input(said.say("bring.folder"), key=f"folder_{turn()}").strip().strip('"')
    if not told:
        return None
    path = Path(told).expanduser()
    try:
        if path.exists():
            return path
    except OSError:
        pass
    st.warning(plain(said.say("bring.no_folder", path=told)))
    return None


def _cards(said: Words, tables: list[Table], files: Dropped) -> tuple[Corrections, int]:
    """Draw the files, the unknown first as they want something; return the corrections and how many files are known."""
    store = current.store()
    kept = dict(store.rows("select name, value from settings").iter_rows()) if store and not store.is_demonstration else {}
    corrections, own = Corrections(kept), own_importers()

    def is_known(table: Table) -> bool:
        return isinstance(table, reading.TextTable) and recognising.recognise(table.columns, table.path, table.kind, own).importer is not None

    known = [table for table in tables if is_known(table)]
    st.markdown(said.say("bring.tried", n=len(tables), known=said.say("bring.known", n=len(known))))
    made = view.remembered("kept_importer")
    if made:
        st.toast(said.say("bring.map.kept", name=plain(str(made))))
        view.remember("kept_importer", None)
    ordered = sorted(tables, key=lambda table: any(table is one for one in known))
    for place, table in enumerate(ordered[:SHOWN_CARDS]):
        card(said, place, table, files, corrections)
    rest = ordered[SHOWN_CARDS:]
    if rest:
        with st.expander(said.say("bring.more_files", n=len(rest))):
            for table in rest:
                st.text(last_part(table.path))
    return corrections, len(known)


def _bring_in(said: Words, paths: list[Path], corrections: Corrections) -> None:
    with st.status(said.say("bring.reading"), expanded=True) as state:
        doing = st.empty()
        try:
            report = importing.bring_in(paths, current.path(), settings=corrections.made, afresh=_holds_demonstration(), progress=lambda what, done, of: doing.caption(step(said, what, done, of)))
        except StoreProblem as problem:
            state.update(label=said.say("bring.failed"), state="error")
            st.error(say_of_data(problem.code, said.language, **problem.detail))
            return
    view.remember("brought", report)
    start_over()
    st.rerun()


def _holds_demonstration() -> bool:
    held = current.store()
    return held is not None and held.is_demonstration


def _outcome(said: Words) -> None:
    """What became of the files brought in last; gone once others are dropped."""
    report = view.remembered("brought")
    if not isinstance(report, importing.BatchReport):
        return
    known = said.say("bring.known", n=sum(file.recognised for file in report.files))
    graver = sorted(report.files, key=lambda file: file.recognised + (not any(issue.severity == "error" for issue in file.issues)))
    with st.status(said.say("bring.done", n=len(report.files), known=known), state="complete" if report.all_read else "error", expanded=True):
        for file in graver[:SHOWN_CARDS]:
            _file(said, file)
        if rest := graver[SHOWN_CARDS:]:
            with st.expander(said.say("bring.more_done", n=len(rest))):
                for file in rest:
                    _file(said, file)
        if report.all_read or any(file.filled for file in report.files):
            frame.link(PAGES[0].name, said.say("pulse.open", page=frame.page_words(PAGES[0].name, said).name), ":material/arrow_forward:")


def _export(said: Words, file: importing.FileReport) -> str:
    """What the file was recognised as, in the words of its card."""
    known = next((one for one in (*recognising.importers(own_importers()), *recognising.canonical()) if one.format == file.format), None)
    return export_of(said, known) if known else file.format or ""


def _file(said: Words, file: importing.FileReport) -> None:
    """One file: what it was recognised as, what counts, what does not and why."""
    st.markdown(f"**{plain(last_part(file.path))}**")
    if file.recognised:
        told = said.say("bring.file", format=plain(_export(said, file)), seen=file.rows_seen, mapped=file.rows_mapped, excluded=file.rows_excluded, rejected=file.rows_rejected)
        what = what_counts(said, file.filled)
        st.caption(f"{told} · {what}" if what else told)
    remarks(said, file.issues)
