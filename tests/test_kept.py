"""What is worked out once: for everybody, the least used forgotten first, and never a failure."""

import threading

import pytest

from pages.parts import current
from queries.kept import Kept


def test_a_value_is_worked_out_once_for_all_who_ask_at_the_same_time():
    kept, worked, may_end = Kept(10), [], threading.Event()

    def work():
        worked.append(1)
        may_end.wait(10)
        return "answer"

    found = []
    askers = [threading.Thread(target=lambda: found.append(kept.of(("csat",), work))) for _ in range(8)]
    for asker in askers:
        asker.start()
    may_end.set()
    for asker in askers:
        asker.join()
    assert found == ["answer"] * 8 and len(worked) == 1


def test_the_least_recently_used_is_forgotten_first():
    kept, worked = Kept(2), []

    def of(key):
        return kept.of(key, lambda: worked.append(key) or key)

    for key in ("a", "b", "a", "c", "a", "b"):
        of(key)
    assert worked == ["a", "b", "c", "b"], "b was used least recently when c came"


def test_a_failure_is_raised_and_tried_again():
    kept = Kept(2)
    with pytest.raises(ZeroDivisionError):
        kept.of("a", lambda: 1 / 0)
    assert kept.of("a", lambda: None) is None
    assert kept.of("a", lambda: 1 / 0) is None, "None is a value too"


def test_a_chart_is_drawn_once_for_each_answer_and_way(monkeypatch):
    kept = Kept(10)
    monkeypatch.setattr(current, "_charts", lambda: kept)
    answers, drawn = [object(), object()], []

    def draw(answer, language, theme):
        return current.drawn(answer, (draw, language, theme), lambda: drawn.append((answers.index(answer), language, theme)) or len(drawn))

    first = [draw(answer, language, theme) for answer in answers for language in ("en", "fr") for theme in ("light", "dark")]
    again = [draw(answer, language, theme) for answer in answers for language in ("en", "fr") for theme in ("light", "dark")]
    assert first == again == list(range(1, 9))
    assert current.drawn(answers[0], ({"not": "hashable"},), lambda: "drawn") == "drawn"
