"""From a list to a person and on to the next: the list survives a reload, and the address names nobody else."""

from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store
from pages.parts import lists as kept
from pages.parts.cards import Card
from pages.parts.export import csv_bytes
from pages.parts.lists import Lists, lists
from pages.parts.people import LONGEST_CARD, LONGEST_SHORT, TABLE_WIDTH_PX, WORDS_WIDTH_PX, _card, column_widths
from pages.parts.roles import may_see_contacts
from pages.parts.words import words
from queries import ask
from tests.conftest import EVER
from tests.test_pages import ROOT, WAITED


def test_a_list_is_found_again_under_its_name_each_person_once_and_in_order():
    some = Lists()
    name = some.keep(["b", "a", "b", "c"])
    assert some.find(name) == ("b", "a", "c")
    assert some.keep(["b", "a", "c"]) == name, "the same people, the same name"
    assert some.find("another") == ()


def test_the_oldest_list_gives_way(monkeypatch):
    monkeypatch.setattr(kept, "MOST_LISTS", 2)
    some = Lists()
    first, second, third = (some.keep([one]) for one in "abc")
    assert (some.find(first), some.find(second), some.find(third)) == ((), ("b",), ("c",))


def test_a_long_name_gives_way_before_somebody_s_words_do():
    row = {"Client": "Personne c1b67e81", "Où": "Après achat, Maison Talvenne (2026)", "Dit le": "1er juil. 2025, 19 h 03", "Jours": "364 j", "Note (1–5)": "4", "Recommandation (0–10)": "inconnu", "Mots": "x" * (LONGEST_SHORT + 1)}
    widths, has_words = column_widths(pl.DataFrame([row]))
    assert has_words and widths["Mots"] == WORDS_WIDTH_PX
    assert sum(widths.values()) <= TABLE_WIDTH_PX
    assert widths["Recommandation (0–10)"] >= 140, "a heading is not cut"
    assert widths["Client"] >= 115, "all others give way alike"


def test_columns_that_fit_take_what_their_longest_text_needs():
    widths, has_words = column_widths(pl.DataFrame({"Canal": ["chat", "réseaux sociaux"], "n": ["1", "2"]}))
    assert not has_words and widths["Canal"] > 100 > widths["n"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_of_a_person_opened_anew_knows_who_comes_next(stores, monkeypatch, language):
    monkeypatch.setenv("EGARDS_STORE", str(stores["full"]))
    store = Store(Path(stores["full"]))
    people = store.rows("select customer_id from orders where customer_id is not null group by 1 order by 1 limit 3")["customer_id"].to_list()
    store.close()
    app = AppTest.from_file(str(ROOT / "pages" / "person.py"), default_timeout=WAITED)
    app.query_params["lang"] = language
    app.query_params["person"] = people[1]
    app.query_params["among"] = lists().keep(people)
    app.run()
    assert not app.exception
    app.button(key="person_after").click().run()
    assert app.query_params["person"] in (people[2], [people[2]])
    assert app.button(key="person_after").disabled, "the last of the list"


def test_only_stewards_see_contacts_and_nobody_in_a_workshop():
    assert not may_see_contacts({})
    assert not may_see_contacts({"EGARDS_ROLE": "reader"})
    assert may_see_contacts({"EGARDS_ROLE": "steward"})
    assert not may_see_contacts({"EGARDS_ROLE": "steward", "EGARDS_WORKSHOP_CODE": "ABC234"})


def person_page(stores, monkeypatch, person: str) -> AppTest:
    monkeypatch.setenv("EGARDS_STORE", str(stores["full"]))
    app = AppTest.from_file(str(ROOT / "pages" / "person.py"), default_timeout=WAITED)
    app.query_params["lang"] = "en"
    app.query_params["person"] = person
    return app.run()


def test_a_steward_asks_before_a_persons_contacts_are_shown(stores, monkeypatch):
    store = Store(Path(stores["full"]))
    person, email = store.rows("select customer_id, coalesce(id_raw, id_norm) from customer_identities where id_type = 'email' and quality <> 'shared' order by 1 limit 1").row(0)
    store.close()
    shown = lambda app: email in str([table.value for table in app.dataframe])
    app = person_page(stores, monkeypatch, person)
    assert not app.toggle and not shown(app), "a reader is offered no contacts"
    monkeypatch.setenv("EGARDS_ROLE", "steward")
    app = person_page(stores, monkeypatch, person)
    assert not shown(app), "nor is a steward who did not ask"
    app.toggle[0].set_value(True).run()
    assert not app.exception and shown(app)
    assert email not in str(dict(app.query_params))


def test_a_stewards_list_takes_contacts_along_and_stays_harmless_in_a_spreadsheet(given):
    given.fill(customer_identities=[
        {"person_key": "k1", "customer_id": "c1", "id_type": "email", "id_norm": "=cmd@example.org", "id_raw": "=cmd@example.org", "quality": "exact"},
        {"person_key": "k2", "customer_id": "c1", "id_type": "phone", "id_norm": "+33639980101", "id_raw": "06 39 98 01 01", "quality": "exact"},
        {"person_key": "k3", "customer_id": "c2", "id_type": "email", "id_norm": "info@example.org", "id_raw": "info@example.org", "quality": "shared"},
    ])  # fmt: skip
    known = ask("contacts", EVER, given)
    assert known.rows.select("customer_id", "email", "phone").rows() == [("c1", "=cmd@example.org", "+33639980101")]
    told = csv_bytes(known, words("fr"), masked=False).decode("utf-8-sig")
    assert "'=cmd@example.org" in told and "'+33639980101" in told


def test_a_card_says_short_values_in_a_line_and_long_ones_whole_and_nothing_of_what_is_unknown():
    said, wrote = words("en"), "<b>*Late*</b> again, and nobody told me anything about it"
    row = {"Person": "Person 1a", "Channel": "chat", "Waiting time": "3 days", "Reason": said.say("unknown"), "Their words": wrote, "All": "x" * 2 * LONGEST_CARD}
    assert _card(row, "Person 1a", "Person", said, opens=True) == Card("Person 1a", True, "Channel: chat\u00a0· Waiting time: 3 days", (f"Their words: {wrote}", "All: " + "x" * LONGEST_CARD))
    assert _card({"Their words": wrote}, "Person 1a", "Person", said, opens=True).texts == (wrote,), "one alone needs no heading"
