"""The list of pages beside each page: one element, whatever their number."""

from __future__ import annotations

import json
from functools import cache
from itertools import groupby
from pathlib import Path
from urllib.parse import urlencode

import streamlit.components.v2 as components

from pages import Page
from pages.parts import view
from pages.parts.words import Words

SCRIPT = Path(__file__).with_suffix(".js")


@cache
def _element():
    return components.component("navigation", js=SCRIPT.read_text(encoding="utf-8"), isolate_styles=False)


def navigation(said: Words, pages: tuple[Page, ...], names: dict[str, str], paths: dict[str, str], opened: str) -> None:
    """Links to these pages by section; `names` and `paths` are theirs by the page's own name, `opened` is the page that is read.

    The links carry the reader's period and filters, so that a change of page, and a page opened in a tab of its own, keep the view.
    """
    carried = urlencode(view.carried(), doseq=True)
    query = f"?{carried}" if carried else ""
    sections = [
        (_name_of(section, said), [(names[page.name], f"{paths[page.name] or '.'}{query}", page.name == opened) for page in group])
        for section, group in groupby(pages, lambda page: page.section)
    ]
    told = {"label": said.say("interface.pages"), "sections": sections}
    _element()(key="pages", data=json.dumps(told, ensure_ascii=False).encode())  # bytes: to look for tables in anything else, Streamlit loads pandas


def _name_of(section: str, said: Words) -> str:
    """What a section is called; one without a name by its own word: the page it holds says where to name it."""
    return said.say(f"section.{section}") if said.has(f"section.{section}") else section.replace("_", " ").capitalize()
