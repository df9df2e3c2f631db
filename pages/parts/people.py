"""Lists of people, requests and records behind a figure: pseudonymised, exportable, never wider than the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl
import streamlit as st

from pages.parts import current, export, frame, view
from pages.parts.cards import Card, cards
from pages.parts.formats import HARD
from pages.parts.grid import grid
from pages.parts.lists import lists
from pages.parts.roles import may_see_contacts
from pages.parts.saved import PERSON_PAGE, escaped, keep_people
from pages.parts.words import Words
from pages.parts.words import words as words_of
from queries import Answer, catalogue
from queries.engine import NotHere
from queries.scope import Scope

MOST_CARDS, LONGEST_SHORT, LONGEST_CARD = 6, 40, 600
"""Rows shown as cards on a phone, and characters of a value that stands in line and of one shown at all."""
WORDS_WIDTH_PX, WORDS_HEIGHT_PX = 270, 75
"""Width of a column of somebody's words in a table, and height of its rows: four wrapped lines, whole."""
TABLE_WIDTH_PX, LEAST_WIDTH_PX, CHARACTER_PX, AROUND_PX = 940, 60, 6.8, 18
"""What the columns of a list share on a screen of 1,440 pixels, the least one gets, and what a character and the air around a text take."""
MARK_BOX_PX = 38
"""What a list of people gives to the box that marks a row; other lists have it for their columns."""


def work_list(name: str, scope: Scope, *, words: Words | None = None, title: str = "", is_folded: bool = False, **own) -> Answer | None:
    """A question whose rows are people or requests, as a table to act on; a click on a row opens the person.

    `title` takes the place of the question, which is then said below it."""
    said = words or frame.reader_words()
    asked = said.of(catalogue.question(name), "question")
    st.subheader(escaped(said.unbroken(title or asked)), anchor=False)
    if title:
        st.caption(asked)
    try:
        answer = current.answer(name, scope, **own)
    except NotHere as out:
        st.info(out.told(said.language))
        return None
    if answer is None or answer.is_empty:
        st.caption(said.say("people.none"))
        return answer
    st.caption(" ".join(part for part in (said.of(answer.question, "reading"), said.of(answer.question, "limits")) if part))
    list_of(answer, said, name, is_folded=is_folded)
    with st.container(horizontal=True, key=f"take-{name}"):
        st.download_button(said.say("proof.csv"), lambda: export.csv_bytes(answer, said), f"egards-{name}.csv", "text/csv", key=f"csv-{name}", on_click="ignore")
        if may_see_contacts() and "customer_id" in answer.rows.columns:
            st.download_button(said.say("person.with_contacts"), lambda: _with_contacts(answer, said, scope), f"egards-{name}-contacts.csv", "text/csv", key=f"contacts-{name}", on_click="ignore")
        if "customer_id" in answer.rows.columns and "person" not in own:
            keep_people(said, name, scope, own, name)
    return answer


def _with_contacts(answer: Answer, said: Words, scope: Scope) -> bytes:
    """The list as a CSV with each person's address and number: what a tool needs to leave them in peace, or to answer."""
    known = current.answer("contacts", Scope(scope.start, scope.end))
    rows = answer.rows.join(known.rows.select("customer_id", "email", "phone"), on="customer_id", how="left", maintain_order="left")
    return export.csv_bytes(replace(answer, rows=rows, columns=known.columns | answer.columns), said, masked=False)


def list_of(answer: Answer, said: Words, name: str, titles: Sequence[str] = (), character_px: float | None = None, is_folded: bool = False) -> None:
    """An answer's rows as a table or, on a phone, where it would scroll sideways, one card for each of the first rows;
    where they are people, a click opens the person. `titles` head the cards where the first column does not say enough;
    `character_px` narrows the columns of a table of many; `is_folded`, of one of few rows, folds their words, so that all are seen."""
    told, widths, has_words = _table(answer, said, character_px)
    people = answer.rows["customer_id"].to_list() if "customer_id" in answer.rows.columns else []
    with st.container(key=f"wide-only-list-{name}"):
        if is_folded:
            st.table(told.select(pl.col(heading).map_elements(escaped, return_dtype=pl.String).alias(escaped(heading)) for heading in told.columns), hide_index=True)
        else:
            _wide(told, widths, has_words, people, said, name, is_narrowed=character_px is not None)
    who = told.columns[answer.rows.columns.index("customer_id") if people else 0]
    shown = told.head(MOST_CARDS).rows(named=True)
    opened = cards(
        f"narrow-only-list-{name}",
        [_card(row, titles[place] if titles and not people else row[who], who, said, opens=bool(people) and people[place] is not None) for place, row in enumerate(shown)],
        note=said.say("people.first", n=MOST_CARDS, of=said.count(told.height)) if told.height > MOST_CARDS else "",
    )
    if opened is not None and opened < len(people):
        open_person(people[opened], people)


def _table(answer: Answer, said: Words, character_px: float | None) -> tuple[pl.DataFrame, dict[str, int], bool]:
    """A list as it is read, the pixels of its columns, and whether one holds somebody's words."""
    room_px = TABLE_WIDTH_PX if "customer_id" in answer.rows.columns else TABLE_WIDTH_PX + MARK_BOX_PX

    def made() -> tuple[pl.DataFrame, dict[str, int], bool]:
        told = export.table(answer, said)
        return (told, *column_widths(told, character_px or CHARACTER_PX, room_px))

    return current.drawn(answer, (list_of, said.language, character_px), made) if said is words_of(said.language) else made()


def column_widths(told: pl.DataFrame, character_px: float = CHARACTER_PX, room_px: int = TABLE_WIDTH_PX) -> tuple[dict[str, int], bool]:
    """Pixels for each column of a list, and whether one holds somebody's words, which keep their room: where all columns
    together are too wide, the widest others give way alike, never below their headings; a table stretches narrower ones."""
    longest = {heading: told[heading].str.len_chars().max() or 0 for heading in told.columns}
    words = [heading for heading in told.columns if longest[heading] > LONGEST_SHORT]
    least = {heading: WORDS_WIDTH_PX if heading in words else max(LEAST_WIDTH_PX, _pixels(len(heading), character_px)) for heading in told.columns}
    wanted = {heading: WORDS_WIDTH_PX if heading in words else max(least[heading], _pixels(longest[heading], character_px)) for heading in told.columns}
    most = max(wanted.values(), default=0)
    while most > LEAST_WIDTH_PX and sum(max(least[heading], min(wide, most)) for heading, wide in wanted.items()) > room_px:
        most -= 1
    return {heading: max(least[heading], min(wide, most)) for heading, wide in wanted.items()}, bool(words)


def _pixels(characters: int, character_px: float) -> int:
    return int(characters * character_px + AROUND_PX)


def _wide(told: pl.DataFrame, widths: dict[str, int], has_words: bool, people: list[str | None], said: Words, name: str, *, is_narrowed: bool) -> None:
    if not people:
        fitted = {heading: st.column_config.TextColumn(width=width) for heading, width in widths.items()} if is_narrowed else None
        grid(told, column_config=fitted)
        return
    st.caption(said.say("people.open"))
    chosen = grid(
        told, on_select="rerun", selection_mode="single-row", key=f"list-{name}",
        column_config={heading: st.column_config.TextColumn(width=width) for heading, width in widths.items()}, row_height=WORDS_HEIGHT_PX if has_words else None,
    )  # fmt: skip
    if chosen.selection.rows:
        open_person(people[chosen.selection.rows[0]], people)


def _card(row: dict[str, str], head: str, who: str, said: Words, *, opens: bool) -> Card:
    """What a row says beside whose it is: its short values in one line, its long ones each on their own."""
    told = {heading: text for heading, text in row.items() if heading != who and text and text != said.say("unknown")}
    line = f"{HARD}· ".join(f"{heading}{said.say('people.is')}{text}" for heading, text in told.items() if len(text) <= LONGEST_SHORT)
    long = {heading: text[:LONGEST_CARD] for heading, text in told.items() if len(text) > LONGEST_SHORT}
    return Card(head, opens, line, tuple(f"{heading}{said.say('people.is')}{text}" for heading, text in long.items()) if len(long) > 1 else tuple(long.values()))


def open_person(person: str | None, listed: list[str | None]) -> None:
    """Go to a person's page; `listed` are those the reader may go on to from there. Nobody known: nothing happens."""
    if person is None:
        return
    st.switch_page(PERSON_PAGE, query_params=view.carried() | {"person": [person], "among": [lists().keep([one for one in listed if one is not None])]})
