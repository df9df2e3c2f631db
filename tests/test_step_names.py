"""What steps are called: the company's words, ours, else the tool's own spelling, the same whatever the filter."""

from datetime import UTC, datetime

import pytest

from pages.parts.journey_choices import _words
from queries import ask, steps
from queries.scope import Scope
from tests.conftest import EVER


def asked(given, *spelt: tuple[str, int]):
    """Tickets of a month for each (category, how many), each by another person."""
    tickets = [(category, place) for category, times in spelt for place in range(times)]
    given.fill(tickets=[
        {"ticket_id": f"{category}{place}", "customer_id": f"{category} {place}", "created_at": datetime(2026, 1 + (spelt[0][0] == category), 5, tzinfo=UTC), "channel": "email", "category_raw": category}
        for category, place in tickets
    ])  # fmt: skip


def told(given, scope=EVER) -> dict[str, str]:
    return dict(ask("step_kinds", scope, given).rows.select("step", "own_words").iter_rows())


def test_a_request_is_called_as_its_tool_spells_its_category_most_often(given):
    asked(given, ("Où est mon colis ?", 7), ("ou est mon colis", 6))
    assert told(given) == {"question_ou_est_mon_colis": "Où est mon colis ?"}


def test_of_spellings_as_frequent_the_first_in_order_is_taken_whatever_the_order_of_the_rows(given):
    asked(given, ("échange", 5), ("Échange", 5))
    assert told(given) == {"question_echange": "Échange"}
    asked(given, ("Échange", 5), ("échange", 5))
    assert told(given) == {"question_echange": "Échange"}


def test_a_filter_changes_nothing_in_what_a_step_is_called(given):
    asked(given, ("SUIVI", 5), ("Suivi", 6))
    february = Scope(datetime(2026, 2, 1).date(), datetime(2026, 3, 1).date())
    assert told(given, february) == told(given) == {"question_suivi": "Suivi"}


@pytest.mark.parametrize(("language", "name"), [("en", "Question: Où est {mon} colis ?"), ("fr", "Question\N{NO-BREAK SPACE}: Où est {mon} colis\N{NARROW NO-BREAK SPACE}?")])
def test_the_tools_words_are_said_whole_and_a_brace_in_them_opens_nothing(language, name):
    said = _words(language, ("question_ou_est_mon_colis",), (), (("question_ou_est_mon_colis", "Où est {mon} colis ?"),))
    assert said.named("what_step", "question_ou_est_mon_colis").replace("\N{WORD JOINER}", "") == name


@pytest.mark.parametrize(("language", "name"), [("en", "Question: loyalty"), ("fr", "Question\N{NO-BREAK SPACE}: fidélité")])
def test_usual_categories_are_said_in_the_readers_language_and_the_companys_words_come_first(language, name):
    known = ("question_fidelite",), (("question_fidelite", "Fidélité"),)
    assert _words(language, known[0], (), known[1]).named("step", "question_fidelite") == name
    own = (steps.StepName("question_fidelite", "Club card", "Carte {du} club"),)
    assert _words(language, known[0], own, known[1]).named("step", "question_fidelite").replace("\N{WORD JOINER}", "") == {"en": "Club card", "fr": "Carte {du} club"}[language]
