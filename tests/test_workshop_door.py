"""The door of a workshop: the code, the key, seats and names, and the address a room finds it at."""

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as some

from pages.parts.workshop import network
from pages.parts.workshop.door import CODE_SIGNS, MOST_LEADING, MOST_SEATS, MOST_WRONG, MOST_WRONG_IN_ALL, PAUSE_SECONDS, Door, NoSeat, guest_name, new_code


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
    assert door.seat(door.lead("the key", "Lead")).is_facilitator
    for key in ("the kez", "", "ABC234", "clé"):
        assert door.lead(key, "Lead") == ""


def test_browsers_that_led_before_make_room_for_those_that_lead_now(door):
    tokens = [door.lead("the key", "Lead") for _ in range(MOST_LEADING + 1)]
    assert door.seat(tokens[0]) is None and all(door.seat(token) for token in tokens[1:])
    assert door.present() == ()


def test_a_seat_is_found_by_its_token_and_not_by_its_name(door, clock):
    token = door.sit("Table 3")
    assert door.seat(token).name == "Table 3" and door.seat("Table 3") is None and door.seat("") is None
    with pytest.raises(NoSeat, match="taken"):
        door.sit("TABLE 3")
    assert door.present() == (("Table 3", True),)
    clock.now += 61
    assert door.present() == (("Table 3", False),)
    with pytest.raises(NoSeat, match="taken"):
        door.sit("Table 3")
    door.is_seen(token)
    assert door.present() == (("Table 3", True),)


@pytest.mark.parametrize("way", ["leave", "free"])
def test_a_seat_left_or_set_free_opens_nothing_and_its_name_is_found_as_it_was_spelled(door, way):
    token = door.sit("Ada")
    door.leave(token) if way == "leave" else door.free("Ada")
    assert door.seat(token) is None and door.present() == ()
    door.is_seen(token)
    again = door.sit("ADA")
    assert again != token and door.seat(again).name == "Ada" and door.seat(token) is None


def test_a_room_has_an_end(door):
    for number in range(MOST_SEATS):
        door.sit(f"guest {number}")
    with pytest.raises(NoSeat, match="full"):
        door.sit("one more")


def test_two_workshops_of_one_machine_have_marks_of_their_own_that_tell_neither_key(clock):
    marks = {Door(code, key, clock).mark for code, key in (("ABC234", "the key"), ("ABC234", "the kez"), ("ABC235", "the key"))}
    assert len(marks) == 3 and not any("key" in mark or "ABC" in mark for mark in marks)


def test_a_letter_with_an_accent_is_one_sign_however_it_is_typed():
    assert guest_name("Zoe\u0301") == guest_name("Zo\u00e9") == "Zo\u00e9"


def test_codes_have_no_two_signs_that_look_alike():
    assert not set("0O1IL5S") & set(CODE_SIGNS)
    assert len({new_code() for _ in range(200)}) == 200


@drawn(some.text(max_size=200))
def test_a_name_is_short_plain_and_no_formula(text):
    name = guest_name(text)
    assert len(name) <= 30
    assert not name.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not set("<>&*`[]|\\\n") & set(name)


@pytest.mark.parametrize(("address", "is_local"), [("192.168.1.12", True), ("10.3.0.4", True), ("172.20.1.1", True), ("127.0.0.1", False), ("169.254.3.4", False), ("8.8.8.8", False), ("0.0.0.0", False)])
def test_an_address_is_of_the_local_network_or_not(address, is_local):
    assert network.is_local(address) is is_local


def test_a_port_taken_is_passed_over():
    import socket

    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        taken.listen()
        assert network.free_port(taken.getsockname()[1]) != taken.getsockname()[1]
