"""What the reader chose, kept in the address: a link is a view, in whatever language it is opened.

Streamlit's own binding would write the labels of one language into the address; here stand the values.
A choice lives in the session while the reader moves between pages, and only what was chosen is in the address.
A choice is written anew before its widget is drawn where that was not drawn in the run before: on another page Streamlit takes it
for a new one. Where it was, writing would make the browser work the widget out twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from queries.scope import FILTERS


def _told(name: str) -> list[str]:
    return st.query_params.get_all(name)


def _tell(name: str, values: Sequence[str]) -> None:
    if list(values) == _told(name):
        return
    if values:
        st.query_params[name] = list(values)
    elif name in st.query_params:
        del st.query_params[name]


def _hold(name: str, value: object, *drawn: object) -> None:
    """What a widget shows; `drawn` tells two widgets of that name apart."""
    told = remembered("drawn")
    is_known = told is not None and remembered("drawn_before").get(name) == drawn
    if told is not None:
        told[name] = drawn
    if not is_known or name not in st.session_state or st.session_state[name] != value:
        st.session_state[name] = value


def one_of(name: str, label: str, options: Sequence[str], default: str, named: Callable[[str], str], widget: Callable = st.selectbox, **more) -> str:
    """A choice among values; the default is not written into the address."""
    asked = _told(name)[:1] if name not in st.session_state else [st.session_state[name]]
    _hold(name, asked[0] if asked and asked[0] in options else default, label, tuple(options))
    value = widget(label, list(options), key=name, format_func=named, persist_state="session", **more)
    _tell(name, [] if value == default or value is None else [value])
    return value or default


def held(name: str, default: str) -> str:
    """What a choice holds whose widget is drawn later in the same run."""
    return st.session_state.get(name) or asked(name) or default


def many_of(name: str, label: str, options: Sequence[str], named: Callable[[str], str], **more) -> tuple[str, ...]:
    """Several values among many; none chosen means all. A value asked for that no longer exists is dropped, and `gone` says so."""
    asked = st.session_state[name] if name in st.session_state else _told(name)
    held = [value for value in asked if value in options]
    if len(held) < len(asked):
        remember(f"gone_{name}", (tuple(value for value in asked if value not in options), tuple(held)))
    _hold(name, held, label, tuple(options))
    values = st.multiselect(label, list(options), key=name, format_func=named, persist_state="session", select_all=False, **more)
    _tell(name, values)
    return tuple(values)


def gone(name: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """The values that were asked for of a choice and no longer exist, until the reader chooses others than those left."""
    dropped, left = remembered(f"gone_{name}") or ((), ())
    return dropped if left == values else ()


def day(name: str, label: str, default: date, first: date, last: date) -> date:
    """A day between two others."""
    if name not in st.session_state:
        asked = _told(name)
        try:
            told = date.fromisoformat(asked[0]) if asked else default
        except ValueError:
            told = default
    else:
        told = st.session_state[name] or default
    _hold(name, min(max(told, first), last), label, first, last)
    value = st.date_input(label, key=name, min_value=first, max_value=last, format="DD/MM/YYYY", persist_state="session") or default
    _tell(name, [] if value == default else [value.isoformat()])
    return value


def number(name: str, label: str, default: int, least: int, most: int) -> int:
    """A whole number the reader may change."""
    _hold(name, number_held(name, default, least, most), label, least, most)
    value = st.number_input(label, key=name, min_value=least, max_value=most, step=1, persist_state="session")
    value = default if value is None else int(value)
    _tell(name, [] if value == default else [str(value)])
    return value


def number_held(name: str, default: int, least: int, most: int) -> int:
    """That number where its widget is not drawn."""
    if name in st.session_state:
        told = st.session_state[name] or default
    else:
        asked = _told(name)
        told = int(asked[0]) if asked and asked[0].isdigit() else default
    return min(max(told, least), most)


def text(name: str, label: str, **more) -> str:
    """Words the reader typed; never names of people, since the address keeps them."""
    if name not in st.session_state:
        held = (_told(name) or [""])[0]
    else:
        held = st.session_state[name] or ""
    _hold(name, held, label)
    value = st.text_input(label, key=name, persist_state="session", **more)
    _tell(name, [value] if value else [])
    return value


def asked(name: str) -> str:
    """What the address says, for a value no widget holds; '' where it says nothing."""
    return (_told(name) or [""])[0]


def take(name: str) -> str:
    """What the address says, and say it no more; '' where it says nothing."""
    told = asked(name)
    _tell(name, [])
    return told


def go(name: str, value: str) -> None:
    """Write a value into the address and draw the page anew; '' takes it away."""
    _tell(name, [value] if value else [])
    st.rerun()


def switched(name: str, label: str) -> bool:
    """Something shown only when asked for, as what it holds takes time."""
    _hold(name, bool(st.session_state[name]) if name in st.session_state else _told(name) == ["1"], label)
    value = st.toggle(label, key=name, persist_state="session")
    _tell(name, ["1"] if value else [])
    return value


def choose(name: str, value: str | bool) -> None:
    """Set a choice whose widget is drawn later in the same run, as a click on a chart does."""
    st.session_state[name] = value


def remember(name: str, value: object) -> None:
    """Keep for this session what no address should hold, as the list a person was opened from."""
    st.session_state[f"kept_{name}"] = value


def remembered(name: str) -> object:
    """What was kept for this session; None where nothing was."""
    return st.session_state.get(f"kept_{name}")


def turn(key: str) -> None:
    """A button of the figure of that key was pressed: open what it asks for, or close it."""
    asked = st.session_state[key].asked
    if asked is not None:
        remember(f"turned_{key}", None if asked == turned(key) else asked)


def turned(key: str) -> str | None:
    """What is open of that figure."""
    return remembered(f"turned_{key}")


def chosen(name: str, default: str) -> str:
    """What a choice drawn earlier on the page holds now."""
    return st.session_state.get(name) or default


OF_A_PERSON = ("person", "among")
"""What the address says of the person looked at: no other page's, nor part of a view that is kept or shared."""
CARRIED = ("period", "since", "until", "compare", "lang", *FILTERS)
"""Choices that follow the reader from page to page."""


def arrive(page: str) -> None:
    """On the way to another page, what its link says of the page's own choices replaces what this session held of them."""
    is_same = remembered("page") == page
    remember("drawn_before", (remembered("drawn") if is_same else None) or {})
    remember("drawn", {})
    if is_same:
        return
    remember("page", page)
    if page != "person":  # going back, the address a browser kept of the page before may hold them
        for name in OF_A_PERSON:
            _tell(name, [])
    for name in st.query_params:
        if name not in CARRIED and name in st.session_state:
            del st.session_state[name]


def carried() -> dict[str, list[str]]:
    """What the address holds of the choices that every page shares."""
    return {name: _told(name) for name in st.query_params if name in CARRIED}


def whole() -> dict[str, list[str]]:
    """All that the address holds but the language: another reader opens the view in their own."""
    return {name: _told(name) for name in st.query_params if name != "lang"}


def seed() -> int:
    """The number the address keeps for what is drawn at random; 1 at first."""
    told = asked("seed")
    return int(told) if told.isdecimal() and len(told) < 6 else 1
