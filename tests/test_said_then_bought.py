"""What people say and then buy, worked out at import: what the questions tell is what texts, answers and orders of the period tell one by one."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, example, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from data import marts
from queries import ask
from queries.scope import Scope
from tests.conftest import an_empty_store

FIRST = date(2026, 1, 1)
WITHIN = 20
LANGUAGES = ("fr", "en")
TOPICS = (None, "price", "delivery")

texts = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 50), st.sampled_from([-0.6, -0.2, 0.5]), st.booleans(), st.sampled_from(LANGUAGES), st.sampled_from(TOPICS)), max_size=30)
answers = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 50), st.sampled_from(["csat", "nps"]), st.booleans(), st.sampled_from(LANGUAGES)), max_size=30)
orders = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 80)), min_size=1, max_size=30)
HELD = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])

DENSE = (
    [(who, (7 * turn + who) % 47, (-0.6, 0.5, -0.2)[(turn + who) % 3], turn % 4 == 1, LANGUAGES[turn % 3 == 0], TOPICS[turn % 3]) for who in range(4) for turn in range(8)],
    [(who, (5 * turn + who) // 2 % 45, ("csat", "nps")[(turn + who) % 2], turn % 3 > 0, LANGUAGES[turn % 5 == 0]) for who in range(1, 5) for turn in range(12)],
    [(who, 3 + 11 * turn + 2 * who) for who in (0, 1, 2, 4) for turn in range(7 - who)],
)

THAT_DAY = ([(0, 5, -0.6, False, "fr", None)], [(0, 5, "csat", True, "fr")], [(0, 5), (1, 60)])
"""Who orders on the very day has bought by then, and does not come back."""


def on(day):
    return FIRST + timedelta(days=day)


def spoken_in(who):
    """The language of a person, whatever that of a text."""
    return LANGUAGES[who % 2]


def filled(store, written, answered, ordered):
    store.fill(
        voices_scored=[
            {
                "text_id": f"t{place}", "customer_id": f"p{who}", "said_on": on(day), "said_at": datetime.combine(on(day), time(9, place), UTC), "is_scored": True, "sentiment": sentiment,
                "is_distrusting": distrusts, "is_trusting": False, "is_anxious": False, "language": language, "channel": f"c{place % 3}", "topics": [topic] if topic else [], "first_topic": topic,
            }
            for place, (who, day, sentiment, distrusts, language, topic) in enumerate(written)
        ],
        satisfaction=[
            {
                "response_id": f"r{place:02d}", "metric": metric, "customer_id": f"p{who}", "answered_on": on(day), "is_answered": True, "language": language,
                "is_satisfied": is_good if metric == "csat" else None, "is_promoter": is_good and metric == "nps",
            }
            for place, (who, day, metric, is_good, language) in enumerate(answered)
        ],
        purchases=[{"order_id": f"o{place}", "customer_id": f"p{who}", "placed_on": on(day), "language": spoken_in(who)} for place, (who, day) in enumerate(ordered)],
    )  # fmt: skip


def paradoxes_one_by_one(written, answered, ordered, period, asked, languages):
    """Of each person the first text and the first answer of the period, held against the orders."""
    first_day, end = period[0], sum(period)
    until = max(day for _, day in ordered)
    found = Counter()
    for who in range(5):
        bought = [day for buyer, day in ordered if buyer == who and spoken_in(who) in languages]
        complained = [(day, place, sentiment < -0.05 or distrusts) for place, (writer, day, sentiment, distrusts, language, _) in enumerate(written) if writer == who and language in languages]
        rated = [(day, metric, place, is_good) for place, (rater, day, metric, is_good, language) in enumerate(answered) if rater == who and language in languages and asked in ("any", metric)]
        for paradox, said in (("complains_yet_stays", complained), ("satisfied_yet_leaves", rated)):
            if inside := [one for one in said if first_day <= one[0] < end]:
                day, *_, says = min(inside)
                stays = any(day < order <= day + WITHIN for order in bought)
                if min(bought, default=1000) <= day <= until - WITHIN:
                    found[paradox, says, stays if paradox == "complains_yet_stays" else not stays] += 1
    return found


def stayed_one_by_one(written, ordered, period, languages):
    found = []
    for who in range(5):
        angry = sorted(
            (day, place, topic) for place, (writer, day, sentiment, distrusts, language, topic) in enumerate(written)
            if writer == who and language in languages and period[0] <= day < sum(period) and (sentiment < -0.3 or distrusts)
        )  # fmt: skip
        after = [day for buyer, day in ordered if buyer == who and spoken_in(who) in languages and angry and angry[0][0] < day <= angry[0][0] + WITHIN]
        if after:
            in_time = sorted(angry, key=lambda one: (on(one[0]), time(9, one[1])))
            found.append((f"p{who}", on(angry[0][0]), f"c{in_time[0][1] % 3}", next((topic for *_, topic in in_time if topic), None), on(min(after))))
    return sorted(found, key=lambda row: (-row[1].toordinal(), row[0]))


@pytest.mark.parametrize("languages", [LANGUAGES, ("fr",)])
@HELD
@example(*THAT_DAY, (0, 30))
@example(*DENSE, (0, 60))
@example(*DENSE, (9, 20))
@example(*DENSE, (23, 12))
@drawn(texts, answers, orders, st.tuples(st.integers(0, 50), st.integers(1, 50)))
def test_what_is_said_and_then_bought_is_told_as_counted_one_by_one(languages, written, answered, ordered, period):
    scope = Scope(on(period[0]), on(sum(period)))
    if languages != LANGUAGES:
        scope = scope.narrowed("language", *languages)
    with an_empty_store() as store:
        store.build(marts.needed(("said_then_bought",)))
        filled(store, written, answered, ordered)
        for asked in ("any", "nps"):
            answer = ask("paradoxes", scope, store, within_days=WITHIN, asked_metric=asked)
            found = {row[:3]: row[3] for row in store.rows(answer.statement, answer.values).select("paradox", "says", "does", "people").iter_rows()}
            assert found == paradoxes_one_by_one(written, answered, ordered, period, asked, languages)
        assert ask("stayed_though_complaining", scope, store, within_days=WITHIN).rows.rows() == stayed_one_by_one(written, ordered, period, languages)


def test_of_two_texts_of_one_moment_the_same_is_always_the_first(given):
    """A tool that tells days alone writes all texts of a day at midnight: whichever came first to the store, one and the same is taken for the first."""
    at = datetime(2026, 2, 1, 12, tzinfo=UTC)
    texts = [{"table_name": "reviews", "record_id": name, "customer_id": "c", "occurred_at": at, "sentiment": sentiment, "is_distrusting": sentiment < 0, "channel": f"by {name}", "topics": []} for name, sentiment in (("a", -0.5), ("b", 0.5))]
    order = {"order_id": "o", "customer_id": "c", "placed_at": at + timedelta(days=2), "total": 1, "status": "paid"}
    for told in (texts, texts[::-1]):
        given.empty().fill(orders=[order], text_scores=told)
        assert given.rows("select sentiment, is_distrusting from said_then_bought").rows() == [(-0.5, True)]
