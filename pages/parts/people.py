"""Lists of people and requests behind a figure: pseudonymised, exportable, never wider than the screen."""

from __future__ import annotations

import streamlit as st

from pages.parts import current, export, frame
from queries import Answer, catalogue
from queries.scope import Scope


def work_list(name: str, scope: Scope, **own) -> Answer | None:
    """A question whose rows are people or requests, as a table to act on."""
    said = frame.reader_words()
    st.subheader(said.of(catalogue.question(name), "question"), anchor=False)
    answer = current.answer(name, scope, **own)
    if answer is None or answer.is_empty:
        st.caption(said.say("people.none"))
        return answer
    st.caption(said.of(answer.question, "reading"))
    st.dataframe(export.table(answer, said), hide_index=True, width="stretch")
    st.download_button(said.say("proof.csv"), export.csv_bytes(answer, said), f"egards-{name}.csv", "text/csv", key=f"csv-{name}", on_click="ignore")
    return answer
