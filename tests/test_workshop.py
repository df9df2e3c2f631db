"""The pages of a workshop: who comes in, what guests may change and what only the one who leads does."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.store import Store
from pages import PAGES
from pages.parts.words import words
from pages.parts.workshop import gathered
from pages.parts.workshop.path import PATH

ROOT = Path(__file__).parent.parent
SAID = words("en")


def test_the_path_has_eight_questions_on_pages_there_are():
    assert len(PATH) == 8 and len({stop.name for stop in PATH}) == 8
    names = {page.name for page in PAGES}
    for stop in PATH:
        assert stop.page in names
        for language in ("en", "fr"):
            assert words(language).say(f"workshop.stop.{stop.name}.title").rstrip().endswith("?")
            assert words(language).say(f"workshop.stop.{stop.name}.prompt")


@pytest.fixture
def workshop(stores, monkeypatch):
    """workshop(seat) runs the app of a workshop, for somebody in a seat or at the door."""
    import streamlit as st

    monkeypatch.setenv("EGARDS_STORE", str(stores["full"]))
    monkeypatch.setenv("EGARDS_WORKSHOP_CODE", "ABC234")
    monkeypatch.setenv("EGARDS_WORKSHOP_KEY", "the key")
    monkeypatch.setenv("EGARDS_WORKSHOP_ADDRESSES", "http://192.168.1.12:8501")
    st.cache_resource.clear()

    def opened(script, seat=None, doors=(), **address):
        app = AppTest.from_file(str(ROOT / script), default_timeout=600)
        app.query_params["lang"] = "en"
        for name, value in address.items():
            app.query_params[name] = value
        if seat is not None:
            app.session_state["kept_seat"] = seat
        for door in doors:
            app.session_state[door] = True
        return app.run()

    return opened


def labels(app):
    return {one.label for kind in ("button", "download_button") for one in app.get(kind)}


def test_before_the_code_nothing_is_shown_but_the_door(workshop):
    app = workshop("dashboard.py")
    assert not app.exception
    assert [one.value for one in app.title] == ["Join the workshop"]
    assert not app.metric and not app.get("bidi_component") and not app.get("page_link")


def at_the_door():
    import streamlit as st

    from pages.parts.frame import reader_words
    from pages.parts.workshop.admission import is_let_in

    if is_let_in(reader_words()):
        st.title("inside")


def test_a_guest_with_the_code_comes_in_and_one_with_a_wrong_code_does_not(workshop):
    app = AppTest.from_function(at_the_door)
    app.query_params["lang"] = "en"
    app.query_params["join"] = "ABC234"
    app.run()
    assert app.text_input[0].value == "ABC234"
    app.text_input[0].set_value("ABC235")
    app.text_input[1].set_value("Ada")
    app.button[0].click().run()
    assert "not the code" in app.error[0].value and app.title[0].value == "Join the workshop"
    app.text_input[0].set_value("abc234")
    app.button[0].click().run()
    assert [one.value for one in app.title] == ["inside"] and "join" not in app.query_params
    assert app.session_state["kept_seat"].name == "Ada" and not app.session_state["kept_seat"].is_facilitator


def test_the_key_leads_at_the_machine_itself_and_leaves_the_address(workshop, monkeypatch):
    from pages.parts.workshop import admission

    monkeypatch.setattr(admission, "_is_here", lambda: True)
    app = AppTest.from_function(at_the_door)
    app.query_params["lang"], app.query_params["key"] = "en", "the key"
    app.run()
    assert [one.value for one in app.title] == ["inside"] and "key" not in app.query_params
    assert app.session_state["kept_seat"].is_facilitator


def test_the_key_does_not_lead_from_another_machine(workshop, monkeypatch):
    from pages.parts.workshop import admission

    monkeypatch.setattr(admission, "_is_here", lambda: False)
    app = AppTest.from_function(at_the_door)
    app.query_params["lang"], app.query_params["key"] = "en", "the key"
    app.run()
    assert [one.value for one in app.title] == ["Join the workshop"] and app.warning


def test_a_wrong_key_opens_nothing(workshop):
    app = workshop("dashboard.py", key="guessed")
    assert app.title[0].value == "Join the workshop" and app.warning
    assert "key" not in app.query_params


def test_guests_change_nothing_on_pulse_that_the_one_who_leads_changes(workshop):
    from pages.parts.workshop.door import Seat

    only_for_changes, doors = {SAID.say(key) for key in ("action.keep", "annotation.keep")}, ("new-action-from-moves", "events")
    assert only_for_changes <= labels(workshop("pages/pulse.py", Seat("Lead", is_facilitator=True), doors))
    guest = workshop("pages/pulse.py", Seat("Ada"), doors)
    assert not guest.exception and guest.metric
    assert not only_for_changes & labels(guest)


def test_guests_see_what_asks_for_a_human_and_change_none_of_it(workshop):
    from pages.parts.workshop.door import Seat

    told = lambda seat: workshop("pages/human.py", seat, ("human_phrases",))
    led, guest = told(Seat("Lead", is_facilitator=True)), told(Seat("Ada"))
    assert SAID.say("asking.keep") in labels(led) and not any(box.disabled for box in led.checkbox)
    assert not guest.exception and len(guest.checkbox) == len(led.checkbox) > 10
    assert SAID.say("asking.keep") not in labels(guest) and all(box.disabled for box in (*guest.checkbox, *guest.text_area))


def test_guests_do_not_have_the_page_that_brings_data_in(workshop, monkeypatch):
    from pages.parts.workshop import admission
    from pages.parts.workshop.door import Seat

    monkeypatch.setattr(admission, "seat", lambda: Seat("Ada"))
    assert "bring_data" not in [page.name for page in admission.pages()]
    monkeypatch.setattr(admission, "seat", lambda: Seat("Lead", is_facilitator=True))
    assert "bring_data" in [page.name for page in admission.pages()]


def test_the_code_and_its_picture_are_on_the_screen_of_the_one_who_leads(workshop):
    from pages.parts.workshop.door import Seat

    app = workshop("pages/workshop.py", Seat("Lead", is_facilitator=True))
    assert not app.exception
    assert any("ABC234" in one.value for one in app.get("html") if hasattr(one, "value")) or "ABC234" in str(app.main)
    assert SAID.say("workshop.clear_go") in labels(app)
    guest = workshop("pages/workshop.py", Seat("Ada"))
    assert not guest.exception and SAID.say("workshop.clear_go") not in labels(guest)
    assert "ABC234" not in str(guest.main)


def test_a_note_and_votes_given_on_the_page_are_kept_with_their_author(workshop, stores):
    from pages.parts.workshop.door import Seat

    folder = Store(stores["full"]).own_folder
    app = workshop("pages/workshop.py", Seat("Ada"))
    try:
        app.text_area[0].set_value("the robot answers beside the point")
        next(one for one in app.button if one.label == SAID.say("workshop.keep_note")).click().run()
        assert not app.exception
        assert [(one["by"], one["stop"], one["text"]) for one in gathered.notes(folder)] == [("Ada", "first_look", "the robot answers beside the point")]
    finally:
        gathered.clear(folder)


def test_every_reader_may_change_what_they_like_outside_a_workshop(stores, monkeypatch):
    from pages.parts.workshop import admission

    monkeypatch.delenv("EGARDS_WORKSHOP_CODE", raising=False)
    assert admission.may_change() and not admission.is_open()
    assert not admission.is_listed(PAGES[-1]) and PAGES[-1].name == "workshop"
