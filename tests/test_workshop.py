"""The workshop: who comes in, what guests may change, and that nothing a room wrote is lost or runs."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as some
from streamlit.testing.v1 import AppTest

from data.store import Store
from pages import PAGES
from pages.brief.__main__ import main as write_brief
from pages.brief.room import room
from pages.parts.words import words
from pages.parts.workshop import gathered, network
from pages.parts.workshop.door import CODE_SIGNS, MOST_WRONG, MOST_WRONG_IN_ALL, PAUSE_SECONDS, Door, guest_name, new_code
from pages.parts.workshop.path import PATH
from queries.keeping import LONGEST, keep, kept

ROOT = Path(__file__).parent.parent
SAID = words("en")


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def door(clock):
    return Door("ABC234", "the key", clock)


def test_the_code_opens_however_it_is_typed(door):
    assert door.knock("192.168.1.5", " abc-234 ") == ""


def test_a_wrong_code_is_said_to_be_wrong(door):
    assert door.knock("192.168.1.5", "ABC235") == "wrong"
    assert door.knock("192.168.1.5", "") == "wrong"


def test_after_five_wrong_codes_even_the_right_one_waits_a_minute_and_only_there(door, clock):
    for _ in range(MOST_WRONG):
        assert door.knock("192.168.1.5", "WRONG2") == "wrong"
    assert door.knock("192.168.1.5", "ABC234") == "wait"
    assert door.knock("192.168.1.6", "ABC234") == ""
    clock.now += PAUSE_SECONDS
    assert door.knock("192.168.1.5", "ABC234") == ""


def test_who_changes_address_at_every_try_waits_too(door):
    for place in range(MOST_WRONG_IN_ALL):
        assert door.knock(f"10.0.0.{place}", "WRONG2") == "wrong"
    assert door.knock("10.0.1.1", "WRONG2") == "wait"


def test_only_the_key_leads(door):
    assert door.leads("the key")
    assert not door.leads("the kez") and not door.leads("") and not door.leads("ABC234") and not door.leads("clé")


def test_who_comes_back_under_the_same_name_finds_the_same_seat(door, clock):
    assert door.sit("Table 3") == "Table 3"
    assert door.sit("TABLE 3") == "Table 3"
    assert door.present() == (("Table 3", True),)
    clock.now += 61
    assert door.present() == (("Table 3", False),)


def test_codes_have_no_two_signs_that_look_alike():
    assert not set("0O1IL5S") & set(CODE_SIGNS)
    assert len({new_code() for _ in range(200)}) == 200


@drawn(some.text(max_size=200))
def test_a_name_is_short_plain_and_no_formula(text):
    name = guest_name(text)
    assert len(name) <= 30
    assert not name.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not set("<>&*`[]|\\\n") & set(name)


@drawn(some.text(max_size=2000))
def test_a_note_is_one_line_of_bounded_length_that_turns_no_writing_around(text):
    plain = gathered.said_plainly(text)
    assert len(plain) <= LONGEST
    assert not set("\n\r\t\x00\u202e\u2066\u200e") & set(plain)


@pytest.mark.parametrize("text", ["=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1)", "  =1+1", "\t=1", "# stamp", "\u202e=1"])
def test_no_cell_of_the_file_of_notes_is_a_formula(tmp_path, text):
    gathered.write_note(tmp_path, "Ada", "worry", text, "voice", {})
    gathered.vote(tmp_path, "Ada", ["worry"], gathered.candidates(tmp_path, SAID))
    for language, sign in (("en", ","), ("fr", ";")):
        rows = list(csv.reader(io.StringIO(gathered.csv_bytes(tmp_path, words(language)).decode("utf-8-sig")), delimiter=sign))
        assert len(rows) == 3
        assert not any(cell.lstrip(" \u00a0").startswith(("=", "+", "-", "@", "\t", "#")) for row in rows for cell in row)


def test_what_a_room_writes_stays_text_in_the_brief(tmp_path):
    gathered.write_note(tmp_path, "Ada", "worry", "<script>alert(1)</script> & **bold**", "voice", {"channel": ["<b>chat</b>"], "lang": ["en"]})
    key = keep(tmp_path, "actions", {"what": "<img src=x>"})
    gathered.vote(tmp_path, "Ada", [f"action:{key}"], gathered.candidates(tmp_path, SAID))
    text = room(gathered.notes(tmp_path), kept(tmp_path, "votes"), kept(tmp_path, "actions"), SAID)
    assert "<script" not in text and "<img" not in text and "<b>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; **bold**" in text
    assert "&lt;img src=x&gt; · 1 vote" in text and "&lt;b&gt;chat&lt;/b&gt; (channel)" in text


def test_the_brief_says_what_the_workshop_said_under_each_question(stores, tmp_path):
    folder = Store(stores["full"]).own_folder
    gathered.write_note(folder, "Ada", "worry", "they fear the price", "voice", {"language": ["fr"]})
    gathered.write_note(folder, "Table 2", "human", "the robot hides us", "human", {})
    offered = gathered.candidates(folder, SAID)
    gathered.vote(folder, "Ada", ["human", "worry"], offered)
    gathered.vote(folder, "Table 2", ["human"], offered)
    out = tmp_path / "brief.html"
    try:
        assert write_brief(["--store", str(stores["full"]), "--out", str(out), "--language", "en", "--compare", "none"]) == 0
    finally:
        gathered.clear(folder)
    text = out.read_text(encoding="utf-8")
    section = text[text.index(SAID.say("workshop.said")) :]
    assert section.index("How far away is a human? · 2 votes") < section.index("What worries them? · 1 vote")
    assert section.index("<h3>What worries them?</h3>") < section.index("they fear the price") < section.index("<h3>How far away is a human?</h3>") < section.index("the robot hides us")
    assert "Ada · view: Voice · French (language)" in section
    assert gathered.notes(folder) == () and kept(folder, "votes") == ()


def test_votes_are_counted_once_each_replaced_and_never_more_than_three(tmp_path):
    offered = gathered.candidates(tmp_path, SAID)
    gathered.vote(tmp_path, "Ada", ["worry", "worry", "human", "rules", "critics", "no such thing"], offered)
    assert gathered.votes_of(tmp_path, "Ada") == ["worry", "human", "rules"]
    gathered.vote(tmp_path, "Bo", ["human"], offered)
    gathered.vote(tmp_path, "Ada", ["human"], offered)
    assert gathered.tally(kept(tmp_path, "votes"), offered) == (("How far away is a human?", 2),)


def test_a_note_is_taken_back_by_its_author_only(tmp_path):
    gathered.write_note(tmp_path, "Ada", "worry", "one", "voice", {})
    key = gathered.notes(tmp_path)[0]["key"]
    gathered.take_back(tmp_path, "Bo", key)
    assert len(gathered.notes(tmp_path)) == 1
    gathered.take_back(tmp_path, "Ada", key)
    assert gathered.notes(tmp_path) == ()


def test_nobody_writes_without_end(tmp_path):
    for place in range(gathered.MOST_NOTES_EACH):
        assert gathered.write_note(tmp_path, "Ada", "worry", str(place), "voice", {})
    assert not gathered.write_note(tmp_path, "Ada", "worry", "one more", "voice", {})
    assert not gathered.write_note(tmp_path, "Bo", "worry", " \n ", "voice", {})


TWENTY_AT_ONCE = """
import sys, threading
from pathlib import Path
from queries.keeping import keep
folder, who = Path(sys.argv[1]), sys.argv[2]
threads = [threading.Thread(target=keep, args=(folder, "notes", {"stop": "worry", "by": who, "text": f"{who}-{place}"})) for place in range(20)]
for thread in threads: thread.start()
for thread in threads: thread.join()
"""


def test_people_who_write_at_the_same_moment_lose_nothing(tmp_path):
    # two processes of twenty threads, forty notes in all
    writers = [subprocess.Popen([sys.executable, "-c", TWENTY_AT_ONCE, str(tmp_path), who], cwd=ROOT) for who in ("Ada", "Bo")]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert {one["text"] for one in gathered.notes(tmp_path)} == {f"{who}-{place}" for who in ("Ada", "Bo") for place in range(20)}


def test_the_path_has_eight_questions_on_pages_there_are():
    assert len(PATH) == 8 and len({stop.name for stop in PATH}) == 8
    names = {page.name for page in PAGES}
    for stop in PATH:
        assert stop.page in names
        for language in ("en", "fr"):
            assert words(language).say(f"workshop.stop.{stop.name}.title").rstrip().endswith("?")
            assert words(language).say(f"workshop.stop.{stop.name}.prompt")


@pytest.mark.parametrize(("address", "is_local"), [("192.168.1.12", True), ("10.3.0.4", True), ("172.20.1.1", True), ("127.0.0.1", False), ("169.254.3.4", False), ("8.8.8.8", False), ("0.0.0.0", False)])
def test_an_address_is_of_the_local_network_or_not(address, is_local):
    assert network.is_local(address) is is_local


def test_a_port_taken_is_passed_over():
    import socket

    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        taken.listen()
        assert network.free_port(taken.getsockname()[1]) != taken.getsockname()[1]


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




def test_what_a_room_may_ask_next_is_worked_out_once_for_each_value_of_each_filter():
    from datetime import date
    from time import monotonic, sleep

    from pages.parts.workshop.ahead import Ahead
    from queries.scope import OutOfReach, Scope

    done, ahead = [], Ahead(quiet_seconds=0.01)
    scope = Scope(date(2026, 1, 1), date(2026, 2, 1))

    def work(name, wanted, own):
        done.append((name, wanted.chosen, own))
        if wanted.chosen[0][0] == "segment":
            raise OutOfReach("segment", name, "tickets")

    offered = {"channel": ("chat", "email"), "segment": ("gold",), "tool": ("zendesk",)}
    for _ in range(2):
        ahead.is_asked(work, "1", "csat", scope, (("a", 1),), offered)
    ahead.is_asked(work, "1", "csat", scope.narrowed("channel", "chat"), (), offered)
    until = monotonic() + 10
    while len(done) < 3 and monotonic() < until:
        sleep(0.01)
    sleep(0.1)
    ahead.end()
    assert done == [("csat", (("channel", ("chat",)),), (("a", 1),)), ("csat", (("channel", ("email",)),), (("a", 1),)), ("csat", (("segment", ("gold",)),), (("a", 1),))]


def test_a_page_rehearses_once_and_before_all_else_what_one_click_away_it_will_ask():
    from threading import Event

    from pages.parts.workshop.ahead import Ahead

    done, may_end, ahead = [], Event(), Ahead(quiet_seconds=0.0)
    ahead.plans(("pulse",), [lambda: done.append(1), lambda: done.append(2)])
    ahead.plans(("pulse",), [lambda: done.append(3)])
    ahead.plans(("voice",), [lambda: done.append(4), may_end.set])
    assert may_end.wait(10)
    ahead.end()
    assert sorted(done) == [1, 2, 4] and done.index(1) < done.index(2)
