"""The pages of a workshop: who comes in, what guests may change and what only the one who leads does."""

import json
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
    from pages.parts.workshop import admission

    def opened(script, seat=None, doors=(), **address):
        app = AppTest.from_file(str(ROOT / script), default_timeout=600)
        app.query_params["lang"] = "en"
        for name, value in address.items():
            app.query_params[name] = value
        if seat is not None:
            leads = seat.is_facilitator
            app.session_state["kept_token"] = admission.door().lead("the key", seat.name) if leads else admission.door().sit(seat.name)
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
    from pages.parts.workshop import admission

    admission.greet(reader_words())
    if admission.is_let_in(reader_words()):
        st.title("inside")
        if st.button("leave"):
            admission.leave()
            st.rerun()


def seat_of(app):
    from pages.parts.workshop import admission

    return admission.door().seat(app.session_state["kept_token"])


@pytest.fixture
def arriving(workshop, monkeypatch):
    """arriving(name, …) is somebody at the door, with what their browser brings and where they are; comes in where they say a name."""
    from pages.parts.workshop import admission, browser

    def arrived(name="", brings="", is_here=False, **address):
        monkeypatch.setattr(browser, "brought", lambda mark: brings)
        monkeypatch.setattr(admission, "_is_here", lambda: is_here)
        app = AppTest.from_function(at_the_door)
        app.query_params["lang"] = "en"
        for told, value in address.items():
            app.query_params[told] = value
        app.run()
        if name:
            app.text_input[0].set_value("ABC234")
            app.text_input[1].set_value(name)
            app.button[0].click().run()
        return app

    return arrived


def is_inside(app):
    return [one.value for one in app.title] == ["inside"]


def kept_by_browser(app):
    """What the page tells the browser to keep, as (token, seconds); None where it tells nothing."""
    told = [json.loads(one.proto.bytes) for one in app.get("bidi_component") if one.proto.bytes]
    return (told[0]["token"], told[0]["seconds"]) if told else None


def test_a_page_loaded_anew_finds_the_seat_its_browser_kept(arriving):
    token = arriving("Ada").session_state["kept_token"]
    again = arriving(brings=token)
    assert is_inside(again) and seat_of(again).name == "Ada"
    assert kept_by_browser(again) is None and token not in str(again.query_params)


def test_the_browser_is_given_the_token_to_keep_and_told_to_forget_it(arriving):
    app = arriving("Ada")
    token = app.session_state["kept_token"]
    kept, seconds = kept_by_browser(app)
    assert kept == token and seconds > 8 * 3600
    app.button[0].click().run()
    assert app.title[0].value == "Join the workshop" and not app.info
    assert kept_by_browser(app) == (token, 0)
    assert not is_inside(arriving(brings=token)), "what was left opens nothing"


def test_a_name_that_somebody_has_is_given_to_nobody_else(arriving):
    arriving("Ada")
    for name in ("Ada", "ADA ", "Ａda"):
        other = arriving(name)
        assert not is_inside(other) and "has that name" in other.warning[0].value
    assert is_inside(arriving("Ada B"))


def test_what_a_browser_brings_opens_nothing_but_a_seat_of_this_workshop(arriving):
    arriving("Ada")
    for brings in ("Ada", "ABC234", "the key", "x" * 24):
        assert not is_inside(arriving(brings=brings))


def test_who_leads_leads_again_after_the_page_is_loaded_anew_and_only_at_the_machine_itself(arriving):
    led = arriving(is_here=True, key="the key")
    token = led.session_state["kept_token"]
    assert is_inside(led) and "key" not in led.query_params
    again = arriving(brings=token, is_here=True)
    assert is_inside(again) and seat_of(again).is_facilitator
    assert not is_inside(arriving(brings=token))


def test_a_key_leaves_the_address_also_of_who_has_a_seat(arriving):
    token = arriving("Ada").session_state["kept_token"]
    app = arriving(brings=token, key="guessed")
    assert is_inside(app) and "key" not in app.query_params and not seat_of(app).is_facilitator


def test_a_seat_set_free_by_who_leads_is_taken_again_by_its_name(arriving):
    from pages.parts.workshop import admission

    first = arriving("Ada")
    first.session_state["kept_token"]
    admission.door().free("Ada")
    first.run()
    assert not is_inside(first) and "given up" in first.info[0].value
    second = arriving("ada")
    assert is_inside(second) and seat_of(second).name == "Ada"


@pytest.mark.parametrize("name", ["Facilitator", "ANIMATION"])
def test_no_guest_is_named_as_who_leads_in_either_language(arriving, name):
    assert not is_inside(arriving(name))


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
    held = seat_of(app)
    assert held.name == "Ada" and not held.is_facilitator


def test_the_key_leads_at_the_machine_itself_and_leaves_the_address(workshop, monkeypatch):
    from pages.parts.workshop import admission

    monkeypatch.setattr(admission, "_is_here", lambda: True)
    app = AppTest.from_function(at_the_door)
    app.query_params["lang"], app.query_params["key"] = "en", "the key"
    app.run()
    assert [one.value for one in app.title] == ["inside"] and "key" not in app.query_params
    assert seat_of(app).is_facilitator


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
    assert not guest.exception and not {SAID.say("workshop.clear_go"), SAID.say("workshop.free_go")} & labels(guest)
    assert SAID.say("workshop.leave") in labels(guest) & labels(app)
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
