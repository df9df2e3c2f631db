"""Who stands in a figure and who does not: the unknown never passes for a yes or a no, and what happens after a period is seen from it."""

from datetime import UTC, date, datetime, timedelta

from queries import ask
from queries.scope import Scope

YEAR = Scope(date(2026, 1, 1), date(2027, 1, 1))
JANUARY = Scope(date(2026, 1, 1), date(2026, 2, 1))
SEEN_UNTIL = datetime(2026, 12, 1, tzinfo=UTC)


def day(month: int, number: int) -> datetime:
    return datetime(2026, month, number, 9, tzinfo=UTC)


def contacts(n: int, name: str, **more) -> list[dict]:
    return [{"contact_id": f"{name}{place}", "kind": "ticket", "opened_on": date(2026, 3, 2), "opened_month": date(2026, 3, 1), "channel": "email", **more} for place in range(n)]


def voices(n: int, name: str, **more) -> list[dict]:
    return [{"voice_id": f"{name}{place}", "customer_id": f"{name}{place}", "is_distrustful": False, "is_complaint": False, "observed_until": SEEN_UNTIL, **more} for place in range(n)]


def test_contacts_whose_road_is_unknown_are_not_of_those_left_to_a_machine_nor_of_the_others(given):
    """Ten met only a machine, ten a human, forty nobody knows: 10 of 20, and an interval of twenty (Wilson: 0.2993 to 0.7007), not of sixty."""
    given.fill(contacts=contacts(10, "m", mode="machine_only") + contacts(10, "h", mode="human_only") + contacts(40, "u"))
    row = ask("left_to_machine_by_channel", YEAR, given).rows.row(0, named=True)
    assert (row["n"], row["left_to_machine_share"]) == (20, 0.5)
    assert (round(row["left_to_machine_share_low"], 4), round(row["left_to_machine_share_high"], 4)) == (0.2993, 0.7007)


def test_who_took_an_unknown_road_did_not_go_to_a_human_directly(given):
    """Six satisfied of six directly, three of six by a machine; six dissatisfied of whom no road is told change neither."""
    told = [
        *contacts(6, "d", has_machine=False, is_satisfied=True), *contacts(3, "y", has_machine=True, is_satisfied=True), *contacts(3, "n", has_machine=True, is_satisfied=False),
        *contacts(6, "u", is_satisfied=False),
    ]  # fmt: skip
    given.fill(contacts=told)
    rows = ask("satisfied_like_for_like", YEAR, given).rows
    assert rows.select("road", "n", "satisfied_like_for_like").rows() == [("human_directly", 6, 1.0), ("machine_first", 6, 0.5)]


def test_a_critic_of_whom_nobody_knows_whether_or_when_they_were_answered_is_not_one_left_unanswered(given):
    """Answered on day 2: 5 of 5 ordered again. Not answered: none of 5. Five whose answer has no date and five on a site where answers are not told all
    ordered: counted as unanswered they would make it 10 of 15."""
    critic = {"said_on": date(2026, 3, 2), "said_at": day(3, 2), "rating": 1.0, "is_customer_after_90_days": True}
    told = [
        *voices(5, "answered", is_replied=True, reply_days=2.0, **critic), *voices(5, "left", is_replied=False, **critic | {"is_customer_after_90_days": False}),
        *voices(5, "undated", is_replied=True, **critic), *voices(5, "untold", **critic),
    ]  # fmt: skip
    given.fill(voices=told)
    rows = ask("stayed_after_reply", YEAR, given).rows
    assert rows.select("answered_in_two_weeks", "n", "stayed_share").rows() == [("not_replied", 5, 0.0), ("replied", 5, 1.0)]


def test_rating_again_is_told_of_critics_whose_answer_is_known(given):
    """Unanswered, five who rated 1 then 2: a rise of 1. Five whose answer has no date rose by 4: they are in neither group."""
    critic = {"said_on": date(2026, 3, 2), "said_at": day(3, 2), "rating": 1.0}
    given.fill(voices=voices(5, "left", is_replied=False, next_rating=2.0, **critic) + voices(5, "undated", is_replied=True, next_rating=5.0, **critic))
    rows = ask("rating_after_reply", YEAR, given).rows
    assert rows.select("answered_in_two_weeks", "n", "mean_rating_rise").rows() == [("not_replied", 5, 1.0)]


def _answered_in_january_and_heard_again_in_february(**again) -> list[dict]:
    """Ten critics answered in the last week of January; six of them speak again three weeks later."""
    first = voices(10, "c", said_on=date(2026, 1, 20), said_at=day(1, 20), rating=1.0, is_replied=True, replied_at=day(1, 25), is_template=False, topics=["price"])
    later = [
        {**first[place], "voice_id": f"later{place}", "said_on": date(2026, 2, 15), "said_at": day(2, 15), "rating": None, "is_replied": False, "replied_at": None, "is_template": None, **again}
        for place in range(6)
    ]
    return first + later


def test_what_critics_say_after_the_period_counts_for_the_sixty_days_they_are_watched(given):
    """Seen from January: 6 of its 10 answered critics were critical again in February, which is after January and within the sixty days."""
    given.fill(voices=_answered_in_january_and_heard_again_in_february(rating=1.0))
    assert ask("critical_again", JANUARY, given).rows.select("reply_kind", "n", "critical_again_share").rows() == [("specific", 10, 0.6)]
    assert ask("topics_again", JANUARY, given).rows.select("topic", "n", "same_topic_again_share").rows() == [("price", 10, 0.6)]


def test_critical_again_is_by_the_same_rule_as_critical(given):
    """Six come back with distrust and no rating: critical again by the rule as it is, not where the reader says that distrust does not count."""
    given.fill(voices=_answered_in_january_and_heard_again_in_february(is_distrustful=True))
    for question, share in (("critical_again", "critical_again_share"), ("topics_again", "same_topic_again_share")):
        assert [ask(question, YEAR, given, distrust_counts=counts).rows[share][0] for counts in (1, 0)] == [0.6, 0.0]


def test_nobody_is_said_to_be_unheard_where_an_answer_may_have_come(given):
    """Ana spoke twice in vain. Bea spoke once in vain and once on a site that does not tell answers: whether she was answered is not known."""
    spoke = [("ana", False, 2), ("ana", False, 3), ("bea", False, 2), ("bea", None, 3)]
    given.fill(spoken=[{"person_no": 1 + (who == "bea"), "customer_id": who, "is_known": True, "channel": "post", "said_at": day(3, number), "said_on": date(2026, 3, number), "is_heard": heard} for who, heard, number in spoke])
    assert ask("unheard_people", YEAR, given).rows["customer_id"].to_list() == ["ana"]


def test_the_age_of_what_waits_is_that_of_the_last_week_though_a_channel_has_nothing_waiting_then(given):
    """E-mail has six requests open in the last week; those of chat were all settled three weeks before: nothing of chat waits in the last week."""
    week = date(2026, 3, 23)
    given.fill(backlog=[{"week": week, "age": "1_one_day", "channel": "email", "n_unresolved": 6}, {"week": week - timedelta(days=21), "age": "1_one_day", "channel": "chat", "n_unresolved": 9}])
    assert ask("backlog_age", YEAR, given).rows.select("age", "n").rows() == [("1_one_day", 6)]
    assert ask("backlog_age", YEAR.narrowed("channel", "chat"), given).rows.height == 0


def test_a_request_made_within_its_target_of_the_end_counts_neither_way(given):
    """Six answered in an hour and six after two days, a week before the end: 6 of 12 within a day. Of ten made in the last hour six have their answer already
    and four wait: counted as kept, the six would make it 12 of 18."""
    end = day(3, 20)
    told = lambda name, n, opened_at, waited, is_answered: [
        {"ticket_id": f"{name}{place}", "channel": "email", "opened_at": opened_at, "opened_on": opened_at.date(), "observed_until": end, "waited_minutes": waited, "is_answered": is_answered} for place in range(n)
    ]  # fmt: skip
    late = end - timedelta(hours=1)
    given.fill(ticket_clocks=told("a", 6, day(3, 13), 60.0, True) + told("b", 6, day(3, 13), 2880.0, True) + told("c", 6, late, 10.0, True) + told("d", 4, late, 60.0, False))
    for question in ("answered_within_target", "answered_within_target_by_channel"):
        assert ask(question, YEAR, given).rows.select("n", "answered_within_target").rows() == [(12, 0.5)]


def test_people_of_no_segment_have_a_line_though_all_customers_known_have_one(given):
    """Who is only known by an address is in no segment: the line of eight messages holds for them, as for gold."""
    given.fill(customers=[{"customer_id": "ana", "segment": "gold"}])
    assert given.rows("select segment, line_28 from pressure_lines order by segment nulls first").rows() == [(None, 8), ("gold", 8)]


def test_whether_one_answer_was_enough_is_unknown_where_nobody_counts_them(given):
    """Both answered and solved by a tool that counts no replies: the reopened one would be the only one told, as a failure. A third had one reply: enough."""
    solved = {"created_at": day(3, 2), "status": "solved", "solved_at": day(3, 3), "first_reply_at": day(3, 3), "reopens": 0}
    given.fill(tickets=[{"ticket_id": "calm", **solved}, {"ticket_id": "reopened", **solved, "reopens": 1}, {"ticket_id": "told", **solved, "replies": 1}])
    assert given.rows("select ticket_id, is_one_touch from resolutions order by ticket_id").rows() == [("calm", None), ("reopened", None), ("told", True)]


def test_the_words_of_a_campaign_count_once_however_many_messages_it_is(given):
    """The two hardest campaigns, 1,000 messages each, lost 1 and 9: 10 of 2,000. Campaigns less 0.005 a message: -4 and 4; error sqrt(2 x 32) / 2,000 = 0.004, worth
    0.004975 / 0.000016 x (1.959964 / 12.706205)^2 = 7.3984; Wilson 0.000048 to 0.348306. As 2,000 messages, 0.0027 to 0.0092: two campaigns cannot tell as much."""
    lost = (1, 9, 5, 5, 5, 5)
    given.fill(
        campaign_words=[{"campaign_id": f"c{place}", "ease": 10.0 * place, "pressure_points_per_100_words": 10.0 * place} for place in range(6)],
        send_campaigns=[{"campaign_id": f"c{place}", "sent_on": date(2026, 3, 2), "messages": 1000, "unsubscribed": many} for place, many in enumerate(lost)],
    )
    for question in ("opt_outs_by_ease", "opt_outs_by_wording"):
        row = ask(question, YEAR, given).rows.row(0, named=True)
        assert (row["n"], row["unsubscribe_rate"]) == (2000, 0.005) and "unsubscribe_rate_draws" not in row
        assert (round(row["unsubscribe_rate_low"], 5), round(row["unsubscribe_rate_high"], 4)) == (0.00005, 0.3483)


def test_a_message_of_the_brand_is_of_the_day_it_was_sent_on_where_people_live(given):
    """Six sent on 31 March at 22:30 by Greenwich, which is half past midnight on 1 April in Paris: of April, not of March. Six at noon on 31 March are of March."""
    sent = lambda name, at: [{"brand_message_id": f"{name}{place}", "sent_at": at, "text": "Prêts ?", "from_email": "bonjour@example.org"} for place in range(6)]
    messages = sent("late", datetime(2026, 3, 31, 22, 30, tzinfo=UTC)) + sent("noon", datetime(2026, 3, 31, 10, tzinfo=UTC))
    given.fill(brand_messages=messages, brand_text_scores=[{"brand_message_id": one["brand_message_id"], "pressure_points_per_100_words": 1.0} for one in messages])
    assert ask("pressing_by_month", YEAR, given).rows.select("month", "n").rows() == [(date(2026, 3, 1), 6), (date(2026, 4, 1), 6)]
    for question in ("wording_overall", "brand_asks", "brand_asks_by_kind", "brand_no_reply"):
        assert [ask(question, Scope(*days), given).n for days in ((date(2026, 3, 1), date(2026, 4, 1)), (date(2026, 4, 1), date(2026, 5, 1)))] == [6, 6]


def test_a_message_that_arrives_the_day_after_it_left_is_said_once_and_one_held_back_never(given):
    """Sent at 23:50 and delivered at 00:10 by Greenwich; the next one within a minute, a third held back: the brand spoke twice. Of a tool that tells deliveries alone, each is one."""
    late, noon = datetime(2026, 3, 3, 23, 50, tzinfo=UTC), datetime(2026, 3, 9, 12, tzinfo=UTC)
    told = [("late", "send", late), ("late", "delivered", late + timedelta(minutes=20)), ("noon", "send", noon), ("noon", "delivered", noon + timedelta(minutes=1)), ("held", "drop", noon)]
    events = [{"customer_id": "ana", "campaign_id": campaign, "type": kind, "occurred_at": at, "source_system": "mail"} for campaign, kind, at in told]
    given.fill(email_events=[*events, {"customer_id": "bo", "campaign_id": "other", "type": "delivered", "occurred_at": noon, "source_system": "other"}])
    assert given.rows("select customer_id, count(*) as times from turns where side = 'brand' group by customer_id order by customer_id").rows() == [("ana", 2), ("bo", 1)]


def test_who_begins_after_midnight_begins_on_the_new_day(given):
    """An order on 31 March at 22:30 by Greenwich, half past midnight on 1 April in Paris."""
    at = datetime(2026, 3, 31, 22, 30, tzinfo=UTC)
    step = lambda place, when, name: {"customer_id": "ana", "place": place, "occurred_at": when, "occurred_on": (when + timedelta(hours=2)).date(), "step": name, "step_group": name, "direction": "in", "source_system": "test"}
    given.fill(journey_steps=[step(1, at, "order"), step(2, at + timedelta(days=1), "ask"), step(3, at + timedelta(days=90), "ask")])
    found = ask("journey_funnel_people", YEAR, given, stage_1="order", stage_2="ask", within_days=30, at_stage_no=2, has_gone_on=1)
    assert found.rows["began_on"].to_list() == [date(2026, 4, 1)]


def test_how_long_people_were_watched_is_not_told_by_a_few_of_them(given):
    """Ten of the segment gone bought on 1 January, complained on the 10th and never came back; others buy, and write, until December. The ten were watched for all 180 days,
    and their week of messages for its 14: seen through their own last order, or their own last words, nobody would have been."""
    who = [f"gone{place}" for place in range(10)]
    bought = [{"order_id": name, "customer_id": name, "segment": "gone", "placed_on": date(2026, 1, 1), "value": 10.0} for name in who]
    wrote = [
        {"text_id": name, "customer_id": name, "person_no": place, "segment": "gone", "said_on": date(2026, 1, 10), "said_at": day(1, 10), "is_scored": True, "sentiment": -0.9, "is_distrusting": True, "is_trusting": False, "is_anxious": False}
        for place, name in enumerate(who)
    ]  # fmt: skip
    other = {"customer_id": "other", "segment": "gold"}
    given.fill(
        purchases=[*bought, {"order_id": "o", "placed_on": date(2026, 12, 1), "value": 10.0, **other}],
        voices_scored=[*wrote, {**wrote[0], **other, "text_id": "o", "person_no": 99, "said_on": date(2026, 12, 1), "said_at": day(12, 1)}],
        sends=[{"customer_id": name, "segment": "gone", "sent_on": date(2026, 1, 6), "outcome": "delivered", "is_marketing": True, "is_unsubscribed": False} for name in who],
    )
    gone = YEAR.narrowed("segment", "gone")
    assert ask("paradoxes", gone, given).rows.select("paradox", "n").rows() == [("complains_yet_stays", 10)]
    assert ask("opt_outs_after_dose_by_points", gone, given).rows["n"].to_list() == [10]


def test_a_score_is_read_alike_wherever_it_is_read_and_refused_where_its_direction_is_unknown(given):
    """1 of 5 where 1 is best: satisfied, a rating of 5. 1 of 5 where nobody tells which end is good: refused. 7 of 5, and 11 of 10: off the scale, refused."""
    told = {"best": (1.0, False, 5), "unknown": (1.0, None, 5), "off": (7.0, True, 5), "eleven": (11.0, True, 10)}
    answers = [
        {
            "response_id": name, "ticket_id": name, "customer_id": name, "metric": "nps" if most == 10 else "csat", "score": score, "scale_min": 0.0 if most == 10 else 1.0, "scale_max": float(most),
            "higher_is_better": direction, "submitted_at": day(3, 3), "comment": "…", "state": "complete",
        }
        for name, (score, direction, most) in told.items()
    ]  # fmt: skip
    scores = [{"table_name": "survey_responses", "record_id": f"{one['response_id']}|{one['metric']}", "customer_id": one["customer_id"], "occurred_at": day(3, 3)} for one in answers]
    given.fill(tickets=[{"ticket_id": name, "customer_id": name, "created_at": day(3, 2)} for name in told], survey_responses=answers, text_scores=scores)
    assert given.rows("select response_id, is_satisfied from satisfaction where refused is null").rows() == [("best", True)]
    assert given.rows("select contact_id, is_satisfied from contacts where is_satisfied is not null").rows() == [("best", True)]
    for mart in ("voices", "voices_scored"):
        assert given.rows(f"select customer_id, rating, nps from {mart} where rating is not null or nps is not null").rows() == [("best", 5.0, None)]
    steps = {"best": "survey_happy", "unknown": "survey_answered", "off": "survey_answered", "eleven": "survey_answered"}
    assert dict(given.rows("select customer_id, step from journey_steps where step_group = 'survey'").rows()) == steps


def test_a_quarter_that_ends_after_the_period_is_not_of_it(given):
    """Ten were stable at the end of the first quarter, and decline at the end of the second, which a period until mid-May has not seen."""
    states = ((date(2026, 1, 1), "growing", "stable"), (date(2026, 4, 1), "stable", "declining"))
    moved = [(f"p{place}", quarter, before, state) for place in range(10) for quarter, before, state in states]
    given.fill(
        value_states=[{"customer_id": who, "quarter": quarter, "state_before": before, "state": state, "value_before": 1.0, "value_last": 1.0} for who, quarter, before, state in moved],
        state_counts=[{"quarter": quarter, "state_before": before, "state": state, "has_spent_before": True, "people": 10} for quarter, before, state in states],
        before_moves=[{"person_no": place, "quarter": quarter, "state_before": before, "state": state, "what_step": "question", "days_before": 3} for place in range(10) for quarter, before, state in states],
    )
    seen, until_may = Scope(date(2026, 1, 1), date(2026, 7, 1)), Scope(date(2026, 1, 1), date(2026, 5, 15))
    assert [ask("state_moves", scope, given).rows["state"].sort().to_list() for scope in (seen, until_may)] == [["declining", "stable"], ["stable"]]
    assert [ask("states_by_quarter", scope, given).rows["state"].sort().to_list() for scope in (seen, until_may)] == [["declining", "stable"], ["stable"]]
    assert [ask("at_risk_by_quarter", scope, given).rows["n"].to_list() for scope in (seen, until_may)] == [[10, 10], [10]]
    assert [ask("people_in_state", scope, given, in_state="declining").rows.height for scope in (seen, until_may)] == [10, 0]
    assert [ask("moves_preceded", scope, given, direction="down").n for scope in (seen, until_may)] == [10, 0]


def test_a_call_of_unknown_direction_is_one_received_and_a_sign_of_life(given):
    given.fill(calls=[{"customer_id": "ana", "started_at": day(3, 2), "outcome": "answered"}, {"customer_id": "bo", "started_at": day(3, 2), "direction": "out", "outcome": "answered"}])
    assert given.rows("select customer_id from signs_of_life").rows() == given.rows("select customer_id from call_clocks").rows() == [("ana",)]


def test_an_idea_is_of_the_day_it_was_given_on_where_people_live(given):
    """Six on 31 March at 22:30 by Greenwich: of April in Paris."""
    given.fill(ideas=[{"created_at": datetime(2026, 3, 31, 22, 30, tzinfo=UTC), "status": "planned"} for _ in range(6)])
    assert [ask("ideas_by_status", Scope(*days), given).n for days in ((date(2026, 3, 1), date(2026, 4, 1)), (date(2026, 4, 1), date(2026, 5, 1)))] == [0, 6]
