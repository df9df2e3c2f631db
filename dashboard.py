"""The frame: language, navigation, and the page that is open."""

import gc
import os
import sys
from pathlib import Path
from urllib.parse import quote

import streamlit as st

PARTS = Path(__file__).parent / "pages" / "parts"
ICON = (PARTS / "icon.svg").read_text(encoding="utf-8").strip()
st.set_page_config(page_title="Égards", page_icon=f"data:image/svg+xml,{quote(ICON)}", layout="wide", initial_sidebar_state="auto")
outline = None
if "pages.parts.frame" not in sys.modules:  # the first visit of all waits while the app loads: it sees the outline of a page
    outline = st.empty()
    outline.html(PARTS / "outline.html")
    gc.disable()  # what loads now stays: looking through it for garbage, again and again, would take a tenth of the wait

# ruff: noqa: E402
from data.sqlfile import MalformedSqlFile
from pages import PAGES
from pages.parts import frame, renewal, view
from pages.parts.workshop import admission
from pages.parts.workshop.bar import bar

if outline:
    gc.freeze()
    gc.enable()
    outline.empty()
words = frame.reader_words()
admission.greet(words)
first = PAGES[0].name
entries = {
    page.name: st.Page(frame.runnable(page, words), title=frame.page_words(page.name, words).name, url_path="" if page.name == first else page.name, default=page.name == first)
    for page in admission.pages()
}
typed = st.Page(frame.runnable(PAGES[0], words), title=frame.page_words(first, words).name, url_path=first)  # the first page by its name, beside the bare address
chosen = st.navigation([*entries.values(), typed], position="hidden")
if chosen.url_path == first:
    entries[first] = typed
opened = chosen.url_path or first
st.set_page_config(page_title=f"{chosen.title} · Égards")
view.arrive(opened)
frame.draw(words, entries, opened)
if admission.is_let_in(words):
    if admission.has_just_come():
        st.switch_page(entries["workshop"])
    bar(words, opened)
    if renewal.is_up_to_date(words, opened):
        try:
            chosen.run()
        except MalformedSqlFile as problem:  # of one who adds to the project: told where, and what to write
            st.container(key="malformed").error(words.say("state.malformed"))
            st.code(problem.told(words.language).replace(f"{PARTS.parents[1]}{os.sep}", ""), language=None, wrap_lines=True)
        except Exception:  # Streamlit's own notice, in English alone, follows unseen
            st.container(key="failed").error(words.say("state.failed"))
            raise
