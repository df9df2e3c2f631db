"""The frame: language, navigation, and the page that is open."""

import streamlit as st

from pages import PAGES
from pages.parts import frame, view
from pages.parts.workshop import admission
from pages.parts.workshop.bar import bar

st.set_page_config(page_title="Égards", page_icon="◍", layout="wide", initial_sidebar_state="auto")
words = frame.reader_words()
entries = {
    page.name: st.Page(str(page.path), title=frame.page_words(page.name, words).name, url_path=page.name, default=place == 0)
    for place, page in enumerate(PAGES)
    if page in admission.pages()
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
