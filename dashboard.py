"""The frame: language, navigation, and the page that is open."""

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

# ruff: noqa: E402
from pages import PAGES
from pages.parts import frame, view
from pages.parts.workshop import admission
from pages.parts.workshop.bar import bar

if outline:
    outline.empty()
words = frame.reader_words()
entries = {
    page.name: st.Page(str(page.path), title=frame.page_words(page.name, words).name, url_path=page.name, default=page == PAGES[0])
    for page in admission.pages()
}
chosen = st.navigation(list(entries.values()), position="hidden")
view.arrive(chosen.url_path or PAGES[0].name)
frame.draw(words, entries, chosen.url_path or PAGES[0].name)
if admission.is_let_in(words):
    if admission.has_just_come():
        st.switch_page(entries["workshop"])
    bar(words, chosen.url_path)
    if frame.is_up_to_date(words, chosen.url_path or PAGES[0].name):
        chosen.run()
