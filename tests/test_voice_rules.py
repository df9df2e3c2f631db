"""How reviews, answers to surveys, posts and mail count as voices: each rule worked by hand on one story."""

import pytest

from tests.service_stories import MONDAY, at, told


@pytest.mark.parametrize(("told_days", "stayed"), [(60, [("a", None), ("b", None)]), (100, [("a", True), ("b", False)])])
def test_a_critic_who_orders_at_once_does_not_count_before_ninety_days_were_watched(given, told_days, stayed):
    """Two buyers complain on one day, and one orders the next. With 60 days of orders after, neither is known to have stayed; with 100, one has."""
    order = lambda name, who, days: {"order_id": name, "customer_id": who, "placed_at": at(days=days)}
    given.fill(
        reviews=[{"review_id": who, "customer_id": who, "platform": "shop", "rating": 1, "rating_max": 5, "created_at": at()} for who in ("a", "b")],
        orders=[order("a0", "a", -30), order("b0", "b", -30), order("a1", "a", 1), order("z", "z", told_days)],
    )
    assert told(given, "voices", "voice_id, is_customer_after_90_days") == stayed


TEMPLATE = "Bonjour {name}, nous sommes désolés que votre expérience n'ait pas été à la hauteur de vos attentes. Merci de contacter le service client avec la référence {number}."


def test_a_template_is_recognised_under_other_names_and_figures_and_real_words_are_not(given):
    reviews = [
        {"review_id": "a", "rating": 1, "rating_max": 5, "created_at": at(), "reply_at": at(days=1), "reply_text": TEMPLATE.format(name="Inès", number=12)},
        {"review_id": "b", "rating": 2, "rating_max": 5, "created_at": at(), "reply_at": at(days=1), "reply_text": TEMPLATE.format(name="Jean-Paul", number=98_765)},
        {"review_id": "c", "rating": 1, "rating_max": 5, "created_at": at(), "reply_at": at(days=1), "reply_text": "Vous avez raison : la notice était fausse, nous l'avons corrigée et je vous renvoie la pièce ce soir."},
        {"review_id": "d", "rating": 1, "rating_max": 5, "created_at": at(), "reply_at": at(days=1)},
    ]
    given.fill(reviews=reviews)
    assert told(given, "voices", "voice_id, is_template, template_uses") == [("a", True, 2), ("b", True, 2), ("c", False, 1), ("d", None, None)]


def test_a_reply_older_than_the_last_edit_answered_other_words_and_one_older_than_the_review_has_no_delay(given):
    """`edited`: published on day 0, answered on day 2, edited on day 5. `odd`: its only date is that of the edit, after the reply."""
    given.fill(
        reviews=[
            {"review_id": "edited", "rating": 1, "rating_max": 5, "created_at": at(), "updated_at": at(days=5), "reply_at": at(days=2), "reply_text": "sorry"},
            {"review_id": "odd", "rating": 1, "rating_max": 5, "created_at": at(days=3), "updated_at": at(days=3), "reply_at": at(days=1), "reply_text": "hello"},
        ]
    )
    assert told(given, "voices", "voice_id, is_replied, reply_days, is_edited_since, waited_days") == [("edited", True, 2.0, True, 2.0), ("odd", True, None, True, None)]


def test_a_deleted_review_is_still_a_voice_and_only_tools_that_tell_removals_are_asked_about_them(given):
    given.fill(
        reviews=[
            {"review_id": "gone", "rating": 1, "rating_max": 5, "created_at": at(), "deleted_at": at(days=3)}, {"review_id": "kept", "rating": 1, "rating_max": 5, "created_at": at()},
            {"review_id": "elsewhere", "rating": 1, "rating_max": 5, "created_at": at(), "source_system": "a tool that hides removals"},
        ]
    )  # fmt: skip
    assert told(given, "voices", "voice_id, is_removed, is_removal_told") == [("elsewhere", False, False), ("gone", True, True), ("kept", False, True)]


def test_ratings_are_brought_to_five_and_an_unknown_scale_says_nothing(given):
    """9 out of 10 is 1 + 8 x 4/9 = 4.56; 0 of good-or-bad is 1; a recommendation not asked from 0 to 10 is none."""
    csat = {"metric": "csat", "submitted_at": at(), "higher_is_better": True}
    given.fill(
        reviews=[{"review_id": "nine", "rating": 9, "rating_max": 10, "created_at": at()}],
        survey_responses=[
            {**csat, "response_id": "bad", "score": 0, "scale_min": 0, "scale_max": 1}, {**csat, "response_id": "unknown", "score": 2},
            {"response_id": "stars", "metric": "nps", "score": 4, "scale_min": 1, "scale_max": 5, "submitted_at": at()}, {"response_id": "seven", "metric": "nps", "score": 7, "scale_min": 0, "scale_max": 10, "submitted_at": at()},
        ],
    )  # fmt: skip
    rows = {name: (rating and round(rating, 2), nps) for name, rating, nps in told(given, "voices", "voice_id, rating, nps")}
    assert rows == {"nine": (4.56, None), "bad-csat": (1.0, None), "unknown-csat": (None, None), "stars-nps": (None, None), "seven-nps": (None, 7.0)}


def test_an_answer_without_its_scale_or_direction_is_refused_with_the_reason(given):
    answer = {"submitted_at": at(), "score": 3}
    given.fill(
        survey_responses=[
            {**answer, "response_id": "a", "metric": "csat"}, {**answer, "response_id": "b", "metric": "ces", "scale_min": 1, "scale_max": 7},
            {**answer, "response_id": "c", "metric": "nps", "scale_min": 1, "scale_max": 5}, {**answer, "response_id": "d", "metric": "csat", "scale_min": 0, "scale_max": 1, "higher_is_better": True},
            {**answer, "response_id": "e", "metric": "ces", "scale_min": 1, "scale_max": 5, "higher_is_better": False}, {**answer, "response_id": "f", "metric": "nps", "scale_min": 0, "scale_max": 10, "state": "preview"},
        ]
    )  # fmt: skip
    assert told(given, "satisfaction", "response_id, refused, position") == [
        ("a", "scale_unknown", None), ("b", "direction_unknown", None), ("c", "not_0_to_10", None), ("d", "off_scale", None), ("e", None, 0.5),
    ]  # fmt: skip


def test_a_run_of_messages_ends_when_the_person_speaks(given):
    """Three mailings, a question, two mailings: runs of 3 and of 2. The mail that follows an order is no talk."""
    given.fill(
        email_campaigns=[{"campaign_id": "receipt", "kind": "transactional", "name": "receipt"}],
        email_events=[
            *({"event_id": f"e{n}", "campaign_id": f"c{n}", "type": "send", "occurred_at": at(days=n), "customer_id": "ana"} for n in (0, 1, 2, 5, 6)),
            {"event_id": "again", "campaign_id": "c0", "type": "delivered", "occurred_at": at(1), "customer_id": "ana"}, {"event_id": "r", "campaign_id": "receipt", "type": "send", "occurred_at": at(days=3), "customer_id": "ana"},
        ],
        tickets=[{"ticket_id": "t", "created_at": at(days=4), "customer_id": "ana", "channel": "email"}],
    )  # fmt: skip
    assert told(given, "monologues", "messages, is_over") == [(2, False), (3, True)]  # nobody has answered the two yet
    assert told(given, "turns", "side, count(*), sum(cast(is_heard as integer))", "true group by side") == [("brand", 5, 0), ("customer", 1, 0)]


def test_whether_a_post_was_answered_is_unknown_where_the_brand_is_never_seen_to_post(given):
    """One tool tells only what customers posted; the other also what the brand posts on its platform, in answer to one of two."""
    post = {"created_at": MONDAY, "text": "Still waiting"}
    given.fill(
        social_posts=[
            {**post, "post_id": "alone", "source_system": "watcher", "platform": "forum"},
            {**post, "post_id": "asked", "source_system": "network", "platform": "x"},
            {**post, "post_id": "left", "source_system": "network", "platform": "x"},
            {**post, "post_id": "elsewhere", "source_system": "watcher", "platform": "x"},
            {**post, "post_id": "answer", "source_system": "network", "platform": "x", "by_brand": True, "in_reply_to": "asked", "created_at": at(30)},
        ]
    )
    assert told(given, "voices", "voice_id, is_replied, waited_days is null") == [("alone", None, True), ("asked", True, False), ("elsewhere", False, False), ("left", False, False)]
