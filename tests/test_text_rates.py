"""Rates of feelings by group: a change is told where it stands after every group that was looked at."""

from datetime import UTC, date, datetime
from itertools import product

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from pages.parts.charts.changed import changed
from pages.parts.words import words
from queries import ask
from queries.certainty.comparison import decompose
from queries.certainty.texts import read_text_rates
from queries.scope import Scope
from tests import sample_answers as samples


def sums(segment, now, before, people=400):
    """Each person one text: `now` and `before` of them with the feeling."""
    return [
        {"segment": segment, "is_now": is_now, "texts": people, "people": people, "felt": felt, "felt_felt": felt, "felt_texts": felt, "texts_texts": people}
        for is_now, felt in ((True, now), (False, before))
    ]  # fmt: skip


def changes(*groups):
    found = read_text_rates(pl.DataFrame([row for group in groups for row in group]), ["segment"])
    return dict(found.select("segment", "feeling_change").iter_rows())


def test_one_segment_in_ten_that_moves_by_luck_is_no_finding():
    # 100 in 400 against 75 in 400: the logarithm of the index is 0.288, its error about 0.131, z 2.2, p 0.03: alone it stands, as the first of ten it would have to be under 0.005
    calm = [sums(f"calm {place}", 80, 80) for place in range(9)]
    moved = sums("moved", 100, 75)
    assert changes(moved) == {"moved": "higher"}
    assert changes(moved, *calm)["moved"] == "same"


def test_a_change_that_stands_after_all_looks_is_told_with_its_direction():
    # 160 against 80 in 400: log 2 = 0.69 over an error of 0.117, z 5.9; the half is its mirror
    calm = [sums(f"calm {place}", 80, 80) for place in range(8)]
    found = changes(sums("up", 160, 80), sums("down", 80, 160), *calm)
    assert (found["up"], found["down"]) == ("higher", "lower")
    assert {found[name] for name in found if name.startswith("calm")} == {"same"}


def test_a_feeling_found_in_no_text_may_still_be_there():
    """None of 40 texts of 40 people: Wilson's bounds are 0 and z2 / (40 + z2) = 3.841459 / 43.841459 = 0.087622, and of all of them 0.912378 and 1; the plain ones would leave no doubt."""
    found = read_text_rates(pl.DataFrame(sums("none", 0, 4, people=40) + sums("all", 40, 4, people=40)), ["segment"])
    bounds = {row["segment"]: (round(row["feeling_rate_low"], 6), round(row["feeling_rate_high"], 6)) for row in found.iter_rows(named=True)}
    assert bounds == {"none": (0.0, 0.087622), "all": (0.912378, 1.0)}


def test_few_texts_in_the_period_or_before_it_say_nothing():
    few, many = sums("few", 5, 5, people=20), sums("few", 80, 80)
    assert changes(few) == changes([many[0], few[1]]) == changes([few[0], many[1]]) == {"few": "unknown"}
    assert changes(many) == {"few": "same"}


def test_only_the_changes_that_stand_are_circled_where_their_dots_are():
    moved, calm = {"gold": ("higher", 1.9), "basic": ("same", 1.2), "new": ("lower", 0.6)}, {"few": ("unknown", None)}
    rows = [
        {"segment": name, "n": 400, "feeling_index": index, "feeling_index_low": index and index - 0.1, "feeling_index_high": index and index + 0.1, "feeling_change": change}
        for name, (change, index) in (moved | calm).items()
    ]  # fmt: skip
    chart = changed(samples.answer(rows, grain="segment"), words("en"))
    dots, ring = (trace for trace in chart.figure["data"] if trace.get("mode") == "markers")
    at = dict(zip(dots["ids"], zip(dots["x"], dots["y"], strict=True), strict=True))
    assert list(zip(ring["x"], ring["y"], strict=True)) == [at["gold"], at["new"]]
    assert any("of 3 groups compared, the 2 whose change is beyond chance" in note for note in chart.notes)
    none = changed(samples.answer([row | {"feeling_change": "same"} for row in rows[:3]], grain="segment"), words("fr"))
    assert len([trace for trace in none.figure["data"] if trace.get("mode") == "markers"]) == 1 and "aucun" in none.notes[-1]


def test_a_text_keeps_its_words_of_four_letters_each_once_and_the_number_of_its_person(given):
    """“mon” and “été” have three letters; r3 is of the person of r1, r2 of somebody nobody knows."""
    texts = {"r1": ("Retard, retard ! Où est mon colis cet été, À LAQUELLE adresse ?", "ana"), "r2": ("ok", None), "r3": ("Toujours rien", "ana")}
    given.fill(
        reviews=[{"review_id": name, "text": text, "customer_id": who} for name, (text, who) in texts.items()],
        text_scores=[{"table_name": "reviews", "record_id": name, "customer_id": who, "occurred_at": datetime(2026, 3, 1, tzinfo=UTC)} for name, (_, who) in texts.items()],
    )
    found = {row["text_id"]: row for row in given.rows("select text_id, list_sort(distinct_words) as words, person_no, lot from voices_scored").iter_rows(named=True)}
    assert [found[f"reviews|{name}"]["words"] for name in texts] == [["adresse", "colis", "laquelle", "retard"], [], ["rien", "toujours"]]
    assert found["reviews|r1"]["person_no"] == found["reviews|r3"]["person_no"] != found["reviews|r2"]["person_no"]
    assert all(0 <= row["lot"] < 1 for row in found.values())


@pytest.mark.parametrize("feeling", ["anxious", "trusting", "distrusting", "waiting", "negative", "positive"])
def test_every_feeling_is_told_by_one_statement(given, feeling):
    """Four people of two segments: Ana wrote twice, Cy and Di alike. Sums over people of each feeling alone, person by person."""
    texts = [
        ("ana", "gold", True, False, False, True, -0.5), ("ana", "gold", False, True, False, False, 0.4), ("bo", "gold", True, False, True, False, -0.2),
        ("cy", "casual", False, True, False, False, 0.0), ("di", "casual", False, True, False, False, 0.0),
    ]  # fmt: skip
    given.fill(voices_scored=[
        {"text_id": f"t{place}", "customer_id": who, "person_no": 1 + ["ana", "bo", "cy", "di"].index(who), "segment": segment, "said_on": date(2026, 2, 1), "is_scored": True,
         "is_anxious": anxious, "is_trusting": trusting, "is_distrusting": distrusting, "is_waiting": waiting, "sentiment": tone}
        for place, (who, segment, anxious, trusting, distrusting, waiting, tone) in enumerate(texts)
    ])  # fmt: skip
    whole = Scope(date(2026, 1, 1), date(2026, 4, 1))
    answers = [ask(name, whole, given, feeling=one) for name in ("feeling_overall", "feeling_by_segment") for one in ("anxious", feeling)]
    assert len({(answer.statement, repr(answer.values)) for answer in answers}) == 1
    rows = given.rows(answers[0].statement, answers[0].values).filter(pl.col("feeling") == feeling)
    shows = {"anxious": [1, 0, 1, 0, 0], "trusting": [0, 1, 0, 1, 1], "distrusting": [0, 0, 1, 0, 0], "waiting": [1, 0, 0, 0, 0], "negative": [1, 0, 1, 0, 0], "positive": [0, 1, 0, 0, 0]}[feeling]
    by_person = {"gold": [(2, shows[0] + shows[1]), (1, shows[2])], "casual": [(1, shows[3]), (1, shows[4])]}
    for row in rows.iter_rows(named=True):
        people = by_person[row["segment"]]
        assert (row["texts"], row["people"], row["felt"]) == (sum(n for n, _ in people), len(people), sum(felt for _, felt in people))
        assert (row["felt_felt"], row["felt_texts"], row["texts_texts"]) == (sum(felt * felt for _, felt in people), sum(felt * n for n, felt in people), sum(n * n for n, _ in people))
        assert row["texts_now"] == 5
    assert rows.height == 2


def test_counts_added_up_together_are_those_of_each_feeling(given):
    """Every mix of flags, waits and tones, by four people in two languages: each feeling's texts person by person, as its own rule finds them."""
    flags, known = list(product((None, False, True), repeat=3)), (None, 0, 1, 2)
    mixes = product(flags, known, (None, -0.06, -0.05, 0.0, 0.05, 0.06))
    written = [("abcd"[place * 7 // 5 % 4], *mix, ("fr", "en")[place // 3 % 2]) for place, mix in enumerate(mixes)]
    given.fill(
        reviews=[{"review_id": f"r{place}", "text": "…", "customer_id": who} for place, (who, *_) in enumerate(written)],
        text_scores=[
            {"table_name": "reviews", "record_id": f"r{place}", "customer_id": who, "occurred_at": datetime(2026, 3, 1, tzinfo=UTC), "is_anxious": anxious, "is_trusting": trusting, "is_distrusting": distrusting,
             "wait_and_see": waiting, "sentiment": tone, "language": language}
            for place, (who, (anxious, trusting, distrusting), waiting, tone, language) in enumerate(written)
        ],
    )  # fmt: skip
    answer = ask("feeling_by_language", Scope(date(2026, 1, 1), date(2026, 4, 1)), given)
    found = {(row["feeling"], row["language"]): (row["texts"], row["felt"], row["felt_felt"], row["felt_texts"]) for row in given.rows(answer.statement, answer.values).iter_rows(named=True)}
    rules = {
        "anxious": lambda flags, waiting, tone: flags[0], "trusting": lambda flags, waiting, tone: flags[1], "distrusting": lambda flags, waiting, tone: flags[2],
        "waiting": lambda flags, waiting, tone: (waiting or 0) >= 1, "negative": lambda flags, waiting, tone: (tone or 0) < -0.05, "positive": lambda flags, waiting, tone: (tone or 0) > 0.05,
    }  # fmt: skip
    expected = {}
    for (feeling, rule), language in product(rules.items(), {language for *_, language in written}):
        people = [[bool(rule(flags, waiting, tone)) for who, flags, waiting, tone, told in written if who == person and told == language] for person in "abcd"]
        expected[feeling, language] = (sum(map(len, people)), sum(map(sum, people)), sum(sum(one) ** 2 for one in people), sum(sum(one) * len(one) for one in people))
    assert found == expected


def test_a_figure_is_of_the_feeling_asked_about(given):
    """Forty people, all of whom trust, half of whom are anxious."""
    given.fill(voices_scored=[{"text_id": f"t{n}", "customer_id": f"p{n}", "person_no": n, "said_on": date(2026, 2, 1), "is_scored": True, "is_anxious": n % 2 == 0, "is_trusting": True} for n in range(40)])
    whole = Scope(date(2026, 1, 1), date(2026, 4, 1))
    told = {feeling: ask("feeling_overall", whole, given, feeling=feeling) for feeling in ("trusting", "anxious", "negative")}
    assert {feeling: (answer.n, answer.rows["feeling_rate"].item()) for feeling, answer in told.items()} == {"trusting": (40, 1), "anxious": (40, 0.5), "negative": (40, 0)}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@drawn(written=st.lists(st.tuples(st.integers(1, 30), st.lists(st.sampled_from(("colis", "retard", "merci")), unique=True), st.booleans()), min_size=40, max_size=120))
def test_a_word_is_of_as_many_people_as_wrote_it(given, written):
    """However often each of thirty people wrote it."""
    given.fill(voices_scored=[
        {"text_id": f"t{place}", "person_no": who, "said_on": date(2026, 2, 1), "is_scored": True, "is_anxious": felt, "distinct_words": found, "lot": 0.5} for place, (who, found, felt) in enumerate(written)
    ])  # fmt: skip
    asked = ask("distinctive_words", Scope(date(2026, 1, 1), date(2026, 4, 1)), given)
    holding = {word: [(who, felt) for who, found, felt in written if word in found] for word in ("colis", "merci", "retard")}
    expected = [(word, sum(felt for _, felt in those), sum(not felt for _, felt in those), len({who for who, _ in those})) for word, those in holding.items() if len({who for who, _ in those}) >= 20]
    assert given.rows(asked.statement, asked.values).select("word", "with_feeling", "without", "people").rows() == expected


def test_a_draw_of_texts_is_the_same_for_one_number_and_another_for_the_next(given):
    """200 texts, their lots evenly spread: ten numbers draw 50 different texts of five each, strong and weak alike."""
    given.fill(voices_scored=[
        {"text_id": f"t{place}", "person_no": place, "words": "…", "said_on": date(2026, 3, 2), "is_scored": True, "is_anxious": place % 2 == 0, "lot": place / 200} for place in range(200)
    ])  # fmt: skip
    march = Scope(date(2026, 3, 1), date(2026, 4, 1))
    drawn = lambda seed: ask("verbatims", march, given, feeling="any", sorted_by="random", seed=seed, at_most=5).rows["text_id"].to_list()
    assert drawn(1) == drawn(1)
    found = [one for seed in range(1, 11) for one in drawn(seed)]
    assert len(set(found)) == len(found) == 50
    assert 15 < sum(int(one[1:]) % 2 == 0 for one in found) < 35


def test_words_of_fewer_than_eight_people_are_not_shown(given):
    """Seven people, one of whom wrote twenty times, could be told by what they say; an eighth makes them a group, whoever of them is searched for."""
    march = Scope(date(2026, 3, 1), date(2026, 4, 1))
    written = [*range(7), *[0] * 20]
    for people, shown in ((written, 0), ([*written, 7], 1)):
        given.fill(voices_scored=[
            {"text_id": f"t{place}", "person_no": who, "words": "le colis" if place == 3 else "…", "said_on": date(2026, 3, 2), "is_scored": True, "segment": "gold", "lot": 0.5} for place, who in enumerate(people)
        ])  # fmt: skip
        assert ask("verbatims", march, given, feeling="any", holding="colis").rows.height == shown
    assert ask("verbatims", march.narrowed("segment", "silver"), given, feeling="any").rows.is_empty()


def test_the_bounds_of_what_moved_are_those_of_a_draw_of_people(given):
    """400 people before and 300 now, who write one to six texts each about one of three topics, the more the more anxious: as 800 draws of as many people, with return, spread."""
    rng = np.random.default_rng(7)
    texts = []
    for who in range(700):
        about, many = ("price", "delivery", "staff")[rng.integers(3)], int(rng.integers(1, 7))
        texts += [(who, who >= 400, about if rng.random() < 0.8 else "staff", bool(rng.random() < 0.05 * many + 0.1 * (who >= 400))) for _ in range(many)]
    given.fill(voices_scored=[
        {"text_id": f"t{place}", "person_no": who, "said_on": date(2026, 3, 2) if is_now else date(2026, 1, 5), "is_scored": True, "is_anxious": felt, "first_topic": topic}
        for place, (who, is_now, topic, felt) in enumerate(texts)
    ])  # fmt: skip
    answer = ask("what_moved", Scope(date(2026, 3, 1), date(2026, 4, 1)), given).rows
    topics = answer["topic"].to_list()
    sums = np.zeros((700, len(topics), 2))
    for who, _, topic, felt in texts:
        sums[who, topics.index(topic)] += (felt, 1)
    drawn = []
    for _ in range(800):
        before, now = (sums[low + rng.integers(0, size, size)].sum(axis=0) for low, size in ((0, 400), (400, 300)))
        drawn.append(sum(decompose(now[:, 0], now[:, 1], before[:, 0], before[:, 1])))
    half = (answer["moved_by_high"] - answer["moved_by_low"]).to_numpy() / 2
    assert half == pytest.approx(1.96 * np.std(drawn, axis=0), rel=0.12)
