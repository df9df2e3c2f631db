"""Numbers, delays and dates read as people write them, in French and in English."""

from __future__ import annotations

import math
import re
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.words import FOLDER, LANGUAGES, MissingWord, Words, every_phrase, read_phrases, words
from queries import catalogue
from tests.sample_answers import plain

FR, EN = words("fr"), words("en")
NARROW, HARD = "\u202f", "\u00a0"



@pytest.mark.parametrize(
    ("minutes", "french", "english"),
    [
        (0, "0 min", "0 min"),
        (0.5, "30 s", "30 s"),
        (0.999, "1 min", "1 min"),  # 59.9 seconds round to 60, which is said a minute
        (4.5, "4,5 min", "4.5 min"),
        (12, "12 min", "12 min"),
        (59.7, "1 h", "1 h"),
        (96, "1 h 36", "1 h 36 min"),  # 60 + 36
        (400, "6 h 40", "6 h 40 min"),  # 6 x 60 = 360, 40 left
        (1439.7, "1 j", "1 day"),
        (3600, "2,5 j", "2.5 days"),  # 3600 / 1440
        (1440 * 12.4, "12 j", "12 days"),
        (-96, "\u22121 h 36", "\u22121 h 36 min"),
        (None, "inconnu", "unknown"),
        (math.nan, "inconnu", "unknown"),
    ],
)
def test_a_delay_is_said_as_people_say_it(minutes, french, english):
    assert (plain(FR.duration(minutes)), plain(EN.duration(minutes))) == (french, english)
    assert " " not in FR.duration(minutes) + EN.duration(minutes)  # a delay never breaks over two lines


@pytest.mark.parametrize(
    ("share", "french", "english"),
    [
        (0.124, f"12,4{NARROW}%", "12.4%"),
        (0.5, f"50{NARROW}%", "50%"),
        (0, f"0{NARROW}%", "0%"),
        (1, f"100{NARROW}%", "100%"),
        (0.0052, f"0,52{NARROW}%", "0.52%"),
        (0.00001, f"< 0,01{NARROW}%", "< 0.01%"),
        (0.99999, f"> 99,9{NARROW}%", "> 99.9%"),
    ],
)
def test_a_share_is_a_percentage_that_never_rounds_to_none_or_all(share, french, english):
    assert (plain(FR.share(share)), plain(EN.share(share))) == (french, english)


def test_numbers_take_the_separators_of_the_language():
    assert FR.number(1234567.8) == f"1{NARROW}234{NARROW}568"
    assert EN.number(1234567.8) == "1,234,568"
    assert FR.number(-3.25) == "\u22123,25"
    assert EN.count(1234) == "1,234"
    assert FR.short(12500) == f"12,5{HARD}k"
    assert EN.short(2_500_000) == "2.5M"


def test_money_stands_before_or_after_its_number():
    assert FR.money(12.5) == f"12,50{HARD}€"
    assert EN.money(12.5) == "€12.50"
    assert EN.money(-1234) == "\u2212€1,234"
    assert FR.money(1234, "USD").startswith(f"1{NARROW}234{HARD}")


def test_an_interval_says_its_unit_once_when_both_bounds_share_it():
    assert FR.interval(0.41, 0.52, "share") == f"intervalle à 95{NARROW}%{HARD}: 41–52{NARROW}%"
    assert plain(EN.interval(12, 15, "minutes")) == "95% interval: 12–15 min"
    assert plain(EN.interval(45, 96, "minutes")) == "95% interval: 45 min to 1 h 36 min"
    assert EN.span(-0.1, 0.2, "share") == "\u221210% to 20%"
    assert EN.interval(None, 3, "count") == ""
    assert plain(EN.interval(60, None, "minutes")) == "95% interval: 1 h or more"


def test_a_change_of_share_is_in_points_and_one_that_chance_explains_says_so():
    # 0.021 is 2.1 points; the interval 0.3 to 3.9 points leaves out 0.
    told = plain(EN.change(0.021, "share", 0.003, 0.039))
    assert told == "+2.1 points (95% interval: +0.3 to +3.9 points)"
    # -20 to +3 minutes holds 0.
    assert plain(EN.change(-12, "minutes", -20, 3)) == "\u221212 min, not distinguishable from chance"
    assert FR.change(0, "count") == "sans changement"
    assert plain(FR.points(0.01)) == "1 point"
    assert plain(FR.points(0.02)) == "2 points"


def test_dates_are_said_in_the_readers_order_and_words():
    day = date(2026, 2, 3)  # a Tuesday
    assert plain(FR.date(day)) == "3 févr. 2026"
    assert plain(EN.date(day)) == "3 Feb 2026"
    assert plain(FR.date(date(2026, 3, 1))) == "1er mars 2026"
    assert plain(FR.week(date(2026, 2, 2))) == "semaine du 2 févr. 2026"
    assert FR.month(day) == "février 2026"
    assert plain(EN.long_date(day)) == "Tuesday 3 February 2026"
    assert plain(FR.moment(datetime(2026, 2, 3, 9, 5))) == "3 févr. 2026, 9 h 05"
    assert plain(EN.moment(datetime(2026, 2, 3, 9, 5))) == "3 Feb 2026, 09:05"
    assert (FR.weekday(1), FR.weekday(7), EN.weekday(7)) == ("lundi", "dimanche", "Sunday")
    assert FR.quarter(date(2026, 4, 1)) == "T2 2026"


def test_whole_months_are_named_and_other_periods_keep_their_days():
    assert plain(FR.months(date(2025, 7, 1), date(2026, 7, 1))) == "juil. 2025 à juin 2026"
    assert plain(EN.months(date(2026, 2, 1), date(2026, 3, 1))) == "Feb 2026"
    assert EN.months(date(2026, 1, 5), date(2026, 4, 1)) == EN.period(date(2026, 1, 5), date(2026, 4, 1))


def test_a_period_names_its_last_day_not_the_day_after():
    assert plain(EN.period(date(2026, 1, 1), date(2026, 4, 1))) == "1 Jan to 31 Mar 2026"
    assert plain(EN.period(date(2025, 12, 1), date(2026, 2, 1))) == "1 Dec 2025 to 31 Jan 2026"
    assert plain(EN.period(date(2026, 1, 5), date(2026, 1, 6))) == "5 Jan 2026"


def test_lists_end_with_and():
    assert FR.listed(["a", "b", "c"]) == "a, b et c"
    assert EN.listed(["a"]) == "a"
    assert EN.listed([]) == ""


def test_grain_values_are_named_as_readers_know_them():
    assert FR.named("channel", "phone") == "téléphone"
    assert FR.named("channel", "carrier pigeon") == "carrier pigeon"
    assert FR.named("channel", None) == "inconnu"
    assert EN.named("weekday", 1) == "Monday"
    assert plain(EN.named("after_minutes", 240)) == "4 h"
    assert EN.named("is_member", True) == "yes"
    assert plain(EN.named("week", date(2026, 2, 2))) == "week of 2 Feb 2026"


@given(st.floats(min_value=0, max_value=1))
def test_every_share_reads_back_to_what_it_was(share):
    text = EN.share(share)
    found = float(re.search(r"[\d.]+", text)[0]) / 100
    assert abs(found - share) <= (0.001 if text[0] in "<>" else 0.00051)


@given(st.floats(min_value=0, max_value=500_000))
def test_a_delay_reads_back_to_within_a_twentieth(minutes):
    text = plain(EN.duration(minutes))
    size = {"s": 1 / 60, "min": 1, "h": 60, "day": 1440, "days": 1440}
    found = sum(float(n.replace(",", "")) * size[u] for n, u in re.findall(r"([\d.,]+) (s|min|h|days|day)\b", text))
    assert abs(found - minutes) <= max(1 / 60, minutes * 0.06)


@given(st.one_of(st.none(), st.floats(), st.integers(), st.booleans(), st.text(), st.dates()))
def test_any_value_of_any_unit_can_be_said(x):
    for unit in (None, "share", "count", "minutes", "seconds", "days", "score", "money", "ratio", "name"):
        if isinstance(x, str | date | bool) or unit is None or x is None or math.isfinite(x) and abs(x) < 1e300:
            assert isinstance(FR.value(x, unit), str)


def test_a_plural_follows_the_language():
    phrases = {"things": {"en": {"one": "{n} thing", "other": "{n} things"}, "fr": {"one": "{n} chose", "other": "{n} choses"}}}
    phrases |= every_phrase()
    french, english = Words("fr", phrases), Words("en", phrases)
    assert [english.say("things", n=n) for n in (0, 1, 2)] == ["0 things", "1 thing", "2 things"]
    assert [french.say("things", n=n) for n in (0, 1, 2)] == ["0 chose", "1 chose", "2 choses"]  # French: 0 is singular
    assert french.say("things", n=2_000_000).endswith("choses")


def test_none_is_never_said_as_one():
    phrases = {"times": {"en": {"one": "once", "other": "{n} times"}, "fr": {"one": "une fois", "other": "{n} fois"}}, "notes": {"en": {"one": "{n} note", "other": "{n} notes"}, "fr": {"one": "{n} note", "other": "{n} notes"}}}
    french, english = Words("fr", phrases), Words("en", phrases)
    assert [french.say("times", n=n) for n in (0, 1, 2)] == ["0 fois", "une fois", "2 fois"]
    assert [french.say("notes", n=n) for n in (0, 1, 2)] == ["0 note", "1 note", "2 notes"]
    assert [english.say("times", n=n) for n in (0, 1, 2)] == ["0 times", "once", "2 times"]


def test_an_unknown_phrase_names_the_nearest():
    with pytest.raises(MissingWord, match="did you mean 'note.hidden'"):
        EN.say("note.hiden", n=1)


def test_a_phrase_without_its_value_says_which():
    with pytest.raises(MissingWord, match="needs 'span'"):
        EN.say("format.interval")
    with pytest.raises(MissingWord, match="give n"):
        EN.say("note.hidden")


def test_a_phrase_in_one_language_only_is_refused(tmp_path):
    file = tmp_path / "half.toml"
    file.write_text('[greeting]\nen = "Hello"\n', encoding="utf-8")
    with pytest.raises(MissingWord, match="greeting.*'fr'"):
        read_phrases(file)


def test_values_put_into_a_phrase_are_not_read_as_a_template():
    assert FR.say("note.event", mark="A", label="{mark} {oops} %s", date="x").startswith("A")
    assert "{oops}" in FR.say("note.event", mark="A", label="{oops}", date="x")


def test_french_signs_never_start_a_line():
    assert FR.typeset("Vraiment ? Oui ! « Non » : 5 % ; fin") == (
        f"Vraiment{NARROW}? Oui{NARROW}! «{HARD}Non{HARD}»{HARD}: 5{NARROW}%{NARROW}; fin"
    )
    assert FR.typeset("plus de 40 000 personnes en 2026, 12 ou 345") == f"plus de 40{NARROW}000 personnes en 2026, 12 ou 345"
    assert EN.typeset("Really? 5 %") == "Really? 5 %"
    assert FR.typeset("https://exemple.fr?a=1;b") == "https://exemple.fr?a=1;b"


def test_the_lines_of_a_title_end_neither_within_a_word_nor_within_a_span():
    assert FR.unbroken("Où les gens font-ils, le chat a-t-il, par e-mail : sous-sollicité ?") == "Où les gens font\u2011ils, le chat a\u2011t\u2011il, par e\u2011mail : sous-sollicité ?"
    assert EN.unbroken("11.2% (8.4–14.9%), levels 9–10, Benjamini–Hochberg") == "11.2% (8.4\u2060–\u206014.9%), levels 9\u2060–\u206010, Benjamini–Hochberg"


def test_all_takes_the_gender_of_what_it_filters():
    assert [FR.everything(name) for name in ("channel", "language", "facet", "saved")] == ["Tous", "Toutes", "Toutes", "Tous"]
    assert EN.everything("language") == "All"


def test_countries_and_tools_are_named_as_readers_know_them():
    assert (FR.named("country", "BE"), EN.named("country", "GB"), FR.named("country", "Sud")) == ("Belgique", "United Kingdom", "Sud")
    assert FR.named("source_system", "hubspot, zendesk") == FR.named("linked_by", "hubspot, zendesk") == "HubSpot, Zendesk"


def test_definitions_are_typeset_as_phrases_are():
    assert FR.meaning(catalogue.column("above_line_share")) == FR.typeset(catalogue.column("above_line_share").meaning("fr"))
    assert all(f" {sign}" not in FR.meaning(column) for column in catalogue.columns().values() for sign in ";?!%")


def test_every_french_phrase_leaves_a_space_before_its_high_signs():
    loose = re.compile(r"\w[;!?»]|\w:(?!//)\s|\d%|«\w")
    for key, phrase in every_phrase().items():
        texts = phrase["fr"].values() if isinstance(phrase["fr"], dict) else [phrase["fr"]]
        for text in texts:
            assert not loose.search(re.sub(r"`[^`]*`|\{\w+\}", "", text)), (key, text)


def test_both_languages_of_a_phrase_want_the_same_values():
    fields = re.compile(r"\{(\w+)\}")
    for key, phrase in every_phrase().items():
        wanted = []
        for language in LANGUAGES:
            texts = phrase[language].values() if isinstance(phrase[language], dict) else [phrase[language]]
            wanted.append({field for text in texts for field in fields.findall(text)} - {"n"})
        assert wanted[0] == wanted[1], key


def test_every_words_file_can_be_read():
    assert len(list(FOLDER.glob("*.toml"))) >= 3
    assert every_phrase()["unknown"] == {"en": "unknown", "fr": "inconnu"}
