"""What a page asked last time is begun on at once: the same questions, of the new view, and nothing of other readers' pages."""

import threading
from datetime import date

from pages.parts.together import Together
from queries.scope import Scope

THIS, BEFORE = Scope(date(2026, 2, 1), date(2026, 3, 1)), Scope(date(2026, 1, 1), date(2026, 2, 1))
NEXT, BEFORE_NEXT = Scope(date(2026, 3, 1), date(2026, 4, 1)), THIS


class Asked:
    """Hears what is worked out, from whatever thread."""

    def __init__(self, expected):
        self.heard, self._expected, self._all = [], expected, threading.Event()

    def __call__(self, name, scope, own):
        self.heard.append((name, scope, own))
        if len(self.heard) >= self._expected:
            self._all.set()

    def wait(self):
        self._all.wait(5)
        return set(self.heard)


def run(together, key, scope, before, asked, questions):
    together.begins(key)
    together.asks(scope, before, asked)
    for name, one, own in questions:
        together.notes(name, one, own)
    together.ends()


def test_the_second_view_is_asked_all_that_the_first_was():
    together, asked = Together(), Asked(2)
    run(together, "service", THIS, BEFORE, asked, [("wait", THIS, ()), ("wait", BEFORE, ()), ("other", Scope(date(2020, 1, 1), date(2020, 2, 1)), ())])
    assert not asked.heard  # nothing is known of a page never drawn
    run(together, "service", NEXT, BEFORE_NEXT, asked, [])
    # the question of a period that is neither the view nor what it is compared with cannot be moved along
    assert asked.wait() == {("wait", NEXT, ()), ("wait", BEFORE_NEXT, ())}


def test_without_a_comparison_nothing_earlier_is_asked():
    together, asked = Together(), Asked(1)
    run(together, "service", THIS, BEFORE, asked, [("wait", THIS, ()), ("wait", BEFORE, ())])
    run(together, "service", NEXT, None, asked, [])
    assert asked.wait() == {("wait", NEXT, ())}


def test_each_reader_s_page_is_remembered_apart():
    together, asked = Together(), Asked(1)
    run(together, ("voice", "ada"), THIS, None, asked, [("feeling", THIS, (("feeling", "anxious"),))])
    run(together, ("voice", "bob"), THIS, None, asked, [("feeling", THIS, (("feeling", "trusting"),))])
    run(together, ("voice", "bob"), NEXT, None, asked, [])
    assert asked.wait() == {("feeling", NEXT, (("feeling", "trusting"),))}


def test_a_run_cut_short_leaves_what_was_known():
    together, asked = Together(), Asked(1)
    run(together, "service", THIS, None, asked, [("wait", THIS, ())])
    together.begins("service")
    together.asks(NEXT, None, asked)  # and the reader clicks again before the page is drawn
    assert asked.wait() == {("wait", NEXT, ())}
    run(together, "service", BEFORE, None, asked, [])
    assert len(asked.heard) >= 1


def test_what_fails_beforehand_is_left_to_the_page():
    together, done = Together(), Asked(1)

    def work(name, scope, own):
        if name == "broken":
            raise ValueError
        done(name, scope, own)

    run(together, "service", THIS, None, work, [("broken", THIS, ()), ("wait", THIS, ())])
    run(together, "service", NEXT, None, work, [])
    assert done.wait() == {("wait", NEXT, ())}


def test_a_finding_is_looked_for_once_and_still_tells_what_it_asks(stores, monkeypatch):
    from pages.parts import current

    monkeypatch.setenv("EGARDS_STORE", str(stores["full"]))
    together, looks, before, later = Together(), [], Asked(1), Asked(1)
    monkeypatch.setattr(current, "_together", lambda: together)

    def look(ask):
        looks.append(ask("wait_overall", THIS).n)
        return looks[-1]

    for _ in range(2):  # the second run knows the finding
        together.begins("pulse")
        together.asks(THIS, None, before)
        assert current.found(("the waits of a month", THIS), look) == looks[0]
        together.ends()
    assert len(looks) == 1
    run(together, "pulse", NEXT, None, later, [])
    assert ("wait_overall", NEXT, ()) in later.wait()
