"""What counts as asking for a human: seen and changed by a company, and the distance to a human follows."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from data import importing, marts, store
from data.feelings import asking, own_rules
from data.feelings.own_rules import OwnPhrases, OwnRules
from data.importing import rescoring
from data.marts import renewing
from queries import ask
from queries.scope import Scope

ROOT = Path(__file__).parent.parent
OPENED = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ASKS = "Passez la main à un collègue"


def asks(text: str, language: str, *own: OwnPhrases) -> bool:
    return asking.asking_of(own).met(pl.Series([text]), language).to_list()[0]


def test_a_phrase_added_asks_in_its_language_alone():
    own = OwnPhrases("anywhere", "fr", ("(passez|passer) la main",))
    assert not asks(ASKS, "fr")
    assert asks(ASKS, "fr", own)
    assert not asks(ASKS, "en", own)


def test_a_phrase_left_out_no_longer_asks_and_the_others_do():
    own = OwnPhrases("anywhere", "fr", (), ("contact humain",))
    assert asks("je cherche un contact humain", "fr") and not asks("je cherche un contact humain", "fr", own)
    assert asks("je veux parler à un conseiller", "fr", own)


def test_a_word_that_asks_alone_asks_only_as_the_whole_message_whatever_its_accents_and_language():
    """41 letters are no word typed to a robot."""
    own = OwnPhrases("alone", "fr", ("Hôtesse d'accueil",), ("conseiller",))
    assert asks("hotesse d’accueil !!", "en", own) and not asks("L'hôtesse d'accueil m'a aidée", "fr", own)
    assert asks("CONSEILLER", "fr") and not asks("CONSEILLER", "fr", own)
    assert asks("humain" + " " * 34, "fr") and not asks("humain" + " " * 35, "fr")


def test_with_every_phrase_left_out_nothing_asks_and_nothing_fails():
    everything = [OwnPhrases(where, language, (), own_rules.shipped_phrases(where, language)) for where in own_rules.WHERE for language in ("en", "fr")]
    found = asking.asking_of(tuple(everything)).met(pl.Series(["un conseiller", "I want to speak to a human", None]), "fr")
    assert found.to_list() == [False, False, None]


def test_where_a_message_asks_is_shown():
    own = asking.asking_of()
    assert own.spans("Un conseiller !", "fr") == [(0, 15)]
    ((start, end),) = own.spans("Bonjour, je cherche un contact humain.", "fr")
    assert "Bonjour, je cherche un contact humain."[start:end] == "contact humain"


@pytest.mark.parametrize(
    ("phrase", "where", "usable"),
    [
        ("passez la main", "anywhere", True),
        ("*", "anywhere", False),
        ("(a|", "anywhere", False),
        ("un collègue", "alone", True),
        ("coll*", "alone", False),
        ("…", "alone", False),
    ],
)
def test_a_phrase_that_would_catch_everything_or_cannot_be_read_is_refused(phrase, where, usable):
    assert own_rules.asks(phrase, where) == usable


@pytest.mark.parametrize(
    "told",
    [
        "not json",
        "{}",
        "[1, null]",
        '[{"where": "nowhere", "language": "fr", "words": "a b"}]',
        '[{"where": "anywhere", "language": "de", "words": "mensch"}]',
        '[{"where": "alone", "language": "fr", "words": {"a": 1}}]',
    ],
)
def test_a_file_that_was_tampered_with_adds_nothing(tmp_path, told):
    (tmp_path / "human_phrases.json").write_text(told)
    assert own_rules.read(tmp_path) == OwnRules()


@pytest.fixture
def path(tmp_path):
    """Ten chats. A bot answers after a minute. In six the customer asks, at minute 2, in words no list has; three of these
    six get a human at minute 14. The last look is sixty days later."""
    tickets = (
        ["ticket_id,created_at,channel,status,contact_id"] + [f"t{n},{_at()},chat,open,c{n}" for n in range(10)] + [f"last,{_at(60 * 24 * 60)},chat,open,c99"]
    )
    messages = ["message_id,ticket_id,author_role,sent_at,text,language"]
    for n in range(10):
        messages += [
            f"{n}a,t{n},customer,{_at()},Où est mon colis ?,fr",
            f"{n}b,t{n},bot,{_at(1)},Bonjour,fr",
            f"{n}c,t{n},customer,{_at(2)},{ASKS if n < 6 else 'Il devait arriver lundi'},fr",
        ]
        messages += [f"{n}d,t{n},agent,{_at(14)},Je regarde,fr"] if n < 3 else []
    place = tmp_path / "shop.duckdb"
    for name, lines in (("tickets", tickets), ("messages", messages)):
        (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert importing.bring_in([tmp_path / "tickets.csv", tmp_path / "messages.csv"], place).all_read
    return place


def _at(minutes: int = 0) -> str:
    return (OPENED + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


def kept(path: Path, *phrases: dict) -> None:
    folder = path.with_suffix(".own")
    folder.mkdir(exist_ok=True)
    (folder / "human_phrases.json").write_text(json.dumps(phrases), encoding="utf-8")


ADDED = {"where": "anywhere", "language": "fr", "words": ["passez la main"], "left_out": []}


def distance(path: Path) -> list[dict]:
    """Who asked and got one: n and share; and the median minutes since the request, of how many."""
    opened, scope = store.Store(path), Scope(OPENED.date(), OPENED.date() + timedelta(days=90))
    found = [row for name in ("human_reach", "human_wait_since_asked") for row in ask(name, scope, opened).rows.to_dicts()]
    opened.close()
    return found


def test_a_phrase_added_changes_the_distance_to_a_human_and_taken_away_brings_it_back(path):
    """Before: nobody asked. After: six asked and three got one, 3 of 6 = 0.5, from minute 2 to minute 14 = 12 minutes; the
    three others still wait, so half have an answer at 12 minutes: that is the median."""
    assert not any(row["n"] for row in distance(path))
    kept(path, ADDED)
    assert rescoring.again(path) == 0
    reach, wait = distance(path)
    assert (reach["n"], reach["human_reach_share"]) == (6, 0.5)
    assert (wait["n"], wait["median_minutes_since_asked"]) == (6, 12.0)
    kept(path)
    rescoring.again(path)
    assert not any(row["n"] for row in distance(path))


def test_only_what_reads_who_asks_is_made_anew_and_it_is_what_making_all_anew_gives(path):
    kept(path, ADDED)
    with store.writing(path) as connection:
        cursor = store.cursor_of(connection)
        n, done = rescoring.up_to_date(cursor)
        assert n == 0 and done["ticket_turns"] == done["contacts"] == "whole"
        assert done["voices_scored"] == done["journey_steps"] == done["sends"] == "left"
        left = {name: sorted(map(repr, cursor.sql(f"from {name}").fetchall())) for name in marts.marts()}
        marts.build(cursor)
        assert left == {name: sorted(map(repr, cursor.sql(f"from {name}").fetchall())) for name in marts.marts()}
        assert set(rescoring.up_to_date(cursor)[1].values()) <= {"left", "whole"}
        cursor.close()


def test_every_mart_that_passes_a_column_on_names_it():
    """A column that changed alone is looked for by its name: no statement takes it along under a star."""
    with store.in_memory() as connection:
        cursor = store.cursor_of(connection)
        marts.build(cursor)
        for name, mart in marts.marts().items():
            held = {column[0] for column in cursor.execute(f"select * from {name} limit 0").description}
            assert not {"asks_for_human", "topics"} & held or all(column in mart.sql for column in {"asks_for_human", "topics"} & held), name
        cursor.close()


def test_a_store_of_an_earlier_version_is_brought_to_the_phrases_of_today(path):
    """It told nothing of what its requests for a human were found by: renewing finds them anew."""
    with store.writing(path) as connection:
        cursor = store.cursor_of(connection)
        cursor.execute("update text_scores set asks_for_human = true")
        cursor.execute("update store_info set value = '{}' where name = 'scored_with'")
        n, _ = rescoring.up_to_date(cursor)
        assert n == 0 and cursor.sql("select count(*) from text_scores where asks_for_human").fetchall() == [(0,)]
        assert "left" in renewing.renew(cursor, renewing.Changes(set())).values()
        cursor.close()


def _the_list_alone():
    from pages.parts import current, frame
    from pages.parts.human_phrases import human_phrases

    frame.ensure_framed()
    current.begins("human")
    human_phrases(frame.reader_words())


@pytest.mark.parametrize(
    ("language", "own", "keep"), [("fr", "Les vôtres, une par ligne", "Enregistrer cette liste"), ("en", "Your own, one per line", "Save this list")]
)
def test_a_reader_adds_and_leaves_out_in_the_app(path, monkeypatch, language, own, keep):
    monkeypatch.setenv("EGARDS_STORE", str(path))
    app = AppTest.from_function(_the_list_alone, default_timeout=60)
    app.query_params["lang"] = language
    app.run()
    phrases = own_rules.shipped_phrases("anywhere", language)
    assert not app.exception and len(app.checkbox) == len(phrases) and all(box.value for box in app.checkbox)
    app.checkbox[0].uncheck()
    next(box for box in app.text_area if box.label == own).set_value("passez la main\n*").run()
    assert any("*" in told.value for told in app.warning)
    next(button for button in app.button if button.label == keep).click().run()
    (record,) = json.loads((path.with_suffix(".own") / "human_phrases.json").read_text(encoding="utf-8"))
    assert (record["words"], record["left_out"], record["language"]) == (["passez la main"], [phrases[0]], language)
    app.button(key="rules_again").click().run()
    assert not app.exception and not any(button.key == "rules_again" for button in app.button)
    assert store.Store(path).rows("select count(*) from ticket_turns where asks_human").item() == (6 if language == "fr" else 0)


def test_the_page_holds_the_list(path, monkeypatch):
    monkeypatch.setenv("EGARDS_STORE", str(path))
    app = AppTest.from_file(str(ROOT / "pages" / "human.py"), default_timeout=60)
    app.query_params["lang"] = "fr"
    app.session_state["human_phrases"] = True
    app.run()
    assert not app.exception and any(box.label == "Les vôtres, une par ligne" for box in app.text_area)
