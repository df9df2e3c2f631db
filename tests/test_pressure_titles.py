"""The titles of the charts on pressure: what each found, in both languages, and what it says where nothing was."""

from datetime import date

import polars as pl
import pytest
import sample_answers as samples

from pages.parts import charts
from pages.parts.pressure import arms_drawn, lines_found, people_effects
from pages.parts.words import words
from queries import catalogue


def answer(name, rows, n=None):
    """An answer to a question of the catalogue, with these rows."""
    given = [{"is_hidden": False, "is_thin": False, "is_incomplete": False} | row for row in rows]
    total = n if n is not None else sum(row.get("n") or 0 for row in rows)
    return samples.Answer(catalogue.question(name), samples.QUARTER, "select 1", {}, pl.DataFrame(given, infer_schema_length=None), catalogue.columns(), total, None, (), 0)


def titles(draw, told, **options):
    """The chart's title in English and French, with ordinary spaces."""
    return tuple(draw(told, words(language), "light", **options).title.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ") for language in ("en", "fr"))


def test_the_calendar_names_its_busiest_day():
    days = ((1, 1, 300), (1, 31, 900), (2, 1, 1200), (2, 28, 40))
    told = answer("sends_calendar", [{"month": date(2026, month, 1), "day_of_month": day, "n": n} for month, day, n in days])
    assert titles(charts.heat, told, across="day_of_month", down="month") == ("Busiest day: 1 Feb 2026 (1,200 messages)", "Jour le plus chargé : le 1er févr. 2026 (1 200 messages)")


def test_a_calendar_with_two_busiest_days_names_none():
    told = answer("sends_calendar", [{"month": date(2026, 1, 1), "day_of_month": day, "n": 300} for day in (1, 2)])
    assert titles(charts.heat, told, across="day_of_month", down="month") == ("When are messages sent?", "Quand les messages partent-ils ?")


def test_openings_nobody_can_attribute_are_told_tool_by_tool():
    """Of 1,000 messages each: 300 opened by nobody knows whom in one tool, none in the other, which marks machines."""
    rows = [("mailchimp", "unknown", 300), ("mailchimp", "none", 700), ("brevo", "human_flagged", 250), ("brevo", "machine", 250), ("brevo", "none", 500)]
    told = answer("opens_by_tool", [{"source_system": tool, "opened_by": by, "n": n} for tool, by, n in rows])
    assert titles(charts.stacked, told, metric="n") == (
        "Opens nobody can attribute: 30% of messages (Mailchimp), 0% (Brevo)", "Ouvertures impossibles à attribuer : 30 % des messages (Mailchimp), 0 % (Brevo)",
    )  # fmt: skip
    alone = answer("opens_by_tool", [{"source_system": tool, "opened_by": by, "n": n} for tool, by, n in rows[:2]])
    assert titles(charts.stacked, alone, metric="n")[0] == "Opens nobody can attribute: 30% of messages (Mailchimp)"


@pytest.mark.parametrize(
    ("rows", "en", "fr"),
    [
        ([("stated", 600), ("rules", 300), ("unknown", 100)], "Kind stated by the tool for 60% of messages", "Nature déclarée par l'outil pour 60 % des messages"),
        ([("rules", 500)], "Kind by our rules for all messages", "Nature par nos règles pour tous les messages"),
        ([("stated", 300), ("rules", 300)], "How do we know the kind of a message?", "Comment connaît-on la nature d'un message ?"),
    ],
)
def test_how_kinds_are_known_is_told_by_the_most_messages(rows, en, fr):
    assert titles(charts.bars, answer("kinds_known", [{"kind_basis": basis, "n": n} for basis, n in rows])) == (en, fr)


def lines(*rows):
    """(segment, by the estimate, surely) of segments of 500 people."""
    state = {True: "reached", False: "likely"}
    return answer("saturation_by_segment", [
        {"segment": name, "n": 500, "saturates_from": maybe, "saturates_surely_from": surely, "saturation_state": "unknown" if maybe is None else state[surely is not None]} for name, maybe, surely in rows
    ])  # fmt: skip


def test_the_line_that_is_sure_is_told_and_not_the_one_by_the_estimate():
    """Gold's line by the estimate, 3, is not sure: neither it nor the segment without a line is told."""
    told = lines(("standard", 7, 9), ("casual", 5, 13), ("gold", 3, None), ("new", None, None))
    assert titles(lines_found, told) == (
        "One more is surely too many from 9 messages (standard), from 13 (casual)", "Un de plus est sûrement de trop dès 9 messages (standard), dès 13 (occasionnels)",
    )  # fmt: skip
    assert titles(lines_found, lines(("standard", 7, 9), ("gold", 3, None)))[0] == "One more is surely too many from 9 messages (standard)"
    assert titles(lines_found, lines(("standard", 9, 9), ("gold", 9, 9)))[0] == "One more is surely too many from 9 messages, in every segment with enough data"


def test_where_no_line_is_sure_the_title_says_so():
    assert titles(lines_found, lines(("standard", 9, None), ("gold", None, None))) == ("No sure threshold within what was sent", "Aucun seuil sûr dans ce qui a été envoyé")
    assert titles(lines_found, lines(("gold", None, None)))[0] == "No sure threshold within what was sent"


@pytest.mark.parametrize(
    ("p", "en", "fr"),
    [
        (0.58, "Groups drawn as planned, within chance (p = 0.58)", "Groupes tirés comme prévu, au hasard près (p = 0,58)"),
        (0.0001, "Group sizes other than planned (p < 0.001)", "Tailles de groupes autres que prévu (p < 0,001)"),
        (None, "Planned split not known: the draw cannot be checked", "Répartition prévue inconnue : le tirage ne peut pas être vérifié"),
    ],
)
def test_arms_say_whether_they_were_drawn_as_planned(p, en, fr):
    rows = [{"arm": arm, "n": n, "drawn_share": n / 1000, "planned_share": n / 1000, "sample_ratio_p": p} for arm, n in (("control", 100), ("treated", 900))]
    assert titles(arms_drawn, answer("test_arms", rows)) == (en, fr)


def effects(*rows):
    """(arm, effect on, effect, verdict, because) between arms of 2,000."""
    return answer("test_effects", [
        {"arm": arm, "effect_on": what, "n": 2000, "effect_per_1000": effect, "effect_per_1000_low": effect - 9, "effect_per_1000_high": effect + 9, "test_verdict": verdict, "verdict_because": because}
        for arm, what, effect, verdict, because in rows
    ], n=2000)  # fmt: skip


def test_a_test_tells_what_it_caused_harms_first_and_nothing_unproven():
    told = effects(("one_more", "clickers", 40.0, "positive", ""), ("one_more", "buyers", 3.0, "unknown", "too_wide"), ("one_more", "opt_outs", 30.0, "negative", ""))
    assert titles(people_effects, told) == (
        "Caused per 1,000 people (one more): people who leave +30 and people who click +40",
        "Causé pour 1 000 personnes (un de plus) : personnes qui partent +30 et personnes qui cliquent +40",
    )
    both = effects(("one_more", "opt_outs", 30.0, "negative", ""), ("one_fewer", "opt_outs", -12.0, "positive", ""))
    assert titles(people_effects, both)[0] == "Caused per 1,000 people: people who leave +30 (one more) and people who leave −12 (one fewer)"


@pytest.mark.parametrize(
    ("rows", "en", "fr"),
    [
        ([("none_at_mde", ""), ("none_at_mde", "")], "No effect of the size such a test finds", "Pas d'effet de la taille qu'un tel test décèle"),
        ([("unknown", "no_plan"), ("unknown", "no_plan")], "No verdict: planned split not known", "Pas de verdict : répartition prévue inconnue"),
        ([("unknown", "sample_ratio"), ("unknown", "sample_ratio")], "No verdict: group sizes other than planned", "Pas de verdict : tailles de groupes autres que prévu"),
        ([("none_at_mde", ""), ("unknown", "too_wide")], "No effect is established", "Aucun effet n'est établi"),
    ],
)
def test_a_test_that_proves_nothing_says_so(rows, en, fr):
    told = effects(*(("one_more", what, 2.0, verdict, because) for what, (verdict, because) in zip(("opt_outs", "buyers"), rows, strict=True)))
    assert titles(people_effects, told) == (en, fr)
