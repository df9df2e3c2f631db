"""The seat that a browser keeps: its token is a cookie of this workshop alone, brought again when a page is loaded anew.

Streamlit reads cookies as a session begins and sets none itself: a script does, in the reader's own page. A session therefore knows the
cookie its browser brought, not the one it was given since.
"""

from __future__ import annotations

import re
from functools import cache
from json import dumps
from pathlib import Path

import streamlit as st
import streamlit.components.v2 as components

SCRIPT = Path(__file__).with_suffix(".js")
KEPT_SECONDS = 16 * 60 * 60
TOKEN = re.compile(r"[A-Za-z0-9_-]{20,60}")


@cache
def _element():
    return components.component("seat", js=SCRIPT.read_text(encoding="utf-8"), isolate_styles=False)


def brought(mark: str) -> str:
    """The token that the browser brought with this session; '' where it brought none."""
    told = str(st.context.cookies.get(_name(mark), ""))
    return told if TOKEN.fullmatch(told) else ""


def keeps(mark: str, token: str) -> None:
    """Have the browser keep a token; nothing where it brought the same."""
    if brought(mark) != token:
        _tell(mark, token, KEPT_SECONDS)


def forgets(mark: str, token: str) -> None:
    """Have the browser forget a token, or the one it brought; another one that a tab beside took since, it keeps."""
    if token := token or brought(mark):
        _tell(mark, token, 0)


def _tell(mark: str, token: str, seconds: int) -> None:
    with st.container(key="seat-kept"):
        _element()(key="seat", data=dumps({"name": _name(mark), "token": token, "seconds": seconds}).encode())


def _name(mark: str) -> str:
    return f"egards-seat-{mark}"
