"""What a room may ask next is worked out while nobody asks."""


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
