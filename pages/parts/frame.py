"""What surrounds every page: the reader's language, the look, what the data are and how old."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st

from pages.parts import current
from pages.parts.words import LANGUAGES, Words, words

FOLDER = Path(__file__).parent.parent / "words"
STYLE = (FOLDER.parent / "parts" / "look.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class PageWords:
    """A page's prose: its title, the lead under it, and the limits at its foot."""

    title: str
    lead: str
    limits: str


@cache
def _prose(path: Path) -> PageWords:
    text = path.read_text(encoding="utf-8").strip()
    head, _, rest = text.partition("\n")
    lead, _, limits = rest.partition("\n## ")
    return PageWords(head.removeprefix("# ").strip(), lead.strip(), limits.partition("\n")[2].strip())


def page_words(name: str, said: Words) -> PageWords:
    """The prose of a page in the reader's language: `words/<language>/<name>.md`."""
    return _prose(FOLDER / said.language / f"{name}.md")


def reader_words() -> Words:
    """The reader's language: the `lang` of the URL, else the browser's, else English."""
    asked = st.query_params.get("lang") or st.session_state.get("lang")
    if asked not in LANGUAGES:
        asked = (st.context.locale or "en")[:2].lower()
    return words(asked if asked in LANGUAGES else "en")


def theme() -> str:
    """`light` or `dark`, as the reader has it."""
    return "dark" if (st.context.theme or {}).get("type") == "dark" else "light"


def draw(said: Words) -> None:
    """The style sheet, the language switch and the state of the data, in the sidebar."""
    st.html(f"<style>{STYLE}</style>")
    with st.sidebar:
        st.segmented_control(
            said.say("interface.language"), list(LANGUAGES), key="lang", bind="query-params", default=said.language, required=True,
            format_func=lambda one: words(one).say("interface.own_name"),
        )  # fmt: skip
        _data_state(said)


def _data_state(said: Words) -> None:
    period, _ = current.facts()
    if period is None:
        st.caption(said.say("interface.no_data"))
        return
    st.caption(said.say("interface.data_span", period=said.period(*period)))
