"""What surrounds every page: the reader's language, the look, what the data are and how old."""

from __future__ import annotations

import contextlib
import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitPageNotFoundError
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.wording import nearest
from pages import PAGES, Page, named
from pages.parts import current, view
from pages.parts.navigation import navigation
from pages.parts.noting import this_view
from pages.parts.words import LANGUAGES, Words, every_phrase, words
from pages.parts.workshop import admission

DASHBOARD = Path(__file__).resolve().parents[2] / "dashboard.py"
FOLDER = Path(__file__).parent.parent / "words"
SKIP_LINK = (FOLDER.parent / "parts" / "skip_link.html").read_text(encoding="utf-8")
THEME_FOLLOWS = (FOLDER.parent / "parts" / "theme_follows.html").read_text(encoding="utf-8")
WIDGET_WORDS = (FOLDER.parent / "parts" / "widget_words.html").read_text(encoding="utf-8")
STYLE = (FOLDER.parent / "parts" / "look.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class PageWords:
    """A page's prose: its name in the navigation, its title, the lead under it, and the limits at its foot."""

    name: str
    title: str
    lead: str
    limits: str


@cache
def _prose(path: Path) -> PageWords:
    text = path.read_text(encoding="utf-8").strip()
    head, _, rest = text.partition("\n")
    lead, _, limits = rest.partition("\n## ")
    name, _, title = head.removeprefix("# ").partition(" — ")
    return PageWords(name.strip(), (title or name).strip(), lead.strip(), limits.partition("\n")[2].strip())


def page_words(name: str, said: Words) -> PageWords:
    """The prose of a page in the reader's language: `words/<language>/<name>.md`, headed `# Name — Title`."""
    path = FOLDER / said.language / f"{name}.md"
    prose = _prose(path) if path.is_file() else PageWords(_bare(name), "", "", "")
    prose = replace(prose, name=prose.name or _bare(name), title=prose.title or prose.name or _bare(name))
    return PageWords(*(said.typeset(part) for part in (prose.name, prose.title, prose.lead, prose.limits)))


def _bare(name: str) -> str:
    """What a page is called that says nothing of itself."""
    return name.replace("_", " ").capitalize()


def tell_missing_prose(name: str, said: Words) -> None:
    """Where the file of a page's prose is not there, or empty: which one it is, and how it is written."""
    path = FOLDER / said.language / f"{name}.md"
    if path.is_file() and _prose(path).name:
        return
    st.error(said.say("state.no_prose", file=f"`pages/words/{said.language}/{name}.md`"))
    st.code(said.say("state.prose_model"), language="markdown", wrap_lines=True)


def tell_unknown_section(name: str, said: Words) -> None:
    """Where the list of pages puts one in a section without a name: what to write there, or where to name it."""
    section = next((page.section for page in PAGES if page.name == name), None)
    if section is None or said.has(f"section.{section}"):
        return
    known = [phrase.removeprefix("section.") for phrase in every_phrase() if phrase.startswith("section.")]
    st.error(
        said.say(
            "state.no_section", section=f"`{section}`", nearest=f"`{nearest(section, known)}`", known=", ".join(f"`{one}`" for one in known),
            list="`pages/__init__.py`", words="`pages/words/page.toml`",
        )
    )  # fmt: skip


def runnable(page: Page, said: Words) -> str | Callable[[], None]:
    """The file of a page, for Streamlit to run; where it is not there, what tells the reader so."""
    if page.path.is_file():
        return str(page.path)

    def tells() -> None:
        st.title(page_words(page.name, said).title, anchor=False)
        st.error(said.say("state.no_page", file=f"`pages/{page.name}.py`", list="`pages/__init__.py`"))
        tell_unknown_section(page.name, said)

    return tells


def reader_words() -> Words:
    """The reader's language: the one chosen, else the address's, else the browser's."""
    asked = st.session_state.get("lang") or st.query_params.get("lang")
    return words(asked if asked in LANGUAGES else browser_language())


def browser_language() -> str:
    """The browser's language where the app speaks it, else English."""
    told = (st.context.locale or "en")[:2].lower()
    return told if told in LANGUAGES else "en"


def ensure_framed() -> None:
    """Run the frame first. Where a folder is named `pages`, the visits of a page's own address that begin before any frame
    was drawn would run that file alone: each says that navigation is declared, and starts over."""
    context = get_script_run_ctx()
    if context and not st.session_state.get("is_framed") and Path(context.main_script_path).resolve() == DASHBOARD:
        PagesManager.uses_pages_directory = False
        st.rerun()


def theme() -> str:
    """`light` or `dark`, as the reader has it."""
    return "dark" if (st.context.theme or {}).get("type") == "dark" else "light"


def _listed(entries: dict[str, st.Page]) -> tuple[Page, ...]:
    """The pages of the navigation: none before a guest of a workshop is let in."""
    if admission.is_open() and admission.seat() is None:
        return ()
    return tuple(page for page in PAGES if page.name in entries and admission.is_listed(page))


def draw(said: Words, entries: dict[str, st.Page], opened: str) -> None:
    """The style sheet; in the sidebar the pages by section, the language switch, the view of the page opened, and the state of the data."""
    st.session_state["is_framed"] = True
    st.html(f"<style>{STYLE}</style>")
    st.html(SKIP_LINK.replace("{label}", html.escape(said.say("interface.skip"), quote=True)), unsafe_allow_javascript=True)
    st.html(THEME_FOLLOWS + _widget_words(said), unsafe_allow_javascript=True)
    with st.sidebar:
        listed = _listed(entries)
        if listed:
            navigation(said, listed, {page.name: page_words(page.name, said).name for page in listed}, {page.name: entries[page.name].url_path for page in listed}, opened)
        view.one_of("lang", said.say("interface.language"), LANGUAGES, browser_language(), _own_name, st.segmented_control, required=True)
        if listed:
            this_view(said, opened)
            _data_state(said)


@cache
def _widget_words(said: Words) -> str:
    """The language of the page for its reader's browser, and what replaces each text of Streamlit's own widgets."""
    whole, begins = [], []
    for name, phrase in every_phrase().items():
        if name.startswith("widget."):
            found = begins if name.startswith("widget.begins.") else whole
            found += [[phrase[other], phrase[said.language]] for other in LANGUAGES if other != said.language and phrase[other] != phrase[said.language]]
    told = {"language": said.language, "whole": json.dumps(whole), "begins": json.dumps(begins)}
    return re.sub(r"\{(\w+)\}", lambda found: html.escape(told[found[1]]) if found[1] in told else found[0], WIDGET_WORDS)


def _own_name(language: str) -> str:
    """A language by its own name, letters beyond ASCII as references: for any other text Streamlit loads all emojis there are,
    to see whether it begins with one, which takes a fifth of a second."""
    return words(language).say("interface.own_name").encode("ascii", "xmlcharrefreplace").decode()


def link(name: str, label: str, icon: str, address: dict[str, list[str]] | None = None) -> None:
    """A link to a page with the reader's view, and what `address` adds; nothing where a page runs without the frame that knows the others."""
    with contextlib.suppress(StreamlitPageNotFoundError):
        st.page_link(str(named(name).path), label=label, icon=icon, query_params={**view.carried(), **(address or {})})


def _data_state(said: Words) -> None:
    period, _ = current.facts()
    if period is None:
        st.caption(said.say("interface.no_data"))
        return
    st.caption(said.say("interface.data_span", period=said.period(*period)))
    if current.store().is_demonstration:
        st.caption(said.say("state.demonstration"))
