"""Groups of people are kept as rules, and filter any question about people."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest

from queries import ask, segments, slices
from queries.scope import Scope
from queries.segments import NoSuchSegment, Rule, UnfitSegment, forget, keep, rule_of, rules

EVER = Scope(date(1990, 1, 1), date(2100, 1, 1))
AT = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.fixture
def filled(given, tmp_path):
    """Ten people of segment `gold`, ten of `casual`; each asked once, the even ones were answered."""
    given.own_folder = tmp_path / "x.own"
    given.fill(
        customers=[{"customer_id": f"c{place}", "segment": "gold" if place < 10 else "casual"} for place in range(20)],
        tickets=[
            {"ticket_id": f"t{place}", "customer_id": f"c{place}", "created_at": AT, "channel": "email", "first_reply_at": AT + timedelta(hours=1) if place % 2 == 0 else None}
            for place in range(20)
        ],
    )  # fmt: skip
    yield given
    del given.own_folder


def kept(given, name="Answered", at_step="answer", **chosen):
    scope = Scope(EVER.start, EVER.end, tuple((key, (value,)) for key, value in chosen.items()))
    keep(given.own_folder, rule_of(name, "journey_people", scope, {"at_step": at_step}, date(2026, 2, 1)))


def test_a_group_filters_any_question_about_people(filled):
    kept(filled)
    answer = ask("answered_by_human", EVER.narrowed("saved", "Answered"), filled)
    assert (answer.n, answer.rows["human_answer_share"][0]) == (10, 1)


def test_a_rule_keeps_its_own_filters_and_meets_those_of_the_question(filled):
    kept(filled, segment="gold")  # 5 gold people were answered
    assert ask("answered_by_human", EVER.narrowed("saved", "Answered"), filled).n == 5
    both = EVER.narrowed("saved", "Answered").narrowed("segment", "casual")
    assert ask("answered_by_human", both, filled).n == 0


def test_two_groups_together_are_the_people_of_either(filled):
    kept(filled)
    kept(filled, "Asked", "question", segment="casual")  # 10 casual people, 5 of them answered already in
    assert ask("answered_by_human", EVER.narrowed("saved", "Answered", "Asked"), filled).n == 15


def test_a_rule_may_build_on_another(filled):
    kept(filled)
    kept(filled, "Gold among them", "question", saved="Answered", segment="gold")
    assert ask("answered_by_human", EVER.narrowed("saved", "Gold among them"), filled).n == 5


def test_a_group_is_looked_for_again_when_the_data_change(filled):
    kept(filled)
    more = [{"ticket_id": f"more{place}", "customer_id": f"c{place}", "created_at": AT, "channel": "email", "first_reply_at": AT + timedelta(hours=2)} for place in (1, 3)]
    filled.fill(tickets=more)
    assert ask("answered_by_human", EVER.narrowed("saved", "Answered"), filled).n == 14  # 12 people, two with two requests


def test_a_name_no_longer_kept_is_refused_with_the_nearest(filled):
    kept(filled)
    forget(filled.own_folder, "Answered")
    kept(filled, "Answerd")
    with pytest.raises(NoSuchSegment, match="the nearest is Answerd"):
        ask("answered_by_human", EVER.narrowed("saved", "Answered"), filled)


def test_kept_names_are_offered_as_a_filter(filled):
    kept(filled)
    assert slices(filled)["saved"] == ("Answered",)


@pytest.mark.parametrize("name", ["' or 1=1 --", "Müller & Söhne", '"; drop table customers', "日本"])
def test_hostile_names_are_data(filled, name):
    kept(filled, name)
    assert ask("answered_by_human", EVER.narrowed("saved", name), filled).n == 10
    assert rules(filled.own_folder)[0].name == name


def test_a_rule_is_read_back_as_it_was_kept(tmp_path):
    made = rule_of("  Two   words ", "journey_people", EVER.narrowed("segment", "gold"), {"at_place": 2, "at_step": "a"}, date(2026, 2, 1))
    keep(tmp_path, made)
    assert rules(tmp_path) == (made,)
    assert made.name == "Two words"
    assert made.scope == EVER.narrowed("segment", "gold")


def test_of_rules_kept_at_once_none_is_lost(tmp_path):
    scope = EVER.narrowed("segment", "gold")
    names = [f"{who}-{place}" for who in "abcd" for place in range(5)]
    with ThreadPoolExecutor(4) as readers:
        list(readers.map(lambda name: keep(tmp_path, rule_of(name, "journey_people", scope, {}, date(2026, 2, 1))), names))
        assert sorted(rule.name for rule in rules(tmp_path)) == names
        list(readers.map(lambda name: forget(tmp_path, name), names))
    assert rules(tmp_path) == ()


def test_a_rule_of_a_question_that_is_gone_is_passed_over(tmp_path):
    keep(tmp_path, Rule("Old", "a_question_long_gone", "2026-01-01", "2026-02-01"))
    assert rules(tmp_path) == ()


@pytest.mark.parametrize(("name", "code"), [("  ", "no_name"), ("x" * 61, "long_name")])
def test_a_name_must_be_one(name, code):
    with pytest.raises(UnfitSegment) as told:
        segments.rule_of(name, "journey_people", EVER, {}, date(2026, 1, 1))
    assert told.value.code == code
