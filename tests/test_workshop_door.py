"""The door of a workshop: the code, the key, seats and names, and the address a room finds it at."""

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as some

from pages.parts.workshop import network
from pages.parts.workshop.door import CODE_SIGNS, MOST_WRONG, MOST_WRONG_IN_ALL, PAUSE_SECONDS, Door, guest_name, new_code


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


@pytest.mark.parametrize(("address", "is_local"), [("192.168.1.12", True), ("10.3.0.4", True), ("172.20.1.1", True), ("127.0.0.1", False), ("169.254.3.4", False), ("8.8.8.8", False), ("0.0.0.0", False)])
def test_an_address_is_of_the_local_network_or_not(address, is_local):
    assert network.is_local(address) is is_local


def test_a_port_taken_is_passed_over():
    import socket

    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        taken.listen()
        assert network.free_port(taken.getsockname()[1]) != taken.getsockname()[1]
