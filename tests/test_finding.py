"""What a chart's title may claim: each field on rows worked by hand, and where it must stay silent."""

import re
from dataclasses import replace
from datetime import date

import pytest
import sample_answers as samples

from data.sqlfile import LANGUAGES
from pages.parts.finding import FIELDS, UnknownField, fields, finding
from pages.parts.words import words
from queries import catalogue

EN, FR = words("en"), words("fr")
TITLED = [name for name, file in catalogue.questions().items() if file.has("title.en")]
APART = [samples.share_row(0.20, 400, channel="email"), samples.share_row(0.60, 400, channel="chat")]


def told(rows, *, grain="channel", header="", n=None, words=EN, metric=None):
    """The fields of these rows, with ordinary spaces."""
    return {name: samples.plain(value) for name, value in fields(samples.answer(rows, grain=grain, header=header, n=n), words, metric).items()}


def curve(name, *steps):
    return [{"channel": name, "minutes": minutes, "n": 100, "waiting_share": share, "waiting_share_low": share - 0.05, "waiting_share_high": share + 0.05} for minutes, share in steps]


@pytest.mark.parametrize("name", TITLED)
def test_every_title_uses_only_known_fields_and_the_same_in_both_languages(name):
    """The same fields in both, for what can be told in one can be told in the other, in the same order of templates."""
    asked = [[sorted(set(re.findall(r"\{(\w+)\}", text))) for text in catalogue.question(name).many(f"title.{language}")] for language in LANGUAGES]
    assert asked[0] == asked[1]
    assert {field for template in asked[0] for field in template} <= set(FIELDS)
    assert ("title at" in catalogue.question(name).headers) >= any("at" in template for template in asked[0])


@pytest.mark.parametrize("name", TITLED)
def test_no_title_claims_a_cause(name):
    for language in LANGUAGES:
        for text in catalogue.question(name).many(f"title.{language}"):
            assert not re.search(r"because|due to|cause|thanks to|parce que|à cause|grâce à|entraîne|provoque", text, re.IGNORECASE)


def test_the_first_title_whose_fields_can_be_told_is_used():
    header = "-- title.en: {change} since {first_label}\n-- title.en: {worst_label}: {worst}\n-- title.fr: {change}\n-- title.fr: {worst_label} : {worst}\n"
    assert samples.plain(finding(samples.answer(APART, grain="channel", header=header), EN)) == "E-mail: 20%"


def test_groups_that_chance_suffices_to_tell_apart_are_told_as_a_range_only():
    """40 answers each: 50 % is known to about 16 points, so 50 % and 52 % cannot be told apart."""
    known = told([samples.share_row(0.50, 40, channel="email"), samples.share_row(0.52, 40, channel="chat")])
    assert (known["flat_low"], known["flat_high"]) == ("50%", "52%")
    assert not {"best", "worst", "highest", "lowest"} & set(known)


def test_where_the_extremes_are_not_apart_two_groups_known_better_may_be():
    """e-mail 50 minutes (10 to 400), form 100 (90 to 110), chat 300 (280 to 320), letter 400 (40 to 900). Of four groups there are six pairs:
    half-widths grow by 2.638 / 2.772, that is not at all. 400 reaches down to 40 and 50 up to 400: no extremes; 110 lies below 280."""
    row = lambda name, value, low, high: {"channel": name, "n": 400, "median_minutes": float(value), "median_minutes_low": float(low), "median_minutes_high": float(high)}
    rows = [row("email", 50, 10, 400), row("form", 100, 90, 110), row("chat", 300, 280, 320), row("letter", 400, 40, 900)]
    known = told(rows, metric="median_minutes")
    assert (known["clear_low_label"], known["clear_low"], known["clear_high_label"], known["clear_high"]) == (EN.named("channel", "form"), "1 h 40 min", "chat", "5 h")
    assert "highest" not in known and known["flat_high"] == "6 h 40 min"
    assert "clear_low" not in told([rows[0], rows[3]], metric="median_minutes")


def test_the_only_group_of_thirty_or_more_is_told_alone_and_never_a_smaller_one():
    rows = [samples.share_row(0.20, 400, channel="chat"), samples.share_row(0.99, 12, channel="phone")]
    known = told(rows)
    assert (known["only_label"], known["only"], known["only_span"]) == ("chat", "20%", "16.1–23.9%")
    assert not {"only", "only_label"} & (set(told(APART)) | set(told(rows[1:] * 2)) | set(told(rows[:1])))


def test_extremes_among_many_groups_need_a_wider_gap():
    """Intervals of ± 4 points: 36–44 % and 45–53 % do not touch, which suffices for two groups. Of 40 groups the extremes are
    two of 780 pairs: each half-width grows by 4.00 / 2.77 = 1.44, to 5.8 points; 45.8 % and 43.2 % now overlap."""
    row = lambda name, value: {"channel": name, "n": 600, "satisfied_share": value, "satisfied_share_low": value - 0.04, "satisfied_share_high": value + 0.04}
    two = [row("email", 0.40), row("chat", 0.49)]
    assert told(two)["highest_label"] == "chat"
    known = told(two + [row(f"group {place}", 0.45) for place in range(38)])
    assert "highest" not in known and known["flat_high"] == "49%"


def test_two_equal_extremes_are_both_named_and_more_than_two_are_not():
    high = samples.share_row(0.60, 400, channel="chat")
    rows = [high, *(samples.share_row(0.20, 400, channel=name) for name in ("email", "form"))]
    assert told(rows)["worst_label"] == "e-mail and form"
    known = told([*rows, samples.share_row(0.20, 400, channel="phone")])
    assert known["worst"] == "20%" and "worst_label" not in known


def test_a_thin_or_hidden_group_is_never_named():
    rows = [*APART, samples.share_row(0.99, 12, channel="phone"), samples.hidden(channel="form")]
    assert told(rows)["best_label"] == "chat"


def test_a_group_whose_delay_is_not_reached_is_named_and_no_extreme_is():
    """More than half of the chat's requests were never answered: it has no median, and may well be the worst."""
    rows = [samples.delay_row(60, 300, channel="email"), samples.delay_row(900, 300, channel="form"), {"channel": "chat", "n": 300, "median_minutes": None}]
    known = told(rows)
    assert known["unreached_label"] == "chat"
    assert "best" not in known and "worst" not in known and "flat_low" not in known


def test_curves_are_told_at_the_moment_the_header_names():
    """At 60 minutes the last step is the one of 45: 70 % of chat wait; e-mail stepped at 60 exactly: 30 %."""
    rows = [*curve("chat", (0, 1.0), (45, 0.70), (90, 0.40)), *curve("email", (0, 1.0), (60, 0.30), (200, 0.10))]
    known = told(rows, grain="channel, minutes", header="-- title at: 60\n")
    assert (known["worst_label"], known["worst"], known["best_label"], known["best"], known["at"]) == ("chat", "70%", "e-mail", "30%", "1 h")


def test_a_curve_that_ends_before_the_moment_tells_nothing_unless_it_ended_at_nothing():
    rows = [*curve("chat", (0, 1.0), (45, 0.70)), *curve("email", (0, 1.0), (60, 0.30), (200, 0.10))]
    assert "worst" not in told(rows, grain="channel, minutes", header="-- title at: 60\n")
    ended = [*curve("chat", (0, 1.0), (45, 0.0)), *curve("email", (0, 1.0), (60, 0.30), (200, 0.10))]
    assert told(ended, grain="channel, minutes", header="-- title at: 60\n")["best_label"] == "chat"


def test_a_lorenz_curve_is_read_between_its_points():
    """Nine tenths lie midway between 85 % and 95 % of the people: 40 % and 60 % of the messages, hence 50 %; the tenth above holds the rest."""
    rows = [{"customers_share": x, "value_share": y, "n": 100} for x, y in ((0.0, 0.0), (0.85, 0.40), (0.95, 0.60), (1.0, 1.0))]
    known = told(rows, grain="customers_share", header="-- title at: 0.9\n", metric="value_share")
    assert (known["value"], known["rest"], known["at"]) == ("50%", "50%", "90%")


def test_one_part_of_a_count_is_told_as_its_share_of_each_group():
    """120 of 400 contacts of e-mail and 20 of 400 of chat met a machine: 30 % and 5 %."""
    row = lambda channel, road, n: {"channel": channel, "road": road, "n": n}
    rows = [row("email", "machine", 120), row("email", "human", 280), row("chat", "machine", 20), row("chat", "human", 380)]
    known = told(rows, grain="channel, road", header="-- title of: road = machine\n")
    assert (known["highest_label"], known["highest"], known["lowest"]) == ("e-mail", "30%", "5%")


def test_a_group_that_hides_a_part_has_no_share_and_leaves_the_extremes_untold():
    row = lambda channel, road, n: {"channel": channel, "road": road, "n": n}
    rows = [row("email", "machine", 120), row("email", "human", 280), row("chat", "machine", 20), row("chat", "human", 380), row("form", "human", 380), samples.hidden(channel="form", road="machine")]
    assert "highest" not in told(rows, grain="channel, road", header="-- title of: road = machine\n")


def test_a_part_of_all_is_told_alone_even_where_another_part_is_hidden():
    """90 of 300: 30 %, Wilson's interval (90 + 1.92 ± …) / 303.84 gives 25.1 to 35.4 %; the hidden bracket is in the 300."""
    rows = [{"bracket": "not_yet", "n": 90}, {"bracket": "one_hour", "n": 207}, samples.hidden(bracket="one_day")]
    known = told(rows, grain="bracket", header="-- title of: bracket = not_yet\n", n=300)
    assert (known["value"], known["span"], known["rest"]) == ("30%", "25.1–35.4%", "70%")
    assert "value" not in told(rows, grain="bracket", header="-- title of: bracket = one_day\n", n=300)


def test_the_largest_part_has_its_share_of_all_that_was_counted():
    rows = [{"bracket": "one_hour", "n": 150}, {"bracket": "one_day", "n": 50}]
    known = told(rows, grain="bracket")
    assert (known["largest_label"], known["largest"], known["largest_share"]) == ("one_hour", "150", "75%")
    assert "largest" not in told([rows[0], rows[0] | {"bracket": "one_day"}], grain="bracket"), "two are the largest"
    assert "largest" not in told(rows, grain="bracket", n=120), "a person stands in several parts: they make no whole"


def test_a_single_row_tells_its_value_and_interval_but_not_of_few_cases():
    known = told([samples.share_row(0.80, 400, channel="email")])
    assert (known["value_label"], known["value"], known["span"]) == ("e-mail", "80%", "76.1–83.9%")
    assert "value" not in told([samples.share_row(0.80, 12, channel="email")])


def month(number, value, n=400, **more):
    return samples.share_row(value, n, month=date(2026, number, 1), **more)


def test_over_time_the_first_and_the_latest_complete_month_are_told_when_they_differ():
    known = told([month(1, 0.40), month(2, 0.99), month(3, 0.60), month(4, 0.10) | {"is_incomplete": True}], grain="month")
    assert (known["first"], known["first_label"], known["latest"], known["latest_label"], known["change"]) == ("40%", "January 2026", "60%", "March 2026", "+20 points")
    assert "flat" not in known


def test_over_time_what_did_not_move_beyond_chance_is_told_as_it_stands():
    known = told([month(1, 0.50), month(2, 0.49), month(3, 0.52)], grain="month")
    assert (known["flat"], known["since"]) == ("52%", "January 2026")
    assert not {"first", "change", "far"} & set(known)


def test_a_month_in_between_that_stands_out_is_told_rather_than_that_nothing_moved():
    """January and March are alike; in February 42 % of 400 against 84 %. April, at 60 %, is nearer to May than February is."""
    known = told([month(1, 0.84), month(2, 0.42), month(3, 0.84), month(4, 0.60), month(5, 0.84)], grain="month")
    assert (known["far"], known["far_label"], known["latest"]) == ("42%", "February 2026", "84%")
    assert not {"first", "flat"} & set(known)


def test_a_fall_and_return_is_told_though_the_first_month_differs_too():
    """From 92 % to 84 % is 8 points, beyond chance at 1,000 each; the 42 points of February are more than twice that."""
    known = told([month(1, 0.92, n=1000), month(2, 0.42, n=1000), month(3, 0.84, n=1000)], grain="month")
    assert (known["first"], known["far"], known["far_label"]) == ("92%", "42%", "February 2026")
    steady = told([month(1, 0.92, n=1000), month(2, 0.94, n=1000), month(3, 0.84, n=1000)], grain="month")
    assert steady["first"] == "92%" and "far" not in steady


def test_a_latest_month_of_few_cases_or_hidden_tells_nothing():
    assert "latest" not in told([month(1, 0.40), month(2, 0.60, n=12)], grain="month")
    assert "latest" not in told([month(1, 0.40), samples.hidden(month=date(2026, 2, 1))], grain="month")


def test_of_several_groups_over_time_the_one_that_moved_most_is_told():
    """E-mail falls by 30 points, chat rises by 20, phone by 2, which chance suffices to explain."""
    pairs = {"email": (0.60, 0.30), "chat": (0.40, 0.60), "phone": (0.50, 0.52)}
    rows = [month(number, values[place], channel=name) for name, values in pairs.items() for place, number in enumerate((1, 2))]
    known = told(rows, grain="month, channel")
    assert (known["moved_label"], known["moved_first"], known["moved_latest"], known["moved_change"]) == ("e-mail", "60%", "30%", "−30 points")
    assert (known["best_label"], known["best"], known["latest_label"]) == ("chat", "60%", "February 2026"), "how they stand in the latest month"


def test_of_two_grains_crossed_the_extreme_cells_are_named_by_both():
    row = lambda day, hour, value: {"weekday": day, "hour": hour, "n": 200, "median_minutes": value, "median_minutes_low": value * 0.9, "median_minutes_high": value * 1.1}
    known = told([row(1, 9, 300), row(1, 10, 60), row(5, 9, 90)], grain="weekday, hour", words=FR)
    assert (known["worst_label"], known["worst"]) == ("lundi, 9 h", "5 h")
    assert (known["best_row"], known["best_column"]) == ("lundi", "10 h")


def test_the_measure_drawn_gives_the_title_its_name():
    known = told([samples.delay_row(60, 300, channel="email") | {"p90_minutes": 400.0}], metric="p90_minutes")
    assert known["measure"] == "nine in ten are answered within" and known["value"] == "6 h 40 min"


def test_a_long_label_from_the_data_is_cut():
    known = told([*APART[:1], samples.share_row(0.60, 400, channel="x" * 90)])
    assert known["highest_label"] == "x" * 47 + "…"


def near(value, **key):
    """A value known to 4 points either way, from 600 cases."""
    return {**key, "n": 600, "satisfied_share": value, "satisfied_share_low": value - 0.04, "satisfied_share_high": value + 0.04}


def test_one_month_among_many_needs_a_wider_gap_from_the_latest():
    """41 months held against the latest: each half-width grows from 4 to 4 × 3.23 / 2.77 = 4.66 points; 9 apart now overlap, 10 do not."""
    days = [date(2022 + place // 12, place % 12 + 1, 1) for place in range(42)]
    rows = [near(0.50, month=day) for day in days]
    assert "far" not in told([*rows[:7], near(0.41, month=days[7]), *rows[8:]], grain="month")
    assert told([*rows[:7], near(0.40, month=days[7]), *rows[8:]], grain="month")["far"] == "40%"


def test_the_group_that_moved_most_must_have_moved_beyond_what_many_groups_do_by_chance():
    """40 groups, 39 of which stand still and one gains 9 points: for 40 looks the intervals of 4 points grow to 4.7, and touch."""
    first, latest = date(2026, 1, 1), date(2026, 2, 1)
    rows = [near(0.50, month=day, channel=f"group {place}") for day in (first, latest) for place in range(39)]
    one = lambda gained: [near(0.50, month=first, channel="one"), near(0.50 + gained, month=latest, channel="one")]
    assert "moved_label" not in told([*rows, *one(0.09)], grain="month, channel")
    assert told([*rows, *one(0.10)], grain="month, channel")["moved_label"] == "one"


def test_a_delay_whose_upper_bound_is_not_reached_is_not_told_apart_from_a_longer_one():
    short = {"channel": "email", "n": 300, "median_minutes": 60.0, "median_minutes_low": 50.0, "median_minutes_high": None}
    assert "best" not in told([short, samples.delay_row(900, 300, channel="form")])
    assert told([short | {"median_minutes_high": 70.0}, samples.delay_row(900, 300, channel="form")])["best_label"] == "e-mail"


def test_the_largest_part_is_not_told_of_few_cases():
    assert "largest" not in told([{"bracket": "one_hour", "n": 20}, {"bracket": "one_day", "n": 9}], grain="bracket")


def changed(channel, index, verdict, n=400):
    return {"channel": channel, "n": n, "feeling_index": index, "feeling_change": verdict}


def test_of_groups_against_their_past_only_the_changes_that_stand_are_told_and_those_not_known_by_name():
    # review is further from 1 than email, and chat than both; form does not stand; of the idea too little is known
    rows = [changed("chat", 0.5, "lower"), changed("email", 1.3, "higher"), changed("form", 3.0, "same"), changed("idea", None, "unknown"), changed("review", 1.6, "higher")]
    found = told(rows, metric="feeling_index")
    assert (found["stood"], found["untold"]) == ("chat 0.5 and review 1.6", "idea") and "judged" not in found


def test_where_no_change_against_the_past_stands_it_is_said_of_how_many():
    found = told([changed("chat", 0.8, "same"), changed("email", 1.9, "same")], metric="feeling_index")
    assert found["judged"] == "2" and not {"stood", "untold"} & set(found)


@pytest.mark.parametrize(("verdict", "title"), [("lower", "Anxiety: chat 0.5 against the usual rate; too few texts to judge: idea"), ("same", "Anxiety: no channel stands out from its usual rate, of 2; too few texts to judge: idea")])
def test_a_title_tells_what_stands_beside_a_group_too_small_to_show(verdict, title):
    rows = [changed("chat", 0.5, verdict), changed("email", 1.0, "same"), changed("idea", None, "unknown", 12)]
    answer = replace(samples.answer(rows, grain="channel"), question=catalogue.questions()["feeling_by_channel"], values={"feeling": "anxious"})
    assert samples.plain(finding(answer, EN, "feeling_index")) == title


def test_a_title_states_the_finding_when_the_numbers_carry_it():
    assert samples.plain(finding(samples.delay_by_channel(), EN)) == "Chat answers fastest: median 12 min; e-mail slowest: 6 h 40 min"
    # social (n = 22) and letter (hidden) are never named


def test_a_title_claims_nothing_where_intervals_overlap():
    rows = [samples.share_row(0.50, 40, channel="email"), samples.share_row(0.52, 40, channel="chat")]
    header = "-- title.en: {best_label} is best\n-- title.fr: {best_label} est le meilleur\n"
    assert finding(samples.answer(rows, grain="channel", header=header), EN) == "How long do customers wait for a human?"


def test_a_title_with_an_unknown_field_names_the_nearest():
    header = "-- title.en: {bestt_label}\n-- title.fr: {bestt_label}\n"
    with pytest.raises(UnknownField, match="best_label"):
        finding(samples.answer([samples.share_row(0.5, 40, channel="email")], grain="channel", header=header), EN)
