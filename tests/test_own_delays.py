"""The delays the company sets itself hold wherever requests are held against them; what still waits is told of all desks or of none."""

from datetime import UTC, date, datetime

from queries import ask
from queries.scope import Scope

MARCH = Scope(date(2026, 3, 1), date(2026, 4, 1))


def test_the_company_s_own_delays_hold_until_the_reader_gives_others(given):
    """Five chats answered after 8 minutes and five after 20: of a chat's usual 5 minutes, none are kept; of the 10 the company set, five of ten; of the reader's 30, all."""
    opened = {"channel": "chat", "opened_at": datetime(2026, 3, 2, 9, tzinfo=UTC), "opened_on": date(2026, 3, 2), "observed_until": datetime(2026, 3, 20, tzinfo=UTC), "is_answered": True}
    waits = [8.0] * 5 + [20.0] * 5
    for minutes, own, kept in ((5, {}, 0.0), (10, {}, 0.5), (10, {"chat_minutes": 30}, 1.0), (5, {"chat_minutes": 10}, 0.5)):
        given.fill(ticket_clocks=[{"ticket_id": f"t{place}", "waited_minutes": wait, "target_minutes": minutes, **opened} for place, wait in enumerate(waits)])
        assert ask("answered_within_target", MARCH, given, **own).rows.select("n", "answered_within_target").rows() == [(10, kept)]
        assert ask("answered_within_target_by_channel", MARCH, given, **own).rows.select("n", "answered_within_target").rows() == [(10, kept)]


def test_a_channel_without_a_delay_of_its_own_has_a_day(given):
    opened = {"channel": "letter", "opened_at": datetime(2026, 3, 2, 9, tzinfo=UTC), "opened_on": date(2026, 3, 2), "observed_until": datetime(2026, 3, 20, tzinfo=UTC), "is_answered": True}
    given.fill(ticket_clocks=[{"ticket_id": f"t{place}", "waited_minutes": wait, **opened} for place, wait in enumerate([1440.0] * 5 + [1441.0] * 5)])
    assert ask("answered_within_target", MARCH, given).rows.select("n", "answered_within_target").rows() == [(10, 0.5)]


def test_a_setting_says_which_delay_is_shown(given):
    given.fill(settings=[{"name": "target_minutes.chat", "value": "12"}], slices=[{"filter": "channel", "value": "chat", "n": 9}])
    assert dict(ask("targets_set", MARCH, given).rows.select("channel", "target_minutes").rows()) == {"chat": 12, "email": 1440, "form": 1440, "forum": 1440, "phone": 3, "social": 60}


def test_the_open_requests_of_one_tool_are_no_fall_of_those_of_both(given):
    """One desk was last exported on Wednesday 18 March, the other on Sunday 29: from the week of the 16th, ten requests of the first are missing, which is no work done. One left in 2024 cuts nothing."""
    weeks = [date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16), date(2026, 3, 23)]
    counted = lambda desk, seen: [{"week": week, "age": "1_one_day", "source_system": desk, "n_unresolved": 10} for week in seen]
    ends = {"one": datetime(2026, 3, 18, 9, tzinfo=UTC), "other": datetime(2026, 3, 29, 22, tzinfo=UTC), "left": datetime(2024, 5, 1, tzinfo=UTC)}
    given.fill(
        backlog=counted("one", weeks[:2]) + counted("other", weeks) + counted("left", [date(2024, 4, 22)]),
        observed=[{"source_system": desk, "first_at": datetime(2024, 1, 1, tzinfo=UTC), "observed_until": end} for desk, end in ends.items()],
    )
    assert ask("backlog_by_week", MARCH, given).rows.select("week", "n", "is_incomplete").rows() == list(zip(weeks, (20, 20, 10, 10), (False, False, True, True), strict=True))
