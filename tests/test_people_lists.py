"""From a list to a person and on to the next: the list survives a reload, and the address names nobody else."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store
from pages.parts import lists as kept
from pages.parts.lists import Lists, lists
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
